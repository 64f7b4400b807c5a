/** A class path as `java -cp` takes it: folders, jars, `folder/*`; what is missing is passed over. */
import { existsSync, opendirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ClassPathError, reasonOf } from './class-path-error.js';
import { Jar } from './jar.js';

export interface FoundResource {
  readonly bytes: Uint8Array;
  /** The folder or jar that has it. */
  readonly origin: string;
}

/** Something that resources are found in. */
interface Source {
  readonly origin: string;
  find(name: string): Uint8Array | null;
}

/** Splits `a:b:c`; an empty entry is the working directory, as with `java`. */
export function splitClassPath(text: string): string[] {
  return text.split(':').map((entry) => (entry === '' ? '.' : entry));
}

/**
 * The entries with each `folder/*` replaced by the jars in the folder, as `java` does it: in the order in which the folder lists them, with the folder as it was
 * written before each (`./*` gives `./a.jar`, `*` gives `a.jar`). What matches nothing, or is the name of a file, stays as it is.
 */
export function expandWildcards(entries: readonly string[]): string[] {
  return entries.flatMap((entry) => {
    if ((entry !== '*' && !entry.endsWith('/*')) || existsSync(entry)) return [entry];
    const folder = entry.slice(0, -1);
    const jars = jarsIn(folder === '' ? '.' : folder);
    return jars.length === 0 ? [entry] : jars.map((name) => folder + name);
  });
}

export class ClassPath {
  /** Entries after wildcards are expanded, without what jars add by their manifests. */
  readonly entries: readonly string[];
  /** Entries that nothing has been looked for in yet, the next one last. */
  private readonly pending: string[];
  private readonly sources: Source[] = [];
  private readonly opened = new Set<string>();

  /** Nothing is opened before something is looked for. `release` is that of the JDK, for multi-release jars. */
  constructor(
    entries: readonly string[],
    readonly release = 0,
  ) {
    this.entries = expandWildcards(entries);
    this.pending = [...this.entries].reverse();
  }

  /**
   * The resource of that name (`pkg/Main.class`) in the first entry that has it, or null. Throws ClassPathError for a jar on the way that is damaged; one
   * that is no zip file at all is passed over, as by `java`.
   */
  find(name: string): FoundResource | null {
    for (let i = 0; ; i++) {
      if (i === this.sources.length && !this.openNext()) return null;
      const source = this.sources[i];
      const bytes = source.find(name);
      if (bytes !== null) return { bytes, origin: source.origin };
    }
  }

  /** The class of that internal name. */
  findClass(internalName: string): FoundResource | null {
    return this.find(`${internalName}.class`);
  }

  /** Opens the next pending entry that exists; false if there is none. */
  private openNext(): boolean {
    for (let entry = this.pending.pop(); entry !== undefined; entry = this.pending.pop()) {
      const key = resolve(entry);
      if (this.opened.has(key)) continue;
      this.opened.add(key);
      const source = this.open(entry);
      if (source === null) continue;
      this.sources.push(source);
      return true;
    }
    return false;
  }

  private open(entry: string): Source | null {
    const stat = statSync(entry, { throwIfNoEntry: false });
    if (stat === undefined) return null;
    if (stat.isDirectory()) return { origin: entry, find: (name) => readInFolder(entry, name) };
    let jar: Jar;
    try {
      jar = new Jar(entry, this.release);
    } catch {
      return null;
    }
    // What a jar's manifest asks for is looked at right after the jar.
    this.pending.push(...manifestClassPath(jar).reverse());
    return { origin: entry, find: (name) => jar.find(name) };
  }
}

/** Files that the Class-Path of the jar's manifest names: URLs relative to the jar. */
export function manifestClassPath(jar: Jar): string[] {
  const value = jar.manifest?.main.get('Class-Path');
  if (!value) return [];
  const base = pathToFileURL(`${dirname(resolve(jar.path))}/`);
  return value
    .split(/\s+/)
    .filter((word) => word !== '')
    .flatMap((word) => {
      try {
        const url = new URL(word, base);
        return url.protocol === 'file:' ? [fileURLToPath(url)] : [];
      } catch {
        return [];
      }
    });
}

function readInFolder(folder: string, name: string): Uint8Array | null {
  const path = join(folder, name);
  try {
    return readFileSync(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR' || code === 'ENAMETOOLONG') return null;
    throw new ClassPathError(path, reasonOf(error));
  }
}

/** What the launcher takes for a jar. */
const JAR_NAME = /^[^:]+\.(jar|JAR)$/;

/** Names of jars, in the folder's own order, which `readdirSync` would not keep. */
function jarsIn(folder: string): string[] {
  const names: string[] = [];
  try {
    const listing = opendirSync(folder);
    for (let entry = listing.readSync(); entry !== null; entry = listing.readSync())
      if (JAR_NAME.test(entry.name)) names.push(entry.name);
    listing.closeSync();
  } catch {
    // A folder that cannot be read has no jars.
  }
  return names;
}
