/** Code of native methods that are bound to TypeScript: a stub that lays out its arguments and makes the NATIVE request (docs/ARCHITECTURE.md, "Requests"). */

import { ArgumentSequence, ON_STACK } from '../layout/calling-convention.js';
import { Frame } from '../layout/layout.js';
import type { StubAddresses } from '../layout/stubs.js';
import { Assembler, Form, Reg } from '../x64/assembler.js';
import type { CompiledCode } from './env.js';

export interface NativeStubOptions {
  readonly codeId: number;
  /** Final address of the code. */
  readonly origin: number;
  readonly methodId: number;
  /** Kinds of the arguments, receiver first, then the result: I J F D P, or V as the result. */
  readonly kinds: string;
  readonly isStatic: boolean;
  readonly isSynchronized: boolean;
  /** java.lang.Class object of the declaring class, which a static synchronized method locks. */
  readonly mirror: number;
}

const STACK_ARGUMENT = -1;

/** Where the calling convention passes each argument: integer registers, xmm registers, the caller's outgoing area. */
export class ArgumentPlaces {
  readonly count: number;
  /** Register (xmm number for floating point), or -1: on the stack. */
  readonly register: number[] = [];
  /** Word among the stack arguments. */
  readonly word: number[] = [];
  readonly stackWords: number;

  /** `kinds` without the result. */
  constructor(readonly kinds: string) {
    this.count = kinds.length;
    const sequence = new ArgumentSequence();
    for (let i = 0; i < kinds.length; i++) {
      const place = sequence.nextRegister(this.isFloat(i));
      this.register.push(place < ON_STACK ? place : STACK_ARGUMENT);
      this.word.push(place < ON_STACK ? -1 : place - ON_STACK);
    }
    this.stackWords = sequence.words;
  }

  /** Its register's number, or {@link ON_STACK} + its word. */
  placeOf(i: number): number {
    return this.register[i] === STACK_ARGUMENT ? ON_STACK + this.word[i] : this.register[i];
  }

  isFloat(i: number): boolean {
    return this.kinds[i] === 'F' || this.kinds[i] === 'D';
  }

  isReference(i: number): boolean {
    return this.kinds[i] === 'P';
  }
}

/** Reused by all stubs. */
const assembler = new Assembler();

/** Pushes a frame of a code (see Frame in layout.ts). */
export function pushFrame(asm: Assembler, codeId: number, frameSize: number): void {
  asm.r(Form.PUSH_R64, Reg.RBP);
  asm.rr(Form.MOV_R64_RM64, Reg.RBP, Reg.RSP);
  asm.i(Form.PUSH_IMM32, codeId);
  if (frameSize > 8) asm.ri(Form.SUB_RM64_IMM32, Reg.RSP, frameSize - 8);
}

export function popFrameAndReturn(asm: Assembler): void {
  asm.o(Form.LEAVE);
  asm.o(Form.RET);
}

/** What has been assembled, as code that has no tables; its only place has no bytecode index. */
export function finished(asm: Assembler, frameSize: number, pointerHomes = 0, syncHome = -1): CompiledCode {
  return {
    bytes: asm.bytes(),
    relocations: asm.relocations(),
    frameSize,
    pointerHomes,
    syncHome,
    pcTable: Int32Array.of(0, -1),
    handlerTable: new Int32Array(0),
    loopTable: new Int32Array(0),
    sites: [],
    faultTable: new Int32Array(0),
  };
}

/** Stores argument i of the current frame at `base + disp`, all 8 bytes. Changes rax. */
function storeArgument(asm: Assembler, places: ArgumentPlaces, i: number, base: Reg, disp: number): void {
  const register = places.register[i];
  if (register === STACK_ARGUMENT) {
    asm.rm(Form.MOV_R64_RM64, Reg.RAX, Reg.RBP, Frame.STACK_ARGS + 8 * places.word[i]);
    asm.rm(Form.MOV_RM64_R64, Reg.RAX, base, disp);
  } else if (places.isFloat(i)) asm.rm(Form.MOVSD_XMMM64_XMM, register, base, disp);
  else asm.rm(Form.MOV_RM64_R64, register, base, disp);
}

/** The stub of a native method bound to TypeScript. `bytes` is valid until the next stub is made. */
export function compileNativeStub(stubs: StubAddresses, options: NativeStubOptions): CompiledCode {
  assembler.reset(options.origin);
  return emitNativeStub(assembler, stubs, options);
}

/** The same behind code that the assembler already holds: what an intrinsic's body falls back on. */
export function emitNativeStub(
  asm: Assembler,
  stubs: StubAddresses,
  options: NativeStubOptions,
): CompiledCode {
  if (options.isSynchronized) return emitSynchronizedStub(asm, stubs, options);
  const places = new ArgumentPlaces(options.kinds.slice(0, -1));
  const frameSize = 8 + 8 * places.count;
  pushFrame(asm, options.codeId, frameSize);
  for (let i = 0; i < places.count; i++) storeArgument(asm, places, i, Reg.RSP, 8 * i);
  asm.ri(Form.MOV_R32_IMM32, Reg.RDI, options.methodId);
  asm.callAbs(stubs.nativeRequest);
  popFrameAndReturn(asm);
  return finished(asm, frameSize, 0, -1);
}

const pointerHome = (i: number): number => Frame.FIRST_POINTER - 4 * i;

/**
 * Home 0 is the locked object's, 1 the result's if that is a reference, and the others keep reference arguments while the monitor is entered, which may
 * block and collect; scalar arguments stand in the outgoing area from the start.
 */
function emitSynchronizedStub(
  asm: Assembler,
  stubs: StubAddresses,
  options: NativeStubOptions,
): CompiledCode {
  const places = new ArgumentPlaces(options.kinds.slice(0, -1));
  const homes: number[] = [];
  let pointerHomes = 2;
  for (let i = 0; i < places.count; i++) homes.push(places.isReference(i) ? pointerHomes++ : -1);
  const frameSize = 8 + ((4 * pointerHomes + 7) & ~7) + 8 * Math.max(places.count, 1);
  pushFrame(asm, options.codeId, frameSize);
  asm.mi(Form.MOV_RM64_IMM32, Reg.RBP, pointerHome(1), 0); // homes 0 and 1
  for (let i = 0; i < places.count; i++) {
    if (homes[i] < 0) storeArgument(asm, places, i, Reg.RSP, 8 * i);
    else storeReference(asm, places, i, pointerHome(homes[i]));
  }
  loadLocked(asm, options, Reg.RDI, homes);
  asm.callAbs(stubs.monitorEnter);
  loadLocked(asm, options, Reg.RAX, homes);
  asm.rm(Form.MOV_RM32_R32, Reg.RAX, Reg.RBP, pointerHome(0));
  for (let i = 0; i < places.count; i++) {
    if (homes[i] < 0) continue;
    asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RBP, pointerHome(homes[i]));
    asm.rm(Form.MOV_RM64_R64, Reg.RAX, Reg.RSP, 8 * i);
  }
  asm.ri(Form.MOV_R32_IMM32, Reg.RDI, options.methodId);
  asm.callAbs(stubs.nativeRequest);
  unlock(asm, stubs, options.kinds[options.kinds.length - 1]);
  popFrameAndReturn(asm);
  return finished(asm, frameSize, pointerHomes, 0);
}

function storeReference(asm: Assembler, places: ArgumentPlaces, i: number, disp: number): void {
  let register = places.register[i];
  if (register === STACK_ARGUMENT) {
    register = Reg.RAX;
    asm.rm(Form.MOV_R32_RM32, register, Reg.RBP, Frame.STACK_ARGS + 8 * places.word[i]);
  }
  asm.rm(Form.MOV_RM32_R32, register, Reg.RBP, disp);
}

function loadLocked(asm: Assembler, options: NativeStubOptions, reg: Reg, homes: number[]): void {
  if (options.isStatic) asm.ri(Form.MOV_R32_IMM32, reg, options.mirror);
  else asm.rm(Form.MOV_R32_RM32, reg, Reg.RBP, pointerHome(homes[0]));
}

/** Leaves the monitor while the result waits in the frame. */
function unlock(asm: Assembler, stubs: StubAddresses, result: string): void {
  const isFloat = result === 'F' || result === 'D';
  if (result === 'P') asm.rm(Form.MOV_RM32_R32, Reg.RAX, Reg.RBP, pointerHome(1));
  else if (isFloat) asm.rm(Form.MOVSD_XMMM64_XMM, 0, Reg.RSP, 0);
  else asm.rm(Form.MOV_RM64_R64, Reg.RAX, Reg.RSP, 0);
  asm.rm(Form.MOV_R32_RM32, Reg.RDI, Reg.RBP, pointerHome(0));
  asm.mi(Form.MOV_RM32_IMM32, Reg.RBP, pointerHome(0), 0);
  asm.callAbs(stubs.monitorExit);
  if (result === 'P') asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RBP, pointerHome(1));
  else if (isFloat) asm.rm(Form.MOVSD_XMM_XMMM64, 0, Reg.RSP, 0);
  else asm.rm(Form.MOV_R64_RM64, Reg.RAX, Reg.RSP, 0);
}

/** What C leaves in rax as Java wants it: narrow types extended to 32 bits. */
export function normalize(asm: Assembler, type: string): void {
  switch (type) {
    case 'Z':
      asm.rr(Form.TEST_RM8_R8, Reg.RAX, Reg.RAX);
      asm.r(Form.SETNE_RM8, Reg.RAX);
      asm.rr(Form.MOVZX_R32_RM8, Reg.RAX, Reg.RAX);
      break;
    case 'B':
      asm.rr(Form.MOVSX_R32_RM8, Reg.RAX, Reg.RAX);
      break;
    case 'C':
      asm.rr(Form.MOVZX_R32_RM16, Reg.RAX, Reg.RAX);
      break;
    case 'S':
      asm.rr(Form.MOVSX_R32_RM16, Reg.RAX, Reg.RAX);
      break;
    case 'L':
    case '[':
      asm.rr(Form.MOV_R32_RM32, Reg.RAX, Reg.RAX);
      break;
    default:
      break;
  }
}
