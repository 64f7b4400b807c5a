/** The value of an operation whose operands are constants (JVMS 6.5: shifts masked, conversions saturate, F in single precision). */
import { Kind } from '../../../ir/ops.js';
import { type Graph, NO_VALUE } from '../graph.js';
import { Op } from '../ops.js';
import { floatingValue } from './conditions.js';
import * as int64 from './int64.js';

const words = new Int32Array(2);
const single = new Float32Array(words.buffer);
const double = new Float64Array(words.buffer);

export function isConstant(graph: Graph, v: number): boolean {
  return graph.op[v] >= Op.ICONST && graph.op[v] <= Op.NULL;
}

export function floatConstant(graph: Graph, value: number): number {
  single[0] = value;
  return graph.constant(Op.FCONST, Kind.F, words[0]);
}

export function doubleConstant(graph: Graph, value: number): number {
  double[0] = value;
  return graph.constant(Op.DCONST, Kind.D, words[0], words[1]);
}

/** A constant, or NO_VALUE: the operands are not all constants, or the operation has no value for them or is not computed here. */
export function foldConstants(graph: Graph, v: number): number {
  const op = graph.op[v];
  if (op < Op.IADD || op > Op.BITS2D) return NO_VALUE;
  const a = graph.a[v];
  const b = graph.b[v];
  if (!isConstant(graph, a) || (b >= 0 && !isConstant(graph, b))) return NO_VALUE;
  switch (graph.kind[a]) {
    case Kind.I:
      return foldInt(graph, op, graph.imm[a], b < 0 ? 0 : graph.imm[b]);
    case Kind.L:
      return foldLong(graph, op, a, b);
    default:
      return foldFloating(graph, op, a, b);
  }
}

function foldInt(graph: Graph, op: number, x: number, y: number): number {
  switch (op) {
    case Op.I2L:
      return graph.long(x, x >> 31);
    case Op.U2L:
      return graph.long(x, 0);
    case Op.I2F:
      return floatConstant(graph, x);
    case Op.I2D:
      return doubleConstant(graph, x);
    case Op.BITS2F:
      return graph.constant(Op.FCONST, Kind.F, x);
    case Op.IDIV:
      return y === 0 ? NO_VALUE : graph.int(x / y);
    case Op.IREM:
      return y === 0 ? NO_VALUE : graph.int(x % y);
    default: {
      const value = intValue(op, x, y);
      return value === undefined ? NO_VALUE : graph.int(value);
    }
  }
}

function intValue(op: number, x: number, y: number): number | undefined {
  switch (op) {
    case Op.IADD:
      return x + y;
    case Op.ISUB:
      return x - y;
    case Op.IMUL:
      return Math.imul(x, y);
    case Op.IAND:
      return x & y;
    case Op.IOR:
      return x | y;
    case Op.IXOR:
      return x ^ y;
    case Op.ISHL:
      return x << y;
    case Op.ISHR:
      return x >> y;
    case Op.IUSHR:
      return x >>> y;
    case Op.INEG:
      return -x;
    case Op.I2B:
      return (x << 24) >> 24;
    case Op.I2C:
      return x & 0xffff;
    case Op.I2S:
      return (x << 16) >> 16;
    case Op.IROTL:
      return (x << y) | (x >>> -y);
    case Op.IROTR:
      return (x >>> y) | (x << -y);
    case Op.IMULH:
      return int64.mulHigh(x, y);
    case Op.IMIN:
      return Math.min(x, y);
    case Op.IMAX:
      return Math.max(x, y);
    case Op.IABS:
      return Math.abs(x);
    case Op.IPOPCNT:
      return bitCount(x);
    case Op.ILZCNT:
      return Math.clz32(x);
    case Op.ITZCNT:
      return trailingZeros(x);
    case Op.IBSWAP:
      return swapBytes(x);
    case Op.CBSWAP:
      return swapBytes(x) >>> 16;
    case Op.SBSWAP:
      return swapBytes(x) >> 16;
    default:
      return undefined;
  }
}

function bitCount(x: number): number {
  let n = x - ((x >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  n = (n + (n >>> 4)) & 0x0f0f0f0f;
  return Math.imul(n, 0x01010101) >>> 24;
}

function trailingZeros(x: number): number {
  return x === 0 ? 32 : 31 - Math.clz32(x & -x);
}

function swapBytes(x: number): number {
  return (x << 24) | ((x & 0xff00) << 8) | ((x >>> 8) & 0xff00) | (x >>> 24);
}

/** Operations on longs; `b` may be a count (I) or absent. */
function foldLong(graph: Graph, op: number, a: number, b: number): number {
  const al = graph.imm[a];
  const ah = graph.imm2[a];
  const bl = b < 0 ? 0 : graph.imm[b];
  const bh = b < 0 ? 0 : graph.imm2[b];
  switch (op) {
    case Op.LADD:
      int64.add(al, ah, bl, bh);
      break;
    case Op.LSUB:
      int64.sub(al, ah, bl, bh);
      break;
    case Op.LMUL:
      int64.mul(al, ah, bl, bh);
      break;
    case Op.LAND:
      int64.set(al & bl, ah & bh);
      break;
    case Op.LOR:
      int64.set(al | bl, ah | bh);
      break;
    case Op.LXOR:
      int64.set(al ^ bl, ah ^ bh);
      break;
    case Op.LSHL:
      int64.shl(al, ah, bl);
      break;
    case Op.LSHR:
      int64.shr(al, ah, bl);
      break;
    case Op.LUSHR:
      int64.ushr(al, ah, bl);
      break;
    case Op.LNEG:
      int64.sub(0, 0, al, ah);
      break;
    case Op.LROTL:
      rotateLeft(al, ah, bl);
      break;
    case Op.LROTR:
      rotateLeft(al, ah, -bl);
      break;
    case Op.LMIN:
      if (int64.compare(al, ah, bl, bh) < 0) int64.set(al, ah);
      else int64.set(bl, bh);
      break;
    case Op.LMAX:
      if (int64.compare(al, ah, bl, bh) > 0) int64.set(al, ah);
      else int64.set(bl, bh);
      break;
    case Op.LABS:
      if (ah < 0) int64.sub(0, 0, al, ah);
      else int64.set(al, ah);
      break;
    case Op.LBSWAP:
      int64.set(swapBytes(ah), swapBytes(al));
      break;
    case Op.LDIV:
    case Op.LREM:
    case Op.LMULH:
    case Op.LUMULH:
      if (!foldWide(op, int64.toBigInt(al, ah), int64.toBigInt(bl, bh))) return NO_VALUE;
      break;
    default:
      return foldFromLong(graph, op, al, ah, bl, bh);
  }
  return graph.long(int64.lo, int64.hi);
}

function rotateLeft(al: number, ah: number, count: number): void {
  int64.shl(al, ah, count);
  const { lo, hi } = int64;
  int64.ushr(al, ah, -count);
  int64.set(lo | int64.lo, hi | int64.hi);
}

/** What is rare enough for BigInt. False if there is no result. */
function foldWide(op: number, x: bigint, y: bigint): boolean {
  if ((op === Op.LDIV || op === Op.LREM) && y === 0n) return false;
  switch (op) {
    case Op.LDIV:
      int64.setBigInt(x / y);
      break;
    case Op.LREM:
      int64.setBigInt(x % y);
      break;
    case Op.LMULH:
      int64.setBigInt((x * y) >> 64n);
      break;
    default:
      int64.setBigInt((BigInt.asUintN(64, x) * BigInt.asUintN(64, y)) >> 64n);
  }
  return true;
}

/** Operations on longs whose result is not a long. */
function foldFromLong(graph: Graph, op: number, al: number, ah: number, bl: number, bh: number): number {
  switch (op) {
    case Op.L2I:
      return graph.int(al);
    case Op.LCMP:
      return graph.int(int64.compare(al, ah, bl, bh));
    case Op.LPOPCNT:
      return graph.int(bitCount(al) + bitCount(ah));
    case Op.LLZCNT:
      return graph.int(ah !== 0 ? Math.clz32(ah) : 32 + Math.clz32(al));
    case Op.LTZCNT:
      return graph.int(al !== 0 ? trailingZeros(al) : 32 + trailingZeros(ah));
    case Op.L2D:
      return doubleConstant(graph, Number(int64.toBigInt(al, ah)));
    case Op.L2F:
      return floatConstant(graph, toSingle(int64.toBigInt(al, ah)));
    case Op.BITS2D:
      return graph.constant(Op.DCONST, Kind.D, al, ah);
    default:
      return NO_VALUE;
  }
}

/** A long as float, rounded once: bits that a double would round away are collected in its lowest. */
function toSingle(x: bigint): number {
  const magnitude = x < 0n ? -x : x;
  if (magnitude < 1n << 53n) return Math.fround(Number(x));
  const sticky = (magnitude & 0xfffn) === 0n ? 0n : 0x1000n;
  const value = Math.fround(Number((magnitude & ~0xfffn) | sticky));
  return x < 0n ? -value : value;
}

function foldFloating(graph: Graph, op: number, a: number, b: number): number {
  const isSingle = graph.op[a] === Op.FCONST;
  const x = floatingValue(graph, a);
  const y = b < 0 ? 0 : floatingValue(graph, b);
  switch (op) {
    case Op.F2I:
    case Op.D2I:
      return graph.int(toInt(x));
    case Op.F2L:
    case Op.D2L:
      toLong(x);
      return graph.long(int64.lo, int64.hi);
    case Op.F2D:
      return doubleConstant(graph, x);
    case Op.D2F:
      return floatConstant(graph, x);
    case Op.FCMPL:
    case Op.DCMPL:
      return graph.int(x > y ? 1 : x === y ? 0 : -1);
    case Op.FCMPG:
    case Op.DCMPG:
      return graph.int(x < y ? -1 : x === y ? 0 : 1);
    case Op.F2BITS:
      return graph.int(graph.imm[a]);
    case Op.D2BITS:
      return graph.long(graph.imm[a], graph.imm2[a]);
    case Op.FNEG:
      return graph.constant(Op.FCONST, Kind.F, graph.imm[a] ^ 0x80000000);
    case Op.DNEG:
      return graph.constant(Op.DCONST, Kind.D, graph.imm[a], graph.imm2[a] ^ 0x80000000);
    case Op.FABS:
      return graph.constant(Op.FCONST, Kind.F, graph.imm[a] & 0x7fffffff);
    case Op.DABS:
      return graph.constant(Op.DCONST, Kind.D, graph.imm[a], graph.imm2[a] & 0x7fffffff);
    default: {
      const value = floatingResult(op, x, y);
      if (value === undefined) return NO_VALUE;
      return isSingle ? floatConstant(graph, value) : doubleConstant(graph, value);
    }
  }
}

/** The result in double precision: of the four basic operations on singles it rounds to the right single. */
function floatingResult(op: number, x: number, y: number): number | undefined {
  switch (op) {
    case Op.FADD:
    case Op.DADD:
      return x + y;
    case Op.FSUB:
    case Op.DSUB:
      return x - y;
    case Op.FMUL:
    case Op.DMUL:
      return x * y;
    case Op.FDIV:
    case Op.DDIV:
      return x / y;
    case Op.FREM:
    case Op.DREM:
      return x % y;
    case Op.DSQRT:
      return Math.sqrt(x);
    case Op.DFLOOR:
      return Math.floor(x);
    case Op.DCEIL:
      return Math.ceil(x);
    default:
      return undefined;
  }
}

function toInt(x: number): number {
  if (Number.isNaN(x)) return 0;
  if (x >= 0x7fffffff) return 0x7fffffff;
  return x <= -0x80000000 ? -0x80000000 : Math.trunc(x);
}

function toLong(x: number): void {
  if (Number.isNaN(x)) int64.set(0, 0);
  else if (x >= 2 ** 63) int64.set(-1, 0x7fffffff);
  else if (x <= -(2 ** 63)) int64.set(0, -0x80000000);
  else int64.setBigInt(BigInt(Math.trunc(x)));
}
