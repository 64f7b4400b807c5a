import { type HeapHost, type HeapMemory, zero } from './memory.js';

/**
 * What is known to be zero of the memory between old space and large objects, into which both grow: [low, high). Below `low` the old space may have
 * written. From `high` on large objects have lain; if the host takes pages back, what they left is zero too.
 */
export class CleanGap {
  private readonly i32: Int32Array;
  private readonly discards: boolean;

  constructor(
    memory: HeapMemory,
    host: HeapHost,
    public low: number,
    private high: number,
  ) {
    this.i32 = memory.i32;
    this.discards = host.discard !== undefined;
  }

  /** Makes [from, to) zero. */
  prepare(from: number, to: number): void {
    zero(this.i32, from, Math.min(to, this.low));
    if (!this.discards) zero(this.i32, Math.max(from, this.high), to);
  }

  /** The old space reaches to `top`. */
  oldReaches(top: number): void {
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
}
