/**
 * Code of native methods that are C functions which never call back: Java's natives bound to a symbol (the C library's mathematics), and those bound by address (`vm.bind` with a library), which get the Java arguments
 * without the receiver and arrays of primitives as pointers to their first element. The System V convention is the Java convention but for the stack: register arguments mostly stay, stack arguments are copied. Nothing of
 * Java can run and nothing moves while C does.
 */
import { ON_STACK } from '../layout/calling-convention.js';
import { Frame, Obj } from '../layout/layout.js';
import type { StubAddresses } from '../layout/stubs.js';
import { Assembler, Cond, Form, Reg } from '../x64/assembler.js';
import { type ArgumentMove, emitMoves, IN_FRAME } from './c-call.js';
import type { CompiledCode } from './env.js';
import { ArgumentPlaces, finished, normalize, popFrameAndReturn, pushFrame } from './native-stub.js';

export interface CStubOptions {
  readonly codeId: number;
  /** Final address of the code. */
  readonly origin: number;
  /** Kinds of the arguments, receiver first, then the result: I J F D P, or V as the result. */
  readonly kinds: string;
  /** First character of the result's descriptor: booleans, bytes, shorts and chars come back with garbage above. */
  readonly resultType: string;
  /** The C function: its address, or where the context has it. */
  readonly target: { readonly address: number } | { readonly contextOffset: number };
}

export interface LeafCallOptions extends CStubOptions {
  /** An instance method's receiver is no argument of the function. */
  readonly isStatic: boolean;
}

const assembler = new Assembler();

/** The function gets all arguments as they are. `bytes` is valid until the next stub is made. */
export function compileCStub(stubs: StubAddresses, options: CStubOptions): CompiledCode {
  return compileCall(stubs, options, 0, false);
}

/** The function gets no receiver, and of arrays (P) the address of the first element, or NULL. `bytes` is valid until the next stub is made. */
export function compileLeafCall(stubs: StubAddresses, options: LeafCallOptions): CompiledCode {
  return compileCall(stubs, options, options.isStatic ? 0 : 1, true);
}

function compileCall(
  stubs: StubAddresses,
  { codeId, origin, kinds, resultType, target }: CStubOptions,
  skipped: number,
  arraysAsPointers: boolean,
): CompiledCode {
  const asm = assembler;
  asm.reset(origin);
  const from = new ArgumentPlaces(kinds.slice(0, -1));
  const to = new ArgumentPlaces(kinds.slice(skipped, -1));
  const words = to.stackWords;
  const frameSize = 8 + 8 * words;
  pushFrame(asm, codeId, frameSize);
  if (arraysAsPointers)
    for (let i = skipped; i < from.count; i++) if (from.isReference(i)) toElements(asm, from, i);
  const moves: ArgumentMove[] = [];
  for (let i = 0; i < to.count; i++)
    moves.push({ from: from.placeOf(i + skipped), to: to.placeOf(i), isFloat: to.isFloat(i) });
  emitMoves(asm, moves, IN_FRAME, { base: Reg.RSP, disp: 0 });
  if ('contextOffset' in target) asm.rm(Form.MOV_R64_RM64, Reg.RAX, Reg.R15, target.contextOffset);
  else asm.ri64(Form.MOV_R64_IMM64, Reg.RAX, target.address | 0, Math.floor(target.address / 0x1_0000_0000));
  if (words > 0) asm.ri(Form.MOV_R32_IMM32, Reg.R10, words);
  asm.callAbs(words > 0 ? stubs.callCStack : stubs.callC);
  normalize(asm, resultType);
  popFrameAndReturn(asm);
  return finished(asm, frameSize);
}

/** An array becomes the address of its first element, where it is; null is NULL. */
function toElements(asm: Assembler, places: ArgumentPlaces, i: number): void {
  const isNull = asm.newLabel();
  if (places.placeOf(i) < ON_STACK) {
    const register = places.register[i];
    asm.rr(Form.TEST_RM32_R32, register, register);
    asm.jcc(Cond.E, isNull);
    asm.ri(Form.ADD_RM64_IMM32, register, Obj.ARRAY_DATA);
  } else {
    const disp = Frame.STACK_ARGS + 8 * places.word[i];
    asm.mi(Form.CMP_RM32_IMM8, Reg.RBP, disp, 0);
    asm.jcc(Cond.E, isNull);
    asm.mi(Form.ADD_RM64_IMM8, Reg.RBP, disp, Obj.ARRAY_DATA);
  }
  asm.bind(isNull);
}
