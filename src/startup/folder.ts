/**
 * The folder of an image, as bin/gojdk looks for it:
 *
 *     blob        the snapshot of V8
 *     region      the region's contents
 *     graph       the VM's objects, for the library (src/vm/image/object-graph.ts)
 *     library     V8's code of the library (library-script.ts); empty if there is none
 *     door.node   what opens the door (native-trampoline/door.ts)
 *     key         written last. A line for each of
 *                   the system's start during which a program has run from the image
 *                   Node's binary, the folder, and the files (blob, region, door.node, graph, library): device, inode, owner, mode, size, time of contents, time of change
 *                   what the image was made of ({@link Origin}), as JSON
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findJdk } from '../classpath/find-jdk.js';
import { packageFile } from './package-file.js';
import { PROGRAM_ID } from './place.js';

export const BLOB = 'blob';
export const REGION = 'region';
export const GRAPH = 'graph';
export const LIBRARY = 'library';
export const DOOR = 'door.node';
export const KEY = 'key';

/** In the order of the key's lines: of the last two bin/gojdk knows nothing. */
const FILES = [BLOB, REGION, DOOR, GRAPH, LIBRARY] as const;
const MODE_BITS = 0o7777n;
const OPEN_TO_OTHERS = 0o077;
const NANOSECONDS = 1_000_000_000n;
const BOOT_ID = '/proc/sys/kernel/random/boot_id';

/** What an image is of no use without, and what its files should be. */
interface Origin {
  readonly node: string;
  readonly modules: string;
  /** The file that says what program it is, and what it said. */
  readonly program: string;
  readonly id: string;
  /** SHA-256 of the files. */
  readonly sums: Readonly<Record<string, string>>;
}

/** As `stat -c %d:%i:%u:%a:%s:%.9Y:%.9Z` has it. */
function line(path: string): string {
  const { dev, ino, uid, mode, size, mtimeNs, ctimeNs } = statSync(path, { bigint: true });
  const time = (ns: bigint): string =>
    `${ns / NANOSECONDS}.${String(ns % NANOSECONDS).padStart(String(NANOSECONDS).length - 1, '0')}`;
  return [dev, ino, uid, (mode & MODE_BITS).toString(8), size, time(mtimeNs), time(ctimeNs)].join(':');
}

/** Of a folder, as a pattern of the shell's: its times change when it is given a name. */
function folderLine(path: string): string {
  return `${line(path).split(':').slice(0, 4).join(':')}:*`;
}

/** Changes whenever the system is started. */
function bootId(): string {
  try {
    return readFileSync(BOOT_ID, 'latin1').trim();
  } catch {
    return 'none';
  }
}

/** What the lines of files should be now. Throws if something is missing. */
function filesNow(folder: string): string {
  const lines = FILES.map((name) => line(join(folder, name)));
  return [line(process.execPath), folderLine(folder), ...lines].join('\n');
}

function sumOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** Makes the folder one that is used: a program has run from what is in it. */
export function writeKey(folder: string): void {
  const program = packageFile(PROGRAM_ID);
  const origin: Origin = {
    node: process.execPath,
    modules: findJdk().modulesFile,
    program,
    id: readFileSync(program, 'latin1').trim(),
    sums: Object.fromEntries(FILES.map((name) => [name, sumOf(join(folder, name))])),
  };
  put(folder, JSON.stringify(origin));
}

function put(folder: string, origin: string): void {
  const unfinished = join(folder, `${KEY}.${process.pid}`);
  writeFileSync(unfinished, `${bootId()}\n${filesNow(folder)}\n${origin}\n`, { mode: 0o600 });
  renameSync(unfinished, join(folder, KEY));
}

/** Says that a program has run from the image during this start of the system. */
export function renewKey(folder: string): void {
  put(folder, readKey(folder).origin);
}

function readKey(folder: string): { readonly boot: string; readonly files: string; readonly origin: string } {
  const [boot, ...rest] = readFileSync(join(folder, KEY), 'utf8').trimEnd().split('\n');
  return { boot, files: rest.slice(0, -1).join('\n'), origin: rest[rest.length - 1] ?? '' };
}

/** Why the image in a folder would not be used; null if it would. `boot`: also if only nobody has tried it since the system's start. */
export function problemOf(folder: string, boot = true): string | null {
  if (!existsSync(join(folder, KEY))) return 'there is none';
  const { uid, mode } = statSync(folder);
  if (uid !== process.geteuid?.()) return 'the folder is somebody else’s';
  if ((mode & OPEN_TO_OTHERS) !== 0) return 'the folder is open to others';
  try {
    const key = readKey(folder);
    if (key.files !== filesNow(folder)) return 'it is of another time, or was changed';
    return !boot || key.boot === bootId() ? null : 'it has not been tried since the machine was started';
  } catch (error) {
    return (error as Error).message;
  }
}

/** Which of the files is not what it was when the image was made; null if all are. */
export function damagedFile(folder: string): string | null {
  const { sums } = JSON.parse(readKey(folder).origin) as Origin;
  return FILES.find((name) => sumOf(join(folder, name)) !== sums[name]) ?? null;
}

/** Nobody will ever start from it again: Node or the JDK is gone, or gojdk is gone or another. False if in doubt. */
export function isForsaken(folder: string): boolean {
  try {
    const { node, modules, program, id } = JSON.parse(readKey(folder).origin) as Origin;
    return !(existsSync(node) && existsSync(modules) && readFileSync(program, 'latin1').trim() === id);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' && existsSync(join(folder, KEY));
  }
}
