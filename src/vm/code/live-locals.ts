/**
 * Which local variables hold references, by place: those in which one has been stored on every way there. This is what HotSpot's interpreter takes for live, so a variable whose
 * scope has ended at a loop's end, or whose slot is used for a number now, keeps nothing alive.
 */
import { blockEnd } from '../../compiler/baseline/liveness.js';
import type { IrMethod } from '../../ir/method.js';
import { dstRole, Role } from '../../ir/operand-kinds.js';
import { Effect, IR_WORDS, IrOp, irEffect, Kind, W } from '../../ir/ops.js';

const MAY_THROW = Effect.THROW | Effect.CALL;

export class LiveLocals {
  private ir!: IrMethod;
  /** Words of a state: a bit for each home of a local variable's pointer half. */
  private words = 0;
  /** By block: the state at its entry; all ones where no way has led so far. */
  private entry = new Int32Array(0);
  private pending = new Uint8Array(0);
  private state = new Int32Array(0);
  /** Blocks that a way has led to. */
  private readonly seen: Set<number> = new Set();

  /** Follows the method's ways. Not for methods with subroutines, whose returns lead to many places with different states. */
  analyze(ir: IrMethod): void {
    this.ir = ir;
    const { blockCount } = ir;
    this.words = (ir.maxLocals + 31) >>> 5;
    this.entry = new Int32Array(blockCount * this.words).fill(-1);
    this.pending = new Uint8Array(blockCount);
    this.state = new Int32Array(this.words);
    this.seen.clear();
    for (let i = 0; i < ir.paramKinds.length; i++)
      if (ir.paramKinds[i] === Kind.P) this.set(ir.paramSlots[i]);
    this.meet(0);
    for (let again = true; again; ) {
      again = false;
      for (let block = 0; block < blockCount; block++) {
        if (this.pending[block] === 0) continue;
        this.pending[block] = 0;
        again = true;
        this.walk(block, blockEnd(ir, block));
        this.leave(block);
      }
    }
  }

  /** Adds the locals that hold references before an instruction is executed: `slots[i]` becomes 1. */
  addBefore(block: number, instruction: number, slots: Uint8Array): void {
    this.walk(block, instruction);
    for (let slot = 0; slot < this.ir.maxLocals; slot++)
      if ((this.state[slot >>> 5] & (1 << slot)) !== 0) slots[slot] = 1;
  }

  /** Leaves in `state` what holds behind the instructions of a block up to `end`. */
  private walk(block: number, end: number): void {
    const { ir, state, words } = this;
    state.set(this.entry.subarray(block * words, (block + 1) * words));
    for (let i = ir.blockStart[block]; i < end; i++) {
      const at = i * IR_WORDS;
      const op = ir.code[at];
      if ((irEffect[op] & MAY_THROW) !== 0 && ir.handlers.length > 0) this.meetHandlers(ir.code[at + W.BCI]);
      const role = dstRole[op];
      const kind = role === Role.CALL_RESULT ? ir.code[at + W.C] : role;
      const slot = ir.code[at + W.DST];
      if (kind < Kind.I || kind > Kind.P || slot < 0 || slot >= ir.maxLocals) continue;
      if (kind === Kind.P) this.set(slot);
      else {
        this.clear(slot);
        if ((kind === Kind.L || kind === Kind.D) && slot + 1 < ir.maxLocals) this.clear(slot + 1);
      }
    }
  }

  private set(slot: number): void {
    this.state[slot >>> 5] |= 1 << slot;
  }

  private clear(slot: number): void {
    this.state[slot >>> 5] &= ~(1 << slot);
  }

  private meetHandlers(bci: number): void {
    const { handlers, blockAt } = this.ir;
    for (let i = 0; i < handlers.length; i += 4)
      if (bci >= handlers[i] && bci < handlers[i + 1]) this.meet(blockAt[handlers[i + 2]]);
  }

  private leave(block: number): void {
    const { ir } = this;
    const end = blockEnd(ir, block);
    if (end > ir.blockStart[block]) {
      const at = (end - 1) * IR_WORDS;
      const op = ir.code[at];
      if (op >= IrOp.GOTO && op <= IrOp.IF_P) this.meet(ir.code[at + W.DST]);
      if (op === IrOp.SWITCH) {
        const { targets, fallback } = ir.switches[ir.code[at + W.C]];
        for (const target of targets) this.meet(target);
        this.meet(fallback);
      }
      if (op === IrOp.GOTO || op === IrOp.SWITCH || (op >= IrOp.IRETURN && op <= IrOp.THROW)) return;
    }
    if (block + 1 < ir.blockCount) this.meet(block + 1);
  }

  /** A way leads to the block: only what holds on all of them holds there. */
  private meet(block: number): void {
    if (block < 0) return;
    const { entry, state, words } = this;
    let changed = this.isFresh(block);
    for (let i = 0, at = block * words; i < words; i++, at++) {
      const both = entry[at] & state[i];
      if (both !== entry[at]) changed = true;
      entry[at] = both;
    }
    if (changed) this.pending[block] = 1;
  }

  private isFresh(block: number): boolean {
    if (this.seen.has(block)) return false;
    this.seen.add(block);
    return true;
  }
}
