/** Comparisons and what depends on them, switches, returns. */
import { IrCond, Kind } from '../../../ir/ops.js';
import { Ctx } from '../../../layout/layout.js';
import { Cond, Form, Reg } from '../../../x64/assembler.js';
import { Alu, aluForm, aluImmediate, aluImmediateForm } from '../../baseline/alu.js';
import { SCRATCH } from '../../baseline/register-cache.js';
import { ENDS_UNIT, Op, TrapReason, UNSIGNED } from '../ops.js';
import { Cold } from './cold-code.js';
import { moveTo } from './emit-arithmetic.js';
import { type Emitter, Where } from './emitter.js';
import { XMM } from './intervals.js';
import { Fold } from './selection.js';

const signed: readonly Cond[] = [Cond.E, Cond.NE, Cond.L, Cond.GE, Cond.G, Cond.LE];
const unsigned: readonly Cond[] = [Cond.E, Cond.NE, Cond.B, Cond.AE, Cond.A, Cond.BE];
/** After `ucomis a, b` (unordered counts as less) and `ucomis b, a` (as greater). */
const ordered: readonly Cond[] = [Cond.E, Cond.NE, Cond.B, Cond.AE, Cond.A, Cond.BE];
const orderedReversed: readonly Cond[] = [Cond.E, Cond.NE, Cond.A, Cond.BE, Cond.B, Cond.AE];

/** Compares two integers or references; the processor's condition under which `aux` holds. */
export function compare(e: Emitter, a: number, b: number, aux: number, wide: boolean): Cond {
  const { asm, graph, selection } = e;
  const cond = (aux & UNSIGNED) !== 0 ? unsigned[aux & IrCond.MASK] : signed[aux & IrCond.MASK];
  if (selection.fold[a] === Fold.TEST) {
    const first = e.use(graph.a[a]);
    const second = graph.b[a];
    switch (e.locate(second)) {
      case Where.REGISTER:
        asm.rr(wide ? Form.TEST_RM64_R64 : Form.TEST_RM32_R32, first, e.base);
        break;
      case Where.MEMORY:
        e.memory(wide ? Form.TEST_RM64_R64 : Form.TEST_RM32_R32, first);
        break;
      case Where.POOL:
        asm.rl(Form.TEST_RM64_R64, first, e.poolLabel);
        break;
      default:
        testImmediate(e, first, e.immediate, wide);
    }
    return cond;
  }
  if (selection.fold[a] === Fold.OPERAND) {
    // Even if the constant is in a register as well, for others: the load has been folded for the sake of the immediate.
    const immediate = graph.imm[e.root(b)];
    e.address(a);
    e.memoryImmediate(aluImmediateForm(Alu.CMP, wide, immediate), immediate);
    return cond;
  }
  const first = e.use(a);
  const where = e.locate(b);
  if (where === Where.IMMEDIATE && e.immediate === 0)
    asm.rr(wide ? Form.TEST_RM64_R64 : Form.TEST_RM32_R32, first, first);
  else if (where === Where.IMMEDIATE) aluImmediate(asm, Alu.CMP, wide, first, e.immediate);
  else if (where === Where.REGISTER) asm.rr(aluForm(Alu.CMP, wide), first, e.base);
  else if (where === Where.MEMORY) e.memory(aluForm(Alu.CMP, wide), first);
  else asm.rl(aluForm(Alu.CMP, wide), first, e.poolLabel);
  return cond;
}

/** The byte form where the mask fits, without changing what the sign tells. */
function testImmediate(e: Emitter, reg: Reg, mask: number, wide: boolean): void {
  const { asm } = e;
  if (mask >= 0 && mask < 128) asm.ri(Form.TEST_RM8_IMM8, reg, mask);
  else asm.ri(wide ? Form.TEST_RM64_IMM32 : Form.TEST_RM32_IMM32, reg, mask);
}

/** For EQ and NE parity must be looked at besides. */
function compareFloats(e: Emitter, a: number, b: number, aux: number, double: boolean): Cond {
  const cond = aux & IrCond.MASK;
  const reversed = (aux & IrCond.NAN_GREATER) !== 0 && cond !== IrCond.EQ && cond !== IrCond.NE;
  const form = double ? Form.UCOMISD_XMM_XMMM64 : Form.UCOMISS_XMM_XMMM32;
  if (reversed) e.apply(form, e.use(b), a);
  else e.apply(form, e.use(a), b);
  return (reversed ? orderedReversed : ordered)[cond];
}

// ---------------------------------------------------------------- branches

export function emitIf(e: Emitter, op: Op): void {
  const { graph } = e;
  const block = graph.block[e.v];
  const first = graph.firstOut[block];
  const whenTrue = e.target(graph.edgeTo[first]);
  const whenFalse = e.target(graph.edgeTo[graph.edgeNextOut[first]]);
  const a = graph.a[e.v];
  const b = graph.b[e.v];
  const aux = graph.aux[e.v];
  if (op === Op.IF_D || op === Op.IF_F) {
    const cond = compareFloats(e, a, b, aux, op === Op.IF_D);
    if (cond === Cond.E || cond === Cond.NE) {
      branchOnEquality(e, cond === Cond.E ? whenTrue : whenFalse, cond === Cond.E ? whenFalse : whenTrue);
      return;
    }
    branch(e, cond, whenTrue, whenFalse);
    return;
  }
  branch(e, compare(e, a, b, aux, op === Op.IF_L), whenTrue, whenFalse);
}

function branch(e: Emitter, cond: Cond, whenTrue: number, whenFalse: number): void {
  const { asm } = e;
  if (whenTrue === whenFalse) {
    jump(e, whenTrue);
    return;
  }
  if (whenTrue === e.nextBlock) {
    asm.jcc((cond ^ 1) as Cond, e.blockLabels[whenFalse]);
    return;
  }
  // The jump that is taken more often stands first.
  const { order } = e;
  if (
    whenFalse !== e.nextBlock &&
    order.frequency[order.index[whenFalse]] > order.frequency[order.index[whenTrue]]
  ) {
    asm.jcc((cond ^ 1) as Cond, e.blockLabels[whenFalse]);
    jump(e, whenTrue);
    return;
  }
  asm.jcc(cond, e.blockLabels[whenTrue]);
  jump(e, whenFalse);
}

export function jump(e: Emitter, block: number): void {
  if (block !== e.nextBlock) e.asm.jmp(e.blockLabels[block]);
}

/** Equal means neither unordered nor different. */
function branchOnEquality(e: Emitter, equal: number, different: number): void {
  const { asm } = e;
  asm.jcc(Cond.P, e.blockLabels[different]);
  if (different === e.nextBlock) {
    asm.jcc(Cond.E, e.blockLabels[equal]);
    return;
  }
  asm.jcc(Cond.NE, e.blockLabels[different]);
  jump(e, equal);
}

export function emitGuard(e: Emitter): void {
  const { asm, graph } = e;
  const cond = compare(e, graph.a[e.v], graph.b[e.v], graph.aux[e.v], false);
  asm.jcc((cond ^ 1) as Cond, e.cold.trap(graph.imm[e.v] as TrapReason));
}

export function emitSetCondition(e: Emitter, op: Op): void {
  const { asm, graph } = e;
  const to = e.result();
  if (to < 0) return;
  const aux = graph.aux[e.v];
  if (op === Op.SETCC_D || op === Op.SETCC_F) {
    const cond = compareFloats(e, graph.a[e.v], graph.b[e.v], aux, op === Op.SETCC_D);
    asm.r(setForms[cond], to);
    if (cond === Cond.E || cond === Cond.NE) {
      asm.r(cond === Cond.E ? Form.SETNP_RM8 : Form.SETP_RM8, SCRATCH);
      asm.rr(cond === Cond.E ? Form.AND_R32_RM32 : Form.OR_R32_RM32, to, SCRATCH);
    }
    asm.rr(Form.MOVZX_R32_RM8, to, to);
    return;
  }
  const cond = compare(e, graph.a[e.v], graph.b[e.v], aux, op === Op.SETCC_L);
  asm.r(setForms[cond], to);
  asm.rr(Form.MOVZX_R32_RM8, to, to);
}

const setForms: readonly Form[] = [
  Form.SETO_RM8,
  Form.SETNO_RM8,
  Form.SETB_RM8,
  Form.SETAE_RM8,
  Form.SETE_RM8,
  Form.SETNE_RM8,
  Form.SETBE_RM8,
  Form.SETA_RM8,
  Form.SETS_RM8,
  Form.SETNS_RM8,
  Form.SETP_RM8,
  Form.SETNP_RM8,
  Form.SETL_RM8,
  Form.SETGE_RM8,
  Form.SETLE_RM8,
  Form.SETG_RM8,
];

const selectForms32: readonly Form[] = [
  Form.CMOVO_R32_RM32,
  Form.CMOVNO_R32_RM32,
  Form.CMOVB_R32_RM32,
  Form.CMOVAE_R32_RM32,
  Form.CMOVE_R32_RM32,
  Form.CMOVNE_R32_RM32,
  Form.CMOVBE_R32_RM32,
  Form.CMOVA_R32_RM32,
  Form.CMOVS_R32_RM32,
  Form.CMOVNS_R32_RM32,
  Form.CMOVP_R32_RM32,
  Form.CMOVNP_R32_RM32,
  Form.CMOVL_R32_RM32,
  Form.CMOVGE_R32_RM32,
  Form.CMOVLE_R32_RM32,
  Form.CMOVG_R32_RM32,
];
const selectForms64: readonly Form[] = [
  Form.CMOVO_R64_RM64,
  Form.CMOVNO_R64_RM64,
  Form.CMOVB_R64_RM64,
  Form.CMOVAE_R64_RM64,
  Form.CMOVE_R64_RM64,
  Form.CMOVNE_R64_RM64,
  Form.CMOVBE_R64_RM64,
  Form.CMOVA_R64_RM64,
  Form.CMOVS_R64_RM64,
  Form.CMOVNS_R64_RM64,
  Form.CMOVP_R64_RM64,
  Form.CMOVNP_R64_RM64,
  Form.CMOVL_R64_RM64,
  Form.CMOVGE_R64_RM64,
  Form.CMOVLE_R64_RM64,
  Form.CMOVG_R64_RM64,
];

/** Compare, then the value for "no", over which that for "yes" is moved. Nothing in between may change the flags. */
export function emitSelect(e: Emitter, op: Op): void {
  const { graph } = e;
  const to = e.result();
  if (to < 0) return;
  const { lists } = graph;
  const at = graph.list[e.v] + 1;
  let cond = compare(e, lists[at], lists[at + 1], graph.aux[e.v], op === Op.SELECT_L);
  let yes = lists[at + 2];
  let no = lists[at + 3];
  if (e.located(yes) === to && e.located(no) !== to) {
    const swap = yes;
    yes = no;
    no = swap;
    cond = (cond ^ 1) as Cond;
  }
  const wide = graph.kind[e.v] === Kind.L;
  if (e.located(no) !== to) {
    if (e.isConstant(no) && e.located(no) < 0) e.constantKeepingFlags(no, to);
    else moveTo(e, to, no, wide);
  }
  const form = (wide ? selectForms64 : selectForms32)[cond];
  if (e.located(yes) < 0 && e.isConstant(yes)) {
    e.constantKeepingFlags(yes, SCRATCH);
    e.asm.rr(form, to, SCRATCH);
  } else e.apply(form, to, yes);
}

// ---------------------------------------------------------------- switches

/** A table is used from this many keys on, if it is at least 1/SPARSENESS full. */
const TABLE_MINIMUM = 5;
const TABLE_SPARSENESS = 3;
/** So many keys are compared one after the other. */
const LINEAR = 4;

export function emitSwitch(e: Emitter): void {
  const { graph } = e;
  const keys = graph.switches[graph.imm[e.v]];
  const block = graph.block[e.v];
  const key = e.use(graph.a[e.v]);
  const count = keys.length;
  const targets = switchTargets(e, block);
  if (count >= TABLE_MINIMUM) {
    const span = keys[count - 1] - keys[0] + 1;
    if (span <= TABLE_SPARSENESS * count) {
      emitJumpTable(e, keys, key, span, targets[count]);
      return;
    }
  }
  search(e, keys, targets, key, 0, count);
  jump(e, targets[count]);
}

/** Blocks by key, then that of all others. */
function switchTargets(e: Emitter, block: number): number[] {
  const { graph } = e;
  const targets: number[] = [];
  for (let edge = graph.firstOut[block]; edge >= 0; edge = graph.edgeNextOut[edge])
    targets.push(e.target(graph.edgeTo[edge]));
  return targets;
}

/** A jump through a table of 32-bit addresses behind the code. */
function emitJumpTable(e: Emitter, keys: Int32Array, key: Reg, span: number, fallback: number): void {
  const { asm, graph } = e;
  const low = keys[0];
  if (low === 0) asm.rr(Form.MOV_R32_RM32, SCRATCH, key);
  else asm.rm(Form.LEA_R32_M, SCRATCH, key, -low | 0);
  aluImmediate(asm, Alu.CMP, false, SCRATCH, span);
  asm.jcc(Cond.AE, e.blockLabels[fallback]);
  asm.ri(Form.SHL_RM32_IMM8, SCRATCH, 2);
  asm.rmD32(Form.MOV_R32_RM32, SCRATCH, SCRATCH, 0);
  e.jumpTables.push2(graph.imm[e.v], graph.block[e.v]);
  e.jumpTables.push(asm.lastDispPos);
  asm.r(Form.JMP_RM64, SCRATCH);
}

/** Binary search in keys[from, to); falls through if the key is not among them. */
function search(e: Emitter, keys: Int32Array, targets: number[], key: Reg, from: number, to: number): void {
  const { asm } = e;
  if (to - from <= LINEAR) {
    for (let i = from; i < to; i++) {
      compareKey(e, key, keys[i]);
      asm.jcc(Cond.E, e.blockLabels[targets[i]]);
    }
    return;
  }
  const middle = (from + to) >>> 1;
  const above = asm.newLabel();
  const done = asm.newLabel();
  compareKey(e, key, keys[middle]);
  asm.jcc(Cond.E, e.blockLabels[targets[middle]]);
  asm.jcc(Cond.G, above);
  search(e, keys, targets, key, from, middle);
  asm.jmp(done);
  asm.bind(above);
  search(e, keys, targets, key, middle + 1, to);
  asm.bind(done);
}

function compareKey(e: Emitter, reg: Reg, key: number): void {
  if (key === 0) e.asm.rr(Form.TEST_RM32_R32, reg, reg);
  else aluImmediate(e.asm, Alu.CMP, false, reg, key);
}

/** The address tables of the switches, behind all code, on a multiple of 4. */
export function emitJumpTables(e: Emitter): void {
  const { asm, graph } = e;
  const { items, length } = e.jumpTables;
  for (let i = 0; i < length; i += 3) {
    const keys = graph.switches[items[i]];
    const targets = switchTargets(e, items[i + 1]);
    asm.patchAddress(items[i + 2], asm.offset);
    const span = keys[keys.length - 1] - keys[0] + 1;
    let next = 0;
    for (let n = 0; n < span; n++) {
      let target = targets[keys.length];
      if (keys[next] === keys[0] + n) target = targets[next++];
      asm.dwordAddress(asm.labelOffset(e.blockLabels[target]));
    }
  }
}

// ---------------------------------------------------------------- leaving, polling

export function emitReturn(e: Emitter): void {
  const { asm, graph } = e;
  const a = graph.a[e.v];
  if (a >= 0) {
    const kind = graph.kind[e.root(a)];
    const to = kind === Kind.F || kind === Kind.D ? XMM : Reg.RAX;
    const from = e.source(a);
    if (from !== to) e.move(from, to, kind);
  }
  asm.o(Form.LEAVE);
  asm.o(Form.RET);
}

/** throw, trap: the frame is left for good. */
export function emitLeave(e: Emitter, op: Op): void {
  // A jump to a check's trap leads to the call itself, by which --stress=deopt knows it. Whoever jumps here has decided about the way: the state holds on this way only.
  if (op === Op.TRAP) e.asm.nop(1);
  if (op === Op.THROW && e.graph.imm[e.v] === ENDS_UNIT) {
    e.move(e.source(e.graph.a[e.v]), Reg.RDI, Kind.P);
    e.callStub(e.stubs.throwException);
    e.records.thrown(e.graph.state[e.v]);
    return;
  }
  e.cold.emitTrap(op === Op.THROW ? TrapReason.THROW : (e.graph.imm[e.v] as TrapReason));
}

export function emitPoll(e: Emitter): void {
  const { asm } = e;
  const back = asm.newLabel();
  asm.mi(Form.CMP_RM32_IMM8, Reg.R15, Ctx.POLL, 0);
  asm.jcc(Cond.NE, e.cold.add(Cold.POLL, back));
  e.bind(back);
}

/** The stack check of the prologue, which is a poll as well. */
export function emitEntryPoll(e: Emitter): void {
  const { asm } = e;
  const back = asm.newLabel();
  asm.rm(Form.CMP_R64_RM64, Reg.RSP, Reg.R15, Ctx.STACK_LIMIT);
  asm.jcc(Cond.B, e.cold.add(Cold.ENTRY_POLL, back));
  e.bind(back);
}
