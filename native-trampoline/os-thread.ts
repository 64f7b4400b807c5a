/** Threads of the operating system, made by the C library. None runs JavaScript. */
import { constants } from 'node:os';
import { HostError } from './host-error.js';
import type { Memory } from './memory.js';

export interface ThreadHost {
  readonly memory: Memory;
  callC(address: number, a?: number, b?: number, c?: number, d?: number): number;
  dlsym(name: string): number;
}

const SIG_SETMASK = 2;
/** Bytes of a `sigset_t` of the C library. */
const SIGSET_SIZE = 128;
/** Bytes that {@link createThread} needs. */
export const THREAD_SCRATCH = 2 * SIGSET_SIZE + 8;

/** What an instruction raises is always taken by the thread that it belongs to. */
const FAULTS = [
  constants.signals.SIGSEGV,
  constants.signals.SIGBUS,
  constants.signals.SIGFPE,
  constants.signals.SIGILL,
  constants.signals.SIGABRT,
];

/**
 * A thread that runs the C function `start` with one argument: its pthread_t. It takes the signals of faults and those of `signals`; what is meant for the process goes to Node's threads. `scratch`: address of
 * {@link THREAD_SCRATCH} bytes of the region. Throws {@link HostError} if the system refuses one.
 */
export function createThread(
  host: ThreadHost,
  scratch: number,
  start: number,
  argument: number,
  signals: readonly number[] = [],
): number {
  const call = (name: string, a = 0, b = 0, c = 0, d = 0): number => host.callC(host.dlsym(name), a, b, c, d);
  const old = scratch;
  const blocked = old + SIGSET_SIZE;
  const handle = blocked + SIGSET_SIZE;
  call('sigfillset', blocked);
  for (const signal of [...FAULTS, ...signals]) call('sigdelset', blocked, signal);
  // A thread begins with the mask of the one that makes it.
  call('pthread_sigmask', SIG_SETMASK, blocked, old);
  const failed = call('pthread_create', handle, 0, start, argument) | 0;
  call('pthread_sigmask', SIG_SETMASK, old, 0);
  if (failed !== 0) throw new HostError('the system refuses a thread (pthread_create)');
  return host.memory.load64(handle);
}
