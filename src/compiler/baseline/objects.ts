/** Allocation, type tests, monitors. */
import { Op } from '../../jvms/opcodes.js';
import { ClassRec, Ctx, Obj } from '../../layout/layout.js';
import { Cond, Form, Reg } from '../../x64/assembler.js';
import { SiteKind } from '../env.js';
import type { BaselineCompiler } from './compiler.js';
import { Half, SCRATCH } from './register-cache.js';
import { fieldAux } from './site-aux.js';

/** Larger objects are left to the stub. */
const MAX_INLINE_SIZE = 512;

/** Where the class record's address goes in the linked form of a site. */
const RECORD = 0;

export function emitNew(c: BaselineCompiler): void {
  const { asm } = c;
  const info = c.env.classInfo(c.c, true);
  if (info === null) {
    const call = c.beginSite();
    emitRecord(c, Reg.RDI, RECORD);
    const position = asm.lastImmPos;
    c.callStub(c.env.stubs.newObject);
    c.endSite(SiteKind.NEW, c.c, Op.NEW, call, fieldAux(c.sitePosition(position, call), 0));
  } else {
    c.flushAndClear();
    if (info.instanceSize > 0 && info.instanceSize <= MAX_INLINE_SIZE) {
      emitBump(c, info.record, info.instanceSize);
    } else {
      emitRecord(c, Reg.RDI, info.record);
      c.callStub(c.env.stubs.newObject);
    }
  }
  c.defineRef(c.dst, Reg.RAX);
}

/** rax = new object. The nursery's free memory is zero: only the class word is written. */
function emitBump(c: BaselineCompiler, record: number, size: number): void {
  const { asm } = c;
  const done = asm.newLabel();
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.R15, Ctx.ALLOC_TOP);
  asm.rm(Form.LEA_R32_M, Reg.RCX, Reg.RAX, size);
  asm.rm(Form.CMP_R32_RM32, Reg.RCX, Reg.R15, Ctx.ALLOC_LIMIT);
  asm.jcc(Cond.A, c.slow.newObject(c, done, record));
  asm.rm(Form.MOV_RM32_R32, Reg.RCX, Reg.R15, Ctx.ALLOC_TOP);
  asm.mi(Form.MOV_RM32_IMM32, Reg.RAX, Obj.CLASS, record);
  asm.bind(done);
}

function emitRecord(c: BaselineCompiler, reg: Reg, record: number): void {
  c.asm.ri(Form.MOV_R32_IMM32, reg, record);
}

export function emitNewPrimitiveArray(c: BaselineCompiler): void {
  emitArrayAllocation(c, c.env.primitiveArrayClass(c.c));
}

function emitArrayAllocation(c: BaselineCompiler, record: number): void {
  const located = c.a >= 0 ? c.cached(c.a, Half.SCALAR) : -1;
  c.releaseOperands();
  c.flushAndClear();
  c.moveLocated(Reg.RSI, located, c.a, Half.SCALAR, false);
  emitRecord(c, Reg.RDI, record);
  c.callStub(c.env.stubs.newArray);
  c.defineRef(c.dst, Reg.RAX);
}

export function emitNewReferenceArray(c: BaselineCompiler): void {
  const { asm } = c;
  const info = c.env.arrayClassOf(c.c);
  if (info !== null) {
    emitArrayAllocation(c, info.record);
    return;
  }
  const call = c.beginSite();
  c.loadGeneral(Reg.RSI, c.a, Half.SCALAR, false);
  emitRecord(c, Reg.RDI, RECORD);
  const position = asm.lastImmPos;
  c.callStub(c.env.stubs.newArray);
  c.endSite(SiteKind.NEW_ARRAY, c.c, Op.ANEWARRAY, call, fieldAux(c.sitePosition(position, call), 0));
  c.defineRef(c.dst, Reg.RAX);
}

/** The lengths go to the outgoing area, sign-extended. */
export function emitMultiNewArray(c: BaselineCompiler): void {
  const { asm, ir } = c;
  const info = c.env.classInfo(c.c, false);
  const count = ir.args[c.b];
  let call = -1;
  if (info === null) call = c.beginSite();
  for (let i = 0; i < count; i++) {
    const operand = ir.args[c.b + 1 + i];
    if (operand < 0) {
      asm.mi(Form.MOV_RM64_IMM32, Reg.RSP, 8 * i, ir.constLo[~operand]);
      continue;
    }
    const reg = c.cached(operand, Half.SCALAR);
    if (reg >= 0) asm.rr(Form.MOVSXD_R64_RM32, SCRATCH, reg);
    else asm.rm(Form.MOVSXD_R64_RM32, SCRATCH, Reg.RBP, c.homeOf(operand, Half.SCALAR));
    asm.rm(Form.MOV_RM64_R64, SCRATCH, Reg.RSP, 8 * i);
  }
  c.releaseArguments(c.b);
  c.flushAndClear();
  asm.rr(Form.MOV_R64_RM64, Reg.RDX, Reg.RSP);
  asm.ri(Form.MOV_R32_IMM32, Reg.RSI, count);
  const start = asm.offset;
  emitRecord(c, Reg.RDI, info === null ? RECORD : info.record);
  const position = asm.lastImmPos - start;
  c.callStub(c.env.stubs.multiNewArray);
  if (info === null) c.endSiteAt(SiteKind.CLASS, c.c, Op.MULTIANEWARRAY, call, start, fieldAux(position, 0));
  c.defineRef(c.dst, Reg.RAX);
}

// ---------------------------------------------------------------- type tests

/** checkcast: null passes, and its class need not even be resolved (JVMS 6.5). */
export function emitCheckCast(c: BaselineCompiler): void {
  const { asm } = c;
  if (c.a < 0) {
    emitReferenceCopy(c);
    return;
  }
  const info = c.env.classInfo(c.c, false);
  if (info === null) {
    emitUnlinkedCast(c);
    return;
  }
  const ref = c.useRef(c.a);
  const done = asm.newLabel();
  asm.rr(Form.TEST_RM32_R32, ref, ref);
  asm.jcc(Cond.E, done);
  if (info.isLeaf) {
    asm.mi(Form.CMP_RM32_IMM32, ref, Obj.CLASS, info.record);
    asm.jcc(Cond.NE, c.slow.castFails(c, ref, info.record));
  } else if (info.displayDepth >= 0) {
    asm.rm(Form.MOV_R32_RM32, SCRATCH, ref, Obj.CLASS);
    asm.mi(Form.CMP_RM32_IMM32, SCRATCH, ClassRec.DISPLAY + 4 * info.displayDepth, info.record);
    asm.jcc(Cond.NE, c.slow.castFails(c, ref, info.record));
  } else {
    asm.rm(Form.MOV_R32_RM32, SCRATCH, ref, Obj.CLASS);
    asm.ri(Form.CMP_RM32_IMM32, SCRATCH, info.record);
    asm.jcc(Cond.E, done);
    asm.mi(Form.CMP_RM32_IMM32, SCRATCH, ClassRec.SECONDARY_CACHE, info.record);
    asm.jcc(Cond.NE, c.slow.cast(c, done, ref, info.record));
  }
  asm.bind(done);
  emitReferenceCopy(c);
}

/** pcopy, and the result of a cast. */
export function emitReferenceCopy(c: BaselineCompiler): void {
  if (c.a === c.dst && c.a >= 0) return;
  if (c.a < 0 && c.ir.isLocal(c.dst)) {
    c.defineImmediate(c.dst, Half.POINTER, false, 0);
    return;
  }
  const reg = c.takeGeneral(c.a, Half.POINTER, false, c.diesA, 0);
  c.defineRef(c.dst, reg);
}

/** Casts to arrays of a class compare the primitive's or the exact class; the stub decides the rest. Everything is in homes, so both ways end with empty registers. */
function emitUnlinkedCast(c: BaselineCompiler): void {
  const { asm } = c;
  const home = c.homeOf(c.a, Half.POINTER);
  const done = asm.newLabel();
  c.flushAndClear();
  asm.mi(Form.CMP_RM32_IMM8, Reg.RBP, home, 0);
  asm.jcc(Cond.E, done);
  const call = c.callResolve();
  asm.rm(Form.MOV_R32_RM32, Reg.RDI, Reg.RBP, home);
  emitRecord(c, Reg.RSI, RECORD);
  const position = asm.lastImmPos;
  asm.rm(Form.CMP_RM32_R32, Reg.RSI, Reg.RDI, Obj.CLASS);
  asm.jcc(Cond.E, done);
  c.callStub(c.env.stubs.instanceOf);
  asm.jcc(Cond.NE, done);
  c.callStub(c.env.stubs.throwCast);
  c.endSite(SiteKind.CLASS, c.c, Op.CHECKCAST, call, fieldAux(c.sitePosition(position, call), 0));
  asm.bind(done);
  emitReferenceCopy(c);
}

export function emitInstanceOf(c: BaselineCompiler): void {
  const { asm } = c;
  if (c.a < 0) {
    const reg = c.allocGeneral();
    asm.rr(Form.XOR_R32_RM32, reg, reg);
    c.defineInt(c.dst, reg);
    return;
  }
  const info = c.env.classInfo(c.c, false);
  if (info === null) {
    emitUnlinkedInstanceOf(c);
    return;
  }
  if (info.isLeaf || info.displayDepth >= 0) {
    emitExactInstanceOf(c, info.record, info.isLeaf ? -1 : info.displayDepth);
    return;
  }
  // The stub changes rax, rcx, rdx, and its arguments travel in rdi and rsi.
  const located = c.cached(c.a, Half.POINTER);
  c.releaseOperands();
  for (const reg of [Reg.RAX, Reg.RCX, Reg.RDX, Reg.RSI]) c.claim(reg);
  c.claim(Reg.RDI);
  c.moveLocated(Reg.RDI, located, c.a, Half.POINTER, false);
  testByStub(c, info.record);
  c.defineInt(c.dst, Reg.RAX);
}

/** eax = 1 if edi is not null and an instance. Returns the position of the record. */
function testByStub(c: BaselineCompiler, record: number): number {
  const { asm } = c;
  const done = asm.newLabel();
  asm.rr(Form.XOR_R32_RM32, Reg.RAX, Reg.RAX);
  asm.rr(Form.TEST_RM32_R32, Reg.RDI, Reg.RDI);
  asm.jcc(Cond.E, done);
  emitRecord(c, Reg.RSI, record);
  const position = asm.lastImmPos;
  c.callStub(c.env.stubs.instanceOf);
  asm.bind(done);
  return position;
}

/** One compare: with the class word (depth -1), or in the display. */
function emitExactInstanceOf(c: BaselineCompiler, record: number, depth: number): void {
  const { asm } = c;
  const ref = c.useRef(c.a);
  const reg = c.allocGeneral();
  const done = asm.newLabel();
  asm.rr(Form.XOR_R32_RM32, reg, reg);
  asm.rr(Form.TEST_RM32_R32, ref, ref);
  asm.jcc(Cond.E, done);
  if (depth < 0) {
    asm.mi(Form.CMP_RM32_IMM32, ref, Obj.CLASS, record);
  } else {
    asm.rm(Form.MOV_R32_RM32, SCRATCH, ref, Obj.CLASS);
    asm.mi(Form.CMP_RM32_IMM32, SCRATCH, ClassRec.DISPLAY + 4 * depth, record);
  }
  asm.r(Form.SETE_RM8, reg);
  asm.bind(done);
  c.defineInt(c.dst, reg);
}

function emitUnlinkedInstanceOf(c: BaselineCompiler): void {
  const { asm } = c;
  const home = c.homeOf(c.a, Half.POINTER);
  const done = asm.newLabel();
  c.flushAndClear();
  asm.rr(Form.XOR_R32_RM32, Reg.RAX, Reg.RAX);
  asm.mi(Form.CMP_RM32_IMM8, Reg.RBP, home, 0);
  asm.jcc(Cond.E, done);
  const call = c.callResolve();
  asm.rm(Form.MOV_R32_RM32, Reg.RDI, Reg.RBP, home);
  const position = testByStub(c, RECORD);
  c.endSite(SiteKind.CLASS, c.c, Op.INSTANCEOF, call, fieldAux(c.sitePosition(position, call), 0));
  asm.bind(done);
  c.defineInt(c.dst, Reg.RAX);
}

// ---------------------------------------------------------------- monitors

/** monitorenter, monitorexit: null is the stub's business. */
export function emitMonitor(c: BaselineCompiler, stub: number): void {
  const located = c.a >= 0 ? c.cached(c.a, Half.POINTER) : -1;
  c.releaseOperands();
  c.flushAndClear();
  c.moveLocated(Reg.RDI, located, c.a, Half.POINTER, false);
  c.callStub(stub);
}

export function emitNullCheck(c: BaselineCompiler): void {
  c.nullCheck(c.useRef(c.a));
}
