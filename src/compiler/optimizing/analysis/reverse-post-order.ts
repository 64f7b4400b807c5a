import type { Graph } from '../graph.js';

/** An array of at least `length` words: the one given if it is long enough. For tables that are kept from one method to the next. */
export function atLeast(array: Int32Array, length: number): Int32Array {
  return array.length >= length ? array : new Int32Array(Math.max(length, 2 * array.length));
}

/** The blocks that can be reached, each before its successors but for edges of loops. Tables are reused: `compute` invalidates what the last one gave. */
export class ReversePostOrder {
  /** How many blocks can be reached. */
  count = 0;
  /** The blocks in order; the entry is first. Only [0, count) means anything. */
  order: Int32Array = new Int32Array(64);
  /** By block: its place in the order, -1 if it cannot be reached. */
  position: Int32Array = new Int32Array(64);
  private stack: Int32Array = new Int32Array(64);
  /** By place in the stack: the next edge to follow. */
  private nextEdge: Int32Array = new Int32Array(64);

  compute(graph: Graph): this {
    const { blockCount, firstOut, edgeTo, edgeNextOut } = graph;
    this.order = atLeast(this.order, blockCount);
    this.position = atLeast(this.position, blockCount);
    this.stack = atLeast(this.stack, blockCount);
    this.nextEdge = atLeast(this.nextEdge, blockCount);
    const { order, position, stack, nextEdge } = this;
    position.fill(-1, 0, blockCount);
    let depth = 0;
    let at = blockCount;
    stack[0] = 0;
    nextEdge[0] = firstOut[0];
    position[0] = 0;
    while (depth >= 0) {
      const edge = nextEdge[depth];
      if (edge < 0) {
        order[--at] = stack[depth--];
        continue;
      }
      nextEdge[depth] = edgeNextOut[edge];
      const to = edgeTo[edge];
      if (position[to] >= 0) continue;
      position[to] = 0;
      stack[++depth] = to;
      nextEdge[depth] = firstOut[to];
    }
    this.count = blockCount - at;
    if (at > 0) order.copyWithin(0, at, blockCount);
    for (let i = 0; i < this.count; i++) position[order[i]] = i;
    return this;
  }
}
