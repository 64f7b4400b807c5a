import { IrCond, Kind } from '../../../ir/ops.js';
import type { Graph } from '../graph.js';
import { Op, UNSIGNED } from '../ops.js';
import * as int64 from './int64.js';

/** The outcomes of a comparison, as bits: which orders a condition admits. */
export const enum Order {
  LESS = 1,
  EQUAL = 2,
  GREATER = 4,
  ALL = 7,
}

/** Orders by IrCond: EQ NE LT GE GT LE. */
const admitted: readonly number[] = [
  Order.EQUAL,
  Order.LESS | Order.GREATER,
  Order.LESS,
  Order.EQUAL | Order.GREATER,
  Order.GREATER,
  Order.LESS | Order.EQUAL,
];

export function ordersOf(condition: number): number {
  return admitted[condition & IrCond.MASK];
}

const inverses: readonly number[] = [IrCond.NE, IrCond.EQ, IrCond.GE, IrCond.LT, IrCond.LE, IrCond.GT];
const mirrored: readonly number[] = [IrCond.EQ, IrCond.NE, IrCond.GT, IrCond.LE, IrCond.LT, IrCond.GE];

/** The condition that holds when this one does not. What unordered operands count as stays. */
export function inverse(condition: number): number {
  return (condition & ~IrCond.MASK) | inverses[condition & IrCond.MASK];
}

/** The condition for exchanged operands; of floating-point numbers what unordered ones count as is turned around too. */
export function swapped(condition: number, isFloating: boolean): number {
  const rest = condition & ~IrCond.MASK;
  return (isFloating ? rest ^ IrCond.NAN_GREATER : rest) | mirrored[condition & IrCond.MASK];
}

/** LESS, EQUAL or GREATER. */
function orderOf(comparison: number): number {
  return comparison < 0 ? Order.LESS : comparison === 0 ? Order.EQUAL : Order.GREATER;
}

const word = new Int32Array(2);
const single = new Float32Array(word.buffer);
const double = new Float64Array(word.buffer);

/** The number that an F or D constant holds. */
export function floatingValue(graph: Graph, v: number): number {
  word[0] = graph.imm[v];
  if (graph.op[v] === Op.FCONST) return single[0];
  word[1] = graph.imm2[v];
  return double[0];
}

/**
 * Whether the condition holds for two constants, or for a value and itself: 1, 0, -1 if that is not known.
 * @param kind of the operands
 */
export function decide(graph: Graph, condition: number, kind: number, a: number, b: number): number {
  let order = 0;
  if (a === b && kind !== Kind.F && kind !== Kind.D) order = Order.EQUAL;
  else {
    const op = graph.op[a];
    if (op !== graph.op[b]) return -1;
    switch (op) {
      case Op.ICONST:
        order = compareInts(condition, graph.imm[a], graph.imm[b]);
        break;
      case Op.LCONST: {
        const compare = (condition & UNSIGNED) !== 0 ? int64.compareUnsigned : int64.compare;
        order = orderOf(compare(graph.imm[a], graph.imm2[a], graph.imm[b], graph.imm2[b]));
        break;
      }
      case Op.FCONST:
      case Op.DCONST: {
        const x = floatingValue(graph, a);
        const y = floatingValue(graph, b);
        if (Number.isNaN(x) || Number.isNaN(y))
          order = (condition & IrCond.NAN_GREATER) !== 0 ? Order.GREATER : Order.LESS;
        else order = orderOf(x < y ? -1 : x > y ? 1 : 0);
        break;
      }
      default:
        return -1;
    }
  }
  return (ordersOf(condition) & order) !== 0 ? 1 : 0;
}

function compareInts(condition: number, x: number, y: number): number {
  if ((condition & UNSIGNED) === 0) return orderOf(x < y ? -1 : x > y ? 1 : 0);
  return orderOf(x >>> 0 < y >>> 0 ? -1 : x >>> 0 > y >>> 0 ? 1 : 0);
}
