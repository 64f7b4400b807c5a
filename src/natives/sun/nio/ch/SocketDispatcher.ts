import { Sys } from '../../../../../native-trampoline/system-calls.js';
import type { NativeTable } from '../../../../vm/native.js';
import { JavaThrow } from '../../../../vm/steps.js';
import type { VM } from '../../../../vm/vm.js';
import { fdOf } from '../../../java/io/file-descriptors.js';
import { Errno, Poll } from '../../../posix/numbers.js';
import { type Result, toStatus, whenReady, write, writev } from './io-status.js';
import { checkSocket, socketError } from './socket-errors.js';
import { getOption, Level, Option, optionValue } from './socket-options.js';

const read =
  (call: Sys.READ | Sys.READV) =>
  (vm: VM, descriptor: number, address: number, length: number): Result => {
    const fd = fdOf(vm, descriptor);
    return whenReady(vm, fd, Poll.IN, () => {
      const n = vm.trampoline.syscall(call, fd, address, length);
      if (n === -Errno.ECONNRESET || n === -Errno.EPIPE)
        throw new JavaThrow('sun/net/ConnectionResetException', 'Connection reset');
      return toStatus(vm, n, true);
    });
  };

export const SocketDispatcher: NativeTable = {
  'sun/nio/ch/SocketDispatcher': {
    'read0(Ljava/io/FileDescriptor;JI)I': read(Sys.READ),
    'readv0(Ljava/io/FileDescriptor;JI)J': read(Sys.READV),
    // JDK 21 and later
    'write0(Ljava/io/FileDescriptor;JI)I': (vm, descriptor, address, length) =>
      write(vm, fdOf(vm, descriptor), address, length),
    'writev0(Ljava/io/FileDescriptor;JI)J': (vm, descriptor, vector, count) =>
      writev(vm, fdOf(vm, descriptor), vector, count),
  },
  'sun/nio/ch/UnixAsynchronousSocketChannelImpl': {
    'checkConnect(I)V': (vm, fd) => {
      checkSocket(vm, getOption(vm, fd, Level.SOCKET, Option.SO_ERROR, 4));
      const error = optionValue(vm);
      if (error !== 0) throw socketError(vm, error);
    },
  },
};
