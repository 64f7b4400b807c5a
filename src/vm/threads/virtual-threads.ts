/**
 * Virtual threads (since JDK 25): jdk.internal.vm.Continuation on Java threads of the VM. A continuation is a JavaThread with frames of its own but no java.lang.Thread: whoever enters it, its *carrier*,
 * waits until it yields or ends. Frames of natives, of class loaders and initialisers go with it, and monitors belong to it, so none of them pins it to its carrier.
 *
 * The JDK does the rest: java.lang.VirtualThread has the states, and the executor of carriers. Only where the VM itself blocks, at a contended monitor, at a class that another thread initialises and in Object.wait, it says so in the virtual thread's state and
 * lets the continuation yield; whom it wakes goes on a list that a thread of the JDK's takes (takeVirtualThreadListToUnblock).
 */
import type { JavaMethod } from '../classes/java-class.js';
import { FieldAccess } from '../field-access.js';
import type { Steps } from '../steps.js';
import type { VM } from '../vm.js';
import { type JavaThread, ThreadState } from './java-thread.js';

const CONTINUATION = 'jdk/internal/vm/Continuation';
const VIRTUAL = 'java/lang/VirtualThread';
const CHUNK = 'jdk/internal/vm/StackChunk';

/** Release since which virtual threads are continuations here; before, the JDK makes each a thread of its own. */
export const CONTINUATIONS_SINCE = 25;
const SINCE = { since: CONTINUATIONS_SINCE };

/** Number of the JavaThread, 0 before it is first entered. */
const vmThread = new FieldAccess(CONTINUATION, 'vmThread', 'I');
/** Not null once it has been entered. What HotSpot keeps there lies in the thread's stack. */
const tail = new FieldAccess(CONTINUATION, 'tail', `L${CHUNK};`, SINCE);
const continuationOf = new FieldAccess(VIRTUAL, 'cont', `L${CONTINUATION};`, SINCE);
const state = new FieldAccess(VIRTUAL, 'state', 'I', SINCE);
const timeout = new FieldAccess(VIRTUAL, 'timeout', 'J', SINCE);
const notified = new FieldAccess(VIRTUAL, 'notified', 'Z', SINCE);
const onWaitingList = new FieldAccess(VIRTUAL, 'onWaitingList', 'Z', SINCE);
const nextWaiting = new FieldAccess(VIRTUAL, 'next', `L${VIRTUAL};`, SINCE);

/** Values of VirtualThread.state that the VM sets or asks for. */
const enum State {
  RUNNING = 2,
  BLOCKING = 12,
  BLOCKED = 13,
  WAITING = 15,
  WAIT = 16,
  TIMED_WAITING = 17,
  TIMED_WAIT = 18,
}

/** What Continuation.doYield answers. */
const enum Yield {
  DONE = 0,
  PINNED = 2,
}

export class VirtualThreads {
  /** Those for whom what they waited for may be free, and who waits for them. */
  private unblocked: JavaThread[] = [];
  private unblocker: JavaThread | null = null;
  private enterMethod: JavaMethod | null = null;
  /** Handle of the StackChunk that all that have begun share. */
  private chunk = 0;

  constructor(private readonly vm: VM) {}

  /** What Thread.currentThread() is on a thread. */
  currentObject(thread: JavaThread): number {
    const { dispatcher, handles } = this.vm;
    if (thread === dispatcher.active) return dispatcher.currentObject;
    return handles.get(thread.currentHandle || thread.objectHandle);
  }

  /** The thread stops running: what machine code may have changed of it (bodies/threads.ts). */
  keep(thread: JavaThread, object: number, scopedValues: number, pins: number): void {
    if (this.vm.release < CONTINUATIONS_SINCE) return;
    this.setObject(thread, object);
    thread.pins = pins;
    // A continuation that has left its carrier has told it already.
    if (!thread.isContinuation || thread.carrier !== null)
      this.keepScopedValues(this.carrierOf(thread), scopedValues);
  }

  private setObject(thread: JavaThread, object: number): void {
    const { handles } = this.vm;
    if (thread.isContinuation) handles.set(thread.objectHandle, object);
    else
      thread.currentHandle = this.stored(
        thread.currentHandle,
        object === handles.get(thread.objectHandle) ? 0 : object,
      );
  }

  private keepScopedValues(carrier: JavaThread, cache: number): void {
    carrier.scopedValueCache = this.stored(carrier.scopedValueCache, cache);
  }

  /** A handle of the object instead of another, which it replaces; 0 for null. */
  private stored(handle: number, object: number): number {
    const { handles } = this.vm;
    if (object === 0) handles.release(handle);
    else if (handle !== 0) {
      handles.set(handle, object);
      return handle;
    }
    return handles.create(object);
  }

  /** The platform thread that runs a thread's code. */
  carrierOf(thread: JavaThread): JavaThread {
    let at = thread;
    while (at.carrier !== null) at = at.carrier;
    return at;
  }

  /** The thread of a continuation, null if it has none yet or any more. */
  threadOf(continuation: number): JavaThread | null {
    const id = continuation === 0 ? 0 : vmThread.get(this.vm, continuation);
    return id === 0 ? null : this.vm.threads.byNumber(id);
  }

  /** The thread of a java.lang.Thread, which may be virtual; null if it is not alive. */
  threadOfObject(object: number): JavaThread | null {
    const { vm } = this;
    if (vm.classes.of(object).name !== VIRTUAL) return vm.threads.ofObject(object);
    return this.threadOf(continuationOf.get(vm, object));
  }

  // ---- entering and yielding

  /** Continuation.enterSpecial: runs it until it yields or ends. */
  enter(continuation: number): void {
    const { vm } = this;
    const carrier = vm.threads.current;
    const object = vm.dispatcher.currentObject;
    let thread = this.threadOf(continuation);
    if (thread === null) thread = this.create(continuation, object);
    else vm.handles.set(thread.objectHandle, object);
    thread.carrier = carrier;
    carrier.mounted = thread;
    vm.dispatcher.handTo(thread, 'continuation');
  }

  private create(continuation: number, object: number): JavaThread {
    const { vm } = this;
    if (this.enterMethod === null) {
      this.enterMethod = vm.findMethod(CONTINUATION, `enter(L${CONTINUATION};Z)V`);
      // HotSpot's is a stub without a frame in stack traces.
      vm.findMethod(CONTINUATION, 'doYield()I').hidden = true;
      // The initialiser of Continuation has initialised it.
      this.chunk = vm.handles.create(vm.allocate(vm.classes.loadBoot(CHUNK)));
    }
    const thread = vm.threads.createContinuation(continuation, object);
    tail.setRef(vm, continuation, vm.handles.get(this.chunk));
    vmThread.set(vm, continuation, thread.id);
    return thread;
  }

  /** The continuation's thread runs for the first time. */
  prepareStart(thread: JavaThread): void {
    const { vm } = this;
    vm.prepareCall(this.enterMethod as JavaMethod, [vm.handles.get(thread.continuation), 0]);
  }

  /** The running thread, a continuation, is over; `exception` is what has left it, or 0. */
  end(thread: JavaThread, exception: number): void {
    const { vm } = this;
    const { dispatcher, handles } = vm;
    const carrier = thread.carrier as JavaThread;
    if (exception !== 0) carrier.asyncException = handles.create(exception);
    vmThread.set(vm, handles.get(thread.continuation), 0);
    this.detach(thread);
    dispatcher.handTo(carrier, 'end');
    vm.threads.end(thread);
  }

  /** The carrier of the running thread is to go on, as who the continuation says that it is. */
  private detach(thread: JavaThread): JavaThread {
    const carrier = thread.carrier as JavaThread;
    const { dispatcher } = this.vm;
    this.setObject(carrier, dispatcher.currentObject);
    this.keepScopedValues(this.carrierOf(carrier), dispatcher.scopedValues);
    carrier.mounted = null;
    thread.carrier = null;
    return carrier;
  }

  /** Leaves the carrier until the continuation is entered again. */
  private *unmount(thread: JavaThread): Steps<void> {
    this.vm.threads.wake(this.detach(thread));
    while (thread.carrier === null) yield* this.vm.threads.block('unmounted');
  }

  /** Continuation.doYield. Nobody but enter() wakes it, and nothing is left to do then. */
  yield(): number {
    const { dispatcher, threads } = this.vm;
    const thread = threads.current;
    if (thread.carrier === null || dispatcher.pins > 0) return Yield.PINNED;
    dispatcher.handTo(this.detach(thread), 'unmounted');
    return Yield.DONE;
  }

  /** Continuation.isPinned0. */
  pinned(): number {
    return this.vm.dispatcher.pins > 0 ? Yield.PINNED : Yield.DONE;
  }

  // ---- where the VM blocks

  /** May a thread that has to wait leave its carrier? */
  private mayUnmount(thread: JavaThread): boolean {
    const { vm } = this;
    if (thread.carrier === null || thread.carrier.isContinuation || this.vm.dispatcher.pins > 0) return false;
    const object = this.currentObject(thread);
    return vm.classes.of(object).name === VIRTUAL && state.get(vm, object) === State.RUNNING;
  }

  private isUnmounted(thread: JavaThread): boolean {
    return thread.isContinuation && thread.carrier === null;
  }

  /**
   * Waits for what another thread holds (a monitor, a class that it initialises) until that wakes it. It must not keep its carrier meanwhile: the other one may be unmounted, and need one to go on.
   */
  *awaitOwner(thread: JavaThread, held: 'monitor' | 'class initialization'): Steps<void> {
    if (!this.mayUnmount(thread)) {
      yield* this.vm.threads.block(held);
      return;
    }
    state.set(this.vm, this.currentObject(thread), State.BLOCKING);
    yield* this.unmount(thread);
  }

  /** Object.wait leaves the carrier; false if it must not. It comes back notified, interrupted, or because the time is over. `milliseconds` 0 is for ever. */
  *wait(thread: JavaThread, milliseconds: number): Steps<boolean> {
    if (!this.mayUnmount(thread)) return false;
    const { vm } = this;
    const object = this.currentObject(thread);
    notified.setByte(vm, object, 0);
    timeout.setLong(vm, object, milliseconds);
    state.set(vm, object, milliseconds > 0 ? State.TIMED_WAITING : State.WAITING);
    yield* this.unmount(thread);
    return true;
  }

  /** A thread in Object.wait has been notified. */
  notify(thread: JavaThread): void {
    if (!this.isUnmounted(thread)) return;
    const { vm } = this;
    const object = vm.handles.get(thread.objectHandle);
    notified.setByte(vm, object, 1);
    const now = state.get(vm, object);
    if (now === State.WAIT || now === State.TIMED_WAIT) state.set(vm, object, State.BLOCKED);
  }

  /** What the thread waits for in awaitOwner may be free. */
  wake(thread: JavaThread): void {
    const { threads } = this.vm;
    if (!this.isUnmounted(thread)) {
      threads.wake(thread);
      return;
    }
    if (!this.unblocked.includes(thread)) this.unblocked.push(thread);
    if (this.unblocker === null) return;
    threads.wake(this.unblocker);
    this.unblocker = null;
  }

  wakeById(id: number): void {
    const thread = this.vm.threads.byNumber(id);
    if (thread !== null) this.wake(thread);
  }

  /** VirtualThread.takeVirtualThreadListToUnblock: the first of a list of virtual threads. */
  *takeUnblocked(): Steps<number> {
    const { vm } = this;
    while (this.unblocked.length === 0) {
      this.unblocker = vm.threads.current;
      yield* vm.threads.block('virtual threads');
    }
    let first = 0;
    for (const thread of this.unblocked.reverse()) {
      // It has got the monitor in another way, and has ended since: its handle is somebody else's.
      if (thread.state === ThreadState.ENDED) continue;
      const object = vm.handles.get(thread.objectHandle);
      nextWaiting.setRef(vm, object, first);
      onWaitingList.setByte(vm, object, 1);
      first = object;
    }
    this.unblocked = [];
    return first;
  }
}
