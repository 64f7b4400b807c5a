import { Sys } from '../../../../../native-trampoline/system-calls.js';
import type { NativeTable } from '../../../../vm/native.js';
import type { Steps } from '../../../../vm/steps.js';
import type { VM } from '../../../../vm/vm.js';
import { ioError } from '../../../posix/errors.js';
import { Errno, Open } from '../../../posix/numbers.js';
import { structure } from '../../../posix/scratch.js';
import { waitReadable, waitUntil } from '../../../posix/wait-fd.js';
import { IOStatus, type Result, toStatus } from './io-status.js';
import { socketError } from './socket-errors.js';

/** `struct epoll_event`, packed. */
const EVENT_SIZE = 12;
const DATA = 4;

function control(vm: VM, epoll: number, operation: number, fd: number, events: number): number {
  const at = structure(vm);
  const { memory } = vm;
  memory.store32(at, events);
  memory.store32(at + DATA, fd);
  memory.store32(at + DATA + 4, 0);
  // The JDK wants the error itself.
  return -vm.trampoline.syscall(Sys.EPOLL_CTL, epoll, operation, fd, at);
}

function waitForEvents(vm: VM, epoll: number, events: number, count: number, timeout: number): Result {
  const attempt = (): number => vm.trampoline.syscall(Sys.EPOLL_WAIT, epoll, events, count, 0);
  const result = attempt();
  if (result !== 0 || timeout === 0) return waitResult(vm, result);
  return waitLater(vm, epoll, attempt, timeout);
}

function* waitLater(vm: VM, epoll: number, attempt: () => number, timeout: number): Steps<number> {
  return waitResult(vm, yield* waitReadable(vm, epoll, attempt, timeout));
}

function waitResult(vm: VM, result: number): number {
  if (result >= 0) return result;
  if (result === -Errno.EINTR) return IOStatus.INTERRUPTED;
  throw ioError(vm, -result, 'epoll_wait failed');
}

const NFDS = 65536;

/** poll(2) over an array of pollfd. */
function pollAll(vm: VM, address: number, count: number, timeout: number): Result {
  const attempt = (): number => vm.trampoline.syscall(Sys.POLL, address, Math.min(count, NFDS), 0);
  const result = attempt();
  if (result !== 0 || timeout === 0) return pollResult(vm, result);
  return pollLater(vm, attempt, timeout);
}

function* pollLater(vm: VM, attempt: () => number, timeout: number): Steps<number> {
  return pollResult(vm, yield* waitUntil(vm, attempt, timeout));
}

function pollResult(vm: VM, result: number): number {
  if (result >= 0) return result;
  if (result === -Errno.EINTR) return IOStatus.INTERRUPTED;
  throw socketError(vm, -result);
}

export const EPoll: NativeTable = {
  'sun/nio/ch/EPoll': {
    'eventSize()I': () => EVENT_SIZE,
    'eventsOffset()I': () => 0,
    'dataOffset()I': () => DATA,
    'create()I': (vm) => {
      const fd = vm.trampoline.syscall(Sys.EPOLL_CREATE1, Open.CLOEXEC);
      if (fd < 0) throw ioError(vm, -fd, 'epoll_create1 failed');
      return fd;
    },
    'ctl(IIII)I': control,
    'wait(IJII)I': waitForEvents,
  },
  'sun/nio/ch/EventFD': {
    'eventfd0()I': (vm) => {
      const fd = vm.trampoline.syscall(Sys.EVENTFD2, 0, Open.CLOEXEC);
      if (fd < 0) throw ioError(vm, -fd, 'eventfd failed');
      return fd;
    },
    'set0(I)I': (vm, fd) => {
      const at = structure(vm);
      vm.memory.store64(at, 1);
      return toStatus(vm, vm.trampoline.syscall(Sys.WRITE, fd, at, 8), false);
    },
  },
  'sun/nio/ch/PollSelectorImpl': { 'poll(JII)I': pollAll },
};
