/** Intrinsics as callable code: leaf code without a frame on the argument registers; what is not simple falls into the native method's stub. */
import { Card, ClassFlag, ClassRec, Ctx, Mark, Obj, Region } from '../layout/layout.js';
import { Assembler, Cond, Form, type Label, Reg } from '../x64/assembler.js';
import type { CompiledCode, StubAddresses } from './env.js';
import {
  absFloat,
  getClass,
  isFloatAccess,
  mathDouble,
  mathInteger,
  minMax,
  unsafeCompareAndExchange,
  unsafeCompareAndSet,
  unsafeGet,
  unsafeGetAndAdd,
  unsafeGetAndSet,
  unsafePut,
} from './intrinsic-code.js';
import { type AccessType, Intrinsic } from './intrinsics.js';
import { emitNativeStub, type NativeStubOptions } from './native-stub.js';

const assembler = new Assembler();

/** True if the body cannot do without a native method behind it. */
export function needsNative(id: number): boolean {
  const intrinsic = id & Intrinsic.MASK;
  return (
    intrinsic === Intrinsic.HASH_CODE ||
    intrinsic === Intrinsic.IDENTITY_HASH_CODE ||
    intrinsic === Intrinsic.ARRAY_COPY
  );
}

/**
 * The code of a method that is an intrinsic. The options describe its native stub, which is used where {@link needsNative} says so (the method must then have a
 * binding in TypeScript too). `bytes` is valid until the next body is made.
 */
export function compileIntrinsicBody(
  id: number,
  stubs: StubAddresses,
  options: NativeStubOptions,
): CompiledCode {
  const asm = assembler;
  asm.reset(options.origin);
  const intrinsic = (id & Intrinsic.MASK) as Intrinsic;
  if (needsNative(id)) {
    const slow = asm.newLabel();
    if (intrinsic === Intrinsic.ARRAY_COPY) emitArrayCopy(asm, slow);
    else emitHashCode(asm, slow, intrinsic === Intrinsic.IDENTITY_HASH_CODE);
    asm.bind(slow);
    return emitNativeStub(asm, stubs, options);
  }
  if (intrinsic <= Intrinsic.FENCE) emitUnsafe(asm, intrinsic, (id >> Intrinsic.TYPE_SHIFT) as AccessType);
  else emitLeaf(asm, intrinsic);
  asm.o(Form.RET);
  return {
    bytes: asm.bytes(),
    relocations: asm.relocations(),
    frameSize: 8,
    pointerHomes: 0,
    syncHome: -1,
    pcTable: Int32Array.of(0, -1),
    handlerTable: new Int32Array(0),
    loopTable: new Int32Array(0),
    sites: [],
    faultTable: new Int32Array(0),
  };
}

/** rdi = the Unsafe, rsi = object, rdx = offset, rcx or xmm0 = first value, r8 = second. */
function emitUnsafe(asm: Assembler, id: Intrinsic, type: AccessType): void {
  const { RAX, RSI, RDX, RCX, R8 } = registers;
  switch (id) {
    case Intrinsic.UNSAFE_GET:
      unsafeGet(asm, type, isFloatAccess(type) ? 0 : RAX, RSI, RDX);
      break;
    case Intrinsic.UNSAFE_PUT:
      unsafePut(asm, type, isFloatAccess(type) ? 0 : RCX, RSI, RDX, true);
      break;
    case Intrinsic.UNSAFE_COMPARE_AND_SET:
      unsafeCompareAndSet(asm, type, RAX, RSI, RDX, RCX, R8);
      break;
    case Intrinsic.UNSAFE_COMPARE_AND_EXCHANGE:
      unsafeCompareAndExchange(asm, type, RAX, RSI, RDX, RCX, R8);
      break;
    case Intrinsic.UNSAFE_GET_AND_ADD:
      unsafeGetAndAdd(asm, type, RAX, RSI, RDX, RCX);
      break;
    case Intrinsic.UNSAFE_GET_AND_SET:
      unsafeGetAndSet(asm, type, RAX, RSI, RDX, RCX);
      break;
    default:
      return;
  }
}

const registers = {
  RAX: Reg.RAX,
  RSI: Reg.RSI,
  RDX: Reg.RDX,
  RCX: Reg.RCX,
  R8: Reg.R8,
} as const;

function emitLeaf(asm: Assembler, id: Intrinsic): void {
  switch (id) {
    case Intrinsic.GET_CLASS:
      getClass(asm, Reg.RAX, Reg.RDI);
      break;
    case Intrinsic.CURRENT_THREAD:
      asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.R15, Ctx.THREAD);
      return;
    case Intrinsic.SQRT:
    case Intrinsic.FLOOR:
    case Intrinsic.CEIL:
    case Intrinsic.RINT:
    case Intrinsic.ABS_DOUBLE:
      mathDouble(asm, id, 0, 0);
      break;
    case Intrinsic.ABS_FLOAT:
      absFloat(asm, 0, 0);
      break;
    case Intrinsic.FLOAT_TO_RAW_BITS:
      asm.rr(Form.MOVD_RM32_XMM, 0, Reg.RAX);
      return;
    case Intrinsic.DOUBLE_TO_RAW_BITS:
      asm.rr(Form.MOVQ_RM64_XMM, 0, Reg.RAX);
      return;
    case Intrinsic.BITS_TO_FLOAT:
      asm.rr(Form.MOVD_XMM_RM32, 0, Reg.RDI);
      return;
    case Intrinsic.BITS_TO_DOUBLE:
      asm.rr(Form.MOVQ_XMM_RM64, 0, Reg.RDI);
      return;
    case Intrinsic.MIN_INT:
    case Intrinsic.MAX_INT:
    case Intrinsic.MIN_LONG:
    case Intrinsic.MAX_LONG:
      minMax(asm, id, Reg.RAX, Reg.RDI, Reg.RSI);
      break;
    default:
      mathInteger(asm, id, Reg.RAX, Reg.RDI);
      break;
  }
}

/** rdi = object: its hash if the mark word is neutral and has one. */
function emitHashCode(asm: Assembler, slow: Label, mayBeNull: boolean): void {
  const isNull = asm.newLabel();
  if (mayBeNull) {
    asm.rr(Form.TEST_RM32_R32, Reg.RDI, Reg.RDI);
    asm.jcc(Cond.E, isNull);
  }
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RDI, Obj.MARK);
  asm.ri(Form.TEST_RM32_IMM32, Reg.RAX, Mark.STATE_MASK);
  asm.jcc(Cond.NE, slow);
  asm.ri(Form.SHR_RM32_IMM8, Reg.RAX, Mark.PAYLOAD_SHIFT);
  asm.jcc(Cond.E, slow);
  asm.o(Form.RET);
  if (!mayBeNull) return;
  asm.bind(isNull);
  asm.rr(Form.XOR_R32_RM32, Reg.RAX, Reg.RAX);
  asm.o(Form.RET);
}

/** Copies from this many bytes on are left to the string instruction, which takes some time to start. */
const STRING_COPY = 512;

/**
 * rdi = source, esi = its position, rdx = destination, ecx = its position, r8d = length. Done here if both are arrays of one class (then no element needs a
 * check) and the ranges lie within them.
 */
function emitArrayCopy(asm: Assembler, slow: Label): void {
  checkArrays(asm, slow);
  // From here on nothing can go wrong: rsi = first source byte, rdi = first destination byte, r8 = bytes.
  asm.rm(Form.MOV_R32_RM32, Reg.R9, Reg.RAX, ClassRec.FLAGS);
  asm.rr(Form.MOV_R32_RM32, Reg.R10, Reg.RCX);
  asm.rm(Form.MOV_R32_RM32, Reg.RCX, Reg.RAX, ClassRec.ELEM_SHIFT);
  for (const reg of [Reg.RSI, Reg.R10, Reg.R8]) asm.r(Form.SHL_RM64_CL, reg);
  asm.rx(Form.LEA_R64_M, Reg.RSI, Reg.RDI, Reg.RSI, 0, Obj.ARRAY_DATA);
  asm.rx(Form.LEA_R64_M, Reg.RDI, Reg.RDX, Reg.R10, 0, Obj.ARRAY_DATA);
  asm.rr(Form.MOV_R64_RM64, Reg.RDX, Reg.RDI);

  const backward = asm.newLabel();
  const copied = asm.newLabel();
  asm.rr(Form.MOV_R64_RM64, Reg.RAX, Reg.RDI);
  asm.rr(Form.SUB_R64_RM64, Reg.RAX, Reg.RSI);
  asm.rr(Form.CMP_R64_RM64, Reg.RAX, Reg.R8); // unsigned: a destination below the source is far above it
  asm.jcc(Cond.B, backward);
  copyForward(asm, copied);
  asm.bind(backward);
  copyBackward(asm, copied);
  asm.bind(copied);
  markCards(asm);
}

/** Leaves rax = the class; zero-extends the positions and the length. */
function checkArrays(asm: Assembler, slow: Label): void {
  for (const reg of [Reg.RDI, Reg.RDX]) {
    asm.rr(Form.TEST_RM32_R32, reg, reg);
    asm.jcc(Cond.E, slow);
  }
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RDI, Obj.CLASS);
  asm.rm(Form.CMP_R32_RM32, Reg.RAX, Reg.RDX, Obj.CLASS);
  asm.jcc(Cond.NE, slow);
  asm.mi(Form.TEST_RM32_IMM32, Reg.RAX, ClassRec.FLAGS, ClassFlag.ARRAY);
  asm.jcc(Cond.E, slow);
  for (const reg of [Reg.RSI, Reg.RCX, Reg.R8]) asm.rr(Form.MOV_R32_RM32, reg, reg);
  asm.rr(Form.MOV_R32_RM32, Reg.R10, Reg.RSI);
  asm.rr(Form.OR_R32_RM32, Reg.R10, Reg.RCX);
  asm.rr(Form.OR_R32_RM32, Reg.R10, Reg.R8);
  asm.jcc(Cond.S, slow);
  for (const [array, position] of [
    [Reg.RDI, Reg.RSI],
    [Reg.RDX, Reg.RCX],
  ]) {
    asm.rx(Form.LEA_R64_M, Reg.R10, position, Reg.R8, 0, 0);
    asm.rm(Form.MOV_R32_RM32, Reg.R11, array, Obj.ARRAY_LENGTH);
    asm.rr(Form.CMP_R64_RM64, Reg.R10, Reg.R11);
    asm.jcc(Cond.A, slow);
  }
}

/** r8 bytes from rsi to rdi, ascending, in words and then bytes. Changes rax, rcx, rsi, rdi. */
function copyForward(asm: Assembler, done: Label): void {
  const short = asm.newLabel();
  const words = asm.newLabel();
  const rest = asm.newLabel();
  const bytes = asm.newLabel();
  asm.rr(Form.MOV_R64_RM64, Reg.RCX, Reg.R8);
  asm.ri(Form.CMP_RM64_IMM32, Reg.RCX, STRING_COPY);
  asm.jcc(Cond.B, short);
  asm.o(Form.REP_MOVSB);
  asm.jmp(done);
  asm.bind(short);
  asm.bind(words);
  asm.ri(Form.SUB_RM64_IMM8, Reg.RCX, 8);
  asm.jcc(Cond.B, rest);
  asm.rm(Form.MOV_R64_RM64, Reg.RAX, Reg.RSI, 0);
  asm.rm(Form.MOV_RM64_R64, Reg.RAX, Reg.RDI, 0);
  asm.ri(Form.ADD_RM64_IMM8, Reg.RSI, 8);
  asm.ri(Form.ADD_RM64_IMM8, Reg.RDI, 8);
  asm.jmp(words);
  asm.bind(rest);
  asm.ri(Form.ADD_RM64_IMM8, Reg.RCX, 8);
  asm.bind(bytes);
  asm.jcc(Cond.E, done);
  asm.rm(Form.MOVZX_R32_RM8, Reg.RAX, Reg.RSI, 0);
  asm.rm(Form.MOV_RM8_R8, Reg.RAX, Reg.RDI, 0);
  asm.ri(Form.ADD_RM64_IMM8, Reg.RSI, 1);
  asm.ri(Form.ADD_RM64_IMM8, Reg.RDI, 1);
  asm.ri(Form.SUB_RM64_IMM8, Reg.RCX, 1);
  asm.jmp(bytes);
}

/** The same descending, for a destination that overlaps the source from above: a word's store never reaches bytes still to be read. */
function copyBackward(asm: Assembler, done: Label): void {
  const words = asm.newLabel();
  const rest = asm.newLabel();
  const bytes = asm.newLabel();
  asm.rr(Form.MOV_R64_RM64, Reg.RCX, Reg.R8);
  asm.bind(words);
  asm.ri(Form.SUB_RM64_IMM8, Reg.RCX, 8);
  asm.jcc(Cond.B, rest);
  asm.rx(Form.MOV_R64_RM64, Reg.RAX, Reg.RSI, Reg.RCX, 0, 0);
  asm.rx(Form.MOV_RM64_R64, Reg.RAX, Reg.RDI, Reg.RCX, 0, 0);
  asm.jmp(words);
  asm.bind(rest);
  asm.ri(Form.ADD_RM64_IMM8, Reg.RCX, 8);
  asm.bind(bytes);
  asm.ri(Form.SUB_RM64_IMM8, Reg.RCX, 1);
  asm.jcc(Cond.B, done);
  asm.rx(Form.MOVZX_R32_RM8, Reg.RAX, Reg.RSI, Reg.RCX, 0, 0);
  asm.rx(Form.MOV_RM8_R8, Reg.RAX, Reg.RDI, Reg.RCX, 0, 0);
  asm.jmp(bytes);
}

/** Write barrier for r8 bytes from rdx on, if r9 (the class's flags) says that they are references. Returns. */
function markCards(asm: Assembler): void {
  const next = asm.newLabel();
  const done = asm.newLabel();
  asm.ri(Form.TEST_RM32_IMM32, Reg.R9, ClassFlag.PRIMITIVE_ARRAY);
  asm.jcc(Cond.NE, done);
  asm.rr(Form.TEST_RM64_R64, Reg.R8, Reg.R8);
  asm.jcc(Cond.E, done);
  asm.rx(Form.LEA_R64_M, Reg.RCX, Reg.RDX, Reg.R8, 0, -1);
  asm.ri(Form.SHR_RM64_IMM8, Reg.RDX, Card.SHIFT);
  asm.ri(Form.SHR_RM64_IMM8, Reg.RCX, Card.SHIFT);
  asm.bind(next);
  asm.mi(Form.MOV_RM8_IMM8, Reg.RDX, Region.CARDS, 1);
  asm.ri(Form.ADD_RM64_IMM8, Reg.RDX, 1);
  asm.rr(Form.CMP_R64_RM64, Reg.RDX, Reg.RCX);
  asm.jcc(Cond.BE, next);
  asm.bind(done);
  asm.o(Form.RET);
}
