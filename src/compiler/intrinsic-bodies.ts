/** Intrinsics as callable code: leaf code without a frame on the argument registers; what is not simple falls into the native method's stub. */
import { Ctx } from '../layout/layout.js';
import type { StubAddresses } from '../layout/stubs.js';
import { Assembler, Form, Reg } from '../x64/assembler.js';
import { type BodyFields, FRAME } from './bodies/body.js';
import { BODIES } from './bodies/table.js';
import type { CompiledCode } from './env.js';
import {
  absFloat,
  fusedMultiplyAdd,
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
import { emitNativeStub, finished, type NativeStubOptions } from './native-stub.js';

const assembler = new Assembler();

/** True if the body cannot do without a native method behind it. */
export function needsNative(id: number): boolean {
  return BODIES[(id & Intrinsic.MASK) as Intrinsic]?.native === true;
}

/**
 * The code of a method that is an intrinsic. The options describe its native stub, which is used where {@link needsNative} says so (the method must then have a
 * binding in TypeScript too). `bytes` is valid until the next body is made.
 */
export function compileIntrinsicBody(
  id: number,
  stubs: StubAddresses,
  options: NativeStubOptions,
  fields: BodyFields = { referent: 0 },
): CompiledCode {
  const asm = assembler;
  asm.reset(options.origin);
  const intrinsic = (id & Intrinsic.MASK) as Intrinsic;
  const row = BODIES[intrinsic];
  if (row !== undefined) {
    const slow = asm.newLabel();
    row.emit({ asm, slow, stubs, fields, codeId: options.codeId });
    asm.bind(slow);
    if (row.native) return emitNativeStub(asm, stubs, options);
    return leaf(asm);
  }
  if (intrinsic <= Intrinsic.FENCE) emitUnsafe(asm, intrinsic, (id >> Intrinsic.TYPE_SHIFT) as AccessType);
  else emitLeaf(asm, intrinsic);
  asm.o(Form.RET);
  return leaf(asm);
}

/** Code without a frame and without tables. */
function leaf(asm: Assembler): CompiledCode {
  return finished(asm, FRAME);
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
    case Intrinsic.FMA_FLOAT:
    case Intrinsic.FMA_DOUBLE:
      fusedMultiplyAdd(asm, id === Intrinsic.FMA_DOUBLE, 0, 0, 1, 2);
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
