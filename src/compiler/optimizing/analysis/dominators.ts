import type { Graph } from '../graph.js';
import { atLeast, type ReversePostOrder } from './reverse-post-order.js';

/** Immediate dominators, found by iteration over the reverse post-order (Cooper, Harvey, Kennedy: A Simple, Fast Dominance Algorithm), and the tree they make. */
export class Dominators {
  /** By block: its immediate dominator; -1 for the entry and for blocks that cannot be reached. */
  idom: Int32Array = new Int32Array(64);
  /** By block: its first child in the tree, and the next child of the same parent; -1 if none. Children stand in reverse post-order. */
  firstChild: Int32Array = new Int32Array(64);
  nextSibling: Int32Array = new Int32Array(64);
  /** The blocks in an order in which each stands before those it dominates, and these without a gap behind it. */
  preorder: Int32Array = new Int32Array(64);
  /** By block: its place in {@link preorder}, and the place behind the last block that it dominates. */
  enter: Int32Array = new Int32Array(64);
  leave: Int32Array = new Int32Array(64);

  compute(graph: Graph, rpo: ReversePostOrder): this {
    const { blockCount } = graph;
    for (const name of ['idom', 'firstChild', 'nextSibling', 'preorder', 'enter', 'leave'] as const)
      this[name] = atLeast(this[name], blockCount);
    this.findIdoms(graph, rpo);
    this.makeTree(graph, rpo);
    return this;
  }

  /** Does `a` dominate `b` (both reachable)? A block dominates itself. */
  dominates(a: number, b: number): boolean {
    return this.enter[a] <= this.enter[b] && this.enter[b] < this.leave[a];
  }

  private findIdoms(graph: Graph, rpo: ReversePostOrder): void {
    const { firstIn, edgeFrom, edgeNextIn } = graph;
    const { order, position, count } = rpo;
    const { idom } = this;
    idom.fill(-1, 0, graph.blockCount);
    idom[0] = 0;
    let changed = true;
    while (changed) {
      changed = false;
      for (let i = 1; i < count; i++) {
        const block = order[i];
        let common = -1;
        for (let e = firstIn[block]; e >= 0; e = edgeNextIn[e]) {
          let from = edgeFrom[e];
          if (idom[from] < 0) continue;
          if (common < 0) common = from;
          while (common !== from) {
            if (position[common] > position[from]) common = idom[common];
            else from = idom[from];
          }
        }
        if (idom[block] !== common) {
          idom[block] = common;
          changed = true;
        }
      }
    }
    idom[0] = -1;
  }

  private makeTree(graph: Graph, rpo: ReversePostOrder): void {
    const { idom, firstChild, nextSibling, preorder, enter, leave } = this;
    firstChild.fill(-1, 0, graph.blockCount);
    nextSibling.fill(-1, 0, graph.blockCount);
    enter.fill(-1, 0, graph.blockCount);
    leave.fill(-1, 0, graph.blockCount);
    for (let i = rpo.count - 1; i > 0; i--) {
      const block = rpo.order[i];
      nextSibling[block] = firstChild[idom[block]];
      firstChild[idom[block]] = block;
    }
    let at = 0;
    let block = 0;
    for (;;) {
      enter[block] = at;
      preorder[at++] = block;
      if (firstChild[block] >= 0) {
        block = firstChild[block];
        continue;
      }
      leave[block] = at;
      while (block !== 0 && nextSibling[block] < 0) {
        block = idom[block];
        leave[block] = at;
      }
      if (block === 0) return;
      block = nextSibling[block];
    }
  }
}
