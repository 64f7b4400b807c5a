/** What HotSpot demands of several flags together, and its words where they do not fit. */
import type { Flags } from './flags.js';

const K = 1024;
const M = 1024 * K;
const CODE_CACHE_LIMIT = 2048 * M;

/** Pairs of flags of which `low` must not be above `high`, in the order in which HotSpot checks them; it checks each flag of a pair. */
const ORDERED: readonly { readonly low: string; readonly high: string; readonly highFirst: boolean }[] = [
  { low: 'MinHeapFreeRatio', high: 'MaxHeapFreeRatio', highFirst: false },
  { low: 'MinMetaspaceFreeRatio', high: 'MaxMetaspaceFreeRatio', highFirst: true },
];

/** Lines for stderr, empty if all is well. */
export function brokenConstraints(flags: Flags): string {
  return codeCache(flags) || ORDERED.map((pair) => ordered(flags, pair)).join('');
}

function codeCache(flags: Flags): string {
  const reserved = flags.number('ReservedCodeCacheSize');
  const initial = flags.number('InitialCodeCacheSize');
  if (reserved < initial)
    return `Invalid ReservedCodeCacheSize: ${Math.floor(reserved / K)}K. Must be at least InitialCodeCacheSize=${Math.floor(initial / K)}K.\n`;
  if (reserved > CODE_CACHE_LIMIT)
    return `Invalid ReservedCodeCacheSize=${Math.floor(reserved / M)}M. Must be at most ${CODE_CACHE_LIMIT / M}M.\n`;
  return '';
}

function ordered(flags: Flags, { low, high, highFirst }: (typeof ORDERED)[number]): string {
  const [least, most] = [flags.number(low), flags.number(high)];
  if (least <= most) return '';
  const lines = [
    `${low} (${least}) must be less than or equal to ${high} (${most})\n`,
    `${high} (${most}) must be greater than or equal to ${low} (${least})\n`,
  ];
  return (highFirst ? lines.reverse() : lines).join('');
}
