import type { AttributeInfo } from './attribute-holder.js';
import { ClassFormatProblem, TRUNCATED } from './class-format-problem.js';

/** Reads an attribute's contents in order, never beyond their end. */
export class AttributeReader {
  at = 0;
  private readonly bytes: Uint8Array;

  constructor(
    private readonly info: AttributeInfo,
    private readonly origin: string,
  ) {
    this.bytes = info.bytes;
  }

  problem(reason: string): ClassFormatProblem {
    const { name, offset } = this.info;
    return new ClassFormatProblem(this.origin, offset + this.at, `attribute ${name}`, reason, TRUNCATED);
  }

  private take(count: number): number {
    const at = this.at;
    if (count > this.bytes.length - at) throw this.problem('is too short');
    this.at = at + count;
    return at;
  }

  get left(): number {
    return this.bytes.length - this.at;
  }

  u1(): number {
    return this.bytes[this.take(1)];
  }

  u2(): number {
    const at = this.take(2);
    return (this.bytes[at] << 8) | this.bytes[at + 1];
  }

  u4(): number {
    return this.u2() * 65536 + this.u2();
  }

  data(count: number): Uint8Array {
    const at = this.take(count);
    return this.bytes.subarray(at, at + count);
  }

  list<T>(count: number, read: () => T): T[] {
    const items: T[] = [];
    for (let i = 0; i < count; i++) items.push(read());
    return items;
  }

  /** A u2 count and as many items. */
  list2<T>(read: () => T): T[] {
    return this.list(this.u2(), read);
  }

  /** A u2 count and as many u2s. */
  words(): number[] {
    return this.list2(() => this.u2());
  }

  end(): void {
    if (this.left !== 0) throw this.problem(`has ${this.left} bytes too many`);
  }
}
