import { Obj } from '../../../layout/layout.js';
import type { NativeTable } from '../../../vm/native.js';
import { JavaThrow } from '../../../vm/steps.js';
import type { VM } from '../../../vm/vm.js';
import { stateOf } from '../../../vm/vm-state.js';
import { close } from '../../posix/calls.js';
import { resolveBytes } from '../../posix/encoding.js';
import { environment } from '../../posix/environment.js';
import { strerror } from '../../posix/errors.js';
import { Open } from '../../posix/numbers.js';
import { makePipe, spawn } from '../../posix/spawn.js';

const DEFAULT_PATH = ':/bin:/usr/bin';
const COLON = 0x3a;

/** Directories of PATH as it was when the VM's first process was started; an empty one is the current directory. */
const pathDirectories = stateOf((vm): readonly Buffer[] => {
  const prefix = Buffer.from('PATH=');
  const entry = environment(vm).find((e) => e.subarray(0, prefix.length).equals(prefix));
  const value = entry === undefined ? Buffer.from(DEFAULT_PATH) : entry.subarray(prefix.length);
  return split(value, COLON).map((part) => (part.length === 0 ? Buffer.from('.') : part));
});

function split(bytes: Buffer, separator: number): Buffer[] {
  const parts: Buffer[] = [];
  let start = 0;
  for (;;) {
    const at = bytes.indexOf(separator, start);
    parts.push(bytes.subarray(start, at < 0 ? undefined : at));
    if (at < 0) return parts;
    start = at + 1;
  }
}

/** Strings that stand one behind the other, each with a 0 at its end. */
function strings(vm: VM, array: number, count: number): Buffer[] {
  return split(Buffer.from(vm.bytesOf(array)), 0).slice(0, count);
}

/** A C string in a byte array, without its end. */
function cText(vm: VM, array: number): Buffer {
  return strings(vm, array, 1)[0];
}

const failed = (vm: VM, errno: number): JavaThrow =>
  new JavaThrow(
    'java/io/IOException',
    vm.release < 21
      ? `error=${errno}, ${strerror(vm, errno)}`
      : `Exec failed, error: ${errno} (${strerror(vm, errno)}) `,
  );

/** Pipes for those of the three streams that are not given; all or none. */
function openPipes(vm: VM, given: readonly number[]): ([number, number] | null)[] {
  const pipes: ([number, number] | null)[] = [];
  for (const fd of given) {
    const pipe = fd === -1 ? makePipe(vm, Open.CLOEXEC) : null;
    if (typeof pipe === 'number') {
      for (const p of pipes) if (p !== null) for (const end of p) close(vm, end);
      throw failed(vm, -pipe);
    }
    pipes.push(pipe);
  }
  return pipes;
}

/** That of a new process; null for ours. */
function workingDirectory(vm: VM, given: Buffer | null): Buffer | null {
  const own = vm.options.directory;
  if (own === undefined) return given;
  return given === null ? Buffer.from(own) : Buffer.from(resolveBytes(vm, given));
}

/** Starts a program. `fds`: the three streams' descriptors, -1 for a new pipe; receives our ends of the pipes. */
function forkAndExec(
  vm: VM,
  _self: number,
  _mode: number,
  _helper: number,
  program: number,
  argumentBlock: number,
  argumentCount: number,
  environmentBlock: number,
  environmentCount: number,
  directory: number,
  fds: number,
  redirectErrorStream: number,
): number {
  const { memory } = vm;
  const given = [0, 1, 2].map((i) => memory.load32(fds + Obj.ARRAY_DATA + 4 * i));
  const pipes = openPipes(vm, given);
  // Of standard input the child has the reading end, of the others the writing one.
  const childEnds = pipes.map((pipe, i) => (pipe === null ? given[i] : pipe[i === 0 ? 0 : 1]));
  const ourEnds = pipes.map((pipe, i) => (pipe === null ? -1 : pipe[i === 0 ? 1 : 0]));
  const errorEnd = redirectErrorStream !== 0 ? 1 : childEnds[2];
  const pid = spawn(vm, {
    argv: [cText(vm, program), ...strings(vm, argumentBlock, argumentCount)],
    environment: environmentBlock === 0 ? null : strings(vm, environmentBlock, environmentCount),
    directory: workingDirectory(vm, directory === 0 ? null : cText(vm, directory)),
    fds: [childEnds[0], childEnds[1], errorEnd],
    path: pathDirectories(vm),
  });
  for (const [i, pipe] of pipes.entries()) if (pipe !== null) close(vm, childEnds[i]);
  if (pid < 0) {
    for (const end of ourEnds) if (end !== -1) close(vm, end);
    throw failed(vm, -pid);
  }
  for (const [i, end] of ourEnds.entries()) memory.store32(fds + Obj.ARRAY_DATA + 4 * i, end);
  return pid;
}

export const ProcessImpl: NativeTable = {
  'java/lang/ProcessImpl': {
    'init()V': (vm) => {
      pathDirectories(vm);
    },
    'forkAndExec(I[B[B[BI[BI[B[IZ)I': forkAndExec,
  },
};
