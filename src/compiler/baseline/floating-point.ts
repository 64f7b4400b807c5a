/** float and double arithmetic and the conversions between all kinds (JVMS 6.5: fadd … dneg, i2l … i2s, fcmpl … dcmpg). */
import { Cond, Form, Reg } from '../../x64/assembler.js';
import type { BaselineCompiler } from './compiler.js';
import { Half, SCRATCH, XMM_SCRATCH } from './register-cache.js';

function define(c: BaselineCompiler, xmm: number, double: boolean): void {
  if (double) c.defineDouble(c.dst, xmm);
  else c.defineFloat(c.dst, xmm);
}

/** addss, subsd, … : `form` is `op xmm, xmm/m`. */
export function emitFloatBinary(c: BaselineCompiler, form: Form, double: boolean): void {
  const { asm, b } = c;
  let second = -1;
  if (b >= 0) second = c.cachedXmm(b);
  else second = double ? c.useDouble(b) : c.useFloat(b);
  const reg = c.takeXmm(c.a, double, c.diesA || c.a === c.dst);
  if (second >= 0) asm.rr(form, reg, second);
  else asm.rm(form, reg, Reg.RBP, c.homeOf(b, Half.SCALAR));
  define(c, reg, double);
}

/** Flips the sign, of zeros and NaN too. */
export function emitFloatNegate(c: BaselineCompiler, double: boolean): void {
  const { asm } = c;
  const reg = c.takeXmm(c.a, double, c.diesA || c.a === c.dst);
  if (double) {
    asm.ri64(Form.MOV_R64_IMM64, SCRATCH, 0, 0x80000000 | 0);
    asm.rr(Form.MOVQ_XMM_RM64, XMM_SCRATCH, SCRATCH);
  } else {
    asm.ri(Form.MOV_R32_IMM32, SCRATCH, 0x80000000 | 0);
    asm.rr(Form.MOVD_XMM_RM32, XMM_SCRATCH, SCRATCH);
  }
  asm.rr(Form.XORPS_XMM_XMMM128, reg, XMM_SCRATCH);
  define(c, reg, double);
}

/** frem and drem by the stub, which works on doubles: the remainder of two floats is exact in double and is a float. */
export function emitFloatRemainder(c: BaselineCompiler, double: boolean): void {
  const { asm } = c;
  const first = double ? c.useDouble(c.a) : c.useFloat(c.a);
  const second = double ? c.useDouble(c.b) : c.useFloat(c.b);
  c.releaseOperands();
  c.flushAndClear();
  const move = double ? Form.MOVAPS_XMM_XMMM128 : Form.CVTSS2SD_XMM_XMMM32;
  asm.rr(move, XMM_SCRATCH, second);
  if (!double || first !== 0) asm.rr(move, 0, first);
  asm.rr(Form.MOVAPS_XMM_XMMM128, 1, XMM_SCRATCH);
  c.callStub(c.env.stubs.dremainder);
  if (!double) asm.rr(Form.CVTSD2SS_XMM_XMMM64, 0, 0);
  define(c, 0, double);
}

export function emitIntToLong(c: BaselineCompiler): void {
  const { asm, a } = c;
  if (a < 0) {
    const reg = c.allocGeneral();
    asm.ri(Form.MOV_RM64_IMM32, reg, c.ir.constLo[~a]);
    c.defineLong(c.dst, reg);
    return;
  }
  const from = c.cached(a, Half.SCALAR);
  const reg = c.allocGeneral();
  if (from >= 0) asm.rr(Form.MOVSXD_R64_RM32, reg, from);
  else asm.rm(Form.MOVSXD_R64_RM32, reg, Reg.RBP, c.homeOf(a, Half.SCALAR));
  c.defineLong(c.dst, reg);
}

/** The low half, in place if the long dies: ints may have garbage above. */
export function emitLongToInt(c: BaselineCompiler): void {
  const dies = c.diesA || c.a === c.dst;
  const reg = c.takeGeneral(c.a, Half.SCALAR, false, dies, 0);
  if (dies) c.defineUnextendedInt(c.dst, reg);
  else c.defineInt(c.dst, reg);
}

/** i2b, i2c, i2s: `form` is the extending move. */
export function emitNarrow(c: BaselineCompiler, form: Form): void {
  const { asm, a } = c;
  const from = a >= 0 ? c.cached(a, Half.SCALAR) : c.useInt(a);
  const reg = c.allocGeneral();
  if (from >= 0) asm.rr(form, reg, from);
  else asm.rm(form, reg, Reg.RBP, c.homeOf(a, Half.SCALAR));
  c.defineInt(c.dst, reg);
}

/** i2f, i2d, l2f, l2d. The destination is cleared first: cvtsi2 keeps its upper part and would wait for it. */
export function emitIntegerToFloat(c: BaselineCompiler, form: Form, wide: boolean, double: boolean): void {
  const { asm, a } = c;
  let from = -1;
  if (a >= 0) from = c.cached(a, Half.SCALAR);
  else from = wide ? c.useLong(a) : c.useInt(a);
  const xmm = c.allocXmm();
  asm.rr(Form.XORPS_XMM_XMMM128, xmm, xmm);
  if (from >= 0) asm.rr(form, xmm, from);
  else asm.rm(form, xmm, Reg.RBP, c.homeOf(a, Half.SCALAR));
  define(c, xmm, double);
}

/** f2i, f2l, d2i, d2l: where cvtt answers its "indefinite" (the least value), the right answer is found out of line. */
export function emitTruncate(c: BaselineCompiler, form: Form, wide: boolean, double: boolean): void {
  const { asm } = c;
  const from = double ? c.useDouble(c.a) : c.useFloat(c.a);
  const reg = c.allocGeneral();
  const back = asm.newLabel();
  asm.rr(form, reg, from);
  asm.ri(wide ? Form.CMP_RM64_IMM8 : Form.CMP_RM32_IMM8, reg, 1); // overflows for the least value only
  asm.jcc(Cond.O, c.slow.truncate(c, back, reg, from, wide, double));
  asm.bind(back);
  if (wide) c.defineLong(c.dst, reg);
  else c.defineInt(c.dst, reg);
}

/** f2d, d2f: `form` converts, `double` says what it yields. */
export function emitFloatConvert(c: BaselineCompiler, form: Form, double: boolean): void {
  const from = double ? c.useFloat(c.a) : c.useDouble(c.a);
  const xmm = c.allocXmm();
  c.asm.rr(form, xmm, from);
  define(c, xmm, double);
}

/**
 * fcmpl, fcmpg, dcmpl, dcmpg. After `ucomis a, b`, "above" minus "carry" is the answer of fcmpl: carry means less or unordered. fcmpg is the
 * negation of fcmpl with exchanged operands.
 */
export function emitFloatCompare(c: BaselineCompiler, double: boolean, greater: boolean): void {
  const { asm } = c;
  const a = double ? c.useDouble(c.a) : c.useFloat(c.a);
  const b = double ? c.useDouble(c.b) : c.useFloat(c.b);
  const reg = c.allocGeneral();
  const form = double ? Form.UCOMISD_XMM_XMMM64 : Form.UCOMISS_XMM_XMMM32;
  if (greater) asm.rr(form, b, a);
  else asm.rr(form, a, b);
  asm.r(Form.SETA_RM8, reg);
  asm.rr(Form.MOVZX_R32_RM8, reg, reg);
  asm.ri(Form.SBB_RM32_IMM8, reg, 0);
  if (greater) asm.r(Form.NEG_RM32, reg);
  c.defineInt(c.dst, reg);
}
