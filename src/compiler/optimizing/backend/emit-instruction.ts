/** From operations to the functions that emit them. */
import { Form } from '../../../x64/assembler.js';
import { Alu, Shift } from '../../baseline/alu.js';
import { Op } from '../ops.js';
import {
  emitAbs,
  emitAlu,
  emitBits,
  emitByteSwap,
  emitCount,
  emitDivide,
  emitFloatBinary,
  emitFloatCompare,
  emitFloatRemainder,
  emitFloatUnary,
  emitFusedMultiplyAdd,
  emitIntMultiplyHigh,
  emitIntToLong,
  emitLongCompare,
  emitLongToInt,
  emitMinMax,
  emitMultiply,
  emitMultiplyHigh,
  emitNegate,
  emitRotate,
  emitRound,
  emitShift,
  emitSign,
  emitToFloat,
  emitTruncate,
  emitUnary,
} from './emit-arithmetic.js';
import { emitCall, emitMultiNewArray } from './emit-calls.js';
import {
  emitGuard,
  emitIf,
  emitLeave,
  emitPoll,
  emitReturn,
  emitSelect,
  emitSetCondition,
  emitSwitch,
} from './emit-control.js';
import {
  emitClassOf,
  emitCurrentThread,
  emitLoad,
  emitNullCheck,
  emitStore,
  emitUnsafeCompareAndExchange,
  emitUnsafeCompareAndSet,
  emitUnsafeGet,
  emitUnsafeGetAndAdd,
  emitUnsafeGetAndSet,
  emitUnsafePut,
} from './emit-memory.js';
import {
  emitCheckCast,
  emitCheckIndex,
  emitCheckStore,
  emitCheckZero,
  emitGetSync,
  emitInstanceOf,
  emitMonitorEnter,
  emitMonitorExit,
  emitNewArray,
  emitNewObject,
  emitSetSync,
} from './emit-objects.js';
import { emitVectorLoop } from './emit-vectors.js';
import type { Emitter } from './emitter.js';

/** Emits the current instruction. */
export function emitInstruction(e: Emitter): void {
  const op = e.graph.op[e.v] as Op;
  if (op <= Op.INEG) emitInteger(e, op, op - Op.IADD, false);
  else if (op <= Op.LNEG) emitInteger(e, op, op - Op.LADD, true);
  else if (op <= Op.FNEG) emitFloat(e, op, op - Op.FADD, false);
  else if (op <= Op.DNEG) emitFloat(e, op, op - Op.DADD, true);
  else if (op <= Op.DCMPG) emitConversion(e, op);
  else if (op <= Op.DFMA) emitFunction(e, op);
  else if (op <= Op.UNSAFE_GET_AND_SET) emitMemory(e, op);
  else emitOther(e, op);
}

/** int and long operations stand in the same order. */
function emitInteger(e: Emitter, op: Op, index: number, wide: boolean): void {
  switch (index + Op.IADD) {
    case Op.IADD:
      emitAlu(e, Alu.ADD, wide);
      break;
    case Op.ISUB:
      emitAlu(e, Alu.SUB, wide);
      break;
    case Op.IMUL:
      emitMultiply(e, wide);
      break;
    case Op.IDIV:
      emitDivide(e, wide, false);
      break;
    case Op.IREM:
      emitDivide(e, wide, true);
      break;
    case Op.IAND:
      emitAlu(e, Alu.AND, wide);
      break;
    case Op.IOR:
      emitAlu(e, Alu.OR, wide);
      break;
    case Op.IXOR:
      emitAlu(e, Alu.XOR, wide);
      break;
    case Op.ISHL:
      emitShift(e, Shift.LEFT, wide);
      break;
    case Op.ISHR:
      emitShift(e, Shift.ARITHMETIC, wide);
      break;
    case Op.IUSHR:
      emitShift(e, Shift.LOGICAL, wide);
      break;
    case Op.INEG:
      emitNegate(e, wide);
      break;
    default:
      // Constants of their own instruction: the cell is read where it is used.
      if (op !== Op.PCELL) unknown(op);
  }
}

function emitFloat(e: Emitter, op: Op, index: number, double: boolean): void {
  if (index <= 3) emitFloatBinary(e, index, double);
  else if (op === Op.FREM || op === Op.DREM) emitFloatRemainder(e, double);
  else emitSign(e, op);
}

function emitConversion(e: Emitter, op: Op): void {
  switch (op) {
    case Op.I2L:
      emitIntToLong(e);
      break;
    case Op.I2F:
      emitToFloat(e, Form.CVTSI2SS_XMM_RM32);
      break;
    case Op.I2D:
      emitToFloat(e, Form.CVTSI2SD_XMM_RM32);
      break;
    case Op.L2I:
    case Op.U2L:
      emitLongToInt(e);
      break;
    case Op.L2F:
      emitToFloat(e, Form.CVTSI2SS_XMM_RM64);
      break;
    case Op.L2D:
      emitToFloat(e, Form.CVTSI2SD_XMM_RM64);
      break;
    case Op.F2I:
      emitTruncate(e, Form.CVTTSS2SI_R32_XMMM32, false);
      break;
    case Op.F2L:
      emitTruncate(e, Form.CVTTSS2SI_R64_XMMM32, true);
      break;
    case Op.F2D:
      emitFloatUnary(e, Form.CVTSS2SD_XMM_XMMM32);
      break;
    case Op.D2I:
      emitTruncate(e, Form.CVTTSD2SI_R32_XMMM64, false);
      break;
    case Op.D2L:
      emitTruncate(e, Form.CVTTSD2SI_R64_XMMM64, true);
      break;
    case Op.D2F:
      emitFloatUnary(e, Form.CVTSD2SS_XMM_XMMM64);
      break;
    case Op.I2B:
      emitUnary(e, Form.MOVSX_R32_RM8);
      break;
    case Op.I2C:
      emitUnary(e, Form.MOVZX_R32_RM16);
      break;
    case Op.I2S:
      emitUnary(e, Form.MOVSX_R32_RM16);
      break;
    case Op.LCMP:
      emitLongCompare(e);
      break;
    case Op.FCMPL:
    case Op.FCMPG:
      emitFloatCompare(e, false, op === Op.FCMPG);
      break;
    case Op.DCMPL:
    case Op.DCMPG:
      emitFloatCompare(e, true, op === Op.DCMPG);
      break;
    default:
      unknown(op);
  }
}

function emitFunction(e: Emitter, op: Op): void {
  switch (op) {
    case Op.IROTL:
    case Op.IROTR:
      emitRotate(e, op === Op.IROTL, false);
      break;
    case Op.LROTL:
    case Op.LROTR:
      emitRotate(e, op === Op.LROTL, true);
      break;
    case Op.IMULH:
      emitIntMultiplyHigh(e);
      break;
    case Op.LMULH:
      emitMultiplyHigh(e, Form.IMUL_RM64);
      break;
    case Op.LUMULH:
      emitMultiplyHigh(e, Form.MUL_RM64);
      break;
    case Op.IMIN:
    case Op.IMAX:
    case Op.LMIN:
    case Op.LMAX:
      emitMinMax(e, op);
      break;
    case Op.IABS:
    case Op.LABS:
      emitAbs(e, op === Op.LABS);
      break;
    case Op.FABS:
    case Op.DABS:
      emitSign(e, op);
      break;
    case Op.DSQRT:
      emitFloatUnary(e, Form.SQRTSD_XMM_XMMM64);
      break;
    case Op.DFLOOR:
      emitRound(e, 9);
      break;
    case Op.DCEIL:
      emitRound(e, 10);
      break;
    case Op.DRINT:
      emitRound(e, 8);
      break;
    case Op.FFMA:
    case Op.DFMA:
      emitFusedMultiplyAdd(e, op === Op.DFMA);
      break;
    case Op.IPOPCNT:
      emitCount(e, Form.POPCNT_R32_RM32);
      break;
    case Op.LPOPCNT:
      emitCount(e, Form.POPCNT_R64_RM64);
      break;
    case Op.ILZCNT:
      emitCount(e, Form.LZCNT_R32_RM32);
      break;
    case Op.LLZCNT:
      emitCount(e, Form.LZCNT_R64_RM64);
      break;
    case Op.ITZCNT:
      emitCount(e, Form.TZCNT_R32_RM32);
      break;
    case Op.LTZCNT:
      emitCount(e, Form.TZCNT_R64_RM64);
      break;
    case Op.IBSWAP:
    case Op.LBSWAP:
    case Op.CBSWAP:
    case Op.SBSWAP:
      emitByteSwap(e, op);
      break;
    default:
      emitBits(e, op);
  }
}

function emitMemory(e: Emitter, op: Op): void {
  switch (op) {
    case Op.SETCC_I:
    case Op.SETCC_L:
    case Op.SETCC_P:
    case Op.SETCC_D:
    case Op.SETCC_F:
      emitSetCondition(e, op);
      break;
    case Op.SELECT_I:
    case Op.SELECT_L:
    case Op.SELECT_P:
      emitSelect(e, op);
      break;
    case Op.CLASS_OF:
    case Op.MIRROR_OF:
      emitClassOf(e);
      break;
    case Op.CURRENT_THREAD:
    case Op.THREAD_NOW:
      emitCurrentThread(e);
      break;
    case Op.ARRAY_LENGTH:
    case Op.LOAD:
    case Op.LOAD_STATIC:
    case Op.LOAD_ELEMENT:
      emitLoad(e);
      break;
    case Op.STORE:
    case Op.STORE_STATIC:
    case Op.STORE_ELEMENT:
      emitStore(e);
      break;
    case Op.RAW_GET:
    case Op.UNSAFE_GET:
      emitUnsafeGet(e);
      break;
    case Op.RAW_PUT:
    case Op.UNSAFE_PUT:
      emitUnsafePut(e);
      break;
    case Op.UNSAFE_CAS:
      emitUnsafeCompareAndSet(e);
      break;
    case Op.UNSAFE_CAX:
      emitUnsafeCompareAndExchange(e);
      break;
    case Op.UNSAFE_GET_AND_ADD:
      emitUnsafeGetAndAdd(e);
      break;
    case Op.UNSAFE_GET_AND_SET:
      emitUnsafeGetAndSet(e);
      break;
    default:
      unknown(op);
  }
}

function emitOther(e: Emitter, op: Op): void {
  switch (op) {
    case Op.INSTANCE_OF:
      emitInstanceOf(e);
      break;
    case Op.CHECK_NULL:
      emitNullCheck(e);
      break;
    case Op.CHECK_INDEX:
      emitCheckIndex(e);
      break;
    case Op.CHECK_ZERO_I:
    case Op.CHECK_ZERO_L:
      emitCheckZero(e, op === Op.CHECK_ZERO_L);
      break;
    case Op.CHECK_CAST:
      emitCheckCast(e);
      break;
    case Op.CHECK_STORE:
      emitCheckStore(e);
      break;
    case Op.GUARD_I:
    case Op.GUARD_P:
      emitGuard(e);
      break;
    case Op.NEW_OBJECT:
      emitNewObject(e);
      break;
    case Op.NEW_ARRAY:
      emitNewArray(e);
      break;
    case Op.MULTI_NEW_ARRAY:
      emitMultiNewArray(e);
      break;
    case Op.MONITOR_ENTER:
      emitMonitorEnter(e);
      break;
    case Op.MONITOR_EXIT:
      emitMonitorExit(e);
      break;
    case Op.SET_SYNC:
      emitSetSync(e);
      break;
    case Op.GET_SYNC:
      emitGetSync(e);
      break;
    case Op.VECTOR_LOOP:
      emitVectorLoop(e);
      break;
    case Op.CALL:
      emitCall(e);
      break;
    case Op.POLL:
      emitPoll(e);
      break;
    case Op.GOTO:
      break;
    case Op.IF_I:
    case Op.IF_L:
    case Op.IF_F:
    case Op.IF_D:
    case Op.IF_P:
      emitIf(e, op);
      break;
    case Op.SWITCH:
      emitSwitch(e);
      break;
    case Op.RETURN:
      emitReturn(e);
      break;
    case Op.THROW:
    case Op.TRAP:
      emitLeave(e, op);
      break;
    default:
      unknown(op);
  }
}

function unknown(op: Op): never {
  throw new Error(`optimizing compiler: no code for operation ${op}`);
}
