/**
 * Subtype tests (JVMS 6.5 instanceof, checkcast, aastore), by displays and lists of secondary supertypes after Click and Rose, "Fast Subtype Checking in
 * the HotSpot JVM" (2002).
 */

import { ClassFlag, ClassRec, Obj } from '../../src/layout/layout.js';
import { type Assembler, Cond, Form, type Label, Reg } from '../../src/x64/assembler.js';

/**
 * rax = class record S, rdx = class record T: jumps to `yes` if S is T or a subtype of it, else to `no`. Changes rax, rcx, rdx.
 *
 * - T an ordinary class of depth below 8: T stands in S's display at its depth. (Arrays and interfaces have Object there.)
 * - T an interface, or a class of greater depth: T stands in S's list of secondary supertypes. The last one found is remembered in S.
 * - T an array: S must be an array too; then the same question is asked of the element classes, where a primitive type is a subtype of itself only.
 */
function emitSubtype(asm: Assembler, yes: Label, no: Label): void {
  const again = asm.newLabel();
  const special = asm.newLabel();
  const secondary = asm.newLabel();
  const scan = asm.newLabel();
  const found = asm.newLabel();
  const notFound = asm.newLabel();

  asm.bind(again);
  asm.rr(Form.CMP_R32_RM32, Reg.RAX, Reg.RDX);
  asm.jcc(Cond.E, yes);
  const unusual = ClassFlag.ARRAY | ClassFlag.INTERFACE | ClassFlag.PRIMITIVE;
  asm.mi(Form.TEST_RM32_IMM32, Reg.RDX, ClassRec.FLAGS, unusual);
  asm.jcc(Cond.NE, special);
  asm.rm(Form.MOV_R32_RM32, Reg.RCX, Reg.RDX, ClassRec.DEPTH);
  asm.ri(Form.CMP_RM32_IMM8, Reg.RCX, ClassRec.DISPLAY_LENGTH);
  asm.jcc(Cond.AE, secondary);
  asm.rx(Form.CMP_R32_RM32, Reg.RDX, Reg.RAX, Reg.RCX, 2, ClassRec.DISPLAY);
  asm.jcc(Cond.NE, no);
  // The display of a primitive type (the element class of a primitive array) is not looked at: int[] is no Object[].
  asm.mi(Form.TEST_RM32_IMM32, Reg.RAX, ClassRec.FLAGS, ClassFlag.PRIMITIVE);
  asm.jcc(Cond.E, yes);
  asm.jmp(no);

  asm.bind(special);
  asm.mi(Form.TEST_RM32_IMM32, Reg.RDX, ClassRec.FLAGS, ClassFlag.INTERFACE);
  asm.jcc(Cond.NE, secondary);
  // A primitive type is a supertype of itself alone.
  asm.mi(Form.TEST_RM32_IMM32, Reg.RDX, ClassRec.FLAGS, ClassFlag.ARRAY);
  asm.jcc(Cond.E, no);
  asm.mi(Form.TEST_RM32_IMM32, Reg.RAX, ClassRec.FLAGS, ClassFlag.ARRAY);
  asm.jcc(Cond.E, no);
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RAX, ClassRec.ELEMENT);
  asm.rm(Form.MOV_R32_RM32, Reg.RDX, Reg.RDX, ClassRec.ELEMENT);
  asm.jmp(again);

  asm.bind(secondary);
  asm.rm(Form.CMP_R32_RM32, Reg.RDX, Reg.RAX, ClassRec.SECONDARY_CACHE);
  asm.jcc(Cond.E, yes);
  asm.r(Form.PUSH_R64, Reg.RDI);
  asm.rm(Form.MOV_R32_RM32, Reg.RDI, Reg.RAX, ClassRec.SECONDARY_SUPERS);
  asm.rr(Form.TEST_RM32_R32, Reg.RDI, Reg.RDI);
  asm.jcc(Cond.E, notFound);
  asm.rm(Form.MOV_R32_RM32, Reg.RCX, Reg.RDI, 0);
  asm.bind(scan); // from the last to the first: rcx counts down
  asm.ri(Form.SUB_RM64_IMM8, Reg.RCX, 1);
  asm.jcc(Cond.B, notFound);
  asm.rx(Form.CMP_R32_RM32, Reg.RDX, Reg.RDI, Reg.RCX, 2, 4);
  asm.jcc(Cond.NE, scan);
  asm.bind(found);
  asm.rm(Form.MOV_RM32_R32, Reg.RDX, Reg.RAX, ClassRec.SECONDARY_CACHE);
  asm.r(Form.POP_R64, Reg.RDI);
  asm.jmp(yes);
  asm.bind(notFound);
  asm.r(Form.POP_R64, Reg.RDI);
  asm.jmp(no);
}

/** rax, rdx = class records S and T -> eax = 1 if S is T or a subtype of it, else 0. Preserves all but rax, rcx, rdx. */
export function emitIsSubtype(asm: Assembler): void {
  const yes = asm.newLabel();
  const no = asm.newLabel();
  emitSubtype(asm, yes, no);
  asm.bind(yes);
  asm.ri(Form.MOV_R32_IMM32, Reg.RAX, 1);
  asm.o(Form.RET);
  asm.bind(no);
  asm.rr(Form.XOR_R32_RM32, Reg.RAX, Reg.RAX);
  asm.o(Form.RET);
}

/** edi = ref (not null), esi = class record -> eax = 1 and ZF = 0, or eax = 0 and ZF = 1. Preserves all but rax, rcx, rdx. */
export function emitInstanceOf(asm: Assembler): void {
  const yes = asm.newLabel();
  const no = asm.newLabel();
  asm.rr(Form.MOV_R32_RM32, Reg.RAX, Reg.RDI);
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RAX, Obj.CLASS);
  asm.rr(Form.MOV_R32_RM32, Reg.RDX, Reg.RSI);
  emitSubtype(asm, yes, no);
  asm.bind(yes);
  asm.ri(Form.MOV_R32_IMM32, Reg.RAX, 1);
  asm.rr(Form.TEST_RM32_R32, Reg.RAX, Reg.RAX);
  asm.o(Form.RET);
  asm.bind(no);
  asm.rr(Form.XOR_R32_RM32, Reg.RAX, Reg.RAX);
  asm.o(Form.RET);
}

/** edi = array of references, esi = value (not null): returns if the array may hold it, else throws. Preserves all but rax, rcx, rdx. */
export function emitStoreCheck(asm: Assembler, throwStore: Label): void {
  const yes = asm.newLabel();
  const no = asm.newLabel();
  asm.rr(Form.MOV_R32_RM32, Reg.RAX, Reg.RSI);
  asm.rr(Form.MOV_R32_RM32, Reg.RDX, Reg.RDI);
  asm.rm(Form.MOV_R32_RM32, Reg.RDX, Reg.RDX, Obj.CLASS);
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RAX, Obj.CLASS);
  asm.rm(Form.MOV_R32_RM32, Reg.RDX, Reg.RDX, ClassRec.ELEMENT);
  emitSubtype(asm, yes, no);
  asm.bind(yes);
  asm.o(Form.RET);
  asm.bind(no);
  asm.rr(Form.XCHG_RM64_R64, Reg.RDI, Reg.RSI);
  asm.jmp(throwStore);
}
