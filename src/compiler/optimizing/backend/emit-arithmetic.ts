/** Integer and floating-point operations, conversions. Each function shows the instructions that come out. */
import { Cond, Form, Reg } from '../../../x64/assembler.js';
import {
  Alu,
  aluForm,
  aluImmediate,
  doubleForms,
  floatForms,
  Shift,
  shiftByCl32,
  shiftByCl64,
  shiftByConstant32,
  shiftByConstant64,
} from '../../baseline/alu.js';
import { SCRATCH } from '../../baseline/register-cache.js';
import { Op } from '../ops.js';
import { Cold } from './cold-code.js';
import { type Emitter, Where } from './emitter.js';
import { Fold } from './selection.js';

const mov = (wide: boolean): Form => (wide ? Form.MOV_R64_RM64 : Form.MOV_R32_RM32);

/** A copy of an integer operand in a register. */
export function moveTo(e: Emitter, to: Reg, v: number, wide: boolean): void {
  const r = e.located(v);
  if (r >= 0) {
    if (r !== to) e.asm.rr(mov(wide), to, r);
  } else e.move(e.source(v), to, e.graph.kind[e.root(v)]);
}

/** `op to, v`; the operand anywhere. */
export function applyAlu(e: Emitter, op: Alu, wide: boolean, to: Reg, v: number): void {
  const { asm } = e;
  switch (e.locate(v)) {
    case Where.REGISTER:
      asm.rr(aluForm(op, wide), to, e.base);
      break;
    case Where.MEMORY:
      e.memory(aluForm(op, wide), to);
      break;
    case Where.POOL:
      asm.rl(aluForm(op, wide), to, e.poolLabel);
      break;
    default:
      aluImmediate(asm, op, wide, to, e.immediate);
  }
}

/** add, sub, and, or, xor. */
export function emitAlu(e: Emitter, op: Alu, wide: boolean): void {
  const { asm, graph } = e;
  const to = e.result();
  if (to < 0) return;
  const a = graph.a[e.v];
  const b = graph.b[e.v];
  if (op === Alu.ADD && emitLea(e, to, a, b, wide)) return;
  const second = e.located(b);
  // `a` may stay where it is only if that is the result's register; so may `b`, if the operation commutes.
  if (op !== Alu.SUB && e.selection.fold[b] !== Fold.OPERAND && second === to && e.located(a) !== to) {
    applyAlu(e, op, wide, to, a);
    return;
  }
  moveTo(e, to, a, wide);
  if (op === Alu.ADD && e.locate(b) === Where.IMMEDIATE && e.immediate === 128) {
    aluImmediate(asm, Alu.SUB, wide, to, -128);
    return;
  }
  applyAlu(e, op, wide, to, b);
}

/** An addition into a third register, or of a scaled operand. */
function emitLea(e: Emitter, to: Reg, a: number, b: number, wide: boolean): boolean {
  const { asm, graph, selection } = e;
  const form = wide ? Form.LEA_R64_M : Form.LEA_R32_M;
  if (selection.fold[b] === Fold.SCALE) {
    asm.rx(form, to, e.use(a), e.use(graph.a[b]), graph.imm[graph.b[b]], 0);
    return true;
  }
  if (selection.fold[b] === Fold.OPERAND) return false;
  const first = e.located(a);
  if (first < 0 || first === to) return false;
  const second = e.located(b);
  if (second === to) return false;
  if (second >= 0) {
    asm.rx(form, to, first, second, 0, 0);
    return true;
  }
  if (e.locate(b) !== Where.IMMEDIATE) return false;
  asm.rm(form, to, first, e.immediate);
  return true;
}

export function emitMultiply(e: Emitter, wide: boolean): void {
  const { graph } = e;
  const to = e.result();
  if (to < 0) return;
  const a = graph.a[e.v];
  const b = graph.b[e.v];
  const form = wide ? Form.IMUL_R64_RM64 : Form.IMUL_R32_RM32;
  if (e.selection.fold[b] !== Fold.OPERAND) {
    if (e.isConstant(b) && e.located(b) < 0 && e.locate(b) === Where.IMMEDIATE) {
      multiplyByConstant(e, to, a, wide, e.immediate);
      return;
    }
    if (e.located(b) === to && e.located(a) !== to) {
      e.apply(form, to, a);
      return;
    }
  }
  moveTo(e, to, a, wide);
  e.apply(form, to, b);
}

function multiplyByConstant(e: Emitter, to: Reg, a: number, wide: boolean, factor: number): void {
  const { asm } = e;
  if (factor > 0 && (factor & (factor - 1)) === 0) {
    moveTo(e, to, a, wide);
    const count = 31 - Math.clz32(factor);
    if (count !== 0) asm.ri(wide ? Form.SHL_RM64_IMM8 : Form.SHL_RM32_IMM8, to, count);
    return;
  }
  const from = e.use(a);
  if (factor === 3 || factor === 5 || factor === 9) {
    asm.rx(
      wide ? Form.LEA_R64_M : Form.LEA_R32_M,
      to,
      from,
      from,
      factor === 3 ? 1 : factor === 5 ? 2 : 3,
      0,
    );
    return;
  }
  const short = factor === (factor << 24) >> 24;
  let form = short ? Form.IMUL_R32_RM32_IMM8 : Form.IMUL_R32_RM32_IMM32;
  if (wide) form = short ? Form.IMUL_R64_RM64_IMM8 : Form.IMUL_R64_RM64_IMM32;
  asm.rri(form, to, from, factor);
}

export function emitNegate(e: Emitter, wide: boolean): void {
  const to = e.result();
  if (to < 0) return;
  moveTo(e, to, e.graph.a[e.v], wide);
  e.asm.r(wide ? Form.NEG_RM64 : Form.NEG_RM32, to);
}

const shiftX32: readonly Form[] = [Form.SHLX_R32_RM32_R32, Form.SARX_R32_RM32_R32, Form.SHRX_R32_RM32_R32];
const shiftX64: readonly Form[] = [Form.SHLX_R64_RM64_R64, Form.SARX_R64_RM64_R64, Form.SHRX_R64_RM64_R64];

/** The count is taken modulo 32 or 64, as the processor does it. */
export function emitShift(e: Emitter, shift: Shift, wide: boolean): void {
  const { asm, graph } = e;
  const to = e.result();
  if (to < 0) return;
  const a = graph.a[e.v];
  const b = graph.b[e.v];
  if (e.isConstant(b)) {
    const count = graph.imm[e.root(b)] & (wide ? 63 : 31);
    const from = e.use(a);
    if (shift === Shift.LEFT && from !== to && count >= 1 && count <= 1) {
      asm.rx(wide ? Form.LEA_R64_M : Form.LEA_R32_M, to, from, from, 0, 0);
      return;
    }
    if (from !== to) asm.rr(mov(wide), to, from);
    if (count !== 0) asm.ri(wide ? shiftByConstant64[shift] : shiftByConstant32[shift], to, count);
    return;
  }
  if (e.options.bmi2) {
    asm.rvr((wide ? shiftX64 : shiftX32)[shift], to, e.use(b), e.use(a));
    return;
  }
  shiftByCl(e, wide ? shiftByCl64[shift] : shiftByCl32[shift], to, a, b, wide);
}

/** `form to, cl`, with rcx kept in the scratch register. `b` is in another register than the result. */
function shiftByCl(e: Emitter, form: Form, to: Reg, a: number, b: number, wide: boolean): void {
  const { asm } = e;
  const count = e.use(b);
  const from = e.use(a);
  if (count === Reg.RCX) {
    if (from !== to) asm.rr(mov(wide), to, from);
    asm.r(form, to);
    return;
  }
  if (to === Reg.RCX) {
    asm.rr(mov(wide), SCRATCH, from);
    asm.rr(Form.MOV_R32_RM32, Reg.RCX, count);
    asm.r(form, SCRATCH);
    asm.rr(mov(wide), Reg.RCX, SCRATCH);
    return;
  }
  if (from !== to) asm.rr(mov(wide), to, from);
  asm.rr(Form.MOV_R64_RM64, SCRATCH, Reg.RCX);
  asm.rr(Form.MOV_R32_RM32, Reg.RCX, count);
  asm.r(form, to);
  asm.rr(Form.MOV_R64_RM64, Reg.RCX, SCRATCH);
}

export function emitRotate(e: Emitter, left: boolean, wide: boolean): void {
  const { asm, graph } = e;
  const to = e.result();
  if (to < 0) return;
  const a = graph.a[e.v];
  const b = graph.b[e.v];
  if (e.isConstant(b)) {
    const bits = wide ? 64 : 32;
    const count = graph.imm[e.root(b)] & (bits - 1);
    const from = e.use(a);
    if (e.options.bmi2 && from !== to) {
      asm.rri(
        wide ? Form.RORX_R64_RM64_IMM8 : Form.RORX_R32_RM32_IMM8,
        to,
        from,
        (left ? bits - count : count) & (bits - 1),
      );
      return;
    }
    if (from !== to) asm.rr(mov(wide), to, from);
    const form = left
      ? wide
        ? Form.ROL_RM64_IMM8
        : Form.ROL_RM32_IMM8
      : wide
        ? Form.ROR_RM64_IMM8
        : Form.ROR_RM32_IMM8;
    if (count !== 0) asm.ri(form, to, count);
    return;
  }
  const form = left
    ? wide
      ? Form.ROL_RM64_CL
      : Form.ROL_RM32_CL
    : wide
      ? Form.ROR_RM64_CL
      : Form.ROR_RM32_CL;
  shiftByCl(e, form, to, a, b, wide);
}

/** The divisor is not 0. -1 is tested for, because MIN_VALUE / -1 faults. */
export function emitDivide(e: Emitter, wide: boolean, remainder: boolean): void {
  const { asm, graph } = e;
  const to = e.result();
  if (to < 0) return;
  const b = graph.b[e.v];
  let divisor = e.located(b);
  if (divisor < 0 || divisor === Reg.RAX || divisor === Reg.RDX) {
    moveTo(e, SCRATCH, b, wide);
    divisor = SCRATCH;
  }
  moveTo(e, Reg.RAX, graph.a[e.v], wide);
  const back = asm.newLabel();
  if (!e.isConstant(b) || graph.imm[e.root(b)] === -1) {
    aluImmediate(asm, Alu.CMP, wide, divisor, -1);
    asm.jcc(Cond.E, e.cold.add(Cold.DIVIDE_BY_MINUS_ONE, back, remainder ? 1 : 0));
  }
  asm.o(wide ? Form.CQO : Form.CDQ);
  asm.r(wide ? Form.IDIV_RM64 : Form.IDIV_RM32, divisor);
  e.bind(back);
  const from = remainder ? Reg.RDX : Reg.RAX;
  if (to !== from) asm.rr(mov(wide), to, from);
}

/** Upper half of a product of two longs. */
export function emitMultiplyHigh(e: Emitter, form: Form): void {
  const { asm, graph } = e;
  const to = e.result();
  if (to < 0) return;
  let a = graph.a[e.v];
  let b = graph.b[e.v];
  if (e.located(b) === Reg.RAX) {
    const swap = a;
    a = b;
    b = swap;
  }
  if (e.located(b) < 0 && e.isConstant(b)) {
    // Loading a constant must not overwrite the other operand.
    moveTo(e, SCRATCH, b, true);
    moveTo(e, Reg.RAX, a, true);
    asm.r(form, SCRATCH);
  } else {
    moveTo(e, Reg.RAX, a, true);
    if (e.locate(b) === Where.REGISTER) asm.r(form, e.base);
    else e.memoryAlone(form);
  }
  if (to !== Reg.RDX) asm.rr(Form.MOV_R64_RM64, to, Reg.RDX);
}

/** Upper half of a product of two ints. */
export function emitIntMultiplyHigh(e: Emitter): void {
  const { asm, graph } = e;
  const to = e.result();
  if (to < 0) return;
  const a = graph.a[e.v];
  const b = graph.b[e.v];
  if (e.isConstant(b) && e.located(b) < 0) {
    extend(e, to, a);
    asm.rri(Form.IMUL_R64_RM64_IMM32, to, to, graph.imm[e.root(b)]);
  } else {
    extend(e, SCRATCH, b);
    extend(e, to, a);
    asm.rr(Form.IMUL_R64_RM64, to, SCRATCH);
  }
  asm.ri(Form.SHR_RM64_IMM8, to, 32);
}

function extend(e: Emitter, to: Reg, v: number): void {
  if (e.locate(v) === Where.IMMEDIATE) e.asm.ri(Form.MOV_RM64_IMM32, to, e.immediate);
  else e.apply(Form.MOVSXD_R64_RM32, to, v);
}

export function emitMinMax(e: Emitter, op: Op): void {
  const { asm, graph } = e;
  const to = e.result();
  if (to < 0) return;
  const wide = op === Op.LMIN || op === Op.LMAX;
  let a = graph.a[e.v];
  let b = graph.b[e.v];
  if (e.located(b) === to) {
    const swap = a;
    a = b;
    b = swap;
  }
  if (e.located(a) !== to) moveTo(e, to, a, wide);
  const second = e.use(b);
  asm.rr(aluForm(Alu.CMP, wide), to, second);
  const min = op === Op.IMIN || op === Op.LMIN;
  if (min) asm.rr(wide ? Form.CMOVG_R64_RM64 : Form.CMOVG_R32_RM32, to, second);
  else asm.rr(wide ? Form.CMOVL_R64_RM64 : Form.CMOVL_R32_RM32, to, second);
}

export function emitAbs(e: Emitter, wide: boolean): void {
  const { asm } = e;
  const to = e.result();
  if (to < 0) return;
  const from = e.use(e.graph.a[e.v]);
  asm.rr(mov(wide), to, from);
  asm.r(wide ? Form.NEG_RM64 : Form.NEG_RM32, to);
  asm.rr(wide ? Form.CMOVS_R64_RM64 : Form.CMOVS_R32_RM32, to, from);
}

/** `form result, operand` with the operand in a register or memory. */
export function emitUnary(e: Emitter, form: Form): void {
  const to = e.result();
  if (to >= 0) e.apply(form, to, e.graph.a[e.v]);
}

/** popcnt, lzcnt, tzcnt wait for their destination on some processors: it is cleared. */
export function emitCount(e: Emitter, form: Form): void {
  const to = e.result();
  if (to < 0) return;
  const a = e.graph.a[e.v];
  if (e.locate(a) === Where.REGISTER && e.base !== to) e.asm.rr(Form.XOR_R32_RM32, to, to);
  e.apply(form, to, a);
}

export function emitByteSwap(e: Emitter, op: Op): void {
  const { asm } = e;
  const to = e.result();
  if (to < 0) return;
  const wide = op === Op.LBSWAP;
  moveTo(e, to, e.graph.a[e.v], wide);
  asm.r(wide ? Form.BSWAP_R64 : Form.BSWAP_R32, to);
  if (op === Op.CBSWAP) asm.ri(Form.SHR_RM32_IMM8, to, 16);
  else if (op === Op.SBSWAP) asm.ri(Form.SAR_RM32_IMM8, to, 16);
}

export function emitIntToLong(e: Emitter): void {
  const to = e.result();
  if (to >= 0) extend(e, to, e.graph.a[e.v]);
}

export function emitLongToInt(e: Emitter): void {
  const { asm, graph } = e;
  const to = e.result();
  if (to < 0) return;
  const a = graph.a[e.v];
  switch (e.locate(a)) {
    case Where.REGISTER:
      asm.rr(Form.MOV_R32_RM32, to, e.base);
      break;
    case Where.MEMORY:
      e.memory(Form.MOV_R32_RM32, to);
      break;
    default:
      asm.ri(Form.MOV_R32_IMM32, to, graph.imm[e.root(a)]);
  }
}

/** lcmp: -1, 0 or 1. */
export function emitLongCompare(e: Emitter): void {
  const { asm, graph } = e;
  const to = e.result();
  if (to < 0) return;
  applyAlu(e, Alu.CMP, true, e.use(graph.a[e.v]), graph.b[e.v]);
  asm.r(Form.SETG_RM8, to);
  asm.rr(Form.MOVZX_R32_RM8, to, to);
  asm.r(Form.SETL_RM8, SCRATCH);
  asm.rr(Form.MOVZX_R32_RM8, SCRATCH, SCRATCH);
  asm.rr(Form.SUB_R32_RM32, to, SCRATCH);
}

// ---------------------------------------------------------------- floating point

/** A copy of a floating-point operand in a register. */
function moveToXmm(e: Emitter, to: number, v: number): void {
  const r = e.located(v);
  if (r >= 0) {
    if ((r & 15) !== to) e.asm.rr(Form.MOVAPS_XMM_XMMM128, to, r & 15);
  } else e.move(e.source(v), to + 16, e.graph.kind[e.root(v)]);
}

/** add, sub, mul, div by their place among these. */
export function emitFloatBinary(e: Emitter, index: number, double: boolean): void {
  const { graph } = e;
  const to = e.result();
  if (to < 0) return;
  const form = (double ? doubleForms : floatForms)[index];
  const a = graph.a[e.v];
  const b = graph.b[e.v];
  const commutes = index === 0 || index === 2;
  if (commutes && e.selection.fold[b] !== Fold.OPERAND) {
    const second = e.located(b);
    const first = e.located(a);
    if (second >= 0 && (second & 15) === to && (first < 0 || (first & 15) !== to)) {
      e.apply(form, to, a);
      return;
    }
  }
  moveToXmm(e, to, a);
  e.apply(form, to, b);
}

/** a * b + c: a is copied to the result, a constant b goes through the scratch register and a constant c stays in the pool. */
export function emitFusedMultiplyAdd(e: Emitter, double: boolean): void {
  const { asm, graph } = e;
  const to = e.result();
  if (to < 0) return;
  const c = graph.c[e.v];
  moveToXmm(e, to, graph.a[e.v]);
  const b = e.use(graph.b[e.v]);
  const form = double ? Form.VFMADD213SD_XMM_XMM_XMMM64 : Form.VFMADD213SS_XMM_XMM_XMMM32;
  if (e.locate(c) === Where.POOL) asm.rvl(form, to, b, e.poolLabel);
  else asm.rvr(form, to, b, e.base);
}

/** xorps with the sign, andps with all but the sign. */
export function emitSign(e: Emitter, op: Op): void {
  const { asm, pool } = e;
  const to = e.result();
  if (to < 0) return;
  moveToXmm(e, to, e.graph.a[e.v]);
  const sign = 0x80000000 | 0;
  switch (op) {
    case Op.FNEG:
      asm.rl(Form.XORPS_XMM_XMMM128, to, pool.mask(sign, sign));
      break;
    case Op.DNEG:
      asm.rl(Form.XORPS_XMM_XMMM128, to, pool.mask(0, sign));
      break;
    case Op.FABS:
      asm.rl(Form.ANDPS_XMM_XMMM128, to, pool.mask(0x7fffffff, 0x7fffffff));
      break;
    default:
      asm.rl(Form.ANDPS_XMM_XMMM128, to, pool.mask(-1, 0x7fffffff));
  }
}

/** Conversions and roots keep the upper part of their destination and would wait for it: it is cleared. */
export function emitToFloat(e: Emitter, form: Form): void {
  const { asm, graph } = e;
  const to = e.result();
  if (to < 0) return;
  const a = graph.a[e.v];
  if (e.isConstant(a) && e.located(a) < 0) {
    moveTo(e, SCRATCH, a, true);
    asm.rr(Form.XORPS_XMM_XMMM128, to, to);
    asm.rr(form, to, SCRATCH);
    return;
  }
  asm.rr(Form.XORPS_XMM_XMMM128, to, to);
  e.apply(form, to, a);
}

/** The same between floating-point types and for roots: the operand may be the destination. */
export function emitFloatUnary(e: Emitter, form: Form): void {
  const { asm, graph } = e;
  const to = e.result();
  if (to < 0) return;
  const a = graph.a[e.v];
  const isSame = e.selection.fold[a] !== Fold.OPERAND && e.located(a) >= 0 && (e.located(a) & 15) === to;
  if (!isSame) asm.rr(Form.XORPS_XMM_XMMM128, to, to);
  e.apply(form, to, a);
}

/** roundsd: 9 down, 10 up, 8 to the nearest. */
export function emitRound(e: Emitter, mode: number): void {
  const { asm, graph } = e;
  const to = e.result();
  if (to < 0) return;
  const a = graph.a[e.v];
  const from = e.use(a);
  if (from !== to) asm.rr(Form.XORPS_XMM_XMMM128, to, to);
  asm.rri(Form.ROUNDSD_XMM_XMMM64_IMM8, to, from, mode);
}

export function emitTruncate(e: Emitter, form: Form, wide: boolean): void {
  const { asm } = e;
  const to = e.result();
  if (to < 0) return;
  const from = e.use(e.graph.a[e.v]);
  const back = asm.newLabel();
  asm.rr(form, to, from);
  asm.ri(wide ? Form.CMP_RM64_IMM8 : Form.CMP_RM32_IMM8, to, 1); // overflows for the least value only
  asm.jcc(Cond.O, e.cold.add(Cold.SATURATE, back, to, from));
  e.bind(back);
}

/** After `ucomis a, b`, "above" minus "carry" is the answer of fcmpl; fcmpg is the negation of fcmpl with exchanged operands. */
export function emitFloatCompare(e: Emitter, double: boolean, greater: boolean): void {
  const { asm, graph } = e;
  const to = e.result();
  if (to < 0) return;
  const first = greater ? graph.b[e.v] : graph.a[e.v];
  const second = greater ? graph.a[e.v] : graph.b[e.v];
  e.apply(double ? Form.UCOMISD_XMM_XMMM64 : Form.UCOMISS_XMM_XMMM32, e.use(first), second);
  asm.r(Form.SETA_RM8, to);
  asm.rr(Form.MOVZX_R32_RM8, to, to);
  asm.ri(Form.SBB_RM32_IMM8, to, 0);
  if (greater) asm.r(Form.NEG_RM32, to);
}

/** Bits of a floating-point number as an integer, and back. */
export function emitBits(e: Emitter, op: Op): void {
  const { asm, graph } = e;
  const to = e.result();
  if (to < 0) return;
  const a = graph.a[e.v];
  const r = e.located(a);
  const toInteger = op === Op.F2BITS || op === Op.D2BITS;
  if (r >= 0) {
    if (op === Op.F2BITS) asm.rr(Form.MOVD_RM32_XMM, r & 15, to);
    else if (op === Op.D2BITS) asm.rr(Form.MOVQ_RM64_XMM, r & 15, to);
    else if (op === Op.BITS2F) asm.rr(Form.MOVD_XMM_RM32, to, r);
    else asm.rr(Form.MOVQ_XMM_RM64, to, r);
    return;
  }
  if (e.isConstant(a)) {
    const wide = op === Op.D2BITS || op === Op.BITS2D;
    const label = e.pool.wide(graph.imm[e.root(a)], wide ? graph.imm2[e.root(a)] : 0);
    if (toInteger) asm.rl(wide ? Form.MOV_R64_RM64 : Form.MOV_R32_RM32, to, label);
    else asm.rl(wide ? Form.MOVSD_XMM_XMMM64 : Form.MOVSS_XMM_XMMM32, to, label);
    return;
  }
  e.locate(a);
  if (op === Op.F2BITS) e.memory(Form.MOV_R32_RM32, to);
  else if (op === Op.D2BITS) e.memory(Form.MOV_R64_RM64, to);
  else e.memory(op === Op.BITS2F ? Form.MOVSS_XMM_XMMM32 : Form.MOVSD_XMM_XMMM64, to);
}

/** The stub works on doubles: the remainder of two floats is exact in double and is a float. It is called like a method, but never leaves. */
export function emitFloatRemainder(e: Emitter, double: boolean): void {
  const { asm, graph, moves } = e;
  const kind = graph.kind[e.v];
  moves.clear();
  moves.add(e.source(graph.a[e.v]), 16, kind);
  moves.add(e.source(graph.b[e.v]), 17, kind);
  moves.emit(e);
  if (!double) {
    asm.rr(Form.CVTSS2SD_XMM_XMMM32, 0, 0);
    asm.rr(Form.CVTSS2SD_XMM_XMMM32, 1, 1);
  }
  e.callStub(e.stubs.dremainder);
  if (!double) asm.rr(Form.CVTSD2SS_XMM_XMMM64, 0, 0);
  const to = e.result();
  if (to > 0) asm.rr(Form.MOVAPS_XMM_XMMM128, to, 0);
}
