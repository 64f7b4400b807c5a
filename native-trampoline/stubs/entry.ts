/** In and out of Java code: the door's functions, the way out, and how C functions are called. */

import { FLOAT_ARGUMENTS, INTEGER_ARGUMENTS } from '../../src/layout/calling-convention.js';
import { Ctx, cFunctionAt } from '../../src/layout/layout.js';
import { type Assembler, Cond, Form, Reg } from '../../src/x64/assembler.js';

/** Callee-saved in the System V convention, in the order in which they are pushed. */
const CALLEE_SAVED = [Reg.RBX, Reg.RBP, Reg.R12, Reg.R13, Reg.R14, Reg.R15];

/** Loads the argument registers from two arrays of the context (u64s and f64s). */
export function loadArguments(asm: Assembler, context: Reg, ints: number, xmms: number): void {
  for (const [i, reg] of INTEGER_ARGUMENTS.entries()) asm.rm(Form.MOV_R64_RM64, reg, context, ints + 8 * i);
  for (let i = 0; i < FLOAT_ARGUMENTS; i++) asm.rm(Form.MOVSD_XMM_XMMM64, i, context, xmms + 8 * i);
}

/**
 * The body of the JavaScript function `enter()`: `napi_value enter(napi_env, napi_callback_info)`.
 * The previous C_RSP is kept on the C stack, so that enter() may be called by JavaScript which a C function called by Java code called.
 * Seven pushes and the return address leave the C stack aligned to 16 bytes: C functions may be called with rsp = C_RSP.
 */
export function emitEnter(asm: Assembler): void {
  for (const reg of CALLEE_SAVED) asm.r(Form.PUSH_R64, reg);
  asm.ri(Form.MOV_R32_IMM32, Reg.R15, Ctx.ADDRESS);
  asm.m(Form.PUSH_RM64, Reg.R15, Ctx.C_RSP);
  asm.rm(Form.MOV_RM64_R64, Reg.RSP, Reg.R15, Ctx.C_RSP);
  asm.rm(Form.MOV_R64_RM64, Reg.RAX, Reg.R15, Ctx.RESULT);
  asm.rm(Form.MOVSD_XMM_XMMM64, 0, Reg.R15, Ctx.RESULT_F);
  asm.rm(Form.MOV_R64_RM64, Reg.RSP, Reg.R15, Ctx.JAVA_RSP);
  asm.rm(Form.MOV_R64_RM64, Reg.RBP, Reg.R15, Ctx.JAVA_RBP);
  asm.m(Form.JMP_RM64, Reg.R15, Ctx.RESUME_PC);
}

/** The other half of `enter`: r15 is the context, REQUEST and the rest of the protocol are written; returns to JavaScript. */
export function emitLeave(asm: Assembler): void {
  asm.rm(Form.MOV_R64_RM64, Reg.RSP, Reg.R15, Ctx.C_RSP);
  asm.m(Form.POP_RM64, Reg.R15, Ctx.C_RSP);
  for (const reg of CALLEE_SAVED.slice().reverse()) asm.r(Form.POP_R64, reg);
  asm.rr(Form.XOR_R32_RM32, Reg.RAX, Reg.RAX); // NULL: undefined for JavaScript
  asm.o(Form.RET);
}

/** The body of the JavaScript function `callC()`: calls C_FUNCTION with C_INT and C_XMM, leaves C_RESULT and C_RESULT_F. */
export function emitCallCDoor(asm: Assembler): void {
  asm.r(Form.PUSH_R64, Reg.RBX);
  asm.ri(Form.MOV_R32_IMM32, Reg.RBX, Ctx.ADDRESS);
  loadArguments(asm, Reg.RBX, Ctx.C_INT, Ctx.C_XMM);
  asm.ri(Form.MOV_R32_IMM32, Reg.RAX, FLOAT_ARGUMENTS); // for variadic functions: how many xmm registers may hold arguments
  asm.m(Form.CALL_RM64, Reg.RBX, Ctx.C_FUNCTION);
  asm.rm(Form.MOV_RM64_R64, Reg.RAX, Reg.RBX, Ctx.C_RESULT);
  asm.rm(Form.MOVSD_XMMM64_XMM, 0, Reg.RBX, Ctx.C_RESULT_F);
  asm.r(Form.POP_R64, Reg.RBX);
  asm.rr(Form.XOR_R32_RM32, Reg.RAX, Reg.RAX);
  asm.o(Form.RET);
}

/**
 * Calls a C function from Java code: rax = function, arguments in registers as the System V convention has them; result in rax or xmm0.
 * Runs on the C stack. Not a safepoint: the function must not make Java code run or collect.
 */
export function emitCallC(asm: Assembler): void {
  asm.rr(Form.MOV_R64_RM64, Reg.RBX, Reg.RSP); // callee-saved for C, scratch for Java code
  asm.rm(Form.MOV_R64_RM64, Reg.RSP, Reg.R15, Ctx.C_RSP);
  asm.rr(Form.MOV_R64_RM64, Reg.R11, Reg.RAX);
  asm.ri(Form.MOV_R32_IMM32, Reg.RAX, FLOAT_ARGUMENTS);
  asm.r(Form.CALL_RM64, Reg.R11);
  asm.rr(Form.MOV_R64_RM64, Reg.RSP, Reg.RBX);
  asm.o(Form.RET);
}

/**
 * The same for functions with stack arguments: r10 = their number; they lie at [rsp+8..] as at any call, 8 bytes each.
 */
export function emitCallCStack(asm: Assembler): void {
  const copy = asm.newLabel();
  const done = asm.newLabel();
  asm.rr(Form.MOV_R64_RM64, Reg.RBX, Reg.RSP);
  asm.rm(Form.MOV_R64_RM64, Reg.RSP, Reg.R15, Ctx.C_RSP);
  asm.rr(Form.MOV_R64_RM64, Reg.R11, Reg.RAX);
  // An odd number of arguments needs one word of padding to keep rsp aligned.
  asm.ri(Form.TEST_RM32_IMM32, Reg.R10, 1);
  asm.jcc(Cond.E, copy);
  asm.r(Form.PUSH_R64, Reg.RAX);
  asm.bind(copy);
  asm.rr(Form.TEST_RM32_R32, Reg.R10, Reg.R10);
  asm.jcc(Cond.E, done);
  asm.mx(Form.PUSH_RM64, Reg.RBX, Reg.R10, 3, 0);
  asm.ri(Form.SUB_RM32_IMM8, Reg.R10, 1);
  asm.jmp(copy);
  asm.bind(done);
  asm.ri(Form.MOV_R32_IMM32, Reg.RAX, FLOAT_ARGUMENTS);
  asm.r(Form.CALL_RM64, Reg.R11);
  asm.rr(Form.MOV_R64_RM64, Reg.RSP, Reg.RBX);
  asm.o(Form.RET);
}

/** `long syscall(long number, a, b, c, d, e)` without errno: returns what the kernel does, -errno for an error. */
export function emitSystemCall(asm: Assembler): void {
  asm.rr(Form.MOV_R64_RM64, Reg.RAX, Reg.RDI);
  asm.rr(Form.MOV_R64_RM64, Reg.RDI, Reg.RSI);
  asm.rr(Form.MOV_R64_RM64, Reg.RSI, Reg.RDX);
  asm.rr(Form.MOV_R64_RM64, Reg.RDX, Reg.RCX);
  asm.rr(Form.MOV_R64_RM64, Reg.R10, Reg.R8);
  asm.rr(Form.MOV_R64_RM64, Reg.R8, Reg.R9);
  asm.o(Form.SYSCALL);
  asm.o(Form.RET);
}

/** The body of a JavaScript function of one argument that returns undefined; `body` finds napi_env in rdi, the argument in rsi, and env in rbx. */
export function emitFunctionOfOne(asm: Assembler, body: () => void): void {
  const count = 0; // at [rsp]: size_t argc, then the argument
  const argument = 8;
  asm.r(Form.PUSH_R64, Reg.RBX);
  asm.ri(Form.SUB_RM64_IMM8, Reg.RSP, 32);
  asm.rr(Form.MOV_R64_RM64, Reg.RBX, Reg.RDI);
  asm.mi(Form.MOV_RM64_IMM32, Reg.RSP, count, 1);
  asm.rm(Form.LEA_R64_M, Reg.RDX, Reg.RSP, count);
  asm.rm(Form.LEA_R64_M, Reg.RCX, Reg.RSP, argument);
  asm.rr(Form.XOR_R32_RM32, Reg.R8, Reg.R8);
  asm.rr(Form.XOR_R32_RM32, Reg.R9, Reg.R9);
  asm.a(Form.CALL_RM64, Ctx.ADDRESS + cFunctionAt('napi_get_cb_info'));
  asm.rr(Form.MOV_R64_RM64, Reg.RDI, Reg.RBX);
  asm.rm(Form.MOV_R64_RM64, Reg.RSI, Reg.RSP, argument);
  body();
  asm.ri(Form.ADD_RM64_IMM8, Reg.RSP, 32);
  asm.r(Form.POP_R64, Reg.RBX);
  asm.rr(Form.XOR_R32_RM32, Reg.RAX, Reg.RAX);
  asm.o(Form.RET);
}

/** The body of the JavaScript function `detach(buffer)`: napi_detach_arraybuffer. */
export function emitDetach(asm: Assembler): void {
  emitFunctionOfOne(asm, () => asm.a(Form.CALL_RM64, Ctx.ADDRESS + cFunctionAt('napi_detach_arraybuffer')));
}
