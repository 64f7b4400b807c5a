/** Unsafe.copyMemory0, and java.util.zip.CRC32C by the processor's instruction. */
import { Obj, Region } from '../../layout/layout.js';
import { type Assembler, Cond, Form, Reg } from '../../x64/assembler.js';
import type { BodyContext } from './body.js';
import { emitCopy } from './copying.js';

/** rdi = the Unsafe, rsi = source (or null), rdx = offset in it, rcx and r8 = destination, r9 = bytes. Memory outside of the region is the native's. */
export function emitCopyMemory({ asm, slow }: BodyContext): void {
  const done = asm.newLabel();
  asm.rr(Form.MOV_R64_RM64, Reg.R10, Reg.R9);
  asm.ri(Form.SHR_RM64_IMM8, Reg.R10, 31);
  asm.jcc(Cond.NE, slow);
  asm.rx(Form.LEA_R64_M, Reg.RAX, Reg.RSI, Reg.RDX, 0, 0);
  asm.rx(Form.LEA_R64_M, Reg.RBX, Reg.RCX, Reg.R8, 0, 0);
  asm.ri(Form.MOV_R32_IMM32, Reg.R11, Region.SIZE | 0);
  for (const address of [Reg.RAX, Reg.RBX]) {
    asm.rr(Form.MOV_R64_RM64, Reg.R10, address);
    asm.ri(Form.SUB_RM64_IMM32, Reg.R10, Region.BASE);
    asm.jcc(Cond.B, slow);
    asm.rr(Form.CMP_R64_RM64, Reg.R10, Reg.R11);
    asm.jcc(Cond.A, slow);
    asm.rr(Form.ADD_R64_RM64, Reg.R10, Reg.R9);
    asm.rr(Form.CMP_R64_RM64, Reg.R10, Reg.R11);
    asm.jcc(Cond.A, slow);
  }
  asm.rr(Form.MOV_R64_RM64, Reg.RSI, Reg.RAX);
  asm.rr(Form.MOV_R64_RM64, Reg.RDI, Reg.RBX);
  asm.rr(Form.MOV_R64_RM64, Reg.R8, Reg.R9);
  emitCopy(asm, true, done);
  asm.bind(done);
  asm.o(Form.RET);
}

/** CRC32C.updateBytes: edi = crc, rsi = byte[], edx = first, ecx = end, within the array. */
export function emitCrc32cBytes({ asm }: BodyContext): void {
  crc32c(asm, Obj.ARRAY_DATA);
}

/** CRC32C.updateDirectByteBuffer: rsi = address. */
export function emitCrc32cBuffer({ asm }: BodyContext): void {
  crc32c(asm, 0);
}

function crc32c(asm: Assembler, disp: number): void {
  const words = asm.newLabel();
  const rest = asm.newLabel();
  const bytes = asm.newLabel();
  const done = asm.newLabel();
  asm.rr(Form.MOV_R32_RM32, Reg.RAX, Reg.RDI);
  asm.rr(Form.MOV_R32_RM32, Reg.RDX, Reg.RDX);
  asm.rr(Form.MOV_R32_RM32, Reg.RCX, Reg.RCX);
  asm.rr(Form.SUB_R64_RM64, Reg.RCX, Reg.RDX);
  asm.rx(Form.LEA_R64_M, Reg.RSI, Reg.RSI, Reg.RDX, 0, disp);
  asm.bind(words);
  asm.ri(Form.SUB_RM64_IMM8, Reg.RCX, 8);
  asm.jcc(Cond.L, rest);
  asm.rm(Form.CRC32_R64_RM64, Reg.RAX, Reg.RSI, 0);
  asm.ri(Form.ADD_RM64_IMM8, Reg.RSI, 8);
  asm.jmp(words);
  asm.bind(rest);
  asm.ri(Form.ADD_RM64_IMM8, Reg.RCX, 8);
  asm.bind(bytes);
  asm.jcc(Cond.LE, done);
  asm.rm(Form.CRC32_R32_RM8, Reg.RAX, Reg.RSI, 0);
  asm.ri(Form.ADD_RM64_IMM8, Reg.RSI, 1);
  asm.ri(Form.SUB_RM64_IMM8, Reg.RCX, 1);
  asm.jmp(bytes);
  asm.bind(done);
  asm.o(Form.RET);
}
