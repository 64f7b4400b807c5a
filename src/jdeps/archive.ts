import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseClassFile } from '../classfile/class-file.js';
import { ClassFormatProblem } from '../classfile/class-format-problem.js';
import { Jar } from '../classpath/jar.js';
import { classDependencies } from './dependencies.js';

/** A class and what it names. */
export interface AnalyzedClass {
  readonly name: string;
  readonly dependencies: ReadonlySet<string>;
}

/** A file, folder or jar whose classes are looked at or looked for. */
export class Archive {
  /** As the output names it. */
  readonly name: string;
  private analyzed: Map<string, AnalyzedClass> | null = null;

  constructor(
    /** As it was given. */
    readonly path: string,
    /** Of a multi-release jar the classes for this release count. */
    private readonly release: number,
  ) {
    this.name = basename(path);
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
      // As the JDK's jdeps, with a warning of its own, does: the rest is still of use.
      if (!(error instanceof ClassFormatProblem)) throw error;
    }
  }
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
