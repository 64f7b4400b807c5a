/**
 * Starting this process anew when its memory lies in our way. V8 puts its heap pages at random addresses of the whole address space; once in a few hundred processes one of
 * them falls into the region, and not everything on them can be moved (region.ts). A process that is ours alone (the command line, a test) replaces itself, with the same arguments, and has other addresses then.
 */
import { HostError } from './host-error.js';
import { loadLibC } from './libc.js';
import { AddressesTaken, isTakenByVm } from './region.js';
import { openTrampoline, type Trampoline } from './trampoline.js';
import { isMainThread } from './worker-threads.js';

/** Counts the attempts, in the environment of the new process. */
const ATTEMPTS = 'GOJDK_RESTARTS';
const MAX_ATTEMPTS = 8;

/** To be called when no new process is needed any more: programs do not see the variable. */
export function forgetRestarts(): void {
  delete process.env[ATTEMPTS];
}

/** Variables for a process that takes this one's place because of `error`; null if another attempt is of no use. */
export function nextAttempt(error: unknown): NodeJS.ProcessEnv | null {
  const attempts = Number(process.env[ATTEMPTS] ?? 0);
  if (!(error instanceof AddressesTaken) || attempts >= MAX_ATTEMPTS) return null;
  return { [ATTEMPTS]: String(attempts + 1) };
}

/**
 * {@link openTrampoline}, in a process that may be replaced: nothing must have been read from standard input or printed. `added`: variables for the new process, beside those of this one.
 */
export function openOrRestart(added: NodeJS.ProcessEnv = {}): Trampoline {
  try {
    const trampoline = openTrampoline();
    forgetRestarts();
    return trampoline;
  } catch (error) {
    const attempt = nextAttempt(error);
    if (attempt !== null && isMainThread() && !isTakenByVm())
      restart({ ...process.env, ...added, ...attempt });
    throw error;
  }
}

/** Does not return, unless the system refuses. */
function restart(env: NodeJS.ProcessEnv): void {
  const args = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  try {
    loadLibC().exec(process.execPath, args, env);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
  }
}
