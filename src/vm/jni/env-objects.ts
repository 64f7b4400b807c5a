/** Machine code of the JNI's functions that make objects, store into arrays of them, and look at buffers. */
import { emitNewObject } from '../../../native-trampoline/stubs/allocation.js';
import { Card, ClassRec, Ctx, Mirror, Obj, Region } from '../../layout/layout.js';
import { Cond, Form, type Label, Reg } from '../../x64/assembler.js';
import type { EnvParts } from './env-parts.js';

/** java.nio.Buffer and what direct buffers implement. */
export interface BufferLayout {
  /** Class records. */
  readonly buffer: number;
  readonly direct: number;
  /** Offsets of fields. */
  readonly address: number;
  readonly capacity: number;
  /** Cell of java.nio.DirectByteBuffer's mirror, and the jmethodID of its constructor of an address and a capacity. */
  readonly classCell: number;
  readonly constructor_: number;
}

/** Returns where AllocObject begins. */
export function emitObjectFunctions(parts: EnvParts): Label {
  const allocate = emitAllocObject(parts);
  emitSetElement(parts);
  emitBufferField(parts, 'GetDirectBufferAddress', parts.host.buffers.address, 0);
  emitBufferField(parts, 'GetDirectBufferCapacity', parts.host.buffers.capacity, -1);
  return allocate;
}

/** (env, class): where the nursery has room, as compiled code has it. */
function emitAllocObject(parts: EnvParts): Label {
  const { asm } = parts;
  const start = asm.newLabel();
  const body = asm.newLabel();
  const slow = asm.newLabel();
  parts.begin('AllocObject');
  asm.bind(start);
  asm.rr(Form.TEST_RM64_R64, Reg.RSI, Reg.RSI);
  asm.jcc(Cond.E, parts.slowOf('AllocObject'));
  asm.rm(Form.MOV_R32_RM32, Reg.RDI, Reg.RSI, 0);
  asm.rm(Form.MOV_R32_RM32, Reg.RDI, Reg.RDI, Mirror.RECORD);
  asm.r(Form.PUSH_R64, Reg.R15);
  asm.ri(Form.MOV_R32_IMM32, Reg.R15, Ctx.ADDRESS);
  asm.call(body);
  asm.r(Form.POP_R64, Reg.R15);
  asm.jmp(parts.newLocal);
  asm.bind(body);
  emitNewObject(asm, slow);
  asm.bind(slow);
  asm.ri(Form.ADD_RM64_IMM8, Reg.RSP, 8);
  asm.r(Form.POP_R64, Reg.R15);
  asm.jmp(parts.slowOf('AllocObject'));
  return start;
}

/** (env, array, index, value): what is out of bounds or does not fit is TypeScript's to tell. */
function emitSetElement(parts: EnvParts): void {
  const { asm, host } = parts;
  const slow = parts.slowOf('SetObjectArrayElement');
  const misfit = asm.newLabel();
  const store = asm.newLabel();
  parts.begin('SetObjectArrayElement');
  asm.rr(Form.TEST_RM64_R64, Reg.RSI, Reg.RSI);
  asm.jcc(Cond.E, slow);
  asm.rm(Form.MOV_R32_RM32, Reg.R9, Reg.RSI, 0);
  asm.rm(Form.CMP_R32_RM32, Reg.RDX, Reg.R9, Obj.ARRAY_LENGTH);
  asm.jcc(Cond.AE, slow);
  parts.loadRef(Reg.R8, Reg.RCX);
  asm.rr(Form.MOV_R32_RM32, Reg.R10, Reg.RDX);
  asm.rr(Form.TEST_RM32_R32, Reg.R8, Reg.R8);
  asm.jcc(Cond.E, store);
  asm.rr(Form.MOV_R64_RM64, Reg.R11, Reg.RCX);
  asm.rm(Form.MOV_R32_RM32, Reg.RDX, Reg.R9, Obj.CLASS);
  asm.rm(Form.MOV_R32_RM32, Reg.RDX, Reg.RDX, ClassRec.ELEMENT);
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.R8, Obj.CLASS);
  asm.callAbs(host.stubs.subtype);
  asm.rr(Form.TEST_RM32_R32, Reg.RAX, Reg.RAX);
  asm.jcc(Cond.E, misfit);
  asm.bind(store);
  asm.rx(Form.LEA_R64_M, Reg.RAX, Reg.R9, Reg.R10, 2, Obj.ARRAY_DATA);
  asm.rm(Form.MOV_RM32_R32, Reg.R8, Reg.RAX, 0);
  asm.ri(Form.SHR_RM32_IMM8, Reg.RAX, Card.SHIFT);
  asm.mi(Form.MOV_RM8_IMM8, Reg.RAX, Region.CARDS, 1);
  asm.o(Form.RET);
  asm.bind(misfit);
  asm.rr(Form.MOV_R32_RM32, Reg.RDX, Reg.R10);
  asm.rr(Form.MOV_R64_RM64, Reg.RCX, Reg.R11);
  asm.jmp(slow);
}

/** (env, buffer): the field at `offset`, `otherwise` for what is no direct buffer. */
function emitBufferField(parts: EnvParts, name: string, offset: number, otherwise: number): void {
  const { asm, host } = parts;
  const { buffers } = host;
  const other = asm.newLabel();
  parts.begin(name);
  parts.loadRef(Reg.R8, Reg.RSI);
  asm.rr(Form.TEST_RM32_R32, Reg.R8, Reg.R8);
  asm.jcc(Cond.E, other);
  for (const record of [buffers.buffer, buffers.direct]) {
    asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.R8, Obj.CLASS);
    asm.ri(Form.MOV_R32_IMM32, Reg.RDX, record);
    asm.callAbs(host.stubs.subtype);
    asm.rr(Form.TEST_RM32_R32, Reg.RAX, Reg.RAX);
    asm.jcc(Cond.E, other);
  }
  if (offset === buffers.address) asm.rm(Form.MOV_R64_RM64, Reg.RAX, Reg.R8, offset);
  else asm.rm(Form.MOVSXD_R64_RM32, Reg.RAX, Reg.R8, offset);
  asm.o(Form.RET);
  asm.bind(other);
  asm.ri(Form.MOV_RM64_IMM32, Reg.RAX, otherwise);
  asm.o(Form.RET);
}
