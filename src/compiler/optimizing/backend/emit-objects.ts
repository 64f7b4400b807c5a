/** Checks, type tests, allocation, monitors. */
import { Alloc, ClassRec, Ctx, Mark, Obj } from '../../../layout/layout.js';
import { Cond, Form, Reg } from '../../../x64/assembler.js';
import { Alu, aluImmediate, aluImmediateForm } from '../../baseline/alu.js';
import { SCRATCH } from '../../baseline/register-cache.js';
import { TrapReason, ValueFlag } from '../ops.js';
import { Cold } from './cold-code.js';
import { type Emitter, Where } from './emitter.js';

/** Larger objects are left to the stub. */
const MAX_INLINE_SIZE = 512;

/** The reason of a check: that of its operation, or the one that a pass gave it. */
const reasonOf = (e: Emitter, own: TrapReason): TrapReason =>
  e.graph.imm[e.v] !== 0 ? e.graph.imm[e.v] : own;

export function emitCheckIndex(e: Emitter): void {
  const { asm, graph } = e;
  const a = graph.a[e.v];
  const b = graph.b[e.v];
  const constant = e.isConstant(a) && e.located(a) < 0;
  const where = e.locate(b);
  if (constant && where !== Where.IMMEDIATE) {
    const index = graph.imm[e.root(a)];
    if (where === Where.REGISTER) aluImmediate(asm, Alu.CMP, false, e.base, index);
    else e.memoryImmediate(aluImmediateForm(Alu.CMP, false, index), index);
    asm.jcc(Cond.BE, e.cold.trap(reasonOf(e, TrapReason.INDEX)));
    return;
  }
  const index = e.use(a);
  switch (e.locate(b)) {
    case Where.REGISTER:
      asm.rr(Form.CMP_R32_RM32, index, e.base);
      break;
    case Where.MEMORY:
      e.memory(Form.CMP_R32_RM32, index);
      break;
    default:
      aluImmediate(asm, Alu.CMP, false, index, e.immediate);
  }
  asm.jcc(Cond.AE, e.cold.trap(reasonOf(e, TrapReason.INDEX)));
}

export function emitCheckZero(e: Emitter, wide: boolean): void {
  const { asm, graph } = e;
  const a = graph.a[e.v];
  if (e.isConstant(a) && e.located(a) < 0) {
    const root = e.root(a);
    if (graph.imm[root] === 0 && (!wide || graph.imm2[root] === 0))
      asm.jmp(e.cold.trap(reasonOf(e, TrapReason.DIVIDE_BY_ZERO)));
    return;
  }
  if (e.locate(a) === Where.REGISTER) asm.rr(wide ? Form.TEST_RM64_R64 : Form.TEST_RM32_R32, e.base, e.base);
  else e.memoryImmediate(aluImmediateForm(Alu.CMP, wide, 0), 0);
  asm.jcc(Cond.E, e.cold.trap(reasonOf(e, TrapReason.DIVIDE_BY_ZERO)));
}

/** Depths in a type test's imm2. */
const STUB = -1;
const LEAF = -2;

export function emitCheckCast(e: Emitter): void {
  const { asm, graph } = e;
  const reference = e.use(graph.a[e.v]);
  const record = graph.imm[e.v];
  const depth = graph.imm2[e.v];
  const done = asm.newLabel();
  if ((graph.flags[graph.a[e.v]] & ValueFlag.NON_NULL) === 0) {
    asm.rr(Form.TEST_RM32_R32, reference, reference);
    asm.jcc(Cond.E, done);
  }
  if (depth === LEAF) {
    asm.mi(Form.CMP_RM32_IMM32, reference, Obj.CLASS, record);
    asm.jcc(Cond.NE, e.cold.trap(TrapReason.CAST));
  } else if (depth !== STUB) {
    asm.rm(Form.MOV_R32_RM32, SCRATCH, reference, Obj.CLASS);
    asm.mi(Form.CMP_RM32_IMM32, SCRATCH, ClassRec.DISPLAY + 4 * depth, record);
    asm.jcc(Cond.NE, e.cold.trap(TrapReason.CAST));
  } else {
    asm.rm(Form.MOV_R32_RM32, SCRATCH, reference, Obj.CLASS);
    asm.ri(Form.CMP_RM32_IMM32, SCRATCH, record);
    asm.jcc(Cond.E, done);
    asm.mi(Form.CMP_RM32_IMM32, SCRATCH, ClassRec.SECONDARY_CACHE, record);
    asm.jcc(Cond.NE, e.cold.add(Cold.CAST, done, reference));
  }
  e.bind(done);
}

export function emitInstanceOf(e: Emitter): void {
  const { asm, graph } = e;
  const to = e.result();
  if (to < 0) return;
  const reference = e.use(graph.a[e.v]);
  const record = graph.imm[e.v];
  const depth = graph.imm2[e.v];
  const done = asm.newLabel();
  asm.rr(Form.XOR_R32_RM32, to, to);
  if ((graph.flags[graph.a[e.v]] & ValueFlag.NON_NULL) === 0) {
    asm.rr(Form.TEST_RM32_R32, reference, reference);
    asm.jcc(Cond.E, done);
  }
  if (depth === LEAF) {
    asm.mi(Form.CMP_RM32_IMM32, reference, Obj.CLASS, record);
    asm.r(Form.SETE_RM8, to);
  } else if (depth !== STUB) {
    asm.rm(Form.MOV_R32_RM32, SCRATCH, reference, Obj.CLASS);
    asm.mi(Form.CMP_RM32_IMM32, SCRATCH, ClassRec.DISPLAY + 4 * depth, record);
    asm.r(Form.SETE_RM8, to);
  } else {
    const slow = e.cold.add(Cold.INSTANCE_OF, done, reference, to);
    const yes = asm.newLabel();
    asm.rm(Form.MOV_R32_RM32, SCRATCH, reference, Obj.CLASS);
    asm.ri(Form.CMP_RM32_IMM32, SCRATCH, record);
    asm.jcc(Cond.E, yes);
    asm.mi(Form.CMP_RM32_IMM32, SCRATCH, ClassRec.SECONDARY_CACHE, record);
    asm.jcc(Cond.NE, slow);
    e.bind(yes);
    asm.ri(Form.MOV_R32_IMM32, to, 1);
  }
  e.bind(done);
}

/** A reference may be stored if it is null, or of the array's element class, or of a subclass. */
export function emitCheckStore(e: Emitter): void {
  const { asm, graph } = e;
  const value = e.use(graph.a[e.v]);
  const array = e.use(graph.b[e.v]);
  const legal = asm.newLabel();
  if ((graph.flags[graph.a[e.v]] & ValueFlag.NON_NULL) === 0) {
    asm.rr(Form.TEST_RM32_R32, value, value);
    asm.jcc(Cond.E, legal);
  }
  asm.rm(Form.MOV_R32_RM32, SCRATCH, array, Obj.CLASS);
  asm.rm(Form.MOV_R32_RM32, SCRATCH, SCRATCH, ClassRec.ELEMENT);
  asm.rm(Form.CMP_R32_RM32, SCRATCH, value, Obj.CLASS);
  asm.jcc(Cond.NE, e.cold.add(Cold.STORE_CHECK, legal, value, array));
  e.bind(legal);
}

// ---------------------------------------------------------------- allocation

/** The nursery's free memory is zero: only the header is written. */
export function emitNewObject(e: Emitter): void {
  const { asm, graph } = e;
  const to = e.result();
  const record = graph.imm[e.v];
  const size = graph.imm2[e.v];
  const done = asm.newLabel();
  const slow = e.cold.add(Cold.NEW_OBJECT, done);
  if (size <= 0 || size > MAX_INLINE_SIZE) {
    asm.jmp(slow);
    e.bind(done);
    return;
  }
  asm.rm(Form.MOV_R32_RM32, to, Reg.R15, Ctx.ALLOC_TOP);
  asm.rm(Form.LEA_R32_M, SCRATCH, to, size);
  asm.rm(Form.CMP_R32_RM32, SCRATCH, Reg.R15, Ctx.ALLOC_LIMIT);
  asm.jcc(Cond.A, slow);
  asm.rm(Form.MOV_RM32_R32, SCRATCH, Reg.R15, Ctx.ALLOC_TOP);
  asm.mi(Form.MOV_RM32_IMM32, to, Obj.CLASS, record);
  e.bind(done);
}

export function emitNewArray(e: Emitter): void {
  const { asm, graph } = e;
  const to = e.result();
  const record = graph.imm[e.v];
  const shift = graph.aux[e.v];
  const length = graph.a[e.v];
  const done = asm.newLabel();
  const slow = e.cold.add(Cold.NEW_ARRAY, done);
  const most = (Alloc.LARGE - Obj.ARRAY_DATA) >> shift;
  const constant = e.isConstant(length) && e.located(length) < 0;
  if (constant) {
    const count = graph.imm[e.root(length)];
    if (count < 0 || count > most) {
      asm.jmp(slow);
      e.bind(done);
      return;
    }
    const bytes = (Obj.ARRAY_DATA + (count << shift) + Obj.ALIGNMENT - 1) & -Obj.ALIGNMENT;
    asm.rm(Form.MOV_R32_RM32, to, Reg.R15, Ctx.ALLOC_TOP);
    asm.rm(Form.LEA_R32_M, SCRATCH, to, bytes);
  } else {
    const reg = e.use(length);
    aluImmediate(asm, Alu.CMP, false, reg, most);
    asm.jcc(Cond.A, slow); // negative ones too
    const rest = Obj.ARRAY_DATA + Obj.ALIGNMENT - 1;
    if (shift === 0) asm.rm(Form.LEA_R32_M, SCRATCH, reg, rest);
    else {
      asm.rr(Form.MOV_R32_RM32, SCRATCH, reg);
      asm.ri(Form.SHL_RM32_IMM8, SCRATCH, shift);
      asm.ri(Form.ADD_RM32_IMM8, SCRATCH, shift === 3 ? Obj.ARRAY_DATA : rest);
    }
    if (shift !== 3) asm.ri(Form.AND_RM32_IMM8, SCRATCH, -Obj.ALIGNMENT);
    asm.rm(Form.MOV_R32_RM32, to, Reg.R15, Ctx.ALLOC_TOP);
    asm.rr(Form.ADD_R32_RM32, SCRATCH, to);
  }
  asm.rm(Form.CMP_R32_RM32, SCRATCH, Reg.R15, Ctx.ALLOC_LIMIT); // no carry: the heap ends below 4 GiB by more than an object
  asm.jcc(Cond.A, slow);
  asm.rm(Form.MOV_RM32_R32, SCRATCH, Reg.R15, Ctx.ALLOC_TOP);
  asm.mi(Form.MOV_RM32_IMM32, to, Obj.CLASS, record);
  if (constant) asm.mi(Form.MOV_RM32_IMM32, to, Obj.ARRAY_LENGTH, graph.imm[e.root(length)]);
  else asm.rm(Form.MOV_RM32_R32, e.use(length), to, Obj.ARRAY_LENGTH);
  e.bind(done);
}

// ---------------------------------------------------------------- monitors

/** Thin locks: a neutral mark word becomes locked once, and back. All else is the stub's business. */
export function emitMonitorEnter(e: Emitter): void {
  const { asm, graph } = e;
  const back = asm.newLabel();
  const slow = e.cold.add(Cold.MONITOR_ENTER, back);
  e.objectAddress(graph.a[e.v], Obj.MARK);
  const object = e.base;
  e.memory(Form.MOV_R32_RM32, SCRATCH);
  asm.ri(Form.TEST_RM32_IMM32, SCRATCH, ~Mark.AGE_MASK);
  asm.jcc(Cond.NE, slow);
  asm.rm(Form.OR_R32_RM32, SCRATCH, Reg.R15, Ctx.LOCK_BITS);
  asm.rm(Form.MOV_RM32_R32, SCRATCH, object, Obj.MARK);
  e.bind(back);
}

export function emitMonitorExit(e: Emitter): void {
  const { asm, graph } = e;
  const back = asm.newLabel();
  const slow = e.cold.add(Cold.MONITOR_EXIT, back);
  e.objectAddress(graph.a[e.v], Obj.MARK);
  const object = e.base;
  e.memory(Form.MOV_R32_RM32, SCRATCH);
  // What is left of a word locked once by this thread is its age.
  asm.rm(Form.XOR_R32_RM32, SCRATCH, Reg.R15, Ctx.LOCK_BITS);
  asm.ri(Form.TEST_RM32_IMM32, SCRATCH, ~Mark.AGE_MASK);
  asm.jcc(Cond.NE, slow);
  asm.rm(Form.MOV_RM32_R32, SCRATCH, object, Obj.MARK);
  e.bind(back);
}

/** What the unwinder unlocks. */
export function emitSetSync(e: Emitter): void {
  const { asm, graph } = e;
  const disp = e.pointerDisp(e.syncHome);
  const a = graph.a[e.v];
  if (e.located(a) < 0 && e.isConstant(a)) asm.mi(Form.MOV_RM32_IMM32, Reg.RBP, disp, graph.imm[e.root(a)]);
  else asm.rm(Form.MOV_RM32_R32, e.use(a), Reg.RBP, disp);
}

export function emitGetSync(e: Emitter): void {
  const to = e.result();
  if (to >= 0) e.asm.rm(Form.MOV_R32_RM32, to, Reg.RBP, e.pointerDisp(e.syncHome));
}
