/** Running `gojdk` and `java` as child processes and keeping everything they write. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './paths.js';

export interface Run {
  readonly pid: number;
  /** Exit code, or -1 if the process was ended by a signal. */
  readonly exit: number;
  /** Name of the signal that ended the process, or null. */
  readonly signal: string | null;
  readonly timedOut: boolean;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
  readonly milliseconds: number;
}

/** A program that runs for so long (s) hangs: machines that test may be ten times as busy as they are fast. */
export const TIME_LIMIT = 300;

export interface RunOptions {
  readonly cwd?: string;
  readonly stdin?: string | Buffer;
  /** {@link TIME_LIMIT} unless told. */
  readonly timeoutSeconds?: number;
  readonly env?: NodeJS.ProcessEnv;
}

/** Output beyond this many bytes a stream ends the process: a runaway loop must not fill the memory. */
const OUTPUT_LIMIT = 64 << 20;

/** The environment that tests run in: what programs print must not depend on the machine's locale, which new machines have none of. */
export function testEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };
}

/** Runs `command` to its end. Never rejects for what the process does; it does when the command cannot be started. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Run> {
  return new Promise((resolve, reject) => {
    const started = process.hrtime.bigint();
    const child = spawn(command, args, { cwd: options.cwd, env: options.env ?? testEnvironment() });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    let size = 0;
    let timedOut = false;
    const collect = (into: Buffer[]) => (chunk: Buffer) => {
      size += chunk.length;
      if (size > OUTPUT_LIMIT) child.kill('SIGKILL');
      else into.push(chunk);
    };
    child.stdout.on('data', collect(out));
    child.stderr.on('data', collect(err));
    child.stdin.on('error', () => {});
    child.stdin.end(options.stdin ?? '');
    const timer = setTimeout(
      () => {
        timedOut = true;
        child.kill('SIGKILL');
      },
      1000 * (options.timeoutSeconds ?? TIME_LIMIT),
    );
    child.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve({
        pid: child.pid ?? 0,
        exit: code ?? -1,
        signal,
        timedOut,
        stdout: Buffer.concat(out),
        stderr: Buffer.concat(err),
        milliseconds: Number(process.hrtime.bigint() - started) / 1e6,
      });
    });
  });
}

/**
 * Command and leading arguments that start gojdk; `GOJDK_MAIN` names another script than the built one (a developer's own output folder), `LAUNCHER` a command, such as bin/gojdk, which starts from an image.
 */
export function gojdkCommand(): [string, string[]] {
  if (process.env.LAUNCHER !== undefined) return [process.env.LAUNCHER, []];
  return [process.execPath, [process.env.GOJDK_MAIN ?? join(ROOT, 'bin', 'gojdk.js')]];
}

/** Runs `gojdk` with `args`. */
export function gojdk(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const [command, leading] = gojdkCommand();
  return run(command, [...leading, ...args], options);
}

/** The `java` that gojdk is measured against: JAVA_HOME's, else the one on PATH. */
export function javaCommand(tool = 'java'): string {
  return process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', tool) : tool;
}

/** Calls `task` on every item, at most `jobs` at a time, and resolves to the results in order. */
export async function pool<T, R>(
  items: readonly T[],
  jobs: number,
  task: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = new Array(items.length);
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const i = next++;
      results[i] = await task(items[i]);
    }
  };
  await Promise.all(Array.from({ length: Math.min(jobs, items.length) }, worker));
  return results;
}
