/** The project's own class files, as subjects for mutation. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseClassFile } from '../../src/classfile/class-file.js';
import { findJdk } from '../../src/classpath/find-jdk.js';
import { JImage } from '../../src/classpath/jimage.js';
import { classfiles } from '../support/paths.js';
import { World } from '../verifier/world.js';
import { Subject } from './mutate.js';

export interface OwnClass {
  /** Internal name. */
  readonly name: string;
  readonly path: string;
  /** Folder that is its class path. */
  readonly root: string;
  readonly bytes: Uint8Array;
}

/** All class files below classfiles/, sorted by path. */
export function ownClasses(): OwnClass[] {
  const paths = readdirSync(classfiles(), { recursive: true, encoding: 'utf8' });
  return paths
    .filter((path) => path.endsWith('.class'))
    .sort()
    .map((relative) => {
      const path = join(classfiles(), relative);
      const bytes = new Uint8Array(readFileSync(path));
      const name = parseClassFile(bytes, path).thisName;
      return { name, path, bytes, root: path.slice(0, -`${name}.class`.length) };
    });
}

let image: JImage | null = null;

/** The JDK's class of that name. */
export function jdkClass(name: string): Uint8Array | null {
  image ??= JImage.open(findJdk(process.env).modulesFile);
  return image.findClass(name)?.bytes ?? null;
}

function readOrNull(path: string): Uint8Array | null {
  try {
    return new Uint8Array(readFileSync(path));
  } catch {
    return null;
  }
}

/** The JDK and a folder of classes. */
export function worldOf(root: string): World {
  return new World((name) => readOrNull(join(root, `${name}.class`)) ?? jdkClass(name));
}

const subjects = new Map<OwnClass, Subject>();

export function subjectOf(cls: OwnClass): Subject {
  let subject = subjects.get(cls);
  if (subject === undefined) {
    subject = new Subject(cls.bytes);
    subjects.set(cls, subject);
  }
  return subject;
}
