/**
 * A VM inside a Node process that goes on with its own work: calls from JavaScript run on Java threads that stand still otherwise, other Java threads get their turns between the
 * tasks of Node's event loop.
 */

import { HostError } from '../../native-trampoline/host-error.js';
import { ClassWriter } from '../classfile/class-writer.js';
import { Acc } from '../jvms/access-flags.js';
import { enterProcess } from '../natives/leave-process.js';
import { surroundings } from '../startup/fitness.js';
import type { JavaClass } from '../vm/classes/java-class.js';
import { FieldAccess } from '../vm/field-access.js';
import { refreshEnvironment } from '../vm/image/environment.js';
import type { VmOptions } from '../vm/options.js';
import { beginProgram, bootLibrary, openVm, openVmFrom } from '../vm/start.js';
import { JavaThrow, type Steps } from '../vm/steps.js';
import type { Dispatcher } from '../vm/threads/dispatcher.js';
import { type JavaThread, ThreadState } from '../vm/threads/java-thread.js';
import { detachSignals } from '../vm/threads/signals.js';
import type { VM } from '../vm/vm.js';
import { ArrayViews } from './array-views.js';
import { AsyncContext } from './async-context.js';
import { attachThread } from './attached-thread.js';
import { Boxes } from './boxes.js';
import { BlockedError, ExitError, JavaError } from './errors.js';
import { findImage, type ImageOption } from './start-image.js';

/** Milliseconds after which Java threads give way to Node's event loop: the program around the VM may be a server. */
const SLICE = 4;
/** Milliseconds between asking a running thread whether it should: a slice lasts one of them longer at most. */
const TICK = 2;
/** Milliseconds that a synchronous call waits for descriptors at a stretch: a worker thread can be ended between two such waits only. */
const REST = 50;
/** Calls from JavaScript on top of each other: JavaScript's own stack must not end within the VM. */
const MAX_DEPTH = 200;

/** What a thread may wait for that Thread.interrupt ends. */
const INTERRUPTIBLE: ReadonlySet<string> = new Set(['park', 'sleep', 'Object.wait()']);

const interruptedField = new FieldAccess('java/lang/Thread', 'interrupted', 'Z');

/** Something that runs on a Java thread and that JavaScript waits for. */
export interface Pending {
  done: boolean;
}

/** Steps that JavaScript waits for. */
class StepsCall<T> implements Pending {
  done = false;
  private value: T | undefined;
  error: unknown;
  private failed = false;

  *run(steps: Steps<T>): Steps<void> {
    try {
      this.value = yield* steps;
    } catch (error) {
      this.error = error;
      this.failed = true;
    }
    this.done = true;
  }

  get result(): T {
    if (this.failed) throw this.error;
    return this.value as T;
  }
}

/** Is a thread nobody's, so that a call may have it? */
const isFree = (thread: JavaThread): boolean => thread.activations.length === 0 && !thread.isTaken;

function* interruptUnlessDone(vm: VM, thread: JavaThread, call: Pending): Steps<void> {
  if (!call.done) yield* vm.callVirtual('java/lang/Thread', 'interrupt()V', vm.threads.objectOf(thread));
}

/** The class that JavaScript calls Java from: Class.forName, setAccessible, ResourceBundle.getBundle and their like ask who called them. It belongs to the class path, so it may do what a main class may. */
function* defineCaller(vm: VM): Steps<JavaClass> {
  const name = 'gojdk/JavaScript';
  const writer = new ClassWriter(name, Acc.PUBLIC | Acc.FINAL | Acc.SUPER, 'java/lang/Object', []);
  const loader = yield* vm.callStatic(
    'java/lang/ClassLoader',
    'getSystemClassLoader()Ljava/lang/ClassLoader;',
  );
  return yield* vm.loading.define(vm.loading.loaderOf(loader), name, writer.toBytes(), {
    origin: 'gojdk',
    protectionDomain: 0,
  });
}

/** A VM that begins with a start-up image; null if there is none that does. */
function openFromImage(
  options: VmOptions,
  image: ImageOption,
  steps: (vm: VM) => Steps<void>,
): ReturnType<typeof openVm> | null {
  const trace = (text: string): void => {
    if (options.trace?.includes('image') === true) process.stderr.write(`[image] ${text}\n`);
  };
  try {
    const { graph, why } = findImage(options, image);
    if (graph === null) {
      trace(`not used: ${why}`);
      return null;
    }
    const here = { surroundings: (vm: VM) => surroundings(vm, vm.jdk), enter: enterProcess };
    const opened = openVmFrom(graph, options, here, steps);
    trace(`used: ${graph.path}`);
    return opened;
  } catch (error) {
    // Where there is no room for a VM at all, the ordinary start will say so.
    if (!(error instanceof HostError)) throw error;
    trace(`not used: ${error.message}`);
    return null;
  }
}

export class Host {
  readonly vm: VM;
  readonly dispatcher: Dispatcher;
  readonly main: JavaThread;
  boxes!: Boxes;
  /** Why nothing can be called any more: the program has ended, or the VM is broken. */
  private over: Error | null = null;
  /** The embedder has asked for the end: it is no exit of the program's. */
  closing = false;
  /** Calls of JavaScript that are on the JavaScript stack. */
  depth = 0;
  private readonly attached: JavaThread[] = [];
  /** What to tell when the VM is over. */
  private readonly unfinished = new Set<(reason: Error) => void>();
  private ticking = false;
  private stopping: NodeJS.Immediate | null = null;
  private immediate: NodeJS.Immediate | null = null;
  private timer: NodeJS.Timeout | null = null;
  /** When the timer fires; Infinity if there is none. */
  private timerDue = Number.POSITIVE_INFINITY;
  /** Node's process is kept alive by what Java threads have to do. */
  private holding = false;
  readonly views = new ArrayViews();
  private readonly threads: VM['threads'];
  private readonly heap: VM['heap'];
  private readonly cell = new Int32Array(new SharedArrayBuffer(4));

  /** Starts the class library. Throws HostError, NoJdkError, VmError. */
  constructor(options: VmOptions, image: ImageOption = false) {
    const boot = new StepsCall<void>();
    const { vm, main } =
      openFromImage(options, image, (vm) => boot.run(this.prepareSteps(vm, refreshEnvironment(vm)))) ??
      openVm(options, (vm) => boot.run(this.prepareSteps(vm, bootLibrary(vm))));
    this.vm = vm;
    this.dispatcher = vm.dispatcher;
    this.threads = vm.threads;
    this.heap = vm.heap;
    this.main = main;
    vm.threads.eventLoopTurn = SLICE;
    this.startTicks();
    while (!vm.threads.runSome(() => boot.done)) this.pause();
    boot.result;
    vm.threads.onReady = () => this.woken();
    vm.threads.newContext = () => new AsyncContext();
    this.kick();
  }

  private *prepareSteps(vm: VM, start: Steps<void>): Steps<void> {
    yield* start;
    beginProgram(vm);
    this.boxes = new Boxes(vm);
    yield* this.boxes.prepare();
    vm.embedder = yield* defineCaller(vm);
  }

  // ---- calls that JavaScript waits for

  /** Makes the machine a Java thread's; {@link end} ends that. Null if it is one's already: a native of its is on the JavaScript stack. */
  begin(): JavaThread | null {
    if (this.over !== null) throw this.over;
    const { dispatcher, threads, heap, roots } = this.vm;
    // Outside of Java code nothing lies below, whatever an overflow of JavaScript's stack may have left behind.
    if (dispatcher.active === null) this.depth = 0;
    if (this.depth >= MAX_DEPTH)
      throw new JavaError(
        'java.lang.StackOverflowError',
        'calls between Java and JavaScript are nested too deeply',
      );
    this.depth++;
    this.views.settle();
    if (dispatcher.active !== null) return null;
    const thread = isFree(this.main) ? this.main : this.spareThread(null);
    thread.isTaken = true;
    dispatcher.occupy(thread);
    if (threads.awaited && !this.ticking) this.startTicks();
    if (heap.collectionWanted) {
      heap.collect(roots, false, 'Allocation By Runtime');
      threads.referencesMayBePending();
    }
    return thread;
  }

  /** May a call go the short way: does Java code stand nowhere on the JavaScript stack, does nothing lie on the main thread, and is nothing to be done first? {@link begin} would change nothing but the machine's thread. */
  get isIdle(): boolean {
    const { main } = this;
    return (
      this.dispatcher.active === null &&
      this.over === null &&
      main.activations.length === 0 &&
      !main.isTaken &&
      !this.views.isLent &&
      !this.heap.collectionWanted &&
      (this.ticking || !this.threads.awaited)
    );
  }

  /** A call that began when all was idle has asked for something: from here on it is one that {@link end} ends. */
  continueIdle(): void {
    this.depth = 1;
    this.main.isTaken = true;
  }

  /** `begun`: what {@link begin} answered. */
  end(begun: JavaThread | null): void {
    this.depth--;
    if (begun === null) return;
    begun.isTaken = false;
    const { dispatcher, threads } = this.vm;
    dispatcher.leave(begun);
    if (
      threads.runnable ||
      threads.earliestDeadline < this.timerDue - 1 ||
      threads.events.polling ||
      this.holding !== this.mustHold
    )
      this.kick();
  }

  /** Runs steps to their end. Throws what they throw; ExitError. */
  runSync<T>(steps: Steps<T>): T {
    const call = new StepsCall<T>();
    const begun = this.begin();
    try {
      const { dispatcher } = this.vm;
      const thread = dispatcher.active as JavaThread;
      const interrupted =
        !this.guard(() => dispatcher.runSteps(call.run(steps), call)) && this.wait(thread, call);
      if (interrupted && call.error !== undefined) throw new BlockedError(call.error);
      return call.result;
    } finally {
      this.end(begun);
    }
  }

  /** The thread was put aside before its call had ended: other threads run until it has. True if it had to be woken by force. */
  wait(thread: JavaThread, call: Pending): boolean {
    const { vm } = this;
    const { dispatcher, threads } = vm;
    let interruptions = 0;
    dispatcher.leave(thread);
    if (!this.ticking) this.startTicks();
    const { context } = thread;
    // Other JavaScript may lie on top of this call when it goes on.
    thread.context = new AsyncContext();
    this.guard(() => {
      while (!threads.runSome(() => call.done || vm.exitStatus !== null))
        if (!this.mayPause(thread)) this.interrupt(thread, interruptions++);
    });
    thread.context = context;
    if (vm.exitStatus !== null) throw this.exited(vm.exitStatus);
    dispatcher.occupy(thread);
    if (interruptions > 0) interruptedField.setByte(vm, threads.objectOf(thread), 0);
    return interruptions > 0;
  }

  /** Waits until a thread can run; false if that would be for ever. */
  private mayPause(thread: JavaThread): boolean {
    if (thread.state === ThreadState.BLOCKED && thread.blockedOn === 'promise') return false;
    const { threads } = this.vm;
    if (!threads.runnable && !threads.events.waiting && !threads.hasDeadline((t) => !this.isHousekeeper(t)))
      return false;
    return this.pause();
  }

  /** A thread that the class library runs for itself, such as the Common-Cleaner: it ends no wait of the program's. */
  private isHousekeeper(thread: JavaThread): boolean {
    const { threads, classes } = this.vm;
    return classes.of(threads.objectOf(thread)).name === 'jdk/internal/misc/InnocuousThread';
  }

  private pause(): boolean {
    const { threads, trampoline } = this.vm;
    const watched = threads.events.polling;
    const delay = threads.timeToWait(watched);
    if (watched && delay > 0) {
      // They would end the wait.
      trampoline.signals.stopTicks();
      threads.events.rest(Math.min(delay, REST));
      trampoline.signals.startTicks(TICK);
      return true;
    }
    if (delay === Number.POSITIVE_INFINITY) return false;
    if (delay > 0) Atomics.wait(this.cell, 0, 0, delay);
    return true;
  }

  /** Ends a wait that only Node's event loop could end: as an interruption if Java code can take it as one. */
  private interrupt(thread: JavaThread, attempt: number): void {
    const { vm } = this;
    if (attempt === 0 && INTERRUPTIBLE.has(thread.blockedOn))
      interruptedField.setByte(vm, vm.threads.objectOf(thread), 1);
    else thread.pendingThrow = new JavaThrow('java/lang/InterruptedException');
    vm.threads.wake(thread);
  }

  /** Runs something that enters Java code; what comes out is a defect of the VM's, or the end of the program. */
  guard<T>(run: () => T): T {
    try {
      return run();
    } catch (error) {
      if (error instanceof Error) this.finish(error);
      throw error;
    }
  }

  /** To be asked after every piece of JavaScript that Java code has called: that may have ended the program. */
  checkExit(): void {
    if (this.vm.exitStatus !== null) throw this.exited(this.vm.exitStatus);
  }

  private exited(status: number): Error {
    return this.finish(new ExitError(status, this.closing));
  }

  /**
   * A thread of its own for a call: attached to the VM, as JNI's AttachCurrentThread does it. `occupied`: the one whose call is being prepared, on which nothing lies yet.
   */
  private spareThread(occupied: JavaThread | null): JavaThread {
    const idle = this.attached.find((t) => isFree(t) && t !== occupied);
    if (idle !== undefined) return idle;
    const { vm } = this;
    const { thread, steps } = attachThread(vm, this.main, `JavaScript-${this.attached.length + 1}`);
    thread.isTaken = true;
    this.attached.push(thread);
    const call = new StepsCall<void>();
    vm.dispatcher.occupy(thread);
    if (!this.guard(() => vm.dispatcher.runSteps(call.run(steps), call))) this.wait(thread, call);
    vm.dispatcher.leave(thread);
    thread.isTaken = false;
    call.result;
    return thread;
  }

  // ---- calls that go on in the background

  /**
   * Runs steps on a thread of their own between the tasks of the event loop. Rejected with ExitError if the program ends meanwhile; with the signal's reason, and the thread interrupted, if
   * that is aborted.
   */
  runAsync<T>(steps: Steps<T>, onExit?: (status: number) => T, signal?: AbortSignal): Promise<T> {
    if (this.over !== null) return Promise.reject(this.over);
    this.views.settle();
    const { vm } = this;
    return new Promise<T>((resolve, reject) => {
      const thread = this.freeThread();
      const abandoned = (reason: Error): void => {
        if (reason instanceof ExitError && onExit !== undefined) resolve(onExit(reason.status));
        else reject(reason);
      };
      this.unfinished.add(abandoned);
      const call = new StepsCall<T>();
      const { unfinished } = this;
      const abort = (): void => {
        reject(signal?.reason);
        this.runAsync(interruptUnlessDone(vm, thread, call)).catch(() => {
          // The program has ended.
        });
      };
      signal?.addEventListener('abort', abort, { once: true });
      thread.context = new AsyncContext();
      vm.dispatcher.begin(
        thread,
        (function* (): Steps<void> {
          yield* call.run(steps);
          thread.context = null;
          unfinished.delete(abandoned);
          if (signal !== undefined) {
            signal.removeEventListener('abort', abort);
            // An interruption that nobody has noticed.
            interruptedField.setByte(vm, vm.threads.objectOf(thread), 0);
          }
          try {
            resolve(call.result);
          } catch (error) {
            reject(error);
          }
        })(),
      );
      thread.state = ThreadState.BLOCKED;
      vm.threads.wake(thread);
    });
  }

  private freeThread(): JavaThread {
    if (isFree(this.main) && this.vm.dispatcher.active !== this.main) return this.main;
    const { dispatcher } = this.vm;
    const outer = dispatcher.active;
    if (outer === null) return this.spareThread(null);
    // A thread may have to be made, while the running one stands in a native.
    dispatcher.leave(outer);
    const thread = this.spareThread(outer);
    dispatcher.occupy(outer);
    return thread;
  }

  private woken(): void {
    if (this.over !== null) return;
    if (this.depth === 0 && this.vm.dispatcher.active === null) this.kick();
    else if (!this.ticking) this.startTicks();
  }

  private get mustHold(): boolean {
    return this.unfinished.size > 0 || this.vm.threads.nonDaemon > 1;
  }

  /** Sees to it that threads which can run, or which wait for a time, get their turn. */
  private kick(): void {
    const { threads } = this.vm;
    const { events } = threads;
    this.holding = this.mustHold;
    if (this.over !== null) return;
    const watched = events.awaitInLoop(this.holding, this.onEvent);
    const delay = threads.timeToWait(watched);
    if (delay === 0) this.immediate ??= setImmediate(() => this.slice());
    else if (delay !== Number.POSITIVE_INFINITY) this.setTimer(delay);
    if (this.holding) {
      this.immediate?.ref();
      this.timer?.ref();
    } else {
      this.immediate?.unref();
      this.timer?.unref();
    }
  }

  /** Node's event loop says that a descriptor is ready. */
  private readonly onEvent = (): void => {
    if (this.over !== null) return;
    try {
      this.vm.threads.events.poll();
    } catch (error) {
      // Whoever calls this is C code.
      process.nextTick(() => {
        throw error;
      });
    }
    this.kick();
  };

  private setTimer(delay: number): void {
    const due = performance.now() + delay;
    if (due >= this.timerDue - 1) return;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timerDue = due;
    this.timer = setTimeout(() => {
      this.timer = null;
      this.timerDue = Number.POSITIVE_INFINITY;
      this.slice();
    }, Math.ceil(delay));
  }

  private slice(): void {
    this.immediate = null;
    if (this.over !== null) return;
    const { vm } = this;
    const end = performance.now() + SLICE;
    if (!this.ticking) this.startTicks();
    this.depth++;
    const { threads } = vm;
    threads.turnWanted = false;
    threads.sliceStart = threads.now();
    try {
      this.guard(() =>
        threads.runSome(() => vm.exitStatus !== null || threads.turnWanted || performance.now() >= end),
      );
    } catch (error) {
      // Those who wait for something have been told; the ends of the program are nobody's fault.
      if (!(error instanceof ExitError)) throw error;
    } finally {
      this.depth--;
      threads.sliceStart = Number.POSITIVE_INFINITY;
    }
    if (vm.exitStatus !== null) this.exited(vm.exitStatus);
    this.kick();
  }

  /** Until the next turn of the event loop; so many calls in a row set the timer once. */
  private startTicks(): void {
    this.vm.trampoline.signals.startTicks(TICK);
    this.ticking = true;
    this.stopping ??= setImmediate(() => {
      this.stopping = null;
      this.ticking = false;
      this.vm.trampoline.signals.stopTicks();
    });
    this.stopping.unref();
  }

  // ---- the end

  /** Nothing runs any more. Returns the reason for which everything ends. */
  finish(reason: Error): Error {
    if (this.over !== null) return this.over;
    this.over = reason;
    if (this.immediate !== null) clearImmediate(this.immediate);
    if (this.timer !== null) clearTimeout(this.timer);
    if (this.stopping !== null) clearImmediate(this.stopping);
    this.vm.trampoline.signals.stopTicks();
    this.vm.threads.events.leaveLoop();
    detachSignals();
    for (const tell of this.unfinished) tell(reason);
    this.unfinished.clear();
    return reason;
  }

  /** Throws the reason for which nothing can be called any more. */
  checkOpen(): void {
    if (this.over !== null) throw this.over;
  }

  get isOver(): boolean {
    return this.over !== null;
  }
}
