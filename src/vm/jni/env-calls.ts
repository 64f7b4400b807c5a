/** Machine code of the JNI's functions that call Java methods and make objects. */
import { FLOAT_ARGUMENTS, INTEGER_ARGUMENTS } from '../../layout/calling-convention.js';
import { Ctx, JniDispatch, JniFrame, JniMethod, Obj } from '../../layout/layout.js';
import { type Assembler, Cond, Form, type Label, Reg } from '../../x64/assembler.js';
import { context, emitEnterJava } from './env-frames.js';
import type { EnvHost, EnvParts } from './env-parts.js';
import { JNI_FUNCTIONS, NEW_LOCAL, NULL_RECEIVER } from './function-table.js';

/** `struct __va_list_tag` of the System V ABI for x86-64. */
const enum VaList {
  GP_OFFSET = 0,
  FP_OFFSET = 4,
  OVERFLOW_AREA = 8,
  REGISTER_AREA = 16,
  SIZE = 24,
  /** Ends of the two parts of the register save area. */
  GP_END = 48,
  FP_END = 176,
}

/** Where a call's arguments come from. */
const enum Source {
  /** r12 = va_list. */
  VA_LIST = 0,
  /** r12 = array of jvalues. */
  VALUES = 1,
}

const enum CallKind {
  VIRTUAL = 0,
  NONVIRTUAL = 1,
  STATIC = 2,
}

/** `allocate`: see emitObjectFunctions. */
export function emitCallFunctions(parts: EnvParts, allocate: Label): void {
  new CallEmitter(parts).emitCalls(allocate);
}

/** Makes a va_list of the arguments behind the first `named`, which are integers, and calls the function at `target` with it. */
export function emitVariadic(asm: Assembler, named: number, target: Label): void {
  // Below rbp: the va_list, and the register save area. (At entry rsp is 8 below a multiple of 16.)
  const list = -32;
  const registers = list - VaList.FP_END;
  asm.r(Form.PUSH_R64, Reg.RBP);
  asm.rr(Form.MOV_R64_RM64, Reg.RBP, Reg.RSP);
  asm.ri(Form.SUB_RM64_IMM32, Reg.RSP, -registers);
  for (let i = named; i < INTEGER_ARGUMENTS.length; i++)
    asm.rm(Form.MOV_RM64_R64, INTEGER_ARGUMENTS[i], Reg.RBP, registers + 8 * i);
  for (let i = 0; i < FLOAT_ARGUMENTS; i++)
    asm.rm(Form.MOVSD_XMMM64_XMM, i, Reg.RBP, registers + VaList.GP_END + 16 * i);
  asm.mi(Form.MOV_RM32_IMM32, Reg.RBP, list + VaList.GP_OFFSET, 8 * named);
  asm.mi(Form.MOV_RM32_IMM32, Reg.RBP, list + VaList.FP_OFFSET, VaList.GP_END);
  asm.rm(Form.LEA_R64_M, Reg.RAX, Reg.RBP, 16);
  asm.rm(Form.MOV_RM64_R64, Reg.RAX, Reg.RBP, list + VaList.OVERFLOW_AREA);
  asm.rm(Form.LEA_R64_M, Reg.RAX, Reg.RBP, registers);
  asm.rm(Form.MOV_RM64_R64, Reg.RAX, Reg.RBP, list + VaList.REGISTER_AREA);
  asm.rm(Form.LEA_R64_M, INTEGER_ARGUMENTS[named], Reg.RBP, list);
  asm.call(target);
  asm.o(Form.LEAVE);
  asm.o(Form.RET);
}

class CallEmitter {
  private readonly asm: Assembler;
  private readonly host: EnvHost;
  private readonly callEntries = new Map<string, Label>();

  constructor(private readonly parts: EnvParts) {
    this.asm = parts.asm;
    this.host = parts.host;
  }

  emitCalls(allocate: Label): void {
    const va = [CallKind.VIRTUAL, CallKind.NONVIRTUAL, CallKind.STATIC].map((kind) =>
      this.emitCallForms(kind),
    );
    this.emitNewObject(va[CallKind.NONVIRTUAL], allocate);
    for (const name of JNI_FUNCTIONS) {
      const match = /^Call(Nonvirtual|Static)?[A-Z][a-z]+Method([VA]?)$/.exec(name);
      if (match === null) continue;
      this.parts.define(name, this.callEntries.get(`${match[1] ?? ''}${match[2]}`) as Label);
    }
  }

  /** The three forms of a call; the type of the result makes no difference. Returns the labels of those that take a va_list and jvalues. */
  private emitCallForms(kind: CallKind): { readonly vaList: Label; readonly values: Label } {
    const { asm } = this;
    const name = ['', 'Nonvirtual', 'Static'][kind];
    const variadic = asm.newLabel();
    const vaList = asm.newLabel();
    const values = asm.newLabel();
    this.callEntries.set(name, variadic);
    this.callEntries.set(`${name}V`, vaList);
    this.callEntries.set(`${name}A`, values);
    asm.align(16);
    asm.bind(variadic);
    emitVariadic(asm, kind === CallKind.NONVIRTUAL ? 4 : 3, vaList);
    asm.align(16);
    asm.bind(vaList);
    this.emitCall(kind, Source.VA_LIST);
    asm.align(16);
    asm.bind(values);
    this.emitCall(kind, Source.VALUES);
    return { vaList, values };
  }

  /** (env, object or class, [class,] method, arguments). */
  private emitCall(kind: CallKind, source: Source): void {
    const { asm } = this;
    const method = kind === CallKind.NONVIRTUAL ? Reg.RCX : Reg.RDX;
    const args = kind === CallKind.NONVIRTUAL ? Reg.R8 : Reg.RCX;
    // enterJava pushes r14's value as the frame's method only after it has saved C's r14.
    asm.rr(Form.MOV_R64_RM64, Reg.R9, args);
    asm.rr(Form.MOV_R64_RM64, Reg.RAX, method);
    if (kind !== CallKind.STATIC) {
      this.parts.loadRef(Reg.RDI, Reg.RSI);
      asm.rr(Form.TEST_RM32_R32, Reg.RDI, Reg.RDI);
      asm.jcc(Cond.E, this.parts.slowOf(NULL_RECEIVER));
    }
    this.enterJavaForCall();
    asm.rr(Form.MOV_R64_RM64, Reg.R12, Reg.R9);
    if (kind !== CallKind.STATIC) asm.rr(Form.MOV_R64_RM64, Reg.R13, Reg.RDI);
    this.emitArguments(kind !== CallKind.STATIC, source);
    this.emitTarget(kind);
    this.emitResult();
  }

  /** rax = method; r14 = the same afterwards. */
  private enterJavaForCall(): void {
    const { asm } = this;
    emitEnterJava(asm, false);
    asm.rr(Form.MOV_R64_RM64, Reg.R14, Reg.RAX);
    asm.rm(Form.MOV_RM64_R64, Reg.RAX, Reg.RBP, JniFrame.METHOD);
  }

  /**
   * Places the arguments: r12 = where they come from, r13 = receiver, r14 = method; rbx walks over the types. Integers and floats are counted in r8 and r9 and put into CALL_INT and CALL_XMM first; stack arguments
   * where they belong.
   */
  private emitArguments(hasReceiver: boolean, source: Source): void {
    const { asm } = this;
    const next = asm.newLabel();
    const done = asm.newLabel();
    const floating = asm.newLabel();
    const onStack = asm.newLabel();
    asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.R14, JniMethod.STACK_BYTES);
    asm.rr(Form.SUB_R64_RM64, Reg.RSP, Reg.RAX);
    asm.rr(Form.MOV_R64_RM64, Reg.R10, Reg.RSP); // the next stack argument
    asm.rr(Form.XOR_R32_RM32, Reg.R8, Reg.R8);
    asm.rr(Form.XOR_R32_RM32, Reg.R9, Reg.R9);
    if (hasReceiver) {
      asm.rm(Form.MOV_RM64_R64, Reg.R13, Reg.R15, Ctx.CALL_INT);
      asm.ri(Form.MOV_R32_IMM32, Reg.R8, 1);
    }
    asm.rm(Form.MOV_R32_RM32, Reg.RBX, Reg.R14, JniMethod.TYPES);
    asm.bind(next);
    asm.rm(Form.MOVZX_R32_RM8, Reg.RAX, Reg.RBX, 0);
    asm.ri(Form.ADD_RM64_IMM8, Reg.RBX, 1);
    asm.rr(Form.TEST_RM32_R32, Reg.RAX, Reg.RAX);
    asm.jcc(Cond.E, done);
    const isType = (type: string, then: Label): void => {
      asm.ri(Form.CMP_RM32_IMM8, Reg.RAX, type.charCodeAt(0));
      asm.jcc(Cond.E, then);
    };
    isType('D', floating);
    isType('F', floating);
    // rdx = the raw value
    this.nextValue(source, VaList.GP_OFFSET, VaList.GP_END, 8);
    this.normalizeValue(isType);
    asm.ri(Form.CMP_RM32_IMM8, Reg.R8, INTEGER_ARGUMENTS.length);
    asm.jcc(Cond.AE, onStack);
    asm.rx(Form.MOV_RM64_R64, Reg.RDX, Reg.R15, Reg.R8, 3, Ctx.CALL_INT);
    asm.ri(Form.ADD_RM32_IMM8, Reg.R8, 1);
    asm.jmp(next);

    asm.bind(floating);
    this.nextValue(source, VaList.FP_OFFSET, VaList.FP_END, 16);
    if (source === Source.VA_LIST) {
      // C has passed a float as a double.
      const isDouble = asm.newLabel();
      asm.ri(Form.CMP_RM32_IMM8, Reg.RAX, 'D'.charCodeAt(0));
      asm.jccShort(Cond.E, isDouble);
      asm.rr(Form.MOVQ_XMM_RM64, 0, Reg.RDX);
      asm.rr(Form.CVTSD2SS_XMM_XMMM64, 0, 0);
      asm.rr(Form.MOVD_RM32_XMM, 0, Reg.RDX);
      asm.bind(isDouble);
    }
    asm.ri(Form.CMP_RM32_IMM8, Reg.R9, FLOAT_ARGUMENTS);
    asm.jcc(Cond.AE, onStack);
    asm.rx(Form.MOV_RM64_R64, Reg.RDX, Reg.R15, Reg.R9, 3, Ctx.CALL_XMM);
    asm.ri(Form.ADD_RM32_IMM8, Reg.R9, 1);
    asm.jmp(next);

    asm.bind(onStack);
    asm.rm(Form.MOV_RM64_R64, Reg.RDX, Reg.R10, 0);
    asm.ri(Form.ADD_RM64_IMM8, Reg.R10, 8);
    asm.jmp(next);
    asm.bind(done);
  }

  /** rdx = the next value of the source, all 8 bytes. Changes rcx, rsi. */
  private nextValue(source: Source, offset: number, end: number, step: number): void {
    const { asm } = this;
    if (source === Source.VALUES) {
      asm.rm(Form.MOV_R64_RM64, Reg.RDX, Reg.R12, 0);
      asm.ri(Form.ADD_RM64_IMM8, Reg.R12, 8);
      return;
    }
    const overflow = asm.newLabel();
    const load = asm.newLabel();
    asm.rm(Form.MOV_R32_RM32, Reg.RCX, Reg.R12, offset);
    asm.ri(Form.CMP_RM32_IMM32, Reg.RCX, end);
    asm.jccShort(Cond.AE, overflow);
    asm.mi(Form.ADD_RM32_IMM8, Reg.R12, offset, step);
    asm.rm(Form.ADD_R64_RM64, Reg.RCX, Reg.R12, VaList.REGISTER_AREA);
    asm.jmpShort(load);
    asm.bind(overflow);
    asm.rm(Form.MOV_R64_RM64, Reg.RCX, Reg.R12, VaList.OVERFLOW_AREA);
    asm.mi(Form.ADD_RM64_IMM8, Reg.R12, VaList.OVERFLOW_AREA, 8);
    asm.bind(load);
    asm.rm(Form.MOV_R64_RM64, Reg.RDX, Reg.RCX, 0);
  }

  /** rdx = value of type eax as Java code wants it: references instead of handles, narrow types extended (a jvalue has garbage above). */
  private normalizeValue(isType: (type: string, then: Label) => void): void {
    const { asm } = this;
    const done = asm.newLabel();
    const types: [string, () => void][] = [
      ['L', () => this.parts.loadRef(Reg.RDX, Reg.RDX)],
      ['Z', () => this.normalizeBoolean()],
      ['B', () => asm.rr(Form.MOVSX_R32_RM8, Reg.RDX, Reg.RDX)],
      ['C', () => asm.rr(Form.MOVZX_R32_RM16, Reg.RDX, Reg.RDX)],
      ['S', () => asm.rr(Form.MOVSX_R32_RM16, Reg.RDX, Reg.RDX)],
    ];
    const labels = types.map(() => asm.newLabel());
    isType('I', done);
    types.forEach(([type], i) => {
      isType(type, labels[i]);
    });
    asm.jmp(done); // J
    types.forEach(([, emit], i) => {
      asm.bind(labels[i]);
      emit();
      if (i < types.length - 1) asm.jmp(done);
    });
    asm.bind(done);
  }

  private normalizeBoolean(): void {
    const { asm } = this;
    asm.rr(Form.TEST_RM8_R8, Reg.RDX, Reg.RDX);
    asm.r(Form.SETNE_RM8, Reg.RDX);
    asm.rr(Form.MOVZX_R32_RM8, Reg.RDX, Reg.RDX);
  }

  /** Loads the registers and calls the method r14, selected by the receiver's class if it is a virtual call. */
  private emitTarget(kind: CallKind): void {
    const { asm } = this;
    const called = asm.newLabel();
    const noFloats = asm.newLabel();
    asm.rr(Form.TEST_RM32_R32, Reg.R9, Reg.R9);
    asm.jcc(Cond.E, noFloats);
    for (let i = 0; i < FLOAT_ARGUMENTS; i++) asm.rm(Form.MOVSD_XMM_XMMM64, i, Reg.R15, Ctx.CALL_XMM + 8 * i);
    asm.bind(noFloats);
    for (const [i, reg] of INTEGER_ARGUMENTS.entries())
      asm.rm(Form.MOV_R64_RM64, reg, Reg.R15, Ctx.CALL_INT + 8 * i);
    const direct = asm.newLabel();
    if (kind === CallKind.VIRTUAL) {
      asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.R14, JniMethod.DISPATCH);
      asm.ri(Form.CMP_RM32_IMM8, Reg.RAX, JniDispatch.DIRECT);
      asm.jcc(Cond.E, direct);
      // r10d: what an interface's slot wants to know.
      asm.rm(Form.MOV_R32_RM32, Reg.R10, Reg.R14, JniMethod.ID);
      asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.R14, JniMethod.SLOT);
      asm.rm(Form.MOV_R32_RM32, Reg.R11, Reg.R13, Obj.CLASS);
      asm.x(Form.CALL_RM64, Reg.R11, Reg.RAX, 0, 0);
      asm.jmp(called);
      asm.bind(direct);
    }
    asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.R14, JniMethod.RECORD);
    asm.m(Form.CALL_RM64, Reg.RAX, 0); // MethodRec.ENTRY
    asm.bind(called);
  }

  /** Behind a call: rax or xmm0 to C, a reference as a local one. */
  private emitResult(): void {
    const { asm, host } = this;
    const full = asm.newLabel();
    asm.rm(Form.MOV_R64_RM64, Reg.RCX, Reg.RBP, JniFrame.METHOD);
    asm.mi(Form.CMP_RM32_IMM8, Reg.RCX, JniMethod.RETURNS_REF, 0);
    asm.jcc(Cond.E, this.parts.resume);
    asm.rr(Form.MOV_R32_RM32, Reg.RAX, Reg.RAX);
    asm.rr(Form.TEST_RM32_R32, Reg.RAX, Reg.RAX);
    asm.jcc(Cond.E, this.parts.resume);
    asm.rm(Form.MOV_R32_RM32, Reg.RCX, Reg.R15, Ctx.JNI_TOP);
    asm.rm(Form.CMP_R32_RM32, Reg.RCX, Reg.R15, Ctx.JNI_LIMIT);
    asm.jcc(Cond.AE, full);
    asm.rm(Form.MOV_RM32_R32, Reg.RAX, Reg.RCX, 0);
    asm.rm(Form.LEA_R64_M, Reg.RDX, Reg.RCX, 4);
    asm.rm(Form.MOV_RM32_R32, Reg.RDX, Reg.R15, Ctx.JNI_TOP);
    asm.rr(Form.MOV_R32_RM32, Reg.RAX, Reg.RCX);
    asm.jmp(this.parts.resume);
    asm.bind(full);
    asm.rm(Form.MOV_RM64_R64, Reg.RAX, Reg.R15, Ctx.JNI_INT + 8);
    asm.ri(Form.MOV_R32_IMM32, Reg.RDI, host.numberOf(NEW_LOCAL));
    asm.callAbs(host.stubs.jniRequest);
    asm.jmp(this.parts.resume);
  }

  /** NewObject: the object, then its constructor. */
  private emitNewObject(call: { readonly vaList: Label; readonly values: Label }, allocate: Label): void {
    const { asm } = this;
    const vaList = asm.newLabel();
    this.parts.begin('NewObject');
    emitVariadic(asm, 3, vaList);
    this.parts.begin('NewObjectV');
    asm.bind(vaList);
    this.construct(call.vaList, allocate);
    this.parts.begin('NewObjectA');
    const values = asm.newLabel();
    asm.bind(values);
    this.construct(call.values, allocate);
    this.emitNewDirectBuffer(values);
  }

  /** (env, address, capacity): the class and its constructor are known. A capacity that is none is TypeScript's to tell. */
  private emitNewDirectBuffer(construct: Label): void {
    const { asm, host } = this;
    const VALUES = 24;
    this.parts.begin('NewDirectByteBuffer');
    asm.ri(Form.CMP_RM64_IMM32, Reg.RDX, 0x7fff_ffff);
    asm.jcc(Cond.A, this.parts.slowOf('NewDirectByteBuffer'));
    asm.ri(Form.SUB_RM64_IMM8, Reg.RSP, VALUES);
    asm.rm(Form.MOV_RM64_R64, Reg.RSI, Reg.RSP, 0);
    asm.rm(Form.MOV_RM64_R64, Reg.RDX, Reg.RSP, 8);
    asm.ri(Form.MOV_R32_IMM32, Reg.RSI, host.buffers.classCell);
    asm.ri(Form.MOV_R32_IMM32, Reg.RDX, host.buffers.constructor_);
    asm.rr(Form.MOV_R64_RM64, Reg.RCX, Reg.RSP);
    asm.call(construct);
    asm.ri(Form.ADD_RM64_IMM8, Reg.RSP, VALUES);
    asm.o(Form.RET);
  }

  /** (env, class, constructor, arguments). */
  private construct(call: Label, allocate: Label): void {
    const { asm } = this;
    const done = asm.newLabel();
    asm.r(Form.PUSH_R64, Reg.RBX);
    asm.r(Form.PUSH_R64, Reg.R12);
    asm.r(Form.PUSH_R64, Reg.R13);
    asm.rr(Form.MOV_R64_RM64, Reg.RBX, Reg.RDX);
    asm.rr(Form.MOV_R64_RM64, Reg.R12, Reg.RCX);
    asm.rr(Form.MOV_R64_RM64, Reg.R13, Reg.RSI);
    asm.call(allocate);
    asm.rr(Form.TEST_RM64_R64, Reg.RAX, Reg.RAX);
    asm.jcc(Cond.E, done);
    asm.rr(Form.MOV_R64_RM64, Reg.RSI, Reg.RAX);
    asm.rr(Form.MOV_R64_RM64, Reg.RDX, Reg.R13);
    asm.rr(Form.MOV_R64_RM64, Reg.R13, Reg.RAX);
    asm.rr(Form.MOV_R64_RM64, Reg.RCX, Reg.RBX);
    asm.rr(Form.MOV_R64_RM64, Reg.R8, Reg.R12);
    asm.call(call);
    asm.rr(Form.XOR_R32_RM32, Reg.RAX, Reg.RAX);
    asm.ai(Form.CMP_RM32_IMM8, context(Ctx.JNI_EXCEPTION), 0);
    asm.rr(Form.CMOVE_R64_RM64, Reg.RAX, Reg.R13);
    asm.bind(done);
    asm.r(Form.POP_R64, Reg.R13);
    asm.r(Form.POP_R64, Reg.R12);
    asm.r(Form.POP_R64, Reg.RBX);
    asm.o(Form.RET);
  }
}
