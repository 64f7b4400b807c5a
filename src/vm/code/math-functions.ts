/**
 * Code for the functions of java.lang.Math that HotSpot has intrinsics for. Its own StrictMath would do by the specification, but not give the same results in one call out of
 * twenty: HotSpot's, like the C library's, are almost always the doubles next to the true values.
 */
import { compileCStub } from '../../compiler/leaf-call.js';
import { type CFunction, cFunctionAt, MethodRec } from '../../layout/layout.js';
import { Assembler, Cond, Form, Reg } from '../../x64/assembler.js';
import type { JavaMethod } from '../classes/java-class.js';
import type { VM } from '../vm.js';
import { CodeKind } from './code-blob.js';

const TRIGONOMETRIC = new Set(['sin(D)D', 'cos(D)D', 'tan(D)D']);
const C_FUNCTIONS = new Set([...TRIGONOMETRIC, 'exp(D)D', 'log(D)D']);
const POW = 'pow(DD)D';
const LOG10 = 'log10(D)D';

/** High words of 1.0 and of infinity, without their signs. */
const ONE = 0x3ff0_0000 << 1;
const INFINITY = 0x7ff0_0000 << 1;

/** High words, without their signs, of 2^26, and of the results near zero and beyond all bounds: 2^-30, 2^30. */
const HUGE_ARGUMENT = 0x4190_0000 << 1;
const TINY_RESULT = 0x3e10_0000 << 1;
const LARGE_RESULT = 0x41d0_0000 << 1;

/** Whether a method's code is not its bytecode's. */
export function isMathFunction({ holder, signature }: JavaMethod): boolean {
  if (holder.name !== 'java/lang/Math' || !holder.loader.isBoot) return false;
  return C_FUNCTIONS.has(signature) || signature === LOG10 || signature === POW;
}

/** Address of code for a method, 0 if it is none of these. */
export function mathFunction(vm: VM, method: JavaMethod): number {
  if (!isMathFunction(method)) return 0;
  const { signature } = method;
  if (TRIGONOMETRIC.has(signature)) return trigonometric(vm, method);
  if (C_FUNCTIONS.has(signature)) return cFunction(vm, method);
  if (signature === LOG10) return log10(vm);
  return pow(vm, cFunction(vm, method));
}

/** A stub that calls the C function of the method's name. */
function cFunction(vm: VM, method: JavaMethod): number {
  const { code } = vm;
  const compiled = compileCStub(vm.trampoline.stubs, {
    codeId: code.nextId,
    origin: code.origin,
    kinds: method.kinds,
    resultType: 'D',
    target: { contextOffset: cFunctionAt(method.name as CFunction) },
  });
  return code.install(method, compiled, CodeKind.NATIVE).start;
}

/**
 * The C library takes multiples of pi/2 off huge arguments to some 97 bits behind the point: too few where next to nothing is left. There the native of StrictMath takes over, which does it
 * to as many as it takes. The call has no frame, which nobody sees: the C library's function is a leaf.
 */
function trigonometric(vm: VM, method: JavaMethod): number {
  const general = cFunction(vm, method);
  const exact = vm.findMethod('java/lang/StrictMath', method.signature).record + MethodRec.ENTRY;
  const asm = new Assembler();
  asm.reset(vm.code.origin);
  const compareWith = (highWord: number): void => {
    asm.rr(Form.MOVQ_RM64_XMM, 0, Reg.RAX);
    asm.ri(Form.SHL_RM64_IMM8, Reg.RAX, 1);
    asm.ri64(Form.MOV_R64_IMM64, Reg.RCX, 0, highWord);
    asm.rr(Form.CMP_R64_RM64, Reg.RAX, Reg.RCX);
  };
  const again = asm.newLabel();
  compareWith(HUGE_ARGUMENT);
  asm.jccAbs(Cond.B, general);
  asm.ri(Form.SUB_RM64_IMM8, Reg.RSP, 8);
  asm.rm(Form.MOVSD_XMMM64_XMM, 0, Reg.RSP, 0);
  asm.callAbs(general);
  compareWith(TINY_RESULT);
  asm.jcc(Cond.B, again);
  if (method.name === 'tan') {
    compareWith(LARGE_RESULT);
    asm.jcc(Cond.A, again);
  }
  asm.ri(Form.ADD_RM64_IMM8, Reg.RSP, 8);
  asm.o(Form.RET);
  asm.bind(again);
  asm.rm(Form.MOVSD_XMM_XMMM64, 0, Reg.RSP, 0);
  asm.ri(Form.ADD_RM64_IMM8, Reg.RSP, 8);
  asm.a(Form.JMP_RM64, exact);
  return vm.code.installStub(asm);
}

/** C says that a power of 1 or -1 with an infinite exponent, or of 1 with one that is no number, is 1; Java says that it is no number. */
function pow(vm: VM, general: number): number {
  const asm = new Assembler();
  asm.reset(vm.code.origin);
  const unsignedHighWord = (xmm: number): void => {
    asm.rr(Form.MOVQ_RM64_XMM, xmm, Reg.RAX);
    asm.ri(Form.SHL_RM64_IMM8, Reg.RAX, 1);
  };
  unsignedHighWord(0);
  asm.ri64(Form.MOV_R64_IMM64, Reg.RCX, 0, ONE);
  asm.rr(Form.CMP_R64_RM64, Reg.RAX, Reg.RCX);
  asm.jccAbs(Cond.NE, general);
  unsignedHighWord(1);
  asm.ri64(Form.MOV_R64_IMM64, Reg.RCX, 0, INFINITY);
  asm.rr(Form.CMP_R64_RM64, Reg.RAX, Reg.RCX);
  asm.jccAbs(Cond.B, general);
  // inf - inf and NaN - NaN.
  asm.rr(Form.SUBSD_XMM_XMMM64, 1, 1);
  asm.rr(Form.MOVAPD_XMM_XMMM128, 0, 1);
  asm.o(Form.RET);
  return vm.code.installStub(asm);
}

/** The C library's is not exact enough: the x87's, rounded from 64 bits of mantissa. */
function log10(vm: VM): number {
  const asm = new Assembler();
  asm.reset(vm.code.origin);
  asm.ri(Form.SUB_RM64_IMM8, Reg.RSP, 8);
  asm.rm(Form.MOVSD_XMMM64_XMM, 0, Reg.RSP, 0);
  asm.o(Form.FLDLG2);
  asm.m(Form.FLD_M64, Reg.RSP, 0);
  asm.o(Form.FYL2X);
  asm.m(Form.FSTP_M64, Reg.RSP, 0);
  asm.rm(Form.MOVSD_XMM_XMMM64, 0, Reg.RSP, 0);
  asm.ri(Form.ADD_RM64_IMM8, Reg.RSP, 8);
  asm.o(Form.RET);
  return vm.code.installStub(asm);
}
