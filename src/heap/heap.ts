import { ClassFlag, Obj } from '../layout/layout.js';
import { CardTable } from './card-table.js';
import { CleanGap } from './clean-gap.js';
import { FullCollector } from './full-collector.js';
import { collectionLine, HeapStatistics } from './gc-log.js';
import { LargeSpace } from './large-space.js';
import { alignUp, HeapBounds, type HeapHost, type HeapMemory, PAGE_SIZE, wordIndex, zero } from './memory.js';
import { Nursery } from './nursery.js';
import { arrayBytes, Word } from './object-model.js';
import { OldSpace } from './old-space.js';
import { PermSpace } from './perm-space.js';
import { type ReferenceLayout, ReferenceProcessor } from './reference-processor.js';
import type { Roots } from './roots.js';
import { chooseSizes, EdenSizing, type HeapLimits, type HeapSizes } from './sizing.js';
import { HeapVerifier } from './verifier.js';
import { YoungCollector } from './young-collector.js';

/** Arrays of more bytes than this are large objects. */
export const LARGE_OBJECT = 256 << 10;

/** Smaller arrays are had from memory that is zeroed for what comes. */
const DIRTY_FROM = 4 << 10;

/** `--stress=gc` */
export interface StressOptions {
  /** Collect at every n-th slow allocation (all are slow then); 1 is the thorough one. */
  readonly interval: number;
  /** After so many collections the interval doubles, and so on, so that programs that allocate much come to an end. Default: never. */
  readonly relaxAfter?: number;
  /** Begins with {@link Heap.armStress}, not at once. */
  readonly later?: boolean;
  /** Every n-th collection is a full one. */
  readonly fullEvery: number;
}

export interface HeapOptions extends HeapLimits {
  readonly host?: HeapHost;
  readonly stress?: StressOptions;
  /** Verify the heap before and after every collection. */
  readonly verify?: boolean;
  /** Takes a line per collection. */
  readonly trace?: (line: string) => void;
  /** Milliseconds, monotonic. */
  readonly now?: () => number;
  /** Milliseconds of processor time, for what is done about pauses: what other processes take of the processor is no reason for a small eden. Default: `now`. */
  readonly cpuNow?: () => number;
  /** Called before everything is collected; `urgently`: if that doesn't help, the program gets an OutOfMemoryError. */
  readonly beforeFull?: (urgently: boolean) => void;
  /** Called after every collection. */
  readonly collected?: () => void;
  /** Asks running machine code to come to a safepoint soon. */
  readonly interrupt?: () => void;
}

/** What a young collection has taken counts for the next ones, less each time. */
const PAUSE_DECAY = 0.95;

/** Eden is never smaller than this unless the heap is full. */
function leastEden({ max }: HeapSizes): number {
  return Math.max(32 << 10, Math.min(1 << 20, max >> 7));
}

/**
 * Objects, their memory and its collection.
 *
 * Two ways to allocate: TypeScript that serves a request uses {@link allocateObject} and {@link allocateArray}, which never collect, so that raw
 * references stay good until the request is answered; when they have gone beyond what they should, {@link collectionWanted} is set. At a
 * safepoint, where all references are in places that {@link Roots} shows, {@link allocateSlow} and {@link collect} may move everything.
 */
export class Heap {
  sizes: HeapSizes;
  stats = new HeapStatistics();
  readonly cards: CardTable;
  /** The next safepoint should collect. */
  collectionWanted = false;
  /** While more than 0, Java code too may go a little beyond the maximum, by `bonus`: what reports that the heap is full needs some room. */
  private lenient = 0;
  private bonus = 0;
  private readonly i32: Int32Array;
  private readonly nursery: Nursery;
  private readonly gap: CleanGap;
  private readonly old: OldSpace;
  private readonly large: LargeSpace;
  private readonly perm = new PermSpace();
  private readonly references: ReferenceProcessor;
  private readonly young: YoungCollector;
  private readonly verifier: HeapVerifier;
  private readonly now: () => number;
  private readonly cpuNow: () => number;
  private readonly edenSizing = new EdenSizing();
  /** Milliseconds of processor time that the next young collection may take, to judge by the last. */
  expectedPause = 0;
  private readonly host: HeapHost;
  private full: FullCollector | null = null;
  /** What eden should hold if there is room. */
  private edenTarget: number;
  /** Old and large objects of more bytes than this make the next collection a full one. */
  private oldTrigger: number;
  private minEden: number;
  private slowAllocations = 0;

  constructor(
    private readonly memory: HeapMemory,
    private readonly options: HeapOptions,
  ) {
    const sizes = chooseSizes(options);
    this.sizes = sizes;
    this.i32 = memory.i32;
    this.host = options.host ?? {};
    this.now = options.now ?? (() => performance.now());
    this.cpuNow = options.cpuNow ?? this.now;
    this.cards = new CardTable(memory);
    const end = (HeapBounds.START + sizes.addressSpace) & -PAGE_SIZE;
    this.nursery = new Nursery(
      memory,
      HeapBounds.START,
      sizes.survivorReserve,
      sizes.edenMax,
      options.stress !== undefined,
    );
    this.gap = new CleanGap(memory, this.host, this.nursery.end, end);
    this.old = new OldSpace(memory, this.gap, this.nursery.end, end);
    this.large = new LargeSpace(memory, this.host, this.gap, end);
    this.references = new ReferenceProcessor(memory, this.cards, this.nursery.end);
    this.young = new YoungCollector(
      memory,
      this.nursery,
      this.old,
      this.large,
      this.perm,
      this.cards,
      this.references,
      this.host.copying ?? null,
    );
    this.verifier = new HeapVerifier(memory, this.nursery, this.old, this.large, this.perm, this.cards);
    this.minEden = leastEden(sizes);
    this.edenTarget = sizes.edenInitial;
    this.oldTrigger = this.triggerFor(0);
    this.resizeEden();
  }

  /**
   * Collects everything and keeps no memory but what lives, no table that can be made anew, and no number of the past: the heap is going to be written to a file. At a safepoint, when nothing is large.
   */
  settle(roots: Roots): void {
    this.collectAll(roots, 'Image', 0, true);
    this.full = null;
    if (this.large.used > 0) throw new Error('a large object is left');
    const { nursery, old } = this;
    const top = alignUp(old.top, PAGE_SIZE);
    zero(this.i32, old.top, top);
    this.gap.giveBack(0);
    this.host.discard?.(nursery.base, nursery.end - nursery.base);
    this.host.discard?.(top, this.gap.low > top ? alignUp(this.gap.low, PAGE_SIZE) - top : PAGE_SIZE);
    this.gap.discardedFrom(top);
    nursery.discarded();
    this.stats = new HeapStatistics();
  }

  /** Goes on with other limits, as far as the addresses that eden has allow: a process has taken over the heap of another. */
  setLimits(limits: HeapLimits): void {
    const { survivorReserve } = this.sizes;
    const sizes = chooseSizes(limits);
    const { edenReserve } = this.nursery;
    const edenMax = Math.min(sizes.edenMax, edenReserve);
    const edenInitial = Math.min(sizes.edenInitial, edenMax);
    this.sizes = { ...sizes, edenMax, edenInitial, survivorReserve };
    this.minEden = leastEden(sizes);
    this.edenTarget = edenInitial;
    this.oldTrigger = this.triggerFor(0);
    this.resizeEden();
    // What an application fills at once would be a page fault for every 4 KB; a small program pays for one huge page.
    this.host.expectUse?.(this.nursery.edenBase, edenInitial);
  }

  // ---- allocation by TypeScript: never collects

  /** A zeroed instance of a class; 0 if out of memory. Never collects. */
  allocateObject(record: number): number {
    const bytes = this.i32[wordIndex(record) + Word.INSTANCE_SIZE];
    let ref = this.nursery.bump(bytes);
    if (ref === 0) ref = this.allocateBeyond(bytes, false);
    if (ref !== 0) this.i32[wordIndex(ref)] = record;
    return ref;
  }

  /** A zeroed array of a class; 0 if out of memory. `length` is not negative. Never collects. */
  allocateArray(record: number, length: number): number {
    const r = wordIndex(record);
    const bytes = arrayBytes(length, this.i32[r + Word.ELEM_SHIFT]);
    if (bytes > LARGE_OBJECT) {
      const primitive = (this.i32[r + Word.FLAGS] & ClassFlag.PRIMITIVE_ARRAY) !== 0;
      return this.initialize(this.allocateBeyond(bytes, primitive), record, length);
    }
    let ref = this.nursery.bump(bytes);
    if (ref === 0) ref = this.allocateBeyond(bytes, false);
    return this.initialize(ref, record, length);
  }

  /** {@link allocateArray} of primitives, whose maker writes all elements before anything else happens: they may be anything. Zeroing a large one takes longer than filling it. */
  allocateArrayToFill(record: number, length: number): number {
    const bytes = arrayBytes(length, this.i32[wordIndex(record) + Word.ELEM_SHIFT]);
    if (bytes < DIRTY_FROM || bytes > LARGE_OBJECT || this.collectionWanted)
      return this.allocateArray(record, length);
    const ref = this.nursery.bumpDirty(bytes, Obj.ARRAY_DATA);
    return ref === 0 ? this.allocateArray(record, length) : this.initialize(ref, record, length);
  }

  /** Zeroed memory in PERM, at an 8-byte boundary: the caller writes the header. 0 if PERM is full. */
  allocatePerm(bytes: number): number {
    return this.perm.allocate(bytes);
  }

  /** An instance that never moves and lives for ever; 0 if PERM is full. Not for mirrors, whose size depends on their statics. */
  allocatePermObject(record: number): number {
    return this.initialize(this.perm.allocate(this.i32[wordIndex(record) + Word.INSTANCE_SIZE]), record, -1);
  }

  /** An array that never moves and lives for ever; 0 if PERM is full. */
  allocatePermArray(record: number, length: number): number {
    const bytes = arrayBytes(length, this.i32[wordIndex(record) + Word.ELEM_SHIFT]);
    return this.initialize(this.perm.allocate(bytes), record, length);
  }

  // ---- safepoints

  /**
   * Serves machine code that found no room: a new object, or an array if `length` is not negative. May collect. 0: throw OutOfMemoryError (there
   * will be room for that object: {@link allocateObject} may go beyond the maximum a little).
   */
  allocateSlow(record: number, length: number, roots: Roots): number {
    const r = wordIndex(record);
    const bytes =
      length < 0 ? this.i32[r + Word.INSTANCE_SIZE] : arrayBytes(length, this.i32[r + Word.ELEM_SHIFT]);
    if (this.options.stress !== undefined) this.collectForStress(roots);
    else if (this.collectionWanted) this.collect(roots, false, 'Allocation By Runtime');
    let ref = this.tryAllocate(bytes, record, true);
    if (ref === 0 && bytes <= LARGE_OBJECT) {
      this.collect(roots, false, 'Allocation Failure');
      ref = this.tryAllocate(bytes, record, true);
    }
    if (ref === 0 && bytes < this.sizes.max) {
      this.collectAll(roots, 'Allocation Failure', bytes, false);
      ref = this.tryAllocate(bytes, record, false);
      if (ref === 0) {
        this.collectAll(roots, 'Allocation Failure, Soft References', bytes, true);
        ref = this.tryAllocate(bytes, record, false);
      }
      if (ref === 0 && this.lenient > 0 && this.bonus === 0) {
        this.bonus = this.overshoot >> 1;
        this.resizeEden();
        ref = this.tryAllocate(bytes, record, false);
      }
    }
    return this.initialize(ref, record, length);
  }

  /** Would {@link allocateSlow} not have to collect? */
  hasRoomFor(record: number, length: number): boolean {
    if (this.options.stress !== undefined || this.collectionWanted) return false;
    const r = wordIndex(record);
    const bytes =
      length < 0 ? this.i32[r + Word.INSTANCE_SIZE] : arrayBytes(length, this.i32[r + Word.ELEM_SHIFT]);
    return bytes > this.nursery.capacity >> 1 || this.nursery.edenUsed + bytes <= this.nursery.capacity;
  }

  /** Running machine code has come to a poll. Collects if that is due. */
  poll(roots: Roots): void {
    if (this.options.stress !== undefined) this.collectForStress(roots);
    else if (this.collectionWanted) this.collect(roots, false, 'Allocation By Runtime');
  }

  /** Collects the nursery, or everything if `full` or if that is due. `cause` is for the log. */
  collect(roots: Roots, full: boolean, cause: string): void {
    const { old, large, nursery } = this;
    const youngUsed = nursery.edenUsed + nursery.survivorUsed;
    if (full || old.used + large.used > this.oldTrigger || large.bottom - old.top < youngUsed) {
      this.collectAll(roots, cause, 0, false);
      return;
    }
    this.collectYoung(roots, cause);
    if (this.room < this.minEden) this.collectAll(roots, cause, 0, false);
  }

  /** The last resort of whoever can't allocate `bytes` at a safepoint of its own. */
  collectUrgently(roots: Roots, bytes: number): void {
    this.collectAll(roots, 'Allocation Failure, Soft References', bytes, true);
  }

  // ---- references

  /** To be called when java.lang.ref.Reference is linked, before the first Reference object is made. */
  setReferenceLayout(layout: ReferenceLayout): void {
    this.references.setLayout(layout);
  }

  get hasPendingReferences(): boolean {
    return this.references.pending[0] !== 0;
  }

  /** Head of the list, linked by Reference.discovered, of references to be enqueued; 0 if there is none. The list is forgotten. */
  takePendingReferences(): number {
    return this.references.takePending();
  }

  // ---- numbers

  /** Bytes in objects, garbage included. */
  get usedMemory(): number {
    return this.nursery.edenUsed + this.nursery.survivorUsed + this.old.used + this.large.used;
  }

  /** Runtime.totalMemory: what the heap may fill before it collects everything. */
  get totalMemory(): number {
    const young = this.nursery.capacity + this.sizes.survivorReserve;
    const old = Math.max(this.old.used + this.large.used, this.oldTrigger);
    return Math.max(this.usedMemory, Math.min(young + old, this.sizes.max));
  }

  get freeMemory(): number {
    return this.totalMemory - this.usedMemory;
  }

  get maxMemory(): number {
    return this.sizes.max;
  }

  /** Throws an Error that names what is wrong, if anything is. For tests and --verify; slow. */
  verify(): void {
    this.verifier.verify();
  }

  /** Calls `visit` for every object in heap and PERM, garbage included. Nothing may be allocated meanwhile. */
  forEachObject(visit: (ref: number) => void): void {
    this.verifier.forEachObject(visit);
  }

  // ---- inside

  private initialize(ref: number, record: number, length: number): number {
    if (ref === 0) return 0;
    const w = wordIndex(ref);
    this.i32[w] = record;
    if (length >= 0) this.i32[w + Word.LENGTH] = length;
    return ref;
  }

  /** Begins (or ends) a time in which the heap may be a little larger than the maximum. */
  setLenient(on: boolean): void {
    this.lenient += on ? 1 : -1;
    if (this.lenient === 0) this.bonus = 0;
  }

  /** Bytes that eden could take. */
  private get room(): number {
    return this.sizes.max + this.bonus - this.old.used - this.large.used - this.nursery.survivorUsed;
  }

  /** At a safepoint: within the maximum, and, if `gently`, only as far as no collection is due. */
  private tryAllocate(bytes: number, record: number, gently: boolean): number {
    const { nursery, old, large, sizes } = this;
    if (bytes <= LARGE_OBJECT && bytes <= nursery.capacity >> 1) {
      const ref = nursery.bump(bytes);
      return ref !== 0 ? ref : nursery.extendAndBump(bytes, false, false);
    }
    if (gently && old.used + large.used + bytes > this.oldTrigger) return 0;
    if (this.usedMemory + bytes > sizes.max + this.bonus) return 0;
    const ref = this.allocateTenured(bytes, this.isPrimitiveArray(record));
    if (ref !== 0) this.resizeEden();
    return ref;
  }

  private isPrimitiveArray(record: number): boolean {
    return (this.i32[wordIndex(record) + Word.FLAGS] & ClassFlag.PRIMITIVE_ARRAY) !== 0;
  }

  /** In the old space or as a large object. The cards of an object with references are marked: its first stores need no barrier. */
  private allocateTenured(bytes: number, primitive: boolean): number {
    const { old, large } = this;
    const floor = old.top + this.copyReserve;
    let ref = 0;
    if (bytes > LARGE_OBJECT) ref = large.allocate(bytes, floor);
    else if (large.bottom - floor >= bytes) ref = old.allocate(bytes);
    if (ref === 0) return 0;
    this.stats.allocatedBytes += bytes;
    if (!primitive) this.cards.markRange(ref, ref + bytes);
    return ref;
  }

  /** Addresses kept free above the old space, so that a young collection can promote everything. */
  private get copyReserve(): number {
    return Math.min(this.nursery.edenReserve + this.sizes.survivorReserve, this.sizes.max >> 1);
  }

  /** For TypeScript: wherever there is room, to a certain distance beyond the maximum. */
  private allocateBeyond(bytes: number, primitive: boolean): number {
    const { nursery, old, large, sizes } = this;
    if (this.options.stress !== undefined) this.collectionWanted = true;
    if (bytes <= LARGE_OBJECT) {
      let ref = nursery.extendAndBump(bytes, false, this.collectionWanted);
      if (ref !== 0) return ref;
      this.wantCollection();
      ref = nursery.extendAndBump(bytes, true, true);
      if (ref !== 0) return ref;
    } else if (old.used + large.used + bytes > this.oldTrigger) {
      this.wantCollection();
    }
    if (this.usedMemory + bytes > sizes.max + this.overshoot) return 0;
    return this.allocateTenured(bytes, primitive);
  }

  private get overshoot(): number {
    return Math.min(32 << 20, Math.max(4 << 20, this.sizes.max >> 3));
  }

  private wantCollection(): void {
    if (this.collectionWanted) return;
    this.collectionWanted = true;
    this.nursery.closeLimit();
    this.options.interrupt?.();
  }

  private stressCollections = 0;
  private stressArmed = false;

  /** Begins stress that was asked for `later`. */
  armStress(): void {
    this.stressArmed = true;
  }

  private collectForStress(roots: Roots): void {
    const { interval, fullEvery, relaxAfter, later } = this.options.stress as StressOptions;
    if (later === true && !this.stressArmed) return;
    const relaxed = relaxAfter === undefined ? 0 : Math.floor(this.stressCollections / relaxAfter);
    if (++this.slowAllocations % (interval * 2 ** relaxed) !== 0) return;
    this.collect(roots, ++this.stressCollections % fullEvery === 0, 'Stress');
  }

  private collectYoung(roots: Roots, cause: string): void {
    const { stats, nursery, sizes } = this;
    const before = this.usedMemory;
    const start = this.begin(false);
    const cpuStart = this.cpuNow();
    // A program that has filled eden once is no small one. Each time, for a process may have taken over from another.
    this.host.expectUse?.(HeapBounds.START, this.large.end - HeapBounds.START);
    const survivors = Math.min(sizes.survivorReserve, alignUp(nursery.capacity >> 3, PAGE_SIZE));
    this.young.collect(roots, Math.max(survivors, 64 << 10));
    stats.promotedBytes += this.young.promoted;
    const pause = this.cpuNow() - cpuStart;
    const survived = this.young.promoted + nursery.survivorUsed;
    this.edenTarget = this.edenSizing.next(this.edenTarget, pause, survived, sizes);
    this.expectedPause = Math.max(pause, this.expectedPause * PAUSE_DECAY);
    this.finish(start, before, false, cause);
  }

  /** `bytes`: the allocation that waits for it. */
  private collectAll(roots: Roots, cause: string, bytes: number, clearSoft: boolean): void {
    this.full ??= new FullCollector(
      this.memory,
      this.host,
      this.gap,
      this.nursery,
      this.old,
      this.large,
      this.perm,
      this.cards,
      this.references,
    );
    this.options.beforeFull?.(clearSoft);
    const before = this.usedMemory;
    const start = this.begin(clearSoft);
    this.full.collect(roots, this.copyReserve + alignUp(bytes, PAGE_SIZE));
    this.oldTrigger = this.triggerFor(this.old.used + this.large.used);
    this.finish(start, before, true, cause);
  }

  private begin(clearSoft: boolean): number {
    if (this.options.verify === true) this.verify();
    this.stats.allocatedBytes += this.nursery.edenUsed;
    this.references.begin(this.sizes.max - this.usedAfterLast, clearSoft);
    return this.now();
  }

  private usedAfterLast = 0;

  private finish(start: number, before: number, full: boolean, cause: string): void {
    this.resizeEden();
    this.collectionWanted = false;
    this.usedAfterLast = this.usedMemory;
    const end = this.now();
    this.references.advanceClock(Math.floor(end));
    const number = this.stats.addCollection(full, end - start);
    this.options.trace?.(
      collectionLine(number, full, cause, before, this.usedAfterLast, this.totalMemory, end - start),
    );
    if (this.options.verify === true) this.verify();
    this.options.collected?.();
  }

  private resizeEden(): void {
    const wanted = Math.min(this.edenTarget, this.room);
    this.nursery.setCapacity(Math.max(0, wanted & -8));
  }

  /** After a full collection with so many bytes left: collect everything again when they have doubled, or the heap is nearly full. */
  private triggerFor(live: number): number {
    const { max, initial } = this.sizes;
    const eager = Math.max(2 * live, initial, Math.min(max >> 2, 64 << 20));
    return Math.min(eager, max - Math.max(this.minEden, max >> 4));
  }
}
