/**
 * Moves what a loop computes anew in each iteration, though it never changes there, in front of the loop.
 *
 * - Values that depend on their operands only, if they are safe anywhere (see values.ts).
 * - Loads that no store, call or the like in the loop can change. At a poll other threads run, and what they store must be seen one day; so a loop with a poll keeps its
 *   loads, unless it ends by itself: then it is not one that waits for another thread.
 * - Checks for null, of an index and for zero that each full iteration makes, and guards of an object's class, with what is assumed because of them. A check that was moved may fail although the loop would not have come to it, so it does not
 *   throw: it deoptimizes, in the state in which the loop is entered (that of the poll at the header's start, with the values that come in), and baseline code finds out.
 *   {@link Graph.mayMoveChecks} is false when that has happened too often.
 */
import { IrCond } from '../../../ir/ops.js';
import { insertPreheaders } from '../analysis/loops.js';
import { splitAllHeaders } from '../analysis/split-headers.js';
import { BlockInfo, type Graph, NO_STATE } from '../graph.js';
import { Fx, Op, opEffect, opTakesList, TrapReason, UNSIGNED, ValueFlag } from '../ops.js';
import { inverse, swapped } from './conditions.js';
import type { PassContext } from './context.js';
import { isLoad, isPure, isSafeAnywhere, isStore, strip } from './values.js';

export class LoopInvariants {
  private context!: PassContext;
  private graph!: Graph;
  private loop = 0;
  private preheader = 0;
  /** The state in which the loop is entered: -2 if it is not made yet, NO_STATE if there is none. */
  private entryState = -2;
  private storedClasses = new Set<number>();
  private storesAnything = false;
  /** By loop: it polls and may not end by itself. */
  private waits: Uint8Array = new Uint8Array(16);

  run(context: PassContext): void {
    const { graph } = context;
    this.context = context;
    this.graph = graph;
    context.analyse();
    if (context.loops.count === 0) return;
    if (graph.osrBci >= 0) {
      splitAllHeaders(graph, context.loops, () => {
        context.flowChanged();
        context.analyse();
      });
    }
    if (insertPreheaders(graph, context.loops)) {
      context.flowChanged();
      context.analyse();
    }
    if (this.waits.length < context.loops.count) this.waits = new Uint8Array(2 * context.loops.count);
    // Inner loops first: what leaves them may leave the outer ones, too.
    for (let loop = context.loops.count - 1; loop >= 0; loop--) this.visit(loop);
    graph.applyReplacements();
  }

  private visit(loop: number): void {
    const { graph } = this;
    const { loops } = this.context;
    const preheader = loops.preheader(graph, loop);
    if (preheader < 0) return;
    this.loop = loop;
    this.preheader = preheader;
    this.entryState = -2;
    this.summarizeStores();
    for (let i = loops.start[loop]; i < loops.end[loop]; i++) {
      const block = loops.order[i];
      if ((graph.blockFlags[block] & BlockInfo.COLD) !== 0) continue;
      for (let v = graph.first[block]; v >= 0; ) {
        const next = graph.next[v];
        if (this.hasOuterOperands(v)) this.tryMove(v, block);
        v = next;
      }
    }
  }

  private isOutside(v: number): boolean {
    return !this.context.loops.contains(this.loop, this.graph.block[this.graph.resolve(v)]);
  }

  private hasOuterOperands(v: number): boolean {
    const { graph } = this;
    if (opTakesList[graph.op[v]] !== 0) {
      const at = graph.list[v];
      for (let i = 1; i <= graph.lists[at]; i++) if (!this.isOutside(graph.lists[at + i])) return false;
      return true;
    }
    return (
      (graph.a[v] < 0 || this.isOutside(graph.a[v])) &&
      (graph.b[v] < 0 || this.isOutside(graph.b[v])) &&
      (graph.c[v] < 0 || this.isOutside(graph.c[v]))
    );
  }

  private tryMove(v: number, block: number): void {
    const { graph } = this;
    const op = graph.op[v];
    if (op === Op.CHECK_NULL || op === Op.CHECK_INDEX || op === Op.CHECK_ZERO_I || op === Op.CHECK_ZERO_L) {
      if (this.isMadeInEachIteration(block) && this.stateAtEntry() !== NO_STATE) this.moveCheck(v);
      return;
    }
    graph.resolveOperands(v);
    if (op === Op.GUARD_I) {
      if (this.isClassGuard(v) && this.isMadeInEachIteration(block) && this.stateAtEntry() !== NO_STATE)
        this.moveCheck(v);
      return;
    }
    if (op === Op.ASSUME) {
      if (this.isGuarded(v)) {
        graph.remove(v);
        graph.insertBefore(v, graph.last[this.preheader]);
      }
      return;
    }
    if (!isSafeAnywhere(graph, v)) return;
    if (isPure(op) ? this.isWorthMoving(op, block) : isLoad(op) && this.isUnchanged(v)) {
      graph.remove(v);
      graph.insertBefore(v, graph.last[this.preheader]);
    }
  }

  /** Zero extension costs nothing: ints in registers are extended already. What takes long is not done for an iteration that may not come. */
  private isWorthMoving(op: number, block: number): boolean {
    switch (op) {
      case Op.U2L:
        return false;
      case Op.IDIV:
      case Op.IREM:
      case Op.LDIV:
      case Op.LREM:
      case Op.FREM:
      case Op.DREM:
      case Op.INSTANCE_OF:
        return this.isMadeInEachIteration(block);
      default:
        return op > Op.PCELL;
    }
  }

  // ---------------------------------------------------------------- loads

  private summarizeStores(): void {
    const { graph } = this;
    const { loops } = this.context;
    this.storedClasses.clear();
    this.storesAnything = false;
    let polls = false;
    for (let i = loops.start[this.loop]; i < loops.end[this.loop]; i++) {
      for (let v = graph.first[loops.order[i]]; v >= 0; v = graph.next[v]) {
        const op = graph.op[v];
        if (op === Op.POLL) polls = true;
        else if ((graph.flags[v] & ValueFlag.VOLATILE) !== 0) this.storesAnything = true;
        else if (isStore(op)) this.storedClasses.add(graph.imm2[v]);
        else if (
          (opEffect[op] & Fx.WRITE) !== 0 &&
          op !== Op.NEW_OBJECT &&
          op !== Op.NEW_ARRAY &&
          op !== Op.SET_SYNC
        )
          this.storesAnything = true;
      }
    }
    if (this.storedClasses.has(0)) this.storesAnything = true;
    // An inner loop that may wait makes the outer one wait.
    let waits = polls && !this.endsByItself();
    for (let inner = this.loop + 1; inner < loops.count; inner++)
      if (loops.parent[inner] === this.loop && this.waits[inner] !== 0) waits = true;
    this.waits[this.loop] = waits ? 1 : 0;
    if (waits) this.storesAnything = true;
  }

  private isUnchanged(v: number): boolean {
    const { graph } = this;
    const alias = graph.imm2[v];
    if ((graph.flags[v] & ValueFlag.VOLATILE) !== 0 || alias === 0 || this.storedClasses.has(alias))
      return false;
    return (graph.flags[v] & ValueFlag.IMMUTABLE) !== 0 || !this.storesAnything;
  }

  /** Does a counter that grows or falls by a constant, and whose limit does not change, end the loop? Tested in its header or in a block that each iteration passes. */
  private endsByItself(): boolean {
    const { graph, loop } = this;
    const { loops } = this.context;
    for (let i = loops.start[loop]; i < loops.end[loop]; i++) {
      const block = loops.order[i];
      const last = graph.last[block];
      if (graph.op[last] !== Op.IF_I || (graph.aux[last] & UNSIGNED) !== 0) continue;
      const stays = loops.contains(loop, graph.edgeTo[graph.firstOut[block]]);
      if (stays === loops.contains(loop, graph.edgeTo[graph.edgeNextOut[graph.firstOut[block]]])) continue;
      if (!this.isMadeInEachIteration(block)) continue;
      const condition = stays ? graph.aux[last] : inverse(graph.aux[last]);
      if (this.isCounterTest(condition, graph.a[last], graph.b[last])) return true;
      if (this.isCounterTest(swapped(condition, false), graph.b[last], graph.a[last])) return true;
    }
    return false;
  }

  /** Does the loop go on only while a counter is on one side of a limit to which it moves? */
  private isCounterTest(condition: number, counter: number, limit: number): boolean {
    const order = condition & IrCond.MASK;
    if (!this.isFixed(limit)) return false;
    const step = this.stepOf(this.graph.resolve(counter));
    if (step > 0) return order === IrCond.LT || order === IrCond.LE;
    return step < 0 && (order === IrCond.GT || order === IrCond.GE);
  }

  /** A value from outside, or one that is made of such and of memory that the loop itself does not store to. */
  private isFixed(v: number): boolean {
    const { graph } = this;
    const x = strip(graph, graph.resolve(v));
    if (this.isOutside(x)) return true;
    const op = graph.op[x];
    if (op === Op.ARRAY_LENGTH) return this.isFixed(graph.a[x]);
    if (op === Op.IADD || op === Op.ISUB) return this.isFixed(graph.a[x]) && this.isFixed(graph.b[x]);
    if ((op !== Op.LOAD && op !== Op.LOAD_STATIC) || (graph.flags[x] & ValueFlag.VOLATILE) !== 0)
      return false;
    return (
      !this.storedClasses.has(graph.imm2[x]) &&
      graph.imm2[x] !== 0 &&
      (op === Op.LOAD_STATIC || this.isFixed(graph.a[x]))
    );
  }

  /** By what a parameter of the header, or what becomes it, grows in each iteration; 0 if that is not known. */
  private stepOf(v: number): number {
    const { graph } = this;
    let param = v;
    if (graph.op[v] === Op.IADD || graph.op[v] === Op.ISUB) param = strip(graph, graph.resolve(graph.a[v]));
    const { loops } = this.context;
    const header = loops.header[this.loop];
    if (graph.op[param] !== Op.BLOCK_PARAM || graph.block[param] !== header) return 0;
    let step = 0;
    for (let e = graph.firstIn[header]; e >= 0; e = graph.edgeNextIn[e]) {
      if (!loops.contains(this.loop, graph.edgeFrom[e])) continue;
      const arg = graph.resolve(graph.lists[graph.edgeArgs[e] + 1 + graph.imm[param]]);
      const by = this.difference(arg, param);
      if (by === 0 || (step !== 0 && step > 0 !== by > 0)) return 0;
      step = by;
    }
    return step;
  }

  private difference(v: number, from: number): number {
    const { graph } = this;
    const b = graph.resolve(graph.b[v]);
    if (b < 0 || graph.op[b] !== Op.ICONST || strip(graph, graph.resolve(graph.a[v])) !== from) return 0;
    // A great step might jump over the limit and wrap for ever.
    if (Math.abs(graph.imm[b]) > 1024) return 0;
    return graph.op[v] === Op.IADD ? graph.imm[b] : graph.op[v] === Op.ISUB ? -graph.imm[b] : 0;
  }

  // ---------------------------------------------------------------- checks

  /** Does each iteration that comes back to the header pass this block, in this loop and in no inner one? */
  private isMadeInEachIteration(block: number): boolean {
    const { graph, loop } = this;
    const { loops, dominators } = this.context;
    if (loops.loopOf[block] !== loop) return false;
    const header = loops.header[loop];
    for (let e = graph.firstIn[header]; e >= 0; e = graph.edgeNextIn[e]) {
      if (loops.contains(loop, graph.edgeFrom[e]) && !dominators.dominates(block, graph.edgeFrom[e]))
        return false;
    }
    return true;
  }

  /** Does it leave the code unless an object is of a class? */
  private isClassGuard(v: number): boolean {
    const { graph } = this;
    return (
      graph.aux[v] === IrCond.EQ && graph.op[graph.a[v]] === Op.CLASS_OF && graph.op[graph.b[v]] === Op.ICONST
    );
  }

  /** Does a guard that was moved say what is assumed of the object? */
  private isGuarded(assumption: number): boolean {
    const { graph } = this;
    if (graph.imm2[assumption] !== 0) return false;
    const object = strip(graph, assumption);
    for (let v = graph.last[this.preheader]; v >= 0; v = graph.prev[v]) {
      if (graph.op[v] !== Op.GUARD_I || !this.isClassGuard(v)) continue;
      if (graph.imm[graph.b[v]] !== graph.imm[assumption]) continue;
      if (strip(graph, graph.resolve(graph.a[graph.a[v]])) === object) return true;
    }
    return false;
  }

  private moveCheck(v: number): void {
    const { graph } = this;
    graph.remove(v);
    graph.insertBefore(v, graph.last[this.preheader]);
    graph.imm[v] = TrapReason.HOISTED;
    graph.state[v] = this.stateAtEntry();
    if (graph.op[v] === Op.CHECK_INDEX) graph.c[v] = -1;
  }

  private stateAtEntry(): number {
    if (this.entryState === -2) this.entryState = this.graph.mayMoveChecks ? this.makeEntryState() : NO_STATE;
    return this.entryState;
  }

  /** The state of the poll with which the header starts, as it is for who enters the loop. */
  private makeEntryState(): number {
    const { graph } = this;
    const header = this.context.loops.header[this.loop];
    let v = graph.first[header];
    while (v >= 0 && (graph.op[v] === Op.BLOCK_PARAM || isPure(graph.op[v]))) v = graph.next[v];
    if (v < 0 || graph.op[v] !== Op.POLL) return NO_STATE;
    return this.enteredState(graph.state[v], header);
  }

  private enteredState(s: number, header: number): number {
    const { graph } = this;
    if (s < 0) return NO_STATE;
    const parent = graph.stateParent[s];
    const newParent = parent < 0 ? parent : this.enteredState(parent, header);
    if (parent >= 0 && newParent < 0) return NO_STATE;
    const edge = graph.firstOut[this.preheader];
    const at = graph.stateEntries[s];
    const entries: number[] = [];
    for (let i = at + 1; i <= at + graph.lists[at]; i += 2) {
      let v = graph.resolve(graph.lists[i + 1]);
      if (graph.op[v] === Op.BLOCK_PARAM && graph.block[v] === header)
        v = graph.resolve(graph.lists[graph.edgeArgs[edge] + 1 + graph.imm[v]]);
      // A virtual object, or what the header computes before the poll: not there before the loop.
      else if (graph.block[v] < 0 || !this.isOutside(v)) return NO_STATE;
      entries.push(graph.lists[i], v);
    }
    return graph.newState(
      graph.stateMethod[s],
      graph.stateBci[s],
      graph.stateFlags[s],
      newParent,
      graph.newList(entries),
    );
  }
}
