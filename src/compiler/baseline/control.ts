/** Branches, switches, returns, throw, polls and handler entries. */
import type { IrSwitch } from '../../ir/method.js';
import { IrCond, Kind } from '../../ir/ops.js';
import { Ctx, Frame, MethodRec } from '../../layout/layout.js';
import { Cond, Form, type Label, Reg } from '../../x64/assembler.js';
import { emitCompare } from './arithmetic.js';
import type { BaselineCompiler } from './compiler.js';
import { Own } from './own.js';
import { Half, SCRATCH } from './register-cache.js';

/** Signed condition codes by {@link IrCond}. */
const conditions: readonly Cond[] = [Cond.E, Cond.NE, Cond.L, Cond.GE, Cond.G, Cond.LE];
/** The same with exchanged operands. */
const mirrored: readonly Cond[] = [Cond.E, Cond.NE, Cond.G, Cond.LE, Cond.L, Cond.GE];

/** Ends a block: what lives on is in its home, where the target expects it. */
export function emitGoto(c: BaselineCompiler): void {
  c.flush();
  if (c.dst !== c.block + 1) c.asm.jmp(c.blockLabels[c.dst]);
}

export function emitIfInteger(c: BaselineCompiler, wide: boolean): void {
  const cond = c.c & IrCond.MASK;
  const swapped = emitCompare(c, wide);
  c.asm.jcc((swapped ? mirrored : conditions)[cond], c.blockLabels[c.dst]);
}

export function emitIfReference(c: BaselineCompiler): void {
  const { asm } = c;
  // The only reference constant is null.
  const constant = c.a < 0 ? c.a : c.b;
  const tested = c.a < 0 ? c.b : c.a;
  const first = c.useRef(tested);
  const second = constant < 0 || c.b < 0 ? -1 : c.cached(c.b, Half.POINTER);
  c.releaseOperands();
  c.flush();
  if (constant < 0) asm.rr(Form.TEST_RM32_R32, first, first);
  else if (second >= 0) asm.rr(Form.CMP_R32_RM32, first, second);
  else asm.rm(Form.CMP_R32_RM32, first, Reg.RBP, c.homeOf(c.b, Half.POINTER));
  asm.jcc(c.c === IrCond.EQ ? Cond.E : Cond.NE, c.blockLabels[c.dst]);
}

/**
 * After `ucomis x, y` unordered operands look like "below and equal, with parity". So "above" and "above or equal" are false for them, "below" and "below or equal" true:
 * exchanging the operands where the unordered case must come out the other way leaves one jump for every order relation.
 */
export function emitIfFloat(c: BaselineCompiler, double: boolean): void {
  const { asm } = c;
  const cond = c.c & IrCond.MASK;
  const nanGreater = (c.c & IrCond.NAN_GREATER) !== 0;
  const a = double ? c.useDouble(c.a) : c.useFloat(c.a);
  const b = double ? c.useDouble(c.b) : c.useFloat(c.b);
  c.releaseOperands();
  c.flush();
  const form = double ? Form.UCOMISD_XMM_XMMM64 : Form.UCOMISS_XMM_XMMM32;
  const target = c.blockLabels[c.dst];
  if (cond === IrCond.EQ || cond === IrCond.NE) {
    asm.rr(form, a, b);
    jumpIfEqual(c, target, cond === IrCond.EQ);
    return;
  }
  if (nanGreater) asm.rr(form, b, a);
  else asm.rr(form, a, b);
  asm.jcc((nanGreater ? orderedReversed : ordered)[cond], target);
}

/** For `ucomis a, b` (unordered counts as less) and `ucomis b, a` (unordered counts as greater), by {@link IrCond}. */
const ordered: readonly Cond[] = [Cond.E, Cond.NE, Cond.B, Cond.AE, Cond.A, Cond.BE];
const orderedReversed: readonly Cond[] = [Cond.E, Cond.NE, Cond.A, Cond.BE, Cond.B, Cond.AE];

function jumpIfEqual(c: BaselineCompiler, target: Label, equal: boolean): void {
  const { asm } = c;
  if (!equal) {
    asm.jcc(Cond.P, target);
    asm.jcc(Cond.NE, target);
    return;
  }
  const unordered = asm.newLabel();
  asm.jcc(Cond.P, unordered);
  asm.jcc(Cond.E, target);
  asm.bind(unordered);
}

// ---------------------------------------------------------------- switches

/** A table is used from this many keys on, if it is at least 1/SPARSENESS full. */
const TABLE_MINIMUM = 5;
const TABLE_SPARSENESS = 3;
/** So many keys are compared one after the other. */
const LINEAR = 4;

export function emitSwitch(c: BaselineCompiler): void {
  const { asm } = c;
  const table = c.ir.switches[c.c];
  const key = c.useInt(c.a);
  c.releaseOperands();
  c.flush();
  const count = table.keys.length;
  if (count >= TABLE_MINIMUM) {
    const span = table.keys[count - 1] - table.keys[0] + 1;
    if (span <= TABLE_SPARSENESS * count) {
      emitJumpTable(c, table, key, span);
      return;
    }
  }
  search(c, table, key, 0, count);
  if (table.fallback !== c.block + 1) asm.jmp(c.blockLabels[table.fallback]);
}

/** A jump through a table of 32-bit addresses behind the code. The block ends here: the key's register may be overwritten. */
function emitJumpTable(c: BaselineCompiler, table: IrSwitch, key: Reg, span: number): void {
  const { asm } = c;
  const low = table.keys[0];
  if (low === 0) asm.rr(Form.MOV_R32_RM32, SCRATCH, key);
  else asm.rm(Form.LEA_R32_M, SCRATCH, key, -low | 0);
  asm.ri(Form.CMP_RM32_IMM32, SCRATCH, span);
  asm.jcc(Cond.AE, c.blockLabels[table.fallback]);
  asm.ri(Form.MOV_R32_IMM32, key, 0);
  c.jumpTables.push({ table, span, addressAt: asm.offset - 4 });
  asm.rx(Form.MOV_R32_RM32, key, key, SCRATCH, 2, 0);
  asm.r(Form.JMP_RM64, key);
}

/** Binary search in keys[from, to); falls through if the key is not among them. */
function search(c: BaselineCompiler, table: IrSwitch, key: Reg, from: number, to: number): void {
  const { asm } = c;
  if (to - from <= LINEAR) {
    for (let i = from; i < to; i++) {
      compareKey(c, key, table.keys[i]);
      asm.jcc(Cond.E, c.blockLabels[table.targets[i]]);
    }
    return;
  }
  const middle = (from + to) >>> 1;
  const above = asm.newLabel();
  const done = asm.newLabel();
  compareKey(c, key, table.keys[middle]);
  asm.jcc(Cond.E, c.blockLabels[table.targets[middle]]);
  asm.jcc(Cond.G, above);
  search(c, table, key, from, middle);
  asm.jmp(done);
  asm.bind(above);
  search(c, table, key, middle + 1, to);
  asm.bind(done);
}

function compareKey(c: BaselineCompiler, reg: Reg, key: number): void {
  if (key === 0) c.asm.rr(Form.TEST_RM32_R32, reg, reg);
  else c.asm.ri(key === (key << 24) >> 24 ? Form.CMP_RM32_IMM8 : Form.CMP_RM32_IMM32, reg, key);
}

/** The address tables of the method's switches, behind all code, on a multiple of 4. */
export function emitJumpTables(c: BaselineCompiler): void {
  const { asm } = c;
  for (const { table, span, addressAt } of c.jumpTables) {
    asm.patchAddress(addressAt, asm.offset);
    let next = 0;
    for (let i = 0; i < span; i++) {
      let target = table.fallback;
      if (table.keys[next] === table.keys[0] + i) target = table.targets[next++];
      asm.dwordAddress(asm.labelOffset(c.blockLabels[target]));
    }
  }
}

// ---------------------------------------------------------------- leaving

/** ireturn … return. The result goes to rax or xmm0. */
export function emitReturn(c: BaselineCompiler, kind: Kind): void {
  const { asm } = c;
  if (c.options.isSynchronized) {
    // The result waits in its home while the monitor is left: every slot has one. A frame that comes from optimized code may have left it before.
    const unlocked = asm.newLabel();
    c.flushAndClear();
    asm.rm(Form.MOV_R32_RM32, Reg.RDI, Reg.RBP, c.syncDisp);
    asm.rr(Form.TEST_RM32_R32, Reg.RDI, Reg.RDI);
    asm.jcc(Cond.E, unlocked);
    asm.mi(Form.MOV_RM32_IMM32, Reg.RBP, c.syncDisp, 0);
    c.callStub(c.env.stubs.monitorExit);
    asm.bind(unlocked);
  }
  if (kind === Kind.F || kind === Kind.D) c.loadXmmRegister(0, c.a, kind === Kind.D);
  else if (kind === Kind.P) c.loadGeneral(Reg.RAX, c.a, Half.POINTER, false);
  else if (kind !== Kind.VOID) c.loadGeneral(Reg.RAX, c.a, Half.SCALAR, kind === Kind.L);
  c.releaseOperands();
  asm.o(Form.LEAVE);
  asm.o(Form.RET);
}

export function emitThrow(c: BaselineCompiler): void {
  c.loadGeneral(Reg.RDI, c.a, Half.POINTER, false);
  c.releaseOperands();
  c.callStub(c.env.stubs.throwException);
  c.clear();
}

// ---------------------------------------------------------------- entering blocks

export function emitCatch(c: BaselineCompiler): void {
  const reg = c.allocGeneral();
  c.asm.rm(Form.MOV_R32_RM32, reg, Reg.R15, Ctx.EXCEPTION);
  c.defineRef(c.dst, reg);
}

/** A loop header: counts the back-edge (and the entry of the loop), takes a poll if one is wanted. */
export function emitPoll(c: BaselineCompiler): void {
  const { asm, options } = c;
  c.flushAndClear();
  c.loopTable.push2(c.bci, asm.offset);
  asm.mi(Form.CMP_RM32_IMM8, Reg.R15, Ctx.POLL, 0);
  const polled = asm.newLabel();
  asm.jcc(Cond.NE, c.slow.poll(c, polled));
  asm.bind(polled);
  if (!options.counters) return;
  const counted = asm.newLabel();
  emitCounter(c, MethodRec.BACKEDGES, c.slow.tierUp(c, counted));
  asm.bind(counted);
}

/** Counts down in the method record; jumps below zero. */
export function emitCounter(c: BaselineCompiler, field: number, runOut: Label): void {
  const { asm, options } = c;
  asm.ai(Form.SUB_RM32_IMM8, options.methodRecord + field, 1);
  options.own?.push2(Own.METHOD_RECORD, asm.lastDispPos);
  asm.jcc(Cond.S, runOut);
}

/** rbp offset of a word of the caller's outgoing arguments. */
export function stackArgument(index: number): number {
  return Frame.STACK_ARGS + 8 * index;
}
