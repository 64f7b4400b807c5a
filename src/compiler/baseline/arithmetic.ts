/** Integer arithmetic of both widths (JVMS 6.5: iadd … lushr, lcmp). */
import { Cond, Form, Reg } from '../../x64/assembler.js';
import {
  type Alu,
  Alu as AluOp,
  aluForm,
  aluImmediate,
  aluMemoryImmediate,
  type Shift,
  shiftByCl32,
  shiftByCl64,
  shiftByConstant32,
  shiftByConstant64,
} from './alu.js';
import type { BaselineCompiler } from './compiler.js';
import { Half, SCRATCH } from './register-cache.js';

/** True if the IR constant fits the sign-extended 32-bit immediate of an instruction of this width. */
export function fitsImmediate(c: BaselineCompiler, constant: number, wide: boolean): boolean {
  return !wide || c.ir.constHi[~constant] === c.ir.constLo[~constant] >> 31;
}

export function constantLow(c: BaselineCompiler, constant: number): number {
  return c.ir.constLo[~constant];
}

/** Defines the result as int or long. */
function define(c: BaselineCompiler, reg: Reg, wide: boolean): void {
  if (wide) c.defineLong(c.dst, reg);
  else c.defineInt(c.dst, reg);
}

/** A register with the first operand that the result may overwrite. */
function takeFirst(c: BaselineCompiler, wide: boolean, excluded = 0): Reg {
  return c.takeGeneral(c.a, Half.SCALAR, wide, c.diesA || c.a === c.dst, excluded);
}

function swapOperands(c: BaselineCompiler): void {
  const { a, dies } = c;
  c.a = c.b;
  c.b = a;
  c.dies = (dies & ~3) | ((dies & 1) << 1) | ((dies >> 1) & 1);
}

/** For commutative operations: a constant second, and a first operand whose register can be overwritten. */
function arrange(c: BaselineCompiler): void {
  if (c.b < 0) return;
  if (c.a < 0 || (!c.diesA && c.a !== c.dst && (c.diesB || c.b === c.dst))) swapOperands(c);
}

/** `op dst, b` with b wherever it is; it was located before dst was taken. */
function applySecond(c: BaselineCompiler, op: Alu, wide: boolean, reg: Reg, second: number): void {
  const { asm, b } = c;
  if (second >= 0) asm.rr(aluForm(op, wide), reg, second);
  else if (b >= 0) asm.rm(aluForm(op, wide), reg, Reg.RBP, c.homeOf(b, Half.SCALAR));
  else if (fitsImmediate(c, b, wide)) aluImmediate(asm, op, wide, reg, constantLow(c, b));
  else {
    c.loadConstant(SCRATCH, b, wide);
    asm.rr(aluForm(op, wide), reg, SCRATCH);
  }
}

/** add, sub, and, or, xor. */
export function emitAlu(c: BaselineCompiler, op: Alu, wide: boolean): void {
  if (op !== AluOp.SUB) arrange(c);
  if (op === AluOp.ADD && emitLea(c, wide)) return;
  const second = c.b >= 0 ? c.cached(c.b, Half.SCALAR) : -1;
  const reg = takeFirst(c, wide);
  applySecond(c, op, wide, reg, second);
  define(c, reg, wide);
}

/** An addition that must keep its first operand's register: lea adds into a third. */
function emitLea(c: BaselineCompiler, wide: boolean): boolean {
  if (c.a < 0 || c.diesA || c.a === c.dst) return false;
  const first = c.cached(c.a, Half.SCALAR);
  if (first < 0) return false;
  const form = wide ? Form.LEA_R64_M : Form.LEA_R32_M;
  if (c.b < 0) {
    if (!fitsImmediate(c, c.b, wide)) return false;
    const reg = c.allocGeneral();
    c.asm.rm(form, reg, first, constantLow(c, c.b));
    define(c, reg, wide);
    return true;
  }
  const second = c.cached(c.b, Half.SCALAR);
  if (second < 0) return false;
  const reg = c.allocGeneral();
  c.asm.rx(form, reg, first, second, 0, 0);
  define(c, reg, wide);
  return true;
}

export function emitMultiply(c: BaselineCompiler, wide: boolean): void {
  arrange(c);
  const { asm } = c;
  if (c.b < 0 && fitsImmediate(c, c.b, wide)) {
    multiplyByConstant(c, wide, constantLow(c, c.b));
    return;
  }
  const form = wide ? Form.IMUL_R64_RM64 : Form.IMUL_R32_RM32;
  if (c.b < 0) {
    const reg = takeFirst(c, wide);
    c.loadConstant(SCRATCH, c.b, wide);
    asm.rr(form, reg, SCRATCH);
    define(c, reg, wide);
    return;
  }
  const second = c.cached(c.b, Half.SCALAR);
  const reg = takeFirst(c, wide);
  if (second >= 0) asm.rr(form, reg, second);
  else asm.rm(form, reg, Reg.RBP, c.homeOf(c.b, Half.SCALAR));
  define(c, reg, wide);
}

function multiplyByConstant(c: BaselineCompiler, wide: boolean, factor: number): void {
  const { asm } = c;
  if (factor > 0 && (factor & (factor - 1)) === 0) {
    const reg = takeFirst(c, wide);
    const count = 31 - Math.clz32(factor);
    if (count !== 0) asm.ri(wide ? Form.SHL_RM64_IMM8 : Form.SHL_RM32_IMM8, reg, count);
    define(c, reg, wide);
    return;
  }
  const operand = c.a >= 0 ? c.cached(c.a, Half.SCALAR) : c.useLong(c.a);
  const reg = c.allocGeneral();
  if (operand >= 0 && (factor === 3 || factor === 5 || factor === 9)) {
    const scale = factor === 3 ? 1 : factor === 5 ? 2 : 3;
    asm.rx(wide ? Form.LEA_R64_M : Form.LEA_R32_M, reg, operand, operand, scale, 0);
  } else {
    const short = factor === (factor << 24) >> 24;
    let form = short ? Form.IMUL_R32_RM32_IMM8 : Form.IMUL_R32_RM32_IMM32;
    if (wide) form = short ? Form.IMUL_R64_RM64_IMM8 : Form.IMUL_R64_RM64_IMM32;
    if (operand >= 0) asm.rri(form, reg, operand, factor);
    else asm.rmi(form, reg, Reg.RBP, c.homeOf(c.a, Half.SCALAR), factor);
  }
  define(c, reg, wide);
}

export function emitNegate(c: BaselineCompiler, wide: boolean): void {
  const reg = takeFirst(c, wide);
  c.asm.r(wide ? Form.NEG_RM64 : Form.NEG_RM32, reg);
  define(c, reg, wide);
}

/** Shifts: the count is taken modulo 32 or 64, as the processor does it. */
export function emitShift(c: BaselineCompiler, shift: Shift, wide: boolean): void {
  const { asm, b } = c;
  if (b < 0) {
    const reg = takeFirst(c, wide);
    const count = constantLow(c, b) & (wide ? 63 : 31);
    if (count !== 0) asm.ri(wide ? shiftByConstant64[shift] : shiftByConstant32[shift], reg, count);
    define(c, reg, wide);
    return;
  }
  const count = c.cached(b, Half.SCALAR);
  const first = c.a >= 0 ? c.cached(c.a, Half.SCALAR) : -1;
  c.releaseOperands();
  const firstMayChange = first >= 0 && first !== count && first !== Reg.RCX && (c.diesA || c.a === c.dst);
  let reg: Reg;
  if (firstMayChange) {
    c.drop(c.a);
    c.claim(Reg.RCX);
    reg = first;
  } else {
    // The claim may move what rcx holds, but rcx itself keeps it until the count is loaded.
    c.claim(Reg.RCX);
    reg = c.allocGeneralExcept(1 << Reg.RCX);
    c.moveLocated(reg, first, c.a, Half.SCALAR, wide);
  }
  c.moveLocated(Reg.RCX, count, b, Half.SCALAR, false);
  asm.r(wide ? shiftByCl64[shift] : shiftByCl32[shift], reg);
  define(c, reg, wide);
}

/**
 * idiv, irem, ldiv, lrem. Zero is tested and throws out of line; so is -1, because MIN_VALUE / -1 faults. By a constant neither is needed,
 * and powers of two are shifts.
 */
export function emitDivide(c: BaselineCompiler, wide: boolean, remainder: boolean): void {
  const { asm, b } = c;
  const known = b < 0 && fitsImmediate(c, b, wide) ? constantLow(c, b) : 0;
  if (known > 1 && (known & (known - 1)) === 0) {
    divideByPowerOfTwo(c, wide, remainder, 31 - Math.clz32(known));
    return;
  }
  const dividend = c.a >= 0 ? c.cached(c.a, Half.SCALAR) : -1;
  let divisor = b >= 0 ? c.cached(b, Half.SCALAR) : -1;
  if (divisor < 0 || divisor === Reg.RAX || divisor === Reg.RDX) {
    c.moveLocated(SCRATCH, divisor, b, Half.SCALAR, wide);
    divisor = SCRATCH;
  }
  c.releaseOperands();
  c.claim(Reg.RAX);
  c.claim(Reg.RDX);
  c.moveLocated(Reg.RAX, dividend, c.a, Half.SCALAR, wide);
  const back = asm.newLabel();
  if (known === 0) {
    asm.rr(wide ? Form.TEST_RM64_R64 : Form.TEST_RM32_R32, divisor, divisor);
    asm.jcc(Cond.E, c.slow.divideByZero(c));
  }
  if (known === 0 || known === -1) {
    aluImmediate(asm, AluOp.CMP, wide, divisor, -1);
    asm.jcc(Cond.E, c.slow.divideByMinusOne(c, back, wide, remainder));
  }
  asm.o(wide ? Form.CQO : Form.CDQ);
  asm.r(wide ? Form.IDIV_RM64 : Form.IDIV_RM32, divisor);
  asm.bind(back);
  define(c, remainder ? Reg.RDX : Reg.RAX, wide);
}

/** Rounds towards zero: negative dividends get 2^k - 1 added first. */
function divideByPowerOfTwo(c: BaselineCompiler, wide: boolean, remainder: boolean, log: number): void {
  const { asm } = c;
  const first = wide ? c.useLong(c.a) : c.useInt(c.a);
  const bits = wide ? 64 : 32;
  const bias = c.allocGeneral();
  asm.rr(wide ? Form.MOV_R64_RM64 : Form.MOV_R32_RM32, bias, first);
  if (log > 1) asm.ri(wide ? Form.SAR_RM64_IMM8 : Form.SAR_RM32_IMM8, bias, bits - 1);
  asm.ri(wide ? Form.SHR_RM64_IMM8 : Form.SHR_RM32_IMM8, bias, bits - log);
  if (!remainder) {
    asm.rr(aluForm(AluOp.ADD, wide), bias, first);
    asm.ri(wide ? Form.SAR_RM64_IMM8 : Form.SAR_RM32_IMM8, bias, log);
    define(c, bias, wide);
    return;
  }
  const result = c.allocGeneral();
  asm.rx(wide ? Form.LEA_R64_M : Form.LEA_R32_M, result, first, bias, 0, 0);
  aluImmediate(asm, AluOp.AND, wide, result, (1 << log) - 1);
  asm.rr(aluForm(AluOp.SUB, wide), result, bias);
  define(c, result, wide);
}

/** Compares the operands a and b so that a signed condition code tells their order; true if they were swapped to do so. */
export function emitCompare(c: BaselineCompiler, wide: boolean): boolean {
  const { asm } = c;
  const swapped = c.a < 0 && c.b >= 0;
  if (swapped) swapOperands(c);
  const { a, b } = c;
  const second = b >= 0 ? c.cached(b, Half.SCALAR) : -1;
  const constant = b < 0 && fitsImmediate(c, b, wide);
  const isLocalOrTemporary = a >= 0 && a !== b;
  if (constant && isLocalOrTemporary && c.diesA && c.cached(a, Half.SCALAR) < 0) {
    // Not worth a register: the value is in its home and dies here.
    c.releaseOperands();
    c.flush();
    aluMemoryImmediate(asm, AluOp.CMP, wide, Reg.RBP, c.homeOf(a, Half.SCALAR), constantLow(c, b));
    return swapped;
  }
  const first = wide ? c.useLong(a) : c.useInt(a);
  if (b < 0 && !constant) c.loadConstant(SCRATCH, b, wide);
  c.releaseOperands();
  c.flush();
  if (constant) {
    const value = constantLow(c, b);
    if (value === 0) asm.rr(wide ? Form.TEST_RM64_R64 : Form.TEST_RM32_R32, first, first);
    else aluImmediate(asm, AluOp.CMP, wide, first, value);
  } else if (b < 0) asm.rr(aluForm(AluOp.CMP, wide), first, SCRATCH);
  else if (second >= 0) asm.rr(aluForm(AluOp.CMP, wide), first, second);
  else asm.rm(aluForm(AluOp.CMP, wide), first, Reg.RBP, c.homeOf(b, Half.SCALAR));
  return swapped;
}

/** lcmp: -1, 0 or 1. */
export function emitLongCompare(c: BaselineCompiler): void {
  const { asm } = c;
  const second = c.useLong(c.b);
  const first = c.useLong(c.a);
  const reg = c.allocGeneral();
  asm.rr(Form.CMP_R64_RM64, first, second);
  asm.r(Form.SETG_RM8, reg);
  asm.rr(Form.MOVZX_R32_RM8, reg, reg);
  asm.r(Form.SETL_RM8, SCRATCH);
  asm.rr(Form.MOVZX_R32_RM8, SCRATCH, SCRATCH);
  asm.rr(Form.SUB_R32_RM32, reg, SCRATCH);
  c.defineInt(c.dst, reg);
}
