/** The back end: a graph in SSA form to machine code, tables and records. docs/OPTIMIZING.md is its tour. */
import { Kind } from '../../../ir/ops.js';
import { FLOAT_ARGUMENTS, INTEGER_ARGUMENTS } from '../../../layout/calling-convention.js';
import { Ctx } from '../../../layout/layout.js';
import { Cond, Form, Reg } from '../../../x64/assembler.js';
import { SCRATCH } from '../../baseline/register-cache.js';
import type { Graph } from '../graph.js';
import { Op } from '../ops.js';
import type { OptimizedCode } from '../optimized-code.js';
import { BlockOrder } from './block-order.js';
import { outgoingWords } from './emit-calls.js';
import { emitEntryPoll, emitJumpTables, jump } from './emit-control.js';
import { emitInstruction } from './emit-instruction.js';
import { type BackendOptions, Emitter } from './emitter.js';
import { Intervals, isFloat, MEMORY, XMM } from './intervals.js';
import { LinearScan } from './linear-scan.js';
import { collectEdgeMoves, collectMoves, emitEdgeMoves } from './moves.js';
import { INCOMING } from './parallel-move.js';
import { Placement, Store } from './placement.js';
import { Selection } from './selection.js';

export type { BackendOptions } from './emitter.js';

/** Frames above this size are compared with the end of the stack before they touch it. */
const LARGE_FRAME = 4096;

/** One of each for all methods: their buffers are reused. Compilations do not nest. */
export class Backend {
  readonly order: BlockOrder = new BlockOrder();
  readonly selection: Selection = new Selection();
  readonly intervals: Intervals = new Intervals();
  readonly scan: LinearScan = new LinearScan();
  readonly placement: Placement = new Placement();
  readonly emitter: Emitter = new Emitter();

  generate(graph: Graph, options: BackendOptions): OptimizedCode {
    this.allocate(graph, options.registers);
    return this.emit(graph, options);
  }

  /** Everything but writing code. Critical edges of the graph are split, operands of commutative operations may be exchanged. */
  allocate(graph: Graph, registers?: number): void {
    this.order.compute(graph);
    this.selection.compute(graph, this.order);
    this.intervals.compute(graph, this.order, this.selection);
    this.scan.run(this.intervals, registers);
    this.placement.compute(this.intervals, this.scan);
  }

  private emit(graph: Graph, options: BackendOptions): OptimizedCode {
    const e = this.emitter;
    e.begin(graph, this.order, this.selection, this.intervals, this.scan, this.placement, options);
    layOutFrame(e);
    findTargets(e);
    if (graph.osrBci < 0) emitPrologue(e);
    emitBlocks(e);
    e.cold.emitAll();
    e.keepDistance();
    emitStackOverflow(e);
    const { asm } = e;
    if (e.jumpTables.length > 0) asm.align(4);
    const codeEnd = asm.offset;
    emitJumpTables(e);
    e.pool.emit();
    return {
      bytes: asm.bytes(),
      relocations: asm.relocations(),
      codeEnd,
      frameSize: e.frameSize,
      pointerHomes: e.pointerHomes,
      syncHome: e.syncHome,
      places: e.records.places.copy(),
      records: e.records.words.copy(),
      constants: e.records.constants.copy(),
      osrEntry: graph.osrBci < 0 ? -1 : 0,
      osrValues: graph.osrBci < 0 ? new Int32Array(0) : osrValues(e),
    };
  }
}

/** The one that {@link generate} uses: for looking at what it did last. */
export const backend: Backend = new Backend();

/** Compiles a graph. A pure function of the graph and the options, but that the graph's critical edges are split. */
export function generate(graph: Graph, options: BackendOptions): OptimizedCode {
  return backend.generate(graph, options);
}

// ---------------------------------------------------------------- the frame

function layOutFrame(e: Emitter): void {
  const { graph, iv } = e;
  let outgoing = 0;
  let hasSync = graph.isSynchronized;
  for (let k = 0; k < iv.instructionCount; k++) {
    const v = iv.instruction[k];
    if (v < 0) continue;
    const op = graph.op[v];
    if (op === Op.CALL || op === Op.MULTI_NEW_ARRAY) outgoing = Math.max(outgoing, outgoingWords(graph, v));
    else if (op === Op.SET_SYNC || op === Op.GET_SYNC) hasSync = true;
  }
  e.layOutFrame(outgoing, hasSync);
}

let overflow = -1;

function emitPrologue(e: Emitter): void {
  const { asm, frameSize, options } = e;
  overflow = -1;
  const needed = frameSize + options.extraStack;
  if (needed > LARGE_FRAME) {
    const label = asm.newLabel();
    asm.rm(Form.LEA_R64_M, SCRATCH, Reg.RSP, -(needed + 16));
    asm.rm(Form.CMP_R64_RM64, SCRATCH, Reg.R15, Ctx.STACK_END);
    asm.jcc(Cond.B, label);
    overflow = label;
  }
  asm.r(Form.PUSH_R64, Reg.RBP);
  asm.rr(Form.MOV_R64_RM64, Reg.RBP, Reg.RSP);
  asm.i(Form.PUSH_IMM32, options.codeId);
  const rest = frameSize - 8;
  if (rest !== 0) asm.ri(rest < 128 ? Form.SUB_RM64_IMM8 : Form.SUB_RM64_IMM32, Reg.RSP, rest);
  if (e.syncHome >= 0) asm.mi(Form.MOV_RM32_IMM32, Reg.RBP, e.pointerDisp(e.syncHome), 0);
}

/** Where a frame that does not fit goes: nothing was pushed, so the exception arises in the caller. */
function emitStackOverflow(e: Emitter): void {
  if (overflow < 0) return;
  e.bind(overflow as ReturnType<typeof e.asm.newLabel>);
  e.asm.jmpAbs(e.stubs.stackOverflow);
  overflow = -1;
}

/** Parameters from where they arrive to where they live. Ints have garbage above. */
function emitParameters(e: Emitter): void {
  const { asm, graph, scan, moves } = e;
  const { paramKinds } = graph;
  let integers = 0;
  let floats = 0;
  let words = 0;
  const arrival = new Int32Array(paramKinds.length);
  for (let i = 0; i < paramKinds.length; i++) {
    if (isFloat(paramKinds[i])) arrival[i] = floats < FLOAT_ARGUMENTS ? XMM + floats++ : INCOMING + words++;
    else
      arrival[i] = integers < INTEGER_ARGUMENTS.length ? INTEGER_ARGUMENTS[integers++] : INCOMING + words++;
  }
  moves.clear();
  for (let v = graph.first[0]; v >= 0; v = graph.next[v]) {
    if (graph.op[v] !== Op.PARAM || scan.first[v] < 0) continue;
    const from = arrival[graph.imm[v]];
    const isInt = graph.kind[v] === Kind.I;
    if (isInt && from < INCOMING) asm.rr(Form.MOV_R32_RM32, from, from);
    const r = scan.register[scan.first[v]];
    // Ints on the stack are loaded as references are: 32 bits, the rest cleared.
    moves.add(from, r === MEMORY ? e.homeLocation(v) : r, isInt && from >= INCOMING ? Kind.P : graph.kind[v]);
  }
  moves.emit(e);
}

/** On-stack replacement: what the VM has put in the homes. Of ints only the low half counts. */
function emitOsrValues(e: Emitter): void {
  const { graph, scan } = e;
  for (let v = graph.first[0]; v >= 0; v = graph.next[v]) {
    if (graph.op[v] !== Op.OSR_VALUE || graph.kind[v] !== Kind.I || scan.first[v] < 0) continue;
    e.setMemory(Reg.RBP, e.homeDisp(v));
    e.memory(Form.MOV_R32_RM32, SCRATCH);
    e.memory(Form.MOV_RM64_R64, SCRATCH);
  }
}

function osrValues(e: Emitter): Int32Array {
  const { graph, scan } = e;
  const values: number[] = [];
  for (let v = graph.first[0]; v >= 0; v = graph.next[v]) {
    if (graph.op[v] !== Op.OSR_VALUE || scan.first[v] < 0) continue;
    values.push(graph.imm[v], graph.kind[v], e.records.home(v));
  }
  return Int32Array.from(values);
}

// ---------------------------------------------------------------- blocks

/** The edge whose moves stand at the block's start, -1 if they stand at the ends of its predecessors. */
export function edgeAtStart(e: Emitter, block: number): number {
  const { graph, order } = e;
  let edge = -1;
  for (let in_ = graph.firstIn[block]; in_ >= 0; in_ = graph.edgeNextIn[in_]) {
    if (order.index[graph.edgeFrom[in_]] < 0) continue;
    if (edge >= 0) return -1;
    edge = in_;
  }
  if (edge < 0) return -1;
  const out = graph.firstOut[graph.edgeFrom[edge]];
  return graph.edgeNextOut[out] < 0 ? -1 : edge;
}

/** Blocks that only jump on need no code: jumps to them go where they lead. */
function findTargets(e: Emitter): void {
  const { graph, order, targets } = e;
  targets.length = 0;
  for (let block = 0; block < graph.blockCount; block++) targets.push(block);
  for (let i = 1; i < order.count; i++) {
    const block = order.order[i];
    if (isEmpty(e, block)) targets[block] = graph.edgeTo[graph.firstOut[block]];
  }
  for (let block = 0; block < graph.blockCount; block++) {
    let to = targets[block];
    // A loop without anything in it has no end.
    for (let steps = 0; targets[to] !== to && steps < graph.blockCount; steps++) to = targets[to];
    targets[block] = to;
  }
}

function isEmpty(e: Emitter, block: number): boolean {
  const { graph, order, iv, scan, placement } = e;
  const index = order.index[block];
  const k = iv.blockStart[index] >> 2;
  if (iv.blockStart[index + 1] >> 2 !== k + 2) return false;
  const v = iv.instruction[k + 1];
  if (v < 0 || graph.op[v] !== Op.GOTO || placement.moveHead[k + 1] >= 0) return false;
  if (graph.edgeTo[graph.firstOut[block]] === block) return false;
  for (let p = graph.first[block]; p >= 0 && graph.op[p] === Op.BLOCK_PARAM; p = graph.next[p])
    if (scan.first[p] >= 0) return false;
  const in_ = edgeAtStart(e, block);
  if (in_ >= 0 && hasMoves(e, in_)) return false;
  return !hasMoves(e, graph.firstOut[block]);
}

function hasMoves(e: Emitter, edge: number): boolean {
  collectEdgeMoves(e, edge);
  const has = !e.moves.isEmpty;
  e.moves.clear();
  return has;
}

function emitBlocks(e: Emitter): void {
  const { order, targets } = e;
  for (let i = 0; i < order.count; i++) {
    const block = order.emission[i];
    if (targets[block] !== block) continue;
    let next = i + 1;
    while (next < order.count && targets[order.emission[next]] !== order.emission[next]) next++;
    e.nextBlock = next < order.count ? order.emission[next] : -1;
    emitBlock(e, block);
  }
}

function emitBlock(e: Emitter, block: number): void {
  const { asm, graph, order, iv } = e;
  const index = order.index[block];
  if (order.aligned[block] !== 0) {
    e.keepDistance();
    asm.align(16);
  }
  e.bind(e.blockLabels[block]);
  const first = iv.blockStart[index] >> 2;
  const end = iv.blockStart[index + 1] >> 2;
  e.select(-1, first);
  if (block === 0) {
    if (graph.osrBci < 0) emitParameters(e);
    else emitOsrValues(e);
  } else {
    const edge = edgeAtStart(e, block);
    if (edge >= 0) emitEdgeMoves(e, edge);
  }
  emitInstructions(e, block, first, end);
}

function emitInstructions(e: Emitter, block: number, first: number, end: number): void {
  const { graph, iv } = e;
  for (let v = graph.first[block]; v >= 0; v = graph.next[v]) {
    const op = graph.op[v];
    if (op === Op.BLOCK_PARAM || op === Op.PARAM) storeDefinition(e, v);
  }
  for (let k = first + 1; k < end; k++) {
    const v = iv.instruction[k];
    e.select(v, k);
    if (e.placement.moveHead[k] >= 0) {
      collectMoves(e, k);
      e.moves.emit(e);
    }
    if (v < 0) emitEntryPoll(e);
    else {
      emitInstruction(e);
      if (e.root(v) === v) storeDefinition(e, v);
      if (graph.op[v] === Op.GOTO) {
        const edge = graph.firstOut[block];
        emitEdgeMoves(e, edge);
        const to = e.target(graph.edgeTo[edge]);
        if (to !== e.nextBlock && isLoopTest(e, block, to)) {
          const index = e.order.index[to];
          emitInstructions(e, to, iv.blockStart[index] >> 2, iv.blockStart[index + 1] >> 2);
        } else jump(e, to);
      }
    }
  }
}

/** Tests of loops up to this many instructions are emitted again in place of a jump to them. */
const REPEATED = 4;

/** Is a block that a loop jumps back to the test that leaves it, and short? Then the test stands at the bottom as well. */
function isLoopTest(e: Emitter, from: number, block: number): boolean {
  const { graph, order, iv } = e;
  const { loops } = order;
  const loop = loops.loopOf[block];
  if (loop < 0 || loops.header[loop] !== block || !loops.contains(loop, from) || order.isCold(from))
    return false;
  const index = order.index[block];
  if ((iv.blockStart[index + 1] - iv.blockStart[index]) >> 2 > REPEATED + 1) return false;
  const op = graph.op[graph.last[block]];
  return op >= Op.IF_I && op <= Op.IF_P;
}

/** A value that goes to memory somewhere is written there once, behind its definition. */
function storeDefinition(e: Emitter, v: number): void {
  const { scan, placement, graph } = e;
  if (placement.store[v] !== Store.AT_DEFINITION) return;
  e.move(scan.register[scan.first[v]], e.homeLocation(v), graph.kind[v]);
}
