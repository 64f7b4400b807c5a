/** Loads and stores of fields, statics, elements and Unsafe, with their write barriers. */
import { ClassRec, Ctx, Obj } from '../../../layout/layout.js';
import { Cond, Form, Reg } from '../../../x64/assembler.js';
import { Alu, aluForm, aluImmediateForm } from '../../baseline/alu.js';
import { SCRATCH } from '../../baseline/register-cache.js';
import { emitMarkCard, emitMarkCardAt } from '../../card-marking.js';
import { Op, ValueFlag } from '../ops.js';
import type { Emitter } from './emitter.js';
import { Fold } from './selection.js';

/** First characters of descriptors. */
const enum Type {
  B = 0x42,
  C = 0x43,
  D = 0x44,
  F = 0x46,
  I = 0x49,
  J = 0x4a,
  S = 0x53,
  Z = 0x5a,
}

function loadForm(type: number): Form {
  switch (type) {
    case Type.J:
      return Form.MOV_R64_RM64;
    case Type.F:
      return Form.MOVSS_XMM_XMMM32;
    case Type.D:
      return Form.MOVSD_XMM_XMMM64;
    case Type.Z:
      return Form.MOVZX_R32_RM8;
    case Type.B:
      return Form.MOVSX_R32_RM8;
    case Type.C:
      return Form.MOVZX_R32_RM16;
    case Type.S:
      return Form.MOVSX_R32_RM16;
    default:
      return Form.MOV_R32_RM32;
  }
}

function storeForm(type: number): Form {
  switch (type) {
    case Type.J:
      return Form.MOV_RM64_R64;
    case Type.F:
      return Form.MOVSS_XMMM32_XMM;
    case Type.D:
      return Form.MOVSD_XMMM64_XMM;
    case Type.Z:
    case Type.B:
      return Form.MOV_RM8_R8;
    case Type.C:
    case Type.S:
      return Form.MOV_RM16_R16;
    default:
      return Form.MOV_RM32_R32;
  }
}

function storeImmediateForm(type: number): Form {
  switch (type) {
    case Type.J:
    case Type.D:
      return Form.MOV_RM64_IMM32;
    case Type.Z:
    case Type.B:
      return Form.MOV_RM8_IMM8;
    case Type.C:
    case Type.S:
      return Form.MOV_RM16_IMM16;
    default:
      return Form.MOV_RM32_IMM32;
  }
}

/** A constant cut to the size of the store's immediate. */
function narrowed(type: number, value: number): number {
  if (type === Type.Z || type === Type.B) return (value << 24) >> 24;
  if (type === Type.C || type === Type.S) return (value << 16) >> 16;
  return value;
}

/** load, load_static, load_element, array_length. A load that nobody uses may still check for null. */
export function emitLoad(e: Emitter): void {
  const { graph } = e;
  const type = graph.op[e.v] === Op.ARRAY_LENGTH ? Type.I : graph.aux[e.v];
  const to = e.result();
  e.address(e.v);
  if (to >= 0) e.memory(loadForm(type), to);
  else if (e.isCheckPending) e.memory(Form.CMP_RM32_R32, Reg.RAX);
}

/** The value that a store stores. */
function storedValue(e: Emitter): number {
  const { graph } = e;
  switch (graph.op[e.v]) {
    case Op.STORE:
      return graph.b[e.v];
    case Op.STORE_STATIC:
      return graph.a[e.v];
    default:
      return graph.c[e.v];
  }
}

export function emitStore(e: Emitter): void {
  const { graph, selection } = e;
  const type = graph.aux[e.v];
  const value = storedValue(e);
  if (selection.fold[value] === Fold.UPDATE) {
    emitUpdate(e, value);
    return;
  }
  const r = e.located(value);
  if (r < 0 && e.isConstant(value) && isStorable(e, value, type)) {
    e.address(e.v);
    e.memoryImmediate(storeImmediateForm(type), narrowed(type, graph.imm[e.root(value)]));
  } else {
    // Located before the address: a constant's load goes through the scratch register, an address never does then.
    const from = e.use(value);
    e.address(e.v);
    e.memory(storeForm(type), from);
  }
  if (isReference(type)) markStore(e, value);
}

function isStorable(e: Emitter, value: number, type: number): boolean {
  const { graph } = e;
  const root = e.root(value);
  return (type !== Type.J && type !== Type.D) || graph.imm2[root] === graph.imm[root] >> 31;
}

const isReference = (type: number): boolean => type === 0x4c || type === 0x5b;

/** Fields mark the card of the object, elements and statics that of the address. Null needs none. */
function markStore(e: Emitter, value: number): void {
  const { asm, graph } = e;
  if (graph.op[e.root(value)] === Op.NULL || (graph.flags[e.v] & ValueFlag.NO_BARRIER) !== 0) return;
  if (e.isAbsolute) {
    emitMarkCardAt(asm, e.disp);
    return;
  }
  if (graph.op[e.v] === Op.STORE) asm.rr(Form.MOV_R32_RM32, SCRATCH, e.base);
  else if (e.index < 0) asm.rm(Form.LEA_R32_M, SCRATCH, e.base, e.disp);
  else asm.rx(Form.LEA_R32_M, SCRATCH, e.base, e.index, e.scale, e.disp);
  emitMarkCard(asm, SCRATCH);
}

/** `op [memory], value`. */
function emitUpdate(e: Emitter, operation: number): void {
  const { graph } = e;
  const wide = graph.aux[e.v] === Type.J;
  const other = graph.b[operation];
  const alu = updateAlu(graph.op[operation]);
  if (e.located(other) < 0 && e.isConstant(other)) {
    e.address(e.v);
    e.memoryImmediate(aluImmediateForm(alu, wide, graph.imm[e.root(other)]), graph.imm[e.root(other)]);
    return;
  }
  const from = e.use(other);
  e.address(e.v);
  // The forms `op r/m, r` stand two (three for 64 bits) before `op r, r/m`.
  e.memory(storingForm(alu, wide), from);
}

function updateAlu(op: Op): Alu {
  switch (op) {
    case Op.IADD:
    case Op.LADD:
      return Alu.ADD;
    case Op.ISUB:
    case Op.LSUB:
      return Alu.SUB;
    case Op.IAND:
    case Op.LAND:
      return Alu.AND;
    case Op.IOR:
    case Op.LOR:
      return Alu.OR;
    default:
      return Alu.XOR;
  }
}

const storing32: readonly Form[] = [
  Form.ADD_RM32_R32,
  Form.SUB_RM32_R32,
  Form.AND_RM32_R32,
  Form.OR_RM32_R32,
  Form.XOR_RM32_R32,
];
const storing64: readonly Form[] = [
  Form.ADD_RM64_R64,
  Form.SUB_RM64_R64,
  Form.AND_RM64_R64,
  Form.OR_RM64_R64,
  Form.XOR_RM64_R64,
];
const storingForm = (op: Alu, wide: boolean): Form => (wide ? storing64 : storing32)[op];

/** An access that faults if the reference is null. */
export function emitNullCheck(e: Emitter): void {
  const { asm, graph, selection } = e;
  if (selection.fold[e.v] === Fold.CARRIED) return;
  const reference = e.use(graph.a[e.v]);
  e.records.fault(e.v);
  asm.rm(Form.CMP_RM32_R32, Reg.RAX, reference, 0);
}

export function emitClassOf(e: Emitter): void {
  const { graph } = e;
  const to = e.result();
  e.objectAddress(graph.a[e.v], Obj.CLASS);
  if (to >= 0) e.memory(Form.MOV_R32_RM32, to);
  else if (e.isCheckPending) e.memory(Form.CMP_RM32_R32, Reg.RAX);
  if (to >= 0 && graph.op[e.v] === Op.MIRROR_OF) e.asm.rm(Form.MOV_R32_RM32, to, to, ClassRec.MIRROR);
}

export function emitCurrentThread(e: Emitter): void {
  const to = e.result();
  if (to >= 0) e.asm.rm(Form.MOV_R32_RM32, to, Reg.R15, Ctx.THREAD);
}

// ---------------------------------------------------------------- Unsafe

/** Locates [base + offset] of an Unsafe operation. */
function unsafeAddress(e: Emitter): void {
  const { graph } = e;
  const at = graph.list[e.v] + 1;
  const base = graph.lists[at];
  const offset = graph.lists[at + 1];
  const constantOffset = e.located(offset) < 0 && e.isConstant(offset);
  const isNull = graph.op[e.root(base)] === Op.NULL;
  if (isNull) {
    if (constantOffset) e.setAbsolute(graph.imm[e.root(offset)]);
    else e.setMemory(e.use(offset), 0);
  } else if (constantOffset) e.setMemory(e.use(base), graph.imm[e.root(offset)]);
  else e.setIndexed(e.use(base), e.use(offset), 0, 0);
}

const unsafeOperand = (e: Emitter, index: number): number => e.graph.lists[e.graph.list[e.v] + 1 + index];

export function emitUnsafeGet(e: Emitter): void {
  const to = e.result();
  if (to < 0) return;
  unsafeAddress(e);
  noteAccess(e);
  e.memory(loadForm(e.graph.aux[e.v]), to);
}

/** The next instruction is the access of the operation: where it may fault, the code can be left there. */
function noteAccess(e: Emitter): void {
  const op = e.graph.op[e.v];
  if (op === Op.RAW_GET || op === Op.RAW_PUT) e.records.access(e.v);
}

/** Stores a value at the located address, a boolean by its lowest bit, and marks the card if there is an object. */
function unsafeStore(e: Emitter, value: number): void {
  const { asm, graph } = e;
  const type = graph.aux[e.v];
  let from = e.use(value);
  if (type === Type.Z) {
    if (from !== SCRATCH) asm.rr(Form.MOV_R32_RM32, SCRATCH, from);
    asm.ri(Form.AND_RM32_IMM8, SCRATCH, 1);
    from = SCRATCH;
  }
  unsafeAddress(e);
  noteAccess(e);
  e.memory(storeForm(type), from);
  if (isReference(type)) unsafeMark(e, value);
}

function unsafeMark(e: Emitter, value: number): void {
  const { asm, graph } = e;
  const base = unsafeOperand(e, 0);
  if (graph.op[e.root(base)] === Op.NULL || graph.op[e.root(value)] === Op.NULL) return;
  const skip = asm.newLabel();
  const reg = e.base;
  asm.rr(Form.TEST_RM32_R32, reg, reg);
  asm.jcc(Cond.E, skip);
  if (e.index < 0) asm.rm(Form.LEA_R32_M, SCRATCH, reg, e.disp);
  else asm.rx(Form.LEA_R32_M, SCRATCH, reg, e.index, 0, 0);
  emitMarkCard(asm, SCRATCH);
  e.bind(skip);
}

export function emitUnsafePut(e: Emitter): void {
  unsafeStore(e, unsafeOperand(e, 2));
}

/** Without atomic instructions: all Java threads run on one processor thread, and are switched at safepoints only. */
export function emitUnsafeCompareAndSet(e: Emitter): void {
  const { asm, graph } = e;
  const to = e.result();
  const differs = asm.newLabel();
  asm.rr(Form.XOR_R32_RM32, to, to);
  const expected = e.use(unsafeOperand(e, 2));
  unsafeAddress(e);
  e.memory(aluForm(Alu.CMP, graph.aux[e.v] === Type.J), expected);
  asm.jcc(Cond.NE, differs);
  unsafeStore(e, unsafeOperand(e, 3));
  asm.ri(Form.MOV_R32_IMM32, to, 1);
  e.bind(differs);
}

export function emitUnsafeCompareAndExchange(e: Emitter): void {
  const { asm, graph } = e;
  const to = e.result();
  const differs = asm.newLabel();
  unsafeAddress(e);
  e.memory(loadForm(graph.aux[e.v]), to);
  asm.rr(aluForm(Alu.CMP, graph.aux[e.v] === Type.J), to, e.use(unsafeOperand(e, 2)));
  asm.jcc(Cond.NE, differs);
  unsafeStore(e, unsafeOperand(e, 3));
  e.bind(differs);
}

export function emitUnsafeGetAndAdd(e: Emitter): void {
  const { asm, graph } = e;
  const to = e.result();
  unsafeAddress(e);
  e.memory(loadForm(graph.aux[e.v]), to);
  const delta = e.use(unsafeOperand(e, 2));
  asm.rx(Form.LEA_R64_M, SCRATCH, to, delta, 0, 0);
  unsafeAddress(e);
  e.memory(storeForm(graph.aux[e.v]), SCRATCH);
}

export function emitUnsafeGetAndSet(e: Emitter): void {
  const to = e.result();
  unsafeAddress(e);
  e.memory(loadForm(e.graph.aux[e.v]), to);
  unsafeStore(e, unsafeOperand(e, 2));
}
