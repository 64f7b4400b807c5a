import { Card, ClassFlag, Copying, Mark, Obj } from '../layout/layout.js';
import { type CardTable, cardAddress, cardOf } from './card-table.js';
import type { LargeSpace } from './large-space.js';
import { addressOfWord, type CopyingCode, copyWords, type HeapMemory, wordIndex } from './memory.js';
import type { Nursery } from './nursery.js';
import { AGE_ONE, MAX_AGE, REFERENCE_FLAGS, Word } from './object-model.js';
import type { OldSpace } from './old-space.js';
import type { PermSpace } from './perm-space.js';
import type { ReferenceProcessor, Survival } from './reference-processor.js';
import type { Roots, RootVisitor, WeakVisitor } from './roots.js';

const CARD_WORDS = Card.SIZE >> 2;
/** So many slots are not worth a call of machine code. */
const FEW_SLOTS = 8;

/** Index of a word of {@link Copying}. */
const word = (offset: number): number => wordIndex(Copying.ADDRESS + offset);
const YOUNG_END = word(Copying.YOUNG_END);
const TO_BASE = word(Copying.TO_BASE);
const TO_TOP = word(Copying.TO_TOP);
const TO_END = word(Copying.TO_END);
const TO_SCAN = word(Copying.TO_SCAN);
const OLD_TOP = word(Copying.OLD_TOP);
const OLD_SCAN = word(Copying.OLD_SCAN);
const TENURING = word(Copying.TENURING);
const FOUND_YOUNG = word(Copying.FOUND_YOUNG);
const REACHED = word(Copying.REACHED);

/**
 * Collects the nursery: copies what lives into the empty survivor space or, if it is old enough or that is full, to the end of the old space.
 * Roots are the VM's, and what marked cards of the old, large-object and permanent spaces refer to. No recursion: the copies are the queue.
 *
 * The caller has made sure that the old space can take all of the nursery.
 */
export class YoungCollector implements RootVisitor, WeakVisitor, Survival {
  /** Bytes copied from the nursery to the old space by the last collection. */
  promoted = 0;
  private readonly i32: Int32Array;
  readonly youngEnd: number;
  /** Objects that have survived this many collections are promoted. */
  private tenuringAge = MAX_AGE;
  private toBase = 0;
  private toTop = 0;
  private toEnd = 0;
  private toScan = 0;
  private oldTop = 0;
  private oldScan = 0;
  /** Bytes that survived, by age. */
  private readonly ages: Int32Array;

  constructor(
    memory: HeapMemory,
    private readonly nursery: Nursery,
    private readonly old: OldSpace,
    private readonly large: LargeSpace,
    private readonly perm: PermSpace,
    private readonly cards: CardTable,
    private readonly references: ReferenceProcessor,
    private readonly code: CopyingCode | null,
  ) {
    this.i32 = memory.i32;
    this.youngEnd = nursery.end;
    const ages = word(Copying.AGES);
    this.ages = memory.i32.subarray(ages, ages + MAX_AGE + 2);
  }

  /** `survivorBytes`: how much may stay young. References must have been begun. */
  collect(roots: Roots, survivorBytes: number): void {
    const { nursery, old } = this;
    this.toBase = nursery.toSpace;
    this.toTop = this.toBase;
    this.toScan = this.toBase;
    this.toEnd = this.toBase + Math.min(survivorBytes, nursery.survivorReserve);
    const oldTop = old.top;
    this.oldTop = oldTop;
    this.oldScan = oldTop;
    this.ages.fill(0);
    const { i32 } = this;
    i32[YOUNG_END] = this.youngEnd;
    i32[TO_BASE] = this.toBase;
    i32[TO_END] = this.toEnd;
    i32[TENURING] = this.tenuringAge << Mark.AGE_SHIFT;

    roots.visitRoots(this);
    this.visitArray(this.references.pending, 0, 1);
    this.scanOldCards(oldTop);
    this.scanLargeCards();
    this.scanPermCards();
    this.drain();
    this.references.process(this);
    this.visitArray(this.references.pending, 0, 1);
    this.drain();
    roots.visitWeak(this);

    this.promoted = this.oldTop - oldTop;
    old.setTop(this.oldTop);
    nursery.flip(this.toTop);
    this.chooseTenuringAge(survivorBytes);
  }

  visitRange(address: number, count: number): void {
    const w = wordIndex(address);
    // Not by machine code, which looks at a little more than it is given: there may be no memory behind a stack.
    this.visitArray(this.i32, w, w + count);
  }

  visitArray(slots: Int32Array, from: number, to: number): void {
    const { youngEnd } = this;
    for (let i = from; i < to; i++) {
      const ref = slots[i];
      if (ref < youngEnd) slots[i] = this.evacuate(ref);
    }
  }

  survivor(ref: number): number {
    if (ref >= this.youngEnd) return ref;
    const mark = this.i32[wordIndex(ref) + Word.MARK];
    if ((mark & Mark.FORWARDED) !== 0) return mark ^ Mark.FORWARDED;
    return this.isCopy(ref) ? ref : 0;
  }

  visitWeakArray(slots: Int32Array, from: number, to: number): void {
    const { youngEnd } = this;
    for (let i = from; i < to; i++) if (slots[i] < youngEnd) slots[i] = this.survivor(slots[i]);
  }

  keepAlive(ref: number): number {
    return ref < this.youngEnd ? this.evacuate(ref) : ref;
  }

  /** Scans copies until there are no new ones. */
  drain(): void {
    for (;;) {
      if (this.code !== null) {
        this.lend();
        this.code.drain();
        this.takeBack();
      }
      if (this.toScan !== this.toTop) this.scanSurvivors();
      else if (this.oldScan !== this.oldTop) this.scanPromoted();
      else return;
    }
  }

  /** The stubs shall go on where this stands. */
  private lend(): void {
    const { i32 } = this;
    i32[TO_TOP] = this.toTop;
    i32[TO_SCAN] = this.toScan;
    i32[OLD_TOP] = this.oldTop;
    i32[OLD_SCAN] = this.oldScan;
  }

  private takeBack(): void {
    const { i32 } = this;
    this.toTop = i32[TO_TOP];
    this.toScan = i32[TO_SCAN];
    this.oldTop = i32[OLD_TOP];
    this.oldScan = i32[OLD_SCAN];
  }

  /** Is this the address of a copy? A slot that is seen twice holds one. */
  private isCopy(ref: number): boolean {
    return ref >= this.toBase && ref < this.toTop;
  }

  /** Copies a young object, unless that is done, and returns its new address. */
  private evacuate(ref: number): number {
    const { i32 } = this;
    const w = wordIndex(ref);
    const mark = i32[w + Word.MARK];
    if ((mark & Mark.FORWARDED) !== 0) return mark ^ Mark.FORWARDED;
    const to = this.toTop;
    if (ref >= this.toBase && ref < to) return ref;
    const record = wordIndex(i32[w]);
    let bytes = i32[record + Word.INSTANCE_SIZE];
    if (bytes === 0) {
      bytes =
        (Obj.ARRAY_DATA + Obj.ALIGNMENT - 1 + (i32[w + Word.LENGTH] << i32[record + Word.ELEM_SHIFT])) &
        -Obj.ALIGNMENT;
    }
    const age = (mark & Mark.AGE_MASK) >> Mark.AGE_SHIFT;
    if (age >= this.tenuringAge || to + bytes > this.toEnd) return this.promote(w, bytes);
    this.toTop = to + bytes;
    this.ages[age + 1] += bytes;
    const toWord = wordIndex(to);
    copyWords(i32, w, toWord, bytes >> 2);
    i32[toWord + Word.MARK] = age < MAX_AGE ? mark + AGE_ONE : mark;
    i32[w + Word.MARK] = to | Mark.FORWARDED;
    return to;
  }

  private promote(w: number, bytes: number): number {
    const { i32 } = this;
    const to = this.oldTop;
    this.oldTop = to + bytes;
    this.old.recordStart(to, bytes);
    copyWords(i32, w, wordIndex(to), bytes >> 2);
    i32[w + Word.MARK] = to | Mark.FORWARDED;
    return to;
  }

  /** Updates the slots of words [from, to). True if one of them refers to a young object afterwards. */
  private scanSlots(from: number, to: number): boolean {
    const { i32, youngEnd, code } = this;
    if (code !== null && to - from > FEW_SLOTS) {
      this.lend();
      code.scanSlots(addressOfWord(from), addressOfWord(to));
      this.takeBack();
      return i32[FOUND_YOUNG] !== 0;
    }
    let young = false;
    for (let i = from; i < to; i++) {
      const ref = i32[i];
      if (ref < youngEnd) {
        const moved = this.evacuate(ref);
        i32[i] = moved;
        if (moved < youngEnd) young = true;
      }
    }
    return young;
  }

  private scanRanges(w: number, record: number): boolean {
    const { i32 } = this;
    let young = false;
    let count = i32[record + Word.RANGE_COUNT];
    if (count === 0) return false;
    for (let r = wordIndex(i32[record + Word.RANGES]); count > 0; count--, r += 2) {
      const from = w + (i32[r] >> 2);
      if (this.scanSlots(from, from + i32[r + 1])) young = true;
    }
    return young;
  }

  /** A Reference object: the referent is left out if the processor takes it. */
  private scanReference(w: number, record: number): boolean {
    const { i32, references, youngEnd } = this;
    const slot = w + references.referentOffset;
    const referent = i32[slot];
    if (
      referent >= youngEnd ||
      this.survivor(referent) !== 0 ||
      !references.discover(addressOfWord(w), i32[record + Word.FLAGS])
    ) {
      return this.scanRanges(w, record);
    }
    i32[slot] = 0;
    const young = this.scanRanges(w, record);
    i32[slot] = referent;
    return young;
  }

  /** All of them, or one if the next may be for machine code again. */
  private scanSurvivors(): void {
    const { i32, code } = this;
    let scan = this.toScan;
    while (scan < this.toTop) {
      const w = wordIndex(scan);
      const record = wordIndex(i32[w]);
      const bytes = i32[record + Word.INSTANCE_SIZE];
      if (bytes !== 0) {
        scan += bytes;
        this.toScan = scan;
        if ((i32[record + Word.FLAGS] & REFERENCE_FLAGS) === 0) this.scanRanges(w, record);
        else this.scanReference(w, record);
      } else {
        const length = i32[w + Word.LENGTH];
        scan +=
          (Obj.ARRAY_DATA + Obj.ALIGNMENT - 1 + (length << i32[record + Word.ELEM_SHIFT])) & -Obj.ALIGNMENT;
        this.toScan = scan;
        if ((i32[record + Word.FLAGS] & ClassFlag.PRIMITIVE_ARRAY) === 0) {
          this.scanSlots(w + Word.DATA, w + Word.DATA + length);
        }
      }
      if (code !== null) return;
    }
  }

  private scanPromoted(): void {
    const { i32, cards, code } = this;
    let scan = this.oldScan;
    while (scan < this.oldTop) {
      const ref = scan;
      const w = wordIndex(ref);
      const record = wordIndex(i32[w]);
      const bytes = i32[record + Word.INSTANCE_SIZE];
      if (bytes !== 0) {
        scan += bytes;
        this.oldScan = scan;
        const isReference = (i32[record + Word.FLAGS] & REFERENCE_FLAGS) !== 0;
        if (isReference ? this.scanReference(w, record) : this.scanRanges(w, record)) cards.mark(ref);
      } else {
        const length = i32[w + Word.LENGTH];
        scan +=
          (Obj.ARRAY_DATA + Obj.ALIGNMENT - 1 + (length << i32[record + Word.ELEM_SHIFT])) & -Obj.ALIGNMENT;
        this.oldScan = scan;
        if ((i32[record + Word.FLAGS] & ClassFlag.PRIMITIVE_ARRAY) === 0) this.scanPromotedArray(w, length);
      }
      if (code !== null) return;
    }
  }

  /** Marks the cards of those elements that refer to young objects. */
  private scanPromotedArray(w: number, length: number): void {
    const end = w + Word.DATA + length;
    let from = w + Word.DATA;
    while (from < end) {
      // Region.BASE is a multiple of the card size: word indices and addresses agree on where a card ends.
      const next = Math.min(end, (from | (CARD_WORDS - 1)) + 1);
      if (this.scanSlots(from, next)) this.cards.mark(addressOfWord(from));
      from = next;
    }
  }

  private scanOldCards(top: number): void {
    const { old, cards } = this;
    const end = top === old.base ? cardOf(top) : cardOf(top - 1) + 1;
    let card = cards.nextMarked(cardOf(old.base), end);
    while (card < end) {
      const start = cardAddress(card);
      const stop = Math.min(top, start + Card.SIZE);
      if (!this.scanOldCard(old.objectCovering(card), start, stop)) cards.clear(card);
      card = cards.nextMarked(card + 1, end);
    }
  }

  /** Scans the objects from `ref` on that overlap the card [start, stop): arrays only within it. */
  private scanOldCard(ref: number, start: number, stop: number): boolean {
    const { i32, code } = this;
    let young = false;
    while (ref < stop) {
      if (code !== null) {
        this.lend();
        code.scanObjects(ref, start, stop);
        this.takeBack();
        if (i32[FOUND_YOUNG] !== 0) young = true;
        ref = i32[REACHED];
        if (ref >= stop) break;
      }
      const w = wordIndex(ref);
      const record = wordIndex(i32[w]);
      let bytes = i32[record + Word.INSTANCE_SIZE];
      if (bytes === 0) {
        const length = i32[w + Word.LENGTH];
        bytes =
          (Obj.ARRAY_DATA + Obj.ALIGNMENT - 1 + (length << i32[record + Word.ELEM_SHIFT])) & -Obj.ALIGNMENT;
      }
      if (this.scanPart(w, record, start, stop)) young = true;
      ref += bytes;
    }
    return young;
  }

  /** Scans an object; of an array only the elements in [start, stop). */
  private scanPart(w: number, record: number, start: number, stop: number): boolean {
    const { i32 } = this;
    const flags = i32[record + Word.FLAGS];
    if ((flags & ClassFlag.PRIMITIVE_ARRAY) !== 0) return false;
    if ((flags & ClassFlag.ARRAY) !== 0) {
      const first = w + Word.DATA;
      return this.scanSlots(
        Math.max(first, wordIndex(start)),
        Math.min(first + i32[w + Word.LENGTH], wordIndex(stop)),
      );
    }
    if ((flags & REFERENCE_FLAGS) !== 0) return this.scanReference(w, record);
    const young = this.scanRanges(w, record);
    return (flags & ClassFlag.MIRROR) !== 0 && this.scanStatics(w) ? true : young;
  }

  private scanStatics(w: number): boolean {
    const { i32 } = this;
    const described = i32[w + Word.MIRRORED_RECORD];
    if (described === 0) return false;
    const record = wordIndex(described);
    const from = w + (i32[record + Word.STATIC_OFFSET] >> 2);
    return this.scanSlots(from, from + i32[record + Word.STATIC_COUNT]);
  }

  private scanLargeCards(): void {
    const { large, cards, i32 } = this;
    for (let i = 0; i < large.starts.length; i++) {
      const ref = large.starts[i];
      const w = wordIndex(ref);
      const record = wordIndex(i32[w]);
      if ((i32[record + Word.FLAGS] & ClassFlag.PRIMITIVE_ARRAY) !== 0) continue;
      const end = cardOf(ref + large.sizes[i] - 1) + 1;
      let card = cards.nextMarked(cardOf(ref), end);
      while (card < end) {
        const start = cardAddress(card);
        if (!this.scanPart(w, record, start, start + Card.SIZE)) cards.clear(card);
        card = cards.nextMarked(card + 1, end);
      }
    }
  }

  private scanPermCards(): void {
    const { perm, cards } = this;
    const end = cardOf(perm.top - 1) + 1;
    let card = cards.nextMarked(cardOf(perm.base), end);
    while (card < end) {
      const start = cardAddress(card);
      if (!this.scanPermCard(perm.objectCovering(card), start, Math.min(perm.top, start + Card.SIZE))) {
        cards.clear(card);
      }
      card = cards.nextMarked(card + 1, end);
    }
  }

  private scanPermCard(ref: number, start: number, stop: number): boolean {
    const { perm, i32 } = this;
    let young = false;
    while (ref < stop) {
      const w = wordIndex(ref);
      // Memory whose header has not been written yet holds no references.
      if (i32[w] !== 0 && this.scanPart(w, wordIndex(i32[w]), start, stop)) young = true;
      ref = perm.nextStart(ref + Obj.ALIGNMENT, stop);
    }
    return young;
  }

  /** The survivors of one age after the other are to fill half the space; from the next on they are promoted (HotSpot's TargetSurvivorRatio). */
  private chooseTenuringAge(survivorBytes: number): void {
    let total = 0;
    let age = 1;
    for (; age < MAX_AGE; age++) {
      total += this.ages[age];
      if (total > survivorBytes >> 1) break;
    }
    this.tenuringAge = age;
  }
}
