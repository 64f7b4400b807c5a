/** Running one test in a copy. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/paths.js';
import { testEnvironment } from '../support/process.js';

const PROGRAM = 'program ';
/** A mutation may make a loop endless. */
const LIMIT_MS = 300_000;

/** Whether there is such a test, apart from programs. */
export function exists(test: string): boolean {
  return test.startsWith(PROGRAM) || existsSync(join(ROOT, 'dist', 'test', `${test}.test.js`));
}

/** True if the test passes. */
export function passes(root: string, test: string): Promise<boolean> {
  const args = test.startsWith(PROGRAM)
    ? ['dist/test/differential/cli.js', '--jobs=1', test.slice(PROGRAM.length)]
    : [`dist/test/${test}.test.js`];
  return new Promise((resolve) => {
    // A group of its own, since what hangs may be a child of the test's.
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...testEnvironment(), TAP_BAIL: '1', TAP_TIMEOUT: String(LIMIT_MS / 1000) },
      stdio: 'ignore',
      detached: true,
    });
    const end = (passed: boolean): void => {
      clearTimeout(timer);
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // Nothing of it is left.
      }
      resolve(passed);
    };
    const timer = setTimeout(() => end(false), LIMIT_MS);
    child.on('error', () => end(false));
    child.on('exit', (code) => end(code === 0));
  });
}
