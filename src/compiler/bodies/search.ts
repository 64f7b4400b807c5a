/** StringLatin1.indexOf: a text in a text, sixteen places at a time, by its first and its last byte (W. Muła, "SIMD-friendly algorithms for substring searching", 2016). */
import { Obj } from '../../layout/layout.js';
import { type Assembler, Cond, Form, type Label, Reg } from '../../x64/assembler.js';
import { type BodyContext, returnConstant } from './body.js';
import { checkNotNull, checkRange, VECTOR } from './texts.js';

const TEXT = Reg.RDI;
const SOUGHT = Reg.RDX;
const LENGTH = Reg.RCX;
/** The place that is looked at, the first of sixteen; and the last at which there is room for what is sought. */
const PLACE = Reg.R8;
const LAST_PLACE = Reg.R9;
/** A byte at `TEXT_END + place` is the one that the last sought byte is compared with. */
const TEXT_END = Reg.R10;
const FIRST_BYTES = 2;
const LAST_BYTES = 3;
/** Of sixteen places those that may be it, a bit each. */
const CANDIDATES = Reg.RAX;

/** rdi = byte[], esi = bytes of it that count, rdx = byte[], ecx = bytes of it that are sought, r8d = first place. */
export function emitFindLatin1(body: BodyContext): void {
  const { asm } = body;
  const next = asm.newLabel();
  const vector = asm.newLabel();
  const tail = asm.newLabel();
  const none = asm.newLabel();
  const first = Reg.R12;
  checkNotNull(body, TEXT, SOUGHT);
  asm.rr(Form.XOR_R32_RM32, first, first);
  checkRange(body, TEXT, first, Reg.RSI);
  checkRange(body, SOUGHT, first, LENGTH);
  asm.rr(Form.MOV_R64_RM64, LAST_PLACE, Reg.RSI);
  asm.rr(Form.SUB_R64_RM64, LAST_PLACE, LENGTH);
  asm.rr(Form.MOV_R32_RM32, PLACE, PLACE);
  asm.rr(Form.CMP_R64_RM64, PLACE, LAST_PLACE);
  asm.jcc(Cond.G, none);
  isFoundAtOnce(asm);
  asm.rr(Form.MOV_R64_RM64, first, PLACE);
  asm.rx(Form.LEA_R64_M, TEXT_END, TEXT, LENGTH, 0, -1);
  broadcast(asm, FIRST_BYTES, () => asm.rm(Form.MOVZX_R32_RM8, Reg.RAX, SOUGHT, Obj.ARRAY_DATA));
  broadcast(asm, LAST_BYTES, () =>
    asm.rx(Form.MOVZX_R32_RM8, Reg.RAX, SOUGHT, LENGTH, 0, Obj.ARRAY_DATA - 1),
  );

  asm.bind(next);
  asm.rm(Form.LEA_R64_M, Reg.RAX, PLACE, VECTOR - 1);
  asm.rr(Form.CMP_R64_RM64, Reg.RAX, LAST_PLACE);
  asm.jcc(Cond.LE, vector);
  asm.rr(Form.CMP_R64_RM64, PLACE, LAST_PLACE);
  asm.jcc(Cond.G, none);
  // Fewer than sixteen are left: once more some of those before, where there are so many.
  asm.rm(Form.LEA_R64_M, Reg.RAX, LAST_PLACE, 1 - VECTOR);
  asm.rr(Form.CMP_R64_RM64, Reg.RAX, first);
  asm.jcc(Cond.L, tail);
  asm.rr(Form.MOV_R64_RM64, PLACE, Reg.RAX);
  asm.bind(vector);
  tryVector(asm, next);
  asm.bind(tail);
  tryPlaces(asm, none);
  asm.bind(none);
  returnConstant(asm, -1);
}

/** Nothing is found where it is asked for: the library never asks. */
function isFoundAtOnce(asm: Assembler): void {
  const something = asm.newLabel();
  asm.rr(Form.TEST_RM32_R32, LENGTH, LENGTH);
  asm.jcc(Cond.NE, something);
  asm.rr(Form.MOV_R32_RM32, Reg.RAX, PLACE);
  asm.o(Form.RET);
  asm.bind(something);
}

function broadcast(asm: Assembler, to: number, load: () => void): void {
  load();
  asm.rri(Form.IMUL_R32_RM32_IMM32, Reg.RAX, Reg.RAX, 0x0101_0101);
  asm.rr(Form.MOVD_XMM_RM32, to, Reg.RAX);
  asm.rri(Form.PSHUFD_XMM_XMMM128_IMM8, to, to, 0);
}

/** Sixteen places from PLACE on. Goes on at `next`, behind them, if it is at none. */
function tryVector(asm: Assembler, next: Label): void {
  const candidate = asm.newLabel();
  const other = asm.newLabel();
  const done = asm.newLabel();
  const offset = Reg.R11;
  asm.rx(Form.MOVDQU_XMM_XMMM128, 0, TEXT, PLACE, 0, Obj.ARRAY_DATA);
  asm.rx(Form.MOVDQU_XMM_XMMM128, 1, TEXT_END, PLACE, 0, Obj.ARRAY_DATA);
  asm.rr(Form.PCMPEQB_XMM_XMMM128, 0, FIRST_BYTES);
  asm.rr(Form.PCMPEQB_XMM_XMMM128, 1, LAST_BYTES);
  asm.rr(Form.PAND_XMM_XMMM128, 0, 1);
  asm.rr(Form.PMOVMSKB_R32_XMM, CANDIDATES, 0);
  asm.rr(Form.TEST_RM32_R32, CANDIDATES, CANDIDATES);
  asm.jcc(Cond.E, done);
  asm.bind(candidate);
  asm.rr(Form.BSF_R32_RM32, offset, CANDIDATES);
  asm.rr(Form.ADD_R64_RM64, offset, PLACE);
  compareInner(asm, offset, other);
  asm.rr(Form.MOV_R32_RM32, Reg.RAX, offset);
  asm.o(Form.RET);
  asm.bind(other);
  asm.rm(Form.LEA_R64_M, Reg.RSI, CANDIDATES, -1);
  asm.rr(Form.AND_R32_RM32, CANDIDATES, Reg.RSI);
  asm.jcc(Cond.NE, candidate);
  asm.bind(done);
  asm.ri(Form.ADD_RM64_IMM8, PLACE, VECTOR);
  asm.jmp(next);
}

/** The places from PLACE to the last, one by one. */
function tryPlaces(asm: Assembler, none: Label): void {
  const again = asm.newLabel();
  const other = asm.newLabel();
  asm.bind(again);
  asm.rx(Form.MOVZX_R32_RM8, Reg.RAX, TEXT, PLACE, 0, Obj.ARRAY_DATA);
  asm.rm(Form.CMP_R8_RM8, Reg.RAX, SOUGHT, Obj.ARRAY_DATA);
  asm.jcc(Cond.NE, other);
  asm.rx(Form.MOVZX_R32_RM8, Reg.RAX, TEXT_END, PLACE, 0, Obj.ARRAY_DATA);
  asm.rx(Form.CMP_R8_RM8, Reg.RAX, SOUGHT, LENGTH, 0, Obj.ARRAY_DATA - 1);
  asm.jcc(Cond.NE, other);
  compareInner(asm, PLACE, other);
  asm.rr(Form.MOV_R32_RM32, Reg.RAX, PLACE);
  asm.o(Form.RET);
  asm.bind(other);
  asm.ri(Form.ADD_RM64_IMM8, PLACE, 1);
  asm.rr(Form.CMP_R64_RM64, PLACE, LAST_PLACE);
  asm.jcc(Cond.LE, again);
  asm.jmp(none);
}

/** Goes to `other` if a byte between the first and the last is another at `place`. Changes rbx, rsi and r13. */
function compareInner(asm: Assembler, place: Reg, other: Label): void {
  const words = asm.newLabel();
  const bytes = asm.newLabel();
  const same = asm.newLabel();
  const at = Reg.RBX;
  const end = Reg.R13;
  asm.rx(Form.LEA_R64_M, Reg.RSI, TEXT, place, 0, 0);
  asm.ri(Form.MOV_R32_IMM32, at, 1);
  asm.bind(words);
  asm.rm(Form.LEA_R64_M, end, at, 8);
  asm.rr(Form.CMP_R64_RM64, end, LENGTH);
  asm.jcc(Cond.A, bytes);
  asm.rx(Form.MOV_R64_RM64, at, Reg.RSI, at, 0, Obj.ARRAY_DATA);
  asm.rx(Form.CMP_R64_RM64, at, SOUGHT, end, 0, Obj.ARRAY_DATA - 8);
  asm.jcc(Cond.NE, other);
  asm.rr(Form.MOV_R64_RM64, at, end);
  asm.jmp(words);
  asm.bind(bytes);
  asm.rr(Form.CMP_R64_RM64, at, LENGTH);
  asm.jcc(Cond.AE, same);
  asm.rx(Form.MOVZX_R32_RM8, end, Reg.RSI, at, 0, Obj.ARRAY_DATA);
  asm.rx(Form.CMP_R8_RM8, end, SOUGHT, at, 0, Obj.ARRAY_DATA);
  asm.jcc(Cond.NE, other);
  asm.ri(Form.ADD_RM64_IMM8, at, 1);
  asm.jmp(bytes);
  asm.bind(same);
}
