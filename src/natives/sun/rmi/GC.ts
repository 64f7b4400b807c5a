import type { NativeTable } from '../../../vm/native.js';
import type { VM } from '../../../vm/vm.js';

interface Collected {
  count: number;
  at: number;
}

const last = new WeakMap<VM, Collected>();

/** Milliseconds since the collector looked at everything, as far as this has been asked: remote garbage collection wants it to happen now and then. */
function inspectionAge(vm: VM): number {
  const count = vm.heap.stats.fullCollections;
  const known = last.get(vm);
  if (known !== undefined && known.count === count) return Math.floor(performance.now() - known.at);
  last.set(vm, { count, at: known === undefined ? 0 : performance.now() });
  return known === undefined ? Math.floor(performance.now()) : 0;
}

export const RmiGC: NativeTable = {
  'sun/rmi/transport/GC': {
    'maxObjectInspectionAge()J': inspectionAge,
  },
};
