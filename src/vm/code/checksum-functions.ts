/** Code for java.util.zip's CRC32 and Adler32: zlib's functions, called on the C stack without leaving for TypeScript. */
import { type CFunction, Ctx, cFunctionAt, Obj } from '../../layout/layout.js';
import { Assembler, Form, Reg } from '../../x64/assembler.js';
import type { JavaMethod } from '../classes/java-class.js';
import type { VM } from '../vm.js';

/** By class: the function `uLong f(uLong checksum, const Bytef *bytes, uInt count)`. */
const FUNCTIONS: ReadonlyMap<string, CFunction> = new Map([
  ['java/util/zip/CRC32', 'crc32'],
  ['java/util/zip/Adler32', 'adler32'],
]);

/** Puts address and count in rsi and edx; the checksum is in edi. The callers in Java have checked the ranges. */
type Arguments = (asm: Assembler) => void;

const addressAndCount =
  (disp: number): Arguments =>
  (asm) => {
    asm.rr(Form.MOVSXD_R64_RM32, Reg.RDX, Reg.RDX);
    asm.rx(Form.LEA_R64_M, Reg.RSI, Reg.RSI, Reg.RDX, 0, disp);
    asm.rr(Form.MOV_R32_RM32, Reg.RDX, Reg.RCX);
  };

const oneByte: Arguments = (asm) => {
  asm.rm(Form.MOV_RM8_R8, Reg.RSI, Reg.R15, Ctx.SCRATCH);
  asm.rm(Form.LEA_R64_M, Reg.RSI, Reg.R15, Ctx.SCRATCH);
  asm.ri(Form.MOV_R32_IMM32, Reg.RDX, 1);
};

/** By the natives' names, which end in 0 or do not. */
const METHODS: ReadonlyMap<string, Arguments> = new Map([
  ['update(II)I', oneByte],
  ['updateBytes(I[BII)I', addressAndCount(Obj.ARRAY_DATA)],
  ['updateBytes0(I[BII)I', addressAndCount(Obj.ARRAY_DATA)],
  ['updateByteBuffer(IJII)I', addressAndCount(0)],
  ['updateByteBuffer0(IJII)I', addressAndCount(0)],
]);

/** Address of code for a method, 0 if it is none of these. */
export function checksumFunction(vm: VM, method: JavaMethod): number {
  if (!method.isNative || !method.holder.loader.isBoot) return 0;
  const name = FUNCTIONS.get(method.holder.name);
  const args = METHODS.get(method.signature);
  if (name === undefined || args === undefined) return 0;
  const address = vm.trampoline.dlsym(name);
  // Asked for the initial value, Node's zlib finds out which instructions the processor has.
  vm.trampoline.callC(address, 0, 0, 0);
  const asm = new Assembler();
  asm.reset(vm.code.origin);
  asm.rr(Form.MOV_R32_RM32, Reg.RDI, Reg.RDI);
  args(asm);
  asm.rm(Form.MOV_R64_RM64, Reg.RAX, Reg.R15, cFunctionAt(name));
  asm.jmpAbs(vm.trampoline.stubs.callC);
  return vm.code.installStub(asm);
}
