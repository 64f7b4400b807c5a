import { BlockInfo, Graph, StateFlag } from '../../../src/compiler/optimizing/graph.js';
import {
  Op,
  opKind,
  opOperandKinds,
  TrapReason,
  Type,
  UNSIGNED,
  ValueFlag,
} from '../../../src/compiler/optimizing/ops.js';
import { IrCond, Kind } from '../../../src/ir/ops.js';
import type { Choices } from '../../support/choices.js';
import { FIRST_IMMUTABLE_OFFSET, type JavaObject, type Value, World } from './interpreter.js';

/** Slots of the imagined method by kind: each is a variable of the generator. */
const slotKinds: readonly Kind[] = [
  Kind.I, Kind.I, Kind.I, Kind.I, Kind.L, Kind.L, Kind.F, Kind.D, Kind.P, Kind.P, Kind.P, Kind.P,
]; // biome-ignore format: kinds
const FIRST_OBJECT = 8;
const INTS = 10;
const BYTES = 11;
/** Loop counters: slots from here on. */
const FIRST_COUNTER = slotKinds.length;
const FIRST_KEPT = 100;
const FIRST_LOCAL = 200;

const OBJECT_CLASS = 0x5000;
const INTS_CLASS = 0x5100;
const BYTES_CLASS = 0x5200;

interface Field {
  readonly offset: number;
  readonly type: Type;
  readonly kind: Kind;
}
const objectFields: readonly Field[] = [
  { offset: 8, type: Type.I, kind: Kind.I },
  { offset: 12, type: Type.I, kind: Kind.I },
  { offset: 16, type: Type.J, kind: Kind.L },
  { offset: 24, type: Type.D, kind: Kind.D },
  { offset: 32, type: Type.L, kind: Kind.P },
  { offset: 36, type: Type.B, kind: Kind.I },
  { offset: FIRST_IMMUTABLE_OFFSET, type: Type.I, kind: Kind.I },
];

const pure: Op[] = [];
for (let op: number = Op.IADD; op <= Op.BITS2D; op++) pure.push(op);
const divisions: readonly number[] = [Op.IDIV, Op.IREM, Op.LDIV, Op.LREM];
/** Operations that a JavaScript number does not show exactly (payloads of NaNs). */
const unexact: readonly number[] = [Op.F2BITS, Op.D2BITS, Op.BITS2F, Op.BITS2D];

const edgeInts = [
  0, 1, 2, 3, 5, 7, 8, 10, 16, 31, 32, 63, 64, 100, 255, -1, -2, -7, -8, 0x7fffffff, -0x80000000, 0x10000,
];

/** Decisions of a graph of some sixty statements, at the most. */
export const DECISIONS = 3000;

export interface RandomOptions {
  readonly choices: Choices;
  /** Statements, about. */
  readonly size: number;
  /** Each state names all variables: execution may be resumed there. Otherwise some are left out, as dead ones are. */
  readonly completeStates: boolean;
}

/** Makes a graph as from bytecode with structured control flow: variables in slots, a poll in each loop, checks before what needs them. */
export class RandomGraph {
  readonly graph = new Graph();
  private block: number;
  /** Values of the slots; -1: none (counters outside their loop). */
  private env: number[] = [];
  private bci = 0;
  private budget: number;
  private depth = 0;
  private counters = 0;
  /** Values of enclosing loops that are no parameters there: used again although a slot may hold something else by then. */
  private kept: number[] = [];
  /** New objects that are used for their fields only. */
  private locals: number[] = [];

  constructor(private readonly options: RandomOptions) {
    this.budget = options.size;
    const { graph } = this;
    graph.methods.push({ id: 0, name: 'random' });
    this.block = graph.newBlock();
    for (let slot = 0; slot < slotKinds.length; slot++) {
      const v = this.emit(Op.PARAM, slotKinds[slot]);
      graph.imm[v] = slot;
      if (slot === FIRST_OBJECT && this.chance(2)) graph.flags[v] |= ValueFlag.NON_NULL;
      this.env.push(v);
    }
    graph.paramKinds = Uint8Array.from(slotKinds);
    graph.returnKind = Kind.I;
    this.statements();
    if (this.block >= 0) this.emit(Op.RETURN, Kind.VOID, this.variable(Kind.I));
  }

  // ---------------------------------------------------------------- helpers

  private next(limit: number): number {
    return this.options.choices.below(limit);
  }

  private chance(n: number): boolean {
    return this.next(n) === 0;
  }

  private pick<T>(items: readonly T[]): T {
    return this.options.choices.of(items);
  }

  private emit(op: Op, kind: number, a = -1, b = -1, c = -1): number {
    const v = this.graph.newValue(op, kind, a, b, c);
    this.graph.append(this.block, v);
    return v;
  }

  private leaving(op: Op, kind: number, a = -1, b = -1, c = -1, flags = 0): number {
    const state = this.state(flags);
    const v = this.emit(op, kind, a, b, c);
    this.graph.state[v] = state;
    return v;
  }

  private state(flags: number): number {
    const entries: number[] = [];
    for (let slot = 0; slot < this.env.length; slot++) {
      if (this.env[slot] < 0 || (!this.options.completeStates && this.chance(2))) continue;
      entries.push(slot, this.env[slot]);
    }
    for (const [i, v] of this.locals.entries())
      if (this.options.completeStates || this.chance(3)) entries.push(FIRST_LOCAL + i, v);
    if (this.options.completeStates)
      for (const [i, v] of this.kept.entries()) entries.push(FIRST_KEPT + i, v);
    return this.graph.newState(0, ++this.bci, flags, this.caller(), this.graph.newList(entries));
  }

  /** Now and then the state of an imagined caller, in which objects have other slots. */
  private caller(): number {
    if (this.options.completeStates || this.chance(2)) return -1;
    const entries: number[] = [];
    for (const [i, v] of this.locals.entries()) if (!this.chance(3)) entries.push(i, v);
    const after = StateFlag.AFTER | (Kind.I << StateFlag.RESULT_SHIFT);
    return this.graph.newState(0, 10_000 + this.bci, after, -1, this.graph.newList(entries));
  }

  private constant(kind: Kind): number {
    const { graph } = this;
    const n = this.chance(3) ? this.next(2 ** 31) * (this.chance(2) ? 1 : -1) : this.pick(edgeInts);
    switch (kind) {
      case Kind.I:
        return graph.int(n);
      case Kind.L:
        return this.chance(3) ? graph.long(n, this.pick(edgeInts)) : graph.long(n, n >> 31);
      case Kind.F:
        return graph.constant(Op.FCONST, Kind.F, new Int32Array(Float32Array.of(this.real()).buffer)[0]);
      case Kind.D: {
        const words = new Int32Array(Float64Array.of(this.real()).buffer);
        return graph.constant(Op.DCONST, Kind.D, words[0], words[1]);
      }
      default:
        return graph.nullReference();
    }
  }

  private real(): number {
    return this.pick([
      0,
      -0,
      1,
      -1,
      2,
      0.5,
      3.75,
      1e10,
      -1e20,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      123456789,
    ]);
  }

  private variable(kind: Kind): number {
    const slots = this.env
      .map((_, slot) => slot)
      .filter((slot) => this.slotKind(slot) === kind && this.env[slot] >= 0);
    return this.env[this.pick(slots)];
  }

  private slotKind(slot: number): Kind {
    return slot < FIRST_COUNTER ? slotKinds[slot] : Kind.I;
  }

  private operand(kind: Kind): number {
    return kind !== Kind.P && this.chance(3) ? this.constant(kind) : this.variable(kind);
  }

  private assign(kind: Kind, v: number): void {
    const slots = slotKinds.map((_, slot) => slot).filter((slot) => slotKinds[slot] === kind && slot < INTS);
    this.env[this.pick(slots)] = v;
  }

  /** The slot's reference, checked for null. */
  private notNull(slot: number): number {
    const { graph } = this;
    const v = this.env[slot];
    if ((graph.flags[v] & ValueFlag.NON_NULL) !== 0) return v;
    const checked = this.leaving(Op.CHECK_NULL, Kind.P, v);
    graph.flags[checked] |= ValueFlag.NON_NULL;
    if (this.chance(2)) this.env[slot] = checked;
    return checked;
  }

  // ---------------------------------------------------------------- statements

  private statements(): void {
    for (
      let n = 2 + this.next(5);
      n > 0 && this.block >= 0 && this.budget > 0 && !this.options.choices.isAtEnd;
      n--
    ) {
      this.budget--;
      this.statement();
    }
  }

  private statement(): void {
    const n = this.next(this.depth < 4 ? 38 : 22);
    if (n < 7) this.compute();
    else if (n < 9) this.compare();
    else if (n < 13) for (let i = this.next(3); i >= 0; i--) this.field();
    else if (n < 16) this.element();
    else if (n === 16) this.call();
    else if (n === 17) this.static();
    else if (n === 18) this.allocate();
    else if (n === 19) this.divide();
    else if (n === 20) this.copy();
    else if (n === 21) this.rare();
    else if (n < 27) this.branch();
    else if (n === 27) this.storeInArm();
    else if (n < 32) this.loop();
    else if (n === 32) this.switch();
    else if (n > 33) this.local();
    else this.synchronized();
  }

  private compute(): void {
    const op = this.pick(pure);
    if (divisions.includes(op) || unexact.includes(op)) return;
    const kinds = [opOperandKinds[3 * op], opOperandKinds[3 * op + 1]];
    const a = this.operand(kinds[0]);
    const b = kinds[1] === Kind.VOID ? -1 : this.operand(kinds[1]);
    this.assign(opKind[op], this.emit(op, opKind[op], a, b));
  }

  private condition(kind: Kind): number {
    if (kind === Kind.P) return this.pick([IrCond.EQ, IrCond.NE]);
    const condition = this.next(6);
    if (kind === Kind.F || kind === Kind.D) return condition | (this.chance(2) ? IrCond.NAN_GREATER : 0);
    return this.chance(4) ? condition | UNSIGNED : condition;
  }

  private comparison(kind: Kind): [number, number] {
    const a = this.operand(kind);
    return [a, kind === Kind.P && this.chance(2) ? this.graph.nullReference() : this.operand(kind)];
  }

  private compare(): void {
    const { graph } = this;
    if (this.chance(3)) {
      const v = this.emit(Op.INSTANCE_OF, Kind.I, this.variable(Kind.P));
      graph.imm[v] = OBJECT_CLASS + this.next(2);
      this.assign(Kind.I, v);
      return;
    }
    const setcc = this.pick([Op.SETCC_I, Op.SETCC_L, Op.SETCC_P, Op.SETCC_D, Op.SETCC_F]);
    const kind = opOperandKinds[3 * setcc] as Kind;
    const [a, b] = this.comparison(kind);
    if (setcc <= Op.SETCC_P && this.chance(2)) {
      const result = this.pick([Kind.I, Kind.L]);
      const list = [a, b, this.operand(result), this.operand(result)];
      const v = this.emit(Op.SELECT_I + setcc - Op.SETCC_I, result);
      graph.list[v] = graph.newList(list);
      graph.aux[v] = this.condition(kind);
      this.assign(result, v);
      return;
    }
    const v = this.emit(setcc, Kind.I, a, b);
    graph.aux[v] = this.condition(kind);
    this.assign(Kind.I, v);
  }

  private field(): void {
    const { graph } = this;
    const isLocal = this.locals.length > 0 && !this.chance(3);
    const object = isLocal ? this.pick(this.locals) : this.notNull(FIRST_OBJECT + this.next(2));
    // Mostly the same few, so that accesses meet.
    const field = this.chance(2) ? objectFields[this.next(2) * 5] : this.pick(objectFields);
    const isStore = field.offset < FIRST_IMMUTABLE_OFFSET && this.chance(2);
    if (isStore) {
      let value = field.kind === Kind.P ? this.env[FIRST_OBJECT + this.next(2)] : this.operand(field.kind);
      if (field.kind === Kind.P && this.locals.length > 0 && this.chance(6)) value = this.pick(this.locals);
      if (field.kind === Kind.P && this.chance(3)) value = graph.nullReference();
      const v = this.emit(Op.STORE, Kind.VOID, object, value);
      this.access(v, field.offset, field.type, 300 + field.offset);
      return;
    }
    const v = this.emit(Op.LOAD, field.kind, object);
    this.access(v, field.offset, field.type, 300 + field.offset);
    if (field.offset >= FIRST_IMMUTABLE_OFFSET) graph.flags[v] |= ValueFlag.IMMUTABLE;
    else if (this.chance(8)) graph.flags[v] |= ValueFlag.VOLATILE;
    this.assign(field.kind, v);
  }

  private access(v: number, imm: number, type: Type, alias: number): void {
    const { graph } = this;
    graph.imm[v] = imm;
    graph.imm2[v] = alias;
    graph.aux[v] = type;
  }

  private element(): void {
    const slot = this.pick([INTS, BYTES]);
    const type = slot === INTS ? Type.I : Type.B;
    const array = this.notNull(slot);
    const length = this.emit(Op.ARRAY_LENGTH, Kind.I, array);
    if (this.chance(5)) {
      this.assign(Kind.I, length);
      return;
    }
    const counter = this.env.length > FIRST_COUNTER ? this.env[this.env.length - 1] : -1;
    const index = this.index(counter);
    const checked = this.leaving(Op.CHECK_INDEX, Kind.I, index, length, this.chance(2) ? array : -1);
    if (this.chance(2)) {
      this.access(
        this.emit(Op.STORE_ELEMENT, Kind.VOID, array, checked, this.operand(Kind.I)),
        0,
        type,
        type,
      );
      return;
    }
    const v = this.emit(Op.LOAD_ELEMENT, Kind.I, array, checked);
    this.access(v, 0, type, type);
    this.assign(Kind.I, v);
  }

  /** An index that mostly is within bounds. */
  private index(counter: number): number {
    if (counter >= 0 && this.chance(2)) return counter;
    if (this.chance(3)) return this.graph.int(this.next(2));
    const v = this.variable(Kind.I);
    return this.chance(4) ? v : this.emit(Op.IAND, Kind.I, v, this.graph.int(1));
  }

  private call(): void {
    const { graph } = this;
    if (this.chance(3)) {
      this.leaving(Op.POLL, Kind.VOID);
      return;
    }
    const kind = this.pick([Kind.I, Kind.L, Kind.P, Kind.VOID]);
    const args = [this.variable(Kind.I), this.env[FIRST_OBJECT + this.next(2)]];
    const v = this.leaving(Op.CALL, kind, -1, -1, -1, StateFlag.AFTER | (kind << StateFlag.RESULT_SHIFT));
    graph.list[v] = graph.newList(args);
    graph.imm[v] = this.next(5);
    if (kind !== Kind.VOID) this.assign(kind, v);
  }

  private static(): void {
    const field = this.pick([
      { imm: 0x7000, type: Type.I, kind: Kind.I },
      { imm: 0x7008, type: Type.J, kind: Kind.L },
    ]);
    if (this.chance(2)) {
      this.access(
        this.emit(Op.STORE_STATIC, Kind.VOID, this.operand(field.kind)),
        field.imm,
        field.type,
        field.imm,
      );
      return;
    }
    const v = this.emit(Op.LOAD_STATIC, field.kind);
    this.access(v, field.imm, field.type, field.imm);
    this.assign(field.kind, v);
  }

  private allocate(): void {
    const { graph } = this;
    const v = this.leaving(Op.NEW_OBJECT, Kind.P);
    graph.imm[v] = OBJECT_CLASS + this.next(2);
    graph.imm2[v] = 48;
    graph.flags[v] |= ValueFlag.NON_NULL;
    this.env[FIRST_OBJECT + this.next(2)] = v;
  }

  /** Statements with an object of their own. */
  private local(): void {
    const { graph } = this;
    const v = this.leaving(Op.NEW_OBJECT, Kind.P);
    graph.imm[v] = OBJECT_CLASS + this.next(2);
    graph.imm2[v] = 48;
    graph.flags[v] |= ValueFlag.NON_NULL;
    this.locals.push(v);
    this.depth++;
    this.statements();
    this.depth--;
    this.locals.pop();
    if (this.block >= 0 && this.chance(8)) this.env[FIRST_OBJECT] = v;
  }

  private divide(): void {
    const op = this.pick(divisions);
    const kind = opKind[op] as Kind;
    const a = this.operand(kind);
    let b = this.operand(kind);
    b = this.leaving(kind === Kind.I ? Op.CHECK_ZERO_I : Op.CHECK_ZERO_L, kind, b);
    this.assign(kind, this.emit(op, kind, a, b));
  }

  private copy(): void {
    const to = this.next(2);
    this.env[FIRST_OBJECT + to] = this.env[FIRST_OBJECT + 1 - to];
  }

  /** Guards, casts, traps behind a branch. */
  private rare(): void {
    const { graph } = this;
    const n = this.next(4);
    if (n === 0) {
      const v = this.leaving(Op.GUARD_I, Kind.VOID, this.operand(Kind.I), this.operand(Kind.I));
      graph.aux[v] = this.condition(Kind.I);
      graph.imm[v] = TrapReason.RECEIVER;
    } else if (n === 1) {
      const slot = FIRST_OBJECT + this.next(2);
      const v = this.leaving(Op.CHECK_CAST, Kind.P, this.env[slot]);
      graph.imm[v] = OBJECT_CLASS;
      graph.flags[v] |= graph.flags[this.env[slot]] & ValueFlag.NON_NULL;
      this.env[slot] = v;
    } else {
      const [a, b] = this.comparison(Kind.I);
      const branch = this.emit(Op.IF_I, Kind.VOID, a, b);
      graph.aux[branch] = this.condition(Kind.I);
      const from = this.block;
      this.block = graph.newBlock();
      graph.blockFlags[this.block] |= BlockInfo.COLD;
      const rest = graph.newBlock();
      graph.addEdge(from, this.block, graph.newList([]));
      graph.addEdge(from, rest, graph.newList([]));
      if (n === 2) graph.imm[this.leaving(Op.TRAP, Kind.VOID)] = TrapReason.UNTAKEN;
      else this.emit(Op.RETURN, Kind.VOID, this.variable(Kind.I));
      this.block = rest;
    }
  }

  // ---------------------------------------------------------------- control

  private branchKind(): number {
    return this.pick([Op.IF_I, Op.IF_I, Op.IF_I, Op.IF_L, Op.IF_F, Op.IF_D, Op.IF_P]);
  }

  private endWithIf(): void {
    const { graph } = this;
    const op = this.branchKind();
    const kind = opOperandKinds[3 * op] as Kind;
    let [a, b] = this.comparison(kind);
    if (op === Op.IF_I && this.chance(3)) {
      // As bytecode compares longs and floating-point numbers.
      const wide = this.pick([Op.LCMP, Op.FCMPL, Op.FCMPG, Op.DCMPL, Op.DCMPG]);
      const [x, y] = this.comparison(opOperandKinds[3 * wide] as Kind);
      a = this.emit(wide, Kind.I, x, y);
      b = graph.int(0);
    }
    const v = this.emit(op, Kind.VOID, a, b);
    graph.aux[v] = this.condition(kind);
  }

  private branch(): void {
    this.endWithIf();
    this.arms(this.chance(3) ? 1 : 2, 2);
  }

  /** A field is read, written on one way, read again. */
  private storeInArm(): void {
    const { graph } = this;
    const object = this.notNull(FIRST_OBJECT);
    const { offset, type } = objectFields[0];
    const load = (): void => {
      const v = this.emit(Op.LOAD, Kind.I, object);
      this.access(v, offset, type, 300 + offset);
      this.assign(Kind.I, v);
    };
    load();
    this.endWithIf();
    const [arm, join] = [graph.newBlock(), graph.newBlock()];
    graph.addEdge(this.block, arm, graph.newList([]));
    graph.addEdge(this.block, join, graph.newList([]));
    this.block = arm;
    const store = this.emit(Op.STORE, Kind.VOID, object, this.operand(Kind.I));
    this.access(store, offset, type, 300 + offset);
    this.emit(Op.GOTO, Kind.VOID);
    graph.addEdge(arm, join, graph.newList([]));
    this.block = join;
    load();
  }

  private switch(): void {
    const { graph } = this;
    const v = this.emit(Op.SWITCH, Kind.VOID, this.operand(Kind.I));
    const keys = [-1, 0, 1, 5, 100].slice(this.next(3), 3 + this.next(3));
    graph.imm[v] = graph.switches.push(Int32Array.from(keys)) - 1;
    this.arms(1 + this.next(keys.length + 1), keys.length + 1);
  }

  /** The current block's successors: `filled` arms with statements, the rest lead to the join at once. */
  private arms(filled: number, count: number): void {
    const { graph } = this;
    const from = this.block;
    const start = this.env.slice();
    const ends: { block: number; env: number[] }[] = [];
    const join = graph.newBlock();
    const direct: number[] = [];
    this.depth++;
    for (let i = 0; i < count; i++) {
      if (i >= filled) {
        direct.push(graph.addEdge(from, join, graph.newList([])));
        continue;
      }
      this.block = graph.newBlock();
      graph.addEdge(from, this.block, graph.newList([]));
      this.env = start.slice();
      this.statements();
      if (this.block < 0) continue;
      ends.push({ block: this.block, env: this.env });
      this.emit(Op.GOTO, Kind.VOID);
    }
    this.depth--;
    if (ends.length + direct.length === 0) {
      this.block = -1;
      // Nothing leads there: given an end so that it is sound.
      graph.append(join, graph.newValue(Op.GOTO, Kind.VOID));
      graph.addEdge(join, join, graph.newList([]));
      return;
    }
    this.join(join, start, ends, direct);
  }

  private join(
    join: number,
    start: number[],
    ends: { block: number; env: number[] }[],
    direct: number[],
  ): void {
    const { graph } = this;
    const merged: number[] = [];
    for (let slot = 0; slot < start.length; slot++) {
      const first = ends.length > 0 ? ends[0].env[slot] : start[slot];
      const same =
        ends.every((end) => end.env[slot] === first) && (direct.length === 0 || start[slot] === first);
      merged.push(same && !this.chance(6) ? first : first < 0 ? -1 : graph.addParam(join, graph.kind[first]));
    }
    const args = (env: number[]): number =>
      graph.newList(env.filter((_, slot) => merged[slot] >= 0 && graph.block[merged[slot]] === join));
    for (const end of ends) graph.addEdge(end.block, join, args(end.env));
    for (const e of direct) graph.edgeArgs[e] = args(start);
    this.block = join;
    this.env = merged;
  }

  private loop(): void {
    const { graph } = this;
    if (this.counters >= 3) return;
    const from = this.block;
    const slot = this.env.length;
    this.counters++;
    this.env.push(graph.int(this.pick([0, 0, 0, 1, -1, 5])));
    const start = this.env.slice();
    this.emit(Op.GOTO, Kind.VOID);
    const header = graph.newBlock();
    graph.blockFlags[header] |= BlockInfo.LOOP_HEADER;
    const params = start.map((v) => (v < 0 || this.chance(8) ? -1 : graph.addParam(header, graph.kind[v])));
    if (params[slot] < 0) params[slot] = graph.addParam(header, Kind.I);
    const used = params.map((v, s) => (v >= 0 ? s : -1)).filter((s) => s >= 0);
    const args = (): number => graph.newList(used.map((s) => this.env[s]));
    graph.addEdge(from, header, args());
    this.block = header;
    this.env = start.map((v, s) => (params[s] >= 0 ? params[s] : v));
    // What is no parameter stays what it is.
    const fixed = start.map((_, s) => (params[s] >= 0 ? -1 : this.env[s]));
    const outer = this.kept.length;
    this.kept.push(...fixed.filter((v) => v >= 0));
    const restore = (): void => {
      for (let s = 0; s < fixed.length; s++) if (fixed[s] >= 0) this.env[s] = fixed[s];
    };
    this.leaving(Op.POLL, Kind.VOID);
    this.loopTest(slot);
    const body = graph.newBlock();
    const exit = graph.newBlock();
    graph.addEdge(this.block, body, graph.newList([]));
    graph.addEdge(this.block, exit, graph.newList([]));
    const atHeader = this.env.slice();
    this.block = body;
    this.depth++;
    this.statements();
    this.depth--;
    if (this.block >= 0) {
      this.env.length = slot + 1;
      restore();
      this.env[slot] = this.emit(Op.IADD, Kind.I, this.env[slot], graph.int(this.pick([1, 1, 1, 2, -1])));
      this.emit(Op.GOTO, Kind.VOID);
      graph.addEdge(this.block, header, args());
    }
    this.kept.length = outer;
    this.block = exit;
    this.env = atHeader.slice(0, slot);
    this.counters--;
  }

  /** Ends the header: mostly `counter < length` or `counter < n`. */
  private loopTest(slot: number): void {
    const { graph } = this;
    const n = this.next(4);
    if (n === 0) {
      this.endWithIf();
      return;
    }
    let limit = n === 1 ? graph.int(this.next(6)) : this.variable(Kind.I);
    if (n === 3) limit = this.emit(Op.ARRAY_LENGTH, Kind.I, this.notNull(this.pick([INTS, BYTES])));
    const v = this.emit(Op.IF_I, Kind.VOID, this.env[slot], limit);
    graph.aux[v] = this.pick([IrCond.LT, IrCond.LT, IrCond.LT, IrCond.LE, IrCond.NE]);
  }

  private synchronized(): void {
    const { graph } = this;
    const isLocal = this.locals.length > 0 && this.chance(2);
    const object = isLocal ? this.pick(this.locals) : this.notNull(FIRST_OBJECT + this.next(2));
    const enter = this.leaving(Op.MONITOR_ENTER, Kind.VOID, object, -1, -1, StateFlag.AFTER);
    const saved = this.depth;
    this.depth = 10;
    this.statements();
    this.depth = saved;
    if (this.block < 0 || enter < 0) return;
    graph.state[this.emit(Op.MONITOR_EXIT, Kind.VOID, object)] = this.state(StateFlag.AFTER);
  }
}

/** A world and arguments for {@link RandomGraph}: the same for the same seed. */
export function randomWorld(seed: number): { world: World; args: Value[] } {
  const world = new World(seed);
  const objects: JavaObject[] = [];
  for (let i = 0; i < 3; i++)
    objects.push({ cls: OBJECT_CLASS + (i === 2 ? 1 : 0), fields: new Map(), elements: null, locks: 0 });
  for (const object of objects) {
    for (const { offset, kind } of objectFields) {
      const n = world.next(100);
      object.fields.set(offset, kind === Kind.L ? BigInt(n) : kind === Kind.P ? objects[world.next(3)] : n);
    }
  }
  const arrays: JavaObject[] = [];
  for (const cls of [INTS_CLASS, BYTES_CLASS]) {
    const elements = Array.from({ length: world.next(4) === 0 ? world.next(2) : 2 + world.next(5) }, () =>
      world.next(100),
    );
    arrays.push({ cls, fields: new Map(), elements, locks: 0 });
  }
  world.known.push(...objects, ...arrays);
  world.statics.set(0x7000, world.next(50));
  world.statics.set(0x7008, BigInt(world.next(50)));
  const args = slotKinds.map((kind, slot): Value => {
    const n = world.next(3) === 0 ? edgeInts[world.next(edgeInts.length)] : world.next(20) - 5;
    switch (kind) {
      case Kind.L:
        return world.next(2) === 0 ? BigInt(n) : BigInt.asIntN(64, BigInt(n) * 0x12345678abcdn);
      case Kind.F:
        return Math.fround(n / 4);
      case Kind.D:
        return world.next(6) === 0 ? Number.NaN : n / 3;
      case Kind.P:
        if (slot >= INTS) return world.next(8) === 0 ? null : arrays[slot - INTS];
        return slot > FIRST_OBJECT && world.next(4) === 0 ? null : objects[world.next(3)];
      default:
        return n;
    }
  });
  return { world, args };
}
