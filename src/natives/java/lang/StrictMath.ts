/**
 * The natives of StrictMath, to the bit those of fdlibm 5.3. V8's Math functions come from fdlibm too, by way of FreeBSD, which changed a few of them: here is what
 * differs.
 */
import type { NativeTable } from '../../../vm/native.js';

const PI = Math.PI;
/** What PI lacks of the true value. */
const PI_LOW = 1.2246467991473532e-16;
const TINY = 1e-300;

/** e as fdlibm computes it, one unit in the last place above the double next to e, which V8 knows by heart. */
const exp = (x: number): number => (x === 1 ? Math.E + 2 ** -51 : Math.exp(x));

const high = new Int32Array(2);
const asDouble = new Float64Array(high.buffer);

/** Exponent of a finite double that is not 0, as its 11 bits say (subnormals -1023). */
function exponentOf(x: number): number {
  asDouble[0] = x;
  return ((high[1] >>> 20) & 0x7ff) - 1023;
}

/** The angle of the first quadrant with the tangent |y/x|; both are finite and not 0. */
function firstQuadrant(y: number, x: number): number {
  const k = exponentOf(y) - exponentOf(x);
  if (k > 60) return PI / 2 + 0.5 * PI_LOW;
  if (x < 0 && k < -60) return 0;
  return Math.atan(Math.abs(y / x));
}

function atan2(y: number, x: number): number {
  if (!(Number.isFinite(x) && Number.isFinite(y) && x !== 0 && y !== 0) || x === 1) return Math.atan2(y, x);
  const angle = firstQuadrant(y, x);
  if (x > 0) return y > 0 ? angle : -angle;
  return y > 0 ? PI - (angle - PI_LOW) : angle - PI_LOW - PI;
}

function tanh(x: number): number {
  const size = Math.abs(x);
  if (!(size < 22)) return Number.isNaN(x) ? x : x > 0 ? 1 - TINY : -1 + TINY;
  if (size < 2 ** -55) return x * (1 + x);
  const t = size >= 1 ? Math.expm1(2 * size) : Math.expm1(-2 * size);
  const z = size >= 1 ? 1 - 2 / (t + 2) : -t / (t + 2);
  return x >= 0 ? z : -z;
}

function cosh(x: number): number {
  const size = Math.abs(x);
  return size === 1 ? 0.5 * exp(1) + 0.5 / exp(1) : Math.cosh(x);
}

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

export const StrictMath: NativeTable = {
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
    'atan2(DD)D': (_vm, y, x) => atan2(y, x),
    'sinh(D)D': (_vm, x) => Math.sinh(x),
    'cosh(D)D': (_vm, x) => cosh(x),
    'tanh(D)D': (_vm, x) => tanh(x),
    'expm1(D)D': (_vm, x) => Math.expm1(x),
    'log1p(D)D': (_vm, x) => Math.log1p(x),
  },
};
