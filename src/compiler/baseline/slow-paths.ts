import { Cond, Form, type Label, Reg } from '../../x64/assembler.js';
import type { BaselineCompiler } from './compiler.js';
import { reloadParameters } from './frame.js';
import { IntList } from './int-list.js';
import { SCRATCH, XMM_SCRATCH } from './register-cache.js';

/** What happens out of line. Parameters p, q, r as each says. */
const enum Slow {
  /** Throws ArithmeticException. */
  DIVIDE_BY_ZERO,
  /** p: remainder. Dividend in rax; quotient to rax or remainder to rdx. */
  DIVIDE_BY_MINUS_ONE,
  /** p: array register, q: index register. */
  INDEX,
  /** p: array register, q: the constant index. */
  CONSTANT_INDEX,
  /** p: destination, q: xmm source. cvtt gave the "integer indefinite". */
  TRUNCATE,
  /** p: class record. */
  NEW_OBJECT,
  /** p: reference register, q: class record. The reference is not an instance. */
  CAST_FAILS,
  /** p: reference register, q: class record, r: busy registers. Full subtype test. */
  CAST,
  /** p: array register, q: value register, r: busy registers. */
  STORE_CHECK,
  POLL,
  /** A poll at the method's entry: parameters are in registers again afterwards. */
  ENTRY_POLL,
  /** A counter has run out; whose and where is told by the frame and the pc table. */
  TIER_UP,
  /** The same at the method's entry. It goes on into the ENTRY_POLL that must be next: polling once more than need be saves loading the parameters in two places. */
  ENTRY_TIER_UP,
}

/** Words of a record: kind, label, bci, p, q, r, wide. */
const WORDS = 7;

/** Registers that the subtype stubs change, or that pass them their arguments. */
const SUBTYPE_REGISTERS = [Reg.RAX, Reg.RCX, Reg.RDX, Reg.RSI, Reg.RDI];

/**
 * Code that is rarely executed, emitted behind the method's last block. Each piece is entered by a conditional jump and either throws or
 * jumps back to its `back` label with all registers that the code there relies on as they were.
 */
export class SlowPaths {
  private readonly records: IntList = new IntList();
  private readonly entries: Label[] = [];
  private readonly backs: (Label | null)[] = [];

  clear(): void {
    this.records.clear();
    this.entries.length = 0;
    this.backs.length = 0;
  }

  private add(
    c: BaselineCompiler,
    kind: Slow,
    back: Label | null,
    p: number,
    q: number,
    r: number,
    wide: boolean,
  ): Label {
    const label = c.asm.newLabel();
    const { records } = this;
    records.push2(kind, this.entries.length);
    records.push2(c.bci, p);
    records.push2(q, r);
    records.push(wide ? 1 : 0);
    this.entries.push(label);
    this.backs.push(back);
    return label;
  }

  divideByZero(c: BaselineCompiler): Label {
    return this.add(c, Slow.DIVIDE_BY_ZERO, null, 0, 0, 0, false);
  }

  divideByMinusOne(c: BaselineCompiler, back: Label, wide: boolean, remainder: boolean): Label {
    return this.add(c, Slow.DIVIDE_BY_MINUS_ONE, back, remainder ? 1 : 0, 0, 0, wide);
  }

  index(c: BaselineCompiler, array: Reg, index: Reg): Label {
    return this.add(c, Slow.INDEX, null, array, index, 0, false);
  }

  constantIndex(c: BaselineCompiler, array: Reg, index: number): Label {
    return this.add(c, Slow.CONSTANT_INDEX, null, array, index, 0, false);
  }

  /** wide: the destination is a long; double: the source is a double. */
  truncate(c: BaselineCompiler, back: Label, to: Reg, from: number, wide: boolean, double: boolean): Label {
    return this.add(c, Slow.TRUNCATE, back, to, from, double ? 1 : 0, wide);
  }

  newObject(c: BaselineCompiler, back: Label, record: number): Label {
    return this.add(c, Slow.NEW_OBJECT, back, record, 0, 0, false);
  }

  castFails(c: BaselineCompiler, ref: Reg, record: number): Label {
    return this.add(c, Slow.CAST_FAILS, null, ref, record, 0, false);
  }

  cast(c: BaselineCompiler, back: Label, ref: Reg, record: number): Label {
    return this.add(c, Slow.CAST, back, ref, record, c.busyRegisters(), false);
  }

  storeCheck(c: BaselineCompiler, back: Label, array: Reg, value: Reg): Label {
    return this.add(c, Slow.STORE_CHECK, back, array, value, c.busyRegisters(), false);
  }

  poll(c: BaselineCompiler, back: Label): Label {
    return this.add(c, Slow.POLL, back, 0, 0, 0, false);
  }

  entryPoll(c: BaselineCompiler, back: Label): Label {
    return this.add(c, Slow.ENTRY_POLL, back, 0, 0, 0, false);
  }

  tierUp(c: BaselineCompiler, back: Label): Label {
    return this.add(c, Slow.TIER_UP, back, 0, 0, 0, false);
  }

  /** Followed by {@link entryPoll}. */
  entryTierUp(c: BaselineCompiler): Label {
    return this.add(c, Slow.ENTRY_TIER_UP, null, 0, 0, 0, false);
  }

  emitAll(c: BaselineCompiler): void {
    const { records } = this;
    for (let at = 0; at < records.length; at += WORDS) this.emit(c, at);
  }

  private emit(c: BaselineCompiler, at: number): void {
    const { items } = this.records;
    const { asm, env } = c;
    const entry = items[at + 1];
    const p = items[at + 3];
    const q = items[at + 4];
    const r = items[at + 5];
    const wide = items[at + 6] !== 0;
    const back = this.backs[entry];
    asm.bind(this.entries[entry]);
    c.notePcAt(items[at + 2]);
    switch (items[at] as Slow) {
      case Slow.DIVIDE_BY_ZERO:
        c.callStub(env.stubs.throwDivZero);
        break;
      case Slow.DIVIDE_BY_MINUS_ONE:
        if (p !== 0) asm.rr(Form.XOR_R32_RM32, Reg.RDX, Reg.RDX);
        else asm.r(wide ? Form.NEG_RM64 : Form.NEG_RM32, Reg.RAX);
        break;
      case Slow.INDEX:
        movePair(c, Reg.RDI, p, Reg.RSI, q);
        c.callStub(env.stubs.throwIndex);
        break;
      case Slow.CONSTANT_INDEX:
        if (p !== Reg.RDI) asm.rr(Form.MOV_R32_RM32, Reg.RDI, p);
        asm.ri(Form.MOV_R32_IMM32, Reg.RSI, q);
        c.callStub(env.stubs.throwIndex);
        break;
      case Slow.TRUNCATE:
        saturate(c, p, q, wide, r !== 0);
        break;
      case Slow.NEW_OBJECT:
        asm.ri(Form.MOV_R32_IMM32, Reg.RDI, p);
        c.callStub(env.stubs.newObject);
        break;
      case Slow.CAST_FAILS:
        if (p !== Reg.RDI) asm.rr(Form.MOV_R32_RM32, Reg.RDI, p);
        asm.ri(Form.MOV_R32_IMM32, Reg.RSI, q);
        c.callStub(env.stubs.throwCast);
        break;
      case Slow.CAST:
        cast(c, p, q, r, back as Label);
        return;
      case Slow.STORE_CHECK:
        push(c, r);
        movePair(c, Reg.RDI, p, Reg.RSI, q);
        c.callStub(env.stubs.storeCheck);
        pop(c, r);
        break;
      case Slow.POLL:
        c.callStub(env.stubs.poll);
        break;
      case Slow.ENTRY_POLL:
        c.callStub(env.stubs.poll);
        reloadParameters(c);
        break;
      case Slow.TIER_UP:
      case Slow.ENTRY_TIER_UP:
        c.callStub(env.stubs.tierUp);
        break;
    }
    if (back !== null) asm.jmp(back);
  }
}

function push(c: BaselineCompiler, busy: number): void {
  for (const reg of SUBTYPE_REGISTERS) if ((busy & (1 << reg)) !== 0) c.asm.r(Form.PUSH_R64, reg);
}

/** Leaves flags alone. */
function pop(c: BaselineCompiler, busy: number): void {
  for (let i = SUBTYPE_REGISTERS.length - 1; i >= 0; i--) {
    if ((busy & (1 << SUBTYPE_REGISTERS[i])) !== 0) c.asm.r(Form.POP_R64, SUBTYPE_REGISTERS[i]);
  }
}

/** Two 32-bit moves at once. */
export function movePair(c: BaselineCompiler, to1: Reg, from1: Reg, to2: Reg, from2: Reg): void {
  const { asm } = c;
  if (from2 === to1) {
    asm.rr(Form.MOV_R32_RM32, SCRATCH, from2);
    if (from1 !== to1) asm.rr(Form.MOV_R32_RM32, to1, from1);
    asm.rr(Form.MOV_R32_RM32, to2, SCRATCH);
    return;
  }
  if (from1 !== to1) asm.rr(Form.MOV_R32_RM32, to1, from1);
  if (from2 !== to2) asm.rr(Form.MOV_R32_RM32, to2, from2);
}

/** The subtype test of a checkcast that no compare decided; the pushes make no safepoint, the throw needs no pops. */
function cast(c: BaselineCompiler, ref: Reg, record: number, busy: number, back: Label): void {
  const { asm } = c;
  const saved = busy | (1 << ref);
  push(c, saved);
  if (ref !== Reg.RDI) asm.rr(Form.MOV_R32_RM32, Reg.RDI, ref);
  asm.ri(Form.MOV_R32_IMM32, Reg.RSI, record);
  c.callStub(c.env.stubs.instanceOf);
  pop(c, saved);
  asm.jcc(Cond.NE, back);
  if (ref !== Reg.RDI) asm.rr(Form.MOV_R32_RM32, Reg.RDI, ref);
  asm.ri(Form.MOV_R32_IMM32, Reg.RSI, record);
  c.callStub(c.env.stubs.throwCast);
}

/** JLS 5.1.3: NaN gives 0, too small the least value (which cvtt has delivered), too large the greatest. */
function saturate(c: BaselineCompiler, to: Reg, from: number, wide: boolean, double: boolean): void {
  const { asm } = c;
  const done = asm.newLabel();
  const notANumber = asm.newLabel();
  const compare = double ? Form.UCOMISD_XMM_XMMM64 : Form.UCOMISS_XMM_XMMM32;
  asm.rr(Form.XORPS_XMM_XMMM128, XMM_SCRATCH, XMM_SCRATCH);
  asm.rr(compare, from, XMM_SCRATCH);
  asm.jcc(Cond.P, notANumber);
  asm.jcc(Cond.B, done);
  asm.r(wide ? Form.NOT_RM64 : Form.NOT_RM32, to);
  asm.jmp(done);
  asm.bind(notANumber);
  asm.rr(Form.XOR_R32_RM32, to, to);
  asm.bind(done);
}
