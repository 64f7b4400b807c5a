import { Dominators } from '../analysis/dominators.js';
import { LoopForest } from '../analysis/loops.js';
import { atLeast, ReversePostOrder } from '../analysis/reverse-post-order.js';
import { splitAllHeaders } from '../analysis/split-headers.js';
import { BlockInfo, type Graph } from '../graph.js';
import { Op } from '../ops.js';
import { splitCriticalEdges } from './split-edges.js';

/** How often a block runs, relative to the entry: a factor for each loop around it, and what a cold block is divided by. */
const PER_LOOP = 8;
const COLD = 1 / 128;
const DEEPEST = 6;

/**
 * Two orders of the blocks. Registers are allocated in one in which definitions stand before uses: loops without gaps, cold blocks last. Code is emitted in another:
 * the same with loops turned so that the test that leaves them stands at their bottom.
 */
export class BlockOrder {
  count = 0;
  /** Of allocation; `index` is by block, -1 if it cannot be reached. */
  order: Int32Array = new Int32Array(64);
  index: Int32Array = new Int32Array(64);
  /** By place in {@link order}: 1 for the entry, 8 for a loop ... */
  frequency: Float64Array = new Float64Array(64);
  /** Of emission. */
  emission: Int32Array = new Int32Array(64);
  /** By block: 1 if it is where a loop begins in the order of emission. */
  aligned: Uint8Array = new Uint8Array(64);
  readonly loops: LoopForest = new LoopForest();
  private readonly rpo = new ReversePostOrder();
  private readonly dominators = new Dominators();
  private cold: Uint8Array = new Uint8Array(64);
  private work: Int32Array = new Int32Array(64);

  /** Adds blocks to the graph: on critical edges, and so that each loop has a header of its own. */
  compute(graph: Graph): this {
    if (graph.osrBci >= 0) {
      this.analyse(graph);
      splitAllHeaders(graph, this.loops, () => this.analyse(graph));
    }
    splitCriticalEdges(graph);
    this.analyse(graph);
    const { blockCount } = graph;
    if (this.cold.length < blockCount) {
      this.cold = new Uint8Array(2 * blockCount);
      this.aligned = new Uint8Array(2 * blockCount);
      this.frequency = new Float64Array(2 * blockCount);
    }
    this.order = atLeast(this.order, blockCount);
    this.index = atLeast(this.index, blockCount);
    this.emission = atLeast(this.emission, blockCount);
    this.work = atLeast(this.work, blockCount);
    this.count = this.loops.orderCount;
    this.findCold(graph);
    this.place(graph);
    this.placeForEmission(graph);
    return this;
  }

  private analyse(graph: Graph): void {
    this.rpo.compute(graph);
    this.dominators.compute(graph, this.rpo);
    this.loops.compute(graph, this.rpo, this.dominators);
  }

  isCold(block: number): boolean {
    return this.cold[block] !== 0;
  }

  /** Cold are blocks that are said to be so, that end in a trap or throw, whose successors are all cold, or that only cold blocks lead to. */
  private findCold(graph: Graph): void {
    const { loops, cold, count } = this;
    for (let i = count - 1; i >= 0; i--) {
      const block = loops.order[i];
      const op = graph.op[graph.last[block]];
      let isCold = (graph.blockFlags[block] & BlockInfo.COLD) !== 0 || op === Op.TRAP || op === Op.THROW;
      if (!isCold && graph.firstOut[block] >= 0) {
        isCold = true;
        for (let e = graph.firstOut[block]; e >= 0 && isCold; e = graph.edgeNextOut[e]) {
          const to = graph.edgeTo[e];
          // An edge back leads to a block that is not looked at yet: no reason to think that it is cold.
          if (loops.position[to] <= i || cold[to] === 0) isCold = false;
        }
      }
      cold[block] = isCold ? 1 : 0;
    }
    cold[0] = 0;
    for (let i = 1; i < count; i++) {
      const block = loops.order[i];
      if (cold[block] !== 0) continue;
      let isCold = true;
      for (let e = graph.firstIn[block]; e >= 0 && isCold; e = graph.edgeNextIn[e]) {
        const from = loops.position[graph.edgeFrom[e]];
        if (from >= 0 && from < i && cold[graph.edgeFrom[e]] === 0) isCold = false;
      }
      if (isCold) cold[block] = 1;
    }
  }

  private place(graph: Graph): void {
    const { loops, order, index, cold, count, frequency } = this;
    index.fill(-1, 0, graph.blockCount);
    let at = 0;
    for (let pass = 0; pass < 2; pass++) {
      for (let i = 0; i < count; i++) {
        const block = loops.order[i];
        if (cold[block] !== pass) continue;
        frequency[at] = PER_LOOP ** Math.min(loops.depthOf(block), DEEPEST) * (pass === 0 ? 1 : COLD);
        index[block] = at;
        order[at++] = block;
      }
    }
  }

  private placeForEmission(graph: Graph): void {
    const { loops, order, emission, aligned, count, index } = this;
    emission.set(order.subarray(0, count));
    aligned.fill(0, 0, graph.blockCount);
    let hot = count;
    while (hot > 0 && this.isCold(order[hot - 1])) hot--;
    // Inner loops have greater numbers. Hot blocks of a loop stand together, so a loop may be turned within its stretch without tearing another.
    for (let loop = loops.count - 1; loop >= 0; loop--) {
      const header = loops.header[loop];
      const from = this.placeInEmission(emission, hot, index, header);
      if (from < 0) continue;
      let first = from;
      while (first > 0 && loops.contains(loop, emission[first - 1])) first--;
      let end = from + 1;
      while (end < hot && loops.contains(loop, emission[end])) end++;
      if (first === from && end - first > 1 && this.isTested(graph, loop, header, emission[end - 1])) {
        emission.copyWithin(first, first + 1, end);
        emission[end - 1] = header;
      }
      aligned[emission[first]] = 1;
    }
  }

  private placeInEmission(emission: Int32Array, hot: number, index: Int32Array, block: number): number {
    if (index[block] < 0 || this.isCold(block)) return -1;
    // Turning an inner loop moves blocks within it only: the header of an outer one stands where it stood.
    if (emission[index[block]] === block) return index[block];
    for (let i = 0; i < hot; i++) if (emission[i] === block) return i;
    return -1;
  }

  /** Does the loop begin with a test that may leave it, and end with a jump back? */
  private isTested(graph: Graph, loop: number, header: number, bottom: number): boolean {
    const { loops } = this;
    const first = graph.firstOut[header];
    const second = first < 0 ? -1 : graph.edgeNextOut[first];
    if (second < 0 || graph.edgeNextOut[second] >= 0) return false;
    const stays1 = loops.contains(loop, graph.edgeTo[first]) && !this.isCold(graph.edgeTo[first]);
    const stays2 = loops.contains(loop, graph.edgeTo[second]) && !this.isCold(graph.edgeTo[second]);
    if (stays1 === stays2) return false;
    const back = graph.firstOut[bottom];
    return back >= 0 && graph.edgeNextOut[back] < 0 && graph.edgeTo[back] === header;
  }
}
