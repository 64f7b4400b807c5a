import { type Emitter, grown } from './emitter.js';
import { IR_WORDS, IrOp, Kind, W } from './ops.js';

/** Stack kinds beyond {@link Kind}: second word of a long or double. */
export const TOP = 7;
/** A return address of the subroutine with index n has kind RETURN_ADDRESS + n; its operand is of kind int. */
export const RETURN_ADDRESS = 8;
/** Operand of a TOP word: equal to no slot and no constant. */
const NOTHING = 0x7fffffff;

const kindNames = ['void', 'int', 'long', 'float', 'double', 'reference', '', 'half of a long or double'];

/** Name of a stack kind in error messages. */
export function stackKindName(kind: number): string {
  return kind >= RETURN_ADDRESS ? 'return address' : kindNames[kind];
}

/** The copy operation for a stack kind. */
export function copyOf(kind: number): IrOp {
  return kind >= RETURN_ADDRESS ? IrOp.ICOPY : IrOp.ICOPY + kind - Kind.I;
}

/**
 * The abstract operand stack, in JVMS words. Each entry is a kind and an *operand*, which says where the value is: its own slot (maxLocals + position), a local
 * variable that was loaded, a constant, or, after dup and the like, another entry's slot. So loads, constants and stack shuffling cost no code; what must not be
 * overwritten while an entry still denotes it is copied in time ({@link spillAliases}), and at block ends each entry moves to its own slot ({@link canonicalize}).
 */
export class OperandStack {
  kinds: Int32Array = new Int32Array(64);
  operands: Int32Array = new Int32Array(64);
  depth = 0;

  maxLocals = 0;
  maxStack = 0;
  /** Slots beyond maxLocals + maxStack that breaking cycles of renamed entries needed. */
  scratchSlots = 0;

  /**
   * False: every entry stands in its own slot, or denotes a local, a constant, or the own slot of a *lower entry that stands in it*. Only swap and
   * dup_x leave that state; while it holds, overwriting the slot of a new top of stack, or moving entries top down, destroys nothing.
   */
  private renamed = false;
  /** For {@link permute}: how many entries denote each stack or scratch slot. */
  private references: Int32Array = new Int32Array(64);
  /** IR index where the current block starts: instructions before it must not be touched. */
  private blockStart = 0;

  constructor(private readonly emitter: Emitter) {}

  reset(maxLocals: number, maxStack: number): void {
    this.maxLocals = maxLocals;
    this.maxStack = maxStack;
    this.scratchSlots = 0;
    this.depth = 0;
    this.renamed = false;
    if (this.kinds.length < maxStack) {
      this.kinds = new Int32Array(2 * maxStack);
      this.operands = new Int32Array(2 * maxStack);
      this.references = new Int32Array(4 * maxStack);
    }
  }

  /** Starts a block whose entries stand in their own slots, with kinds taken from `kinds[from..]`. */
  enterBlock(kinds: Int32Array, from: number, depth: number): void {
    for (let i = 0; i < depth; i++) {
      const kind = kinds[from + i];
      this.kinds[i] = kind;
      this.operands[i] = kind === TOP ? NOTHING : this.maxLocals + i;
    }
    this.depth = depth;
    this.renamed = false;
    this.blockStart = this.emitter.method.length;
  }

  /** Pushes a value that is already somewhere. */
  push(kind: number, operand: number): void {
    const depth = this.depth;
    const wide = kind === Kind.L || kind === Kind.D;
    if (depth + (wide ? 2 : 1) > this.maxStack) this.emitter.fail('the operand stack overflows');
    this.kinds[depth] = kind;
    this.operands[depth] = operand;
    if (wide) {
      this.kinds[depth + 1] = TOP;
      this.operands[depth + 1] = NOTHING;
      this.depth = depth + 2;
    } else {
      this.depth = depth + 1;
    }
  }

  /** Pushes the result of the instruction to be emitted next, and returns the slot that it must write. */
  pushResult(kind: number): number {
    let slot = this.maxLocals + this.depth;
    if (this.renamed && this.isReferenced(slot)) slot = this.freeSlot();
    this.push(kind, slot);
    return slot;
  }

  /** Pops a value of this kind and returns its operand. */
  pop(kind: Kind): number {
    if (kind === Kind.L || kind === Kind.D) {
      const at = this.depth - 2;
      if (at < 0 || this.kinds[at] !== kind) this.mismatch(kind);
      this.depth = at;
      return this.operands[at];
    }
    const at = this.depth - 1;
    if (at < 0 || this.kinds[at] !== kind) this.mismatch(kind);
    this.depth = at;
    return this.operands[at];
  }

  /** Drops `words` words, which must be whole values. */
  drop(words: number): void {
    const depth = this.depth - words;
    if (depth < 0) this.emitter.fail('the operand stack underflows');
    if (depth < this.depth && this.kinds[depth] === TOP) this.split();
    this.depth = depth;
  }

  /** dup, dup_x1, …, dup2_x2: inserts a copy of the top `count` words below the next `below` words. */
  duplicate(count: number, below: number): void {
    const { kinds, operands, depth } = this;
    const bottom = depth - count - below;
    if (bottom < 0) this.emitter.fail('the operand stack underflows');
    if (depth + count > this.maxStack) this.emitter.fail('the operand stack overflows');
    if (kinds[depth - count] === TOP || kinds[bottom] === TOP) this.split();
    for (let i = depth - 1; i >= bottom; i--) {
      kinds[i + count] = kinds[i];
      operands[i + count] = operands[i];
    }
    for (let i = 0; i < count; i++) {
      kinds[bottom + i] = kinds[depth + i];
      operands[bottom + i] = operands[depth + i];
    }
    this.depth = depth + count;
    if (below !== 0) this.renamed = true;
  }

  swap(): void {
    const { kinds, operands, depth } = this;
    if (depth < 2) this.emitter.fail('the operand stack underflows');
    if (kinds[depth - 1] === TOP || kinds[depth - 2] === TOP) this.split();
    const kind = kinds[depth - 1];
    const operand = operands[depth - 1];
    kinds[depth - 1] = kinds[depth - 2];
    operands[depth - 1] = operands[depth - 2];
    kinds[depth - 2] = kind;
    operands[depth - 2] = operand;
    this.renamed = true;
  }

  /**
   * Pops a value of this kind into a local variable. If the last instruction made it, that instruction now writes the local; entries
   * that denote the local's old value are saved first.
   */
  store(kind: number, local: number): void {
    const emitter = this.emitter;
    const wide = kind === Kind.L || kind === Kind.D;
    const at = this.depth - (wide ? 2 : 1);
    if (at < 0 || this.kinds[at] !== kind) this.mismatch(kind);
    const value = this.operands[at];
    if (value === local) {
      this.depth = at;
      return;
    }
    const spilled = this.spillAliases(local, kind === Kind.P);
    this.depth = at;
    if (!spilled && value >= this.maxLocals) {
      const method = emitter.method;
      const last = (method.length - 1) * IR_WORDS;
      if (method.length > this.blockStart && method.code[last + W.DST] === value) {
        method.code[last + W.DST] = local;
        for (let i = 0; i < at; i++) if (this.operands[i] === value) this.operands[i] = local;
        return;
      }
    }
    emitter.emit(copyOf(kind), local, value, 0, 0);
  }

  /**
   * Saves the entries that denote the pointer or scalar half of a local, which is about to be overwritten, in slots of their own.
   * Returns whether there were any.
   */
  spillAliases(local: number, pointer: boolean): boolean {
    const { kinds, operands } = this;
    let saved = -1;
    for (let i = 0; i < this.depth; i++) {
      if (operands[i] !== local || (kinds[i] === Kind.P) !== pointer) continue;
      if (saved < 0) {
        saved = this.maxLocals + i;
        if (this.renamed && this.isReferenced(saved)) saved = this.freeSlot();
        this.emitter.emit(copyOf(kinds[i]), saved, local, 0, 0);
      }
      operands[i] = saved;
    }
    return saved >= 0;
  }

  /** Moves every entry to its own slot. */
  canonicalize(): void {
    if (this.renamed) {
      this.permute();
      return;
    }
    for (let i = this.depth - 1; i >= 0; i--) {
      const own = this.maxLocals + i;
      if (this.operands[i] === own || this.kinds[i] === TOP) continue;
      this.emitter.emit(copyOf(this.kinds[i]), own, this.operands[i], 0, 0);
      this.operands[i] = own;
    }
  }

  /** Before operands of a block's last instruction are popped: afterwards moving the entries below them cannot overwrite them. */
  untangle(): void {
    if (this.renamed) this.permute();
  }

  /**
   * The parallel copy: an entry moves as soon as no other entry denotes its slot, which may free the slot of the entry whose slot it
   * denoted; what then still waits is in a cycle, which a scratch slot breaks.
   */
  private permute(): void {
    const { operands, depth, maxLocals, references: counts } = this;
    counts.fill(0, 0, this.maxStack + this.scratchSlots);
    for (let i = 0; i < depth; i++) {
      if (operands[i] >= maxLocals && operands[i] !== NOTHING) counts[operands[i] - maxLocals]++;
    }
    for (let i = depth - 1; i >= 0; i--) this.settle(i);
    for (let i = depth - 1; i >= 0; i--) {
      if (operands[i] === maxLocals + i || operands[i] === NOTHING) continue;
      this.moveAway(maxLocals + i);
      this.references[i] = 0;
      this.settle(i);
    }
    this.renamed = false;
  }

  /** Moves entry `i` to its slot if that is free, then the entry whose slot this leaves free, and so on. */
  private settle(i: number): void {
    const { kinds, operands, maxLocals, references: counts } = this;
    while (i < this.depth && operands[i] !== maxLocals + i && operands[i] !== NOTHING && counts[i] === 0) {
      const from = operands[i];
      this.emitter.emit(copyOf(kinds[i]), maxLocals + i, from, 0, 0);
      operands[i] = maxLocals + i;
      counts[i] = 1;
      if (from < maxLocals || from >= maxLocals + this.maxStack) return;
      if (--counts[from - maxLocals] > 0) return;
      i = from - maxLocals;
    }
  }

  /** Copies what is in a slot to a scratch slot, and lets all entries that denote it denote that. */
  private moveAway(slot: number): void {
    const free = this.freeSlot();
    let copied = false;
    for (let i = 0; i < this.depth; i++) {
      if (this.operands[i] !== slot) continue;
      if (!copied) this.emitter.emit(copyOf(this.kinds[i]), free, slot, 0, 0);
      copied = true;
      this.operands[i] = free;
    }
  }

  /** Whether any entry denotes the slot; halves are not told apart, so that at most one half of a stack slot is ever live. */
  private isReferenced(slot: number): boolean {
    for (let i = 0; i < this.depth; i++) if (this.operands[i] === slot) return true;
    return false;
  }

  private freeSlot(): number {
    let slot = this.maxLocals + this.maxStack;
    while (this.isReferenced(slot)) slot++;
    const used = slot - this.maxLocals - this.maxStack + 1;
    if (used > this.scratchSlots) {
      this.scratchSlots = used;
      if (this.maxStack + used > this.references.length) this.references = grown(this.references);
    }
    return slot;
  }

  private mismatch(kind: number): never {
    if (this.depth < (kind === Kind.L || kind === Kind.D ? 2 : 1))
      this.emitter.fail('the operand stack underflows');
    let at = this.depth - 1;
    if (this.kinds[at] === TOP) at--;
    return this.emitter.fail(
      `${stackKindName(kind)} expected on the operand stack, ${stackKindName(this.kinds[at])} found`,
    );
  }

  private split(): never {
    return this.emitter.fail('half of a long or double is taken from the operand stack');
  }
}
