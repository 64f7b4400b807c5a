/** Copying bytes: rsi = source, rdi = destination, r8 = how many. Keeps rdx, r8 and above; changes rax, rbx, rcx, rsi, rdi and xmm0 to xmm3. */
import { type Assembler, Cond, Form, type Label, Reg } from '../../x64/assembler.js';

/** Copies from this many bytes on are left to the string instruction, which takes some time to start. */
const STRING_COPY = 1024;

const VECTOR = 16;
const STEP = 2 * VECTOR;

function load(asm: Assembler, xmm: number, base: Reg, disp: number): void {
  asm.rm(Form.MOVUPS_XMM_XMMM128, xmm, base, disp);
}
function store(asm: Assembler, xmm: number, base: Reg, disp: number): void {
  asm.rm(Form.MOVUPS_XMMM128_XMM, xmm, base, disp);
}
/** Relative to the end: [base + r8 + disp]. */
function loadEnd(asm: Assembler, xmm: number, disp: number): void {
  asm.rx(Form.MOVUPS_XMM_XMMM128, xmm, Reg.RSI, Reg.R8, 0, disp);
}
function storeEnd(asm: Assembler, xmm: number, disp: number): void {
  asm.rx(Form.MOVUPS_XMMM128_XMM, xmm, Reg.RDI, Reg.R8, 0, disp);
}

/**
 * Ends at `done`. Up to 64 bytes are all read before the first is written. Beyond, a destination within the source (`mayOverlap`) is written from its end downwards; the bytes at the
 * other end are read first, because a step may write over them.
 */
export function emitCopy(asm: Assembler, mayOverlap: boolean, done: Label): void {
  const small = asm.newLabel();
  const medium = asm.newLabel();
  const long = asm.newLabel();
  asm.ri(Form.CMP_RM64_IMM8, Reg.R8, VECTOR);
  asm.jcc(Cond.B, small);
  asm.ri(Form.CMP_RM64_IMM8, Reg.R8, STEP);
  asm.jcc(Cond.A, medium);
  load(asm, 0, Reg.RSI, 0);
  loadEnd(asm, 1, -VECTOR);
  store(asm, 0, Reg.RDI, 0);
  storeEnd(asm, 1, -VECTOR);
  asm.jmp(done);
  asm.bind(medium);
  asm.ri(Form.CMP_RM64_IMM8, Reg.R8, 2 * STEP);
  asm.jcc(Cond.A, long);
  load(asm, 0, Reg.RSI, 0);
  load(asm, 1, Reg.RSI, VECTOR);
  loadEnd(asm, 2, -STEP);
  loadEnd(asm, 3, -VECTOR);
  store(asm, 0, Reg.RDI, 0);
  store(asm, 1, Reg.RDI, VECTOR);
  storeEnd(asm, 2, -STEP);
  storeEnd(asm, 3, -VECTOR);
  asm.jmp(done);
  asm.bind(small);
  copySmall(asm, done);
  asm.bind(long);
  if (mayOverlap) {
    const forward = asm.newLabel();
    asm.rr(Form.MOV_R64_RM64, Reg.RAX, Reg.RDI);
    asm.rr(Form.SUB_R64_RM64, Reg.RAX, Reg.RSI);
    asm.rr(Form.CMP_R64_RM64, Reg.RAX, Reg.R8); // unsigned: a destination below the source is far above it
    asm.jcc(Cond.AE, forward);
    copyBackward(asm);
    asm.jmp(done);
    asm.bind(forward);
  }
  copyForward(asm, done);
}

/** Fewer than 16 bytes. */
function copySmall(asm: Assembler, done: Label): void {
  const below8 = asm.newLabel();
  const below4 = asm.newLabel();
  asm.ri(Form.CMP_RM64_IMM8, Reg.R8, 8);
  asm.jcc(Cond.B, below8);
  asm.rm(Form.MOV_R64_RM64, Reg.RAX, Reg.RSI, 0);
  asm.rx(Form.MOV_R64_RM64, Reg.RCX, Reg.RSI, Reg.R8, 0, -8);
  asm.rm(Form.MOV_RM64_R64, Reg.RAX, Reg.RDI, 0);
  asm.rx(Form.MOV_RM64_R64, Reg.RCX, Reg.RDI, Reg.R8, 0, -8);
  asm.jmp(done);
  asm.bind(below8);
  asm.ri(Form.CMP_RM64_IMM8, Reg.R8, 4);
  asm.jcc(Cond.B, below4);
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RSI, 0);
  asm.rx(Form.MOV_R32_RM32, Reg.RCX, Reg.RSI, Reg.R8, 0, -4);
  asm.rm(Form.MOV_RM32_R32, Reg.RAX, Reg.RDI, 0);
  asm.rx(Form.MOV_RM32_R32, Reg.RCX, Reg.RDI, Reg.R8, 0, -4);
  asm.jmp(done);
  asm.bind(below4);
  asm.rr(Form.TEST_RM32_R32, Reg.R8, Reg.R8);
  asm.jcc(Cond.E, done);
  // The first, the middle and the last: all of one, two or three.
  asm.rr(Form.MOV_R32_RM32, Reg.RCX, Reg.R8);
  asm.ri(Form.SHR_RM32_IMM8, Reg.RCX, 1);
  asm.rm(Form.MOVZX_R32_RM8, Reg.RAX, Reg.RSI, 0);
  asm.rx(Form.MOVZX_R32_RM8, Reg.RBX, Reg.RSI, Reg.RCX, 0, 0);
  asm.rx(Form.MOVZX_R32_RM8, Reg.RSI, Reg.RSI, Reg.R8, 0, -1);
  asm.rm(Form.MOV_RM8_R8, Reg.RAX, Reg.RDI, 0);
  asm.rx(Form.MOV_RM8_R8, Reg.RBX, Reg.RDI, Reg.RCX, 0, 0);
  asm.rx(Form.MOV_RM8_R8, Reg.RSI, Reg.RDI, Reg.R8, 0, -1);
  asm.jmp(done);
}

/** More than 64 bytes, the destination not within the source. Ends at `done`. */
function copyForward(asm: Assembler, done: Label): void {
  const string = asm.newLabel();
  const again = asm.newLabel();
  asm.ri(Form.CMP_RM64_IMM32, Reg.R8, STRING_COPY);
  asm.jcc(Cond.AE, string);
  loadEnd(asm, 2, -STEP);
  loadEnd(asm, 3, -VECTOR);
  asm.rx(Form.LEA_R64_M, Reg.RAX, Reg.RDI, Reg.R8, 0, -STEP);
  asm.bind(again);
  copyStep(asm, 0);
  asm.ri(Form.ADD_RM64_IMM8, Reg.RSI, STEP);
  asm.ri(Form.ADD_RM64_IMM8, Reg.RDI, STEP);
  asm.rr(Form.CMP_R64_RM64, Reg.RDI, Reg.RAX);
  asm.jcc(Cond.B, again);
  store(asm, 2, Reg.RAX, 0);
  store(asm, 3, Reg.RAX, VECTOR);
  asm.jmp(done);
  asm.bind(string);
  asm.rr(Form.MOV_R64_RM64, Reg.RCX, Reg.R8);
  asm.o(Form.REP_MOVSB);
  asm.jmp(done);
}

function copyStep(asm: Assembler, disp: number): void {
  load(asm, 0, Reg.RSI, disp);
  load(asm, 1, Reg.RSI, disp + VECTOR);
  store(asm, 0, Reg.RDI, disp);
  store(asm, 1, Reg.RDI, disp + VECTOR);
}

/** More than 64 bytes. */
function copyBackward(asm: Assembler): void {
  const again = asm.newLabel();
  load(asm, 2, Reg.RSI, 0);
  load(asm, 3, Reg.RSI, VECTOR);
  asm.rr(Form.MOV_R64_RM64, Reg.RCX, Reg.R8);
  asm.bind(again);
  asm.rx(Form.MOVUPS_XMM_XMMM128, 0, Reg.RSI, Reg.RCX, 0, -STEP);
  asm.rx(Form.MOVUPS_XMM_XMMM128, 1, Reg.RSI, Reg.RCX, 0, -VECTOR);
  asm.rx(Form.MOVUPS_XMMM128_XMM, 0, Reg.RDI, Reg.RCX, 0, -STEP);
  asm.rx(Form.MOVUPS_XMMM128_XMM, 1, Reg.RDI, Reg.RCX, 0, -VECTOR);
  asm.ri(Form.SUB_RM64_IMM8, Reg.RCX, STEP);
  asm.ri(Form.CMP_RM64_IMM8, Reg.RCX, STEP);
  asm.jcc(Cond.A, again);
  store(asm, 2, Reg.RDI, 0);
  store(asm, 3, Reg.RDI, VECTOR);
}
