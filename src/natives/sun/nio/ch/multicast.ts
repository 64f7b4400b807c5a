/** Membership in multicast groups, for sun.nio.ch.Net. */

import type { NativeFunction } from '../../../../vm/native.js';
import type { VM } from '../../../../vm/vm.js';
import { fdOf } from '../../../java/io/file-descriptors.js';
import { AF_INET6, SockAddr } from '../../../java/net/inet-addresses.js';
import { Errno } from '../../../posix/numbers.js';
import { structure } from '../../../posix/scratch.js';
import { IOStatus } from './io-status.js';
import { checkSocket, socketError } from './socket-errors.js';
import { getOption, Level, Option, optionValue, setInt, setOption } from './socket-options.js';

const ENOPROTOOPT = 92;

/** `struct group_source_req`: the interface, then two sockaddr_storage. */
const GROUP = 8;
const SOURCE = 136;
const GROUP_SOURCE_REQ = 264;

/** An int in network order, as a word in memory. */
function swap(value: number): number {
  return ((value & 0xff) << 24) | ((value & 0xff00) << 8) | ((value >>> 8) & 0xff00) | (value >>> 24);
}

/** 0, UNAVAILABLE if the system has no such thing, or an exception. */
function outcome(vm: VM, result: number, adding: boolean, about?: string): number {
  if (result >= 0) return 0;
  if (adding && (result === -ENOPROTOOPT || result === -Errno.EOPNOTSUPP)) return IOStatus.UNAVAILABLE;
  throw socketError(vm, -result, about);
}

/** Writes ints in network order, one after the other. */
function writeInts(vm: VM, ...values: number[]): number {
  const at = structure(vm);
  for (const [i, value] of values.entries()) vm.memory.store32(at + 4 * i, swap(value));
  return at;
}

function joinOrDrop4(
  vm: VM,
  join: number,
  descriptor: number,
  group: number,
  via: number,
  source: number,
): number {
  const fd = fdOf(vm, descriptor);
  const adding = join !== 0;
  let result: number;
  if (source === 0) {
    const option = adding ? Option.IP_ADD_MEMBERSHIP : Option.IP_DROP_MEMBERSHIP;
    result = setOption(vm, fd, Level.IP, option, writeInts(vm, group, via), 8);
  } else {
    const option = adding ? Option.IP_ADD_SOURCE_MEMBERSHIP : Option.IP_DROP_SOURCE_MEMBERSHIP;
    result = setOption(vm, fd, Level.IP, option, writeInts(vm, group, via, source), 12);
  }
  return outcome(vm, result, adding, 'setsockopt failed');
}

function blockOrUnblock4(
  vm: VM,
  block: number,
  descriptor: number,
  group: number,
  via: number,
  source: number,
): number {
  const option = block !== 0 ? Option.IP_BLOCK_SOURCE : Option.IP_UNBLOCK_SOURCE;
  const at = writeInts(vm, group, via, source);
  return outcome(vm, setOption(vm, fdOf(vm, descriptor), Level.IP, option, at, 12), block !== 0);
}

function writeGroupSource(vm: VM, group: number, index: number, source: number): number {
  const at = structure(vm);
  const start = vm.index(at);
  const { u8, u16 } = vm.memory;
  u8.fill(0, start, start + GROUP_SOURCE_REQ);
  vm.memory.store32(at, index);
  for (const [offset, array] of [
    [GROUP, group],
    [SOURCE, source],
  ]) {
    u16[(start + offset) >>> 1] = AF_INET6;
    u8.set(vm.bytesOf(array).subarray(0, 16), start + offset + SockAddr.ADDRESS6);
  }
  return at;
}

function joinOrDrop6(
  vm: VM,
  join: number,
  descriptor: number,
  group: number,
  index: number,
  source: number,
): number {
  const fd = fdOf(vm, descriptor);
  const adding = join !== 0;
  let result: number;
  if (source === 0) {
    const at = structure(vm);
    vm.memory.u8.set(vm.bytesOf(group).subarray(0, 16), vm.index(at));
    vm.memory.store32(at + 16, index);
    const option = adding ? Option.IPV6_ADD_MEMBERSHIP : Option.IPV6_DROP_MEMBERSHIP;
    result = setOption(vm, fd, Level.IPV6, option, at, 20);
  } else {
    const option = adding ? Option.MCAST_JOIN_SOURCE_GROUP : Option.MCAST_LEAVE_SOURCE_GROUP;
    const at = writeGroupSource(vm, group, index, source);
    result = setOption(vm, fd, Level.IPV6, option, at, GROUP_SOURCE_REQ);
  }
  return outcome(vm, result, adding, 'setsockopt failed');
}

function blockOrUnblock6(
  vm: VM,
  block: number,
  descriptor: number,
  group: number,
  index: number,
  source: number,
): number {
  const option = block !== 0 ? Option.MCAST_BLOCK_SOURCE : Option.MCAST_UNBLOCK_SOURCE;
  const at = writeGroupSource(vm, group, index, source);
  const result = setOption(vm, fdOf(vm, descriptor), Level.IPV6, option, at, GROUP_SOURCE_REQ);
  return outcome(vm, result, block !== 0);
}

function getInt(vm: VM, descriptor: number, level: number, option: number): number {
  checkSocket(vm, getOption(vm, fdOf(vm, descriptor), level, option, 4));
  return optionValue(vm);
}

export const multicastNatives: Record<string, NativeFunction> = {
  'joinOrDrop4(ZLjava/io/FileDescriptor;III)I': joinOrDrop4,
  'blockOrUnblock4(ZLjava/io/FileDescriptor;III)I': blockOrUnblock4,
  'joinOrDrop6(ZLjava/io/FileDescriptor;[BI[B)I': joinOrDrop6,
  'blockOrUnblock6(ZLjava/io/FileDescriptor;[BI[B)I': blockOrUnblock6,
  'setInterface4(Ljava/io/FileDescriptor;I)V': (vm, descriptor, address) => {
    checkSocket(vm, setInt(vm, fdOf(vm, descriptor), Level.IP, Option.IP_MULTICAST_IF, swap(address)));
  },
  'getInterface4(Ljava/io/FileDescriptor;)I': (vm, descriptor) =>
    swap(getInt(vm, descriptor, Level.IP, Option.IP_MULTICAST_IF)),
  'setInterface6(Ljava/io/FileDescriptor;I)V': (vm, descriptor, index) => {
    checkSocket(vm, setInt(vm, fdOf(vm, descriptor), Level.IPV6, Option.IPV6_MULTICAST_IF, index));
  },
  'getInterface6(Ljava/io/FileDescriptor;)I': (vm, descriptor) =>
    getInt(vm, descriptor, Level.IPV6, Option.IPV6_MULTICAST_IF),
};
