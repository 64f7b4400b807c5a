import { BlockInfo, type Graph } from '../graph.js';
import { Op } from '../ops.js';
import type { Dominators } from './dominators.js';
import { atLeast, type ReversePostOrder } from './reverse-post-order.js';

/**
 * The natural loops: a loop is a header and all blocks from which an edge back to the header (from a block that the header dominates) can be reached without passing
 * the header. Loops with the same header are one. Loops are numbered in reverse post-order of their headers: an outer loop has a smaller number than its inner ones.
 */
export class LoopForest {
  /** How many loops there are. */
  count = 0;
  /** A cycle has an entry besides its header (bytecode that javac doesn't make): it is no loop here, and nothing may be assumed about where values stand in it. */
  irreducible = false;
  /** By loop: its header; the loop around it (-1: none); how many loops are around it and itself. */
  header: Int32Array = new Int32Array(16);
  parent: Int32Array = new Int32Array(16);
  depth: Int32Array = new Int32Array(16);
  /** By block: the innermost loop that it is part of, -1 if none. */
  loopOf: Int32Array = new Int32Array(64);
  /**
   * All reachable blocks, each before its successors but for edges back, blocks of a loop without a gap, header first. `position` is by block (-1: unreachable); loop i has the blocks
   * order[start[i]] .. order[end[i] - 1], those of inner loops included.
   */
  order: Int32Array = new Int32Array(64);
  position: Int32Array = new Int32Array(64);
  orderCount = 0;
  start: Int32Array = new Int32Array(16);
  end: Int32Array = new Int32Array(16);

  private work: Int32Array = new Int32Array(64);
  /** By block: edges not yet followed that lead to it. By loop: the blocks that are ready, linked by `readyNext`. */
  private waiting: Int32Array = new Int32Array(64);
  private readyNext: Int32Array = new Int32Array(64);
  private readyFirst: Int32Array = new Int32Array(16);

  compute(graph: Graph, rpo: ReversePostOrder, dominators: Dominators): this {
    const { blockCount } = graph;
    for (const name of ['loopOf', 'order', 'position', 'work', 'waiting', 'readyNext'] as const)
      this[name] = atLeast(this[name], blockCount);
    this.findLoops(graph, rpo, dominators);
    this.linearize(graph, rpo);
    return this;
  }

  /** Is `block` in the loop or in one inside it? */
  contains(loop: number, block: number): boolean {
    const at = this.position[block];
    return at >= this.start[loop] && at < this.end[loop];
  }

  /** How many loops a block is in. */
  depthOf(block: number): number {
    const loop = this.loopOf[block];
    return loop < 0 ? 0 : this.depth[loop];
  }

  /** Does the edge lead from within its target's loop back to the header? */
  isBackEdge(graph: Graph, edge: number): boolean {
    const to = graph.edgeTo[edge];
    const loop = this.loopOf[to];
    return loop >= 0 && this.header[loop] === to && this.contains(loop, graph.edgeFrom[edge]);
  }

  /** Calls `visit` for each edge that leaves the loop. */
  forEachExit(graph: Graph, loop: number, visit: (edge: number) => void): void {
    for (let i = this.start[loop]; i < this.end[loop]; i++) {
      for (let e = graph.firstOut[this.order[i]]; e >= 0; e = graph.edgeNextOut[e])
        if (!this.contains(loop, graph.edgeTo[e])) visit(e);
    }
  }

  /** The block that leads to the loop's header only, and is the only way to it from outside; -1 if there is none (see {@link insertPreheaders}). */
  preheader(graph: Graph, loop: number): number {
    let from = -1;
    for (let e = graph.firstIn[this.header[loop]]; e >= 0; e = graph.edgeNextIn[e]) {
      if (this.contains(loop, graph.edgeFrom[e])) continue;
      if (from >= 0) return -1;
      from = graph.edgeFrom[e];
    }
    return from >= 0 && graph.edgeNextOut[graph.firstOut[from]] < 0 ? from : -1;
  }

  private findLoops(graph: Graph, rpo: ReversePostOrder, dominators: Dominators): void {
    const { firstIn, edgeFrom, edgeNextIn } = graph;
    const { loopOf, work } = this;
    loopOf.fill(-1, 0, graph.blockCount);
    this.count = 0;
    this.irreducible = false;
    // Inner headers come later in the order: found first, so that a walk of an outer loop steps over whole inner loops. Numbers are turned around at the end.
    for (let i = rpo.count - 1; i >= 0; i--) {
      const header = rpo.order[i];
      let loop = -1;
      let pending = 0;
      for (let e = firstIn[header]; e >= 0; e = edgeNextIn[e]) {
        const from = edgeFrom[e];
        if (rpo.position[from] < i) continue;
        if (!dominators.dominates(header, from)) {
          this.irreducible = true;
          continue;
        }
        if (loop < 0) loop = this.addLoop(header);
        work[pending++] = from;
        pending = this.walk(graph, rpo, loop, pending);
      }
      if (loop >= 0 && loopOf[header] < 0) loopOf[header] = loop;
    }
    this.renumber(rpo);
  }

  /** Makes all blocks from which those in the work list are reached part of the loop. */
  private walk(graph: Graph, rpo: ReversePostOrder, loop: number, pending: number): number {
    const { firstIn, edgeFrom, edgeNextIn } = graph;
    const { loopOf, parent, header, work } = this;
    while (pending > 0) {
      let block = work[--pending];
      if (block === header[loop]) continue;
      let inner = loopOf[block];
      if (inner < 0) loopOf[block] = loop;
      else {
        while (inner !== loop && parent[inner] >= 0) inner = parent[inner];
        if (inner === loop) continue;
        parent[inner] = loop;
        block = header[inner];
      }
      for (let e = firstIn[block]; e >= 0; e = edgeNextIn[e]) {
        const from = edgeFrom[e];
        if (rpo.position[from] < 0) continue;
        const at = loopOf[from];
        // Not twice: what is in the loop is in it, and the edges back of an inner loop come from within it.
        if (at === loop || (at >= 0 && at === loopOf[block])) continue;
        if (pending === this.work.length) this.growWork();
        this.work[pending++] = from;
      }
    }
    return 0;
  }

  private growWork(): void {
    const larger = new Int32Array(2 * this.work.length);
    larger.set(this.work);
    this.work = larger;
  }

  private addLoop(header: number): number {
    const loop = this.count++;
    if (loop === this.header.length) {
      for (const name of ['header', 'parent', 'depth', 'start', 'end', 'readyFirst'] as const) {
        const larger = new Int32Array(2 * this[name].length);
        larger.set(this[name]);
        this[name] = larger;
      }
    }
    this.header[loop] = header;
    this.parent[loop] = -1;
    return loop;
  }

  private renumber(rpo: ReversePostOrder): void {
    const { count, header, parent, depth, loopOf } = this;
    const last = count - 1;
    for (let i = 0; i < rpo.count; i++) {
      const block = rpo.order[i];
      if (loopOf[block] >= 0) loopOf[block] = last - loopOf[block];
    }
    header.subarray(0, count).reverse();
    parent.subarray(0, count).reverse();
    for (let loop = 0; loop < count; loop++) {
      if (parent[loop] >= 0) parent[loop] = last - parent[loop];
      depth[loop] = parent[loop] < 0 ? 1 : depth[parent[loop]] + 1;
    }
  }

  /** Takes, of the blocks whose predecessors are all placed, one of the innermost loop that is not yet complete. */
  private linearize(graph: Graph, rpo: ReversePostOrder): void {
    if (this.irreducible) {
      this.takeReversePostOrder(graph, rpo);
      return;
    }
    const { order, position, waiting, readyNext, readyFirst, loopOf, header, parent, start, end } = this;
    const { firstIn, firstOut, edgeFrom, edgeTo, edgeNextIn, edgeNextOut } = graph;
    position.fill(-1, 0, graph.blockCount);
    readyFirst.fill(-1, 0, this.count);
    for (let i = 0; i < rpo.count; i++) {
      const block = rpo.order[i];
      let edges = 0;
      for (let e = firstIn[block]; e >= 0; e = edgeNextIn[e]) {
        const from = rpo.position[edgeFrom[e]];
        if (from >= 0 && from < i) edges++;
      }
      waiting[block] = edges;
    }
    let outside = 0;
    readyNext[0] = -1;
    let current = -1;
    let at = 0;
    for (;;) {
      const block = current < 0 ? outside : readyFirst[current];
      if (block < 0) {
        if (current < 0) break;
        end[current] = at;
        current = parent[current];
        continue;
      }
      if (current < 0) outside = readyNext[block];
      else readyFirst[current] = readyNext[block];
      const loop = loopOf[block];
      if (loop >= 0 && header[loop] === block) {
        start[loop] = at;
        current = loop;
      }
      position[block] = at;
      order[at++] = block;
      for (let e = firstOut[block]; e >= 0; e = edgeNextOut[e]) {
        const to = edgeTo[e];
        if (rpo.position[to] <= rpo.position[block] || --waiting[to] > 0) continue;
        let home = loopOf[to];
        if (home >= 0 && header[home] === to) home = parent[home];
        readyNext[to] = home < 0 ? outside : readyFirst[home];
        if (home < 0) outside = to;
        else readyFirst[home] = to;
      }
    }
    this.orderCount = at;
  }

  private takeReversePostOrder(graph: Graph, rpo: ReversePostOrder): void {
    this.loopOf.fill(-1, 0, graph.blockCount);
    this.count = 0;
    this.orderCount = rpo.count;
    this.order.set(rpo.order.subarray(0, rpo.count));
    this.position.set(rpo.position.subarray(0, graph.blockCount));
  }
}

/**
 * Gives each loop a block before its header that leads nowhere else and through which all ways from outside lead. True if the graph was changed (analyses are then to be made
 * anew).
 */
export function insertPreheaders(graph: Graph, loops: LoopForest): boolean {
  let changed = false;
  for (let loop = 0; loop < loops.count; loop++) {
    if (loops.preheader(graph, loop) >= 0) continue;
    insertPreheader(graph, loops, loop);
    changed = true;
  }
  return changed;
}

function insertPreheader(graph: Graph, loops: LoopForest, loop: number): void {
  const header = loops.header[loop];
  const block = graph.newBlock();
  graph.blockFlags[block] = graph.blockFlags[header] & BlockInfo.COLD;
  const params = graph.paramCount[header];
  const args = new Int32Array(params);
  let param = graph.first[header];
  for (let i = 0; i < params; i++) {
    args[i] = graph.addParam(block, graph.kind[param]);
    param = graph.next[param];
  }
  let edge = graph.firstIn[header];
  while (edge >= 0) {
    const next = graph.edgeNextIn[edge];
    if (!loops.contains(loop, graph.edgeFrom[edge])) graph.redirect(edge, block, graph.edgeArgs[edge]);
    edge = next;
  }
  const jump = graph.newValue(Op.GOTO, 0);
  graph.append(block, jump);
  graph.addEdge(block, header, graph.newList(args));
}
