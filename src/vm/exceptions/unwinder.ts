/** Finds who handles an exception among the frames of the running thread. */
import { popEntryFrame } from '../../../native-trampoline/entry-frame.js';
import { Ctx, contextWord, Frame, JniFrame } from '../../layout/layout.js';
import type { JavaClass, JavaMethod } from '../classes/java-class.js';
import { FrameCursor, FrameKind } from '../frames/frame-cursor.js';
import { JavaException } from '../steps.js';
import type { JavaThread } from '../threads/java-thread.js';
import { HandlerOutcome } from '../tiers/handler-search.js';
import type { VM } from '../vm.js';
import { VmError } from '../vm-error.js';
import { catches, catchType } from './catch-types.js';

const EXCEPTION = contextWord(Ctx.EXCEPTION);
const RESULT = contextWord(Ctx.RESULT);
const RESULT_F = contextWord(Ctx.RESULT_F);
const JAVA_RSP = contextWord(Ctx.JAVA_RSP);
const JAVA_RBP = contextWord(Ctx.JAVA_RBP);
const RESUME_PC = contextWord(Ctx.RESUME_PC);
const JNI_EXCEPTION = contextWord(Ctx.JNI_EXCEPTION);

export class Unwinder {
  private readonly i32: Int32Array;
  private readonly f64: Float64Array;
  private readonly cursor: FrameCursor;
  /** What was found out about a frame holds for all that stand where it does. */
  private isSettled = false;

  constructor(private readonly vm: VM) {
    this.i32 = vm.memory.i32;
    this.f64 = vm.memory.f64;
    this.cursor = new FrameCursor(vm);
  }

  /**
   * Finds the handler of an exception in the running thread's frames and lets Java code go on there: null. If a call from TypeScript is reached first, its frame is popped and the
   * exception returned, for the activation that made the call.
   */
  unwind(ref: number, thread: JavaThread): JavaException | null {
    const { i32, vm } = this;
    const { memory } = vm;
    const thrown = vm.classes.of(ref);
    const cursor = this.cursor.startRunning();
    while (cursor.nextMachineFrame()) {
      if (cursor.kind === FrameKind.COMPILE || cursor.kind === FrameKind.C_CALL) continue;
      if (cursor.kind === FrameKind.JNI) {
        this.leavePending(cursor.frame, ref);
        return null;
      }
      if (cursor.kind === FrameKind.ENTRY) {
        i32[JAVA_RBP] = cursor.frame;
        popEntryFrame(memory);
        return new JavaException(ref);
      }
      const { blob, pc } = cursor;
      this.isSettled = true;
      if (this.enterHandler(cursor, thrown)) {
        i32[EXCEPTION] = ref;
        return null;
      }
      const { syncHome } = blob.code;
      if (syncHome < 0) {
        if (this.isSettled) vm.findings.noteUnwinding(pc, thrown.record, 0, 0);
        continue;
      }
      const locked = memory.load32(cursor.frame + Frame.FIRST_POINTER - 4 * syncHome);
      if (locked !== 0) vm.monitors.exit(locked, thread);
    }
    throw new VmError(`no call from TypeScript below the frames that ${thrown.javaName} unwinds`);
  }

  /** C code has called what an exception leaves: it goes on with 0 as the result, and the exception pending. */
  private leavePending(frame: number, ref: number): void {
    const { i32 } = this;
    i32[JNI_EXCEPTION] = ref;
    i32[JAVA_RBP] = frame;
    i32[JAVA_RSP] = frame - JniFrame.SIZE;
    i32[RESUME_PC] = this.vm.jni.resume;
    i32[RESULT] = i32[RESULT + 1] = 0;
    this.f64[RESULT_F >> 1] = 0;
  }

  /** Lets Java code go on at the handler of a machine frame for exceptions of a class; false if none of its methods has one. */
  private enterHandler(cursor: FrameCursor, thrown: JavaClass): boolean {
    const { blob } = cursor;
    if (blob.isNative) return false;
    if (blob.optimized !== null) {
      const outcome = this.vm.tiers.enterHandler(blob, cursor.frame, cursor.pc, thrown, this.search);
      if (outcome === HandlerOutcome.NONE_NOW) this.isSettled = false;
      return outcome === HandlerOutcome.ENTERED;
    }
    if (blob.code.handlerTable.length === 0 && blob.code.inlined === null) return false;
    do {
      const handler = this.findHandler(cursor.method, cursor.bci, thrown);
      if (handler < 0) continue;
      const { i32 } = this;
      i32[JAVA_RBP] = cursor.frame;
      i32[JAVA_RSP] = cursor.frame - blob.code.frameSize;
      const address = blob.handler(handler, cursor.inlinedCall);
      i32[RESUME_PC] = address;
      if (this.isSettled)
        this.vm.findings.noteUnwinding(cursor.pc, thrown.record, address, blob.code.frameSize);
      return true;
    } while (cursor.outward());
    return false;
  }

  private readonly search = (method: JavaMethod, bci: number, thrown: JavaClass): number =>
    this.findHandler(method, bci, thrown);

  /** Bytecode index of the handler that catches an exception of class `thrown` at `bci`, -1 if there is none (JVMS §2.10). */
  private findHandler(method: JavaMethod, bci: number, thrown: JavaClass): number {
    const table = method.code?.exceptionTable;
    if (table === undefined || bci < 0) return -1;
    for (let i = 0; i < table.length; i += 4) {
      if (bci < table[i] || bci >= table[i + 1]) continue;
      const type = table[i + 3];
      if (type === 0) return table[i + 2];
      if (!catches(this.vm, method.holder, type, thrown)) continue;
      // By its name alone, as long as it is not known: it may turn out to be another class of that name.
      if (catchType(this.vm, method.holder, type) === null) this.isSettled = false;
      return table[i + 2];
    }
    return -1;
  }
}
