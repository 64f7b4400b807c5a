/**
 * Which instruction pushed a value: a forward pass over a method's code that keeps, for each operand-stack slot, the bytecode index of the instruction it comes from. What the
 * pass doesn't know (paths that merge with different origins, code behind `ret`) stays unknown; it only serves the wording of messages. The order in which instructions are visited
 * and merged is HotSpot's, because it shows in those messages.
 */
import type { CodeAttribute } from '../../classfile/class-file.js';
import type { ConstantPool } from '../../classfile/constant-pool.js';
import { argumentSlots, slotsOf } from '../../jvms/descriptors.js';
import { BranchKind, instructionLength, Op, OperandFormat, opcodes } from '../../jvms/opcodes.js';

/** The slot's value may come from several instructions. */
const AMBIGUOUS = -1;
/** Locals beyond these count as written. */
const TRACKED_LOCALS = 64;
/** So many slots in all are enough: the code is insane. */
const MAX_SLOTS = 1_000_000;

/** dup to swap: how many slots are taken off, and which of them (0 is the topmost) are put back, in this order. */
const SHUFFLES: readonly (readonly [taken: number, pushed: readonly number[]])[] = [
  [1, [0, 0]],
  [2, [0, 1, 0]],
  [3, [0, 2, 1, 0]],
  [2, [1, 0, 1, 0]],
  [3, [1, 0, 2, 1, 0]],
  [4, [1, 0, 3, 2, 1, 0]],
  [2, [0, 1]],
];

/** Slots by opcode where the table says them. */
const popped = opcodes.map(({ pops }) => slotCount(pops ?? ''));
const pushed = opcodes.map(({ pushes }) => slotCount(pushes ?? ''));

function slotCount(types: string): number {
  let count = 0;
  for (const type of types) count += type === 'L' || type === 'D' || type === '2' ? 2 : 1;
  return count;
}

/** The operand stack before an instruction, and the locals written on some way there. */
class State {
  constructor(
    /** Bytecode index of the instruction that pushed each slot; the last is the topmost. */
    readonly origins: number[] = [],
    readonly written: Set<number> = new Set(),
  ) {}

  copy(): State {
    return new State(this.origins.slice(), new Set(this.written));
  }

  pop(slots: number): void {
    this.origins.length = Math.max(0, this.origins.length - slots);
  }

  push(origin: number, slots: number): void {
    for (let i = 0; i < slots; i++) this.origins.push(origin);
  }

  merge(other: State): void {
    const { origins } = this;
    for (let i = 0; i < origins.length; i++) if (origins[i] !== other.origins[i]) origins[i] = AMBIGUOUS;
    for (const local of other.written) this.written.add(local);
  }
}

export class OperandOrigins {
  private readonly code: Uint8Array;
  private readonly states: (State | undefined)[] = [];
  private added = true;
  private complete = false;
  private slots = 0;

  /** Goes so far as is needed for what lies on the stack at `target`. */
  constructor(
    attribute: CodeAttribute,
    private readonly pool: ConstantPool,
    target: number,
  ) {
    this.code = attribute.code;
    this.states[0] = new State();
    const table = attribute.exceptionTable;
    for (let i = 2; i < table.length; i += 4) this.states[table[i]] ??= new State([table[i]]);
    while (!this.complete && this.added && this.slots <= MAX_SLOTS) this.pass(target);
  }

  /** Bytecode index of the instruction that pushed the value `depth` slots below the top at `bci`, -1 if unknown. */
  originAt(bci: number, depth: number): number {
    const state = this.states[bci];
    return state?.origins[state.origins.length - 1 - depth] ?? AMBIGUOUS;
  }

  /** May the local variable have been written before `bci`? */
  isWritten(bci: number, local: number): boolean {
    return local >= TRACKED_LOCALS || this.states[bci]?.written.has(local) === true;
  }

  private pass(target: number): void {
    const { code } = this;
    this.complete = true;
    this.added = false;
    for (let bci = 0; bci < code.length; ) {
      const length = instructionLength(code, bci);
      if (length === 0) return;
      this.visit(bci, length);
      bci += length;
      if (bci === target && this.states[bci] !== undefined) {
        this.complete = true;
        return;
      }
      if (this.slots > MAX_SLOTS) return;
    }
  }

  private visit(bci: number, length: number): void {
    const before = this.states[bci];
    if (before === undefined) {
      this.complete = false;
      return;
    }
    const state = before.copy();
    const wide = this.code[bci] === Op.WIDE;
    const opcode = this.code[wide ? bci + 1 : bci];
    this.apply(state, opcode, bci, wide);
    const { branch } = opcodes[opcode];
    if (branch === BranchKind.NEXT || branch === BranchKind.CONDITIONAL) this.flow(bci + length, state);
    for (const to of this.targets(opcode, bci)) this.flow(to, state);
  }

  private flow(to: number, state: State): void {
    const known = this.states[to];
    if (known === undefined) {
      this.added = true;
      this.slots += state.origins.length;
    } else state.merge(known);
    this.states[to] = state.copy();
  }

  private apply(state: State, opcode: number, bci: number, wide: boolean): void {
    if (opcode >= Op.DUP && opcode <= Op.SWAP) {
      const [taken, order] = SHUFFLES[opcode - Op.DUP];
      const { origins } = state;
      const values = order.map((i) => origins[origins.length - 1 - i] ?? AMBIGUOUS);
      state.pop(taken);
      origins.push(...values);
      return;
    }
    if (opcode >= Op.ISTORE && opcode <= Op.ASTORE_3) {
      const local = this.storedLocal(opcode, bci, wide);
      if (local < TRACKED_LOCALS) state.written.add(local);
    }
    // A cast passes its operand on.
    if (opcode === Op.CHECKCAST) return;
    if (opcodes[opcode].pops === null) {
      this.applyByConstant(state, opcode, bci);
      return;
    }
    state.pop(popped[opcode]);
    state.push(bci, pushed[opcode]);
  }

  private storedLocal(opcode: number, bci: number, wide: boolean): number {
    if (opcode <= Op.ISTORE + 4) return wide ? this.u2(bci + 2) : this.code[bci + 1];
    return (opcode - (Op.ISTORE + 5)) & 3;
  }

  /** Instructions whose effect the constant-pool entry decides. */
  private applyByConstant(state: State, opcode: number, bci: number): void {
    const { pool } = this;
    const index = this.u2(bci + 1);
    switch (opcode) {
      case Op.LDC:
      case Op.LDC_W:
        state.push(bci, 1);
        return;
      case Op.LDC2_W:
        state.push(bci, 2);
        return;
      case Op.MULTIANEWARRAY:
        state.pop(this.code[bci + 3]);
        state.push(bci, 1);
        return;
    }
    const descriptor =
      opcode === Op.INVOKEDYNAMIC ? pool.dynamicDescriptor(index) : pool.memberDescriptor(index);
    if (opcode <= Op.PUTFIELD) {
      const value = slotsOf(descriptor);
      const store = opcode === Op.PUTSTATIC || opcode === Op.PUTFIELD;
      state.pop((opcode >= Op.GETFIELD ? 1 : 0) + (store ? value : 0));
      if (!store) state.push(bci, value);
      return;
    }
    const receiver = opcode === Op.INVOKESTATIC || opcode === Op.INVOKEDYNAMIC ? 0 : 1;
    state.pop(receiver + argumentSlots(descriptor));
    state.push(bci, slotsOf(descriptor.slice(descriptor.indexOf(')') + 1)));
  }

  /** Where the instruction may branch to, the default of a switch first. */
  private targets(opcode: number, bci: number): number[] {
    switch (opcodes[opcode].format) {
      case OperandFormat.BRANCH:
        return [bci + ((this.u2(bci + 1) << 16) >> 16)];
      case OperandFormat.BRANCH_WIDE:
        return [bci + this.s4(bci + 1)];
      case OperandFormat.TABLESWITCH:
      case OperandFormat.LOOKUPSWITCH:
        return this.switchTargets(opcode, bci);
      default:
        return [];
    }
  }

  private switchTargets(opcode: number, bci: number): number[] {
    const at = (bci + 4) & ~3;
    const targets = [bci + this.s4(at)];
    if (opcode === Op.TABLESWITCH) {
      const count = this.s4(at + 8) - this.s4(at + 4) + 1;
      for (let i = 0; i < count; i++) targets.push(bci + this.s4(at + 12 + 4 * i));
    } else {
      const count = this.s4(at + 4);
      for (let i = 0; i < count; i++) targets.push(bci + this.s4(at + 12 + 8 * i));
    }
    return targets;
  }

  private u2(at: number): number {
    return (this.code[at] << 8) | this.code[at + 1];
  }

  private s4(at: number): number {
    return (this.u2(at) << 16) | this.u2(at + 2);
  }
}
