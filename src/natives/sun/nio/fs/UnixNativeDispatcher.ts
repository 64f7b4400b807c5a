import { Sys } from '../../../../../native-trampoline/system-calls.js';
import { FieldAccess } from '../../../../vm/field-access.js';
import type { NativeFunction, NativeTable, NativeValue } from '../../../../vm/native.js';
import type { Steps } from '../../../../vm/steps.js';
import type { VM } from '../../../../vm/vm.js';
import { stateOf } from '../../../../vm/vm-state.js';
import { close, open } from '../../../posix/calls.js';
import { realPathAt } from '../../../posix/canonical-path.js';
import { readNames } from '../../../posix/directory.js';
import { strerror, unixError } from '../../../posix/errors.js';
import { At, Errno, Mode, Open } from '../../../posix/numbers.js';
import { buffer, cErrno, cString, readCString, structure, symbol } from '../../../posix/scratch.js';
import { fstat, stat, statMode, statType } from '../../../posix/stat.js';
import { AT_EMPTY_PATH, statx } from './file-attributes.js';
import { checked, systemCall } from './unix-calls.js';
import { nameOf, numberOf } from './users.js';

type Result = NativeValue | Steps<NativeValue>;

/** What init() says this system can do. */
const enum Capability {
  OPENAT = 2,
  FUTIMES = 4,
  FUTIMENS = 8,
  LUTIMES = 16,
  XATTR = 32,
  BIRTHTIME = 65536,
}

const ALL_CAPABILITIES =
  Capability.OPENAT |
  Capability.FUTIMES |
  Capability.FUTIMENS |
  Capability.LUTIMES |
  Capability.XATTR |
  Capability.BIRTHTIME;

const PATH_MAX = 4096;

// ---- directories

/** An open directory: the JDK knows it by a number. */
interface Directory {
  readonly fd: number;
  readonly names: Buffer[];
  next: number;
  more: boolean;
}

const directoriesOf = stateOf(
  () => ({ open: new Map<number, Directory>(), last: 0 }),
  (vm, { open }) => {
    for (const { fd } of open.values()) close(vm, fd);
  },
);

function addDirectory(vm: VM, fd: number): number {
  const directories = directoriesOf(vm);
  directories.open.set(++directories.last, { fd, names: [], next: 0, more: true });
  return directories.last;
}

function opendir(vm: VM, path: number): Result {
  const fd = open(vm, path, Open.RDONLY | Open.NONBLOCK | Open.DIRECTORY);
  return fd < 0 ? unixError(vm, -fd) : addDirectory(vm, fd);
}

function fdopendir(vm: VM, fd: number): Result {
  const result = fstat(vm, fd);
  if (result < 0) return unixError(vm, -result);
  return statType(vm) === Mode.DIRECTORY ? addDirectory(vm, fd) : unixError(vm, Errno.ENOTDIR);
}

function closedir(vm: VM, id: number): Result {
  const { open } = directoriesOf(vm);
  const directory = open.get(id);
  open.delete(id);
  const result = directory === undefined ? -Errno.EBADF : close(vm, directory.fd);
  return result < 0 && result !== -Errno.EINTR ? unixError(vm, -result) : undefined;
}

/** The next name, null at the end. The caller skips `.` and `..`; they are not here anyway. */
export function readdir(vm: VM, id: number): Result {
  const directory = directoriesOf(vm).open.get(id);
  if (directory === undefined) return unixError(vm, Errno.EBADF);
  while (directory.next === directory.names.length) {
    if (!directory.more) return 0;
    directory.names.length = 0;
    directory.next = 0;
    const more = readNames(vm, directory.fd, (name) => directory.names.push(name));
    if (typeof more === 'number') return unixError(vm, -more);
    directory.more = more;
  }
  return vm.newByteArray(directory.names[directory.next++]);
}

// ---- times

/** Sets two times given in units of 1/perSecond seconds. Division and remainder as C has them, so that the kernel refuses the same times. */
export function setTimes(
  vm: VM,
  directory: number,
  path: number,
  times: readonly [bigint, bigint],
  perSecond: bigint,
  flags = 0,
): Result {
  const at = structure(vm) + 512;
  for (let i = 0; i < 2; i++) {
    vm.memory.store64(at + 16 * i, Number(times[i] / perSecond));
    vm.memory.store64(at + 16 * i + 8, Number((times[i] % perSecond) * (1_000_000_000n / perSecond)));
  }
  let result: number;
  do result = vm.trampoline.syscall(Sys.UTIMENSAT, directory, path, at, flags);
  while (result === -Errno.EINTR);
  return checked(vm, result);
}

/** Two exact long arguments of the running native, from number `index` on: nanoseconds since 1970 are more than a number holds. */
export function timeArguments(vm: VM, index = 1): [bigint, bigint] {
  const first = (vm.index(vm.nativeArguments) >>> 3) + index;
  return [vm.memory.i64[first], vm.memory.i64[first + 1]];
}

const MICRO = 1_000_000n;
const NANO = 1_000_000_000n;

// ---- paths

function getcwd(vm: VM): Result {
  const to = buffer(vm);
  const result = vm.trampoline.syscall(Sys.GETCWD, to, PATH_MAX + 1);
  return result < 0 ? unixError(vm, -result) : vm.newByteArray(readCString(vm, to));
}

function readlink(vm: VM, path: number): Result {
  const to = buffer(vm);
  const length = vm.trampoline.syscall(Sys.READLINK, path, to, PATH_MAX + 1);
  if (length < 0) return unixError(vm, -length);
  if (length > PATH_MAX) return unixError(vm, Errno.ENAMETOOLONG);
  const start = vm.index(to);
  return vm.newByteArray(vm.memory.u8.subarray(start, start + length));
}

function realpath(vm: VM, path: number): Result {
  const result = realPathAt(vm, path);
  return typeof result === 'number' ? unixError(vm, result) : vm.newByteArray(result);
}

// ---- the table of mounts

const EOVERFLOW_LENGTH = 0x7fff_ffff;

/** Length of the next line of a C stream, without its end; -1 at the end of the file. */
function lineLength(vm: VM, stream: number): Result {
  const { memory, trampoline } = vm;
  const at = structure(vm);
  memory.store64(at, 0);
  memory.store64(at + 8, 0);
  const length = trampoline.callC(symbol(vm, 'getline'), at, at + 8, stream);
  const error = length < 0 ? cErrno(vm) : 0;
  const line = memory.load64(at);
  if (line !== 0) trampoline.callC(symbol(vm, 'free'), line);
  if ((trampoline.callC(symbol(vm, 'feof'), stream) | 0) !== 0) return -1;
  if (length < 0) return unixError(vm, error);
  return length > EOVERFLOW_LENGTH ? unixError(vm, Errno.EOVERFLOW) : length;
}

function rewind(vm: VM, stream: number): Result {
  const { trampoline } = vm;
  trampoline.callC(symbol(vm, 'rewind'), stream);
  const failed = (trampoline.callC(symbol(vm, 'ferror'), stream) | 0) !== 0;
  return failed ? unixError(vm, cErrno(vm)) : undefined;
}

// ---- space

const space = (name: string): FieldAccess => new FieldAccess('sun/nio/fs/UnixFileStoreAttributes', name, 'J');

/** Fields, and where `struct statfs` has them. */
const SPACE = [
  [space('f_frsize'), 72],
  [space('f_blocks'), 16],
  [space('f_bfree'), 24],
  [space('f_bavail'), 32],
] as const;

function statvfs(vm: VM, path: number, attributes: number): Result {
  const at = structure(vm);
  vm.memory.u8.fill(0, vm.index(at), vm.index(at) + 120);
  const result = vm.trampoline.syscall(Sys.STATFS, path, at);
  if (result < 0) return unixError(vm, -result);
  for (const [field, offset] of SPACE) field.setLong(vm, attributes, vm.memory.load64(at + offset));
}

const openat: NativeFunction = (vm, directory, path, flags, mode) => {
  let fd: number;
  do fd = vm.trampoline.syscall(Sys.OPENAT, directory, path, flags | Open.CLOEXEC, mode);
  while (fd === -Errno.EINTR);
  return checked(vm, fd);
};

const natives: Record<string, NativeFunction> = {
  'init()I': () => ALL_CAPABILITIES,
  'getcwd()[B': getcwd,
  'strerror(I)[B': (vm, errno) => vm.newByteArray(Buffer.from(strerror(vm, errno), 'latin1')),
  'dup(I)I': systemCall(Sys.DUP),
  'open0(JII)I': (vm, path, flags, mode) => checked(vm, open(vm, path, flags, mode)),
  'openat0(IJII)I': openat,
  'close0(I)V': closeFd,
  'close(I)V': closeFd,
  'rewind(J)V': rewind,
  'getlinelen(J)I': lineLength,
  'link0(JJ)V': systemCall(Sys.LINK),
  'unlink0(J)V': systemCall(Sys.UNLINK),
  'unlinkat0(IJI)V': systemCall(Sys.UNLINKAT),
  'mknod0(JIJ)V': systemCall(Sys.MKNOD),
  'rename0(JJ)V': systemCall(Sys.RENAME),
  'renameat0(IJIJ)V': systemCall(Sys.RENAMEAT),
  'mkdir0(JI)V': systemCall(Sys.MKDIR),
  'rmdir0(J)V': systemCall(Sys.RMDIR),
  'readlink0(J)[B': readlink,
  'realpath0(J)[B': realpath,
  'symlink0(JJ)V': systemCall(Sys.SYMLINK),
  'stat0(JLsun/nio/fs/UnixFileAttributes;)V': (vm, path, attributes) =>
    statx(vm, At.FDCWD, path, 0, attributes),
  'stat1(J)I': (vm, path) => (stat(vm, path) < 0 ? 0 : statMode(vm)),
  'lstat0(JLsun/nio/fs/UnixFileAttributes;)V': (vm, path, attributes) =>
    statx(vm, At.FDCWD, path, At.SYMLINK_NOFOLLOW, attributes),
  'fstat(ILsun/nio/fs/UnixFileAttributes;)V': (vm, fd, attributes) =>
    statx(vm, fd, cString(vm, new Uint8Array(0)), AT_EMPTY_PATH, attributes),
  'fstatat0(IJILsun/nio/fs/UnixFileAttributes;)V': (vm, directory, path, flag, attributes) =>
    statx(vm, directory, path, flag & At.SYMLINK_NOFOLLOW, attributes),
  'chown0(JII)V': systemCall(Sys.CHOWN),
  'lchown0(JII)V': systemCall(Sys.LCHOWN),
  'fchown(III)V': systemCall(Sys.FCHOWN),
  'chmod0(JI)V': systemCall(Sys.CHMOD),
  'fchmod(II)V': systemCall(Sys.FCHMOD),
  'utimes0(JJJ)V': (vm, path) => setTimes(vm, At.FDCWD, path, timeArguments(vm), MICRO),
  'futimes(IJJ)V': (vm, fd) => setTimes(vm, fd, 0, timeArguments(vm), MICRO),
  'futimes0(IJJ)V': (vm, fd) => setTimes(vm, fd, 0, timeArguments(vm), MICRO),
  'futimens(IJJ)V': (vm, fd) => setTimes(vm, fd, 0, timeArguments(vm), NANO),
  'lutimes0(JJJ)V': (vm, path) => setTimes(vm, At.FDCWD, path, timeArguments(vm), MICRO, At.SYMLINK_NOFOLLOW),
  'opendir0(J)J': opendir,
  'fdopendir(I)J': fdopendir,
  'closedir(J)V': closedir,
  'readdir(J)[B': readdir,
  'read(IJI)I': systemCall(Sys.READ),
  'write(IJI)I': systemCall(Sys.WRITE),
  'access0(JI)V': systemCall(Sys.ACCESS),
  'exists0(J)Z': (vm, path) => vm.trampoline.syscall(Sys.ACCESS, path, 0) === 0,
  'getpwuid(I)[B': nameOf('getpwuid_r'),
  'getgrgid(I)[B': nameOf('getgrgid_r'),
  'getpwnam0(J)I': numberOf('getpwnam_r'),
  'getgrnam0(J)I': numberOf('getgrnam_r'),
  'statvfs0(JLsun/nio/fs/UnixFileStoreAttributes;)V': statvfs,
  'fgetxattr0(IJJI)I': systemCall(Sys.FGETXATTR),
  'fsetxattr0(IJJI)V': (vm, fd, name, value, length) =>
    checked(vm, vm.trampoline.syscall(Sys.FSETXATTR, fd, name, value, length, 0)),
  'fremovexattr0(IJ)V': systemCall(Sys.FREMOVEXATTR),
  'flistxattr(IJI)I': systemCall(Sys.FLISTXATTR),
};

function closeFd(vm: VM, fd: number): Result {
  const result = close(vm, fd);
  return result < 0 && result !== -Errno.EINTR ? unixError(vm, -result) : undefined;
}

export const UnixNativeDispatcher: NativeTable = { 'sun/nio/fs/UnixNativeDispatcher': natives };
