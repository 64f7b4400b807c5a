/** The first program that is run by bin/gojdk without an image has one made, when it has ended. */
import { spawn } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { dirname } from 'node:path';
import { makeFolders } from '../../classpath/make-folders.js';
import { packageFile } from '../version.js';
import { hints, hintsAsEnvironment } from './hints.js';

const LOWEST_PRIORITY = 19;
/** After a failure nobody tries again for a day. */
const PAUSE = 24 * 3600_000;

/** Starts a maker that outlives this process, if bin/gojdk has asked for it. Never throws: it is a convenience. */
export function makeImageLater(): void {
  const { make, folder } = hints();
  if (!make || folder === '') return;
  try {
    const attempt = `${folder}.attempt`;
    if (isRecent(attempt)) return;
    makeFolders(dirname(folder), 0o700);
    writeFileSync(attempt, '', { mode: 0o600 });
    const maker = spawn(process.execPath, [packageFile('dist/bundle/main.js'), 'image', 'make'], {
      detached: true,
      stdio: 'ignore',
      cwd: '/',
      env: { ...process.env, ...hintsAsEnvironment(hints()) },
    });
    if (maker.pid !== undefined) setPriority(maker.pid, LOWEST_PRIORITY);
    maker.unref();
  } catch {
    // Then there is none.
  }
}

function isRecent(path: string): boolean {
  try {
    return Date.now() - statSync(path).mtimeMs < PAUSE;
  } catch {
    return false;
  }
}
