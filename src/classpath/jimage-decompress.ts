/**
 * Compressed resources of a jimage (`jlink --compress`). A resource is a stack of compressions: 29 bytes of header say which one, and what it unpacks to
 * may begin with a header again.
 *
 *     u4 magic · u8 size · u8 size unpacked · u4 name of the compression (offset in strings) · u4 configuration · u1 last
 */
import { inflateSync } from 'node:zlib';
import { ClassPathError } from './class-path-error.js';

const MAGIC = 0xcafefafa;
const HEADER_SIZE = 29;

/** Unpacks `resource`; `uncompressed` is the length that the image promises. Throws ClassPathError naming the image. */
export function decompress(
  image: string,
  resource: Uint8Array,
  uncompressed: number,
  strings: Buffer,
): Buffer {
  let bytes = Buffer.from(resource.buffer, resource.byteOffset, resource.byteLength);
  while (bytes.length >= HEADER_SIZE && bytes.readUInt32LE(0) === MAGIC) {
    const size = Number(bytes.readBigUInt64LE(4));
    const name = textAt(strings, bytes.readUInt32LE(20));
    const packed = bytes.subarray(HEADER_SIZE, HEADER_SIZE + size);
    const unpack = DECOMPRESSORS[name];
    if (unpack === undefined) throw new ClassPathError(image, `unknown compression ${JSON.stringify(name)}`);
    try {
      bytes = unpack(packed, strings);
    } catch (error) {
      throw new ClassPathError(image, `damaged: a resource cannot be unpacked (${(error as Error).message})`);
    }
  }
  if (bytes.length !== uncompressed) {
    throw new ClassPathError(
      image,
      `damaged: a resource unpacks to ${bytes.length} bytes instead of ${uncompressed}`,
    );
  }
  return bytes;
}

type Decompressor = (packed: Buffer, strings: Buffer) => Buffer;

const DECOMPRESSORS: Readonly<Record<string, Decompressor>> = {
  zip: (packed) => inflateSync(packed),
  'compact-cp': unshareStrings,
};

function textAt(strings: Buffer, offset: number): string {
  return bytesAt(strings, offset).toString('latin1');
}

function bytesAt(strings: Buffer, offset: number): Buffer {
  const end = strings.indexOf(0, offset);
  if (end < 0) throw new Error('a string lies outside the strings');
  return strings.subarray(offset, end);
}

/** Tags that stand for a CONSTANT_Utf8 whose bytes are among the image's strings: as a whole, or as a descriptor without its class names. */
const EXTERNALIZED_STRING = 23;
const EXTERNALIZED_DESCRIPTOR = 25;
const UTF8 = 1;
const LONG = 5;
const DOUBLE = 6;
/** Bytes after the tag of the other constants. */
const CONSTANT_SIZES: Readonly<Record<number, number>> = {
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 2,
  8: 2,
  9: 4,
  10: 4,
  11: 4,
  12: 4,
  15: 3,
  16: 2,
  17: 4,
  18: 4,
  19: 2,
  20: 2,
};

/** Puts the strings back into the constant pool of a class file from which `compact-cp` has taken them. */
function unshareStrings(packed: Buffer, strings: Buffer): Buffer {
  const input = new Input(packed, 10);
  const out: Buffer[] = [packed.subarray(0, 10)];
  const count = packed.readUInt16BE(8);
  for (let i = 1; i < count; i++) {
    const start = input.at;
    const tag = packed[input.at++];
    if (tag === EXTERNALIZED_STRING) {
      out.push(...utf8(bytesAt(strings, input.int())));
    } else if (tag === EXTERNALIZED_DESCRIPTOR) {
      out.push(...utf8(descriptor(input, strings)));
    } else {
      const size = tag === UTF8 ? 2 + packed.readUInt16BE(input.at) : CONSTANT_SIZES[tag];
      if (size === undefined) throw new Error(`constant ${i} has tag ${tag}`);
      input.at += size;
      out.push(packed.subarray(start, input.at));
      if (tag === LONG || tag === DOUBLE) i++;
    }
  }
  out.push(packed.subarray(input.at));
  return Buffer.concat(out);
}

function utf8(bytes: Buffer): [Buffer, Buffer] {
  const header = Buffer.alloc(3);
  header[0] = UTF8;
  header.writeUInt16BE(bytes.length, 1);
  return [header, bytes];
}

/** "(L;I)V" with the pair "java/lang", "String" is "(Ljava/lang/String;I)V". */
function descriptor(input: Input, strings: Buffer): Buffer {
  const shape = bytesAt(strings, input.int());
  const namesLength = input.int();
  if (namesLength === 0) return shape;
  const names = new Input(input.bytes, input.at);
  input.at += namesLength;
  const parts: Buffer[] = [];
  for (const char of shape) {
    parts.push(Buffer.of(char));
    if (char !== 0x4c) continue;
    const pkg = bytesAt(strings, names.int());
    if (pkg.length > 0) parts.push(pkg, Buffer.from('/'));
    parts.push(bytesAt(strings, names.int()));
  }
  return Buffer.concat(parts);
}

class Input {
  constructor(
    readonly bytes: Buffer,
    public at: number,
  ) {}

  /** An integer of 1 to 4 bytes: with the top bit set, the next two bits say how many and five bits follow; else 4 bytes. */
  int(): number {
    const first = this.bytes[this.at];
    const length = (first & 0x80) !== 0 ? (first >> 5) & 3 : 4;
    let value = (first & 0x80) !== 0 ? first & 0x1f : first;
    for (let i = 1; i < length; i++) value = (value << 8) | this.bytes[this.at + i];
    this.at += length;
    if (length === 0 || this.at > this.bytes.length) throw new Error('an integer is malformed');
    return value;
  }
}
