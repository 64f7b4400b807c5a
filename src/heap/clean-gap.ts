import { alignUp, type HeapHost, type HeapMemory, PAGE_SIZE, zero } from './memory.js';

/**
 * What is known to be zero of the memory between old space and large objects, into which both grow: [low, high), and above it what is not soiled. Below `low` the old space may have
 * written. From `high` on large objects have lain: where they ended, what they left is there still (soiled), or has been given back to the system and reads as zero.
 */
export class CleanGap {
  private readonly i32: Int32Array;
  private readonly discards: boolean;
  /** Pairs of addresses from, to: ascending, apart from each other, above the old space; multiples of a page, but for the first if the old space has come to it. */
  private soiled: number[] = [];

  constructor(
    memory: HeapMemory,
    private readonly host: HeapHost,
    public low: number,
    private high: number,
  ) {
    this.i32 = memory.i32;
    this.discards = host.discard !== undefined;
  }

  /** Makes [from, to) zero, for an object. */
  prepare(from: number, to: number): void {
    zero(this.i32, from, Math.min(to, this.low));
    if (this.discards) this.clean(Math.max(from, this.low), to);
    else zero(this.i32, Math.max(from, this.high), to);
  }

  /** The old space reaches to `top`. */
  oldReaches(top: number): void {
    const { soiled } = this;
    if (soiled.length > 0 && soiled[0] < top) {
      let gone = 0;
      while (gone < soiled.length && soiled[gone + 1] <= top) gone += 2;
      soiled.splice(0, gone);
      if (soiled.length > 0 && soiled[0] < top) soiled[0] = top;
    }
    if (top > this.low) this.low = top;
  }

  /** A large object lies at `ref`. */
  largeReaches(ref: number): void {
    if (ref < this.high) this.high = ref;
  }

  /** The pages from `end` up to the large objects have been given back to the system. */
  discardedFrom(end: number): void {
    this.low = end;
  }

  /** Large objects have ended that lay at these pairs of addresses from, to. The next ones at their places find pages that are there: a page's first use costs more than all that is done with it then. */
  soil(left: readonly number[]): void {
    if (!this.discards || left.length === 0) return;
    const all: (readonly [number, number])[] = [];
    for (const list of [this.soiled, left])
      for (let i = 0; i < list.length; i += 2) all.push([list[i], list[i + 1]]);
    all.sort(([a], [b]) => a - b);
    const merged: number[] = [];
    for (const [from, to] of all)
      if (merged.length > 0 && from <= merged[merged.length - 1])
        merged[merged.length - 1] = Math.max(to, merged[merged.length - 1]);
      else merged.push(from, to);
    this.soiled = merged;
  }

  /** Gives soiled pages back to the system, the lowest first, but for `keep` bytes of them: large objects lie as high as they can. */
  giveBack(keep: number): void {
    const { soiled, host } = this;
    let excess = -(keep & -PAGE_SIZE);
    for (let i = 0; i < soiled.length; i += 2) excess += soiled[i + 1] - soiled[i];
    let gone = 0;
    while (excess > 0 && gone < soiled.length) {
      const end = soiled[gone + 1];
      const start = alignUp(soiled[gone], PAGE_SIZE);
      zero(this.i32, soiled[gone], start);
      excess -= start - soiled[gone];
      const length = Math.min(alignUp(Math.max(excess, 0), PAGE_SIZE), end - start);
      if (length > 0) host.discard?.(start, length);
      excess -= length;
      soiled[gone] = start + length;
      if (soiled[gone] === end) gone += 2;
    }
    soiled.splice(0, gone);
  }

  /** Makes what is soiled of [from, to) zero. */
  private clean(from: number, to: number): void {
    const { soiled, i32 } = this;
    let i = 0;
    while (i < soiled.length && soiled[i + 1] <= from) i += 2;
    while (i < soiled.length && soiled[i] < to) {
      const start = soiled[i];
      const end = soiled[i + 1];
      zero(i32, Math.max(from, start), Math.min(to, end));
      const rest: number[] = [];
      if (start < from) rest.push(start, from);
      if (to < end) rest.push(to, end);
      soiled.splice(i, 2, ...rest);
      i += rest.length;
    }
  }
}
