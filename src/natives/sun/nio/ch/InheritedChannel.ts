import { Sys } from '../../../../../native-trampoline/system-calls.js';
import type { NativeTable, NativeValue } from '../../../../vm/native.js';
import type { Steps } from '../../../../vm/steps.js';
import type { VM } from '../../../../vm/vm.js';
import { newAddress, readSocketAddress } from '../../../java/net/inet-addresses.js';
import { close, open } from '../../../posix/calls.js';
import { pathOf } from '../../../posix/encoding.js';
import { ioError } from '../../../posix/errors.js';
import { Mode } from '../../../posix/numbers.js';
import { structure } from '../../../posix/scratch.js';
import { fstat, statType } from '../../../posix/stat.js';
import { addressLength, askAddress } from './Net.js';
import { getOption, Level, optionValue } from './socket-options.js';
import { readUnixAddress } from './UnixDomainSockets.js';

const SO_TYPE = 3;

function check(vm: VM, result: number, message: string): number {
  if (result < 0) throw ioError(vm, -result, message);
  return result;
}

/** The other side's address is in the scratch structures: false if there is none. */
function askPeer(vm: VM, fd: number): boolean {
  try {
    askAddress(vm, Sys.GETPEERNAME, fd);
    return addressLength(vm) > 0;
  } catch {
    return false;
  }
}

function family(vm: VM, fd: number): number {
  try {
    return vm.memory.u16[vm.index(askAddress(vm, Sys.GETSOCKNAME, fd)) >>> 1];
  } catch {
    return -1;
  }
}

/** SOCK_STREAM or SOCK_DGRAM, -1 for something that is no socket. */
function socketType(vm: VM, fd: number): number {
  if (fstat(vm, fd) < 0 || statType(vm) !== Mode.SOCKET) return -1;
  return getOption(vm, fd, Level.SOCKET, SO_TYPE, 4) < 0 ? -1 : optionValue(vm);
}

function peerAddress(vm: VM, fd: number): NativeValue | Steps<NativeValue> {
  if (!askPeer(vm, fd)) return 0;
  const { bytes, scope } = readSocketAddress(vm, structure(vm));
  return newAddress(vm, bytes, scope);
}

export const InheritedChannel: NativeTable = {
  'sun/nio/ch/InheritedChannel': {
    'initIDs()V': () => {},
    'dup(I)I': (vm, fd) => check(vm, vm.trampoline.syscall(Sys.DUP, fd), 'dup failed'),
    'dup2(II)V': (vm, fd, to) => {
      check(vm, vm.trampoline.syscall(Sys.DUP2, fd, to), 'dup2 failed');
    },
    'open0(Ljava/lang/String;I)I': (vm, path, flags) =>
      check(vm, open(vm, pathOf(vm, path), flags), 'Open failed'),
    'close0(I)V': (vm, fd) => {
      check(vm, close(vm, fd), 'close failed');
    },
    'soType0(I)I': socketType,
    'addressFamily(I)I': family,
    'inetPeerAddress0(I)Ljava/net/InetAddress;': peerAddress,
    'unixPeerAddress0(I)[B': (vm, fd) => (askPeer(vm, fd) ? readUnixAddress(vm) : 0),
    'peerPort0(I)I': (vm, fd) => (askPeer(vm, fd) ? readSocketAddress(vm, structure(vm)).port : -1),
    'isConnected(I)Z': askPeer,
  },
};
