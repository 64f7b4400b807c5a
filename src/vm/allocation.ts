/** Allocation at safepoints, as compiled code asks for it. */

import { ClassRec, Obj } from '../layout/layout.js';
import type { JavaClass } from './classes/java-class.js';
import { JavaThrow, type Steps } from './steps.js';
import type { VM } from './vm.js';

/** HotSpot refuses longer arrays whatever the size of the heap. */
const MAX_LENGTH = 0x7fff_ffff - 2;

const outOfMemory = (): JavaThrow => new JavaThrow('java/lang/OutOfMemoryError', 'Java heap space');

function checkNotNegative(length: number): void {
  if (length < 0) throw new JavaThrow('java/lang/NegativeArraySizeException', String(length));
}

function checkLength(length: number): void {
  checkNotNegative(length);
  if (length > MAX_LENGTH)
    throw new JavaThrow('java/lang/OutOfMemoryError', 'Requested array size exceeds VM limit');
}

export class Allocation {
  constructor(private readonly vm: VM) {}

  /** An array; may collect. */
  array(record: number, length: number): number {
    checkLength(length);
    const { heap, roots } = this.vm;
    const ref = heap.allocateSlow(record, length, roots);
    if (ref === 0) throw outOfMemory();
    return ref;
  }

  /**
   * A copy of an object's class (and length, if it is an array), zeroed but for the header, and the object itself, which may have moved: for natives. May
   * collect, so no other reference may be held.
   */
  like(original: number): { readonly copy: number; readonly original: number } {
    const { vm } = this;
    const { heap, roots, handles } = vm;
    const cls = vm.classes.of(original);
    const handle = handles.local(original);
    const copy = heap.allocateSlow(cls.record, cls.isArray ? vm.arrayLength(original) : -1, roots);
    const moved = handles.get(handle);
    handles.release(handle);
    if (copy === 0) throw outOfMemory();
    return { copy, original: moved };
  }

  /** multianewarray: `count` lengths of 8 bytes each at `lengths`, outermost first. May collect, before it begins. */
  multiArray(cls: JavaClass, count: number, lengths: number): number {
    const { memory } = this.vm;
    const sizes: number[] = [];
    for (let i = 0; i < count; i++) sizes.push(memory.load32(lengths + 8 * i));
    return this.arrays(cls, sizes);
  }

  /** Arrays in arrays: as many dimensions as there are sizes, outermost first. May collect, before it begins. */
  nestedArrays(cls: JavaClass, sizes: readonly number[]): number {
    for (const size of sizes) checkNotNegative(size);
    return this.arrays(cls, sizes);
  }

  private arrays(cls: JavaClass, sizes: readonly number[]): number {
    const { heap, roots } = this.vm;
    this.checkSizes(sizes);
    if (heap.collectionWanted || estimate(cls, sizes) > heap.freeMemory)
      heap.collect(roots, false, 'Allocation Failure');
    let ref = this.nested(cls, sizes, 0);
    if (ref === 0) {
      heap.collect(roots, true, 'Allocation Failure');
      ref = this.nested(cls, sizes, 0);
    }
    if (ref === 0) throw outOfMemory();
    return ref;
  }

  /** Fails as if array after array were allocated: within one of length 0 there are none, but a negative length is always an error. */
  private checkSizes(sizes: readonly number[]): void {
    for (let i = 0; i < sizes.length; i++) {
      if (sizes[i] < 0 && i > 0 && 4 * sizes[i - 1] > this.vm.heap.maxMemory) throw outOfMemory();
      if (sizes.includes(0) && sizes.indexOf(0) < i) checkNotNegative(sizes[i]);
      else checkLength(sizes[i]);
    }
  }

  private nested(cls: JavaClass, sizes: readonly number[], level: number): number {
    const { vm } = this;
    const length = sizes[level];
    const array = vm.heap.allocateArray(cls.record, length);
    if (array === 0 || level === sizes.length - 1) return array;
    const component = cls.component as JavaClass;
    for (let i = 0; i < length; i++) {
      const element = this.nested(component, sizes, level + 1);
      if (element === 0) return 0;
      vm.storeRef(array + Obj.ARRAY_DATA + 4 * i, element);
    }
    return array;
  }

  /** Finalizer.register for a new object of a class with a finalize method; answers the object. */
  *registerFinalizer(ref: number): Steps<number> {
    const { vm } = this;
    const handle = vm.handles.local(ref);
    yield* vm.call(vm.findMethod('java/lang/ref/Finalizer', 'register(Ljava/lang/Object;)V'), ref);
    const result = vm.handles.get(handle);
    vm.handles.release(handle);
    return result;
  }

  /** log2 of an array class's element size. */
  elementShift(record: number): number {
    return this.vm.memory.load32(record + ClassRec.ELEM_SHIFT);
  }
}

/** Bytes of a multi-dimensional array, roughly. */
function estimate(cls: JavaClass, sizes: readonly number[]): number {
  let arrays = 1;
  let bytes = 0;
  for (let i = 0; i < sizes.length; i++) {
    bytes += arrays * (16 + 8 * sizes[i]);
    arrays *= sizes[i];
  }
  return cls.isArray ? bytes : 0;
}
