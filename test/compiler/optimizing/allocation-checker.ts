import { Clobber, clobbers, Want } from '../../../src/compiler/optimizing/backend/constraints.js';
import { type Backend, edgeAtStart } from '../../../src/compiler/optimizing/backend/generate.js';
import { MEMORY } from '../../../src/compiler/optimizing/backend/intervals.js';
import { collectEdgeMoves, collectMoves } from '../../../src/compiler/optimizing/backend/moves.js';
import { HOMES } from '../../../src/compiler/optimizing/backend/parallel-move.js';
import { Store } from '../../../src/compiler/optimizing/backend/placement.js';
import { Op } from '../../../src/compiler/optimizing/ops.js';
import { printValue } from '../../../src/compiler/optimizing/print.js';
import { Kind } from '../../../src/ir/ops.js';
import { Reg } from '../../../src/x64/assembler.js';

const NOTHING = -1;

/**
 * Executes what the allocator decided with names of values in place of values: at every operand, the place where the code will look for it must hold it on all ways that lead there. Moves are the ones
 * that are emitted, in their order. To be called after code was generated. Throws if something is wrong.
 */
export class AllocationChecker {
  private readonly states: (Int32Array | null)[] = [];
  private state: Int32Array = new Int32Array(0);
  private readonly size: number;
  private block = 0;

  constructor(private readonly backend: Backend) {
    const { placement } = backend;
    this.size = HOMES + 2 * Math.max(placement.pointerHomes, placement.scalarHomes) + 2;
  }

  check(): void {
    const { order } = this.backend;
    for (let i = 0; i < order.count; i++) this.states.push(null);
    this.states[0] = new Int32Array(this.size).fill(NOTHING);
    for (let changed = true; changed; ) {
      changed = false;
      for (let i = 0; i < order.count; i++) {
        const at = this.states[i];
        if (at !== null && this.checkBlock(i, at)) changed = true;
      }
    }
  }

  private fail(message: string, v: number): never {
    const { graph } = this.backend.intervals;
    throw new Error(`allocation: ${message}, b${this.block}: ${printValue(graph, v)}`);
  }

  /** Location of a value at a position; NOTHING for what is made anew from a constant. */
  private location(v: number, position: number): number {
    const { scan, intervals, emitter } = this.backend;
    const register = scan.registerAt(v, position);
    if (register !== MEMORY) return register;
    return intervals.isRematerialized(v) ? NOTHING : emitter.homeLocation(v);
  }

  private expect(v: number, location: number, user: number): void {
    if (location !== NOTHING && this.state[location] !== v)
      this.fail(`location ${location} holds v${this.state[location]}, not v${v}`, user);
  }

  private define(v: number, location: number): void {
    for (let i = 0; i < this.size; i++) if (this.state[i] === v) this.state[i] = NOTHING;
    if (location !== NOTHING) this.state[location] = v;
  }

  private readonly sink = {
    move: (from: number, to: number): void => {
      if (to >= this.size) throw new Error('allocation: a move out of the frame');
      this.state[to] = from < 0 ? ~from : this.state[from];
    },
  };

  private defineFirst(v: number): void {
    const { scan, placement, emitter } = this.backend;
    const first = scan.first[v];
    if (first < 0) return;
    this.define(v, scan.register[first] === MEMORY ? NOTHING : scan.register[first]);
    if (scan.register[first] === MEMORY || placement.store[v] === Store.AT_DEFINITION) {
      if (!this.backend.intervals.isRematerialized(v)) this.state[emitter.homeLocation(v)] = v;
    }
  }

  /** True if what is known at a successor became less. */
  private checkBlock(index: number, before: Int32Array): boolean {
    const { order, intervals, emitter, placement } = this.backend;
    const { graph } = intervals;
    const block = order.order[index];
    this.block = block;
    this.state = before.slice();
    const first = intervals.blockStart[index] >> 2;
    const end = intervals.blockStart[index + 1] >> 2;
    for (let v = graph.first[block]; v >= 0; v = graph.next[v]) {
      const op = graph.op[v];
      if (op === Op.PARAM || op === Op.OSR_VALUE) this.defineFirst(v);
      else if (op === Op.BLOCK_PARAM && placement.store[v] === Store.AT_DEFINITION) {
        this.expect(v, this.location(v, 4 * first), v);
        this.state[emitter.homeLocation(v)] = v;
      }
    }
    for (let k = first + 1; k < end; k++) {
      if (placement.moveHead[k] >= 0) {
        collectMoves(emitter, k);
        emitter.moves.emit(this.sink);
      }
      this.checkInstruction(k);
    }
    let changed = false;
    for (let e = graph.firstOut[block]; e >= 0; e = graph.edgeNextOut[e])
      if (this.checkEdge(e)) changed = true;
    return changed;
  }

  private checkInstruction(k: number): void {
    const { intervals, placement, emitter, scan, selection } = this.backend;
    const { graph } = intervals;
    const v = intervals.instruction[k];
    const op = v < 0 ? Op.POLL : graph.op[v];
    const late = this.checkUses(k, v < 0 ? 1 : v);
    for (let node = placement.liveHead[k]; node >= 0; node = placement.nodeNext[node]) {
      const live = placement.nodeValue[node];
      const at = this.location(live, 4 * k + 1);
      this.expect(live, at, v);
      if (clobbers[op] === Clobber.ALL && at !== NOTHING && at < HOMES)
        this.fail(`v${live} in a register`, v);
      if (placement.store[live] === Store.AT_DEFINITION) this.expect(live, emitter.homeLocation(live), v);
    }
    if (clobbers[op] === Clobber.ALL) this.state.fill(NOTHING, 0, HOMES);
    else if (clobbers[op] === Clobber.RAX_RDX) this.state[Reg.RAX] = this.state[Reg.RDX] = NOTHING;
    if (v < 0 || selection.root[v] !== v || scan.first[v] < 0) return;
    const register = scan.register[scan.first[v]];
    if (late.includes(register)) this.fail('the result overwrites an operand', v);
    this.defineFirst(v);
  }

  /** Registers of operands that the result must not have. */
  private checkUses(k: number, user: number): number[] {
    const { intervals, selection } = this.backend;
    const { graph } = intervals;
    const late: number[] = [];
    for (const use of this.usesAt(k)) {
      const v = this.useValue[use];
      const weak = intervals.useKind[use] === Want.WEAK;
      // An edge's argument: that is the edge's business.
      if (intervals.useEnd[use] > 4 * k + 3) continue;
      const isCall = clobbers[graph.op[user]] === Clobber.ALL;
      const carries = selection.carries[user] >= 0;
      const at = this.location(
        v,
        weak && (isCall || (carries && intervals.useEnd[use] > 4 * k + 1)) ? 4 * k + 1 : 4 * k,
      );
      this.expect(v, at, user);
      if (intervals.useKind[use] === Want.REG && (at === NOTHING || at >= HOMES))
        this.fail(`v${v} has no register`, user);
      if (!weak && intervals.useEnd[use] > 4 * k + 2) late.push(at);
      if (weak && graph.kind[v] === Kind.P && clobbers[graph.op[user]] !== 0 && !this.isLive(k, v))
        this.fail(`v${v} is in the record, but not in the pointer map`, user);
    }
    return late;
  }

  private isLive(k: number, v: number): boolean {
    const { placement } = this.backend;
    for (let node = placement.liveHead[k]; node >= 0; node = placement.nodeNext[node])
      if (placement.nodeValue[node] === v) return true;
    return (
      clobbers[this.backend.intervals.graph.op[this.backend.intervals.instruction[k]]] === Clobber.RAX_RDX
    );
  }

  private uses: number[][] | null = null;
  private readonly useValue: number[] = [];

  private usesAt(k: number): number[] {
    if (this.uses === null) {
      const { intervals } = this.backend;
      this.uses = Array.from({ length: intervals.instructionCount }, () => []);
      for (let i = 0; i < intervals.definedCount; i++) {
        const v = intervals.defined[i];
        for (let use = intervals.firstUse[v]; use >= 0; use = intervals.useNext[use]) {
          this.useValue[use] = v;
          this.uses[intervals.usePosition[use] >> 2].push(use);
        }
      }
    }
    return this.uses[k];
  }

  private checkEdge(edge: number): boolean {
    const { order, intervals, emitter, placement, scan, selection } = this.backend;
    const { graph } = intervals;
    const to = graph.edgeTo[edge];
    const saved = this.state;
    this.state = saved.slice();
    const at = edgeAtStart(emitter, to);
    if (at >= 0 && at !== edge) throw new Error(`allocation: b${to} has another edge at its start`);
    if (at < 0 && graph.edgeNextOut[graph.firstOut[graph.edgeFrom[edge]]] >= 0)
      throw new Error(`allocation: edge to b${to} is critical`);
    collectEdgeMoves(emitter, edge);
    emitter.moves.emit(this.sink);
    const start = intervals.blockStart[order.index[to]];
    for (let node = placement.edgeHead[edge]; node >= 0; node = placement.nodeNext[node]) {
      const v = placement.nodeValue[node];
      this.expect(v, this.location(v, start), v);
    }
    let argument = graph.edgeArgs[edge];
    const targets: [number, number][] = [];
    for (let p = graph.first[to]; p >= 0 && graph.op[p] === Op.BLOCK_PARAM; p = graph.next[p]) {
      const v = selection.root[graph.lists[++argument]];
      if (scan.first[p] < 0) continue;
      const target = this.location(p, start);
      this.expect(v, target, p);
      targets.push([p, target]);
    }
    for (const [p] of targets) this.define(p, NOTHING);
    for (const [p, target] of targets) this.state[target] = p;
    // What stands in a scratch register is nobody's.
    this.state[Reg.R11] = this.state[16 + 15] = NOTHING;
    const changed = this.merge(order.index[to]);
    this.state = saved;
    return changed;
  }

  private merge(index: number): boolean {
    const old = this.states[index];
    if (old === null) {
      this.states[index] = this.state.slice();
      return true;
    }
    let changed = false;
    for (let i = 0; i < this.size; i++) {
      if (old[i] === NOTHING || old[i] === this.state[i]) continue;
      old[i] = NOTHING;
      changed = true;
    }
    return changed;
  }
}
