/** Making exceptions, and the stack traces in them. */

import { Acc } from '../../jvms/access-flags.js';
import { InitState, Obj } from '../../layout/layout.js';
import { type JavaClass, JavaMethod } from '../classes/java-class.js';
import { OverpassThrow } from '../classes/lookup.js';
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
const suppressed = new FieldAccess(THROWABLE, 'suppressedExceptions', 'Ljava/util/List;');
const NONE_SUPPRESSED = new FieldAccess(THROWABLE, 'SUPPRESSED_SENTINEL', 'Ljava/util/List;');
const NULL_POINTER = 'java/lang/NullPointerException';
/** NullPointerException counts in this field how often its stack trace has been filled in; its name changed after JDK 17. */
const TIMES_FILLED_IN = ['extendedMessageState', 'numStackTracesFilledIn'];

/** What running code is told most often. Their constructors do nothing but call Throwable's. */
const PLAIN_CLASSES: ReadonlySet<string> = new Set([
  NULL_POINTER,
  'java/lang/ArithmeticException',
  'java/lang/ArrayIndexOutOfBoundsException',
  'java/lang/ArrayStoreException',
  'java/lang/ClassCastException',
  'java/lang/CloneNotSupportedException',
  'java/lang/IllegalArgumentException',
  'java/lang/IllegalMonitorStateException',
  'java/lang/NegativeArraySizeException',
]);

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

/** Since this release all four errors that HotSpot has prepared with room for a stack trace are left for the program: before, starting uses two up. */
const ALL_TRACED_SINCE = 21;

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
  /** Method ids and bytecode indices of the stack trace that is being taken. */
  private frames = new Int32Array(256);
  /** Class record of int[]. */
  private intArray = 0;
  private readonly overpasses = new Map<JavaClass, Map<string, JavaMethod>>();

  constructor(private readonly vm: VM) {
    this.cursor = new FrameCursor(vm);
    const { stackTraceDepth = DEFAULT_DEPTH } = vm.options;
    this.tracedErrors = vm.release < ALL_TRACED_SINCE ? 2 : 4;
    this.maxWords = stackTraceDepth === 0 ? Number.POSITIVE_INFINITY : 2 * stackTraceDepth;
  }

  /** Plain classes that are initialised, by name. */
  private readonly plain = new Map<string, JavaClass>();
  private timesFilledIn = 0;

  /**
   * The object for an exception of a common class, as its constructor would leave it, without running any Java code; 0 if that cannot be done. Does not collect.
   */
  makeWithoutJava(t: JavaThrow): number {
    const { vm } = this;
    if (t.cause !== 0) return 0;
    const cls = this.plain.get(t.className) ?? this.plainClass(t.className);
    if (cls === null) return 0;
    const ref = vm.heap.allocateObject(cls.record);
    if (ref === 0) return 0;
    if (t.message !== null) {
      const text = this.textOf(t.message, false);
      if (text === 0) return 0;
      detailMessage.setRef(vm, ref, text);
    }
    cause.setRef(vm, ref, ref);
    suppressed.setRef(vm, ref, vm.memory.load32(NONE_SUPPRESSED.offset(vm)));
    stackTrace.setRef(vm, ref, vm.memory.load32(UNASSIGNED.offset(vm)));
    if (t.className === NULL_POINTER) vm.memory.store32(ref + this.timesFilledIn, 1);
    this.fillIn(ref);
    return ref;
  }

  private plainClass(name: string): JavaClass | null {
    if (!PLAIN_CLASSES.has(name)) return null;
    const cls = this.vm.classes.loadBoot(name);
    if (cls.state !== InitState.INITIALIZED) return null;
    if (name === NULL_POINTER) {
      const field = cls.fields.find((f) => TIMES_FILLED_IN.includes(f.name));
      if (field === undefined) return null;
      this.timesFilledIn = field.location;
    }
    this.plain.set(name, cls);
    return cls;
  }

  /** The object for an exception that has been named only: its class is initialised and its constructor run. */
  *make(t: JavaThrow): Steps<number> {
    const { vm } = this;
    if (t.className === 'java/lang/StackOverflowError' || t.className === 'java/lang/OutOfMemoryError')
      return this.makeRaw(t.className, t.message);
    const causeHandle = vm.handles.local(t.cause);
    const cls = vm.classes.loadBoot(t.className);
    if (cls.state !== InitState.INITIALIZED) yield* vm.initializer.initialize(cls);
    const handle = vm.handles.local(vm.allocate(cls));
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
    if (t instanceof OverpassThrow) this.addTop(ref, this.overpassOf(t));
    return ref;
  }

  /** The method that throws such an error in HotSpot; one that HotSpot has made is seen in stack traces only. */
  private overpassOf({ cls, method: given }: OverpassThrow): JavaMethod {
    if (given.holder === cls) return given;
    const { name, descriptor } = given;
    const known = this.overpasses.get(cls) ?? new Map<string, JavaMethod>();
    this.overpasses.set(cls, known);
    let method = known.get(name + descriptor);
    if (method === undefined) {
      method = new JavaMethod(cls, name, descriptor, Acc.PUBLIC | Acc.SYNTHETIC, null, -1);
      this.vm.methods.register(method);
      known.set(name + descriptor, method);
    }
    return method;
  }

  /** Puts a frame on top of a stack trace that has been stored. */
  private addTop(ref: number, method: JavaMethod): void {
    const below = this.framesOf(this.backtraceOf(ref)).slice(0, this.maxWords / 2 - 1);
    for (const [i, frame] of [{ method, bci: 0 }, ...below].entries()) {
      if (2 * i + 2 > this.frames.length) this.growFrames();
      this.frames[2 * i] = frame.method.id;
      this.frames[2 * i + 1] = frame.bci;
    }
    this.store(ref, 2 * (below.length + 1));
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
    if (isPrepared) this.fillInPrepared(ref);
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
  private tracedErrors: number;
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
    const cursor = this.cursor.startRunning();
    let words = 0;
    let making = true;
    let hiddenTop = false;
    while (words < this.maxWords && cursor.next()) {
      const { method } = cursor;
      if (making) {
        if (method.name === 'fillInStackTrace' && thrown.isSubclassOf(method.holder)) continue;
        if (method.name === '<init>' && thrown.isSubclassOf(method.holder)) continue;
        making = false;
      }
      if (isHiddenFrame(method)) {
        hiddenTop ||= words === 0;
        continue;
      }
      if (words + 2 >= this.frames.length) this.growFrames();
      this.frames[words] = method.id;
      this.frames[words + 1] = cursor.bci;
      words += 2;
    }
    // An odd word at the end: the first frame is not the one where the exception arose.
    if (hiddenTop) this.frames[words++] = 0;
    this.store(ref, words);
  }

  private growFrames(): void {
    const grown = new Int32Array(2 * this.frames.length);
    grown.set(this.frames);
    this.frames = grown;
  }

  /** What there is room for in the errors that HotSpot has prepared. */
  private fillInPrepared(ref: number): void {
    const cursor = this.cursor.startRunning();
    let words = 0;
    while (words < 2 * PREPARED_DEPTH && cursor.next()) {
      this.frames[words++] = cursor.method.id;
      this.frames[words++] = cursor.bci;
    }
    this.store(ref, words);
  }

  /** Stores the first words of {@link frames} as an exception's stack trace. */
  private store(ref: number, words: number): void {
    const { vm } = this;
    if (vm.options.stackTraces === false) return;
    const { memory } = vm;
    if (this.intArray === 0) this.intArray = vm.classes.arrayOf(vm.classes.primitive('I')).record;
    const array = vm.heap.allocateArray(this.intArray, words);
    if (array === 0) return;
    const { i32 } = memory;
    const at = vm.index(array + Obj.ARRAY_DATA) >>> 2;
    const { frames } = this;
    for (let i = 0; i < words; i++) i32[at + i] = frames[i];
    backtrace.setRef(vm, ref, array);
    depth.set(vm, ref, words >> 1);
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
