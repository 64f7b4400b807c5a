/** Method calls: arguments, and the ways to the target. */
import { Kind } from '../../../ir/ops.js';
import { FLOAT_ARGUMENTS, INTEGER_ARGUMENTS } from '../../../layout/calling-convention.js';
import { ClassRec, MethodRec, Obj } from '../../../layout/layout.js';
import { Cond, Form, Reg } from '../../../x64/assembler.js';
import { SCRATCH } from '../../baseline/register-cache.js';
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
  let last = -1;
  moves.clear();
  for (let i = 1; i <= count; i++) {
    const v = lists[at + i];
    const kind = graph.kind[e.root(v)];
    let to: number;
    if (isFloat(kind)) to = floats < FLOAT_ARGUMENTS ? XMM + floats++ : OUTGOING + words++;
    else to = integers < INTEGER_ARGUMENTS.length ? INTEGER_ARGUMENTS[integers++] : OUTGOING + words++;
    moves.add(e.source(v), to, kind);
    last = to;
  }
  moves.emit(e);
  emitTarget(e, { integers, words, last });
  e.noteReturn();
  e.records.safepoint(graph.state[e.v]);
  takeResult(e);
}

/** Where the arguments are: so many in integer registers, so many words on the stack, the last one in a register or OUTGOING + word. */
interface Placed {
  readonly integers: number;
  readonly words: number;
  readonly last: number;
}

function emitTarget(e: Emitter, placed: Placed): void {
  const { asm, graph } = e;
  const { integers, words } = placed;
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
      emitHandleTarget(e, placed.last);
      e.keepDistance();
      asm.r(Form.CALL_RM64, Reg.RAX);
  }
}

/** MethodHandle.invokeBasic and linkTo*: rax = the code to be called. Receivers are not null. */
function emitHandleTarget(e: Emitter, last: number): void {
  const { asm, graph } = e;
  const { link } = e.options;
  const kind: CallKind = graph.aux[e.v];
  if (kind === CallKind.INVOKE_BASIC) {
    const at = link.methodHandles();
    asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RDI, at.handleForm);
    asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RAX, at.formVmentry);
    loadMemberEntry(e);
    return;
  }
  // The MemberName or NativeEntryPoint, which is passed on: the target does not look at it.
  if (last < OUTGOING) asm.rr(Form.MOV_R32_RM32, Reg.RAX, last);
  else asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RSP, 8 * (last - OUTGOING));
  if (kind === CallKind.LINK_TO_NATIVE) {
    asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RAX, link.nativeEntryPoint());
    asm.rm(Form.MOV_R64_RM64, Reg.RAX, Reg.RAX, MethodRec.ENTRY);
  } else if (kind === CallKind.LINK_TO_INTERFACE) {
    asm.rm(Form.MOV_R32_RM32, Reg.R10, Reg.RAX, link.methodHandles().memberVmindex);
    asm.rr(Form.MOV_R32_RM32, SCRATCH, Reg.R10);
    asm.ri(Form.AND_RM32_IMM8, SCRATCH, ClassRec.IMT_LENGTH - 1); // as imtOffset() has it
    loadSelected(e, ClassRec.IMT);
  } else if (kind === CallKind.LINK_TO_VIRTUAL) {
    // A negative index means that the method needs no selection.
    const unselected = asm.newLabel();
    const done = asm.newLabel();
    asm.rm(Form.MOV_R32_RM32, SCRATCH, Reg.RAX, link.methodHandles().memberVmindex);
    asm.rr(Form.TEST_RM32_R32, SCRATCH, SCRATCH);
    asm.jcc(Cond.S, unselected);
    loadSelected(e, ClassRec.VTABLE);
    asm.jmp(done);
    asm.bind(unselected);
    loadMemberEntry(e);
    asm.bind(done);
  } else loadMemberEntry(e);
}

/** rax = MemberName -> the code of member.method.vmtarget. */
function loadMemberEntry({ asm, options }: Emitter): void {
  const at = options.link.methodHandles();
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RAX, at.memberMethod);
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RAX, at.resolvedVmtarget);
  asm.rm(Form.MOV_R64_RM64, Reg.RAX, Reg.RAX, MethodRec.ENTRY);
}

/** rax = the code in a table of the receiver's class record, by the index in the scratch register. */
function loadSelected({ asm }: Emitter, table: number): void {
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RDI, Obj.CLASS);
  asm.rx(Form.MOV_R64_RM64, Reg.RAX, Reg.RAX, SCRATCH, 3, table);
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
