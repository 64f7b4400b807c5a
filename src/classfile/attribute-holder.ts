import { CpTag } from '../jvms/pool-tags.js';
import { ClassFormatProblem, TRUNCATED } from './class-format-problem.js';
import type { ConstantPool } from './constant-pool.js';

/** Where one attribute's contents stand (JVMS §4.7). */
export class AttributeInfo {
  constructor(
    readonly name: string,
    readonly nameIndex: number,
    /** Offset of the contents in the class file. */
    readonly offset: number,
    readonly length: number,
    private readonly file: Uint8Array,
  ) {}

  get bytes(): Uint8Array {
    return this.file.subarray(this.offset, this.offset + this.length);
  }
}

/** Offset of the first byte behind the attributes whose count stands at `at`. */
export function skipAttributes(bytes: Uint8Array, at: number, end: number, origin: string): number {
  if (at + 2 > end) throw new ClassFormatProblem(origin, at, 'attributes', 'truncated', TRUNCATED);
  let left = (bytes[at] << 8) | bytes[at + 1];
  at += 2;
  for (; left > 0; left--) {
    if (at + 6 > end) throw new ClassFormatProblem(origin, at, 'attribute', 'truncated', TRUNCATED);
    const length =
      ((bytes[at + 2] << 24) | (bytes[at + 3] << 16) | (bytes[at + 4] << 8) | bytes[at + 5]) >>> 0;
    at += 6;
    if (length > end - at) {
      throw new ClassFormatProblem(
        origin,
        at,
        'attribute',
        `of ${length} bytes reaches beyond the end`,
        TRUNCATED,
      );
    }
    at += length;
  }
  return at;
}

/** A structure with a table of attributes: class, field, method, code, record component. The table has been skipped over before, so its lengths are right. */
export class AttributeHolder {
  constructor(
    readonly bytes: Uint8Array,
    readonly pool: ConstantPool,
    /** Offset of attributes_count. */
    readonly attributesAt: number,
  ) {}

  /** Offset of the contents of the first attribute of that name, or -1. */
  protected find(name: string): number {
    const { bytes, pool } = this;
    let at = this.attributesAt;
    let left = (bytes[at] << 8) | bytes[at + 1];
    at += 2;
    for (; left > 0; left--) {
      const index = (bytes[at] << 8) | bytes[at + 1];
      if (pool.tag(index) === CpTag.UTF8 && pool.utf8(index) === name) return at + 6;
      at += 6 + this.lengthAt(at + 6);
    }
    return -1;
  }

  /** attribute_length of the attribute whose contents stand at `at`. */
  private lengthAt(at: number): number {
    const bytes = this.bytes;
    return ((bytes[at - 4] << 24) | (bytes[at - 3] << 16) | (bytes[at - 2] << 8) | bytes[at - 1]) >>> 0;
  }

  /** How many attributes of that name there are; unlike {@link attributes} it makes nothing. */
  timesNamed(name: string): number {
    const { bytes, pool } = this;
    let times = 0;
    let at = this.attributesAt;
    let left = (bytes[at] << 8) | bytes[at + 1];
    at += 2;
    for (; left > 0; left--) {
      const index = (bytes[at] << 8) | bytes[at + 1];
      if (pool.tag(index) === CpTag.UTF8 && pool.utf8(index) === name) times++;
      at += 6 + this.lengthAt(at + 6);
    }
    return times;
  }

  hasAttribute(name: string): boolean {
    return this.find(name) >= 0;
  }

  /** Contents of an attribute, without name and length. */
  rawAttribute(name: string): Uint8Array | null {
    const at = this.find(name);
    return at < 0 ? null : this.bytes.subarray(at, at + this.lengthAt(at));
  }

  attribute(name: string): AttributeInfo | null {
    const at = this.find(name);
    return at < 0 ? null : new AttributeInfo(name, this.u2(at - 6), at, this.lengthAt(at), this.bytes);
  }

  /** All attributes, in the file's order. */
  get attributes(): AttributeInfo[] {
    return this.attributesNamed((index) => this.pool.utf8(index));
  }

  /** The same, with names by the given function: for readers that go on when a name is wrong. */
  attributesNamed(nameOf: (index: number) => string): AttributeInfo[] {
    const { bytes } = this;
    const list: AttributeInfo[] = [];
    let at = this.attributesAt;
    let left = (bytes[at] << 8) | bytes[at + 1];
    at += 2;
    for (; left > 0; left--) {
      const nameIndex = (bytes[at] << 8) | bytes[at + 1];
      const length = this.lengthAt(at + 6);
      list.push(new AttributeInfo(nameOf(nameIndex), nameIndex, at + 6, length, bytes));
      at += 6 + length;
    }
    return list;
  }

  /** Offset of an attribute's contents if there are at least `size` bytes of them; -1 if there is no such attribute. */
  protected findSized(name: string, size: number): number {
    const at = this.find(name);
    if (at >= 0 && this.lengthAt(at) < size) throw this.tooShort(name, at);
    return at;
  }

  protected tooShort(name: string, at: number): ClassFormatProblem {
    const text = `Invalid ${name} attribute length ${this.lengthAt(at)} in class file %s`;
    return new ClassFormatProblem(this.pool.origin, at, `attribute ${name}`, 'is too short', text);
  }

  protected u2(at: number): number {
    return (this.bytes[at] << 8) | this.bytes[at + 1];
  }

  /** The u2 that an attribute consists of, 0 if there is no such attribute. */
  protected indexAttribute(name: string): number {
    const at = this.findSized(name, 2);
    return at < 0 ? 0 : this.u2(at);
  }

  /** The rows of `columns` u2s each that an attribute lists behind their number (a u2). */
  protected table(name: string, columns: number): Uint16Array {
    const at = this.findSized(name, 2);
    return at < 0 ? new Uint16Array(0) : this.tableAt(name, at, columns);
  }

  protected tableAt(name: string, at: number, columns: number): Uint16Array {
    const words = new Uint16Array(columns * this.u2(at));
    if (this.lengthAt(at) < 2 + 2 * words.length) throw this.tooShort(name, at);
    for (let i = 0; i < words.length; i++) words[i] = this.u2(at + 2 + 2 * i);
    return words;
  }

  /** Generic signature (JVMS §4.7.9), unparsed. */
  get signature(): string | null {
    const index = this.indexAttribute('Signature');
    return index === 0 ? null : this.pool.utf8(index);
  }
}
