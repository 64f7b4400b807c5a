/**
 * The frame between TypeScript and the Java method that it calls, on the thread's Java stack:
 *
 *     rbp+16      the Java stack as it was: JAVA_RSP of the interrupted activation
 *     rbp+8       its RESUME_PC
 *     rbp         its rbp
 *     rbp-8       CodeId.ENTRY
 *     rbp-16      activation id, for the dispatcher
 *     below       stack arguments, 8 bytes each
 *     rsp         return address: the return stub
 *
 * So a stack walker goes through it as through any frame, and popping it restores the interrupted activation.
 */
import { CodeId, Ctx, Frame } from '../src/vm/layout.js';
import type { Memory } from './memory.js';
import type { Stubs } from './stubs/stubs.js';

const JAVA_RSP = Ctx.ADDRESS + Ctx.JAVA_RSP;
const JAVA_RBP = Ctx.ADDRESS + Ctx.JAVA_RBP;
const RESUME_PC = Ctx.ADDRESS + Ctx.RESUME_PC;

/** Offset from rbp of the activation id. */
const ACTIVATION = -16;

/**
 * Prepares a call from TypeScript: afterwards the caller fills in Ctx.CALL_INT, CALL_XMM, TARGET and the stack arguments, and enters.
 * Returns the address of the first stack argument.
 */
export function pushEntryFrame(memory: Memory, stubs: Stubs, activation: number, stackArguments: number): number {
  const top = memory.load64(JAVA_RSP);
  const rbp = top - Frame.STACK_ARGS;
  const first = rbp + ACTIVATION - 8 * stackArguments;
  memory.store64(rbp + Frame.RETURN_PC, memory.load64(RESUME_PC));
  memory.store64(rbp, memory.load64(JAVA_RBP));
  memory.store64(rbp + Frame.CODE_ID, CodeId.ENTRY);
  memory.store64(rbp + ACTIVATION, activation);
  memory.store64(first - 8, stubs.return);
  memory.store64(JAVA_RBP, rbp);
  memory.store64(JAVA_RSP, first - 8);
  memory.store64(RESUME_PC, stubs.call);
  return first;
}

/** After Request.RETURNED, or when an exception leaves the frame: JAVA_RBP is the entry frame's rbp. Restores the interrupted activation, returns the activation id. */
export function popEntryFrame(memory: Memory): number {
  const rbp = memory.load64(JAVA_RBP);
  memory.store64(JAVA_RSP, rbp + Frame.STACK_ARGS);
  memory.store64(JAVA_RBP, memory.load64(rbp));
  memory.store64(RESUME_PC, memory.load64(rbp + Frame.RETURN_PC));
  return memory.load64(rbp + ACTIVATION);
}
