/** Machine code of the JNI's functions that look classes and members up: what has been asked for before it answers (lookups.ts), the rest TypeScript. */
import { Ctx, Frame, Mirror } from '../../layout/layout.js';
import { Cond, Form, type Label, Reg } from '../../x64/assembler.js';
import type { EnvParts } from './env-parts.js';
import {
  LOOKUP_ENTRIES,
  LOOKUP_HASH_SHIFT,
  LOOKUP_SIGNATURE_SCALE,
  LookupEntry,
  LookupFunction,
} from './lookups.js';

const MEMBERS: readonly (readonly [name: string, fn: LookupFunction])[] = [
  ['GetMethodID', LookupFunction.GET_METHOD_ID],
  ['GetStaticMethodID', LookupFunction.GET_STATIC_METHOD_ID],
  ['GetFieldID', LookupFunction.GET_FIELD_ID],
  ['GetStaticFieldID', LookupFunction.GET_STATIC_FIELD_ID],
];

const SCALE_BITS = Math.log2(LOOKUP_SIGNATURE_SCALE);

export function emitLookupFunctions(parts: EnvParts): void {
  const { asm } = parts;
  parts.begin('FindClass');
  asm.rr(Form.TEST_RM64_R64, Reg.RSI, Reg.RSI);
  asm.jcc(Cond.E, parts.slowOf('FindClass'));
  asm.rr(Form.MOV_R64_RM64, Reg.RDX, Reg.RSI);
  asm.rr(Form.XOR_R32_RM32, Reg.RCX, Reg.RCX);
  asm.ra(Form.MOV_R64_RM64, Reg.RAX, Ctx.ADDRESS + Ctx.NATIVE_RBP);
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RAX, Frame.CODE_ID);
  emitLookup(parts, LookupFunction.FIND_CLASS, parts.slowOf('FindClass'));
  asm.jmp(parts.newLocal);

  for (const [name, fn] of MEMBERS) {
    const slow = parts.slowOf(name);
    parts.begin(name);
    for (const reg of [Reg.RSI, Reg.RDX, Reg.RCX]) {
      asm.rr(Form.TEST_RM64_R64, reg, reg);
      asm.jcc(Cond.E, slow);
    }
    asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RSI, 0);
    asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RAX, Mirror.RECORD);
    emitLookup(parts, fn, slow);
    asm.o(Form.RET);
  }
}

/** eax = key, rdx = name, rcx = signature or 0 -> eax = the result, or on at `slow` with all arguments as they were. */
function emitLookup(parts: EnvParts, fn: LookupFunction, slow: Label): void {
  const { asm, host } = parts;
  const differs = asm.newLabel();
  const found = asm.newLabel();
  const saved = [Reg.RSI, Reg.RDX, Reg.RCX, Reg.R9, Reg.RBX];
  asm.rr(Form.MOV_R32_RM32, Reg.R9, Reg.RCX);
  asm.ri(Form.SHL_RM32_IMM8, Reg.R9, SCALE_BITS);
  asm.rr(Form.ADD_R32_RM32, Reg.R9, Reg.RDX);
  asm.rr(Form.ADD_R32_RM32, Reg.R9, Reg.RAX);
  asm.rr(Form.MOV_R32_RM32, Reg.R10, Reg.R9);
  asm.ri(Form.SHR_RM32_IMM8, Reg.R10, LOOKUP_HASH_SHIFT);
  asm.rr(Form.XOR_R32_RM32, Reg.R9, Reg.R10);
  asm.ri(Form.AND_RM32_IMM32, Reg.R9, LOOKUP_ENTRIES - 1);
  asm.rri(Form.IMUL_R32_RM32_IMM32, Reg.R9, Reg.R9, LookupEntry.SIZE);
  asm.ri(Form.ADD_RM64_IMM32, Reg.R9, host.lookups);
  asm.rm(Form.CMP_R32_RM32, Reg.RAX, Reg.R9, LookupEntry.KEY);
  asm.jcc(Cond.NE, slow);
  asm.mi(Form.CMP_RM32_IMM8, Reg.R9, LookupEntry.FUNCTION, fn);
  asm.jcc(Cond.NE, slow);
  asm.rm(Form.CMP_R64_RM64, Reg.RDX, Reg.R9, LookupEntry.NAME);
  asm.jcc(Cond.NE, slow);
  asm.rm(Form.CMP_R64_RM64, Reg.RCX, Reg.R9, LookupEntry.SIGNATURE);
  asm.jcc(Cond.NE, slow);
  // The same places; what they hold may have changed.
  for (const reg of saved) asm.r(Form.PUSH_R64, reg);
  asm.rr(Form.MOV_R64_RM64, Reg.RBX, Reg.R9);
  asm.rr(Form.MOV_R64_RM64, Reg.RDI, Reg.RDX);
  asm.rm(Form.MOV_R64_RM64, Reg.RSI, Reg.RBX, LookupEntry.NAME_COPY);
  parts.callToC('strcmp');
  asm.rr(Form.TEST_RM32_R32, Reg.RAX, Reg.RAX);
  asm.jcc(Cond.NE, differs);
  if (fn !== LookupFunction.FIND_CLASS) {
    asm.rm(Form.MOV_R64_RM64, Reg.RDI, Reg.RBX, LookupEntry.SIGNATURE);
    asm.rm(Form.MOV_R64_RM64, Reg.RSI, Reg.RBX, LookupEntry.SIGNATURE_COPY);
    parts.callToC('strcmp');
    asm.rr(Form.TEST_RM32_R32, Reg.RAX, Reg.RAX);
    asm.jcc(Cond.NE, differs);
  }
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RBX, LookupEntry.RESULT);
  for (const reg of saved.toReversed()) asm.r(Form.POP_R64, reg);
  asm.jmp(found);
  asm.bind(differs);
  for (const reg of saved.toReversed()) asm.r(Form.POP_R64, reg);
  asm.jmp(slow);
  asm.bind(found);
}
