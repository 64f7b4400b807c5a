/**
 * Calls of C functions on the Java thread's own C stack (docs/JNI.md): C code may then call back into the VM, and Java code may wait while C frames lie below it. Where arguments
 * go from one convention to the other, the change of stacks, and the way back.
 */
import { ArgumentSequence, ON_STACK } from '../layout/calling-convention.js';
import { Ctx, Frame, Region, Thunk } from '../layout/layout.js';
import type { StubAddresses } from '../layout/stubs.js';
import { type Assembler, Cond, Form, Reg } from '../x64/assembler.js';
import type { ArgumentPlaces } from './native-stub.js';

const STACK_ALIGNMENT = 16;

/** Bytes of so many words of stack arguments, rounded so that the stack stays aligned. */
export const alignedBytes = (words: number): number => (8 * words + STACK_ALIGNMENT - 1) & -STACK_ALIGNMENT;

/** One argument, from where it is to where it is wanted. A place is a register's number (xmm for floating point), or {@link ON_STACK} + its word. */
export interface ArgumentMove {
  readonly from: number;
  readonly to: number;
  readonly isFloat: boolean;
  /** rbp offset of the cell that holds the reference: its address is the argument, or null if it is empty. `from` is not looked at. */
  readonly cell?: number;
}

/** Where the first stack argument lies: a register and an offset from it. */
export interface StackBase {
  readonly base: Reg;
  readonly disp: number;
}

/** Stack arguments of a compiled method, in its frame. */
export const IN_FRAME: StackBase = { base: Reg.RBP, disp: Frame.STACK_ARGS };

/** Moves of all arguments of a method into the places of a C function, behind `leading` integer arguments that come before Java's. */
export function movesToC(places: ArgumentPlaces, leading: number): { moves: ArgumentMove[]; words: number } {
  const sequence = new ArgumentSequence();
  for (let i = 0; i < leading; i++) sequence.next(false);
  const moves: ArgumentMove[] = [];
  for (let i = 0; i < places.count; i++)
    moves.push({
      from: places.placeOf(i),
      to: sequence.nextRegister(places.isFloat(i)),
      isFloat: places.isFloat(i),
    });
  return { moves, words: sequence.words };
}

/**
 * All moves at once, whatever their order: what goes to the stack first, then from register to register, then what comes from memory. `source` and `target` are no registers of arguments. Changes rax, unless that is
 * itself a place from which an argument comes.
 */
export function emitMoves(
  asm: Assembler,
  moves: readonly ArgumentMove[],
  source: StackBase,
  target: StackBase,
): void {
  const isLoad = (m: ArgumentMove): boolean => m.cell !== undefined || m.from >= ON_STACK;
  const load = (m: ArgumentMove, to: number): void => {
    if (m.cell !== undefined) emitHandle(asm, to, m.cell);
    else {
      const form = m.isFloat && m.to < ON_STACK ? Form.MOVSD_XMM_XMMM64 : Form.MOV_R64_RM64;
      asm.rm(form, to, source.base, source.disp + 8 * (m.from - ON_STACK));
    }
  };
  for (const m of moves) {
    if (m.to < ON_STACK) continue;
    const disp = target.disp + 8 * (m.to - ON_STACK);
    if (isLoad(m)) {
      load(m, Reg.RAX);
      asm.rm(Form.MOV_RM64_R64, Reg.RAX, target.base, disp);
    } else asm.rm(m.isFloat ? Form.MOVSD_XMMM64_XMM : Form.MOV_RM64_R64, m.from, target.base, disp);
  }
  for (const isFloat of [false, true]) {
    const between = moves.filter(
      (m) => m.isFloat === isFloat && m.to < ON_STACK && !isLoad(m) && m.to !== m.from,
    );
    for (const m of inOrder(between))
      asm.rr(isFloat ? Form.MOVAPS_XMM_XMMM128 : Form.MOV_R64_RM64, m.to, m.from);
  }
  for (const m of moves) if (m.to < ON_STACK && isLoad(m)) load(m, m.to);
}

/** Moves between registers so that none changes what a later one reads. Both conventions give registers out in the same order: there are no circles. */
function inOrder(moves: readonly ArgumentMove[]): ArgumentMove[] {
  const left = [...moves];
  const ordered: ArgumentMove[] = [];
  while (left.length > 0) {
    const next = left.findIndex((m) => !left.some((other) => other !== m && other.from === m.to));
    if (next < 0) throw new Error('arguments move in a circle');
    ordered.push(...left.splice(next, 1));
  }
  return ordered;
}

/** reg = address of the cell at rbp + disp, or 0 if it holds null. */
function emitHandle(asm: Assembler, reg: Reg, disp: number): void {
  const done = asm.newLabel();
  asm.rm(Form.LEA_R64_M, reg, Reg.RBP, disp);
  asm.mi(Form.CMP_RM32_IMM8, Reg.RBP, disp, 0);
  asm.jccShort(Cond.NE, done);
  asm.rr(Form.XOR_R32_RM32, reg, reg);
  asm.bind(done);
}

/** r11 = rsp of the C function's caller, with the stack arguments written, and the register arguments in their places. Changes rax. `words`: of C's stack arguments. */
export function emitCArguments(asm: Assembler, moves: readonly ArgumentMove[], words: number): void {
  asm.rm(Form.MOV_R64_RM64, Reg.R11, Reg.R15, Ctx.C_STACK);
  if (words > 0) asm.ri(Form.SUB_RM64_IMM32, Reg.R11, alignedBytes(words));
  emitMoves(asm, moves, IN_FRAME, { base: Reg.R11, disp: 0 });
}

/**
 * The call itself: rsp = r11, the thread's native state says how a call back finds the Java stack. `frameSize`: of the frame, whose rbp and rsp these are. Afterwards rsp is the frame's again; the
 * result in rax or xmm0. Changes r10.
 */
export function emitCCall(asm: Assembler, frameSize: number, emitTarget: () => void): void {
  const after = asm.newLabel();
  asm.rm(Form.MOV_RM64_R64, Reg.RBP, Reg.R15, Ctx.NATIVE_RBP);
  asm.rm(Form.MOV_RM64_R64, Reg.RSP, Reg.R15, Ctx.NATIVE_RSP);
  asm.rl(Form.LEA_R64_M, Reg.R10, after);
  asm.rm(Form.MOV_RM64_R64, Reg.R10, Reg.R15, Ctx.NATIVE_PC);
  asm.rr(Form.MOV_R64_RM64, Reg.RSP, Reg.R11);
  emitTarget();
  asm.bind(after);
  asm.rm(Form.LEA_R64_M, Reg.RSP, Reg.RBP, -frameSize);
}

/** The frame of a method that calls a C function so, `frameSize` bytes with the code's id. Changes rax. */
export function emitCallerFrame(
  asm: Assembler,
  { codeId, methodId }: { readonly codeId: number; readonly methodId: number },
  frameSize: number,
): void {
  // No C stack yet, or too little of it left: TypeScript makes one, or throws StackOverflowError.
  asm.rm(Form.MOV_R64_RM64, Reg.RAX, Reg.R15, Ctx.C_STACK);
  asm.rm(Form.CMP_R64_RM64, Reg.RAX, Reg.R15, Ctx.C_STACK_LIMIT);
  asm.jccAbs(Cond.BE, Region.THUNKS + Thunk.SIZE * methodId);
  asm.r(Form.PUSH_R64, Reg.RBP);
  asm.rr(Form.MOV_R64_RM64, Reg.RBP, Reg.RSP);
  asm.i(Form.PUSH_IMM32, codeId);
  asm.ri(Form.SUB_RM64_IMM32, Reg.RSP, frameSize - 8);
}

/** Leaves that frame with the result in rax or xmm0, or by the exception that C code has left pending. */
export function emitReturnOrThrow(asm: Assembler, stubs: StubAddresses): void {
  const pending = asm.newLabel();
  asm.mi(Form.CMP_RM32_IMM8, Reg.R15, Ctx.JNI_EXCEPTION, 0);
  asm.jcc(Cond.NE, pending);
  asm.o(Form.LEAVE);
  asm.o(Form.RET);
  asm.bind(pending);
  asm.rm(Form.MOV_R32_RM32, Reg.RDI, Reg.R15, Ctx.JNI_EXCEPTION);
  asm.mi(Form.MOV_RM32_IMM32, Reg.R15, Ctx.JNI_EXCEPTION, 0);
  asm.callAbs(stubs.throwException);
}
