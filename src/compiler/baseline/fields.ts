/** Field access, linked constants, array access. */

import { Kind } from '../../ir/ops.js';
import { Op } from '../../jvms/opcodes.js';
import { ClassRec, Obj, Region } from '../../layout/layout.js';
import { Cond, Form, type Reg } from '../../x64/assembler.js';
import { emitMarkCard, emitMarkCardAt } from '../card-marking.js';
import { type FieldInfo, SiteKind } from '../env.js';
import { constantLow, fitsImmediate } from './arithmetic.js';
import type { BaselineCompiler } from './compiler.js';
import { SCRATCH } from './register-cache.js';
import { fieldAux, STATIC_CARD } from './site-aux.js';

/** Offsets below this fault on page zero when the reference is null. */
const PAGE_ZERO = 4096;

const CHAR_B = 0x42;
const CHAR_C = 0x43;
const CHAR_S = 0x53;
const CHAR_Z = 0x5a;

/** The load of a field of this type into a register of its kind. */
function loadForm(kind: Kind, type: number): Form {
  switch (kind) {
    case Kind.L:
      return Form.MOV_R64_RM64;
    case Kind.F:
      return Form.MOVSS_XMM_XMMM32;
    case Kind.D:
      return Form.MOVSD_XMM_XMMM64;
    default:
      break;
  }
  if (type === CHAR_Z) return Form.MOVZX_R32_RM8;
  if (type === CHAR_B) return Form.MOVSX_R32_RM8;
  if (type === CHAR_C) return Form.MOVZX_R32_RM16;
  if (type === CHAR_S) return Form.MOVSX_R32_RM16;
  return Form.MOV_R32_RM32;
}

function storeForm(kind: Kind, type: number): Form {
  switch (kind) {
    case Kind.L:
      return Form.MOV_RM64_R64;
    case Kind.F:
      return Form.MOVSS_XMMM32_XMM;
    case Kind.D:
      return Form.MOVSD_XMMM64_XMM;
    default:
      break;
  }
  if (type === CHAR_Z || type === CHAR_B) return Form.MOV_RM8_R8;
  if (type === CHAR_C || type === CHAR_S) return Form.MOV_RM16_R16;
  return Form.MOV_RM32_R32;
}

/** The store of an immediate of the field's size; for a long, a sign-extended one. */
function storeImmediateForm(kind: Kind, type: number): Form {
  if (kind === Kind.L) return Form.MOV_RM64_IMM32;
  if (type === CHAR_Z || type === CHAR_B) return Form.MOV_RM8_IMM8;
  if (type === CHAR_C || type === CHAR_S) return Form.MOV_RM16_IMM16;
  return Form.MOV_RM32_IMM32;
}

/** The immediate for a constant to be stored, within the signed range of its size. */
function immediateFor(c: BaselineCompiler, type: number, constant: number): number {
  const value = constantLow(c, constant);
  if (type === CHAR_Z) return value & 1;
  if (type === CHAR_B) return (value << 24) >> 24;
  if (type === CHAR_C || type === CHAR_S) return (value << 16) >> 16;
  return value;
}

/** True if the operand is a constant that an instruction can store by itself. */
function isImmediate(c: BaselineCompiler, kind: Kind, operand: number): boolean {
  return operand < 0 && !isFloatKind(kind) && fitsImmediate(c, operand, kind === Kind.L);
}

const isFloatKind = (kind: Kind): boolean => kind === Kind.F || kind === Kind.D;

/** An operand of a kind in a register of its class. */
function useKind(c: BaselineCompiler, kind: Kind, operand: number): number {
  switch (kind) {
    case Kind.L:
      return c.useLong(operand);
    case Kind.F:
      return c.useFloat(operand);
    case Kind.D:
      return c.useDouble(operand);
    case Kind.P:
      return c.useRef(operand);
    default:
      return c.useInt(operand);
  }
}

function allocKind(c: BaselineCompiler, kind: Kind): number {
  return isFloatKind(kind) ? c.allocXmm() : c.allocGeneral();
}

export function defineKind(c: BaselineCompiler, kind: Kind, reg: number): void {
  switch (kind) {
    case Kind.L:
      c.defineLong(c.dst, reg);
      break;
    case Kind.F:
      c.defineFloat(c.dst, reg);
      break;
    case Kind.D:
      c.defineDouble(c.dst, reg);
      break;
    case Kind.P:
      c.defineRef(c.dst, reg);
      break;
    default:
      c.defineInt(c.dst, reg);
  }
}

/**
 * The value to be stored, in a register. A boolean is narrowed by its lowest bit (JVMS 6.5 putfield, putstatic), in the scratch register so as not
 * to change the operand.
 */
function valueToStore(c: BaselineCompiler, kind: Kind, type: number, operand: number): number {
  const reg = useKind(c, kind, operand);
  if (type !== CHAR_Z || (operand < 0 && (constantLow(c, operand) & ~1) === 0)) return reg;
  c.asm.rr(Form.MOV_R32_RM32, SCRATCH, reg);
  c.asm.ri(Form.AND_RM32_IMM8, SCRATCH, 1);
  return SCRATCH;
}

/** Marks the card of the address in a register; the scratch register may be that register. */
export function markCard(c: BaselineCompiler, address: Reg): void {
  const { asm } = c;
  if (address !== SCRATCH) asm.rr(Form.MOV_R32_RM32, SCRATCH, address);
  emitMarkCard(asm, SCRATCH);
}

function typeOf(c: BaselineCompiler, field: FieldInfo | null): number {
  return field !== null ? field.type : c.env.fieldDescriptor(c.c).charCodeAt(0);
}

// ---------------------------------------------------------------- instance fields

export function emitGetField(c: BaselineCompiler, kind: Kind): void {
  const { asm } = c;
  const field = c.env.field(c.c, false, false);
  const form = loadForm(kind, typeOf(c, field));
  if (field === null) {
    const call = c.beginSite();
    const object = c.useRef(c.a);
    c.nullCheck(object);
    const reg = allocKind(c, kind);
    c.noteFault();
    asm.rmD32(form, reg, object, 0);
    c.endSite(SiteKind.FIELD, c.c, Op.GETFIELD, call, fieldAux(c.sitePosition(asm.lastDispPos, call), 0));
    defineKind(c, kind, reg);
    return;
  }
  const object = c.useRef(c.a);
  if (field.location >= PAGE_ZERO) c.nullCheck(object);
  c.releaseOperands();
  const reg = allocKind(c, kind);
  c.noteFault();
  asm.rm(form, reg, object, field.location);
  defineKind(c, kind, reg);
}

export function emitPutField(c: BaselineCompiler, kind: Kind): void {
  const { asm } = c;
  const field = c.env.field(c.c, false, true);
  const type = typeOf(c, field);
  if (field !== null && isImmediate(c, kind, c.b)) {
    const object = c.useRef(c.a);
    if (field.location >= PAGE_ZERO) c.nullCheck(object);
    c.noteFault();
    asm.mi(storeImmediateForm(kind, type), object, field.location, immediateFor(c, type, c.b));
    return;
  }
  const call = field === null ? c.beginSite() : -1;
  const object = c.useRef(c.a);
  const value = valueToStore(c, kind, type, c.b);
  if (field === null || field.location >= PAGE_ZERO) c.nullCheck(object);
  c.noteFault();
  if (field === null) {
    asm.rmD32(storeForm(kind, type), value, object, 0);
    c.endSite(SiteKind.FIELD, c.c, Op.PUTFIELD, call, fieldAux(c.sitePosition(asm.lastDispPos, call), 0));
  } else {
    asm.rm(storeForm(kind, type), value, object, field.location);
  }
  if (kind === Kind.P && c.b >= 0) markCard(c, object);
}

// ---------------------------------------------------------------- static fields

export function emitGetStatic(c: BaselineCompiler, kind: Kind): void {
  const { asm } = c;
  const field = c.env.field(c.c, true, false);
  const form = loadForm(kind, typeOf(c, field));
  const call = field === null ? c.beginSite() : -1;
  const reg = allocKind(c, kind);
  asm.ra(form, reg, field === null ? Region.PERM : field.location);
  if (field === null) {
    const aux = fieldAux(c.sitePosition(asm.lastDispPos, call), 0);
    c.endSite(SiteKind.STATIC_FIELD, c.c, Op.GETSTATIC, call, aux);
  }
  defineKind(c, kind, reg);
}

export function emitPutStatic(c: BaselineCompiler, kind: Kind): void {
  const { asm } = c;
  const field = c.env.field(c.c, true, true);
  const type = typeOf(c, field);
  if (field !== null && isImmediate(c, kind, c.a)) {
    asm.ai(storeImmediateForm(kind, type), field.location, immediateFor(c, type, c.a));
    return;
  }
  const call = field === null ? c.beginSite() : -1;
  const value = valueToStore(c, kind, type, c.a);
  const location = field === null ? Region.PERM : field.location;
  asm.ra(storeForm(kind, type), value, location);
  const position = asm.lastDispPos;
  let card = 0;
  if (kind === Kind.P && c.a >= 0) {
    emitMarkCardAt(asm, location);
    card = asm.lastDispPos;
  }
  if (field === null) {
    const aux = fieldAux(
      c.sitePosition(position, call),
      card === 0 ? 0 : c.sitePosition(card, call) | STATIC_CARD,
    );
    c.endSite(SiteKind.STATIC_FIELD, c.c, Op.PUTSTATIC, call, aux);
  }
}

// ---------------------------------------------------------------- constants

/** ldc of a class, string, method handle, method type or dynamic constant. A site always yields its value in rax or xmm0. */
export function emitLinkedConstant(c: BaselineCompiler, kind: Kind): void {
  const { asm } = c;
  const constant = c.env.constant(c.c);
  const form = loadForm(kind, 0);
  if (constant === null) {
    const call = c.beginSite();
    asm.ra(form, 0, Region.META);
    c.endSite(SiteKind.CONSTANT, c.c, Op.LDC, call, fieldAux(c.sitePosition(asm.lastDispPos, call), 0));
    defineKind(c, kind, 0);
    return;
  }
  const reg = allocKind(c, kind);
  if (constant.immediate) asm.ri(Form.MOV_R32_IMM32, reg, constant.value);
  else asm.ra(form, reg, constant.value);
  defineKind(c, kind, reg);
}

// ---------------------------------------------------------------- arrays

export function emitArrayLength(c: BaselineCompiler): void {
  const { asm } = c;
  const array = c.useRef(c.a);
  c.releaseOperands();
  const reg = c.allocGeneral();
  c.noteFault();
  asm.rm(Form.MOV_R32_RM32, reg, array, Obj.ARRAY_LENGTH);
  c.defineInt(c.dst, reg);
}

/** A constant index up to here is folded into the displacement. */
const MAX_CONSTANT_INDEX = 0x100_0000;

/** The index of an element access after its bounds check: a register, or -1 if it is a constant folded into the displacement. */
function checkedIndex(c: BaselineCompiler, array: Reg): number {
  const { asm, b } = c;
  if (b < 0) {
    const index = constantLow(c, b);
    if (index >= 0 && index < MAX_CONSTANT_INDEX) {
      c.noteFault();
      const form = index < 128 ? Form.CMP_RM32_IMM8 : Form.CMP_RM32_IMM32;
      asm.mi(form, array, Obj.ARRAY_LENGTH, index);
      asm.jcc(Cond.BE, c.slow.constantIndex(c, array, index));
      return -1;
    }
  }
  const index = c.useIndex(b);
  c.noteFault();
  asm.rm(Form.CMP_R32_RM32, index, array, Obj.ARRAY_LENGTH);
  asm.jcc(Cond.AE, c.slow.index(c, array, index));
  return index;
}

const elementDisp = (c: BaselineCompiler, shift: number): number =>
  Obj.ARRAY_DATA + (constantLow(c, c.b) << shift);

/** xaload; `form` loads an element of 2^shift bytes. */
export function emitArrayLoad(c: BaselineCompiler, kind: Kind, form: Form, shift: number): void {
  const { asm } = c;
  const array = c.useRef(c.a);
  const index = checkedIndex(c, array);
  const reg = allocKind(c, kind);
  if (index < 0) asm.rm(form, reg, array, elementDisp(c, shift));
  else asm.rx(form, reg, array, index, shift, Obj.ARRAY_DATA);
  defineKind(c, kind, reg);
}

/** xastore of everything but references and bytes; 2-byte elements are stored as fields of type S are. */
export function emitArrayStore(c: BaselineCompiler, kind: Kind, form: Form, shift: number): void {
  const array = c.useRef(c.a);
  if (isImmediate(c, kind, c.c)) {
    const type = shift === 1 ? CHAR_S : 0;
    const index = checkedIndex(c, array);
    storeElementImmediate(c, storeImmediateForm(kind, type), shift, array, index, immediateFor(c, type, c.c));
    return;
  }
  const value = useKind(c, kind, c.c);
  const index = checkedIndex(c, array);
  storeElement(c, form, shift, array, index, value);
}

function storeElement(
  c: BaselineCompiler,
  form: Form,
  shift: number,
  array: Reg,
  index: number,
  value: number,
): void {
  if (index < 0) c.asm.rm(form, value, array, elementDisp(c, shift));
  else c.asm.rx(form, value, array, index, shift, Obj.ARRAY_DATA);
}

function storeElementImmediate(
  c: BaselineCompiler,
  form: Form,
  shift: number,
  array: Reg,
  index: number,
  value: number,
): void {
  if (index < 0) c.asm.mi(form, array, elementDisp(c, shift), value);
  else c.asm.xi(form, array, index, shift, Obj.ARRAY_DATA, value);
}

/** Newarray type code of boolean. */
const T_BOOLEAN = 4;

/** bastore: which of byte[] and boolean[] it is shows at run time only, and a boolean is narrowed to its lowest bit (JVMS 6.5 bastore). */
export function emitByteArrayStore(c: BaselineCompiler): void {
  const { asm } = c;
  const array = c.useRef(c.a);
  if (c.c < 0 && (constantLow(c, c.c) & ~1) === 0) {
    const index = checkedIndex(c, array);
    storeElementImmediate(c, Form.MOV_RM8_IMM8, 0, array, index, constantLow(c, c.c));
    return;
  }
  const value = c.useInt(c.c);
  const index = checkedIndex(c, array);
  const isByte = asm.newLabel();
  asm.rr(Form.MOV_R32_RM32, SCRATCH, value);
  asm.mi(Form.CMP_RM32_IMM32, array, Obj.CLASS, c.env.primitiveArrayClass(T_BOOLEAN));
  asm.jcc(Cond.NE, isByte);
  asm.ri(Form.AND_RM32_IMM8, SCRATCH, 1);
  asm.bind(isByte);
  storeElement(c, Form.MOV_RM8_R8, 0, array, index, SCRATCH);
}

/** aastore: the value must be an instance of the array's component class, unless it is null. */
export function emitReferenceArrayStore(c: BaselineCompiler): void {
  const { asm } = c;
  const array = c.useRef(c.a);
  if (c.c < 0) {
    storeElementImmediate(c, Form.MOV_RM32_IMM32, 2, array, checkedIndex(c, array), 0);
    return;
  }
  const value = c.useRef(c.c);
  const index = checkedIndex(c, array);
  const legal = asm.newLabel();
  asm.rr(Form.TEST_RM32_R32, value, value);
  asm.jcc(Cond.E, legal);
  asm.rm(Form.MOV_R32_RM32, SCRATCH, array, Obj.CLASS);
  asm.rm(Form.MOV_R32_RM32, SCRATCH, SCRATCH, ClassRec.ELEMENT);
  asm.rm(Form.CMP_R32_RM32, SCRATCH, value, Obj.CLASS);
  asm.jcc(Cond.NE, c.slow.storeCheck(c, legal, array, value));
  asm.bind(legal);
  storeElement(c, Form.MOV_RM32_R32, 2, array, index, value);
  if (index < 0) asm.rm(Form.LEA_R32_M, SCRATCH, array, elementDisp(c, 2));
  else asm.rx(Form.LEA_R32_M, SCRATCH, array, index, 2, Obj.ARRAY_DATA);
  markCard(c, SCRATCH);
}
