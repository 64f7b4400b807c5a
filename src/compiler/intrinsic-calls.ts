/** Intrinsics in place of calls: operands from the register cache, results into it. */
import { Ctx } from '../layout/layout.js';
import { Form, Reg } from '../x64/assembler.js';
import type { BaselineCompiler } from './baseline/compiler.js';
import {
  absFloat,
  fusedMultiplyAdd,
  getClass,
  isFloatAccess,
  mathDouble,
  mathInteger,
  minMax,
  unsafeCompareAndExchange,
  unsafeCompareAndSet,
  unsafeGet,
  unsafeGetAndAdd,
  unsafeGetAndSet,
  unsafePut,
} from './intrinsic-code.js';
import { AccessType, Intrinsic, isInline } from './intrinsics.js';

/** Operand `index` of the call (receiver first). */
function operand(c: BaselineCompiler, index: number): number {
  return c.ir.args[c.b + 1 + index];
}

/** The value of an access in a register of its class. */
function useAccess(c: BaselineCompiler, type: AccessType, value: number): number {
  switch (type) {
    case AccessType.LONG:
      return c.useLong(value);
    case AccessType.FLOAT:
      return c.useFloat(value);
    case AccessType.DOUBLE:
      return c.useDouble(value);
    case AccessType.REFERENCE:
      return c.useRef(value);
    default:
      return c.useInt(value);
  }
}

function defineAccess(c: BaselineCompiler, type: AccessType, reg: number): void {
  switch (type) {
    case AccessType.LONG:
      c.defineLong(c.dst, reg);
      break;
    case AccessType.FLOAT:
      c.defineFloat(c.dst, reg);
      break;
    case AccessType.DOUBLE:
      c.defineDouble(c.dst, reg);
      break;
    case AccessType.REFERENCE:
      c.defineRef(c.dst, reg);
      break;
    default:
      c.defineInt(c.dst, reg);
      break;
  }
}

/** Emits the current call as an intrinsic; false if that cannot be done. */
export function emitIntrinsicCall(c: BaselineCompiler, id: number): boolean {
  if (!isInline(id)) return false;
  const intrinsic = (id & Intrinsic.MASK) as Intrinsic;
  const type = (id >> Intrinsic.TYPE_SHIFT) as AccessType;
  if (intrinsic <= Intrinsic.FENCE) emitUnsafe(c, intrinsic, type);
  else emitOther(c, intrinsic);
  c.releaseArgumentsBut(c.b, c.dst);
  return true;
}

function emitUnsafe(c: BaselineCompiler, id: Intrinsic, type: AccessType): void {
  const { asm } = c;
  c.nullCheck(c.useRef(operand(c, 0)));
  if (id === Intrinsic.FENCE) return;
  const base = c.useRef(operand(c, 1));
  const offset = c.useLong(operand(c, 2));
  if (id === Intrinsic.UNSAFE_GET) {
    const reg = isFloatAccess(type) ? c.allocXmm() : c.allocGeneral();
    unsafeGet(asm, type, reg, base, offset);
    defineAccess(c, type, reg);
    return;
  }
  const first = useAccess(c, type, operand(c, 3));
  if (id === Intrinsic.UNSAFE_PUT) {
    unsafePut(asm, type, first, base, offset, operand(c, 3) >= 0);
    return;
  }
  if (id === Intrinsic.UNSAFE_GET_AND_ADD || id === Intrinsic.UNSAFE_GET_AND_SET) {
    const reg = c.allocGeneral();
    if (id === Intrinsic.UNSAFE_GET_AND_ADD) unsafeGetAndAdd(asm, type, reg, base, offset, first);
    else unsafeGetAndSet(asm, type, reg, base, offset, first);
    defineAccess(c, type, reg);
    return;
  }
  const second = useAccess(c, type, operand(c, 4));
  const reg = c.allocGeneral();
  if (id === Intrinsic.UNSAFE_COMPARE_AND_SET) {
    unsafeCompareAndSet(asm, type, reg, base, offset, first, second);
    c.defineInt(c.dst, reg);
  } else {
    unsafeCompareAndExchange(asm, type, reg, base, offset, first, second);
    defineAccess(c, type, reg);
  }
}

function emitOther(c: BaselineCompiler, id: Intrinsic): void {
  const { asm } = c;
  switch (id) {
    case Intrinsic.GET_CLASS: {
      const object = c.useRef(operand(c, 0));
      const reg = c.allocGeneral();
      c.noteFault();
      getClass(asm, reg, object);
      c.defineRef(c.dst, reg);
      break;
    }
    case Intrinsic.CURRENT_THREAD: {
      const reg = c.allocGeneral();
      asm.rm(Form.MOV_R32_RM32, reg, Reg.R15, Ctx.THREAD);
      c.defineRef(c.dst, reg);
      break;
    }
    case Intrinsic.SQRT:
    case Intrinsic.FLOOR:
    case Intrinsic.CEIL:
    case Intrinsic.RINT:
    case Intrinsic.ABS_DOUBLE: {
      const from = c.useDouble(operand(c, 0));
      const xmm = c.allocXmm();
      mathDouble(asm, id, xmm, from);
      c.defineDouble(c.dst, xmm);
      break;
    }
    case Intrinsic.ABS_FLOAT: {
      const from = c.useFloat(operand(c, 0));
      const xmm = c.allocXmm();
      absFloat(asm, xmm, from);
      c.defineFloat(c.dst, xmm);
      break;
    }
    case Intrinsic.FMA_FLOAT:
    case Intrinsic.FMA_DOUBLE:
      emitFusedMultiplyAdd(c, id === Intrinsic.FMA_DOUBLE);
      break;
    case Intrinsic.FLOAT_TO_RAW_BITS:
    case Intrinsic.BITS_TO_FLOAT:
    case Intrinsic.DOUBLE_TO_RAW_BITS:
    case Intrinsic.BITS_TO_DOUBLE:
      emitRawBits(c, id);
      break;
    default:
      emitInteger(c, id);
      break;
  }
}

function emitFusedMultiplyAdd(compiler: BaselineCompiler, double: boolean): void {
  const [a, b, c] = [0, 1, 2].map((index) => {
    const value = operand(compiler, index);
    return double ? compiler.useDouble(value) : compiler.useFloat(value);
  });
  const xmm = compiler.allocXmm();
  fusedMultiplyAdd(compiler.asm, double, xmm, a, b, c);
  if (double) compiler.defineDouble(compiler.dst, xmm);
  else compiler.defineFloat(compiler.dst, xmm);
}

function emitRawBits(c: BaselineCompiler, id: Intrinsic): void {
  const { asm } = c;
  const value = operand(c, 0);
  if (id === Intrinsic.FLOAT_TO_RAW_BITS) {
    const from = c.useFloat(value);
    const reg = c.allocGeneral();
    asm.rr(Form.MOVD_RM32_XMM, from, reg);
    c.defineInt(c.dst, reg);
  } else if (id === Intrinsic.DOUBLE_TO_RAW_BITS) {
    const from = c.useDouble(value);
    const reg = c.allocGeneral();
    asm.rr(Form.MOVQ_RM64_XMM, from, reg);
    c.defineLong(c.dst, reg);
  } else if (id === Intrinsic.BITS_TO_FLOAT) {
    const from = c.useInt(value);
    const xmm = c.allocXmm();
    asm.rr(Form.MOVD_XMM_RM32, xmm, from);
    c.defineFloat(c.dst, xmm);
  } else {
    const from = c.useLong(value);
    const xmm = c.allocXmm();
    asm.rr(Form.MOVQ_XMM_RM64, xmm, from);
    c.defineDouble(c.dst, xmm);
  }
}

/** Integer operations of one or two operands. */
function emitInteger(c: BaselineCompiler, id: Intrinsic): void {
  if (id >= Intrinsic.MIN_INT && id <= Intrinsic.MAX_LONG) {
    emitMinMax(c, id);
    return;
  }
  const { asm } = c;
  const from = takesLong(id) ? c.useLong(operand(c, 0)) : c.useInt(operand(c, 0));
  const reg = c.allocGeneral();
  mathInteger(asm, id, reg, from);
  if (id === Intrinsic.ABS_LONG || id === Intrinsic.REVERSE_BYTES_LONG) c.defineLong(c.dst, reg);
  else c.defineInt(c.dst, reg);
}

function emitMinMax(c: BaselineCompiler, id: Intrinsic): void {
  const wide = id >= Intrinsic.MIN_LONG;
  const a = wide ? c.useLong(operand(c, 0)) : c.useInt(operand(c, 0));
  const b = wide ? c.useLong(operand(c, 1)) : c.useInt(operand(c, 1));
  const reg = c.allocGeneral();
  minMax(c.asm, id, reg, a, b);
  if (wide) c.defineLong(c.dst, reg);
  else c.defineInt(c.dst, reg);
}

/** True for the one-operand integer intrinsics whose operand is a long. */
export function takesLong(id: Intrinsic): boolean {
  return (
    id === Intrinsic.ABS_LONG ||
    id === Intrinsic.BIT_COUNT_LONG ||
    id === Intrinsic.LEADING_ZEROS_LONG ||
    id === Intrinsic.TRAILING_ZEROS_LONG ||
    id === Intrinsic.REVERSE_BYTES_LONG
  );
}
