/** Bump allocation in the nursery, whose memory is zero already. */

import { Alloc, ClassFlag, ClassRec, Ctx, InitState, Obj, Request } from '../../src/layout/layout.js';
import { type Assembler, Cond, Form, type Label, Reg } from '../../src/x64/assembler.js';
import { emitRequest } from './requests.js';

/** edi = class record -> rax = new object. `slow` makes the NEW request. */
export function emitNewObject(asm: Assembler, slow: Label): void {
  asm.rr(Form.MOV_R32_RM32, Reg.RDI, Reg.RDI);
  asm.mi(Form.TEST_RM32_IMM32, Reg.RDI, ClassRec.FLAGS, ClassFlag.SLOW_ALLOC);
  asm.jcc(Cond.NE, slow);
  asm.mi(Form.CMP_RM32_IMM8, Reg.RDI, ClassRec.INIT_STATE, InitState.INITIALIZED);
  asm.jcc(Cond.NE, slow);
  asm.rm(Form.MOV_R32_RM32, Reg.RCX, Reg.RDI, ClassRec.INSTANCE_SIZE);
  bump(asm, slow);
  asm.o(Form.RET);
}

/** edi = array class record, esi = length -> rax = new array. `negative` throws, `slow` makes the NEW_ARRAY request. */
export function emitNewArray(asm: Assembler, slow: Label, negative: Label): void {
  asm.rr(Form.TEST_RM32_R32, Reg.RSI, Reg.RSI);
  asm.jcc(Cond.S, negative);
  asm.rr(Form.MOV_R32_RM32, Reg.RDI, Reg.RDI);
  asm.rm(Form.MOV_R32_RM32, Reg.RCX, Reg.RDI, ClassRec.ELEM_SHIFT);
  asm.rr(Form.MOV_R32_RM32, Reg.RAX, Reg.RSI);
  asm.r(Form.SHL_RM64_CL, Reg.RAX); // below 2^34
  asm.ri(Form.ADD_RM64_IMM8, Reg.RAX, Obj.ARRAY_DATA + Obj.ALIGNMENT - 1);
  asm.ri(Form.AND_RM64_IMM8, Reg.RAX, -Obj.ALIGNMENT);
  asm.ri(Form.CMP_RM64_IMM32, Reg.RAX, Alloc.LARGE);
  asm.jcc(Cond.A, slow);
  asm.rr(Form.MOV_R32_RM32, Reg.RCX, Reg.RAX);
  bump(asm, slow);
  asm.rm(Form.MOV_RM32_R32, Reg.RSI, Reg.RAX, Obj.ARRAY_LENGTH);
  asm.o(Form.RET);
}

/** newArray's complaint: esi = length. */
export function emitNegativeSize(asm: Assembler, exit: Label): void {
  asm.rr(Form.MOVSXD_R64_RM32, Reg.RDI, Reg.RSI);
  emitRequest(asm, Request.THROW_NEGATIVE_SIZE, exit);
}

/** rcx = bytes, rdi = class record -> rax = the object with its header. */
function bump(asm: Assembler, slow: Label): void {
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.R15, Ctx.ALLOC_TOP);
  asm.rr(Form.ADD_R64_RM64, Reg.RCX, Reg.RAX);
  asm.rm(Form.CMP_R32_RM32, Reg.RCX, Reg.R15, Ctx.ALLOC_LIMIT); // no carry: the heap ends below 4 GiB by more than an object
  asm.jcc(Cond.A, slow);
  asm.rm(Form.MOV_RM32_R32, Reg.RCX, Reg.R15, Ctx.ALLOC_TOP);
  // One store writes the class word and a zero mark word: rdi is zero-extended.
  asm.rm(Form.MOV_RM64_R64, Reg.RDI, Reg.RAX, Obj.CLASS);
}
