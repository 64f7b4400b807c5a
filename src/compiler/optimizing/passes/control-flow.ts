/** Blocks that nothing leads to go; blocks that follow only one another become one; jumps to jumps are shortened, also through branches whose outcome the way there decides. */
import { IrCond, Kind } from '../../../ir/ops.js';
import { BlockInfo, type Graph } from '../graph.js';
import { Op } from '../ops.js';
import { decide } from './conditions.js';
import type { PassContext } from './context.js';
import { isNonNull, keepOnlyEdge } from './values.js';

/** Dominated blocks in which uses are looked for, at most. */
const MAX_LOOKED_AT = 60;

export class ControlFlow {
  private context!: PassContext;
  private graph!: Graph;

  run(context: PassContext): void {
    const { graph } = context;
    this.context = context;
    this.graph = graph;
    context.analyse();
    // The order is that of the start; what changes on the way is found in a later block or in the next round.
    for (let round = 0, changed = true; changed && round < 4; round++) {
      changed = this.removeUnreachable();
      const { order, count } = context.rpo;
      for (let i = 0; i < count; i++) {
        const block = order[i];
        if (graph.first[block] < 0) continue;
        if (this.sameTargets(block)) changed = true;
        while (this.merge(block)) changed = true;
        if (this.shorten(block)) changed = true;
        if (this.thread(block)) changed = true;
      }
      if (changed) {
        graph.applyReplacements();
        context.flowChanged();
        context.analyse();
      }
    }
  }

  private removeUnreachable(): boolean {
    const { graph, context } = this;
    let removed = false;
    for (let block = 0; block < graph.blockCount; block++) {
      if (context.rpo.position[block] >= 0 || graph.first[block] < 0) continue;
      removed = true;
      graph.clearEdges(block);
      for (let v = graph.first[block]; v >= 0; ) {
        const next = graph.next[v];
        graph.block[v] = -1;
        graph.prev[v] = graph.next[v] = -1;
        v = next;
      }
      graph.first[block] = graph.last[block] = -1;
      graph.paramCount[block] = 0;
    }
    // Edges from blocks that are gone have been unlinked; what remains of them enters no block.
    return removed;
  }

  /** All edges of a branch lead to the same block with the same arguments: a jump. */
  private sameTargets(block: number): boolean {
    const { graph } = this;
    const first = graph.firstOut[block];
    if (first < 0 || graph.edgeNextOut[first] < 0) return false;
    for (let e = graph.edgeNextOut[first]; e >= 0; e = graph.edgeNextOut[e])
      if (graph.edgeTo[e] !== graph.edgeTo[first] || !this.sameArguments(e, first)) return false;
    keepOnlyEdge(graph, block, first);
    return true;
  }

  private sameArguments(x: number, y: number): boolean {
    const { graph } = this;
    const { lists, edgeArgs } = graph;
    for (let i = 1; i <= lists[edgeArgs[x]]; i++)
      if (graph.resolve(lists[edgeArgs[x] + i]) !== graph.resolve(lists[edgeArgs[y] + i])) return false;
    return true;
  }

  /** The only successor, of which the block is the only predecessor, becomes part of it. */
  private merge(block: number): boolean {
    const { graph } = this;
    const edge = graph.firstOut[block];
    if (edge < 0 || graph.edgeNextOut[edge] >= 0 || graph.op[graph.last[block]] !== Op.GOTO) return false;
    const to = graph.edgeTo[edge];
    if (to === block || graph.firstIn[to] !== edge || graph.edgeNextIn[edge] >= 0) return false;
    graph.remove(graph.last[block]);
    let i = graph.edgeArgs[edge] + 1;
    for (let v = graph.first[to]; v >= 0; ) {
      const next = graph.next[v];
      if (graph.op[v] === Op.BLOCK_PARAM) graph.replace(v, graph.resolve(graph.lists[i++]));
      else {
        graph.remove(v);
        graph.append(block, v);
      }
      v = next;
    }
    graph.unlinkIn(edge);
    graph.firstOut[block] = graph.firstOut[to];
    for (let e = graph.firstOut[to]; e >= 0; e = graph.edgeNextOut[e]) graph.edgeFrom[e] = block;
    graph.firstOut[to] = -1;
    graph.first[to] = graph.last[to] = -1;
    graph.paramCount[to] = 0;
    // Cold only if both are.
    if ((graph.blockFlags[to] & BlockInfo.COLD) === 0) graph.blockFlags[block] &= ~BlockInfo.COLD;
    return true;
  }

  /** Edges to blocks that only jump on lead where these lead. */
  private shorten(block: number): boolean {
    const { graph } = this;
    let changed = false;
    const isOnly = graph.firstOut[block] >= 0 && graph.edgeNextOut[graph.firstOut[block]] < 0;
    for (let e = graph.firstOut[block]; e >= 0; e = graph.edgeNextOut[e]) {
      const by = graph.edgeTo[e];
      if (by === block || !this.onlyJumps(by)) continue;
      const on = graph.firstOut[by];
      const to = graph.edgeTo[on];
      // A block that stands between a branch and a join stays: moves for the join's parameters need a place.
      if (to === by || (!isOnly && graph.paramCount[to] > 0)) continue;
      graph.redirect(e, to, this.argumentsThrough(by, e, on));
      changed = true;
    }
    return changed;
  }

  private onlyJumps(block: number): boolean {
    const { graph } = this;
    const last = graph.last[block];
    if (last < 0 || graph.op[last] !== Op.GOTO) return false;
    return (
      graph.prev[last] < 0 ||
      (graph.op[graph.prev[last]] === Op.BLOCK_PARAM && this.usedOnlyAsArguments(block))
    );
  }

  /** Arguments of edge `on`, which leaves block `by`, for one who comes along edge `e`. */
  private argumentsThrough(by: number, e: number, on: number): number {
    const { graph } = this;
    const { lists, edgeArgs } = graph;
    const args: number[] = [];
    for (let i = 1; i <= lists[edgeArgs[on]]; i++) {
      const v = graph.resolve(lists[edgeArgs[on] + i]);
      args.push(
        graph.op[v] === Op.BLOCK_PARAM && graph.block[v] === by ? lists[edgeArgs[e] + 1 + graph.imm[v]] : v,
      );
    }
    return graph.newList(args);
  }

  /**
   * Are the parameters used nowhere but in the block's own terminator and edges? Only asked of blocks that hold nothing else; other uses are in blocks that it dominates. The
   * dominators are those of the start of the round: a block dominates no more than it did then.
   */
  private usedOnlyAsArguments(block: number): boolean {
    const { enter, leave, preorder } = this.context.dominators;
    if (leave[block] - enter[block] > MAX_LOOKED_AT) return false;
    for (let i = enter[block] + 1; i < leave[block]; i++)
      if (!this.isFreeOf(preorder[i], block)) return false;
    return true;
  }

  /** Does the block use no parameter of another? */
  private isFreeOf(block: number, of: number): boolean {
    const { graph } = this;
    const { lists } = graph;
    const isOf = (v: number): boolean => {
      if (v < 0) return false;
      const x = graph.resolve(v);
      return graph.op[x] === Op.BLOCK_PARAM && graph.block[x] === of;
    };
    const listUses = (at: number, first: number, step: number): boolean => {
      for (let i = at + first; i <= at + lists[at]; i += step) if (isOf(lists[i])) return true;
      return false;
    };
    for (let v = graph.first[block]; v >= 0; v = graph.next[v]) {
      if (isOf(graph.a[v]) || isOf(graph.b[v]) || isOf(graph.c[v])) return false;
      if (graph.list[v] >= 0 && listUses(graph.list[v], 1, 1)) return false;
      for (let s = graph.state[v]; s >= 0; s = graph.stateParent[s]) {
        const at = graph.stateEntries[s];
        for (let i = at + 2; i <= at + lists[at]; i += 2) {
          if (isOf(lists[i])) return false;
          if (graph.op[lists[i]] === Op.VIRTUAL_OBJECT) return false;
        }
      }
    }
    for (let e = graph.firstOut[block]; e >= 0; e = graph.edgeNextOut[e])
      if (listUses(graph.edgeArgs[e], 1, 1)) return false;
    return true;
  }

  /**
   * A block of parameters and a branch on one of them: whoever comes with a constant knows where it leads. Such blocks stem from `boolean` methods that were inlined and from `&&`, `||`.
   */
  private thread(block: number): boolean {
    const { graph } = this;
    const last = graph.last[block];
    const op = graph.op[last];
    if (op < Op.IF_I || op > Op.IF_P || graph.prev[last] < 0) return false;
    if (graph.op[graph.prev[last]] !== Op.BLOCK_PARAM || this.isLoopHeader(block)) return false;
    if (!this.usedOnlyAsArguments(block)) return false;
    let changed = false;
    for (let e = graph.firstIn[block]; e >= 0; ) {
      const next = graph.edgeNextIn[e];
      if (this.threadEdge(block, e, last)) changed = true;
      e = next;
    }
    return changed;
  }

  /** Ways into a loop stay as they are: it must not get a second entry. */
  private isLoopHeader(block: number): boolean {
    const { loops } = this.context;
    const loop = loops.loopOf[block];
    return loops.irreducible || (loop >= 0 && loops.header[loop] === block);
  }

  private threadEdge(block: number, e: number, branch: number): boolean {
    const { graph } = this;
    const a = this.incoming(block, e, graph.a[branch]);
    const b = this.incoming(block, e, graph.b[branch]);
    const kind = graph.kind[a] as Kind;
    let outcome = decide(graph, graph.aux[branch], kind, a, b);
    if (kind === Kind.P && outcome < 0 && this.isNullAndNot(a, b))
      outcome = graph.aux[branch] === IrCond.NE ? 1 : 0;
    if (outcome < 0) return false;
    const on = graph.outEdge(block, outcome === 1 ? 0 : 1);
    const to = graph.edgeTo[on];
    const from = graph.edgeFrom[e];
    if (to === block || from === block) return false;
    const isOnly = graph.edgeNextOut[graph.firstOut[from]] < 0;
    // As in `shorten`; and where two edges of one branch would meet.
    if (!isOnly && graph.paramCount[to] > 0) return false;
    graph.redirect(e, to, this.argumentsThrough(block, e, on));
    return true;
  }

  private isNullAndNot(a: number, b: number): boolean {
    const { graph } = this;
    return (
      (graph.op[a] === Op.NULL && isNonNull(graph, b)) || (graph.op[b] === Op.NULL && isNonNull(graph, a))
    );
  }

  private incoming(block: number, e: number, v: number): number {
    const { graph } = this;
    const x = graph.resolve(v);
    if (graph.op[x] !== Op.BLOCK_PARAM || graph.block[x] !== block) return x;
    return graph.resolve(graph.lists[graph.edgeArgs[e] + 1 + graph.imm[x]]);
  }
}
