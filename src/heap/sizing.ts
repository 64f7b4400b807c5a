import { HeapBounds } from './memory.js';

const KB = 1 << 10;
const MB = 1 << 20;

/** What the user asks for, in bytes. */
export interface HeapLimits {
  /** -Xmx. Default: a quarter of the machine's memory. */
  readonly maxHeap?: number;
  /** -Xms. Default: 1/64 of the machine's memory. */
  readonly initialHeap?: number;
  /** -Xmn: size of eden, fixed. Default: starts small and grows. */
  readonly nursery?: number;
  /** Milliseconds that a young collection should take at most: eden stays small where they take longer. Default: any. */
  readonly pauseGoal?: number;
  /** Physical memory of the machine. */
  readonly physicalMemory: number;
  /** Addresses that the heap may use from HeapBounds.START on. Default: all of the region's. */
  readonly addressSpace?: number;
}

export interface HeapSizes {
  readonly max: number;
  readonly initial: number;
  readonly edenInitial: number;
  readonly edenMax: number;
  readonly survivorReserve: number;
  readonly addressSpace: number;
  /** Infinity if there is none. */
  readonly pauseGoal: number;
}

/**
 * Addresses beyond -Xmx: a young collection copies before it frees, and allocations by TypeScript, which can't wait for a collection, may go beyond
 * the maximum for a while.
 */
export const OVERSHOOT = 64 * MB;
const MAX_EDEN = 64 * MB;
/** With its survivors. */
const ROOM_FOR_EDEN = MAX_EDEN + (MAX_EDEN >> 2);
const FIRST_EDEN = 4 * MB;
/** However long collections take. */
const LEAST_EDEN = MB;
const MIN_HEAP = 2 * MB;

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));
const pages = (bytes: number): number => Math.ceil(bytes / (64 * KB)) * 64 * KB;

/** What a heap that nobody has given a size should have in addresses at least, where it cannot have all. */
const LEAST_DEFAULT = 512 * MB;

/** Bytes of addresses that a heap needs so that {@link chooseSizes} gives it what is asked for. */
export function leastAddressSpace({ maxHeap }: Pick<HeapLimits, 'maxHeap'>): number {
  const all = HeapBounds.END - HeapBounds.START;
  return Math.min(all, maxHeap === undefined ? LEAST_DEFAULT : pages(maxHeap) + OVERSHOOT + ROOM_FOR_EDEN);
}

/** Derives all sizes from the limits, cutting down what can't be had. */
export function chooseSizes(limits: HeapLimits): HeapSizes {
  const addressSpace = limits.addressSpace ?? HeapBounds.END - HeapBounds.START;
  const most = addressSpace - Math.min(OVERSHOOT, addressSpace >> 3) - ROOM_FOR_EDEN;
  const wanted = limits.maxHeap ?? Math.min(limits.physicalMemory / 4, 1536 * MB);
  const max = pages(clamp(wanted, MIN_HEAP, Math.max(most, addressSpace >> 1)));
  const initial = pages(clamp(limits.initialHeap ?? limits.physicalMemory / 64, MIN_HEAP, max));
  const edenMax = pages(
    clamp(limits.nursery ?? max / 4, 256 * KB, Math.max(256 * KB, Math.min(MAX_EDEN, max / 2))),
  );
  const edenInitial = limits.nursery === undefined ? Math.min(edenMax, FIRST_EDEN) : edenMax;
  const pauseGoal = limits.pauseGoal ?? Number.POSITIVE_INFINITY;
  return { max, initial, edenInitial, edenMax, survivorReserve: pages(edenMax / 8), addressSpace, pauseGoal };
}

/** Milliseconds for a megabyte that survives: where counting begins, what is believed at least and at most, and how much the last collection counts. */
const COST = { first: 2, least: 0.5, most: 8, weight: 0.2 };
/** Fewer bytes tell nothing about it. */
const TELLING = MB / 2;
/** The largest share of eden that has survived counts so much less after each collection. */
const FORGETTING = 0.97;

/**
 * How large eden is to be: twice as large after each young collection, unless the goal for pauses is exceeded, or soon would be: programs have phases, and where nothing survives for some collections, the next may
 * be one of those in which as much does as in an earlier one.
 */
export class EdenSizing {
  private cost = COST.first;
  private share = 0;

  /** What eden should hold after a young collection that took so long (ms), when it held `current`; so many bytes have survived. */
  next(
    current: number,
    pause: number,
    survived: number,
    { edenInitial, edenMax, pauseGoal }: HeapSizes,
  ): number {
    if (survived >= TELLING) {
      const cost = clamp((pause * MB) / survived, COST.least, COST.most);
      this.cost += COST.weight * (cost - this.cost);
    }
    this.share = Math.max(this.share * FORGETTING, Math.min(1, survived / current));
    const least = Math.min(edenInitial, LEAST_EDEN);
    if (pause > pauseGoal) return Math.max(current >> 1, least);
    if (pause > pauseGoal / 2) return current;
    const most = Math.max(least, (pauseGoal * MB) / (this.cost * this.share));
    return Math.min(current * 2, edenMax, most);
  }
}
