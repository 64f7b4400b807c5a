import { Ctx, contextWord } from '../layout/layout.js';
import { alignUp, type HeapMemory, PAGE_SIZE, wordIndex, zero } from './memory.js';

const ALLOC_TOP_WORD = contextWord(Ctx.ALLOC_TOP);
const ALLOC_LIMIT_WORD = contextWord(Ctx.ALLOC_LIMIT);

/** How far ahead of the allocation pointer memory is zeroed: small enough to be in the cache still when it is used. */
const CHUNK = 128 << 10;
/** The same behind an array that its maker fills ({@link Nursery.bumpDirty}): the next such array should find memory that was not zeroed for nothing. */
const MIN_CHUNK = 4 << 10;
const POISON = 0xdede_dede | 0;

/**
 * The young generation, at the lower end of the heap, so that `ref < nursery.end` (signed) says "young" and is false for null and PERM:
 *
 *     base    survivors A | survivors B | eden                         end
 *
 * Eden's allocation pointers are words of the context page, which machine code bumps: memory between ALLOC_TOP and ALLOC_LIMIT is zero. The
 * limit goes up in chunks, zeroed as it goes.
 */
export class Nursery {
  readonly end: number;
  readonly edenBase: number;
  /** Objects that survived the last collection lie in [survivorBase, survivorTop). */
  survivorBase: number;
  survivorTop: number;
  /** Bytes that eden may hold before a collection is due; {@link setCapacity}. */
  capacity = 0;
  /** Where allocation began after the last collection. Only stress mode lets it wander. */
  edenStart: number;
  private readonly i32: Int32Array;
  /** Below this eden may hold anything, above it has never been written. */
  private touched: number;
  private otherBase: number;
  /** How far the next extension goes: from MIN_CHUNK doubled to CHUNK. */
  private chunk = CHUNK;

  constructor(
    memory: HeapMemory,
    readonly base: number,
    readonly survivorReserve: number,
    readonly edenReserve: number,
    private readonly stress: boolean,
  ) {
    this.i32 = memory.i32;
    this.survivorBase = base;
    this.survivorTop = base;
    this.otherBase = base + survivorReserve;
    this.edenBase = base + 2 * survivorReserve;
    this.end = this.edenBase + edenReserve;
    this.edenStart = this.edenBase;
    this.touched = this.edenBase;
    this.setPointers(this.edenBase, this.edenBase);
  }

  get top(): number {
    return this.i32[ALLOC_TOP_WORD];
  }

  get limit(): number {
    return this.i32[ALLOC_LIMIT_WORD];
  }

  /** Bytes allocated in eden since the last collection. */
  get edenUsed(): number {
    return this.top - this.edenStart;
  }

  get survivorUsed(): number {
    return this.survivorTop - this.survivorBase;
  }

  /** The empty half, into which the next collection copies. */
  get toSpace(): number {
    return this.otherBase;
  }

  setCapacity(bytes: number): void {
    this.capacity = Math.min(bytes, this.edenReserve);
  }

  /** Bumps the pointer; 0 if the object doesn't fit below the limit, or if every allocation is to be slow. */
  bump(bytes: number): number {
    const { i32 } = this;
    const ref = i32[ALLOC_TOP_WORD];
    const next = ref + bytes;
    if (next > i32[ALLOC_LIMIT_WORD]) return 0;
    i32[ALLOC_TOP_WORD] = next;
    return ref;
  }

  /**
   * Allocates after raising the limit. Within the capacity, or, where `beyond` allows it, to the end of the addresses reserved for eden. With
   * `exact` nothing is left below the limit. 0 if there is no room.
   */
  extendAndBump(bytes: number, beyond: boolean, exact: boolean): number {
    const { top, limit } = this;
    const end = beyond ? this.end : Math.min(this.edenStart + this.capacity, this.end);
    if (end - top < bytes) return 0;
    const next = top + bytes;
    const raised = Math.max(
      limit,
      exact || this.stress ? next : Math.min(end, alignUp(next + this.chunk, PAGE_SIZE)),
    );
    if (this.chunk < CHUNK) this.chunk *= 2;
    zero(this.i32, limit, Math.min(raised, this.touched));
    this.setPointers(next, raised);
    return top;
  }

  /**
   * Memory that may hold anything but for its first `header` bytes and its last word, if there is room for it within the capacity and not below the limit: what lies there is zero already, and may be had by
   * {@link bump}. Else 0.
   */
  bumpDirty(bytes: number, header: number): number {
    const { i32, top, limit } = this;
    const next = top + bytes;
    if (this.stress || next <= limit || next > Math.min(this.edenStart + this.capacity, this.end)) return 0;
    this.chunk = MIN_CHUNK;
    zero(i32, top, top + header);
    zero(i32, next - 8, next);
    this.setPointers(next, next);
    return top;
  }

  /** Its pages have been given back to the system while it was empty: all of it is zero. */
  discarded(): void {
    this.touched = this.edenBase;
    this.setPointers(this.edenBase, this.edenBase);
  }

  /** Makes the next allocation of machine code slow. */
  closeLimit(): void {
    const { top } = this;
    this.setPointers(top, top);
  }

  /** After a collection: what survived lies in [to-space, survivorTop), eden is empty. */
  flip(survivorTop: number): void {
    const { survivorBase, survivorTop: oldTop, top } = this;
    if (this.stress) this.poison(survivorBase, oldTop);
    this.survivorBase = this.otherBase;
    this.otherBase = survivorBase;
    this.survivorTop = survivorTop;
    this.resetEden(top);
  }

  /** After a full collection that left nothing young. */
  empty(): void {
    if (this.stress) this.poison(this.survivorBase, this.survivorTop);
    this.survivorTop = this.survivorBase;
    this.resetEden(this.top);
  }

  private resetEden(top: number): void {
    this.touched = Math.max(this.touched, top, this.limit);
    if (this.stress) {
      this.poison(this.edenStart, top);
      // Wander on, so that poisoned memory stays so for long.
      if (this.end - top > this.edenReserve >> 1) this.edenStart = top;
      else this.edenStart = this.edenBase;
    } else {
      this.edenStart = this.edenBase;
    }
    this.setPointers(this.edenStart, this.edenStart);
  }

  private poison(from: number, to: number): void {
    if (from < to) this.i32.fill(POISON, wordIndex(from), wordIndex(to));
  }

  private setPointers(top: number, limit: number): void {
    this.i32[ALLOC_TOP_WORD] = top;
    this.i32[ALLOC_LIMIT_WORD] = limit;
  }
}
