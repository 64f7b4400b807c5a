import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { Sys } from '../../../../native-trampoline/system-calls.js';
import { Obj } from '../../../layout/layout.js';
import { FieldAccess } from '../../../vm/field-access.js';
import type { NativeTable } from '../../../vm/native.js';
import { JavaThrow, type Steps } from '../../../vm/steps.js';
import type { VM } from '../../../vm/vm.js';
import { close } from '../../posix/calls.js';
import { decodePlatform } from '../../posix/encoding.js';
import { nullPointer } from '../../posix/errors.js';
import { Errno, Poll } from '../../posix/numbers.js';
import { BUFFER_SIZE, buffer, readCString, structure, symbol } from '../../posix/scratch.js';
import { waitFd, waitUntil } from '../../posix/wait-fd.js';

const NOT_A_CHILD = -2;
const WNOHANG = 1;
const WEXITED = 4;
const WNOWAIT = 0x0100_0000;
const P_PID = 1;
const SIGKILL = 9;
const SIGTERM = 15;
const SIGNALLED = 0x80;

/** `si_code` of siginfo_t: how a child ended. */
const CLD_EXITED = 1;
const CLD_DUMPED = 3;

/** The kernel's clock ticks per second as /proc shows times; always so on Linux. */
const TICKS_PER_SECOND = 100;

// ---- the end of a process

/** Waits until the process has ended (a descriptor for it becomes readable then). */
function* awaitEnd(vm: VM, pid: number, ended: () => number): Steps<number> {
  for (;;) {
    const result = ended();
    if (result !== 0) return result;
    const fd = vm.trampoline.syscall(Sys.PIDFD_OPEN, pid, 0);
    if (fd < 0) {
      const later = yield* waitUntil(vm, ended);
      if (later !== -Errno.EINTR) return later;
      continue;
    }
    try {
      yield* waitFd(vm, fd, Poll.IN);
    } finally {
      close(vm, fd);
    }
  }
}

/** Takes the child's status: its exit status, 128 and its signal, or what went wrong. */
function* reap(vm: VM, pid: number): Steps<number> {
  let status = 0;
  const result = yield* awaitEnd(vm, pid, () => {
    const at = structure(vm);
    const r = vm.trampoline.syscall(Sys.WAIT4, pid, at, WNOHANG, 0);
    if (r > 0) status = vm.memory.load32(at);
    return r === -Errno.EINTR ? 0 : r;
  });
  if (result < 0) return result === -Errno.ECHILD ? NOT_A_CHILD : -1;
  const signal = status & 0x7f;
  if (signal === 0) return (status >> 8) & 0xff;
  return signal === 0x7f ? status : signal + SIGNALLED;
}

/** The same, but leaves the status for others. */
function* observe(vm: VM, pid: number): Steps<number> {
  const at = structure(vm);
  let code = 0;
  let status = 0;
  const result = yield* awaitEnd(vm, pid, () => {
    vm.memory.store32(at + 12, 0);
    const r = vm.trampoline.syscall(Sys.WAITID, P_PID, pid, at, WEXITED | WNOWAIT | WNOHANG, 0);
    if (r < 0) return r === -Errno.EINTR ? 0 : r;
    // si_pid stays 0 as long as the child runs.
    if (vm.memory.load32(at + 12) === 0) return 0;
    code = vm.memory.load32(at + 8);
    status = vm.memory.load32(at + 24);
    return 1;
  });
  if (result < 0) return result === -Errno.ECHILD ? NOT_A_CHILD : -1;
  return code > CLD_EXITED && code <= CLD_DUMPED ? (status & 0x7f) + SIGNALLED : status;
}

// ---- /proc

interface Times {
  readonly parent: number;
  /** Milliseconds since 1970. */
  readonly start: number;
  /** Nanoseconds of processor time. */
  readonly total: number;
}

let bootTime = -1;

/** When the system was started, in milliseconds since 1970. */
function bootMilliseconds(): number {
  if (bootTime < 0) {
    const line = /^btime (\d+)$/m.exec(readFileSync('/proc/stat', 'latin1'));
    bootTime = line === null ? 0 : Number(line[1]) * 1000;
  }
  return bootTime;
}

/** Null if there is no such process. */
function times(pid: number): Times | null {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'latin1');
  } catch {
    return null;
  }
  // The command in parentheses may itself hold parentheses and spaces.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [user, system, start] = [11, 12, 19].map((i) => Number(fields[i]));
  return {
    parent: Number(fields[1]),
    start: bootMilliseconds() + Math.floor((start * 1000) / TICKS_PER_SECOND),
    total: (user + system) * (1_000_000_000 / TICKS_PER_SECOND),
  };
}

function isAlive(_vm: VM, pid: number): number {
  return times(pid)?.start ?? -1;
}

function parent(vm: VM, pid: number, start: number): number {
  if (pid === vm.trampoline.syscall(Sys.GETPID)) return vm.trampoline.syscall(Sys.GETPPID);
  const found = times(pid);
  if (found === null) return -1;
  return start !== found.start && start !== 0 && found.start !== 0 ? -1 : found.parent;
}

function destroy(vm: VM, pid: number, start: number, force: number): boolean {
  const now = isAlive(vm, pid);
  if (start !== now && start !== 0 && now !== 0) return false;
  return vm.trampoline.syscall(Sys.KILL, pid, force !== 0 ? SIGKILL : SIGTERM) === 0;
}

/** Fills the arrays with the children of a process (0: all processes); their number, which may be more than there is room for. */
function processIds(vm: VM, pid: number, pids: number, parents: number, starts: number): number {
  if (pids === 0) throw nullPointer();
  const room = vm.arrayLength(pids);
  for (const array of [parents, starts])
    if (array !== 0 && vm.arrayLength(array) !== room)
      throw new JavaThrow('java/lang/IllegalArgumentException', 'array sizes not equal');
  let count = 0;
  for (const name of readdirSync('/proc')) {
    const id = Number(name);
    if (!(id > 0)) continue;
    const found = times(id);
    if (found === null || (pid !== 0 && found.parent !== pid)) continue;
    if (count < room) {
      const at = Obj.ARRAY_DATA + 8 * count;
      vm.memory.store64(pids + at, id);
      if (parents !== 0) vm.memory.store64(parents + at, found.parent);
      if (starts !== 0) vm.memory.store64(starts + at, found.start);
    }
    count++;
  }
  return count;
}

// ---- what is known of a process

const info = (name: string, descriptor: string): FieldAccess =>
  new FieldAccess('java/lang/ProcessHandleImpl$Info', name, descriptor);
const commandField = info('command', 'Ljava/lang/String;');
const argumentsField = info('arguments', '[Ljava/lang/String;');
const startField = info('startTime', 'J');
const totalField = info('totalTime', 'J');
const userField = info('user', 'Ljava/lang/String;');

/** A longer command line is not shown. */
const LONGEST_COMMAND_LINE = 4096;

function fillInfo(vm: VM, self: number, pid: number): void {
  const found = times(pid);
  if (found === null) return;
  totalField.setLong(vm, self, found.total);
  startField.setLong(vm, self, found.start);
  try {
    const user = userName(vm, statSync(`/proc/${pid}`).uid);
    if (user !== null) userField.setRef(vm, self, vm.strings.fromJs(user));
    const command = decodePlatform(vm, readlinkSync(`/proc/${pid}/exe`, 'buffer'));
    commandField.setRef(vm, self, vm.strings.fromJs(command));
    const line = readFileSync(`/proc/${pid}/cmdline`);
    if (line.length === 0 || line.length >= LONGEST_COMMAND_LINE) return;
    const [, ...args] = decodePlatform(vm, line).split('\0').slice(0, -1);
    argumentsField.setRef(vm, self, vm.newStringArray(args));
  } catch {
    // Another user's process, or one that has just ended: what is known stays.
  }
}

function userName(vm: VM, uid: number): string | null {
  const record = structure(vm);
  vm.memory.store64(record + 512, 0);
  const find = symbol(vm, 'getpwuid_r');
  const error = vm.trampoline.callC(find, uid, record, buffer(vm), BUFFER_SIZE, record + 512) | 0;
  if (error !== 0 || vm.memory.load64(record + 512) === 0) return null;
  return decodePlatform(vm, readCString(vm, vm.memory.load64(record)));
}

export const ProcessHandleImpl: NativeTable = {
  'java/lang/ProcessHandleImpl': {
    'initNative()V': () => {},
    'waitForProcessExit0(JZ)I': (vm, pid, take) => (take !== 0 ? reap(vm, pid) : observe(vm, pid)),
    'getCurrentPid0()J': (vm) => vm.trampoline.syscall(Sys.GETPID),
    'parent0(JJ)J': parent,
    'getProcessPids0(J[J[J[J)I': processIds,
    'destroy0(JJZ)Z': destroy,
    'isAlive0(J)J': isAlive,
  },
  'java/lang/ProcessHandleImpl$Info': {
    'initIDs()V': () => {},
    'info0(J)V': fillInfo,
  },
};
