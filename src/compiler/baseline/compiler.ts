import type { IrMethod, IrSwitch } from '../../ir/method.js';
import { IR_WORDS, W } from '../../ir/ops.js';
import { Assembler, Form, type Label, Reg } from '../../x64/assembler.js';
import type { CompileEnv, PatchSite, SiteKind } from '../env.js';
import { IntList } from './int-list.js';
import { Deaths, Dies } from './liveness.js';
import { type Half, RegisterCache } from './register-cache.js';
import { SlowPaths } from './slow-paths.js';

/** Length of the call of a patch site. */
const RESOLVE_CALL = 5;

/** Where it is noted what is executed. */
export interface ProfileAddresses {
  /** Address of a byte, 0 if nobody wants to know. */
  byteAt(bci: number): number;
  /** Address of the ReceiverRec of a call whose target depends on the receiver. */
  receiverAt(bci: number): number;
}

/** What a compilation needs to know beside the IR. */
export interface BaselineOptions {
  /** Id of the code blob, pushed in every frame. */
  readonly codeId: number;
  /** Final address of the code's first byte, a multiple of 16. */
  readonly origin: number;
  readonly methodRecord: number;
  readonly isStatic: boolean;
  readonly isSynchronized: boolean;
  /** java.lang.Class object of the declaring class: what a static synchronized method locks. */
  readonly mirror: number;
  /** Count invocations and back-edges in the method record, down to zero; then the tierUp stub is called. */
  readonly counters: boolean;
  /** Notes which blocks are executed, and with which classes of receivers methods are called. */
  readonly profile?: ProfileAddresses;
  /** Filled with pairs (Own, offset of a 32-bit field) if code is compiled for a method that is not there yet (src/vm/code/code-store.ts). */
  readonly own?: IntList;
  /** Where the code shall be enterable in the middle: see entries.ts. Blocks must start there; `bytecode` is the method's code. */
  readonly entries?: Int32Array;
  readonly bytecode?: Uint8Array;
  /** A pc table entry for every instruction, not only for those that can throw or call: for listings. */
  readonly fullPcTable?: boolean;
}

/** A table of addresses to be placed behind the code; the instruction at `addressAt` has its address as imm32. */
export interface JumpTable {
  readonly table: IrSwitch;
  readonly span: number;
  readonly addressAt: number;
}

/** The state of one compilation, reused for all: emitters read the current instruction from it and write code, sites and tables through it. */
export class BaselineCompiler extends RegisterCache {
  env!: CompileEnv;
  options!: BaselineOptions;
  override asm: Assembler = new Assembler();
  readonly deaths: Deaths = new Deaths();
  readonly slow: SlowPaths = new SlowPaths();
  readonly pcTable: IntList = new IntList();
  readonly handlerTable: IntList = new IntList();
  readonly loopTable: IntList = new IntList();
  readonly faultTable: IntList = new IntList();
  readonly entryTable: IntList = new IntList();
  sites: PatchSite[] = [];
  readonly blockLabels: Label[] = [];
  readonly jumpTables: JumpTable[] = [];
  /** Where a large frame that does not fit is reported, null for small frames. */
  stackOverflow: Label | null = null;
  /** In the prologue: the frame is made, its parameters are in registers, too. */
  entered: Label | null = null;
  /** Synchronized methods: the monitor has been entered. */
  locked: Label | null = null;

  /** rbp minus rsp in the body. */
  frameSize = 0;
  /** rbp offset of the home of the locked object; only if the method is synchronized. */
  syncDisp = 0;

  /** The current instruction: its words, block, bytecode index, and which temporaries die in it. */
  dst = 0;
  a = 0;
  b = 0;
  c = 0;
  block = 0;
  bci = 0;
  dies = 0;
  private lastBci = -2;

  begin(ir: IrMethod, env: CompileEnv, options: BaselineOptions): void {
    this.resetCache(ir);
    this.env = env;
    this.options = options;
    this.asm.reset(options.origin);
    this.deaths.compute(ir);
    this.slow.clear();
    this.pcTable.clear();
    this.handlerTable.clear();
    this.loopTable.clear();
    this.faultTable.clear();
    this.entryTable.clear();
    this.sites = [];
    this.jumpTables.length = 0;
    this.stackOverflow = this.entered = this.locked = null;
    this.lastBci = -2;
    this.blockLabels.length = 0;
    for (let i = 0; i < ir.blockCount; i++) this.blockLabels.push(this.asm.newLabel());
  }

  /** Makes instruction `index` the current one; returns its operation. */
  select(index: number): number {
    const { code } = this.ir;
    const at = index * IR_WORDS;
    this.dst = code[at + W.DST];
    this.a = code[at + W.A];
    this.b = code[at + W.B];
    this.c = code[at + W.C];
    this.bci = code[at + W.BCI];
    this.dies = this.deaths.flags[index];
    this.resultDead = (this.dies & Dies.RESULT) !== 0;
    return code[at];
  }

  get diesA(): boolean {
    return (this.dies & Dies.A) !== 0;
  }

  get diesB(): boolean {
    return (this.dies & Dies.B) !== 0;
  }

  /** Forgets the temporaries that die in this instruction. Registers that were located before keep their contents: they stay pinned. */
  releaseOperands(): void {
    const { dies } = this;
    if ((dies & Dies.A) !== 0) this.drop(this.a);
    if ((dies & Dies.B) !== 0) this.drop(this.b);
    if ((dies & Dies.C) !== 0) this.drop(this.c);
  }

  /** The same for the operand list at `offset` in IrMethod.args. */
  releaseArguments(offset: number): void {
    const { args } = this.ir;
    const dies = this.deaths.args;
    const end = offset + args[offset];
    for (let i = offset + 1; i <= end; i++) if (dies[i] !== 0) this.drop(args[i]);
  }

  /** The same after the call's result was defined in slot `result`. */
  releaseArgumentsBut(offset: number, result: number): void {
    const { args } = this.ir;
    const dies = this.deaths.args;
    const end = offset + args[offset];
    for (let i = offset + 1; i <= end; i++) if (dies[i] !== 0 && args[i] !== result) this.drop(args[i]);
  }

  /** After the last use of the operands' homes and mappings: as {@link releaseOperands}, but a result defined in an operand's slot stays. */
  endInstruction(): void {
    const { dies, dst } = this;
    if ((dies & Dies.A) !== 0 && this.a !== dst) this.drop(this.a);
    if ((dies & Dies.B) !== 0 && this.b !== dst) this.drop(this.b);
    if ((dies & Dies.C) !== 0 && this.c !== dst) this.drop(this.c);
    this.unpinAll();
  }

  /** A copy of an operand in a given register, whose location was found before it was released (`located` < 0: its home or a constant). */
  moveLocated(reg: Reg, located: number, operand: number, half: Half, wide: boolean): void {
    const form = wide ? Form.MOV_R64_RM64 : Form.MOV_R32_RM32;
    if (operand < 0) this.loadConstant(reg, operand, wide);
    else if (located < 0) this.asm.rm(form, reg, Reg.RBP, this.homeOf(operand, half));
    else if (located !== reg) this.asm.rr(form, reg, located);
  }

  /** The code from here on belongs to the current bytecode index. */
  notePc(): void {
    if (this.bci === this.lastBci) return;
    this.lastBci = this.bci;
    this.pcTable.push2(this.asm.offset, this.bci);
  }

  /** The same for code out of line. */
  notePcAt(bci: number): void {
    this.bci = bci;
    this.notePc();
  }

  /** The instruction emitted next may fault on a null reference. */
  noteFault(): void {
    this.faultTable.push(this.asm.offset);
  }

  /** Faults if the register is null. For offsets that page zero does not cover, and where nothing else dereferences. */
  nullCheck(reg: Reg): void {
    this.noteFault();
    this.asm.rm(Form.CMP_RM32_R32, Reg.RAX, reg, 0);
  }

  callStub(address: number): void {
    this.asm.callAbs(address);
  }

  /** Before a call at which other code may run: live temporaries go home, nothing is known of registers afterwards. */
  flushAndClear(): void {
    this.flush();
    this.clear();
  }

  /** Starts a patch site: everything goes home, then the call that asks for linking. Returns the offset of the call. */
  beginSite(): number {
    this.flushAndClear();
    return this.callResolve();
  }

  /** The site's call alone, for sites that first test for null. */
  callResolve(): number {
    this.unpinAll();
    const call = this.asm.offset;
    this.asm.callAbs(this.env.stubs.resolve);
    return call;
  }

  /** Ends it: the linked form stands between the call and here. */
  endSite(kind: SiteKind, cpIndex: number, opcode: number, callOffset: number, aux: number): void {
    this.endSiteAt(kind, cpIndex, opcode, callOffset, callOffset + RESOLVE_CALL, aux);
  }

  /** The same if code that needs no patching stands between the call and `start`. */
  endSiteAt(
    kind: SiteKind,
    cpIndex: number,
    opcode: number,
    callOffset: number,
    start: number,
    aux: number,
  ): void {
    this.sites.push({ kind, cpIndex, bci: this.bci, opcode, callOffset, start, end: this.asm.offset, aux });
  }

  /** Position of the disp32 or imm32 emitted last, relative to the linked form of the site whose call is at `callOffset`. */
  sitePosition(position: number, callOffset: number): number {
    return position - (callOffset + RESOLVE_CALL);
  }
}
