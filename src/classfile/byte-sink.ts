/** A growing buffer of big-endian numbers, as class files have them. */
export class ByteSink {
  private data = new Uint8Array(128);
  length = 0;

  private room(bytes: number): number {
    const at = this.length;
    this.length = at + bytes;
    if (this.length > this.data.length) {
      const larger = new Uint8Array(Math.max(2 * this.data.length, this.length));
      larger.set(this.data);
      this.data = larger;
    }
    return at;
  }

  u1(value: number): this {
    const at = this.room(1);
    this.data[at] = value;
    return this;
  }

  u2(value: number): this {
    const at = this.room(2);
    this.data[at] = value >> 8;
    this.data[at + 1] = value;
    return this;
  }

  u4(value: number): this {
    return this.u2(value >>> 16).u2(value & 0xffff);
  }

  bytes(bytes: Uint8Array): this {
    const at = this.room(bytes.length);
    this.data.set(bytes, at);
    return this;
  }

  /** Modified UTF-8 behind its length (JVMS §4.4.7). */
  utf8(text: string): this {
    const start = this.room(2) + 2;
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c !== 0 && c < 0x80) this.u1(c);
      else if (c < 0x800) this.u1(0xc0 | (c >> 6)).u1(0x80 | (c & 0x3f));
      else
        this.u1(0xe0 | (c >> 12))
          .u1(0x80 | ((c >> 6) & 0x3f))
          .u1(0x80 | (c & 0x3f));
    }
    this.patchU2(start - 2, this.length - start);
    return this;
  }

  patchU2(at: number, value: number): void {
    this.data[at] = value >> 8;
    this.data[at + 1] = value;
  }

  /** What has been written: a view, not a copy. */
  toBytes(): Uint8Array {
    return this.data.subarray(0, this.length);
  }
}
