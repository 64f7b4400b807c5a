/** Texts where they stand in class files and other files, to be found again without a string made of each. */

const BUCKETS = 1 << 13;
/** int32 words of an entry: the next of its bucket, which is older; its source, start and length in bytes. */
const enum Entry {
  NEXT = 0,
  SOURCE = 1,
  START = 2,
  LENGTH = 3,
  WORDS = 4,
}

export class TextTable {
  /** Entries are numbered from 1. */
  private heads: Int32Array = new Int32Array(BUCKETS);
  private entries: Int32Array = new Int32Array(Entry.WORDS << 10);
  private readonly sources: Uint8Array[] = [];
  private count = 0;

  /** How many texts have been added. */
  get size(): number {
    return this.count;
  }

  /** The bytes must not change. Texts that are there already may be added again: the first counts. */
  add(source: Uint8Array, start: number, length: number): void {
    const { sources } = this;
    if (sources.length === 0 || sources[sources.length - 1] !== source) sources.push(source);
    const entry = ++this.count;
    let at = Entry.WORDS * entry;
    if (at >= this.entries.length) {
      const grown = new Int32Array(2 * this.entries.length);
      grown.set(this.entries);
      this.entries = grown;
    }
    const bucket = bucketOf(source, start, length);
    const { entries } = this;
    entries[at++] = this.heads[bucket];
    entries[at++] = sources.length - 1;
    entries[at++] = start;
    entries[at] = length;
    this.heads[bucket] = entry;
  }

  /** Moves all that it consists of to other memory. `move`: makes a copy there, at a multiple of 4. */
  moveTo(move: (bytes: Uint8Array) => Uint8Array): void {
    const moveInts = (ints: Int32Array): Int32Array => {
      const { buffer, byteOffset, byteLength } = move(
        new Uint8Array(ints.buffer, ints.byteOffset, ints.byteLength),
      );
      return new Int32Array(buffer, byteOffset, byteLength >> 2);
    };
    this.heads = moveInts(this.heads);
    this.entries = moveInts(this.entries.subarray(0, Entry.WORDS * (this.count + 1)));
    this.sources.forEach((source, i) => {
      this.sources[i] = move(source);
    });
  }

  /** How many texts had been added before this one was first; -1 if it never was. */
  rank(text: Uint8Array): number {
    const { entries, sources } = this;
    let first = -1;
    for (let entry = this.heads[bucketOf(text, 0, text.length)]; entry !== 0; ) {
      const at = Entry.WORDS * entry;
      if (
        entries[at + Entry.LENGTH] === text.length &&
        isAt(text, sources[entries[at + Entry.SOURCE]], entries[at + Entry.START])
      )
        first = entry - 1;
      entry = entries[at + Entry.NEXT];
    }
    return first;
  }
}

/** By the length and three of the bytes: cheap, and names differ in them. */
function bucketOf(bytes: Uint8Array, start: number, length: number): number {
  if (length === 0) return 0;
  const last = start + length - 1;
  const sum =
    Math.imul(length, 0x9e5) +
    Math.imul(bytes[start], 0x1f3) +
    Math.imul(bytes[last], 0x35) +
    bytes[(start + last) >> 1];
  return (sum ^ (sum >>> 13)) & (BUCKETS - 1);
}

function isAt(text: Uint8Array, source: Uint8Array, start: number): boolean {
  for (let i = 0; i < text.length; i++) if (source[start + i] !== text[i]) return false;
  return true;
}
