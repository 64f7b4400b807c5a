/**
 * Code of native methods that are C functions known by address (`vm.bind` with a library): the Java arguments without the receiver, arrays of primitives as pointers to their first element. Nothing of Java can
 * run and nothing moves while C does.
 */
import { Frame, Obj } from '../layout/layout.js';
import type { StubAddresses } from '../layout/stubs.js';
import { Assembler, Cond, Form, Reg } from '../x64/assembler.js';
import type { CompiledCode } from './env.js';
import { ArgumentPlaces, compileCStub, normalize } from './native-stub.js';

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
  // The outgoing area of C's stack arguments, then a word for each argument.
  const homes = 8 * to.stackWords;
  const frameSize = 8 + homes + 8 * to.count;
  asm.r(Form.PUSH_R64, Reg.RBP);
  asm.rr(Form.MOV_R64_RM64, Reg.RBP, Reg.RSP);
  asm.i(Form.PUSH_IMM32, options.codeId);
  if (frameSize > 8) asm.ri(Form.SUB_RM64_IMM32, Reg.RSP, frameSize - 8);
  for (let i = 0; i < to.count; i++) spill(asm, from, i + skipped, homes + 8 * i);
  for (let i = 0; i < to.count; i++) load(asm, to, i, homes + 8 * i);
  asm.ri64(Form.MOV_R64_IMM64, Reg.RAX, options.functionLow, options.functionHigh);
  if (to.stackWords > 0) asm.ri(Form.MOV_R32_IMM32, Reg.R10, to.stackWords);
  asm.callAbs(to.stackWords > 0 ? stubs.callCStack : stubs.callC);
  normalize(asm, options.resultType);
  asm.o(Form.LEAVE);
  asm.o(Form.RET);
  return {
    bytes: asm.bytes(),
    relocations: asm.relocations(),
    frameSize,
    pointerHomes: 0,
    syncHome: -1,
    pcTable: Int32Array.of(0, -1),
    handlerTable: new Int32Array(0),
    loopTable: new Int32Array(0),
    sites: [],
    faultTable: new Int32Array(0),
  };
}

const ON_STACK = -1;

/** An argument as C has it, into its word of the frame. */
function spill(asm: Assembler, places: ArgumentPlaces, i: number, home: number): void {
  let register = places.register[i];
  if (places.isFloat(i) && register !== ON_STACK) {
    asm.rm(Form.MOVSD_XMMM64_XMM, register, Reg.RSP, home);
    return;
  }
  if (register === ON_STACK) {
    register = Reg.RAX;
    asm.rm(Form.MOV_R64_RM64, register, Reg.RBP, Frame.STACK_ARGS + 8 * places.word[i]);
  }
  if (places.isReference(i)) {
    // Null is NULL.
    const isNull = asm.newLabel();
    asm.rr(Form.TEST_RM32_R32, register, register);
    asm.jcc(Cond.E, isNull);
    asm.ri(Form.ADD_RM64_IMM32, register, Obj.ARRAY_DATA);
    asm.bind(isNull);
  }
  asm.rm(Form.MOV_RM64_R64, register, Reg.RSP, home);
}

/** From there to where C wants it. */
function load(asm: Assembler, places: ArgumentPlaces, i: number, home: number): void {
  const register = places.register[i];
  if (register === ON_STACK) {
    asm.rm(Form.MOV_R64_RM64, Reg.RAX, Reg.RSP, home);
    asm.rm(Form.MOV_RM64_R64, Reg.RAX, Reg.RSP, 8 * places.word[i]);
  } else if (places.isFloat(i)) asm.rm(Form.MOVSD_XMM_XMMM64, register, Reg.RSP, home);
  else asm.rm(Form.MOV_R64_RM64, register, Reg.RSP, home);
}
