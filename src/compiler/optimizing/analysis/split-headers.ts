import { BlockInfo, type Graph } from '../graph.js';
import { Fx, Op, opEffect } from '../ops.js';
import type { LoopForest } from './loops.js';

/** Nests that are taken apart, at most. */
const DEEPEST = 6;

/**
 * Gives loops that share a header a header each. Code for on-stack replacement is entered at an inner loop's header, which so becomes that of the loops around it, too: all blocks are in
 * one loop, and nothing can be moved out of the inner one. Of the edges back to such a header those stay whose loop is the innermost; all others, and the entry, get a block before it, the
 * header of the outer loop. True if the graph was changed (analyses are then to be made anew, and this may be asked again).
 */
export function splitHeaders(graph: Graph, loops: LoopForest): boolean {
  let changed = false;
  for (let loop = 0; loop < loops.count; loop++) {
    const inner = innermost(graph, loops, loop);
    if (inner !== null) {
      split(graph, loops.header[loop], inner);
      changed = true;
    }
  }
  return changed;
}

/** Repeats {@link splitHeaders} until each loop has a header. `analyse` makes the loops anew. */
export function splitAllHeaders(graph: Graph, loops: LoopForest, analyse: () => void): void {
  for (let n = 0; n < DEEPEST && splitHeaders(graph, loops); n++) analyse();
}

/** The blocks of the innermost of the loops that share a header; null if there is but one. */
function innermost(graph: Graph, loops: LoopForest, loop: number): ReadonlySet<number> | null {
  const header = loops.header[loop];
  let smallest: Set<number> | null = null;
  let edges = 0;
  for (let e = graph.firstIn[header]; e >= 0; e = graph.edgeNextIn[e]) {
    if (!loops.contains(loop, graph.edgeFrom[e])) continue;
    edges++;
    const body = bodyOf(graph, loops, header, graph.edgeFrom[e]);
    if (smallest === null || body.size < smallest.size) smallest = body;
  }
  if (edges < 2 || smallest === null) return null;
  for (let e = graph.firstIn[header]; e >= 0; e = graph.edgeNextIn[e])
    if (loops.contains(loop, graph.edgeFrom[e]) && !smallest.has(graph.edgeFrom[e])) return smallest;
  return null;
}

/** All from which `from` is reached without passing the header, and the header. */
function bodyOf(graph: Graph, loops: LoopForest, header: number, from: number): Set<number> {
  const body = new Set([header, from]);
  const work = from === header ? [] : [from];
  for (let block = work.pop(); block !== undefined; block = work.pop()) {
    for (let e = graph.firstIn[block]; e >= 0; e = graph.edgeNextIn[e]) {
      const before = graph.edgeFrom[e];
      if (body.has(before) || loops.position[before] < 0) continue;
      body.add(before);
      work.push(before);
    }
  }
  return body;
}

/** Lets all edges to the header but those from `inner` lead to a new block before it. */
function split(graph: Graph, header: number, inner: ReadonlySet<number>): void {
  const block = graph.newBlock();
  graph.blockFlags[block] = BlockInfo.LOOP_HEADER;
  const params: number[] = [];
  for (let v = graph.first[header]; v >= 0 && graph.op[v] === Op.BLOCK_PARAM; v = graph.next[v])
    params.push(v);
  const outer = params.map((v) => graph.addParam(block, graph.kind[v]));
  for (let edge = graph.firstIn[header]; edge >= 0; ) {
    const next = graph.edgeNextIn[edge];
    if (!inner.has(graph.edgeFrom[edge])) graph.redirect(edge, block, graph.edgeArgs[edge]);
    edge = next;
  }
  // What the inner loop never changes is no parameter of its header any more.
  const kept = params.map((v, i) => !isPassedOn(graph, header, v, i));
  for (let edge = graph.firstIn[header]; edge >= 0; edge = graph.edgeNextIn[edge]) {
    const at = graph.edgeArgs[edge] + 1;
    graph.edgeArgs[edge] = graph.newList(params.map((_, i) => graph.lists[at + i]).filter((_, i) => kept[i]));
  }
  graph.append(block, graph.newValue(Op.GOTO, 0));
  graph.addEdge(block, header, graph.newList(outer.filter((_, i) => kept[i])));
  let index = 0;
  for (const [i, v] of params.entries()) {
    if (kept[i]) graph.imm[v] = index++;
    else graph.replace(v, outer[i]);
  }
  graph.paramCount[header] = index;
  graph.applyReplacements();
}

/** Do all edges to the block give its parameter to itself, perhaps checked? */
function isPassedOn(graph: Graph, block: number, param: number, index: number): boolean {
  for (let edge = graph.firstIn[block]; edge >= 0; edge = graph.edgeNextIn[edge]) {
    let v = graph.lists[graph.edgeArgs[edge] + 1 + index];
    while ((opEffect[graph.op[v]] & Fx.ALIAS) !== 0) v = graph.a[v];
    if (v !== param) return false;
  }
  return true;
}
