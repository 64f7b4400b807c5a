/**
 * One walk over the blocks, dominators first: each instruction is brought into its simplest form; what was computed on every way to it before is taken from there, loads
 * of what was loaded or stored before included; checks and branches whose outcome is known go.
 *
 * Memory is seen as classes of places that can meet (imm2 of accesses). Each class has a version: a store begins a new one of its class, a call, a poll, a monitor or a volatile
 * access of all. A load equals another of the same place if the version is the same. Where ways meet, what any of them may have stored since the dominator begins
 * new versions; at loop headers, what the loop stores.
 */
import { IrCond, Kind } from '../../../ir/ops.js';
import { atLeast } from '../analysis/reverse-post-order.js';
import { type Graph, NO_STATE, NO_VALUE } from '../graph.js';
import { Fx, kindOfType, Op, opEffect, Type, UNSIGNED, ValueFlag } from '../ops.js';
import { inverse, swapped } from './conditions.js';
import type { PassContext } from './context.js';
import { Facts } from './facts.js';
import { KnownClasses } from './known-classes.js';
import { compactParams } from './params.js';
import { computeRange, high, low, MAX, useFacts } from './ranges.js';
import { Simplifier } from './simplify.js';
import { ValueTable } from './value-table.js';
import {
  isCheck,
  isLoad,
  isNonNull,
  isPure,
  isStore,
  keepOnlyEdge,
  saysClass,
  storedValue,
  strip,
} from './values.js';

/** Bits of memory effects: a class each, the last one for all that are left over; and one for everything. */
const LAST_CLASS = 30;
const EVERYTHING = 31;

export class ValueNumbering {
  private context!: PassContext;
  private graph!: Graph;
  private readonly simplifier = new Simplifier();
  private readonly facts = new Facts();
  private block = 0;

  private readonly table = new ValueTable();
  private readonly classes = new KnownClasses(this.table, this.facts);

  /** Memory classes that are stored to: their bits. */
  private readonly classBit = new Map<number, number>();
  /** By block: bits of what it stores; what may be stored between its immediate dominator and its start. */
  private stores: Int32Array = new Int32Array(64);
  private between: Int32Array = new Int32Array(64);
  /** By bit: the current version, and those to go back to. */
  private readonly current: Int32Array = new Int32Array(32);
  private stamp = 0;
  private undo: Int32Array = new Int32Array(64);
  private undoLength = 0;
  private droppedParams = false;
  /** The blocks from the entry to the current one in the dominator tree, with the length of the undo list at their start. */
  private path: Int32Array = new Int32Array(64);

  run(context: PassContext): void {
    const { graph } = context;
    this.context = context;
    this.graph = graph;
    context.analyse();
    this.prepare();
    this.droppedParams = false;
    this.simplifier.start(graph);
    this.facts.start(context);
    this.replaceParams();
    useFacts(this.facts);
    this.walk();
    useFacts(null);
    if (this.droppedParams) compactParams(graph);
    graph.applyReplacements();
  }

  private prepare(): void {
    const { graph } = this;
    this.table.start(graph, this.context.dominators);
    this.classes.start(graph);
    for (const name of ['stores', 'between', 'path'] as const)
      this[name] = atLeast(this[name], 2 * graph.blockCount);
    this.current.fill(0);
    this.stamp = 0;
    this.undoLength = 0;
    this.classBit.clear();
    this.summarizeStores();
  }

  // ---------------------------------------------------------------- memory

  /** The bits that an instruction begins new versions of. */
  private effectOf(v: number): number {
    const { graph } = this;
    const op = graph.op[v];
    const effect = opEffect[op];
    if ((effect & (Fx.WRITE | Fx.READ)) === 0) return 0;
    if ((graph.flags[v] & ValueFlag.VOLATILE) !== 0) return 1 << EVERYTHING;
    if (isStore(op)) return this.bitOf(graph.imm2[v], true);
    // Allocation runs no Java code.
    if (op === Op.NEW_OBJECT || op === Op.NEW_ARRAY || op === Op.MULTI_NEW_ARRAY || op === Op.SET_SYNC)
      return 0;
    return (effect & Fx.WRITE) !== 0 ? 1 << EVERYTHING : 0;
  }

  private bitOf(alias: number, isStored: boolean): number {
    if (alias === 0) return 1 << EVERYTHING;
    let bit = this.classBit.get(alias);
    if (bit === undefined) {
      if (!isStored) return 0;
      bit = Math.min(this.classBit.size, LAST_CLASS);
      this.classBit.set(alias, bit);
    }
    return 1 << bit;
  }

  private summarizeStores(): void {
    const { graph, stores, between } = this;
    const { loops, rpo } = this.context;
    for (let i = 0; i < loops.orderCount; i++) {
      const block = loops.order[i];
      let bits = 0;
      for (let v = graph.first[block]; v >= 0; v = graph.next[v]) bits |= this.effectOf(v);
      stores[block] = bits;
    }
    for (let i = 0; i < loops.orderCount; i++) {
      const block = loops.order[i];
      between[block] = this.storedBefore(block, rpo.position[block]);
    }
  }

  /** What may be stored on the ways from a block's immediate dominator to it. Blocks before it in the order are done. */
  private storedBefore(block: number, position: number): number {
    const { graph, stores, between } = this;
    const { dominators, loops, rpo } = this.context;
    const idom = dominators.idom[block];
    let bits = 0;
    for (let e = graph.firstIn[block]; e >= 0; e = graph.edgeNextIn[e]) {
      let from = graph.edgeFrom[e];
      if (rpo.position[from] < 0) continue;
      if (rpo.position[from] >= position || loops.irreducible) {
        if (loops.irreducible) return 1 << EVERYTHING;
        continue;
      }
      for (; from !== idom; from = dominators.idom[from]) bits |= stores[from] | between[from];
    }
    const loop = loops.loopOf[block];
    if (loop >= 0 && loops.header[loop] === block)
      for (let i = loops.start[loop]; i < loops.end[loop]; i++) bits |= stores[loops.order[i]];
    return bits;
  }

  private kill(bits: number): void {
    while (bits !== 0) {
      const bit = 31 - Math.clz32(bits);
      bits &= ~(1 << bit);
      if (this.undoLength + 2 > this.undo.length) {
        const larger = new Int32Array(2 * this.undo.length);
        larger.set(this.undo);
        this.undo = larger;
      }
      this.undo[this.undoLength++] = bit;
      this.undo[this.undoLength++] = this.current[bit];
      this.current[bit] = ++this.stamp;
    }
  }

  private backTo(length: number): void {
    while (this.undoLength > length) {
      const old = this.undo[--this.undoLength];
      this.current[this.undo[--this.undoLength]] = old;
    }
  }

  /** The version of memory that an access meets. What never changes is only changed by the store that we see. */
  private versionFor(v: number): number {
    const { graph, current } = this;
    const alias = graph.imm2[v];
    if (alias === 0) return ++this.stamp;
    const bits = this.bitOf(alias, false);
    const own = bits === 0 ? 0 : current[31 - Math.clz32(bits)];
    return (graph.flags[v] & ValueFlag.IMMUTABLE) !== 0 ? own : Math.max(own, current[EVERYTHING]);
  }

  // ---------------------------------------------------------------- the walk

  private walk(): void {
    const { graph, path } = this;
    const { dominators, rpo } = this.context;
    let depth = 0;
    for (let i = 0; i < rpo.count; i++) {
      const block = dominators.preorder[i];
      while (depth > 0 && !dominators.dominates(path[2 * (depth - 1)], block)) depth--;
      // What the dominator left, without what its other children did.
      this.backTo(depth === 0 ? 0 : path[2 * (depth - 1) + 1]);
      if (block !== 0 && graph.firstIn[block] < 0) continue;
      this.visit(block);
      path[2 * depth] = block;
      path[2 * depth + 1] = this.undoLength;
      depth++;
    }
  }

  private visit(block: number): void {
    const { graph } = this;
    this.block = block;
    this.facts.enter(block);
    this.kill(this.between[block]);
    this.assumeEdge(block);
    let v = graph.first[block];
    for (; v >= 0 && graph.op[v] === Op.BLOCK_PARAM; ) {
      const next = graph.next[v];
      this.param(block, v);
      v = next;
    }
    this.assumeInduction(block);
    while (v >= 0) {
      const before = graph.prev[v];
      graph.resolveOperands(v);
      const by = this.simplifier.simplify(v);
      const first = before < 0 ? graph.first[block] : graph.next[before];
      let next = graph.next[v];
      if (by !== v) {
        graph.replace(v, by);
        if (first !== v) next = first;
      } else if (first !== v) {
        // New ones stand before it: they come first.
        next = first;
      } else this.number(v);
      v = next;
    }
  }

  /** What holds because the block has only one way to it. */
  private assumeEdge(block: number): void {
    const { graph } = this;
    const edge = graph.firstIn[block];
    if (edge < 0 || graph.edgeNextIn[edge] >= 0) return;
    const from = graph.edgeFrom[edge];
    const last = graph.last[from];
    const op = graph.op[last];
    if (op >= Op.IF_I && op <= Op.IF_P) {
      const taken = graph.firstOut[from] === edge;
      const condition = taken ? graph.aux[last] : inverse(graph.aux[last]);
      const a = graph.resolve(graph.a[last]);
      this.facts.assume(condition, graph.kind[a], a, graph.resolve(graph.b[last]));
    } else if (op === Op.SWITCH) {
      const keys = graph.switches[graph.imm[last]];
      let i = 0;
      for (let e = graph.firstOut[from]; e !== edge; e = graph.edgeNextOut[e]) i++;
      if (i < keys.length) this.facts.bound(graph.resolve(graph.a[last]), keys[i], keys[i]);
    }
  }

  /** A parameter that is the same value on all ways (but for itself and checks of it) is that value. */
  private param(block: number, v: number): boolean {
    const { graph } = this;
    const { lists } = graph;
    const index = graph.imm[v] + 1;
    let only = NO_VALUE;
    let bare = NO_VALUE;
    let nonNull = graph.kind[v] === Kind.P;
    let saysMore = false;
    for (let e = graph.firstIn[block]; e >= 0; e = graph.edgeNextIn[e]) {
      const arg = graph.resolve(lists[graph.edgeArgs[e] + index]);
      const stripped = strip(graph, arg);
      // Itself, perhaps checked on the way round.
      if (stripped === v) continue;
      nonNull = nonNull && isNonNull(graph, arg);
      if (only === NO_VALUE) only = arg;
      else if (only !== arg) only = -2;
      if (stripped !== bare) bare = bare === NO_VALUE ? stripped : -2;
      saysMore ||= saysClass(graph, arg);
    }
    if (nonNull && only !== NO_VALUE) graph.flags[v] |= ValueFlag.NON_NULL;
    let by = only >= 0 ? only : saysMore ? NO_VALUE : bare;
    if (only < 0 && bare >= 0 && (graph.flags[v] & ValueFlag.NON_NULL) !== 0 && !isNonNull(graph, bare))
      by = NO_VALUE;
    // An edge back that has only what is computed in the loop is none that is replaced.
    if (by < 0 || !this.isAvailable(by, block)) return false;
    graph.replace(v, by);
    this.droppedParams = true;
    return true;
  }

  /** Parameters of nested loops hang together: what they are must be known before checks in outer loops are looked at. */
  private replaceParams(): void {
    const { graph } = this;
    const { rpo } = this.context;
    for (let changed = true; changed; ) {
      changed = false;
      for (let i = 1; i < rpo.count; i++) {
        const block = rpo.order[i];
        for (let v = graph.first[block]; v >= 0 && graph.op[v] === Op.BLOCK_PARAM; ) {
          const next = graph.next[v];
          if (this.param(block, v)) changed = true;
          v = next;
        }
      }
    }
  }

  private isAvailable(v: number, block: number): boolean {
    const at = this.graph.block[v];
    return at >= 0 && at !== block && this.context.dominators.dominates(at, block);
  }

  /** A loop counter that is tested in the header and grows (or falls) by a constant: it is not below (above) where it starts. */
  private assumeInduction(block: number): void {
    const { graph } = this;
    const { loops } = this.context;
    const loop = loops.loopOf[block];
    if (loop < 0 || loops.header[loop] !== block) return;
    const last = graph.last[block];
    if (graph.op[last] !== Op.IF_I || (graph.aux[last] & UNSIGNED) !== 0) return;
    const stays = loops.contains(loop, graph.edgeTo[graph.firstOut[block]]);
    if (stays === loops.contains(loop, graph.edgeTo[graph.edgeNextOut[graph.firstOut[block]]])) return;
    let condition = stays ? graph.aux[last] : inverse(graph.aux[last]);
    let counter = graph.resolve(graph.a[last]);
    let limit = graph.resolve(graph.b[last]);
    if (graph.block[counter] !== block || graph.op[counter] !== Op.BLOCK_PARAM) {
      const t = counter;
      counter = limit;
      limit = t;
      condition = swapped(condition, false);
    }
    if (
      graph.block[counter] !== block ||
      graph.op[counter] !== Op.BLOCK_PARAM ||
      graph.kind[counter] !== Kind.I
    )
      return;
    this.assumeCounter(loop, counter, condition & IrCond.MASK, limit);
  }

  private assumeCounter(loop: number, counter: number, condition: number, limit: number): void {
    const { graph } = this;
    const { loops } = this.context;
    const block = loops.header[loop];
    const index = graph.imm[counter] + 1;
    let start = NO_VALUE;
    let step = 0;
    for (let e = graph.firstIn[block]; e >= 0; e = graph.edgeNextIn[e]) {
      const arg = graph.resolve(graph.lists[graph.edgeArgs[e] + index]);
      if (!loops.contains(loop, graph.edgeFrom[e])) {
        if (start !== NO_VALUE && start !== arg) return;
        start = arg;
        continue;
      }
      if (arg === counter) continue;
      const by = stepOf(graph, arg, counter);
      if (by === 0 || (step !== 0 && step > 0 !== by > 0)) return;
      step = Math.abs(by) > Math.abs(step) ? by : step;
    }
    if (start === NO_VALUE || step === 0) return;
    computeRange(graph, start);
    const min = low;
    const max = high;
    computeRange(graph, limit);
    if (step > 0) {
      // In the loop the counter is below the limit (or equals it), so that a step cannot wrap.
      const greatest = condition === IrCond.LT ? high - 1 : condition === IrCond.LE ? high : MAX;
      if (greatest > MAX - step) return;
      this.facts.bound(counter, min, MAX);
      this.facts.assume(IrCond.GE, Kind.I, counter, start);
    } else {
      const least = condition === IrCond.GT ? low + 1 : condition === IrCond.GE ? low : -MAX - 1;
      if (least < -MAX - 1 - step) return;
      this.facts.bound(counter, -MAX - 1, max);
      this.facts.assume(IrCond.LE, Kind.I, counter, start);
    }
  }

  // ---------------------------------------------------------------- one value

  /** The value is in its simplest form, its operands are final. */
  private number(v: number): void {
    const { graph } = this;
    const op = graph.op[v];
    const effect = opEffect[op];
    if ((effect & Fx.CONTROL) !== 0) {
      this.control(v, op);
      return;
    }
    if (isCheck(op)) {
      this.check(v, op);
      return;
    }
    if (op === Op.ASSUME) {
      this.assumption(v);
      return;
    }
    if (op === Op.GUARD_I || op === Op.GUARD_P) {
      this.guard(v);
      return;
    }
    if (isLoad(op) && (graph.flags[v] & ValueFlag.VOLATILE) === 0) {
      this.load(v);
      return;
    }
    if (isStore(op) && (graph.flags[v] & ValueFlag.VOLATILE) === 0) {
      this.store(v);
      return;
    }
    this.kill(this.effectOf(v));
    if (isPure(op)) this.pure(v, op);
  }

  private pure(v: number, op: number): void {
    const { graph } = this;
    if (op >= Op.ICONST && op <= Op.PCELL) return;
    const known = this.knownResult(v, op);
    if (known !== NO_VALUE) {
      graph.replace(v, known);
      return;
    }
    if ((opEffect[op] & Fx.COMMUTATIVE) !== 0 && graph.a[v] > graph.b[v] && graph.op[graph.b[v]] > Op.PCELL) {
      const a = graph.a[v];
      graph.a[v] = graph.b[v];
      graph.b[v] = a;
    }
    this.findOrAdd(v, 0);
  }

  /** Results that follow from what the operands are or from where this stands. */
  private knownResult(v: number, op: number): number {
    const { graph } = this;
    const a = graph.a[v];
    if (op === Op.ARRAY_LENGTH) {
      const made = strip(graph, a);
      return graph.op[made] === Op.NEW_ARRAY ? graph.resolve(graph.a[made]) : NO_VALUE;
    }
    if (op === Op.CLASS_OF) {
      const made = strip(graph, a);
      const record = this.classes.madeAs(made);
      return record === 0 ? NO_VALUE : graph.int(record);
    }
    if (op === Op.INSTANCE_OF) {
      const answer = this.classes.decide(v, this.block);
      if (answer >= 0) return graph.int(answer);
      graph.a[v] = strip(graph, a);
      return NO_VALUE;
    }
    if (op >= Op.SETCC_I && op <= Op.SETCC_P) {
      const holds = this.facts.decide(graph.aux[v], graph.kind[a], a, graph.b[v]);
      return holds < 0 ? NO_VALUE : graph.int(holds);
    }
    if (op >= Op.SELECT_I && op <= Op.SELECT_P) {
      const at = graph.list[v] + 1;
      const x = graph.lists[at];
      const holds = this.facts.decide(graph.aux[v], graph.kind[x], x, graph.lists[at + 1]);
      return holds < 0 ? NO_VALUE : graph.lists[at + (holds === 1 ? 2 : 3)];
    }
    return NO_VALUE;
  }

  /** Takes the value from where it was computed; else notes it. */
  private findOrAdd(v: number, version: number): void {
    const known = this.table.find(v, version, this.block);
    if (known !== NO_VALUE) this.graph.replace(v, known);
    else this.table.add(v, version);
  }

  // ---------------------------------------------------------------- checks

  private check(v: number, op: number): void {
    const { graph } = this;
    const a = graph.a[v];
    // A check that was made before is better than a fact: its result says what it stands for.
    const known = this.table.find(v, 0, this.block);
    if (known !== NO_VALUE && !(op === Op.CHECK_NULL && saysClass(graph, a))) {
      graph.replace(v, known);
      return;
    }
    if (known === NO_VALUE ? this.isSuperfluous(v, op, a) : isNonNull(graph, a)) {
      graph.replace(v, a);
      return;
    }
    if (op === Op.CHECK_CAST && this.classes.isInstance(v, a, this.block)) {
      // So says a branch or guard, and what relies on it must not come before that.
      graph.op[v] = Op.ASSUME;
      graph.state[v] = NO_STATE;
      graph.imm2[v] = 1;
      this.findOrAdd(v, 0);
      return;
    }
    this.table.add(v, 0);
    switch (op) {
      case Op.CHECK_NULL:
        this.facts.assume(IrCond.NE, Kind.P, a, graph.nullReference());
        break;
      case Op.CHECK_INDEX:
        this.assumeIndex(a, graph.b[v]);
        break;
      case Op.CHECK_ZERO_I:
        this.facts.assume(IrCond.NE, Kind.I, a, graph.int(0));
        break;
      case Op.CHECK_ZERO_L:
        this.facts.assume(IrCond.NE, Kind.L, a, graph.long(0, 0));
    }
  }

  private assumption(v: number): void {
    const { graph } = this;
    const a = graph.a[v];
    const record = graph.imm[v];
    if (graph.imm2[v] === 1 ? this.classes.saysInstance(a, record) : this.classes.saysExactly(a) === record) {
      graph.replace(v, a);
      return;
    }
    this.findOrAdd(v, 0);
  }

  private assumeIndex(index: number, length: number): void {
    computeRange(this.graph, length);
    if (low >= 0) this.facts.assume(IrCond.LT, Kind.I, index, length);
    this.facts.assume(IrCond.LT | UNSIGNED, Kind.I, index, length);
  }

  private isSuperfluous(v: number, op: number, a: number): boolean {
    const { graph, facts } = this;
    switch (op) {
      case Op.CHECK_NULL:
        return facts.isNonNull(a);
      case Op.CHECK_INDEX:
        return facts.isIndex(a, graph.b[v], this.sum);
      case Op.CHECK_ZERO_I:
      case Op.CHECK_ZERO_L:
        return facts.isNonZero(a);
      case Op.CHECK_CAST:
        return this.classes.saysInstance(a, graph.imm[v]);
      default:
        return graph.op[strip(graph, a)] === Op.NULL;
    }
  }

  /** The sum of a length and a constant, where it is computed already. */
  private readonly sum = (length: number, constant: number): number => {
    const { graph } = this;
    if (graph.op[length] === Op.ICONST) return graph.int(graph.imm[length] + constant);
    const addend = graph.int(constant);
    return this.table.lookUp(Op.IADD, 0, length, addend, 0, 0, -1, 0, this.block);
  };

  private guard(v: number): void {
    const { graph } = this;
    const a = graph.a[v];
    const b = graph.b[v];
    if (this.facts.decide(graph.aux[v], graph.kind[a], a, b) === 1) graph.remove(v);
    else this.facts.assume(graph.aux[v], graph.kind[a], a, b);
  }

  // ---------------------------------------------------------------- loads and stores

  private load(v: number): void {
    const { graph } = this;
    const version = this.versionFor(v);
    const known = this.table.find(v, version, this.block);
    if (known === NO_VALUE) {
      this.table.add(v, version);
      return;
    }
    const by = isStore(graph.op[known]) ? this.narrowed(v, graph.resolve(storedValue(graph, known))) : known;
    if (by !== v) graph.replace(v, by);
  }

  /** What a load gives of a value that was stored as its type. */
  private narrowed(v: number, value: number): number {
    const { graph } = this;
    const type = graph.aux[v];
    const conversion =
      type === Type.B ? Op.I2B : type === Type.C ? Op.I2C : type === Type.S ? Op.I2S : Op.NONE;
    if (conversion === Op.NONE) return kindOfType(type) === graph.kind[value] ? value : v;
    computeRange(graph, value);
    const isWithin =
      conversion === Op.I2B
        ? low >= -128 && high <= 127
        : conversion === Op.I2S
          ? low >= -32768 && high <= 32767
          : low >= 0 && high <= 0xffff;
    if (isWithin) return value;
    const narrow = graph.newValue(conversion, Kind.I, value);
    graph.insertBefore(narrow, v);
    const known = this.table.find(narrow, 0, this.block);
    if (known !== NO_VALUE) {
      graph.remove(narrow);
      return known;
    }
    this.table.add(narrow, 0);
    return narrow;
  }

  private store(v: number): void {
    const { graph } = this;
    const before = this.table.find(v, this.versionFor(v), this.block);
    if (before !== NO_VALUE) {
      const there = isStore(graph.op[before]) ? graph.resolve(storedValue(graph, before)) : before;
      // What is there already need not be stored.
      if (there === storedValue(graph, v)) {
        graph.remove(v);
        return;
      }
    }
    this.kill(this.effectOf(v));
    this.table.add(v, this.versionFor(v));
  }

  // ---------------------------------------------------------------- control

  private control(v: number, op: number): void {
    const { graph } = this;
    const block = graph.block[v];
    if (op >= Op.IF_I && op <= Op.IF_P) {
      const a = graph.a[v];
      const holds = this.facts.decide(graph.aux[v], graph.kind[a], a, graph.b[v]);
      if (holds >= 0) this.keep(block, graph.outEdge(block, holds === 1 ? 0 : 1));
      return;
    }
    if (op !== Op.SWITCH) return;
    computeRange(graph, graph.a[v]);
    if (low !== high) return;
    const keys = graph.switches[graph.imm[v]];
    const i = keys.indexOf(low);
    this.keep(block, graph.outEdge(block, i < 0 ? keys.length : i));
  }

  private keep(block: number, edge: number): void {
    keepOnlyEdge(this.graph, block, edge);
    this.context.flowChanged();
  }
}

/** The constant by which `v` is greater than the counter, 0 if it is not a sum of the two. */
function stepOf(graph: Graph, v: number, counter: number): number {
  const a = strip(graph, graph.resolve(graph.a[v]));
  const b = graph.resolve(graph.b[v]);
  if (b < 0 || graph.op[b] !== Op.ICONST || a !== counter) return 0;
  if (graph.op[v] === Op.IADD) return graph.imm[b];
  return graph.op[v] === Op.ISUB && graph.imm[b] !== -MAX - 1 ? -graph.imm[b] : 0;
}
