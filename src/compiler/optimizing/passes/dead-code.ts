/** Removes what nothing needs: values, parameters of blocks, allocations of objects that nobody looks at. */
import type { Graph } from '../graph.js';
import { Fx, Op, opEffect, opTakesList, ValueFlag } from '../ops.js';
import type { PassContext } from './context.js';
import { compactParams } from './params.js';

/** Bytes of the largest array whose allocation may go: a larger one may be made for the sake of an OutOfMemoryError. */
const MAX_DROPPED = 1 << 20;

/** Is the length a constant, and neither negative nor large? */
function isSmallArray(graph: Graph, v: number): boolean {
  const length = graph.a[v];
  if (graph.op[length] !== Op.ICONST) return false;
  return graph.imm[length] >= 0 && graph.imm[length] <= MAX_DROPPED >> graph.aux[v];
}

/** Must the instruction stay though its result is not used? */
function isNeeded(graph: Graph, v: number): boolean {
  const op = graph.op[v];
  const effect = opEffect[op];
  if (op === Op.NEW_OBJECT) return false;
  if (op === Op.NEW_ARRAY) return !isSmallArray(graph, v);
  if ((graph.flags[v] & ValueFlag.VOLATILE) !== 0) return true;
  return (effect & (Fx.WRITE | Fx.EXIT | Fx.CONTROL)) !== 0 || op === Op.PARAM || op === Op.OSR_VALUE;
}

export class DeadCode {
  private graph!: Graph;
  private isLive: Uint8Array = new Uint8Array(512);
  private stateSeen: Uint8Array = new Uint8Array(64);
  private work: Int32Array = new Int32Array(512);
  private pending = 0;

  run(context: PassContext): void {
    const { graph } = context;
    this.graph = graph;
    context.analyse();
    if (this.isLive.length < graph.count) this.isLive = new Uint8Array(2 * graph.count);
    if (this.stateSeen.length < graph.stateCount) this.stateSeen = new Uint8Array(2 * graph.stateCount);
    if (this.work.length < graph.count) this.work = new Int32Array(2 * graph.count);
    this.isLive.fill(0, 0, graph.count);
    this.stateSeen.fill(0, 0, graph.stateCount);
    this.pending = 0;
    const { rpo } = context;
    for (let i = 0; i < rpo.count; i++) {
      for (let v = graph.first[rpo.order[i]]; v >= 0; v = graph.next[v]) if (isNeeded(graph, v)) this.mark(v);
    }
    while (this.pending > 0) this.markUses(this.work[--this.pending]);
    this.sweep(context);
  }

  private mark(v: number): void {
    if (v < 0 || this.isLive[v] !== 0) return;
    this.isLive[v] = 1;
    this.work[this.pending++] = v;
  }

  private markUses(v: number): void {
    const { graph } = this;
    if (graph.op[v] === Op.BLOCK_PARAM) {
      const index = graph.imm[v] + 1;
      for (let e = graph.firstIn[graph.block[v]]; e >= 0; e = graph.edgeNextIn[e])
        this.mark(graph.lists[graph.edgeArgs[e] + index]);
      return;
    }
    this.mark(graph.a[v]);
    this.mark(graph.b[v]);
    this.mark(graph.c[v]);
    if (opTakesList[graph.op[v]] !== 0) {
      const step = graph.op[v] === Op.VIRTUAL_OBJECT ? 3 : 1;
      const at = graph.list[v];
      for (let i = at + step; i <= at + graph.lists[at]; i += step) this.mark(graph.lists[i]);
    }
    for (let s = graph.state[v]; s >= 0 && this.stateSeen[s] === 0; s = graph.stateParent[s]) {
      this.stateSeen[s] = 1;
      const at = graph.stateEntries[s];
      for (let i = at + 2; i <= at + graph.lists[at]; i += 2) this.mark(graph.lists[i]);
    }
  }

  private sweep(context: PassContext): void {
    const { graph, isLive } = this;
    const { rpo } = context;
    let droppedParams = false;
    for (let i = 0; i < rpo.count; i++) {
      for (let v = graph.first[rpo.order[i]]; v >= 0; ) {
        const next = graph.next[v];
        if (isLive[v] === 0) {
          graph.remove(v);
          if (graph.op[v] === Op.BLOCK_PARAM) droppedParams = true;
        }
        v = next;
      }
    }
    if (droppedParams) compactParams(graph);
  }
}
