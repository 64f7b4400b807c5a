/**
 * Reads and writes as sun.nio.ch does them: counts, or one of IOStatus's negative numbers. On a descriptor in blocking mode the Java thread waits, the others
 * go on.
 */

import { Sys } from '../../../../../native-trampoline/system-calls.js';
import type { NativeValue } from '../../../../vm/native.js';
import type { Steps } from '../../../../vm/steps.js';
import type { VM } from '../../../../vm/vm.js';
import { isBlocking, poll } from '../../../posix/calls.js';
import { ioError } from '../../../posix/errors.js';
import type { Long } from '../../../posix/longs.js';
import { Errno, Mode, Poll } from '../../../posix/numbers.js';
import { copyForeign, structure } from '../../../posix/scratch.js';
import { fstat, statType } from '../../../posix/stat.js';
import { waitFd } from '../../../posix/wait-fd.js';

/** sun.nio.ch.IOStatus. */
export const enum IOStatus {
  EOF = -1,
  UNAVAILABLE = -2,
  INTERRUPTED = -3,
  UNSUPPORTED = -4,
  THROWN = -5,
  UNSUPPORTED_CASE = -6,
}

export type Result = NativeValue | Steps<NativeValue>;

/** A pipe takes so much without waiting once it is writable (PIPE_BUF). */
const PIPE_ATOMIC = 4096;
const MSG_DONTWAIT = 0x40;

/** What a system call's result means to Java: the count, or the status; other errors are thrown. */
export function toStatus(vm: VM, result: number, reading: boolean, otherwise?: string): number {
  if (result > 0) return result;
  if (result === 0) return reading ? IOStatus.EOF : 0;
  if (result === -Errno.EAGAIN) return IOStatus.UNAVAILABLE;
  if (result === -Errno.EINTR) return IOStatus.INTERRUPTED;
  throw ioError(vm, -result, otherwise ?? (reading ? 'Read failed' : 'Write failed'));
}

/** The same for calls whose result is not a count. */
export function handleResult<T extends Long>(vm: VM, result: T, message: string): T | IOStatus {
  if (result >= 0) return result;
  if (Number(result) === -Errno.EINTR) return IOStatus.INTERRUPTED;
  throw ioError(vm, Number(-result), message);
}

/** Makes an attempt as soon as the descriptor is ready for it; on a non-blocking one at once. */
export function whenReady(vm: VM, fd: number, events: number, attempt: () => number): Result {
  if (poll(vm, fd, events) !== 0 || !isBlocking(vm, fd)) {
    const result = attempt();
    if (result !== IOStatus.UNAVAILABLE || !isBlocking(vm, fd)) return result;
  }
  return waitAndTry(vm, fd, events, attempt);
}

function* waitAndTry(vm: VM, fd: number, events: number, attempt: () => number): Steps<number> {
  for (;;) {
    if ((yield* waitFd(vm, fd, events)) === -Errno.EINTR) return IOStatus.INTERRUPTED;
    const result = attempt();
    if (result !== IOStatus.UNAVAILABLE || !isBlocking(vm, fd)) return result;
  }
}

/** read(2) into memory that does not move. */
export function read(vm: VM, fd: number, address: number, length: number): Result {
  return whenReady(vm, fd, Poll.IN, () =>
    toStatus(vm, vm.trampoline.syscall(Sys.READ, fd, address, length), true),
  );
}

export function readv(vm: VM, fd: number, vector: number, count: number): Result {
  return whenReady(vm, fd, Poll.IN, () =>
    toStatus(vm, vm.trampoline.syscall(Sys.READV, fd, vector, count), true),
  );
}

/**
 * One write that does not sleep, on a descriptor that is ready: a socket is told so; a pipe in blocking mode is given no more than it takes at once.
 * Count or -errno.
 */
export function writeNow(vm: VM, fd: number, address: number, length: number): number {
  const { trampoline } = vm;
  const type = fstat(vm, fd) === 0 ? statType(vm) : 0;
  if (type === Mode.SOCKET) return trampoline.syscall(Sys.SENDTO, fd, address, length, MSG_DONTWAIT, 0);
  const sleeps = type === Mode.FIFO || type === Mode.CHARACTER;
  const count = sleeps && length > PIPE_ATOMIC && isBlocking(vm, fd) ? PIPE_ATOMIC : length;
  return trampoline.syscall(Sys.WRITE, fd, address, count);
}

/** write(2) from memory that does not move: in blocking mode all of it. */
export function write(vm: VM, fd: number, address: number, length: number): Result {
  const ready = poll(vm, fd, Poll.OUT) !== 0;
  if (ready || !isBlocking(vm, fd)) {
    const count = writeNow(vm, fd, address, length);
    if (count === length || !isBlocking(vm, fd)) return toStatus(vm, count, false);
    if (count < 0 && count !== -Errno.EAGAIN) return toStatus(vm, count, false);
    return writeRest(vm, fd, address, length, Math.max(0, count));
  }
  return writeRest(vm, fd, address, length, 0);
}

function* writeRest(vm: VM, fd: number, address: number, length: number, written: number): Steps<number> {
  let done = written;
  while (done < length) {
    if ((yield* waitFd(vm, fd, Poll.OUT)) === -Errno.EINTR) return done > 0 ? done : IOStatus.INTERRUPTED;
    const count = writeNow(vm, fd, address + done, length - done);
    if (count === -Errno.EAGAIN) continue;
    if (count < 0) return done > 0 ? done : toStatus(vm, count, false);
    done += count;
  }
  return done;
}

/** `struct iovec`. */
const IOVEC_LENGTH = 8;
const IOVEC_SIZE = 16;

/** writev(2): in blocking mode all of it, buffer by buffer. */
export function writev(vm: VM, fd: number, vector: number, count: number): Result {
  if (!isBlocking(vm, fd) || isFile(vm, fd))
    return toStatus(vm, vm.trampoline.syscall(Sys.WRITEV, fd, vector, count), false);
  return writeBuffers(vm, fd, vector, count);
}

function isFile(vm: VM, fd: number): boolean {
  return fstat(vm, fd) === 0 && statType(vm) === Mode.REGULAR;
}

function* writeBuffers(vm: VM, fd: number, vector: number, count: number): Steps<number> {
  const { memory } = vm;
  let total = 0;
  for (let i = 0; i < count; i++) {
    // Java's own native memory may lie outside the region.
    const at = structure(vm);
    copyForeign(vm, at, vector + i * IOVEC_SIZE, IOVEC_SIZE);
    const length = memory.load64(at + IOVEC_LENGTH);
    const written = yield* writeRest(vm, fd, memory.load64(at), length, 0);
    if (written < 0) return total > 0 ? total : written;
    total += written;
    if (written < length) break;
  }
  return total;
}
