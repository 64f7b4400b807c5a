/** The frames by which the functions of the JNI get from C's stack to the Java stack. */
import { CodeId, Ctx, JniFrame, JniMethod } from '../../layout/layout.js';
import { type Assembler, Cond, Form, type Label, Reg } from '../../x64/assembler.js';
import { C_STACK_ROOM } from './c-stack.js';

/** Callee-saved in the System V convention, in the order in which they are pushed. */
export const CALLEE_SAVED = [Reg.RBX, Reg.RBP, Reg.R12, Reg.R13, Reg.R14, Reg.R15];

/** Absolute address of a word of the context. */
export const context = (offset: number): number => Ctx.ADDRESS + offset;

/** Pushes a frame of {@link JniFrame}: from C's stack to the Java stack. r15 = context, r10 = C's rsp; changes r11. `hasMethod`: r14 is a {@link JniMethod}, else 0 is stored. */
export function emitEnterJava(asm: Assembler, hasMethod: boolean): void {
  for (const reg of CALLEE_SAVED) asm.r(Form.PUSH_R64, reg);
  asm.ri(Form.SUB_RM64_IMM8, Reg.RSP, 8);
  asm.ri(Form.MOV_R32_IMM32, Reg.R15, Ctx.ADDRESS);
  asm.rr(Form.MOV_R64_RM64, Reg.R10, Reg.RSP);
  asm.rm(Form.MOV_R64_RM64, Reg.R11, Reg.R15, Ctx.C_STACK);
  asm.rm(Form.MOV_RM64_R64, Reg.R10, Reg.R15, Ctx.C_STACK);
  asm.rm(Form.MOV_R64_RM64, Reg.RSP, Reg.R15, Ctx.NATIVE_RSP);
  asm.m(Form.PUSH_RM64, Reg.R15, Ctx.NATIVE_PC);
  asm.m(Form.PUSH_RM64, Reg.R15, Ctx.NATIVE_RBP);
  asm.rr(Form.MOV_R64_RM64, Reg.RBP, Reg.RSP);
  asm.i(Form.PUSH_IMM32, CodeId.JNI);
  asm.r(Form.PUSH_R64, Reg.R10);
  asm.r(Form.PUSH_R64, Reg.R11);
  if (hasMethod) asm.r(Form.PUSH_R64, Reg.R14);
  else asm.i(Form.PUSH_IMM32, 0);
}

/** Bytes from C's rsp, as {@link emitEnterJava} leaves it, to the stack arguments of the function that it began. */
export const C_ARGUMENTS = 8 * (CALLEE_SAVED.length + 2);

/** Jumps if rsp is not in the running Java thread's C stack: a thread of others calls. Changes r10 and r11. */
export function emitUnlessOnCStack(asm: Assembler, other: Label): void {
  asm.ra(Form.CMP_R64_RM64, Reg.RSP, context(Ctx.C_STACK_TOP));
  asm.jcc(Cond.AE, other);
  asm.ra(Form.MOV_R64_RM64, Reg.R10, context(Ctx.C_STACK_LIMIT));
  asm.ri(Form.SUB_RM64_IMM32, Reg.R10, C_STACK_ROOM);
  asm.rr(Form.CMP_R64_RM64, Reg.RSP, Reg.R10);
  asm.jcc(Cond.B, other);
}
