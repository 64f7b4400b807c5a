/**
 * Walking the frames of a Java stack (docs/ARCHITECTURE.md, "Frames"): the one place that turns a machine frame, or an address in code, into methods and bytecode indices.
 *
 * A *machine frame* is what machine code has pushed; it shows one or more *logical frames*: the compiled method, and inside it the methods that were inlined where it stands. Users
 * that ask which methods run take logical frames ({@link FrameCursor.next}); those that look after the memory of frames take machine frames ({@link FrameCursor.nextMachineFrame}).
 */
import { CodeId, Ctx, contextWord, Frame, Region, SavedArgs } from '../../layout/layout.js';
import type { JavaMethod } from '../classes/java-class.js';
import type { CodeBlob } from '../code/code-blob.js';
import type { CodeCache } from '../code/code-cache.js';
import { type JavaThread, ThreadState } from '../threads/java-thread.js';

/** Whose a machine frame is. */
export const enum FrameKind {
  /** Compiled code: {@link FrameCursor.blob}. */
  CODE = 0,
  /** A call from TypeScript. */
  ENTRY = 1,
  /** The compile stub, or one that has its shape: a call that has not reached its method yet. */
  COMPILE = 2,
  /** C code has called into the VM, or Java, by the JNI. */
  JNI = 3,
  /** A C function that TypeScript has called on the thread's C stack. */
  C_CALL = 4,
}

/** By code id, as far as those are below CodeId.FIRST. */
const KINDS: readonly FrameKind[] = [
  FrameKind.COMPILE,
  FrameKind.ENTRY,
  FrameKind.COMPILE,
  FrameKind.JNI,
  FrameKind.C_CALL,
];

/** What a cursor needs of the VM: tests make one by hand. */
export interface FrameSource {
  readonly memory: { readonly i32: Int32Array };
  readonly code: Pick<CodeCache, 'byId'>;
  readonly methods: { get(id: number): JavaMethod };
}

/** `bci` of a frame of a native method. */
export const NATIVE_BCI = -2;

const JAVA_RBP = contextWord(Ctx.JAVA_RBP);
const RESUME_PC = contextWord(Ctx.RESUME_PC);

/** The bytecode index is not known yet: the pc table has not been asked. */
const UNKNOWN = -3;

/**
 * A position on a Java stack. Starts before the first frame. It allocates nothing and may be used again for another walk: exceptions are thrown often.
 */
export class FrameCursor {
  kind: FrameKind = FrameKind.ENTRY;
  /** CODE: the frame's code. */
  blob!: CodeBlob;
  /** The method of the logical frame. */
  method!: JavaMethod;
  /** Address of the machine frame in memory, rbp when it runs (unless its thread's frames lie elsewhere for now). */
  frame = 0;
  /** Where the machine frame goes on: the address behind the call (after a fault, the one behind the instruction's first byte). */
  pc = 0;
  /** The inlined call that the logical frame is of, -1 for the compiled method itself. */
  inlinedCall = -1;
  private bci_ = UNKNOWN;
  private displacement = 0;
  private nextPc = 0;
  private nextFrame = 0;
  private readonly i32: Int32Array;

  constructor(private readonly source: FrameSource) {
    this.i32 = source.memory.i32;
  }

  /** Stands before the frames of the running code. */
  startRunning(): this {
    return this.start(this.i32[JAVA_RBP], this.i32[RESUME_PC], 0);
  }

  /** Stands before the frames of a thread. */
  startThread(thread: JavaThread): this {
    return thread.state === ThreadState.RUNNING
      ? this.startRunning()
      : this.start(thread.rbp, thread.pc, thread.displacement);
  }

  /**
   * Stands before the frame at `rbp`, which goes on at `pc`. `displacement`: what to add to the addresses that frames link to, to find them in memory (the frames of a thread that
   * shares its stack may lie elsewhere, their links unchanged).
   */
  start(rbp: number, pc: number, displacement: number): this {
    this.nextFrame = rbp;
    this.nextPc = pc;
    this.displacement = displacement;
    this.inlinedCall = -1;
    return this;
  }

  /** Stands in no frame, but at the instruction of a blob's code that `pc` is behind (as a return address is). */
  standAt(blob: CodeBlob, pc: number): this {
    this.start(0, 0, 0);
    this.kind = FrameKind.CODE;
    this.blob = blob;
    this.pc = pc;
    this.frame = 0;
    this.enterInnermost();
    return this;
  }

  /** Moves to the next logical frame, over those that are no method's; false at the bottom of the stack. */
  next(): boolean {
    if (this.outward()) return true;
    while (this.nextMachineFrame()) if (this.kind === FrameKind.CODE) return true;
    return false;
  }

  /** Moves to the caller within the same machine frame; false if there is none. */
  outward(): boolean {
    const call = this.inlinedCall;
    if (call < 0) return false;
    const { inlined } = this.blob.code;
    if (inlined === null) throw new Error(`${this.blob.method}: no table of inlined calls`);
    const { calls } = inlined;
    this.inlinedCall = calls[3 * call + 1];
    this.bci_ = calls[3 * call + 2];
    this.method = this.methodOf(this.inlinedCall);
    return true;
  }

  /** Moves to the next machine frame, of whatever kind, and to the innermost logical frame in it; false at the bottom of the stack. */
  nextMachineFrame(): boolean {
    const link = this.nextFrame;
    if (link === 0) return false;
    const rbp = link + this.displacement;
    const at = (rbp - Region.BASE) >>> 2;
    const { i32 } = this;
    const id = i32[at + Frame.CODE_ID / 4];
    this.frame = rbp;
    this.pc = this.nextPc;
    this.nextFrame = i32[at + Frame.CALLER_RBP / 4];
    if (id < CodeId.FIRST) {
      this.kind = KINDS[id];
      this.nextPc = i32[at + (id === CodeId.COMPILE ? SavedArgs.CALLER_PC : Frame.RETURN_PC) / 4];
      this.inlinedCall = -1;
      return true;
    }
    this.kind = FrameKind.CODE;
    this.nextPc = i32[at + Frame.RETURN_PC / 4];
    this.blob = this.source.code.byId(id);
    this.enterInnermost();
    return true;
  }

  private enterInnermost(): void {
    const { blob } = this;
    this.bci_ = UNKNOWN;
    this.inlinedCall = blob.code.inlined === null ? -1 : blob.inlinedAt(this.pc - blob.start - 1);
    this.method = this.inlinedCall < 0 ? blob.method : this.methodOf(this.inlinedCall);
  }

  private methodOf(inlinedCall: number): JavaMethod {
    const { method, code } = this.blob;
    if (inlinedCall < 0 || code.inlined === null) return method;
    return this.source.methods.get(code.inlined.calls[3 * inlinedCall]);
  }

  /** Is the logical frame the compiled method's own? Only its parameters stand in homes that the VM knows. */
  get isOutermost(): boolean {
    return this.inlinedCall < 0;
  }

  /** Bytecode index of the logical frame's place; -1 in a prologue, {@link NATIVE_BCI} in a native method. */
  get bci(): number {
    if (this.bci_ === UNKNOWN) {
      const { blob } = this;
      // A body in place of bytecode (compiler/bodies) stands at its beginning.
      if (blob.isNative) this.bci_ = this.method.isNative ? NATIVE_BCI : 0;
      else this.bci_ = blob.bciAt(this.pc - blob.start - 1);
    }
    return this.bci_;
  }
}

/** Before the frames of the running code, or of a thread. */
export function framesOf(vm: FrameSource, thread: JavaThread | null = null): FrameCursor {
  const cursor = new FrameCursor(vm);
  return thread === null ? cursor.startRunning() : cursor.startThread(thread);
}
