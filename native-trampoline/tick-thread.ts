/**
 * A thread of the operating system that takes the timer's signals in the VM's place. A signal ends sleeps and polls of the thread that gets it, whatever SA_RESTART says: C code of native libraries, which may
 * sleep, must not see ours. It waits for ever for a mutex (which no signal ends), in memory outside of the region; the handler runs on it.
 */
import { createThread, type ThreadHost } from './os-thread.js';

/** Bytes of a pthread_mutex_t, and more. */
const MUTEX_SIZE = 64;
/** A CPU-time clock's id has the complement of the thread's number above these bits. */
const CLOCK_KIND_BITS = 3;

export class TickThread {
  private readonly mutex: number;
  private readonly handle: number;
  /** Its number, as the kernel has it. */
  readonly id: number;

  /** `scratch`: address of THREAD_SCRATCH bytes of the region; `signal`: that of the timer. Throws HostError if the system refuses a thread. */
  constructor(
    private readonly host: ThreadHost,
    scratch: number,
    signal: number,
  ) {
    this.mutex = this.call('calloc', 1, MUTEX_SIZE);
    const lock = host.dlsym('pthread_mutex_lock');
    host.callC(lock, this.mutex);
    this.handle = createThread(host, scratch, lock, this.mutex, [signal]);
    this.call('pthread_getcpuclockid', this.handle, scratch);
    this.id = ~(host.memory.load32(scratch) >> CLOCK_KIND_BITS);
  }

  /** The timer must have been deleted. */
  end(): void {
    this.call('pthread_mutex_unlock', this.mutex);
    this.call('pthread_join', this.handle);
    this.call('free', this.mutex);
  }

  private call(name: string, a: number, b = 0): number {
    return this.host.callC(this.host.dlsym(name), a, b);
  }
}
