/** Throwing, as far as the unwinder has been asked before (src/vm/exceptions/unwinder.ts). */

import { Ctx, Obj, PlaceTable, Request } from '../../src/layout/layout.js';
import { type Assembler, Cond, Form, type Label, Reg } from '../../src/x64/assembler.js';
import { emitRequest } from './requests.js';

/**
 * edi = what is thrown (0: NullPointerException), by the code that the return address is of. Goes from frame to frame while there are entries for them. The frame without one makes the
 * request, as if it had called for something to be thrown itself: those above it are gone.
 */
export function emitThrowException(asm: Assembler, exit: Label): void {
  const walk = asm.newLabel();
  const ask = asm.newLabel();
  const end = asm.newLabel();
  asm.rr(Form.MOV_R32_RM32, Reg.RDI, Reg.RDI);
  asm.rr(Form.TEST_RM32_R32, Reg.RDI, Reg.RDI);
  asm.jcc(Cond.E, ask);
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RDI, Obj.CLASS);

  asm.bind(walk);
  asm.rm(Form.MOV_R32_RM32, Reg.RCX, Reg.RSP, 0);
  asm.rr(Form.MOV_R32_RM32, Reg.RDX, Reg.RCX);
  asm.rr(Form.XOR_R32_RM32, Reg.RDX, Reg.RAX);
  asm.rri(Form.IMUL_R32_RM32_IMM32, Reg.RDX, Reg.RDX, PlaceTable.MULTIPLIER | 0);
  asm.ri(Form.SHR_RM32_IMM8, Reg.RDX, 32 - PlaceTable.BITS);
  asm.ri(Form.SHL_RM32_IMM8, Reg.RDX, PlaceTable.SHIFT);
  asm.rm(Form.CMP_R32_RM32, Reg.RCX, Reg.RDX, PlaceTable.UNWINDING + PlaceTable.KEY);
  asm.jcc(Cond.NE, ask);
  asm.rm(Form.CMP_R32_RM32, Reg.RAX, Reg.RDX, PlaceTable.UNWINDING + PlaceTable.SECOND_KEY);
  asm.jcc(Cond.NE, ask);
  asm.rm(Form.MOV_R32_RM32, Reg.RCX, Reg.RDX, PlaceTable.UNWINDING + PlaceTable.VALUE);
  asm.rr(Form.TEST_RM32_R32, Reg.RCX, Reg.RCX);
  asm.jcc(Cond.E, end);
  asm.rm(Form.MOV_R32_RM32, Reg.RDX, Reg.RDX, PlaceTable.UNWINDING + PlaceTable.SECOND_VALUE);
  asm.rm(Form.MOV_RM32_R32, Reg.RDI, Reg.R15, Ctx.EXCEPTION);
  asm.rr(Form.MOV_R64_RM64, Reg.RSP, Reg.RBP);
  asm.rr(Form.SUB_R64_RM64, Reg.RSP, Reg.RDX);
  asm.r(Form.JMP_RM64, Reg.RCX);

  asm.bind(end);
  asm.o(Form.LEAVE);
  asm.jmp(walk);

  asm.bind(ask);
  emitRequest(asm, Request.THROW, exit);
}
