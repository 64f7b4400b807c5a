/** Block parameters whose arguments are all one value (or the parameter itself) are that value. */
import { type Graph, NO_VALUE } from '../graph.js';
import { Op } from '../ops.js';

/** Removes them until none is left. */
export function removeTrivialParams(graph: Graph): void {
  for (let changed = true; changed; ) {
    changed = false;
    for (let block = 0; block < graph.blockCount; block++) {
      for (let v = graph.first[block]; v >= 0 && graph.op[v] === Op.BLOCK_PARAM; ) {
        const next = graph.next[v];
        const by = onlyArgument(graph, block, v);
        if (by !== NO_VALUE) {
          graph.replace(v, by);
          changed = true;
        }
        v = next;
      }
    }
  }
  compact(graph);
  graph.applyReplacements();
}

function onlyArgument(graph: Graph, block: number, param: number): number {
  const index = graph.imm[param];
  let only = NO_VALUE;
  for (let e = graph.firstIn[block]; e >= 0; e = graph.edgeNextIn[e]) {
    const v = graph.resolve(graph.lists[graph.edgeArgs[e] + 1 + index]);
    if (v === param || v === only) continue;
    if (only !== NO_VALUE) return NO_VALUE;
    only = v;
  }
  return only;
}

/** Takes the arguments of removed parameters out of the edges' lists, and numbers the others anew. */
function compact(graph: Graph): void {
  for (let block = 0; block < graph.blockCount; block++) {
    const count = graph.paramCount[block];
    if (count === 0) continue;
    const kept: number[] = [];
    for (let v = graph.first[block]; v >= 0 && graph.op[v] === Op.BLOCK_PARAM; v = graph.next[v]) {
      kept.push(graph.imm[v]);
      graph.imm[v] = kept.length - 1;
    }
    if (kept.length === count) continue;
    graph.paramCount[block] = kept.length;
    for (let e = graph.firstIn[block]; e >= 0; e = graph.edgeNextIn[e]) {
      const at = graph.edgeArgs[e];
      for (let i = 0; i < kept.length; i++) graph.lists[at + 1 + i] = graph.lists[at + 1 + kept[i]];
      graph.lists[at] = kept.length;
    }
  }
}
