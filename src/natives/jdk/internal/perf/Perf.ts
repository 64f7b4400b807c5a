import { totalmem } from 'node:os';
import type { NativeTable } from '../../../../vm/native.js';
import { illegalArgument, npe, type Steps } from '../../../../vm/steps.js';
import type { VM } from '../../../../vm/vm.js';
import { structure } from '../../../posix/scratch.js';

/** `struct sysinfo`: swap space, and the size of the units in which it is given. */
const enum SysInfo {
  TOTAL_SWAP = 64,
  MEMORY_UNIT = 104,
  SYSCALL = 99,
}

/** Release in which the constructor's capacity became a long. */
const WIDE_CAPACITY = 21;

/** A direct buffer over fresh, zeroed native memory, which `fill` gets the address of. */
function* directBuffer(vm: VM, bytes: number, fill: (address: number) => void): Steps<number> {
  const address = vm.nativeMemory.allocate(bytes);
  vm.memory.u8.fill(0, vm.index(address), vm.index(address) + bytes);
  fill(address);
  const descriptor = vm.release < WIDE_CAPACITY ? '(JI)V' : '(JJ)V';
  return yield* vm.newObject('java/nio/DirectByteBuffer', descriptor, address, bytes);
}

/** A counter of type long with its initial value, of which the exact words lie among the arguments. */
function createLong(vm: VM, name: number): Steps<number> {
  if (name === 0) throw npe();
  const { memory } = vm;
  const value = vm.nativeArguments + 8 * 4;
  const low = memory.load32(value);
  const high = memory.load32(value + 4);
  return directBuffer(vm, 8, (address) => {
    memory.store32(address, low);
    memory.store32(address + 4, high);
  });
}

function createByteArray(vm: VM, name: number, value: number, maxLength: number): Steps<number> {
  if (name === 0 || value === 0) throw npe();
  const text = vm.bytesOf(value).slice(0, maxLength);
  return directBuffer(vm, maxLength + 1, (address) => vm.memory.u8.set(text, vm.index(address)));
}

function totalSwap(vm: VM): number {
  const info = structure(vm);
  if (vm.trampoline.syscall(SysInfo.SYSCALL, info) !== 0) return 0;
  return vm.memory.load64(info + SysInfo.TOTAL_SWAP) * vm.memory.load32(info + SysInfo.MEMORY_UNIT);
}

function noSuchProcess(): never {
  throw illegalArgument('no such process');
}

/** Counters that jvmstat would read from outside: here, memory of the right shape. */
export const Perf: NativeTable = {
  'jdk/internal/perf/Perf': {
    'registerNatives()V': () => undefined,
    'createLong(Ljava/lang/String;IIJ)Ljava/nio/ByteBuffer;': (vm, _self, name) => createLong(vm, name),
    'createByteArray(Ljava/lang/String;II[BI)Ljava/nio/ByteBuffer;': (vm, _self, name, _v, _u, value, max) =>
      createByteArray(vm, name, value, max),
    'attach(Ljava/lang/String;II)Ljava/nio/ByteBuffer;': noSuchProcess,
    'attach0(I)Ljava/nio/ByteBuffer;': noSuchProcess,
    'detach(Ljava/nio/ByteBuffer;)V': () => undefined,
    'highResCounter()J': () => process.hrtime.bigint(),
    'highResFrequency()J': () => 1_000_000_000,
  },
  'jdk/internal/platform/CgroupMetrics': {
    'isUseContainerSupport()Z': () => true,
    'isContainerized0()Z': () => false,
    'getTotalMemorySize0()J': () => totalmem(),
    'getTotalSwapSize0()J': (vm) => totalSwap(vm),
  },
  'jdk/internal/vm/VMSupport': {
    'getVMTemporaryDirectory()Ljava/lang/String;': (vm) => vm.strings.fromJs('/tmp'),
    'initAgentProperties(Ljava/util/Properties;)Ljava/util/Properties;': (_vm, properties) => properties,
  },
  'jdk/internal/vm/vector/VectorSupport': {
    'registerNatives()I': () => 0,
    'getMaxLaneCount(Ljava/lang/Class;)I': () => -1,
    'getCPUFeatures()Ljava/lang/String;': (vm) => vm.strings.fromJs(''),
  },
};
