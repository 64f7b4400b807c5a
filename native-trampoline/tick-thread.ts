/**
 * A thread of the operating system that takes the timer's signals in the VM's place. A signal ends sleeps and polls of the thread that gets it, whatever SA_RESTART says: C code of native libraries, which may
 * sleep, must not see ours. It waits for ever for a mutex (which no signal ends), in memory outside of the region; the handler runs on it.
 */
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
/** Bytes of a pthread_mutex_t, and more. */
const MUTEX_SIZE = 64;
/** A CPU-time clock's id has the complement of the thread's number above these bits. */
const CLOCK_KIND_BITS = 3;

export class TickThread {
  private readonly mutex: number;
  private readonly handle: number;
  /** Its number, as the kernel has it. */
  readonly id: number;

  /** `scratch`: address of 512 bytes of the region; `signal`: the only one that it takes. Throws {@link HostError} if the system refuses a thread. */
  constructor(
    private readonly host: ThreadHost,
    scratch: number,
    signal: number,
  ) {
    const { memory } = host;
    const call = (name: string, a = 0, b = 0, c = 0, d = 0): number =>
      host.callC(host.dlsym(name), a, b, c, d);
    this.mutex = call('calloc', 1, MUTEX_SIZE);
    call('pthread_mutex_lock', this.mutex);
    const old = scratch;
    const blocked = scratch + SIGSET_SIZE;
    const handle = blocked + SIGSET_SIZE;
    // What is meant for the process goes to Node's threads. (What a thread is made with is its maker's mask.)
    call('sigfillset', blocked);
    call('sigdelset', blocked, signal);
    call('pthread_sigmask', SIG_SETMASK, blocked, old);
    const failed = call('pthread_create', handle, 0, host.dlsym('pthread_mutex_lock'), this.mutex) | 0;
    call('pthread_sigmask', SIG_SETMASK, old, 0);
    if (failed !== 0) throw new HostError('the system refuses a thread (pthread_create)');
    this.handle = memory.load64(handle);
    call('pthread_getcpuclockid', this.handle, scratch);
    this.id = ~(memory.load32(scratch) >> CLOCK_KIND_BITS);
  }

  /** The timer must have been deleted. */
  end(): void {
    const { host } = this;
    host.callC(host.dlsym('pthread_mutex_unlock'), this.mutex);
    host.callC(host.dlsym('pthread_join'), this.handle, 0);
    host.callC(host.dlsym('free'), this.mutex);
  }
}
