import { FLOAT_ARGUMENTS, INTEGER_ARGUMENTS } from '../../../layout/calling-convention.js';
import { Reg } from '../../../x64/assembler.js';
import type { Graph } from '../graph.js';
import { Op } from '../ops.js';
import { Want } from './constraints.js';
import { type Intervals, isFloat, MEMORY, XMM } from './intervals.js';
import { PieceHeap } from './piece-heap.js';

const NEVER = 0x7fffffff;

/** rsp, rbp, r15 and the scratch registers r11 and xmm15 are not given out. Low numbers first: their instructions are shorter. */
const GENERAL: readonly Reg[] = [
  Reg.RAX,
  Reg.RCX,
  Reg.RDX,
  Reg.RBX,
  Reg.RSI,
  Reg.RDI,
  Reg.R8,
  Reg.R9,
  Reg.R10,
  Reg.R12,
  Reg.R13,
  Reg.R14,
];
const FLOATS: readonly number[] = Array.from({ length: 15 }, (_, i) => XMM + i);

/**
 * Linear scan over live ranges with holes (Wimmer and Franz: Linear Scan Register Allocation on SSA Form), with intervals split where registers run out or are destroyed.
 *
 * An interval becomes a chain of *pieces*, each in one register or in memory. Splits stand between instructions, at block starts, and, into memory, where a call destroys all. They are moved
 * to where code runs least.
 */
export class LinearScan {
  pieceCount = 0;
  value: Int32Array = new Int32Array(512);
  start: Int32Array = new Int32Array(512);
  end: Int32Array = new Int32Array(512);
  /** The first range that reaches beyond the start, later the current one. */
  cursor: Int32Array = new Int32Array(512);
  /** The first use at or behind the start. */
  use: Int32Array = new Int32Array(512);
  register: Int8Array = new Int8Array(512);
  next: Int32Array = new Int32Array(512);
  /** By value: its first piece, -1 if it has none. */
  first: Int32Array = new Int32Array(512);

  private general: readonly Reg[] = GENERAL;
  private floats: readonly number[] = FLOATS;
  private iv!: Intervals;
  private graph!: Graph;
  private readonly active: Int32Array = new Int32Array(32);
  private inactive: Int32Array = new Int32Array(256);
  private inactiveCount = 0;
  private readonly heap = new PieceHeap();
  private readonly freeUntil: Int32Array = new Int32Array(32);
  private readonly usedAt: Int32Array = new Int32Array(32);
  /** By block parameter: register of the argument that got one last. */
  private joined: Int8Array = new Int8Array(512);
  private arrival: Int8Array = new Int8Array(64);
  /** First entries of the tables of destroyed registers that may matter from here on. */
  private callCursor = 0;
  private clobberCursor = 0;

  /** registers: so many of each class are given out. */
  run(iv: Intervals, registers = GENERAL.length + FLOATS.length): this {
    this.general = GENERAL.slice(0, registers);
    this.floats = FLOATS.slice(0, registers);
    this.iv = iv;
    this.graph = iv.graph;
    const { count } = this.graph;
    if (this.first.length < count) {
      this.first = new Int32Array(2 * count);
      this.joined = new Int8Array(2 * count);
    }
    this.first.fill(-1, 0, count);
    this.joined.fill(-1, 0, count);
    this.active.fill(-1);
    this.inactiveCount = this.heap.count = this.pieceCount = this.callCursor = this.clobberCursor = 0;
    this.nextEvent = 0;
    this.findArrivals();
    let at = 0;
    while (at < iv.definedCount || this.heap.count > 0) {
      let piece: number;
      const nextValue = at < iv.definedCount ? iv.defined[at] : -1;
      const nextStart = nextValue < 0 ? NEVER : iv.rangeFrom[iv.firstRange[nextValue]];
      if (this.heap.count > 0 && this.start[this.heap.first] <= nextStart) piece = this.heap.take(this.start);
      else {
        piece = this.firstPiece(nextValue);
        at++;
      }
      this.allocate(piece);
    }
    return this;
  }

  /** The piece of a value that is current at a position, -1 if it has no register or home there. */
  pieceAt(v: number, position: number): number {
    let piece = this.first[v];
    while (piece >= 0 && this.end[piece] <= position) piece = this.next[piece];
    return piece >= 0 && this.start[piece] <= position ? piece : -1;
  }

  /** Register at a position, MEMORY if it is in its home or a constant. */
  registerAt(v: number, position: number): number {
    const piece = this.pieceAt(v, position);
    if (piece < 0) return MEMORY;
    // Constants are also asked for where they have no use: in a hole the register is another's.
    return this.iv.isRematerialized(v) && !this.isCovered(v, position) ? MEMORY : this.register[piece];
  }

  /** Does a value live at a position? */
  private isCovered(v: number, position: number): boolean {
    const { rangeFrom, rangeTo, firstRange, endRange } = this.iv;
    for (let range = firstRange[v]; range < endRange[v]; range++)
      if (rangeFrom[range] <= position && position < rangeTo[range]) return true;
    return false;
  }

  private findArrivals(): void {
    const { paramKinds } = this.graph;
    if (this.arrival.length < paramKinds.length) this.arrival = new Int8Array(2 * paramKinds.length);
    let integers = 0;
    let floats = 0;
    for (let i = 0; i < paramKinds.length; i++) {
      if (isFloat(paramKinds[i])) this.arrival[i] = floats < FLOAT_ARGUMENTS ? XMM + floats++ : -1;
      else this.arrival[i] = integers < INTEGER_ARGUMENTS.length ? INTEGER_ARGUMENTS[integers++] : -1;
    }
  }

  // ---------------------------------------------------------------- pieces

  private newPiece(v: number): number {
    const piece = this.pieceCount++;
    if (piece === this.value.length) {
      for (const name of ['value', 'start', 'end', 'cursor', 'use', 'next'] as const) {
        const larger = new Int32Array(2 * piece);
        larger.set(this[name]);
        this[name] = larger;
      }
      const registers = new Int8Array(2 * piece);
      registers.set(this.register);
      this.register = registers;
    }
    this.value[piece] = v;
    this.register[piece] = MEMORY;
    this.next[piece] = -1;
    return piece;
  }

  private firstPiece(v: number): number {
    const { iv } = this;
    const piece = this.newPiece(v);
    this.first[v] = piece;
    this.cursor[piece] = iv.firstRange[v];
    this.start[piece] = iv.rangeFrom[iv.firstRange[v]];
    this.end[piece] = iv.rangeTo[iv.endRange[v] - 1];
    this.use[piece] = iv.firstUse[v];
    return piece;
  }

  /** Cuts a piece; what follows is a new one, -1 if nothing does. */
  private split(piece: number, position: number): number {
    const { iv } = this;
    const { rangeFrom, rangeTo, usePosition, useNext } = iv;
    const v = this.value[piece];
    let range = this.cursor[piece];
    const last = iv.endRange[v];
    while (range < last && rangeTo[range] <= position) range++;
    if (range === last || rangeFrom[range] >= this.end[piece]) return -1;
    const child = this.newPiece(v);
    this.cursor[child] = range;
    this.start[child] = Math.max(position, rangeFrom[range]);
    this.end[child] = this.end[piece];
    this.end[piece] = rangeFrom[range] < position ? position : rangeTo[range - 1];
    if (this.end[piece] < this.nextEvent) this.nextEvent = this.end[piece];
    let use = this.use[piece];
    while (use >= 0 && usePosition[use] < this.start[child]) use = useNext[use];
    this.use[child] = use;
    this.next[child] = this.next[piece];
    this.next[piece] = child;
    return child;
  }

  /** Does the piece live at a position not before the last one asked for? */
  private covers(piece: number, position: number): boolean {
    const { rangeFrom, rangeTo, endRange } = this.iv;
    const last = endRange[this.value[piece]];
    let range = this.cursor[piece];
    while (range < last && rangeTo[range] <= position) range++;
    this.cursor[piece] = range;
    return range < last && rangeFrom[range] <= position && position < this.end[piece];
  }

  /** The same without a memory. */
  private coversLater(piece: number, position: number): boolean {
    const { rangeFrom, rangeTo, endRange } = this.iv;
    const last = endRange[this.value[piece]];
    let range = this.cursor[piece];
    while (range < last && rangeTo[range] <= position) range++;
    return range < last && rangeFrom[range] <= position && position < this.end[piece];
  }

  /** First position at which both live, NEVER if there is none. */
  private intersection(a: number, b: number): number {
    const { rangeFrom, rangeTo, endRange } = this.iv;
    const lastA = endRange[this.value[a]];
    const lastB = endRange[this.value[b]];
    const endA = this.end[a];
    const endB = this.end[b];
    let i = this.cursor[a];
    let j = this.cursor[b];
    while (i < lastA && j < lastB) {
      const fromA = Math.max(rangeFrom[i], this.start[a]);
      const fromB = Math.max(rangeFrom[j], this.start[b]);
      if (fromA >= endA || fromB >= endB) return NEVER;
      const from = Math.max(fromA, fromB);
      if (from < Math.min(rangeTo[i], endA) && from < Math.min(rangeTo[j], endB)) return from;
      if (rangeTo[i] < rangeTo[j]) i++;
      else j++;
    }
    return NEVER;
  }

  /** Position of the first use at or behind `from` of a kind not above `weakest`; -1 if there is none. */
  private nextUse(piece: number, from: number, weakest: Want): number {
    const { usePosition, useKind, useNext } = this.iv;
    const end = this.end[piece];
    for (let use = this.use[piece]; use >= 0; use = useNext[use]) {
      const position = usePosition[use];
      if (position >= end) return -1;
      if (position >= from && useKind[use] <= weakest) return position;
    }
    return -1;
  }

  /** Position of the last use before `before` that is not weak; the start of the piece if there is none. */
  private lastUse(piece: number, before: number): number {
    const { usePosition, useKind, useNext } = this.iv;
    let last = this.start[piece];
    for (let use = this.use[piece]; use >= 0; use = useNext[use]) {
      const position = usePosition[use];
      if (position >= before) break;
      if (useKind[use] !== Want.WEAK && position > last) last = position;
    }
    return last;
  }

  // ---------------------------------------------------------------- where to split

  /** The last legal place for a split not behind a position: before an instruction, or the start of a block. */
  private legalSplit(position: number): number {
    const { instruction, blockAt, blockStart } = this.iv;
    let k = (position + 1) >> 2;
    if (k < this.iv.instructionCount && instruction[k] < 0 && blockStart[blockAt[k]] === 4 * k) {
      if (position >= 4 * k) return 4 * k;
      k--;
      if (instruction[k] < 0 && blockStart[blockAt[k]] === 4 * k) return 4 * k;
    }
    return 4 * k - 1;
  }

  /** A place for a split between `min` and `max`, at the least frequent block boundary, else as late as may be. -1 if there is none. */
  private findSplit(min: number, max: number): number {
    const { blockAt, blockStart, order } = this.iv;
    const { frequency } = order;
    let best = this.legalSplit(max);
    if (best < min) return -1;
    const from = blockAt[min >> 2];
    const last = blockAt[(best + 1) >> 2];
    if (from === last) return best;
    let cost = frequency[last];
    for (let block = last; block > from; block--) {
      const at = blockStart[block];
      if (at < min) break;
      const boundary = Math.min(frequency[block - 1], frequency[block]);
      if (boundary >= cost) continue;
      cost = boundary;
      best = at;
    }
    return best;
  }

  // ---------------------------------------------------------------- the scan

  private expire(position: number): void {
    if (position < this.nextEvent) return;
    const { active, register, end, cursor } = this;
    const { rangeFrom, rangeTo } = this.iv;
    let next = NEVER;
    // Inactive ones first: a register is free before another piece takes it.
    let kept = 0;
    const woken: number[] = this.woken;
    woken.length = 0;
    for (let i = 0; i < this.inactiveCount; i++) {
      const piece = this.inactive[i];
      if (end[piece] <= position) continue;
      if (this.covers(piece, position)) woken.push(piece);
      else {
        this.inactive[kept++] = piece;
        if (rangeFrom[cursor[piece]] < next) next = rangeFrom[cursor[piece]];
      }
    }
    this.inactiveCount = kept;
    for (let r = 0; r < 31; r++) {
      const piece = active[r];
      if (piece < 0) continue;
      if (end[piece] <= position) active[r] = -1;
      else if (!this.covers(piece, position)) {
        active[r] = -1;
        this.addInactive(piece);
        if (rangeFrom[cursor[piece]] < next) next = rangeFrom[cursor[piece]];
      } else next = Math.min(next, rangeTo[cursor[piece]], end[piece]);
    }
    for (let i = 0; i < woken.length; i++) {
      const piece = woken[i];
      const r = register[piece];
      if (active[r] >= 0) throw new Error(`register ${r} is taken twice at ${position}`);
      active[r] = piece;
      next = Math.min(next, rangeTo[cursor[piece]], end[piece]);
    }
    this.nextEvent = next;
  }

  /** No active piece ends and no inactive one goes on before this position. */
  private nextEvent = 0;
  private readonly woken: number[] = [];

  private addInactive(piece: number): void {
    if (this.inactiveCount === this.inactive.length) {
      const larger = new Int32Array(2 * this.inactiveCount);
      larger.set(this.inactive);
      this.inactive = larger;
    }
    this.inactive[this.inactiveCount++] = piece;
  }

  private allocate(piece: number): void {
    const { iv } = this;
    const start = this.start[piece];
    this.expire(start);
    while (this.callCursor < iv.callCount && iv.calls[this.callCursor] < start) this.callCursor++;
    while (this.clobberCursor < iv.clobberCount && iv.clobberAt[this.clobberCursor] < start)
      this.clobberCursor++;
    const v = this.value[piece];
    const isFirst = this.first[v] === piece;
    if (isFirst && (iv.isRematerialized(v) || this.graph.op[v] === Op.OSR_VALUE || this.isStackParam(v))) {
      this.spill(piece);
      return;
    }
    const call = this.firstCall(piece);
    if (call >= 0 && (!isFirst || this.mayBeginInMemory(v))) {
      const use = this.nextUse(piece, start, Want.ANY);
      if (use < 0 || use > call) {
        this.spill(piece);
        return;
      }
    }
    if (!isFirst && this.nextUse(piece, start, Want.ANY) < 0) {
      this.spill(piece);
      return;
    }
    if (!this.takeFree(piece, call)) this.takeBlocked(piece, call);
  }

  private isStackParam(v: number): boolean {
    return this.graph.op[v] === Op.PARAM && this.arrival[this.graph.imm[v]] < 0;
  }

  private mayBeginInMemory(v: number): boolean {
    return this.graph.op[v] === Op.BLOCK_PARAM || this.graph.op[v] === Op.PARAM;
  }

  /** Position of the first call that the piece lives across, -1 if there is none. */
  private firstCall(piece: number): number {
    const { calls, callCount } = this.iv;
    const end = this.end[piece];
    for (let i = this.callCursor; i < callCount; i++) {
      const at = calls[i];
      if (at >= end) return -1;
      if (this.coversLater(piece, at)) return at;
    }
    return -1;
  }

  /** The whole piece goes to memory, until a use needs a register. */
  private spill(piece: number): void {
    this.register[piece] = MEMORY;
    const start = this.start[piece];
    const use = this.nextUse(piece, start, Want.REG);
    if (use < 0) return;
    let min = start + 1;
    const call = this.lastCall(start, use);
    if (call >= min) min = call + 1;
    let at = this.findSplit(min, use - 1);
    if (at < 0) at = this.findSplit(start + 1, use - 1);
    if (at < 0) throw new Error(`no place to load value ${this.value[piece]} at ${use}`);
    const child = this.split(piece, at);
    if (child >= 0) this.heap.add(child, this.start);
  }

  /** The last call between two positions, -1 if there is none. */
  private lastCall(from: number, to: number): number {
    const { calls, callCount } = this.iv;
    let low = this.callCursor;
    let high = callCount;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (calls[middle] < to) low = middle + 1;
      else high = middle;
    }
    return low > 0 && calls[low - 1] >= from ? calls[low - 1] : -1;
  }

  private assign(piece: number, register: number): void {
    this.register[piece] = register;
    this.active[register] = piece;
    const until = Math.min(this.end[piece], this.iv.rangeTo[this.cursor[piece]]);
    if (until < this.nextEvent) this.nextEvent = until;
    const v = this.value[piece];
    const param = this.iv.hintValue[v];
    if (param >= 0) this.joined[param] = register;
  }

  private takeFree(piece: number, call: number): boolean {
    const { freeUntil, active } = this;
    const v = this.value[piece];
    const float = isFloat(this.graph.kind[v]);
    const registers = float ? this.floats : this.general;
    const start = this.start[piece];
    const end = this.end[piece];
    const limit = call >= 0 ? call : NEVER;
    const low = float ? XMM : 0;
    const high = low + 16;
    for (let r = low; r < high; r++) freeUntil[r] = active[r] >= 0 ? 0 : limit;
    // A whole value that begins in a hole of another never meets it: in SSA form one would live where the other is defined.
    const inactive = this.first[v] === piece ? 0 : this.inactiveCount;
    for (let i = 0; i < inactive; i++) {
      const other = this.inactive[i];
      const r = this.register[other];
      if (r < low || r >= high || freeUntil[r] === 0) continue;
      const at = this.intersection(piece, other);
      if (at < freeUntil[r]) freeUntil[r] = at;
    }
    if (!float) this.limitByClobbers(piece, end);
    let best = -1;
    for (let i = 0; i < registers.length; i++) {
      const r = registers[i];
      if (best < 0 || freeUntil[r] > freeUntil[best]) best = r;
    }
    if (freeUntil[best] <= start + 1) return false;
    const enough = Math.min(end, freeUntil[best]);
    const hint = this.findHint(piece, v, low, high, enough);
    if (hint >= 0) best = hint;
    const until = freeUntil[best];
    if (until < end) {
      const at =
        until === call ? this.splitBeforeCall(piece, call) : this.findSplit(Math.max(start + 1, 0), until);
      if (at < 0) return false;
      // A register that is lost again before it is of use is none.
      const use = this.first[v] === piece ? start : this.nextUse(piece, start, Want.REG);
      if (use >= 0 && use >= at && this.first[v] !== piece) return false;
      const child = this.split(piece, at);
      if (child >= 0) this.heap.add(child, this.start);
    }
    this.assign(piece, best);
    return true;
  }

  /** Into memory at the call, or before it where code runs less. */
  private splitBeforeCall(piece: number, call: number): number {
    const min = this.lastUse(piece, call) + 1;
    const { blockAt, order } = this.iv;
    const at = this.findSplit(min, call);
    if (at < 0 || at % 4 !== 0) return call;
    const boundary = order.frequency[blockAt[at >> 2]];
    const before = order.frequency[blockAt[at >> 2] - 1];
    return Math.min(boundary, before) < order.frequency[blockAt[call >> 2]] ? at : call;
  }

  /** rax and rdx where a division destroys them: the register must be left before that instruction. */
  private limitByClobbers(piece: number, end: number): void {
    const { clobberAt, clobberCount } = this.iv;
    const { freeUntil } = this;
    for (let i = this.clobberCursor; i < clobberCount; i++) {
      const at = clobberAt[i];
      if (at >= end) return;
      if (!this.coversLater(piece, at)) continue;
      freeUntil[Reg.RAX] = Math.min(freeUntil[Reg.RAX], at - 2);
      freeUntil[Reg.RDX] = Math.min(freeUntil[Reg.RDX], at - 2);
      return;
    }
  }

  /** A register that saves a move, if it is free for long enough. */
  private findHint(piece: number, v: number, low: number, high: number, enough: number): number {
    const { graph, iv } = this;
    const isFirst = this.first[v] === piece;
    const op = graph.op[v];
    const param = iv.hintValue[v];
    if (param >= 0) {
      // The value goes on as a block's parameter.
      const first = this.first[param];
      if (first >= 0 && this.register[first] >= 0) {
        if (this.isGood(this.register[first], low, high, enough)) return this.register[first];
      } else if (this.isGood(this.joined[param], low, high, enough)) return this.joined[param];
    }
    if (op === Op.PARAM && isFirst) {
      const r = this.arrival[graph.imm[v]];
      if (this.isGood(r, low, high, enough)) return r;
    }
    const fixed = iv.hintRegister[v];
    if (this.isGood(fixed, low, high, enough)) return fixed;
    if (op === Op.BLOCK_PARAM && isFirst) {
      if (this.isGood(this.joined[v], low, high, enough)) return this.joined[v];
      return -1;
    }
    if (isFirst && graph.list[v] < 0) {
      const end = this.start[piece];
      const a = graph.a[v];
      if (a >= 0) {
        const r = this.registerAt(iv.selection.root[a], end - 2);
        if (this.isGood(r, low, high, enough)) return r;
      }
      const b = graph.b[v];
      if (b >= 0) {
        const r = this.registerAt(iv.selection.root[b], end - 2);
        if (this.isGood(r, low, high, enough)) return r;
      }
    }
    return -1;
  }

  private isGood(r: number, low: number, high: number, enough: number): boolean {
    return r >= low && r < high && this.freeUntil[r] >= enough && this.isGiven(r);
  }

  private isGiven(r: number): boolean {
    return this.general.length === GENERAL.length || this.general.includes(r) || this.floats.includes(r);
  }

  private takeBlocked(piece: number, call: number): void {
    const { usedAt, active, iv } = this;
    const v = this.value[piece];
    const float = isFloat(this.graph.kind[v]);
    const registers = float ? this.floats : this.general;
    const start = this.start[piece];
    const isFirst = this.first[v] === piece;
    const defines = isFirst && !this.mayBeginInMemory(v);
    const low = float ? XMM : 0;
    const high = low + 16;
    for (let r = low; r < high; r++) {
      const other = active[r];
      usedAt[r] = NEVER;
      if (other < 0) continue;
      usedAt[r] = this.distance(other, start);
    }
    for (let i = 0; i < this.inactiveCount; i++) {
      const other = this.inactive[i];
      const r = this.register[other];
      if (r < low || r >= high || this.intersection(piece, other) === NEVER) continue;
      usedAt[r] = Math.min(usedAt[r], this.distance(other, start));
    }
    if (!float) this.blockClobbered(piece, start);
    let best = registers[0];
    for (let i = 1; i < registers.length; i++) if (usedAt[registers[i]] > usedAt[best]) best = registers[i];
    const own = defines ? start : this.nextUse(piece, start, Want.REG);
    if (!defines && (own < 0 || usedAt[best] < own) && this.canLoadLater(piece, own)) {
      this.spill(piece);
      return;
    }
    this.evict(piece, best, start);
    this.assign(piece, best);
    let limit = call >= 0 ? call : NEVER;
    let at = limit;
    if (!float && (best === Reg.RAX || best === Reg.RDX)) {
      for (
        let i = this.clobberCursor;
        i < iv.clobberCount && iv.clobberAt[i] < Math.min(limit, this.end[piece]);
        i++
      ) {
        if (!this.coversLater(piece, iv.clobberAt[i])) continue;
        limit = iv.clobberAt[i] - 2;
        at = this.findSplit(start + 1, limit);
        break;
      }
    }
    if (limit >= this.end[piece]) return;
    if (limit === call) at = this.splitBeforeCall(piece, call);
    if (at < 0) throw new Error(`no register for value ${v} at ${start}`);
    const child = this.split(piece, at);
    if (child >= 0) this.heap.add(child, this.start);
  }

  private canLoadLater(piece: number, use: number): boolean {
    return use < 0 || this.findSplit(this.start[piece] + 1, use - 1) >= 0;
  }

  /** When the other needs its register next: not before which use it could go to memory. */
  private distance(other: number, start: number): number {
    if (this.isReadLate(other, start)) return start;
    const at = this.nextUse(other, start, Want.ANY);
    if (at < 0) return NEVER - 1;
    // It begins here, with no place before its first use to load it.
    if (this.start[other] >= start && !this.canBeginInMemory(other)) return start;
    return at;
  }

  /** Is it an operand of the instruction that defines at `start`, read when the result is written already? */
  private isReadLate(piece: number, start: number): boolean {
    if ((start & 3) !== 2) return false;
    const { usePosition, useEnd, useKind, useNext } = this.iv;
    for (let use = this.use[piece]; use >= 0 && usePosition[use] < start; use = useNext[use])
      if (usePosition[use] === start - 2 && useEnd[use] > start && useKind[use] !== Want.WEAK) return true;
    return false;
  }

  private canBeginInMemory(piece: number): boolean {
    const v = this.value[piece];
    if (this.first[v] === piece && !this.mayBeginInMemory(v)) return false;
    return this.canLoadLater(piece, this.nextUse(piece, this.start[piece], Want.REG));
  }

  /** A register that is destroyed too soon to be of use. */
  private blockClobbered(piece: number, start: number): void {
    const { clobberAt, clobberCount } = this.iv;
    if (this.clobberCursor >= clobberCount) return;
    const at = clobberAt[this.clobberCursor];
    if (!this.coversLater(piece, at)) return;
    if (this.findSplit(start + 1, at - 2) >= 0) return;
    this.usedAt[Reg.RAX] = this.usedAt[Reg.RDX] = -1;
  }

  private evict(piece: number, register: number, start: number): void {
    const other = this.active[register];
    if (other >= 0) {
      this.active[register] = -1;
      this.evictActive(other, start);
    }
    let kept = 0;
    for (let i = 0; i < this.inactiveCount; i++) {
      const each = this.inactive[i];
      if (this.register[each] === register && this.intersection(piece, each) !== NEVER) {
        const child = this.split(each, start);
        if (child >= 0) this.heap.add(child, this.start);
        continue;
      }
      this.inactive[kept++] = each;
    }
    this.inactiveCount = kept;
  }

  private evictActive(other: number, start: number): void {
    if (this.start[other] >= start) {
      this.spill(other);
      return;
    }
    const min = this.lastUse(other, start) + 1;
    let at = this.findSplit(min, start);
    // An operand of the instruction whose result takes its register: in memory from the middle of the instruction on.
    if (at < 0) at = (start & ~3) + 1;
    const child = this.split(other, at);
    if (child < 0) return;
    // What lies behind already is memory.
    if (this.start[child] < start) this.spillFrom(child, start);
    else this.heap.add(child, this.start);
  }

  /** As {@link spill}, but registers can be had from `start` on only. */
  private spillFrom(piece: number, start: number): void {
    this.register[piece] = MEMORY;
    const use = this.nextUse(piece, start, Want.REG);
    if (use < 0) return;
    const call = this.lastCall(start, use);
    let at = this.findSplit(Math.max(start, call + 1), use - 1);
    if (at < 0) at = this.findSplit(start, use - 1);
    if (at < 0) throw new Error(`no place to load value ${this.value[piece]} at ${use}`);
    const child = this.split(piece, at);
    if (child >= 0) this.heap.add(child, this.start);
  }
}
