import { Cond, Form, type Label, Reg } from '../../../x64/assembler.js';
import { IntList } from '../../baseline/int-list.js';
import { SCRATCH } from '../../baseline/register-cache.js';
import { Op, TrapReason } from '../ops.js';
import type { Emitter } from './emitter.js';
import { Store } from './placement.js';

/** What happens out of line. */
export const enum Cold {
  /** A check or guard failed. p: {@link TrapReason}. */
  TRAP,
  ENTRY_POLL,
  POLL,
  NEW_OBJECT,
  /** The length is the value's operand. */
  NEW_ARRAY,
  MONITOR_ENTER,
  MONITOR_EXIT,
  /** p: register of the reference, q: of the result. */
  INSTANCE_OF,
  /** p: register of the reference. */
  CAST,
  /** p: register of the reference, q: of the array. */
  STORE_CHECK,
  /** p: remainder. */
  DIVIDE_BY_MINUS_ONE,
  /** cvtt gave the "integer indefinite". p: result, q: xmm source. */
  SATURATE,
}

/** Words of an entry: kind, value, instruction, p, q. */
const WORDS = 5;

/** What the subtype stubs destroy, or are passed their operands in. */
const SUBTYPE_REGISTERS = [Reg.RAX, Reg.RCX, Reg.RDX, Reg.RSI, Reg.RDI];

/** Code that is rarely executed, behind the last block. Each piece leaves for good, or jumps back with all registers that live on as they were. */
export class ColdCode {
  private e!: Emitter;
  private readonly entries: IntList = new IntList();
  private readonly labels: Label[] = [];
  private readonly backs: (Label | null)[] = [];

  begin(e: Emitter): void {
    this.e = e;
    this.entries.clear();
    this.labels.length = 0;
    this.backs.length = 0;
  }

  /** Belongs to the current instruction. Returns the label of its code. */
  add(kind: Cold, back: Label | null, p = 0, q = 0): Label {
    const { e } = this;
    const label = e.asm.newLabel();
    this.entries.push2(kind, e.v);
    this.entries.push2(e.k, p);
    this.entries.push(q);
    this.labels.push(label);
    this.backs.push(back);
    return label;
  }

  trap(reason: TrapReason): Label {
    return this.add(Cold.TRAP, null, reason);
  }

  emitAll(): void {
    const { e } = this;
    for (let i = 0; i < this.labels.length; i++) {
      const { items } = this.entries;
      const at = WORDS * i;
      e.select(items[at + 1], items[at + 2]);
      e.bind(this.labels[i]);
      this.emit(items[at] as Cold, items[at + 3], items[at + 4], this.backs[i] as Label);
    }
  }

  private emit(kind: Cold, p: number, q: number, back: Label): void {
    const { e } = this;
    const { asm, graph, stubs } = e;
    const { v } = e;
    switch (kind) {
      case Cold.TRAP:
        this.emitTrap(p);
        return;
      case Cold.ENTRY_POLL:
        this.saveLive();
        e.callStub(stubs.poll);
        e.noteReturn();
        e.records.safepoint(graph.entryState, true);
        this.restoreLive();
        break;
      case Cold.POLL:
        this.saveLive();
        this.call(stubs.poll);
        this.restoreLive();
        break;
      case Cold.NEW_OBJECT:
        this.saveLive();
        asm.ri(Form.MOV_R32_IMM32, Reg.RDI, graph.imm[v]);
        this.callForResult(stubs.newObject);
        break;
      case Cold.NEW_ARRAY:
        this.saveLive();
        e.move(e.source(graph.a[v]), Reg.RSI, graph.kind[graph.a[v]]);
        asm.ri(Form.MOV_R32_IMM32, Reg.RDI, graph.imm[v]);
        this.callForResult(stubs.newArray);
        break;
      case Cold.MONITOR_ENTER:
      case Cold.MONITOR_EXIT:
        this.saveLive();
        if (e.use(graph.a[v]) !== Reg.RDI) asm.rr(Form.MOV_R32_RM32, Reg.RDI, e.use(graph.a[v]));
        this.call(kind === Cold.MONITOR_ENTER ? stubs.monitorEnter : stubs.monitorExit);
        this.restoreLive();
        break;
      case Cold.INSTANCE_OF:
        this.push(q);
        this.subtype(p, graph.imm[v], stubs.instanceOf);
        if (q !== Reg.RAX) asm.rr(Form.MOV_R32_RM32, q, Reg.RAX);
        this.pop(q);
        break;
      case Cold.CAST:
        this.push(-1);
        this.subtype(p, graph.imm[v], stubs.instanceOf);
        this.pop(-1);
        asm.jcc(Cond.NE, back);
        this.emitTrap(TrapReason.CAST);
        return;
      case Cold.STORE_CHECK:
        this.push(-1);
        // rsi = element class of the array, in the scratch register.
        if (p !== Reg.RDI) asm.rr(Form.MOV_R32_RM32, Reg.RDI, p);
        asm.rr(Form.MOV_R32_RM32, Reg.RSI, SCRATCH);
        e.callStub(stubs.instanceOf);
        this.pop(-1);
        asm.jcc(Cond.NE, back);
        this.emitTrap(TrapReason.STORE);
        return;
      case Cold.DIVIDE_BY_MINUS_ONE: {
        const wide = e.isWide(v);
        if (p !== 0) asm.rr(Form.XOR_R32_RM32, Reg.RDX, Reg.RDX);
        else asm.r(wide ? Form.NEG_RM64 : Form.NEG_RM32, Reg.RAX);
        break;
      }
      case Cold.SATURATE:
        this.saturate(p, q);
        break;
    }
    asm.jmp(back);
  }

  // ---------------------------------------------------------------- leaving

  /** `call deopt` with the record of the current instruction. */
  emitTrap(reason: TrapReason): void {
    const { e } = this;
    const { graph, records } = e;
    const { v } = e;
    e.callStub(e.stubs.deopt);
    const state = graph.state[v];
    switch (graph.op[v]) {
      case Op.CHECK_INDEX:
        records.trap(reason, state, graph.c[v] < 0 ? ~0 : graph.c[v], graph.a[v]);
        break;
      case Op.CHECK_CAST:
        records.trap(reason, state, graph.a[v], ~graph.imm[v]);
        break;
      case Op.CHECK_STORE:
        records.trap(reason, state, graph.a[v], graph.b[v]);
        break;
      case Op.CHECK_NULL:
      case Op.THROW:
        records.trap(reason, state, graph.a[v]);
        break;
      default:
        records.trap(reason, state);
    }
  }

  // ---------------------------------------------------------------- calls

  private call(stub: number): void {
    const { e } = this;
    e.callStub(stub);
    e.noteReturn();
    e.records.safepoint(e.graph.state[e.v]);
  }

  private callForResult(stub: number): void {
    const { e } = this;
    this.call(stub);
    const result = e.result();
    if (result >= 0 && result !== Reg.RAX) e.asm.rr(Form.MOV_R32_RM32, result, Reg.RAX);
    this.restoreLive();
  }

  /** What is in registers across the call goes home, unless it is there. */
  private saveLive(): void {
    const { e } = this;
    const { placement, scan, graph, iv } = e;
    for (let node = placement.liveHead[e.k]; node >= 0; node = placement.nodeNext[node]) {
      const v = placement.nodeValue[node];
      const r = scan.registerAt(v, e.position + 1);
      if (r < 0 || iv.isRematerialized(v) || placement.store[v] === Store.AT_DEFINITION) continue;
      e.move(r, e.homeLocation(v), graph.kind[v]);
    }
  }

  private restoreLive(): void {
    const { e } = this;
    const { placement, scan, graph, iv } = e;
    for (let node = placement.liveHead[e.k]; node >= 0; node = placement.nodeNext[node]) {
      const v = placement.nodeValue[node];
      const r = scan.registerAt(v, e.position + 2);
      if (r >= 0) e.move(iv.isRematerialized(v) ? ~v : e.homeLocation(v), r, graph.kind[v]);
    }
  }

  private push(but: number): void {
    for (const reg of SUBTYPE_REGISTERS) if (reg !== but) this.e.asm.r(Form.PUSH_R64, reg);
  }

  /** Leaves flags alone. */
  private pop(but: number): void {
    for (let i = SUBTYPE_REGISTERS.length - 1; i >= 0; i--)
      if (SUBTYPE_REGISTERS[i] !== but) this.e.asm.r(Form.POP_R64, SUBTYPE_REGISTERS[i]);
  }

  private subtype(reference: Reg, record: number, stub: number): void {
    const { asm } = this.e;
    if (reference !== Reg.RDI) asm.rr(Form.MOV_R32_RM32, Reg.RDI, reference);
    asm.ri(Form.MOV_R32_IMM32, Reg.RSI, record);
    this.e.callStub(stub);
  }

  /** JLS 5.1.3: NaN gives 0, too small the least value (which cvtt has delivered), too large the greatest. */
  private saturate(to: Reg, from: number): void {
    const { e } = this;
    const { asm, graph } = e;
    const wide = e.isWide(e.v);
    const done = asm.newLabel();
    const notANumber = asm.newLabel();
    const double = graph.op[e.v] === Op.D2I || graph.op[e.v] === Op.D2L;
    // `from` may be the scratch register: zero is in memory.
    asm.rl(double ? Form.UCOMISD_XMM_XMMM64 : Form.UCOMISS_XMM_XMMM32, from, e.pool.wide(0, 0));
    asm.jcc(Cond.P, notANumber);
    asm.jcc(Cond.B, done);
    asm.r(wide ? Form.NOT_RM64 : Form.NOT_RM32, to);
    asm.jmp(done);
    asm.bind(notANumber);
    asm.rr(Form.XOR_R32_RM32, to, to);
    asm.bind(done);
  }
}
