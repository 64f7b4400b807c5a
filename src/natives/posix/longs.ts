/** 64-bit integers of which no bit may be lost: positions and sizes of files reach up to Long.MAX_VALUE, numbers are exact up to 2^53. */
import type { VM } from '../../vm/vm.js';

/** A number where that is exact, else a bigint. */
export type Long = number | bigint;

/** The running native's argument `i` (receiver first), of which `value` is the number. */
export function exactArgument(vm: VM, i: number, value: number): Long {
  return Number.isSafeInteger(value) ? value : vm.memory.i64[vm.index(vm.nativeArguments + 8 * i) >>> 3];
}
