import { Kind } from '../../../ir/ops.js';
import { INTEGER_ARGUMENTS } from '../../../layout/calling-convention.js';
import { Reg } from '../../../x64/assembler.js';
import { atLeast } from '../analysis/reverse-post-order.js';
import type { Graph } from '../graph.js';
import { Fx, Op, opEffect } from '../ops.js';
import type { BlockOrder } from './block-order.js';
import { Clobber, clobbers, listWant, operandWant, Want } from './constraints.js';
import { Fold, type Selection } from './selection.js';

/** Registers in masks and tables: general ones, then xmm ones. */
export const XMM = 16;
/** In place of a register: in memory, or made anew from the constant. */
export const MEMORY = -1;

/** Constant indexes up to here are folded into displacements. */
export const MAX_CONSTANT_INDEX = 0x100_0000;

export const isFloat = (kind: Kind): boolean => kind === Kind.F || kind === Kind.D;

/**
 * Positions, uses and live ranges.
 *
 * Instruction k (blocks have one for their start, too) has positions 4k to 4k+3: operands are read at 4k, registers are destroyed at 4k+1, results are defined
 * at 4k+2. Moves between instructions k-1 and k stand at 4k-1. A range is half-open. Values that are emitted within others' instructions have none; constants have one only if
 * they are needed in registers.
 */
export class Intervals {
  graph!: Graph;
  order!: BlockOrder;
  selection!: Selection;

  instructionCount = 0;
  /** By instruction: the value, or -1 for a block's start and the entry's poll. */
  instruction: Int32Array = new Int32Array(512);
  /** By instruction: place of its block in the order. */
  blockAt: Int32Array = new Int32Array(512);
  /** By place of a block in the order: position of its start; its end is the start of the next. */
  blockStart: Int32Array = new Int32Array(65);
  /** By value: its instruction. */
  instructionOf: Int32Array = new Int32Array(512);
  /** Instruction of the prologue's poll, -1 if there is none. */
  entryPoll = -1;

  /** By value: first use, -1 if none; first and last range. */
  firstUse: Int32Array = new Int32Array(512);
  firstRange: Int32Array = new Int32Array(512);
  endRange: Int32Array = new Int32Array(512);
  /** By value: the register it should have (-1: any), the value whose register it should have (-1). */
  hintRegister: Int8Array = new Int8Array(512);
  hintValue: Int32Array = new Int32Array(512);
  /** Values with ranges, by the start of the first. */
  defined: Int32Array = new Int32Array(512);
  definedCount = 0;

  useCount = 0;
  usePosition: Int32Array = new Int32Array(1024);
  useEnd: Int32Array = new Int32Array(1024);
  useKind: Uint8Array = new Uint8Array(1024);
  useNext: Int32Array = new Int32Array(1024);

  rangeCount = 0;
  rangeFrom: Int32Array = new Int32Array(512);
  rangeTo: Int32Array = new Int32Array(512);

  /** Positions at which all registers are destroyed, ascending; at which some are, and which. */
  callCount = 0;
  calls: Int32Array = new Int32Array(64);
  clobberCount = 0;
  clobberAt: Int32Array = new Int32Array(16);
  /** Instructions with a call out of line, ascending. */
  coldCount = 0;
  cold: Int32Array = new Int32Array(64);

  private blockMark: Int32Array = new Int32Array(64);
  private blockTo: Int32Array = new Int32Array(64);
  private touched: Int32Array = new Int32Array(64);
  private work: Int32Array = new Int32Array(64);

  compute(graph: Graph, order: BlockOrder, selection: Selection): this {
    this.graph = graph;
    this.order = order;
    this.selection = selection;
    const { count } = graph;
    if (this.firstUse.length < count) {
      for (const name of [
        'instructionOf',
        'firstUse',
        'firstRange',
        'endRange',
        'hintValue',
        'defined',
      ] as const)
        this[name] = new Int32Array(2 * count);
      this.hintRegister = new Int8Array(2 * count);
    }
    const instructions = count + order.count + 2;
    this.instruction = atLeast(this.instruction, instructions);
    this.blockAt = atLeast(this.blockAt, instructions);
    this.blockStart = atLeast(this.blockStart, order.count + 1);
    for (const name of ['blockMark', 'blockTo', 'touched', 'work'] as const)
      this[name] = atLeast(this[name], order.count + 1);
    this.blockMark.fill(-1, 0, order.count);
    this.firstUse.fill(-1, 0, count);
    this.hintRegister.fill(-1, 0, count);
    this.hintValue.fill(-1, 0, count);
    this.firstRange.fill(-1, 0, count);
    this.endRange.fill(-1, 0, count);
    this.useCount = this.rangeCount = this.callCount = this.clobberCount = this.coldCount = 0;
    this.definedCount = 0;
    this.number();
    for (let i = order.count - 1; i >= 0; i--) this.collectBlock(i);
    this.buildRanges();
    return this;
  }

  blockEnd(index: number): number {
    return this.blockStart[index + 1];
  }

  /** Is the value a constant, which needs no home? */
  isRematerialized(v: number): boolean {
    const op = this.graph.op[v];
    return op >= Op.ICONST && op <= Op.PCELL;
  }

  // ---------------------------------------------------------------- positions

  private number(): void {
    const { graph, order, instruction, blockAt, instructionOf, selection } = this;
    let k = 0;
    this.entryPoll = -1;
    for (let i = 0; i < order.count; i++) {
      const block = order.order[i];
      this.blockStart[i] = 4 * k;
      const start = k;
      instruction[k] = -1;
      blockAt[k++] = i;
      if (i === 0 && graph.osrBci < 0) {
        this.entryPoll = k;
        this.addCold(k);
        instruction[k] = -1;
        blockAt[k++] = i;
      }
      for (let v = graph.first[block]; v >= 0; v = graph.next[v]) {
        const op = graph.op[v];
        if (
          op === Op.BLOCK_PARAM ||
          op === Op.PARAM ||
          op === Op.OSR_VALUE ||
          (op >= Op.ICONST && op <= Op.PCONST)
        ) {
          instructionOf[v] = start;
          continue;
        }
        if (selection.fold[v] !== Fold.NONE && selection.fold[v] !== Fold.CARRIED) continue;
        instruction[k] = v;
        instructionOf[v] = k;
        blockAt[k] = i;
        this.noteClobbers(op, k);
        k++;
      }
    }
    this.instructionCount = k;
    this.blockStart[order.count] = 4 * k;
  }

  private noteClobbers(op: Op, k: number): void {
    switch (clobbers[op]) {
      case Clobber.ALL:
        if (this.callCount === this.calls.length) this.calls = twice(this.calls);
        this.calls[this.callCount++] = 4 * k + 1;
        break;
      case Clobber.RAX_RDX:
        if (this.clobberCount === this.clobberAt.length) this.clobberAt = twice(this.clobberAt);
        this.clobberAt[this.clobberCount++] = 4 * k + 1;
        break;
      case Clobber.COLD:
        this.addCold(k);
        break;
      default:
        break;
    }
  }

  private addCold(k: number): void {
    if (this.coldCount === this.cold.length) this.cold = twice(this.cold);
    this.cold[this.coldCount++] = k;
  }

  // ---------------------------------------------------------------- uses, from the last to the first

  private addUse(v: number, want: number, position: number, end: number): void {
    const { selection } = this;
    const root = selection.root[v];
    if (this.useCount === this.useNext.length) this.growUses();
    const use = this.useCount++;
    this.usePosition[use] = position;
    this.useEnd[use] = end;
    this.useKind[use] = want & Want.KIND;
    this.useNext[use] = this.firstUse[root];
    this.firstUse[root] = use;
  }

  private growUses(): void {
    for (const name of ['usePosition', 'useEnd', 'useNext'] as const) this[name] = twice(this[name]);
    const larger = new Uint8Array(2 * this.useKind.length);
    larger.set(this.useKind);
    this.useKind = larger;
  }

  private collectBlock(index: number): void {
    const { graph, instruction } = this;
    const block = this.order.order[index];
    const end = this.blockStart[index + 1];
    const first = this.blockStart[index] >> 2;
    const last = (end >> 2) - 1;
    for (let e = graph.firstOut[block]; e >= 0; e = graph.edgeNextOut[e]) this.collectEdge(e, 4 * last, end);
    for (let k = last; k > first; k--) {
      const v = instruction[k];
      if (v >= 0) this.collectInstruction(v, 4 * k);
      else this.useState(graph.entryState, 4 * k, 4 * k + 3);
    }
  }

  private collectEdge(edge: number, position: number, end: number): void {
    const { graph, selection } = this;
    const { lists } = graph;
    const to = graph.edgeTo[edge];
    let at = graph.edgeArgs[edge];
    for (let p = graph.first[to]; p >= 0 && graph.op[p] === Op.BLOCK_PARAM; p = graph.next[p]) {
      const v = lists[++at];
      if (selection.fold[p] === Fold.DEAD || selection.uses[p] === 0) continue;
      if (this.isRematerialized(selection.root[v])) continue;
      this.addUse(v, Want.ANY, position, end);
      this.hintValue[selection.root[v]] = p;
    }
  }

  private collectInstruction(v: number, position: number): void {
    const { graph, selection } = this;
    const op = graph.op[v];
    const effect = opEffect[op];
    const hasResult = graph.kind[v] !== Kind.VOID && (effect & Fx.ALIAS) === 0;
    if ((effect & Fx.EXIT) !== 0 && selection.fold[v] !== Fold.CARRIED) {
      const isCall = clobbers[op] === Clobber.ALL;
      // At a call they must outlive the destruction of registers; elsewhere they must not share the result's.
      const end = isCall
        ? position + 2
        : hasResult || clobbers[op] === Clobber.COLD
          ? position + 3
          : position + 1;
      this.useState(graph.state[v], position, end);
    }
    const carried = selection.carries[v];
    if (carried >= 0) this.useState(graph.state[carried], position, position + 3);
    if (selection.fold[v] === Fold.CARRIED) return;
    this.useOperands(v, op, position);
  }

  private useState(state: number, position: number, end: number): void {
    const { graph } = this;
    for (let s = state; s >= 0; s = graph.stateParent[s]) {
      const at = graph.stateEntries[s];
      this.useWeakly(at, 2, position, end);
    }
  }

  private useWeakly(at: number, step: number, position: number, end: number): void {
    const { graph, selection } = this;
    const { lists } = graph;
    const last = at + lists[at];
    for (let i = at + step; i <= last; i += step) {
      const v = lists[i];
      if (graph.op[v] === Op.VIRTUAL_OBJECT) this.useWeakly(graph.list[v], 3, position, end);
      else if (!this.isRematerialized(selection.root[v])) this.addUse(v, Want.WEAK, position, end);
    }
  }

  private useOperands(v: number, op: Op, position: number): void {
    const { graph } = this;
    if (graph.list[v] >= 0) {
      this.useList(v, op, position);
      return;
    }
    if (op === Op.RETURN) {
      if (graph.a[v] >= 0) this.useReturned(graph.a[v], position);
      return;
    }
    const base = 3 * op;
    if (
      (op === Op.STORE || op === Op.STORE_ELEMENT || op === Op.STORE_STATIC) &&
      this.useUpdate(v, op, position)
    )
      return;
    for (let i = 0; i < 3; i++) {
      const want = operandWant[base + i];
      const operand = i === 0 ? graph.a[v] : i === 1 ? graph.b[v] : graph.c[v];
      if (want !== Want.NONE && operand >= 0) this.useOperand(v, op, i, operand, want, position);
    }
    this.hint(v, op);
  }

  private useReturned(v: number, position: number): void {
    const root = this.selection.root[v];
    if (this.selection.isConstant(root)) return;
    this.addUse(v, Want.ANY, position, position + 1);
    this.hintRegister[root] = isFloat(this.graph.kind[root]) ? XMM : Reg.RAX;
  }

  /** Results in the register of an operand, or where an instruction puts them. */
  private hint(v: number, op: Op): void {
    const { graph, selection } = this;
    if (clobbers[op] === Clobber.RAX_RDX) {
      const high = op === Op.IREM || op === Op.LREM || op === Op.LMULH || op === Op.LUMULH;
      if (this.hintRegister[v] < 0) this.hintRegister[v] = high ? Reg.RDX : Reg.RAX;
      const a = selection.root[graph.a[v]];
      if (this.hintRegister[a] < 0) this.hintRegister[a] = Reg.RAX;
    } else if (clobbers[op] === Clobber.ALL && this.hintRegister[v] < 0) {
      this.hintRegister[v] = isFloat(graph.kind[v]) ? XMM : Reg.RAX;
    }
  }

  private useList(v: number, op: Op, position: number): void {
    const { graph } = this;
    const { lists } = graph;
    const at = graph.list[v];
    const count = lists[at];
    let integers = 0;
    let floats = 0;
    for (let i = 0; i < count; i++) {
      const operand = lists[at + 1 + i];
      let want = listWant[op];
      if (op >= Op.SELECT_I && op <= Op.SELECT_P && i === 0) want = Want.REG;
      this.useOperand(v, op, i, operand, want, position);
      if (op !== Op.CALL) continue;
      const root = this.selection.root[operand];
      if (isFloat(graph.kind[operand])) {
        if (floats < 8) this.hintRegister[root] = XMM + floats++;
      } else if (integers < INTEGER_ARGUMENTS.length) this.hintRegister[root] = INTEGER_ARGUMENTS[integers++];
    }
    if (clobbers[op] === Clobber.ALL) this.hint(v, op);
  }

  /** `op [memory], value`: the address is the store's, the value the operation's second operand. */
  private useUpdate(v: number, op: Op, position: number): boolean {
    const { graph, selection } = this;
    const value = op === Op.STORE ? graph.b[v] : op === Op.STORE_STATIC ? graph.a[v] : graph.c[v];
    if (selection.fold[value] !== Fold.UPDATE) return false;
    if (op !== Op.STORE_STATIC) this.useOperand(v, op, 0, graph.a[v], Want.REG, position);
    if (op === Op.STORE_ELEMENT) this.useOperand(v, op, 1, graph.b[v], Want.REG, position);
    const other = graph.b[value];
    if (!selection.isConstant(other) || !this.fitsImmediate(other))
      this.addUse(other, Want.REG, position, position + 1);
    return true;
  }

  fitsImmediate(v: number): boolean {
    const { graph } = this;
    return graph.op[v] !== Op.LCONST || graph.imm2[v] === graph.imm[v] >> 31;
  }

  private useOperand(
    user: number,
    op: Op,
    index: number,
    operand: number,
    want: number,
    position: number,
  ): void {
    const { graph, selection } = this;
    const end = (want & Want.LATE) !== 0 ? position + 3 : position + 1;
    const root = selection.root[operand];
    switch (selection.fold[operand]) {
      case Fold.OPERAND:
        this.useAddress(operand, user, position);
        return;
      case Fold.TEST:
        this.useOperand(operand, graph.op[operand], 0, graph.a[operand], Want.REG, position);
        this.useOperand(operand, graph.op[operand], 1, graph.b[operand], Want.ANY, position);
        return;
      case Fold.SCALE:
        this.addUse(graph.a[operand], Want.REG, position, end);
        return;
      default:
        break;
    }
    if (this.isRematerialized(root)) {
      if (this.constantWill(op, index, root, want)) return;
      if ((want & Want.KIND) === Want.WEAK) return;
    }
    this.addUse(operand, want, position, end);
  }

  /** The registers of a memory operand. It is read when the result's register may have been written already. */
  private useAddress(load: number, user: number, position: number): void {
    const { graph } = this;
    const end = graph.kind[user] !== Kind.VOID ? position + 3 : position + 1;
    const op = graph.op[load];
    if (op === Op.LOAD_STATIC) return;
    const a = graph.a[load];
    if (
      !this.isRematerialized(this.selection.root[a]) ||
      !this.constantWill(op, 0, this.selection.root[a], Want.REG)
    )
      this.addUse(a, Want.REG, position, end);
    if (op !== Op.LOAD_ELEMENT) return;
    const b = graph.b[load];
    if (
      !this.isRematerialized(this.selection.root[b]) ||
      !this.constantWill(op, 1, this.selection.root[b], Want.REG)
    )
      this.addUse(b, Want.REG, position, end);
  }

  /** Can the instruction do with a constant operand without a register for it? */
  private constantWill(op: Op, index: number, v: number, want: number): boolean {
    const { graph } = this;
    const constant = graph.op[v];
    if (constant === Op.PCELL) return (want & Want.KIND) !== Want.REG;
    switch (op) {
      case Op.LOAD:
      case Op.CLASS_OF:
      case Op.MIRROR_OF:
      case Op.ARRAY_LENGTH:
        return true;
      case Op.STORE:
        return index === 0 || this.isStorable(v);
      case Op.STORE_STATIC:
        return this.isStorable(v);
      case Op.LOAD_ELEMENT:
      case Op.STORE_ELEMENT:
        if (index === 0) return false;
        if (index === 2) return this.isStorable(v);
        return graph.imm[v] >= 0 && graph.imm[v] < MAX_CONSTANT_INDEX;
      case Op.ISHL:
      case Op.ISHR:
      case Op.IUSHR:
      case Op.LSHL:
      case Op.LSHR:
      case Op.LUSHR:
      case Op.IROTL:
      case Op.IROTR:
      case Op.LROTL:
      case Op.LROTR:
        return index === 1;
      case Op.RAW_GET:
      case Op.RAW_PUT:
      case Op.UNSAFE_GET:
      case Op.UNSAFE_PUT:
      case Op.UNSAFE_CAS:
      case Op.UNSAFE_CAX:
      case Op.UNSAFE_GET_AND_ADD:
      case Op.UNSAFE_GET_AND_SET:
        if (index === 0) return constant === Op.NULL;
        return index === 1 && this.fitsImmediate(v);
      case Op.CHECK_NULL:
      case Op.CHECK_CAST:
      case Op.CHECK_STORE:
      case Op.INSTANCE_OF:
      case Op.MONITOR_ENTER:
      case Op.MONITOR_EXIT:
      case Op.SWITCH:
      case Op.IABS:
      case Op.LABS:
        return false;
      default:
        return true;
    }
  }

  private isStorable(v: number): boolean {
    const { graph } = this;
    const op = graph.op[v];
    return (op !== Op.LCONST && op !== Op.DCONST) || graph.imm2[v] === graph.imm[v] >> 31;
  }

  // ---------------------------------------------------------------- ranges

  private buildRanges(): void {
    const { graph, order, selection } = this;
    for (let i = 0; i < order.count; i++) {
      const start = this.blockStart[i];
      for (let v = graph.first[order.order[i]]; v >= 0; v = graph.next[v]) {
        if (selection.root[v] !== v || graph.kind[v] === Kind.VOID) continue;
        if (selection.fold[v] !== Fold.NONE) continue;
        const op = graph.op[v];
        const atStart =
          op === Op.BLOCK_PARAM ||
          op === Op.PARAM ||
          op === Op.OSR_VALUE ||
          (op >= Op.ICONST && op <= Op.PCONST);
        if (atStart) {
          if (this.firstUse[v] >= 0) this.buildRange(v, i, start);
        }
      }
      for (let k = (start >> 2) + 1; k < this.blockStart[i + 1] >> 2; k++) {
        const v = this.instruction[k];
        if (v < 0 || selection.root[v] !== v || graph.kind[v] === Kind.VOID) continue;
        if (this.firstUse[v] >= 0) this.buildRange(v, i, 4 * k + 2);
        else if (needsResult(graph.op[v])) this.addResultRange(v, 4 * k + 2);
      }
    }
  }

  private addResultRange(v: number, at: number): void {
    this.openRange = this.rangeCount;
    this.firstRange[v] = this.rangeCount;
    this.addRange(at, at + 1);
    this.endRange[v] = this.rangeCount;
    this.defined[this.definedCount++] = v;
  }

  /** A walk backwards from the blocks of the uses to that of the definition. */
  private buildRange(v: number, home: number, definition: number): void {
    const { graph, order, blockMark, blockTo, blockStart, useNext, usePosition, useEnd } = this;
    let homeTo = definition + 1;
    let touchedCount = 0;
    let lowest = order.count;
    let highest = -1;
    for (let use = this.firstUse[v]; use >= 0; use = useNext[use]) {
      const end = useEnd[use];
      const index = this.blockAt[usePosition[use] >> 2];
      if (index === home) {
        if (end > homeTo) homeTo = end;
        continue;
      }
      if (blockMark[index] === v) {
        if (end > blockTo[index]) blockTo[index] = end;
        continue;
      }
      blockMark[index] = v;
      blockTo[index] = end;
      this.touched[touchedCount++] = index;
      if (index < lowest) lowest = index;
      if (index > highest) highest = index;
      this.work[0] = index;
      let pending = 1;
      while (pending > 0) {
        const block = order.order[this.work[--pending]];
        for (let e = graph.firstIn[block]; e >= 0; e = graph.edgeNextIn[e]) {
          const from = order.index[graph.edgeFrom[e]];
          if (from < 0) continue;
          const fromEnd = blockStart[from + 1];
          if (from === home) {
            if (fromEnd > homeTo) homeTo = fromEnd;
            continue;
          }
          if (blockMark[from] === v) {
            if (blockTo[from] < fromEnd) blockTo[from] = fromEnd;
            continue;
          }
          blockMark[from] = v;
          blockTo[from] = fromEnd;
          this.touched[touchedCount++] = from;
          if (from < lowest) lowest = from;
          if (from > highest) highest = from;
          this.work[pending++] = from;
        }
      }
    }
    this.openRange = this.rangeCount;
    this.firstRange[v] = this.rangeCount;
    this.addRange(definition, homeTo);
    this.addTouched(v, touchedCount, lowest, highest);
    this.endRange[v] = this.rangeCount;
    this.defined[this.definedCount++] = v;
  }

  /** Ranges of the blocks found, in order. Few blocks are sorted; many are looked up in all between. */
  private addTouched(v: number, count: number, lowest: number, highest: number): void {
    const { touched, blockMark, blockTo, blockStart } = this;
    if (count === 0) return;
    if (highest - lowest < 4 * count + 8) {
      for (let i = lowest; i <= highest; i++)
        if (blockMark[i] === v) this.addRange(blockStart[i], blockTo[i]);
      return;
    }
    touched.subarray(0, count).sort();
    for (let i = 0; i < count; i++) this.addRange(blockStart[touched[i]], blockTo[touched[i]]);
  }

  /** Joined to the value's last one if it touches it. */
  private addRange(from: number, to: number): void {
    const last = this.rangeCount - 1;
    if (last >= 0 && this.rangeTo[last] === from && last >= this.openRange) {
      this.rangeTo[last] = to;
      return;
    }
    if (this.rangeCount === this.rangeFrom.length) {
      this.rangeFrom = twice(this.rangeFrom);
      this.rangeTo = twice(this.rangeTo);
    }
    this.rangeFrom[this.rangeCount] = from;
    this.rangeTo[this.rangeCount++] = to;
  }

  private openRange = 0;
}

/** Operations that have an effect besides, and write their result whether it is used or not. */
function needsResult(op: Op): boolean {
  return (
    op === Op.NEW_OBJECT ||
    op === Op.NEW_ARRAY ||
    op === Op.UNSAFE_CAS ||
    op === Op.UNSAFE_CAX ||
    op === Op.UNSAFE_GET_AND_ADD ||
    op === Op.UNSAFE_GET_AND_SET
  );
}

function twice(array: Int32Array): Int32Array {
  const larger = new Int32Array(2 * array.length);
  larger.set(array);
  return larger;
}
