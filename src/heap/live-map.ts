import { HeapBounds } from './memory.js';

/** One word of the map stands for a block of 32 granules of 8 bytes. */
export const BLOCK_SHIFT = 8;
export const BLOCK_SIZE = 1 << BLOCK_SHIFT;
const GRANULE_SHIFT = 3;

function popCount(bits: number): number {
  let x = bits - ((bits >>> 1) & 0x5555_5555);
  x = (x & 0x3333_3333) + ((x >>> 2) & 0x3333_3333);
  x = (x + (x >>> 4)) & 0x0f0f_0f0f;
  return Math.imul(x, 0x0101_0101) >>> 24;
}

/**
 * What a full collection knows about the heap: one bit per 8 bytes says whether they belong to a live object, and per block of 256 bytes where its first
 * live byte goes. The new address of any object is then `destination[block] + 8 * (live bits below it in the block)`: objects need no
 * forwarding words, and their headers stay as they are. Of large objects only the first bit is set.
 *
 * Words are indexed by `(address - HeapBounds.START) >>> BLOCK_SHIFT`. Both tables come from the system as zero pages and cost what is touched.
 */
export class LiveMap {
  readonly live: Int32Array;
  readonly destination: Int32Array;

  constructor(bytes: number) {
    this.live = new Int32Array(bytes >>> BLOCK_SHIFT);
    this.destination = new Int32Array(bytes >>> BLOCK_SHIFT);
  }

  /** Is this address the start of a live object, or inside one? */
  isLive(ref: number): boolean {
    return (this.live[(ref - HeapBounds.START) >>> BLOCK_SHIFT] & (1 << (ref >>> GRANULE_SHIFT))) !== 0;
  }

  /** Sets the first bit only. */
  setStart(ref: number): void {
    this.live[(ref - HeapBounds.START) >>> BLOCK_SHIFT] |= 1 << (ref >>> GRANULE_SHIFT);
  }

  /** Sets the bits of an object of `bytes`, a positive multiple of 8. */
  setObject(ref: number, bytes: number): void {
    const { live } = this;
    let block = (ref - HeapBounds.START) >>> BLOCK_SHIFT;
    const bit = (ref >>> GRANULE_SHIFT) & 31;
    let granules = bytes >>> GRANULE_SHIFT;
    if (bit + granules <= 32) {
      live[block] |= (-1 >>> (32 - granules)) << bit;
      return;
    }
    live[block++] |= -1 << bit;
    granules -= 32 - bit;
    while (granules >= 32) {
      live[block++] = -1;
      granules -= 32;
    }
    if (granules !== 0) live[block] |= -1 >>> (32 - granules);
  }

  /** New address of a live object of the heap. */
  forward(ref: number): number {
    const block = (ref - HeapBounds.START) >>> BLOCK_SHIFT;
    const below = this.live[block] & ((1 << (ref >>> GRANULE_SHIFT)) - 1);
    const to = this.destination[block];
    return below === 0 ? to : to + (popCount(below) << GRANULE_SHIFT);
  }

  /** Lets the live granules of [from, to) follow one another from `destination` on; returns where they end. Bounds are multiples of the block size. */
  assign(from: number, to: number, destination: number): number {
    const { live, destination: table } = this;
    const end = (to - HeapBounds.START + BLOCK_SIZE - 1) >>> BLOCK_SHIFT;
    let next = destination;
    for (let block = (from - HeapBounds.START) >>> BLOCK_SHIFT; block < end; block++) {
      table[block] = next;
      const bits = live[block];
      if (bits !== 0) next += popCount(bits) << GRANULE_SHIFT;
    }
    return next;
  }

  /** Bytes of live granules in [from, to). */
  liveBytes(from: number, to: number): number {
    const { live } = this;
    const end = (to - HeapBounds.START + BLOCK_SIZE - 1) >>> BLOCK_SHIFT;
    let granules = 0;
    for (let block = (from - HeapBounds.START) >>> BLOCK_SHIFT; block < end; block++) {
      const bits = live[block];
      if (bits !== 0) granules += popCount(bits);
    }
    return granules << GRANULE_SHIFT;
  }

  setDestination(ref: number, destination: number): void {
    this.destination[(ref - HeapBounds.START) >>> BLOCK_SHIFT] = destination;
  }

  /** The first live granule in [address, end), or `end`. */
  nextLive(address: number, end: number): number {
    const { live } = this;
    let block = (address - HeapBounds.START) >>> BLOCK_SHIFT;
    const bit = (address >>> GRANULE_SHIFT) & 31;
    const last = (end - HeapBounds.START + BLOCK_SIZE - 1) >>> BLOCK_SHIFT;
    let bits = block < last ? live[block] & (-1 << bit) : 0;
    while (bits === 0) {
      if (++block >= last) return end;
      bits = live[block];
    }
    const granule = 31 - Math.clz32(bits & -bits);
    return ((block << BLOCK_SHIFT) + (granule << GRANULE_SHIFT) + HeapBounds.START) | 0;
  }

  /** Forgets [from, to). */
  clear(from: number, to: number): void {
    this.live.fill(
      0,
      (from - HeapBounds.START) >>> BLOCK_SHIFT,
      (to - HeapBounds.START + BLOCK_SIZE - 1) >>> BLOCK_SHIFT,
    );
  }
}
