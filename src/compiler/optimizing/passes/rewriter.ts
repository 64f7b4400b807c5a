/** What rules that rewrite instructions are put together from. */
import { Kind } from '../../../ir/ops.js';
import { type Graph, NO_VALUE } from '../graph.js';
import { Op } from '../ops.js';
import { foldConstants } from './fold-constants.js';

/** Operations on ints and their twins on longs, so that a rule is written once. */
export interface Width {
  readonly kind: Kind;
  readonly add: Op;
  readonly sub: Op;
  readonly mul: Op;
  readonly and: Op;
  readonly or: Op;
  readonly xor: Op;
  readonly shl: Op;
  readonly shr: Op;
  readonly ushr: Op;
  readonly neg: Op;
  readonly rotl: Op;
  readonly rotr: Op;
  readonly bits: number;
}
export const intWidth: Width = {
  kind: Kind.I,
  add: Op.IADD,
  sub: Op.ISUB,
  mul: Op.IMUL,
  and: Op.IAND,
  or: Op.IOR,
  xor: Op.IXOR,
  shl: Op.ISHL,
  shr: Op.ISHR,
  ushr: Op.IUSHR,
  neg: Op.INEG,
  rotl: Op.IROTL,
  rotr: Op.IROTR,
  bits: 32,
};
export const longWidth: Width = {
  kind: Kind.L,
  add: Op.LADD,
  sub: Op.LSUB,
  mul: Op.LMUL,
  and: Op.LAND,
  or: Op.LOR,
  xor: Op.LXOR,
  shl: Op.LSHL,
  shr: Op.LSHR,
  ushr: Op.LUSHR,
  neg: Op.LNEG,
  rotl: Op.LROTL,
  rotr: Op.LROTR,
  bits: 64,
};

export class Rewriter {
  graph!: Graph;
  /** New instructions are put before this one. */
  protected at = NO_VALUE;

  protected emit(op: Op, kind: Kind, a: number, b = NO_VALUE): number {
    const { graph } = this;
    const v = graph.newValue(op, kind, a, b);
    graph.insertBefore(v, this.at);
    const folded = foldConstants(graph, v);
    if (folded === NO_VALUE) return v;
    graph.remove(v);
    return folded;
  }

  /** Makes `v` another instruction of the same kind. */
  protected become(v: number, op: Op, a: number, b = NO_VALUE): number {
    const { graph } = this;
    graph.op[v] = op;
    graph.a[v] = a;
    graph.b[v] = b;
    return v;
  }

  protected isInt(v: number): boolean {
    return v >= 0 && this.graph.op[v] === Op.ICONST;
  }

  /** Is it an integer constant? */
  protected isInteger(v: number): boolean {
    return v >= 0 && (this.graph.op[v] === Op.ICONST || this.graph.op[v] === Op.LCONST);
  }

  /** Is it the integer constant with this (small) value? */
  protected is(v: number, value: number): boolean {
    const { graph } = this;
    if (v < 0) return false;
    if (graph.op[v] === Op.ICONST) return graph.imm[v] === value;
    return graph.op[v] === Op.LCONST && graph.imm[v] === value && graph.imm2[v] === value >> 31;
  }

  protected isZero(v: number): boolean {
    return this.is(v, 0);
  }

  protected small(w: Width, value: number): number {
    return w.kind === Kind.I ? this.graph.int(value) : this.graph.long(value, value >> 31);
  }

  /** Exponent if it is a power of two (as an unsigned number), else -1. */
  protected exponent(v: number): number {
    const { graph } = this;
    const lo = graph.imm[v];
    const hi = graph.op[v] === Op.LCONST ? graph.imm2[v] : 0;
    if (lo !== 0 && hi === 0 && (lo & (lo - 1)) === 0) return 31 - Math.clz32(lo);
    if (lo === 0 && hi !== 0 && (hi & (hi - 1)) === 0) return 63 - Math.clz32(hi);
    return -1;
  }
}
