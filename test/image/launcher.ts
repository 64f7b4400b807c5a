/** bin/gojdk with a cache of its own, and an image in it. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Test } from 'tap';
import { ROOT } from '../support/paths.js';

export const LAUNCHER = join(ROOT, 'bin', 'gojdk');
export const EXAMPLES = join(ROOT, 'classfiles', 'examples');
export const GREETING = 'Hello, World!\n';

export interface Result {
  readonly exit: number | null;
  readonly out: string;
  readonly err: string;
}

/** A folder for caches whose path has a space and a symbolic link in it. */
export function newCache(): { readonly top: string; readonly cache: string } {
  const top = mkdtempSync(join(tmpdir(), 'gojdk image-'));
  mkdirSync(join(top, 'real'));
  symlinkSync('real', join(top, 'linked'));
  return { top, cache: join(top, 'linked') };
}

export function removeCache({ top }: { readonly top: string }): void {
  rmSync(top, { recursive: true, force: true });
}

export class Launcher {
  constructor(readonly cache: string) {}

  /** The environment of a user; tap's own NODE_OPTIONS are not of it. */
  environment(env: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
    const all: NodeJS.ProcessEnv = {
      ...process.env,
      XDG_CACHE_HOME: this.cache,
      GOJDK_IMAGE_MAKE: 'no',
      ...env,
    };
    for (const [name, value] of Object.entries(all)) if (value === undefined) delete all[name];
    return all;
  }

  start(args: readonly string[], env: NodeJS.ProcessEnv = {}, cwd = ROOT, command = LAUNCHER): Result {
    // tap puts NODE_OPTIONS into the environment of all processes that are started.
    const options = env.NODE_OPTIONS ? [`NODE_OPTIONS=${env.NODE_OPTIONS}`] : [];
    const words = ['-u', 'NODE_OPTIONS', ...options, command, ...args];
    const { status, stdout, stderr } = spawnSync('env', words, {
      env: this.environment(env),
      cwd,
      encoding: 'utf8',
      input: '',
    });
    return { exit: status, out: stdout, err: stderr };
  }

  /** A line of the shell's; `$gojdk` is the launcher. */
  shell(line: string, env: NodeJS.ProcessEnv = {}): Result {
    return this.start(['-c', line], { gojdk: LAUNCHER, examples: EXAMPLES, ...env }, ROOT, '/bin/sh');
  }

  run(args: readonly string[], env: NodeJS.ProcessEnv = {}, cwd = ROOT): Result {
    return this.start(['run', '--trace=image', ...args], env, cwd);
  }

  hello(args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Result {
    return this.run([...args, '-cp', EXAMPLES, 'Hello'], env);
  }

  /** Makes the image, or throws; returns its folder. */
  make(env: NodeJS.ProcessEnv = {}): string {
    const { exit, out, err } = this.start(['image', 'make'], env);
    if (exit !== 0) throw new Error(err);
    return out.slice(0, out.lastIndexOf(': '));
  }
}

export const isUsed = ({ err }: Result): boolean => err.startsWith('[image] used');

/** The program ran as without an image, and it was said why. */
export function ranWithout(t: Pick<Test, 'match'>, result: Result, why: RegExp, name: string): void {
  t.match(result, { out: GREETING, exit: 0 }, name);
  t.match(result.err, /^\[image\] not used: [^\n]+\n$/, name);
  t.match(result.err, why, name);
}
