import { Sys } from '../../../../../native-trampoline/system-calls.js';
import { FieldAccess } from '../../../../vm/field-access.js';
import type { NativeTable } from '../../../../vm/native.js';
import { JavaThrow } from '../../../../vm/steps.js';
import type { VM } from '../../../../vm/vm.js';
import { fdOf } from '../../../java/io/file-descriptors.js';
import { isBlocking } from '../../../posix/calls.js';
import { ioError } from '../../../posix/errors.js';
import { exactArgument, type Long } from '../../../posix/longs.js';
import { forgetMapping, noteMapping } from '../../../posix/mapped-files.js';
import { Errno, Mode } from '../../../posix/numbers.js';
import { cErrno, structure, symbol } from '../../../posix/scratch.js';
import { fstat, statType } from '../../../posix/stat.js';
import { handleResult, IOStatus } from './io-status.js';

const channelFd = new FieldAccess('sun/nio/ch/FileChannelImpl', 'fd', 'Ljava/io/FileDescriptor;');

const PAGE_SIZE = 4096;
const MAX_TRANSFER = 0x7fff_f000;

const PROT_READ = 1;
const PROT_WRITE = 2;
const MAP_SHARED = 1;
const MAP_PRIVATE = 2;
const MAP_SHARED_VALIDATE = 3;
const MAP_SYNC = 0x8_0000;

/** By mode: MAP_RO, MAP_RW, MAP_PV. */
const PROTECTION = [PROT_READ, PROT_READ | PROT_WRITE, PROT_READ | PROT_WRITE];
const SHARING = [MAP_SHARED, MAP_SHARED, MAP_PRIVATE];

/** Maps a part of a file somewhere in the process, outside the region: Java code reaches it through Unsafe. */
function map(vm: VM, fd: number, mode: number, position: number, length: number, sync: number): number {
  const flags = sync !== 0 ? MAP_SYNC | MAP_SHARED_VALIDATE : SHARING[mode];
  // Positions are multiples of the page size: numbers hold them.
  const mmap = symbol(vm, 'mmap');
  const address = vm.trampoline.callC(mmap, 0, length, PROTECTION[mode], flags, fd, position);
  if (address !== -1) {
    noteMapping(vm, address, length);
    return address;
  }
  const errno = cErrno(vm);
  if (sync !== 0 && errno === Errno.EOPNOTSUPP)
    throw new JavaThrow('java/lang/UnsupportedOperationException', 'map with mode MAP_SYNC unsupported');
  if (errno === Errno.ENOMEM) throw new JavaThrow('java/lang/OutOfMemoryError', 'Map failed');
  throw ioError(vm, errno, 'Map failed');
}

/** sendfile(2). A destination that might put the process to sleep is left to Java's own copying. */
function transferTo(vm: VM, from: number, position: Long, count: number, to: number): number {
  if (mayWait(vm, to)) return IOStatus.UNSUPPORTED_CASE;
  const at = structure(vm);
  vm.memory.storeExact(at, position);
  const n = vm.trampoline.syscall(Sys.SENDFILE, to, from, at, count);
  if (n >= 0) return n;
  switch (-n) {
    case Errno.EAGAIN:
      return IOStatus.UNAVAILABLE;
    case Errno.EINTR:
      return IOStatus.INTERRUPTED;
    case Errno.EINVAL:
      if (count >= 0) return IOStatus.UNSUPPORTED_CASE;
  }
  throw ioError(vm, -n, 'Transfer failed');
}

function mayWait(vm: VM, fd: number): boolean {
  return fstat(vm, fd) === 0 && statType(vm) !== Mode.REGULAR && isBlocking(vm, fd);
}

function unmap(vm: VM, address: number, length: number): number {
  forgetMapping(vm, address);
  return handleResult(vm, vm.trampoline.syscall(Sys.MUNMAP, address, length), 'Unmap failed');
}

export const FileChannelImpl: NativeTable = {
  'sun/nio/ch/FileChannelImpl': {
    'initIDs()J': () => PAGE_SIZE,
    'maxDirectTransferSize0()I': () => MAX_TRANSFER,
    'map0(IJJZ)J': (vm, self, mode, position, length, sync) =>
      map(vm, fdOf(vm, channelFd.get(vm, self)), mode, position, length, sync),
    'unmap0(JJ)I': unmap,
    'transferTo0(Ljava/io/FileDescriptor;JJLjava/io/FileDescriptor;)J': (
      vm,
      _self,
      from,
      position,
      count,
      to,
    ) => transferTo(vm, fdOf(vm, from), exactArgument(vm, 2, position), count, fdOf(vm, to)),
  },
  // JDK 21 and later
  'sun/nio/ch/UnixFileDispatcherImpl': {
    'allocationGranularity0()J': () => PAGE_SIZE,
    'map0(Ljava/io/FileDescriptor;IJJZ)J': (vm, descriptor, mode, position, length, sync) =>
      map(vm, fdOf(vm, descriptor), mode, position, length, sync),
    'unmap0(JJ)I': unmap,
  },
  'sun/nio/ch/FileDispatcherImpl': {
    'init0()V': () => {},
    'transferTo0(Ljava/io/FileDescriptor;JJLjava/io/FileDescriptor;Z)J': (vm, from, position, count, to) =>
      transferTo(vm, fdOf(vm, from), exactArgument(vm, 1, position), count, fdOf(vm, to)),
    'transferFrom0(Ljava/io/FileDescriptor;Ljava/io/FileDescriptor;JJZ)J': () => IOStatus.UNSUPPORTED,
  },
};
