import type { ConstantPool } from '../classfile/constant-pool.js';
import { CpTag } from '../jvms/pool-tags.js';

/** What java.io.DataInputStream.readUTF says of the first Utf8 entry that it does not read, or null. */
export function firstMalformedText(pool: ConstantPool): string | null {
  for (let i = 1; i < pool.size; i++) {
    const fault = pool.tag(i) === CpTag.UTF8 ? malformation(pool.utf8Bytes(i)) : null;
    if (fault !== null) return fault;
  }
  return null;
}

function malformation(bytes: Uint8Array): string | null {
  for (let i = 0; i < bytes.length; ) {
    const b = bytes[i];
    if (b < 0x80) {
      i++;
      continue;
    }
    const length = (b & 0xe0) === 0xc0 ? 2 : (b & 0xf0) === 0xe0 ? 3 : 0;
    if (length === 0) return `malformed input around byte ${i}`;
    if (i + length > bytes.length) return 'malformed input: partial character at end';
    for (let n = 1; n < length; n++) {
      if ((bytes[i + n] & 0xc0) !== 0x80)
        return `malformed input around byte ${i + length - (length === 3 ? 1 : 0)}`;
    }
    i += length;
  }
  return null;
}
