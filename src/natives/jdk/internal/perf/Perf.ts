import { Obj } from '../../../../vm/layout.js';
import { illegalArgument, type Steps } from '../../../../vm/steps.js';
import type { VM } from '../../../../vm/vm.js';
import type { NativeTable } from '../../../native.js';

/** A direct buffer over fresh native memory. */
function* directBuffer(vm: VM, bytes: number): Steps<number> {
  const address = vm.nativeMemory.allocate(bytes);
  vm.memory.u8.fill(0, vm.index(address), vm.index(address) + bytes);
  return yield* vm.newObject('java/nio/DirectByteBuffer', '(JI)V', address, bytes);
}

/** Counters that jvmstat would read from outside: here, memory of the right shape. */
export const Perf: NativeTable = {
  'jdk/internal/perf/Perf': {
    'registerNatives()V': () => undefined,
    'createLong(Ljava/lang/String;IIJ)Ljava/nio/ByteBuffer;': (vm) => directBuffer(vm, 8),
    'createByteArray(Ljava/lang/String;II[BI)Ljava/nio/ByteBuffer;': (
      vm,
      _self,
      _name,
      _variability,
      _units,
      value,
    ) => directBuffer(vm, Math.max(1, vm.memory.load32(value + Obj.ARRAY_LENGTH))),
    'attach(Ljava/lang/String;II)Ljava/nio/ByteBuffer;': () => {
      throw illegalArgument('no such process');
    },
    'detach(Ljava/nio/ByteBuffer;)V': () => undefined,
    'highResCounter()J': () => process.hrtime.bigint(),
    'highResFrequency()J': () => 1_000_000_000,
  },
  'jdk/internal/platform/CgroupMetrics': {
    'isUseContainerSupport()Z': () => false,
    'getTotalMemorySize0()J': () => 0,
    'getTotalSwapSize0()J': () => 0,
  },
  'jdk/internal/vm/VMSupport': {
    'getVMTemporaryDirectory()Ljava/lang/String;': (vm) => vm.strings.fromJs('/tmp'),
    'initAgentProperties(Ljava/util/Properties;)Ljava/util/Properties;': (_vm, properties) => properties,
  },
  'jdk/internal/vm/vector/VectorSupport': {
    'registerNatives()I': () => 0,
    'getMaxLaneCount(Ljava/lang/Class;)I': () => -1,
  },
};
