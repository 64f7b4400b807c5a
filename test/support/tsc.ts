/** The TypeScript compiler as a command. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './paths.js';

/** What it says; empty if all is well. Without the loaders that tap gives its processes, under which it does not start. */
export function tsc(cwd: string, ...args: string[]): string {
  const command = join(ROOT, 'node_modules', '.bin', 'tsc');
  const { status, stdout, stderr } = spawnSync(
    'env',
    ['-u', 'NODE_OPTIONS', command, '--ignoreConfig', ...args],
    { encoding: 'utf8', cwd },
  );
  const text = stdout + stderr;
  return status === 0 || text !== '' ? text : `exit status ${status}`;
}
