/**
 * The baseline compiler: slot IR to machine code in one pass. docs/BASELINE.md is its tour; per operation, the emit functions of this
 * folder show which instructions come out.
 */
import { BlockFlag, type IrMethod } from '../../ir/method.js';
import { IrOp, irEffect, Kind } from '../../ir/ops.js';
import { Form } from '../../x64/assembler.js';
import type { CompiledCode, CompileEnv } from '../env.js';
import { Alu, doubleForms, floatForms, Shift } from './alu.js';
import { emitAlu, emitDivide, emitLongCompare, emitMultiply, emitNegate, emitShift } from './arithmetic.js';
import { emitCall } from './calls.js';
import { BaselineCompiler, type BaselineOptions } from './compiler.js';
import {
  emitCatch,
  emitGoto,
  emitIfFloat,
  emitIfInteger,
  emitIfReference,
  emitJumpTables,
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
import { emitPrologue, emitStackOverflow, layOutFrame } from './frame.js';
import { blockEnd, startsAfresh } from './liveness.js';
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

export type { BaselineOptions } from './compiler.js';

/** One compiler for all methods: its buffers are reused. Compilations do not nest. */
const compiler = new BaselineCompiler();

/** Compiles a method. `bytes` of the result is a view that the next compilation overwrites: copy it to its address first. */
export function compileBaseline(ir: IrMethod, env: CompileEnv, options: BaselineOptions): CompiledCode {
  const c = compiler;
  c.begin(ir, env, options);
  layOutFrame(c);
  emitPrologue(c);
  for (let block = 0; block < ir.blockCount; block++) emitBlock(c, block);
  c.slow.emitAll(c);
  emitStackOverflow(c);
  emitJumpTables(c);
  return {
    bytes: c.asm.bytes(),
    frameSize: c.frameSize,
    pointerHomes: ir.pointerHomes + (options.isSynchronized ? 1 : 0),
    syncHome: options.isSynchronized ? ir.pointerHomes : -1,
    pcTable: c.pcTable.copy(),
    handlerTable: c.handlerTable.copy(),
    loopTable: c.loopTable.copy(),
    sites: c.sites,
    faultTable: c.faultTable.copy(),
  };
}

function emitBlock(c: BaselineCompiler, block: number): void {
  const { ir } = c;
  c.block = block;
  if (startsAfresh(ir, block)) c.flushAndClear();
  c.asm.bind(c.blockLabels[block]);
  if ((ir.blockFlags[block] & BlockFlag.HANDLER) !== 0)
    c.handlerTable.push2(ir.blockBci[block], c.asm.offset);
  const everyPc = c.options.fullPcTable === true;
  const end = blockEnd(ir, block);
  for (let i = ir.blockStart[block]; i < end; i++) {
    const op = c.select(i);
    if (everyPc || irEffect[op] !== 0) c.notePc();
    emitOperation(c, op);
    c.endInstruction();
  }
}

/** The operations of the IR, family by family. */
function emitOperation(c: BaselineCompiler, op: IrOp): void {
  if (op <= IrOp.LNEG) emitIntegerOperation(c, op);
  else if (op <= IrOp.DCMPG) emitFloatOperation(c, op);
  else if (op <= IrOp.THROW) emitControl(c, op);
  else if (op <= IrOp.PUTSTATIC_P) emitFieldOperation(c, op);
  else if (op <= IrOp.SASTORE) emitArrayOperation(c, op);
  else if (op <= IrOp.INVOKEDYNAMIC) emitCall(c, op);
  else emitObjectOperation(c, op);
}

function emitIntegerOperation(c: BaselineCompiler, op: IrOp): void {
  switch (op) {
    case IrOp.ICOPY:
      return emitScalarCopy(c, false);
    case IrOp.LCOPY:
      return emitScalarCopy(c, true);
    case IrOp.FCOPY:
      return emitFloatCopy(c, false);
    case IrOp.DCOPY:
      return emitFloatCopy(c, true);
    case IrOp.PCOPY:
      return emitReferenceCopy(c);
    case IrOp.IADD:
      return emitAlu(c, Alu.ADD, false);
    case IrOp.ISUB:
      return emitAlu(c, Alu.SUB, false);
    case IrOp.IMUL:
      return emitMultiply(c, false);
    case IrOp.IDIV:
      return emitDivide(c, false, false);
    case IrOp.IREM:
      return emitDivide(c, false, true);
    case IrOp.IAND:
      return emitAlu(c, Alu.AND, false);
    case IrOp.IOR:
      return emitAlu(c, Alu.OR, false);
    case IrOp.IXOR:
      return emitAlu(c, Alu.XOR, false);
    case IrOp.ISHL:
      return emitShift(c, Shift.LEFT, false);
    case IrOp.ISHR:
      return emitShift(c, Shift.ARITHMETIC, false);
    case IrOp.IUSHR:
      return emitShift(c, Shift.LOGICAL, false);
    case IrOp.INEG:
      return emitNegate(c, false);
    case IrOp.LADD:
      return emitAlu(c, Alu.ADD, true);
    case IrOp.LSUB:
      return emitAlu(c, Alu.SUB, true);
    case IrOp.LMUL:
      return emitMultiply(c, true);
    case IrOp.LDIV:
      return emitDivide(c, true, false);
    case IrOp.LREM:
      return emitDivide(c, true, true);
    case IrOp.LAND:
      return emitAlu(c, Alu.AND, true);
    case IrOp.LOR:
      return emitAlu(c, Alu.OR, true);
    case IrOp.LXOR:
      return emitAlu(c, Alu.XOR, true);
    case IrOp.LSHL:
      return emitShift(c, Shift.LEFT, true);
    case IrOp.LSHR:
      return emitShift(c, Shift.ARITHMETIC, true);
    case IrOp.LUSHR:
      return emitShift(c, Shift.LOGICAL, true);
    case IrOp.LNEG:
      return emitNegate(c, true);
    default:
      return unknown(op);
  }
}

function emitFloatOperation(c: BaselineCompiler, op: IrOp): void {
  switch (op) {
    case IrOp.FADD:
    case IrOp.FSUB:
    case IrOp.FMUL:
    case IrOp.FDIV:
      return emitFloatBinary(c, floatForms[op - IrOp.FADD], false);
    case IrOp.FREM:
      return emitFloatRemainder(c, false);
    case IrOp.FNEG:
      return emitFloatNegate(c, false);
    case IrOp.DADD:
    case IrOp.DSUB:
    case IrOp.DMUL:
    case IrOp.DDIV:
      return emitFloatBinary(c, doubleForms[op - IrOp.DADD], true);
    case IrOp.DREM:
      return emitFloatRemainder(c, true);
    case IrOp.DNEG:
      return emitFloatNegate(c, true);
    case IrOp.I2L:
      return emitIntToLong(c);
    case IrOp.I2F:
      return emitIntegerToFloat(c, Form.CVTSI2SS_XMM_RM32, false, false);
    case IrOp.I2D:
      return emitIntegerToFloat(c, Form.CVTSI2SD_XMM_RM32, false, true);
    case IrOp.L2I:
      return emitLongToInt(c);
    case IrOp.L2F:
      return emitIntegerToFloat(c, Form.CVTSI2SS_XMM_RM64, true, false);
    case IrOp.L2D:
      return emitIntegerToFloat(c, Form.CVTSI2SD_XMM_RM64, true, true);
    case IrOp.F2I:
      return emitTruncate(c, Form.CVTTSS2SI_R32_XMMM32, false, false);
    case IrOp.F2L:
      return emitTruncate(c, Form.CVTTSS2SI_R64_XMMM32, true, false);
    case IrOp.F2D:
      return emitFloatConvert(c, Form.CVTSS2SD_XMM_XMMM32, true);
    case IrOp.D2I:
      return emitTruncate(c, Form.CVTTSD2SI_R32_XMMM64, false, true);
    case IrOp.D2L:
      return emitTruncate(c, Form.CVTTSD2SI_R64_XMMM64, true, true);
    case IrOp.D2F:
      return emitFloatConvert(c, Form.CVTSD2SS_XMM_XMMM64, false);
    case IrOp.I2B:
      return emitNarrow(c, Form.MOVSX_R32_RM8);
    case IrOp.I2C:
      return emitNarrow(c, Form.MOVZX_R32_RM16);
    case IrOp.I2S:
      return emitNarrow(c, Form.MOVSX_R32_RM16);
    case IrOp.LCMP:
      return emitLongCompare(c);
    case IrOp.FCMPL:
      return emitFloatCompare(c, false, false);
    case IrOp.FCMPG:
      return emitFloatCompare(c, false, true);
    case IrOp.DCMPL:
      return emitFloatCompare(c, true, false);
    case IrOp.DCMPG:
      return emitFloatCompare(c, true, true);
    default:
      return unknown(op);
  }
}

function emitControl(c: BaselineCompiler, op: IrOp): void {
  switch (op) {
    case IrOp.GOTO:
      return emitGoto(c);
    case IrOp.IF_I:
      return emitIfInteger(c, false);
    case IrOp.IF_L:
      return emitIfInteger(c, true);
    case IrOp.IF_F:
      return emitIfFloat(c, false);
    case IrOp.IF_D:
      return emitIfFloat(c, true);
    case IrOp.IF_P:
      return emitIfReference(c);
    case IrOp.SWITCH:
      return emitSwitch(c);
    case IrOp.IRETURN:
      return emitReturn(c, Kind.I);
    case IrOp.LRETURN:
      return emitReturn(c, Kind.L);
    case IrOp.FRETURN:
      return emitReturn(c, Kind.F);
    case IrOp.DRETURN:
      return emitReturn(c, Kind.D);
    case IrOp.PRETURN:
      return emitReturn(c, Kind.P);
    case IrOp.RETURN:
      return emitReturn(c, Kind.VOID);
    case IrOp.THROW:
      return emitThrow(c);
    default:
      return unknown(op);
  }
}

/** Each family stands in the order I L F D P, as the kinds do. */
function emitFieldOperation(c: BaselineCompiler, op: IrOp): void {
  if (op <= IrOp.LDC_P) return emitLinkedConstant(c, Kind.I + op - IrOp.LDC_I);
  if (op <= IrOp.GETFIELD_P) return emitGetField(c, Kind.I + op - IrOp.GETFIELD_I);
  if (op <= IrOp.PUTFIELD_P) return emitPutField(c, Kind.I + op - IrOp.PUTFIELD_I);
  if (op <= IrOp.GETSTATIC_P) return emitGetStatic(c, Kind.I + op - IrOp.GETSTATIC_I);
  return emitPutStatic(c, Kind.I + op - IrOp.PUTSTATIC_I);
}

function emitArrayOperation(c: BaselineCompiler, op: IrOp): void {
  switch (op) {
    case IrOp.ARRAYLENGTH:
      return emitArrayLength(c);
    case IrOp.IALOAD:
      return emitArrayLoad(c, Kind.I, Form.MOV_R32_RM32, 2);
    case IrOp.LALOAD:
      return emitArrayLoad(c, Kind.L, Form.MOV_R64_RM64, 3);
    case IrOp.FALOAD:
      return emitArrayLoad(c, Kind.F, Form.MOVSS_XMM_XMMM32, 2);
    case IrOp.DALOAD:
      return emitArrayLoad(c, Kind.D, Form.MOVSD_XMM_XMMM64, 3);
    case IrOp.PALOAD:
      return emitArrayLoad(c, Kind.P, Form.MOV_R32_RM32, 2);
    case IrOp.BALOAD:
      return emitArrayLoad(c, Kind.I, Form.MOVSX_R32_RM8, 0);
    case IrOp.CALOAD:
      return emitArrayLoad(c, Kind.I, Form.MOVZX_R32_RM16, 1);
    case IrOp.SALOAD:
      return emitArrayLoad(c, Kind.I, Form.MOVSX_R32_RM16, 1);
    case IrOp.IASTORE:
      return emitArrayStore(c, Kind.I, Form.MOV_RM32_R32, 2);
    case IrOp.LASTORE:
      return emitArrayStore(c, Kind.L, Form.MOV_RM64_R64, 3);
    case IrOp.FASTORE:
      return emitArrayStore(c, Kind.F, Form.MOVSS_XMMM32_XMM, 2);
    case IrOp.DASTORE:
      return emitArrayStore(c, Kind.D, Form.MOVSD_XMMM64_XMM, 3);
    case IrOp.PASTORE:
      return emitReferenceArrayStore(c);
    case IrOp.BASTORE:
      return emitByteArrayStore(c);
    case IrOp.CASTORE:
    case IrOp.SASTORE:
      return emitArrayStore(c, Kind.I, Form.MOV_RM16_R16, 1);
    default:
      return unknown(op);
  }
}

function emitObjectOperation(c: BaselineCompiler, op: IrOp): void {
  switch (op) {
    case IrOp.NEW:
      return emitNew(c);
    case IrOp.NEWARRAY:
      return emitNewPrimitiveArray(c);
    case IrOp.ANEWARRAY:
      return emitNewReferenceArray(c);
    case IrOp.MULTIANEWARRAY:
      return emitMultiNewArray(c);
    case IrOp.CHECKCAST:
      return emitCheckCast(c);
    case IrOp.INSTANCEOF:
      return emitInstanceOf(c);
    case IrOp.MONITORENTER:
      return emitMonitor(c, c.env.stubs.monitorEnter);
    case IrOp.MONITOREXIT:
      return emitMonitor(c, c.env.stubs.monitorExit);
    case IrOp.CATCH:
      return emitCatch(c);
    case IrOp.POLL:
      return emitPoll(c);
    case IrOp.NULLCHECK:
      return emitNullCheck(c);
    default:
      return unknown(op);
  }
}

/** icopy, lcopy. */
function emitScalarCopy(c: BaselineCompiler, wide: boolean): void {
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
