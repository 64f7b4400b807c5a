/** Calls from TypeScript into Java, and calls of methods that have no code yet. */

import { FLOAT_ARGUMENTS, INTEGER_ARGUMENTS } from '../../src/layout/calling-convention.js';
import { CodeId, Ctx, Frame, Region, Request, SavedArgs, Thunk } from '../../src/layout/layout.js';
import { type Assembler, Form, type Label, Reg } from '../../src/x64/assembler.js';
import { loadArguments } from './entry.js';

/**
 * Resumed by enter() with rsp at the return address of an entry frame: loads the argument registers and calls TARGET. The code after the call is where entry
 * frames return to, bound to `returned`: the call only puts the same address on the stack again, but so that the processor foresees the return.
 */
export function emitCall(asm: Assembler, returned: Label, leave: Label): void {
  loadArguments(asm, Reg.R15, Ctx.CALL_INT, Ctx.CALL_XMM);
  asm.ri(Form.ADD_RM64_IMM8, Reg.RSP, 8);
  asm.m(Form.CALL_RM64, Reg.R15, Ctx.TARGET);
  asm.bind(returned); // rbp is the entry frame's again
  asm.rm(Form.MOV_RM64_R64, Reg.RAX, Reg.R15, Ctx.RESULT);
  asm.rm(Form.MOVSD_XMMM64_XMM, 0, Reg.R15, Ctx.RESULT_F);
  asm.rm(Form.MOV_RM64_R64, Reg.RSP, Reg.R15, Ctx.JAVA_RSP);
  asm.rm(Form.MOV_RM64_R64, Reg.RBP, Reg.R15, Ctx.JAVA_RBP);
  asm.mi(Form.MOV_RM32_IMM32, Reg.R15, Ctx.REQUEST, Request.RETURNED);
  asm.jmp(leave);
}

/** Pushes the frame described by {@link SavedArgs}; the method's id is in rax. */
function pushArguments(asm: Assembler): void {
  asm.r(Form.PUSH_R64, Reg.RBP);
  asm.rr(Form.MOV_R64_RM64, Reg.RBP, Reg.RSP);
  asm.ri(Form.SUB_RM64_IMM32, Reg.RSP, SavedArgs.SIZE);
  asm.mi(Form.MOV_RM64_IMM32, Reg.RBP, Frame.CODE_ID, CodeId.COMPILE);
  asm.rm(Form.MOV_RM64_R64, Reg.RAX, Reg.RBP, SavedArgs.METHOD_ID);
  for (const [i, reg] of INTEGER_ARGUMENTS.entries())
    asm.rm(Form.MOV_RM64_R64, reg, Reg.RBP, SavedArgs.INT_REGS + 8 * i);
  for (let i = 0; i < FLOAT_ARGUMENTS; i++)
    asm.rm(Form.MOVSD_XMMM64_XMM, i, Reg.RBP, SavedArgs.XMM_REGS + 8 * i);
}

/** Undoes {@link pushArguments}, drops the inner return address and goes where TypeScript said. */
function popArgumentsAndJump(asm: Assembler): void {
  loadArguments(asm, Reg.RBP, SavedArgs.INT_REGS, SavedArgs.XMM_REGS);
  asm.o(Form.LEAVE);
  asm.ri(Form.ADD_RM64_IMM32, Reg.RSP, 8);
  asm.m(Form.JMP_RM64, Reg.R15, Ctx.TARGET);
}

/** Called by a thunk: the return address names the method. Asks for its code and goes there as if it had been called at once. */
export function emitCompile(asm: Assembler, exit: Label): void {
  asm.rm(Form.MOV_R64_RM64, Reg.RAX, Reg.RSP, 0);
  asm.ri(Form.SUB_RM64_IMM32, Reg.RAX, Region.THUNKS + Thunk.CALL_LENGTH);
  asm.ri(Form.SHR_RM64_IMM8, Reg.RAX, 3); // Thunk.SIZE
  pushArguments(asm);
  asm.rr(Form.MOV_R32_RM32, Reg.RDI, Reg.RAX);
  asm.mi(Form.MOV_RM32_IMM32, Reg.R15, Ctx.REQUEST, Request.COMPILE);
  asm.call(exit);
  popArgumentsAndJump(asm);
}

/** First value of every slot of an interface method table: r10d is the interface method's id, rdi the receiver. */
export function emitImtMiss(asm: Assembler, exit: Label): void {
  asm.m(Form.PUSH_RM64, Reg.RSP, 0); // stands where a thunk's return address would
  asm.rr(Form.MOV_R32_RM32, Reg.RAX, Reg.R10);
  pushArguments(asm);
  asm.rr(Form.MOV_R32_RM32, Reg.RSI, Reg.RAX);
  asm.mi(Form.MOV_RM32_IMM32, Reg.R15, Ctx.REQUEST, Request.IMT_MISS);
  asm.call(exit);
  popArgumentsAndJump(asm);
}
