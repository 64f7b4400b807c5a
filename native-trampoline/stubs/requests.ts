/** Stubs by which Java code leaves for TypeScript (docs/ARCHITECTURE.md, "Requests"). */

import { Ctx, Request } from '../../src/layout/layout.js';
import { type Assembler, Form, type Label, Reg } from '../../src/x64/assembler.js';

/**
 * The common end of all request stubs. On the stack lies the address where Java code goes on; Ctx.REQUEST is written already. Saves the request's
 * arguments and the Java state, and goes to `leave`.
 *
 * The call that came here has put an entry on the processor's return-address predictor that no return takes off again (Java code goes on by a jump): every
 * return of Node's code above enter() would then be predicted wrongly. So it is taken off here, by a return that costs one wrong prediction.
 */
export function emitExit(asm: Assembler, leave: Label): void {
  asm.m(Form.POP_RM64, Reg.R15, Ctx.RESUME_PC);
  asm.rm(Form.MOV_RM64_R64, Reg.RDI, Reg.R15, Ctx.ARG0);
  asm.rm(Form.MOV_RM64_R64, Reg.RSI, Reg.R15, Ctx.ARG1);
  asm.rm(Form.MOV_RM64_R64, Reg.RDX, Reg.R15, Ctx.ARG2);
  asm.rm(Form.MOV_RM64_R64, Reg.RCX, Reg.R15, Ctx.ARG3);
  asm.rm(Form.MOV_RM64_R64, Reg.RSP, Reg.R15, Ctx.JAVA_RSP);
  asm.rm(Form.MOV_RM64_R64, Reg.RBP, Reg.R15, Ctx.JAVA_RBP);
  asm.rl(Form.LEA_R64_M, Reg.RAX, leave);
  asm.r(Form.PUSH_R64, Reg.RAX);
  asm.o(Form.RET);
}

/** Writes the request and jumps to the common end: the whole of a stub that only asks. */
export function emitRequest(asm: Assembler, request: Request, exit: Label): void {
  asm.mi(Form.MOV_RM32_IMM32, Reg.R15, Ctx.REQUEST, request);
  asm.jmp(exit);
}

/**
 * Where the signal handler lets Java code go on after a fault. All registers are as they were, rsp perhaps in a guard page: nothing is pushed, and
 * r15 is not trusted. FAULT_* are written.
 */
export function emitFault(asm: Assembler, leave: Label): void {
  asm.ri(Form.MOV_R32_IMM32, Reg.R15, Ctx.ADDRESS);
  asm.o(Form.CLD);
  asm.rm(Form.MOV_R64_RM64, Reg.RAX, Reg.R15, Ctx.FAULT_PC);
  asm.rm(Form.MOV_RM64_R64, Reg.RAX, Reg.R15, Ctx.RESUME_PC);
  asm.rm(Form.MOV_RM64_R64, Reg.RSP, Reg.R15, Ctx.JAVA_RSP);
  asm.rm(Form.MOV_RM64_R64, Reg.RBP, Reg.R15, Ctx.JAVA_RBP);
  saveXmm(asm);
  asm.mi(Form.MOV_RM32_IMM32, Reg.R15, Ctx.REQUEST, Request.FAULT);
  asm.jmp(leave);
}

/** Saves all registers where a fault's are, and makes the request. (rsp is that below the return address.) */
export function emitDeoptimize(asm: Assembler, request: Request, exit: Label): void {
  for (let reg = 0; reg < GENERAL_REGISTERS; reg++)
    asm.rm(Form.MOV_RM64_R64, reg, Reg.R15, Ctx.FAULT_REGS + 8 * reg);
  saveXmm(asm);
  emitRequest(asm, request, exit);
}

const GENERAL_REGISTERS = 16;
const XMM_REGISTERS = 16;

function saveXmm(asm: Assembler): void {
  for (let xmm = 0; xmm < XMM_REGISTERS; xmm++)
    asm.rm(Form.MOVSD_XMMM64_XMM, xmm, Reg.R15, Ctx.FAULT_XMM + 8 * xmm);
}
