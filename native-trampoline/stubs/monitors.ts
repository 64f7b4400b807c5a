/**
 * Thin locks on the mark word (see Mark in layout.ts). Java threads are coroutines on one OS thread: plain loads and stores will do. What is not simple (contention, an
 * identity hash to be displaced, an inflated monitor, 16 recursions, an illegal exit) is a request.
 */

import { Ctx, Mark, Obj } from '../../src/layout/layout.js';
import { type Assembler, Cond, Form, type Label, Reg } from '../../src/x64/assembler.js';

/** Bits in which a mark word may differ from LOCK_BITS and still be locked by this thread. */
const NOT_OWNER = Mark.AGE_MASK | ~(Mark.THIN_COUNT_ONE - 1);

/** edi = ref. `throwNull` is entered with edi = 0. */
export function emitMonitorEnter(asm: Assembler, slow: Label, throwNull: Label): void {
  const notNeutral = asm.newLabel();
  loadMark(asm, throwNull);
  asm.ri(Form.TEST_RM32_IMM32, Reg.RAX, ~Mark.AGE_MASK);
  asm.jcc(Cond.NE, notNeutral);
  asm.rm(Form.OR_R32_RM32, Reg.RAX, Reg.R15, Ctx.LOCK_BITS);
  storeMarkAndReturn(asm);

  asm.bind(notNeutral);
  asm.rr(Form.MOV_R32_RM32, Reg.RCX, Reg.RAX);
  asm.rm(Form.XOR_R32_RM32, Reg.RCX, Reg.R15, Ctx.LOCK_BITS);
  asm.ri(Form.TEST_RM32_IMM32, Reg.RCX, ~NOT_OWNER);
  asm.jcc(Cond.NE, slow);
  asm.ri(Form.ADD_RM32_IMM32, Reg.RAX, Mark.THIN_COUNT_ONE);
  asm.jcc(Cond.B, slow);
  storeMarkAndReturn(asm);
}

/** edi = ref. `throwNull` is entered with edi = 0. */
export function emitMonitorExit(asm: Assembler, slow: Label, throwNull: Label): void {
  const recursive = asm.newLabel();
  loadMark(asm, throwNull);
  asm.rr(Form.MOV_R32_RM32, Reg.RCX, Reg.RAX);
  asm.rm(Form.XOR_R32_RM32, Reg.RCX, Reg.R15, Ctx.LOCK_BITS);
  asm.ri(Form.TEST_RM32_IMM32, Reg.RCX, ~Mark.AGE_MASK);
  asm.jcc(Cond.NE, recursive);
  asm.ri(Form.AND_RM32_IMM32, Reg.RAX, Mark.AGE_MASK);
  storeMarkAndReturn(asm);

  asm.bind(recursive);
  asm.ri(Form.TEST_RM32_IMM32, Reg.RCX, ~NOT_OWNER);
  asm.jcc(Cond.NE, slow);
  asm.ri(Form.SUB_RM32_IMM32, Reg.RAX, Mark.THIN_COUNT_ONE);
  storeMarkAndReturn(asm);
}

function loadMark(asm: Assembler, throwNull: Label): void {
  asm.rr(Form.MOV_R32_RM32, Reg.RDI, Reg.RDI);
  asm.rr(Form.TEST_RM32_R32, Reg.RDI, Reg.RDI);
  asm.jcc(Cond.E, throwNull);
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RDI, Obj.MARK);
}

function storeMarkAndReturn(asm: Assembler): void {
  asm.rm(Form.MOV_RM32_R32, Reg.RAX, Reg.RDI, Obj.MARK);
  asm.o(Form.RET);
}
