import { FieldAccess } from '../../../../vm/field-access.js';
import type { NativeTable } from '../../../../vm/native.js';

const referent = new FieldAccess('java/lang/ref/Reference', 'referent', 'Ljava/lang/Object;');

export const Reference: NativeTable = {
  'java/lang/ref/Reference': {
    'getAndClearReferencePendingList()Ljava/lang/ref/Reference;': (vm) => vm.heap.takePendingReferences(),
    // JDK 19 to 23
    'get0()Ljava/lang/Object;': (vm, self) => referent.get(vm, self),
    'hasReferencePendingList()Z': (vm) => vm.heap.hasPendingReferences,
    'waitForReferencePendingList()V': function* (vm) {
      while (!vm.heap.hasPendingReferences) yield* vm.threads.awaitReferences();
    },
    'refersTo0(Ljava/lang/Object;)Z': (vm, self, ref) => referent.get(vm, self) === ref,
    'clear0()V': (vm, self) => referent.set(vm, self, 0),
  },
  'java/lang/ref/PhantomReference': {
    'refersTo0(Ljava/lang/Object;)Z': (vm, self, ref) => referent.get(vm, self) === ref,
    'clear0()V': (vm, self) => referent.set(vm, self, 0),
  },
  'java/lang/ref/Finalizer': {
    'isFinalizationEnabled()Z': () => true,
    'reportComplete(Ljava/lang/Object;)V': () => {},
  },
};
