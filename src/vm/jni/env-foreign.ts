/** Machine code of the JNI's functions for threads of others, and of the invocation interface (foreign-threads.ts, helper-threads.ts). */
import { FLOAT_ARGUMENTS, INTEGER_ARGUMENTS } from '../../layout/calling-convention.js';
import { type Assembler, Cond, Form, type Label, Reg } from '../../x64/assembler.js';
import { emitVariadic } from './env-calls.js';
import type { EnvHost, EnvParts } from './env-parts.js';
import { emitAttached, emitGetEnv } from './env-references.js';
import { FOREIGN_EXIT, ForeignBlock, ForeignCall, ForeignRequest } from './foreign-block.js';
import { foreignName, JNI_FUNCTIONS, RESERVED } from './function-table.js';
import { Status } from './jni-function.js';

export class ForeignEmitter {
  private readonly asm: Assembler;
  private readonly host: EnvHost;
  /** rbx = block: asks the VM and waits. */
  private readonly wait: Label;
  /** The same without asking: what comes first is a job. */
  private readonly waitForJob: Label;
  private readonly replay: Label;
  private readonly attachDaemon: Label;

  constructor(private readonly parts: EnvParts) {
    const { asm } = parts;
    this.asm = asm;
    this.host = parts.host;
    this.wait = asm.newLabel();
    this.waitForJob = asm.newLabel();
    this.replay = asm.newLabel();
    this.attachDaemon = asm.newLabel();
  }

  /**
   * A thread that is not the VM's must touch nothing of it: all its functions hand their arguments over and wait. The functions of JavaVM ask first which thread calls.
   */
  emitFunctions(): void {
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
    this.parts.callToC('sem_wait');
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
      this.parts.begin(foreignName(name));
      asm.bind(labels.get(name) as Label);
      const vaList = labels.get(`${name}V`);
      if (vaList !== undefined) emitVariadic(asm, name.startsWith('CallNonvirtual') ? 4 : 3, vaList);
      else {
        asm.ri(Form.MOV_R32_IMM32, Reg.RAX, ForeignRequest.FIRST_FUNCTION + i);
        asm.jmp(ask);
      }
    }
    this.emitInvokeFunctions(wait);
  }

  private emitInvokeFunctions(wait: Label): void {
    const { asm } = this;
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
        this.loadKey();
        this.parts.callToC('pthread_getspecific');
        asm.rm(Form.MOV_RM64_R64, Reg.RAX, Reg.RBX, 0);
        asm.rr(Form.TEST_RM64_R64, Reg.RAX, Reg.RAX);
        asm.ri(Form.MOV_R32_IMM32, Reg.RAX, Status.OK);
        asm.jccShort(Cond.NE, attached);
        asm.ri(Form.MOV_R32_IMM32, Reg.RAX, Status.EDETACHED);
        asm.bind(attached);
        asm.r(Form.POP_R64, Reg.RBX);
        asm.o(Form.RET);
      },
      () => emitGetEnv(this.parts),
    );
    for (const [name, request] of [
      ['AttachCurrentThread', ForeignRequest.ATTACH],
      ['AttachCurrentThreadAsDaemon', ForeignRequest.ATTACH_DAEMON],
    ] as const)
      this.ifForeign(
        name,
        () => this.emitAttach(wait, request),
        () => emitAttached(this.parts),
      );
    this.ifForeign('DetachCurrentThread', () => this.emitDetach(wait));
  }

  /** edi = the key of the thread's block. */
  private loadKey(): void {
    this.asm.ri(Form.MOV_R32_IMM32, Reg.RDI, this.host.foreign.key);
  }

  private emitAttach(wait: Label, request: ForeignRequest): void {
    const { asm } = this;
    const { mutex, attachBlock } = this.host.foreign;
    if (request === ForeignRequest.ATTACH_DAEMON) asm.bind(this.attachDaemon);
    const attached = asm.newLabel();
    const failed = asm.newLabel();
    const done = asm.newLabel();
    for (const reg of [Reg.RBX, Reg.R12, Reg.R13]) asm.r(Form.PUSH_R64, reg);
    asm.rr(Form.MOV_R64_RM64, Reg.R12, Reg.RSI);
    asm.rr(Form.MOV_R64_RM64, Reg.R13, Reg.RDX);
    this.loadKey();
    this.parts.callToC('pthread_getspecific');
    asm.rr(Form.TEST_RM64_R64, Reg.RAX, Reg.RAX);
    asm.jcc(Cond.NE, attached);
    asm.ri(Form.MOV_R32_IMM32, Reg.RDI, mutex);
    this.parts.callToC('pthread_mutex_lock');
    asm.ri(Form.MOV_R32_IMM32, Reg.RBX, attachBlock);
    asm.rm(Form.MOV_RM64_R64, Reg.R13, Reg.RBX, ForeignBlock.INT);
    asm.mi(Form.MOV_RM32_IMM32, Reg.RBX, ForeignBlock.REQUEST, request);
    asm.call(wait);
    asm.rm(Form.MOV_R64_RM64, Reg.R13, Reg.RBX, ForeignBlock.RESULT);
    asm.ri(Form.MOV_R32_IMM32, Reg.RDI, mutex);
    this.parts.callToC('pthread_mutex_unlock');
    asm.rr(Form.TEST_RM64_R64, Reg.R13, Reg.R13);
    asm.jcc(Cond.E, failed);
    this.loadKey();
    asm.rr(Form.MOV_R64_RM64, Reg.RSI, Reg.R13);
    this.parts.callToC('pthread_setspecific');
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
  }

  private emitDetach(wait: Label): void {
    const { asm } = this;
    const detached = asm.newLabel();
    const refused = asm.newLabel();
    asm.r(Form.PUSH_R64, Reg.RBX);
    this.loadKey();
    this.parts.callToC('pthread_getspecific');
    asm.rr(Form.TEST_RM64_R64, Reg.RAX, Reg.RAX);
    asm.jcc(Cond.E, detached);
    asm.rr(Form.MOV_R64_RM64, Reg.RBX, Reg.RAX);
    asm.mi(Form.MOV_RM32_IMM32, Reg.RBX, ForeignBlock.REQUEST, ForeignRequest.DETACH);
    asm.call(wait);
    asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RBX, ForeignBlock.RESULT);
    asm.rr(Form.TEST_RM32_R32, Reg.RAX, Reg.RAX);
    asm.jcc(Cond.NE, refused);
    asm.mi(Form.MOV_RM32_IMM32, Reg.RBX, ForeignBlock.LEFT, 1);
    this.loadKey();
    asm.rr(Form.XOR_R32_RM32, Reg.RSI, Reg.RSI);
    this.parts.callToC('pthread_setspecific');
    asm.bind(detached);
    asm.rr(Form.XOR_R32_RM32, Reg.RAX, Reg.RAX);
    asm.bind(refused);
    asm.r(Form.POP_R64, Reg.RBX);
    asm.o(Form.RET);
  }

  /** A function of JavaVM: what TypeScript serves, if the VM's own thread calls it, else the code. */
  private ifForeign(name: string, emit: () => void, emitOwn: (() => void) | null = null): void {
    const { asm } = this;
    const { self } = this.host.foreign;
    const saved = [Reg.RDI, Reg.RSI, Reg.RDX];
    this.parts.begin(name);
    for (const reg of saved) asm.r(Form.PUSH_R64, reg);
    this.parts.callToC('pthread_self');
    asm.ri64(Form.MOV_R64_IMM64, Reg.RCX, self);
    asm.rr(Form.CMP_R64_RM64, Reg.RAX, Reg.RCX);
    for (const reg of saved.toReversed()) asm.r(Form.POP_R64, reg);
    const own = asm.newLabel();
    asm.jcc(Cond.E, emitOwn === null ? this.parts.slowOf(name) : own);
    emit();
    if (emitOwn === null) return;
    asm.bind(own);
    emitOwn();
  }

  /** rax = the code that was called, r10d = words of stack arguments. A thread that is not attached yet becomes a daemon until its end, as under HotSpot. */
  emitForeignUpcall(): number {
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
    this.parts.callToC('pthread_getspecific');
    asm.rr(Form.MOV_R64_RM64, Reg.RBX, Reg.RAX);
    asm.rr(Form.TEST_RM64_R64, Reg.RAX, Reg.RAX);
    asm.jcc(Cond.NE, attached);
    asm.rm(Form.LEA_R64_M, Reg.RSI, Reg.RSP, ForeignCall.BLOCK);
    asm.rr(Form.XOR_R32_RM32, Reg.RDX, Reg.RDX);
    asm.call(this.attachDaemon);
    asm.rm(Form.MOV_R64_RM64, Reg.RBX, Reg.RSP, ForeignCall.BLOCK);
    asm.ra(Form.MOV_R32_RM32, Reg.RDI, exitKey);
    asm.rr(Form.MOV_R64_RM64, Reg.RSI, Reg.RBX);
    this.parts.callToC('pthread_setspecific');
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
    this.parts.callToC('write');
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

  emitReplayUpcall(): number {
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

  emitHelperMain(): number {
    const { asm } = this;
    asm.align(16);
    const start = asm.offset;
    asm.r(Form.PUSH_R64, Reg.RBX);
    asm.rr(Form.MOV_R64_RM64, Reg.RBX, Reg.RDI);
    asm.rr(Form.MOV_R64_RM64, Reg.RSI, Reg.RDI);
    asm.ri(Form.MOV_R32_IMM32, Reg.RDI, this.host.foreign.key);
    this.parts.callToC('pthread_setspecific');
    asm.call(this.waitForJob);
    asm.rr(Form.XOR_R32_RM32, Reg.RAX, Reg.RAX);
    asm.r(Form.POP_R64, Reg.RBX);
    asm.o(Form.RET);
    return start;
  }

  emitThreadExit(): number {
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
}
