/** A method while its slot IR is put into a graph: the compiled one, or one that is inlined. */
import { BlockFlag, type IrMethod } from '../../../ir/method.js';
import type { MethodRef } from '../environment.js';
import { NO_VALUE } from '../graph.js';
import type { Place } from './graph-builder.js';
import { type BlockLiveness, forSuccessors, type Liveness } from './liveness.js';

/** Words of a handler in IrMethod.handlers: from, to, its bytecode index, catch type (index in the constant pool, 0: all). */
export const HANDLER_WORDS = 4;

/** Return address, caller's rbp, code id, a locked object, rounding. */
const FRAME_LINKS = 48;

export class MethodContext {
  /** Blocks of the slot IR in reverse post-order from the start. */
  readonly order: Int32Array;
  /** By IR block: whether ways from several places lead there, so that it needs parameters. */
  readonly isJoin: Uint8Array;
  /** No loops, no handlers: when a block is translated, all ways to it are known. */
  readonly isStraight: boolean;
  /** By IR block: the block of the graph, -1 if nothing has led there yet. */
  readonly blockOf: Int32Array;
  /** By IR block: values of the slots' halves at its entry; index 2 * slot + half. */
  readonly entry: (Int32Array | null)[];
  /** By 2 * slot + half: 1 if it holds one value wherever it is live, so that no block needs a parameter for it. */
  readonly isConstant: Uint8Array;
  /** By 2 * slot + half: the value that the last definition gave, NO_VALUE if there was none. */
  readonly defined: Int32Array;
  /** Handlers that throws in this code lead to: by IR block, the parameter that is the exception. */
  readonly caught = new Map<number, number>();
  /** The caller's place while an inlined method is built, null for the outermost. */
  callPlace: Place | null = null;
  /** What an inlined synchronized method has locked. */
  locked: number = NO_VALUE;
  /** Does it hold the monitor at the place that is being translated? */
  isHolding = false;
  /** Where an inlined method's returns go: the block behind the call, -1 until something returns. */
  returnBlock = -1;

  constructor(
    readonly parent: MethodContext | null,
    readonly method: MethodRef,
    /** Index in Graph.methods. */
    readonly index: number,
    readonly ir: IrMethod,
    readonly live: Liveness,
    /** For the block that is being translated. */
    readonly liveAt: BlockLiveness,
    /** State of the caller after the call, -1. */
    readonly parentState: number,
    /** IR block at which it is entered. */
    readonly start: number,
  ) {
    const { blockCount } = ir;
    this.isJoin = new Uint8Array(blockCount);
    this.blockOf = new Int32Array(blockCount).fill(-1);
    this.entry = new Array<Int32Array | null>(blockCount).fill(null);
    const halves = 2 * ir.slotCount;
    this.defined = new Int32Array(halves).fill(NO_VALUE);
    this.isConstant = new Uint8Array(halves);
    for (let i = 0; i < halves; i++) this.isConstant[i] = live.isConstant(i >> 1, i & 1, start) ? 1 : 0;
    this.order = reversePostOrder(ir, start, this.isJoin);
    this.isStraight = ir.handlers.length === 0 && !hasRetreatingEdge(ir, this.order);
  }

  /** Bytes that baseline frames of this method and of those around it take at most: both halves of all slots, outgoing arguments, links. */
  get frameBytes(): number {
    const { slotCount, maxStack } = this.ir;
    return FRAME_LINKS + 12 * slotCount + 8 * maxStack + (this.parent === null ? 0 : this.parent.frameBytes);
  }

  get depth(): number {
    return depthOf(this.parent);
  }

  /** How often a method is being inlined already, the compiled one included. */
  occurrences(id: number): number {
    let count = 0;
    for (let c: MethodContext | null = this; c !== null; c = c.parent) if (c.method.id === id) count++;
    return count;
  }
}

/** Marks in `isJoin` the blocks that more than one edge enters; the entry's own edge counts. */
function reversePostOrder(ir: IrMethod, start: number, isJoin: Uint8Array): Int32Array {
  const seen = new Uint8Array(ir.blockCount);
  const post: number[] = [];
  const stack: number[] = [start];
  const successors: number[][] = [successorsOf(ir, start)];
  seen[start] = 1;
  while (stack.length > 0) {
    const top = stack.length - 1;
    const next = successors[top].pop();
    if (next === undefined) {
      post.push(stack[top]);
      stack.pop();
      successors.pop();
    } else if (seen[next] !== 0) isJoin[next] = 1;
    else {
      seen[next] = 1;
      if ((ir.blockFlags[next] & BlockFlag.HANDLER) !== 0) isJoin[next] = 1;
      stack.push(next);
      successors.push(successorsOf(ir, next));
    }
  }
  return Int32Array.from(post.reverse());
}

function hasRetreatingEdge(ir: IrMethod, order: Int32Array): boolean {
  const place = new Int32Array(ir.blockCount);
  for (let i = 0; i < order.length; i++) place[order[i]] = i;
  let found = false;
  for (let i = 0; i < order.length; i++)
    forSuccessors(ir, order[i], (to) => {
      if (place[to] <= i) found = true;
    });
  return found;
}

/** Handlers included: a throw may lead there. In such an order that the first one is popped last: it comes first in reverse post-order. */
function successorsOf(ir: IrMethod, block: number): number[] {
  const list: number[] = [];
  forSuccessors(ir, block, (to) => list.push(to));
  const bci = ir.blockBci[block];
  for (let i = 0; i < ir.handlers.length; i += HANDLER_WORDS) {
    const handler = ir.blockAt[ir.handlers[i + 2]];
    if (bci >= ir.handlers[i] && bci < ir.handlers[i + 1] && handler >= 0) list.push(handler);
  }
  return list;
}

/** How many methods a method inlined into this one is deep. */
export function depthOf(parent: MethodContext | null): number {
  return parent === null ? 0 : parent.depth + 1;
}
