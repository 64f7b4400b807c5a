/**
 * Waiting until a file descriptor is ready, of one Java thread only: the others go on. The descriptors waited for stand in one epoll instance, which is looked at when
 * nobody else can run.
 */
import type { Steps } from '../../vm/steps.js';
import type { JavaThread } from '../../vm/threads/java-thread.js';
import type { VM } from '../../vm/vm.js';
import { poll } from './calls.js';

/** Waits, in milliseconds, between looks: the first ones short, for answers that come at once. */
const FIRST_WAIT = 0.05;
const LONGEST_WAIT = 5;

interface Wait {
  interrupted: boolean;
}

const waits = new Map<JavaThread, Wait>();

/**
 * Waits for one of `events` (see Poll) on a descriptor: the events that are there, 0 if the time (milliseconds; negative: for ever) is over, -EINTR if
 * {@link interruptWait} ended it.
 */
export function* waitFd(vm: VM, fd: number, events: number, timeout = -1): Steps<number> {
  const ready = poll(vm, fd, events);
  if (ready !== 0 || timeout === 0) return ready;
  return yield* waitUntil(vm, () => poll(vm, fd, events), timeout);
}

/** The same for what a test says instead of the events: it is made again whenever the descriptor (-1: none) may have become readable. */
export function waitFdUntil(vm: VM, _fd: number, test: () => number, timeout = -1): Steps<number> {
  return waitUntil(vm, test, timeout);
}

/** Waits until `test` yields something other than 0, which is the result; otherwise as {@link waitFd}. */
export function* waitUntil(vm: VM, test: () => number, timeout = -1): Steps<number> {
  const thread = vm.threads.current;
  const wait: Wait = { interrupted: false };
  const end = timeout < 0 ? Number.POSITIVE_INFINITY : performance.now() + timeout;
  let pause = FIRST_WAIT;
  waits.set(thread, wait);
  try {
    for (;;) {
      const rest = end - performance.now();
      if (rest <= 0) return 0;
      yield* vm.threads.blockFor('input/output', Math.min(pause, rest));
      const result = test();
      if (result !== 0) return result;
      if (wait.interrupted) return -4;
      pause = Math.min(pause * 1.5, LONGEST_WAIT);
    }
  } finally {
    waits.delete(thread);
  }
}

/** Ends the wait of a thread, if it waits here. */
export function interruptWait(vm: VM, thread: JavaThread): void {
  const wait = waits.get(thread);
  if (wait === undefined) return;
  wait.interrupted = true;
  vm.threads.wake(thread);
}
