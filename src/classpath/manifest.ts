/** META-INF/MANIFEST.MF of a jar. */

/** Attributes of one section; names are looked up without regard to case. */
export class ManifestSection {
  private readonly values = new Map<string, string>();

  set(name: string, value: string): void {
    this.values.set(name.toLowerCase(), value);
  }

  get(name: string): string | undefined {
    return this.values.get(name.toLowerCase());
  }
}

export interface Manifest {
  readonly main: ManifestSection;
  /** The other sections by the value of their `Name`. */
  readonly entries: ReadonlyMap<string, ManifestSection>;
}

/** Parses a manifest: a line that begins with a blank continues the one before it, an empty line ends a section. Lines without a colon are passed over. */
export function parseManifest(bytes: Uint8Array): Manifest {
  // Joined as bytes: writers break lines after 72 bytes, even in the middle of a UTF-8 sequence.
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const lines = latin1.replace(/\r\n?/g, '\n').replace(/\n /g, '').split('\n');
  const main = new ManifestSection();
  const entries = new Map<string, ManifestSection>();
  let section: ManifestSection | null = main;
  for (const line of lines) {
    if (line === '') {
      section = null;
      continue;
    }
    const colon = line.indexOf(':');
    if (colon < 0) continue;
    const name = line.slice(0, colon);
    const value = Buffer.from(line.slice(colon + 1), 'latin1')
      .toString('utf8')
      .trim();
    if (section === null) {
      section = new ManifestSection();
      if (name.toLowerCase() === 'name') entries.set(value, section);
    }
    section.set(name, value);
  }
  return { main, entries };
}
