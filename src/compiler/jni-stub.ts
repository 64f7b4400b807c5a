/**
 * Code of native methods that C functions serve by the Java Native Interface: converts the arguments, hands references over as handles, runs the function on the thread's C stack, and throws what it leaves
 * pending.
 *
 *     rbp-12-4i  pointer homes: 0 and 1 of a synchronized method (what it has locked, its result), then each reference argument. The cells are the handles that C sees.
 *     below      scalars of a synchronized method's arguments while it waits for the monitor
 *     rsp        u64: JNI_TOP and JNI_LIMIT as they were: local references made meanwhile die
 */
import { Ctx, Frame } from '../layout/layout.js';
import type { StubAddresses } from '../layout/stubs.js';
import { Assembler, Cond, Form, Reg } from '../x64/assembler.js';
import { emitCArguments, emitCallerFrame, emitCCall, emitReturnOrThrow, movesToC } from './c-call.js';
import type { CompiledCode } from './env.js';
import { ArgumentPlaces, finished, type NativeStubOptions, normalize } from './native-stub.js';

export interface JniStubOptions extends NativeStubOptions {
  /** Address of the C function. */
  readonly target: number;
  /** The JNIEnv. */
  readonly environment: number;
  /** Cell of the class's mirror, which a static method gets. */
  readonly classCell: number;
  /** First character of the result's descriptor. */
  readonly resultType: string;
  /** Address of a word to be zeroed before the function is called, 0 for none (-Xcheck:jni). */
  readonly uncheckedWord: number;
}

export interface JniStub {
  readonly code: CompiledCode;
  /**
   * Offset of code that makes the call anew, entered in a frame of the method's stub for TypeScript (arguments at [rsp + 8i], stack arguments also in their places): it leaves that frame.
   */
  readonly retry: number;
}

const assembler = new Assembler();

const home = (i: number): number => Frame.FIRST_POINTER - 4 * i;

/** Homes of a synchronized method that hold what it has locked, and its result. */
const LOCKED = 0;
const RESULT = 1;

/** `bytes` are valid until the next stub is made. */
export function compileJniStub(stubs: StubAddresses, options: JniStubOptions): JniStub {
  const asm = assembler;
  asm.reset(options.origin);
  const places = new ArgumentPlaces(options.kinds.slice(0, -1));
  const { isSynchronized } = options;
  const homes: number[] = [];
  let pointerHomes = isSynchronized ? 2 : 0;
  for (let i = 0; i < places.count; i++) homes.push(places.isReference(i) ? pointerHomes++ : -1);
  const scalars = isSynchronized ? 8 * Math.max(places.count, 1) : 0;
  const frameSize = 8 + ((4 * pointerHomes + 7) & ~7) + scalars + 8;

  const start = asm.newLabel();
  asm.bind(start);
  emitCallerFrame(asm, options, frameSize);
  for (let i = 0; i < places.count; i++) if (homes[i] >= 0) storeReference(asm, places, i, home(homes[i]));
  if (isSynchronized) lock(asm, stubs, options, places, homes);
  if (options.uncheckedWord !== 0) asm.ai(Form.MOV_RM32_IMM32, options.uncheckedWord, 0);
  asm.rm(Form.MOV_R64_RM64, Reg.RAX, Reg.R15, Ctx.JNI_TOP);
  asm.rm(Form.MOV_RM64_R64, Reg.RAX, Reg.RSP, 0);
  const { moves, words } = movesToC(places, options.isStatic ? 2 : 1);
  emitCArguments(
    asm,
    moves.map((move, i) => (homes[i] < 0 ? move : { ...move, cell: home(homes[i]) })),
    words,
  );
  asm.ri(Form.MOV_R32_IMM32, Reg.RDI, options.environment);
  if (options.isStatic) asm.ri(Form.MOV_R32_IMM32, Reg.RSI, options.classCell);
  emitCCall(asm, frameSize, () => {
    asm.ri64(Form.MOV_R64_IMM64, Reg.RAX, options.target);
    asm.r(Form.CALL_RM64, Reg.RAX);
  });
  const { resultType } = options;
  if (resultType === 'L' || resultType === '[') {
    const isNull = asm.newLabel();
    asm.rr(Form.TEST_RM64_R64, Reg.RAX, Reg.RAX);
    asm.jccShort(Cond.E, isNull);
    asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RAX, 0);
    asm.bind(isNull);
  } else normalize(asm, resultType);
  asm.rm(Form.MOV_R64_RM64, Reg.RCX, Reg.RSP, 0);
  asm.rm(Form.MOV_RM64_R64, Reg.RCX, Reg.R15, Ctx.JNI_TOP);
  if (isSynchronized) unlock(asm, stubs, resultType);
  emitReturnOrThrow(asm, stubs);

  const retry = asm.offset;
  for (let i = 0; i < places.count; i++) {
    const register = places.register[i];
    if (register < 0) continue;
    const form = places.isFloat(i) ? Form.MOVSD_XMM_XMMM64 : Form.MOV_R64_RM64;
    asm.rm(form, register, Reg.RSP, 8 * i);
  }
  asm.o(Form.LEAVE);
  asm.jmp(start);
  return {
    retry,
    code: finished(asm, frameSize, pointerHomes, isSynchronized ? LOCKED : -1),
  };
}

function storeReference(asm: Assembler, places: ArgumentPlaces, i: number, disp: number): void {
  let register = places.register[i];
  if (register < 0) {
    register = Reg.RAX;
    asm.rm(Form.MOV_R32_RM32, register, Reg.RBP, Frame.STACK_ARGS + 8 * places.word[i]);
  }
  asm.rm(Form.MOV_RM32_R32, register, Reg.RBP, disp);
}

/** Enters the monitor; the other arguments in registers wait in the frame. References are in their homes, from where the C function gets them. */
function lock(
  asm: Assembler,
  stubs: StubAddresses,
  options: JniStubOptions,
  places: ArgumentPlaces,
  homes: readonly number[],
): void {
  const scalar = (i: number): number => 8 + 8 * i;
  const kept = (i: number): boolean => homes[i] < 0 && places.register[i] >= 0;
  asm.mi(Form.MOV_RM64_IMM32, Reg.RBP, home(RESULT), 0); // homes 0 and 1
  for (let i = 0; i < places.count; i++) {
    if (!kept(i)) continue;
    const form = places.isFloat(i) ? Form.MOVSD_XMMM64_XMM : Form.MOV_RM64_R64;
    asm.rm(form, places.register[i], Reg.RSP, scalar(i));
  }
  const loadLocked = (reg: Reg): void => {
    if (options.isStatic) asm.ri(Form.MOV_R32_IMM32, reg, options.mirror);
    else asm.rm(Form.MOV_R32_RM32, reg, Reg.RBP, home(homes[0]));
  };
  loadLocked(Reg.RDI);
  asm.callAbs(stubs.monitorEnter);
  loadLocked(Reg.RAX);
  asm.rm(Form.MOV_RM32_R32, Reg.RAX, Reg.RBP, home(LOCKED));
  for (let i = 0; i < places.count; i++) {
    if (!kept(i)) continue;
    const form = places.isFloat(i) ? Form.MOVSD_XMM_XMMM64 : Form.MOV_R64_RM64;
    asm.rm(form, places.register[i], Reg.RSP, scalar(i));
  }
}

/** Leaves the monitor while the result waits in the frame. */
function unlock(asm: Assembler, stubs: StubAddresses, type: string): void {
  const isFloat = type === 'F' || type === 'D';
  const isReference = type === 'L' || type === '[';
  if (isReference) asm.rm(Form.MOV_RM32_R32, Reg.RAX, Reg.RBP, home(RESULT));
  else asm.rm(isFloat ? Form.MOVSD_XMMM64_XMM : Form.MOV_RM64_R64, isFloat ? 0 : Reg.RAX, Reg.RSP, 8);
  asm.rm(Form.MOV_R32_RM32, Reg.RDI, Reg.RBP, home(LOCKED));
  asm.mi(Form.MOV_RM32_IMM32, Reg.RBP, home(LOCKED), 0);
  asm.callAbs(stubs.monitorExit);
  if (isReference) asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RBP, home(RESULT));
  else asm.rm(isFloat ? Form.MOVSD_XMM_XMMM64 : Form.MOV_R64_RM64, isFloat ? 0 : Reg.RAX, Reg.RSP, 8);
}
