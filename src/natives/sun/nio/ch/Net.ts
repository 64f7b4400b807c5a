import { Sys } from '../../../../../native-trampoline/system-calls.js';
import type { NativeTable } from '../../../../vm/native.js';
import { JavaThrow, type Steps } from '../../../../vm/steps.js';
import type { VM } from '../../../../vm/vm.js';
import { descriptorFd, fdOf } from '../../../java/io/file-descriptors.js';
import {
  AF_INET,
  AF_INET6,
  detectProtocols,
  ipv6Available,
  newAddress,
  readSocketAddress,
  SockAddr,
  setFirst,
  writeSocketAddress,
} from '../../../java/net/inet-addresses.js';
import { close, isBlocking, poll, setBlocking } from '../../../posix/calls.js';
import { ioError } from '../../../posix/errors.js';
import { Errno, Ioctl, Open, Poll } from '../../../posix/numbers.js';
import { structure } from '../../../posix/scratch.js';
import { waitFd } from '../../../posix/wait-fd.js';
import { IOStatus, type Result, toStatus, whenReady } from './io-status.js';
import { multicastNatives } from './multicast.js';
import { checkSocket, socketError } from './socket-errors.js';
import {
  getIntOption,
  getOption,
  Level,
  Option,
  optionValue,
  setInt,
  setIntOption,
} from './socket-options.js';

const SOCK_STREAM = 1;
const SOCK_DGRAM = 2;
const MSG_OOB = 1;
const ECONNABORTED = 103;
const ENOPROTOOPT = 92;

/** Room for any socket address. */
const ADDRESS_ROOM = 128;
/** Where lengths of addresses lie in the scratch structures, behind the address. */
const LENGTH = ADDRESS_ROOM;

function socket(vm: VM, preferIPv6: number, stream: number, reuse: number): number {
  const domain = preferIPv6 !== 0 && ipv6Available(vm) ? AF_INET6 : AF_INET;
  const type = stream !== 0 ? SOCK_STREAM : SOCK_DGRAM;
  const fd = checkSocket(vm, vm.trampoline.syscall(Sys.SOCKET, domain, type | Open.CLOEXEC, 0));
  const failure = prepare(vm, fd, domain, type, reuse !== 0);
  if (failure === null) return fd;
  close(vm, fd);
  throw failure;
}

/** The options that every new socket gets; the exception if one fails. */
function prepare(vm: VM, fd: number, domain: number, type: number, reuse: boolean): JavaThrow | null {
  const six = domain === AF_INET6;
  const datagram = type === SOCK_DGRAM;
  const wanted: [boolean, number, number, number][] = [
    [six, Level.IPV6, Option.IPV6_V6ONLY, 0],
    [reuse, Level.SOCKET, Option.SO_REUSEADDR, 1],
    [datagram, six ? Level.IPV6 : Level.IP, Option.IP_MULTICAST_ALL, 0],
    [datagram && six, Level.IPV6, Option.IPV6_MULTICAST_HOPS, 1],
  ];
  for (const [applies, level, option, value] of wanted) {
    if (!applies) continue;
    const result = setInt(vm, fd, level, option, value);
    if (result >= 0 || (option === Option.IP_MULTICAST_ALL && result === -ENOPROTOOPT)) continue;
    return ioError(vm, -result, null, 'java/net/SocketException');
  }
  return null;
}

function bind(
  vm: VM,
  descriptor: number,
  preferIPv6: number,
  _exclusive: number,
  address: number,
  port: number,
): void {
  const at = structure(vm);
  const length = writeSocketAddress(vm, at, address, port, preferIPv6 !== 0);
  const { u8, u16 } = vm.memory;
  const start = vm.index(at);
  // 127.x.x.255 can be bound, but nothing ever arrives there.
  const first = u8[start + SockAddr.ADDRESS4];
  if (u16[start >>> 1] === AF_INET && first === 127 && u8[start + SockAddr.ADDRESS4 + 3] === 255)
    throw socketError(vm, Errno.EADDRNOTAVAIL);
  checkSocket(vm, vm.trampoline.syscall(Sys.BIND, fdOf(vm, descriptor), at, length));
}

/**
 * connect(2) that does not wait: 1 if it is done, UNAVAILABLE if it goes on; the caller then polls. A descriptor in blocking mode is made non-blocking for
 * the moment.
 */
export function startConnect(vm: VM, fd: number, at: number, length: number): number {
  const blocking = isBlocking(vm, fd);
  if (blocking) setBlocking(vm, fd, false);
  const result = vm.trampoline.syscall(Sys.CONNECT, fd, at, length);
  if (blocking) setBlocking(vm, fd, true);
  return result;
}

function connect(vm: VM, preferIPv6: number, descriptor: number, address: number, port: number): number {
  const at = structure(vm);
  const length = writeSocketAddress(vm, at, address, port, preferIPv6 !== 0);
  const result = startConnect(vm, fdOf(vm, descriptor), at, length);
  if (result === 0) return 1;
  if (result === -Errno.EINPROGRESS) return IOStatus.UNAVAILABLE;
  if (result === -Errno.EINTR) return IOStatus.INTERRUPTED;
  throw socketError(vm, -result);
}

/** accept4(2): the new descriptor or a status; the address of the other side in the scratch structures. */
export function acceptNow(vm: VM, fd: number): number {
  const at = structure(vm);
  for (;;) {
    vm.memory.store32(at + LENGTH, ADDRESS_ROOM);
    const result = vm.trampoline.syscall(Sys.ACCEPT4, fd, at, at + LENGTH, Open.CLOEXEC);
    if (result >= 0) return result;
    if (result === -ECONNABORTED) continue;
    if (result === -Errno.EAGAIN) return IOStatus.UNAVAILABLE;
    if (result === -Errno.EINTR) return IOStatus.INTERRUPTED;
    throw ioError(vm, -result, 'Accept failed');
  }
}

function* accept(vm: VM, descriptor: number, accepted: number, addresses: number): Steps<number> {
  const { handles } = vm;
  const fd = fdOf(vm, descriptor);
  const keptDescriptor = handles.local(accepted);
  const keptArray = handles.local(addresses);
  try {
    const result = whenReady(vm, fd, Poll.IN, () => acceptNow(vm, fd));
    const newFd = typeof result === 'object' ? Number(yield* result) : Number(result);
    if (newFd < 0) return newFd;
    descriptorFd.set(vm, handles.get(keptDescriptor), newFd);
    const peer = readSocketAddress(vm, structure(vm));
    const address = yield* newAddress(vm, peer.bytes, peer.scope);
    const socketAddress = yield* vm.newObject(
      'java/net/InetSocketAddress',
      '(Ljava/net/InetAddress;I)V',
      address,
      peer.port,
    );
    setFirst(vm, handles.get(keptArray), socketAddress);
    return 1;
  } finally {
    handles.release(keptDescriptor);
    handles.release(keptArray);
  }
}

/** Fills the scratch structures with a socket's own or its peer's address; returns where it is. */
export function askAddress(vm: VM, call: Sys.GETSOCKNAME | Sys.GETPEERNAME, fd: number): number {
  const at = structure(vm);
  vm.memory.store32(at + LENGTH, ADDRESS_ROOM);
  checkSocket(vm, vm.trampoline.syscall(call, fd, at, at + LENGTH));
  return at;
}

/** Length of the address that the last call gave. */
export function addressLength(vm: VM): number {
  return vm.memory.load32(structure(vm) + LENGTH);
}

const port = (call: Sys.GETSOCKNAME | Sys.GETPEERNAME) => (vm: VM, descriptor: number) =>
  readSocketAddress(vm, askAddress(vm, call, fdOf(vm, descriptor))).port;

const address = (call: Sys.GETSOCKNAME | Sys.GETPEERNAME) => (vm: VM, descriptor: number) => {
  const { bytes, scope } = readSocketAddress(vm, askAddress(vm, call, fdOf(vm, descriptor)));
  return newAddress(vm, bytes, scope);
};

function pollSocket(vm: VM, descriptor: number, events: number, timeout: number): Result {
  const fd = fdOf(vm, descriptor);
  const ready = poll(vm, fd, events);
  if (ready > 0) return ready;
  if (ready < 0) throw socketError(vm, -ready);
  return timeout === 0 ? 0 : pollLater(vm, fd, events, timeout);
}

function* pollLater(vm: VM, fd: number, events: number, timeout: number): Steps<number> {
  const ready = yield* waitFd(vm, fd, events, timeout);
  if (ready >= 0) return ready;
  if (ready === -Errno.EINTR) return 0;
  throw socketError(vm, -ready);
}

/** 21 says what has failed, unless it is connect(2) itself, which waits where the socket blocks. */
function connectError(vm: VM, errno: number, fd: number): JavaThrow {
  const failure = socketError(vm, errno);
  if (vm.release !== 21 || isBlocking(vm, fd)) return failure;
  return new JavaThrow(failure.className, `${failure.message} (connect failed)`);
}

/** Waits for a connection to be made: true if it has been, an exception if it has failed. */
function* pollConnect(vm: VM, descriptor: number, timeout: number): Steps<boolean> {
  const fd = fdOf(vm, descriptor);
  const ready = yield* waitFd(vm, fd, Poll.OUT, timeout);
  if (ready === 0 || ready === -Errno.EINTR) return false;
  if (ready < 0) throw ioError(vm, -ready, 'poll failed');
  checkSocket(vm, getOption(vm, fd, Level.SOCKET, Option.SO_ERROR, 4));
  const error = optionValue(vm);
  if (error !== 0) throw connectError(vm, error, fd);
  if ((ready & Poll.HUP) !== 0) throw socketError(vm, Errno.ENOTCONN);
  return true;
}

function sendOutOfBand(vm: VM, descriptor: number, byte: number): number {
  const at = structure(vm);
  vm.memory.u8[vm.index(at)] = byte;
  return toStatus(vm, vm.trampoline.syscall(Sys.SENDTO, fdOf(vm, descriptor), at, 1, MSG_OOB, 0), false);
}

function available(vm: VM, descriptor: number): number {
  const at = structure(vm);
  checkSocket(vm, vm.trampoline.syscall(Sys.IOCTL, fdOf(vm, descriptor), Ioctl.FIONREAD, at));
  return vm.memory.load32(at);
}

function shutdown(vm: VM, descriptor: number, how: number): void {
  const result = vm.trampoline.syscall(Sys.SHUTDOWN, fdOf(vm, descriptor), how);
  if (result < 0 && result !== -Errno.ENOTCONN) throw socketError(vm, -result);
}

export const Net: NativeTable = {
  'sun/nio/ch/Net': {
    ...multicastNatives,
    'initIDs()V': detectProtocols,
    'isIPv6Available0()Z': ipv6Available,
    'isReusePortAvailable0()Z': () => true,
    'isExclusiveBindAvailable()I': () => -1,
    'shouldShutdownWriteBeforeClose0()Z': () => false,
    'shouldSetBothIPv4AndIPv6Options0()Z': () => true,
    'canIPv6SocketJoinIPv4Group0()Z': () => true,
    'canJoin6WithIPv4Group0()Z': () => false,
    'canUseIPv6OptionsWithIPv4LocalAddress0()Z': () => true,
    'socket0(ZZZZ)I': socket,
    'bind0(Ljava/io/FileDescriptor;ZZLjava/net/InetAddress;I)V': bind,
    'listen(Ljava/io/FileDescriptor;I)V': (vm, descriptor, backlog) => {
      checkSocket(vm, vm.trampoline.syscall(Sys.LISTEN, fdOf(vm, descriptor), backlog));
    },
    'connect0(ZLjava/io/FileDescriptor;Ljava/net/InetAddress;I)I': connect,
    'accept(Ljava/io/FileDescriptor;Ljava/io/FileDescriptor;[Ljava/net/InetSocketAddress;)I': accept,
    'shutdown(Ljava/io/FileDescriptor;I)V': shutdown,
    'localPort(Ljava/io/FileDescriptor;)I': port(Sys.GETSOCKNAME),
    'localInetAddress(Ljava/io/FileDescriptor;)Ljava/net/InetAddress;': address(Sys.GETSOCKNAME),
    'remotePort(Ljava/io/FileDescriptor;)I': port(Sys.GETPEERNAME),
    'remoteInetAddress(Ljava/io/FileDescriptor;)Ljava/net/InetAddress;': address(Sys.GETPEERNAME),
    'getIntOption0(Ljava/io/FileDescriptor;ZII)I': getIntOption,
    'setIntOption0(Ljava/io/FileDescriptor;ZIIIZ)V': setIntOption,
    'poll(Ljava/io/FileDescriptor;IJ)I': pollSocket,
    'pollConnect(Ljava/io/FileDescriptor;J)Z': pollConnect,
    'available(Ljava/io/FileDescriptor;)I': available,
    'sendOOB(Ljava/io/FileDescriptor;B)I': sendOutOfBand,
    'discardOOB(Ljava/io/FileDescriptor;)Z': () => false,
    'pollinValue()S': () => Poll.IN,
    'polloutValue()S': () => Poll.OUT,
    'pollerrValue()S': () => Poll.ERR,
    'pollhupValue()S': () => Poll.HUP,
    'pollnvalValue()S': () => Poll.NVAL,
    'pollconnValue()S': () => Poll.OUT,
  },
};
