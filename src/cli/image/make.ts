/** Makes images: in a folder of another name, which gets its own when the image has been seen to work. */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { doorImage } from '../../../native-trampoline/door.js';
import { makeFolders } from '../../classpath/make-folders.js';
import { packageFile } from '../version.js';
import { BLOB, DOOR, REGION, writeKey } from './folder.js';

/** Temporary folders of makers that are still there after so long (ms) are those of makers that died. */
const STALE = 10 * 60_000;
const UNFINISHED = '.making-';
const TIME_LIMIT = 5 * 60_000;
/** What the training program prints when it is run from the image. */
const PROOF = 'from the image';

/** The image could not be made. One sentence. */
export class ImageFailure extends Error {
  override readonly name = 'ImageFailure';
}

/** Makes the image of a folder anew. Throws {@link ImageFailure}; then nothing has changed, but that leftovers of earlier attempts are gone. */
export function makeImage(folder: string): void {
  const parent = dirname(folder);
  try {
    makeFolders(parent, 0o700);
    removeLeftovers(parent);
  } catch (error) {
    throw new ImageFailure((error as Error).message);
  }
  const making = join(parent, `${UNFINISHED}${basename(folder)}-${randomBytes(6).toString('hex')}`);
  try {
    mkdirSync(making, { mode: 0o700 });
    writeFileSync(join(making, DOOR), doorImage(), { mode: 0o700 });
    build(making, folder);
    writeKey(making);
    prove(making);
    replace(folder, making);
  } catch (error) {
    if (error instanceof ImageFailure) throw error;
    throw new ImageFailure((error as Error).message);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
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
    '--no-warnings',
    '--snapshot-blob',
    join(making, BLOB),
    '--build-snapshot',
    program,
    ...places,
    ...others,
  ]);
}

/** Runs a program from it. */
function prove(making: string): void {
  const blob = join(making, BLOB);
  const args = ['-cp', packageFile('dist/image'), 'gojdk.image.Proof', PROOF];
  const output = run('used', ['--snapshot-blob', blob, '--', ...args], { GOJDK_IMAGE_PROOF: making });
  if (output !== `${PROOF}\n`)
    throw new ImageFailure(`a program that was run from the image printed ${JSON.stringify(output)}`);
}

function run(what: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): string {
  const { status, signal, stdout, stderr, error } = spawnSync(process.execPath, args, {
    env: { ...environment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    timeout: TIME_LIMIT,
    maxBuffer: 1 << 24,
  });
  if (error === undefined && status === 0) return stdout;
  const reason = error?.message ?? stderr.trim().split('\n', 1)[0] ?? '';
  throw new ImageFailure(`the image could not be ${what} (${signal ?? `exit code ${status}`}): ${reason}`);
}

/** Puts the new folder in the place of the old one. Of two makers the second one's stays. */
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

function removeLeftovers(parent: string): void {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(UNFINISHED)) continue;
    const path = join(parent, name);
    if (Date.now() - statSync(path).mtimeMs > STALE) rmSync(path, { recursive: true, force: true });
  }
}
