/**
 * Virtual threads (since JDK 25): jdk.internal.vm.Continuation on Java threads of the VM. A continuation is a JavaThread with frames of its own but no java.lang.Thread: whoever enters it, its *carrier*,
 * waits until it yields or ends. Frames of natives, of class loaders and initialisers go with it, and monitors belong to it, so none of them pins it to its carrier.
 *
 * The JDK does the rest: java.lang.VirtualThread has the states, and the executor of carriers. Only where the VM itself blocks, at a contended monitor and in Object.wait, it says so in the virtual thread's state and
 * lets the continuation yield; whom it wakes goes on a list that a thread of the JDK's takes (takeVirtualThreadListToUnblock).
 */
import type { JavaMethod } from '../classes/java-class.js';
import { FieldAccess } from '../field-access.js';
import { JavaException, type Steps } from '../steps.js';
import type { VM } from '../vm.js';
import type { JavaThread } from './java-thread.js';

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
  /** Those whose turn for a monitor has come, and who waits for them. */
  private unblocked: JavaThread[] = [];
  private unblocker: JavaThread | null = null;
  private doYield: JavaMethod | null = null;

  constructor(private readonly vm: VM) {}

  /** What Thread.currentThread() is on a thread. */
  currentObject(thread: JavaThread): number {
    return this.vm.handles.get(thread.currentHandle || thread.objectHandle);
  }

  /** Thread.setCurrentThread of the running thread. */
  setCurrent(object: number): void {
    this.setObject(this.vm.threads.current, object);
    this.vm.dispatcher.refreshThread();
  }

  private setObject(thread: JavaThread, object: number): void {
    const { handles } = this.vm;
    if (thread.isContinuation) handles.set(thread.objectHandle, object);
    else if (object === handles.get(thread.objectHandle)) {
      handles.release(thread.currentHandle);
      thread.currentHandle = 0;
    } else if (thread.currentHandle === 0) thread.currentHandle = handles.create(object);
    else handles.set(thread.currentHandle, object);
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
  *enter(continuation: number): Steps<void> {
    const { vm } = this;
    const { threads } = vm;
    const carrier = threads.current;
    const known = this.threadOf(continuation);
    const thread = known ?? (yield* this.begin(continuation));
    this.setObject(thread, this.currentObject(carrier));
    thread.carrier = carrier;
    carrier.mounted = thread;
    if (known === null) threads.run(thread);
    else threads.wake(thread);
    while (carrier.mounted === thread) yield* threads.block('continuation');
    if (thread.failure === 0) return;
    const exception = vm.handles.get(thread.failure);
    vm.handles.release(thread.failure);
    thread.failure = 0;
    throw new JavaException(exception);
  }

  private *begin(continuation: number): Steps<JavaThread> {
    const { vm } = this;
    const kept = vm.handles.local(continuation);
    // HotSpot's is a stub without a frame in stack traces.
    this.doYield ??= vm.findMethod(CONTINUATION, 'doYield()I');
    this.doYield.hidden = true;
    yield* vm.initializer.initialize(vm.classes.loadBoot(CHUNK));
    const chunk = vm.allocate(vm.classes.loadBoot(CHUNK));
    tail.setRef(vm, vm.handles.get(kept), chunk);
    const thread = vm.threads.createContinuation(this.currentObject(vm.threads.current));
    vmThread.set(vm, vm.handles.get(kept), thread.id);
    const own = vm.handles.create(vm.handles.get(kept));
    vm.handles.release(kept);
    vm.dispatcher.begin(thread, this.main(thread, own));
    return thread;
  }

  /** The bottom of a continuation. */
  private *main(thread: JavaThread, handle: number): Steps<void> {
    const { vm } = this;
    try {
      yield* vm.call(vm.findMethod(CONTINUATION, `enter(L${CONTINUATION};Z)V`), vm.handles.get(handle), 0);
    } catch (error) {
      thread.failure = vm.handles.create(yield* vm.exceptions.objectOf(error));
    }
    vmThread.set(vm, vm.handles.get(handle), 0);
    vm.handles.release(handle);
    this.handOver(thread);
    vm.threads.end(thread);
  }

  /** The carrier goes on, as who the continuation says that it is. */
  private handOver(thread: JavaThread): void {
    const carrier = thread.carrier as JavaThread;
    this.setObject(carrier, this.currentObject(thread));
    carrier.mounted = null;
    thread.carrier = null;
    this.vm.threads.wake(carrier);
  }

  /** Leaves the carrier until the continuation is entered again. */
  private *unmount(thread: JavaThread): Steps<void> {
    this.handOver(thread);
    while (thread.carrier === null) yield* this.vm.threads.block('unmounted');
  }

  /** Continuation.doYield. */
  yield(): number {
    const { dispatcher, threads } = this.vm;
    const thread = threads.current;
    if (thread.carrier === null || thread.pins > 0) return Yield.PINNED;
    this.handOver(thread);
    // Nobody but enter() wakes it, and nothing is left to do then: no steps need to be kept.
    dispatcher.putAside('unmounted');
    return Yield.DONE;
  }

  pin(change: 1 | -1): void {
    this.vm.threads.current.pins += change;
  }

  /** Continuation.isPinned0. */
  pinned(): number {
    return this.vm.threads.current.pins > 0 ? Yield.PINNED : Yield.DONE;
  }

  // ---- where the VM blocks

  /** May a thread that has to wait leave its carrier? */
  private mayUnmount(thread: JavaThread): boolean {
    const { vm } = this;
    if (thread.carrier === null || thread.carrier.isContinuation || thread.pins > 0) return false;
    const object = this.currentObject(thread);
    return vm.classes.of(object).name === VIRTUAL && state.get(vm, object) === State.RUNNING;
  }

  private isUnmounted(thread: JavaThread): boolean {
    return thread.isContinuation && thread.carrier === null;
  }

  /** Waits for a monitor that another thread holds, until it may be free. */
  *awaitMonitor(thread: JavaThread): Steps<void> {
    if (!this.mayUnmount(thread)) {
      yield* this.vm.threads.block('monitor');
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

  /** It is the thread's turn for a monitor. */
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

  /** VirtualThread.takeVirtualThreadListToUnblock: the first of a list of virtual threads. */
  *takeUnblocked(): Steps<number> {
    const { vm } = this;
    while (this.unblocked.length === 0) {
      this.unblocker = vm.threads.current;
      yield* vm.threads.block('virtual threads');
    }
    let first = 0;
    for (const thread of this.unblocked.reverse()) {
      const object = vm.handles.get(thread.objectHandle);
      nextWaiting.setRef(vm, object, first);
      onWaitingList.setByte(vm, object, 1);
      first = object;
    }
    this.unblocked = [];
    return first;
  }
}
