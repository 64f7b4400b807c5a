/** Reflection.getCallerClass. */
import { Callers, Frame } from '../../layout/layout.js';
import { Cond, Form, Reg } from '../../x64/assembler.js';
import type { BodyContext } from './body.js';

/**
 * The frame at rbp is that of the method that asks, the next one its caller's, if both codes are in the table. A code that shows several methods in a frame never is, nor is one of a
 * method that is passed over.
 */
export function emitGetCallerClass({ asm, slow, fields }: BodyContext): void {
  asm.ri(Form.MOV_R32_IMM32, Reg.RDX, fields.callers);
  asm.rr(Form.MOV_R64_RM64, Reg.RCX, Reg.RBP);
  for (const isCaller of [false, true]) {
    if (isCaller) asm.rm(Form.MOV_R64_RM64, Reg.RCX, Reg.RCX, Frame.CALLER_RBP);
    asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RCX, Frame.CODE_ID);
    asm.ri(Form.CMP_RM32_IMM32, Reg.RAX, Callers.COUNT);
    asm.jcc(Cond.AE, slow);
    asm.rx(Form.MOV_R32_RM32, Reg.RAX, Reg.RDX, Reg.RAX, 2, 0);
    if (isCaller) break;
    asm.ri(Form.TEST_RM32_IMM32, Reg.RAX, Callers.MAY_ASK);
    asm.jcc(Cond.E, slow);
  }
  asm.ri(Form.AND_RM32_IMM8, Reg.RAX, ~Callers.MAY_ASK);
  asm.jcc(Cond.E, slow);
  asm.o(Form.RET);
}
