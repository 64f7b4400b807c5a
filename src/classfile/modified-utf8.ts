/**
 * Modified UTF-8 (JVMS §4.4.7): U+0000 takes two bytes, characters beyond the basic plane are two surrogates of three bytes each, lone surrogates are
 * allowed. So every string of 16-bit units has exactly one encoding.
 */

/** Strings up to this length are looked up among those decoded before. */
const CACHED_LENGTH = 80;
const CACHE_SLOTS = 1 << 14;
/** Direct-mapped: a hit costs no decoding, and gives a string whose hash V8 has already computed. */
let cache: string[] = [];

/** The array that was read last, as a Buffer: making one takes longer than decoding a short string. */
let last: Uint8Array = new Uint8Array(0);
let lastBuffer: Buffer = Buffer.alloc(0);

/** Strings are decoded again. */
export function forgetStrings(): void {
  cache = [];
  last = new Uint8Array(0);
  lastBuffer = Buffer.alloc(0);
}

/** The string that the bytes from `start` to `end` encode, or null if they encode none. */
export function decodeModifiedUtf8(bytes: Uint8Array, start: number, end: number): string | null {
  const length = end - start;
  if (length > CACHED_LENGTH) return decodeLong(bytes, start, end);
  let hash = length;
  for (let i = start; i < end; i++) {
    const b = bytes[i];
    if (b === 0 || b >= 0x80) return decodeUnits(bytes, start, end);
    hash = (Math.imul(hash, 31) + b) | 0;
  }
  if (cache.length === 0) cache = new Array<string>(CACHE_SLOTS).fill('');
  const slot = (hash ^ (hash >>> 14)) & (CACHE_SLOTS - 1);
  const known = cache[slot];
  if (known.length === length && equalsAscii(known, bytes, start)) return known;
  const text = decodeAscii(bytes, start, end);
  cache[slot] = text;
  return text;
}

function equalsAscii(text: string, bytes: Uint8Array, start: number): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) !== bytes[start + i]) return false;
  return true;
}

function decodeLong(bytes: Uint8Array, start: number, end: number): string | null {
  for (let i = start; i < end; i++) {
    const b = bytes[i];
    if (b === 0 || b >= 0x80) return decodeUnits(bytes, start, end);
  }
  return decodeAscii(bytes, start, end);
}

function decodeAscii(bytes: Uint8Array, start: number, end: number): string {
  if (bytes !== last) {
    last = bytes;
    lastBuffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  }
  return lastBuffer.toString('latin1', start, end);
}

/** The general case, unit by unit. */
function decodeUnits(bytes: Uint8Array, start: number, end: number): string | null {
  const units = new Uint16Array(end - start);
  let count = 0;
  for (let i = start; i < end; ) {
    const b = bytes[i];
    // A zero byte is wrong, but tools read it; the format check refuses it.
    if (b < 0x80) {
      units[count++] = b;
      i += 1;
    } else if ((b & 0xe0) === 0xc0) {
      if (i + 1 >= end || (bytes[i + 1] & 0xc0) !== 0x80) return null;
      units[count++] = ((b & 0x1f) << 6) | (bytes[i + 1] & 0x3f);
      i += 2;
    } else if ((b & 0xf0) === 0xe0) {
      if (i + 2 >= end || (bytes[i + 1] & 0xc0) !== 0x80 || (bytes[i + 2] & 0xc0) !== 0x80) return null;
      units[count++] = ((b & 0x0f) << 12) | ((bytes[i + 1] & 0x3f) << 6) | (bytes[i + 2] & 0x3f);
      i += 3;
    } else return null;
  }
  return Buffer.from(units.buffer, 0, 2 * count).toString('utf16le');
}

/** Number of bytes that a string takes. */
export function modifiedUtf8Length(text: string): number {
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    length += unit !== 0 && unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
  }
  return length;
}

export function encodeModifiedUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(modifiedUtf8Length(text));
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit !== 0 && unit < 0x80) bytes[at++] = unit;
    else if (unit < 0x800) {
      bytes[at++] = 0xc0 | (unit >> 6);
      bytes[at++] = 0x80 | (unit & 0x3f);
    } else {
      bytes[at++] = 0xe0 | (unit >> 12);
      bytes[at++] = 0x80 | ((unit >> 6) & 0x3f);
      bytes[at++] = 0x80 | (unit & 0x3f);
    }
  }
  return bytes;
}
