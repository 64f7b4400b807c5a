/** Making exceptions, and the stack traces in them. */

import { InitState, Obj } from '../../layout/layout.js';
import type { JavaClass, JavaMethod } from '../classes/java-class.js';
import { isHiddenFrame } from '../classes/method-annotations.js';
import { FieldAccess } from '../field-access.js';
import { FrameCursor } from '../frames/frame-cursor.js';
import { JavaException, JavaThrow, type Steps } from '../steps.js';
import type { VM } from '../vm.js';

const THROWABLE = 'java/lang/Throwable';
const backtrace = new FieldAccess(THROWABLE, 'backtrace', 'Ljava/lang/Object;');
const depth = new FieldAccess(THROWABLE, 'depth', 'I');
const stackTrace = new FieldAccess(THROWABLE, 'stackTrace', '[Ljava/lang/StackTraceElement;');
const detailMessage = new FieldAccess(THROWABLE, 'detailMessage', 'Ljava/lang/String;');
const cause = new FieldAccess(THROWABLE, 'cause', 'Ljava/lang/Throwable;');
const UNASSIGNED = new FieldAccess(THROWABLE, 'UNASSIGNED_STACK', '[Ljava/lang/StackTraceElement;');

/** Frames of a stack trace. */
const DEFAULT_DEPTH = 1024;
const PREPARED_DEPTH = 32;

/** Messages of OutOfMemoryErrors that HotSpot has prepared for when nothing can be allocated. */
const HEAP_EXHAUSTED = [
  'Java heap space',
  'Requested array size exceeds VM limit',
  'GC overhead limit exceeded',
];

const isHeapExhausted = (className: string, message: string | null): boolean =>
  className === 'java/lang/OutOfMemoryError' && message !== null && HEAP_EXHAUSTED.includes(message);

/** A frame of a stored stack trace. */
export interface TraceFrame {
  readonly method: JavaMethod;
  /** -2: native, -1: in the prologue. */
  readonly bci: number;
}

export class Exceptions {
  /** Two for each frame of a stack trace. */
  private readonly maxWords: number;
  private readonly cursor: FrameCursor;

  constructor(private readonly vm: VM) {
    this.cursor = new FrameCursor(vm);
    const { stackTraceDepth = DEFAULT_DEPTH } = vm.options;
    this.maxWords = stackTraceDepth === 0 ? Number.POSITIVE_INFINITY : 2 * stackTraceDepth;
  }

  /** The object for an exception that has been named only: its class is initialised and its constructor run. */
  *make(t: JavaThrow): Steps<number> {
    const { vm } = this;
    if (t.className === 'java/lang/StackOverflowError' || t.className === 'java/lang/OutOfMemoryError')
      return this.makeRaw(t.className, t.message);
    const causeHandle = vm.handles.create(t.cause);
    const cls = vm.classes.loadBoot(t.className);
    if (cls.state !== InitState.INITIALIZED) yield* vm.initializer.initialize(cls);
    const handle = vm.handles.create(vm.allocate(cls));
    const byCause =
      t.message === null && causeHandle !== 0
        ? cls.declaredMethod('<init>(Ljava/lang/Throwable;)V')
        : undefined;
    if (byCause !== undefined) {
      yield* vm.call(byCause, vm.handles.get(handle), vm.handles.get(causeHandle));
    } else {
      yield* this.construct(cls, handle, t.message);
      if (causeHandle !== 0)
        yield* vm.callVirtual(
          THROWABLE,
          'initCause(Ljava/lang/Throwable;)Ljava/lang/Throwable;',
          vm.handles.get(handle),
          vm.handles.get(causeHandle),
        );
    }
    const ref = vm.handles.get(handle);
    vm.handles.release(handle);
    vm.handles.release(causeHandle);
    return ref;
  }

  private *construct(cls: JavaClass, handle: number, message: string | null): Steps<void> {
    const { vm } = this;
    const withMessage = cls.declaredMethod('<init>(Ljava/lang/String;)V');
    const plain = cls.declaredMethod('<init>()V');
    if (message !== null && withMessage !== undefined) {
      yield* vm.call(withMessage, vm.handles.get(handle), vm.strings.fromJs(message));
      return;
    }
    if (plain !== undefined) yield* vm.call(plain, vm.handles.get(handle));
    else if (withMessage !== undefined) yield* vm.call(withMessage, vm.handles.get(handle), 0);
    if (message !== null) detailMessage.setRef(vm, vm.handles.get(handle), vm.strings.fromJs(message));
  }

  /**
   * Without running any Java code, for when there is no room for it: so cause and suppressed exceptions are null, and stay so. The class must have been initialised before.
   */
  makeRaw(className: string, message: string | null): number {
    const { vm } = this;
    const cls = vm.classes.loadBoot(className);
    const isPrepared = isHeapExhausted(className, message);
    if (isPrepared && this.tracedErrors-- <= 0) return this.reserve(className, message);
    const ref = vm.heap.allocateObject(cls.record);
    if (ref === 0) return this.reserve(className, message);
    if (message !== null) detailMessage.setRef(vm, ref, this.textOf(message, isPrepared));
    if (isPrepared) this.store(ref, this.framesAsTheyAre());
    else this.fillIn(ref);
    return ref;
  }

  /** A message as a String; null if there is no room for it. */
  private textOf(message: string, isConstant: boolean): number {
    const { strings } = this.vm;
    try {
      return isConstant ? strings.constant(message) : strings.fromJs(message);
    } catch (error) {
      if (error instanceof JavaThrow) return 0;
      throw error;
    }
  }

  /** So many more errors of a full heap get a stack trace, as with HotSpot; then it is always the same object, without one. */
  private tracedErrors = 2;
  private readonly reserved = new Map<string, number>();

  /** Errors that need no room in the heap. */
  private reserve(className: string, message: string | null): number {
    const { vm } = this;
    const key = `${className} ${message}`;
    let ref = this.reserved.get(key);
    if (ref === undefined) {
      ref = vm.heap.allocatePermObject(vm.classes.loadBoot(className).record);
      if (message !== null) detailMessage.setRef(vm, ref, this.textOf(message, true));
      this.reserved.set(key, ref);
    }
    return ref;
  }

  /**
   * Throwable.fillInStackTrace: stores the stack of the running thread, without the frames that make the exception itself and without hidden
   * ones. The backtrace is an int[] of method ids and bytecode indices.
   */
  fillIn(ref: number): void {
    const { vm } = this;
    const thrown = vm.classes.of(ref);
    const frames: number[] = [];
    const cursor = this.cursor.startRunning();
    let making = true;
    let hiddenTop = false;
    while (frames.length < this.maxWords && cursor.next()) {
      const { method } = cursor;
      if (making) {
        if (method.name === 'fillInStackTrace' && thrown.isSubclassOf(method.holder)) continue;
        if (method.name === '<init>' && thrown.isSubclassOf(method.holder)) continue;
        making = false;
      }
      if (isHiddenFrame(method)) {
        hiddenTop ||= frames.length === 0;
        continue;
      }
      frames.push(method.id, cursor.bci);
    }
    // An odd word at the end: the first frame is not the one where the exception arose.
    if (hiddenTop) frames.push(0);
    this.store(ref, frames);
  }

  /** What there is room for in the errors that HotSpot has prepared. */
  private framesAsTheyAre(): number[] {
    const frames: number[] = [];
    const cursor = this.cursor.startRunning();
    while (frames.length < 2 * PREPARED_DEPTH && cursor.next()) frames.push(cursor.method.id, cursor.bci);
    return frames;
  }

  private store(ref: number, frames: readonly number[]): void {
    const { vm } = this;
    if (vm.options.stackTraces === false) return;
    const array = vm.heap.allocateArray(vm.classes.arrayOf(vm.classes.primitive('I')).record, frames.length);
    if (array === 0) return;
    const { memory } = vm;
    for (let i = 0; i < frames.length; i++) memory.store32(array + Obj.ARRAY_DATA + 4 * i, frames[i]);
    backtrace.setRef(vm, ref, array);
    depth.set(vm, ref, frames.length >> 1);
    stackTrace.setRef(vm, ref, memory.load32(UNASSIGNED.offset(vm)));
  }

  /** The frames of a stack trace stored by {@link fillIn}. `array` is the backtrace object. */
  framesOf(array: number): TraceFrame[] {
    const { vm } = this;
    if (array === 0) return [];
    const frames: TraceFrame[] = [];
    const length = vm.arrayLength(array);
    for (let i = 0; i + 1 < length; i += 2)
      frames.push({ method: vm.methods.get(vm.element(array, i)), bci: vm.element(array, i + 1) });
    return frames;
  }

  /** Where an exception was thrown, as far as its stack trace still knows; null if that was in a hidden frame. */
  topFrameOf(ref: number): TraceFrame | null {
    const array = this.backtraceOf(ref);
    if (array === 0) return null;
    const length = this.vm.arrayLength(array);
    if (length < 2 || (length & 1) !== 0) return null;
    return { method: this.vm.methods.get(this.vm.element(array, 0)), bci: this.vm.element(array, 1) };
  }

  backtraceOf(ref: number): number {
    return backtrace.get(this.vm, ref);
  }

  copyBacktrace(from: number, to: number): void {
    const { vm } = this;
    backtrace.setRef(vm, to, backtrace.get(vm, from));
    depth.set(vm, to, depth.get(vm, from));
  }

  /** Throwable.detailMessage. */
  messageOf(ref: number): string | null {
    return this.vm.strings.toJsOrNull(detailMessage.get(this.vm, ref));
  }

  /** Throwable.cause; 0 if there is none, or none yet. */
  causeOf(ref: number): number {
    const found = cause.get(this.vm, ref);
    return found === ref ? 0 : found;
  }

  /** For crash reports and traces of our own: `java.lang.X: message`. */
  describe(ref: number): string {
    const name = this.vm.classes.of(ref).javaName;
    const message = this.messageOf(ref);
    return message === null ? name : `${name}: ${message}`;
  }

  /** What a generator caught, as an object. */
  *objectOf(error: unknown): Steps<number> {
    if (error instanceof JavaException) return error.ref;
    if (error instanceof JavaThrow) return yield* this.make(error);
    throw error;
  }
}
