import type { NativeTable } from '../../../vm/native.js';
import { availableProcessors } from '../../posix/cgroup.js';

export const Runtime: NativeTable = {
  'java/lang/Runtime': {
    'availableProcessors()I': (vm) => availableProcessors(vm),
    'freeMemory()J': (vm) => vm.heap.freeMemory,
    'totalMemory()J': (vm) => vm.heap.totalMemory,
    'maxMemory()J': (vm) => vm.heap.maxMemory,
    'gc()V': (vm) => {
      if (vm.options.noExplicitGc === true) return;
      vm.heap.collect(vm.roots, true, 'System.gc()');
      vm.threads.referencesMayBePending();
    },
  },
  'java/lang/Shutdown': {
    'beforeHalt()V': () => undefined,
    'halt0(I)V': function* (vm, status) {
      vm.exitStatus = status & 0xff;
      // Nobody runs any more.
      for (;;) yield* vm.threads.block('halt');
    },
  },
};
