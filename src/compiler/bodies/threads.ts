/** What java.lang.Thread and jdk.internal.vm.Continuation ask of the running thread: words of the context. */
import type { Ctx } from '../../layout/layout.js';
import { Form, Reg } from '../../x64/assembler.js';
import type { BodyContext } from './body.js';

/** Returns a word of the context. */
export function emitLoadWord({ asm }: BodyContext, word: Ctx): void {
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.R15, word);
  asm.o(Form.RET);
}

/** Sets a word of the context to the argument in `from`. */
export function emitStoreWord({ asm }: BodyContext, word: Ctx, from: Reg): void {
  asm.rm(Form.MOV_RM32_R32, from, Reg.R15, word);
  asm.o(Form.RET);
}

/** Adds a constant to a word of the context. */
export function emitAddToWord({ asm }: BodyContext, word: Ctx, summand: number): void {
  asm.mi(Form.ADD_RM32_IMM8, Reg.R15, word, summand);
  asm.o(Form.RET);
}

export function emitNothing({ asm }: BodyContext): void {
  asm.o(Form.RET);
}
