import { Kind } from '../../../ir/ops.js';
import { atLeast } from '../analysis/reverse-post-order.js';
import type { Graph } from '../graph.js';
import type { BlockOrder } from './block-order.js';
import type { Intervals } from './intervals.js';
import { MEMORY } from './intervals.js';
import type { LinearScan } from './linear-scan.js';

/** When a value is written to its home. */
export const enum Store {
  /** Never: it has none, or is there from the start. */
  NEVER = 0,
  /** Right behind its definition, so that the home always holds it. */
  AT_DEFINITION = 1,
  /** Where it goes from a register to memory: all such places run less often than the definition. */
  AT_SPLITS = 2,
}

/**
 * From pieces to moves and homes: which values have homes and when these are written; the moves between the pieces of a value, within blocks and on edges;
 * what is live at each safepoint.
 */
export class Placement {
  /** By value: {@link Store}; its home (a number among pointer homes or scalar homes), -1 if none. */
  store: Uint8Array = new Uint8Array(512);
  home: Int32Array = new Int32Array(512);
  pointerHomes = 0;
  scalarHomes = 0;

  /** Lists of values: those to be moved before an instruction, on an edge; pieces that live across a call (out of line or not). Heads by instruction, edge. */
  moveHead: Int32Array = new Int32Array(512);
  edgeHead: Int32Array = new Int32Array(64);
  liveHead: Int32Array = new Int32Array(512);
  nodeValue: Int32Array = new Int32Array(512);
  nodeNext: Int32Array = new Int32Array(512);
  private nodeCount = 0;

  private graph!: Graph;
  private order!: BlockOrder;
  private iv!: Intervals;
  private scan!: LinearScan;
  private ends: Int32Array = new Int32Array(64);

  compute(iv: Intervals, scan: LinearScan): this {
    this.graph = iv.graph;
    this.order = iv.order;
    this.iv = iv;
    this.scan = scan;
    const { graph } = this;
    if (this.store.length < graph.count) {
      this.store = new Uint8Array(2 * graph.count);
      this.home = new Int32Array(2 * graph.count);
    }
    this.store.fill(Store.NEVER, 0, graph.count);
    this.home.fill(-1, 0, graph.count);
    this.moveHead = atLeast(this.moveHead, iv.instructionCount);
    this.liveHead = atLeast(this.liveHead, iv.instructionCount);
    this.edgeHead = atLeast(this.edgeHead, graph.edgeCount);
    this.moveHead.fill(-1, 0, iv.instructionCount);
    this.liveHead.fill(-1, 0, iv.instructionCount);
    this.edgeHead.fill(-1, 0, graph.edgeCount);
    this.nodeCount = 0;
    for (let i = 0; i < iv.definedCount; i++) this.placeValue(iv.defined[i]);
    this.assignHomes();
    return this;
  }

  private addNode(heads: Int32Array, at: number, v: number): void {
    if (heads[at] >= 0 && this.nodeValue[heads[at]] === v) return;
    if (this.nodeCount === this.nodeNext.length) {
      for (const name of ['nodeValue', 'nodeNext'] as const) {
        const larger = new Int32Array(2 * this.nodeCount);
        larger.set(this[name]);
        this[name] = larger;
      }
    }
    const node = this.nodeCount++;
    this.nodeValue[node] = v;
    this.nodeNext[node] = heads[at];
    heads[at] = node;
  }

  private placeValue(v: number): void {
    const { iv, scan } = this;
    const first = scan.first[v];
    let inMemory = false;
    for (let piece = first; piece >= 0; piece = scan.next[piece])
      if (scan.register[piece] < 0) inMemory = true;
    const needsHome = !iv.isRematerialized(v);
    if (inMemory && needsHome) {
      this.home[v] = 0;
      this.store[v] = this.whenToStore(first);
    }
    if (scan.next[first] >= 0) {
      this.moveWithinBlocks(v, first);
      this.moveOnEdges(v);
    }
    this.noteCalls(v, needsHome);
  }

  private whenToStore(first: number): Store {
    const { scan, iv, order } = this;
    if (scan.register[first] < 0) return Store.NEVER;
    const { frequency } = order;
    let cost = 0;
    for (let piece = scan.next[first]; piece >= 0; piece = scan.next[piece])
      if (scan.register[piece] < 0) cost += frequency[iv.blockAt[scan.start[piece] >> 2]];
    return 2 * cost < frequency[iv.blockAt[scan.start[first] >> 2]] ? Store.AT_SPLITS : Store.AT_DEFINITION;
  }

  /** Does going from one register (or memory) to the other take an instruction? */
  needsMove(v: number, from: number, to: number): boolean {
    if (from === to) return false;
    if (to !== MEMORY) return true;
    return this.store[v] === Store.AT_SPLITS;
  }

  private moveWithinBlocks(v: number, first: number): void {
    const { scan } = this;
    let piece = first;
    for (let child = scan.next[piece]; child >= 0; piece = child, child = scan.next[child]) {
      const at = scan.start[child];
      // What begins at a block's start is the edges' business.
      if ((at & 3) === 0 || scan.end[piece] !== at) continue;
      if (this.needsMove(v, scan.register[piece], scan.register[child]))
        this.addNode(this.moveHead, (at + 1) >> 2, v);
    }
  }

  private moveOnEdges(v: number): void {
    const { graph, order, iv, scan } = this;
    const { rangeFrom, rangeTo, blockStart } = iv;
    const from = iv.firstRange[v];
    const definition = rangeFrom[from];
    for (let range = from; range < iv.endRange[v]; range++) {
      let block = iv.blockAt[rangeFrom[range] >> 2];
      if (range === from) block++;
      for (; block < order.count && blockStart[block] < rangeTo[range]; block++) {
        const at = blockStart[block];
        if (at < rangeFrom[range] || at === definition) continue;
        const to = scan.registerAt(v, at);
        for (let e = graph.firstIn[order.order[block]]; e >= 0; e = graph.edgeNextIn[e]) {
          const source = order.index[graph.edgeFrom[e]];
          if (source < 0) continue;
          if (this.needsMove(v, scan.registerAt(v, blockStart[source + 1] - 1), to))
            this.addNode(this.edgeHead, e, v);
        }
      }
    }
  }

  /** Notes the value at all calls that it lives across. Those out of line need homes for what is in registers. */
  private noteCalls(v: number, needsHome: boolean): void {
    const { iv } = this;
    for (let range = iv.firstRange[v]; range < iv.endRange[v]; range++) {
      const from = iv.rangeFrom[range];
      const to = iv.rangeTo[range];
      for (let i = lowerBound(iv.calls, iv.callCount, from); i < iv.callCount && iv.calls[i] < to; i++)
        this.addNode(this.liveHead, iv.calls[i] >> 2, v);
      for (
        let i = lowerBound(iv.cold, iv.coldCount, (from + 2) >> 2);
        i < iv.coldCount && 4 * iv.cold[i] + 1 < to;
        i++
      ) {
        this.addNode(this.liveHead, iv.cold[i], v);
        if (needsHome) this.home[v] = 0;
      }
    }
  }

  /** Homes for values that need one, shared by values whose lives do not overlap. Both halves in one walk, as values stand by their first positions. */
  private assignHomes(): void {
    const { iv, graph, home } = this;
    this.pointerHomes = this.scalarHomes = 0;
    for (const pointers of [true, false]) {
      let count = 0;
      for (let i = 0; i < iv.definedCount; i++) {
        const v = iv.defined[i];
        if (home[v] < 0 || (graph.kind[v] === Kind.P) !== pointers) continue;
        const from = iv.rangeFrom[iv.firstRange[v]];
        let slot = 0;
        while (slot < count && this.ends[slot] > from) slot++;
        if (slot === count) {
          count++;
          if (count > this.ends.length) {
            const larger = new Int32Array(2 * count);
            larger.set(this.ends);
            this.ends = larger;
          }
        }
        // Values of the entry exist before the first instruction: the stores of some must not overwrite others.
        this.ends[slot] = iv.rangeTo[iv.endRange[v] - 1];
        home[v] = slot;
      }
      if (pointers) this.pointerHomes = count;
      else this.scalarHomes = count;
    }
  }
}

/** Index of the first element that is not below `value`. */
function lowerBound(array: Int32Array, count: number, value: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (array[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
