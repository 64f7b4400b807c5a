/** Intrinsics as operations. */
import { Kind } from '../../../ir/ops.js';
import { AccessType, Intrinsic } from '../../intrinsics.js';
import { Op, ValueFlag } from '../ops.js';
import type { GraphBuilder } from './graph-builder.js';

/** Of one operand: operation, kind of the result. */
const unary = new Map<number, readonly [Op, Kind]>([
  [Intrinsic.SQRT, [Op.DSQRT, Kind.D]],
  [Intrinsic.FLOOR, [Op.DFLOOR, Kind.D]],
  [Intrinsic.CEIL, [Op.DCEIL, Kind.D]],
  [Intrinsic.RINT, [Op.DRINT, Kind.D]],
  [Intrinsic.ABS_INT, [Op.IABS, Kind.I]],
  [Intrinsic.ABS_LONG, [Op.LABS, Kind.L]],
  [Intrinsic.ABS_FLOAT, [Op.FABS, Kind.F]],
  [Intrinsic.ABS_DOUBLE, [Op.DABS, Kind.D]],
  [Intrinsic.FLOAT_TO_RAW_BITS, [Op.F2BITS, Kind.I]],
  [Intrinsic.BITS_TO_FLOAT, [Op.BITS2F, Kind.F]],
  [Intrinsic.DOUBLE_TO_RAW_BITS, [Op.D2BITS, Kind.L]],
  [Intrinsic.BITS_TO_DOUBLE, [Op.BITS2D, Kind.D]],
  [Intrinsic.BIT_COUNT_INT, [Op.IPOPCNT, Kind.I]],
  [Intrinsic.BIT_COUNT_LONG, [Op.LPOPCNT, Kind.I]],
  [Intrinsic.LEADING_ZEROS_INT, [Op.ILZCNT, Kind.I]],
  [Intrinsic.LEADING_ZEROS_LONG, [Op.LLZCNT, Kind.I]],
  [Intrinsic.TRAILING_ZEROS_INT, [Op.ITZCNT, Kind.I]],
  [Intrinsic.TRAILING_ZEROS_LONG, [Op.LTZCNT, Kind.I]],
  [Intrinsic.REVERSE_BYTES_INT, [Op.IBSWAP, Kind.I]],
  [Intrinsic.REVERSE_BYTES_LONG, [Op.LBSWAP, Kind.L]],
  [Intrinsic.REVERSE_BYTES_CHAR, [Op.CBSWAP, Kind.I]],
  [Intrinsic.REVERSE_BYTES_SHORT, [Op.SBSWAP, Kind.I]],
]);

const binary = new Map<number, readonly [Op, Kind]>([
  [Intrinsic.MIN_INT, [Op.IMIN, Kind.I]],
  [Intrinsic.MAX_INT, [Op.IMAX, Kind.I]],
  [Intrinsic.MIN_LONG, [Op.LMIN, Kind.L]],
  [Intrinsic.MAX_LONG, [Op.LMAX, Kind.L]],
]);

const ternary = new Map<number, readonly [Op, Kind]>([
  [Intrinsic.FMA_FLOAT, [Op.FFMA, Kind.F]],
  [Intrinsic.FMA_DOUBLE, [Op.DFMA, Kind.D]],
]);

const unsafe = new Map<number, Op>([
  [Intrinsic.UNSAFE_GET, Op.UNSAFE_GET],
  [Intrinsic.UNSAFE_PUT, Op.UNSAFE_PUT],
  [Intrinsic.UNSAFE_COMPARE_AND_SET, Op.UNSAFE_CAS],
  [Intrinsic.UNSAFE_COMPARE_AND_EXCHANGE, Op.UNSAFE_CAX],
  [Intrinsic.UNSAFE_GET_AND_ADD, Op.UNSAFE_GET_AND_ADD],
  [Intrinsic.UNSAFE_GET_AND_SET, Op.UNSAFE_GET_AND_SET],
]);

/** What stands for an access whose base may be null. */
const raw = new Map<Op, Op>([
  [Op.UNSAFE_GET, Op.RAW_GET],
  [Op.UNSAFE_PUT, Op.RAW_PUT],
]);

/** Puts the intrinsic in place of the current call; its receiver, if it has one, is not null. False if there is no operation for it. */
export function translateIntrinsic(g: GraphBuilder, id: number, args: readonly number[]): boolean {
  const intrinsic = id & Intrinsic.MASK;
  const one = unary.get(intrinsic);
  if (one !== undefined) {
    g.define(one[1], g.emit(one[0], one[1], args[0]));
    return true;
  }
  const two = binary.get(intrinsic);
  if (two !== undefined) {
    g.define(two[1], g.emit(two[0], two[1], args[0], args[1]));
    return true;
  }
  const three = ternary.get(intrinsic);
  if (three !== undefined) {
    g.define(three[1], g.emit(three[0], three[1], args[0], args[1], args[2]));
    return true;
  }
  const access = unsafe.get(intrinsic);
  if (access !== undefined) {
    return translateUnsafe(g, access, id >> Intrinsic.TYPE_SHIFT, args);
  }
  switch (intrinsic) {
    case Intrinsic.FENCE:
      return true;
    case Intrinsic.GET_CLASS:
      g.define(Kind.P, nonNull(g, g.emit(Op.MIRROR_OF, Kind.P, args[0])));
      return true;
    case Intrinsic.CURRENT_THREAD:
      g.define(Kind.P, nonNull(g, g.emit(g.env.threadMayChange ? Op.THREAD_NOW : Op.CURRENT_THREAD, Kind.P)));
      return true;
    default:
      return false;
  }
}

function nonNull(g: GraphBuilder, v: number): number {
  g.graph.flags[v] |= ValueFlag.NON_NULL;
  return v;
}

/** args: Unsafe, base, offset, values. False for read-modify-write outside the heap, which is rare and may fault. */
function translateUnsafe(g: GraphBuilder, unsafe: Op, type: AccessType, args: readonly number[]): boolean {
  const { graph } = g;
  const list = args.slice(1);
  const op = (graph.flags[list[0]] & ValueFlag.NON_NULL) !== 0 ? unsafe : (raw.get(unsafe) ?? unsafe);
  if (op === unsafe && graph.op[list[0]] === Op.NULL) return false;
  if (type === AccessType.BOOLEAN && unsafe === Op.UNSAFE_PUT)
    list[2] = g.emit(Op.IAND, Kind.I, list[2], graph.int(1));
  const kind = unsafe === Op.UNSAFE_PUT ? Kind.VOID : unsafe === Op.UNSAFE_CAS ? Kind.I : kindOf(type);
  const v = op === unsafe ? g.emit(op, kind) : g.emitLeaving(op, kind);
  graph.list[v] = graph.newList(list);
  graph.aux[v] = type;
  if (kind !== Kind.VOID) g.define(kind, v);
  return true;
}

function kindOf(type: AccessType): Kind {
  switch (type) {
    case AccessType.LONG:
      return Kind.L;
    case AccessType.FLOAT:
      return Kind.F;
    case AccessType.DOUBLE:
      return Kind.D;
    case AccessType.REFERENCE:
      return Kind.P;
    default:
      return Kind.I;
  }
}
