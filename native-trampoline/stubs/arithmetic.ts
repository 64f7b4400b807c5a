/** Arithmetic for which SSE2 has no instruction. */

import { type Assembler, Cond, Form, Reg } from '../../src/x64/assembler.js';

/**
 * xmm0 = xmm0 % xmm1 as JLS 15.17.3 (drem) has it: the exact remainder of the truncated quotient, with the sign of the dividend; C's fmod.
 *
 * The x87's FPREM yields it exactly, but reduces the exponent by at most 63 a turn and says by C2 whether it is done. The registers' 64-bit significands hold
 * doubles without rounding, and the result is always a double. NaN for an infinite dividend, a zero divisor or a NaN comes from its masked responses; an infinite divisor
 * leaves the dividend.
 */
export function emitDoubleRemainder(asm: Assembler): void {
  const again = asm.newLabel();
  asm.ri(Form.SUB_RM64_IMM8, Reg.RSP, 8);
  asm.rm(Form.MOVSD_XMMM64_XMM, 1, Reg.RSP, 0);
  asm.m(Form.FLD_M64, Reg.RSP, 0);
  asm.rm(Form.MOVSD_XMMM64_XMM, 0, Reg.RSP, 0);
  asm.m(Form.FLD_M64, Reg.RSP, 0);
  asm.bind(again);
  asm.o(Form.FPREM);
  asm.o(Form.FNSTSW_AX);
  asm.ri(Form.TEST_RM32_IMM32, Reg.RAX, 0x400); // C2
  asm.jcc(Cond.NE, again);
  asm.r(Form.FSTP_ST, 1);
  asm.m(Form.FSTP_M64, Reg.RSP, 0);
  asm.rm(Form.MOVSD_XMM_XMMM64, 0, Reg.RSP, 0);
  asm.ri(Form.ADD_RM64_IMM8, Reg.RSP, 8);
  asm.o(Form.RET);
}
