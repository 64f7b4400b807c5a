/**
 * Starting this process anew when its memory lies in our way. V8 puts its heap pages at random addresses of the whole address space; once in a few hundred processes one of
 * them falls into the region. A process that is ours alone (the command line, a test) replaces itself, with the same arguments, and has other addresses then.
 */
import { readFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
import { HostError } from './host-error.js';
import { loadLibC } from './libc.js';
import { AddressesTaken, CODE_MEMFD } from './region.js';
import { openTrampoline, type Trampoline } from './trampoline.js';

/** Counts the attempts, in the environment of the new process. */
const ATTEMPTS = 'GOJDK_RESTARTS';
const MAX_ATTEMPTS = 8;

/** {@link openTrampoline}, in a process that may be replaced: nothing must have been read from standard input or printed. */
export function openOrRestart(): Trampoline {
  const attempts = Number(process.env[ATTEMPTS] ?? 0);
  try {
    const trampoline = openTrampoline();
    delete process.env[ATTEMPTS];
    return trampoline;
  } catch (error) {
    if (!(error instanceof AddressesTaken) || attempts >= MAX_ATTEMPTS || !isMainThread || isTakenByVm())
      throw error;
    restart(attempts + 1);
    throw error;
  }
}

/** Does another VM of this process, in a worker thread, lie there? */
function isTakenByVm(): boolean {
  return readFileSync('/proc/self/maps', 'latin1').includes(`/memfd:${CODE_MEMFD}`);
}

/** Does not return, unless the system refuses. */
function restart(attempt: number): void {
  const env = { ...process.env, [ATTEMPTS]: String(attempt) };
  const args = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  try {
    loadLibC().exec(
      process.execPath,
      args,
      Object.entries(env).map(([name, value]) => `${name}=${value}`),
    );
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
  }
}
