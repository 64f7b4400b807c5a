/** What the emitters of bodies share. */
import { type ClassRec, Mirror } from '../../layout/layout.js';
import type { StubAddresses } from '../../layout/stubs.js';
import { type Assembler, Form, type Label, Reg } from '../../x64/assembler.js';

/** What bodies know of the VM: offsets of fields of the library's classes, addresses of tables. */
export interface BodyFields {
  /** Reference.referent. */
  readonly referent: number;
}

/** What a body is emitted with. */
export interface BodyContext {
  readonly asm: Assembler;
  /** The native method's stub, with the arguments in their registers as they came; for bodies that have one behind them. */
  readonly slow: Label;
  readonly stubs: StubAddresses;
  readonly fields: BodyFields;
  /** Id of the code, for a frame of {@link FRAME} bytes. */
  readonly codeId: number;
}

/** Size of the frame that bodies say they have: the code id alone. They push one only to throw in it. */
export const FRAME = 8;

/** Emits leaf code without a frame: arguments in the registers of the calling convention, of ints the lower half only; ends in a return or at `slow`. */
export type BodyEmitter = (body: BodyContext) => void;

/** to = record of the class that a java.lang.Class object describes. */
export function loadRecord(asm: Assembler, to: Reg, mirror: Reg): void {
  asm.rm(Form.MOV_R32_RM32, to, mirror, Mirror.RECORD);
}

/** to = word of a class record. */
export function loadRecordWord(asm: Assembler, to: Reg, record: Reg, word: ClassRec): void {
  asm.rm(Form.MOV_R32_RM32, to, record, word);
}

/** Returns a constant. */
export function returnConstant(asm: Assembler, value: number): void {
  if (value === 0) asm.rr(Form.XOR_R32_RM32, Reg.RAX, Reg.RAX);
  else asm.ri(Form.MOV_R32_IMM32, Reg.RAX, value);
  asm.o(Form.RET);
}

/** Returns 1 if the flags say "equal", else 0. */
export function returnIfEqual(asm: Assembler): void {
  asm.r(Form.SETE_RM8, Reg.RAX);
  asm.rr(Form.MOVZX_R32_RM8, Reg.RAX, Reg.RAX);
  asm.o(Form.RET);
}
