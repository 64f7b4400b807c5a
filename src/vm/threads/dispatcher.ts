/**
 * Enters Java code and serves what it asks for: the other side of the Request enum. Exceptions are raised here, and generators run on top of the Java stack
 * (docs/ARCHITECTURE.md, "Requests").
 */
import { popEntryFrame, pushEntryFrame } from '../../../native-trampoline/entry-frame.js';
import { Ctx, contextWord, Mark, Region, Request } from '../../layout/layout.js';
import type { JavaMethod } from '../classes/java-class.js';
import { complaint } from '../exceptions/complaints.js';
import { Unwinder } from '../exceptions/unwinder.js';
import { FrameCursor } from '../frames/frame-cursor.js';
import type { JniResult } from '../jni/jni-function.js';
import { linkNative } from '../jni/linking.js';
import { JavaException, JavaThrow, type Steps, Suspend } from '../steps.js';
import type { VM } from '../vm.js';
import { VmError } from '../vm-error.js';
import { exceptionOfFault } from './faults.js';
import { Activation, ActivationKind, type JavaThread, ThreadState } from './java-thread.js';
import { bindNative, callNative } from './native-calls.js';
import { SlowAllocation } from './slow-allocation.js';

const POLL = contextWord(Ctx.POLL);
const STACK_LIMIT = contextWord(Ctx.STACK_LIMIT);
const STACK_END = contextWord(Ctx.STACK_END);
const THREAD = contextWord(Ctx.THREAD);
const CARRIER = contextWord(Ctx.CARRIER);
const SCOPED_VALUES = contextWord(Ctx.SCOPED_VALUES);
const PINS = contextWord(Ctx.PINS);
const LOCK_BITS = contextWord(Ctx.LOCK_BITS);
const REQUEST = contextWord(Ctx.REQUEST);
const ARG0 = contextWord(Ctx.ARG0);
const ARG1 = contextWord(Ctx.ARG1);
const ARG2 = contextWord(Ctx.ARG2);
const RESULT = contextWord(Ctx.RESULT);
const RESULT_F = contextWord(Ctx.RESULT_F);
const JAVA_RSP = contextWord(Ctx.JAVA_RSP);
const JAVA_RBP = contextWord(Ctx.JAVA_RBP);
const RESUME_PC = contextWord(Ctx.RESUME_PC);
const TARGET = contextWord(Ctx.TARGET);

export class Dispatcher {
  private readonly i32: Int32Array;
  private readonly f64: Float64Array;
  private thread!: JavaThread;
  /** The thread that runs; null between turns. */
  active: JavaThread | null = null;
  /** The thread goes on; false when it has blocked, ended or given way. */
  private running = false;
  /** A thread from the queue runs, not a call of the embedder's on some thread: another may go on in its place. */
  private inTurn = false;
  /** For --stats: requests by number. */
  readonly counts: Int32Array = new Int32Array(64);
  /**
   * The thread whose call by {@link callIdle} was the last thing that happened: the entry frame lies there still, and most words of the context are as the next such call needs them. Null if there is none.
   */
  private prepared: JavaThread | null = null;
  private preparedRsp = 0;
  private preparedRbp = 0;
  /** For walks that are over before anything else can begin one. */
  private readonly cursor: FrameCursor;
  private readonly unwinder: Unwinder;
  private readonly allocation: SlowAllocation;

  constructor(private readonly vm: VM) {
    this.cursor = new FrameCursor(vm);
    this.unwinder = new Unwinder(vm);
    this.allocation = new SlowAllocation(vm);
    this.i32 = vm.memory.i32;
    this.f64 = vm.memory.f64;
  }

  /** Adds the bottom activation of a thread that stands nowhere: it begins with these steps when it runs next. */
  begin(thread: JavaThread, steps: Steps<unknown>): void {
    thread.resumeSteps = true;
    thread.activations.push(new Activation(ActivationKind.BASE, steps, null));
  }

  /** Runs a thread until it blocks, ends or gives way. */
  run(thread: JavaThread): void {
    this.inTurn = true;
    this.switchIn(thread);
    this.goOnWhere(thread);
    const { enter } = this.vm.trampoline;
    while (this.running) {
      if (this.thread.asyncException !== 0) {
        this.raiseStop(this.thread);
        continue;
      }
      enter();
      this.serve();
    }
    this.inTurn = false;
    this.switchOut(this.thread);
  }

  /** A thread that stands in a generator goes on there; one that was preempted at a poll, or put aside by a native, goes on in Java code. */
  private goOnWhere(thread: JavaThread): void {
    if (thread.resumeSteps) {
      thread.resumeSteps = false;
      this.step();
    } else if (thread.isNew) {
      thread.isNew = false;
      this.vm.threads.virtual.prepareStart(thread);
    }
  }

  /**
   * The running thread, in a native without a result or with 0 as its result, is put aside, and another goes on: in its place, if nobody has to wait longer for that, else when its turn comes.
   */
  handTo(thread: JavaThread, reason: string): void {
    const { i32, vm } = this;
    i32[RESULT] = i32[RESULT + 1] = 0;
    this.putAside(reason);
    if (!this.inTurn || i32[POLL] !== 0 || thread.context !== this.thread.context) {
      vm.threads.wake(thread);
      return;
    }
    this.switchOut(this.thread);
    vm.threads.current = thread;
    vm.threads.switches++;
    this.switchIn(thread);
    this.goOnWhere(thread);
  }

  /** Thread.stop has been called for the thread, or a continuation that it ran has failed. */
  private raiseStop(thread: JavaThread): void {
    const exception = this.vm.handles.get(thread.asyncException);
    this.vm.handles.release(thread.asyncException);
    thread.asyncException = 0;
    this.raise(new JavaException(exception));
  }

  /** The embedder calls Java on a thread that stands still: the machine is made that thread's, until {@link leave}. */
  occupy(thread: JavaThread): void {
    this.vm.threads.current = thread;
    this.switchIn(thread);
  }

  /** The end of {@link occupy}. */
  leave(thread: JavaThread): void {
    this.switchOut(thread);
  }

  /**
   * A call of the embedder on a thread on which nothing lies, with its arguments in place: enters Java code. True if it has returned without having asked for anything; the machine is nobody's again, nothing
   * has moved, and nothing that the scheduler knows has changed. False: it has made a request, and the thread occupies the machine ({@link goOn}, {@link leave}).
   */
  callIdle(thread: JavaThread, target: number): boolean {
    const { i32, vm } = this;
    const isPrepared = this.prepared === thread;
    if (isPrepared) this.enterPrepared(thread);
    else this.prepare(thread);
    i32[TARGET] = target;
    i32[TARGET + 1] = 0;
    vm.trampoline.enter();
    if (i32[REQUEST] !== Request.RETURNED) {
      if (isPrepared) this.occupyPrepared(thread);
      this.prepared = null;
      return false;
    }
    // As it was before the call, registers and all.
    i32[JAVA_RBP] = 0;
    i32[THREAD] = 0;
    if (!isPrepared) this.leavePrepared(thread);
    return true;
  }

  private prepare(thread: JavaThread): void {
    const { i32, vm } = this;
    vm.threads.current = thread;
    this.switchIn(thread);
    pushEntryFrame(vm.memory, vm.trampoline.stubs, 0, 0);
    this.preparedRsp = i32[JAVA_RSP];
    this.preparedRbp = i32[JAVA_RBP];
  }

  private leavePrepared(thread: JavaThread): void {
    thread.native?.switchOut();
    thread.state = ThreadState.LEFT;
    this.active = null;
    if (thread.native === null && thread.carrier === null) this.prepared = thread;
  }

  /** {@link prepare} if nothing has happened since the last call: what machine code and the collector may have changed is written anew. TypeScript learns that the thread runs if it has to ({@link occupyPrepared}). */
  private enterPrepared(thread: JavaThread): void {
    const { i32 } = this;
    const { stubs } = this.vm.trampoline;
    const { slots } = this.vm.handles;
    const bottom = (this.preparedRsp - Region.BASE) >> 2;
    i32[JAVA_RSP] = this.preparedRsp;
    i32[JAVA_RBP] = this.preparedRbp;
    i32[RESUME_PC] = stubs.call;
    i32[bottom] = stubs.return;
    i32[bottom + 1] = 0;
    i32[THREAD] = slots[thread.currentHandle || thread.objectHandle];
    i32[CARRIER] = slots[thread.objectHandle];
    i32[SCOPED_VALUES] = slots[thread.scopedValueCache];
    i32[PINS] = thread.pins;
    this.clearPoll();
  }

  /** The rest of {@link switchIn}. */
  private occupyPrepared(thread: JavaThread): void {
    this.vm.threads.current = thread;
    this.thread = this.active = thread;
    this.running = true;
    thread.state = ThreadState.RUNNING;
  }

  /**
   * Goes on with a call of the embedder: it has entered Java code, which made a request. Runs until the call's activation, or the one on top of it, has ended, or the
   * thread is put aside (false).
   */
  goOn(call: { readonly done: boolean }): boolean {
    this.running = true;
    return this.runCall(call, true);
  }

  /** The same for steps that have not begun. */
  runSteps(steps: Steps<unknown>, call: { readonly done: boolean }): boolean {
    this.running = true;
    this.thread.activations.push(new Activation(ActivationKind.BASE, steps, null));
    return this.runCall(call, false);
  }

  /** Serves the request that has been made, or begins with the top activation, and runs until the call is done or the thread is put aside. */
  private runCall(call: { readonly done: boolean }, requested: boolean): boolean {
    const { enter } = this.vm.trampoline;
    const outer = this.inTurn;
    this.inTurn = false;
    try {
      if (requested) this.serve();
      else this.step();
      while (this.running) {
        enter();
        this.serve();
      }
    } finally {
      this.inTurn = outer;
    }
    if (call.done) this.running = true;
    return call.done;
  }

  private switchIn(thread: JavaThread): void {
    const { i32 } = this;
    this.prepared = null;
    this.vm.threads.occupyStack(thread);
    this.thread = this.active = thread;
    this.running = true;
    thread.state = ThreadState.RUNNING;
    i32[JAVA_RSP] = thread.rsp;
    i32[JAVA_RBP] = thread.rbp;
    i32[RESUME_PC] = thread.pc;
    i32[RESULT] = thread.resultLow;
    i32[RESULT + 1] = thread.resultHigh;
    i32[RESULT_F] = thread.resultFloatLow;
    i32[RESULT_F + 1] = thread.resultFloatHigh;
    const { handles } = this.vm;
    i32[THREAD] = handles.get(thread.currentHandle || thread.objectHandle);
    const carrier = thread.carrier === null ? thread : this.vm.threads.virtual.carrierOf(thread);
    i32[CARRIER] = handles.get(carrier.objectHandle);
    i32[SCOPED_VALUES] = handles.get(carrier.scopedValueCache);
    i32[PINS] = thread.pins;
    i32[LOCK_BITS] = (thread.id << Mark.PAYLOAD_SHIFT) | Mark.THIN;
    i32[STACK_END] = thread.stackEnd;
    i32[STACK_END + 1] = 0;
    thread.native?.switchIn();
    this.clearPoll();
  }

  private switchOut(thread: JavaThread): void {
    const { i32 } = this;
    thread.rsp = i32[JAVA_RSP];
    thread.rbp = i32[JAVA_RBP];
    thread.pc = i32[RESUME_PC];
    thread.resultLow = i32[RESULT];
    thread.resultHigh = i32[RESULT + 1];
    thread.resultFloatLow = i32[RESULT_F];
    thread.resultFloatHigh = i32[RESULT_F + 1];
    i32[JAVA_RBP] = 0;
    if (thread.state !== ThreadState.ENDED)
      this.vm.threads.virtual.keep(thread, i32[THREAD], i32[SCOPED_VALUES], i32[PINS]);
    i32[THREAD] = i32[CARRIER] = i32[SCOPED_VALUES] = 0;
    thread.native?.switchOut();
    // Unless it waits, has given way or has ended, it is the embedder's.
    if (thread.state === ThreadState.RUNNING) thread.state = ThreadState.LEFT;
    this.active = null;
  }

  /** What Thread.currentThread() is now, its carrier's scopedValueCache, and how often the running thread is pinned: machine code changes them. */
  get currentObject(): number {
    return this.i32[THREAD];
  }

  get scopedValues(): number {
    return this.i32[SCOPED_VALUES];
  }

  get pins(): number {
    return this.i32[PINS];
  }

  /** The current thread has been given its object. */
  refreshThread(): void {
    this.i32[THREAD] = this.vm.handles.get(this.thread.currentHandle || this.thread.objectHandle);
    this.i32[CARRIER] = this.i32[THREAD];
  }

  /** The running thread, in a native that is no generator, is put aside: it goes on with what the native returns when it is woken. */
  putAside(reason: string): void {
    const { thread } = this;
    thread.state = ThreadState.BLOCKED;
    thread.blockedOn = reason;
    thread.waitNumber++;
    this.running = false;
  }

  private clearPoll(): void {
    const { i32 } = this;
    i32[POLL] = 0;
    i32[STACK_LIMIT] = i32[STACK_END];
    i32[STACK_LIMIT + 1] = 0;
  }

  // ---- requests

  private serve(): void {
    const request = this.i32[REQUEST] as Request;
    this.counts[request]++;
    try {
      // Most of all, and nothing is dearer: calls of the embedder's functions are to cost what entering costs.
      if (request === Request.NATIVE) this.native(this.vm.methods.get(this.i32[ARG0]));
      else this.serveRequest(request);
    } catch (error) {
      if (!(error instanceof JavaThrow) && !(error instanceof JavaException)) throw error;
      this.raise(error);
    }
  }

  private serveRequest(request: Request): void {
    const { i32, vm } = this;
    switch (request) {
      case Request.RETURNED:
        popEntryFrame(vm.memory);
        this.step();
        return;
      case Request.COMPILE:
        this.compile(vm.methods.get(i32[ARG0]));
        return;
      case Request.RESOLVE:
        this.resolve();
        return;
      case Request.JNI:
        this.jni(i32[ARG0]);
        return;
      case Request.IMT_MISS:
        this.imtMiss();
        return;
      case Request.POLL:
        this.poll();
        return;
      case Request.FAULT: {
        const thrown = exceptionOfFault(vm, this.thread);
        if (thrown !== null) this.raise(thrown);
        return;
      }
      case Request.MONITOR_ENTER:
        if (!vm.monitors.tryEnter(i32[ARG0]))
          this.start(ActivationKind.PLAIN, vm.monitors.enter(i32[ARG0]), null);
        return;
      case Request.MONITOR_EXIT:
        if (!vm.monitors.exit(i32[ARG0], this.thread))
          throw new JavaThrow('java/lang/IllegalMonitorStateException');
        return;
      default:
        this.serveAllocationOrThrow(request);
    }
  }

  private serveAllocationOrThrow(request: Request): void {
    const { i32, vm } = this;
    const a = i32[ARG0];
    switch (request) {
      case Request.NEW:
        this.allocate(a, null);
        return;
      case Request.NEW_ARRAY:
        this.allocate(a, i32[ARG1]);
        return;
      case Request.MULTI_NEW_ARRAY:
        this.object(vm.allocation.multiArray(vm.classes.byRecord(a), i32[ARG1], i32[ARG2]));
        return;
      case Request.THROW:
        if (a === 0) this.raise(new JavaThrow('java/lang/NullPointerException'));
        else this.throwObject(a);
        return;
      case Request.TIER_UP:
        vm.tiers.countedOut();
        return;
      case Request.DEOPT: {
        const thrown = vm.tiers.trap();
        if (thrown !== null) this.raise(thrown);
        return;
      }
      case Request.DEOPT_AFTER_CALL:
        vm.tiers.leaveInvalid();
        return;
      default:
        this.raise(complaint(vm, request, a, i32[ARG1]));
    }
  }

  /** The answer is an object: rax when Java code goes on. */
  private object(ref: number): void {
    this.i32[RESULT] = ref;
    this.i32[RESULT + 1] = 0;
  }

  private allocate(record: number, length: number | null): void {
    const steps = this.allocation.serve(record, length, this.isLate);
    if (steps !== null) this.start(ActivationKind.PLAIN, steps, null);
  }

  /** Can Node's event loop have its turn now, and should it before anything is done that takes long? */
  get isLate(): boolean {
    return this.inTurn && this.vm.threads.isSliceOld;
  }

  private resolve(): void {
    const { vm, i32 } = this;
    const pc = i32[RESUME_PC];
    const blob = vm.code.find(pc - 1);
    if (blob === null) throw new VmError(`no code at ${pc.toString(16)}`);
    const { method } = this.cursor.standAt(blob, pc);
    const site = blob.siteAt(pc);
    if (vm.patching.tryPatch(blob, method, site)) return;
    this.start(ActivationKind.PLAIN, vm.patching.resolveAndPatch(blob, method, site), null);
  }

  private imtMiss(): void {
    const { vm, i32 } = this;
    const receiver = i32[ARG0];
    const method = vm.methods.get(i32[ARG1]);
    if (receiver === 0) throw new JavaThrow('java/lang/NullPointerException');
    i32[TARGET] = vm.compilation.interfaceTarget(vm.classes.of(receiver), method.id);
  }

  private poll(): void {
    const { i32, vm, thread } = this;
    if (i32[JAVA_RSP] < i32[STACK_END]) throw new JavaThrow('java/lang/StackOverflowError');
    this.clearPoll();
    vm.heap.poll(vm.roots);
    vm.versions.poll();
    vm.tiers.compilations.takeFinished();
    if (vm.threads.shouldYield()) {
      vm.threads.preempt(thread);
      this.running = false;
    }
  }

  private compile(method: JavaMethod): void {
    const { vm } = this;
    this.i32[TARGET] = vm.compilation.entryOf(method);
    // Its stub has found no C stack and come here; or will do so.
    if (method.jniTarget !== 0) vm.jni.needStack(this.thread);
  }

  private jni(number: number): void {
    const { jni } = this.vm;
    const result = jni.serve(number);
    if (typeof result === 'object' && result !== null) this.start(ActivationKind.JNI, result, null);
    else jni.answer(result);
  }

  private native(method: JavaMethod): void {
    const { vm, i32 } = this;
    const args = i32[JAVA_RSP];
    if (method.native === null && !bindNative(vm, method)) {
      this.start(ActivationKind.LINK, linkNative(vm, method, args), method);
      return;
    }
    vm.nativeArguments = args;
    const { thread } = this;
    const result = callNative(vm, method, args);
    // Another thread runs, see handTo.
    if (result === null || this.thread !== thread) return;
    if (typeof result === 'object') this.start(ActivationKind.NATIVE, result, method);
    else this.nativeResult(method, result);
  }

  /** The result of a native method, for its stub to go on with. */
  nativeResult(method: JavaMethod, value: unknown): void {
    const { i32, vm } = this;
    const { kinds } = method;
    switch (kinds.charCodeAt(kinds.length - 1)) {
      case 0x44: // D
        this.f64[RESULT_F >> 1] = value as number;
        break;
      case 0x46: // F
        vm.memory.f32[RESULT_F] = value as number;
        break;
      case 0x4a: // J
        if (typeof value === 'bigint') vm.memory.i64[RESULT >> 1] = value;
        else {
          i32[RESULT] = value as number;
          i32[RESULT + 1] = Math.floor((value as number) / 0x1_0000_0000);
        }
        break;
      default:
        i32[RESULT] = value as number;
        i32[RESULT + 1] = 0;
    }
  }

  // ---- activations

  /** Begins work in steps on top of the running Java code. */
  private start(kind: ActivationKind, steps: Steps<unknown>, method: JavaMethod | null): void {
    this.thread.activations.push(new Activation(kind, steps, method));
    this.step();
  }

  /** Goes on with the top activation; with what it ends in; until Java code is to be entered, or the thread waits. */
  private step(): void {
    const { thread } = this;
    let failure = thread.pendingThrow;
    thread.pendingThrow = null;
    for (;;) {
      const { length } = thread.activations;
      if (length === 0) {
        this.vm.threads.virtual.end(thread, failure instanceof JavaException ? failure.ref : 0);
        return;
      }
      const activation = thread.activations[length - 1];
      let result: IteratorResult<Suspend, unknown>;
      try {
        result = this.advance(activation, failure);
        failure = null;
      } catch (error) {
        failure = this.activationFailed(activation, error);
        if (failure === null) return;
        continue;
      }
      if (result.done !== true) {
        if (result.value === Suspend.BLOCK) {
          this.running = false;
          thread.resumeSteps = true;
        }
        return;
      }
      this.popActivation();
      if (activation.kind === ActivationKind.RAISE) {
        failure = this.unwind(result.value as number);
        if (failure === null) return;
        continue;
      }
      this.complete(activation, result.value);
      return;
    }
  }

  /** One more step of an activation, to which the local handles made meanwhile belong. Within it other activations may have theirs (calls of the embedder). */
  private advance(activation: Activation, failure: unknown): IteratorResult<Suspend, unknown> {
    const { handles } = this.vm;
    const outer = handles.current;
    handles.current = activation;
    try {
      return failure === null ? activation.steps.next() : activation.steps.throw(failure);
    } finally {
      handles.current = outer;
    }
  }

  /** The top activation is over. What it ends in is a raw reference: nothing moves before it is used. */
  private popActivation(): void {
    const activation = this.thread.activations.pop();
    if (activation !== undefined) this.vm.handles.close(activation);
  }

  /** An activation has thrown: the exception for the activation below, or null if Java code handles it (or the raising goes on in Java code). */
  private activationFailed(activation: Activation, error: unknown): JavaException | null {
    const { thread } = this;
    this.popActivation();
    if (activation.kind === ActivationKind.BASE) {
      if (error instanceof JavaException)
        throw new VmError(`exception at the bottom of a thread: ${this.vm.exceptions.describe(error.ref)}`);
      if (error instanceof JavaThrow) throw new VmError(`exception at the bottom of a thread: ${error}`);
      throw error;
    }
    if (error instanceof JavaException) return this.unwind(error.ref);
    if (error instanceof JavaThrow) {
      thread.activations.push(new Activation(ActivationKind.RAISE, this.make(error), null));
      return this.stepRaise();
    }
    throw error;
  }

  private complete(activation: Activation, value: unknown): void {
    switch (activation.kind) {
      case ActivationKind.BASE:
        this.running = false;
        return;
      case ActivationKind.NATIVE:
        this.nativeResult(activation.method as JavaMethod, value);
        return;
      case ActivationKind.JNI:
        this.vm.jni.answer(value as JniResult);
        return;
      case ActivationKind.LINK:
        if (value !== 0) this.i32[RESUME_PC] = value as number;
        return;
      default:
        return;
    }
  }

  /** An exception arises where the running Java code stands. */
  private raise(error: JavaThrow | JavaException): void {
    if (error instanceof JavaException) {
      this.throwObject(error.ref);
      return;
    }
    const ref = this.vm.exceptions.makeWithoutJava(error);
    if (ref !== 0) {
      this.vm.trace.exceptions?.(error.toString());
      this.throwObject(ref);
      return;
    }
    this.thread.activations.push(new Activation(ActivationKind.RAISE, this.make(error), null));
    this.failed(this.stepRaise());
  }

  /** An exception object arises where the running Java code stands. */
  private throwObject(ref: number): void {
    this.failed(this.unwind(ref));
  }

  /** Goes on with the activation that an exception has come to, if it has not been handled in Java code. */
  private failed(failure: JavaException | null): void {
    if (failure === null) return;
    this.thread.pendingThrow = failure;
    this.step();
  }

  /** Begins the making of an exception. Null if it goes on in Java code, or has been handled. */
  private stepRaise(): JavaException | null {
    const { thread } = this;
    const activation = thread.activations[thread.activations.length - 1];
    let result: IteratorResult<Suspend, unknown>;
    try {
      result = this.advance(activation, null);
    } catch (error) {
      this.popActivation();
      if (error instanceof JavaException) return this.unwind(error.ref);
      if (error instanceof JavaThrow)
        return this.unwind(this.vm.exceptions.makeRaw(error.className, error.message));
      throw error;
    }
    if (result.done === true) {
      this.popActivation();
      return this.unwind(result.value as number);
    }
    if (result.value === Suspend.BLOCK) {
      this.running = false;
      thread.resumeSteps = true;
    }
    return null;
  }

  /** See {@link Unwinder.unwind}. */
  private unwind(ref: number): JavaException | null {
    const { i32 } = this;
    if (i32[STACK_END] !== this.thread.stackEnd) {
      i32[STACK_END] = this.thread.stackEnd;
      this.clearPoll();
    }
    return this.unwinder.unwind(ref, this.thread);
  }

  private make(error: JavaThrow): Steps<number> {
    const { vm } = this;
    if (error.className === 'java/lang/StackOverflowError') {
      // Lower the limit while the error is made and thrown: there is slack below it.
      const { slot } = this.thread;
      this.i32[STACK_END] = slot.end - (slot.slack >> 1);
      this.clearPoll();
    }
    vm.trace.exceptions?.(
      `${error.className.replaceAll('/', '.')}${error.message === null ? '' : `: ${error.message}`}`,
    );
    return vm.exceptions.make(error);
  }
}
