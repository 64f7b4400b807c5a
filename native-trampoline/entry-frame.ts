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
import { CodeId, Ctx, contextWord, Frame, Region } from '../src/layout/layout.js';
import type { Memory } from './memory.js';
import type { Stubs } from './stubs/stubs.js';

/** Offset from rbp of the activation id. */
const ACTIVATION = -16;

/** Indices into the region's 32-bit words. Stacks and code lie below 2 GiB: the upper halves of these words of the context are always 0. */
const JAVA_RSP = contextWord(Ctx.JAVA_RSP);
const JAVA_RBP = contextWord(Ctx.JAVA_RBP);
const RESUME_PC = contextWord(Ctx.RESUME_PC);

/**
 * Prepares a call from TypeScript: afterwards the caller fills in Ctx.CALL_INT, CALL_XMM, TARGET and the stack arguments, and enters.
 * Returns the address of the first stack argument.
 */
export function pushEntryFrame(
  memory: Memory,
  stubs: Stubs,
  activation: number,
  stackArguments: number,
): number {
  const { i32 } = memory;
  const rbp = i32[JAVA_RSP] - Frame.STACK_ARGS;
  const first = rbp + ACTIVATION - 8 * stackArguments;
  const frame = (rbp - Region.BASE) >> 2;
  const bottom = (first - 8 - Region.BASE) >> 2;
  i32[frame + Frame.RETURN_PC / 4] = i32[RESUME_PC];
  i32[frame + Frame.RETURN_PC / 4 + 1] = 0;
  i32[frame] = i32[JAVA_RBP];
  i32[frame + 1] = 0;
  i32[frame + Frame.CODE_ID / 4] = CodeId.ENTRY;
  i32[frame + Frame.CODE_ID / 4 + 1] = 0;
  i32[frame + ACTIVATION / 4] = activation;
  i32[frame + ACTIVATION / 4 + 1] = 0;
  i32[bottom] = stubs.return;
  i32[bottom + 1] = 0;
  i32[JAVA_RBP] = rbp;
  i32[JAVA_RSP] = first - 8;
  i32[RESUME_PC] = stubs.call;
  return first;
}

/**
 * After Request.RETURNED, or when an exception leaves the frame: JAVA_RBP is the entry frame's rbp. Restores the interrupted activation, returns the
 * activation id.
 */
export function popEntryFrame(memory: Memory): number {
  const { i32 } = memory;
  const rbp = i32[JAVA_RBP];
  const frame = (rbp - Region.BASE) >> 2;
  i32[JAVA_RSP] = rbp + Frame.STACK_ARGS;
  i32[JAVA_RBP] = i32[frame];
  i32[RESUME_PC] = i32[frame + Frame.RETURN_PC / 4];
  return i32[frame + ACTIVATION / 4];
}
