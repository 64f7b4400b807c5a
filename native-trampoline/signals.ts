/**
 * Signals: faults in Java code become requests, and a timer asks running code to take its polls.
 *
 * The handlers are machine code (stubs/signals.ts): Java code runs on stacks that V8 doesn't know, so no JavaScript can run in them. They run on an
 * alternate stack, because the fault may be that the Java stack is full. What is not ours goes to the handler that was there before: V8
 * lives on SIGSEGV for WebAssembly's bounds checks.
 */

import { constants } from 'node:os';
import { Ctx, Region } from '../src/layout/layout.js';
import { HostError } from './host-error.js';
import { errnoName, type LibC, MapFlag, Prot } from './libc.js';
import type { Memory } from './memory.js';
import { Sys } from './system-calls.js';
import { TickThread } from './tick-thread.js';

/** The signals that a faulting instruction raises; the i-th has its previous handler at Ctx.SIGNALS + 8 * i. */
export const FAULT_SIGNALS = [
  constants.signals.SIGSEGV,
  constants.signals.SIGBUS,
  constants.signals.SIGFPE,
  constants.signals.SIGILL,
] as const;

/** `struct sigaction` as glibc and musl have it on x86-64. */
const enum SigAction {
  HANDLER = 0,
  FLAGS = 136,
  SIZE = 152,
}

const enum SaFlag {
  SIGINFO = 4,
  ONSTACK = 0x0800_0000,
  RESTART = 0x1000_0000,
  NODEFER = 0x4000_0000,
}

/** `stack_t`. */
const enum StackT {
  SP = 0,
  LENGTH = 16,
  SIZE = 24,
}

/** `struct sigevent`. */
const enum SigEvent {
  SIGNAL = 8,
  NOTIFY = 12,
  THREAD_ID = 16,
  /** Value of NOTIFY: deliver to one thread, so that the ticks of Java code never reach libuv's workers. */
  NOTIFY_THREAD_ID = 4,
}

/** Room for the largest signal frame there is (about 11 KiB with AMX), twice, and for handlers of others that ours passes on to. */
const ALTERNATE_STACK_SIZE = 0x2_0000;

const CLOCK_MONOTONIC = 1;
/** The highest real-time signals: nothing in Node, libuv, V8 or the C library uses them. The first with the default action is taken. */
const TICK_SIGNALS = [63, 62, 61, 60];

/** Where structures for the kernel are built. */
const SCRATCH = Ctx.ADDRESS + Ctx.SCRATCH;

const SIG_DFL = 0n;
/** Handlers above this are addresses. */
const SIG_IGN = 1n;

/** `struct sigaction` as the kernel has it, and the size of its set of signals. */
const KERNEL_ACTION_SIZE = 32;
const SIGSET_SIZE = 8;

/** What this file asks of the trampoline. */
export interface SignalHost {
  readonly memory: Memory;
  callC(address: number, a?: number, b?: number, c?: number, d?: number): number;
  syscall(number: number, a?: number, b?: number, c?: number, d?: number): number;
  dlsym(name: string): number;
}

/** Addresses of the machine code, see stubs/signals.ts. */
export interface SignalStubs {
  /** One per {@link FAULT_SIGNALS}. */
  readonly faultHandlers: readonly number[];
  readonly tickHandler: number;
  /** Stands for SIG_DFL and SIG_IGN where a previous handler is called. */
  readonly defaultHandler: number;
}

/** A handler that we replaced: the whole `struct sigaction`. */
interface Replaced {
  readonly signal: number;
  readonly ours: number;
  readonly previous: Uint8Array;
  /** The same as the kernel has it. */
  readonly kernelAction: Uint8Array;
}

/** The handlers of this process. Installed when made; {@link close} puts back what was there. */
export class Signals {
  private sigaction = 0;
  private alternateStack = 0;
  private readonly replaced: Replaced[] = [];
  /** Told when there is something new to be undone at the end. */
  onChange: (() => void) | null = null;
  private timer = -1;
  /** 0 if they are stopped. */
  private milliseconds = 0;
  /** The signal of the timer, 0 as long as there is none. */
  private tickSignal = 0;
  private tickThread: TickThread | null = null;

  /** Throws {@link HostError} if the system refuses. */
  constructor(
    private readonly host: SignalHost,
    libc: LibC,
    private readonly stubs: SignalStubs,
  ) {
    this.install(libc);
  }

  /** Puts our handlers in the place of those that are there. */
  private install(libc: LibC): void {
    const { stubs, host } = this;
    this.sigaction = libc.dlsym('sigaction');
    const flags = MapFlag.PRIVATE | MapFlag.ANONYMOUS;
    this.alternateStack = libc.mmap(0, ALTERNATE_STACK_SIZE, Prot.READ | Prot.WRITE, flags, -1, 0);
    check('mmap', this.alternateStack);
    this.writeScratch(this.alternateStackRecord());
    check('sigaltstack', host.syscall(Sys.SIGALTSTACK, SCRATCH, 0));
    for (const [i, signal] of FAULT_SIGNALS.entries()) {
      const previous = this.currentAction(signal);
      // Written before the handler is installed: it may be needed at once.
      const handler = handlerOf(previous);
      host.memory.store64(
        Ctx.ADDRESS + Ctx.SIGNALS + 8 * i,
        Number(handler > SIG_IGN ? handler : BigInt(stubs.defaultHandler)),
      );
      this.replace(signal, stubs.faultHandlers[i], previous);
    }
  }

  /** Goes on in another process, after {@link close} in the old one. */
  reopen(libc: LibC): void {
    this.install(libc);
  }

  /**
   * Interrupts running Java code every `milliseconds`: Ctx.POLL and STACK_LIMIT are set, so that it takes its next poll. To be stopped while
   * nothing runs, or it goes on waking the process. System calls are restarted (SA_RESTART), but for those that never are: sleeps and polls. ({@link tickElsewhere})
   */
  startTicks(milliseconds: number): void {
    if (this.timer < 0) this.createTimer();
    this.setTimer(milliseconds);
    this.milliseconds = milliseconds;
  }

  stopTicks(): void {
    if (this.milliseconds !== 0) this.setTimer(0);
    this.milliseconds = 0;
  }

  /** From now on a thread of its own gets the signals, so that no C code's sleep is cut short. Throws {@link HostError} if the system refuses one. */
  tickElsewhere(): void {
    if (this.tickThread !== null) return;
    this.chooseTickSignal();
    this.tickThread = new TickThread(this.host, SCRATCH, this.tickSignal);
    if (this.timer < 0) return;
    this.host.syscall(Sys.TIMER_DELETE, this.timer);
    this.createTimer();
    if (this.milliseconds !== 0) this.setTimer(this.milliseconds);
  }

  /** System calls that undo everything, for an end at which no JavaScript runs: number and arguments. `actions`: where 32 bytes for each handler are written. */
  undoingCalls(actions: number, write: (address: number, bytes: Uint8Array) => void): number[][] {
    const calls: number[][] = this.timer >= 0 ? [[Sys.TIMER_DELETE, this.timer]] : [];
    for (const [i, { signal, kernelAction }] of this.replaced.entries()) {
      const address = actions + KERNEL_ACTION_SIZE * i;
      write(address, kernelAction);
      calls.push([Sys.SIGACTION, signal, address, 0, SIGSET_SIZE]);
    }
    return calls;
  }

  /** Puts the previous handlers back, unless somebody has put another in front of ours since. No Java code may run any more. */
  close(): void {
    if (this.timer >= 0) {
      this.stopTicks();
      this.host.syscall(Sys.TIMER_DELETE, this.timer);
      this.timer = -1;
    }
    this.tickThread?.end();
    this.tickThread = null;
    this.tickSignal = 0;
    for (const { signal, ours, previous } of this.replaced.splice(0)) {
      if (handlerOf(this.currentAction(signal)) === BigInt(ours)) this.setAction(signal, previous);
    }
    // The alternate stack stays: a handler that somebody put in front of ours may still come to it.
  }

  private replace(signal: number, handler: number, previous: Uint8Array): void {
    const action = new Uint8Array(SigAction.SIZE);
    const view = new DataView(action.buffer);
    view.setUint32(SigAction.HANDLER, handler, true);
    view.setUint32(SigAction.FLAGS, SaFlag.SIGINFO | SaFlag.ONSTACK | SaFlag.NODEFER | SaFlag.RESTART, true);
    check('rt_sigaction', this.host.syscall(Sys.SIGACTION, signal, 0, SCRATCH, SIGSET_SIZE));
    const kernelAction = this.readScratch(KERNEL_ACTION_SIZE);
    this.setAction(signal, action);
    this.replaced.push({ signal, ours: handler, previous, kernelAction });
    this.onChange?.();
  }

  private currentAction(signal: number): Uint8Array {
    this.callSigaction(signal, 0, SCRATCH);
    return this.readScratch(SigAction.SIZE);
  }

  private setAction(signal: number, action: Uint8Array): void {
    this.writeScratch(action);
    this.callSigaction(signal, SCRATCH, 0);
  }

  private callSigaction(signal: number, action: number, previous: number): void {
    const result = this.host.callC(this.sigaction, signal, action, previous) | 0; // an int
    if (result !== 0) throw new HostError(`the system refuses a handler for signal ${signal} (sigaction)`);
  }

  private alternateStackRecord(): Uint8Array {
    const record = new Uint8Array(StackT.SIZE);
    const view = new DataView(record.buffer);
    view.setBigUint64(StackT.SP, BigInt(this.alternateStack), true);
    view.setUint32(StackT.LENGTH, ALTERNATE_STACK_SIZE, true);
    return record;
  }

  /** With our handler. */
  private chooseTickSignal(): void {
    if (this.tickSignal !== 0) return;
    // The handler alone says it: the kernel fills 8 of the C library's 128 bytes of mask, the others are whatever lay on the C stack.
    const signal = TICK_SIGNALS.find((s) => handlerOf(this.currentAction(s)) === SIG_DFL);
    if (signal === undefined) throw new HostError('no real-time signal is free for the timer');
    this.replace(signal, this.stubs.tickHandler, new Uint8Array(SigAction.SIZE));
    this.tickSignal = signal;
  }

  private createTimer(): void {
    this.chooseTickSignal();
    const event = new Uint8Array(64);
    const view = new DataView(event.buffer);
    view.setInt32(SigEvent.SIGNAL, this.tickSignal, true);
    view.setInt32(SigEvent.NOTIFY, SigEvent.NOTIFY_THREAD_ID, true);
    view.setInt32(SigEvent.THREAD_ID, this.tickThread?.id ?? this.host.syscall(Sys.GETTID), true);
    this.writeScratch(event);
    check('timer_create', this.host.syscall(Sys.TIMER_CREATE, CLOCK_MONOTONIC, SCRATCH, SCRATCH + 64));
    this.timer = this.host.memory.load32(SCRATCH + 64);
    this.onChange?.();
  }

  /** 0 stops it. */
  private setTimer(milliseconds: number): void {
    const { memory } = this.host;
    const seconds = Math.floor(milliseconds / 1000);
    const nanoseconds = Math.round((milliseconds % 1000) * 1e6);
    // struct itimerspec: interval, first expiry.
    for (const offset of [0, 16]) {
      memory.store64(SCRATCH + offset, seconds);
      memory.store64(SCRATCH + offset + 8, nanoseconds);
    }
    check('timer_settime', this.host.syscall(Sys.TIMER_SETTIME, this.timer, 0, SCRATCH, 0));
  }

  private writeScratch(bytes: Uint8Array): void {
    this.host.memory.u8.set(bytes, SCRATCH - Region.BASE);
  }

  private readScratch(length: number): Uint8Array {
    const start = SCRATCH - Region.BASE;
    return this.host.memory.u8.slice(start, start + length);
  }
}

/** `sa_handler` of a `struct sigaction`. */
function handlerOf(action: Uint8Array): bigint {
  return new DataView(action.buffer).getBigUint64(SigAction.HANDLER, true);
}

function check(what: string, result: number): void {
  if (result < 0) throw new HostError(`the system refuses signal handling (${what}: ${errnoName(-result)})`);
}
