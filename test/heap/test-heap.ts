/** A heap without a VM: memory of its own, made-up classes, roots in an array. */

import { Heap, type HeapOptions } from '../../src/heap/heap.js';
import { type HeapMemory, wordIndex } from '../../src/heap/memory.js';
import type { ReferenceKind } from '../../src/heap/object-model.js';
import type { Roots, RootVisitor, WeakVisitor } from '../../src/heap/roots.js';
import { Card, ClassFlag, ClassRec, Obj, Region } from '../../src/layout/layout.js';

/** Memory from Region.BASE to `heapBytes` into the heap. Only pages that are touched cost anything. */
export function createMemory(heapBytes: number): HeapMemory {
  const buffer = new ArrayBuffer(Region.HEAP - Region.BASE + heapBytes);
  return { u8: new Uint8Array(buffer), i32: new Int32Array(buffer) };
}

/** A made-up class: instances have `refs` references in the given ranges. */
export interface TestClass {
  readonly record: number;
  /** Byte offsets of the reference fields. */
  readonly refs: readonly number[];
  /** Byte offsets of int fields. */
  readonly ints: readonly number[];
  readonly isArray: boolean;
  readonly elemShift: number;
  readonly isRefArray: boolean;
}

/** Offsets of java.lang.ref.Reference's fields in the classes of {@link TestHeap.referenceClass}. */
export const REFERENT = 8;
export const QUEUE = 12;
export const NEXT = 16;
export const DISCOVERED = 20;
export const TIMESTAMP = 24;

export class TestHeap implements Roots {
  readonly heap: Heap;
  readonly i32: Int32Array;
  readonly u8: Uint8Array;
  /** Strong roots, at will. */
  handles = new Int32Array(64);
  /** Weak ones. */
  weak = new Int32Array(0);
  /** Roots in the region: an area in STACKS. */
  stackSlots = 0;
  clockAddress = 0;
  /** Behind the context page and what else the trampoline has there. */
  private metaTop: number = Region.META + 0x1_0000;

  constructor(options: Partial<HeapOptions> = {}, heapBytes = 256 << 20, memory = createMemory(heapBytes)) {
    this.i32 = memory.i32;
    this.u8 = memory.u8;
    this.heap = new Heap(memory, { physicalMemory: 4 * 2 ** 30, addressSpace: heapBytes, ...options });
  }

  visitRoots(visitor: RootVisitor): void {
    visitor.visitArray(this.handles, 0, this.handles.length);
    visitor.visitRange(Region.STACKS, this.stackSlots);
  }

  visitWeak(visitor: WeakVisitor): void {
    visitor.visitWeakArray(this.weak, 0, this.weak.length);
  }

  /** `ranges`: pairs of byte offset and count. */
  defineClass(size: number, ranges: [number, number][], flags = 0): TestClass {
    const record = this.reserveMeta(ClassRec.VTABLE);
    const pairs = this.reserveMeta(ranges.length * 8);
    this.set(record + ClassRec.FLAGS, flags);
    this.set(record + ClassRec.INSTANCE_SIZE, size);
    this.set(record + ClassRec.PTR_RANGE_COUNT, ranges.length);
    this.set(record + ClassRec.PTR_RANGES, pairs);
    const refs: number[] = [];
    ranges.forEach(([offset, count], i) => {
      this.set(pairs + 8 * i, offset);
      this.set(pairs + 8 * i + 4, count);
      for (let k = 0; k < count; k++) refs.push(offset + 4 * k);
    });
    const ints: number[] = [];
    for (let offset: number = Obj.HEADER_SIZE; offset < size; offset += 4)
      if (!refs.includes(offset)) ints.push(offset);
    return { record, refs, ints, isArray: false, elemShift: 0, isRefArray: false };
  }

  defineArray(elemShift: number, isRefArray: boolean): TestClass {
    const record = this.reserveMeta(ClassRec.VTABLE);
    this.set(record + ClassRec.FLAGS, ClassFlag.ARRAY | (isRefArray ? 0 : ClassFlag.PRIMITIVE_ARRAY));
    this.set(record + ClassRec.ELEM_SHIFT, elemShift);
    return { record, refs: [], ints: [], isArray: true, elemShift, isRefArray };
  }

  /** java.lang.Class, with one reference field of its own behind the record's address. */
  defineMirrorClass(): TestClass {
    return this.defineClass(24, [[16, 1]], ClassFlag.MIRROR | ClassFlag.SLOW_ALLOC);
  }

  /** A mirror in PERM of a class with so many static references. */
  createMirror(mirrorClass: TestClass, statics: number): number {
    const described = this.reserveMeta(ClassRec.VTABLE);
    this.set(described + ClassRec.STATIC_PTR_OFFSET, 24);
    this.set(described + ClassRec.STATIC_PTR_COUNT, statics);
    const mirror = this.heap.allocatePerm(24 + statics * 4);
    this.set(mirror, mirrorClass.record);
    this.set(mirror + Obj.HEADER_SIZE, described);
    return mirror;
  }

  referenceClass(kind: ReferenceKind): TestClass {
    const flags = kind === 4 ? ClassFlag.FINAL_REF : kind << ClassFlag.REF_SHIFT;
    return this.defineClass(32, [[REFERENT, 4]], flags);
  }

  /** To be called before the first Reference object. */
  enableReferences(): void {
    this.clockAddress = this.reserveMeta(8);
    this.heap.setReferenceLayout({
      referent: REFERENT,
      next: NEXT,
      discovered: DISCOVERED,
      timestamp: TIMESTAMP,
      clockAddress: this.clockAddress,
    });
  }

  get(address: number): number {
    return this.i32[wordIndex(address)];
  }

  set(address: number, value: number): void {
    this.i32[wordIndex(address)] = value;
  }

  /** putfield of a reference, with the barrier as compiled code has it. */
  putField(ref: number, offset: number, value: number): void {
    this.set(ref + offset, value);
    if (value !== 0) this.u8[Region.CARDS - Region.BASE + (ref >>> Card.SHIFT)] = 1;
  }

  /** aastore. */
  putElement(ref: number, index: number, value: number): void {
    const address = ref + Obj.ARRAY_DATA + 4 * index;
    this.set(address, value);
    if (value !== 0) this.u8[Region.CARDS - Region.BASE + (address >>> Card.SHIFT)] = 1;
  }

  element(ref: number, index: number): number {
    return this.get(ref + Obj.ARRAY_DATA + 4 * index);
  }

  /** As machine code allocates: inline, else by request. `length` -1: an object. */
  allocate(type: TestClass, length = -1): number {
    return this.heap.allocateSlow(type.record, length, this);
  }

  young(): void {
    this.heap.collect(this, false, 'test');
  }

  full(): void {
    this.heap.collect(this, true, 'test');
  }

  private reserveMeta(bytes: number): number {
    const address = this.metaTop;
    this.metaTop = (address + bytes + 7) & -8;
    return address;
  }
}
