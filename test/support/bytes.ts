/** A growing big-endian byte buffer. */
export class ByteWriter {
  private data = Buffer.alloc(256);
  length = 0;

  private room(n: number): number {
    const at = this.length;
    if (at + n > this.data.length) {
      const larger = Buffer.alloc(Math.max(this.data.length * 2, at + n));
      this.data.copy(larger);
      this.data = larger;
    }
    this.length += n;
    return at;
  }

  u1(v: number): this {
    const at = this.room(1);
    this.data[at] = v & 0xff;
    return this;
  }

  u2(v: number): this {
    const at = this.room(2);
    this.data.writeUInt16BE(v & 0xffff, at);
    return this;
  }

  u4(v: number): this {
    const at = this.room(4);
    this.data.writeInt32BE(v | 0, at);
    return this;
  }

  bytes(b: Uint8Array): this {
    const at = this.room(b.length);
    this.data.set(b, at);
    return this;
  }

  patchU2(at: number, v: number): void {
    this.data.writeUInt16BE(v & 0xffff, at);
  }

  patchU4(at: number, v: number): void {
    this.data.writeInt32BE(v | 0, at);
  }

  toBuffer(): Buffer {
    return Buffer.from(this.data.subarray(0, this.length));
  }
}

/** Modified UTF-8 (JVMS 4.4.7). */
export function modifiedUtf8(text: string): Buffer {
  const out: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c !== 0 && c < 0x80) out.push(c);
    else if (c < 0x800) out.push(0xc0 | (c >> 6), 0x80 | (c & 0x3f));
    else out.push(0xe0 | (c >> 12), 0x80 | ((c >> 6) & 0x3f), 0x80 | (c & 0x3f));
  }
  return Buffer.from(out);
}
