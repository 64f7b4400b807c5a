/** A jar or zip file as a source of classes. */
import { type Manifest, parseManifest } from './manifest.js';
import { ZipFile } from './zip-file.js';

const MANIFEST = 'META-INF/MANIFEST.MF';
const VERSIONS = 'META-INF/versions/';

export class Jar {
  private readonly zip: ZipFile;
  private parsedManifest: Manifest | null | undefined;
  private knownVersions: readonly number[] | null = null;

  /**
   * Opens the file. Of a multi-release jar the entries for Java `release` and below are found in place of the plain ones; 0 leaves them aside.
   * Throws ClassPathError if the file cannot be read or is no zip file.
   */
  constructor(
    readonly path: string,
    readonly release = 0,
  ) {
    this.zip = new ZipFile(path);
  }

  static open(path: string, release = 0): Jar {
    return new Jar(path, release);
  }

  close(): void {
    this.zip.close();
  }

  /** The bytes of the entry, or null if there is none of that name or it is a folder. Throws ClassPathError if it cannot be unpacked. */
  find(name: string): Uint8Array | null {
    if (name.endsWith('/')) return null;
    if (!name.startsWith('META-INF/')) {
      for (const version of this.versions()) {
        const bytes = this.zip.find(`${VERSIONS}${version}/${name}`);
        if (bytes !== null) return bytes;
      }
    }
    return this.zip.find(name);
  }

  /** Names of all entries that are not folders, in the directory's order, those of other releases included. */
  names(): string[] {
    return [...this.zip.names()].filter((name) => !name.endsWith('/'));
  }

  /** The manifest, or null if the jar has none. */
  get manifest(): Manifest | null {
    if (this.parsedManifest === undefined) {
      const bytes = this.zip.find(MANIFEST);
      this.parsedManifest = bytes === null ? null : parseManifest(bytes);
    }
    return this.parsedManifest;
  }

  /** Releases up to `release` that the jar has entries for, the highest first; none unless the manifest says that it is multi-release. */
  private versions(): readonly number[] {
    if (this.knownVersions !== null) return this.knownVersions;
    const found = new Set<number>();
    if (this.release >= 9 && this.manifest?.main.get('Multi-Release')?.toLowerCase() === 'true') {
      for (const name of this.zip.names()) {
        const match = name.startsWith(VERSIONS) ? /^\d+(?=\/)/.exec(name.slice(VERSIONS.length)) : null;
        if (match !== null) found.add(Number(match[0]));
      }
    }
    this.knownVersions = [...found].filter((v) => v >= 9 && v <= this.release).sort((a, b) => b - a);
    return this.knownVersions;
  }
}
