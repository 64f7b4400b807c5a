/** Machine code of the JNI's functions for the characters of strings: copies out of them, and new ones. */
import { Ctx, Obj, Region } from '../../layout/layout.js';
import { Cond, Form, type Label, Reg } from '../../x64/assembler.js';
import type { EnvParts } from './env-parts.js';

/** Longer strings are made by TypeScript: the nursery may have no room. */
const LONGEST = 4096;
/** Coder of strings with a byte for each character. */
const LATIN1 = 0;

/** A loop over the units of a string: from r8 (address) on, ecx of them, r9d = coder. */
interface Loop {
  /** eax = a unit; may change rax, rdx, r10, r11 and what it counts. */
  readonly body: () => void;
}

export function emitTextFunctions(parts: EnvParts): void {
  emitUtfLength(parts, 'GetStringUTFLength');
  emitUtfLength(parts, 'GetStringUTFLengthAsLong');
  for (const kind of ['Chars', 'Critical']) {
    emitGetUnits(parts, `GetString${kind}`);
    emitRelease(parts, `ReleaseString${kind}`);
  }
  emitRegion(parts, 'GetStringRegion', false);
  emitRegion(parts, 'GetStringUTFRegion', true);
  emitNewString(parts);
}

/** r8 = address of a string's units, ecx = how many, r9d = its coder; of the string in the handle rsi. Changes rax. */
function emitUnits({ asm, host }: EnvParts): void {
  const { value, coder } = host.strings;
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RSI, 0);
  asm.rm(Form.MOVZX_R32_RM8, Reg.RCX, Reg.RAX, coder);
  asm.rm(Form.MOV_R32_RM32, Reg.R8, Reg.RAX, value);
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.R8, Obj.ARRAY_LENGTH);
  asm.r(Form.SHR_RM32_CL, Reg.RAX);
  asm.rr(Form.MOV_R32_RM32, Reg.R9, Reg.RCX);
  asm.rr(Form.MOV_R32_RM32, Reg.RCX, Reg.RAX);
  asm.ri(Form.ADD_RM64_IMM8, Reg.R8, Obj.ARRAY_DATA);
}

function emitLoop({ asm }: EnvParts, { body }: Loop): void {
  const bytes = asm.newLabel();
  const units = asm.newLabel();
  const done = asm.newLabel();
  asm.ri(Form.CMP_RM32_IMM8, Reg.R9, LATIN1);
  asm.jcc(Cond.NE, units);
  for (const [label, load, size] of [
    [bytes, Form.MOVZX_R32_RM8, 1],
    [units, Form.MOVZX_R32_RM16, 2],
  ] as const) {
    asm.bind(label);
    asm.ri(Form.SUB_RM32_IMM8, Reg.RCX, 1);
    asm.jcc(Cond.B, done);
    asm.rm(load, Reg.RAX, Reg.R8, 0);
    asm.ri(Form.ADD_RM64_IMM8, Reg.R8, size);
    body();
    asm.jmp(label);
  }
  asm.bind(done);
}

/** Jumps by how many bytes a unit eax has in modified UTF-8: on for one, else to one of the labels. Changes rdx. */
function emitWidth({ asm }: EnvParts, two: Label, three: Label): void {
  const one = asm.newLabel();
  // 1 to 0x7f
  asm.rm(Form.LEA_R64_M, Reg.RDX, Reg.RAX, -1);
  asm.ri(Form.CMP_RM32_IMM8, Reg.RDX, 0x7f);
  asm.jccShort(Cond.B, one);
  asm.ri(Form.CMP_RM32_IMM32, Reg.RAX, 0x800);
  asm.jcc(Cond.B, two);
  asm.jmp(three);
  asm.bind(one);
}

function emitCount(parts: EnvParts, counter: Reg): void {
  const { asm } = parts;
  emitLoop(parts, {
    body: () => {
      const two = asm.newLabel();
      const three = asm.newLabel();
      const counted = asm.newLabel();
      emitWidth(parts, two, three);
      asm.ri(Form.ADD_RM64_IMM8, counter, 1);
      asm.jmp(counted);
      asm.bind(two);
      asm.ri(Form.ADD_RM64_IMM8, counter, 2);
      asm.jmp(counted);
      asm.bind(three);
      asm.ri(Form.ADD_RM64_IMM8, counter, 3);
      asm.bind(counted);
    },
  });
}

function emitUtfLength(parts: EnvParts, name: string): void {
  const { asm } = parts;
  parts.begin(name);
  asm.rr(Form.TEST_RM64_R64, Reg.RSI, Reg.RSI);
  asm.jcc(Cond.E, parts.slowOf(name));
  emitUnits(parts);
  asm.rr(Form.XOR_R32_RM32, Reg.R10, Reg.R10);
  emitCount(parts, Reg.R10);
  asm.rr(Form.MOV_R64_RM64, Reg.RAX, Reg.R10);
  asm.o(Form.RET);
}

/** Writes the units in modified UTF-8 to rdi, which ends behind them. Changes rax, rcx, rdx, r8. */
function emitEncode(parts: EnvParts): void {
  const { asm } = parts;
  const put = (shift: number, mark: number, mask: number): void => {
    asm.rr(Form.MOV_R32_RM32, Reg.RDX, Reg.RAX);
    if (shift > 0) asm.ri(Form.SHR_RM32_IMM8, Reg.RDX, shift);
    asm.ri(Form.AND_RM32_IMM8, Reg.RDX, mask);
    asm.ri(Form.OR_RM32_IMM32, Reg.RDX, mark);
    asm.rm(Form.MOV_RM8_R8, Reg.RDX, Reg.RDI, 0);
    asm.ri(Form.ADD_RM64_IMM8, Reg.RDI, 1);
  };
  emitLoop(parts, {
    body: () => {
      const two = asm.newLabel();
      const three = asm.newLabel();
      const last = asm.newLabel();
      const written = asm.newLabel();
      emitWidth(parts, two, three);
      asm.rm(Form.MOV_RM8_R8, Reg.RAX, Reg.RDI, 0);
      asm.ri(Form.ADD_RM64_IMM8, Reg.RDI, 1);
      asm.jmp(written);
      asm.bind(three);
      put(12, 0xe0, 0x0f);
      put(6, 0x80, 0x3f);
      asm.jmp(last);
      asm.bind(two);
      put(6, 0xc0, 0x1f);
      asm.bind(last);
      put(0, 0x80, 0x3f);
      asm.bind(written);
    },
  });
}

/** Writes the units as 16 bits each to rdi. */
function emitWiden(parts: EnvParts): void {
  const { asm } = parts;
  emitLoop(parts, {
    body: () => {
      asm.rm(Form.MOV_RM16_R16, Reg.RAX, Reg.RDI, 0);
      asm.ri(Form.ADD_RM64_IMM8, Reg.RDI, 2);
    },
  });
}

/** *rdx = 1, if there is somebody to tell. */
function emitIsCopy({ asm }: EnvParts): void {
  const nobody = asm.newLabel();
  asm.rr(Form.TEST_RM64_R64, Reg.RDX, Reg.RDX);
  asm.jccShort(Cond.E, nobody);
  asm.mi(Form.MOV_RM8_IMM8, Reg.RDX, 0, 1);
  asm.bind(nobody);
}

/** A block of the C library of rdi bytes -> rdi, for the string in the handle rsi, which is kept; rax = 0 and on to `failed` if there is none. */
function emitBlock(parts: EnvParts, failed: Label): void {
  const { asm } = parts;
  asm.r(Form.PUSH_R64, Reg.RSI);
  parts.callToC('malloc');
  asm.r(Form.POP_R64, Reg.RSI);
  asm.rr(Form.TEST_RM64_R64, Reg.RAX, Reg.RAX);
  asm.jcc(Cond.E, failed);
  asm.rr(Form.MOV_R64_RM64, Reg.RDI, Reg.RAX);
}

/** (env, string, isCopy) -> the units and a 0, in memory of the C library. */
function emitGetUnits(parts: EnvParts, name: string): void {
  const { asm } = parts;
  const failed = asm.newLabel();
  parts.begin(name);
  asm.rr(Form.TEST_RM64_R64, Reg.RSI, Reg.RSI);
  asm.jcc(Cond.E, parts.slowOf(name));
  emitIsCopy(parts);
  emitUnits(parts);
  asm.rx(Form.LEA_R64_M, Reg.RDI, Reg.RCX, Reg.RCX, 0, 2);
  emitBlock(parts, failed);
  asm.r(Form.PUSH_R64, Reg.RDI);
  emitUnits(parts);
  emitWiden(parts);
  asm.rr(Form.XOR_R32_RM32, Reg.RAX, Reg.RAX);
  asm.rm(Form.MOV_RM16_R16, Reg.RAX, Reg.RDI, 0);
  asm.r(Form.POP_R64, Reg.RAX);
  asm.bind(failed);
  asm.o(Form.RET);
}

/** What GetStringUTFChars does with strings that are not ASCII: (env, string, isCopy). */
export function emitGetUtf(parts: EnvParts, start: Label): void {
  const { asm } = parts;
  const failed = asm.newLabel();
  asm.align(16);
  asm.bind(start);
  emitIsCopy(parts);
  emitUnits(parts);
  asm.ri(Form.MOV_R32_IMM32, Reg.RDI, 1);
  emitCount(parts, Reg.RDI);
  emitBlock(parts, failed);
  asm.r(Form.PUSH_R64, Reg.RDI);
  emitUnits(parts);
  emitEncode(parts);
  asm.mi(Form.MOV_RM8_IMM8, Reg.RDI, 0, 0);
  asm.r(Form.POP_R64, Reg.RAX);
  asm.bind(failed);
  asm.o(Form.RET);
}

/** (env, string, copy): what lies in the NATIVE area is TypeScript's. */
function emitRelease(parts: EnvParts, name: string): void {
  const { asm } = parts;
  parts.begin(name);
  asm.rr(Form.MOV_R64_RM64, Reg.RAX, Reg.RDX);
  asm.ri(Form.SUB_RM64_IMM32, Reg.RAX, Region.NATIVE);
  asm.ri(Form.CMP_RM64_IMM32, Reg.RAX, Region.NATIVE_SIZE);
  asm.jcc(Cond.B, parts.slowOf(name));
  asm.rr(Form.MOV_R64_RM64, Reg.RDI, Reg.RDX);
  parts.jumpToC('free');
}

/** (env, string, start, length, to): what is out of bounds is TypeScript's to tell. A 0 ends UTF-8. */
function emitRegion(parts: EnvParts, name: string, isUtf: boolean): void {
  const { asm } = parts;
  const slow = asm.newLabel();
  parts.begin(name);
  asm.rr(Form.TEST_RM64_R64, Reg.RSI, Reg.RSI);
  asm.jcc(Cond.E, parts.slowOf(name));
  asm.rr(Form.MOV_R64_RM64, Reg.RDI, Reg.R8);
  asm.rr(Form.MOV_R32_RM32, Reg.R10, Reg.RCX); // length
  asm.rr(Form.MOV_R32_RM32, Reg.R11, Reg.RDX); // start
  emitUnits(parts);
  // As 64-bit numbers of 32 unsigned bits each: the sum is above 2^31 if one is negative.
  asm.rx(Form.LEA_R64_M, Reg.RAX, Reg.R10, Reg.R11, 0, 0);
  asm.rr(Form.CMP_R64_RM64, Reg.RAX, Reg.RCX);
  asm.jcc(Cond.A, slow);
  asm.rr(Form.MOV_R32_RM32, Reg.RCX, Reg.R9);
  asm.r(Form.SHL_RM64_CL, Reg.R11);
  asm.rr(Form.ADD_R64_RM64, Reg.R8, Reg.R11);
  asm.rr(Form.MOV_R32_RM32, Reg.RCX, Reg.R10);
  if (isUtf) {
    emitEncode(parts);
    asm.mi(Form.MOV_RM8_IMM8, Reg.RDI, 0, 0);
  } else emitWiden(parts);
  asm.o(Form.RET);
  asm.bind(slow);
  asm.rr(Form.MOV_R64_RM64, Reg.R8, Reg.RDI);
  asm.rr(Form.MOV_R32_RM32, Reg.RCX, Reg.R10);
  asm.rr(Form.MOV_R32_RM32, Reg.RDX, Reg.R11);
  asm.jmp(parts.slowOf(name));
}

/** (env, units, length): of Latin-1 characters a byte each, if it is not too long and the nursery has room. */
function emitNewString(parts: EnvParts): void {
  const { asm, host } = parts;
  const { value, coder, record, size, bytesRecord } = host.strings;
  const slow = parts.slowOf('NewString');
  const or = asm.newLabel();
  const ored = asm.newLabel();
  const wide = asm.newLabel();
  const sized = asm.newLabel();
  const copy = asm.newLabel();
  const copied = asm.newLabel();
  const copyWide = asm.newLabel();
  parts.begin('NewString');
  asm.rr(Form.TEST_RM64_R64, Reg.RSI, Reg.RSI);
  asm.jcc(Cond.E, slow);
  asm.rr(Form.MOV_R32_RM32, Reg.RDX, Reg.RDX);
  asm.ri(Form.CMP_RM32_IMM32, Reg.RDX, LONGEST);
  asm.jcc(Cond.A, slow);
  // r8 = all bits of all units
  asm.rr(Form.XOR_R32_RM32, Reg.R8, Reg.R8);
  asm.rr(Form.MOV_R32_RM32, Reg.RCX, Reg.RDX);
  asm.bind(or);
  asm.ri(Form.SUB_RM64_IMM8, Reg.RCX, 1);
  asm.jccShort(Cond.B, ored);
  asm.rx(Form.MOVZX_R32_RM16, Reg.RAX, Reg.RSI, Reg.RCX, 1, 0);
  asm.rr(Form.OR_R32_RM32, Reg.R8, Reg.RAX);
  asm.jmp(or);
  asm.bind(ored);
  // r10 = bytes, r11 = coder
  asm.rr(Form.MOV_R32_RM32, Reg.R10, Reg.RDX);
  asm.rr(Form.XOR_R32_RM32, Reg.R11, Reg.R11);
  asm.ri(Form.CMP_RM32_IMM32, Reg.R8, 0xff);
  asm.jcc(Cond.A, wide);
  asm.bind(sized);
  asm.rm(Form.LEA_R64_M, Reg.RCX, Reg.R10, size + Obj.ARRAY_DATA + Obj.ALIGNMENT - 1);
  asm.ri(Form.AND_RM64_IMM8, Reg.RCX, -Obj.ALIGNMENT);
  asm.ra(Form.MOV_R32_RM32, Reg.R9, Ctx.ADDRESS + Ctx.ALLOC_TOP);
  asm.rr(Form.ADD_R64_RM64, Reg.RCX, Reg.R9);
  asm.ra(Form.CMP_R32_RM32, Reg.RCX, Ctx.ADDRESS + Ctx.ALLOC_LIMIT);
  asm.jcc(Cond.A, slow);
  asm.ra(Form.MOV_RM32_R32, Reg.RCX, Ctx.ADDRESS + Ctx.ALLOC_TOP);
  asm.mi(Form.MOV_RM32_IMM32, Reg.R9, Obj.CLASS, record);
  asm.rm(Form.MOV_RM8_R8, Reg.R11, Reg.R9, coder);
  asm.rm(Form.LEA_R64_M, Reg.RDI, Reg.R9, size);
  asm.rm(Form.MOV_RM32_R32, Reg.RDI, Reg.R9, value);
  asm.mi(Form.MOV_RM32_IMM32, Reg.RDI, Obj.CLASS, bytesRecord);
  asm.rm(Form.MOV_RM32_R32, Reg.R10, Reg.RDI, Obj.ARRAY_LENGTH);
  asm.ri(Form.ADD_RM64_IMM8, Reg.RDI, Obj.ARRAY_DATA);
  asm.rr(Form.TEST_RM32_R32, Reg.R11, Reg.R11);
  asm.jcc(Cond.NE, copyWide);
  asm.bind(copy);
  asm.ri(Form.SUB_RM64_IMM8, Reg.RDX, 1);
  asm.jcc(Cond.B, copied);
  asm.rx(Form.MOVZX_R32_RM16, Reg.RAX, Reg.RSI, Reg.RDX, 1, 0);
  asm.rx(Form.MOV_RM8_R8, Reg.RAX, Reg.RDI, Reg.RDX, 0, 0);
  asm.jmp(copy);
  asm.bind(copyWide);
  asm.ri(Form.SUB_RM64_IMM8, Reg.RDX, 1);
  asm.jcc(Cond.B, copied);
  asm.rx(Form.MOVZX_R32_RM16, Reg.RAX, Reg.RSI, Reg.RDX, 1, 0);
  asm.rx(Form.MOV_RM16_R16, Reg.RAX, Reg.RDI, Reg.RDX, 1, 0);
  asm.jmp(copyWide);
  asm.bind(copied);
  asm.rr(Form.MOV_R32_RM32, Reg.RAX, Reg.R9);
  asm.jmp(parts.newLocal);
  asm.bind(wide);
  asm.rr(Form.ADD_R32_RM32, Reg.R10, Reg.R10);
  asm.ri(Form.MOV_R32_IMM32, Reg.R11, 1);
  asm.jmp(sized);
}
