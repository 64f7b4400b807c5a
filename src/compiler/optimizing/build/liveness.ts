/**
 * Which slots of a method in slot IR are read later, and as what kind: for block parameters and frame states. A slot that is live as a reference and as a number at once (which no
 * verified method has) makes the method unfit for this compiler.
 *
 * A set is a bit string: bit 5 * slot + kind - 1. What a handler reads is live at each instruction of its range that may throw.
 */
import type { IrMethod } from '../../../ir/method.js';
import { aRole, bRole, cRole, dstRole, hasArgs, Role } from '../../../ir/operand-kinds.js';
import { Effect, IR_WORDS, IrOp, irEffect, Kind, W } from '../../../ir/ops.js';
import { Half } from './halves.js';

const KINDS = 5;
const MAY_LEAVE = Effect.THROW | Effect.CALL;

/** The one bit of a kind in a slot's five. */
export const kindBit = (slot: number, kind: number): number => KINDS * slot + kind - 1;

/** What is live at the blocks of a method. */
export class Liveness {
  /** Words of a set. */
  readonly words: number;
  /** By block. */
  private readonly liveIn: Int32Array;
  private readonly liveOut: Int32Array;
  private readonly set: Int32Array;
  /** By 2 * slot + half: how many instructions define it, two for many; parameters count as one. */
  private readonly definitions: Uint8Array;

  /** kindOfArgument: kind of the index-th operand of the call at an instruction, which the IR does not say. */
  constructor(
    private readonly ir: IrMethod,
    private readonly kindOfArgument: (instruction: number, index: number) => number,
  ) {
    const words = (ir.slotCount * KINDS + 31) >>> 5;
    this.words = words;
    this.liveIn = new Int32Array(ir.blockCount * words);
    this.liveOut = new Int32Array(ir.blockCount * words);
    this.set = new Int32Array(words);
    this.definitions = countDefinitions(ir);
    for (let changed = true; changed; ) {
      changed = false;
      for (let block = ir.blockCount - 1; block >= 0; block--) if (this.flow(block)) changed = true;
    }
  }

  /** Is the slot live at the block's entry as this kind? */
  isLiveIn(block: number, slot: number, kind: number): boolean {
    return has(this.liveIn, block * this.words, kindBit(slot, kind));
  }

  /** The kind as which a slot's scalar half is live at the block's entry, VOID if it is not. */
  scalarKindIn(block: number, slot: number): Kind {
    for (let kind: number = Kind.I; kind <= Kind.D; kind++) if (this.isLiveIn(block, slot, kind)) return kind;
    return Kind.VOID;
  }

  /**
   * Does a half of a slot hold one value wherever it is live, if the method is entered at a block? Verified code reads no local variable before it is assigned, so that a single
   * definition dominates all uses.
   */
  isConstant(slot: number, half: Half, start: number): boolean {
    const count = this.definitions[2 * slot + half];
    if (start === 0 || count === 0) return count <= 1;
    if (count > 1) return false;
    // What is live at a loop header where code for on-stack replacement starts is defined there.
    const isLive =
      half === Half.POINTER
        ? this.isLiveIn(start, slot, Kind.P)
        : this.scalarKindIn(start, slot) !== Kind.VOID;
    return !isLive || this.isParameter(slot, half);
  }

  private isParameter(slot: number, half: Half): boolean {
    const { paramSlots, paramKinds } = this.ir;
    for (let i = 0; i < paramSlots.length; i++)
      if (paramSlots[i] === slot) return (paramKinds[i] === Kind.P) === (half === Half.POINTER);
    return false;
  }

  /** Fills in what is live before and after the instructions of a block. */
  prepare(block: number, at: BlockLiveness): void {
    const { ir, words, set } = this;
    const first = ir.blockStart[block];
    const end = endOf(ir, block);
    at.reserve(first, end - first, words);
    copy(this.liveOut, block * words, set, 0, words);
    for (let i = end - 1; i >= first; i--) {
      const offset = (i - first) * words;
      this.kill(i);
      this.addHandlers(i);
      copy(set, 0, at.after, offset, words);
      this.use(i);
      copy(set, 0, at.before, offset, words);
    }
  }

  private flow(block: number): boolean {
    const { ir, words, set, liveIn, liveOut } = this;
    set.fill(0, 0, words);
    forSuccessors(ir, block, (to) => join(set, 0, liveIn, to * words, words));
    copy(set, 0, liveOut, block * words, words);
    const first = ir.blockStart[block];
    for (let i = endOf(ir, block) - 1; i >= first; i--) {
      this.kill(i);
      this.addHandlers(i);
      this.use(i);
    }
    let changed = false;
    for (let i = 0, at = block * words; i < words; i++, at++) {
      if (liveIn[at] !== set[i]) {
        liveIn[at] = set[i];
        changed = true;
      }
    }
    return changed;
  }

  private kill(instruction: number): void {
    const { ir } = this;
    const kind = definedKind(ir, instruction);
    if (kind === Kind.VOID) return;
    const slot = ir.code[instruction * IR_WORDS + W.DST];
    if (kind === Kind.P) this.clear(kindBit(slot, Kind.P));
    else for (let k: number = Kind.I; k <= Kind.D; k++) this.clear(kindBit(slot, k));
  }

  private use(instruction: number): void {
    const { code, args } = this.ir;
    const at = instruction * IR_WORDS;
    const op = code[at];
    this.useOperand(aRole[op], code[at + W.A]);
    this.useOperand(bRole[op], code[at + W.B]);
    this.useOperand(cRole[op], code[at + W.C]);
    if (!hasArgs(op)) return;
    const list = code[at + W.B];
    const count = args[list];
    for (let i = 0; i < count; i++) {
      const kind = op === IrOp.MULTIANEWARRAY ? Kind.I : this.kindOfArgument(instruction, i);
      this.useOperand(kind, args[list + 1 + i]);
    }
  }

  private useOperand(role: number, operand: number): void {
    if (role >= Kind.I && role <= Kind.P && operand >= 0) {
      const bit = kindBit(operand, role);
      this.set[bit >>> 5] |= 1 << bit;
    }
  }

  private clear(bit: number): void {
    this.set[bit >>> 5] &= ~(1 << bit);
  }

  private addHandlers(instruction: number): void {
    const { ir, words, set } = this;
    const { code, handlers } = ir;
    if (handlers.length === 0) return;
    const at = instruction * IR_WORDS;
    if ((irEffect[code[at]] & MAY_LEAVE) === 0) return;
    const bci = code[at + W.BCI];
    for (let i = 0; i < handlers.length; i += 4) {
      if (bci < handlers[i] || bci >= handlers[i + 1]) continue;
      const block = ir.blockAt[handlers[i + 2]];
      if (block >= 0) join(set, 0, this.liveIn, block * words, words);
    }
  }
}

/** What is live before and after each instruction of one block ({@link Liveness.prepare}). After: without the instruction's result, with what handlers read. */
export class BlockLiveness {
  before: Int32Array = new Int32Array(64);
  after: Int32Array = new Int32Array(64);
  private first = 0;
  private words = 0;

  reserve(first: number, count: number, words: number): void {
    this.first = first;
    this.words = words;
    if (this.before.length >= count * words) return;
    this.before = new Int32Array(2 * count * words);
    this.after = new Int32Array(2 * count * words);
  }

  isLiveBefore(instruction: number, slot: number, kind: number): boolean {
    return has(this.before, (instruction - this.first) * this.words, kindBit(slot, kind));
  }

  isLiveAfter(instruction: number, slot: number, kind: number): boolean {
    return has(this.after, (instruction - this.first) * this.words, kindBit(slot, kind));
  }
}

/** Calls `to` for each block that control may come to from a block, handlers aside. */
export function forSuccessors(ir: IrMethod, block: number, to: (block: number) => void): void {
  const end = endOf(ir, block);
  if (end > ir.blockStart[block]) {
    const at = (end - 1) * IR_WORDS;
    const op = ir.code[at];
    if (op === IrOp.GOTO) {
      to(ir.code[at + W.DST]);
      return;
    }
    if (op >= IrOp.IF_I && op <= IrOp.IF_P) to(ir.code[at + W.DST]);
    else if (op === IrOp.SWITCH) {
      const { targets, fallback } = ir.switches[ir.code[at + W.C]];
      for (let i = 0; i < targets.length; i++) to(targets[i]);
      to(fallback);
      return;
    } else if (op >= IrOp.IRETURN && op <= IrOp.THROW) return;
  }
  to(block + 1);
}

/** Index behind the last instruction of a block. */
export function endOf(ir: IrMethod, block: number): number {
  return block + 1 < ir.blockCount ? ir.blockStart[block + 1] : ir.length;
}

function has(set: Int32Array, at: number, bit: number): boolean {
  return (set[at + (bit >>> 5)] & (1 << bit)) !== 0;
}

function copy(from: Int32Array, at: number, to: Int32Array, into: number, words: number): void {
  for (let i = 0; i < words; i++) to[into + i] = from[at + i];
}

function join(to: Int32Array, into: number, from: Int32Array, at: number, words: number): void {
  for (let i = 0; i < words; i++) to[into + i] |= from[at + i];
}

/** The kind of the slot that an instruction defines, VOID if it defines none. */
function definedKind({ code }: IrMethod, instruction: number): Kind {
  const at = instruction * IR_WORDS;
  const role = dstRole[code[at]];
  const kind = role === Role.CALL_RESULT ? code[at + W.C] : role;
  return code[at + W.DST] < 0 || kind < Kind.I || kind > Kind.P ? Kind.VOID : kind;
}

function countDefinitions(ir: IrMethod): Uint8Array {
  const counts = new Uint8Array(2 * ir.slotCount);
  const add = (slot: number, kind: number): void => {
    const at = 2 * slot + (kind === Kind.P ? Half.POINTER : Half.SCALAR);
    counts[at] = Math.min(2, counts[at] + 1);
  };
  for (let i = 0; i < ir.paramSlots.length; i++) add(ir.paramSlots[i], ir.paramKinds[i]);
  for (let i = 0; i < ir.length; i++) {
    const kind = definedKind(ir, i);
    if (kind !== Kind.VOID) add(ir.code[i * IR_WORDS + W.DST], kind);
  }
  return counts;
}
