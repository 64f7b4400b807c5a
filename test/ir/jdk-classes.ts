import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A deliberately small reader of the JDK's lib/modules: just enough to list a module's classes, independent of src/classpath. */

/** Path of the jimage of the JDK that JAVA_HOME or PATH names, or null. */
export function findModules(): string | null {
  const home = process.env.JAVA_HOME ?? homeOnPath();
  if (home === null) return null;
  const path = join(home, 'lib', 'modules');
  return existsSync(path) ? path : null;
}

function homeOnPath(): string | null {
  try {
    const java = execFileSync('sh', ['-c', 'command -v java'], { encoding: 'utf8' }).trim();
    return dirname(dirname(realpathSync(java)));
  } catch {
    return null;
  }
}

/** Attributes of a location (jdk.internal.jimage.ImageLocation). */
const enum Attribute {
  MODULE = 1,
  PARENT = 2,
  BASE = 3,
  EXTENSION = 4,
  OFFSET = 5,
  COMPRESSED = 6,
  UNCOMPRESSED = 7,
}

/** All classes of a module, in the image's order. */
export function* moduleClasses(
  path: string,
  module: string,
): Generator<{ readonly name: string; readonly bytes: Uint8Array }> {
  const file = openSync(path, 'r');
  try {
    const read = (position: number, length: number): Buffer => {
      const buffer = Buffer.allocUnsafe(length);
      readSync(file, buffer, 0, length, position);
      return buffer;
    };
    const header = read(0, 28);
    const tableLength = header.readUInt32LE(16);
    const locationsSize = header.readUInt32LE(20);
    const stringsSize = header.readUInt32LE(24);
    const locationsAt = 28 + 8 * tableLength;
    const offsets = read(28 + 4 * tableLength, 4 * tableLength);
    const locations = read(locationsAt, locationsSize);
    const strings = read(locationsAt + locationsSize, stringsSize);
    const contentAt = locationsAt + locationsSize + stringsSize;
    const text = (at: number): string => strings.toString('utf8', at, strings.indexOf(0, at));
    for (let i = 0; i < tableLength; i++) {
      const attributes = new Array<number>(8).fill(0);
      let at = offsets.readUInt32LE(4 * i);
      for (let tag = locations[at]; tag >> 3 !== 0; tag = locations[at]) {
        const length = (tag & 7) + 1;
        attributes[tag >> 3] = locations.readUIntBE(at + 1, Math.min(length, 6));
        at += 1 + length;
      }
      if (text(attributes[Attribute.MODULE]) !== module || text(attributes[Attribute.EXTENSION]) !== 'class')
        continue;
      if (attributes[Attribute.COMPRESSED] !== 0) throw new Error('the image is compressed');
      const name = `${text(attributes[Attribute.PARENT])}/${text(attributes[Attribute.BASE])}`;
      yield {
        name,
        bytes: read(contentAt + attributes[Attribute.OFFSET], attributes[Attribute.UNCOMPRESSED]),
      };
    }
  } finally {
    closeSync(file);
  }
}
