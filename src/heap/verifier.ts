import { ClassFlag, Mark, Obj, Region } from '../layout/layout.js';
import { type CardTable, cardOf } from './card-table.js';
import type { LargeSpace } from './large-space.js';
import { BLOCK_SIZE, LiveMap } from './live-map.js';
import { alignUp, HeapBounds, type HeapMemory, wordIndex } from './memory.js';
import type { Nursery } from './nursery.js';
import { objectBytes, Word } from './object-model.js';
import type { OldSpace } from './old-space.js';
import type { PermSpace } from './perm-space.js';

const hex = (address: number): string => `0x${(address >>> 0).toString(16)}`;

/** Checks all that the collectors rely on. Walks every space twice: to learn where objects start, then to look at each. */
export class HeapVerifier {
  private readonly i32: Int32Array;
  /** One bit per object, on its first 8 bytes. */
  private starts: LiveMap | null = null;

  constructor(
    memory: HeapMemory,
    private readonly nursery: Nursery,
    private readonly old: OldSpace,
    private readonly large: LargeSpace,
    private readonly perm: PermSpace,
    private readonly cards: CardTable,
  ) {
    this.i32 = memory.i32;
  }

  /** Throws an Error that says which object is wrong in what way. */
  verify(): void {
    const { nursery, old } = this;
    this.starts ??= new LiveMap(this.large.end - HeapBounds.START);
    const starts = this.starts;
    this.forEachHeapObject((ref) => {
      this.checkHeader(ref);
      starts.setStart(ref);
    });
    this.forEachObject((ref) => this.checkReferences(ref));
    const endCard = old.top > old.base ? cardOf(old.top - 1) + 1 : 0;
    for (let card = cardOf(old.base); card < endCard; card++) this.checkStart(card);
    starts.clear(HeapBounds.START, alignUp(old.top, BLOCK_SIZE));
    for (const ref of this.large.starts) starts.clear(ref, ref + BLOCK_SIZE);
    this.checkClean(nursery.top, nursery.limit);
  }

  /** Every object in heap and PERM. */
  forEachObject(visit: (ref: number) => void): void {
    this.forEachHeapObject(visit);
    const { perm, i32 } = this;
    for (let ref = perm.nextStart(perm.base, perm.top); ref < perm.top; ) {
      if (i32[wordIndex(ref)] !== 0) visit(ref);
      ref = perm.nextStart(ref + Obj.ALIGNMENT, perm.top);
    }
  }

  private forEachHeapObject(visit: (ref: number) => void): void {
    const { nursery, old, large } = this;
    this.walk(nursery.survivorBase, nursery.survivorTop, visit);
    this.walk(nursery.edenStart, nursery.top, visit);
    this.walk(old.base, old.top, visit);
    for (const ref of large.starts.slice()) visit(ref);
  }

  private walk(from: number, to: number, visit: (ref: number) => void): void {
    let ref = from;
    while (ref < to) {
      visit(ref);
      ref += objectBytes(this.i32, wordIndex(ref));
    }
    if (ref !== to)
      throw new Error(`heap: objects from ${hex(from)} end at ${hex(ref)} instead of ${hex(to)}`);
  }

  private checkHeader(ref: number): void {
    const { i32 } = this;
    const w = wordIndex(ref);
    this.checkRecord(ref, i32[w]);
    if ((i32[w + Word.MARK] & Mark.FORWARDED) !== 0) this.fail(ref, 'has a forwarding mark');
    const flags = i32[wordIndex(i32[w]) + Word.FLAGS];
    if ((flags & ClassFlag.ARRAY) === 0) return;
    const shift = i32[wordIndex(i32[w]) + Word.ELEM_SHIFT];
    const length = i32[w + Word.LENGTH];
    if (length < 0 || length * (1 << shift) > Region.HEAP_SIZE) this.fail(ref, `has length ${length}`);
  }

  private checkRecord(ref: number, record: number): void {
    const inMeta = record >= Region.META && record < Region.META + Region.META_SIZE && (record & 7) === 0;
    if (!inMeta) this.fail(ref, `has ${hex(record)} for a class`);
    const r = wordIndex(record);
    const flags = this.i32[r + Word.FLAGS];
    const size = this.i32[r + Word.INSTANCE_SIZE];
    if ((flags & ClassFlag.ARRAY) !== 0 ? size !== 0 : size < Obj.HEADER_SIZE || (size & 7) !== 0) {
      this.fail(ref, `has class record ${hex(record)} with instance size ${size} and flags ${hex(flags)}`);
    }
  }

  private checkReferences(ref: number): void {
    const { i32 } = this;
    const w = wordIndex(ref);
    const record = wordIndex(i32[w]);
    const flags = i32[record + Word.FLAGS];
    if ((flags & ClassFlag.PRIMITIVE_ARRAY) !== 0) return;
    if ((flags & ClassFlag.ARRAY) !== 0) {
      this.checkSlots(ref, w + Word.DATA, i32[w + Word.LENGTH], true);
      return;
    }
    let r = wordIndex(i32[record + Word.RANGES]);
    for (let n = i32[record + Word.RANGE_COUNT]; n > 0; n--, r += 2) {
      this.checkSlots(ref, w + (i32[r] >> 2), i32[r + 1], false);
    }
    const described = i32[w + Word.MIRRORED_RECORD];
    if ((flags & ClassFlag.MIRROR) !== 0 && described !== 0) {
      const d = wordIndex(described);
      this.checkSlots(ref, w + (i32[d + Word.STATIC_OFFSET] >> 2), i32[d + Word.STATIC_COUNT], false);
    }
  }

  private checkSlots(ref: number, from: number, count: number, isArray: boolean): void {
    const { i32, nursery, cards } = this;
    for (let slot = from; slot < from + count; slot++) {
      const value = i32[slot];
      if (value === 0) continue;
      const offset = (slot - wordIndex(ref)) << 2;
      if (!this.isObject(value)) {
        this.fail(
          ref,
          `holds ${hex(value)} at offset ${offset}, where no object is (${this.spaceOf(value)})`,
        );
      }
      if (value >= nursery.end || ref < nursery.end) continue;
      const marked = cards.isMarked(cardOf(ref + offset)) || (!isArray && cards.isMarked(cardOf(ref)));
      if (!marked) this.fail(ref, `holds young ${hex(value)} at offset ${offset}, but its card is clean`);
    }
  }

  private isObject(ref: number): boolean {
    if (ref >= 0) return this.perm.isStart(ref);
    return ref < HeapBounds.END && (ref & 7) === 0 && (this.starts as LiveMap).isLive(ref);
  }

  private checkStart(card: number): void {
    const { old, i32 } = this;
    const first = Math.max(card << 9, old.base);
    const ref = old.objectCovering(card);
    const covers = ref <= first && ref + objectBytes(i32, wordIndex(ref)) > first;
    if (!covers || !(this.starts as LiveMap).isLive(ref)) {
      throw new Error(
        `heap: card at ${hex(first)} names ${hex(ref)} as the object that covers its first byte`,
      );
    }
  }

  private checkClean(from: number, to: number): void {
    for (let w = wordIndex(from); w < wordIndex(to); w++) {
      if (this.i32[w] !== 0) throw new Error(`heap: memory to be allocated is not zero near ${hex(from)}`);
    }
  }

  private spaceOf(ref: number): string {
    const { nursery, old, large, perm } = this;
    if (ref >= 0) return ref >= perm.base && ref < perm.end ? 'permanent space' : 'outside the heap';
    if (ref < nursery.edenBase)
      return ref >= nursery.survivorBase && ref < nursery.survivorTop ? 'survivors' : 'empty survivor space';
    if (ref < nursery.end) return ref < nursery.top ? 'eden' : 'eden, not allocated';
    if (ref < old.top) return 'old space';
    return ref >= large.bottom ? 'large objects' : 'above the old space';
  }

  private fail(ref: number, what: string): never {
    const { i32 } = this;
    const w = wordIndex(ref);
    throw new Error(
      `heap: object ${hex(ref)} (${this.spaceOf(ref)}, class record ${hex(i32[w])}, mark ${hex(i32[w + 1])}) ${what}`,
    );
  }
}
