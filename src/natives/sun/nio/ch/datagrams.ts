/** Natives of DatagramChannelImpl and DatagramDispatcher. */

import { Sys } from '../../../../../native-trampoline/system-calls.js';
import type { NativeTable } from '../../../../vm/native.js';
import { JavaThrow } from '../../../../vm/steps.js';
import type { VM } from '../../../../vm/vm.js';
import { fdOf } from '../../../java/io/file-descriptors.js';
import { SockAddr } from '../../../java/net/inet-addresses.js';
import { Errno, Poll } from '../../../posix/numbers.js';
import { structure } from '../../../posix/scratch.js';
import { IOStatus, type Result, toStatus, whenReady } from './io-status.js';
import { checkSocket, socketError } from './socket-errors.js';

const MAX_PACKET = 65536;
const MAX_BUFFERS = 16;
const MSG_DONTWAIT = 0x40;

/** `struct msghdr`, and where the one iovec lies that points at the data. */
const enum Message {
  NAME = 0,
  NAME_LENGTH = 8,
  VECTOR = 16,
  VECTOR_LENGTH = 24,
  SIZE = 56,
  OWN_VECTOR = 64,
}

const unreachable = (): JavaThrow => new JavaThrow('java/net/PortUnreachableException');

function writeMessage(vm: VM, name: number, nameLength: number, vector: number, count: number): number {
  const at = structure(vm);
  const { memory } = vm;
  memory.u8.fill(0, vm.index(at), vm.index(at) + Message.SIZE);
  memory.store64(at + Message.NAME, name);
  memory.store32(at + Message.NAME_LENGTH, nameLength);
  memory.store64(at + Message.VECTOR, vector);
  memory.store64(at + Message.VECTOR_LENGTH, count);
  return at;
}

/** A message of one piece. */
function writeSingle(vm: VM, name: number, nameLength: number, data: number, length: number): number {
  const vector = structure(vm) + Message.OWN_VECTOR;
  vm.memory.store64(vector, data);
  vm.memory.store64(vector + 8, Math.min(length, MAX_PACKET));
  return writeMessage(vm, name, nameLength, vector, 1);
}

function receive(
  vm: VM,
  descriptor: number,
  data: number,
  length: number,
  sender: number,
  connected: number,
): Result {
  const fd = fdOf(vm, descriptor);
  return whenReady(vm, fd, Poll.IN, () => {
    for (;;) {
      const at = writeSingle(vm, sender, SockAddr.SIZE6, data, length);
      const n = vm.trampoline.syscall(Sys.RECVMSG, fd, at, MSG_DONTWAIT);
      if (n >= 0) return n;
      if (n === -Errno.EAGAIN) return IOStatus.UNAVAILABLE;
      if (n === -Errno.EINTR) return IOStatus.INTERRUPTED;
      if (n !== -Errno.ECONNREFUSED) throw socketError(vm, -n);
      if (connected !== 0) throw unreachable();
    }
  });
}

function send(
  vm: VM,
  descriptor: number,
  data: number,
  length: number,
  target: number,
  targetLength: number,
): Result {
  const fd = fdOf(vm, descriptor);
  return whenReady(vm, fd, Poll.OUT, () => {
    const at = writeSingle(vm, target, targetLength, data, length);
    const n = vm.trampoline.syscall(Sys.SENDMSG, fd, at, MSG_DONTWAIT);
    if (n >= 0) return n;
    if (n === -Errno.EAGAIN) return IOStatus.UNAVAILABLE;
    if (n === -Errno.EINTR) return IOStatus.INTERRUPTED;
    if (n === -Errno.ECONNREFUSED) throw unreachable();
    throw socketError(vm, -n);
  });
}

/** recvmsg or sendmsg on a connected socket. */
function transfer(vm: VM, descriptor: number, reading: boolean, message: () => number): Result {
  const fd = fdOf(vm, descriptor);
  return whenReady(vm, fd, reading ? Poll.IN : Poll.OUT, () => {
    const call = reading ? Sys.RECVMSG : Sys.SENDMSG;
    const n = vm.trampoline.syscall(call, fd, message(), MSG_DONTWAIT);
    if (n === -Errno.ECONNREFUSED) throw unreachable();
    return toStatus(vm, n, reading);
  });
}

const single = (reading: boolean) => (vm: VM, descriptor: number, data: number, length: number) =>
  transfer(vm, descriptor, reading, () => writeSingle(vm, 0, 0, data, length));

const scattered = (reading: boolean) => (vm: VM, descriptor: number, vector: number, count: number) =>
  transfer(vm, descriptor, reading, () => writeMessage(vm, 0, 0, vector, Math.min(count, MAX_BUFFERS)));

function disconnect(vm: VM, descriptor: number, six: number): void {
  const at = structure(vm);
  vm.memory.u8.fill(0, vm.index(at), vm.index(at) + SockAddr.SIZE6);
  const length = six !== 0 ? SockAddr.SIZE6 : SockAddr.SIZE4;
  checkSocket(vm, vm.trampoline.syscall(Sys.CONNECT, fdOf(vm, descriptor), at, length));
}

export const datagrams: NativeTable = {
  'sun/nio/ch/DatagramChannelImpl': {
    'disconnect0(Ljava/io/FileDescriptor;Z)V': disconnect,
    'receive0(Ljava/io/FileDescriptor;JIJZ)I': receive,
    'send0(Ljava/io/FileDescriptor;JIJI)I': send,
  },
  'sun/nio/ch/DatagramDispatcher': {
    'read0(Ljava/io/FileDescriptor;JI)I': single(true),
    'readv0(Ljava/io/FileDescriptor;JI)J': scattered(true),
    'write0(Ljava/io/FileDescriptor;JI)I': single(false),
    'writev0(Ljava/io/FileDescriptor;JI)J': scattered(false),
    'dup0(Ljava/io/FileDescriptor;Ljava/io/FileDescriptor;)V': (vm, from, to) => {
      checkSocket(vm, vm.trampoline.syscall(Sys.DUP2, fdOf(vm, from), fdOf(vm, to)));
    },
  },
};
