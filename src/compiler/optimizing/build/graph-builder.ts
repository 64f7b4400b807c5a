/**
 * Slot IR to SSA. A half of a slot is a variable: blocks that several ways lead to get a parameter for each that is live there; everywhere else its value is known. Calls
 * that are inlined are built in place, as if their code stood there. What makes this compiler give up throws {@link Unsupported}.
 */
import { BlockFlag, type IrMethod } from '../../../ir/method.js';
import { IR_WORDS, IrCond, Kind, W } from '../../../ir/ops.js';
import type { KnownObject, MethodRef, OptimizingEnv } from '../environment.js';
import { BlockInfo, Graph, NO_STATE, NO_VALUE, StateFlag } from '../graph.js';
import { Op, TrapReason, ValueFlag } from '../ops.js';
import { LOCK_SLOT } from '../optimized-code.js';
import { argumentKind } from './call-shape.js';
import { depthOf, MethodContext } from './context.js';
import { Half, MAX_VALUES } from './halves.js';
import { BlockLiveness, endOf, Liveness } from './liveness.js';
import { translate } from './translate.js';
import { removeTrivialParams } from './trivial-params.js';
import { Unsupported } from './unsupported.js';

/** An instruction of the slot IR that is being translated, see the fields of {@link GraphBuilder}. */
export type Place = Pick<GraphBuilder, 'values' | 'instruction' | 'dst' | 'a' | 'b' | 'c' | 'bci' | 'before'>;

export class GraphBuilder {
  readonly graph: Graph = new Graph();
  context!: MethodContext;
  ir!: IrMethod;
  /** The block that is being filled, -1 behind its end. */
  block = -1;
  /** What the slots' halves hold: index 2 * slot + half, NO_VALUE if undefined. */
  values: Int32Array = new Int32Array(0);
  /** The current instruction of the slot IR: its index and words. */
  instruction = 0;
  dst = 0;
  a = 0;
  b = 0;
  c = 0;
  bci = 0;
  /** The state before its bytecode, if there is one yet. */
  before = NO_STATE;
  /** The exception on the way to a handler. */
  private thrown = NO_VALUE;
  /** What a synchronized method has locked. */
  private locked = NO_VALUE;
  private readonly entries: number[] = [];
  /** Remembered: small methods are inlined again and again. */
  private readonly liveness = new WeakMap<IrMethod, Liveness>();
  /** By depth of inlining. */
  private readonly liveAt: BlockLiveness[] = [];
  /** Class record by value, where the exact class of a new object is known. */
  readonly exactClass = new Map<number, number>();

  /** What values are for good that are no constants: they are loaded from where they never change. */
  private readonly objects = new Map<number, KnownObject>();
  /** Lengths of arrays that are constants. */
  private readonly lengths = new Map<number, number>();

  constructor(readonly env: OptimizingEnv) {}

  /**
   * The graph of a method, entered by a call, or (osrBci >= 0) at a loop header. It is the builder's one graph: the next call overwrites it.
   * @throws Unsupported
   */
  build(method: MethodRef, osrBci: number): Graph {
    const { graph } = this;
    graph.reset();
    this.exactClass.clear();
    this.lengths.clear();
    this.objects.clear();
    this.locked = NO_VALUE;
    const ir = this.irOf(method);
    graph.paramKinds = Uint8Array.from(ir.paramKinds);
    graph.returnKind = ir.returnKind;
    graph.osrBci = osrBci;
    graph.types = this.env;
    graph.methods.push({ id: method.id, name: method.toString() });
    graph.isSynchronized = method.isSynchronized;
    const entry = graph.newBlock();
    this.block = entry;
    const start = osrBci < 0 ? 0 : loopHeader(ir, osrBci);
    const context = this.enter(null, method, 0, ir, NO_STATE, start);
    this.values = new Int32Array(2 * ir.slotCount).fill(NO_VALUE);
    if (osrBci < 0) this.startMethod(method);
    else this.addOsrValues(start);
    if (start === 0) {
      context.blockOf[0] = entry;
      context.entry[0] = this.values;
    } else {
      context.isJoin[start] = 1;
      this.goto(start);
    }
    this.translateBody();
    removeTrivialParams(graph);
    return graph;
  }

  private irOf(method: MethodRef): IrMethod {
    const ir = this.env.irOf(method);
    if (ir === null) throw new Unsupported(`no IR of ${method}`);
    return ir;
  }

  /** Makes a method the current one. */
  enter(
    parent: MethodContext | null,
    method: MethodRef,
    index: number,
    ir: IrMethod,
    parentState: number,
    start: number,
  ): MethodContext {
    this.env.enter(method);
    let live = this.liveness.get(ir);
    if (live === undefined) {
      live = new Liveness(ir, (instruction, i) => argumentKind(this.env.link, ir, instruction, i));
      this.liveness.set(ir, live);
    }
    const depth = depthOf(parent);
    this.liveAt[depth] ??= new BlockLiveness();
    const context = new MethodContext(
      parent,
      method,
      index,
      ir,
      live,
      this.liveAt[depth],
      parentState,
      start,
    );
    this.context = context;
    this.ir = ir;
    this.graph.expandedFrames = Math.max(this.graph.expandedFrames, context.frameBytes);
    return context;
  }

  /** The current instruction and what the slots hold: to go back to it after another method has been built. */
  savePlace(): Place {
    const { values, instruction, dst, a, b, c, bci, before } = this;
    return { values, instruction, dst, a, b, c, bci, before };
  }

  restorePlace(place: Place): void {
    Object.assign(this, place);
  }

  /** Back in a method after one that was inlined. */
  resume(context: MethodContext): void {
    this.env.enter(context.method);
    this.context = context;
    this.ir = context.ir;
  }

  /** Parameters, and the lock of a synchronized method. */
  private startMethod(method: MethodRef): void {
    const { graph, context } = this;
    this.addParameters();
    // Entered anew, the method locks its receiver, whether its code asks for that or not.
    const receiver = method.isSynchronized && !method.isStatic ? this.ir.paramSlots[0] : -1;
    graph.entryState = this.stateAtBlock(0, receiver);
    graph.stateBci[graph.entryState] = -1;
    if (!method.isSynchronized) return;
    this.locked = method.isStatic
      ? graph.constant(Op.PCONST, Kind.P, method.mirror)
      : graph.first[this.block];
    // If this code is given up while the thread waits for the monitor, the frame that takes its place owns it.
    this.emit(Op.SET_SYNC, Kind.VOID, this.locked);
    const state = this.stateAtBlock(context.start);
    const enter = this.emit(Op.MONITOR_ENTER, Kind.VOID, this.locked);
    graph.state[enter] = state;
  }

  /** Before a return of the compiled method, if that is synchronized. Executed again in baseline code, the return finds nothing locked. */
  unlock(): void {
    const { graph } = this;
    if (!graph.isSynchronized) return;
    const locked = this.locked === NO_VALUE ? this.emit(Op.GET_SYNC, Kind.P) : this.locked;
    this.emit(Op.SET_SYNC, Kind.VOID, graph.nullReference());
    this.emitLeaving(Op.MONITOR_EXIT, Kind.VOID, locked);
  }

  private addParameters(): void {
    const { graph, ir } = this;
    for (let i = 0; i < ir.paramKinds.length; i++) {
      const v = graph.newValue(Op.PARAM, ir.paramKinds[i]);
      graph.imm[v] = i;
      graph.append(this.block, v);
      if (i === 0 && !this.context.method.isStatic) graph.flags[v] |= ValueFlag.NON_NULL;
      this.setSlot(ir.paramSlots[i], ir.paramKinds[i], v);
    }
  }

  private addOsrValues(start: number): void {
    const { ir, context } = this;
    for (let slot = 0; slot < ir.slotCount; slot++) {
      for (let kind: number = Kind.I; kind <= Kind.P; kind++) {
        if (!context.live.isLiveIn(start, slot, kind)) continue;
        this.setSlot(slot, kind, this.osrValue(slot, kind));
      }
    }
    if (isHandler(ir, start)) this.thrown = this.osrValue(caughtSlot(ir), Kind.P);
  }

  private osrValue(slot: number, kind: Kind): number {
    const { graph } = this;
    const v = graph.newValue(Op.OSR_VALUE, kind);
    graph.imm[v] = slot;
    graph.append(this.block, v);
    return v;
  }

  /** Translates the blocks of the current method that anything leads to. A throw may lead back to a handler that was passed by. */
  translateBody(): void {
    const { context, ir } = this;
    const done = new Uint8Array(ir.blockCount);
    for (let missed = true; missed; ) {
      missed = false;
      for (const block of context.order) {
        const target = context.blockOf[block];
        if (target < 0 || done[block] !== 0) continue;
        done[block] = 1;
        missed = true;
        this.block = target;
        // Blocks that one way leads to may share its array.
        this.values = (context.entry[block] as Int32Array).slice();
        context.entry[block] = null;
        if (context.isStraight && context.isJoin[block] !== 0) this.passByOnlyWay(target);
        this.translateBlock(ir, block);
        if (this.graph.count > MAX_VALUES) throw new Unsupported('too large');
      }
    }
  }

  /** Where several ways could meet, but only one has led here (the others were decided): what holds on it holds here. */
  private passByOnlyWay(block: number): void {
    const { graph, values } = this;
    const edge = graph.firstIn[block];
    if (graph.paramCount[block] === 0 || edge < 0 || graph.edgeNextIn[edge] >= 0) return;
    const args = graph.edgeArgs[edge] + 1;
    let param = graph.first[block];
    for (let i = 0; i < graph.paramCount[block]; i++, param = graph.next[param])
      for (let at = 0; at < values.length; at++) if (values[at] === param) values[at] = graph.lists[args + i];
  }

  private translateBlock(ir: IrMethod, block: number): void {
    const end = endOf(ir, block);
    this.context.live.prepare(block, this.context.liveAt);
    for (let i = ir.blockStart[block]; i < end; i++) {
      const at = i * IR_WORDS;
      this.instruction = i;
      this.dst = ir.code[at + W.DST];
      this.a = ir.code[at + W.A];
      this.b = ir.code[at + W.B];
      this.c = ir.code[at + W.C];
      this.bci = ir.code[at + W.BCI];
      this.before = NO_STATE;
      translate(this, ir.code[at], block);
      if (this.block < 0) return;
    }
    this.goto(block + 1);
  }

  // ---------------------------------------------------------------- values

  setSlot(slot: number, kind: number, v: number): void {
    const at = 2 * slot + (kind === Kind.P ? Half.POINTER : Half.SCALAR);
    this.values[at] = v;
    this.context.defined[at] = v;
  }

  /** Defines the result of the current instruction. */
  define(kind: number, v: number): void {
    if (this.dst >= 0) this.setSlot(this.dst, kind, v);
  }

  /** The value of an operand: a slot or a constant. */
  operand(operand: number, kind: number): number {
    if (operand < 0) return this.constant(~operand);
    const v = this.values[2 * operand + (kind === Kind.P ? Half.POINTER : Half.SCALAR)];
    return v === NO_VALUE ? this.undefinedValue(kind) : v;
  }

  private constant(index: number): number {
    const { constKind, constLo, constHi } = this.ir;
    return this.constantOf(constKind[index], constLo[index], constHi[index]);
  }

  /** The constant of these bits; of references there is null only. */
  constantOf(kind: number, lo: number, hi: number): number {
    const { graph } = this;
    switch (kind) {
      case Kind.I:
        return graph.int(lo);
      case Kind.L:
        return graph.long(lo, hi);
      case Kind.F:
        return graph.constant(Op.FCONST, Kind.F, lo);
      case Kind.D:
        return graph.constant(Op.DCONST, Kind.D, lo, hi);
      default:
        return graph.nullReference();
    }
  }

  /** What is read before it was written, on ways that are never taken. */
  undefinedValue(kind: number): number {
    return this.constantOf(kind, 0, 0);
  }

  /** Appends an instruction to the current block. */
  emit(op: Op, kind: number, a = NO_VALUE, b = NO_VALUE, c = NO_VALUE): number {
    const v = this.graph.newValue(op, kind, a, b, c);
    this.graph.append(this.block, v);
    return v;
  }

  /** The same for one that may leave the code, with the state before the current bytecode. */
  emitLeaving(op: Op, kind: number, a = NO_VALUE, b = NO_VALUE, c = NO_VALUE): number {
    const state = this.stateBefore();
    const v = this.emit(op, kind, a, b, c);
    this.graph.state[v] = state;
    return v;
  }

  /** Record of the exact class of an object, where it is known (it is not null then); 0 otherwise. */
  classOf(v: number): number {
    const { graph } = this;
    const op = graph.op[v];
    if (op === Op.PCONST || op === Op.PCELL) return this.env.classOfConstant(graph.imm[v], op === Op.PCELL);
    return this.exactClass.get(v) ?? 0;
  }

  /** The object that a reference is for good; null if that is not known. */
  knownObject(v: number): KnownObject | null {
    const { graph } = this;
    const op = graph.op[v];
    if (op === Op.PCONST || op === Op.PCELL) return this.env.objects.at(graph.imm[v], op === Op.PCELL);
    return this.objects.get(v) ?? null;
  }

  /** The value is this object wherever it is computed. */
  noteObject(v: number, object: KnownObject): void {
    this.objects.set(v, object);
    const { objects } = this.env;
    this.exactClass.set(v, objects.recordOf(object));
    const length = objects.lengthOf(object);
    if (length >= 0) this.lengths.set(v, length);
    this.graph.flags[v] |= ValueFlag.NON_NULL;
  }

  /** The reference, checked for null. All slots of the method that held it hold the checked one from here on. */
  checkNull(v: number): number {
    const { graph } = this;
    if ((graph.flags[v] & ValueFlag.NON_NULL) !== 0) return v;
    if (this.knownObject(v) !== null) {
      graph.flags[v] |= ValueFlag.NON_NULL;
      return v;
    }
    if (this.env.trapped(this.context.method, this.bci, TrapReason.NULL_CHECK)) this.testNull(v);
    const checked = this.emitLeaving(Op.CHECK_NULL, Kind.P, v);
    graph.flags[checked] |= ValueFlag.NON_NULL;
    this.substitute(v, checked);
    const exact = this.exactClass.get(v);
    if (exact !== undefined) this.exactClass.set(checked, exact);
    return checked;
  }

  /** Null has been found here: a branch, which costs less than the fault that a check would end in. The check behind it is superfluous. */
  private testNull(v: number): void {
    const { graph } = this;
    const state = this.stateBefore();
    const branch = this.emit(Op.IF_P, Kind.VOID, v, graph.nullReference());
    graph.aux[branch] = IrCond.EQ;
    const leaving = graph.newBlock();
    const rest = graph.newBlock();
    graph.addEdge(this.block, leaving, graph.newList([]));
    graph.addEdge(this.block, rest, graph.newList([]));
    graph.blockFlags[leaving] |= BlockInfo.COLD;
    const trap = graph.newValue(Op.TRAP, Kind.VOID);
    graph.imm[trap] = TrapReason.NULL_CHECK;
    graph.state[trap] = state;
    graph.append(leaving, trap);
    this.block = rest;
  }

  /** The length of an array that is not null. */
  lengthOf(array: number): number {
    const length = this.lengths.get(array);
    return length === undefined ? this.emit(Op.ARRAY_LENGTH, Kind.I, array) : this.graph.int(length);
  }

  substitute(v: number, by: number): void {
    const { values } = this;
    for (let i = Half.POINTER; i < values.length; i += 2) if (values[i] === v) values[i] = by;
  }

  // ---------------------------------------------------------------- states

  /** The state before the current bytecode; one for all its checks. */
  stateBefore(): number {
    if (this.before === NO_STATE) this.before = this.makeState(0, 0, false);
    return this.before;
  }

  /** The state after the current bytecode, which has taken `words` from the stack and leaves a result of this kind that is still to come. */
  stateAfter(words: number, result: Kind): number {
    return this.makeState(StateFlag.AFTER | (result << StateFlag.RESULT_SHIFT), words, true);
  }

  private makeState(flags: number, dropped: number, after: boolean): number {
    const { ir, context, entries, values, instruction } = this;
    const { liveAt } = context;
    const snapshot = ir.snapshotAt[this.bci];
    if (snapshot < 0) throw new Error(`${context.method}: no snapshot at ${this.bci}`);
    entries.length = 0;
    for (let slot = 0; slot < ir.maxLocals; slot++) {
      for (let kind: number = Kind.I; kind <= Kind.P; kind++) {
        const isLive = after
          ? liveAt.isLiveAfter(instruction, slot, kind)
          : liveAt.isLiveBefore(instruction, slot, kind);
        if (isLive) this.addEntry(slot, values[2 * slot + (kind === Kind.P ? Half.POINTER : Half.SCALAR)]);
      }
    }
    const words = ir.snapshots;
    const depth = words[snapshot] - dropped;
    for (let i = 0; i < depth; i++) {
      const kind = words[snapshot + 1 + 2 * i];
      if (kind >= Kind.I && kind <= Kind.P)
        this.addEntry(ir.maxLocals + i, this.operand(words[snapshot + 2 + 2 * i], kind));
    }
    return this.newState(this.bci, flags);
  }

  private addEntry(slot: number, v: number): void {
    if (v !== NO_VALUE) this.entries.push(slot, v);
  }

  private newState(bci: number, flags: number): number {
    const { graph, context } = this;
    if (context.isHolding) this.addEntry(LOCK_SLOT, context.locked);
    return graph.newState(context.index, bci, flags, context.parentState, graph.newList(this.entries));
  }

  /** The state at the start of a block of the slot IR (of a handler: when it has the exception), from the current values. `reference`: a slot whose reference is kept even if it is not live there. */
  stateAtBlock(block: number, reference = -1): number {
    const { ir, context, entries } = this;
    entries.length = 0;
    for (let slot = 0; slot < ir.maxLocals + ir.blockDepth[block]; slot++) {
      for (let kind: number = Kind.I; kind <= Kind.P; kind++) {
        if (context.live.isLiveIn(block, slot, kind) || (slot === reference && kind === Kind.P))
          this.addEntry(slot, this.values[2 * slot + (kind === Kind.P ? Half.POINTER : Half.SCALAR)]);
      }
    }
    if (isHandler(ir, block)) this.addEntry(caughtSlot(ir), this.values[2 * caughtSlot(ir) + Half.POINTER]);
    return this.newState(ir.blockBci[block], 0);
  }

  // ---------------------------------------------------------------- control

  /** Ends the block with a jump to a block of the slot IR. */
  goto(target: number): void {
    this.emit(Op.GOTO, Kind.VOID);
    this.edge(target);
    this.block = -1;
  }

  /**
   * Ends the block with a jump to a handler of the current method or one around it.
   * @param values what the slots of that method hold
   * @param thrown the exception, not null
   */
  gotoHandler(context: MethodContext, block: number, values: Int32Array, thrown: number): void {
    const from = this.context;
    const place = this.savePlace();
    this.emit(Op.GOTO, Kind.VOID);
    this.context = context;
    this.ir = context.ir;
    this.values = values;
    this.thrown = thrown;
    this.edge(block);
    this.context = from;
    this.ir = from.ir;
    this.restorePlace(place);
    this.block = -1;
  }

  /** The next outgoing edge of the current block, to a block of the slot IR. */
  edge(target: number): void {
    const { context, graph, values } = this;
    let to = context.blockOf[target];
    if (to < 0) {
      to = graph.newBlock();
      context.blockOf[target] = to;
      context.entry[target] = context.isJoin[target] !== 0 ? this.addJoinParams(target, to) : values.slice();
    }
    graph.addEdge(
      this.block,
      to,
      context.isJoin[target] !== 0 ? this.joinArguments(target) : graph.newList([]),
    );
  }

  private addJoinParams(target: number, block: number): Int32Array {
    const { context, graph, ir } = this;
    const { live, isConstant, defined } = context;
    const values = new Int32Array(2 * ir.slotCount).fill(NO_VALUE);
    for (let slot = 0; slot < ir.slotCount; slot++) {
      const at = 2 * slot;
      const kind = live.scalarKindIn(target, slot);
      if (kind !== Kind.VOID) values[at] = isConstant[at] !== 0 ? defined[at] : graph.addParam(block, kind);
      if (live.isLiveIn(target, slot, Kind.P))
        values[at + 1] = isConstant[at + 1] !== 0 ? defined[at + 1] : graph.addParam(block, Kind.P);
    }
    if (isHandler(ir, target)) {
      const caught = graph.addParam(block, Kind.P);
      graph.flags[caught] |= ValueFlag.NON_NULL;
      context.caught.set(target, caught);
    }
    return values;
  }

  private joinArguments(target: number): number {
    const { context, graph, ir, values } = this;
    const { live, isConstant } = context;
    const list: number[] = [];
    for (let slot = 0; slot < ir.slotCount; slot++) {
      const at = 2 * slot;
      const kind = live.scalarKindIn(target, slot);
      if (kind !== Kind.VOID && isConstant[at] === 0) list.push(this.ofKind(values[at], kind));
      if (live.isLiveIn(target, slot, Kind.P) && isConstant[at + 1] === 0)
        list.push(values[at + 1] === NO_VALUE ? graph.nullReference() : values[at + 1]);
    }
    if (isHandler(ir, target)) list.push(this.thrown);
    return graph.newList(list);
  }

  /** A scalar half may hold a value of another kind on a way on which it is not read. */
  private ofKind(v: number, kind: Kind): number {
    return v === NO_VALUE || this.graph.kind[v] !== kind ? this.undefinedValue(kind) : v;
  }

  /** An edge to a block that only leaves the code, at the start of a block of the slot IR. */
  trapEdge(target: number, reason: TrapReason): void {
    const { graph } = this;
    const block = graph.newBlock();
    graph.blockFlags[block] |= BlockInfo.COLD;
    const v = graph.newValue(Op.TRAP, Kind.VOID);
    graph.imm[v] = reason;
    graph.state[v] = this.stateAtBlock(target);
    graph.append(block, v);
    graph.addEdge(this.block, block, graph.newList([]));
  }

  /** Ends the block by leaving the code before the current bytecode. */
  trap(reason: TrapReason): void {
    const v = this.emitLeaving(Op.TRAP, Kind.VOID);
    this.graph.imm[v] = reason;
    this.block = -1;
  }
}

const isHandler = (ir: IrMethod, block: number): boolean => (ir.blockFlags[block] & BlockFlag.HANDLER) !== 0;

/** Where CATCH puts the exception: the first slot of the operand stack. */
const caughtSlot = (ir: IrMethod): number => ir.maxLocals;

function loopHeader(ir: IrMethod, bci: number): number {
  for (let block = 0; block < ir.blockCount; block++)
    if (ir.blockBci[block] === bci && (ir.blockFlags[block] & BlockFlag.LOOP_HEADER) !== 0) return block;
  throw new Unsupported(`no loop at ${bci}`);
}
