/** Reflection.getCallerClass. */
import { Frame, PlaceTable } from '../../layout/layout.js';
import { Cond, Form, Reg } from '../../x64/assembler.js';
import type { BodyContext } from './body.js';

/** The frame at rbp is that of the method that asks, or of one that it is inlined into; where it and the one below it go on say who the caller is, once that has been found out. */
export function emitGetCallerClass({ asm, slow }: BodyContext): void {
  asm.rm(Form.MOV_R32_RM32, Reg.RCX, Reg.RSP, 0);
  asm.rm(Form.MOV_R32_RM32, Reg.RDX, Reg.RBP, Frame.RETURN_PC);
  asm.rr(Form.MOV_R32_RM32, Reg.RAX, Reg.RCX);
  asm.rr(Form.XOR_R32_RM32, Reg.RAX, Reg.RDX);
  asm.rri(Form.IMUL_R32_RM32_IMM32, Reg.RAX, Reg.RAX, PlaceTable.MULTIPLIER | 0);
  asm.ri(Form.SHR_RM32_IMM8, Reg.RAX, 32 - PlaceTable.BITS);
  asm.ri(Form.SHL_RM32_IMM8, Reg.RAX, PlaceTable.SHIFT);
  asm.rm(Form.CMP_R32_RM32, Reg.RCX, Reg.RAX, PlaceTable.CALLERS + PlaceTable.KEY);
  asm.jcc(Cond.NE, slow);
  asm.rm(Form.CMP_R32_RM32, Reg.RDX, Reg.RAX, PlaceTable.CALLERS + PlaceTable.SECOND_KEY);
  asm.jcc(Cond.NE, slow);
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RAX, PlaceTable.CALLERS + PlaceTable.VALUE);
  asm.o(Form.RET);
}
