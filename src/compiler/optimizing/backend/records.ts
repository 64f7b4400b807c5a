import { Kind } from '../../../ir/ops.js';
import { IntList } from '../../baseline/int-list.js';
import { Op, TrapReason } from '../ops.js';
import { Loc, PlaceKind } from '../optimized-code.js';
import type { Emitter } from './emitter.js';
import { XMM } from './intervals.js';

/** Constants up to this size stand in the location itself. */
const SMALL_MAX = 1 << 28;

/** Places where the code can be left, and what the bytecode's frames would hold there (optimized-code.ts). */
export class Records {
  readonly places: IntList = new IntList();
  readonly words: IntList = new IntList();
  readonly constants: IntList = new IntList();
  private e!: Emitter;
  private readonly virtuals: number[] = [];
  /** Position at which values are looked for. */
  private at = 0;

  begin(e: Emitter): void {
    this.e = e;
    this.places.clear();
    this.words.clear();
    this.constants.clear();
  }

  /** The next instruction faults if the reference that `check` checks is null. */
  fault(check: number): void {
    const { graph } = this.e;
    this.faultFor(check, graph.imm[check] !== 0 ? graph.imm[check] : TrapReason.NULL_CHECK);
  }

  /** The next instruction, of the operation `access`, faults if there is no memory where it points. */
  access(access: number): void {
    this.faultFor(access, TrapReason.ACCESS);
  }

  private faultFor(check: number, reason: TrapReason): void {
    const { e } = this;
    this.place(PlaceKind.FAULT);
    const { graph } = e;
    this.reason(reason);
    this.words.push2(1, Loc.SMALL);
    // What an access that carries the check writes may have been written before it faults: see Intervals.
    this.at = e.v === check ? e.position : e.position + 1;
    this.finish(graph.state[check], false);
  }

  /** `call deopt` has just been emitted. Operands: values, or ~number for small numbers. */
  trap(reason: TrapReason, state: number, ...operands: number[]): void {
    this.at = this.e.position;
    this.place(PlaceKind.TRAP);
    this.reason(reason);
    this.words.push(operands.length);
    for (const operand of operands)
      this.words.push(operand < 0 ? this.number(~operand) : this.location(operand, false));
    this.finish(state, false);
  }

  /** The throwing stub has just been called, for an exception that nothing here handles. */
  thrown(state: number): void {
    this.at = this.e.position;
    this.place(PlaceKind.THROW);
    this.reason(TrapReason.THROW);
    this.words.push(0);
    this.finish(state, false);
  }

  /** A call that goes on here has just been emitted. */
  safepoint(state: number, isEntry = false): void {
    const { e, words } = this;
    const { graph, placement } = e;
    this.place(PlaceKind.SAFEPOINT);
    this.reason(TrapReason.NONE);
    words.push(0);
    const count = words.length;
    words.push(0);
    for (let node = placement.liveHead[e.k]; node >= 0; node = placement.nodeNext[node]) {
      const v = placement.nodeValue[node];
      if (graph.kind[v] === Kind.P && !e.iv.isRematerialized(v)) words.push(placement.home[v]);
    }
    words.items[count] = words.length - count - 1;
    this.finishBody(state, true, isEntry);
  }

  private place(kind: PlaceKind): void {
    this.places.push2(this.e.asm.offset, kind);
    this.places.push(this.words.length);
  }

  private reason(reason: number): void {
    this.words.push(reason);
  }

  private finish(state: number, saved: boolean): void {
    this.words.push(0);
    this.finishBody(state, saved, false);
  }

  private finishBody(state: number, saved: boolean, isEntry: boolean): void {
    const { e, words, virtuals } = this;
    const { graph } = e;
    const { lists } = graph;
    virtuals.length = 0;
    let frames = 0;
    for (let s = state; s >= 0; s = graph.stateParent[s]) {
      this.findVirtuals(graph.stateEntries[s], 2);
      frames++;
    }
    words.push(virtuals.length);
    for (const v of virtuals) {
      const at = graph.list[v];
      const fields = lists[at] / 3;
      words.push2(graph.imm[v], fields);
      for (let i = 0; i < fields; i++) {
        words.push2(lists[at + 1 + 3 * i], lists[at + 2 + 3 * i]);
        words.push(this.location(lists[at + 3 + 3 * i], saved));
      }
    }
    words.push(frames);
    for (let s = state; s >= 0; s = graph.stateParent[s]) {
      const at = graph.stateEntries[s];
      const entries = lists[at] / 2;
      words.push2(graph.methods[graph.stateMethod[s]].id, isEntry && s === state ? -1 : graph.stateBci[s]);
      words.push2(graph.stateFlags[s], entries);
      for (let i = 0; i < entries; i++) {
        const v = lists[at + 2 + 2 * i];
        words.push2(lists[at + 1 + 2 * i], graph.kind[v]);
        words.push(this.location(v, saved));
      }
    }
  }

  private findVirtuals(at: number, step: number): void {
    const { graph } = this.e;
    const { lists } = graph;
    const end = at + lists[at];
    for (let i = at + step; i <= end; i += step) {
      const v = lists[i];
      if (graph.op[v] !== Op.VIRTUAL_OBJECT || this.virtuals.includes(v)) continue;
      this.virtuals.push(v);
      this.findVirtuals(graph.list[v], 3);
    }
  }

  /** saved: what is in a register has been stored in its home. */
  private location(v: number, saved: boolean): number {
    const { e } = this;
    const { graph, scan, iv } = e;
    if (graph.op[v] === Op.VIRTUAL_OBJECT) return (this.virtuals.indexOf(v) << Loc.SHIFT) | Loc.VIRTUAL;
    const root = e.selection.root[v];
    if (iv.isRematerialized(root)) return this.constant(root);
    if (!saved) {
      const r = scan.registerAt(root, this.at);
      if (r >= 0) return r >= XMM ? ((r - XMM) << Loc.SHIFT) | Loc.XMM : (r << Loc.SHIFT) | Loc.REGISTER;
    }
    return this.home(root);
  }

  /** Location of a value's home. */
  home(v: number): number {
    const { e } = this;
    if (e.placement.home[v] < 0) throw new Error(`value ${v} has no home for a record`);
    if (e.graph.kind[v] === Kind.P) return (e.placement.home[v] << Loc.SHIFT) | Loc.POINTER_HOME;
    return (e.homeDisp(v) << Loc.SHIFT) | Loc.SCALAR_HOME;
  }

  private number(value: number): number {
    if (value >= -SMALL_MAX && value < SMALL_MAX) return (value << Loc.SHIFT) | Loc.SMALL;
    return (this.pair(value, value >> 31) << Loc.SHIFT) | Loc.CONSTANT;
  }

  private constant(v: number): number {
    const { graph } = this.e;
    const lo = graph.imm[v];
    switch (graph.op[v]) {
      case Op.NULL:
        return Loc.SMALL;
      case Op.ICONST:
        return this.number(lo);
      case Op.PCELL:
        return (this.pair(lo, 0) << Loc.SHIFT) | Loc.CELL;
      default:
        return (this.pair(lo, graph.imm2[v]) << Loc.SHIFT) | Loc.CONSTANT;
    }
  }

  private pair(lo: number, hi: number): number {
    const { constants } = this;
    for (let i = 0; i < constants.length; i += 2)
      if (constants.items[i] === lo && constants.items[i + 1] === hi) return i >> 1;
    constants.push2(lo, hi);
    return (constants.length >> 1) - 1;
  }
}
