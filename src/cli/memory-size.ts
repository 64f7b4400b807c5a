const FACTORS: Readonly<Record<string, number>> = { '': 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40 };

/** Bytes of `64m`, `1G`, `0x100k` or `65536` as `java` reads sizes; null if the text is none. */
export function parseMemorySize(text: string): number | null {
  const match = /^(0x[0-9a-f]+|\d+)([kmgt]?)$/i.exec(text);
  if (match === null) return null;
  const bytes = Number(match[1]) * FACTORS[match[2].toLowerCase()];
  return Number.isSafeInteger(bytes) ? bytes : null;
}
