/**
 * The functions of JNIEnv as machine code, called by C on the thread's C stack. The simple ones are answered there; the others, and calls of Java methods, go on on the thread's Java stack, below the frame of the
 * native method (docs/JNI.md): TypeScript is asked by a request as by any Java code.
 *
 * C code may use r15 for its own: the context is addressed absolutely until it has been saved.
 */
import { emitMarkCard } from '../../compiler/card-marking.js';
import { FLOAT_ARGUMENTS, INTEGER_ARGUMENTS } from '../../layout/calling-convention.js';
import {
  ClassRec,
  CodeId,
  Ctx,
  JniDispatch,
  JniField,
  JniFrame,
  JniMethod,
  Mirror,
  Obj,
  Region,
} from '../../layout/layout.js';
import type { StubAddresses } from '../../layout/stubs.js';
import { Assembler, Cond, Form, type Label, Reg } from '../../x64/assembler.js';
import { C_STACK_ROOM } from './c-stack.js';
import { emitLookupFunctions } from './env-lookups.js';
import { type BufferLayout, emitObjectFunctions } from './env-objects.js';
import type { EnvParts } from './env-parts.js';
import { emitAttached, emitGetEnv, emitReferenceFunctions } from './env-references.js';
import { emitGetUtf, emitTextFunctions } from './env-text.js';
import { FOREIGN_EXIT, ForeignBlock, ForeignCall, ForeignRequest } from './foreign-block.js';
import {
  CHECK,
  checkedName,
  foreignName,
  JNI_FUNCTIONS,
  NEW_LOCAL,
  NULL_RECEIVER,
  PRIMITIVE_NAMES,
  RESERVED,
} from './function-table.js';
import { Status } from './jni-function.js';
import type { CellWords } from './reference-cells.js';

/** Callee-saved in the System V convention, in the order in which they are pushed. */
const CALLEE_SAVED = [Reg.RBX, Reg.RBP, Reg.R12, Reg.R13, Reg.R14, Reg.R15];

const context = (offset: number): number => Ctx.ADDRESS + offset;

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

/** Width and how it is loaded, by {@link PRIMITIVE_NAMES}. */
interface Primitive {
  readonly shift: number;
  readonly load: Form;
  readonly store: Form;
  readonly isFloat: boolean;
}

const PRIMITIVES: readonly Primitive[] = [
  { shift: 0, load: Form.MOVZX_R32_RM8, store: Form.MOV_RM8_R8, isFloat: false },
  { shift: 0, load: Form.MOVSX_R32_RM8, store: Form.MOV_RM8_R8, isFloat: false },
  { shift: 1, load: Form.MOVZX_R32_RM16, store: Form.MOV_RM16_R16, isFloat: false },
  { shift: 1, load: Form.MOVSX_R32_RM16, store: Form.MOV_RM16_R16, isFloat: false },
  { shift: 2, load: Form.MOV_R32_RM32, store: Form.MOV_RM32_R32, isFloat: false },
  { shift: 3, load: Form.MOV_R64_RM64, store: Form.MOV_RM64_R64, isFloat: false },
  { shift: 2, load: Form.MOVSS_XMM_XMMM32, store: Form.MOVSS_XMMM32_XMM, isFloat: true },
  { shift: 3, load: Form.MOVSD_XMM_XMMM64, store: Form.MOVSD_XMMM64_XMM, isFloat: true },
];
const BOOLEAN = 0;

/** What the code needs to know of the VM. */
export interface EnvHost {
  readonly stubs: StubAddresses;
  readonly dlsym: (name: string) => number;
  /** Number of a function for the JNI request. */
  readonly numberOf: (name: string) => number;
  /** All that TypeScript serves. */
  readonly served: readonly string[];
  readonly strings: StringLayout;
  readonly foreign: ForeignHost;
  /** Addresses of the JNIEnv and the JavaVM, and the versions of the interface that there are. */
  readonly env: number;
  readonly javaVM: number;
  readonly versions: readonly number[];
  readonly globals: CellWords;
  readonly weaks: CellWords;
  /** Address of the kinds of cells by page (reference-cells.ts). */
  readonly cellPages: number;
  /** Address of what has been looked up (lookups.ts). */
  readonly lookups: number;
  readonly buffers: BufferLayout;
  /** With code that checks arguments (-Xcheck:jni). */
  readonly checked: boolean;
}

/** What threads of others, which are not the VM's, share with it (foreign-threads.ts). */
export interface ForeignHost {
  /** An eventfd that wakes the VM, and the address of the long that is written to it. */
  readonly fd: number;
  readonly one: number;
  /** Key of the thread-specific data: the thread's {@link ForeignBlock}. */
  readonly key: number;
  /** Address of the u32 key by which a thread that an upcall has attached detaches at its end. */
  readonly exitKey: number;
  /** Who attaches holds this mutex, and asks by this block. */
  readonly mutex: number;
  readonly attachBlock: number;
  /** pthread_self of the VM's thread. */
  readonly self: number;
}

/** java.lang.String: offsets of its fields; class records of it and of byte[]. */
export interface StringLayout {
  readonly value: number;
  readonly coder: number;
  readonly record: number;
  readonly size: number;
  readonly bytesRecord: number;
}

/** Code for all functions, and where it begins. */
export interface EnvCode {
  readonly asm: Assembler;
  /** By name: offsets in the code. */
  readonly offsets: ReadonlyMap<string, number>;
  /** Where a function's frame goes on when an exception has come to it, with 0 as the result. */
  readonly resume: number;
  /** Calls a C function from TypeScript: the function in rdi, its arguments in rsi, rdx, rcx, r8, r9. */
  readonly callC: number;
  /** The same for a thread of others: its local references and its pending exception stay. */
  readonly callKeeping: number;
  /** What an upcall's code jumps to on a thread of others; that is handed over. */
  readonly foreignUpcall: number;
  /** C function (address of a {@link ForeignCall}) that makes such a call on a Java thread's C stack. */
  readonly replayUpcall: number;
  /** C function (address of a {@link ForeignBlock}) that a helper begins with. */
  readonly helperMain: number;
  /** C function for the end of a thread of others that such a call has attached (address of its block). */
  readonly threadExit: number;
}

/** Pushes a frame of {@link JniFrame}: from C's stack to the Java stack. r15 = context, r10 = C's rsp; changes r11. `hasMethod`: r14 is a {@link JniMethod}, else 0 is stored. */
export function emitEnterJava(asm: Assembler, hasMethod: boolean): void {
  for (const reg of CALLEE_SAVED) asm.r(Form.PUSH_R64, reg);
  asm.ri(Form.SUB_RM64_IMM8, Reg.RSP, 8);
  asm.ri(Form.MOV_R32_IMM32, Reg.R15, Ctx.ADDRESS);
  asm.rr(Form.MOV_R64_RM64, Reg.R10, Reg.RSP);
  asm.rm(Form.MOV_R64_RM64, Reg.R11, Reg.R15, Ctx.C_STACK);
  asm.rm(Form.MOV_RM64_R64, Reg.R10, Reg.R15, Ctx.C_STACK);
  asm.rm(Form.MOV_R64_RM64, Reg.RSP, Reg.R15, Ctx.NATIVE_RSP);
  asm.m(Form.PUSH_RM64, Reg.R15, Ctx.NATIVE_PC);
  asm.m(Form.PUSH_RM64, Reg.R15, Ctx.NATIVE_RBP);
  asm.rr(Form.MOV_R64_RM64, Reg.RBP, Reg.RSP);
  asm.i(Form.PUSH_IMM32, CodeId.JNI);
  asm.r(Form.PUSH_R64, Reg.R10);
  asm.r(Form.PUSH_R64, Reg.R11);
  if (hasMethod) asm.r(Form.PUSH_R64, Reg.R14);
  else asm.i(Form.PUSH_IMM32, 0);
}

/** Bytes from C's rsp, as {@link emitEnterJava} leaves it, to the stack arguments of the function that it began. */
export const C_ARGUMENTS = 8 * (CALLEE_SAVED.length + 2);

/** Jumps if rsp is not in the running Java thread's C stack: a thread of others calls. Changes r10 and r11. */
export function emitUnlessOnCStack(asm: Assembler, other: Label): void {
  asm.ra(Form.CMP_R64_RM64, Reg.RSP, context(Ctx.C_STACK_TOP));
  asm.jcc(Cond.AE, other);
  asm.ra(Form.MOV_R64_RM64, Reg.R10, context(Ctx.C_STACK_LIMIT));
  asm.ri(Form.SUB_RM64_IMM32, Reg.R10, C_STACK_ROOM);
  asm.rr(Form.CMP_R64_RM64, Reg.RSP, Reg.R10);
  asm.jcc(Cond.B, other);
}

/** Assembles the code for `origin`. */
export function assembleEnv(host: EnvHost, origin: number): EnvCode {
  const asm = new Assembler();
  asm.reset(origin);
  return new EnvEmitter(asm, host, origin).all();
}

class EnvEmitter implements EnvParts {
  private readonly offsets = new Map<string, number>();
  /** The way back to C: rbp = the function's frame, result in rax or xmm0. */
  private readonly resume: Label;
  readonly newLocal: Label;
  private readonly slow = new Map<string, Label>();
  private readonly serve: Label;
  /** rbx = block: asks the VM and waits. */
  private readonly wait: Label;
  /** The same without asking: what comes first is a job. */
  private readonly waitForJob: Label;
  private readonly replay: Label;
  private readonly attachDaemon: Label;

  constructor(
    readonly asm: Assembler,
    readonly host: EnvHost,
    private readonly origin: number,
  ) {
    this.resume = asm.newLabel();
    this.newLocal = asm.newLabel();
    this.serve = asm.newLabel();
    this.wait = asm.newLabel();
    this.waitForJob = asm.newLabel();
    this.replay = asm.newLabel();
    this.attachDaemon = asm.newLabel();
  }

  all(): EnvCode {
    const { asm, host } = this;
    for (const name of host.served) {
      const label = asm.newLabel();
      this.slow.set(name, label);
      this.begin(name);
      asm.bind(label);
      asm.ri(Form.MOV_R32_IMM32, Reg.RAX, host.numberOf(name));
      asm.jmp(this.serve);
    }
    this.emitServe();
    this.emitResume();
    this.emitNewLocal();
    this.emitReferences();
    emitReferenceFunctions(this);
    emitLookupFunctions(this);
    const allocate = emitObjectFunctions(this);
    this.emitFields();
    this.emitArrays();
    this.emitStrings();
    this.emitCalls(allocate);
    const callC = this.emitCallC(false);
    const callKeeping = this.emitCallC(true);
    this.emitForeign();
    if (host.checked) this.emitChecks();
    return {
      asm,
      offsets: this.offsets,
      resume: asm.labelOffset(this.resume),
      callC,
      callKeeping,
      foreignUpcall: this.emitForeignUpcall(),
      replayUpcall: this.emitReplayUpcall(),
      helperMain: this.emitHelperMain(),
      threadExit: this.emitThreadExit(),
    };
  }

  begin(name: string): void {
    this.asm.align(16);
    this.offsets.set(name, this.asm.offset);
  }

  // ---- to the Java stack and back

  private enterJava(hasMethod: boolean): void {
    emitEnterJava(this.asm, hasMethod);
  }

  /** eax = number of the function: saves the arguments where TypeScript finds them and asks it. */
  private emitServe(): void {
    const { asm, host } = this;
    asm.align(16);
    asm.bind(this.serve);
    for (const [i, reg] of INTEGER_ARGUMENTS.entries())
      asm.ra(Form.MOV_RM64_R64, reg, context(Ctx.JNI_INT + 8 * i));
    for (let i = 0; i < FLOAT_ARGUMENTS; i++) asm.ra(Form.MOVSD_XMMM64_XMM, i, context(Ctx.JNI_XMM + 8 * i));
    asm.ra(Form.MOV_RM64_R64, Reg.RSP, context(Ctx.JNI_RSP));
    this.enterJava(false);
    asm.rr(Form.MOV_R32_RM32, Reg.RDI, Reg.RAX);
    asm.callAbs(host.stubs.jniRequest);
    asm.jmp(this.resume);
  }

  /** From the Java stack back to C. The outer native method's state is what the frame is linked to. */
  private emitResume(): void {
    const { asm } = this;
    asm.align(16);
    asm.bind(this.resume);
    asm.rm(Form.LEA_R64_M, Reg.RCX, Reg.RBP, 16);
    asm.rm(Form.MOV_RM64_R64, Reg.RCX, Reg.R15, Ctx.NATIVE_RSP);
    asm.rm(Form.MOV_R64_RM64, Reg.RCX, Reg.RBP, 8);
    asm.rm(Form.MOV_RM64_R64, Reg.RCX, Reg.R15, Ctx.NATIVE_PC);
    asm.rm(Form.MOV_R64_RM64, Reg.RCX, Reg.RBP, 0);
    asm.rm(Form.MOV_RM64_R64, Reg.RCX, Reg.R15, Ctx.NATIVE_RBP);
    asm.rm(Form.MOV_R64_RM64, Reg.RCX, Reg.RBP, JniFrame.C_STACK);
    asm.rm(Form.MOV_RM64_R64, Reg.RCX, Reg.R15, Ctx.C_STACK);
    asm.rm(Form.MOV_R64_RM64, Reg.RSP, Reg.RBP, JniFrame.C_RSP);
    asm.ri(Form.ADD_RM64_IMM8, Reg.RSP, 8);
    for (const reg of CALLEE_SAVED.toReversed()) asm.r(Form.POP_R64, reg);
    asm.o(Form.RET);
  }

  /** eax = reference -> rax = a new local one, and returns to C. Changes rcx, rdx; where the block is full it is as if C had called {@link NEW_LOCAL}. */
  private emitNewLocal(): void {
    const { asm } = this;
    const isNull = asm.newLabel();
    const full = asm.newLabel();
    asm.align(16);
    asm.bind(this.newLocal);
    asm.rr(Form.TEST_RM32_R32, Reg.RAX, Reg.RAX);
    asm.jcc(Cond.E, isNull);
    asm.ra(Form.MOV_R32_RM32, Reg.RCX, context(Ctx.JNI_TOP));
    asm.ra(Form.CMP_R32_RM32, Reg.RCX, context(Ctx.JNI_LIMIT));
    asm.jcc(Cond.AE, full);
    asm.rm(Form.MOV_RM32_R32, Reg.RAX, Reg.RCX, 0);
    asm.rm(Form.LEA_R64_M, Reg.RDX, Reg.RCX, 4);
    asm.ra(Form.MOV_RM32_R32, Reg.RDX, context(Ctx.JNI_TOP));
    asm.rr(Form.MOV_R32_RM32, Reg.RAX, Reg.RCX);
    asm.bind(isNull);
    asm.o(Form.RET);
    asm.bind(full);
    asm.rr(Form.MOV_R32_RM32, Reg.RSI, Reg.RAX);
    asm.jmp(this.slowOf(NEW_LOCAL));
  }

  slowOf(name: string): Label {
    const label = this.slow.get(name);
    if (label === undefined) throw new Error(`no slow path for ${name}`);
    return label;
  }

  // ---- references and exceptions

  private emitReferences(): void {
    const { asm } = this;
    const result = (value: number): void => {
      asm.ri(Form.MOV_R32_IMM32, Reg.RAX, value);
      asm.o(Form.RET);
    };
    this.begin('ExceptionCheck');
    asm.rr(Form.XOR_R32_RM32, Reg.RAX, Reg.RAX);
    asm.ai(Form.CMP_RM32_IMM8, context(Ctx.JNI_EXCEPTION), 0);
    asm.r(Form.SETNE_RM8, Reg.RAX);
    asm.o(Form.RET);

    this.begin('ExceptionOccurred');
    asm.ra(Form.MOV_R32_RM32, Reg.RAX, context(Ctx.JNI_EXCEPTION));
    asm.jmp(this.newLocal);

    this.begin('ExceptionClear');
    asm.ai(Form.MOV_RM32_IMM32, context(Ctx.JNI_EXCEPTION), 0);
    asm.o(Form.RET);

    this.begin('NewLocalRef');
    this.loadRef(Reg.RAX, Reg.RSI);
    asm.jmp(this.newLocal);

    // The cell is emptied; the last one is free again at once.
    this.begin('DeleteLocalRef');
    const done = asm.newLabel();
    // Null, or the class that a static method has got, which is no local reference: its cell is of META.
    asm.ri(Form.CMP_RM64_IMM32, Reg.RSI, Region.STACKS);
    asm.jccShort(Cond.B, done);
    asm.mi(Form.MOV_RM32_IMM32, Reg.RSI, 0, 0);
    asm.rm(Form.LEA_R64_M, Reg.RAX, Reg.RSI, 4);
    asm.ra(Form.MOV_R32_RM32, Reg.RCX, context(Ctx.JNI_TOP));
    asm.rr(Form.CMP_R64_RM64, Reg.RCX, Reg.RAX);
    asm.jccShort(Cond.NE, done);
    asm.ra(Form.MOV_RM32_R32, Reg.RSI, context(Ctx.JNI_TOP));
    asm.bind(done);
    asm.o(Form.RET);

    this.begin('IsSameObject');
    this.loadRef(Reg.RCX, Reg.RSI);
    this.loadRef(Reg.RDX, Reg.RDX);
    asm.rr(Form.XOR_R32_RM32, Reg.RAX, Reg.RAX);
    asm.rr(Form.CMP_R32_RM32, Reg.RCX, Reg.RDX);
    asm.r(Form.SETE_RM8, Reg.RAX);
    asm.o(Form.RET);

    this.begin('GetObjectClass');
    asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RSI, 0);
    asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RAX, Obj.CLASS);
    asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RAX, ClassRec.MIRROR);
    asm.jmp(this.newLocal);

    this.begin('IsInstanceOf');
    const isNull = asm.newLabel();
    this.loadRef(Reg.RAX, Reg.RSI);
    asm.rr(Form.TEST_RM32_R32, Reg.RAX, Reg.RAX);
    asm.jcc(Cond.E, isNull);
    asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RAX, Obj.CLASS);
    asm.rm(Form.MOV_R32_RM32, Reg.RDX, Reg.RDX, 0);
    asm.rm(Form.MOV_R32_RM32, Reg.RDX, Reg.RDX, Mirror.RECORD);
    asm.jmpAbs(this.host.stubs.subtype);
    asm.bind(isNull);
    result(1);

    this.begin('IsAssignableFrom');
    asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RSI, 0);
    asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RAX, Mirror.RECORD);
    asm.rm(Form.MOV_R32_RM32, Reg.RDX, Reg.RDX, 0);
    asm.rm(Form.MOV_R32_RM32, Reg.RDX, Reg.RDX, Mirror.RECORD);
    asm.jmpAbs(this.host.stubs.subtype);
  }

  /** reg = the reference in a handle, 0 for none. */
  loadRef(reg: Reg, handle: Reg): void {
    const { asm } = this;
    const isNull = asm.newLabel();
    if (reg !== handle) asm.rr(Form.MOV_R64_RM64, reg, handle);
    asm.rr(Form.TEST_RM64_R64, reg, reg);
    asm.jccShort(Cond.E, isNull);
    asm.rm(Form.MOV_R32_RM32, reg, reg, 0);
    asm.bind(isNull);
  }

  // ---- fields

  private emitFields(): void {
    const { asm } = this;
    this.begin('GetObjectField');
    this.fieldAddress(false);
    asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RAX, 0);
    asm.jmp(this.newLocal);
    this.begin('GetStaticObjectField');
    this.fieldAddress(true);
    asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RAX, 0);
    asm.jmp(this.newLocal);
    for (const isStatic of [false, true]) {
      const kind = isStatic ? 'Static' : '';
      this.begin(`Set${kind}ObjectField`);
      this.loadRef(Reg.R8, Reg.RCX);
      this.fieldAddress(isStatic);
      asm.rm(Form.MOV_RM32_R32, Reg.R8, Reg.RAX, 0);
      // The card of the object's header; of the field itself where it is a static one.
      if (!isStatic) asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RSI, 0);
      emitMarkCard(asm, Reg.RAX);
      asm.o(Form.RET);
      for (const [i, name] of PRIMITIVE_NAMES.entries()) {
        const { load, store, isFloat } = PRIMITIVES[i];
        this.begin(`Get${kind}${name}Field`);
        this.fieldAddress(isStatic);
        asm.rm(load, isFloat ? 0 : Reg.RAX, Reg.RAX, 0);
        asm.o(Form.RET);
        this.begin(`Set${kind}${name}Field`);
        this.fieldAddress(isStatic);
        if (i === BOOLEAN) asm.ri(Form.AND_RM32_IMM8, Reg.RCX, 1);
        asm.rm(store, isFloat ? 0 : Reg.RCX, Reg.RAX, 0);
        asm.o(Form.RET);
      }
    }
  }

  /** rax = address of the field rdx (a jfieldID) of the object in the handle rsi. Changes rdx. */
  private fieldAddress(isStatic: boolean): void {
    const { asm } = this;
    if (isStatic) {
      asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RDX, JniField.LOCATION);
      return;
    }
    asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RSI, 0);
    asm.rm(Form.MOV_R32_RM32, Reg.RDX, Reg.RDX, JniField.LOCATION);
    asm.rr(Form.ADD_R64_RM64, Reg.RAX, Reg.RDX);
  }

  // ---- arrays

  private emitArrays(): void {
    const { asm, host } = this;
    const memcpy = host.dlsym('memcpy');
    this.begin('GetArrayLength');
    asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RSI, 0);
    asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RAX, Obj.ARRAY_LENGTH);
    asm.o(Form.RET);

    // Nothing moves as long as C runs, and what is between the two functions must not call others: the array itself is handed out.
    this.begin('GetPrimitiveArrayCritical');
    this.storeIsCopy(0);
    asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RSI, 0);
    asm.ri(Form.ADD_RM64_IMM8, Reg.RAX, Obj.ARRAY_DATA);
    asm.o(Form.RET);
    this.begin('ReleasePrimitiveArrayCritical');
    asm.o(Form.RET);

    for (const [i, name] of PRIMITIVE_NAMES.entries()) {
      const { shift } = PRIMITIVES[i];
      for (const isGet of [true, false]) {
        const full = `${isGet ? 'Get' : 'Set'}${name}ArrayRegion`;
        this.begin(full);
        this.region(shift, isGet, memcpy, this.slowOf(full));
      }
      this.begin(`Get${name}ArrayElements`);
      this.getElements(shift, memcpy);
      this.begin(`Release${name}ArrayElements`);
      this.releaseElements(shift, memcpy);
    }

    this.begin('GetObjectArrayElement');
    asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RSI, 0);
    asm.rm(Form.CMP_R32_RM32, Reg.RDX, Reg.RAX, Obj.ARRAY_LENGTH);
    asm.jcc(Cond.AE, this.slowOf('GetObjectArrayElement'));
    asm.rr(Form.MOV_R32_RM32, Reg.RDX, Reg.RDX);
    asm.rx(Form.MOV_R32_RM32, Reg.RAX, Reg.RAX, Reg.RDX, 2, Obj.ARRAY_DATA);
    asm.jmp(this.newLocal);
  }

  /** *rdx = value, if there is somebody to tell. */
  private storeIsCopy(value: number): void {
    const { asm } = this;
    const nobody = asm.newLabel();
    asm.rr(Form.TEST_RM64_R64, Reg.RDX, Reg.RDX);
    asm.jccShort(Cond.E, nobody);
    asm.mi(Form.MOV_RM8_IMM8, Reg.RDX, 0, value);
    asm.bind(nobody);
  }

  /** (env, array, start, length, buffer): out of bounds is TypeScript's to tell. */
  private region(shift: number, isGet: boolean, memcpy: number, slow: Label): void {
    const { asm } = this;
    asm.rm(Form.MOV_R32_RM32, Reg.R9, Reg.RSI, 0);
    asm.rm(Form.MOV_R32_RM32, Reg.R10, Reg.R9, Obj.ARRAY_LENGTH);
    // start < 0, length < 0, or start + length > the array's: as 64-bit numbers of 32 unsigned bits each, the sum is above 2^31 in the first two cases.
    asm.rr(Form.MOV_R32_RM32, Reg.RDX, Reg.RDX);
    asm.rr(Form.MOV_R32_RM32, Reg.RCX, Reg.RCX);
    asm.rx(Form.LEA_R64_M, Reg.RAX, Reg.RDX, Reg.RCX, 0, 0);
    asm.rr(Form.CMP_R64_RM64, Reg.RAX, Reg.R10);
    asm.jcc(Cond.A, slow);
    asm.rx(Form.LEA_R64_M, Reg.R9, Reg.R9, Reg.RDX, shift, Obj.ARRAY_DATA);
    asm.rr(Form.MOV_R64_RM64, Reg.RDX, Reg.RCX);
    if (shift > 0) asm.ri(Form.SHL_RM64_IMM8, Reg.RDX, shift);
    asm.rr(Form.MOV_R64_RM64, isGet ? Reg.RDI : Reg.RSI, Reg.R8);
    asm.rr(Form.MOV_R64_RM64, isGet ? Reg.RSI : Reg.RDI, Reg.R9);
    asm.ri64(Form.MOV_R64_IMM64, Reg.RAX, memcpy);
    asm.r(Form.JMP_RM64, Reg.RAX);
  }

  /** (env, array, isCopy) -> a copy in memory of the C library, null if that has none. */
  private getElements(shift: number, memcpy: number): void {
    const { asm, host } = this;
    const failed = asm.newLabel();
    asm.r(Form.PUSH_R64, Reg.RBX);
    this.storeIsCopy(1);
    asm.rm(Form.MOV_R32_RM32, Reg.RBX, Reg.RSI, 0);
    asm.rm(Form.MOV_R32_RM32, Reg.RDI, Reg.RBX, Obj.ARRAY_LENGTH);
    if (shift > 0) asm.ri(Form.SHL_RM64_IMM8, Reg.RDI, shift);
    asm.ri(Form.ADD_RM64_IMM8, Reg.RDI, 8); // never 0
    asm.ri64(Form.MOV_R64_IMM64, Reg.RAX, host.dlsym('malloc'));
    asm.r(Form.CALL_RM64, Reg.RAX);
    asm.rr(Form.TEST_RM64_R64, Reg.RAX, Reg.RAX);
    asm.jccShort(Cond.E, failed);
    asm.rr(Form.MOV_R64_RM64, Reg.RDI, Reg.RAX);
    asm.rm(Form.LEA_R64_M, Reg.RSI, Reg.RBX, Obj.ARRAY_DATA);
    asm.rm(Form.MOV_R32_RM32, Reg.RDX, Reg.RBX, Obj.ARRAY_LENGTH);
    if (shift > 0) asm.ri(Form.SHL_RM64_IMM8, Reg.RDX, shift);
    asm.ri64(Form.MOV_R64_IMM64, Reg.RAX, memcpy);
    asm.r(Form.CALL_RM64, Reg.RAX);
    asm.bind(failed);
    asm.r(Form.POP_R64, Reg.RBX);
    asm.o(Form.RET);
  }

  /** (env, array, elements, mode): JNI_COMMIT (1) keeps the copy, JNI_ABORT (2) does not write it back. */
  private releaseElements(shift: number, memcpy: number): void {
    const { asm, host } = this;
    const release = asm.newLabel();
    const keep = asm.newLabel();
    const COMMIT = 1;
    const ABORT = 2;
    asm.r(Form.PUSH_R64, Reg.RBX);
    asm.r(Form.PUSH_R64, Reg.R12);
    asm.r(Form.PUSH_R64, Reg.RAX);
    asm.rr(Form.MOV_R64_RM64, Reg.RBX, Reg.RDX);
    asm.rr(Form.MOV_R32_RM32, Reg.R12, Reg.RCX);
    asm.ri(Form.CMP_RM32_IMM8, Reg.RCX, ABORT);
    asm.jccShort(Cond.E, release);
    asm.rm(Form.MOV_R32_RM32, Reg.RDI, Reg.RSI, 0);
    asm.rm(Form.MOV_R32_RM32, Reg.RDX, Reg.RDI, Obj.ARRAY_LENGTH);
    if (shift > 0) asm.ri(Form.SHL_RM64_IMM8, Reg.RDX, shift);
    asm.ri(Form.ADD_RM64_IMM8, Reg.RDI, Obj.ARRAY_DATA);
    asm.rr(Form.MOV_R64_RM64, Reg.RSI, Reg.RBX);
    asm.ri64(Form.MOV_R64_IMM64, Reg.RAX, memcpy);
    asm.r(Form.CALL_RM64, Reg.RAX);
    asm.ri(Form.CMP_RM32_IMM8, Reg.R12, COMMIT);
    asm.jccShort(Cond.E, keep);
    asm.bind(release);
    asm.rr(Form.MOV_R64_RM64, Reg.RDI, Reg.RBX);
    asm.ri64(Form.MOV_R64_IMM64, Reg.RAX, host.dlsym('free'));
    asm.r(Form.CALL_RM64, Reg.RAX);
    asm.bind(keep);
    asm.r(Form.POP_R64, Reg.RAX);
    asm.r(Form.POP_R64, Reg.R12);
    asm.r(Form.POP_R64, Reg.RBX);
    asm.o(Form.RET);
  }

  // ---- strings: those of ASCII characters, which most are; the others in env-text.ts, or TypeScript's

  private emitStrings(): void {
    const { asm, host } = this;
    const { value, coder } = host.strings;
    this.begin('GetStringLength');
    asm.rm(Form.MOV_R32_RM32, Reg.RDX, Reg.RSI, 0);
    asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RDX, value);
    asm.rm(Form.MOVZX_R32_RM8, Reg.RCX, Reg.RDX, coder);
    asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RAX, Obj.ARRAY_LENGTH);
    asm.r(Form.SHR_RM32_CL, Reg.RAX);
    asm.o(Form.RET);

    this.begin('ReleaseStringUTFChars');
    asm.rr(Form.MOV_R64_RM64, Reg.RAX, Reg.RDX);
    asm.ri(Form.SUB_RM64_IMM32, Reg.RAX, Region.NATIVE);
    asm.ri(Form.CMP_RM64_IMM32, Reg.RAX, Region.NATIVE_SIZE);
    asm.jcc(Cond.B, this.slowOf('ReleaseStringUTFChars'));
    asm.rr(Form.MOV_R64_RM64, Reg.RDI, Reg.RDX);
    this.jumpToC('free');

    const wide = asm.newLabel();
    this.begin('GetStringUTFChars');
    this.getUtf(wide);
    emitGetUtf(this, wide);
    emitTextFunctions(this);
    this.begin('NewStringUTF');
    this.newUtf(this.slowOf('NewStringUTF'));
  }

  callToC(name: string): void {
    this.asm.ri64(Form.MOV_R64_IMM64, Reg.RAX, this.host.dlsym(name));
    this.asm.r(Form.CALL_RM64, Reg.RAX);
  }

  jumpToC(name: string): void {
    this.asm.ri64(Form.MOV_R64_IMM64, Reg.RAX, this.host.dlsym(name));
    this.asm.r(Form.JMP_RM64, Reg.RAX);
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
    this.storeIsCopy(1);
    asm.r(Form.PUSH_R64, Reg.RBX);
    asm.rr(Form.MOV_R64_RM64, Reg.RBX, Reg.R9);
    asm.rm(Form.MOV_R32_RM32, Reg.RDI, Reg.RBX, Obj.ARRAY_LENGTH);
    asm.ri(Form.ADD_RM64_IMM8, Reg.RDI, 1);
    this.callToC('malloc');
    asm.rr(Form.TEST_RM64_R64, Reg.RAX, Reg.RAX);
    asm.jcc(Cond.E, failed);
    asm.rr(Form.MOV_R64_RM64, Reg.RDI, Reg.RAX);
    asm.rm(Form.LEA_R64_M, Reg.RSI, Reg.RBX, Obj.ARRAY_DATA);
    asm.rm(Form.MOV_R32_RM32, Reg.RDX, Reg.RBX, Obj.ARRAY_LENGTH);
    asm.xi(Form.MOV_RM8_IMM8, Reg.RAX, Reg.RDX, 0, 0, 0);
    this.callToC('memcpy');
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
    this.callToC('strlen');
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
    this.callToC('memcpy');
    asm.rr(Form.MOV_R32_RM32, Reg.RAX, Reg.RBX);
    asm.ri(Form.ADD_RM64_IMM8, Reg.RSP, 16);
    asm.r(Form.POP_R64, Reg.RBX);
    asm.jmp(this.newLocal);
    asm.bind(other);
    asm.r(Form.POP_R64, Reg.RSI);
    asm.r(Form.POP_R64, Reg.RDI);
    asm.r(Form.POP_R64, Reg.RBX);
    asm.jmp(slow);
    asm.bind(isNull);
    asm.rr(Form.XOR_R32_RM32, Reg.RAX, Reg.RAX);
    asm.o(Form.RET);
  }

  // ---- calls of Java methods

  private emitCalls(allocate: Label): void {
    const { asm } = this;
    const va = [CallKind.VIRTUAL, CallKind.NONVIRTUAL, CallKind.STATIC].map((kind) =>
      this.emitCallForms(kind),
    );
    this.emitNewObject(va[CallKind.NONVIRTUAL], allocate);
    for (const name of JNI_FUNCTIONS) {
      const match = /^Call(Nonvirtual|Static)?[A-Z][a-z]+Method([VA]?)$/.exec(name);
      if (match === null) continue;
      this.offsets.set(name, asm.labelOffset(this.callEntries.get(`${match[1] ?? ''}${match[2]}`) as Label));
    }
  }

  private readonly callEntries = new Map<string, Label>();

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
    this.emitVariadic(kind === CallKind.NONVIRTUAL ? 4 : 3, vaList);
    asm.align(16);
    asm.bind(vaList);
    this.emitCall(kind, Source.VA_LIST);
    asm.align(16);
    asm.bind(values);
    this.emitCall(kind, Source.VALUES);
    return { vaList, values };
  }

  /** Makes a va_list of the arguments behind the first `named`, which are integers, and calls the function at `target` with it. */
  private emitVariadic(named: number, target: Label): void {
    const { asm } = this;
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

  /** (env, object or class, [class,] method, arguments). */
  private emitCall(kind: CallKind, source: Source): void {
    const { asm } = this;
    const method = kind === CallKind.NONVIRTUAL ? Reg.RCX : Reg.RDX;
    const args = kind === CallKind.NONVIRTUAL ? Reg.R8 : Reg.RCX;
    // enterJava pushes r14's value as the frame's method only after it has saved C's r14.
    asm.rr(Form.MOV_R64_RM64, Reg.R9, args);
    asm.rr(Form.MOV_R64_RM64, Reg.RAX, method);
    if (kind !== CallKind.STATIC) {
      this.loadRef(Reg.RDI, Reg.RSI);
      asm.rr(Form.TEST_RM32_R32, Reg.RDI, Reg.RDI);
      asm.jcc(Cond.E, this.slowOf(NULL_RECEIVER));
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
    this.enterJava(false);
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
      ['L', () => this.loadRef(Reg.RDX, Reg.RDX)],
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
    asm.jcc(Cond.E, this.resume);
    asm.rr(Form.MOV_R32_RM32, Reg.RAX, Reg.RAX);
    asm.rr(Form.TEST_RM32_R32, Reg.RAX, Reg.RAX);
    asm.jcc(Cond.E, this.resume);
    asm.rm(Form.MOV_R32_RM32, Reg.RCX, Reg.R15, Ctx.JNI_TOP);
    asm.rm(Form.CMP_R32_RM32, Reg.RCX, Reg.R15, Ctx.JNI_LIMIT);
    asm.jcc(Cond.AE, full);
    asm.rm(Form.MOV_RM32_R32, Reg.RAX, Reg.RCX, 0);
    asm.rm(Form.LEA_R64_M, Reg.RDX, Reg.RCX, 4);
    asm.rm(Form.MOV_RM32_R32, Reg.RDX, Reg.R15, Ctx.JNI_TOP);
    asm.rr(Form.MOV_R32_RM32, Reg.RAX, Reg.RCX);
    asm.jmp(this.resume);
    asm.bind(full);
    asm.rm(Form.MOV_RM64_R64, Reg.RAX, Reg.R15, Ctx.JNI_INT + 8);
    asm.ri(Form.MOV_R32_IMM32, Reg.RDI, host.numberOf(NEW_LOCAL));
    asm.callAbs(host.stubs.jniRequest);
    asm.jmp(this.resume);
  }

  /** NewObject: the object, then its constructor. */
  private emitNewObject(call: { readonly vaList: Label; readonly values: Label }, allocate: Label): void {
    const { asm } = this;
    const vaList = asm.newLabel();
    this.begin('NewObject');
    this.emitVariadic(3, vaList);
    this.begin('NewObjectV');
    asm.bind(vaList);
    this.construct(call.vaList, allocate);
    this.begin('NewObjectA');
    const values = asm.newLabel();
    asm.bind(values);
    this.construct(call.values, allocate);
    this.emitNewDirectBuffer(values);
  }

  /** (env, address, capacity): the class and its constructor are known. A capacity that is none is TypeScript's to tell. */
  private emitNewDirectBuffer(construct: Label): void {
    const { asm, host } = this;
    const VALUES = 24;
    this.begin('NewDirectByteBuffer');
    asm.ri(Form.CMP_RM64_IMM32, Reg.RDX, 0x7fff_ffff);
    asm.jcc(Cond.A, this.slowOf('NewDirectByteBuffer'));
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

  // ---- threads of others

  /**
   * A thread that is not the VM's must touch nothing of it: all its functions hand their arguments over and wait. The functions of JavaVM ask first which thread calls.
   */
  private emitForeign(): void {
    const { asm } = this;
    const ask = asm.newLabel();
    const { wait } = this;
    const again = asm.newLabel();
    // rbx = block: wakes the VM, waits for the answer. A helper may be given calls to make meanwhile.
    const answered = asm.newLabel();
    const asking = asm.newLabel();
    asm.align(16);
    asm.bind(this.waitForJob);
    asm.ri(Form.SUB_RM64_IMM8, Reg.RSP, 8);
    asm.jmp(again);
    asm.align(16);
    asm.bind(wait);
    asm.ri(Form.SUB_RM64_IMM8, Reg.RSP, 8);
    asm.bind(asking);
    this.wakeVm();
    asm.bind(again);
    asm.rm(Form.LEA_R64_M, Reg.RDI, Reg.RBX, ForeignBlock.SEMAPHORE);
    this.callToC('sem_wait');
    asm.rr(Form.TEST_RM32_R32, Reg.RAX, Reg.RAX);
    asm.jcc(Cond.NE, again); // EINTR
    asm.rm(Form.MOV_R64_RM64, Reg.RDI, Reg.RBX, ForeignBlock.JOB);
    asm.ri(Form.CMP_RM64_IMM32, Reg.RDI, FOREIGN_EXIT);
    asm.jcc(Cond.BE, answered);
    asm.mi(Form.MOV_RM64_IMM32, Reg.RBX, ForeignBlock.JOB, 0);
    asm.call(this.replay);
    asm.mi(Form.MOV_RM32_IMM32, Reg.RBX, ForeignBlock.REQUEST, ForeignRequest.RETURNED);
    asm.jmp(asking);
    asm.bind(answered);
    asm.ri(Form.ADD_RM64_IMM8, Reg.RSP, 8);
    asm.o(Form.RET);

    // eax = request, rdi = block.
    asm.align(16);
    asm.bind(ask);
    asm.r(Form.PUSH_R64, Reg.RBX);
    asm.rr(Form.MOV_R64_RM64, Reg.RBX, Reg.RDI);
    for (const [i, reg] of INTEGER_ARGUMENTS.entries())
      asm.rm(Form.MOV_RM64_R64, reg, Reg.RBX, ForeignBlock.INT + 8 * i);
    asm.rm(Form.MOVSD_XMMM64_XMM, 0, Reg.RBX, ForeignBlock.XMM);
    asm.rm(Form.MOV_RM32_R32, Reg.RAX, Reg.RBX, ForeignBlock.REQUEST);
    asm.call(wait);
    asm.rm(Form.MOV_R64_RM64, Reg.RAX, Reg.RBX, ForeignBlock.RESULT);
    asm.rm(Form.MOVSD_XMM_XMMM64, 0, Reg.RBX, ForeignBlock.RESULT_F);
    asm.r(Form.POP_R64, Reg.RBX);
    asm.o(Form.RET);

    const labels = new Map(JNI_FUNCTIONS.map((name) => [name, asm.newLabel()]));
    for (const [i, name] of JNI_FUNCTIONS.entries()) {
      if (name === RESERVED) continue;
      this.begin(foreignName(name));
      asm.bind(labels.get(name) as Label);
      const vaList = labels.get(`${name}V`);
      if (vaList !== undefined) this.emitVariadic(name.startsWith('CallNonvirtual') ? 4 : 3, vaList);
      else {
        asm.ri(Form.MOV_R32_IMM32, Reg.RAX, ForeignRequest.FIRST_FUNCTION + i);
        asm.jmp(ask);
      }
    }
    this.emitInvokeFunctions(wait);
  }

  private emitInvokeFunctions(wait: Label): void {
    const { asm } = this;
    const { key, mutex, attachBlock } = this.host.foreign;
    const loadKey = (): void => asm.ri(Form.MOV_R32_IMM32, Reg.RDI, key);
    this.ifForeign('DestroyJavaVM', () => {
      asm.ri(Form.MOV_R32_IMM32, Reg.RAX, Status.ERR);
      asm.o(Form.RET);
    });
    this.ifForeign(
      'GetEnv',
      () => {
        const attached = asm.newLabel();
        asm.r(Form.PUSH_R64, Reg.RBX);
        asm.rr(Form.MOV_R64_RM64, Reg.RBX, Reg.RSI);
        loadKey();
        this.callToC('pthread_getspecific');
        asm.rm(Form.MOV_RM64_R64, Reg.RAX, Reg.RBX, 0);
        asm.rr(Form.TEST_RM64_R64, Reg.RAX, Reg.RAX);
        asm.ri(Form.MOV_R32_IMM32, Reg.RAX, Status.OK);
        asm.jccShort(Cond.NE, attached);
        asm.ri(Form.MOV_R32_IMM32, Reg.RAX, Status.EDETACHED);
        asm.bind(attached);
        asm.r(Form.POP_R64, Reg.RBX);
        asm.o(Form.RET);
      },
      () => emitGetEnv(this),
    );
    for (const [name, request] of [
      ['AttachCurrentThread', ForeignRequest.ATTACH],
      ['AttachCurrentThreadAsDaemon', ForeignRequest.ATTACH_DAEMON],
    ] as const)
      this.ifForeign(
        name,
        () => {
          if (request === ForeignRequest.ATTACH_DAEMON) asm.bind(this.attachDaemon);
          const attached = asm.newLabel();
          const failed = asm.newLabel();
          const done = asm.newLabel();
          for (const reg of [Reg.RBX, Reg.R12, Reg.R13]) asm.r(Form.PUSH_R64, reg);
          asm.rr(Form.MOV_R64_RM64, Reg.R12, Reg.RSI);
          asm.rr(Form.MOV_R64_RM64, Reg.R13, Reg.RDX);
          loadKey();
          this.callToC('pthread_getspecific');
          asm.rr(Form.TEST_RM64_R64, Reg.RAX, Reg.RAX);
          asm.jcc(Cond.NE, attached);
          asm.ri(Form.MOV_R32_IMM32, Reg.RDI, mutex);
          this.callToC('pthread_mutex_lock');
          asm.ri(Form.MOV_R32_IMM32, Reg.RBX, attachBlock);
          asm.rm(Form.MOV_RM64_R64, Reg.R13, Reg.RBX, ForeignBlock.INT);
          asm.mi(Form.MOV_RM32_IMM32, Reg.RBX, ForeignBlock.REQUEST, request);
          asm.call(wait);
          asm.rm(Form.MOV_R64_RM64, Reg.R13, Reg.RBX, ForeignBlock.RESULT);
          asm.ri(Form.MOV_R32_IMM32, Reg.RDI, mutex);
          this.callToC('pthread_mutex_unlock');
          asm.rr(Form.TEST_RM64_R64, Reg.R13, Reg.R13);
          asm.jcc(Cond.E, failed);
          loadKey();
          asm.rr(Form.MOV_R64_RM64, Reg.RSI, Reg.R13);
          this.callToC('pthread_setspecific');
          asm.rr(Form.MOV_R64_RM64, Reg.RAX, Reg.R13);
          asm.bind(attached);
          asm.rm(Form.MOV_RM64_R64, Reg.RAX, Reg.R12, 0);
          asm.ri(Form.MOV_R32_IMM32, Reg.RAX, Status.OK);
          asm.jmp(done);
          asm.bind(failed);
          asm.ri(Form.MOV_R32_IMM32, Reg.RAX, Status.ERR);
          asm.bind(done);
          for (const reg of [Reg.R13, Reg.R12, Reg.RBX]) asm.r(Form.POP_R64, reg);
          asm.o(Form.RET);
        },
        () => emitAttached(this),
      );
    this.ifForeign('DetachCurrentThread', () => {
      const detached = asm.newLabel();
      const refused = asm.newLabel();
      asm.r(Form.PUSH_R64, Reg.RBX);
      loadKey();
      this.callToC('pthread_getspecific');
      asm.rr(Form.TEST_RM64_R64, Reg.RAX, Reg.RAX);
      asm.jcc(Cond.E, detached);
      asm.rr(Form.MOV_R64_RM64, Reg.RBX, Reg.RAX);
      asm.mi(Form.MOV_RM32_IMM32, Reg.RBX, ForeignBlock.REQUEST, ForeignRequest.DETACH);
      asm.call(wait);
      asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RBX, ForeignBlock.RESULT);
      asm.rr(Form.TEST_RM32_R32, Reg.RAX, Reg.RAX);
      asm.jcc(Cond.NE, refused);
      asm.mi(Form.MOV_RM32_IMM32, Reg.RBX, ForeignBlock.LEFT, 1);
      loadKey();
      asm.rr(Form.XOR_R32_RM32, Reg.RSI, Reg.RSI);
      this.callToC('pthread_setspecific');
      asm.bind(detached);
      asm.rr(Form.XOR_R32_RM32, Reg.RAX, Reg.RAX);
      asm.bind(refused);
      asm.r(Form.POP_R64, Reg.RBX);
      asm.o(Form.RET);
    });
  }

  /** A function of JavaVM: what TypeScript serves, if the VM's own thread calls it, else the code. */
  private ifForeign(name: string, emit: () => void, emitOwn: (() => void) | null = null): void {
    const { asm } = this;
    const { self } = this.host.foreign;
    const saved = [Reg.RDI, Reg.RSI, Reg.RDX];
    this.begin(name);
    for (const reg of saved) asm.r(Form.PUSH_R64, reg);
    this.callToC('pthread_self');
    asm.ri64(Form.MOV_R64_IMM64, Reg.RCX, self);
    asm.rr(Form.CMP_R64_RM64, Reg.RAX, Reg.RCX);
    for (const reg of saved.toReversed()) asm.r(Form.POP_R64, reg);
    const own = asm.newLabel();
    asm.jcc(Cond.E, emitOwn === null ? this.slowOf(name) : own);
    emit();
    if (emitOwn === null) return;
    asm.bind(own);
    emitOwn();
  }

  /** rax = the code that was called, r10d = words of stack arguments. A thread that is not attached yet becomes a daemon until its end, as under HotSpot. */
  private emitForeignUpcall(): number {
    const { asm } = this;
    const { key, exitKey } = this.host.foreign;
    const attached = asm.newLabel();
    asm.align(16);
    const start = asm.offset;
    asm.r(Form.PUSH_R64, Reg.RBP);
    asm.rr(Form.MOV_R64_RM64, Reg.RBP, Reg.RSP);
    asm.r(Form.PUSH_R64, Reg.RBX);
    asm.r(Form.PUSH_R64, Reg.R12);
    asm.ri(Form.SUB_RM64_IMM32, Reg.RSP, ForeignCall.SIZE);
    for (const [i, reg] of INTEGER_ARGUMENTS.entries())
      asm.rm(Form.MOV_RM64_R64, reg, Reg.RSP, ForeignCall.INT + 8 * i);
    for (let i = 0; i < FLOAT_ARGUMENTS; i++)
      asm.rm(Form.MOVSD_XMMM64_XMM, i, Reg.RSP, ForeignCall.XMM + 8 * i);
    asm.rm(Form.LEA_R64_M, Reg.RCX, Reg.RBP, 16);
    asm.rm(Form.MOV_RM64_R64, Reg.RCX, Reg.RSP, ForeignCall.STACK);
    asm.rm(Form.MOV_RM64_R64, Reg.R10, Reg.RSP, ForeignCall.WORDS);
    asm.rm(Form.MOV_RM64_R64, Reg.RAX, Reg.RSP, ForeignCall.TARGET);
    asm.ri(Form.MOV_R32_IMM32, Reg.RDI, key);
    this.callToC('pthread_getspecific');
    asm.rr(Form.MOV_R64_RM64, Reg.RBX, Reg.RAX);
    asm.rr(Form.TEST_RM64_R64, Reg.RAX, Reg.RAX);
    asm.jcc(Cond.NE, attached);
    asm.rm(Form.LEA_R64_M, Reg.RSI, Reg.RSP, ForeignCall.BLOCK);
    asm.rr(Form.XOR_R32_RM32, Reg.RDX, Reg.RDX);
    asm.call(this.attachDaemon);
    asm.rm(Form.MOV_R64_RM64, Reg.RBX, Reg.RSP, ForeignCall.BLOCK);
    asm.ra(Form.MOV_R32_RM32, Reg.RDI, exitKey);
    asm.rr(Form.MOV_R64_RM64, Reg.RSI, Reg.RBX);
    this.callToC('pthread_setspecific');
    asm.bind(attached);
    asm.rm(Form.MOV_RM64_R64, Reg.RSP, Reg.RBX, ForeignBlock.INT + 8);
    asm.mi(Form.MOV_RM32_IMM32, Reg.RBX, ForeignBlock.REQUEST, ForeignRequest.UPCALL);
    asm.call(this.wait);
    this.moveResults(Reg.RSP, true);
    asm.rm(Form.LEA_R64_M, Reg.RSP, Reg.RBP, -16);
    asm.r(Form.POP_R64, Reg.R12);
    asm.r(Form.POP_R64, Reg.RBX);
    asm.r(Form.POP_R64, Reg.RBP);
    asm.o(Form.RET);
    return start;
  }

  private wakeVm(): void {
    const { asm } = this;
    const { fd, one } = this.host.foreign;
    asm.ri(Form.MOV_R32_IMM32, Reg.RDI, fd);
    asm.ri(Form.MOV_R32_IMM32, Reg.RSI, one);
    asm.ri(Form.MOV_R32_IMM32, Reg.RDX, 8);
    this.callToC('write');
  }

  private moveResults(base: Reg, load: boolean): void {
    const { asm } = this;
    for (const [i, reg] of [Reg.RAX, Reg.RDX].entries())
      asm.rm(load ? Form.MOV_R64_RM64 : Form.MOV_RM64_R64, reg, base, ForeignCall.RESULTS + 8 * i);
    for (const xmm of [0, 1])
      asm.rm(
        load ? Form.MOVSD_XMM_XMMM64 : Form.MOVSD_XMMM64_XMM,
        xmm,
        base,
        ForeignCall.RESULTS + 16 + 8 * xmm,
      );
  }

  private emitReplayUpcall(): number {
    const { asm } = this;
    const next = asm.newLabel();
    const copied = asm.newLabel();
    asm.align(16);
    const start = asm.offset;
    asm.bind(this.replay);
    asm.r(Form.PUSH_R64, Reg.RBP);
    asm.rr(Form.MOV_R64_RM64, Reg.RBP, Reg.RSP);
    asm.r(Form.PUSH_R64, Reg.RBX);
    asm.r(Form.PUSH_R64, Reg.R12);
    asm.rr(Form.MOV_R64_RM64, Reg.RBX, Reg.RDI);
    // An even number of words at least as large, so that the stack stays aligned.
    asm.rm(Form.MOV_R64_RM64, Reg.RCX, Reg.RBX, ForeignCall.WORDS);
    asm.rm(Form.LEA_R64_M, Reg.RAX, Reg.RCX, 1);
    asm.ri(Form.AND_RM64_IMM8, Reg.RAX, -2);
    asm.ri(Form.SHL_RM64_IMM8, Reg.RAX, 3);
    asm.rr(Form.SUB_R64_RM64, Reg.RSP, Reg.RAX);
    asm.rm(Form.MOV_R64_RM64, Reg.RSI, Reg.RBX, ForeignCall.STACK);
    asm.bind(next);
    asm.ri(Form.SUB_RM64_IMM8, Reg.RCX, 1);
    asm.jccShort(Cond.S, copied);
    asm.rx(Form.MOV_R64_RM64, Reg.RAX, Reg.RSI, Reg.RCX, 3, 0);
    asm.rx(Form.MOV_RM64_R64, Reg.RAX, Reg.RSP, Reg.RCX, 3, 0);
    asm.jmpShort(next);
    asm.bind(copied);
    for (let i = 0; i < FLOAT_ARGUMENTS; i++)
      asm.rm(Form.MOVSD_XMM_XMMM64, i, Reg.RBX, ForeignCall.XMM + 8 * i);
    for (const [i, reg] of INTEGER_ARGUMENTS.entries())
      asm.rm(Form.MOV_R64_RM64, reg, Reg.RBX, ForeignCall.INT + 8 * i);
    asm.m(Form.CALL_RM64, Reg.RBX, ForeignCall.TARGET);
    this.moveResults(Reg.RBX, false);
    asm.rm(Form.LEA_R64_M, Reg.RSP, Reg.RBP, -16);
    asm.r(Form.POP_R64, Reg.R12);
    asm.r(Form.POP_R64, Reg.RBX);
    asm.r(Form.POP_R64, Reg.RBP);
    asm.o(Form.RET);
    return start;
  }

  private emitHelperMain(): number {
    const { asm } = this;
    asm.align(16);
    const start = asm.offset;
    asm.r(Form.PUSH_R64, Reg.RBX);
    asm.rr(Form.MOV_R64_RM64, Reg.RBX, Reg.RDI);
    asm.rr(Form.MOV_R64_RM64, Reg.RSI, Reg.RDI);
    asm.ri(Form.MOV_R32_IMM32, Reg.RDI, this.host.foreign.key);
    this.callToC('pthread_setspecific');
    asm.call(this.waitForJob);
    asm.rr(Form.XOR_R32_RM32, Reg.RAX, Reg.RAX);
    asm.r(Form.POP_R64, Reg.RBX);
    asm.o(Form.RET);
    return start;
  }

  private emitThreadExit(): number {
    const { asm } = this;
    asm.align(16);
    const start = asm.offset;
    asm.mi(Form.MOV_RM32_IMM32, Reg.RDI, ForeignBlock.LEFT, 1);
    asm.mi(Form.MOV_RM32_IMM32, Reg.RDI, ForeignBlock.REQUEST, ForeignRequest.DETACH);
    // Nothing waits for the answer: whoever joins the thread may be the VM.
    asm.ri(Form.SUB_RM64_IMM8, Reg.RSP, 8);
    this.wakeVm();
    asm.ri(Form.ADD_RM64_IMM8, Reg.RSP, 8);
    asm.o(Form.RET);
    return start;
  }

  // ---- -Xcheck:jni

  /** For each function one that has TypeScript look at the arguments first; all registers that a C function may have arguments in are as they were when it goes on. */
  private emitChecks(): void {
    const { asm } = this;
    const saved = [...INTEGER_ARGUMENTS, Reg.RAX];
    const floats = 8 * FLOAT_ARGUMENTS;
    for (const [i, name] of JNI_FUNCTIONS.entries()) {
      if (name === RESERVED) continue;
      this.begin(checkedName(name));
      for (const reg of saved) asm.r(Form.PUSH_R64, reg);
      asm.ri(Form.SUB_RM64_IMM8, Reg.RSP, floats);
      for (let x = 0; x < FLOAT_ARGUMENTS; x++) asm.rm(Form.MOVSD_XMMM64_XMM, x, Reg.RSP, 8 * x);
      asm.ri(Form.MOV_R32_IMM32, Reg.R9, i);
      asm.call(this.slowOf(CHECK));
      for (let x = 0; x < FLOAT_ARGUMENTS; x++) asm.rm(Form.MOVSD_XMM_XMMM64, x, Reg.RSP, 8 * x);
      asm.ri(Form.ADD_RM64_IMM8, Reg.RSP, floats);
      for (const reg of saved.toReversed()) asm.r(Form.POP_R64, reg);
      asm.jmpAbs(this.origin + (this.offsets.get(name) as number));
    }
  }

  // ---- C functions called by TypeScript

  private emitCallC(keeping: boolean): number {
    const { asm, host } = this;
    const pending = asm.newLabel();
    const after = asm.newLabel();
    asm.align(16);
    const start = asm.offset;
    asm.r(Form.PUSH_R64, Reg.RBP);
    asm.rr(Form.MOV_R64_RM64, Reg.RBP, Reg.RSP);
    asm.i(Form.PUSH_IMM32, CodeId.C_CALL);
    asm.m(Form.PUSH_RM64, Reg.R15, Ctx.JNI_TOP);
    asm.rr(Form.MOV_R64_RM64, Reg.RAX, Reg.RDI);
    asm.rr(Form.MOV_R64_RM64, Reg.RDI, Reg.RSI);
    asm.rr(Form.MOV_R64_RM64, Reg.RSI, Reg.RDX);
    asm.rr(Form.MOV_R64_RM64, Reg.RDX, Reg.RCX);
    asm.rr(Form.MOV_R64_RM64, Reg.RCX, Reg.R8);
    asm.rr(Form.MOV_R64_RM64, Reg.R8, Reg.R9);
    asm.rm(Form.MOV_RM64_R64, Reg.RBP, Reg.R15, Ctx.NATIVE_RBP);
    asm.rm(Form.MOV_RM64_R64, Reg.RSP, Reg.R15, Ctx.NATIVE_RSP);
    asm.rl(Form.LEA_R64_M, Reg.R10, after);
    asm.rm(Form.MOV_RM64_R64, Reg.R10, Reg.R15, Ctx.NATIVE_PC);
    asm.rm(Form.MOV_R64_RM64, Reg.RSP, Reg.R15, Ctx.C_STACK);
    asm.r(Form.CALL_RM64, Reg.RAX);
    asm.bind(after);
    asm.rm(Form.LEA_R64_M, Reg.RSP, Reg.RBP, -16);
    if (keeping) {
      asm.bind(pending);
      asm.o(Form.LEAVE);
      asm.o(Form.RET);
      return start;
    }
    asm.m(Form.POP_RM64, Reg.R15, Ctx.JNI_TOP);
    asm.mi(Form.CMP_RM32_IMM8, Reg.R15, Ctx.JNI_EXCEPTION, 0);
    asm.jcc(Cond.NE, pending);
    asm.o(Form.LEAVE);
    asm.o(Form.RET);
    asm.bind(pending);
    asm.rm(Form.MOV_R32_RM32, Reg.RDI, Reg.R15, Ctx.JNI_EXCEPTION);
    asm.mi(Form.MOV_RM32_IMM32, Reg.R15, Ctx.JNI_EXCEPTION, 0);
    asm.callAbs(host.stubs.throwException);
    return start;
  }
}
