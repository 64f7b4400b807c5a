import { Obj, Region } from '../layout/layout.js';
import { cardAddress } from './card-table.js';

const GRANULE_SHIFT = 3;

/**
 * Objects that never move and are never freed: class mirrors with their statics, interned constants. The sizes of mirrors are not known to the
 * collector, so a bitmap says where objects start (one bit per 8 bytes).
 */
export class PermSpace {
  readonly base = Region.PERM as number;
  readonly end = Region.PERM + Region.PERM_SIZE;
  top = Region.PERM as number;
  private starts = new Int32Array(1024);

  get used(): number {
    return this.top - this.base;
  }

  /** Zeroed memory, or 0 if PERM is full. */
  allocate(bytes: number): number {
    const size = (bytes + Obj.ALIGNMENT - 1) & -Obj.ALIGNMENT;
    const ref = this.top;
    if (bytes < 0 || size > this.end - ref) return 0;
    this.top = ref + size;
    const granule = (ref - this.base) >> GRANULE_SHIFT;
    if (granule >>> 5 >= this.starts.length) this.grow((this.top - this.base) >> GRANULE_SHIFT);
    this.starts[granule >>> 5] |= 1 << granule;
    return ref;
  }

  /** Does an object start at this address? */
  isStart(address: number): boolean {
    if (address < this.base || address >= this.top || (address & (Obj.ALIGNMENT - 1)) !== 0) return false;
    const granule = (address - this.base) >> GRANULE_SHIFT;
    return (this.starts[granule >>> 5] & (1 << granule)) !== 0;
  }

  /** The first object that starts in [address, end), or `end`. */
  nextStart(address: number, end: number): number {
    const { starts, base } = this;
    const stop = (end - base) >> GRANULE_SHIFT;
    let granule = (address - base) >> GRANULE_SHIFT;
    while (granule < stop) {
      const rest = starts[granule >>> 5] >>> (granule & 31);
      if (rest !== 0) {
        granule += 31 - Math.clz32(rest & -rest);
        return granule < stop ? base + (granule << GRANULE_SHIFT) : end;
      }
      granule = (granule | 31) + 1;
    }
    return end;
  }

  /** The object that covers the first byte of a card below top. */
  objectCovering(card: number): number {
    const { starts, base } = this;
    let granule = (cardAddress(card) - base) >> GRANULE_SHIFT;
    let word = starts[granule >>> 5] << (31 - (granule & 31));
    while (word === 0 && granule >= 32) {
      granule = (granule & ~31) - 1;
      word = starts[granule >>> 5];
    }
    // The highest bit set is the nearest start at or below.
    return base + (((granule - Math.clz32(word)) | 0) << GRANULE_SHIFT);
  }

  private grow(granules: number): void {
    const bits = new Int32Array(Math.max(this.starts.length * 2, (granules >>> 5) + 1));
    bits.set(this.starts);
    this.starts = bits;
  }
}
