import { ClassFlag, Obj } from '../layout/layout.js';
import type { LiveMap } from './live-map.js';
import { addressOfWord, type HeapMemory, wordIndex } from './memory.js';
import { REFERENCE_FLAGS, Word } from './object-model.js';
import type { PermSpace } from './perm-space.js';
import { type ReferenceProcessor, RefList, type Survival } from './reference-processor.js';
import type { RootVisitor } from './roots.js';

/** Elements of a long array that are scanned before the rest of it goes back onto the stack. */
const ARRAY_STRIDE = 2048;

/** Marks what lives, in all of the heap, with an explicit stack: neither long lists nor deep trees nor huge arrays make it grow beyond reason. */
export class Marker implements RootVisitor, Survival {
  readonly youngEnd = 0;
  private readonly i32: Int32Array;
  private stack = new Int32Array(16 << 10);
  private depth = 0;
  /** Arrays begun, and their next element, in pairs. */
  private readonly arrays = new RefList();
  /** From here on large objects. */
  private largeBottom = 0;

  constructor(
    memory: HeapMemory,
    private readonly map: LiveMap,
    private readonly perm: PermSpace,
    private readonly references: ReferenceProcessor,
  ) {
    this.i32 = memory.i32;
  }

  begin(largeBottom: number): void {
    this.largeBottom = largeBottom;
  }

  /** Gives back a stack that has grown. */
  end(): void {
    if (this.stack.length > 1 << 20) this.stack = new Int32Array(16 << 10);
  }

  visitRange(address: number, count: number): void {
    const w = wordIndex(address);
    this.markSlots(w, w + count);
    this.drain();
  }

  visitArray(slots: Int32Array, from: number, to: number): void {
    for (let i = from; i < to; i++) if (slots[i] < 0) this.mark(slots[i]);
    this.drain();
  }

  /** Everything in PERM lives, and so does what it refers to. */
  markPerm(): void {
    const { perm, i32 } = this;
    const end = perm.top;
    for (
      let ref = perm.nextStart(perm.base, end);
      ref < end;
      ref = perm.nextStart(ref + Obj.ALIGNMENT, end)
    ) {
      const w = wordIndex(ref);
      if (i32[w] === 0) continue;
      this.scan(w);
      const record = wordIndex(i32[w]);
      if ((i32[record + Word.FLAGS] & ClassFlag.MIRROR) !== 0) this.markStatics(w);
      this.drain();
    }
  }

  survivor(ref: number): number {
    return ref >= 0 || this.map.isLive(ref) ? ref : 0;
  }

  keepAlive(ref: number): number {
    if (ref < 0) this.mark(ref);
    return ref;
  }

  drain(): void {
    for (;;) {
      while (this.depth > 0) this.scan(wordIndex(this.stack[--this.depth]));
      if (this.arrays.length === 0) return;
      this.scanNextStride();
    }
  }

  private mark(ref: number): void {
    const { map, i32 } = this;
    if (map.isLive(ref)) return;
    const w = wordIndex(ref);
    const record = wordIndex(i32[w]);
    const bytes = i32[record + Word.INSTANCE_SIZE];
    if (bytes !== 0) {
      map.setObject(ref, bytes);
      if (i32[record + Word.RANGE_COUNT] !== 0) this.push(ref);
      return;
    }
    if (ref >= this.largeBottom) {
      map.setStart(ref);
    } else {
      const data = i32[w + Word.LENGTH] << i32[record + Word.ELEM_SHIFT];
      map.setObject(ref, (Obj.ARRAY_DATA + Obj.ALIGNMENT - 1 + data) & -Obj.ALIGNMENT);
    }
    if ((i32[record + Word.FLAGS] & ClassFlag.PRIMITIVE_ARRAY) === 0) this.push(ref);
  }

  private push(ref: number): void {
    if (this.depth === this.stack.length) {
      const stack = new Int32Array(this.depth * 2);
      stack.set(this.stack);
      this.stack = stack;
    }
    this.stack[this.depth++] = ref;
  }

  private markSlots(from: number, to: number): void {
    const { i32 } = this;
    for (let i = from; i < to; i++) {
      const ref = i32[i];
      if (ref < 0) this.mark(ref);
    }
  }

  private scan(w: number): void {
    const { i32 } = this;
    const record = wordIndex(i32[w]);
    const flags = i32[record + Word.FLAGS];
    if ((flags & ClassFlag.ARRAY) !== 0) {
      if ((flags & ClassFlag.PRIMITIVE_ARRAY) === 0) this.scanArray(w, 0);
    } else if ((flags & REFERENCE_FLAGS) !== 0) {
      this.scanReference(w, record, flags);
    } else {
      this.scanRanges(w, record);
    }
  }

  private scanRanges(w: number, record: number): void {
    const { i32 } = this;
    let count = i32[record + Word.RANGE_COUNT];
    if (count === 0) return;
    for (let r = wordIndex(i32[record + Word.RANGES]); count > 0; count--, r += 2) {
      const from = w + (i32[r] >> 2);
      this.markSlots(from, from + i32[r + 1]);
    }
  }

  private scanReference(w: number, record: number, flags: number): void {
    const { i32, references } = this;
    const slot = w + references.referentOffset;
    const referent = i32[slot];
    if (referent >= 0 || this.map.isLive(referent) || !references.discover(addressOfWord(w), flags)) {
      this.scanRanges(w, record);
      return;
    }
    i32[slot] = 0;
    this.scanRanges(w, record);
    i32[slot] = referent;
  }

  private markStatics(w: number): void {
    const { i32 } = this;
    const described = i32[w + Word.MIRRORED_RECORD];
    if (described === 0) return;
    const record = wordIndex(described);
    const from = w + (i32[record + Word.STATIC_OFFSET] >> 2);
    this.markSlots(from, from + i32[record + Word.STATIC_COUNT]);
  }

  private scanArray(w: number, first: number): void {
    const length = this.i32[w + Word.LENGTH];
    let end = length;
    if (length - first > ARRAY_STRIDE) {
      end = first + ARRAY_STRIDE;
      this.arrays.push(w);
      this.arrays.push(end);
    }
    this.markSlots(w + Word.DATA + first, w + Word.DATA + end);
  }

  private scanNextStride(): void {
    const { arrays } = this;
    arrays.length -= 2;
    this.scanArray(arrays.items[arrays.length], arrays.items[arrays.length + 1]);
  }
}
