/**
 * Code that C calls as a function, and that calls a method handle (java.lang.foreign, docs/FOREIGN.md): from C's stack to the Java stack by a {@link JniFrame}, as calls by the JNI do.
 *
 *     rbp-32-n  the return buffer, if the result takes more than one register
 *     rsp       stack arguments of the Java method
 */
import { ArgumentSequence, ON_STACK } from '../layout/calling-convention.js';
import { JniFrame, MethodRec } from '../layout/layout.js';
import { type Assembler, Form, type Label, Reg } from '../x64/assembler.js';
import { type ArgumentMove, alignedBytes, emitMoves } from './c-call.js';
import { bufferBytes, type ResultRegister } from './downcall-stub.js';
import type { MethodHandleLayout } from './env.js';
import { normalize } from './native-stub.js';

/** The place of a parameter that is the address of the return buffer. */
export const RETURN_BUFFER = -1;

export interface UpcallShape {
  /** Descriptors of the handle's parameters: J I S C B Z F D. */
  readonly types: string;
  /** Where C passes each, as in {@link ArgumentMove}, or {@link RETURN_BUFFER}. */
  readonly places: readonly number[];
  /** What is loaded from the return buffer when the handle has returned; none if rax or xmm0 have the result. */
  readonly results: readonly ResultRegister[];
}

export interface UpcallStubOptions extends UpcallShape {
  readonly layout: MethodHandleLayout;
  /** Address of the cell that holds the method handle. */
  readonly cell: number;
  /** From C's stack to the Java stack, with r10 = C's rsp afterwards (see {@link emitEnterJava}). */
  readonly enter: (asm: Assembler) => void;
  /** Bytes from that rsp to C's stack arguments. */
  readonly cArguments: number;
  /** Where the frame goes on with the result. */
  readonly resume: number;
  /** Jumps to `other` if it is not on the running thread's C stack. Changes r10 and r11. */
  readonly unlessOnStack: (asm: Assembler, other: Label) => void;
  /** Where threads of others go on: rax = the stub's address, r10d = words of C's stack arguments. */
  readonly other: number;
}

/** Assembles the stub behind what the assembler holds. */
export function emitUpcallStub(asm: Assembler, options: UpcallStubOptions): void {
  const { types, places, results, layout } = options;
  const other = asm.newLabel();
  const start = asm.newLabel();
  asm.bind(start);
  options.unlessOnStack(asm, other);
  options.enter(asm);
  const sequence = new ArgumentSequence();
  const handle = sequence.nextRegister(false);
  const moves: ArgumentMove[] = [];
  let buffer = -1;
  for (let i = 0; i < places.length; i++) {
    const isFloat = types[i] === 'F' || types[i] === 'D';
    const to = sequence.nextRegister(isFloat);
    if (places[i] === RETURN_BUFFER) buffer = to;
    else moves.push({ from: places[i], to, isFloat });
  }
  const bufferSize = alignedBytes(results.reduce((bytes, r) => bytes + bufferBytes(r), 0) >> 3);
  const room = bufferSize + alignedBytes(sequence.words);
  if (room > 0) asm.ri(Form.SUB_RM64_IMM32, Reg.RSP, room);
  narrow(asm, types, places, options.cArguments);
  emitMoves(asm, moves, { base: Reg.R10, disp: options.cArguments }, { base: Reg.RSP, disp: 0 });
  const bufferAt = -JniFrame.SIZE - bufferSize;
  // The JDK passes the address of the buffer first: it has a register.
  if (buffer >= 0) asm.rm(Form.LEA_R64_M, buffer, Reg.RBP, bufferAt);
  asm.ra(Form.MOV_R32_RM32, handle, options.cell);
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, handle, layout.handleForm);
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RAX, layout.formVmentry);
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RAX, layout.memberMethod);
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RAX, layout.resolvedVmtarget);
  asm.m(Form.CALL_RM64, Reg.RAX, MethodRec.ENTRY);
  let at = bufferAt;
  if (results.length > 1)
    for (const result of results) {
      asm.rm(result.isFloat ? Form.MOVSD_XMM_XMMM64 : Form.MOV_R64_RM64, result.register, Reg.RBP, at);
      at += bufferBytes(result);
    }
  asm.jmpAbs(options.resume);
  asm.bind(other);
  asm.rl(Form.LEA_R64_M, Reg.RAX, start);
  let words = 0;
  for (const place of places) if (place >= ON_STACK) words = Math.max(words, place - ON_STACK + 1);
  asm.ri(Form.MOV_R32_IMM32, Reg.R10, words);
  asm.jmpAbs(options.other);
}

/** C leaves garbage above what is narrower than an int. Changes rax; r10 = C's rsp. */
function narrow(asm: Assembler, types: string, places: readonly number[], cArguments: number): void {
  for (let i = 0; i < places.length; i++) {
    const place = places[i];
    if (place < 0 || !'BSCZ'.includes(types[i])) continue;
    const disp = cArguments + 8 * (place - ON_STACK);
    if (place < ON_STACK) asm.rr(Form.MOV_R32_RM32, Reg.RAX, place);
    else asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.R10, disp);
    normalize(asm, types[i]);
    if (place < ON_STACK) asm.rr(Form.MOV_R32_RM32, place, Reg.RAX);
    else asm.rm(Form.MOV_RM64_R64, Reg.RAX, Reg.R10, disp);
  }
}
