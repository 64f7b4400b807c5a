import type { NativeTable } from '../../../vm/native.js';
import { JavaThrow } from '../../../vm/steps.js';
import type { VM } from '../../../vm/vm.js';
import { ioError } from '../../posix/errors.js';
import { structure } from '../../posix/scratch.js';
import { getOption, optionValue, setInt } from '../../sun/nio/ch/socket-options.js';

const SOL_SOCKET = 1;
const SOL_TCP = 6;
const ENOPROTOOPT = 92;

const enum Tcp {
  KEEPIDLE = 4,
  KEEPINTVL = 5,
  KEEPCNT = 6,
  QUICKACK = 12,
}

const SO_PEERCRED = 17;
const SO_INCOMING_NAPI_ID = 56;

function check(vm: VM, result: number, message: string): void {
  if (result >= 0) return;
  if (result === -ENOPROTOOPT)
    throw new JavaThrow('java/lang/UnsupportedOperationException', 'unsupported socket option');
  throw ioError(vm, -result, message, 'java/net/SocketException');
}

const set = (option: Tcp, name: string) => (vm: VM, fd: number, value: number) =>
  check(vm, setInt(vm, fd, SOL_TCP, option, value), `set option ${name} failed`);

const get = (option: Tcp, name: string) => (vm: VM, fd: number) => {
  check(vm, getOption(vm, fd, SOL_TCP, option, 4), `get option ${name} failed`);
  return optionValue(vm);
};

/** User and group of the process at the other end: upper and lower half. */
function peerCredentials(vm: VM, fd: number): number {
  check(vm, getOption(vm, fd, SOL_SOCKET, SO_PEERCRED, 12), 'get SO_PEERCRED failed');
  const at = structure(vm) + 1024;
  const user = vm.memory.load32(at + 4);
  return user === -1 ? -1 : user * 0x1_0000_0000 + (vm.memory.load32(at + 8) >>> 0);
}

export const LinuxSocketOptions: NativeTable = {
  'jdk/net/LinuxSocketOptions': {
    'keepAliveOptionsSupported0()Z': () => true,
    'quickAckSupported0()Z': () => true,
    'incomingNapiIdSupported0()Z': () => true,
    'setTcpKeepAliveProbes0(II)V': set(Tcp.KEEPCNT, 'TCP_KEEPCNT'),
    'setTcpKeepAliveTime0(II)V': set(Tcp.KEEPIDLE, 'TCP_KEEPIDLE'),
    'setTcpKeepAliveIntvl0(II)V': set(Tcp.KEEPINTVL, 'TCP_KEEPINTVL'),
    'getTcpKeepAliveProbes0(I)I': get(Tcp.KEEPCNT, 'TCP_KEEPCNT'),
    'getTcpKeepAliveTime0(I)I': get(Tcp.KEEPIDLE, 'TCP_KEEPIDLE'),
    'getTcpKeepAliveIntvl0(I)I': get(Tcp.KEEPINTVL, 'TCP_KEEPINTVL'),
    'setQuickAck0(IZ)V': set(Tcp.QUICKACK, 'TCP_QUICKACK'),
    'getQuickAck0(I)Z': (vm, fd) => get(Tcp.QUICKACK, 'TCP_QUICKACK')(vm, fd) !== 0,
    'getSoPeerCred0(I)J': peerCredentials,
    'getIncomingNapiId0(I)I': (vm, fd) => {
      check(vm, getOption(vm, fd, SOL_SOCKET, SO_INCOMING_NAPI_ID, 4), 'get SO_INCOMING_NAPI_ID failed');
      return optionValue(vm);
    },
  },
};
