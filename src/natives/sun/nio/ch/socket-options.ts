/** Socket options as sun.nio.ch.Net sets and asks them. */
import { Sys } from '../../../../../native-trampoline/system-calls.js';
import { JavaThrow } from '../../../../vm/steps.js';
import type { VM } from '../../../../vm/vm.js';
import { fdOf } from '../../../java/io/file-descriptors.js';
import { ipv6Available } from '../../../java/net/inet-addresses.js';
import { strerror } from '../../../posix/errors.js';
import { structure } from '../../../posix/scratch.js';

export const enum Level {
  SOCKET = 1,
  IP = 0,
  IPV6 = 41,
}

export const enum Option {
  SO_REUSEADDR = 2,
  SO_ERROR = 4,
  SO_SNDBUF = 7,
  SO_RCVBUF = 8,
  SO_LINGER = 13,
  SO_REUSEPORT = 15,
  IP_TOS = 1,
  IP_MULTICAST_IF = 32,
  IP_MULTICAST_TTL = 33,
  IP_MULTICAST_LOOP = 34,
  IP_ADD_MEMBERSHIP = 35,
  IP_DROP_MEMBERSHIP = 36,
  IP_UNBLOCK_SOURCE = 37,
  IP_BLOCK_SOURCE = 38,
  IP_ADD_SOURCE_MEMBERSHIP = 39,
  IP_DROP_SOURCE_MEMBERSHIP = 40,
  MCAST_BLOCK_SOURCE = 43,
  MCAST_UNBLOCK_SOURCE = 44,
  MCAST_JOIN_SOURCE_GROUP = 46,
  MCAST_LEAVE_SOURCE_GROUP = 47,
  IP_MULTICAST_ALL = 49,
  IPV6_MULTICAST_IF = 17,
  IPV6_MULTICAST_HOPS = 18,
  IPV6_ADD_MEMBERSHIP = 20,
  IPV6_DROP_MEMBERSHIP = 21,
  IPV6_V6ONLY = 26,
  IPV6_FLOWINFO_SEND = 33,
  IPV6_TCLASS = 67,
}

/** Where options' values lie; apart from the structures that callers fill in. */
const VALUE = 1024;
const LENGTH = 1040;

const SMALLEST_BUFFER = 1024;
/** The bits of IP_TOS that may be set. */
const TOS_BITS = 0xfe;

/** setsockopt with an int: 0 or -errno. */
export function setInt(vm: VM, fd: number, level: number, option: number, value: number): number {
  const at = structure(vm) + VALUE;
  vm.memory.store32(at, value);
  return setOption(vm, fd, level, option, at, 4);
}

export function setOption(
  vm: VM,
  fd: number,
  level: number,
  option: number,
  at: number,
  length: number,
): number {
  return vm.trampoline.syscall(Sys.SETSOCKOPT, fd, level, option, at, length);
}

/** getsockopt: 0 or -errno; the value at {@link optionValue}. */
export function getOption(vm: VM, fd: number, level: number, option: number, length: number): number {
  const at = structure(vm);
  vm.memory.store32(at + LENGTH, length);
  return vm.trampoline.syscall(Sys.GETSOCKOPT, fd, level, option, at + VALUE, at + LENGTH);
}

export function optionValue(vm: VM): number {
  return vm.memory.load32(structure(vm) + VALUE);
}

/** IP_MULTICAST_TTL and IP_MULTICAST_LOOP are a single byte. */
function isByte(level: number, option: number): boolean {
  return level === Level.IP && (option === Option.IP_MULTICAST_TTL || option === Option.IP_MULTICAST_LOOP);
}

export function getIntOption(
  vm: VM,
  descriptor: number,
  convert: number,
  level: number,
  option: number,
): number {
  const fd = fdOf(vm, descriptor);
  const linger = level === Level.SOCKET && option === Option.SO_LINGER;
  const byte = isByte(level, option);
  let l = level;
  let o = option;
  if (convert !== 0 && l === Level.IP && o === Option.IP_TOS && ipv6Available(vm)) {
    l = Level.IPV6;
    o = Option.IPV6_TCLASS;
  }
  const result = getOption(vm, fd, l, o, byte ? 1 : linger ? 8 : 4);
  if (result < 0) throw optionError(vm, -result, 'sun.nio.ch.Net.getIntOption');
  const value = optionValue(vm);
  if (byte) return value & 0xff;
  if (linger) return value !== 0 ? vm.memory.load32(structure(vm) + VALUE + 4) : -1;
  // Linux doubles what was asked for.
  if (convert !== 0 && isBufferSize(level, option)) return value >> 1;
  return value;
}

function isBufferSize(level: number, option: number): boolean {
  return level === Level.SOCKET && (option === Option.SO_SNDBUF || option === Option.SO_RCVBUF);
}

export function setIntOption(
  vm: VM,
  descriptor: number,
  convert: number,
  level: number,
  option: number,
  argument: number,
): void {
  const fd = fdOf(vm, descriptor);
  const at = structure(vm) + VALUE;
  const { memory } = vm;
  memory.store32(at, argument);
  let length = 4;
  if (isByte(level, option)) length = 1;
  if (level === Level.SOCKET && option === Option.SO_LINGER) {
    memory.store32(at, argument >= 0 ? 1 : 0);
    memory.store32(at + 4, Math.max(0, argument));
    length = 8;
  }
  const failed = convert !== 0 ? convertOption(vm, fd, level, option, argument, at) : 0;
  const result = failed < 0 ? failed : setOption(vm, fd, level, option, at, length);
  if (result < 0) throw optionError(vm, -result, 'sun.nio.ch.Net.setIntOption');
}

/** What Java means by an option, where the kernel means something else: changes the value in memory. 0 or -errno. */
function convertOption(vm: VM, fd: number, level: number, option: number, value: number, at: number): number {
  if (level === Level.IP && option === Option.IP_TOS) {
    if (ipv6Available(vm)) {
      const flow = setInt(vm, fd, Level.IPV6, Option.IPV6_FLOWINFO_SEND, 1);
      if (flow < 0) return flow;
      const trafficClass = setInt(vm, fd, Level.IPV6, Option.IPV6_TCLASS, value);
      if (trafficClass < 0) return trafficClass;
    }
    vm.memory.store32(at, value & TOS_BITS);
  } else if (level === Level.SOCKET && option === Option.SO_RCVBUF && value < SMALLEST_BUFFER) {
    vm.memory.store32(at, SMALLEST_BUFFER);
  }
  return 0;
}

function optionError(vm: VM, errno: number, otherwise: string): JavaThrow {
  return new JavaThrow('java/net/SocketException', strerror(vm, errno) || otherwise);
}
