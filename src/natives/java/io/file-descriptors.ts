/** What the natives of several classes of java.io do with a file descriptor: open, read into an array, write from one. */

import { Sys } from '../../../../native-trampoline/system-calls.js';
import { Obj } from '../../../layout/layout.js';
import { FieldAccess } from '../../../vm/field-access.js';
import type { NativeValue } from '../../../vm/native.js';
import { JavaThrow, type Steps } from '../../../vm/steps.js';
import type { VM } from '../../../vm/vm.js';
import { close, fcntl, lseek, open, poll, read, write } from '../../posix/calls.js';
import { encodePlatform, resolvePath } from '../../posix/encoding.js';
import { ioError, nullPointer, strerror } from '../../posix/errors.js';
import type { Long } from '../../posix/longs.js';
import { Errno, Fcntl, Ioctl, Mode, Open, Poll, Seek } from '../../posix/numbers.js';
import { cString, structure } from '../../posix/scratch.js';
import { fstat, Stat, statLong, statType } from '../../posix/stat.js';
import { waitFd } from '../../posix/wait-fd.js';

/** `fd` of java.io.FileDescriptor. */
export const descriptorFd = new FieldAccess('java/io/FileDescriptor', 'fd', 'I');
const descriptorAppend = new FieldAccess('java/io/FileDescriptor', 'append', 'Z');

/** A pipe takes so much without waiting once it is writable (PIPE_BUF). */
const PIPE_ATOMIC = 4096;

/** Number of the descriptor in a FileDescriptor object, -1 for null or a closed one. */
export function fdOf(vm: VM, descriptor: number): number {
  return descriptor === 0 ? -1 : descriptorFd.get(vm, descriptor);
}

/** Number of the open descriptor in a stream's field; IOException if it is closed. */
export function openFd(vm: VM, stream: number, field: FieldAccess): number {
  const fd = fdOf(vm, field.get(vm, stream));
  if (fd === -1) throw new JavaThrow('java/io/IOException', 'Stream Closed');
  return fd;
}

/** Opens a file for a stream; FileNotFoundException in HotSpot's words if that fails. Directories are refused. */
export function openFile(vm: VM, stream: number, field: FieldAccess, path: number, flags: number): void {
  if (path === 0) throw nullPointer();
  const bytes = encodePlatform(vm, resolvePath(vm, vm.strings.toJs(path)));
  let end = bytes.length;
  while (end > 1 && bytes[end - 1] === 0x2f) end--;
  const name = bytes.subarray(0, end);
  let fd = open(vm, cString(vm, name), flags, 0o666);
  if (fd >= 0 && fstat(vm, fd) === 0 && statType(vm) === Mode.DIRECTORY) {
    close(vm, fd);
    fd = -Errno.EISDIR;
  }
  if (fd < 0) {
    const reason = strerror(vm, -fd);
    const text = `${vm.strings.toJs(path)}${reason === '' ? '' : ` (${reason})`}`;
    throw new JavaThrow('java/io/FileNotFoundException', text);
  }
  const descriptor = field.get(vm, stream);
  if (descriptor === 0) return;
  descriptorFd.set(vm, descriptor, fd);
  descriptorAppend.setByte(vm, descriptor, (flags & Open.APPEND) !== 0 ? 1 : 0);
}

function checkRange(vm: VM, array: number, offset: number, length: number): void {
  if (array === 0) throw nullPointer();
  if (offset < 0 || length < 0 || vm.arrayLength(array) - offset < length)
    throw new JavaThrow('java/lang/IndexOutOfBoundsException');
}

/** Reads a byte: -1 at the end. */
export function readByte(vm: VM, stream: number, field: FieldAccess): NativeValue | Steps<NativeValue> {
  const fd = openFd(vm, stream, field);
  if (poll(vm, fd, Poll.IN) === 0) return readByteLater(vm, stream, field, fd);
  const at = structure(vm);
  const n = read(vm, fd, at, 1);
  if (n === -Errno.EAGAIN) return readByteLater(vm, stream, field, fd);
  if (n < 0) throw ioError(vm, -n, 'Read error');
  return n === 0 ? -1 : vm.memory.u8[vm.index(at)];
}

function* readByteLater(vm: VM, stream: number, field: FieldAccess, fd: number): Steps<NativeValue> {
  const kept = vm.handles.local(stream);
  try {
    yield* waitFd(vm, fd, Poll.IN);
    const result = readByte(vm, vm.handles.get(kept), field);
    return typeof result === 'object' ? yield* result : result;
  } finally {
    vm.handles.release(kept);
  }
}

/** Reads what is there, at most `length` bytes; waits until there is something. -1 at the end. */
export function readBytes(
  vm: VM,
  stream: number,
  field: FieldAccess,
  array: number,
  offset: number,
  length: number,
): NativeValue | Steps<NativeValue> {
  checkRange(vm, array, offset, length);
  if (length === 0) return 0;
  const fd = openFd(vm, stream, field);
  if (poll(vm, fd, Poll.IN) === 0) return readBytesLater(vm, stream, field, array, offset, length, fd);
  // The kernel writes into the array itself: nothing moves meanwhile.
  const n = read(vm, fd, array + Obj.ARRAY_DATA + offset, length);
  if (n > 0) return n;
  if (n === -Errno.EAGAIN) return readBytesLater(vm, stream, field, array, offset, length, fd);
  if (n < 0) throw ioError(vm, -n, 'Read error');
  return -1;
}

function* readBytesLater(
  vm: VM,
  stream: number,
  field: FieldAccess,
  array: number,
  offset: number,
  length: number,
  fd: number,
): Steps<NativeValue> {
  const { handles } = vm;
  const keptStream = handles.local(stream);
  const keptArray = handles.local(array);
  try {
    yield* waitFd(vm, fd, Poll.IN);
    const result = readBytes(vm, handles.get(keptStream), field, handles.get(keptArray), offset, length);
    return typeof result === 'object' ? yield* result : result;
  } finally {
    handles.release(keptStream);
    handles.release(keptArray);
  }
}

/** Writes one byte. */
export function writeByte(
  vm: VM,
  stream: number,
  field: FieldAccess,
  byte: number,
): NativeValue | Steps<NativeValue> {
  const fd = openFd(vm, stream, field);
  const at = structure(vm);
  vm.memory.u8[vm.index(at)] = byte;
  if (poll(vm, fd, Poll.OUT) !== 0) {
    const n = write(vm, fd, at, 1);
    if (n >= 0) return;
    if (n !== -Errno.EAGAIN) throw ioError(vm, -n, 'Write error');
  }
  return writeByteLater(vm, stream, field, byte, fd);
}

function* writeByteLater(
  vm: VM,
  stream: number,
  field: FieldAccess,
  byte: number,
  fd: number,
): Steps<NativeValue> {
  const kept = vm.handles.local(stream);
  try {
    yield* waitFd(vm, fd, Poll.OUT);
    const result = writeByte(vm, vm.handles.get(kept), field, byte);
    return typeof result === 'object' ? yield* result : result;
  } finally {
    vm.handles.release(kept);
  }
}

/** Writes all bytes. */
export function writeBytes(
  vm: VM,
  stream: number,
  field: FieldAccess,
  array: number,
  offset: number,
  length: number,
): NativeValue | Steps<NativeValue> {
  checkRange(vm, array, offset, length);
  let from = offset;
  const end = offset + length;
  while (from < end) {
    const fd = openFd(vm, stream, field);
    if (poll(vm, fd, Poll.OUT) === 0) return writeBytesLater(vm, stream, field, array, from, end - from, fd);
    const n = writeSome(vm, fd, array + Obj.ARRAY_DATA + from, end - from);
    if (n === -Errno.EAGAIN) return writeBytesLater(vm, stream, field, array, from, end - from, fd);
    if (n < 0) throw ioError(vm, -n, 'Write error');
    from += n;
  }
}

function* writeBytesLater(
  vm: VM,
  stream: number,
  field: FieldAccess,
  array: number,
  offset: number,
  length: number,
  fd: number,
): Steps<NativeValue> {
  const { handles } = vm;
  const keptStream = handles.local(stream);
  const keptArray = handles.local(array);
  try {
    yield* waitFd(vm, fd, Poll.OUT);
    const result = writeBytes(vm, handles.get(keptStream), field, handles.get(keptArray), offset, length);
    if (typeof result === 'object') yield* result;
  } finally {
    handles.release(keptStream);
    handles.release(keptArray);
  }
}

/** One write of a writable descriptor that does not wait: a pipe is given no more than it takes at once. */
export function writeSome(vm: VM, fd: number, address: number, length: number): number {
  return write(vm, fd, address, length > PIPE_ATOMIC && maySleep(vm, fd) ? PIPE_ATOMIC : length);
}

/** True for pipes, sockets and terminals in blocking mode. */
function maySleep(vm: VM, fd: number): boolean {
  if (fstat(vm, fd) !== 0) return false;
  const type = statType(vm);
  if (type !== Mode.FIFO && type !== Mode.SOCKET && type !== Mode.CHARACTER) return false;
  return isBlocking(vm, fd);
}

/** Is a descriptor in blocking mode? False if there is none of that number. */
export function isBlocking(vm: VM, fd: number): boolean {
  return (fcntl(vm, fd, Fcntl.GETFL) & Open.NONBLOCK) === 0;
}

/** Length of the file (of the disk, if it is a block device), or -errno. */
export function fileLength(vm: VM, fd: number): Long {
  const result = fstat(vm, fd);
  if (result < 0) return result;
  if (statType(vm) !== Mode.BLOCK) return statLong(vm, Stat.SIZE);
  const at = structure(vm);
  const failed = vm.trampoline.syscall(Sys.IOCTL, fd, Ioctl.BLKGETSIZE64, at);
  return failed < 0 ? failed : vm.memory.load64(at);
}

/** Bytes that can be read without waiting, or -errno. */
export function available(vm: VM, fd: number): number {
  const failed = fstat(vm, fd);
  if (failed === 0) {
    const type = statType(vm);
    if (type === Mode.CHARACTER || type === Mode.FIFO || type === Mode.SOCKET) {
      const at = structure(vm);
      if (vm.trampoline.syscall(Sys.IOCTL, fd, Ioctl.FIONREAD, at) >= 0) return vm.memory.load32(at);
    } else if (type === Mode.REGULAR) {
      const size = statLong(vm, Stat.SIZE);
      const here = lseek(vm, fd, 0, Seek.CUR);
      return here < 0 ? Number(here) : Math.max(0, Number(size) - Number(here));
    }
  }
  const here = lseek(vm, fd, 0, Seek.CUR);
  if (here < 0) return Number(here);
  const size = lseek(vm, fd, 0, Seek.END);
  if (size < 0) return Number(size);
  const back = lseek(vm, fd, here, Seek.SET);
  return back < 0 ? Number(back) : Math.max(0, Number(size) - Number(here));
}
