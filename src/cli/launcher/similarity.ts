/** Pairs of neighbouring letters of `known` that stand in `text` too, in proportion to both lengths: how HotSpot finds what a mistyped name may have meant. */
export function similarity(known: string, text: string): number {
  let hits = 0;
  for (let i = 0; i + 1 < known.length; i++) if (text.includes(known.slice(i, i + 2))) hits++;
  return (2 * hits) / (known.length + text.length);
}
