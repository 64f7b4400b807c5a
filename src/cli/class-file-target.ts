/** `gojdk run Foo.class`: which class that is, and the class path that follows from its package. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseClassFile } from '../classfile/class-file.js';
import { reasonOf } from '../classpath/class-path-error.js';
import { UsageError } from './usage-error.js';

export interface ClassFileTarget {
  /** With dots. */
  readonly className: string;
  /** The folder in which the class's outermost package is. */
  readonly root: string;
}

/** Throws UsageError or ClassFormatProblem, each of which names the file. */
export function resolveClassFile(path: string): ClassFileTarget {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new UsageError(`${path}: ${reasonOf(error)}`);
  }
  return { ...splitPath(path, parseClassFile(bytes, path).thisName) };
}

/** Splits off from the path what the class's name demands of it. */
export function splitPath(path: string, internalName: string): ClassFileTarget {
  const className = internalName.replaceAll('/', '.');
  const expected = `${internalName}.class`;
  if (path === expected) return { className, root: '.' };
  if (path.endsWith(`/${expected}`)) return { className, root: path.slice(0, -expected.length - 1) || '/' };
  // The working directory may itself lie in the package.
  const absolute = resolve(path);
  if (absolute.endsWith(`/${expected}`))
    return { className, root: absolute.slice(0, -expected.length - 1) || '/' };
  throw new UsageError(`${path} holds the class ${className}, so its path must end in ${expected}`);
}
