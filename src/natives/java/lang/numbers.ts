/** Bit casts, and classes with one or two small natives. */

import type { NativeTable } from '../../../vm/native.js';

const f32 = new Float32Array(1);
const i32 = new Int32Array(f32.buffer);
const f64 = new Float64Array(1);
const i64 = new BigInt64Array(f64.buffer);

export const numbers: NativeTable = {
  'java/lang/Float': {
    'floatToRawIntBits(F)I': (_vm, value) => {
      f32[0] = value;
      return i32[0];
    },
    'intBitsToFloat(I)F': (_vm, bits) => {
      i32[0] = bits;
      return f32[0];
    },
  },
  'java/lang/Double': {
    'doubleToRawLongBits(D)J': (_vm, value) => {
      f64[0] = value;
      return i64[0];
    },
    'longBitsToDouble(J)D': (vm) => vm.memory.loadF64(vm.nativeArguments),
  },
  'java/lang/String': {
    'intern()Ljava/lang/String;': (vm, self) => vm.strings.intern(self),
  },
  'java/lang/StringUTF16': { 'isBigEndian()Z': () => false },
  'java/util/concurrent/atomic/AtomicLong': { 'VMSupportsCS8()Z': () => true },
};
