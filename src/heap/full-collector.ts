import { ClassFlag, Obj } from '../layout/layout.js';
import type { CardTable } from './card-table.js';
import type { CleanGap } from './clean-gap.js';
import type { LargeSpace } from './large-space.js';
import { BLOCK_SIZE, LiveMap } from './live-map.js';
import { Marker } from './marker.js';
import {
  alignUp,
  copyWords,
  HeapBounds,
  type HeapHost,
  type HeapMemory,
  PAGE_SIZE,
  wordIndex,
} from './memory.js';
import type { Nursery } from './nursery.js';
import { Word } from './object-model.js';
import type { OldSpace } from './old-space.js';
import type { PermSpace } from './perm-space.js';
import type { ReferenceProcessor } from './reference-processor.js';
import type { Roots, RootVisitor, WeakVisitor } from './roots.js';

/** Below this the pages freed at the end of the old space are kept for what comes next. */
const KEEP_BYTES = 16 << 20;
/** The same of pages that large objects have left. */
const KEEP_LARGE_BYTES = 64 << 20;

/**
 * Collects the whole heap: marks, then slides the old space together and appends what lives in the nursery, needing no memory beside the
 * {@link LiveMap} (1/32 of what is in use). Large objects stay where they are unless there is a reason to close the holes between them.
 * Afterwards nothing is young, and all cards are clean.
 */
export class FullCollector implements RootVisitor, WeakVisitor {
  readonly youngEnd = 0;
  private readonly i32: Int32Array;
  private readonly map: LiveMap;
  private readonly marker: Marker;

  constructor(
    memory: HeapMemory,
    private readonly host: HeapHost,
    private readonly gap: CleanGap,
    private readonly nursery: Nursery,
    private readonly old: OldSpace,
    private readonly large: LargeSpace,
    private readonly perm: PermSpace,
    private readonly cards: CardTable,
    private readonly references: ReferenceProcessor,
  ) {
    this.i32 = memory.i32;
    this.map = new LiveMap(large.end - HeapBounds.START);
    this.marker = new Marker(memory, this.map, perm, references);
  }

  /** `room`: bytes that are wanted in one piece between old space and large objects. References must have been begun. */
  collect(roots: Roots, room: number): void {
    const { old, large, nursery, map, cards } = this;
    const oldTop = old.top;
    this.mark(roots);
    large.sweep((ref) => map.isLive(ref), Math.max(KEEP_LARGE_BYTES, old.used + large.used));
    const largeStarts = large.starts.slice();

    const compactedTop = map.assign(old.base, alignUp(oldTop, BLOCK_SIZE), old.base);
    const newTop = map.assign(nursery.base, nursery.end, compactedTop);
    const slide = large.bottom - newTop < room;
    for (let i = 0; i < largeStarts.length; i++) {
      map.setDestination(largeStarts[i], slide ? large.compactedAddress(i) : largeStarts[i]);
    }
    roots.visitWeak(this);
    this.updateRoots(roots);
    this.moveSpace(old.base, oldTop);
    // The order matters: the nursery goes where the old space has made room, and perhaps where large objects were.
    if (slide) large.compact();
    this.moveSpace(nursery.base, nursery.end);
    old.setTop(newTop);

    nursery.empty();
    cards.clearRange(old.base, large.end);
    cards.clearRange(this.perm.base, this.perm.top);
    map.clear(HeapBounds.START, alignUp(oldTop, BLOCK_SIZE));
    for (const ref of largeStarts) map.clear(ref, ref + BLOCK_SIZE);
    this.discardAbove(newTop);
  }

  visitRange(address: number, count: number): void {
    const w = wordIndex(address);
    this.updateSlots(w, w + count);
  }

  visitArray(slots: Int32Array, from: number, to: number): void {
    const { map } = this;
    for (let i = from; i < to; i++) {
      const ref = slots[i];
      if (ref < 0) slots[i] = map.forward(ref);
    }
  }

  survivor(ref: number): number {
    if (ref >= 0) return ref;
    return this.map.isLive(ref) ? this.map.forward(ref) : 0;
  }

  visitWeakArray(slots: Int32Array, from: number, to: number): void {
    for (let i = from; i < to; i++) slots[i] = this.survivor(slots[i]);
  }

  private mark(roots: Roots): void {
    const { marker, references, large } = this;
    marker.begin(large.bottom);
    roots.visitRoots(marker);
    marker.visitArray(references.pending, 0, 1);
    marker.markPerm();
    marker.drain();
    references.process(marker);
    marker.visitArray(references.pending, 0, 1);
    marker.end();
  }

  private updateRoots(roots: Roots): void {
    const { perm, large, i32 } = this;
    roots.visitRoots(this);
    this.visitArray(this.references.pending, 0, 1);
    const end = perm.top;
    for (
      let ref = perm.nextStart(perm.base, end);
      ref < end;
      ref = perm.nextStart(ref + Obj.ALIGNMENT, end)
    ) {
      const w = wordIndex(ref);
      if (i32[w] !== 0) this.updateObject(w, wordIndex(i32[w]));
    }
    for (const ref of large.starts) {
      const w = wordIndex(ref);
      this.updateObject(w, wordIndex(i32[w]));
    }
  }

  private updateSlots(from: number, to: number): void {
    const { i32, map } = this;
    for (let i = from; i < to; i++) {
      const ref = i32[i];
      if (ref < 0) i32[i] = map.forward(ref);
    }
  }

  private updateObject(w: number, record: number): void {
    const { i32 } = this;
    let count = i32[record + Word.RANGE_COUNT];
    if (count !== 0) {
      for (let r = wordIndex(i32[record + Word.RANGES]); count > 0; count--, r += 2) {
        const from = w + (i32[r] >> 2);
        this.updateSlots(from, from + i32[r + 1]);
      }
    }
    const flags = i32[record + Word.FLAGS];
    if ((flags & (ClassFlag.ARRAY | ClassFlag.MIRROR)) === 0) return;
    if ((flags & ClassFlag.MIRROR) !== 0) this.updateStatics(w);
    else if ((flags & ClassFlag.PRIMITIVE_ARRAY) === 0) {
      this.updateSlots(w + Word.DATA, w + Word.DATA + i32[w + Word.LENGTH]);
    }
  }

  private updateStatics(w: number): void {
    const { i32 } = this;
    const described = i32[w + Word.MIRRORED_RECORD];
    if (described === 0) return;
    const record = wordIndex(described);
    const from = w + (i32[record + Word.STATIC_OFFSET] >> 2);
    this.updateSlots(from, from + i32[record + Word.STATIC_COUNT]);
  }

  /** Updates the live objects of [base, end) and moves them to where the map says, a run of neighbours at a time. */
  private moveSpace(base: number, end: number): void {
    const { i32, map, old } = this;
    let run = map.nextLive(base, end);
    while (run < end) {
      const to = map.forward(run);
      const delta = to - run;
      let ref = run;
      do {
        const w = wordIndex(ref);
        const record = wordIndex(i32[w]);
        this.updateObject(w, record);
        let bytes = i32[record + Word.INSTANCE_SIZE];
        if (bytes === 0) {
          const data = i32[w + Word.LENGTH] << i32[record + Word.ELEM_SHIFT];
          bytes = (Obj.ARRAY_DATA + Obj.ALIGNMENT - 1 + data) & -Obj.ALIGNMENT;
        }
        old.recordStart(ref + delta, bytes);
        ref += bytes;
      } while (ref < end && map.isLive(ref));
      if (delta !== 0) copyWords(i32, wordIndex(run), wordIndex(to), (ref - run) >> 2);
      run = map.nextLive(ref, end);
    }
  }

  /** Gives pages behind the old space back, if there are many more than the next collections will want. */
  private discardAbove(top: number): void {
    const { host, gap, old } = this;
    if (host.discard === undefined) return;
    const keep = alignUp(top + Math.max(KEEP_BYTES, old.used >> 1), PAGE_SIZE);
    const end = Math.min(alignUp(gap.low, PAGE_SIZE), this.large.bottom);
    if (end - keep < KEEP_BYTES) return;
    host.discard(keep, end - keep);
    gap.discardedFrom(keep);
  }
}
