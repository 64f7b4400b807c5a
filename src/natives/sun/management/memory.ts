/** Memory pools and their managers, as java.lang.management shows them: those of a serial collector. */
import { FieldAccess } from '../../../vm/field-access.js';
import type { NativeTable } from '../../../vm/native.js';
import type { Steps } from '../../../vm/steps.js';
import type { VM } from '../../../vm/vm.js';

const HELPER = 'sun/management/ManagementFactoryHelper';
const EXTENDED_COLLECTOR = 'com/sun/management/internal/GarbageCollectorExtImpl';
const POOL = 'java/lang/management/MemoryPoolMXBean';
const MANAGER = 'java/lang/management/MemoryManagerMXBean';
const USAGE = 'java/lang/management/MemoryUsage';
const STRING = 'Ljava/lang/String;';

const poolName = new FieldAccess('sun/management/MemoryPoolImpl', 'name', STRING);
const managerName = new FieldAccess('sun/management/MemoryManagerImpl', 'name', STRING);

interface Usage {
  readonly used: number;
  readonly committed: number;
  /** -1 if there is no limit. */
  readonly max: number;
}

interface Pool {
  readonly name: string;
  readonly heap: boolean;
  readonly threshold: boolean;
  readonly managers: readonly string[];
  readonly usage: (vm: VM) => Usage;
}

const YOUNG = 'Copy';
const FULL = 'MarkSweepCompact';
const CODE = 'CodeCacheManager';
const METASPACE = 'Metaspace Manager';
const COLLECTORS: readonly string[] = [YOUNG, FULL];

/** Whole pages stand behind what is used. */
function unlimited(used: number): Usage {
  return { used, committed: (used + 0xffff) & ~0xffff, max: -1 };
}

function heapUsage(vm: VM): Usage {
  const { usedMemory: used, totalMemory, maxMemory } = vm.heap;
  return { used, committed: Math.max(used, totalMemory), max: maxMemory };
}

const POOLS: readonly Pool[] = [
  {
    name: 'CodeCache',
    heap: false,
    threshold: true,
    managers: [CODE],
    usage: (vm) => unlimited(vm.code.bytes),
  },
  {
    name: 'Metaspace',
    heap: false,
    threshold: true,
    managers: [METASPACE],
    usage: (vm) => unlimited(vm.metaspace.used),
  },
  { name: 'Heap', heap: true, threshold: true, managers: COLLECTORS, usage: heapUsage },
];
const MANAGERS: readonly string[] = [CODE, METASPACE, ...COLLECTORS];

const peaks = new WeakMap<VM, Map<string, Usage>>();
const objects = new WeakMap<VM, { pools: number[]; managers: number[] }>();

function peak(vm: VM, pool: Pool): Usage {
  const known = peaks.get(vm) ?? new Map<string, Usage>();
  peaks.set(vm, known);
  const now = pool.usage(vm);
  const before = known.get(pool.name);
  const result = before !== undefined && before.used > now.used ? before : now;
  known.set(pool.name, result);
  return result;
}

function* newUsage(vm: VM, { used, committed, max }: Usage): Steps<number> {
  return yield* vm.newObject(USAGE, '(JJJJ)V', 0, used, committed, max);
}

/** Handles of the beans, which are made once. */
function* beans(vm: VM): Steps<{ pools: number[]; managers: number[] }> {
  const known = objects.get(vm);
  if (known !== undefined) return known;
  const made = { pools: [] as number[], managers: [] as number[] };
  for (const { name, heap, threshold } of POOLS) {
    const args = [vm.strings.constant(name), Number(heap), threshold ? 0 : -1, heap ? 0 : -1];
    const bean = yield* vm.callStatic(HELPER, `createMemoryPool(${STRING}ZJJ)L${POOL};`, ...args);
    made.pools.push(vm.handles.create(bean));
  }
  for (const name of MANAGERS) {
    const bean = COLLECTORS.includes(name)
      ? yield* vm.callStatic(
          EXTENDED_COLLECTOR,
          `createGarbageCollector(${STRING}${STRING})Ljava/lang/management/GarbageCollectorMXBean;`,
          vm.strings.constant(name),
          0,
        )
      : yield* vm.callStatic(HELPER, `createMemoryManager(${STRING})L${MANAGER};`, vm.strings.constant(name));
    made.managers.push(vm.handles.create(bean));
  }
  objects.set(vm, made);
  return made;
}

function arrayOf(vm: VM, component: string, handles: readonly number[]): number {
  const array = vm.newObjectArray(component, handles.length);
  handles.forEach((handle, i) => {
    vm.setElement(array, i, vm.handles.get(handle));
  });
  return array;
}

function poolOf(vm: VM, self: number): Pool {
  const name = vm.strings.toJs(poolName.get(vm, self));
  return POOLS.find((pool) => pool.name === name) as Pool;
}

function isFull(vm: VM, self: number): boolean {
  return vm.strings.toJs(managerName.get(vm, self)) === FULL;
}

export const memory: NativeTable = {
  'sun/management/MemoryImpl': {
    'getMemoryPools0()[Ljava/lang/management/MemoryPoolMXBean;': function* (vm) {
      return arrayOf(vm, POOL, (yield* beans(vm)).pools);
    },
    'getMemoryManagers0()[Ljava/lang/management/MemoryManagerMXBean;': function* (vm) {
      return arrayOf(vm, MANAGER, (yield* beans(vm)).managers);
    },
    'getMemoryUsage0(Z)Ljava/lang/management/MemoryUsage;': (vm, _self, heap) =>
      newUsage(vm, heap !== 0 ? heapUsage(vm) : unlimited(vm.code.bytes + vm.metaspace.used)),
    'setVerboseGC(Z)V': () => undefined,
  },
  'sun/management/MemoryManagerImpl': {
    'getMemoryPools0()[Ljava/lang/management/MemoryPoolMXBean;': function* (vm, self) {
      const name = vm.strings.toJs(managerName.get(vm, self));
      const { pools } = yield* beans(vm);
      return arrayOf(
        vm,
        POOL,
        pools.filter((_, i) => POOLS[i].managers.includes(name)),
      );
    },
  },
  'sun/management/MemoryPoolImpl': {
    'getUsage0()Ljava/lang/management/MemoryUsage;': (vm, self) => newUsage(vm, poolOf(vm, self).usage(vm)),
    'getPeakUsage0()Ljava/lang/management/MemoryUsage;': (vm, self) =>
      newUsage(vm, peak(vm, poolOf(vm, self))),
    'getCollectionUsage0()Ljava/lang/management/MemoryUsage;': function* (vm, self) {
      const pool = poolOf(vm, self);
      return pool.heap ? yield* newUsage(vm, pool.usage(vm)) : 0;
    },
    'setUsageThreshold0(JJ)V': () => undefined,
    'setCollectionThreshold0(JJ)V': () => undefined,
    'resetPeakUsage0()V': (vm, self) => {
      peaks.get(vm)?.delete(poolOf(vm, self).name);
    },
    'getMemoryManagers0()[Ljava/lang/management/MemoryManagerMXBean;': function* (vm, self) {
      const { managers } = poolOf(vm, self);
      const all = (yield* beans(vm)).managers;
      return arrayOf(
        vm,
        MANAGER,
        all.filter((_, i) => managers.includes(MANAGERS[i])),
      );
    },
    'setPoolUsageSensor(Lsun/management/Sensor;)V': () => undefined,
    'setPoolCollectionSensor(Lsun/management/Sensor;)V': () => undefined,
  },
  'sun/management/GarbageCollectorImpl': {
    'getCollectionCount()J': (vm, self) =>
      isFull(vm, self) ? vm.heap.stats.fullCollections : vm.heap.stats.youngCollections,
    'getCollectionTime()J': (vm, self) =>
      Math.round(isFull(vm, self) ? vm.heap.stats.fullPause : vm.heap.stats.youngPause),
  },
};
