/** Block parameters that were taken out of their blocks: their arguments. */
import type { Graph } from '../graph.js';
import { Op } from '../ops.js';

/** Takes the arguments of parameters that are no longer there out of the edges' lists, and numbers the others anew. */
export function compactParams(graph: Graph): void {
  for (let block = 0; block < graph.blockCount; block++) {
    if (graph.paramCount[block] === 0) continue;
    let count = 0;
    for (let v = graph.first[block]; v >= 0 && graph.op[v] === Op.BLOCK_PARAM; v = graph.next[v]) count++;
    if (count === graph.paramCount[block]) continue;
    for (let e = graph.firstIn[block]; e >= 0; e = graph.edgeNextIn[e])
      compactArguments(graph, block, e, count);
    let index = 0;
    for (let v = graph.first[block]; v >= 0 && graph.op[v] === Op.BLOCK_PARAM; v = graph.next[v])
      graph.imm[v] = index++;
    graph.paramCount[block] = count;
  }
}

function compactArguments(graph: Graph, block: number, edge: number, count: number): void {
  const { lists } = graph;
  const at = graph.edgeArgs[edge];
  let to = at + 1;
  let v = graph.first[block];
  for (let i = 0; i < count; i++, v = graph.next[v]) lists[to++] = lists[at + 1 + graph.imm[v]];
  lists[at] = count;
}
