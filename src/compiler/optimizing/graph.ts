/**
 * A method in SSA form with block parameters, in flat typed arrays. Values, blocks, edges and frame states are integers.
 *
 * - A block is a doubly linked list of values: its BLOCK_PARAMs first, its terminator last. Block 0 is the entry and has no predecessors.
 * - An edge carries one argument for each parameter of the block it leads to. Edges of a block stand in the terminator's order.
 * - A *frame state* says what the canonical frame of a method holds at a bytecode boundary: pairs of a slot of the slot IR and a value. States of inlined methods have a
 *   parent: that of the call in the caller, after the call. Dead slots are left out. Values of states are uses like any other (but may stand anywhere).
 * - A pass replaces a value by {@link replace}; {@link resolve} gives what stands for a value now, {@link applyReplacements} rewrites all uses.
 */
import { Kind } from '../../ir/ops.js';
import { Fx, Op, opEffect, type TrapReason } from './ops.js';
import type { VectorLoop } from './vector-loop.js';

export const NO_VALUE = -1;
export const NO_STATE = -1;

/** Bits of {@link Graph.stateFlags}. */
export const enum StateFlag {
  /** The bytecode at the state's index has been executed: go on behind it (with the call's result, if it has one). Else it is executed again. */
  AFTER = 1,
  /** With AFTER, the kind of the pending result: (flags >> RESULT_SHIFT) & 7, a Kind. */
  RESULT_SHIFT = 1,
}

/** Bits of {@link Graph.blockFlags}. */
export const enum BlockInfo {
  /** Rarely executed: traps, throws. Goes behind the code. */
  COLD = 1,
  LOOP_HEADER = 2,
}

/** A method whose bytecode is part of the graph: index 0 is the method compiled. */
export interface InlinedMethod {
  /** Index in the VM's table of methods. */
  readonly id: number;
  /** For dumps. */
  readonly name: string;
}

function grown<T extends Int32Array | Uint8Array>(array: T, make: (n: number) => T): T {
  const larger = make(array.length * 2);
  larger.set(array);
  return larger;
}
const ints = (n: number): Int32Array => new Int32Array(n);
const bytes = (n: number): Uint8Array => new Uint8Array(n);

/** What passes ask about classes, which are named by their records. */
export interface TypeFacts {
  /** Are instances of a class instances of another one? */
  isSubtype(record: number, of: number): boolean;
  /** The class of a constant object: of the one in a collector's cell, or of one that lies at an address for ever. 0 if it is null. */
  classOfConstant(address: number, isCell: boolean): number;
}

export class Graph {
  // ---- values. Index 0 is unused, so that 0 is never a value by accident.
  count = 1;
  op: Uint8Array = bytes(512);
  kind: Uint8Array = bytes(512);
  /** See the operation's row: condition, type, CallKind. */
  aux: Uint8Array = bytes(512);
  /** {@link ValueFlag}. */
  flags: Uint8Array = bytes(512);
  a: Int32Array = ints(512);
  b: Int32Array = ints(512);
  c: Int32Array = ints(512);
  /** Offset in {@link lists} of [count, value...], or -1. */
  list: Int32Array = ints(512);
  imm: Int32Array = ints(512);
  imm2: Int32Array = ints(512);
  state: Int32Array = ints(512);
  /** -1: in no block. */
  block: Int32Array = ints(512);
  next: Int32Array = ints(512);
  prev: Int32Array = ints(512);
  /** What stands for the value now; itself if not replaced. For {@link replace} and flat-graph.ts. */
  forward: Int32Array = ints(512);
  /** Are there values that others stand for, in operands yet? */
  replaced = false;

  // ---- blocks
  blockCount = 0;
  first: Int32Array = ints(64);
  last: Int32Array = ints(64);
  blockFlags: Uint8Array = bytes(64);
  paramCount: Int32Array = ints(64);
  /** First outgoing and incoming edge, -1 if none; the lists go on in {@link edgeNextOut}, {@link edgeNextIn}. */
  firstOut: Int32Array = ints(64);
  firstIn: Int32Array = ints(64);

  // ---- edges
  edgeCount = 0;
  edgeFrom: Int32Array = ints(64);
  edgeTo: Int32Array = ints(64);
  edgeNextOut: Int32Array = ints(64);
  edgeNextIn: Int32Array = ints(64);
  /** Offset in {@link lists} of [count, value...]. */
  edgeArgs: Int32Array = ints(64);

  // ---- states
  stateCount = 0;
  /** Index in {@link methods}. */
  stateMethod: Int32Array = ints(64);
  stateBci: Int32Array = ints(64);
  stateFlags: Uint8Array = bytes(64);
  /** State of the caller, -1 in the root method. */
  stateParent: Int32Array = ints(64);
  /** Offset in {@link lists} of [2 * n, slot, value, slot, value, ...]. */
  stateEntries: Int32Array = ints(64);

  /** Operand lists: a count and so many words. */
  lists: Int32Array = ints(1024);
  listsLength = 0;

  /** Keys of switches, ascending. */
  switches: Int32Array[] = [];
  vectorLoops: VectorLoop[] = [];
  methods: InlinedMethod[] = [];

  /** Of the method compiled: kinds of the parameters (receiver first), of its result. */
  paramKinds: Uint8Array = bytes(0);
  returnKind: Kind = Kind.VOID;
  isSynchronized = false;
  /** What the frame holds at the method's entry, before its first bytecode (parameters): the state of the stack check and of the poll in the prologue. -1 in code for on-stack replacement. */
  entryState = NO_STATE;
  /** Loop header for whose on-stack replacement this is compiled, -1: entered by a call. */
  osrBci = -1;
  /** Checks may be moved out of loops. False if such checks have failed too often ({@link TrapReason.HOISTED}). */
  mayMoveChecks = true;
  /** What is known of classes, null: nothing. */
  types: TypeFacts | null = null;
  /** Bytes that the frames of baseline code take at most that may have to stand in place of this code's one frame. */
  expandedFrames = 0;

  /** Constants by operation and bits. */
  readonly constants: Map<string, number> = new Map();

  /** Empties the graph for the next method; its arrays stay. */
  reset(): void {
    this.count = 1;
    this.blockCount = this.edgeCount = this.stateCount = this.listsLength = 0;
    this.replaced = false;
    this.switches = [];
    this.vectorLoops = [];
    this.methods = [];
    this.entryState = NO_STATE;
    this.isSynchronized = false;
    this.osrBci = -1;
    this.expandedFrames = 0;
    this.mayMoveChecks = true;
    this.types = null;
    this.constants.clear();
  }

  newValue(op: Op, kind: number, a = NO_VALUE, b = NO_VALUE, c = NO_VALUE): number {
    const v = this.count++;
    if (v === this.op.length) this.growValues();
    this.op[v] = op;
    this.kind[v] = kind;
    this.aux[v] = 0;
    this.flags[v] = 0;
    this.a[v] = a;
    this.b[v] = b;
    this.c[v] = c;
    this.list[v] = -1;
    this.imm[v] = 0;
    this.imm2[v] = 0;
    this.state[v] = NO_STATE;
    this.block[v] = -1;
    this.next[v] = this.prev[v] = -1;
    this.forward[v] = v;
    return v;
  }

  private growValues(): void {
    this.op = grown(this.op, bytes);
    this.kind = grown(this.kind, bytes);
    this.aux = grown(this.aux, bytes);
    this.flags = grown(this.flags, bytes);
    for (const name of [
      'a',
      'b',
      'c',
      'list',
      'imm',
      'imm2',
      'state',
      'block',
      'next',
      'prev',
      'forward',
    ] as const)
      this[name] = grown(this[name], ints);
  }

  // ---------------------------------------------------------------- places

  append(block: number, v: number): void {
    const last = this.last[block];
    this.block[v] = block;
    this.prev[v] = last;
    this.next[v] = -1;
    if (last < 0) this.first[block] = v;
    else this.next[last] = v;
    this.last[block] = v;
  }

  insertBefore(v: number, at: number): void {
    const block = this.block[at];
    const before = this.prev[at];
    this.block[v] = block;
    this.prev[v] = before;
    this.next[v] = at;
    this.prev[at] = v;
    if (before < 0) this.first[block] = v;
    else this.next[before] = v;
  }

  insertAfter(v: number, at: number): void {
    const after = this.next[at];
    if (after >= 0) this.insertBefore(v, after);
    else this.append(this.block[at], v);
  }

  /** Takes a value out of its block; it may be put elsewhere. */
  remove(v: number): void {
    const block = this.block[v];
    if (block < 0) return;
    const before = this.prev[v];
    const after = this.next[v];
    if (before < 0) this.first[block] = after;
    else this.next[before] = after;
    if (after < 0) this.last[block] = before;
    else this.prev[after] = before;
    this.block[v] = -1;
    this.next[v] = this.prev[v] = -1;
  }

  // ---------------------------------------------------------------- constants: one value for each, in the entry block

  constant(op: Op, kind: Kind, lo: number, hi = 0): number {
    const key = `${op}:${lo | 0}:${hi | 0}`;
    let v = this.constants.get(key);
    if (v !== undefined && this.block[v] === 0) return v;
    v = this.newValue(op, kind);
    this.imm[v] = lo;
    this.imm2[v] = hi;
    if (op === Op.PCONST) this.flags[v] |= 4;
    this.placeInEntry(v);
    this.constants.set(key, v);
    return v;
  }

  int(value: number): number {
    return this.constant(Op.ICONST, Kind.I, value | 0);
  }

  long(lo: number, hi: number): number {
    return this.constant(Op.LCONST, Kind.L, lo | 0, hi | 0);
  }

  nullReference(): number {
    return this.constant(Op.NULL, Kind.P, 0);
  }

  /** Behind the pinned values at the start of the entry block. */
  private placeInEntry(v: number): void {
    let at = this.first[0];
    while (at >= 0 && (opEffect[this.op[at]] & Fx.PINNED) !== 0) at = this.next[at];
    if (at < 0) this.append(0, v);
    else this.insertBefore(v, at);
  }

  // ---------------------------------------------------------------- blocks and edges

  newBlock(): number {
    const block = this.blockCount++;
    if (block === this.first.length) {
      for (const name of ['first', 'last', 'paramCount', 'firstOut', 'firstIn'] as const)
        this[name] = grown(this[name], ints);
      this.blockFlags = grown(this.blockFlags, bytes);
    }
    this.first[block] = this.last[block] = -1;
    this.firstOut[block] = this.firstIn[block] = -1;
    this.paramCount[block] = 0;
    this.blockFlags[block] = 0;
    return block;
  }

  /** A new parameter of a block, behind those that it has. The arguments of its edges are the caller's business. */
  addParam(block: number, kind: Kind): number {
    const v = this.newValue(Op.BLOCK_PARAM, kind);
    this.imm[v] = this.paramCount[block]++;
    let at = this.first[block];
    while (at >= 0 && this.op[at] === Op.BLOCK_PARAM) at = this.next[at];
    if (at < 0) this.append(block, v);
    else this.insertBefore(v, at);
    return v;
  }

  /** Adds the next outgoing edge of `from`. args: offset of a list. */
  addEdge(from: number, to: number, args: number): number {
    const edge = this.edgeCount++;
    if (edge === this.edgeFrom.length) {
      for (const name of ['edgeFrom', 'edgeTo', 'edgeNextOut', 'edgeNextIn', 'edgeArgs'] as const)
        this[name] = grown(this[name], ints);
    }
    this.edgeFrom[edge] = from;
    this.edgeArgs[edge] = args;
    this.edgeNextOut[edge] = -1;
    if (this.firstOut[from] < 0) this.firstOut[from] = edge;
    else {
      let last = this.firstOut[from];
      while (this.edgeNextOut[last] >= 0) last = this.edgeNextOut[last];
      this.edgeNextOut[last] = edge;
    }
    this.linkIn(edge, to);
    return edge;
  }

  private linkIn(edge: number, to: number): void {
    this.edgeTo[edge] = to;
    this.edgeNextIn[edge] = this.firstIn[to];
    this.firstIn[to] = edge;
  }

  /** Takes an edge out of the list of those that enter its target. It stays in its source's list: the caller sees to that. */
  unlinkIn(edge: number): void {
    const to = this.edgeTo[edge];
    if (this.firstIn[to] === edge) this.firstIn[to] = this.edgeNextIn[edge];
    else {
      let at = this.firstIn[to];
      while (this.edgeNextIn[at] !== edge) at = this.edgeNextIn[at];
      this.edgeNextIn[at] = this.edgeNextIn[edge];
    }
  }

  /** Lets an edge lead elsewhere, with other arguments. */
  redirect(edge: number, to: number, args: number): void {
    this.unlinkIn(edge);
    this.edgeArgs[edge] = args;
    this.linkIn(edge, to);
  }

  /** Removes all outgoing edges of a block, e.g. because its terminator is replaced. */
  clearEdges(block: number): void {
    for (let e = this.firstOut[block]; e >= 0; e = this.edgeNextOut[e]) this.unlinkIn(e);
    this.firstOut[block] = -1;
  }

  /** The i-th outgoing edge. */
  outEdge(block: number, i: number): number {
    let edge = this.firstOut[block];
    for (; i > 0; i--) edge = this.edgeNextOut[edge];
    return edge;
  }

  // ---------------------------------------------------------------- lists

  newList(values: ArrayLike<number>, length: number = values.length): number {
    const at = this.listsLength;
    this.reserveList(length + 1);
    this.lists[at] = length;
    for (let i = 0; i < length; i++) this.lists[at + 1 + i] = values[i];
    return at;
  }

  private reserveList(words: number): void {
    while (this.listsLength + words > this.lists.length) this.lists = grown(this.lists, ints);
    this.listsLength += words;
  }

  // ---------------------------------------------------------------- states

  /** entries: slot, value, slot, value, ...; a list made by {@link newList}. */
  newState(method: number, bci: number, flags: number, parent: number, entries: number): number {
    const s = this.stateCount++;
    if (s === this.stateMethod.length) {
      for (const name of ['stateMethod', 'stateBci', 'stateParent', 'stateEntries'] as const)
        this[name] = grown(this[name], ints);
      this.stateFlags = grown(this.stateFlags, bytes);
    }
    this.stateMethod[s] = method;
    this.stateBci[s] = bci;
    this.stateFlags[s] = flags;
    this.stateParent[s] = parent;
    this.stateEntries[s] = entries;
    return s;
  }

  /** A state at the place of another, with these entries and callers. */
  newStateLike(s: number, parent: number, entries: number): number {
    return this.newState(this.stateMethod[s], this.stateBci[s], this.stateFlags[s], parent, entries);
  }

  // ---------------------------------------------------------------- replacing

  /** From now on `by` stands for `v`. `v` is taken out of its block. */
  replace(v: number, by: number): void {
    this.remove(v);
    this.forward[v] = by;
    this.replaced = true;
  }

  resolve(v: number): number {
    const { forward } = this;
    if (v < 0) return v;
    let to = forward[v];
    if (to === v) return v;
    while (forward[to] !== to) to = forward[to];
    forward[v] = to;
    return to;
  }

  /** Rewrites all operands, lists, edge arguments and states to what stands for them. */
  applyReplacements(): void {
    if (!this.replaced) return;
    this.replaced = false;
    for (let block = 0; block < this.blockCount; block++) {
      for (let v = this.first[block]; v >= 0; v = this.next[v]) this.resolveOperands(v);
      for (let e = this.firstOut[block]; e >= 0; e = this.edgeNextOut[e]) this.resolveList(this.edgeArgs[e]);
    }
    for (let s = 0; s < this.stateCount; s++) {
      const at = this.stateEntries[s];
      const end = at + this.lists[at];
      for (let i = at + 2; i <= end; i += 2) {
        this.lists[i] = this.resolve(this.lists[i]);
        if (this.op[this.lists[i]] === Op.VIRTUAL_OBJECT) this.resolveVirtual(this.lists[i]);
      }
    }
  }

  /** Rewrites the operands of one value. */
  resolveOperands(v: number): void {
    this.a[v] = this.resolve(this.a[v]);
    this.b[v] = this.resolve(this.b[v]);
    this.c[v] = this.resolve(this.c[v]);
    if (this.list[v] >= 0) this.resolveList(this.list[v]);
  }

  private resolveList(at: number): void {
    if (at < 0) return;
    const end = at + this.lists[at];
    for (let i = at + 1; i <= end; i++) this.lists[i] = this.resolve(this.lists[i]);
  }

  private resolveVirtual(v: number): void {
    const at = this.list[v];
    const end = at + this.lists[at];
    for (let i = at + 3; i <= end; i += 3) {
      this.lists[i] = this.resolve(this.lists[i]);
      if (this.op[this.lists[i]] === Op.VIRTUAL_OBJECT) this.resolveVirtual(this.lists[i]);
    }
  }
}
