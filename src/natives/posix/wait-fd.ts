/** Waiting until a file descriptor is ready, of one Java thread only: the others go on. */
import type { Steps } from '../../vm/steps.js';
import type { JavaThread } from '../../vm/threads/java-thread.js';
import type { VM } from '../../vm/vm.js';
import { poll } from './calls.js';
import { Errno, Poll } from './numbers.js';

/** Pauses between looks, in milliseconds, where the kernel has nothing to wake the thread by: the first ones short, for what comes at once. */
const FIRST_PAUSE = 0.05;
const LONGEST_PAUSE = 5;

/** Threads that wait here, and those whose wait was ended from outside. */
const waits = new WeakMap<JavaThread, { interrupted: boolean }>();

/**
 * Waits for one of `events` (see Poll) on a descriptor: the events that are there, 0 if the time (milliseconds; negative: for ever) is over, -EINTR if
 * {@link interruptWait} ended it.
 */
export function* waitFd(vm: VM, fd: number, events: number, timeout = -1): Steps<number> {
  const ready = poll(vm, fd, events);
  if (ready !== 0 || timeout === 0) return ready;
  return yield* wait(vm, fd, events, () => poll(vm, fd, events), timeout);
}

/** The same for what a test says instead of the events: it is made again whenever the descriptor is readable. */
export function* waitReadable(vm: VM, fd: number, test: () => number, timeout = -1): Steps<number> {
  return yield* wait(vm, fd, Poll.IN, test, timeout);
}

/** Waits until `test` yields something other than 0, by trying again and again. */
export function* waitUntil(vm: VM, test: () => number, timeout = -1): Steps<number> {
  return yield* wait(vm, -1, 0, test, timeout);
}

function* wait(vm: VM, fd: number, events: number, test: () => number, timeout: number): Steps<number> {
  const { threads } = vm;
  const thread = threads.current;
  const state = { interrupted: false };
  const end = timeout < 0 ? Number.POSITIVE_INFINITY : performance.now() + timeout;
  let pause = FIRST_PAUSE;
  waits.set(thread, state);
  try {
    for (;;) {
      const registered = fd < 0 ? null : threads.events.add(thread, fd, events);
      const rest = end - performance.now();
      if (rest <= 0) return 0;
      try {
        if (registered === null) yield* threads.blockFor('input/output', Math.min(pause, rest));
        else if (rest === Number.POSITIVE_INFINITY) yield* threads.block('input/output');
        else yield* threads.blockFor('input/output', rest);
      } finally {
        if (registered !== null) threads.events.remove(registered);
      }
      const result = test();
      if (result !== 0) return result;
      if (state.interrupted) return -Errno.EINTR;
      pause = Math.min(pause * 1.5, LONGEST_PAUSE);
    }
  } finally {
    waits.delete(thread);
  }
}

/** Ends the wait of a thread, if it waits here. */
export function interruptWait(vm: VM, thread: JavaThread): void {
  const state = waits.get(thread);
  if (state === undefined) return;
  state.interrupted = true;
  vm.threads.wake(thread);
}
