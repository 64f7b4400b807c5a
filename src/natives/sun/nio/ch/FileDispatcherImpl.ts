import { Sys } from '../../../../../native-trampoline/system-calls.js';
import type { NativeFunction, NativeTable } from '../../../../vm/native.js';
import type { Steps } from '../../../../vm/steps.js';
import type { VM } from '../../../../vm/vm.js';
import { stateOf } from '../../../../vm/vm-state.js';
import { fdOf, fileLength } from '../../../java/io/file-descriptors.js';
import { close, fcntl, ftruncate, lseek } from '../../../posix/calls.js';
import { ioError } from '../../../posix/errors.js';
import { exactArgument, type Long } from '../../../posix/longs.js';
import { Errno, Fcntl, Open, Seek } from '../../../posix/numbers.js';
import { structure } from '../../../posix/scratch.js';
import { waitUntil } from '../../../posix/wait-fd.js';
import { handleResult, type Result, read, readv, toStatus, write, writev } from './io-status.js';

/** FileDispatcher.NO_LOCK and INTERRUPTED. */
const NO_LOCK = -1;
const LOCK_INTERRUPTED = 2;

/** `struct flock`. */
const enum Flock {
  TYPE = 0,
  WHENCE = 2,
  START = 8,
  LENGTH = 16,
  PID = 24,
}

const enum LockType {
  READ = 0,
  WRITE = 1,
  UNLOCK = 2,
}

const MAX_LONG = 2n ** 63n - 1n;

function writeFlock(vm: VM, type: LockType, position: Long, size: Long): number {
  const at = structure(vm);
  const { memory } = vm;
  memory.store64(at, type);
  memory.storeExact(at + Flock.START, position);
  // Long.MAX_VALUE: to the end of the file, however long it grows.
  memory.storeExact(at + Flock.LENGTH, size === MAX_LONG ? 0 : size);
  memory.store64(at + Flock.PID, 0);
  return at;
}

function lock(
  vm: VM,
  descriptor: number,
  block: number,
  position: number,
  size: number,
  shared: number,
): Result {
  const fd = fdOf(vm, descriptor);
  const type = shared !== 0 ? LockType.READ : LockType.WRITE;
  const from = exactArgument(vm, 2, position);
  const length = exactArgument(vm, 3, size);
  const attempt = (): number => fcntl(vm, fd, Fcntl.SETLK, writeFlock(vm, type, from, length));
  const result = attempt();
  if (result === -Errno.EAGAIN || result === -Errno.EACCES)
    return block !== 0 ? waitForLock(vm, attempt) : NO_LOCK;
  if (result < 0) throw ioError(vm, -result, 'Lock failed');
  return 0;
}

/** Tries again and again: the kernel's own waiting would stop all threads. */
function* waitForLock(vm: VM, attempt: () => number): Steps<number> {
  const LOCKED = 1;
  const result = yield* waitUntil(vm, () => {
    const r = attempt();
    return r === -Errno.EAGAIN || r === -Errno.EACCES ? 0 : r === 0 ? LOCKED : r;
  });
  if (result === LOCKED) return 0;
  if (result === -Errno.EINTR) return LOCK_INTERRUPTED;
  throw ioError(vm, -result, 'Lock failed');
}

function release(vm: VM, descriptor: number, position: number, size: number): void {
  const at = writeFlock(vm, LockType.UNLOCK, exactArgument(vm, 1, position), exactArgument(vm, 2, size));
  const result = fcntl(vm, fdOf(vm, descriptor), Fcntl.SETLK, at);
  if (result < 0) throw ioError(vm, -result, 'Release failed');
}

function closeFd(vm: VM, fd: number): void {
  if (fd === -1) return;
  const result = close(vm, fd);
  if (result < 0) throw ioError(vm, -result, 'Close failed');
}

/** A descriptor that is at its end in both directions: what a closed channel's number is made to name until nobody uses it. */
const deadEndOf = stateOf(
  () => ({ fd: -1 }),
  (vm, { fd }) => close(vm, fd),
);

/** Makes the descriptor useless but keeps its number taken, so that threads inside system calls on it can leave. */
function preClose(vm: VM, fd: number): void {
  const deadEnd = deadEndOf(vm);
  if (deadEnd.fd < 0) initDeadEnd(vm);
  if (deadEnd.fd < 0) return;
  const result = vm.trampoline.syscall(Sys.DUP2, deadEnd.fd, fd);
  if (result < 0) throw ioError(vm, -result, 'dup2 failed');
}

/** For another process: its descriptors are others. */
export function forgetDeadEnd(vm: VM): void {
  const deadEnd = deadEndOf(vm);
  if (deadEnd.fd >= 0) close(vm, deadEnd.fd);
  deadEnd.fd = -1;
}

const AF_UNIX = 1;
const SOCK_STREAM = 1;

function initDeadEnd(vm: VM): void {
  const at = structure(vm);
  const result = vm.trampoline.syscall(Sys.SOCKETPAIR, AF_UNIX, SOCK_STREAM | Open.CLOEXEC, 0, at);
  if (result < 0) throw ioError(vm, -result, 'socketpair failed');
  deadEndOf(vm).fd = vm.memory.load32(at);
  close(vm, vm.memory.load32(at + 4));
}

function setDirect(vm: VM, descriptor: number): number {
  const fd = fdOf(vm, descriptor);
  let result = fcntl(vm, fd, Fcntl.GETFL);
  if (result >= 0) result = fcntl(vm, fd, Fcntl.SETFL, result | Open.DIRECT);
  const at = structure(vm);
  if (result >= 0) result = vm.trampoline.syscall(Sys.FSTATFS, fd, at);
  if (result < 0) throw ioError(vm, -result, 'DirectIO setup failed');
  return vm.memory.load64(at + 72);
}

/** A system call at an offset, which is the native's last argument. */
function at(vm: VM, call: Sys, descriptor: number, address: number, length: number, offset: number): number {
  const from = exactArgument(vm, 3, offset);
  return Number(vm.trampoline.exactSyscall(call, fdOf(vm, descriptor), address, length, from));
}

const pread: NativeFunction = (vm, descriptor, address, length, offset) =>
  toStatus(vm, at(vm, Sys.PREAD64, descriptor, address, length, offset), true);

const pwrite: NativeFunction = (vm, descriptor, address, length, offset) =>
  toStatus(vm, at(vm, Sys.PWRITE64, descriptor, address, length, offset), false);

function force(vm: VM, descriptor: number, metadata: number): number {
  const call = metadata !== 0 ? Sys.FSYNC : Sys.FDATASYNC;
  return handleResult(vm, vm.trampoline.syscall(call, fdOf(vm, descriptor)), 'Force failed');
}

function seek(vm: VM, descriptor: number, offset: number): Long {
  const fd = fdOf(vm, descriptor);
  const result =
    offset < 0 ? lseek(vm, fd, 0, Seek.CUR) : lseek(vm, fd, exactArgument(vm, 1, offset), Seek.SET);
  return handleResult(vm, result, 'lseek64 failed');
}

function truncate(vm: VM, descriptor: number, size: number): number {
  const result = ftruncate(vm, fdOf(vm, descriptor), exactArgument(vm, 1, size));
  return handleResult(vm, result, 'Truncation failed');
}

const files: Record<string, NativeFunction> = {
  'read0(Ljava/io/FileDescriptor;JI)I': (vm, descriptor, address, length) =>
    read(vm, fdOf(vm, descriptor), address, length),
  'pread0(Ljava/io/FileDescriptor;JIJ)I': pread,
  'readv0(Ljava/io/FileDescriptor;JI)J': (vm, descriptor, vector, count) =>
    readv(vm, fdOf(vm, descriptor), vector, count),
  'write0(Ljava/io/FileDescriptor;JI)I': (vm, descriptor, address, length) =>
    write(vm, fdOf(vm, descriptor), address, length),
  'pwrite0(Ljava/io/FileDescriptor;JIJ)I': pwrite,
  'writev0(Ljava/io/FileDescriptor;JI)J': (vm, descriptor, vector, count) =>
    writev(vm, fdOf(vm, descriptor), vector, count),
  'force0(Ljava/io/FileDescriptor;Z)I': force,
  'seek0(Ljava/io/FileDescriptor;J)J': seek,
  'truncate0(Ljava/io/FileDescriptor;J)I': truncate,
  'size0(Ljava/io/FileDescriptor;)J': (vm, descriptor) =>
    handleResult(vm, fileLength(vm, fdOf(vm, descriptor)), 'Size failed'),
  'lock0(Ljava/io/FileDescriptor;ZJJZ)I': lock,
  'release0(Ljava/io/FileDescriptor;JJ)V': release,
  'closeIntFD(I)V': closeFd,
  'setDirect0(Ljava/io/FileDescriptor;)I': setDirect,
};

const closing: Record<string, NativeFunction> = {
  'close0(Ljava/io/FileDescriptor;)V': (vm, descriptor) => closeFd(vm, fdOf(vm, descriptor)),
  'preClose0(Ljava/io/FileDescriptor;)V': (vm, descriptor) => preClose(vm, fdOf(vm, descriptor)),
  'init()V': initDeadEnd,
};

export const FileDispatcherImpl: NativeTable = {
  'sun/nio/ch/FileDispatcherImpl': {
    ...files,
    ...closing,
    'dup0(Ljava/io/FileDescriptor;Ljava/io/FileDescriptor;)V': (vm, from, to) => {
      const result = vm.trampoline.syscall(Sys.DUP2, fdOf(vm, from), fdOf(vm, to));
      if (result < 0) throw ioError(vm, -result, 'dup2 failed');
    },
    'canTransferToFromOverlappedMap0()Z': () => true,
  },
  // JDK 21 and later
  'sun/nio/ch/UnixFileDispatcherImpl': files,
  'sun/nio/ch/UnixDispatcher': closing,
};
