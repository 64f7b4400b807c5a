import type { CardTable } from './card-table.js';
import { type HeapMemory, wordIndex } from './memory.js';
import { ReferenceKind, referenceKind } from './object-model.js';

/** Byte offsets of the fields of java.lang.ref.Reference and SoftReference. */
export interface ReferenceLayout {
  readonly referent: number;
  readonly next: number;
  readonly discovered: number;
  /** SoftReference.timestamp (long). */
  readonly timestamp: number;
  /** Address of the static SoftReference.clock (long), in milliseconds; the collector advances it. 0 if not known. */
  readonly clockAddress: number;
}

/** What reference processing asks of the collector that is running. */
export interface Survival {
  /** Address of the object if it is known to live (the new one, in a collection that moves as it goes), else 0. */
  survivor(ref: number): number;
  /** Makes an object live and returns the address to store. What it refers to follows with {@link drain}. */
  keepAlive(ref: number): number;
  /** Follows everything that was kept alive. */
  drain(): void;
}

/** A growing list of references outside the region. */
export class RefList {
  items = new Int32Array(64);
  length = 0;

  push(ref: number): void {
    if (this.length === this.items.length) {
      const items = new Int32Array(this.length * 2);
      items.set(this.items);
      this.items = items;
    }
    this.items[this.length++] = ref;
  }
}

const MS_PER_FREE_MB = 1000;

/**
 * java.lang.ref as HotSpot has it. While a collector traces, Reference objects whose referent is not known to live are set aside; then, in
 * order: soft and weak ones are cleared if the referent still isn't known to live; finalizable referents are kept alive, with all they
 * refer to; phantom ones are cleared. Those cleared (and FinalReferences) go onto the pending list, linked by `discovered`, for the
 * ReferenceHandler thread.
 */
export class ReferenceProcessor {
  /** One element: head of the pending list. A root. */
  readonly pending = new Int32Array(1);
  /** Of the last collection. */
  cleared = 0;
  private readonly i32: Int32Array;
  private readonly lists = [0, 1, 2, 3, 4].map(() => new RefList());
  private layout: ReferenceLayout | null = null;
  private referentWord = 0;
  private nextWord = 0;
  private discoveredWord = 0;
  private timestampWord = 0;
  private discovering = false;
  private clearAllSoft = false;
  /** A soft reference not asked for longer than this (ms) is cleared. */
  private softInterval = 0;

  constructor(
    memory: HeapMemory,
    private readonly cards: CardTable,
    /** References below this are young. */
    private readonly youngEnd: number,
  ) {
    this.i32 = memory.i32;
  }

  /** To be called when java.lang.ref.Reference is linked; before, there are no Reference objects. */
  setLayout(layout: ReferenceLayout): void {
    this.layout = layout;
    this.referentWord = layout.referent >> 2;
    this.nextWord = layout.next >> 2;
    this.discoveredWord = layout.discovered >> 2;
    this.timestampWord = layout.timestamp >> 2;
  }

  /**
   * Starts a collection. `freeBytes`: how far the heap was from its maximum after the last one; a soft reference is kept for a second per free
   * megabyte after its last use (-XX:SoftRefLRUPolicyMSPerMB=1000).
   */
  begin(freeBytes: number, clearAllSoft: boolean): void {
    this.discovering = this.layout !== null;
    this.clearAllSoft = clearAllSoft;
    this.softInterval = Math.floor(Math.max(0, freeBytes) / (1 << 20)) * MS_PER_FREE_MB;
    this.cleared = 0;
    for (const list of this.lists) list.length = 0;
  }

  /** Word offset of the referent in a Reference object. */
  get referentOffset(): number {
    return this.referentWord;
  }

  /**
   * Offers a Reference object at its final address whose referent is not known to live. True: the collector must not follow the referent;
   * it stays in its slot as it is until {@link process}. False: it is a field like any other.
   */
  discover(ref: number, flags: number): boolean {
    if (!this.discovering) return false;
    const kind = referenceKind(flags);
    if (kind === ReferenceKind.FINAL) {
      // One that was enqueued once is inactive: its `next` is set.
      if (this.i32[wordIndex(ref) + this.nextWord] !== 0) return false;
    } else if (kind === ReferenceKind.SOFT && !this.mayClearSoft(ref)) {
      return false;
    }
    this.lists[kind].push(ref);
    return true;
  }

  /** To be called when everything strongly reachable is known. Afterwards finalizable objects are alive, and all referents in place. */
  process(survival: Survival): void {
    this.discovering = false;
    this.clearDead(this.lists[ReferenceKind.SOFT], survival);
    this.clearDead(this.lists[ReferenceKind.WEAK], survival);
    this.keepFinalizable(this.lists[ReferenceKind.FINAL], survival);
    this.clearDead(this.lists[ReferenceKind.PHANTOM], survival);
  }

  /** Ends a collection: SoftReference.clock shows the time of it. `now` in ms. */
  advanceClock(now: number): void {
    const address = this.layout === null ? 0 : this.layout.clockAddress;
    if (address === 0) return;
    const w = wordIndex(address);
    this.i32[w] = now | 0;
    this.i32[w + 1] = Math.floor(now / 0x1_0000_0000);
  }

  takePending(): number {
    const head = this.pending[0];
    this.pending[0] = 0;
    return head;
  }

  private mayClearSoft(ref: number): boolean {
    if (this.clearAllSoft) return true;
    const layout = this.layout as ReferenceLayout;
    if (layout.clockAddress === 0) return false;
    const age = this.long(wordIndex(layout.clockAddress)) - this.long(wordIndex(ref) + this.timestampWord);
    return age > this.softInterval;
  }

  private long(w: number): number {
    return this.i32[w + 1] * 0x1_0000_0000 + (this.i32[w] >>> 0);
  }

  private clearDead(list: RefList, survival: Survival): void {
    const { items, length } = list;
    for (let i = 0; i < length; i++) {
      const ref = items[i];
      const slot = wordIndex(ref) + this.referentWord;
      // Zero: the same object was discovered twice, through two cards that it touches.
      if (this.i32[slot] === 0) continue;
      const survivor = survival.survivor(this.i32[slot]);
      if (survivor !== 0) {
        this.store(ref, slot, survivor);
      } else {
        this.i32[slot] = 0;
        this.enqueue(ref);
      }
    }
  }

  private keepFinalizable(list: RefList, survival: Survival): void {
    const { items, length } = list;
    for (let i = 0; i < length; i++) {
      const ref = items[i];
      const w = wordIndex(ref);
      const slot = w + this.referentWord;
      const survivor = survival.survivor(this.i32[slot]);
      if (survivor !== 0) {
        this.store(ref, slot, survivor);
      } else {
        this.store(ref, slot, survival.keepAlive(this.i32[slot]));
        this.store(ref, w + this.nextWord, ref);
        this.enqueue(ref);
      }
    }
    survival.drain();
  }

  private enqueue(ref: number): void {
    this.store(ref, wordIndex(ref) + this.discoveredWord, this.pending[0]);
    this.pending[0] = ref;
    this.cleared++;
  }

  private store(ref: number, slot: number, value: number): void {
    this.i32[slot] = value;
    if (value < this.youngEnd && ref >= this.youngEnd) this.cards.mark(ref);
  }
}
