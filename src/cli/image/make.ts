/** Makes images: in a folder of another name, which gets its own when the image has been seen to work. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { doorImage } from '../../../native-trampoline/door.js';
import {
  BLOB,
  DOOR,
  damagedFile,
  isForsaken,
  KEY,
  LIBRARY,
  REGION,
  renewKey,
  writeKey,
} from '../../startup/folder.js';
import { packageFile } from '../../startup/package-file.js';
import { SNAPSHOT_FLAGS } from './flags.js';
import { SPOOL, storeMaker } from './spool.js';
import { MAX_ATTEMPTS, TRY_AGAIN } from './try-again.js';

/** The folder of the user's cache that is ours. */
const CACHE = 'gojdk';
const UNFINISHED = '.making-';
const TIME_LIMIT = 5 * 60_000;
/** What the training program prints when it is run from the image. */
const PROOF = 'from the image';

/** The image could not be made. One sentence. */
export class ImageFailure extends Error {
  override readonly name = 'ImageFailure';
}

/**
 * Makes the image of a folder anew, and removes images that are of no use any more. To be called by whoever holds the folder's lock. Throws {@link ImageFailure}; then nothing has changed, but that leftovers
 * of earlier attempts are gone.
 */
export function makeImage(folder: string): void {
  const parent = dirname(folder);
  // Whose maker holds the lock no longer.
  removeAll(parent, unfinished(folder));
  const making = join(parent, `${unfinished(folder)}${randomBytes(6).toString('hex')}`);
  try {
    mkdirSync(making, { mode: 0o700 });
    writeFileSync(join(making, DOOR), doorImage(), { mode: 0o700 });
    build(making, folder);
    prove(making);
    addLibraryCode(making);
    // Last, because it says that the image may be used.
    writeKey(making);
    replace(folder, making);
    removeForsaken(folder);
  } catch (error) {
    if (error instanceof ImageFailure) throw error;
    throw new ImageFailure((error as Error).message);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

/** Tries the image of a folder: the files are what they were, and a program runs from it. Throws {@link ImageFailure} if not; then it is removed, because Node ends where it cannot read a snapshot. */
export function verifyImage(folder: string): void {
  try {
    const damaged = damagedFile(folder);
    if (damaged !== null) throw new ImageFailure(`${join(folder, damaged)} is not what it was`);
    prove(folder);
    renewKey(folder);
  } catch (error) {
    removeImage(folder);
    throw new ImageFailure(`the image was removed: ${(error as Error).message}`);
  }
}

/** Removes the image of a folder, and what is left of attempts to make it. */
export function removeImage(folder: string): void {
  // The key first: nobody begins with an image that is half gone.
  rmSync(join(folder, KEY), { force: true });
  rmSync(folder, { recursive: true, force: true });
  if (existsSync(dirname(folder))) removeAll(dirname(folder), unfinished(folder));
}

const unfinished = (folder: string): string => `${UNFINISHED}${basename(folder)}-`;

function removeAll(parent: string, beginning: string): void {
  for (const name of readdirSync(parent))
    if (name.startsWith(beginning)) rmSync(join(parent, name), { recursive: true, force: true });
}

/** Node's environment without what changes V8 or Node. */
function environment(): NodeJS.ProcessEnv {
  const env = { ...process.env };
  for (const name of Object.keys(env))
    if (/^(NODE_|GOJDK_|JDK_JAVA_OPTIONS$|JAVA_TOOL_OPTIONS$|_JAVA_OPTIONS$|CLASSPATH$)/.test(name))
      delete env[name];
  return env;
}

function build(making: string, folder: string): void {
  const program = packageFile('dist/bundle/image.cjs');
  const places = [DOOR, REGION].flatMap((name) => [join(making, name), join(folder, name)]);
  const others = [
    randomBytes(16).toString('hex'),
    packageFile('dist/image'),
    packageFile('dist/bundle/main.js'),
  ];
  run('made', [
    ...SNAPSHOT_FLAGS,
    '--no-warnings',
    '--snapshot-blob',
    join(making, BLOB),
    '--build-snapshot',
    program,
    ...places,
    ...others,
  ]);
}

/** Runs a program, whose output is this process's, and makes the image of the program out of what it did. Returns its exit code. Throws {@link ImageFailure}. */
export function trainImage(folder: string, file: string, args: readonly string[]): number {
  const spool = file + SPOOL;
  rmSync(spool, { force: true });
  const { status, error } = spawnSync('/bin/sh', [packageFile('bin/gojdk'), 'run', ...args], {
    env: { ...process.env, GOJDK_IMAGE_TRAIN: file },
    stdio: 'inherit',
  });
  if (error !== undefined) throw new ImageFailure(error.message);
  if (!existsSync(spool))
    throw new ImageFailure('the program has not run from the start-up image (see gojdk run --trace=image)');
  try {
    const { args: words, env } = storeMaker(folder, file);
    run('made', words, env);
  } finally {
    rmSync(spool, { force: true });
  }
  return status ?? 1;
}

/** Runs a program from it. */
function prove(making: string): void {
  const blob = join(making, BLOB);
  const args = ['-cp', packageFile('dist/image'), 'gojdk.image.Proof', PROOF];
  const output = run('used', [...SNAPSHOT_FLAGS, '--snapshot-blob', blob, '--', ...args], {
    GOJDK_IMAGE_PROOF: making,
  });
  if (output !== `${PROOF}\n`)
    throw new ImageFailure(`a program that was run from the image printed ${JSON.stringify(output)}`);
}

/** V8's code of the library, for those who require it: of a process that has made a VM, for which the folder needs a key. An image does without where that fails. */
function addLibraryCode(making: string): void {
  const file = join(making, LIBRARY);
  writeFileSync(file, '', { mode: 0o600 });
  writeKey(making);
  try {
    run('used', [packageFile('dist/bundle/library-code.cjs'), making]);
  } catch {
    writeFileSync(file, '');
  }
}

function run(what: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): string {
  const start = (): SpawnSyncReturns<string> =>
    spawnSync(process.execPath, args, {
      env: { ...environment(), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
      timeout: TIME_LIMIT,
      killSignal: 'SIGKILL',
      maxBuffer: 1 << 24,
    });
  let result = start();
  for (let i = 1; i < MAX_ATTEMPTS && result.status === TRY_AGAIN; i++) result = start();
  const { status, signal, stdout, stderr, error } = result;
  if (error === undefined && status === 0) return stdout;
  const reason = error?.message ?? stderr.trim().split('\n', 1)[0] ?? '';
  throw new ImageFailure(`the image could not be ${what} (${signal ?? `exit code ${status}`}): ${reason}`);
}

/** Puts the new folder in the place of the old one. */
function replace(folder: string, making: string): void {
  const old = `${making}.old`;
  try {
    renameSync(folder, old);
  } catch {
    // There was none.
  }
  renameSync(making, folder);
  rmSync(old, { recursive: true, force: true });
}

/** Removes images of the cache that nobody can start from. */
function removeForsaken(folder: string): void {
  const cache = cacheOf(folder);
  if (cache === null) return;
  for (const other of foldersWithKeys(cache)) {
    if (!isForsaken(other)) continue;
    removeImage(other);
    for (const name of ['lock', 'attempt', 'verify']) rmSync(`${other}.${name}`, { force: true });
    removeEmpty(dirname(other), cache);
  }
}

/** The folder of all images, if bin/gojdk has chosen the place of this one. */
function cacheOf(folder: string): string | null {
  const id = readFileSync(packageFile('dist/image/id'), 'latin1').trim();
  const at = folder.indexOf(`/${CACHE}/${id}/`);
  return at < 0 ? null : folder.slice(0, at + 1 + CACHE.length);
}

function* foldersWithKeys(folder: string): Generator<string> {
  const entries = readdirSync(folder, { withFileTypes: true });
  if (entries.some(({ name }) => name === KEY)) yield folder;
  else
    for (const entry of entries)
      if (entry.isDirectory() && !entry.name.startsWith(UNFINISHED))
        yield* foldersWithKeys(join(folder, entry.name));
}

function removeEmpty(folder: string, top: string): void {
  for (let at = folder; at !== top && readdirSync(at).length === 0; at = dirname(at)) rmdirSync(at);
}
