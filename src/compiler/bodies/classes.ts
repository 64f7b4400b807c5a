/** java.lang.Class: questions that the class record answers. */
import { ClassFlag, ClassRec, Modifiers, Obj } from '../../layout/layout.js';
import { Cond, Form, Reg } from '../../x64/assembler.js';
import type { BodyContext } from './body.js';
import { loadRecord, loadRecordWord, returnConstant } from './body.js';

/** rdi = class, esi = object. */
export function emitIsInstance({ asm, stubs }: BodyContext): void {
  const no = asm.newLabel();
  const yes = asm.newLabel();
  asm.rr(Form.TEST_RM32_R32, Reg.RSI, Reg.RSI);
  asm.jcc(Cond.E, no);
  loadRecord(asm, Reg.RDX, Reg.RDI);
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RSI, Obj.CLASS);
  asm.rr(Form.CMP_R32_RM32, Reg.RAX, Reg.RDX);
  asm.jcc(Cond.E, yes);
  asm.jmpAbs(stubs.subtype);
  asm.bind(yes);
  returnConstant(asm, 1);
  asm.bind(no);
  returnConstant(asm, 0);
}

/** rdi = class to assign to, esi = class of the value; null is the native's. A primitive type is assignable to itself alone, which the stub knows. */
export function emitIsAssignableFrom({ asm, slow, stubs }: BodyContext): void {
  asm.rr(Form.TEST_RM32_R32, Reg.RSI, Reg.RSI);
  asm.jcc(Cond.E, slow);
  loadRecord(asm, Reg.RDX, Reg.RDI);
  loadRecord(asm, Reg.RAX, Reg.RSI);
  asm.jmpAbs(stubs.subtype);
}

/** rdi = class: is the flag set in its record? */
export function emitFlag({ asm }: BodyContext, flag: ClassFlag): void {
  loadRecord(asm, Reg.RCX, Reg.RDI);
  asm.rr(Form.XOR_R32_RM32, Reg.RAX, Reg.RAX);
  asm.mi(Form.TEST_RM32_IMM32, Reg.RCX, ClassRec.FLAGS, flag);
  asm.r(Form.SETNE_RM8, Reg.RAX);
  asm.o(Form.RET);
}

/** rdi = class: interfaces, primitive types and Object have no superclass. */
export function emitGetSuperclass({ asm }: BodyContext): void {
  const none = asm.newLabel();
  loadRecord(asm, Reg.RCX, Reg.RDI);
  asm.mi(Form.TEST_RM32_IMM32, Reg.RCX, ClassRec.FLAGS, ClassFlag.INTERFACE | ClassFlag.PRIMITIVE);
  asm.jcc(Cond.NE, none);
  loadRecordWord(asm, Reg.RCX, Reg.RCX, ClassRec.SUPER);
  asm.rr(Form.TEST_RM32_R32, Reg.RCX, Reg.RCX);
  asm.jcc(Cond.E, none);
  loadRecordWord(asm, Reg.RAX, Reg.RCX, ClassRec.MIRROR);
  asm.o(Form.RET);
  asm.bind(none);
  returnConstant(asm, 0);
}

/** rdi = class: what the native has left in the record when it was first asked. */
export function emitGetModifiers({ asm, slow }: BodyContext): void {
  loadRecord(asm, Reg.RCX, Reg.RDI);
  loadRecordWord(asm, Reg.RAX, Reg.RCX, ClassRec.MODIFIERS);
  asm.rr(Form.TEST_RM32_R32, Reg.RAX, Reg.RAX);
  asm.jcc(Cond.NS, slow);
  asm.ri(Form.AND_RM32_IMM32, Reg.RAX, ~Modifiers.KNOWN);
  asm.o(Form.RET);
}
