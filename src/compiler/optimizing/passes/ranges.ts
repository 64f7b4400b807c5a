/** Bounds of an int that follow from how it is made. */
import { Region } from '../../../layout/layout.js';
import type { Graph } from '../graph.js';
import { Op, Type } from '../ops.js';

export const MIN = -0x80000000;
export const MAX = 0x7fffffff;

/** What {@link computeRange} found: both inclusive. */
export let low = MIN;
export let high = MAX;

/** No array is longer: the heap is smaller. */
export const MAX_ARRAY_LENGTH: number = Region.HEAP_SIZE;

/** How far operands are looked at. */
const DEPTH = 4;

function set(l: number, h: number): void {
  low = l;
  high = h;
}

/** What is known of values from where they stand: narrows {@link low} and {@link high}. */
export interface RangeFacts {
  refine(v: number): void;
}

let facts: RangeFacts | null = null;

/** From now on ranges are refined by these facts, if not null. */
export function useFacts(f: RangeFacts | null): void {
  facts = f;
}

/** Narrows what is being computed. */
export function narrowTo(l: number, h: number): void {
  if (l > low) low = l;
  if (h < high) high = h;
}

/** Sets {@link low} and {@link high} for an int. In code that is never executed low may be greater than high. */
export function computeRange(graph: Graph, v: number, depth = DEPTH): void {
  fromOperation(graph, v, depth);
  if (facts !== null && graph.op[v] !== Op.ICONST) facts.refine(v);
}

function fromOperation(graph: Graph, v: number, depth: number): void {
  switch (graph.op[v]) {
    case Op.ICONST:
      set(graph.imm[v], graph.imm[v]);
      return;
    case Op.I2B:
    case Op.SBSWAP:
    case Op.I2S:
      narrow(graph, v, depth, graph.op[v] === Op.I2B ? -128 : -32768, graph.op[v] === Op.I2B ? 127 : 32767);
      return;
    case Op.CBSWAP:
      set(0, 0xffff);
      return;
    case Op.I2C:
      narrow(graph, v, depth, 0, 0xffff);
      return;
    case Op.LOAD:
    case Op.LOAD_STATIC:
    case Op.LOAD_ELEMENT:
      ofType(graph.aux[v], graph.op[v] === Op.LOAD_ELEMENT);
      return;
    case Op.ARRAY_LENGTH:
      set(0, MAX_ARRAY_LENGTH);
      return;
    case Op.LCMP:
    case Op.FCMPL:
    case Op.FCMPG:
    case Op.DCMPL:
    case Op.DCMPG:
      set(-1, 1);
      return;
    case Op.SETCC_I:
    case Op.SETCC_L:
    case Op.SETCC_P:
    case Op.SETCC_D:
    case Op.SETCC_F:
    case Op.INSTANCE_OF:
      set(0, 1);
      return;
    case Op.IPOPCNT:
    case Op.ILZCNT:
    case Op.ITZCNT:
      set(0, 32);
      return;
    case Op.LPOPCNT:
    case Op.LLZCNT:
    case Op.LTZCNT:
      set(0, 64);
      return;
    default:
      if (depth > 0) ofOperands(graph, v, depth - 1);
      else set(MIN, MAX);
  }
}

/** A conversion: it changes nothing if its operand is within the bounds. */
function narrow(graph: Graph, v: number, depth: number, min: number, max: number): void {
  if (depth > 0 && graph.op[v] !== Op.SBSWAP) computeRange(graph, graph.a[v], depth - 1);
  else set(MIN, MAX);
  if (low < min || high > max) set(min, max);
}

function ofType(type: number, isElement: boolean): void {
  if (type === Type.B) set(-128, 127);
  else if (type === Type.Z && !isElement) set(0, 1);
  else if (type === Type.C) set(0, 0xffff);
  else if (type === Type.S) set(-32768, 32767);
  else set(MIN, MAX);
}

function ofOperands(graph: Graph, v: number, depth: number): void {
  const a = graph.a[v];
  const b = graph.b[v];
  switch (graph.op[v]) {
    case Op.CHECK_INDEX: {
      computeRange(graph, b, depth);
      const length = high;
      computeRange(graph, a, depth);
      set(Math.max(low, 0), Math.max(0, Math.min(high, length - 1)));
      return;
    }
    case Op.CHECK_ZERO_I:
      computeRange(graph, a, depth);
      return;
    case Op.IAND:
      ofAnd(graph, a, b, depth);
      return;
    case Op.IUSHR:
      ofUnsignedShift(graph, a, b, depth);
      return;
    case Op.ISHR:
      if (graph.op[b] !== Op.ICONST) set(MIN, MAX);
      else {
        computeRange(graph, a, depth);
        set(low >> graph.imm[b], high >> graph.imm[b]);
      }
      return;
    case Op.IADD:
    case Op.ISUB:
      ofSum(graph, a, b, depth, graph.op[v] === Op.ISUB);
      return;
    case Op.IREM:
      ofRemainder(graph, a, b, depth);
      return;
    case Op.IMIN:
    case Op.IMAX: {
      computeRange(graph, a, depth);
      const l = low;
      const h = high;
      computeRange(graph, b, depth);
      if (graph.op[v] === Op.IMIN) set(Math.min(l, low), Math.min(h, high));
      else set(Math.max(l, low), Math.max(h, high));
      return;
    }
    default:
      set(MIN, MAX);
  }
}

function ofAnd(graph: Graph, a: number, b: number, depth: number): void {
  computeRange(graph, a, depth);
  const l = low;
  const h = high;
  computeRange(graph, b, depth);
  // The result is not greater than an operand that is not negative.
  if (l >= 0 && low >= 0) set(0, Math.min(h, high));
  else if (l >= 0) set(0, h);
  else if (low >= 0) set(0, high);
  else set(MIN, MAX);
}

function ofUnsignedShift(graph: Graph, a: number, b: number, depth: number): void {
  if (graph.op[b] !== Op.ICONST) {
    computeRange(graph, a, depth);
    if (low >= 0) set(0, high);
    else set(MIN, MAX);
    return;
  }
  const n = graph.imm[b] & 31;
  computeRange(graph, a, depth);
  if (n === 0) return;
  if (low >= 0) set(low >>> n, high >>> n);
  else set(0, -1 >>> n);
}

function ofSum(graph: Graph, a: number, b: number, depth: number, isDifference: boolean): void {
  computeRange(graph, a, depth);
  const l = low;
  const h = high;
  computeRange(graph, b, depth);
  const min = isDifference ? l - high : l + low;
  const max = isDifference ? h - low : h + high;
  if (min < MIN || max > MAX) set(MIN, MAX);
  else set(min, max);
}

function ofRemainder(graph: Graph, a: number, b: number, depth: number): void {
  computeRange(graph, b, depth);
  if (low === MIN) {
    set(MIN, MAX);
    return;
  }
  const bound = Math.max(Math.abs(low), Math.abs(high)) - 1;
  computeRange(graph, a, depth);
  set(low >= 0 ? 0 : -bound, high <= 0 ? 0 : bound);
}
