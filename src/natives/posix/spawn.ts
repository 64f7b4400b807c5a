/**
 * Starting a program: posix_spawn of the C library, which neither copies this process nor runs any of its code in the child. What the child gets is said
 * beforehand: its descriptors, directory, signals, environment.
 */
import { Sys } from '../../../native-trampoline/system-calls.js';
import type { VM } from '../../vm/vm.js';
import { environAddress, environment } from './environment.js';
import { Errno, Mode } from './numbers.js';
import { cString, structure, symbol } from './scratch.js';
import { stat, statType } from './stat.js';

export interface SpawnRequest {
  /** Program and arguments. */
  readonly argv: readonly Buffer[];
  /** `NAME=value`; null: this process's own. */
  readonly environment: readonly Buffer[] | null;
  readonly directory: Buffer | null;
  /** What become descriptors 0, 1 and 2. */
  readonly fds: readonly [number, number, number];
  /** Directories in which a name without a slash is looked for. */
  readonly path: readonly Buffer[];
}

/** Room for glibc's posix_spawn_file_actions_t and posix_spawnattr_t (80 and 336 bytes), and the child's number. */
const ACTIONS = 0;
const ATTRIBUTES = 128;
const SIGNAL_SET = 512;
const PID = 640;
const SIZE = 656;

const POSIX_SPAWN_SETSIGDEF = 0x04;
const POSIX_SPAWN_SETSIGMASK = 0x08;
/** Bytes of sigset_t. */
const SIGSET_SIZE = 128;

const ENOEXEC = 8;
const SLASH = 0x2f;
const X_OK = 1;
const FIRST_OTHER_FD = 3;

/** Starts a program: its process id, or -errno. */
export function spawn(vm: VM, request: SpawnRequest): number {
  const program = findProgram(vm, request);
  if (typeof program === 'number') return program;
  const result = attempt(vm, request, program, request.argv);
  if (result !== -ENOEXEC) return result;
  // A script without a first line that names its interpreter.
  const shell = Buffer.from('/bin/sh');
  return attempt(vm, request, shell, [shell, program, ...request.argv.slice(1)]);
}

/** The file to run, or -errno: a name with a slash as it is, others in the directories of PATH. */
function findProgram(vm: VM, request: SpawnRequest): Buffer | number {
  const name = request.argv[0];
  if (name.length === 0) return -Errno.ENOENT;
  if (name.includes(SLASH)) return name;
  let failure = -Errno.ENOENT;
  for (const directory of request.path) {
    const candidate = Buffer.concat([directory, Buffer.from('/'), name]);
    const result = mayRun(vm, request.directory, candidate);
    if (result === 0) return candidate;
    if (result === -Errno.EACCES) failure = result;
  }
  return failure;
}

/** Seen from the child's directory: 0, -EACCES if it is there but can't be run, or another error. */
function mayRun(vm: VM, directory: Buffer | null, path: Buffer): number {
  const relative = path[0] !== SLASH && directory !== null;
  const file = relative ? Buffer.concat([directory, Buffer.from('/'), path]) : path;
  const at = cString(vm, file);
  const result = stat(vm, at);
  if (result < 0) return result;
  if (statType(vm) === Mode.DIRECTORY) return -Errno.EACCES;
  return vm.trampoline.syscall(Sys.ACCESS, at, X_OK);
}

/** A C array of strings with a null at its end, in one block of native memory. */
function stringArray(vm: VM, texts: readonly Buffer[]): number {
  const pointers = 8 * (texts.length + 1);
  const block = vm.nativeMemory.tryAllocate(texts.reduce((sum, text) => sum + text.length + 1, pointers));
  if (block === 0) return 0;
  let at = block + pointers;
  for (const [i, text] of texts.entries()) {
    vm.memory.store64(block + 8 * i, at);
    const start = vm.index(at);
    vm.memory.u8.set(text, start);
    vm.memory.u8[start + text.length] = 0;
    at += text.length + 1;
  }
  vm.memory.store64(block + 8 * texts.length, 0);
  return block;
}

function attempt(vm: VM, request: SpawnRequest, program: Buffer, argv: readonly Buffer[]): number {
  const { nativeMemory } = vm;
  const block = nativeMemory.tryAllocate(SIZE);
  const arguments_ = stringArray(vm, argv);
  const wanted = request.environment ?? (vm.options.environment === undefined ? null : environment(vm));
  const own = wanted === null ? 0 : stringArray(vm, wanted);
  try {
    const noRoom = block === 0 || arguments_ === 0 || (own === 0 && wanted !== null);
    if (noRoom) return -Errno.ENOMEM;
    return run(vm, request, program, block, arguments_, own === 0 ? environAddress(vm) : own);
  } finally {
    for (const part of [block, arguments_, own]) nativeMemory.release(part);
  }
}

function run(
  vm: VM,
  request: SpawnRequest,
  program: Buffer,
  block: number,
  argv: number,
  envp: number,
): number {
  const { trampoline } = vm;
  const call = (name: string, ...args: number[]): number =>
    trampoline.callC(symbol(vm, name), args[0], args[1], args[2], args[3], args[4], args[5]) | 0;
  const actions = block + ACTIONS;
  const attributes = block + ATTRIBUTES;
  call('posix_spawn_file_actions_init', actions);
  call('posix_spawnattr_init', attributes);
  try {
    setSignals(vm, call, block);
    for (const [i, fd] of request.fds.entries()) call('posix_spawn_file_actions_adddup2', actions, fd, i);
    closeOthers(vm, call, actions);
    if (request.directory !== null)
      call('posix_spawn_file_actions_addchdir_np', actions, cString(vm, request.directory, 1));
    const path = cString(vm, program, 0);
    const error = call('posix_spawn', block + PID, path, actions, attributes, argv, envp);
    return error !== 0 ? -error : vm.memory.load32(block + PID);
  } finally {
    call('posix_spawn_file_actions_destroy', actions);
    call('posix_spawnattr_destroy', attributes);
  }
}

type Call = (name: string, ...args: number[]) => number;

/** The child starts with no signal blocked or ignored: Node ignores SIGPIPE, and that would be inherited. */
function setSignals(vm: VM, call: Call, block: number): void {
  const attributes = block + ATTRIBUTES;
  const set = block + SIGNAL_SET;
  const start = vm.index(set);
  vm.memory.u8.fill(0, start, start + SIGSET_SIZE);
  call('posix_spawnattr_setsigmask', attributes, set);
  call('sigfillset', set);
  call('posix_spawnattr_setsigdefault', attributes, set);
  call('posix_spawnattr_setflags', attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
}

/** Descriptors that whoever started this process left open are not the child's business. */
function closeOthers(vm: VM, call: Call, actions: number): void {
  try {
    symbol(vm, 'posix_spawn_file_actions_addclosefrom_np');
  } catch {
    // An older C library: ours are closed anyway, being close-on-exec.
    return;
  }
  call('posix_spawn_file_actions_addclosefrom_np', actions, FIRST_OTHER_FD);
}

/** Two new descriptors, of a pipe: reading and writing end; -errno if there are none. */
export function makePipe(vm: VM, flags: number): [number, number] | number {
  const at = structure(vm);
  const result = vm.trampoline.syscall(Sys.PIPE2, at, flags);
  return result < 0 ? result : [vm.memory.load32(at), vm.memory.load32(at + 4)];
}
