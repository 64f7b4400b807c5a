/**
 * Code of native methods that are C functions known by address (`vm.bind` with a library): the Java arguments without the receiver, arrays of primitives as pointers to their first element. Nothing of Java can
 * run and nothing moves while C does.
 */
import { ON_STACK } from '../layout/calling-convention.js';
import { Frame, Obj } from '../layout/layout.js';
import type { StubAddresses } from '../layout/stubs.js';
import { Assembler, Cond, Form, Reg } from '../x64/assembler.js';
import { type ArgumentMove, emitMoves, IN_FRAME } from './c-call.js';
import type { CompiledCode } from './env.js';
import { ArgumentPlaces, compileCStub, finished, normalize } from './native-stub.js';

export interface LeafCallOptions {
  readonly codeId: number;
  /** Final address of the code. */
  readonly origin: number;
  /** Kinds of the arguments, receiver first, then the result: I J F D P, or V as the result. P is an array of primitives. */
  readonly kinds: string;
  readonly isStatic: boolean;
  /** First character of the result's descriptor. */
  readonly resultType: string;
  /** Address of the C function, low and high 32 bits. */
  readonly functionLow: number;
  readonly functionHigh: number;
}

const assembler = new Assembler();

/** `bytes` is valid until the next stub is made. */
export function compileLeafCall(stubs: StubAddresses, options: LeafCallOptions): CompiledCode {
  const { kinds } = options;
  // Scalars lie where C wants them.
  if (options.isStatic && !kinds.slice(0, -1).includes('P')) {
    const address = (options.functionLow >>> 0) + options.functionHigh * 0x1_0000_0000;
    return compileCStub(stubs, { ...options, target: { address } });
  }
  const asm = assembler;
  asm.reset(options.origin);
  const skipped = options.isStatic ? 0 : 1;
  const from = new ArgumentPlaces(kinds.slice(0, -1));
  const to = new ArgumentPlaces(kinds.slice(skipped, -1));
  const frameSize = 8 + 8 * to.stackWords;
  asm.r(Form.PUSH_R64, Reg.RBP);
  asm.rr(Form.MOV_R64_RM64, Reg.RBP, Reg.RSP);
  asm.i(Form.PUSH_IMM32, options.codeId);
  if (frameSize > 8) asm.ri(Form.SUB_RM64_IMM32, Reg.RSP, frameSize - 8);
  for (let i = skipped; i < from.count; i++) if (from.isReference(i)) toElements(asm, from, i);
  const moves: ArgumentMove[] = [];
  for (let i = 0; i < to.count; i++)
    moves.push({ from: from.placeOf(i + skipped), to: to.placeOf(i), isFloat: to.isFloat(i) });
  emitMoves(asm, moves, IN_FRAME, { base: Reg.RSP, disp: 0 });
  asm.ri64(Form.MOV_R64_IMM64, Reg.RAX, options.functionLow, options.functionHigh);
  if (to.stackWords > 0) asm.ri(Form.MOV_R32_IMM32, Reg.R10, to.stackWords);
  asm.callAbs(to.stackWords > 0 ? stubs.callCStack : stubs.callC);
  normalize(asm, options.resultType);
  asm.o(Form.LEAVE);
  asm.o(Form.RET);
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
