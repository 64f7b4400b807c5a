/** Algebra: what an instruction is in its simplest form. One function a family; operands are in their simplest form already. */
import { IrCond, Kind } from '../../../ir/ops.js';
import { type Graph, NO_VALUE } from '../graph.js';
import { Fx, Op, opEffect, UNSIGNED } from '../ops.js';
import { decide, floatingValue, inverse, swapped } from './conditions.js';
import { doubleConstant, floatConstant, foldConstants, isConstant } from './fold-constants.js';
import * as int64 from './int64.js';
import { computeRange, high, low } from './ranges.js';
import { intWidth, longWidth, Rewriter, type Width } from './rewriter.js';

export class Simplifier extends Rewriter {
  start(graph: Graph): void {
    this.graph = graph;
  }

  /**
   * The simplest form of an instruction: another value that stands for it, or the instruction itself, perhaps changed in place. New instructions stand before it and are themselves
   * not yet simplified.
   */
  simplify(v: number): number {
    const { graph } = this;
    this.at = v;
    // Each change in place brings an instruction nearer to its final form; the bound is for safety only.
    for (let round = 0; round < 8; round++) {
      const folded = foldConstants(graph, v);
      if (folded !== NO_VALUE) return folded;
      this.constantsRight(v);
      const by = this.rule(v);
      if (by === NO_VALUE) return v;
      if (by !== v) return by;
    }
    return v;
  }

  /** NO_VALUE: nothing to do; `v`: changed in place; else what stands for it. */
  private rule(v: number): number {
    const op = this.graph.op[v];
    switch (op) {
      case Op.IADD:
      case Op.LADD:
        return this.sum(v, op === Op.IADD ? intWidth : longWidth);
      case Op.ISUB:
      case Op.LSUB:
        return this.difference(v, op === Op.ISUB ? intWidth : longWidth);
      case Op.IMUL:
      case Op.LMUL:
        return this.product(v, op === Op.IMUL ? intWidth : longWidth);
      case Op.IAND:
      case Op.LAND:
        return this.and(v, op === Op.IAND ? intWidth : longWidth);
      case Op.IOR:
      case Op.IXOR:
        return this.orXor(v, intWidth);
      case Op.LOR:
      case Op.LXOR:
        return this.orXor(v, longWidth);
      case Op.ISHL:
      case Op.ISHR:
      case Op.IUSHR:
        return this.shift(v, intWidth);
      case Op.LSHL:
      case Op.LSHR:
      case Op.LUSHR:
        return this.shift(v, longWidth);
      case Op.IROTL:
      case Op.IROTR:
      case Op.LROTL:
      case Op.LROTR:
        return this.isZero(this.graph.b[v]) ? this.graph.a[v] : NO_VALUE;
      case Op.INEG:
      case Op.LNEG:
        return this.negation(v, op === Op.INEG ? intWidth : longWidth);
      case Op.IDIV:
      case Op.LDIV:
        return this.quotient(v);
      case Op.IREM:
      case Op.LREM:
        return this.remainder(v);
      case Op.IMIN:
      case Op.IMAX:
      case Op.LMIN:
      case Op.LMAX:
        return this.graph.a[v] === this.graph.b[v] ? this.graph.a[v] : NO_VALUE;
      default:
        return op >= Op.I2L && op <= Op.U2L ? this.conversion(v) : this.otherRule(v, op);
    }
  }

  private otherRule(v: number, op: number): number {
    if (
      (op >= Op.SETCC_I && op <= Op.SETCC_F) ||
      (op >= Op.IF_I && op <= Op.IF_P) ||
      op === Op.GUARD_I ||
      op === Op.GUARD_P
    )
      return this.comparison(v);
    if (op >= Op.SELECT_I && op <= Op.SELECT_P) return this.select(v);
    if (op >= Op.FADD && op <= Op.DNEG) return this.floating(v);
    return NO_VALUE;
  }

  /** Constants stand right in operations whose operands may be exchanged, and in comparisons. */
  private constantsRight(v: number): void {
    const { graph } = this;
    const op = graph.op[v];
    const a = graph.a[v];
    const b = graph.b[v];
    if (a < 0 || b < 0 || !isConstant(graph, a) || isConstant(graph, b)) return;
    if ((opEffect[op] & Fx.COMMUTATIVE) !== 0) {
      // The sum of two NaNs is either; which, no program of ours says.
      this.become(v, op, b, a);
      return;
    }
    if (
      (op >= Op.SETCC_I && op <= Op.SETCC_F) ||
      (op >= Op.IF_I && op <= Op.IF_P) ||
      op === Op.GUARD_I ||
      op === Op.GUARD_P
    ) {
      this.become(v, op, b, a);
      graph.aux[v] = swapped(graph.aux[v], graph.kind[a] === Kind.F || graph.kind[a] === Kind.D);
    }
  }

  // ---------------------------------------------------------------- arithmetic

  private sum(v: number, w: Width): number {
    const { graph } = this;
    const a = graph.a[v];
    const b = graph.b[v];
    if (this.isZero(b)) return a;
    if (graph.op[b] === w.neg) return this.become(v, w.sub, a, graph.a[b]);
    if (graph.op[a] === w.neg) return this.become(v, w.sub, b, graph.a[a]);
    if (graph.op[a] === w.sub && graph.b[a] === b) return graph.a[a];
    if (graph.op[b] === w.sub && graph.b[b] === a) return graph.a[b];
    const rotation = this.rotation(v, w);
    if (rotation !== NO_VALUE) return rotation;
    if (!this.isInteger(b)) return NO_VALUE;
    if (graph.op[a] === w.add && this.isInteger(graph.b[a]))
      return this.become(v, w.add, graph.a[a], this.emit(w.add, w.kind, graph.b[a], b));
    if (graph.op[a] === w.sub && this.isInteger(graph.a[a]))
      return this.become(v, w.sub, this.emit(w.add, w.kind, graph.a[a], b), graph.b[a]);
    return NO_VALUE;
  }

  private difference(v: number, w: Width): number {
    const { graph } = this;
    const a = graph.a[v];
    const b = graph.b[v];
    if (a === b) return this.small(w, 0);
    if (this.isInteger(b)) return this.become(v, w.add, a, this.emit(w.neg, w.kind, b));
    if (this.isZero(a)) return this.become(v, w.neg, b);
    if (graph.op[b] === w.neg) return this.become(v, w.add, a, graph.a[b]);
    if (graph.op[a] === w.add && graph.b[a] === b) return graph.a[a];
    if (graph.op[a] === w.add && graph.a[a] === b) return graph.b[a];
    if (graph.op[a] === w.sub && graph.a[a] === b) return this.become(v, w.neg, graph.b[a]);
    if (graph.op[b] === w.add && graph.b[b] === a) return this.become(v, w.neg, graph.a[b]);
    if (graph.op[b] === w.add && graph.a[b] === a) return this.become(v, w.neg, graph.b[b]);
    if (graph.op[b] === w.sub && graph.a[b] === a) return graph.b[b];
    if (this.isInteger(a) && graph.op[b] === w.add && this.isInteger(graph.b[b]))
      return this.become(v, w.sub, this.emit(w.sub, w.kind, a, graph.b[b]), graph.a[b]);
    return NO_VALUE;
  }

  private product(v: number, w: Width): number {
    const { graph } = this;
    const a = graph.a[v];
    const b = graph.b[v];
    if (!this.isInteger(b)) return NO_VALUE;
    if (this.isZero(b)) return b;
    if (this.is(b, 1)) return a;
    if (this.is(b, -1)) return this.become(v, w.neg, a);
    const exponent = this.exponent(b);
    if (exponent >= 0) return this.become(v, w.shl, a, graph.int(exponent));
    if (graph.op[a] === w.mul && this.isInteger(graph.b[a]))
      return this.become(v, w.mul, graph.a[a], this.emit(w.mul, w.kind, graph.b[a], b));
    if (graph.op[a] === w.neg) return this.become(v, w.mul, graph.a[a], this.emit(w.neg, w.kind, b));
    return NO_VALUE;
  }

  private negation(v: number, w: Width): number {
    const { graph } = this;
    const a = graph.a[v];
    if (graph.op[a] === w.neg) return graph.a[a];
    if (graph.op[a] === w.sub) return this.become(v, w.sub, graph.b[a], graph.a[a]);
    return NO_VALUE;
  }

  private quotient(v: number): number {
    const { graph } = this;
    const a = graph.a[v];
    const b = graph.b[v];
    if (this.is(b, 1)) return a;
    if (this.is(b, -1)) return this.become(v, graph.op[v] === Op.IDIV ? Op.INEG : Op.LNEG, a);
    return NO_VALUE;
  }

  private remainder(v: number): number {
    const { graph } = this;
    if (this.is(graph.b[v], 1) || this.is(graph.b[v], -1))
      return graph.op[v] === Op.IREM ? graph.int(0) : graph.long(0, 0);
    return NO_VALUE;
  }

  // ---------------------------------------------------------------- bits

  private and(v: number, w: Width): number {
    const { graph } = this;
    const a = graph.a[v];
    const b = graph.b[v];
    if (a === b) return a;
    if (!this.isInteger(b)) return NO_VALUE;
    if (this.isZero(b)) return b;
    if (this.is(b, -1)) return a;
    if (graph.op[a] === w.and && this.isInteger(graph.b[a]))
      return this.become(v, w.and, graph.a[a], this.emit(w.and, w.kind, graph.b[a], b));
    return w.kind === Kind.I ? this.intMask(v, a, graph.imm[b]) : this.longMask(v, a, b);
  }

  private intMask(v: number, a: number, mask: number): number {
    const { graph } = this;
    const op = graph.op[a];
    // The conversion's upper bits are masked away.
    if ((op === Op.I2C || op === Op.I2S) && (mask & ~0xffff) === 0)
      return this.become(v, Op.IAND, graph.a[a], graph.b[v]);
    if (op === Op.I2B && (mask & ~0xff) === 0) return this.become(v, Op.IAND, graph.a[a], graph.b[v]);
    computeRange(graph, a);
    // All bits that may be set are in the mask.
    if (low >= 0 && (bitsUpTo(high) & ~mask) === 0) return a;
    return NO_VALUE;
  }

  private longMask(v: number, a: number, b: number): number {
    const { graph } = this;
    const lo = graph.imm[b];
    const hi = graph.imm2[b];
    if (graph.op[a] === Op.I2L && hi === 0) {
      const narrow = lo === -1 ? graph.a[a] : this.emit(Op.IAND, Kind.I, graph.a[a], graph.int(lo));
      return this.become(v, Op.U2L, narrow);
    }
    if (graph.op[a] === Op.U2L) {
      if (lo === -1) return a;
      return this.become(v, Op.U2L, this.emit(Op.IAND, Kind.I, graph.a[a], graph.int(lo)));
    }
    if (hi === 0 && lo === -1) return this.become(v, Op.U2L, this.emit(Op.L2I, Kind.I, a));
    return NO_VALUE;
  }

  private orXor(v: number, w: Width): number {
    const { graph } = this;
    const op = graph.op[v];
    const a = graph.a[v];
    const b = graph.b[v];
    const isXor = op === w.xor;
    if (a === b) return isXor ? this.small(w, 0) : a;
    if (this.isZero(b)) return a;
    const rotation = this.rotation(v, w);
    if (rotation !== NO_VALUE) return rotation;
    if (!this.isInteger(b)) return NO_VALUE;
    if (!isXor && this.is(b, -1)) return b;
    if (graph.op[a] === op && this.isInteger(graph.b[a]))
      return this.become(v, op, graph.a[a], this.emit(op, w.kind, graph.b[a], b));
    return NO_VALUE;
  }

  /** `x << n | x >>> -n` and the like. With + and ^ only for constant counts that are not zero: for others the two parts may overlap. */
  private rotation(v: number, w: Width): number {
    const { graph } = this;
    let left = graph.a[v];
    let right = graph.b[v];
    if (graph.op[left] !== w.shl) {
      const t = left;
      left = right;
      right = t;
    }
    if (graph.op[left] !== w.shl || graph.op[right] !== w.ushr || graph.a[left] !== graph.a[right])
      return NO_VALUE;
    const n = graph.b[left];
    const m = graph.b[right];
    const mask = w.bits - 1;
    if (this.isInt(n) && this.isInt(m)) {
      if (((graph.imm[n] + graph.imm[m]) & mask) !== 0 || (graph.imm[n] & mask) === 0) return NO_VALUE;
      return this.become(v, w.rotl, graph.a[left], n);
    }
    if (graph.op[v] !== w.or) return NO_VALUE;
    if (this.isNegated(m, n, mask)) return this.become(v, w.rotl, graph.a[left], n);
    if (this.isNegated(n, m, mask)) return this.become(v, w.rotr, graph.a[left], m);
    return NO_VALUE;
  }

  /** Is m = -n but for multiples of the width? */
  private isNegated(m: number, n: number, mask: number): boolean {
    const { graph } = this;
    if (graph.op[m] === Op.INEG) return graph.a[m] === n;
    return (
      graph.op[m] === Op.ISUB &&
      graph.b[m] === n &&
      this.isInt(graph.a[m]) &&
      (graph.imm[graph.a[m]] & mask) === 0
    );
  }

  private shift(v: number, w: Width): number {
    const { graph } = this;
    const op = graph.op[v];
    const a = graph.a[v];
    const b = graph.b[v];
    const mask = w.bits - 1;
    if (this.isZero(a)) return a;
    if (!this.isInt(b)) {
      // Counts are masked anyhow.
      if (graph.op[b] === Op.IAND && this.isInt(graph.b[b]) && (graph.imm[graph.b[b]] & mask) === mask)
        return this.become(v, op, a, graph.a[b]);
      return NO_VALUE;
    }
    const n = graph.imm[b] & mask;
    if (n === 0) return a;
    if (n !== graph.imm[b]) return this.become(v, op, a, graph.int(n));
    const inner = graph.op[a];
    if (inner < w.shl || inner > w.ushr || !this.isInt(graph.b[a])) return this.widenedShift(v, w, n);
    const m = graph.imm[graph.b[a]] & mask;
    if (inner === op) {
      if (n + m <= mask) return this.become(v, op, graph.a[a], graph.int(n + m));
      return op === w.shr ? this.become(v, op, graph.a[a], graph.int(mask)) : this.small(w, 0);
    }
    return n === m ? this.shiftBack(v, w, n) : NO_VALUE;
  }

  /** A shift of what another shift has moved as far the other way. */
  private shiftBack(v: number, w: Width, n: number): number {
    const { graph } = this;
    const a = graph.a[v];
    const x = graph.a[a];
    const inner = graph.op[a];
    const op = graph.op[v];
    if (op === w.shr && inner === w.shl && w.kind === Kind.I) {
      if (n === 24) return this.become(v, Op.I2B, x);
      return n === 16 ? this.become(v, Op.I2S, x) : NO_VALUE;
    }
    if (op === w.shr && inner === w.shl && n === 32)
      return this.become(v, Op.I2L, this.emit(Op.L2I, Kind.I, x));
    if (op === w.ushr && inner === w.shl) {
      if (w.kind === Kind.I && n === 16) return this.become(v, Op.I2C, x);
      return this.become(v, w.and, x, this.ones(w, w.bits - n, 0));
    }
    if (op === w.shl) return this.become(v, w.and, x, this.ones(w, w.bits - n, n));
    return NO_VALUE;
  }

  /** A constant with so many ones, shifted left. */
  private ones(w: Width, count: number, shift: number): number {
    int64.ushr(-1, -1, 64 - count);
    int64.shl(int64.lo, int64.hi, shift);
    return w.kind === Kind.I ? this.graph.int(int64.lo) : this.graph.long(int64.lo, int64.hi);
  }

  private widenedShift(v: number, w: Width, n: number): number {
    const { graph } = this;
    const a = graph.a[v];
    // (x & mask) >> n and the like are left alone; ushr of a zero-extended int is a shift of the int.
    if (w.kind === Kind.L && graph.op[v] !== Op.LSHL && graph.op[a] === Op.U2L) {
      if (n >= 32) return graph.long(0, 0);
      return this.become(v, Op.U2L, this.emit(Op.IUSHR, Kind.I, graph.a[a], graph.int(n)));
    }
    if (w.kind === Kind.I && graph.op[v] === Op.ISHR) {
      computeRange(graph, a);
      if (low >= 0) return this.become(v, Op.IUSHR, a, graph.b[v]);
    }
    return NO_VALUE;
  }

  // ---------------------------------------------------------------- conversions

  private conversion(v: number): number {
    const { graph } = this;
    const a = graph.a[v];
    const inner = graph.op[a];
    switch (graph.op[v]) {
      case Op.I2L:
        computeRange(graph, a);
        return low >= 0 ? this.become(v, Op.U2L, a) : NO_VALUE;
      case Op.L2I:
        return this.narrowing(v);
      case Op.I2B:
      case Op.I2S:
      case Op.I2C:
        return this.intConversion(v);
      case Op.D2F:
        return inner === Op.F2D ? graph.a[a] : NO_VALUE;
      case Op.D2I:
        return inner === Op.I2D ? graph.a[a] : NO_VALUE;
      case Op.D2L:
        return inner === Op.I2D ? this.become(v, Op.I2L, graph.a[a]) : NO_VALUE;
      case Op.L2D:
        return inner === Op.I2L ? this.become(v, Op.I2D, graph.a[a]) : NO_VALUE;
      case Op.L2F:
        return inner === Op.I2L ? this.become(v, Op.I2F, graph.a[a]) : NO_VALUE;
      default:
        return NO_VALUE;
    }
  }

  /** l2i: only the lower half counts. */
  private narrowing(v: number): number {
    const { graph } = this;
    const a = graph.a[v];
    const inner = graph.op[a];
    if (inner === Op.I2L || inner === Op.U2L) return graph.a[a];
    const twin = intTwin(inner);
    if (twin === Op.NONE) return this.narrowedShift(v);
    const x = this.lowerHalf(graph.a[a]);
    const y = this.lowerHalf(graph.b[a]);
    return x === NO_VALUE || y === NO_VALUE ? NO_VALUE : this.become(v, twin, x, y);
  }

  /** An int that is there already. */
  private lowerHalf(v: number): number {
    const { graph } = this;
    if (graph.op[v] === Op.I2L || graph.op[v] === Op.U2L) return graph.a[v];
    return graph.op[v] === Op.LCONST ? graph.int(graph.imm[v]) : NO_VALUE;
  }

  private narrowedShift(v: number): number {
    const { graph } = this;
    const a = graph.a[v];
    if (graph.op[a] !== Op.LSHL || !this.isInt(graph.b[a])) return NO_VALUE;
    const x = this.lowerHalf(graph.a[a]);
    const n = graph.imm[graph.b[a]] & 63;
    if (x === NO_VALUE) return NO_VALUE;
    return n >= 32 ? graph.int(0) : this.become(v, Op.ISHL, x, graph.int(n));
  }

  private intConversion(v: number): number {
    const { graph } = this;
    const op = graph.op[v];
    const a = graph.a[v];
    const inner = graph.op[a];
    computeRange(graph, a);
    if (
      op === Op.I2B
        ? low >= -128 && high <= 127
        : op === Op.I2S
          ? low >= -32768 && high <= 32767
          : low >= 0 && high <= 0xffff
    )
      return a;
    const mask = op === Op.I2B ? 0xff : 0xffff;
    if (inner === Op.I2C || inner === Op.I2S || (inner === Op.I2B && op === Op.I2B))
      return this.become(v, op, graph.a[a]);
    if (inner === Op.IAND && this.isInt(graph.b[a]) && (graph.imm[graph.b[a]] & mask) === mask)
      return this.become(v, op, graph.a[a]);
    return NO_VALUE;
  }

  // ---------------------------------------------------------------- floating point

  private floating(v: number): number {
    const { graph } = this;
    const op = graph.op[v];
    const a = graph.a[v];
    const b = graph.b[v];
    if (op === Op.FNEG || op === Op.DNEG) return graph.op[a] === op ? graph.a[a] : NO_VALUE;
    const isSingle = op <= Op.FNEG;
    if (graph.op[b] !== (isSingle ? Op.FCONST : Op.DCONST)) return NO_VALUE;
    const y = floatingValue(graph, b);
    switch (op) {
      case Op.FADD:
      case Op.DADD:
        return Object.is(y, -0) ? a : NO_VALUE;
      case Op.FSUB:
      case Op.DSUB:
        return Object.is(y, 0) ? a : NO_VALUE;
      case Op.FMUL:
      case Op.DMUL:
        if (y === 1) return a;
        return y === 2 ? this.become(v, isSingle ? Op.FADD : Op.DADD, a, a) : NO_VALUE;
      case Op.FDIV:
      case Op.DDIV: {
        if (y === 1) return a;
        const by = this.reciprocal(y, isSingle);
        return by === NO_VALUE ? NO_VALUE : this.become(v, isSingle ? Op.FMUL : Op.DMUL, a, by);
      }
      default:
        return NO_VALUE;
    }
  }

  /** 1 / y if y is a power of two and neither of the two is subnormal: multiplication then gives the same. */
  private reciprocal(y: number, isSingle: boolean): number {
    const { graph } = this;
    const magnitude = Math.abs(y);
    const limit = isSingle ? 2 ** 126 : 2 ** 1022;
    if (!(magnitude >= 1 / limit && magnitude <= limit)) return NO_VALUE;
    if (Math.log2(magnitude) % 1 !== 0 || 2 ** Math.log2(magnitude) !== magnitude) return NO_VALUE;
    return isSingle ? floatConstant(graph, 1 / y) : doubleConstant(graph, 1 / y);
  }

  // ---------------------------------------------------------------- comparisons

  private comparison(v: number): number {
    const { graph } = this;
    const op = graph.op[v];
    const a = graph.a[v];
    const b = graph.b[v];
    if (op >= Op.SETCC_I && op <= Op.SETCC_F) {
      const known = decide(graph, graph.aux[v], graph.kind[a], a, b);
      if (known >= 0) return graph.int(known);
    }
    if (graph.kind[a] === Kind.I) return this.intComparison(v);
    if (graph.kind[a] === Kind.L) return this.longComparison(v);
    return NO_VALUE;
  }

  /** Changes kind and operands of a comparison, if there is such an operation. */
  private compareAs(v: number, kind: Kind, condition: number, a: number, b: number): number {
    const { graph } = this;
    const op = comparisonOf(graph.op[v], kind);
    if (op === Op.NONE) return NO_VALUE;
    graph.aux[v] = condition;
    return this.become(v, op, a, b);
  }

  private intComparison(v: number): number {
    const { graph } = this;
    const a = graph.a[v];
    const b = graph.b[v];
    const inner = graph.op[a];
    const condition = graph.aux[v];
    const order = condition & IrCond.MASK;
    const isEquality = order === IrCond.EQ || order === IrCond.NE;
    if (this.isZero(b) && (condition & UNSIGNED) === 0) {
      if (inner === Op.LCMP) return this.compareAs(v, Kind.L, condition, graph.a[a], graph.b[a]);
      if (inner >= Op.FCMPL && inner <= Op.DCMPG) return this.floatingComparison(v, a);
      if (isEquality && inner >= Op.SETCC_I && inner <= Op.SETCC_F) {
        const holds = order === IrCond.NE ? graph.aux[a] : inverse(graph.aux[a]);
        return this.compareAs(v, graph.kind[graph.a[a]], holds, graph.a[a], graph.b[a]);
      }
      if (isEquality && (inner === Op.ISUB || inner === Op.IXOR))
        return this.compareAs(v, Kind.I, condition, graph.a[a], graph.b[a]);
    }
    if (isEquality && this.isInt(b)) {
      if (inner === Op.IADD && this.isInt(graph.b[a]))
        return this.compareAs(v, Kind.I, order, graph.a[a], graph.int(graph.imm[b] - graph.imm[graph.b[a]]));
      if (graph.imm[b] === 1 && inner >= Op.SETCC_I && inner <= Op.SETCC_F)
        return this.compareAs(v, Kind.I, order ^ 1, a, graph.int(0));
      if (inner === Op.INEG) return this.compareAs(v, Kind.I, order, graph.a[a], graph.int(-graph.imm[b]));
    }
    return NO_VALUE;
  }

  private floatingComparison(v: number, compared: number): number {
    const { graph } = this;
    const op = graph.op[compared];
    const greater = op === Op.FCMPG || op === Op.DCMPG ? IrCond.NAN_GREATER : 0;
    const x = graph.a[compared];
    return this.compareAs(v, graph.kind[x], graph.aux[v] | greater, x, graph.b[compared]);
  }

  private longComparison(v: number): number {
    const { graph } = this;
    const a = graph.a[v];
    const b = graph.b[v];
    const inner = graph.op[a];
    if (inner !== Op.I2L && inner !== Op.U2L) return NO_VALUE;
    // Zero-extended ints compare as unsigned ones, sign-extended ones (unsigned, too) as they are.
    const unsigned = inner === Op.U2L ? UNSIGNED : 0;
    const condition = graph.aux[v] | unsigned;
    if (graph.op[b] === inner) return this.compareAs(v, Kind.I, condition, graph.a[a], graph.a[b]);
    if (graph.op[b] !== Op.LCONST) return NO_VALUE;
    const fits = inner === Op.I2L ? graph.imm2[b] === graph.imm[b] >> 31 : graph.imm2[b] === 0;
    return fits ? this.compareAs(v, Kind.I, condition, graph.a[a], graph.int(graph.imm[b])) : NO_VALUE;
  }

  /** A select of the list [a, b, x, y]. */
  private select(v: number): number {
    const { graph } = this;
    const { lists } = graph;
    const at = graph.list[v] + 1;
    const a = lists[at];
    const b = lists[at + 1];
    const x = lists[at + 2];
    const y = lists[at + 3];
    if (x === y) return x;
    const known = decide(graph, graph.aux[v], graph.kind[a], a, b);
    if (known >= 0) return known === 1 ? x : y;
    if (isConstant(graph, a) && !isConstant(graph, b)) {
      this.setList(v, b, a, x, y);
      graph.aux[v] = swapped(graph.aux[v], false);
      return v;
    }
    if (graph.kind[v] === Kind.I && (this.is(x, 1) || this.is(x, 0)) && (this.is(y, 1) || this.is(y, 0)))
      return this.selectedBit(v, a, b, this.is(x, 1));
    return this.selectOfComparison(v, a, b, x, y);
  }

  private setList(v: number, a: number, b: number, x: number, y: number): void {
    const { graph } = this;
    graph.list[v] = graph.newList([a, b, x, y]);
  }

  private selectedBit(v: number, a: number, b: number, holds: boolean): number {
    const { graph } = this;
    const condition = graph.aux[v];
    const setcc =
      graph.op[v] === Op.SELECT_I ? Op.SETCC_I : graph.op[v] === Op.SELECT_L ? Op.SETCC_L : Op.SETCC_P;
    graph.list[v] = -1;
    graph.aux[v] = holds ? condition : inverse(condition);
    return this.become(v, setcc, a, b);
  }

  private selectOfComparison(v: number, a: number, b: number, x: number, y: number): number {
    const { graph } = this;
    if (graph.op[v] !== Op.SELECT_I || !this.isZero(b) || (graph.aux[v] & UNSIGNED) !== 0) return NO_VALUE;
    const inner = graph.op[a];
    const order = graph.aux[v] & IrCond.MASK;
    if (inner === Op.LCMP) {
      graph.op[v] = Op.SELECT_L;
      this.setList(v, graph.a[a], graph.b[a], x, y);
      return v;
    }
    if (order > IrCond.NE || inner < Op.SETCC_I || inner > Op.SETCC_P) return NO_VALUE;
    graph.op[v] = inner === Op.SETCC_I ? Op.SELECT_I : inner === Op.SETCC_L ? Op.SELECT_L : Op.SELECT_P;
    graph.aux[v] = order === IrCond.NE ? graph.aux[a] : inverse(graph.aux[a]);
    this.setList(v, graph.a[a], graph.b[a], x, y);
    return v;
  }
}

/** All bits below and at the highest bit of a number that is not negative. */
function bitsUpTo(n: number): number {
  return n === 0 ? 0 : -1 >>> Math.clz32(n);
}

/** The int operation whose result is the lower half of a long one. */
function intTwin(op: number): Op {
  switch (op) {
    case Op.LADD:
      return Op.IADD;
    case Op.LSUB:
      return Op.ISUB;
    case Op.LMUL:
      return Op.IMUL;
    case Op.LAND:
      return Op.IAND;
    case Op.LOR:
      return Op.IOR;
    case Op.LXOR:
      return Op.IXOR;
    default:
      return Op.NONE;
  }
}

/** The operation like `op` that compares values of a kind. */
function comparisonOf(op: number, kind: Kind): Op {
  if (op >= Op.IF_I && op <= Op.IF_P) return [Op.NONE, Op.IF_I, Op.IF_L, Op.IF_F, Op.IF_D, Op.IF_P][kind];
  if (op >= Op.SETCC_I && op <= Op.SETCC_F)
    return [Op.NONE, Op.SETCC_I, Op.SETCC_L, Op.SETCC_F, Op.SETCC_D, Op.SETCC_P][kind];
  return kind === Kind.I ? Op.GUARD_I : kind === Kind.P ? Op.GUARD_P : Op.NONE;
}
