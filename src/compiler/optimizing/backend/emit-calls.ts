/** Method calls: arguments, and the ways to the target. */
import { Kind } from '../../../ir/ops.js';
import { FLOAT_ARGUMENTS, INTEGER_ARGUMENTS } from '../../../layout/calling-convention.js';
import { MethodRec, Obj } from '../../../layout/layout.js';
import { Form, Reg } from '../../../x64/assembler.js';
import { CallKind } from '../../env.js';
import type { Graph } from '../graph.js';
import { Op } from '../ops.js';
import type { Emitter } from './emitter.js';
import { isFloat, XMM } from './intervals.js';
import { OUTGOING } from './parallel-move.js';

/** Words that a call needs for arguments on the stack. */
export function outgoingWords(graph: Graph, v: number): number {
  const { lists } = graph;
  const at = graph.list[v];
  const count = lists[at];
  if (graph.op[v] === Op.MULTI_NEW_ARRAY) return count;
  if (graph.op[v] !== Op.CALL) return 0;
  let integers = graph.aux[v] === CallKind.ADAPTER ? 1 : 0;
  let floats = 0;
  for (let i = 1; i <= count; i++) {
    if (isFloat(graph.kind[lists[at + i]])) floats++;
    else integers++;
  }
  return Math.max(0, integers - INTEGER_ARGUMENTS.length) + Math.max(0, floats - FLOAT_ARGUMENTS);
}

export function emitCall(e: Emitter): void {
  const { graph, moves } = e;
  const { lists } = graph;
  const at = graph.list[e.v];
  const count = lists[at];
  let integers = 0;
  let floats = 0;
  let words = 0;
  moves.clear();
  for (let i = 1; i <= count; i++) {
    const v = lists[at + i];
    const kind = graph.kind[e.root(v)];
    let to: number;
    if (isFloat(kind)) to = floats < FLOAT_ARGUMENTS ? XMM + floats++ : OUTGOING + words++;
    else to = integers < INTEGER_ARGUMENTS.length ? INTEGER_ARGUMENTS[integers++] : OUTGOING + words++;
    moves.add(e.source(v), to, kind);
  }
  moves.emit(e);
  emitTarget(e, integers, words);
  e.noteReturn();
  e.records.safepoint(graph.state[e.v]);
  takeResult(e);
}

function emitTarget(e: Emitter, integers: number, words: number): void {
  const { asm, graph } = e;
  const imm = graph.imm[e.v];
  const imm2 = graph.imm2[e.v];
  switch (graph.aux[e.v] as CallKind) {
    case CallKind.DIRECT:
      e.keepDistance();
      asm.a(Form.CALL_RM64, imm + MethodRec.ENTRY);
      break;
    case CallKind.VIRTUAL:
      asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RDI, Obj.CLASS);
      e.keepDistance();
      asm.m(Form.CALL_RM64, Reg.RAX, imm);
      break;
    case CallKind.INTERFACE:
      asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RDI, Obj.CLASS);
      asm.ri(Form.MOV_R32_IMM32, Reg.R10, imm2);
      e.keepDistance();
      asm.m(Form.CALL_RM64, Reg.RAX, imm);
      break;
    case CallKind.ADAPTER:
      if (integers < INTEGER_ARGUMENTS.length) asm.ra(Form.MOV_R32_RM32, INTEGER_ARGUMENTS[integers], imm2);
      else {
        asm.ra(Form.MOV_R32_RM32, Reg.RAX, imm2);
        asm.rm(Form.MOV_RM64_R64, Reg.RAX, Reg.RSP, 8 * words);
      }
      e.keepDistance();
      asm.a(Form.CALL_RM64, imm + MethodRec.ENTRY);
      break;
    default:
      throw new Error(`optimizing compiler: call kind ${graph.aux[e.v]}`);
  }
}

/** The upper half of an int result is garbage. */
function takeResult(e: Emitter): void {
  const { asm, graph } = e;
  const to = e.result();
  if (to < 0) return;
  const kind = graph.kind[e.v];
  if (isFloat(kind)) {
    if (to !== 0) asm.rr(Form.MOVAPS_XMM_XMMM128, to, 0);
  } else if (kind === Kind.I || to !== Reg.RAX)
    asm.rr(kind === Kind.L ? Form.MOV_R64_RM64 : Form.MOV_R32_RM32, to, Reg.RAX);
}

/** The lengths go to the outgoing area, sign-extended. */
export function emitMultiNewArray(e: Emitter): void {
  const { asm, graph } = e;
  const { lists } = graph;
  const at = graph.list[e.v];
  const count = lists[at];
  for (let i = 0; i < count; i++) {
    const v = lists[at + 1 + i];
    if (e.isConstant(v) && e.located(v) < 0) {
      asm.mi(Form.MOV_RM64_IMM32, Reg.RSP, 8 * i, graph.imm[e.root(v)]);
      continue;
    }
    e.apply(Form.MOVSXD_R64_RM32, 11, v);
    asm.rm(Form.MOV_RM64_R64, 11, Reg.RSP, 8 * i);
  }
  asm.rr(Form.MOV_R64_RM64, Reg.RDX, Reg.RSP);
  asm.ri(Form.MOV_R32_IMM32, Reg.RSI, count);
  asm.ri(Form.MOV_R32_IMM32, Reg.RDI, graph.imm[e.v]);
  e.callStub(e.stubs.multiNewArray);
  e.noteReturn();
  e.records.safepoint(graph.state[e.v]);
  takeResult(e);
}
