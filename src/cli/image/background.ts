/** The first program that is run by bin/gojdk without an image has one made, when it has ended; the first one after a start of the system has the image tried. */
import { spawn } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { dirname } from 'node:path';
import { makeFolders } from '../../classpath/make-folders.js';
import { packageFile } from '../version.js';
import { placeProblem } from './command.js';
import { hints, hintsAsEnvironment } from './hints.js';

const LOWEST_PRIORITY = 19;
/** After an attempt nobody tries again for so long (ms): it may have failed, and may fail again; or an image was made that is never used, because a file system's numbers of files change. */
const PAUSE = { make: 24 * 3600_000, verify: 60_000 };

/** Starts a process that outlives this one, if bin/gojdk has asked for it. Never throws: it is a convenience. */
export function makeImageLater(): void {
  const { make: action, folder } = hints();
  if ((action !== 'make' && action !== 'verify') || folder === '') return;
  try {
    const attempt = action === 'make' ? `${folder}.attempt` : `${folder}.verify`;
    if (isRecent(attempt, PAUSE[action]) || placeProblem(hints()) !== null) return;
    makeFolders(dirname(folder), 0o700);
    writeFileSync(attempt, '', { mode: 0o600 });
    const maker = spawn(
      process.execPath,
      [packageFile('dist/bundle/main.js'), 'image', action, '--background'],
      {
        detached: true,
        stdio: 'ignore',
        cwd: '/',
        env: { ...process.env, ...hintsAsEnvironment(hints()) },
      },
    );
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
