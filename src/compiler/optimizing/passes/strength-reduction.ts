/**
 * Divisions and remainders by constants become multiplications by a scaled reciprocal (Granlund, Montgomery: Division by Invariant Integers using Multiplication) or
 * shifts, some multiplications shifts and sums. Operands are as the passes before have left them: no trivial cases.
 */
import { Kind } from '../../../ir/ops.js';
import { type Graph, NO_VALUE } from '../graph.js';
import { Op } from '../ops.js';
import type { PassContext } from './context.js';
import * as int64 from './int64.js';
import { computeRange, low } from './ranges.js';

export class StrengthReduction {
  private graph!: Graph;
  private at = NO_VALUE;

  run(context: PassContext): void {
    const { graph } = context;
    this.graph = graph;
    for (let block = 0; block < graph.blockCount; block++) {
      for (let v = graph.first[block]; v >= 0; ) {
        const next = graph.next[v];
        const op = graph.op[v];
        if (op >= Op.IMUL && op <= Op.LREM) this.reduce(v, op);
        v = next;
      }
    }
    graph.applyReplacements();
  }

  private reduce(v: number, op: number): void {
    const { graph } = this;
    const divisor = graph.resolve(graph.b[v]);
    const isLong = graph.kind[v] === Kind.L;
    if (graph.op[divisor] !== (isLong ? Op.LCONST : Op.ICONST)) return;
    const a = graph.resolve(graph.a[v]);
    this.at = v;
    let by = NO_VALUE;
    switch (op) {
      case Op.IMUL:
      case Op.LMUL:
        by = this.product(a, divisor, isLong);
        break;
      case Op.IDIV:
        by = this.intQuotient(a, graph.imm[divisor]);
        break;
      case Op.IREM:
        by = this.intRemainder(a, graph.imm[divisor]);
        break;
      case Op.LDIV:
        by = this.longQuotient(a, divisor);
        break;
      case Op.LREM:
        by = this.longRemainder(a, divisor);
    }
    if (by !== NO_VALUE) graph.replace(v, by);
  }

  private emit(op: Op, a: number, b = NO_VALUE): number {
    const { graph } = this;
    const kind = op === Op.L2I || (op >= Op.IADD && op <= Op.INEG) ? Kind.I : Kind.L;
    const v = graph.newValue(op, kind, a, b);
    graph.insertBefore(v, this.at);
    return v;
  }

  /** x * (2^k + 1) and x * (2^k - 1): a shift and a sum take less time than a multiplication. */
  private product(x: number, factor: number, isLong: boolean): number {
    const { graph } = this;
    const n = graph.imm[factor];
    if (isLong && graph.imm2[factor] !== 0) return NO_VALUE;
    const above = log2(n - 1);
    const below = log2(n + 1);
    const [shl, add, sub] = isLong ? [Op.LSHL, Op.LADD, Op.LSUB] : [Op.ISHL, Op.IADD, Op.ISUB];
    if (n > 2 && above > 0) return this.emit(add, x, this.emit(shl, x, graph.int(above)));
    if (n > 2 && below > 0) return this.emit(sub, this.emit(shl, x, graph.int(below)), x);
    return NO_VALUE;
  }

  // ---------------------------------------------------------------- int

  private intQuotient(n: number, d: number): number {
    const { graph } = this;
    if (d === 0 || d === 1 || d === -1) return NO_VALUE;
    const magnitude = Math.abs(d);
    computeRange(graph, n);
    const isPositive = low >= 0;
    const k = log2(magnitude);
    let q: number;
    if (k >= 0) {
      if (isPositive) q = this.emit(Op.IUSHR, n, graph.int(k));
      else q = this.emit(Op.ISHR, this.emit(Op.IADD, n, this.intBias(n, k)), graph.int(k));
    } else {
      const { multiplier, shift } = intReciprocal(magnitude);
      const wide = this.emit(isPositive ? Op.U2L : Op.I2L, n);
      const product = this.emit(Op.LMUL, wide, graph.long(multiplier, 0));
      q = this.emit(Op.L2I, this.emit(Op.LSHR, product, graph.int(32 + shift)));
      if (!isPositive) q = this.emit(Op.IADD, q, this.emit(Op.IUSHR, n, graph.int(31)));
    }
    return d < 0 ? this.emit(Op.INEG, q) : q;
  }

  /** 2^k - 1 if n is negative, else 0: makes the shift round towards zero. */
  private intBias(n: number, k: number): number {
    const { graph } = this;
    if (k === 1) return this.emit(Op.IUSHR, n, graph.int(31));
    return this.emit(Op.IUSHR, this.emit(Op.ISHR, n, graph.int(31)), graph.int(32 - k));
  }

  private intRemainder(n: number, d: number): number {
    const { graph } = this;
    if (d === 0 || d === 1 || d === -1) return NO_VALUE;
    const k = log2(Math.abs(d));
    computeRange(graph, n);
    if (k >= 0) {
      const mask = graph.int(k === 31 ? 0x7fffffff : (1 << k) - 1);
      if (low >= 0) return this.emit(Op.IAND, n, mask);
      const bias = this.intBias(n, k);
      return this.emit(Op.ISUB, this.emit(Op.IAND, this.emit(Op.IADD, n, bias), mask), bias);
    }
    // The sign of the divisor does not show in the remainder.
    const magnitude = Math.abs(d);
    const q = this.intQuotient(n, magnitude);
    return this.emit(Op.ISUB, n, this.emit(Op.IMUL, q, graph.int(magnitude)));
  }

  // ---------------------------------------------------------------- long

  private longQuotient(n: number, divisor: number): number {
    const { graph } = this;
    const d = int64.toBigInt(graph.imm[divisor], graph.imm2[divisor]);
    if (d >= -1n && d <= 1n) return NO_VALUE;
    // An int divided by what is an int, too: all is narrow. (-2^31 / -1 is left out above.)
    if (graph.op[n] === Op.I2L && BigInt.asIntN(32, d) === d)
      return this.emit(Op.I2L, this.intQuotient(graph.resolve(graph.a[n]), Number(d)));
    const magnitude = d < 0n ? -d : d;
    const k = bigLog2(magnitude);
    let q: number;
    if (k >= 0) q = this.emit(Op.LSHR, this.emit(Op.LADD, n, this.longBias(n, k)), graph.int(k));
    else {
      const { multiplier, shift } = longReciprocal(magnitude);
      int64.setBigInt(multiplier);
      q = this.emit(Op.LMULH, n, graph.long(int64.lo, int64.hi));
      // A multiplier of 64 bits was taken for a negative one: that is one n too little.
      if (multiplier >= 1n << 63n) q = this.emit(Op.LADD, q, n);
      if (shift > 0) q = this.emit(Op.LSHR, q, graph.int(shift));
      q = this.emit(Op.LADD, q, this.emit(Op.LUSHR, n, graph.int(63)));
    }
    return d < 0n ? this.emit(Op.LNEG, q) : q;
  }

  private longBias(n: number, k: number): number {
    const { graph } = this;
    if (k === 1) return this.emit(Op.LUSHR, n, graph.int(63));
    return this.emit(Op.LUSHR, this.emit(Op.LSHR, n, graph.int(63)), graph.int(64 - k));
  }

  private longRemainder(n: number, divisor: number): number {
    const { graph } = this;
    const d = int64.toBigInt(graph.imm[divisor], graph.imm2[divisor]);
    if (d >= -1n && d <= 1n) return NO_VALUE;
    if (graph.op[n] === Op.I2L && BigInt.asIntN(32, d) === d)
      return this.emit(Op.I2L, this.intRemainder(graph.resolve(graph.a[n]), Number(d)));
    const magnitude = d < 0n ? -d : d;
    const k = bigLog2(magnitude);
    if (k >= 0) {
      int64.setBigInt(magnitude - 1n);
      const mask = graph.long(int64.lo, int64.hi);
      const bias = this.longBias(n, k);
      return this.emit(Op.LSUB, this.emit(Op.LAND, this.emit(Op.LADD, n, bias), mask), bias);
    }
    int64.setBigInt(magnitude);
    const positive = graph.long(int64.lo, int64.hi);
    const q = this.longQuotient(n, positive);
    return this.emit(Op.LSUB, n, this.emit(Op.LMUL, q, positive));
  }
}

/** The exponent of a power of two, -1 for other numbers. 2^31 is one. */
function log2(n: number): number {
  return n > 0 && Number.isInteger(Math.log2(n)) && 2 ** Math.log2(n) === n ? Math.log2(n) : -1;
}

function bigLog2(n: bigint): number {
  return (n & (n - 1n)) === 0n ? n.toString(2).length - 1 : -1;
}

interface Reciprocal<T> {
  /** floor(n * multiplier / 2^(width + shift)), plus one for negative n, is n / d for every n. */
  readonly multiplier: T;
  readonly shift: number;
}

/** @param d 3 .. 2^31, no power of two. The multiplier is below 2^32, so that its product with an int fits in 64 bits. */
function intReciprocal(d: number): Reciprocal<number> {
  const { multiplier, shift } = reciprocal(BigInt(d), 32);
  return { multiplier: Number(multiplier), shift };
}

function longReciprocal(d: bigint): Reciprocal<bigint> {
  return reciprocal(d, 64);
}

function reciprocal(d: bigint, width: number): Reciprocal<bigint> {
  const half = 1n << BigInt(width - 1);
  // The greatest dividend for which the error must stay below one.
  const greatest = half - 1n - (half % d);
  for (let p = width; ; p++) {
    const power = 1n << BigInt(p);
    const error = d - (power % d);
    if (power > greatest * error) return { multiplier: (power + error) / d, shift: p - width };
  }
}
