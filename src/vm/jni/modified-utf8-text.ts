/** Modified UTF-8 as C code hands it over: whatever the bytes are, they are some string, as with HotSpot. */
import { decodeModifiedUtf8 } from '../../classfile/modified-utf8.js';

/** The string of well-formed bytes; of others what HotSpot makes of them. */
export function textOf(bytes: Uint8Array): string {
  return decodeModifiedUtf8(bytes, 0, bytes.length) ?? lenient(bytes);
}

/** As many units as there are bytes that do not continue a character; a byte that begins none stands for itself. */
function lenient(bytes: Uint8Array): string {
  const length = bytes.reduce((count, b) => count + ((b & 0xc0) === 0x80 ? 0 : 1), 0);
  const isNext = (i: number): boolean => i < bytes.length && (bytes[i] & 0xc0) === 0x80;
  let text = '';
  for (let i = 0; text.length < length; ) {
    const b = bytes[i];
    if ((b & 0xe0) === 0xc0 && isNext(i + 1)) {
      text += String.fromCharCode(((b & 0x1f) << 6) | (bytes[i + 1] & 0x3f));
      i += 2;
    } else if ((b & 0xf0) === 0xe0 && isNext(i + 1) && isNext(i + 2)) {
      text += String.fromCharCode(((b & 0xf) << 12) | ((bytes[i + 1] & 0x3f) << 6) | (bytes[i + 2] & 0x3f));
      i += 3;
    } else {
      text += String.fromCharCode(b);
      i++;
    }
  }
  return text;
}

/** Bytes of a string's encoding, without a 0 at its end. */
export function utf8Length(text: string): number {
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    length += c !== 0 && c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
  }
  return length;
}

/** A string's encoding, with a 0 at its end. */
export function utf8Of(text: string): Uint8Array {
  const bytes = new Uint8Array(utf8Length(text) + 1);
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c !== 0 && c < 0x80) bytes[at++] = c;
    else if (c < 0x800) {
      bytes[at++] = 0xc0 | (c >> 6);
      bytes[at++] = 0x80 | (c & 0x3f);
    } else {
      bytes[at++] = 0xe0 | (c >> 12);
      bytes[at++] = 0x80 | ((c >> 6) & 0x3f);
      bytes[at++] = 0x80 | (c & 0x3f);
    }
  }
  return bytes;
}
