import { ClassFlag, ClassRec, Obj } from '../../../layout/layout.js';
import type { NativeTable } from '../../../vm/native.js';
import { JavaThrow, type Steps } from '../../../vm/steps.js';
import type { VM } from '../../../vm/vm.js';

/** Object.clone: a copy of all fields or elements, with a header of its own. */
function clone(vm: VM, self: number): number | Steps<number> {
  const cls = vm.classes.of(self);
  const { memory, heap } = vm;
  if ((cls.flags & ClassFlag.CLONEABLE) === 0)
    throw new JavaThrow('java/lang/CloneNotSupportedException', cls.javaName);
  const bytes = cls.isArray
    ? Obj.ARRAY_DATA + vm.arrayLength(self) * 2 ** memory.load32(cls.record + ClassRec.ELEM_SHIFT)
    : cls.instanceSize;
  const { copy, original } = vm.allocation.like(self);
  const from = vm.index(original + Obj.HEADER_SIZE);
  memory.u8.copyWithin(vm.index(copy + Obj.HEADER_SIZE), from, from + bytes - Obj.HEADER_SIZE);
  // A copy that is not in the nursery may refer to young objects.
  heap.cards.markRange(copy, copy + bytes);
  return (cls.flags & ClassFlag.FINALIZER) === 0 ? copy : vm.allocation.registerFinalizer(copy);
}

/** A wrong limit is noticed before it is noticed whose the monitor is. */
function wait(vm: VM, self: number, milliseconds: number): Steps<void> {
  if (milliseconds < 0)
    throw new JavaThrow('java/lang/IllegalArgumentException', 'timeout value is negative');
  return vm.monitors.wait(self, milliseconds);
}

export const ObjectNatives: NativeTable = {
  'java/lang/Object': {
    'getClass()Ljava/lang/Class;': (vm, self) => vm.classes.of(self).mirror,
    'hashCode()I': (vm, self) => vm.monitors.identityHash(self),
    'clone()Ljava/lang/Object;': clone,
    'notify()V': (vm, self) => vm.monitors.notify(self, false),
    'notifyAll()V': (vm, self) => vm.monitors.notify(self, true),
    'wait(J)V': wait,
    // JDK 21 and later.
    'wait0(J)V': wait,
  },
};
