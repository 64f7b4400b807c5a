/** Type states of inference: before each basic block, and the one that is carried through it. */
import type { ClassContext } from '../class-context.js';
import { TooManyTypes } from '../stack-map-frames.js';
import { isUninitialized, VType } from '../types.js';
import { isAssignable, merge } from './merging.js';

export const enum Flag {
  /** On some path here: the constructor has to call another. */
  NEEDS_CONSTRUCTOR = 2,
  /** On some path here: a call of another constructor has failed, so only an exception may leave. */
  NO_RETURN = 4,
  /** On all paths here: another constructor has been called. */
  CONSTRUCTED = 1,
}

/** A subroutine that is being run, and the local variables that it may have used since its jsr: others keep, over its ret, what they held before. */
export interface Mask {
  readonly entry: number;
  readonly uses: Uint32Array;
}

export function isUsed(mask: Mask, local: number): boolean {
  return (mask.uses[local >>> 5] & (1 << (local & 31))) !== 0;
}

/** Types that all states of one method may take together. */
const LIMIT = 1 << 25;

/** What a block is entered with. */
export interface Entry {
  readonly stack: Int32Array;
  readonly depth: number;
  readonly locals: Int32Array;
  readonly localCount: number;
  readonly masks: readonly Mask[];
  readonly allFlags: number;
  readonly anyFlags: number;
}

/** The state before a basic block, to which each way into it adds. */
export class BlockState {
  /** -1 while nothing has come here. */
  depth = -1;
  stack: Int32Array = EMPTY;
  /** -1 while nothing has come here. */
  localCount = -1;
  locals: Int32Array = EMPTY;
  masks: readonly Mask[] = [];
  allFlags = ~0;
  anyFlags = 0;
  changed = false;

  constructor(readonly bci: number) {}
}

const EMPTY = new Int32Array(0);

/** Merges into the states of a method. */
export class Merger {
  private used = 0;

  constructor(
    private readonly context: ClassContext,
    private readonly fail: (reason: string) => never,
  ) {}

  private take(types: Int32Array, count: number): Int32Array {
    this.used += count;
    if (this.used > LIMIT) throw new TooManyTypes();
    return types.slice(0, count);
  }

  /** `fromSubroutine`: a jsr or ret is the way; uninitialized objects do not get through. */
  into(block: BlockState, entry: Entry, fromSubroutine: boolean): void {
    this.mergeStack(block, entry, fromSubroutine);
    this.mergeLocals(block, entry, fromSubroutine);
    const allFlags = block.allFlags & entry.allFlags;
    const anyFlags = block.anyFlags | entry.anyFlags;
    if (allFlags === block.allFlags && anyFlags === block.anyFlags) return;
    block.allFlags = allFlags;
    block.anyFlags = anyFlags;
    block.changed = true;
  }

  private mergeStack(block: BlockState, entry: Entry, drop: boolean): void {
    const { depth } = entry;
    if (block.depth < 0) {
      block.depth = depth;
      block.stack = this.take(entry.stack, depth);
      if (drop) dropUninitialized(block.stack, depth);
      block.changed = true;
      return;
    }
    if (depth !== block.depth) this.fail(`Inconsistent stack height ${depth} != ${block.depth}`);
    // The top is compared first.
    for (let i = depth - 1; i >= 0; i--) {
      const type = drop ? withoutUninitialized(entry.stack[i]) : entry.stack[i];
      const old = block.stack[i];
      if (type === old || isAssignable(this.context, type, old)) continue;
      const merged = merge(this.context, old, type);
      if (merged === VType.TOP) this.fail('Mismatched stack types');
      block.stack[i] = merged;
      block.changed = true;
    }
  }

  private mergeLocals(block: BlockState, entry: Entry, drop: boolean): void {
    const { localCount } = entry;
    if (block.localCount < 0) {
      block.localCount = localCount;
      block.locals = this.take(entry.locals, localCount);
      if (drop) dropUninitialized(block.locals, localCount);
      block.masks = entry.masks;
      block.changed = true;
      return;
    }
    if (block.localCount > localCount) {
      block.localCount = localCount;
      block.changed = true;
    }
    const { locals } = block;
    for (let i = 0; i < block.localCount; i++) {
      const type = drop ? withoutUninitialized(entry.locals[i]) : entry.locals[i];
      if (type === locals[i] || isAssignable(this.context, type, locals[i])) continue;
      locals[i] = merge(this.context, type, locals[i]);
      block.changed = true;
    }
    while (block.localCount > 0 && locals[block.localCount - 1] === VType.TOP) block.localCount--;
    if (block.masks.length > 0) this.mergeMasks(block, entry.masks);
  }

  /** The subroutines that both are in, in order, each with what either used. */
  private mergeMasks(block: BlockState, masks: readonly Mask[]): void {
    const merged: Mask[] = [];
    let next = 0;
    let same = true;
    for (const mask of block.masks) {
      const at = masks.findIndex((other, i) => i >= next && other.entry === mask.entry);
      if (at < 0) {
        same = false;
        continue;
      }
      next = at + 1;
      const uses = mask.uses.map((bits, i) => bits | masks[at].uses[i]);
      if (uses.some((bits, i) => bits !== mask.uses[i])) same = false;
      merged.push({ entry: mask.entry, uses });
    }
    if (same) return;
    block.masks = merged;
    block.changed = true;
  }
}

/** Objects that are not initialised do not get into subroutines nor out of them. */
export function withoutUninitialized(type: number): number {
  return isUninitialized(type) && type !== VType.UNINITIALIZED_THIS ? VType.TOP : type;
}

function dropUninitialized(types: Int32Array, count: number): void {
  for (let i = 0; i < count; i++) types[i] = withoutUninitialized(types[i]);
}
