/**
 * Code that java.lang.foreign's linker calls C functions by (MethodHandle.linkToNative, docs/FOREIGN.md): like a native method of the JNI on the thread's C stack, but the function is an argument, and the JDK has said where
 * each of the others goes.
 *
 *     rbp-16  u64: the function
 *     rbp-24  u64: where the result goes that takes more than one register
 *     rbp-32  u64: where errno goes
 *     rsp     u64: JNI_TOP and JNI_LIMIT as they were, where every native method has them
 */
import { ON_STACK } from '../layout/calling-convention.js';
import { Ctx } from '../layout/layout.js';
import type { StubAddresses } from '../layout/stubs.js';
import { Assembler, Form, Reg } from '../x64/assembler.js';
import {
  type ArgumentMove,
  emitCArguments,
  emitCallerFrame,
  emitCCall,
  emitReturnOrThrow,
  IN_FRAME,
} from './c-call.js';
import type { CompiledCode } from './env.js';
import { ArgumentPlaces, finished, normalize } from './native-stub.js';

/** Where a parameter goes that is no argument of the C function; the others have a place as in {@link ArgumentMove}. */
export const enum DowncallPlace {
  FUNCTION = -1,
  RETURN_BUFFER = -2,
  CAPTURED_STATE = -3,
  /** The long half of an address in two halves: an object or null, and an offset. The place is that of the object. */
  OFFSET = -4,
  /** The linker's own object. */
  NOWHERE = -5,
}

/** A register with a part of the result. */
export interface ResultRegister {
  readonly register: number;
  readonly isFloat: boolean;
}

export interface DowncallShape {
  /** Kinds of the parameters, then the result: I J F D P, or V as the result. */
  readonly kinds: string;
  /** First character of the result's descriptor. */
  readonly resultType: string;
  /** A place for each parameter. */
  readonly places: readonly number[];
  /** What is stored in the return buffer, side by side: 8 bytes of an integer register, 16 of an xmm register. */
  readonly results: readonly ResultRegister[];
  /** Address of errno if it is asked for, else 0. */
  readonly errno: number;
}

export interface DowncallStubOptions extends DowncallShape {
  readonly codeId: number;
  readonly origin: number;
  readonly methodId: number;
}

const FUNCTION = -16;
const RETURN_BUFFER = -24;
const CAPTURED_STATE = -32;
const FRAME_SIZE = 40;

/** Bytes that a register takes in a return buffer. */
export const bufferBytes = (result: ResultRegister): number => (result.isFloat ? 16 : 8);

const homes: ReadonlyMap<number, number> = new Map([
  [DowncallPlace.FUNCTION, FUNCTION],
  [DowncallPlace.RETURN_BUFFER, RETURN_BUFFER],
  [DowncallPlace.CAPTURED_STATE, CAPTURED_STATE],
]);

const assembler = new Assembler();

/** `bytes` are valid until the next stub is made. */
export function compileDowncallStub(stubs: StubAddresses, options: DowncallStubOptions): CompiledCode {
  const asm = assembler;
  asm.reset(options.origin);
  const parameters = new ArgumentPlaces(options.kinds.slice(0, -1));
  emitCallerFrame(asm, options, FRAME_SIZE);
  asm.rm(Form.MOV_R64_RM64, Reg.RAX, Reg.R15, Ctx.JNI_TOP);
  asm.rm(Form.MOV_RM64_R64, Reg.RAX, Reg.RSP, 0);
  const moves = argumentMoves(asm, parameters, options.places);
  let words = 0;
  for (const { to } of moves) if (to >= ON_STACK) words = Math.max(words, to - ON_STACK + 1);
  emitCArguments(asm, moves, words);
  emitCCall(asm, FRAME_SIZE, () => asm.m(Form.CALL_RM64, Reg.RBP, FUNCTION));
  if (options.errno !== 0) {
    asm.ri64(Form.MOV_R64_IMM64, Reg.RCX, options.errno | 0, Math.floor(options.errno / 0x1_0000_0000));
    asm.rm(Form.MOV_R32_RM32, Reg.RCX, Reg.RCX, 0);
    asm.rm(Form.MOV_R64_RM64, Reg.R8, Reg.RBP, CAPTURED_STATE);
    asm.rm(Form.MOV_RM32_R32, Reg.RCX, Reg.R8, 0);
  }
  if (options.results.length > 1) storeResults(asm, options.results);
  else normalize(asm, options.resultType);
  asm.rm(Form.MOV_R64_RM64, Reg.RCX, Reg.RSP, 0);
  asm.rm(Form.MOV_RM64_R64, Reg.RCX, Reg.R15, Ctx.JNI_TOP);
  emitReturnOrThrow(asm, stubs);
  return finished(asm, FRAME_SIZE);
}

/** What is left to be moved when the parameters that are no arguments are in the frame. */
function argumentMoves(
  asm: Assembler,
  parameters: ArgumentPlaces,
  places: readonly number[],
): ArgumentMove[] {
  const moves: ArgumentMove[] = [];
  for (let i = 0; i < parameters.count; i++) {
    const to = places[i];
    if (to === DowncallPlace.NOWHERE) continue;
    if (places[i + 1] === DowncallPlace.OFFSET) addBase(asm, parameters, i++);
    const from = parameters.placeOf(i);
    const home = homes.get(to);
    if (home === undefined) moves.push({ from, to, isFloat: parameters.isFloat(i) });
    else if (from < ON_STACK) asm.rm(Form.MOV_RM64_R64, from, Reg.RBP, home);
    else {
      asm.rm(Form.MOV_R64_RM64, Reg.RAX, IN_FRAME.base, IN_FRAME.disp + 8 * (from - ON_STACK));
      asm.rm(Form.MOV_RM64_R64, Reg.RAX, Reg.RBP, home);
    }
  }
  return moves;
}

/** The offset behind parameter `i` becomes an address, where it is: nothing moves while C runs. */
function addBase(asm: Assembler, parameters: ArgumentPlaces, i: number): void {
  const base = parameters.placeOf(i);
  const offset = parameters.placeOf(i + 1);
  let register: number = Reg.RAX;
  if (base < ON_STACK) register = base;
  else asm.rm(Form.MOV_R32_RM32, register, IN_FRAME.base, IN_FRAME.disp + 8 * (base - ON_STACK));
  if (offset < ON_STACK) asm.rr(Form.ADD_R64_RM64, offset, register);
  else asm.rm(Form.ADD_RM64_R64, register, IN_FRAME.base, IN_FRAME.disp + 8 * (offset - ON_STACK));
}

function storeResults(asm: Assembler, results: readonly ResultRegister[]): void {
  let at = 0;
  asm.rm(Form.MOV_R64_RM64, Reg.RCX, Reg.RBP, RETURN_BUFFER);
  for (const result of results) {
    asm.rm(result.isFloat ? Form.MOVSD_XMMM64_XMM : Form.MOV_RM64_R64, result.register, Reg.RCX, at);
    at += bufferBytes(result);
  }
}
