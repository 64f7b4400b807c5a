import { type Op, opTable, UNSIGNED } from '../../../src/compiler/optimizing/ops.js';
import { IrCond } from '../../../src/ir/ops.js';

/** What operations compute, by the JVMS: I, F and D as numbers, L as bigints. Slow, plain, and with nothing in common with the compiler. */
export type Scalar = number | bigint;

const int = (x: bigint): number => Number(BigInt.asIntN(32, x));
const long = (x: bigint): bigint => BigInt.asIntN(64, x);
const unsigned = (x: bigint): bigint => BigInt.asUintN(64, x);

function saturated(x: number, min: bigint, max: bigint): bigint {
  if (Number.isNaN(x)) return 0n;
  if (x >= Number(max)) return max;
  return x <= Number(min) ? min : BigInt(Math.trunc(x));
}

function toLong(x: number): bigint {
  return saturated(x, -(2n ** 63n), 2n ** 63n - 1n);
}

function toInt(x: number): number {
  return Number(saturated(x, -(2n ** 31n), 2n ** 31n - 1n));
}

/** -1, 0, 1; `unordered` if one is not a number. */
function order(x: Scalar, y: Scalar, unordered: number): number {
  if (x < y) return -1;
  if (x > y) return 1;
  return x === y ? 0 : unordered;
}

/** Does `x <condition> y` hold? The condition as in aux of branches. */
export function holds(condition: number, x: Scalar, y: Scalar): boolean {
  if ((condition & UNSIGNED) !== 0) {
    const width = typeof x === 'bigint' ? 64 : 32;
    x = BigInt.asUintN(width, BigInt(x));
    y = BigInt.asUintN(width, BigInt(y));
  }
  const o = order(x, y, (condition & IrCond.NAN_GREATER) !== 0 ? 1 : -1);
  switch (condition & IrCond.MASK) {
    case IrCond.EQ:
      return o === 0;
    case IrCond.NE:
      return o !== 0;
    case IrCond.LT:
      return o < 0;
    case IrCond.GE:
      return o >= 0;
    case IrCond.GT:
      return o > 0;
    default:
      return o <= 0;
  }
}

function fromBits(store: (view: DataView) => void, load: (view: DataView) => Scalar): Scalar {
  const view = new DataView(new ArrayBuffer(8));
  store(view);
  return load(view);
}

function swap(x: bigint, bytes: number): bigint {
  let out = 0n;
  for (let i = 0; i < bytes; i++) out = (out << 8n) | ((x >> BigInt(8 * i)) & 0xffn);
  return out;
}

function ones(x: bigint): number {
  let n = 0;
  for (; x !== 0n; x >>= 1n) n += Number(x & 1n);
  return n;
}

function leadingZeros(x: bigint, width: number): number {
  return width - (x === 0n ? 0 : x.toString(2).length);
}

function trailingZeros(x: bigint, width: number): number {
  return x === 0n ? width : ones((x & -x) - 1n);
}

/** Half to even. */
function rint(x: number): number {
  const down = Math.floor(x);
  const rest = x - down;
  if (rest !== 0.5) return Object.is(x, -0) || (x < 0 && x >= -0.5) ? -0 : Math.round(x);
  return down % 2 === 0 ? down : Object.is(down + 1, 0) ? -0 : down + 1;
}

function rotate(x: bigint, left: bigint, width: number): bigint {
  const bits = BigInt.asUintN(width, x);
  const n = BigInt.asUintN(width === 32 ? 5 : 6, left);
  return (bits << n) | (bits >> (BigInt(width) - n));
}

/** The result of `op` on x (and y). The operation has no effect and is not a constant, a load, a select or a compare-and-set. */
export function evaluate(op: number, x: Scalar, y: Scalar = 0): Scalar {
  const name = opTable[op].name;
  const X = typeof x === 'bigint' ? x : Number.isInteger(x) ? BigInt(x) : 0n;
  const Y = typeof y === 'bigint' ? y : Number.isInteger(y) ? BigInt(y) : 0n;
  switch (name) {
    case 'iadd':
      return int(X + Y);
    case 'isub':
      return int(X - Y);
    case 'imul':
      return int(X * Y);
    case 'idiv':
      return int(X / Y);
    case 'irem':
      return int(X % Y);
    case 'iand':
    case 'land':
      return name[0] === 'i' ? int(X & Y) : long(X & Y);
    case 'ior':
    case 'lor':
      return name[0] === 'i' ? int(X | Y) : long(X | Y);
    case 'ixor':
    case 'lxor':
      return name[0] === 'i' ? int(X ^ Y) : long(X ^ Y);
    case 'ishl':
      return int(X << (Y & 31n));
    case 'ishr':
      return int(X >> (Y & 31n));
    case 'iushr':
      return int(BigInt.asUintN(32, X) >> (Y & 31n));
    case 'ineg':
      return int(-X);
    case 'ladd':
      return long(X + Y);
    case 'lsub':
      return long(X - Y);
    case 'lmul':
      return long(X * Y);
    case 'ldiv':
      return long(X / Y);
    case 'lrem':
      return long(X % Y);
    case 'lshl':
      return long(X << (Y & 63n));
    case 'lshr':
      return long(X >> (Y & 63n));
    case 'lushr':
      return long(unsigned(X) >> (Y & 63n));
    case 'lneg':
      return long(-X);
    case 'i2l':
      return X;
    case 'u2l':
      return BigInt.asUintN(32, X);
    case 'l2i':
      return int(X);
    case 'i2b':
      return Number(BigInt.asIntN(8, X));
    case 'i2s':
      return Number(BigInt.asIntN(16, X));
    case 'i2c':
      return Number(BigInt.asUintN(16, X));
    case 'lcmp':
      return order(X, Y, 0);
    case 'irotl':
      return int(rotate(X, Y, 32));
    case 'irotr':
      return int(rotate(X, -Y, 32));
    case 'lrotl':
      return long(rotate(X, Y, 64));
    case 'lrotr':
      return long(rotate(X, -Y, 64));
    case 'imulh':
      return int((X * Y) >> 32n);
    case 'lmulh':
      return long((X * Y) >> 64n);
    case 'lumulh':
      return long((unsigned(X) * unsigned(Y)) >> 64n);
    case 'imin':
    case 'lmin':
      return x < y ? x : y;
    case 'imax':
    case 'lmax':
      return x > y ? x : y;
    case 'iabs':
      return int(X < 0n ? -X : X);
    case 'labs':
      return long(X < 0n ? -X : X);
    case 'ipopcnt':
      return ones(BigInt.asUintN(32, X));
    case 'lpopcnt':
      return ones(unsigned(X));
    case 'ilzcnt':
      return leadingZeros(BigInt.asUintN(32, X), 32);
    case 'llzcnt':
      return leadingZeros(unsigned(X), 64);
    case 'itzcnt':
      return trailingZeros(BigInt.asUintN(32, X), 32);
    case 'ltzcnt':
      return trailingZeros(unsigned(X), 64);
    case 'ibswap':
      return int(swap(BigInt.asUintN(32, X), 4));
    case 'lbswap':
      return long(swap(unsigned(X), 8));
    case 'cbswap':
      return Number(swap(X & 0xffffn, 2));
    case 'sbswap':
      return Number(BigInt.asIntN(16, swap(X & 0xffffn, 2)));
    case 'i2f':
    case 'l2f':
      return singleOf(X);
    case 'i2d':
    case 'l2d':
      return Number(X);
    case 'f2bits':
      return fromBits(
        (v) => v.setFloat32(0, x as number),
        (v) => v.getInt32(0),
      );
    case 'bits2f':
      return fromBits(
        (v) => v.setInt32(0, x as number),
        (v) => v.getFloat32(0),
      );
    case 'd2bits':
      return fromBits(
        (v) => v.setFloat64(0, x as number),
        (v) => v.getBigInt64(0),
      );
    case 'bits2d':
      return fromBits(
        (v) => v.setBigInt64(0, X),
        (v) => v.getFloat64(0),
      );
    default:
      return floating(op, name, x as number, y as number);
  }
}

/** A long rounded once to single precision (half to even), not by way of a double. */
function singleOf(x: bigint): number {
  const magnitude = x < 0n ? -x : x;
  const length = magnitude.toString(2).length;
  if (length <= 24) return Number(x);
  const shift = BigInt(length - 24);
  let kept = magnitude >> shift;
  const rest = magnitude & ((1n << shift) - 1n);
  const half = 1n << (shift - 1n);
  if (rest > half || (rest === half && (kept & 1n) === 1n)) kept += 1n;
  const value = Number(kept << shift);
  return x < 0n ? -value : value;
}

function floating(op: number, name: string, x: number, y: number): number | bigint {
  const rounded = (value: number): number => (name[0] === 'f' ? Math.fround(value) : value);
  switch (name.slice(1)) {
    case 'add':
      return rounded(x + y);
    case 'sub':
      return rounded(x - y);
    case 'mul':
      return rounded(x * y);
    case 'div':
      return rounded(x / y);
    case 'rem':
      return rounded(x % y);
    case 'neg':
      return -x;
    case 'abs':
      return Math.abs(x);
    case 'sqrt':
      return Math.sqrt(x);
    case 'floor':
      return Math.floor(x);
    case 'ceil':
      return Math.ceil(x);
    case 'rint':
      return rint(x);
    case 'cmpl':
      return order(x, y, -1);
    case 'cmpg':
      return order(x, y, 1);
    case '2i':
      return toInt(x);
    case '2l':
      return toLong(x);
    case '2d':
      return x;
    case '2f':
      return Math.fround(x);
    default:
      throw new Error(`${name} (${op as Op}) is not evaluated`);
  }
}
