/**
 * The functions of JNIEnv as machine code, called by C on the thread's C stack. The simple ones are answered there; the others, and calls of Java methods, go on on the thread's Java stack, below the frame of the
 * native method (docs/JNI.md): TypeScript is asked by a request as by any Java code.
 *
 * C code may use r15 for its own: the context is addressed absolutely until it has been saved.
 */
import { FLOAT_ARGUMENTS, INTEGER_ARGUMENTS } from '../../layout/calling-convention.js';
import { ClassRec, CodeId, Ctx, JniFrame, Mirror, Obj, Region } from '../../layout/layout.js';
import { Assembler, Cond, Form, type Label, Reg } from '../../x64/assembler.js';
import { emitCallFunctions } from './env-calls.js';
import { emitDataFunctions } from './env-data.js';
import { ForeignEmitter } from './env-foreign.js';
import { CALLEE_SAVED, context, emitEnterJava } from './env-frames.js';
import { emitLookupFunctions } from './env-lookups.js';
import { emitObjectFunctions } from './env-objects.js';
import type { EnvHost, EnvParts } from './env-parts.js';
import { emitReferenceFunctions } from './env-references.js';
import { emitStringFunctions } from './env-strings.js';
import type { ForeignBlock, ForeignCall } from './foreign-block.js';
import { CHECK, checkedName, JNI_FUNCTIONS, NEW_LOCAL, RESERVED } from './function-table.js';

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

/** Assembles the code for `origin`. */
export function assembleEnv(host: EnvHost, origin: number): EnvCode {
  const asm = new Assembler();
  asm.reset(origin);
  return new EnvEmitter(asm, host, origin).all();
}

class EnvEmitter implements EnvParts {
  private readonly offsets = new Map<string, number>();
  /** The way back to C: rbp = the function's frame, result in rax or xmm0. */
  readonly resume: Label;
  readonly newLocal: Label;
  private readonly slow = new Map<string, Label>();
  private readonly serve: Label;

  constructor(
    readonly asm: Assembler,
    readonly host: EnvHost,
    private readonly origin: number,
  ) {
    this.resume = asm.newLabel();
    this.newLocal = asm.newLabel();
    this.serve = asm.newLabel();
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
    emitDataFunctions(this);
    emitStringFunctions(this);
    emitCallFunctions(this, allocate);
    const callC = this.emitCallC(false);
    const callKeeping = this.emitCallC(true);
    const foreign = new ForeignEmitter(this);
    foreign.emitFunctions();
    if (host.checked) this.emitChecks();
    return {
      asm,
      offsets: this.offsets,
      resume: asm.labelOffset(this.resume),
      callC,
      callKeeping,
      foreignUpcall: foreign.emitForeignUpcall(),
      replayUpcall: foreign.emitReplayUpcall(),
      helperMain: foreign.emitHelperMain(),
      threadExit: foreign.emitThreadExit(),
    };
  }

  begin(name: string): void {
    this.asm.align(16);
    this.offsets.set(name, this.asm.offset);
  }

  define(name: string, label: Label): void {
    this.offsets.set(name, this.asm.labelOffset(label));
  }

  // ---- to the Java stack and back

  /** eax = number of the function: saves the arguments where TypeScript finds them and asks it. */
  private emitServe(): void {
    const { asm, host } = this;
    asm.align(16);
    asm.bind(this.serve);
    for (const [i, reg] of INTEGER_ARGUMENTS.entries())
      asm.ra(Form.MOV_RM64_R64, reg, context(Ctx.JNI_INT + 8 * i));
    for (let i = 0; i < FLOAT_ARGUMENTS; i++) asm.ra(Form.MOVSD_XMMM64_XMM, i, context(Ctx.JNI_XMM + 8 * i));
    asm.ra(Form.MOV_RM64_R64, Reg.RSP, context(Ctx.JNI_RSP));
    emitEnterJava(asm, false);
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

  callToC(name: string): void {
    this.asm.ri64(Form.MOV_R64_IMM64, Reg.RAX, this.host.dlsym(name));
    this.asm.r(Form.CALL_RM64, Reg.RAX);
  }

  jumpToC(name: string): void {
    this.asm.ri64(Form.MOV_R64_IMM64, Reg.RAX, this.host.dlsym(name));
    this.asm.r(Form.JMP_RM64, Reg.RAX);
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
