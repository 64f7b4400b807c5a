/** Numbers as HotSpot reads them from its options. */

const SHIFTS: Readonly<Record<string, bigint>> = { '': 0n, k: 10n, m: 20n, g: 30n, t: 40n };
const MAX_LONG = (1n << 64n) - 1n;

/** `64m`, `1G`, `0x100k` or `65536` as an unsigned long; null if the text is none, or the number does not fit. */
export function parseUnsignedLong(text: string): bigint | null {
  const match = /^(0x[0-9a-f]+|\d+)([kmgt]?)$/i.exec(text);
  if (match === null) return null;
  const number = BigInt(match[1]);
  const value = number << SHIFTS[match[2].toLowerCase()];
  return number > MAX_LONG || value > MAX_LONG ? null : value;
}
