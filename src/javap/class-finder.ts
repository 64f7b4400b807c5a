import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ClassPath, splitClassPath } from '../classpath/class-path.js';
import { findJdk, type JdkLocation } from '../classpath/find-jdk.js';
import { Jar } from '../classpath/jar.js';
import { JImage } from '../classpath/jimage.js';
import { ZipFile } from '../classpath/zip-file.js';
import type { SystemInfo } from './class-printer.js';

/** A class that was looked for, and where it was found. */
export interface LocatedClass {
  readonly bytes: Uint8Array;
  /** Path as it is named in warnings. */
  readonly name: string;
  /** Path, or URL in a jar or the JDK's image. */
  readonly location: string;
  /** When it was last modified, as javap sees it. */
  readonly modified: Date | null;
  /** The JDK's module that the class is in, if it is in one. */
  readonly module: string | null;
}

export class ModuleNotFound extends Error {}

/** Where javap looks for classes: the JDK's modules, the class path, files and URLs. */
export class ClassFinder {
  private readonly classPath: ClassPath;
  private jdk: { readonly location: JdkLocation; readonly image: JImage } | null | undefined = undefined;

  constructor(
    classPath: string | null,
    release: number,
    /** Home of the JDK to look in, null for the one that is installed. */
    private readonly system: string | null,
    private readonly module: string | null,
  ) {
    this.classPath = new ClassPath(splitClassPath(classPath ?? (process.env.CLASSPATH || '.')), release);
    if (module !== null && this.image?.modules().includes(module) !== true) {
      throw new ModuleNotFound(`Cannot find module ${module}`);
    }
  }

  private get image(): JImage | null {
    if (this.jdk === undefined) {
      try {
        const env = this.system === null ? process.env : { ...process.env, JAVA_HOME: this.system };
        const location = findJdk(env);
        this.jdk = { location, image: JImage.open(location.modulesFile) };
      } catch {
        // Without a JDK its classes are not found; all others are.
        this.jdk = null;
      }
    }
    return this.jdk === null ? null : this.jdk.image;
  }

  /** A class by its name, its file's path or a URL, in javap's order. */
  find(operand: string): LocatedClass | null {
    const named = this.findNamed(operand);
    if (named !== null || !operand.endsWith('.class')) return named;
    return this.findFile(operand) ?? this.findUrl(operand);
  }

  /** `a.b.C.D` may stand for `a.b.C$D`. */
  private findNamed(operand: string): LocatedClass | null {
    let name = operand;
    for (;;) {
      const found = this.findClass(name.replaceAll('.', '/'));
      if (found !== null) return found;
      const dot = name.lastIndexOf('.');
      if (dot < 0) return null;
      name = `${name.slice(0, dot)}$${name.slice(dot + 1)}`;
    }
  }

  private findClass(internal: string): LocatedClass | null {
    if (internal.startsWith('/') || internal.startsWith('./') || internal.includes('//')) return null;
    const path = `${internal}.class`;
    if (this.module !== null) return this.inImage(this.module, path);
    const slash = internal.lastIndexOf('/');
    const module = slash < 0 ? null : (this.image?.moduleOfPackage(internal.slice(0, slash)) ?? null);
    const found = module === null ? null : this.inImage(module, path);
    return found ?? this.onClassPath(path);
  }

  private inImage(module: string, path: string): LocatedClass | null {
    const image = this.image;
    const bytes = image?.find(module, path) ?? null;
    if (image === null || bytes === null) return null;
    const location = `jrt:/${module}/${path}`;
    return { bytes, name: location, location, modified: fileTime(image.path), module };
  }

  private onClassPath(path: string): LocatedClass | null {
    const found = this.classPath.find(path);
    if (found === null) return null;
    const { bytes, origin } = found;
    if (statSync(origin, { throwIfNoEntry: false })?.isDirectory() === true) {
      const file = origin === '.' ? `./${path}` : join(origin, path);
      const location = resolve(origin, path);
      return { bytes, name: file, location, modified: fileTime(location), module: null };
    }
    const location = `jar:${pathToFileURL(resolve(origin))}!/${path}`;
    return { bytes, name: `${origin}(/${path})`, location, modified: entryTime(origin, path), module: null };
  }

  private findFile(path: string): LocatedClass | null {
    if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return null;
    const bytes = readFileSync(path);
    return { bytes, name: path, location: resolve(path), modified: fileTime(path), module: null };
  }

  private findUrl(text: string): LocatedClass | null {
    const jrt = /^jrt:\/([^/]+)\/(.+)$/.exec(text);
    if (jrt !== null) return this.inImage(jrt[1], jrt[2]);
    const jar = /^jar:(file:[^!]+)!\/(.+)$/.exec(text);
    if (jar !== null) {
      const path = fileURLToPath(jar[1]);
      const bytes = new Jar(path).find(jar[2]);
      return bytes === null
        ? null
        : { bytes, name: text, location: text, modified: entryTime(path, jar[2]), module: null };
    }
    return text.startsWith('file:') ? this.findFile(fileURLToPath(text)) : null;
  }
}

function fileTime(path: string): Date | null {
  return statSync(path, { throwIfNoEntry: false })?.mtime ?? null;
}

/** Jars whose entries' times were asked for. */
const zips = new Map<string, ZipFile>();

function entryTime(jar: string, entry: string): Date | null {
  let zip = zips.get(jar);
  if (zip === undefined) {
    zip = new ZipFile(jar);
    zips.set(jar, zip);
  }
  return zip.modified(entry);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export function systemInfo(found: LocatedClass): SystemInfo {
  const time = found.modified;
  const modified =
    time === null ? null : `${MONTHS[time.getMonth()]} ${time.getDate()}, ${time.getFullYear()}`;
  const checksum = createHash('sha256').update(found.bytes).digest('hex');
  return { location: found.location, modified, size: found.bytes.length, checksum };
}
