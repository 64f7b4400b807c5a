import type { AnalyzedClass, Archive } from './archive.js';
import { isInternal, type JdkModules } from './jdk-modules.js';

/** What has a class: an archive, a module of the JDK, or nothing. */
export interface Place {
  /** In the column of archives: `x.jar`, `java.base`, `JDK internal API (jdk.unsupported)`, `not found`. */
  readonly label: string;
  /** In summaries: as the column, but modules without further ado. */
  readonly summary: string;
  /** For --list-deps: the module, or null. */
  readonly module: string | null;
  readonly archive: Archive | null;
  readonly internal: boolean;
}

export const NOT_FOUND: Place = {
  label: 'not found',
  summary: 'not found',
  module: null,
  archive: null,
  internal: false,
};

/** One line: origin and target are class or package names, dotted. */
export interface Dependence {
  readonly origin: string;
  readonly target: string;
  readonly place: Place;
}

export interface Filter {
  /** Class level, else package level. */
  readonly classes: boolean;
  /** Drop what stays within a package. */
  readonly samePackage: boolean;
}

export const packageOf = (name: string): string => name.slice(0, Math.max(0, name.lastIndexOf('/')));
const dotted = (name: string): string => name.replaceAll('/', '.');
const packageText = (name: string): string => (name === '' ? '<unnamed>' : dotted(name));

/** Finds where classes are: in the root that asks, the JDK, the other roots, the class path. */
export class Analysis {
  private readonly places = new Map<string, Place>();
  private readonly archivePlaces = new Map<Archive, Place>();

  constructor(
    readonly roots: readonly Archive[],
    readonly classPath: readonly Archive[],
    private readonly jdk: JdkModules,
  ) {}

  placeOf(name: string, origin: Archive): Place {
    if (this.roots.includes(origin) && origin.classes.has(name)) return this.archivePlace(origin);
    let place = this.places.get(name);
    if (place === undefined) {
      place = this.search(name);
      this.places.set(name, place);
    }
    return place;
  }

  private search(name: string): Place {
    const module = this.jdk.moduleOf(name);
    if (module !== null) {
      const internal = isInternal(module, packageOf(name));
      const label = internal ? `JDK internal API (${module.name})` : module.name;
      return { label, summary: module.name, module: module.name, archive: null, internal };
    }
    for (const archive of [...this.roots, ...this.classPath]) {
      if (archive.classes.has(name)) return this.archivePlace(archive);
    }
    return NOT_FOUND;
  }

  private archivePlace(archive: Archive): Place {
    let place = this.archivePlaces.get(archive);
    if (place === undefined) {
      // Summaries name archives that are depended on by their paths, or as modules.
      place = {
        label: archive.name,
        summary: archive.module === null ? archive.path : archive.name,
        module: null,
        archive,
        internal: false,
      };
      this.archivePlaces.set(archive, place);
    }
    return place;
  }

  /** All lines of an archive, sorted, each once. */
  dependences(archive: Archive, filter: Filter, classes = archive.classes): Dependence[] {
    const lines = new Map<string, Dependence>();
    for (const { name, dependencies } of classes.values()) {
      const from = packageOf(name);
      for (const target of dependencies) {
        const to = packageOf(target);
        if (filter.samePackage && from === to) continue;
        const place = this.placeOf(target, archive);
        const line: Dependence = filter.classes
          ? { origin: dotted(name), target: dotted(target), place }
          : { origin: packageText(from), target: packageText(to), place };
        const key = `${line.origin} ${line.target} ${place.label}`;
        if (!lines.has(key)) lines.set(key, line);
      }
    }
    return [...lines.values()].sort((a, b) => compare(a.origin, b.origin) || compare(a.target, b.target));
  }

  /** Places that an archive depends on, sorted by name; itself only in recursive analyses. */
  summary(archive: Archive, filter: Filter, classes = archive.classes): Place[] {
    const found = new Map<string, Place>();
    for (const { name, dependencies } of classes.values()) {
      for (const target of dependencies) {
        if (filter.samePackage && packageOf(name) === packageOf(target)) continue;
        const place = this.placeOf(target, archive);
        if (place.archive !== archive && !found.has(place.summary)) found.set(place.summary, place);
      }
    }
    return [...found.values()].sort((a, b) => compare(a.summary, b.summary));
  }

  /** The classes that are reached from the roots' classes, by archive, the roots first. */
  reached(): Map<Archive, ReadonlyMap<string, AnalyzedClass>> {
    const result = new Map<Archive, Map<string, AnalyzedClass>>();
    const queue: [Archive, AnalyzedClass][] = [];
    for (const root of this.roots) {
      result.set(root, new Map(root.classes));
      for (const found of root.classes.values()) queue.push([root, found]);
    }
    for (const [archive, { dependencies }] of queue) {
      for (const target of dependencies) {
        const next = this.placeOf(target, archive).archive;
        const found = next?.classes.get(target);
        if (next === null || found === undefined) continue;
        const known = result.get(next) ?? new Map<string, AnalyzedClass>();
        result.set(next, known);
        if (known.has(target)) continue;
        known.set(target, found);
        queue.push([next, found]);
      }
    }
    return result;
  }
}

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
