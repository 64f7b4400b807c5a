/** The instructions that come in one pattern: integer ALU operations, shifts, scalar floating point. */
import { type Assembler, Form, type Reg } from '../../x64/assembler.js';

export const enum Alu {
  ADD = 0,
  SUB = 1,
  AND = 2,
  OR = 3,
  XOR = 4,
  CMP = 5,
}

const aluRegister32: readonly Form[] = [
  Form.ADD_R32_RM32,
  Form.SUB_R32_RM32,
  Form.AND_R32_RM32,
  Form.OR_R32_RM32,
  Form.XOR_R32_RM32,
  Form.CMP_R32_RM32,
];
const aluRegister64: readonly Form[] = [
  Form.ADD_R64_RM64,
  Form.SUB_R64_RM64,
  Form.AND_R64_RM64,
  Form.OR_R64_RM64,
  Form.XOR_R64_RM64,
  Form.CMP_R64_RM64,
];
const aluByte32: readonly Form[] = [
  Form.ADD_RM32_IMM8,
  Form.SUB_RM32_IMM8,
  Form.AND_RM32_IMM8,
  Form.OR_RM32_IMM8,
  Form.XOR_RM32_IMM8,
  Form.CMP_RM32_IMM8,
];
const aluByte64: readonly Form[] = [
  Form.ADD_RM64_IMM8,
  Form.SUB_RM64_IMM8,
  Form.AND_RM64_IMM8,
  Form.OR_RM64_IMM8,
  Form.XOR_RM64_IMM8,
  Form.CMP_RM64_IMM8,
];
const aluWord32: readonly Form[] = [
  Form.ADD_RM32_IMM32,
  Form.SUB_RM32_IMM32,
  Form.AND_RM32_IMM32,
  Form.OR_RM32_IMM32,
  Form.XOR_RM32_IMM32,
  Form.CMP_RM32_IMM32,
];
const aluWord64: readonly Form[] = [
  Form.ADD_RM64_IMM32,
  Form.SUB_RM64_IMM32,
  Form.AND_RM64_IMM32,
  Form.OR_RM64_IMM32,
  Form.XOR_RM64_IMM32,
  Form.CMP_RM64_IMM32,
];

/** `op reg, r/m`. */
export function aluForm(op: Alu, wide: boolean): Form {
  return wide ? aluRegister64[op] : aluRegister32[op];
}

/** `op r/m, imm` in the shorter form that holds the (signed 32-bit) immediate. */
export function aluImmediateForm(op: Alu, wide: boolean, immediate: number): Form {
  if (immediate === (immediate << 24) >> 24) return wide ? aluByte64[op] : aluByte32[op];
  return wide ? aluWord64[op] : aluWord32[op];
}

export function aluImmediate(asm: Assembler, op: Alu, wide: boolean, reg: Reg, immediate: number): void {
  asm.ri(aluImmediateForm(op, wide, immediate), reg, immediate);
}

export function aluMemoryImmediate(
  asm: Assembler,
  op: Alu,
  wide: boolean,
  base: Reg,
  disp: number,
  immediate: number,
): void {
  asm.mi(aluImmediateForm(op, wide, immediate), base, disp, immediate);
}

export const enum Shift {
  LEFT = 0,
  ARITHMETIC = 1,
  LOGICAL = 2,
}

/** `op r/m, cl`. */
export const shiftByCl32: readonly Form[] = [Form.SHL_RM32_CL, Form.SAR_RM32_CL, Form.SHR_RM32_CL];
export const shiftByCl64: readonly Form[] = [Form.SHL_RM64_CL, Form.SAR_RM64_CL, Form.SHR_RM64_CL];
/** `op r/m, imm8`. */
export const shiftByConstant32: readonly Form[] = [
  Form.SHL_RM32_IMM8,
  Form.SAR_RM32_IMM8,
  Form.SHR_RM32_IMM8,
];
export const shiftByConstant64: readonly Form[] = [
  Form.SHL_RM64_IMM8,
  Form.SAR_RM64_IMM8,
  Form.SHR_RM64_IMM8,
];

/** Scalar floating point, in the order ADD SUB MUL DIV of the IR's operations. */
export const floatForms: readonly Form[] = [
  Form.ADDSS_XMM_XMMM32,
  Form.SUBSS_XMM_XMMM32,
  Form.MULSS_XMM_XMMM32,
  Form.DIVSS_XMM_XMMM32,
];
export const doubleForms: readonly Form[] = [
  Form.ADDSD_XMM_XMMM64,
  Form.SUBSD_XMM_XMMM64,
  Form.MULSD_XMM_XMMM64,
  Form.DIVSD_XMM_XMMM64,
];
