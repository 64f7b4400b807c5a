/** Questions that several passes ask of a value. */
import { type Graph, NO_VALUE } from '../graph.js';
import { Fx, Op, opEffect, ValueFlag } from '../ops.js';

/** The value whose bits `v` has: what checks were made of is looked through. */
export function strip(graph: Graph, v: number): number {
  while (v >= 0 && (opEffect[graph.op[v]] & Fx.ALIAS) !== 0) v = graph.resolve(graph.a[v]);
  return v;
}

/** Is the reference not null by its definition, wherever it is used? */
export function isNonNull(graph: Graph, v: number): boolean {
  for (;;) {
    if ((graph.flags[v] & ValueFlag.NON_NULL) !== 0) return true;
    const op = graph.op[v];
    switch (op) {
      case Op.CHECK_NULL:
      case Op.PCONST:
      case Op.PCELL:
      case Op.NEW_OBJECT:
      case Op.NEW_ARRAY:
      case Op.MULTI_NEW_ARRAY:
      case Op.CURRENT_THREAD:
      case Op.MIRROR_OF:
        return true;
      default:
        if ((opEffect[op] & Fx.ALIAS) === 0) return false;
        v = graph.resolve(graph.a[v]);
    }
  }
}

/** Does the reference say more about its object's class than the value that it was made of ({@link strip})? What uses it may rely on that. */
export function saysClass(graph: Graph, v: number): boolean {
  for (; (opEffect[graph.op[v]] & Fx.ALIAS) !== 0; v = graph.resolve(graph.a[v]))
    if (graph.op[v] === Op.CHECK_CAST || graph.op[v] === Op.ASSUME) return true;
  return false;
}

/** Has it neither effects nor need of a place: does it depend on its operands only? (Divisions and reads of objects still rely on checks: see {@link isSafeAnywhere}.) */
export function isPure(op: number): boolean {
  const effect = opEffect[op] & (Fx.READ | Fx.WRITE | Fx.EXIT | Fx.CALL | Fx.CONTROL | Fx.PINNED);
  if (op === Op.NONE || op === Op.VIRTUAL_OBJECT || op === Op.ASSUME) return false;
  return effect === 0 || op === Op.CURRENT_THREAD;
}

export function isCheck(op: number): boolean {
  return op >= Op.CHECK_NULL && op <= Op.CHECK_STORE;
}

/** A load whose place in memory its operands name. Not through Unsafe. */
export function isLoad(op: number): boolean {
  return op === Op.LOAD || op === Op.LOAD_STATIC || op === Op.LOAD_ELEMENT;
}

export function isStore(op: number): boolean {
  return op === Op.STORE || op === Op.STORE_STATIC || op === Op.STORE_ELEMENT;
}

/** The value that a store puts there. */
export function storedValue(graph: Graph, store: number): number {
  switch (graph.op[store]) {
    case Op.STORE:
      return graph.b[store];
    case Op.STORE_STATIC:
      return graph.a[store];
    default:
      return graph.c[store];
  }
}

/**
 * May the value be computed wherever its operands are there, even if its own place is not reached? What a check stands for must then be in the operands themselves: a branch or another
 * check that made the check superfluous would be left behind. That an object has a field at all is in the operand, too: by the type of where it comes from, or by `check_cast` and `assume`.
 */
export function isSafeAnywhere(graph: Graph, v: number): boolean {
  const op = graph.op[v];
  switch (op) {
    case Op.IDIV:
    case Op.IREM:
    case Op.LDIV:
    case Op.LREM:
      return isNonZero(graph, graph.b[v]);
    case Op.CLASS_OF:
    case Op.MIRROR_OF:
    case Op.ARRAY_LENGTH:
    case Op.LOAD:
      return isNonNull(graph, graph.a[v]);
    case Op.LOAD_ELEMENT:
      return isNonNull(graph, graph.a[v]) && isIndexOf(graph, graph.b[v], graph.a[v]);
    default:
      return true;
  }
}

function isNonZero(graph: Graph, v: number): boolean {
  const op = graph.op[v];
  if (op === Op.CHECK_ZERO_I || op === Op.CHECK_ZERO_L) return true;
  if (op === Op.ICONST) return graph.imm[v] !== 0;
  return op === Op.LCONST && (graph.imm[v] | graph.imm2[v]) !== 0;
}

/** Is the index one that was checked against the length of this array? */
function isIndexOf(graph: Graph, index: number, array: number): boolean {
  if (graph.op[index] !== Op.CHECK_INDEX) return false;
  const length = graph.b[index];
  if (graph.op[length] === Op.ARRAY_LENGTH) return strip(graph, graph.a[length]) === strip(graph, array);
  const made = strip(graph, array);
  return graph.op[made] === Op.NEW_ARRAY && graph.resolve(graph.a[made]) === length;
}

/** Takes all edges of a block but one; its terminator becomes a jump. */
export function keepOnlyEdge(graph: Graph, block: number, edge: number): void {
  for (let e = graph.firstOut[block]; e >= 0; e = graph.edgeNextOut[e]) if (e !== edge) graph.unlinkIn(e);
  graph.firstOut[block] = edge;
  graph.edgeNextOut[edge] = -1;
  const last = graph.last[block];
  graph.op[last] = Op.GOTO;
  graph.a[last] = graph.b[last] = graph.c[last] = NO_VALUE;
  graph.aux[last] = graph.imm[last] = graph.imm2[last] = 0;
}
