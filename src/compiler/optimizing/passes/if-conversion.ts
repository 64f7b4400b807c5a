/** Branches around a few cheap instructions become conditional moves: what is mispredicted costs more than computing both arms. */
import { Kind } from '../../../ir/ops.js';
import { BlockInfo, type Graph, NO_VALUE } from '../graph.js';
import { Op } from '../ops.js';
import type { PassContext } from './context.js';
import { isPure, isSafeAnywhere, keepOnlyEdge } from './values.js';

/** Values that may differ between the two ways, and instructions that are computed in vain, at most. */
const MAX_SELECTS = 2;
const MAX_SPECULATED = 3;

export class IfConversion {
  private graph!: Graph;

  run(context: PassContext): void {
    const { graph } = context;
    this.graph = graph;
    context.analyse();
    const { order, count } = context.rpo;
    // Inner ones first.
    for (let i = count - 1; i >= 0; i--) {
      if (graph.first[order[i]] < 0 || !this.convert(order[i])) continue;
      context.flowChanged();
    }
    graph.applyReplacements();
  }

  private convert(block: number): boolean {
    const { graph } = this;
    const branch = graph.last[block];
    const op = graph.op[branch];
    if (op !== Op.IF_I && op !== Op.IF_L && op !== Op.IF_P) return false;
    const first = graph.firstOut[block];
    const second = graph.edgeNextOut[first];
    // Arms, if there are any between the branch and the join, and the edges by which the join is entered.
    const thenArm = this.armOf(first);
    const elseArm = this.armOf(second);
    const thenEdge = thenArm < 0 ? first : graph.firstOut[thenArm];
    const elseEdge = elseArm < 0 ? second : graph.firstOut[elseArm];
    if (graph.edgeTo[thenEdge] !== graph.edgeTo[elseEdge]) return false;
    if (!this.isWorthIt(thenArm, elseArm, thenEdge, elseEdge)) return false;
    this.select(block, thenArm, elseArm, thenEdge, elseEdge);
    return true;
  }

  /** The block that an edge leads to, if it is entered only there, holds nothing but cheap instructions and leads to one place; else NO_VALUE. */
  private armOf(edge: number): number {
    const { graph } = this;
    const arm = graph.edgeTo[edge];
    if (graph.firstIn[arm] !== edge || graph.edgeNextIn[edge] >= 0) return NO_VALUE;
    if (graph.op[graph.last[arm]] !== Op.GOTO || (graph.blockFlags[arm] & BlockInfo.COLD) !== 0)
      return NO_VALUE;
    let count = 0;
    for (let v = graph.first[arm]; v !== graph.last[arm]; v = graph.next[v])
      if (!this.isCheap(v) || ++count > MAX_SPECULATED) return NO_VALUE;
    return arm;
  }

  private isCheap(v: number): boolean {
    const { graph } = this;
    const op = graph.op[v];
    if (!isPure(op) || !isSafeAnywhere(graph, v)) return false;
    if (graph.kind[v] !== Kind.I && graph.kind[v] !== Kind.L && graph.kind[v] !== Kind.P) return false;
    return (
      (op >= Op.IADD && op <= Op.ISUB) ||
      (op >= Op.IAND && op <= Op.INEG) ||
      (op >= Op.LADD && op <= Op.LSUB) ||
      (op >= Op.LAND && op <= Op.LNEG) ||
      op === Op.I2L ||
      op === Op.L2I ||
      (op >= Op.I2B && op <= Op.U2L) ||
      (op >= Op.SETCC_I && op <= Op.SETCC_P)
    );
  }

  private isWorthIt(thenArm: number, elseArm: number, thenEdge: number, elseEdge: number): boolean {
    const { graph } = this;
    const { lists, edgeArgs } = graph;
    let selects = 0;
    for (let i = 1; i <= lists[edgeArgs[thenEdge]]; i++) {
      const x = graph.resolve(lists[edgeArgs[thenEdge] + i]);
      if (x === graph.resolve(lists[edgeArgs[elseEdge] + i])) continue;
      const kind = graph.kind[x];
      if (kind === Kind.F || kind === Kind.D || ++selects > MAX_SELECTS) return false;
    }
    return this.sizeOf(thenArm) + this.sizeOf(elseArm) <= MAX_SPECULATED && selects > 0;
  }

  private sizeOf(arm: number): number {
    const { graph } = this;
    let count = 0;
    if (arm >= 0) for (let v = graph.first[arm]; v !== graph.last[arm]; v = graph.next[v]) count++;
    return count;
  }

  private select(block: number, thenArm: number, elseArm: number, thenEdge: number, elseEdge: number): void {
    const { graph } = this;
    const { edgeArgs } = graph;
    const branch = graph.last[block];
    for (const arm of [thenArm, elseArm]) this.speculate(arm, branch);
    const op =
      graph.op[branch] === Op.IF_I ? Op.SELECT_I : graph.op[branch] === Op.IF_L ? Op.SELECT_L : Op.SELECT_P;
    const args: number[] = [];
    for (let i = 1; i <= graph.lists[edgeArgs[thenEdge]]; i++) {
      const x = graph.resolve(graph.lists[edgeArgs[thenEdge] + i]);
      const y = graph.resolve(graph.lists[edgeArgs[elseEdge] + i]);
      args.push(x === y ? x : this.emitSelect(op, branch, x, y));
    }
    const join = graph.edgeTo[thenEdge];
    for (const arm of [thenArm, elseArm]) if (arm >= 0) this.drop(arm);
    const first = graph.firstOut[block];
    keepOnlyEdge(graph, block, first);
    graph.redirect(first, join, graph.newList(args));
  }

  private emitSelect(op: Op, branch: number, x: number, y: number): number {
    const { graph } = this;
    const v = graph.newValue(op, graph.kind[x]);
    graph.list[v] = graph.newList([graph.a[branch], graph.b[branch], x, y]);
    graph.aux[v] = graph.aux[branch];
    graph.insertBefore(v, branch);
    return v;
  }

  /** Computes an arm's instructions before the branch. */
  private speculate(arm: number, branch: number): void {
    const { graph } = this;
    if (arm < 0) return;
    for (let v = graph.first[arm]; v !== graph.last[arm]; ) {
      const next = graph.next[v];
      if (graph.op[v] === Op.BLOCK_PARAM) {
        graph.replace(v, graph.resolve(graph.lists[graph.edgeArgs[graph.firstIn[arm]] + 1 + graph.imm[v]]));
      } else {
        graph.remove(v);
        graph.insertBefore(v, branch);
      }
      v = next;
    }
  }

  /** Removes an emptied arm, except for the edge that leads to it. */
  private drop(arm: number): void {
    const { graph } = this;
    graph.clearEdges(arm);
    graph.remove(graph.last[arm]);
    graph.paramCount[arm] = 0;
  }
}
