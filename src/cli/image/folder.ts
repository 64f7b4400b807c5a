/**
 * The folder of an image, as bin/gojdk looks for it:
 *
 *     blob        the snapshot of V8
 *     region      the region's contents
 *     door.node   what opens the door (native-trampoline/door.ts)
 *     key         a line for each of Node's binary, the folder and these three files: device, inode, size, time, owner, mode. Written last
 */
import { existsSync, readFileSync, type Stats, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const BLOB = 'blob';
export const REGION = 'region';
export const DOOR = 'door.node';
export const KEY = 'key';

const MODE_BITS = 0o7777;

/** As `stat -c %d:%i:%s:%Y:%u:%a` has it. */
function line({ dev, ino, size, mtimeMs, uid, mode }: Stats): string {
  return [dev, ino, size, Math.floor(mtimeMs / 1000), uid, (mode & MODE_BITS).toString(8)].join(':');
}

/** What the key of an image should be now. Throws if something is missing. */
export function currentKey(folder: string): string {
  const files = [process.execPath, folder, ...[BLOB, REGION, DOOR].map((name) => join(folder, name))];
  return `${files.map((file) => line(statSync(file))).join('\n')}\n`;
}

/** Makes the folder one that is used. */
export function writeKey(folder: string): void {
  const path = join(folder, KEY);
  // That a file is added changes the folder, which the key tells of; that it is filled does not.
  writeFileSync(path, '', { mode: 0o600, flag: 'wx' });
  writeFileSync(path, currentKey(folder));
}

/** Why the image in a folder would not be used; null if it would. */
export function problemOf(folder: string): string | null {
  if (!existsSync(join(folder, KEY))) return 'there is none';
  const { uid, mode } = statSync(folder);
  if (uid !== process.geteuid?.()) return 'the folder is somebody else’s';
  if ((mode & 0o077) !== 0) return 'the folder is open to others';
  try {
    return readFileSync(join(folder, KEY), 'utf8') === currentKey(folder)
      ? null
      : 'it is of another time, or was changed';
  } catch (error) {
    return (error as Error).message;
  }
}
