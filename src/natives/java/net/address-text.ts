/** Numbers of hosts as text. */

/** 4 or 16 bytes of a numeric address, null if it is none. A scope (`%eth0`) is ignored. */
export function parseAddress(text: string): Uint8Array | null {
  const bare = text.split('%', 1)[0];
  return bare.includes(':') ? parseIPv6(bare) : parseIPv4(bare);
}

function parseIPv4(text: string): Uint8Array | null {
  const parts = text.split('.').map(Number);
  return parts.length === 4 && parts.every((p) => p >= 0 && p < 256) ? Uint8Array.from(parts) : null;
}

function parseIPv6(text: string): Uint8Array | null {
  const [head, tail] = text.split('::', 2);
  const before = words(head);
  const after = tail === undefined ? [] : words(tail);
  if (before === null || after === null) return null;
  const gap = 8 - before.length - after.length;
  if (gap < 0) return null;
  const all = [...before, ...new Array<number>(gap).fill(0), ...after];
  return Uint8Array.from(all.flatMap((word) => [word >> 8, word & 0xff]));
}

/** The 16-bit words of a part of an IPv6 address, which may end in dotted form. */
function words(text: string): number[] | null {
  if (text === '') return [];
  const result: number[] = [];
  for (const part of text.split(':')) {
    if (part.includes('.')) {
      const four = parseIPv4(part);
      if (four === null) return null;
      result.push((four[0] << 8) | four[1], (four[2] << 8) | four[3]);
    } else {
      result.push(Number.parseInt(part, 16));
    }
  }
  return result;
}

/** Numeric text of 4 or 16 bytes. */
export function formatAddress(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join('.');
  const parts: string[] = [];
  for (let i = 0; i < 16; i += 2) parts.push(((bytes[i] << 8) | bytes[i + 1]).toString(16));
  return parts.join(':');
}
