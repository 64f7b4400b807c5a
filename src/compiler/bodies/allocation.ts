/** Bump allocation in the nursery, whose memory is zero already. */
import { Alloc, ClassRec, Ctx, Obj } from '../../layout/layout.js';
import { type Assembler, Cond, Form, type Label, Reg } from '../../x64/assembler.js';
import { loadRecordWord } from './body.js';

/** rcx = bytes, a multiple of 8 below 2^31: rax = the object, whose class word is written. Changes rcx; goes to `slow` if there is no room. */
export function emitBump(asm: Assembler, record: Reg, slow: Label): void {
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.R15, Ctx.ALLOC_TOP);
  asm.rr(Form.ADD_R64_RM64, Reg.RCX, Reg.RAX);
  asm.rm(Form.CMP_R32_RM32, Reg.RCX, Reg.R15, Ctx.ALLOC_LIMIT); // no carry: the heap ends below 4 GiB by more than an object
  asm.jcc(Cond.A, slow);
  asm.rm(Form.MOV_RM32_R32, Reg.RCX, Reg.R15, Ctx.ALLOC_TOP);
  asm.rm(Form.MOV_RM32_R32, record, Reg.RAX, Obj.CLASS);
}

/** An array of the class in `record`, `length` not negative (a 32-bit value): rax. Changes rcx; large arrays are not made here. */
export function emitBumpArray(asm: Assembler, record: Reg, length: Reg, slow: Label): void {
  loadRecordWord(asm, Reg.RCX, record, ClassRec.ELEM_SHIFT);
  asm.rr(Form.MOV_R32_RM32, Reg.RAX, length);
  asm.r(Form.SHL_RM64_CL, Reg.RAX); // below 2^34
  asm.ri(Form.ADD_RM64_IMM8, Reg.RAX, Obj.ARRAY_DATA + Obj.ALIGNMENT - 1);
  asm.ri(Form.AND_RM64_IMM8, Reg.RAX, -Obj.ALIGNMENT);
  asm.ri(Form.CMP_RM64_IMM32, Reg.RAX, Alloc.LARGE);
  asm.jcc(Cond.A, slow);
  asm.rr(Form.MOV_R32_RM32, Reg.RCX, Reg.RAX);
  emitBump(asm, record, slow);
  asm.rm(Form.MOV_RM32_R32, length, Reg.RAX, Obj.ARRAY_LENGTH);
}
