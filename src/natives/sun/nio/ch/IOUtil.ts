import { Sys } from '../../../../../native-trampoline/system-calls.js';
import type { NativeTable } from '../../../../vm/native.js';
import { JavaThrow } from '../../../../vm/steps.js';
import type { VM } from '../../../../vm/vm.js';
import { descriptorFd, fdOf } from '../../../java/io/file-descriptors.js';
import { setBlocking } from '../../../posix/calls.js';
import { ioError } from '../../../posix/errors.js';
import { Errno, Open } from '../../../posix/numbers.js';
import { BUFFER_SIZE, buffer, structure } from '../../../posix/scratch.js';
import { IOStatus, toStatus } from './io-status.js';

const RLIMIT_NOFILE = 7;
const IOV_MAX = 1024;
const MAX_INT = 0x7fff_ffff;

/** Both ends of a new pipe: the reading one in the upper half. */
function makePipe(vm: VM, blocking: number): number {
  const at = structure(vm);
  const flags = blocking !== 0 ? Open.CLOEXEC : Open.CLOEXEC | Open.NONBLOCK;
  const result = vm.trampoline.syscall(Sys.PIPE2, at, flags);
  if (result < 0) throw ioError(vm, -result, 'Pipe failed');
  return vm.memory.load32(at) * 0x1_0000_0000 + vm.memory.load32(at + 4);
}

function write1(vm: VM, fd: number, byte: number): number {
  const at = structure(vm);
  vm.memory.u8[vm.index(at)] = byte;
  return toStatus(vm, vm.trampoline.syscall(Sys.WRITE, fd, at, 1), false);
}

/** Reads and forgets all that is there: true if that was something. */
function drain(vm: VM, fd: number): boolean {
  const at = buffer(vm);
  for (let any = false; ; any = true) {
    const n = vm.trampoline.syscall(Sys.READ, fd, at, BUFFER_SIZE);
    if (n < 0 && n !== -Errno.EAGAIN && n !== -Errno.EINTR) throw ioError(vm, -n, 'Drain');
    if (n < BUFFER_SIZE) return any || n > 0;
  }
}

function drain1(vm: VM, fd: number): number {
  const n = vm.trampoline.syscall(Sys.READ, fd, structure(vm), 1);
  if (n >= 0) return n;
  if (n === -Errno.EAGAIN) return 0;
  if (n === -Errno.EINTR) return IOStatus.INTERRUPTED;
  throw ioError(vm, -n, 'read');
}

/** How many descriptors the process may have. */
function fdLimit(vm: VM): number {
  const at = structure(vm);
  const result = vm.trampoline.syscall(Sys.GETRLIMIT, RLIMIT_NOFILE, at);
  if (result < 0) throw ioError(vm, -result, 'getrlimit failed');
  const limit = vm.memory.load64(at + 8);
  return limit < 0 || limit > MAX_INT ? MAX_INT : limit;
}

export const IOUtil: NativeTable = {
  'sun/nio/ch/IOUtil': {
    'initIDs()V': () => {},
    'randomBytes([B)Z': () => {
      throw new JavaThrow('java/lang/UnsupportedOperationException');
    },
    'makePipe(Z)J': makePipe,
    'write1(IB)I': write1,
    'drain(I)Z': drain,
    'drain1(I)I': drain1,
    'configureBlocking(Ljava/io/FileDescriptor;Z)V': (vm, descriptor, blocking) => {
      const result = setBlocking(vm, fdOf(vm, descriptor), blocking !== 0);
      if (result < 0) throw ioError(vm, -result, 'Configure blocking failed');
    },
    'fdVal(Ljava/io/FileDescriptor;)I': fdOf,
    'setfdVal(Ljava/io/FileDescriptor;I)V': (vm, descriptor, fd) => descriptorFd.set(vm, descriptor, fd),
    'fdLimit()I': fdLimit,
    'iovMax()I': () => IOV_MAX,
    'writevMax()J': () => MAX_INT,
  },
};
