/** A jar or zip file, read as a whole when it is opened and unpacked entry by entry when asked. */
import AdmZip from 'adm-zip';
import { ClassPathError, reasonOf } from './class-path-error.js';
import { type Manifest, parseManifest } from './manifest.js';

const MANIFEST = 'META-INF/MANIFEST.MF';

export class Jar {
  private readonly zip: AdmZip;
  private parsedManifest: Manifest | null | undefined;

  /** Throws ClassPathError if the file cannot be read or is no zip file. */
  constructor(readonly path: string) {
    try {
      this.zip = new AdmZip(path);
      this.zip.getEntryCount();
    } catch (error) {
      throw new ClassPathError(path, `not a usable jar file: ${reasonOf(error)}`);
    }
  }

  static open(path: string): Jar {
    return new Jar(path);
  }

  /** The bytes of the entry, or null if there is none of that name. Throws ClassPathError if it cannot be unpacked. */
  find(name: string): Uint8Array | null {
    const entry = this.zip.getEntry(name);
    if (entry === null || entry.isDirectory) return null;
    try {
      return entry.getData();
    } catch (error) {
      throw new ClassPathError(this.path, `entry ${name} cannot be unpacked: ${reasonOf(error)}`);
    }
  }

  /** Names of all entries that are not folders, in the file's order. */
  names(): string[] {
    return this.zip
      .getEntries()
      .filter((entry) => !entry.isDirectory)
      .map((entry) => entry.entryName);
  }

  /** The manifest, or null if the jar has none. */
  get manifest(): Manifest | null {
    if (this.parsedManifest === undefined) {
      const bytes = this.find(MANIFEST);
      this.parsedManifest = bytes === null ? null : parseManifest(bytes);
    }
    return this.parsedManifest;
  }
}
