/**
 * java.lang's helpers for the bytes of strings, sixteen at a time. They have no code behind them: what the library never does (null, a range outside of the array) throws, in a frame that is
 * made for that: reflection tells by it whose mistake it was.
 */
import { Obj } from '../../layout/layout.js';
import { type Assembler, Cond, Form, type Label, Reg } from '../../x64/assembler.js';
import { pushFrame } from '../native-stub.js';
import { type BodyContext, FRAME, returnConstant } from './body.js';

export const VECTOR = 16;
/** What pmovmskb says when all bytes are equal. */
const ALL = 0xffff;

/** Throws NullPointerException if one of the arrays is null. */
export function checkNotNull({ asm, stubs, codeId }: BodyContext, ...arrays: Reg[]): void {
  const allThere = asm.newLabel();
  const missing = asm.newLabel();
  for (const array of arrays) {
    asm.rr(Form.TEST_RM32_R32, array, array);
    asm.jcc(Cond.E, missing);
  }
  asm.jmp(allThere);
  asm.bind(missing);
  asm.rr(Form.XOR_R32_RM32, Reg.RDI, Reg.RDI);
  pushFrame(asm, codeId, FRAME);
  asm.callAbs(stubs.throwException);
  asm.bind(allThere);
}

/** Throws an index exception if elements [first, first + count) are not all in the array. Both become zero-extended. Changes rax. */
export function checkRange({ asm, stubs, codeId }: BodyContext, array: Reg, first: Reg, count: Reg): void {
  const within = asm.newLabel();
  asm.rr(Form.MOV_R32_RM32, first, first);
  asm.rr(Form.MOV_R32_RM32, count, count);
  asm.rx(Form.LEA_R64_M, Reg.RAX, first, count, 0, 0);
  asm.rm(Form.MOV_R32_RM32, Reg.R11, array, Obj.ARRAY_LENGTH);
  asm.rr(Form.CMP_R64_RM64, Reg.RAX, Reg.R11);
  asm.jcc(Cond.BE, within);
  asm.rr(Form.MOV_R64_RM64, Reg.RSI, Reg.RAX);
  asm.rr(Form.MOV_R64_RM64, Reg.RDI, array);
  pushFrame(asm, codeId, FRAME);
  asm.callAbs(stubs.throwIndex);
  asm.bind(within);
}

/** StringLatin1.equals and StringUTF16.equals: rdi, rsi = byte[]. */
export function emitBytesEqual(body: BodyContext): void {
  const { asm } = body;
  const yes = asm.newLabel();
  const no = asm.newLabel();
  const short = asm.newLabel();
  const again = asm.newLabel();
  checkNotNull(body, Reg.RDI, Reg.RSI);
  asm.rm(Form.MOV_R32_RM32, Reg.R8, Reg.RDI, Obj.ARRAY_LENGTH);
  asm.rm(Form.CMP_R32_RM32, Reg.R8, Reg.RSI, Obj.ARRAY_LENGTH);
  asm.jcc(Cond.NE, no);
  asm.ri(Form.CMP_RM32_IMM32, Reg.R8, VECTOR);
  asm.jcc(Cond.B, short);
  asm.rr(Form.XOR_R32_RM32, Reg.RCX, Reg.RCX);
  asm.ri(Form.SUB_RM64_IMM8, Reg.R8, VECTOR); // where the last vector begins
  asm.bind(again);
  compareVectors(asm, Reg.RCX);
  asm.jcc(Cond.NE, no);
  asm.ri(Form.ADD_RM64_IMM8, Reg.RCX, VECTOR);
  asm.rr(Form.CMP_R64_RM64, Reg.RCX, Reg.R8);
  asm.jcc(Cond.B, again);
  compareVectors(asm, Reg.R8);
  asm.jcc(Cond.NE, no);
  asm.bind(yes);
  returnConstant(asm, 1);
  asm.bind(short);
  compareShort(asm, yes, no);
  asm.bind(no);
  returnConstant(asm, 0);
}

/** "Equal" if the sixteen bytes at an index are the same in both; rax = the mask of those that are. */
function compareVectors(asm: Assembler, index: Reg): void {
  asm.rx(Form.MOVDQU_XMM_XMMM128, 0, Reg.RDI, index, 0, Obj.ARRAY_DATA);
  asm.rx(Form.MOVDQU_XMM_XMMM128, 1, Reg.RSI, index, 0, Obj.ARRAY_DATA);
  asm.rr(Form.PCMPEQB_XMM_XMMM128, 0, 1);
  asm.rr(Form.PMOVMSKB_R32_XMM, Reg.RAX, 0);
  asm.ri(Form.CMP_RM32_IMM32, Reg.RAX, ALL);
}

/** r8 < 16 bytes: of the eight-byte words the first and the last are compared, of fewer than eight bytes the word that they lie in (arrays fill whole words). */
function compareShort(asm: Assembler, yes: Label, no: Label): void {
  const below8 = asm.newLabel();
  asm.ri(Form.CMP_RM32_IMM8, Reg.R8, 8);
  asm.jcc(Cond.B, below8);
  asm.rm(Form.MOV_R64_RM64, Reg.RAX, Reg.RDI, Obj.ARRAY_DATA);
  asm.rm(Form.CMP_R64_RM64, Reg.RAX, Reg.RSI, Obj.ARRAY_DATA);
  asm.jcc(Cond.NE, no);
  asm.rx(Form.MOV_R64_RM64, Reg.RAX, Reg.RDI, Reg.R8, 0, Obj.ARRAY_DATA - 8);
  asm.rx(Form.CMP_R64_RM64, Reg.RAX, Reg.RSI, Reg.R8, 0, Obj.ARRAY_DATA - 8);
  asm.jcc(Cond.NE, no);
  asm.jmp(yes);
  asm.bind(below8);
  asm.rr(Form.TEST_RM32_R32, Reg.R8, Reg.R8);
  asm.jcc(Cond.E, yes);
  asm.rm(Form.MOV_R64_RM64, Reg.RAX, Reg.RDI, Obj.ARRAY_DATA);
  asm.rm(Form.XOR_R64_RM64, Reg.RAX, Reg.RSI, Obj.ARRAY_DATA);
  asm.ri(Form.MOV_R32_IMM32, Reg.RCX, 8);
  asm.rr(Form.SUB_R32_RM32, Reg.RCX, Reg.R8);
  asm.ri(Form.SHL_RM32_IMM8, Reg.RCX, 3);
  asm.r(Form.SHL_RM64_CL, Reg.RAX); // what lies behind the last byte does not count
  asm.rr(Form.TEST_RM64_R64, Reg.RAX, Reg.RAX);
  asm.jcc(Cond.E, yes);
  asm.jmp(no);
}

/** StringLatin1.compareTo: rdi, rsi = byte[]: the difference of the first bytes that differ, else of the lengths. */
export function emitCompareLatin1(body: BodyContext): void {
  const { asm } = body;
  const again = asm.newLabel();
  const bytes = asm.newLabel();
  const differs = asm.newLabel();
  const done = asm.newLabel();
  checkNotNull(body, Reg.RDI, Reg.RSI);
  asm.rm(Form.MOV_R32_RM32, Reg.R8, Reg.RDI, Obj.ARRAY_LENGTH);
  asm.rm(Form.MOV_R32_RM32, Reg.RDX, Reg.RSI, Obj.ARRAY_LENGTH);
  asm.rr(Form.MOV_R32_RM32, Reg.R9, Reg.R8);
  asm.rr(Form.SUB_R32_RM32, Reg.R9, Reg.RDX); // the answer if there is no other difference
  asm.rr(Form.CMP_R32_RM32, Reg.R8, Reg.RDX);
  asm.rr(Form.CMOVG_R32_RM32, Reg.R8, Reg.RDX);
  asm.rr(Form.XOR_R32_RM32, Reg.RCX, Reg.RCX);
  asm.bind(again);
  asm.rm(Form.LEA_R64_M, Reg.RDX, Reg.RCX, VECTOR);
  asm.rr(Form.CMP_R64_RM64, Reg.RDX, Reg.R8);
  asm.jcc(Cond.A, bytes);
  compareVectors(asm, Reg.RCX);
  asm.jcc(Cond.NE, differs);
  asm.rr(Form.MOV_R64_RM64, Reg.RCX, Reg.RDX);
  asm.jmp(again);
  asm.bind(differs);
  asm.ri(Form.XOR_RM32_IMM32, Reg.RAX, ALL);
  asm.rr(Form.BSF_R32_RM32, Reg.RAX, Reg.RAX);
  asm.rr(Form.ADD_R64_RM64, Reg.RCX, Reg.RAX);
  asm.rm(Form.LEA_R64_M, Reg.R8, Reg.RCX, 1);
  asm.bind(bytes); // one by one from rcx to r8
  asm.rr(Form.CMP_R64_RM64, Reg.RCX, Reg.R8);
  asm.jcc(Cond.AE, done);
  asm.rx(Form.MOVZX_R32_RM8, Reg.RAX, Reg.RDI, Reg.RCX, 0, Obj.ARRAY_DATA);
  asm.rx(Form.MOVZX_R32_RM8, Reg.RDX, Reg.RSI, Reg.RCX, 0, Obj.ARRAY_DATA);
  asm.ri(Form.ADD_RM64_IMM8, Reg.RCX, 1);
  asm.rr(Form.SUB_R32_RM32, Reg.RAX, Reg.RDX);
  asm.jcc(Cond.E, bytes);
  asm.o(Form.RET);
  asm.bind(done);
  asm.rr(Form.MOV_R32_RM32, Reg.RAX, Reg.R9);
  asm.o(Form.RET);
}

/** StringCoding.hasNegatives: rdi = byte[], esi = first, edx = how many. */
export function emitHasNegatives(body: BodyContext): void {
  const { asm } = body;
  const vectors = asm.newLabel();
  const bytes = asm.newLabel();
  const yes = asm.newLabel();
  const no = asm.newLabel();
  asm.rr(Form.TEST_RM32_R32, Reg.RDX, Reg.RDX);
  asm.jcc(Cond.LE, no);
  checkNotNull(body, Reg.RDI);
  checkRange(body, Reg.RDI, Reg.RSI, Reg.RDX);
  asm.rx(Form.LEA_R64_M, Reg.RDI, Reg.RDI, Reg.RSI, 0, Obj.ARRAY_DATA);
  asm.rx(Form.LEA_R64_M, Reg.RSI, Reg.RDI, Reg.RDX, 0, 0); // end
  asm.bind(vectors);
  asm.rm(Form.LEA_R64_M, Reg.RCX, Reg.RDI, VECTOR);
  asm.rr(Form.CMP_R64_RM64, Reg.RCX, Reg.RSI);
  asm.jcc(Cond.A, bytes);
  asm.rm(Form.MOVDQU_XMM_XMMM128, 0, Reg.RDI, 0);
  asm.rr(Form.PMOVMSKB_R32_XMM, Reg.RAX, 0);
  asm.rr(Form.TEST_RM32_R32, Reg.RAX, Reg.RAX);
  asm.jcc(Cond.NE, yes);
  asm.rr(Form.MOV_R64_RM64, Reg.RDI, Reg.RCX);
  asm.jmp(vectors);
  asm.bind(bytes);
  asm.rr(Form.CMP_R64_RM64, Reg.RDI, Reg.RSI);
  asm.jcc(Cond.AE, no);
  asm.mi(Form.CMP_RM8_IMM8, Reg.RDI, 0, 0);
  asm.jcc(Cond.L, yes);
  asm.ri(Form.ADD_RM64_IMM8, Reg.RDI, 1);
  asm.jmp(bytes);
  asm.bind(yes);
  returnConstant(asm, 1);
  asm.bind(no);
  returnConstant(asm, 0);
}

/** StringLatin1.indexOfChar: rdi = byte[], esi = character, edx = first, ecx = end. */
export function emitIndexOfLatin1(body: BodyContext): void {
  const { asm } = body;
  const vectors = asm.newLabel();
  const bytes = asm.newLabel();
  const found = asm.newLabel();
  const none = asm.newLabel();
  const here = asm.newLabel();
  asm.rr(Form.CMP_R32_RM32, Reg.RDX, Reg.RCX);
  asm.jcc(Cond.GE, none);
  checkNotNull(body, Reg.RDI);
  asm.rr(Form.MOV_R32_RM32, Reg.R8, Reg.RCX);
  asm.rr(Form.SUB_R32_RM32, Reg.R8, Reg.RDX);
  asm.rr(Form.MOVZX_R32_RM8, Reg.R9, Reg.RSI);
  checkRange(body, Reg.RDI, Reg.RDX, Reg.R8);
  asm.rr(Form.MOV_R32_RM32, Reg.RCX, Reg.RCX);
  asm.rri(Form.IMUL_R32_RM32_IMM32, Reg.RAX, Reg.R9, 0x0101_0101);
  asm.rr(Form.MOVD_XMM_RM32, 1, Reg.RAX);
  asm.rri(Form.PSHUFD_XMM_XMMM128_IMM8, 1, 1, 0);
  asm.bind(vectors);
  asm.rm(Form.LEA_R64_M, Reg.R8, Reg.RDX, VECTOR);
  asm.rr(Form.CMP_R64_RM64, Reg.R8, Reg.RCX);
  asm.jcc(Cond.A, bytes);
  asm.rx(Form.MOVDQU_XMM_XMMM128, 0, Reg.RDI, Reg.RDX, 0, Obj.ARRAY_DATA);
  asm.rr(Form.PCMPEQB_XMM_XMMM128, 0, 1);
  asm.rr(Form.PMOVMSKB_R32_XMM, Reg.RAX, 0);
  asm.rr(Form.TEST_RM32_R32, Reg.RAX, Reg.RAX);
  asm.jcc(Cond.NE, found);
  asm.rr(Form.MOV_R64_RM64, Reg.RDX, Reg.R8);
  asm.jmp(vectors);
  asm.bind(found);
  asm.rr(Form.BSF_R32_RM32, Reg.RAX, Reg.RAX);
  asm.rr(Form.ADD_R32_RM32, Reg.RAX, Reg.RDX);
  asm.o(Form.RET);
  asm.bind(bytes);
  asm.rr(Form.CMP_R64_RM64, Reg.RDX, Reg.RCX);
  asm.jcc(Cond.AE, none);
  asm.rx(Form.CMP_R8_RM8, Reg.R9, Reg.RDI, Reg.RDX, 0, Obj.ARRAY_DATA);
  asm.jcc(Cond.E, here);
  asm.ri(Form.ADD_RM64_IMM8, Reg.RDX, 1);
  asm.jmp(bytes);
  asm.bind(here);
  asm.rr(Form.MOV_R32_RM32, Reg.RAX, Reg.RDX);
  asm.o(Form.RET);
  asm.bind(none);
  returnConstant(asm, -1);
}

/** StringLatin1.inflate to a char[]: rdi = byte[], esi = first, rdx = char[], ecx = first, r8d = how many. */
export function emitInflate(body: BodyContext): void {
  const { asm } = body;
  const vectors = asm.newLabel();
  const bytes = asm.newLabel();
  const done = asm.newLabel();
  asm.rr(Form.TEST_RM32_R32, Reg.R8, Reg.R8);
  asm.jcc(Cond.LE, done);
  checkNotNull(body, Reg.RDI, Reg.RDX);
  checkRange(body, Reg.RDI, Reg.RSI, Reg.R8);
  checkRange(body, Reg.RDX, Reg.RCX, Reg.R8);
  asm.rx(Form.LEA_R64_M, Reg.RDI, Reg.RDI, Reg.RSI, 0, Obj.ARRAY_DATA);
  asm.rx(Form.LEA_R64_M, Reg.RDX, Reg.RDX, Reg.RCX, 1, Obj.ARRAY_DATA);
  asm.rr(Form.XOR_R32_RM32, Reg.RCX, Reg.RCX);
  asm.rr(Form.PXOR_XMM_XMMM128, 1, 1);
  asm.bind(vectors);
  asm.rm(Form.LEA_R64_M, Reg.RSI, Reg.RCX, VECTOR / 2);
  asm.rr(Form.CMP_R64_RM64, Reg.RSI, Reg.R8);
  asm.jcc(Cond.A, bytes);
  asm.rx(Form.MOVQ_XMM_RM64, 0, Reg.RDI, Reg.RCX, 0, 0);
  asm.rr(Form.PUNPCKLBW_XMM_XMMM128, 0, 1);
  asm.rx(Form.MOVDQU_XMMM128_XMM, 0, Reg.RDX, Reg.RCX, 1, 0);
  asm.rr(Form.MOV_R64_RM64, Reg.RCX, Reg.RSI);
  asm.jmp(vectors);
  asm.bind(bytes);
  asm.rr(Form.CMP_R64_RM64, Reg.RCX, Reg.R8);
  asm.jcc(Cond.AE, done);
  asm.rx(Form.MOVZX_R32_RM8, Reg.RAX, Reg.RDI, Reg.RCX, 0, 0);
  asm.rx(Form.MOV_RM16_R16, Reg.RAX, Reg.RDX, Reg.RCX, 1, 0);
  asm.ri(Form.ADD_RM64_IMM8, Reg.RCX, 1);
  asm.jmp(bytes);
  asm.bind(done);
  asm.o(Form.RET);
}
