/** What a patch site remembers besides what it names (`PatchSite.aux`), for all sites but calls. */

/** Bit of the second position: a putstatic of a reference also marks a card. */
export const STATIC_CARD = 0x100;

/** `aux` of all sites but calls: positions of two 32-bit fields, relative to the site's start. */
export function fieldAux(first: number, second: number): number {
  return first | (second << 8);
}
