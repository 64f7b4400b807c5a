/** Machine code of the JNI's functions for strings of ASCII characters, which most are; the others in env-text.ts, or TypeScript's. */
import { Ctx, Obj, Region } from '../../layout/layout.js';
import { type Assembler, Cond, Form, type Label, Reg } from '../../x64/assembler.js';
import { emitStoreIsCopy } from './env-data.js';
import { context } from './env-frames.js';
import type { EnvHost, EnvParts } from './env-parts.js';
import { emitGetUtf, emitTextFunctions } from './env-text.js';

export function emitStringFunctions(parts: EnvParts): void {
  new StringEmitter(parts).emitAll();
}

class StringEmitter {
  private readonly asm: Assembler;
  private readonly host: EnvHost;

  constructor(private readonly parts: EnvParts) {
    this.asm = parts.asm;
    this.host = parts.host;
  }

  emitAll(): void {
    const { asm, host } = this;
    const { value, coder } = host.strings;
    this.parts.begin('GetStringLength');
    asm.rm(Form.MOV_R32_RM32, Reg.RDX, Reg.RSI, 0);
    asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RDX, value);
    asm.rm(Form.MOVZX_R32_RM8, Reg.RCX, Reg.RDX, coder);
    asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RAX, Obj.ARRAY_LENGTH);
    asm.r(Form.SHR_RM32_CL, Reg.RAX);
    asm.o(Form.RET);

    this.parts.begin('ReleaseStringUTFChars');
    asm.rr(Form.MOV_R64_RM64, Reg.RAX, Reg.RDX);
    asm.ri(Form.SUB_RM64_IMM32, Reg.RAX, Region.NATIVE);
    asm.ri(Form.CMP_RM64_IMM32, Reg.RAX, Region.NATIVE_SIZE);
    asm.jcc(Cond.B, this.parts.slowOf('ReleaseStringUTFChars'));
    asm.rr(Form.MOV_R64_RM64, Reg.RDI, Reg.RDX);
    this.parts.jumpToC('free');

    const wide = asm.newLabel();
    this.parts.begin('GetStringUTFChars');
    this.getUtf(wide);
    emitGetUtf(this.parts, wide);
    emitTextFunctions(this.parts);
    this.parts.begin('NewStringUTF');
    this.newUtf(this.parts.slowOf('NewStringUTF'));
  }

  /** Jumps if one of the ecx bytes at r8 is 0 or not ASCII. Changes rax, rcx, r8. */
  private unlessAscii(other: Label): void {
    const { asm } = this;
    const next = asm.newLabel();
    const done = asm.newLabel();
    asm.bind(next);
    asm.ri(Form.SUB_RM64_IMM8, Reg.RCX, 1);
    asm.jccShort(Cond.B, done);
    asm.rm(Form.MOVSX_R32_RM8, Reg.RAX, Reg.R8, 0);
    asm.ri(Form.ADD_RM64_IMM8, Reg.R8, 1);
    asm.rr(Form.TEST_RM32_R32, Reg.RAX, Reg.RAX);
    asm.jcc(Cond.LE, other);
    asm.jmp(next);
    asm.bind(done);
  }

  /** (env, string, isCopy) -> a copy in memory of the C library. */
  private getUtf(slow: Label): void {
    const { asm, host } = this;
    const { value, coder } = host.strings;
    const failed = asm.newLabel();
    asm.rm(Form.MOV_R32_RM32, Reg.R9, Reg.RSI, 0);
    asm.mi(Form.CMP_RM8_IMM8, Reg.R9, coder, 0);
    asm.jcc(Cond.NE, slow);
    asm.rm(Form.MOV_R32_RM32, Reg.R9, Reg.R9, value);
    asm.rm(Form.MOV_R32_RM32, Reg.RCX, Reg.R9, Obj.ARRAY_LENGTH);
    asm.rm(Form.LEA_R64_M, Reg.R8, Reg.R9, Obj.ARRAY_DATA);
    this.unlessAscii(slow);
    emitStoreIsCopy(asm, 1);
    asm.r(Form.PUSH_R64, Reg.RBX);
    asm.rr(Form.MOV_R64_RM64, Reg.RBX, Reg.R9);
    asm.rm(Form.MOV_R32_RM32, Reg.RDI, Reg.RBX, Obj.ARRAY_LENGTH);
    asm.ri(Form.ADD_RM64_IMM8, Reg.RDI, 1);
    this.parts.callToC('malloc');
    asm.rr(Form.TEST_RM64_R64, Reg.RAX, Reg.RAX);
    asm.jcc(Cond.E, failed);
    asm.rr(Form.MOV_R64_RM64, Reg.RDI, Reg.RAX);
    asm.rm(Form.LEA_R64_M, Reg.RSI, Reg.RBX, Obj.ARRAY_DATA);
    asm.rm(Form.MOV_R32_RM32, Reg.RDX, Reg.RBX, Obj.ARRAY_LENGTH);
    asm.xi(Form.MOV_RM8_IMM8, Reg.RAX, Reg.RDX, 0, 0, 0);
    this.parts.callToC('memcpy');
    asm.bind(failed);
    asm.r(Form.POP_R64, Reg.RBX);
    asm.o(Form.RET);
  }

  /** (env, bytes) -> a string, if it is a short one and the nursery has room. */
  private newUtf(slow: Label): void {
    const { asm, host } = this;
    const { value, record, size, bytesRecord } = host.strings;
    const LONGEST = 4096;
    const other = asm.newLabel();
    const isNull = asm.newLabel();
    asm.rr(Form.TEST_RM64_R64, Reg.RSI, Reg.RSI);
    asm.jcc(Cond.E, isNull);
    asm.r(Form.PUSH_R64, Reg.RBX);
    asm.r(Form.PUSH_R64, Reg.RDI);
    asm.r(Form.PUSH_R64, Reg.RSI);
    asm.rr(Form.MOV_R64_RM64, Reg.RDI, Reg.RSI);
    this.parts.callToC('strlen');
    asm.rr(Form.MOV_R64_RM64, Reg.RDX, Reg.RAX);
    asm.ri(Form.CMP_RM64_IMM32, Reg.RDX, LONGEST);
    asm.jcc(Cond.A, other);
    asm.rr(Form.MOV_R64_RM64, Reg.RCX, Reg.RDX);
    asm.rm(Form.MOV_R64_RM64, Reg.R8, Reg.RSP, 0);
    this.unlessAscii(other);
    // The string, and its bytes behind it.
    asm.rm(Form.LEA_R64_M, Reg.RCX, Reg.RDX, size + Obj.ARRAY_DATA + Obj.ALIGNMENT - 1);
    asm.ri(Form.AND_RM64_IMM8, Reg.RCX, -Obj.ALIGNMENT);
    asm.ra(Form.MOV_R32_RM32, Reg.RBX, context(Ctx.ALLOC_TOP));
    asm.rr(Form.ADD_R64_RM64, Reg.RCX, Reg.RBX);
    asm.ra(Form.CMP_R32_RM32, Reg.RCX, context(Ctx.ALLOC_LIMIT));
    asm.jcc(Cond.A, other);
    asm.ra(Form.MOV_RM32_R32, Reg.RCX, context(Ctx.ALLOC_TOP));
    asm.mi(Form.MOV_RM32_IMM32, Reg.RBX, Obj.CLASS, record);
    asm.rm(Form.LEA_R64_M, Reg.RAX, Reg.RBX, size);
    asm.rm(Form.MOV_RM32_R32, Reg.RAX, Reg.RBX, value);
    asm.mi(Form.MOV_RM32_IMM32, Reg.RAX, Obj.CLASS, bytesRecord);
    asm.rm(Form.MOV_RM32_R32, Reg.RDX, Reg.RAX, Obj.ARRAY_LENGTH);
    asm.rm(Form.LEA_R64_M, Reg.RDI, Reg.RAX, Obj.ARRAY_DATA);
    asm.r(Form.POP_R64, Reg.RSI);
    asm.ri(Form.SUB_RM64_IMM8, Reg.RSP, 8);
    this.parts.callToC('memcpy');
    asm.rr(Form.MOV_R32_RM32, Reg.RAX, Reg.RBX);
    asm.ri(Form.ADD_RM64_IMM8, Reg.RSP, 16);
    asm.r(Form.POP_R64, Reg.RBX);
    asm.jmp(this.parts.newLocal);
    asm.bind(other);
    asm.r(Form.POP_R64, Reg.RSI);
    asm.r(Form.POP_R64, Reg.RDI);
    asm.r(Form.POP_R64, Reg.RBX);
    asm.jmp(slow);
    asm.bind(isNull);
    asm.rr(Form.XOR_R32_RM32, Reg.RAX, Reg.RAX);
    asm.o(Form.RET);
  }
}
