/** From the IR's operations to the functions that emit them, family by family. */
import { IrOp, Kind } from '../../ir/ops.js';
import { Form } from '../../x64/assembler.js';
import { Alu, doubleForms, floatForms, Shift } from './alu.js';
import {
  constantLow,
  emitAlu,
  emitDivide,
  emitLongCompare,
  emitMultiply,
  emitNegate,
  emitShift,
  fitsImmediate,
} from './arithmetic.js';
import { emitCall } from './calls.js';
import type { BaselineCompiler } from './compiler.js';
import {
  emitCatch,
  emitGoto,
  emitIfFloat,
  emitIfInteger,
  emitIfReference,
  emitPoll,
  emitReturn,
  emitSwitch,
  emitThrow,
} from './control.js';
import {
  emitArrayLength,
  emitArrayLoad,
  emitArrayStore,
  emitByteArrayStore,
  emitGetField,
  emitGetStatic,
  emitLinkedConstant,
  emitPutField,
  emitPutStatic,
  emitReferenceArrayStore,
} from './fields.js';
import {
  emitFloatBinary,
  emitFloatCompare,
  emitFloatConvert,
  emitFloatNegate,
  emitFloatRemainder,
  emitIntegerToFloat,
  emitIntToLong,
  emitLongToInt,
  emitNarrow,
  emitTruncate,
} from './floating-point.js';
import {
  emitCheckCast,
  emitInstanceOf,
  emitMonitor,
  emitMultiNewArray,
  emitNew,
  emitNewPrimitiveArray,
  emitNewReferenceArray,
  emitNullCheck,
  emitReferenceCopy,
} from './objects.js';
import { Half } from './register-cache.js';

/** Emits the current instruction, whose operation is `op`. */
export function emitOperation(c: BaselineCompiler, op: IrOp): void {
  if (op <= IrOp.LNEG) emitIntegerOperation(c, op);
  else if (op <= IrOp.DNEG) emitFloatOperation(c, op);
  else if (op <= IrOp.DCMPG) emitConversion(c, op);
  else if (op <= IrOp.THROW) emitControl(c, op);
  else if (op <= IrOp.PUTSTATIC_P) emitFieldOperation(c, op);
  else if (op <= IrOp.SASTORE) emitArrayOperation(c, op);
  else if (op <= IrOp.INVOKEDYNAMIC) emitCall(c, op);
  else emitObjectOperation(c, op);
}

/** The copies, then arithmetic: int and long operations stand in the same order, and the same functions emit both. */
function emitIntegerOperation(c: BaselineCompiler, op: IrOp): void {
  const wide = op >= IrOp.LADD;
  switch (wide ? op - (IrOp.LADD - IrOp.IADD) : op) {
    case IrOp.ICOPY:
      emitScalarCopy(c, false);
      break;
    case IrOp.LCOPY:
      emitScalarCopy(c, true);
      break;
    case IrOp.FCOPY:
      emitFloatCopy(c, false);
      break;
    case IrOp.DCOPY:
      emitFloatCopy(c, true);
      break;
    case IrOp.PCOPY:
      emitReferenceCopy(c);
      break;
    case IrOp.IADD:
      emitAlu(c, Alu.ADD, wide);
      break;
    case IrOp.ISUB:
      emitAlu(c, Alu.SUB, wide);
      break;
    case IrOp.IMUL:
      emitMultiply(c, wide);
      break;
    case IrOp.IDIV:
      emitDivide(c, wide, false);
      break;
    case IrOp.IREM:
      emitDivide(c, wide, true);
      break;
    case IrOp.IAND:
      emitAlu(c, Alu.AND, wide);
      break;
    case IrOp.IOR:
      emitAlu(c, Alu.OR, wide);
      break;
    case IrOp.IXOR:
      emitAlu(c, Alu.XOR, wide);
      break;
    case IrOp.ISHL:
      emitShift(c, Shift.LEFT, wide);
      break;
    case IrOp.ISHR:
      emitShift(c, Shift.ARITHMETIC, wide);
      break;
    case IrOp.IUSHR:
      emitShift(c, Shift.LOGICAL, wide);
      break;
    case IrOp.INEG:
      emitNegate(c, wide);
      break;
    default:
      unknown(op);
  }
}

function emitFloatOperation(c: BaselineCompiler, op: IrOp): void {
  const double = op >= IrOp.DADD;
  switch (double ? op - (IrOp.DADD - IrOp.FADD) : op) {
    case IrOp.FADD:
    case IrOp.FSUB:
    case IrOp.FMUL:
    case IrOp.FDIV:
      if (double) emitFloatBinary(c, doubleForms[op - IrOp.DADD], true);
      else emitFloatBinary(c, floatForms[op - IrOp.FADD], false);
      break;
    case IrOp.FREM:
      emitFloatRemainder(c, double);
      break;
    case IrOp.FNEG:
      emitFloatNegate(c, double);
      break;
    default:
      unknown(op);
  }
}

function emitConversion(c: BaselineCompiler, op: IrOp): void {
  switch (op) {
    case IrOp.I2L:
      emitIntToLong(c);
      break;
    case IrOp.I2F:
      emitIntegerToFloat(c, Form.CVTSI2SS_XMM_RM32, false, false);
      break;
    case IrOp.I2D:
      emitIntegerToFloat(c, Form.CVTSI2SD_XMM_RM32, false, true);
      break;
    case IrOp.L2I:
      emitLongToInt(c);
      break;
    case IrOp.L2F:
      emitIntegerToFloat(c, Form.CVTSI2SS_XMM_RM64, true, false);
      break;
    case IrOp.L2D:
      emitIntegerToFloat(c, Form.CVTSI2SD_XMM_RM64, true, true);
      break;
    case IrOp.F2I:
      emitTruncate(c, Form.CVTTSS2SI_R32_XMMM32, false, false);
      break;
    case IrOp.F2L:
      emitTruncate(c, Form.CVTTSS2SI_R64_XMMM32, true, false);
      break;
    case IrOp.F2D:
      emitFloatConvert(c, Form.CVTSS2SD_XMM_XMMM32, true);
      break;
    case IrOp.D2I:
      emitTruncate(c, Form.CVTTSD2SI_R32_XMMM64, false, true);
      break;
    case IrOp.D2L:
      emitTruncate(c, Form.CVTTSD2SI_R64_XMMM64, true, true);
      break;
    case IrOp.D2F:
      emitFloatConvert(c, Form.CVTSD2SS_XMM_XMMM64, false);
      break;
    case IrOp.I2B:
      emitNarrow(c, Form.MOVSX_R32_RM8);
      break;
    case IrOp.I2C:
      emitNarrow(c, Form.MOVZX_R32_RM16);
      break;
    case IrOp.I2S:
      emitNarrow(c, Form.MOVSX_R32_RM16);
      break;
    case IrOp.LCMP:
      emitLongCompare(c);
      break;
    case IrOp.FCMPL:
      emitFloatCompare(c, false, false);
      break;
    case IrOp.FCMPG:
      emitFloatCompare(c, false, true);
      break;
    case IrOp.DCMPL:
      emitFloatCompare(c, true, false);
      break;
    case IrOp.DCMPG:
      emitFloatCompare(c, true, true);
      break;
    default:
      unknown(op);
  }
}

function emitControl(c: BaselineCompiler, op: IrOp): void {
  switch (op) {
    case IrOp.GOTO:
      emitGoto(c);
      break;
    case IrOp.IF_I:
      emitIfInteger(c, false);
      break;
    case IrOp.IF_L:
      emitIfInteger(c, true);
      break;
    case IrOp.IF_F:
      emitIfFloat(c, false);
      break;
    case IrOp.IF_D:
      emitIfFloat(c, true);
      break;
    case IrOp.IF_P:
      emitIfReference(c);
      break;
    case IrOp.SWITCH:
      emitSwitch(c);
      break;
    case IrOp.IRETURN:
      emitReturn(c, Kind.I);
      break;
    case IrOp.LRETURN:
      emitReturn(c, Kind.L);
      break;
    case IrOp.FRETURN:
      emitReturn(c, Kind.F);
      break;
    case IrOp.DRETURN:
      emitReturn(c, Kind.D);
      break;
    case IrOp.PRETURN:
      emitReturn(c, Kind.P);
      break;
    case IrOp.RETURN:
      emitReturn(c, Kind.VOID);
      break;
    case IrOp.THROW:
      emitThrow(c);
      break;
    default:
      unknown(op);
  }
}

/** Each family stands in the order I L F D P, as the kinds do. */
function emitFieldOperation(c: BaselineCompiler, op: IrOp): void {
  if (op <= IrOp.LDC_P) emitLinkedConstant(c, Kind.I + op - IrOp.LDC_I);
  else if (op <= IrOp.GETFIELD_P) emitGetField(c, Kind.I + op - IrOp.GETFIELD_I);
  else if (op <= IrOp.PUTFIELD_P) emitPutField(c, Kind.I + op - IrOp.PUTFIELD_I);
  else if (op <= IrOp.GETSTATIC_P) emitGetStatic(c, Kind.I + op - IrOp.GETSTATIC_I);
  else emitPutStatic(c, Kind.I + op - IrOp.PUTSTATIC_I);
}

function emitArrayOperation(c: BaselineCompiler, op: IrOp): void {
  switch (op) {
    case IrOp.ARRAYLENGTH:
      emitArrayLength(c);
      break;
    case IrOp.IALOAD:
      emitArrayLoad(c, Kind.I, Form.MOV_R32_RM32, 2);
      break;
    case IrOp.LALOAD:
      emitArrayLoad(c, Kind.L, Form.MOV_R64_RM64, 3);
      break;
    case IrOp.FALOAD:
      emitArrayLoad(c, Kind.F, Form.MOVSS_XMM_XMMM32, 2);
      break;
    case IrOp.DALOAD:
      emitArrayLoad(c, Kind.D, Form.MOVSD_XMM_XMMM64, 3);
      break;
    case IrOp.PALOAD:
      emitArrayLoad(c, Kind.P, Form.MOV_R32_RM32, 2);
      break;
    case IrOp.BALOAD:
      emitArrayLoad(c, Kind.I, Form.MOVSX_R32_RM8, 0);
      break;
    case IrOp.CALOAD:
      emitArrayLoad(c, Kind.I, Form.MOVZX_R32_RM16, 1);
      break;
    case IrOp.SALOAD:
      emitArrayLoad(c, Kind.I, Form.MOVSX_R32_RM16, 1);
      break;
    case IrOp.IASTORE:
      emitArrayStore(c, Kind.I, Form.MOV_RM32_R32, 2);
      break;
    case IrOp.LASTORE:
      emitArrayStore(c, Kind.L, Form.MOV_RM64_R64, 3);
      break;
    case IrOp.FASTORE:
      emitArrayStore(c, Kind.F, Form.MOVSS_XMMM32_XMM, 2);
      break;
    case IrOp.DASTORE:
      emitArrayStore(c, Kind.D, Form.MOVSD_XMMM64_XMM, 3);
      break;
    case IrOp.PASTORE:
      emitReferenceArrayStore(c);
      break;
    case IrOp.BASTORE:
      emitByteArrayStore(c);
      break;
    case IrOp.CASTORE:
    case IrOp.SASTORE:
      emitArrayStore(c, Kind.I, Form.MOV_RM16_R16, 1);
      break;
    default:
      unknown(op);
  }
}

function emitObjectOperation(c: BaselineCompiler, op: IrOp): void {
  switch (op) {
    case IrOp.NEW:
      emitNew(c);
      break;
    case IrOp.NEWARRAY:
      emitNewPrimitiveArray(c);
      break;
    case IrOp.ANEWARRAY:
      emitNewReferenceArray(c);
      break;
    case IrOp.MULTIANEWARRAY:
      emitMultiNewArray(c);
      break;
    case IrOp.CHECKCAST:
      emitCheckCast(c);
      break;
    case IrOp.INSTANCEOF:
      emitInstanceOf(c);
      break;
    case IrOp.MONITORENTER:
      emitMonitor(c, c.env.stubs.monitorEnter);
      break;
    case IrOp.MONITOREXIT:
      emitMonitor(c, c.env.stubs.monitorExit);
      break;
    case IrOp.CATCH:
      emitCatch(c);
      break;
    case IrOp.POLL:
      emitPoll(c);
      break;
    case IrOp.NULLCHECK:
      emitNullCheck(c);
      break;
    default:
      unknown(op);
  }
}

/** icopy, lcopy. */
function emitScalarCopy(c: BaselineCompiler, wide: boolean): void {
  if (c.a < 0 && c.ir.isLocal(c.dst) && fitsImmediate(c, c.a, wide)) {
    c.defineImmediate(c.dst, Half.SCALAR, wide, constantLow(c, c.a));
    return;
  }
  const reg = c.takeGeneral(c.a, Half.SCALAR, wide, c.diesA, 0);
  if (wide) c.defineLong(c.dst, reg);
  else if (c.diesA) c.defineUnextendedInt(c.dst, reg);
  else c.defineInt(c.dst, reg);
}

function emitFloatCopy(c: BaselineCompiler, wide: boolean): void {
  const xmm = c.takeXmm(c.a, wide, c.diesA);
  if (wide) c.defineDouble(c.dst, xmm);
  else c.defineFloat(c.dst, xmm);
}

function unknown(op: IrOp): never {
  throw new Error(`baseline compiler: unknown IR operation ${op}`);
}
