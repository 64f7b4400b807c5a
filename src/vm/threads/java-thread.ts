import type { JavaMethod } from '../classes/java-class.js';
import type { HandleScope } from '../handles.js';
import type { NativeThread } from '../jni/native-thread.js';
import type { JavaException, JavaThrow, Steps } from '../steps.js';
import type { StackSlot } from './stacks.js';
import type { WaitingTimes } from './waiting-times.js';

/** What an activation does when its steps are done. */
export const enum ActivationKind {
  /** The bottom of a thread: it ends. */
  BASE = 0,
  /** A native method: its result goes to the stub. */
  NATIVE = 1,
  /** Nothing: Java code goes on. */
  PLAIN = 2,
  /** An exception object has been made: it is thrown. */
  RAISE = 3,
  /** A function of the JNI: its result goes to C. */
  JNI = 4,
  /** A native method that is called first: once it has been found, the call is made anew. */
  LINK = 5,
}

/** TypeScript in the middle of its work, on top of which Java code may run (docs/ARCHITECTURE.md, "Requests"). Its local handles die with it. */
export class Activation implements HandleScope {
  scope = 0;
  handles: number[] | null = null;

  constructor(
    readonly kind: ActivationKind,
    readonly steps: Steps<unknown>,
    /** NATIVE: the method. */
    readonly method: JavaMethod | null,
  ) {}
}

export const enum ThreadState {
  RUNNABLE = 0,
  /** The machine is its: its frames are those of the context. */
  RUNNING = 1,
  BLOCKED = 2,
  ENDED = 3,
  /** One of the embedder's between its calls, or within one, while the embedder has taken the machine from it. Nobody else may wake it. */
  LEFT = 4,
}

/** What a thread's turns happen in, where the embedder has to know whose they are. */
export interface TurnContext {
  run(turn: () => void): void;
}

/** A Java thread: a stack of its own, entered by the dispatcher when its turn comes. */
export class JavaThread {
  state: ThreadState = ThreadState.RUNNABLE;
  /** A synchronous call of the embedder is its: until that has returned to JavaScript, which may be long after its last activation has ended, since other JavaScript may lie on top. */
  isTaken = false;
  /** Null: any. */
  context: TurnContext | null = null;
  /** Handle of the java.lang.Thread object. */
  objectHandle = 0;
  /** Machine state while it is not running (see Ctx). */
  rsp: number;
  rbp = 0;
  pc = 0;
  resultLow = 0;
  resultHigh = 0;
  /** The bits of a floating-point result: a number that is no small integer would be an object of its own. */
  resultFloatLow = 0;
  resultFloatHigh = 0;
  /** The true end of its stack; lowered for a moment while a StackOverflowError is being made. */
  stackEnd: number;
  readonly activations: Activation[] = [];
  /** The size of its stack that the program has asked for, 0 if it has not. */
  stackBytes = 0;
  /** What it needs to run C code, null as long as it has not. */
  native: NativeThread | null = null;
  /** To be thrown into the top activation when it runs next. */
  pendingThrow: JavaException | JavaThrow | null = null;
  /** It stands in a generator, which is to go on when it runs next. */
  resumeSteps = false;
  /** Thread.stop: handle of the exception that Java code is to throw when it goes on, 0 if none. */
  asyncException = 0;
  /** Thread.suspend; `heldBack` if its turn came meanwhile. */
  suspended = false;
  heldBack = false;
  /** LockSupport's permit. */
  permit = false;
  interrupted = false;
  daemon = false;
  /** Handle of what Thread.currentThread() is while that is not the thread's own object, else 0: a carrier that mounts a virtual thread. */
  currentHandle = 0;
  /** The frames of a continuation (virtual-threads.ts): its object is that of whom it runs as. */
  isContinuation = false;
  /** A continuation: who runs it now and waits for it; null if it is not mounted. */
  carrier: JavaThread | null = null;
  /** The continuation that it runs and waits for. */
  mounted: JavaThread | null = null;
  /** Continuation.pin: it must not leave its carrier. */
  pins = 0;
  /** A continuation: handle of its object, and whether it has yet to begin. */
  continuation = 0;
  isNew = false;
  /** Thread.scopedValueCache: a handle, 0 if it has none. */
  scopedValueCache = 0;
  /** What it waits for, for thread dumps. */
  blockedOn = '';
  /** A number that names a wait, so that late timers are known. */
  waitNumber = 0;
  /** Monitor (index) in whose wait set it is, 0 if none. */
  waitingOn = 0;
  notified = false;
  /** How often it had to wait for a monitor, and how often it waited for something else: for java.lang.management. */
  timesBlocked = 0;
  timesWaited = 0;
  /** Made when it is measured first: most of a million threads never are. */
  waitingTimes: WaitingTimes | null = null;

  /** Memory that keeps its frames while another thread is in its place, 0 if they are where they belong: of the region, or of the process where the region has none left. */
  saved = 0;
  savedOutside = 0;

  constructor(
    readonly id: number,
    readonly slot: StackSlot,
  ) {
    this.rsp = slot.top;
    this.stackEnd = slot.end;
  }

  /** What to add to an address in one of its frames to find it in memory, until another thread is asked (see {@link Stacks.displacement}). */
  get displacement(): number {
    return this.slot.stacks.displacement(this);
  }
}
