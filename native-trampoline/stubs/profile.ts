/** What baseline code observes for the optimizing compiler. */
import { ReceiverRec } from '../../src/layout/layout.js';
import { type Assembler, Cond, Form, Reg } from '../../src/x64/assembler.js';

/** Notes the class in eax in the {@link ReceiverRec} at r11. */
export function emitNoteReceiver(asm: Assembler): void {
  const done = asm.newLabel();
  for (const at of [ReceiverRec.FIRST, ReceiverRec.SECOND]) {
    const taken = asm.newLabel();
    asm.rm(Form.CMP_RM32_R32, Reg.RAX, Reg.R11, at);
    asm.jcc(Cond.E, done);
    asm.mi(Form.CMP_RM32_IMM8, Reg.R11, at, 0);
    asm.jcc(Cond.NE, taken);
    asm.rm(Form.MOV_RM32_R32, Reg.RAX, Reg.R11, at);
    asm.o(Form.RET);
    asm.bind(taken);
  }
  asm.mi(Form.MOV_RM32_IMM32, Reg.R11, ReceiverRec.OTHERS, 1);
  asm.bind(done);
  asm.o(Form.RET);
}
