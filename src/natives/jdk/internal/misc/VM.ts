import { Sys } from '../../../../../native-trampoline/system-calls.js';
import type { NativeTable } from '../../../../vm/native.js';
import type { VM as Vm } from '../../../../vm/vm.js';
import { structure } from '../../../posix/scratch.js';
import { latestUserDefinedLoader } from '../../../reflection/callers.js';

const CLOCK_REALTIME = 0;
const NANOS = 1_000_000_000n;
/** How far from now the offset may lie for the difference to fit in a long. */
const MAX_SECONDS = 0x1_0000_0000;

/** Nanoseconds from `offset` seconds after the epoch until now; -1 if that is too far away. */
function nanoTimeAdjustment(vm: Vm, offset: number): bigint {
  const at = structure(vm);
  vm.trampoline.syscall(Sys.CLOCK_GETTIME, CLOCK_REALTIME, at);
  const seconds = vm.memory.load64(at) - offset;
  if (seconds > MAX_SECONDS || seconds < -MAX_SECONDS) return -1n;
  return BigInt(seconds) * NANOS + BigInt(vm.memory.load64(at + 8));
}

export const VM: NativeTable = {
  'jdk/internal/misc/VM': {
    'initialize()V': () => {},
    'initializeFromArchive(Ljava/lang/Class;)V': () => {},
    'latestUserDefinedLoader0()Ljava/lang/ClassLoader;': latestUserDefinedLoader,
    'getuid()J': (vm) => vm.trampoline.syscall(Sys.GETUID),
    'geteuid()J': (vm) => vm.trampoline.syscall(Sys.GETEUID),
    'getgid()J': (vm) => vm.trampoline.syscall(Sys.GETGID),
    'getegid()J': (vm) => vm.trampoline.syscall(Sys.GETEGID),
    'getNanoTimeAdjustment(J)J': nanoTimeAdjustment,
    'getRuntimeArguments()[Ljava/lang/String;': (vm) => vm.newStringArray(vm.options.vmArguments ?? []),
  },
};
