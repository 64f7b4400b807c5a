/** Options of the public API: a name that is misspelt is an error, not ignored. */

import { describe } from './conversions.js';

/** Throws TypeError if something is no object, or has properties that are no options. */
export function checkOptions(options: object, known: readonly string[], of: string): void {
  const given: unknown = options;
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new TypeError(`${of} takes its options as an object, not ${describe(given)}`);
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue;
    const likely = known.find((k) => distance(k.toLowerCase(), name.toLowerCase()) <= 2);
    const hint =
      likely === undefined ? `: there are ${known.join(', ')}` : `: did you mean ${JSON.stringify(likely)}?`;
    throw new TypeError(`${of} has no option ${JSON.stringify(name)}${hint}`);
  }
}

/** Levenshtein's distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length];
}
