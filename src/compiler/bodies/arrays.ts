/** System.arraycopy and java.lang.reflect.Array. */
import { Card, ClassFlag, ClassRec, Obj, Region } from '../../layout/layout.js';
import { type Assembler, Cond, Form, type Label, Reg } from '../../x64/assembler.js';
import { emitBumpArray } from './allocation.js';
import { type BodyContext, loadRecord, loadRecordWord } from './body.js';
import { emitCopy } from './copying.js';

/**
 * rdi = source, esi = its position, rdx = destination, ecx = its position, r8d = length. Done here if the ranges lie within arrays, and these are of one class, or hold references all of
 * which the destination may hold. All errors are the native's, which begins anew: nothing has been stored yet.
 */
export function emitArrayCopy(body: BodyContext): void {
  const { asm, slow } = body;
  const different = asm.newLabel();
  const allowed = asm.newLabel();
  for (const reg of [Reg.RDI, Reg.RDX]) {
    asm.rr(Form.TEST_RM32_R32, reg, reg);
    asm.jcc(Cond.E, slow);
  }
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RDI, Obj.CLASS);
  asm.rm(Form.MOV_R32_RM32, Reg.R9, Reg.RDX, Obj.CLASS);
  for (const record of [Reg.RAX, Reg.R9]) {
    asm.mi(Form.TEST_RM32_IMM32, record, ClassRec.FLAGS, ClassFlag.ARRAY);
    asm.jcc(Cond.E, slow);
  }
  checkRanges(asm, slow);
  asm.rr(Form.CMP_R32_RM32, Reg.RAX, Reg.R9);
  asm.jcc(Cond.NE, different);

  asm.bind(allowed); // rax = a class that has the size of the elements, r9 = destination's class
  loadRecordWord(asm, Reg.R9, Reg.R9, ClassRec.FLAGS);
  asm.rr(Form.MOV_R32_RM32, Reg.R10, Reg.RCX);
  loadRecordWord(asm, Reg.RCX, Reg.RAX, ClassRec.ELEM_SHIFT);
  for (const reg of [Reg.RSI, Reg.R10, Reg.R8]) asm.r(Form.SHL_RM64_CL, reg);
  asm.rx(Form.LEA_R64_M, Reg.RSI, Reg.RDI, Reg.RSI, 0, Obj.ARRAY_DATA);
  asm.rx(Form.LEA_R64_M, Reg.RDI, Reg.RDX, Reg.R10, 0, Obj.ARRAY_DATA);
  asm.rr(Form.MOV_R64_RM64, Reg.RDX, Reg.RDI);
  const copied = asm.newLabel();
  emitCopy(asm, true, copied);
  asm.bind(copied);
  markCards(asm);

  asm.bind(different);
  checkElements(body, allowed);
}

/** Zero-extends positions and length; negative ones are above every length. */
function checkRanges(asm: Assembler, slow: Label): void {
  for (const reg of [Reg.RSI, Reg.RCX, Reg.R8]) asm.rr(Form.MOV_R32_RM32, reg, reg);
  for (const [array, position] of [
    [Reg.RDI, Reg.RSI],
    [Reg.RDX, Reg.RCX],
  ]) {
    asm.rx(Form.LEA_R64_M, Reg.R10, position, Reg.R8, 0, 0);
    asm.rm(Form.MOV_R32_RM32, Reg.R11, array, Obj.ARRAY_LENGTH);
    asm.rr(Form.CMP_R64_RM64, Reg.R10, Reg.R11);
    asm.jcc(Cond.A, slow);
  }
}

/** rax and r9 = the classes, which differ: goes to `allowed` if both hold references, and the destination may hold those that are to be copied. */
function checkElements({ asm, slow, stubs }: BodyContext, allowed: Label): void {
  const next = asm.newLabel();
  const fits = asm.newLabel();
  for (const record of [Reg.RAX, Reg.R9]) {
    asm.mi(Form.TEST_RM32_IMM32, record, ClassRec.FLAGS, ClassFlag.PRIMITIVE_ARRAY);
    asm.jcc(Cond.NE, slow);
  }
  asm.rr(Form.MOV_R32_RM32, Reg.R11, Reg.RAX);
  asm.rr(Form.MOV_R64_RM64, Reg.RBX, Reg.RDX); // the stub changes rax, rcx, rdx
  asm.rr(Form.MOV_R64_RM64, Reg.R12, Reg.RCX);
  loadRecordWord(asm, Reg.R13, Reg.R9, ClassRec.ELEMENT);
  const isSubtype = (refused: Label, accepted: Label): void => {
    asm.rr(Form.MOV_R32_RM32, Reg.RDX, Reg.R13);
    asm.callAbs(stubs.subtype);
    asm.rr(Form.TEST_RM32_R32, Reg.RAX, Reg.RAX);
    asm.jcc(Cond.E, refused);
    asm.jmp(accepted);
  };
  const oneByOne = asm.newLabel();
  const restore = asm.newLabel();
  loadRecordWord(asm, Reg.RAX, Reg.R11, ClassRec.ELEMENT);
  isSubtype(oneByOne, restore);

  asm.bind(oneByOne);
  asm.rx(Form.LEA_R64_M, Reg.R10, Reg.RDI, Reg.RSI, 2, Obj.ARRAY_DATA);
  asm.rr(Form.MOV_R64_RM64, Reg.R14, Reg.R8);
  asm.bind(next); // r10 = the next element, r14 = how many are left
  asm.ri(Form.SUB_RM64_IMM8, Reg.R14, 1);
  asm.jcc(Cond.B, restore);
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.R10, 0);
  asm.ri(Form.ADD_RM64_IMM8, Reg.R10, 4);
  asm.rr(Form.TEST_RM32_R32, Reg.RAX, Reg.RAX);
  asm.jcc(Cond.E, next);
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RAX, Obj.CLASS);
  asm.rr(Form.CMP_R32_RM32, Reg.RAX, Reg.R13);
  asm.jcc(Cond.E, next);
  isSubtype(fits, next); // "fits" is where those that do not come to
  asm.bind(fits);
  restoreArguments(asm);
  asm.jmp(slow);

  asm.bind(restore);
  restoreArguments(asm);
  asm.rr(Form.MOV_R32_RM32, Reg.RAX, Reg.R11);
  asm.jmp(allowed);
}

function restoreArguments(asm: Assembler): void {
  asm.rr(Form.MOV_R64_RM64, Reg.RDX, Reg.RBX);
  asm.rr(Form.MOV_R64_RM64, Reg.RCX, Reg.R12);
}

/** Write barrier for r8 bytes from rdx on, if r9 (the class's flags) says that they are references. Returns. */
function markCards(asm: Assembler): void {
  const next = asm.newLabel();
  const done = asm.newLabel();
  asm.ri(Form.TEST_RM32_IMM32, Reg.R9, ClassFlag.PRIMITIVE_ARRAY);
  asm.jcc(Cond.NE, done);
  asm.rr(Form.TEST_RM64_R64, Reg.R8, Reg.R8);
  asm.jcc(Cond.E, done);
  asm.rx(Form.LEA_R64_M, Reg.RCX, Reg.RDX, Reg.R8, 0, -1);
  asm.ri(Form.SHR_RM64_IMM8, Reg.RDX, Card.SHIFT);
  asm.ri(Form.SHR_RM64_IMM8, Reg.RCX, Card.SHIFT);
  asm.bind(next);
  asm.mi(Form.MOV_RM8_IMM8, Reg.RDX, Region.CARDS, 1);
  asm.ri(Form.ADD_RM64_IMM8, Reg.RDX, 1);
  asm.rr(Form.CMP_R64_RM64, Reg.RDX, Reg.RCX);
  asm.jcc(Cond.BE, next);
  asm.bind(done);
  asm.o(Form.RET);
}

/** edi = object that is hoped to be an array: rax = its class. */
function checkArray(asm: Assembler, slow: Label): void {
  asm.rr(Form.TEST_RM32_R32, Reg.RDI, Reg.RDI);
  asm.jcc(Cond.E, slow);
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RDI, Obj.CLASS);
  loadRecordWord(asm, Reg.RAX, Reg.RAX, ClassRec.FLAGS);
  asm.ri(Form.TEST_RM32_IMM32, Reg.RAX, ClassFlag.ARRAY);
  asm.jcc(Cond.E, slow);
}

/** Array.getLength: edi = array. */
export function emitArrayLength({ asm, slow }: BodyContext): void {
  checkArray(asm, slow);
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RDI, Obj.ARRAY_LENGTH);
  asm.o(Form.RET);
}

/** Array.get: edi = array, esi = index. Elements of primitive types are boxed by the native. */
export function emitArrayGet({ asm, slow }: BodyContext): void {
  checkArray(asm, slow);
  asm.ri(Form.TEST_RM32_IMM32, Reg.RAX, ClassFlag.PRIMITIVE_ARRAY);
  asm.jcc(Cond.NE, slow);
  asm.rr(Form.MOV_R32_RM32, Reg.RSI, Reg.RSI);
  asm.rm(Form.CMP_R32_RM32, Reg.RSI, Reg.RDI, Obj.ARRAY_LENGTH);
  asm.jcc(Cond.AE, slow);
  asm.rx(Form.MOV_R32_RM32, Reg.RAX, Reg.RDI, Reg.RSI, 2, Obj.ARRAY_DATA);
  asm.o(Form.RET);
}

/** Array.newArray: edi = component type, esi = length. The array class must have been made before. */
export function emitNewArray({ asm, slow }: BodyContext): void {
  asm.rr(Form.TEST_RM32_R32, Reg.RDI, Reg.RDI);
  asm.jcc(Cond.E, slow);
  asm.rr(Form.TEST_RM32_R32, Reg.RSI, Reg.RSI);
  asm.jcc(Cond.S, slow);
  loadRecord(asm, Reg.RDX, Reg.RDI);
  loadRecordWord(asm, Reg.RDX, Reg.RDX, ClassRec.ARRAY_CLASS);
  asm.rr(Form.TEST_RM32_R32, Reg.RDX, Reg.RDX);
  asm.jcc(Cond.E, slow);
  emitBumpArray(asm, Reg.RDX, Reg.RSI, slow);
  asm.o(Form.RET);
}
