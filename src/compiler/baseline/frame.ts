/** The frame of a compiled method: sizes, prologue (docs/ARCHITECTURE.md, "Frames"; `Frame` in src/layout/layout.ts). */
import { Kind } from '../../ir/ops.js';
import { ArgumentSequence, ON_STACK } from '../../layout/calling-convention.js';
import { Ctx, Frame, MethodRec } from '../../layout/layout.js';
import { Cond, Form, type Label, Reg } from '../../x64/assembler.js';
import type { BaselineCompiler } from './compiler.js';
import { emitCounter, stackArgument } from './control.js';
import { Own } from './own.js';
import { Half, SCRATCH } from './register-cache.js';

/** Frames above this size are compared with the end of the stack before they touch it. */
const LARGE_FRAME = 4096;
/** So many bytes of pointer homes are zeroed one by one, more by a string instruction. */
const UNROLLED_ZEROING = 128;

/** Decides where the halves lie. Must run before anything is emitted. */
export function layOutFrame(c: BaselineCompiler): void {
  const { ir, options } = c;
  const base = scalarBase(ir.pointerHomes + (options.isSynchronized ? 1 : 0));
  c.syncDisp = Frame.FIRST_POINTER - 4 * ir.pointerHomes;
  c.setScalarBase(base);
  c.frameSize = -base - 8 + 8 * ir.scalarHomes + 8 * c.deaths.outgoingWords;
}

/** rbp offset of scalar home 0 in a frame with so many pointer homes (that of the monitor included). */
export function scalarBase(pointerHomes: number): number {
  return Frame.CODE_ID - ((4 * pointerHomes + 7) & ~7) - 8;
}

export function emitPrologue(c: BaselineCompiler): void {
  const { asm, options, frameSize } = c;
  c.bci = -1;
  c.notePc();
  let overflow: Label | null = null;
  if (frameSize > LARGE_FRAME) {
    overflow = asm.newLabel();
    asm.rm(Form.LEA_R64_M, SCRATCH, Reg.RSP, -(frameSize + 16));
    asm.rm(Form.CMP_R64_RM64, SCRATCH, Reg.R15, Ctx.STACK_END);
    asm.jcc(Cond.B, overflow);
    c.stackOverflow = overflow;
  }
  asm.r(Form.PUSH_R64, Reg.RBP);
  asm.rr(Form.MOV_R64_RM64, Reg.RBP, Reg.RSP);
  asm.i(Form.PUSH_IMM32, options.codeId);
  options.own?.push2(Own.CODE_ID, asm.lastImmPos);
  const rest = frameSize - 8;
  if (rest !== 0) asm.ri(rest < 128 ? Form.SUB_RM64_IMM8 : Form.SUB_RM64_IMM32, Reg.RSP, rest);
  storeParameters(c);
  zeroPointerHomes(c);

  const entered = asm.newLabel();
  if (options.counters) emitCounter(c, MethodRec.INVOCATIONS, c.slow.entryTierUp(c));
  asm.rm(Form.CMP_R64_RM64, Reg.RSP, Reg.R15, Ctx.STACK_LIMIT);
  asm.jcc(Cond.B, c.slow.entryPoll(c, entered));
  asm.bind(entered);
  c.entered = entered;
  if (options.isSynchronized) lock(c);
  else cacheParameters(c);
}

/** The first block finds parameters still in their argument registers. Ints have garbage above. */
function cacheParameters(c: BaselineCompiler): void {
  forRegisterParameters(c, (slot, kind, register) => {
    if (kind === Kind.F || kind === Kind.D) c.defineCleanXmm(slot, register);
    else if (kind === Kind.P) c.defineClean(slot, Half.POINTER, register, false);
    else c.defineClean(slot, Half.SCALAR, register, kind === Kind.I);
  });
}

/** After a stub was called at the method's entry: puts them there again. */
export function reloadParameters(c: BaselineCompiler): void {
  const { asm } = c;
  forRegisterParameters(c, (slot, kind, register) => {
    const home = c.homeOf(slot, kind === Kind.P ? Half.POINTER : Half.SCALAR);
    asm.rm(parameterLoads[kind], register, Reg.RBP, home);
  });
}

/** By {@link Kind}. */
const parameterLoads: readonly Form[] = [
  Form.MOV_R32_RM32,
  Form.MOV_R32_RM32,
  Form.MOV_R64_RM64,
  Form.MOVSS_XMM_XMMM32,
  Form.MOVSD_XMM_XMMM64,
  Form.MOV_R32_RM32,
];

/** Reused: compilations do not nest. */
const sequence = new ArgumentSequence();

const isFloat = (kind: Kind): boolean => kind === Kind.F || kind === Kind.D;

function forRegisterParameters(
  c: BaselineCompiler,
  action: (slot: number, kind: Kind, register: number) => void,
): void {
  const { ir } = c;
  sequence.begin();
  for (let i = 0; i < ir.paramSlots.length; i++) {
    const kind: Kind = ir.paramKinds[i];
    const register = sequence.nextRegister(isFloat(kind));
    if (register < ON_STACK) action(ir.paramSlots[i], kind, register);
  }
}

function storeParameters(c: BaselineCompiler): void {
  const { asm, ir } = c;
  sequence.begin();
  for (let i = 0; i < ir.paramSlots.length; i++) {
    const kind = ir.paramKinds[i];
    const half = kind === Kind.P ? Half.POINTER : Half.SCALAR;
    const home = c.homeOf(ir.paramSlots[i], half);
    const register = sequence.nextRegister(isFloat(kind));
    const form = kind === Kind.L || kind === Kind.D ? Form.MOV_RM64_R64 : Form.MOV_RM32_R32;
    if (register >= ON_STACK) {
      asm.rm(Form.MOV_R64_RM64, SCRATCH, Reg.RBP, stackArgument(register - ON_STACK));
      asm.rm(form, SCRATCH, Reg.RBP, home);
    } else if (isFloat(kind)) {
      asm.rm(kind === Kind.D ? Form.MOVSD_XMMM64_XMM : Form.MOVSS_XMMM32_XMM, register, Reg.RBP, home);
    } else asm.rm(form, register, Reg.RBP, home);
  }
}

/** All pointer homes but those of parameters, which are numbered first. */
function zeroPointerHomes(c: BaselineCompiler): void {
  const { asm, ir, options } = c;
  let first = 0;
  for (let i = 0; i < ir.paramSlots.length; i++) if (ir.paramKinds[i] === Kind.P) first++;
  const end = ir.pointerHomes + (options.isSynchronized ? 1 : 0);
  if (first >= end) return;
  asm.rr(Form.XOR_R32_RM32, Reg.RAX, Reg.RAX);
  // Homes 2k and 2k+1 share an aligned word, the odd one below.
  if ((first & 1) !== 0) asm.rm(Form.MOV_RM32_R32, Reg.RAX, Reg.RBP, Frame.FIRST_POINTER - 4 * first++);
  const lowest = Frame.CODE_ID - ((4 * end + 7) & ~7);
  const highest = Frame.CODE_ID - 4 * first;
  if (highest - lowest > UNROLLED_ZEROING) {
    asm.rm(Form.LEA_R64_M, Reg.RDI, Reg.RBP, lowest);
    asm.ri(Form.MOV_R32_IMM32, Reg.RCX, (highest - lowest) >> 3);
    asm.o(Form.REP_STOSQ);
    reloadParameters(c);
    return;
  }
  for (let disp = highest - 8; disp >= lowest; disp -= 8) asm.rm(Form.MOV_RM64_R64, Reg.RAX, Reg.RBP, disp);
}

/** A synchronized method's monitor. The object's home stays null until the lock is held. */
function lock(c: BaselineCompiler): void {
  const { asm, ir, options } = c;
  const load = (reg: Reg): void => {
    if (options.isStatic) {
      asm.ri(Form.MOV_R32_IMM32, reg, options.mirror);
      options.own?.push2(Own.MIRROR, asm.lastImmPos);
    } else asm.rm(Form.MOV_R32_RM32, reg, Reg.RBP, c.homeOf(ir.paramSlots[0], Half.POINTER));
  };
  load(Reg.RDI);
  c.callStub(c.env.stubs.monitorEnter);
  c.locked = asm.newLabel();
  asm.bind(c.locked);
  load(Reg.RAX); // again: it may have moved
  asm.rm(Form.MOV_RM32_R32, Reg.RAX, Reg.RBP, c.syncDisp);
}

/** Where a frame that does not fit goes: nothing was pushed, so the exception arises in the caller. */
export function emitStackOverflow(c: BaselineCompiler): void {
  if (c.stackOverflow === null) return;
  c.asm.bind(c.stackOverflow);
  c.notePcAt(-1);
  c.asm.jmpAbs(c.env.stubs.stackOverflow);
}
