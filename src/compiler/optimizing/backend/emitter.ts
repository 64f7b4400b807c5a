import { Kind } from '../../../ir/ops.js';
import { Frame, Obj } from '../../../layout/layout.js';
import type { StubAddresses } from '../../../layout/stubs.js';
import { Assembler, Form, type Label, Reg } from '../../../x64/assembler.js';
import { IntList } from '../../baseline/int-list.js';
import { SCRATCH, XMM_SCRATCH } from '../../baseline/register-cache.js';
import type { CompileEnv } from '../../env.js';
import type { Graph } from '../graph.js';
import { Op } from '../ops.js';
import type { BlockOrder } from './block-order.js';
import { ColdCode } from './cold-code.js';
import { ConstantPool } from './constant-pool.js';
import { type Intervals, isFloat, XMM } from './intervals.js';
import type { LinearScan } from './linear-scan.js';
import { HOMES, INCOMING, type MoveSink, OUTGOING, ParallelMove } from './parallel-move.js';
import type { Placement } from './placement.js';
import { Records } from './records.js';
import { Fold, type Selection } from './selection.js';

/** What the back end must know besides the graph. */
export interface BackendOptions {
  /** Id of the code blob, pushed in every frame. */
  readonly codeId: number;
  /** Final address of the code's first byte, a multiple of 16. */
  readonly origin: number;
  readonly stubs: StubAddresses;
  /** Bytes by which the frames that deoptimization makes of one of this code may be larger than it. */
  readonly extraStack: number;
  /** Where objects of java.lang.invoke name what they call. */
  readonly link: Pick<CompileEnv, 'methodHandles' | 'nativeEntryPoint'>;
  /** shlx and its like may be used. */
  readonly bmi2: boolean;
  /** Registers of 256 bits may be used. */
  readonly avx2: boolean;
  /** For tests: so many registers of each class are used (at least 6), all if absent. */
  readonly registers?: number;
}

/** Where an operand is, besides a register. */
export const enum Where {
  REGISTER = 0,
  MEMORY = 1,
  IMMEDIATE = 2,
  /** In the constant pool. */
  POOL = 3,
}

/** Bytes behind a call that may be overwritten by another (docs/OPTIMIZING.md, "Leaving"). */
const CALL_LENGTH = 5;

/** The state of code emission: the current instruction, where its operands are, what has been written so far. */
export class Emitter implements MoveSink {
  readonly asm: Assembler = new Assembler();
  graph!: Graph;
  order!: BlockOrder;
  selection!: Selection;
  iv!: Intervals;
  scan!: LinearScan;
  placement!: Placement;
  options!: BackendOptions;
  stubs!: StubAddresses;
  readonly records: Records = new Records();
  readonly pool: ConstantPool = new ConstantPool();
  readonly cold: ColdCode = new ColdCode();
  readonly moves: ParallelMove = new ParallelMove();
  readonly blockLabels: Label[] = [];
  /** Triples: index of the switch's list of keys, block, offset of the instruction's address field. */
  readonly jumpTables: IntList = new IntList();

  frameSize = 0;
  private scalarBase = 0;
  syncHome = -1;

  /** The current instruction: the value, its number, the position of its operands. */
  v = -1;
  k = 0;
  position = 0;
  /** Block that is emitted next, -1 at the end. */
  nextBlock = -1;
  private lastReturn = -CALL_LENGTH;
  /** By block: the block that a jump to it may go to instead, because it only jumps on. */
  readonly targets: number[] = [];

  /** The operand that was located last, in memory. */
  base: Reg = 0;
  index = -1;
  scale = 0;
  disp = 0;
  isAbsolute = false;
  immediate = 0;
  poolLabel: Label = 0 as Label;
  /** Root of the reference whose memory that is, -1 for homes. */
  private reference = -1;
  private pendingCheck = -1;

  begin(
    graph: Graph,
    order: BlockOrder,
    selection: Selection,
    iv: Intervals,
    scan: LinearScan,
    placement: Placement,
    options: BackendOptions,
  ): void {
    this.graph = graph;
    this.order = order;
    this.selection = selection;
    this.iv = iv;
    this.scan = scan;
    this.placement = placement;
    this.options = options;
    this.stubs = options.stubs;
    this.asm.reset(options.origin);
    this.records.begin(this);
    this.pool.begin(this.asm);
    this.cold.begin(this);
    this.moves.clear();
    this.jumpTables.clear();
    this.lastReturn = -CALL_LENGTH;
    this.blockLabels.length = 0;
    for (let i = 0; i < graph.blockCount; i++) this.blockLabels.push(this.asm.newLabel());
  }

  /** The same layout as baseline code's frames. `outgoing`: words for arguments on the stack. */
  layOutFrame(outgoing: number, hasSync: boolean): void {
    const { placement } = this;
    this.syncHome = hasSync ? placement.pointerHomes : -1;
    const pointers = placement.pointerHomes + (hasSync ? 1 : 0);
    const pointerBytes = (4 * pointers + 7) & ~7;
    this.scalarBase = Frame.CODE_ID - pointerBytes - 8;
    this.frameSize = 8 + pointerBytes + 8 * placement.scalarHomes + 8 * outgoing;
  }

  get pointerHomes(): number {
    return this.placement.pointerHomes + (this.syncHome >= 0 ? 1 : 0);
  }

  pointerDisp(home: number): number {
    return Frame.FIRST_POINTER - 4 * home;
  }

  scalarDisp(home: number): number {
    return this.scalarBase - 8 * home;
  }

  homeDisp(v: number): number {
    const home = this.placement.home[v];
    if (home < 0) throw new Error(`value ${v} has no home`);
    return this.graph.kind[v] === Kind.P ? this.pointerDisp(home) : this.scalarDisp(home);
  }

  /** Location of a value's home, for moves. */
  homeLocation(v: number): number {
    const home = this.placement.home[v];
    if (home < 0) throw new Error(`value ${v} has no home`);
    return HOMES + 2 * home + (this.graph.kind[v] === Kind.P ? 0 : 1);
  }

  // ---------------------------------------------------------------- the current instruction

  select(v: number, k: number): void {
    this.v = v;
    this.k = k;
    this.position = 4 * k;
    this.pendingCheck = v >= 0 ? this.selection.carries[v] : -1;
  }

  root(v: number): number {
    return this.selection.root[v];
  }

  isConstant(v: number): boolean {
    const op = this.graph.op[this.selection.root[v]];
    return op >= Op.ICONST && op <= Op.PCONST;
  }

  isWide(v: number): boolean {
    return this.graph.kind[v] === Kind.L;
  }

  /** Register of an operand, MEMORY if it has none here. */
  located(v: number): number {
    return this.scan.registerAt(this.selection.root[v], this.position);
  }

  /** Register number (xmm registers from 0) of an operand. Constants are loaded in a scratch register. */
  use(v: number): number {
    const r = this.located(v);
    if (r >= 0) return r & 15;
    return this.load(v);
  }

  /** In the scratch register of its class. */
  load(v: number): number {
    const float = isFloat(this.graph.kind[v]);
    const to = float ? XMM + XMM_SCRATCH : SCRATCH;
    this.move(this.source(v), to, this.graph.kind[this.selection.root[v]]);
    return to & 15;
  }

  /** Register of the result, -1 if nobody wants it. */
  result(): number {
    const first = this.scan.first[this.v];
    return first < 0 ? -1 : this.scan.register[first] & 15;
  }

  /** Location of an operand as the source of a move. */
  source(v: number, position: number = this.position): number {
    const root = this.selection.root[v];
    const r = this.scan.registerAt(root, position);
    if (r >= 0) return r;
    return this.iv.isRematerialized(root) ? ~root : this.homeLocation(root);
  }

  // ---------------------------------------------------------------- operands

  /** Locates an operand of an instruction that takes memory (and immediates, for integers). */
  locate(v: number): Where {
    const { graph, selection } = this;
    if (selection.fold[v] === Fold.OPERAND) {
      this.address(v);
      return Where.MEMORY;
    }
    const root = selection.root[v];
    const r = this.scan.registerAt(root, this.position);
    if (r >= 0) {
      this.base = r & 15;
      return Where.REGISTER;
    }
    switch (graph.op[root]) {
      case Op.ICONST:
      case Op.NULL:
      case Op.PCONST:
        this.immediate = graph.imm[root];
        return Where.IMMEDIATE;
      case Op.LCONST:
        if (graph.imm2[root] === graph.imm[root] >> 31) {
          this.immediate = graph.imm[root];
          return Where.IMMEDIATE;
        }
        this.poolLabel = this.pool.wide(graph.imm[root], graph.imm2[root]);
        return Where.POOL;
      case Op.FCONST:
        this.poolLabel = this.pool.wide(graph.imm[root], 0);
        return Where.POOL;
      case Op.DCONST:
        this.poolLabel = this.pool.wide(graph.imm[root], graph.imm2[root]);
        return Where.POOL;
      case Op.PCELL:
        this.setAbsolute(graph.imm[root]);
        return Where.MEMORY;
      default:
        break;
    }
    this.setMemory(Reg.RBP, this.homeDisp(root));
    return Where.MEMORY;
  }

  setMemory(base: Reg, disp: number): void {
    this.base = base;
    this.index = -1;
    this.disp = disp;
    this.isAbsolute = false;
    this.reference = -1;
  }

  setAbsolute(address: number): void {
    this.disp = address;
    this.isAbsolute = true;
    this.reference = -1;
  }

  setIndexed(base: Reg, index: Reg, scale: number, disp: number): void {
    this.setMemory(base, disp);
    this.index = index;
    this.scale = scale;
  }

  /** The memory of a load or store. */
  address(v: number): void {
    const { graph } = this;
    switch (graph.op[v]) {
      case Op.LOAD_STATIC:
      case Op.STORE_STATIC:
        this.setAbsolute(graph.imm[v]);
        return;
      case Op.ARRAY_LENGTH:
        this.objectAddress(graph.a[v], Obj.ARRAY_LENGTH);
        return;
      case Op.LOAD:
      case Op.STORE:
        this.objectAddress(graph.a[v], graph.imm[v]);
        return;
      default:
        this.elementAddress(graph.a[v], graph.b[v], elementShift(graph.aux[v]));
    }
  }

  objectAddress(object: number, offset: number): void {
    const { graph } = this;
    const root = this.selection.root[object];
    const r = this.located(object);
    if (r < 0 && (graph.op[root] === Op.PCONST || graph.op[root] === Op.NULL)) {
      this.setAbsolute(graph.imm[root] + offset);
      return;
    }
    this.setMemory(r >= 0 ? r : this.use(object), offset);
    this.reference = root;
  }

  private elementAddress(array: number, index: number, shift: number): void {
    const { graph } = this;
    const base = this.use(array);
    const root = this.selection.root[index];
    const r = this.located(index);
    if (r < 0 && graph.op[root] === Op.ICONST)
      this.setMemory(base, Obj.ARRAY_DATA + (graph.imm[root] << shift));
    else this.setIndexed(base, r >= 0 ? r : this.use(index), shift, Obj.ARRAY_DATA);
    this.reference = this.selection.root[array];
  }

  /** The next instruction touches the located memory: notes it if it checks for null. */
  touch(): void {
    const check = this.pendingCheck;
    if (check < 0 || this.reference < 0 || this.reference !== this.selection.root[check]) return;
    this.pendingCheck = -1;
    this.records.fault(check);
  }

  /** True if the null check that the instruction was to carry has no place yet. */
  get isCheckPending(): boolean {
    return this.pendingCheck >= 0;
  }

  /** `form reg, [located memory]`, loads and stores. */
  memory(form: Form, reg: number): void {
    const { asm } = this;
    this.touch();
    if (this.isAbsolute) asm.ra(form, reg, this.disp);
    else if (this.index >= 0) asm.rx(form, reg, this.base, this.index, this.scale, this.disp);
    else asm.rm(form, reg, this.base, this.disp);
  }

  /** `form [located memory], immediate`. */
  memoryImmediate(form: Form, immediate: number): void {
    const { asm } = this;
    this.touch();
    if (this.isAbsolute) asm.ai(form, this.disp, immediate);
    else if (this.index >= 0) asm.xi(form, this.base, this.index, this.scale, this.disp, immediate);
    else asm.mi(form, this.base, this.disp, immediate);
  }

  /** `form [located memory]`. */
  memoryAlone(form: Form): void {
    const { asm } = this;
    this.touch();
    if (this.isAbsolute) asm.a(form, this.disp);
    else if (this.index >= 0) asm.x(form, this.base, this.index, this.scale, this.disp);
    else asm.m(form, this.base, this.disp);
  }

  /** `form reg, operand` with the operand anywhere but an immediate; these go through the scratch register. */
  apply(form: Form, reg: number, operand: number): void {
    const { asm } = this;
    switch (this.locate(operand)) {
      case Where.REGISTER:
        asm.rr(form, reg, this.base);
        break;
      case Where.MEMORY:
        this.memory(form, reg);
        break;
      case Where.POOL:
        asm.rl(form, reg, this.poolLabel);
        break;
      default:
        asm.rr(form, reg, this.load(operand));
    }
  }

  // ---------------------------------------------------------------- moves

  /** One move between locations (see parallel-move.ts). General registers are moved whole unless they hold references. */
  move(from: number, to: number, kind: Kind): void {
    const { asm } = this;
    if (from < 0) {
      this.moveConstant(~from, to);
      return;
    }
    const toMemory = to >= HOMES;
    if (from >= HOMES) {
      this.setLocation(from);
      if (toMemory) {
        const wide = kind !== Kind.P;
        this.memory(wide ? Form.MOV_R64_RM64 : Form.MOV_R32_RM32, SCRATCH);
        this.setLocation(to);
        this.memory(
          kind === Kind.P && to < OUTGOING && (to & 1) === 0 ? Form.MOV_RM32_R32 : Form.MOV_RM64_R64,
          SCRATCH,
        );
      } else if (to >= XMM)
        this.memory(
          kind === Kind.F
            ? Form.MOVSS_XMM_XMMM32
            : kind === Kind.P
              ? Form.MOVD_XMM_RM32
              : Form.MOVSD_XMM_XMMM64,
          to & 15,
        );
      else this.memory(kind === Kind.P ? Form.MOV_R32_RM32 : Form.MOV_R64_RM64, to);
      return;
    }
    if (toMemory) {
      this.setLocation(to);
      const narrow = kind === Kind.P && to < OUTGOING && (to & 1) === 0;
      if (from >= XMM)
        this.memory(
          kind === Kind.F ? Form.MOVSS_XMMM32_XMM : narrow ? Form.MOVD_RM32_XMM : Form.MOVSD_XMMM64_XMM,
          from & 15,
        );
      else this.memory(narrow ? Form.MOV_RM32_R32 : Form.MOV_RM64_R64, from);
      return;
    }
    if (from >= XMM) {
      if (to >= XMM) asm.rr(Form.MOVAPS_XMM_XMMM128, to & 15, from & 15);
      else asm.rr(Form.MOVQ_RM64_XMM, from & 15, to);
    } else if (to >= XMM) asm.rr(Form.MOVQ_XMM_RM64, to & 15, from);
    else asm.rr(kind === Kind.P ? Form.MOV_R32_RM32 : Form.MOV_R64_RM64, to, from);
  }

  private setLocation(location: number): void {
    if (location >= OUTGOING) this.setMemory(Reg.RSP, 8 * (location - OUTGOING));
    else if (location >= INCOMING) this.setMemory(Reg.RBP, Frame.STACK_ARGS + 8 * (location - INCOMING));
    else {
      const home = (location - HOMES) >> 1;
      this.setMemory(Reg.RBP, (location & 1) === 0 ? this.pointerDisp(home) : this.scalarDisp(home));
    }
  }

  /** A constant in a register or in memory. Changes the flags. */
  moveConstant(v: number, to: number): void {
    const { asm, graph } = this;
    const lo = graph.imm[v];
    const hi = graph.imm2[v];
    const op = graph.op[v];
    if (to >= HOMES) {
      const wide = op === Op.LCONST || op === Op.DCONST;
      if (op === Op.PCELL || (wide && hi !== lo >> 31)) {
        this.moveConstant(v, SCRATCH);
        this.setLocation(to);
        this.memory(
          op === Op.PCELL && to < OUTGOING && (to & 1) === 0 ? Form.MOV_RM32_R32 : Form.MOV_RM64_R64,
          SCRATCH,
        );
        return;
      }
      this.setLocation(to);
      // Homes of ints are zero-extended as registers are.
      if (op === Op.ICONST && lo < 0) {
        asm.ri(Form.MOV_R32_IMM32, SCRATCH, lo);
        this.memory(Form.MOV_RM64_R64, SCRATCH);
      } else
        this.memoryImmediate(to < OUTGOING && (to & 1) === 0 ? Form.MOV_RM32_IMM32 : Form.MOV_RM64_IMM32, lo);
      return;
    }
    if (to >= XMM) {
      const xmm = to & 15;
      if (lo === 0 && (hi === 0 || op === Op.FCONST)) asm.rr(Form.XORPS_XMM_XMMM128, xmm, xmm);
      else if (op === Op.FCONST) asm.rl(Form.MOVSS_XMM_XMMM32, xmm, this.pool.wide(lo, 0));
      else asm.rl(Form.MOVSD_XMM_XMMM64, xmm, this.pool.wide(lo, hi));
      return;
    }
    if (op === Op.PCELL) asm.ra(Form.MOV_R32_RM32, to, lo);
    else this.constantInRegister(to, lo, op === Op.LCONST || op === Op.DCONST ? hi : 0);
  }

  private constantInRegister(to: Reg, lo: number, hi: number): void {
    const { asm } = this;
    if (lo === 0 && hi === 0) asm.rr(Form.XOR_R32_RM32, to, to);
    else if (hi === 0) asm.ri(Form.MOV_R32_IMM32, to, lo);
    else if (hi === lo >> 31) asm.ri(Form.MOV_RM64_IMM32, to, lo);
    else asm.ri64(Form.MOV_R64_IMM64, to, lo, hi);
  }

  /** A constant in a register that leaves the flags alone. */
  constantKeepingFlags(v: number, to: Reg): void {
    const { graph } = this;
    const root = this.selection.root[v];
    if (graph.imm[root] === 0 && (graph.op[root] !== Op.LCONST || graph.imm2[root] === 0))
      this.asm.ri(Form.MOV_R32_IMM32, to, 0);
    else this.moveConstant(root, to);
  }

  // ---------------------------------------------------------------- labels and calls

  /** Where a jump to a block leads. */
  target(block: number): number {
    return this.targets[block];
  }

  /** Binds a label, not within the bytes behind a call that may be overwritten. */
  bind(label: Label): void {
    this.keepDistance();
    this.asm.bind(label);
  }

  keepDistance(): void {
    const missing = this.lastReturn + CALL_LENGTH - this.asm.offset;
    if (missing > 0) this.asm.nop(missing);
  }

  /** The call just emitted is a safepoint. */
  noteReturn(): void {
    this.lastReturn = this.asm.offset;
  }

  callStub(address: number): void {
    this.asm.callAbs(address);
  }
}

/** log2 of the size of an array's elements, by the first character of their descriptor. */
export function elementShift(type: number): number {
  switch (type) {
    case 0x5a: // Z
    case 0x42: // B
      return 0;
    case 0x43: // C
    case 0x53: // S
      return 1;
    case 0x4a: // J
    case 0x44: // D
      return 3;
    default:
      return 2;
  }
}
