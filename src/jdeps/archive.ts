import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { decodeAttribute } from '../classfile/attributes.js';
import { parseClassFile } from '../classfile/class-file.js';
import { ClassFormatProblem } from '../classfile/class-format-problem.js';
import { Jar } from '../classpath/jar.js';
import { classDependencies } from './dependencies.js';

/** A class and what it names. */
export interface AnalyzedClass {
  readonly name: string;
  readonly dependencies: ReadonlySet<string>;
}

/** What makes a folder or jar a module. */
export interface ArchiveModule {
  readonly name: string;
  /** `requires` lines without the word, sorted by module. */
  readonly requires: readonly string[];
}

/** A file, folder or jar whose classes are looked at or looked for. */
export class Archive {
  /** As the output names it: a module's name, else that of the file. */
  readonly name: string;
  readonly fileName: string;
  readonly module: ArchiveModule | null;
  /** Files that are no class files, once `classes` was asked for. */
  readonly problems: ClassFormatProblem[] = [];
  private analyzed: Map<string, AnalyzedClass> | null = null;

  constructor(
    /** As it was given. */
    readonly path: string,
    /** Of a multi-release jar the classes for this release count. */
    private readonly release: number,
  ) {
    this.fileName = basename(path);
    this.module = moduleIn(path);
    this.name = this.module === null ? this.fileName : this.module.name;
  }

  /** Where it is, for the comment in dot files. */
  get location(): string {
    return resolve(this.path);
  }

  get isMultiRelease(): boolean {
    if (statSync(this.path).isDirectory() || this.path.endsWith('.class')) return false;
    return new Jar(this.path).manifest?.main.get('Multi-Release')?.toLowerCase() === 'true';
  }

  /** Its classes by internal name. */
  get classes(): ReadonlyMap<string, AnalyzedClass> {
    if (this.analyzed === null) {
      this.analyzed = new Map();
      for (const [file, bytes] of filesOf(this.path, this.release)) this.add(file, bytes);
    }
    return this.analyzed;
  }

  private add(file: string, bytes: Uint8Array): void {
    try {
      const parsed = parseClassFile(bytes, file, true);
      const name = parsed.thisName;
      if (name === 'module-info') return;
      this.analyzed?.set(name, { name, dependencies: classDependencies(parsed) });
    } catch (error) {
      // The other classes are still of use.
      if (!(error instanceof ClassFormatProblem)) throw error;
      this.problems.push(error);
    }
  }
}

const requiresFlags: readonly (readonly [number, string])[] = [
  [0x20, 'transitive '],
  [0x40, 'static '],
  [0x1000, 'synthetic '],
  [0x8000, 'mandated '],
];

/** The module that a folder or jar is, by its module-info.class. */
function moduleIn(path: string): ArchiveModule | null {
  if (path.endsWith('.class')) return null;
  const isFolder = statSync(path).isDirectory();
  const file = join(path, 'module-info.class');
  if (isFolder && !existsSync(file)) return null;
  const bytes = isFolder ? readFileSync(file) : new Jar(path).find('module-info.class');
  if (bytes === null) return null;
  const parsed = parseClassFile(bytes, file, true);
  const info = parsed.attribute('Module');
  const attribute = info === null ? null : decodeAttribute(info, file, false);
  if (attribute?.kind !== 'module') return null;
  const { pool } = parsed;
  const rows = attribute.module.requires.map(({ moduleIndex, flags, versionIndex }) => {
    const words = requiresFlags.filter(([bit]) => (flags & bit) !== 0).map(([, word]) => word);
    const version = versionIndex === 0 ? '' : ` (@${pool.utf8(versionIndex)})`;
    const name = pool.moduleName(moduleIndex);
    return { name, text: `${words.join('')}${name}${version}` };
  });
  rows.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { name: pool.moduleName(attribute.module.nameIndex), requires: rows.map(({ text }) => text) };
}

function* filesOf(path: string, release: number): Generator<[string, Uint8Array]> {
  if (statSync(path).isDirectory()) {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const child = join(path, entry.name);
      if (entry.isDirectory()) yield* filesOf(child, release);
      else if (entry.name.endsWith('.class')) yield [child, readFileSync(child)];
    }
  } else if (path.endsWith('.class')) yield [path, readFileSync(path)];
  else {
    const jar = new Jar(path, release);
    for (const name of jar.names()) {
      if (!name.endsWith('.class') || name.startsWith('META-INF/')) continue;
      const bytes = jar.find(name);
      if (bytes !== null) yield [`${path}(${name})`, bytes];
    }
  }
}
