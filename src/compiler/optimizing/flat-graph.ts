/** A graph as a message between threads: all that {@link Graph} holds, but what is to be asked of the VM. */
import type { Kind } from '../../ir/ops.js';
import type { Graph, InlinedMethod } from './graph.js';
import type { VectorLoop } from './vector-loop.js';

/** Arrays of a graph, each with the field that says how much of it is used. */
const ARRAYS = [
  ['op', 'count'],
  ['kind', 'count'],
  ['aux', 'count'],
  ['flags', 'count'],
  ['a', 'count'],
  ['b', 'count'],
  ['c', 'count'],
  ['list', 'count'],
  ['imm', 'count'],
  ['imm2', 'count'],
  ['state', 'count'],
  ['block', 'count'],
  ['next', 'count'],
  ['prev', 'count'],
  ['forward', 'count'],
  ['first', 'blockCount'],
  ['last', 'blockCount'],
  ['blockFlags', 'blockCount'],
  ['paramCount', 'blockCount'],
  ['firstOut', 'blockCount'],
  ['firstIn', 'blockCount'],
  ['edgeFrom', 'edgeCount'],
  ['edgeTo', 'edgeCount'],
  ['edgeNextOut', 'edgeCount'],
  ['edgeNextIn', 'edgeCount'],
  ['edgeArgs', 'edgeCount'],
  ['stateMethod', 'stateCount'],
  ['stateBci', 'stateCount'],
  ['stateFlags', 'stateCount'],
  ['stateParent', 'stateCount'],
  ['stateEntries', 'stateCount'],
  ['lists', 'listsLength'],
] as const satisfies readonly (readonly [keyof Graph, keyof Graph])[];

type Numbers = Int32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;

/** Can be posted to another thread; its arrays are its own. */
export interface FlatGraph {
  /** In the order of {@link ARRAYS}, as long as they are used. */
  readonly arrays: readonly Numbers[];
  readonly replaced: boolean;
  readonly constants: readonly (readonly [string, number])[];
  readonly switches: readonly Int32Array[];
  readonly vectorLoops: readonly VectorLoop[];
  readonly methods: readonly InlinedMethod[];
  readonly paramKinds: Uint8Array;
  readonly returnKind: Kind;
  readonly isSynchronized: boolean;
  readonly entryState: number;
  readonly osrBci: number;
  readonly mayMoveChecks: boolean;
  readonly expandedFrames: number;
}

/** Copies a graph. */
export function flatten(graph: Graph): FlatGraph {
  return {
    arrays: ARRAYS.map(([name, length]) => graph[name].slice(0, graph[length]) as Numbers),
    replaced: graph.replaced,
    constants: [...graph.constants],
    switches: graph.switches,
    vectorLoops: graph.vectorLoops,
    methods: graph.methods.map(({ id, name }) => ({ id, name })),
    paramKinds: graph.paramKinds.slice(),
    returnKind: graph.returnKind,
    isSynchronized: graph.isSynchronized,
    entryState: graph.entryState,
    osrBci: graph.osrBci,
    mayMoveChecks: graph.mayMoveChecks,
    expandedFrames: graph.expandedFrames,
  };
}

/** The buffers that a message may take along instead of copying them once more. */
export function buffersOf({ arrays }: FlatGraph): ArrayBuffer[] {
  return arrays.map((array) => array.buffer);
}

/** Makes `graph` what {@link flatten} has copied. Its arrays stay, if they are large enough. */
export function restore(graph: Graph, flat: FlatGraph): void {
  graph.reset();
  for (let i = 0; i < ARRAYS.length; i++) {
    const [name, length] = ARRAYS[i];
    const from = flat.arrays[i];
    graph[length] = from.length;
    const larger = roomFor(graph[name], from.length);
    larger.set(from);
    (graph[name] as Int32Array | Uint8Array) = larger;
  }
  graph.replaced = flat.replaced;
  for (const [key, v] of flat.constants) graph.constants.set(key, v);
  graph.switches = [...flat.switches];
  graph.vectorLoops = [...flat.vectorLoops];
  graph.methods = [...flat.methods];
  graph.paramKinds = flat.paramKinds;
  graph.returnKind = flat.returnKind;
  graph.isSynchronized = flat.isSynchronized;
  graph.entryState = flat.entryState;
  graph.osrBci = flat.osrBci;
  graph.mayMoveChecks = flat.mayMoveChecks;
  graph.expandedFrames = flat.expandedFrames;
}

/** The array itself or a larger one: lengths double, as where {@link Graph} grows them, so that arrays of one count stay of one length. */
function roomFor(array: Int32Array | Uint8Array, needed: number): Int32Array | Uint8Array {
  let { length } = array;
  while (length < needed) length *= 2;
  if (length === array.length) return array;
  return array instanceof Int32Array ? new Int32Array(length) : new Uint8Array(length);
}
