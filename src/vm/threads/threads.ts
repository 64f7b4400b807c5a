/**
 * Java threads as coroutines: who runs, who waits, what wakes them. One operating-system thread runs them in turn; a thread gives way when it blocks, ends, or is asked to at a
 * poll. When nobody can run, the process waits in Node's event loop.
 */
import { Mark } from '../../layout/layout.js';
import { FieldAccess } from '../field-access.js';
import { threadStatus } from '../jdk/thread-fields.js';
import { JavaThrow, type Steps, Suspend } from '../steps.js';
import type { VM } from '../vm.js';
import { eventLoopTurn } from './event-loop.js';
import { Events } from './events.js';
import { JavaThread, ThreadState, type TurnContext } from './java-thread.js';
import { Stacks } from './stacks.js';
import { VirtualThreads } from './virtual-threads.js';
import { WaitingTimes } from './waiting-times.js';

/** What the mark word holds (see Mark). */
const MAX_THREADS = Mark.THIN_OWNER_MASK >>> Mark.PAYLOAD_SHIFT;
/** Threads that programs leave to the VM's own. */
const OWN_THREADS = 64;
/** Number of the first thread after the main thread, as HotSpot has it (since 19). */
const firstThreadId = (release: number): number => (release < 25 ? 9 : 12);
const DEFAULT_STACK = 1 << 20;
const MAIN_STACK = 2 << 20;
/** Milliseconds between asking a running thread to give way. */
const TICK = 10;
/** After so long (ms) without a look at Node's event loop, it gets its turn, where the process is the program's. */
const EVENT_LOOP_TURN = 50;
/** What takes long begins in the first milliseconds of a slice, where slices are short. */
const LATE = 1.5;
/** As good as for ever, in milliseconds. */
const LONG = 0x7fff_ffff;
/** Milliseconds between looks at descriptors where they can't wake the process. */
const FD_CHECK = 2;
/** The same where nobody waits, but threads that a native library has made itself may attach. */
const WATCH_CHECK = 10;

const eetop = new FieldAccess('java/lang/Thread', 'eetop', 'J');
const nameField = new FieldAccess('java/lang/Thread', 'name', 'Ljava/lang/String;');
const interruptedField = new FieldAccess('java/lang/Thread', 'interrupted', 'Z');

export const enum ThreadKind {
  PROGRAM = 0,
  /** The first one, which runs `main`. */
  MAIN = 1,
  /** One that the VM starts for itself. */
  OWN = 2,
}

export class Threads {
  /** The thread whose turn it is. */
  current!: JavaThread;
  /** Descriptors that threads wait for. */
  readonly events: Events;
  readonly virtual: VirtualThreads;
  private readonly stacks: Stacks;
  private readonly byId: (JavaThread | undefined)[] = [undefined];
  private readonly freeIds: number[] = [];
  private readonly queue: JavaThread[] = [];
  /** Threads with deadlines, earliest first. */
  private readonly sleepers: { thread: JavaThread; deadline: number; wait: number }[] = [];
  private wakeLoop: (() => void) | null = null;
  private live = 0;
  /** Threads that are not daemons and have not ended. */
  nonDaemon = 0;
  /** Handles of the thread groups "system" and "main". */
  systemGroup = 0;
  mainGroup = 0;
  /** Called when the last of them ends. */
  private lastWaiter: JavaThread | null = null;
  private lastTurn = 0;
  /** After so long (ms) a running thread gives way to Node's event loop, even if no other thread can run. */
  eventLoopTurn = EVENT_LOOP_TURN;
  /** When ({@link now}) what runs now was let run between two turns of Node's event loop; Infinity if that has to wait for something else. */
  sliceStart = Number.POSITIVE_INFINITY;
  /** A thread has given way to the event loop before its slice was over. */
  turnWanted = false;
  switches = 0;
  /** Whether {@link JavaThread.waitingTimes} goes on. */
  measuresWaiting = false;
  /** Threads that were ever started, and how many there were at most since somebody reset it: for java.lang.management. */
  started = 0;
  peak = 0;
  /** Told when a thread can run: for an embedder, who calls {@link runSome}. */
  onReady: (() => void) | null = null;
  /** The embedder's: what the turns of a thread that is being started are to happen in. */
  newContext: (() => TurnContext) | null = null;

  constructor(private readonly vm: VM) {
    this.stacks = new Stacks(vm.trampoline, vm.nativeMemory, vm.memory.u8);
    this.events = new Events(vm);
    this.virtual = new VirtualThreads(vm);
  }

  private javaIds = 0;

  /** Address of the long from which the JDK (since 19) numbers its threads. */
  get nextJavaId(): number {
    const { vm } = this;
    if (this.javaIds === 0) {
      this.javaIds = vm.nativeMemory.allocate(8);
      vm.memory.store64(this.javaIds, firstThreadId(vm.release));
    }
    return this.javaIds;
  }

  /** Milliseconds of a clock that goes on in the process in which this VM is restored. */
  now(): number {
    return performance.now() + this.clockOffset;
  }

  private clockOffset = 0;

  /** In a new process: the clock goes on at `time`. */
  setClock(time: number): void {
    this.clockOffset = time - performance.now();
  }

  /** In a new process. */
  reopen(): void {
    this.stacks.reopen();
  }

  get count(): number {
    return this.live;
  }

  /** Room for a stack that is not Java's: address of its lowest page, 0 if there is none left. */
  reserveStack(bytes: number): number {
    return this.stacks.reserve(bytes);
  }

  all(): JavaThread[] {
    return this.byId.filter((t): t is JavaThread => t !== undefined);
  }

  /** A new thread that is not in the queue yet; OutOfMemoryError if there is no stack for it. */
  create(stackBytes: number, kind: ThreadKind = ThreadKind.PROGRAM): JavaThread {
    const usual = this.vm.options.stackSize ?? (kind === ThreadKind.MAIN ? MAIN_STACK : DEFAULT_STACK);
    const wanted = stackBytes > 0 ? stackBytes : usual;
    if (this.live >= (kind === ThreadKind.PROGRAM ? MAX_THREADS - OWN_THREADS : MAX_THREADS))
      throw new JavaThrow(
        'java/lang/OutOfMemoryError',
        'unable to create native thread: possibly out of memory or process/resource limits reached',
      );
    const id = this.freeIds.pop() ?? this.byId.length;
    const thread = new JavaThread(id, this.stacks.allocate(wanted));
    thread.stackBytes = stackBytes > 0 ? stackBytes : (this.vm.options.stackSize ?? 0);
    this.byId[id] = thread;
    this.live++;
    return thread;
  }

  /** The threads that have a java.lang.Thread of their own. */
  platform(): JavaThread[] {
    return this.all().filter((thread) => thread.objectHandle !== 0 && !thread.isContinuation);
  }

  /** A thread for a continuation that runs as `object`. */
  createContinuation(continuation: number, object: number): JavaThread {
    const thread = this.create(0);
    thread.isContinuation = thread.isNew = true;
    thread.daemon = true;
    thread.state = ThreadState.BLOCKED;
    thread.context = this.current.context;
    thread.objectHandle = this.vm.handles.create(object);
    thread.continuation = this.vm.handles.create(continuation);
    return thread;
  }

  /** The thread of a java.lang.Thread object, null if it is not alive. */
  ofObject(ref: number): JavaThread | null {
    const id = eetop.getLong(this.vm, ref);
    return id === 0 ? null : (this.byId[id] ?? null);
  }

  objectOf(thread: JavaThread): number {
    // A virtual thread may act as its carrier for a moment.
    if (thread.isContinuation) return this.virtual.currentObject(thread);
    return this.vm.handles.get(thread.objectHandle);
  }

  nameOf(thread: JavaThread): string {
    const { vm } = this;
    return vm.strings.toJsOrNull(nameField.get(vm, this.objectOf(thread))) ?? '';
  }

  /** Ties a thread to its object: it is alive from now on. */
  attach(thread: JavaThread, object: number): void {
    thread.objectHandle = this.vm.handles.create(object);
    eetop.setLong(this.vm, object, thread.id);
  }

  /** Puts a thread in the queue for the first time. */
  start(thread: JavaThread): void {
    if (!thread.daemon) this.nonDaemon++;
    if (this.newContext !== null) thread.context = this.newContext();
    this.started++;
    this.peak = Math.max(this.peak, this.live);
    this.ready(thread);
  }

  /** The thread is over: its stack and id are free. Its object has been told by then. */
  end(thread: JavaThread): void {
    const { vm } = this;
    thread.state = ThreadState.ENDED;
    this.byId[thread.id] = undefined;
    this.live--;
    vm.handles.release(thread.objectHandle);
    vm.handles.release(thread.scopedValueCache);
    vm.handles.release(thread.currentHandle);
    vm.handles.release(thread.continuation);
    this.stacks.release(thread);
    if (thread.native !== null) vm.jni.threadEnded(thread);
    this.freeIds.push(thread.id);
    if (!thread.daemon) this.nonDaemon--;
    if (this.nonDaemon <= 1 && this.lastWaiter !== null) {
      const waiter = this.lastWaiter;
      this.lastWaiter = null;
      this.wake(waiter);
    }
  }

  /** Waits until the current thread is the only one that is not a daemon. */
  *awaitOthers(): Steps<void> {
    while (this.nonDaemon > 1) {
      this.lastWaiter = this.current;
      yield* this.block('DestroyJavaVM');
    }
  }

  /** Brings the thread's frames to their place. */
  occupyStack(thread: JavaThread): void {
    this.stacks.occupy(thread);
  }

  private ready(thread: JavaThread): void {
    thread.state = ThreadState.RUNNABLE;
    this.queue.push(thread);
    this.wakeLoop?.();
    this.onReady?.();
  }

  /** Puts the current thread aside until {@link wake}. Whoever blocks looks afterwards whether what it waited for is there. */
  *block(reason: string): Steps<void> {
    const thread = this.current;
    thread.state = ThreadState.BLOCKED;
    thread.blockedOn = reason;
    thread.waitNumber++;
    yield Suspend.BLOCK;
  }

  /** The same, but for at most so many milliseconds. True if the time is over. */
  *blockFor(reason: string, milliseconds: number): Steps<boolean> {
    const thread = this.current;
    const deadline = this.now() + milliseconds;
    this.addSleeper(thread, deadline, thread.waitNumber + 1);
    yield* this.block(reason);
    return this.now() >= deadline;
  }

  *sleep(milliseconds: number): Steps<void> {
    const end = this.now() + milliseconds;
    for (let rest = milliseconds; rest > 0; rest = end - this.now()) yield* this.blockFor('sleep', rest);
  }

  /** Lets other threads run, if any can. */
  *giveWay(): Steps<void> {
    if (this.queue.length === 0) return;
    const thread = this.current;
    this.ready(thread);
    thread.waitNumber++;
    yield Suspend.BLOCK;
  }

  /** Has the running slice lasted so long already that what takes long should begin after Node's event loop has had its turn? Asked by {@link Dispatcher.isLate}. */
  get isSliceOld(): boolean {
    return this.now() - this.sliceStart > LATE;
  }

  /** Lets Node's event loop have its turn. */
  *turnOfLoop(): Steps<void> {
    const thread = this.current;
    this.turnWanted = true;
    this.ready(thread);
    thread.waitNumber++;
    yield Suspend.BLOCK;
  }

  /** Waits for a promise: its value, or what it was rejected with. */
  *await<T>(promise: Promise<T>): Steps<T> {
    const thread = this.current;
    let done = false;
    let value: T | undefined;
    let failure: unknown;
    let failed = false;
    promise.then(
      (v) => {
        value = v;
        done = true;
        this.wake(thread);
      },
      (e) => {
        failure = e;
        failed = true;
        done = true;
        this.wake(thread);
      },
    );
    while (!done) yield* this.block('promise');
    if (failed) throw failure;
    return value as T;
  }

  /** A thread that runs a continuation waits for that and nothing else. */
  wake(thread: JavaThread): void {
    if (thread.state === ThreadState.BLOCKED && thread.mounted === null) this.ready(thread);
  }

  /** Thread.stop of another thread: it throws the exception as soon as it runs Java code. */
  stop(thread: JavaThread, exception: number): void {
    const { handles } = this.vm;
    handles.release(thread.asyncException);
    thread.asyncException = handles.create(exception);
    this.wake(thread);
  }

  /** Thread.suspend. */
  *suspend(thread: JavaThread): Steps<void> {
    thread.suspended = true;
    while (thread === this.current && thread.suspended) yield* this.block('suspend');
  }

  /** Thread.resume. */
  resume(thread: JavaThread): void {
    if (!thread.suspended) return;
    thread.suspended = false;
    if (thread.heldBack) this.ready(thread);
    else if (thread.blockedOn === 'suspend') this.wake(thread);
    thread.heldBack = false;
  }

  byNumber(id: number): JavaThread | null {
    return this.byId[id] ?? null;
  }

  private addSleeper(thread: JavaThread, deadline: number, wait: number): void {
    const { sleepers } = this;
    let at = sleepers.length;
    while (at > 0 && sleepers[at - 1].deadline > deadline) at--;
    sleepers.splice(at, 0, { thread, deadline, wait });
  }

  private wakeSleepers(): void {
    const { sleepers } = this;
    if (sleepers.length === 0) return;
    const now = this.now();
    while (sleepers.length > 0 && sleepers[0].deadline <= now) {
      const { thread, wait } = sleepers.shift() as { thread: JavaThread; wait: number };
      if (thread.waitNumber === wait) this.wake(thread);
    }
    // Waits that ended early leave entries behind.
    if (sleepers.length > 256 && sleepers.length > 4 * this.live) this.dropStaleSleepers();
  }

  private dropStaleSleepers(): void {
    const kept = this.sleepers.filter(
      (s) => s.thread.waitNumber === s.wait && s.thread.state === ThreadState.BLOCKED,
    );
    this.sleepers.length = 0;
    this.sleepers.push(...kept);
  }

  /** At a poll: should the running thread give way to another, or to the event loop? */
  shouldYield(): boolean {
    this.wakeSleepers();
    if (this.events.polling) this.events.poll();
    return this.queue.length > 0 || this.now() - this.lastTurn > this.eventLoopTurn;
  }

  /** The running thread goes to the end of the queue. */
  preempt(thread: JavaThread): void {
    this.ready(thread);
  }

  /** Runs threads until `done` says so. */
  async loop(done: () => boolean): Promise<void> {
    const { vm } = this;
    this.lastTurn = this.now();
    const { signals } = vm.trampoline;
    signals.startTicks(TICK);
    try {
      while (!done()) {
        this.wakeSleepers();
        if (this.events.polling) this.events.poll();
        const thread = this.queue.shift();
        if (thread === undefined) {
          signals.stopTicks();
          await this.idle();
          signals.startTicks(TICK);
          this.lastTurn = this.now();
          continue;
        }
        this.turn(thread);
        if (this.now() - this.lastTurn > this.eventLoopTurn) {
          await eventLoopTurn();
          this.lastTurn = this.now();
        }
      }
    } finally {
      signals.stopTicks();
    }
  }

  /** A thread from the queue runs until it blocks, ends or gives way. */
  private turn(thread: JavaThread): void {
    if (thread.state !== ThreadState.RUNNABLE) return;
    if (thread.suspended) {
      thread.heldBack = true;
      return;
    }
    this.current = thread;
    this.switches++;
    const { context } = thread;
    if (context === null) this.vm.dispatcher.run(thread);
    else context.run(() => this.vm.dispatcher.run(thread));
  }

  /** Runs threads until `done` says so (true) or none of them can run (false), without a turn of Node's event loop. */
  runSome(done: () => boolean): boolean {
    while (!done()) {
      this.wakeSleepers();
      if (this.events.polling) this.events.poll();
      const thread = this.queue.shift();
      if (thread === undefined) return false;
      this.lastTurn = this.now();
      this.turn(thread);
    }
    return true;
  }

  /** Can a thread run now? */
  get runnable(): boolean {
    return this.queue.length > 0;
  }

  /** When ({@link now})  the next wait with a deadline ends, if it has not ended earlier; Infinity if there is none. */
  get earliestDeadline(): number {
    return this.sleepers.length > 0 ? this.sleepers[0].deadline : Number.POSITIVE_INFINITY;
  }

  /** Is there a wait with a deadline of a thread for which `counts` says yes? */
  hasDeadline(counts: (thread: JavaThread) => boolean): boolean {
    return this.sleepers.some((s) => s.thread.waitNumber === s.wait && counts(s.thread));
  }

  /** Can a thread run now, or later without being woken by Java code or by a promise? */
  get awaited(): boolean {
    return this.queue.length > 0 || this.sleepers.length > 0 || this.events.waiting;
  }

  /** Milliseconds until a thread may run without being woken by Java code or by a promise; Infinity if that never happens. `watched`: somebody else looks after descriptors. */
  timeToWait(watched: boolean): number {
    if (this.queue.length > 0) return 0;
    const delay = this.nextDeadline();
    if (!watched && this.events.waiting) return Math.min(delay, FD_CHECK);
    if (!watched && this.events.polling) return Math.min(delay, WATCH_CHECK);
    return delay === LONG ? Number.POSITIVE_INFINITY : delay;
  }

  /** Waits for the earliest deadline or for somebody to be woken. */
  private async idle(): Promise<void> {
    // What JavaScript has begun reaches the kernel in a turn of the event loop; only then its descriptor tells the truth.
    await eventLoopTurn();
    this.wakeSleepers();
    if (this.queue.length > 0) return;
    const delay = this.nextDeadline();
    if (!this.events.sleep(delay)) await this.idleInEventLoop(delay);
  }

  /** Milliseconds until the earliest deadline. */
  private nextDeadline(): number {
    while (this.sleepers.length > 0 && this.sleepers[0].thread.waitNumber !== this.sleepers[0].wait)
      this.sleepers.shift();
    const next = this.sleepers[0];
    return next === undefined ? LONG : Math.min(LONG, Math.max(0, next.deadline - this.now()));
  }

  /** Where the process can't wait for everything natively. */
  private async idleInEventLoop(delay: number): Promise<void> {
    const limit = this.events.polling ? Math.min(delay, FD_CHECK) : delay;
    await new Promise<void>((resolve) => {
      const finish = (): void => {
        clearTimeout(timer);
        this.wakeLoop = null;
        resolve();
      };
      const timer = setTimeout(finish, Math.ceil(limit));
      this.wakeLoop = finish;
    });
    if (this.events.polling) this.events.poll();
  }

  private referenceWaiter: JavaThread | null = null;

  /** The reference handler waits here for the collector. */
  *awaitReferences(): Steps<void> {
    this.referenceWaiter = this.current;
    yield* this.block('references');
  }

  /** A collection is over. */
  referencesMayBePending(): void {
    const waiter = this.referenceWaiter;
    if (waiter === null || !this.vm.heap.hasPendingReferences) return;
    this.referenceWaiter = null;
    this.wake(waiter);
  }

  /** ThreadMXBean.setThreadContentionMonitoringEnabled. Waits that have begun are not measured. */
  measureWaiting(enabled: boolean): void {
    this.measuresWaiting = enabled;
    for (const thread of this.byId) thread?.waitingTimes?.interrupt();
  }

  /** Thread.threadStatus, for Thread.getState. */
  setStatus(thread: JavaThread, status: number): void {
    if (this.measuresWaiting) {
      thread.waitingTimes ??= new WaitingTimes();
      thread.waitingTimes.note(status, performance.now());
    }
    threadStatus.set(
      this.vm,
      this.objectOf(thread.carrier === null ? thread : this.virtual.carrierOf(thread)),
      status,
    );
  }

  isInterrupted(thread: JavaThread): boolean {
    return interruptedField.getByte(this.vm, this.objectOf(thread)) !== 0;
  }

  /** Clears the status and throws InterruptedException if the thread was interrupted. */
  throwIfInterrupted(thread: JavaThread, message: string | null = null): void {
    if (!this.isInterrupted(thread)) return;
    interruptedField.setByte(this.vm, this.objectOf(thread), 0);
    if (thread.carrier !== null)
      interruptedField.setByte(this.vm, this.objectOf(this.virtual.carrierOf(thread)), 0);
    throw new JavaThrow('java/lang/InterruptedException', message);
  }
}
