/** Signals of the operating system for jdk.internal.misc.Signal: shutdown hooks at SIGTERM and SIGINT, and handlers of programs. */
import { writeSync } from 'node:fs';
import { constants } from 'node:os';
import type { Steps } from '../steps.js';
import type { VM } from '../vm.js';
import type { JavaThread } from './java-thread.js';
import { threadDump } from './thread-dump.js';

const enum Handler {
  DEFAULT = 0,
  IGNORE = 1,
  JAVA = 2,
  /** The VM's own: Java code only keeps the number. */
  VM = 3,
}

const { SIGUSR2, SIGPIPE, SIGBUS, SIGXFSZ } = constants.signals;
/** Signals that HotSpot has handlers for, though programs may set their own. */
const VM_HANDLED: readonly number[] = [SIGUSR2, SIGPIPE, SIGBUS, SIGXFSZ];

const current = new Map<number, number>();
const installed = new Map<number, () => void>();
/** Signals that have come and wait for the dispatcher. */
const pending: number[] = [];
let dispatcher: JavaThread | null = null;

function nameOf(signal: number): NodeJS.Signals | null {
  for (const [name, number] of Object.entries(constants.signals))
    if (number === signal) return name as NodeJS.Signals;
  return null;
}

/** Sets what a signal does; returns what it did before. */
export function attachSignal(vm: VM, signal: number, handler: number): number {
  const name = nameOf(signal);
  if (name === null) return -1;
  const before = current.get(signal) ?? (VM_HANDLED.includes(signal) ? Handler.VM : Handler.DEFAULT);
  current.set(signal, handler);
  const old = installed.get(signal);
  if (old !== undefined) {
    process.removeListener(name, old);
    installed.delete(signal);
  }
  // A fault must reach the VM whatever a program wishes.
  if (handler === Handler.DEFAULT || handler === Handler.VM || signal === SIGBUS) return before;
  const listener = handler === Handler.IGNORE ? () => undefined : () => dispatch(vm, signal);
  process.on(name, listener);
  installed.set(signal, listener);
  return before;
}

/** SIGQUIT prints what all threads do. */
export function dumpThreadsOnQuit(vm: VM): void {
  const listener = (): void => {
    writeSync(1, `${threadDump(vm)}\n`);
  };
  process.on('SIGQUIT', listener);
  installed.set(constants.signals.SIGQUIT, listener);
}

/** Takes Node's listeners away, which belong to the process; {@link reattachSignals} puts them back in another. */
export function suspendSignals(): void {
  for (const [signal, listener] of installed) {
    const name = nameOf(signal);
    if (name !== null) process.removeListener(name, listener);
  }
}

export function reattachSignals(): void {
  for (const [signal, listener] of installed) {
    const name = nameOf(signal);
    if (name !== null) process.on(name, listener);
  }
}

/** Gives up all handlers, so that the process may end. */
export function detachSignals(): void {
  for (const [signal, listener] of installed) {
    const name = nameOf(signal);
    if (name !== null) process.removeListener(name, listener);
  }
  installed.clear();
  current.clear();
  pending.length = 0;
  dispatcher = null;
}

/** The thread is the one that {@link signalDispatcher} runs on. */
export function useSignalDispatcher(thread: JavaThread): void {
  dispatcher = thread;
}

function dispatch(vm: VM, signal: number): void {
  pending.push(signal);
  if (dispatcher !== null) vm.threads.wake(dispatcher);
}

/** The steps of the thread that hands signals to jdk.internal.misc.Signal, which runs each handler on a thread of its own. */
export function* signalDispatcher(vm: VM): Steps<void> {
  dispatcher = vm.threads.current;
  for (;;) {
    const signal = pending.shift();
    if (signal === undefined) yield* vm.threads.block('signals');
    else yield* vm.callStatic('jdk/internal/misc/Signal', 'dispatch(I)V', signal);
  }
}
