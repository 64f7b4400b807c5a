import { Sys } from '../../../../../native-trampoline/system-calls.js';
import type { NativeTable } from '../../../../vm/native.js';
import { JavaThrow, type Steps } from '../../../../vm/steps.js';
import type { VM } from '../../../../vm/vm.js';
import { descriptorFd, fdOf } from '../../../java/io/file-descriptors.js';
import { setFirst } from '../../../java/net/inet-addresses.js';
import { isBlocking } from '../../../posix/calls.js';
import { Errno, Open, Poll } from '../../../posix/numbers.js';
import { structure } from '../../../posix/scratch.js';
import { waitUntil } from '../../../posix/wait-fd.js';
import { IOStatus, type Result, whenReady } from './io-status.js';
import { acceptNow, addressLength, askAddress, startConnect } from './Net.js';
import { checkSocket, socketError } from './socket-errors.js';

const AF_UNIX = 1;
const SOCK_STREAM = 1;
/** `sun_path` of struct sockaddr_un. */
const PATH = 2;
const PATH_SIZE = 108;
const LONGEST_PATH = PATH_SIZE - 2;

/** Writes a path as a socket address; its size. */
function writeAddress(vm: VM, at: number, path: number): number {
  if (path === 0) throw new JavaThrow('java/net/SocketException', 'Unix domain path not present');
  const bytes = vm.bytesOf(path);
  if (bytes.length > LONGEST_PATH)
    throw new JavaThrow('java/net/SocketException', 'Unix domain path too long');
  const start = vm.index(at);
  const { u8, u16 } = vm.memory;
  u8.fill(0, start, start + PATH + PATH_SIZE);
  u16[start >>> 1] = AF_UNIX;
  u8.set(bytes, start + PATH);
  return PATH + bytes.length + 1;
}

/** The path in the scratch structures as a byte array; empty for a socket without a name. */
export function readUnixAddress(vm: VM): number {
  const start = vm.index(structure(vm));
  const { u8, u16 } = vm.memory;
  if (u16[start >>> 1] !== AF_UNIX) return 0;
  const length = addressLength(vm) <= PATH ? 0 : u8.indexOf(0, start + PATH) - start - PATH;
  return vm.newByteArray(u8.slice(start + PATH, start + PATH + Math.min(length, PATH_SIZE)));
}

function bind(vm: VM, descriptor: number, path: number): void {
  const at = structure(vm);
  const length = writeAddress(vm, at, path);
  checkSocket(vm, vm.trampoline.syscall(Sys.BIND, fdOf(vm, descriptor), at, length));
}

function connect(vm: VM, descriptor: number, path: number): Result {
  const fd = fdOf(vm, descriptor);
  const at = structure(vm);
  const length = writeAddress(vm, at, path);
  const result = startConnect(vm, fd, at, length);
  // The other side's queue is full: a blocking connect waits for room, and there is nothing to poll.
  if (result === -Errno.EAGAIN && isBlocking(vm, fd)) return connectLater(vm, fd, path);
  return connectResult(vm, result);
}

function* connectLater(vm: VM, fd: number, path: number): Steps<number> {
  const kept = vm.handles.local(path);
  const CONNECTED = 1;
  try {
    const result = yield* waitUntil(vm, () => {
      const at = structure(vm);
      const r = startConnect(vm, fd, at, writeAddress(vm, at, vm.handles.get(kept)));
      return r === -Errno.EAGAIN ? 0 : r === 0 ? CONNECTED : r;
    });
    return connectResult(vm, result === CONNECTED ? 0 : result);
  } finally {
    vm.handles.release(kept);
  }
}

function connectResult(vm: VM, result: number): number {
  if (result === 0) return 1;
  if (result === -Errno.EINPROGRESS) return IOStatus.UNAVAILABLE;
  if (result === -Errno.EINTR) return IOStatus.INTERRUPTED;
  throw socketError(vm, -result);
}

function* accept(vm: VM, descriptor: number, accepted: number, addresses: number): Steps<number> {
  const { handles } = vm;
  const fd = fdOf(vm, descriptor);
  const keptDescriptor = handles.local(accepted);
  const keptArray = handles.local(addresses);
  try {
    const result = whenReady(vm, fd, Poll.IN, () => acceptNow(vm, fd));
    const newFd = Number(typeof result === 'object' ? yield* result : result);
    if (newFd < 0) return newFd;
    descriptorFd.set(vm, handles.get(keptDescriptor), newFd);
    setFirst(vm, handles.get(keptArray), readUnixAddress(vm));
    return 1;
  } finally {
    handles.release(keptDescriptor);
    handles.release(keptArray);
  }
}

export const UnixDomainSockets: NativeTable = {
  'sun/nio/ch/UnixDomainSockets': {
    'init()Z': () => true,
    'socket0()I': (vm) =>
      checkSocket(vm, vm.trampoline.syscall(Sys.SOCKET, AF_UNIX, SOCK_STREAM | Open.CLOEXEC, 0)),
    'bind0(Ljava/io/FileDescriptor;[B)V': bind,
    'connect0(Ljava/io/FileDescriptor;[B)I': connect,
    'accept0(Ljava/io/FileDescriptor;Ljava/io/FileDescriptor;[Ljava/lang/Object;)I': accept,
    'localAddress0(Ljava/io/FileDescriptor;)[B': (vm, descriptor) => {
      askAddress(vm, Sys.GETSOCKNAME, fdOf(vm, descriptor));
      return readUnixAddress(vm);
    },
  },
};
