/** Bit casts, strict mathematics, and other natives that compute. */

import { npe } from '../../../vm/steps.js';
import type { NativeTable } from '../../native.js';

const f32 = new Float32Array(1);
const i32 = new Int32Array(f32.buffer);
const f64 = new Float64Array(1);
const i64 = new BigInt64Array(f64.buffer);

/** IEEE 754 remainder: x - n*y with n the integer nearest to x/y, ties to even. */
function ieeeRemainder(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y) || !Number.isFinite(x) || y === 0) return Number.NaN;
  if (!Number.isFinite(y)) return x;
  const divisor = Math.abs(y);
  let r = Math.abs(x);
  if (divisor <= Number.MAX_VALUE / 2) r %= 2 * divisor;
  if (divisor < 2 ** -1021) {
    if (r + r > divisor) {
      r -= divisor;
      if (r + r >= divisor) r -= divisor;
    }
  } else {
    const half = 0.5 * divisor;
    if (r > half) {
      r -= divisor;
      if (r >= half) r -= divisor;
    }
  }
  return x < 0 || Object.is(x, -0) ? -r : r;
}

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
  'java/lang/StrictMath': {
    'sin(D)D': (_vm, x) => Math.sin(x),
    'cos(D)D': (_vm, x) => Math.cos(x),
    'tan(D)D': (_vm, x) => Math.tan(x),
    'asin(D)D': (_vm, x) => Math.asin(x),
    'acos(D)D': (_vm, x) => Math.acos(x),
    'atan(D)D': (_vm, x) => Math.atan(x),
    'log(D)D': (_vm, x) => Math.log(x),
    'log10(D)D': (_vm, x) => Math.log10(x),
    'sqrt(D)D': (_vm, x) => Math.sqrt(x),
    'IEEEremainder(DD)D': (_vm, x, y) => ieeeRemainder(x, y),
    'atan2(DD)D': (_vm, y, x) => Math.atan2(y, x),
    'sinh(D)D': (_vm, x) => Math.sinh(x),
    'cosh(D)D': (_vm, x) => Math.cosh(x),
    'tanh(D)D': (_vm, x) => Math.tanh(x),
    'expm1(D)D': (_vm, x) => Math.expm1(x),
    'log1p(D)D': (_vm, x) => Math.log1p(x),
  },
  'java/lang/String': {
    'intern()Ljava/lang/String;': (vm, self) => vm.strings.intern(self),
  },
  'java/lang/StringUTF16': { 'isBigEndian()Z': () => false },
  'java/util/concurrent/atomic/AtomicLong': { 'VMSupportsCS8()Z': () => true },
  'java/security/AccessController': {
    'getProtectionDomain(Ljava/lang/Class;)Ljava/security/ProtectionDomain;': (vm, mirror) => {
      if (mirror === 0) throw npe();
      return vm.handles.get(vm.classes.ofMirror(mirror).protectionDomain);
    },
    'ensureMaterializedForStackWalk(Ljava/lang/Object;)V': () => undefined,
    'getStackAccessControlContext()Ljava/security/AccessControlContext;': () => 0,
    'getInheritedAccessControlContext()Ljava/security/AccessControlContext;': (vm) =>
      vm.getRefField(
        vm.threads.objectOf(vm.threads.current),
        'java/lang/Thread',
        'inheritedAccessControlContext',
        'Ljava/security/AccessControlContext;',
      ),
  },
};
