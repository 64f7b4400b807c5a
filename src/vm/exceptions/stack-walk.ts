/** Walking the frames of a Java stack (docs/ARCHITECTURE.md, "Frames"). */

import { CodeId, Ctx, Frame, SavedArgs } from '../../layout/layout.js';
import type { JavaMethod } from '../classes/java-class.js';
import type { CodeBlob } from '../code/code-cache.js';
import { type JavaThread, ThreadState } from '../threads/java-thread.js';
import type { VM } from '../vm.js';

/**
 * A position on a Java stack: a frame of a method and the place in it. Starts before the first frame; {@link next} moves to it and on to the callers, over calls from
 * TypeScript.
 */
export class StackWalker {
  method!: JavaMethod;
  blob!: CodeBlob;
  /** rbp of the frame. */
  frame = 0;
  /** Where the frame goes on: the address behind the call (after a fault, the one behind the instruction's first byte). */
  pc = 0;
  private readonly displacement: number;
  private nextPc: number;
  private nextFrame: number;

  /** `thread` null: the running one. */
  constructor(
    private readonly vm: VM,
    thread: JavaThread | null = null,
  ) {
    const { memory } = vm;
    if (thread === null || thread.state === ThreadState.RUNNING) {
      this.displacement = 0;
      this.nextPc = memory.load32(Ctx.ADDRESS + Ctx.RESUME_PC);
      this.nextFrame = memory.load32(Ctx.ADDRESS + Ctx.JAVA_RBP);
    } else {
      this.displacement = thread.displacement;
      this.nextPc = thread.pc;
      this.nextFrame = thread.rbp;
    }
  }

  /** Moves to the next frame of a Java method; false at the bottom of the stack. */
  next(): boolean {
    const { memory, code } = this.vm;
    for (;;) {
      if (this.nextFrame === 0) return false;
      const rbp = this.nextFrame + this.displacement;
      const pc = this.nextPc;
      const id = memory.load32(rbp + Frame.CODE_ID);
      this.nextFrame = memory.load32(rbp + Frame.CALLER_RBP);
      if (id === CodeId.COMPILE) {
        this.nextPc = memory.load32(rbp + SavedArgs.CALLER_PC);
        continue;
      }
      this.nextPc = memory.load32(rbp + Frame.RETURN_PC);
      if (id < CodeId.FIRST) continue;
      this.blob = code.byId(id);
      this.method = this.blob.method;
      this.frame = rbp;
      this.pc = pc;
      return true;
    }
  }

  /** Bytecode index of the frame's place; -1 in a prologue, -2 in a native method. */
  get bci(): number {
    if (this.blob.isNative) return -2;
    return this.blob.bciAt(this.pc - this.blob.start - 1);
  }
}

/** Source line of a place: -2 native, -1 unknown. */
export function lineOf(method: JavaMethod, bci: number): number {
  if (bci === -2) return -2;
  const code = method.code;
  return code === null ? -1 : code.lineNumber(Math.max(bci, 0));
}

const INVOKE_VIRTUAL = 0xb6;

/** The method that the topmost frame calls, as its invokevirtual names it; null if it stands at another instruction. */
export function calledMethod(vm: VM): JavaMethod | null {
  const walker = new StackWalker(vm);
  if (!walker.next()) return null;
  const { method, bci } = walker;
  const bytes = method.code?.code;
  if (method.hidden || bytes === undefined || bci < 0 || bytes[bci] !== INVOKE_VIRTUAL) return null;
  return method.holder.pool?.methods[(bytes[bci + 1] << 8) | bytes[bci + 2]] ?? null;
}
