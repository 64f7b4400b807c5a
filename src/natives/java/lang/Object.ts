import { ClassFlag, ClassRec, Obj } from '../../../vm/layout.js';
import { JavaThrow } from '../../../vm/steps.js';
import type { VM } from '../../../vm/vm.js';
import type { NativeTable } from '../../native.js';

/** Object.clone: a copy of all fields or elements, with a header of its own. */
function clone(vm: VM, self: number): number {
  const cls = vm.classes.of(self);
  const { memory, heap } = vm;
  if ((cls.flags & ClassFlag.CLONEABLE) === 0)
    throw new JavaThrow('java/lang/CloneNotSupportedException', cls.javaName);
  let copy: number;
  let bytes: number;
  if (cls.isArray) {
    const length = vm.arrayLength(self);
    copy = heap.allocateArray(cls.record, length);
    bytes = Obj.ARRAY_DATA + length * 2 ** memory.load32(cls.record + ClassRec.ELEM_SHIFT);
  } else {
    copy = heap.allocateObject(cls.record);
    bytes = cls.instanceSize;
  }
  if (copy === 0) throw new JavaThrow('java/lang/OutOfMemoryError', 'Java heap space');
  const from = vm.index(self + Obj.HEADER_SIZE);
  memory.u8.copyWithin(vm.index(copy + Obj.HEADER_SIZE), from, from + bytes - Obj.HEADER_SIZE);
  // A copy that is not in the nursery may refer to young objects.
  heap.cards.markRange(copy, copy + bytes);
  return copy;
}

export const ObjectNatives: NativeTable = {
  'java/lang/Object': {
    'getClass()Ljava/lang/Class;': (vm, self) => vm.classes.of(self).mirror,
    'hashCode()I': (vm, self) => vm.monitors.identityHash(self),
    'clone()Ljava/lang/Object;': function* (vm, self) {
      const copy = clone(vm, self);
      if ((vm.classes.of(self).flags & ClassFlag.FINALIZER) === 0) return copy;
      return yield* vm.allocation.registerFinalizer(copy);
    },
    'notify()V': (vm, self) => vm.monitors.notify(self, false),
    'notifyAll()V': (vm, self) => vm.monitors.notify(self, true),
    'wait(J)V': (vm, self, milliseconds) => {
      if (milliseconds < 0)
        throw new JavaThrow('java/lang/IllegalArgumentException', 'timeout value is negative');
      return vm.monitors.wait(self, milliseconds);
    },
  },
};
