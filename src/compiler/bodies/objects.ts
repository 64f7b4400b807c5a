/** java.lang.Object, what Thread asks of monitors, and java.lang.ref. */
import { Alloc, ClassFlag, ClassRec, Ctx, Mark, Obj } from '../../layout/layout.js';
import { type Assembler, Cond, Form, type Label, Reg } from '../../x64/assembler.js';
import { emitBump, emitBumpArray } from './allocation.js';
import { type BodyContext, loadRecordWord, returnConstant, returnIfEqual } from './body.js';
import { emitCopy } from './copying.js';

/** Bits of an identity hash (src/heap/identity-hash.ts, whose sequence this continues). */
const HASH_MASK = 0xff_ffff;

/** rdi = object. A hash is made for one that has none; where a lock's bits stand in its place the native is asked. */
export function emitHashCode({ asm, slow }: BodyContext, mayBeNull: boolean): void {
  const isNull = asm.newLabel();
  const unhashed = asm.newLabel();
  if (mayBeNull) {
    asm.rr(Form.TEST_RM32_R32, Reg.RDI, Reg.RDI);
    asm.jcc(Cond.E, isNull);
  }
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RDI, Obj.MARK);
  asm.ri(Form.TEST_RM32_IMM32, Reg.RAX, Mark.STATE_MASK);
  asm.jcc(Cond.NE, slow);
  asm.rr(Form.MOV_R32_RM32, Reg.RCX, Reg.RAX);
  asm.ri(Form.SHR_RM32_IMM8, Reg.RAX, Mark.PAYLOAD_SHIFT);
  asm.jcc(Cond.E, unhashed);
  asm.o(Form.RET);
  asm.bind(unhashed); // rcx = mark word
  nextHash(asm, slow);
  asm.rr(Form.MOV_R32_RM32, Reg.RDX, Reg.RAX);
  asm.ri(Form.SHL_RM32_IMM8, Reg.RDX, Mark.PAYLOAD_SHIFT);
  asm.rr(Form.OR_R32_RM32, Reg.RCX, Reg.RDX);
  asm.rm(Form.MOV_RM32_R32, Reg.RCX, Reg.RDI, Obj.MARK);
  asm.o(Form.RET);
  if (!mayBeNull) return;
  asm.bind(isNull);
  returnConstant(asm, 0);
}

/** eax = the next hash: Marsaglia's xorshift, as IdentityHash has it. Changes rdx. */
function nextHash(asm: Assembler, unbegun: Label): void {
  const again = asm.newLabel();
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.R15, Ctx.HASH_STATE);
  asm.rr(Form.TEST_RM32_R32, Reg.RAX, Reg.RAX);
  asm.jcc(Cond.E, unbegun);
  asm.bind(again);
  for (const [shift, bits] of [
    [Form.SHL_RM32_IMM8, 13],
    [Form.SHR_RM32_IMM8, 17],
    [Form.SHL_RM32_IMM8, 5],
  ]) {
    asm.rr(Form.MOV_R32_RM32, Reg.RDX, Reg.RAX);
    asm.ri(shift, Reg.RDX, bits);
    asm.rr(Form.XOR_R32_RM32, Reg.RAX, Reg.RDX);
  }
  asm.ri(Form.TEST_RM32_IMM32, Reg.RAX, HASH_MASK);
  asm.jcc(Cond.E, again);
  asm.rm(Form.MOV_RM32_R32, Reg.RAX, Reg.R15, Ctx.HASH_STATE);
  asm.ri(Form.AND_RM32_IMM32, Reg.RAX, HASH_MASK);
}

/** Classes whose instances are not just copied: those with a finalize method, references (whose list links the collector owns), java.lang.Class. */
const UNUSUAL = ClassFlag.FINALIZER | ClassFlag.REF_MASK | ClassFlag.FINAL_REF | ClassFlag.MIRROR;

/** rdi = object. The copy is young, so its references need no barrier; its mark word is that of a new object. */
export function emitClone({ asm, slow }: BodyContext): void {
  const isObject = asm.newLabel();
  const copy = asm.newLabel();
  const done = asm.newLabel();
  asm.rm(Form.MOV_R32_RM32, Reg.RDX, Reg.RDI, Obj.CLASS);
  loadRecordWord(asm, Reg.RAX, Reg.RDX, ClassRec.FLAGS);
  asm.ri(Form.TEST_RM32_IMM32, Reg.RAX, ClassFlag.ARRAY);
  asm.jcc(Cond.E, isObject);
  asm.rm(Form.MOV_R32_RM32, Reg.RSI, Reg.RDI, Obj.ARRAY_LENGTH);
  emitBumpArray(asm, Reg.RDX, Reg.RSI, slow);
  asm.rm(Form.MOV_R32_RM32, Reg.R8, Reg.R15, Ctx.ALLOC_TOP);
  asm.rr(Form.SUB_R32_RM32, Reg.R8, Reg.RAX);
  asm.ri(Form.SUB_RM32_IMM8, Reg.R8, Obj.ARRAY_DATA); // rounded up: what stands behind the elements is zero in both
  asm.rm(Form.LEA_R64_M, Reg.RSI, Reg.RDI, Obj.ARRAY_DATA);
  asm.rm(Form.LEA_R64_M, Reg.RDI, Reg.RAX, Obj.ARRAY_DATA);
  asm.jmp(copy);

  asm.bind(isObject);
  asm.rr(Form.MOV_R32_RM32, Reg.RCX, Reg.RAX);
  asm.ri(Form.AND_RM32_IMM32, Reg.RCX, ClassFlag.CLONEABLE | UNUSUAL);
  asm.ri(Form.CMP_RM32_IMM32, Reg.RCX, ClassFlag.CLONEABLE);
  asm.jcc(Cond.NE, slow);
  loadRecordWord(asm, Reg.RCX, Reg.RDX, ClassRec.INSTANCE_SIZE);
  asm.ri(Form.CMP_RM32_IMM32, Reg.RCX, Alloc.LARGE);
  asm.jcc(Cond.A, slow);
  asm.rr(Form.MOV_R32_RM32, Reg.R8, Reg.RCX);
  asm.ri(Form.SUB_RM32_IMM8, Reg.R8, Obj.HEADER_SIZE);
  emitBump(asm, Reg.RDX, slow);
  asm.rm(Form.LEA_R64_M, Reg.RSI, Reg.RDI, Obj.HEADER_SIZE);
  asm.rm(Form.LEA_R64_M, Reg.RDI, Reg.RAX, Obj.HEADER_SIZE);

  asm.bind(copy);
  asm.rr(Form.MOV_R32_RM32, Reg.RDX, Reg.RAX);
  emitCopy(asm, false, done);
  asm.bind(done);
  asm.rr(Form.MOV_R32_RM32, Reg.RAX, Reg.RDX);
  asm.o(Form.RET);
}

/** Bits in which a mark word may differ from LOCK_BITS and still be locked by this thread: age, and how often. */
const NOT_OWNER = Mark.AGE_MASK | ~(Mark.THIN_COUNT_ONE - 1);

/** eax = 0 and "equal" if the object in edi is thin-locked by this thread. */
function compareOwner(asm: Assembler): void {
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RDI, Obj.MARK);
  asm.rm(Form.XOR_R32_RM32, Reg.RAX, Reg.R15, Ctx.LOCK_BITS);
  asm.ri(Form.AND_RM32_IMM32, Reg.RAX, ~NOT_OWNER);
}

/** Thread.holdsLock: edi = object. An inflated monitor's owner is known to the native alone. */
export function emitHoldsLock({ asm, slow }: BodyContext): void {
  asm.rr(Form.TEST_RM32_R32, Reg.RDI, Reg.RDI);
  asm.jcc(Cond.E, slow);
  asm.mi(Form.TEST_RM32_IMM32, Reg.RDI, Obj.MARK, Mark.INFLATED);
  asm.jcc(Cond.NE, slow);
  compareOwner(asm);
  returnIfEqual(asm);
}

/** Object.notify and notifyAll: rdi = object. Nobody waits for one that is thin-locked: waiting inflates. */
export function emitNotify({ asm, slow }: BodyContext): void {
  compareOwner(asm);
  asm.jcc(Cond.NE, slow);
  asm.o(Form.RET);
}

/** Reference.refersTo0: rdi = reference, esi = object. */
export function emitRefersTo({ asm, fields }: BodyContext): void {
  asm.rm(Form.CMP_R32_RM32, Reg.RSI, Reg.RDI, fields.referent);
  returnIfEqual(asm);
}

/** Reference.clear0: rdi = reference. */
export function emitClearReference({ asm, fields }: BodyContext): void {
  asm.mi(Form.MOV_RM32_IMM32, Reg.RDI, fields.referent, 0);
  asm.o(Form.RET);
}
