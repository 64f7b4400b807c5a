/** What JDK 21 and later ask for beyond 17, or by other names. */

import { Sys } from '../../../../../native-trampoline/system-calls.js';
import type { NativeFunction, NativeTable } from '../../../../vm/native.js';
import type { Steps } from '../../../../vm/steps.js';
import type { VM } from '../../../../vm/vm.js';
import { available, fdOf } from '../../../java/io/file-descriptors.js';
import { ioError } from '../../../posix/errors.js';
import { At, Mode } from '../../../posix/numbers.js';
import { cString } from '../../../posix/scratch.js';
import { fstat, statType } from '../../../posix/stat.js';
import { IOStatus } from '../ch/io-status.js';
import { AT_EMPTY_PATH, statx, statxResult } from './file-attributes.js';
import { copy } from './UnixCopyFile.js';
import { readdir, setTimes, timeArguments } from './UnixNativeDispatcher.js';
import { systemCall } from './unix-calls.js';

const NANO = 1_000_000_000n;

/** The error itself, 0 for none, as the JDK wants it where failing is nothing special. */
const errorOf = (vm: VM, call: Sys, a: number, b: number): number => -vm.trampoline.syscall(call, a, b);

const fadvise: NativeFunction = (vm, fd, offset, length, advice) =>
  -vm.trampoline.syscall(Sys.FADVISE64, fd, offset, length, advice);

function* bufferedCopy(
  vm: VM,
  to: number,
  from: number,
  _buffer: number,
  _size: number,
  cancel: number,
): Steps<void> {
  yield* copy(vm, to, from, cancel);
}

export const laterNames: NativeTable = {
  'sun/nio/fs/UnixNativeDispatcher': {
    'fchmodatNoFollowSupported0()Z': () => true,
    'stat0(JLsun/nio/fs/UnixFileAttributes;)I': (vm, path, attributes) =>
      -statxResult(vm, At.FDCWD, path, 0, attributes),
    'fstat0(ILsun/nio/fs/UnixFileAttributes;)V': (vm, fd, attributes) =>
      statx(vm, fd, cString(vm, new Uint8Array(0)), AT_EMPTY_PATH, attributes),
    'fchown0(III)V': systemCall(Sys.FCHOWN),
    'fchmod0(II)V': systemCall(Sys.FCHMOD),
    'fchmodat0(IJII)V': systemCall(Sys.FCHMODAT),
    'futimens0(IJJ)V': (vm, fd) => setTimes(vm, fd, 0, timeArguments(vm, 1), NANO),
    'utimensat0(IJJJI)V': (vm, directory, path, _access, _modification, flags) =>
      setTimes(vm, directory, path, timeArguments(vm, 2), NANO, flags),
    'readdir0(J)[B': readdir,
    'read0(IJI)I': systemCall(Sys.READ),
    'write0(IJI)I': systemCall(Sys.WRITE),
    'access0(JI)I': (vm, path, mode) => errorOf(vm, Sys.ACCESS, path, mode),
  },
  'sun/nio/fs/LinuxNativeDispatcher': {
    'posix_fadvise(IJJI)I': fadvise,
    'directCopy0(IIJ)I': () => IOStatus.UNSUPPORTED,
  },
  'sun/nio/fs/UnixFileSystem': { 'bufferedCopy0(IIJIJ)V': bufferedCopy },
  'sun/nio/ch/UnixFileDispatcherImpl': {
    'available0(Ljava/io/FileDescriptor;)I': (vm, descriptor) => {
      const count = available(vm, fdOf(vm, descriptor));
      if (count < 0) throw ioError(vm, -count);
      return Math.min(count, 0x7fff_ffff);
    },
    'isOther0(Ljava/io/FileDescriptor;)Z': (vm, descriptor) => {
      const result = fstat(vm, fdOf(vm, descriptor));
      if (result < 0) throw ioError(vm, -result, 'isOther failed');
      const type = statType(vm);
      return type !== Mode.REGULAR && type !== Mode.DIRECTORY && type !== Mode.LINK;
    },
  },
};
