/** The instructions of intrinsics, on registers that the user chooses: for calls compiled inline and for bodies. */
import { ClassRec, Obj } from '../layout/layout.js';
import { type Assembler, Cond, Form, type Reg } from '../x64/assembler.js';
import { SCRATCH, XMM_SCRATCH } from './baseline/register-cache.js';
import { emitMarkCard } from './card-marking.js';
import { AccessType, Intrinsic } from './intrinsics.js';

/** True for accesses whose value is in an xmm register. */
export function isFloatAccess(type: AccessType): boolean {
  return type === AccessType.FLOAT || type === AccessType.DOUBLE;
}

const loads: Readonly<Record<number, Form>> = {
  [AccessType.BOOLEAN]: Form.MOVZX_R32_RM8,
  [AccessType.BYTE]: Form.MOVSX_R32_RM8,
  [AccessType.CHAR]: Form.MOVZX_R32_RM16,
  [AccessType.SHORT]: Form.MOVSX_R32_RM16,
  [AccessType.INT]: Form.MOV_R32_RM32,
  [AccessType.LONG]: Form.MOV_R64_RM64,
  [AccessType.FLOAT]: Form.MOVSS_XMM_XMMM32,
  [AccessType.DOUBLE]: Form.MOVSD_XMM_XMMM64,
  [AccessType.REFERENCE]: Form.MOV_R32_RM32,
};

const stores: Readonly<Record<number, Form>> = {
  [AccessType.BOOLEAN]: Form.MOV_RM8_R8,
  [AccessType.BYTE]: Form.MOV_RM8_R8,
  [AccessType.CHAR]: Form.MOV_RM16_R16,
  [AccessType.SHORT]: Form.MOV_RM16_R16,
  [AccessType.INT]: Form.MOV_RM32_R32,
  [AccessType.LONG]: Form.MOV_RM64_R64,
  [AccessType.FLOAT]: Form.MOVSS_XMMM32_XMM,
  [AccessType.DOUBLE]: Form.MOVSD_XMMM64_XMM,
  [AccessType.REFERENCE]: Form.MOV_RM32_R32,
};

/** to = [base + offset]. A null base makes the offset an address. */
export function unsafeGet(asm: Assembler, type: AccessType, to: number, base: Reg, offset: Reg): void {
  asm.rx(loads[type], to, base, offset, 0, 0);
}

/** [base + offset] = value, with write barrier. */
export function unsafePut(
  asm: Assembler,
  type: AccessType,
  value: number,
  base: Reg,
  offset: Reg,
  barrier: boolean,
): void {
  let from = value;
  if (type === AccessType.BOOLEAN) {
    asm.rr(Form.MOV_R32_RM32, SCRATCH, value);
    asm.ri(Form.AND_RM32_IMM8, SCRATCH, 1);
    from = SCRATCH;
  }
  asm.rx(stores[type], from, base, offset, 0, 0);
  if (type === AccessType.REFERENCE && barrier) markCard(asm, base, offset);
}

/** Marks the card of the field's address; an off-heap address (null base) has none. */
function markCard(asm: Assembler, base: Reg, offset: Reg): void {
  const skip = asm.newLabel();
  asm.rr(Form.TEST_RM32_R32, base, base);
  asm.jcc(Cond.E, skip);
  asm.rx(Form.LEA_R32_M, SCRATCH, base, offset, 0, 0);
  emitMarkCard(asm, SCRATCH);
  asm.bind(skip);
}

/**
 * Compare and set without atomic instructions: all Java threads run on one processor thread, and are switched at safepoints only.
 * `result`, distinct from all others, becomes 1 or 0.
 */
export function unsafeCompareAndSet(
  asm: Assembler,
  type: AccessType,
  result: Reg,
  base: Reg,
  offset: Reg,
  expected: Reg,
  value: Reg,
): void {
  const differs = asm.newLabel();
  const wide = type === AccessType.LONG;
  asm.rr(Form.XOR_R32_RM32, result, result);
  asm.rx(wide ? Form.CMP_R64_RM64 : Form.CMP_R32_RM32, expected, base, offset, 0, 0);
  asm.jcc(Cond.NE, differs);
  unsafePut(asm, type, value, base, offset, true);
  asm.ri(Form.MOV_R32_IMM32, result, 1);
  asm.bind(differs);
}

/** The same; `result` becomes the value found. */
export function unsafeCompareAndExchange(
  asm: Assembler,
  type: AccessType,
  result: Reg,
  base: Reg,
  offset: Reg,
  expected: Reg,
  value: Reg,
): void {
  const differs = asm.newLabel();
  const wide = type === AccessType.LONG;
  unsafeGet(asm, type, result, base, offset);
  asm.rr(wide ? Form.CMP_R64_RM64 : Form.CMP_R32_RM32, result, expected);
  asm.jcc(Cond.NE, differs);
  unsafePut(asm, type, value, base, offset, true);
  asm.bind(differs);
}

/** result = [base + offset]; [base + offset] += delta. */
export function unsafeGetAndAdd(
  asm: Assembler,
  type: AccessType,
  result: Reg,
  base: Reg,
  offset: Reg,
  delta: Reg,
): void {
  unsafeGet(asm, type, result, base, offset);
  asm.rx(Form.LEA_R64_M, SCRATCH, result, delta, 0, 0);
  asm.rx(stores[type], SCRATCH, base, offset, 0, 0);
}

export function unsafeGetAndSet(
  asm: Assembler,
  type: AccessType,
  result: Reg,
  base: Reg,
  offset: Reg,
  value: Reg,
): void {
  unsafeGet(asm, type, result, base, offset);
  unsafePut(asm, type, value, base, offset, true);
}

/** to = class of the object, a java.lang.Class. Faults if it is null, in its first instruction. */
export function getClass(asm: Assembler, to: Reg, object: Reg): void {
  asm.rm(Form.MOV_R32_RM32, to, object, Obj.CLASS);
  asm.rm(Form.MOV_R32_RM32, to, to, ClassRec.MIRROR);
}

/** Rounding modes of roundsd, with the precision exception suppressed. */
const roundings: Readonly<Record<number, number>> = {
  [Intrinsic.RINT]: 8,
  [Intrinsic.FLOOR]: 9,
  [Intrinsic.CEIL]: 10,
};

/** double -> double. */
export function mathDouble(asm: Assembler, id: Intrinsic, to: number, from: number): void {
  switch (id) {
    case Intrinsic.SQRT:
      asm.rr(Form.SQRTSD_XMM_XMMM64, to, from);
      break;
    case Intrinsic.ABS_DOUBLE:
      asm.ri64(Form.MOV_R64_IMM64, SCRATCH, -1, 0x7fffffff);
      asm.rr(Form.MOVQ_XMM_RM64, XMM_SCRATCH, SCRATCH);
      if (to !== from) asm.rr(Form.MOVAPS_XMM_XMMM128, to, from);
      asm.rr(Form.ANDPS_XMM_XMMM128, to, XMM_SCRATCH);
      break;
    default:
      asm.rri(Form.ROUNDSD_XMM_XMMM64_IMM8, to, from, roundings[id]);
  }
}

export function absFloat(asm: Assembler, to: number, from: number): void {
  asm.ri(Form.MOV_R32_IMM32, SCRATCH, 0x7fffffff);
  asm.rr(Form.MOVD_XMM_RM32, XMM_SCRATCH, SCRATCH);
  if (to !== from) asm.rr(Form.MOVAPS_XMM_XMMM128, to, from);
  asm.rr(Form.ANDPS_XMM_XMMM128, to, XMM_SCRATCH);
}

/** a * b + c, rounded once; `to` differs from `b` and `c`. Of several NaNs it is b, else a, as in HotSpot's interpreter. */
export function fusedMultiplyAdd(
  asm: Assembler,
  double: boolean,
  to: number,
  a: number,
  b: number,
  c: number,
): void {
  if (to !== a) asm.rr(Form.MOVAPS_XMM_XMMM128, to, a);
  asm.rvr(double ? Form.VFMADD213SD_XMM_XMM_XMMM64 : Form.VFMADD213SS_XMM_XMM_XMMM32, to, b, c);
}

/** Integer operations of one operand; `to` differs from `from`. */
export function mathInteger(asm: Assembler, id: Intrinsic, to: Reg, from: Reg): void {
  switch (id) {
    case Intrinsic.ABS_INT:
      asm.rr(Form.MOV_R32_RM32, to, from);
      asm.r(Form.NEG_RM32, to);
      asm.rr(Form.CMOVS_R32_RM32, to, from);
      break;
    case Intrinsic.ABS_LONG:
      asm.rr(Form.MOV_R64_RM64, to, from);
      asm.r(Form.NEG_RM64, to);
      asm.rr(Form.CMOVS_R64_RM64, to, from);
      break;
    case Intrinsic.BIT_COUNT_INT:
      asm.rr(Form.POPCNT_R32_RM32, to, from);
      break;
    case Intrinsic.BIT_COUNT_LONG:
      asm.rr(Form.POPCNT_R64_RM64, to, from);
      break;
    case Intrinsic.LEADING_ZEROS_INT:
      asm.rr(Form.LZCNT_R32_RM32, to, from);
      break;
    case Intrinsic.LEADING_ZEROS_LONG:
      asm.rr(Form.LZCNT_R64_RM64, to, from);
      break;
    case Intrinsic.TRAILING_ZEROS_INT:
      asm.rr(Form.TZCNT_R32_RM32, to, from);
      break;
    case Intrinsic.TRAILING_ZEROS_LONG:
      asm.rr(Form.TZCNT_R64_RM64, to, from);
      break;
    default:
      reverseBytes(asm, id, to, from);
  }
}

function reverseBytes(asm: Assembler, id: Intrinsic, to: Reg, from: Reg): void {
  const long = id === Intrinsic.REVERSE_BYTES_LONG;
  asm.rr(long ? Form.MOV_R64_RM64 : Form.MOV_R32_RM32, to, from);
  asm.r(long ? Form.BSWAP_R64 : Form.BSWAP_R32, to);
  if (id === Intrinsic.REVERSE_BYTES_CHAR) asm.ri(Form.SHR_RM32_IMM8, to, 16);
  else if (id === Intrinsic.REVERSE_BYTES_SHORT) asm.ri(Form.SAR_RM32_IMM8, to, 16);
}

/** Minimum or maximum of two integers; `to` differs from `b`. */
export function minMax(asm: Assembler, id: Intrinsic, to: Reg, a: Reg, b: Reg): void {
  const wide = id === Intrinsic.MIN_LONG || id === Intrinsic.MAX_LONG;
  const min = id === Intrinsic.MIN_INT || id === Intrinsic.MIN_LONG;
  if (to !== a) asm.rr(wide ? Form.MOV_R64_RM64 : Form.MOV_R32_RM32, to, a);
  asm.rr(wide ? Form.CMP_R64_RM64 : Form.CMP_R32_RM32, to, b);
  if (min) asm.rr(wide ? Form.CMOVG_R64_RM64 : Form.CMOVG_R32_RM32, to, b);
  else asm.rr(wide ? Form.CMOVL_R64_RM64 : Form.CMOVL_R32_RM32, to, b);
}
