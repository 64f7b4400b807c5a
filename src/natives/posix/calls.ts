/** System calls, typed. Results as the kernel gives them: -errno on failure. Addresses may be signed or not. */
import { Sys } from '../../../native-trampoline/system-calls.js';
import type { VM } from '../../vm/vm.js';
import type { Long } from './longs.js';
import { Errno, Fcntl, Open, Poll, type Seek } from './numbers.js';
import { structure } from './scratch.js';

/** Where {@link poll} keeps its pollfd: the end of the structures' area, clear of what else is there. */
const POLLFD = 1984;

export function open(vm: VM, path: number, flags: Open | number, mode = 0): number {
  let fd: number;
  do fd = vm.trampoline.syscall(Sys.OPEN, path, flags | Open.CLOEXEC, mode);
  while (fd === -Errno.EINTR);
  return fd;
}

export function close(vm: VM, fd: number): number {
  return vm.trampoline.syscall(Sys.CLOSE, fd);
}

export function read(vm: VM, fd: number, address: number, count: number): number {
  let n: number;
  do n = vm.trampoline.syscall(Sys.READ, fd, address >>> 0, count);
  while (n === -Errno.EINTR);
  return n;
}

export function write(vm: VM, fd: number, address: number, count: number): number {
  let n: number;
  do n = vm.trampoline.syscall(Sys.WRITE, fd, address >>> 0, count);
  while (n === -Errno.EINTR);
  return n;
}

export function lseek(vm: VM, fd: number, offset: Long, whence: Seek): Long {
  return vm.trampoline.exactSyscall(Sys.LSEEK, fd, offset, whence);
}

/** 0 or -errno. */
export function ftruncate(vm: VM, fd: number, length: Long): number {
  return Number(vm.trampoline.exactSyscall(Sys.FTRUNCATE, fd, length));
}

export function fcntl(vm: VM, fd: number, command: Fcntl, argument = 0): number {
  return vm.trampoline.syscall(Sys.FCNTL, fd, command, argument);
}

/** Switches O_NONBLOCK: 0 or -errno. */
export function setBlocking(vm: VM, fd: number, blocking: boolean): number {
  const flags = fcntl(vm, fd, Fcntl.GETFL);
  if (flags < 0) return flags;
  const wanted = blocking ? flags & ~Open.NONBLOCK : flags | Open.NONBLOCK;
  return wanted === flags ? 0 : fcntl(vm, fd, Fcntl.SETFL, wanted);
}

/** True if O_NONBLOCK is off. */
export function isBlocking(vm: VM, fd: number): boolean {
  return (fcntl(vm, fd, Fcntl.GETFL) & Open.NONBLOCK) === 0;
}

/** The events (see {@link Poll}) that are there now: 0 for none, negative on error. Never waits. */
export function poll(vm: VM, fd: number, events: number): number {
  const at = structure(vm) + POLLFD;
  const { memory } = vm;
  memory.store32(at, fd);
  memory.store32(at + 4, events);
  let n: number;
  do n = vm.trampoline.syscall(Sys.POLL, at, 1, 0);
  while (n === -Errno.EINTR);
  return n <= 0 ? n : memory.load32(at + 4) >>> 16;
}

/** True if a read would not wait: there are bytes, the end, or an error. */
export function readable(vm: VM, fd: number): boolean {
  return poll(vm, fd, Poll.IN) !== 0;
}

/** True if a little can be written without waiting. */
export function writable(vm: VM, fd: number): boolean {
  return poll(vm, fd, Poll.OUT) !== 0;
}
