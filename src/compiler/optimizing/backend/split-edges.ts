import { BlockInfo, type Graph } from '../graph.js';
import { Op } from '../ops.js';

/**
 * Puts a block on each critical edge (from a block with several successors to one with several predecessors), so that the moves of every edge have a place of their own: the end of
 * its source or the start of its target.
 */
export function splitCriticalEdges(graph: Graph): void {
  const blocks = graph.blockCount;
  for (let block = 0; block < blocks; block++) {
    const first = graph.firstOut[block];
    if (first < 0 || graph.edgeNextOut[first] < 0) continue;
    for (let e = first; e >= 0; e = graph.edgeNextOut[e]) {
      const to = graph.edgeTo[e];
      const entering = graph.firstIn[to];
      if (entering >= 0 && graph.edgeNextIn[entering] >= 0) splitEdge(graph, e);
    }
  }
}

function splitEdge(graph: Graph, edge: number): void {
  const to = graph.edgeTo[edge];
  const args = graph.edgeArgs[edge];
  const block = graph.newBlock();
  graph.blockFlags[block] = (graph.blockFlags[to] | graph.blockFlags[graph.edgeFrom[edge]]) & BlockInfo.COLD;
  graph.append(block, graph.newValue(Op.GOTO, 0));
  graph.redirect(edge, block, graph.newList([]));
  graph.addEdge(block, to, args);
}
