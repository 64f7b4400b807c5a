/** Moves on edges: arguments to the target's parameters, values whose pieces at the two ends differ. And those within blocks, between the pieces of a value. */
import { Op } from '../ops.js';
import type { Emitter } from './emitter.js';
import { MEMORY } from './intervals.js';
import { Store } from './placement.js';

/** Collects the moves of an edge. */
export function collectEdgeMoves(e: Emitter, edge: number): void {
  const { graph, order, iv, scan, placement, moves } = e;
  const from = order.index[graph.edgeFrom[edge]];
  const to = graph.edgeTo[edge];
  const end = iv.blockStart[from + 1] - 1;
  const start = iv.blockStart[order.index[to]];
  moves.clear();
  let at = graph.edgeArgs[edge];
  for (let p = graph.first[to]; p >= 0 && graph.op[p] === Op.BLOCK_PARAM; p = graph.next[p]) {
    const v = graph.lists[++at];
    const first = scan.first[p];
    if (first < 0) continue;
    const target = scan.register[first] === MEMORY ? e.homeLocation(p) : scan.register[first];
    moves.add(e.source(v, end), target, graph.kind[p]);
  }
  for (let node = placement.edgeHead[edge]; node >= 0; node = placement.nodeNext[node]) {
    const v = placement.nodeValue[node];
    const target = scan.registerAt(v, start);
    moves.add(e.source(v, end), target === MEMORY ? e.homeLocation(v) : target, graph.kind[v]);
  }
}

export function emitEdgeMoves(e: Emitter, edge: number): void {
  collectEdgeMoves(e, edge);
  e.moves.emit(e);
}

/** Moves between pieces, in front of instruction k; and to memory, before a call. */
export function collectMoves(e: Emitter, k: number): void {
  const { scan, placement, moves, graph } = e;
  moves.clear();
  for (let node = placement.moveHead[k]; node >= 0; node = placement.nodeNext[node]) {
    const v = placement.nodeValue[node];
    const kind = graph.kind[v];
    const before = scan.registerAt(v, 4 * k - 2);
    const at = scan.registerAt(v, 4 * k);
    const after = scan.pieceAt(v, 4 * k + 1);
    if (before !== at) {
      if (at !== MEMORY) moves.add(e.source(v, 4 * k - 2), at, kind);
      else if (placement.store[v] === Store.AT_SPLITS) moves.add(before, e.homeLocation(v), kind);
    }
    if (at !== MEMORY && before !== MEMORY && after >= 0 && scan.register[after] === MEMORY) {
      if (placement.store[v] === Store.AT_SPLITS) moves.add(before, e.homeLocation(v), kind);
    }
  }
}
