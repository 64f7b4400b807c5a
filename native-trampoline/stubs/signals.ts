/** Signal handlers: C functions that the kernel calls on the alternate stack (see ../signals.ts). */

import { Ctx, cFunctionAt, Region } from '../../src/layout/layout.js';
import { type Assembler, Cond, Form, type Label, Reg } from '../../src/x64/assembler.js';

/** Offsets in the `ucontext_t` of x86-64 Linux (uapi/asm/sigcontext.h, after uc_flags, uc_link and uc_stack). */
const enum UContext {
  R8 = 40,
  RDI = 104,
  RSI = 112,
  RBP = 120,
  RBX = 128,
  RDX = 136,
  RAX = 144,
  RCX = 152,
  RSP = 160,
  RIP = 168,
}

/** Where the general registers lie in it, in encoding order (rax, rcx, rdx, rbx, rsp, rbp, rsi, rdi, r8..r15). */
const REGISTERS = [
  UContext.RAX,
  UContext.RCX,
  UContext.RDX,
  UContext.RBX,
  UContext.RSP,
  UContext.RBP,
  UContext.RSI,
  UContext.RDI,
  ...Array.from({ length: 8 }, (_, i) => UContext.R8 + 8 * i),
];

/** `si_addr` in `siginfo_t`. */
const SI_ADDR = 16;

/**
 * `void handler(int signal, siginfo_t *info, void *context)`. If the fault happened in Java code (the pc
 * lies in CODE, or, after a wild jump, the stack pointer in STACKS), saves what the FAULT request tells and
 * makes the kernel go on at `fault`; else jumps to the previous handler, kept at Ctx.SIGNALS + 8 * index. So
 * it does where nobody has entered Java code, but one of our C functions faults, such as the collector's:
 * there is no stack to go back to, and leaving would fault for ever.
 */
export function emitFaultHandler(asm: Assembler, index: number, fault: number): void {
  const ours = asm.newLabel();
  asm.rm(Form.MOV_R64_RM64, Reg.RAX, Reg.RDX, UContext.RIP);
  asm.rr(Form.MOV_R64_RM64, Reg.RCX, Reg.RAX);
  jumpIfWithin(asm, Region.CODE, Region.CODE_SIZE, ours);
  asm.rm(Form.MOV_R64_RM64, Reg.RCX, Reg.RDX, UContext.RSP);
  jumpIfWithin(asm, Region.STACKS, Region.STACKS_SIZE, ours);
  const previous = asm.newLabel();
  asm.bind(previous);
  asm.ri(Form.MOV_R32_IMM32, Reg.RAX, Ctx.ADDRESS);
  asm.m(Form.JMP_RM64, Reg.RAX, Ctx.SIGNALS + 8 * index);

  asm.bind(ours);
  asm.ri(Form.MOV_R32_IMM32, Reg.R8, Ctx.ADDRESS);
  asm.mi(Form.CMP_RM64_IMM8, Reg.R8, Ctx.C_RSP, 0);
  asm.jcc(Cond.E, previous);
  asm.rm(Form.MOV_RM64_R64, Reg.RAX, Reg.R8, Ctx.FAULT_PC);
  asm.rm(Form.MOV_R64_RM64, Reg.RCX, Reg.RSI, SI_ADDR);
  asm.rm(Form.MOV_RM64_R64, Reg.RCX, Reg.R8, Ctx.FAULT_ADDRESS);
  asm.rr(Form.MOV_R32_RM32, Reg.RDI, Reg.RDI);
  asm.rm(Form.MOV_RM64_R64, Reg.RDI, Reg.R8, Ctx.FAULT_SIGNAL);
  for (const [i, offset] of REGISTERS.entries()) {
    asm.rm(Form.MOV_R64_RM64, Reg.RCX, Reg.RDX, offset);
    asm.rm(Form.MOV_RM64_R64, Reg.RCX, Reg.R8, Ctx.FAULT_REGS + 8 * i);
  }
  asm.mi(Form.MOV_RM64_IMM32, Reg.RDX, UContext.RIP, fault);
  asm.o(Form.RET);
}

/** Changes rcx. */
function jumpIfWithin(asm: Assembler, start: number, size: number, target: Label): void {
  asm.ri(Form.SUB_RM64_IMM32, Reg.RCX, start);
  asm.ri(Form.CMP_RM64_IMM32, Reg.RCX, size);
  asm.jcc(Cond.B, target);
}

/**
 * Does what the default action does, by way of a handler: restores SIG_DFL (a zeroed `struct sigaction` at `action`) and raises the signal again. Both functions
 * are C's.
 */
export function emitDefaultHandler(asm: Assembler, action: number): void {
  asm.r(Form.PUSH_R64, Reg.RDI); // aligns the stack, too
  asm.ri(Form.MOV_R32_IMM32, Reg.RSI, action);
  asm.rr(Form.XOR_R32_RM32, Reg.RDX, Reg.RDX);
  asm.a(Form.CALL_RM64, Ctx.ADDRESS + cFunctionAt('sigaction'));
  asm.r(Form.POP_R64, Reg.RDI);
  asm.a(Form.JMP_RM64, Ctx.ADDRESS + cFunctionAt('raise'));
}

/** The timer's handler: running code takes its next poll, whether that tests POLL or the stack limit. */
export function emitTickHandler(asm: Assembler): void {
  asm.ri(Form.MOV_R32_IMM32, Reg.RAX, Ctx.ADDRESS);
  asm.mi(Form.MOV_RM32_IMM32, Reg.RAX, Ctx.POLL, 1);
  asm.mi(Form.MOV_RM64_IMM32, Reg.RAX, Ctx.STACK_LIMIT, -1);
  asm.mi(Form.ADD_RM32_IMM8, Reg.RAX, Ctx.COUNT_TICKS, 1);
  asm.o(Form.RET);
}
