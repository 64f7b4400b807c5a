/** Images are made, and tried, by a process that outlives the one that wants them. */
import { spawn } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { dirname } from 'node:path';
import { makeFolders } from '../classpath/make-folders.js';
import { packageFile } from './package-file.js';
import { placeProblem } from './place.js';

const LOWEST_PRIORITY = 19;
/** After an attempt nobody tries again for so long (ms): it may have failed, and may fail again; or an image was made that is never used, because a file system's numbers of files change. */
const PAUSE = { make: 24 * 3600_000, verify: 60_000 };

/** Starts it, unless somebody has lately. `node`: what is started as Node; `env`: the maker's, with what bin/gojdk hands on. Never throws: it is a convenience. */
export function startMaker(
  action: 'make' | 'verify',
  folder: string,
  node: string | undefined,
  env: NodeJS.ProcessEnv,
): void {
  try {
    const attempt = action === 'make' ? `${folder}.attempt` : `${folder}.verify`;
    if (isRecent(attempt, PAUSE[action]) || placeProblem(folder, node) !== null) return;
    makeFolders(dirname(folder), 0o700);
    writeFileSync(attempt, '', { mode: 0o600 });
    const args = [packageFile('dist/bundle/main.js'), 'image', action, '--background'];
    const maker = spawn(process.execPath, args, { detached: true, stdio: 'ignore', cwd: '/', env });
    if (maker.pid !== undefined) setPriority(maker.pid, LOWEST_PRIORITY);
    maker.unref();
  } catch {
    // Then there is none.
  }
}

function isRecent(path: string, pause: number): boolean {
  try {
    const age = Date.now() - statSync(path).mtimeMs;
    // A time to come is that of a clock that went wrong.
    return age >= 0 && age < pause;
  } catch {
    return false;
  }
}
