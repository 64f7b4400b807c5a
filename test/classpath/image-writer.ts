/** Writes jimage files for tests: the format of jdk.internal.jimage, without its folders. */

export interface ImageResource {
  readonly module: string;
  readonly parent: string;
  readonly base: string;
  readonly extension: string;
  /** What is stored. */
  readonly content: Uint8Array;
  /** Length when unpacked; if it is given, the content is stored as compressed. */
  readonly uncompressed?: number;
}

const MULTIPLIER = 0x01000193;

function hash(name: string, seed = MULTIPLIER): number {
  let value = seed;
  for (const byte of Buffer.from(name)) value = Math.imul(value, MULTIPLIER) ^ byte;
  return value & 0x7fffffff;
}

function fullName(r: ImageResource): string {
  return `/${r.module}/${r.parent === '' ? '' : `${r.parent}/`}${r.base}${r.extension === '' ? '' : `.${r.extension}`}`;
}

/** Strings of an image by offset; `add` returns that of a text. */
export class ImageStrings {
  private readonly offsets = new Map<string, number>();
  private bytes = Buffer.alloc(0);

  constructor() {
    this.add('');
  }

  add(text: string): number {
    const known = this.offsets.get(text);
    if (known !== undefined) return known;
    const offset = this.bytes.length;
    this.bytes = Buffer.concat([this.bytes, Buffer.from(`${text}\0`)]);
    this.offsets.set(text, offset);
    return offset;
  }

  toBuffer(): Buffer {
    return this.bytes;
  }
}

interface PerfectHash {
  readonly redirect: Int32Array;
  /** Index of each name in the table. */
  readonly positions: readonly number[];
}

/** A table that is larger than the names need if no seeds are found for the exact size: with an even size the lowest bit of a hash does not depend on its seed. */
function perfectHash(names: readonly string[]): PerfectHash {
  for (let length = names.length; ; length++) {
    const table = tryPerfectHash(names, length);
    if (table !== null) return table;
  }
}

function tryPerfectHash(names: readonly string[], length: number): PerfectHash | null {
  const redirect = new Int32Array(length);
  const positions = new Array<number>(names.length).fill(-1);
  const taken = new Set<number>();
  const buckets = new Map<number, number[]>();
  for (const [i, name] of names.entries()) {
    const bucket = hash(name) % length;
    buckets.set(bucket, [...(buckets.get(bucket) ?? []), i]);
  }
  const bySize = [...buckets].sort((a, b) => b[1].length - a[1].length);
  for (const [bucket, members] of bySize) {
    let slots = [0];
    if (members.length === 1) {
      while (taken.has(slots[0])) slots[0]++;
      redirect[bucket] = -1 - slots[0];
    } else {
      const fits = (seed: number): boolean => {
        slots = members.map((i) => hash(names[i], seed) % length);
        return new Set(slots).size === slots.length && !slots.some((slot) => taken.has(slot));
      };
      let seed = 1;
      while (seed < 1000 && !fits(seed)) seed++;
      if (seed === 1000) return null;
      redirect[bucket] = seed;
    }
    for (const [k, slot] of slots.entries()) {
      taken.add(slot);
      positions[members[k]] = slot;
    }
  }
  return { redirect, positions };
}

function location(attributes: readonly [kind: number, value: number][]): Buffer {
  const bytes: number[] = [];
  for (const [kind, value] of attributes) {
    if (value === 0) continue;
    const digits = value
      .toString(16)
      .padStart(8, '0')
      .replace(/^(00)+/, '');
    const padded = digits.length % 2 === 1 ? `0${digits}` : digits;
    bytes.push((kind << 3) | (padded.length / 2 - 1), ...Buffer.from(padded, 'hex'));
  }
  bytes.push(0);
  return Buffer.from(bytes);
}

/** The bytes of an image of these resources, which may use `strings` already filled. */
export function imageOf(resources: readonly ImageResource[], strings = new ImageStrings()): Buffer {
  const { redirect, positions } = perfectHash(resources.map(fullName));
  const offsets = new Uint32Array(redirect.length);
  // Offset 0 holds an empty location, as in the real file.
  const locations: Buffer[] = [Buffer.of(0)];
  let locationsSize = 1;
  let contentSize = 0;
  for (const [i, r] of resources.entries()) {
    const bytes = location([
      [1, strings.add(r.module)],
      [2, strings.add(r.parent)],
      [3, strings.add(r.base)],
      [4, strings.add(r.extension)],
      [5, contentSize],
      [6, r.uncompressed === undefined ? 0 : r.content.length],
      [7, r.uncompressed ?? r.content.length],
    ]);
    offsets[positions[i]] = locationsSize;
    locations.push(bytes);
    locationsSize += bytes.length;
    contentSize += r.content.length;
  }
  const text = strings.toBuffer();
  const header = Buffer.alloc(28);
  const fields = [0xcafedada, 0x10000, 0, resources.length, redirect.length, locationsSize, text.length];
  for (const [i, value] of fields.entries()) header.writeUInt32LE(value, 4 * i);
  return Buffer.concat([
    header,
    Buffer.from(redirect.buffer),
    Buffer.from(offsets.buffer),
    ...locations,
    text,
    ...resources.map((r) => r.content),
  ]);
}

/** An entry of /packages: the modules that have the package, and whether it is empty in each. */
export function packageEntry(
  pkg: string,
  modules: readonly [name: string, empty: boolean][],
  strings: ImageStrings,
): ImageResource {
  const content = Buffer.alloc(8 * modules.length);
  for (const [i, [name, empty]] of modules.entries()) {
    content.writeUInt32LE(empty ? 1 : 0, 8 * i);
    content.writeUInt32LE(strings.add(name), 8 * i + 4);
  }
  return { module: 'packages', parent: '', base: pkg, extension: '', content };
}
