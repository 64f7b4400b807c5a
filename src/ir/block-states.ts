import { MAX_CODE } from './block-scan.js';
import type { Emitter } from './emitter.js';
import { grown } from './emitter.js';
import { type OperandStack, stackKindName, TOP } from './operand-stack.js';

/** Bound on the memory that hostile code can ask for: 64 MB. Code of compilers stays below a few thousand words. */
const MAX_KINDS = 1 << 24;

/** What is known of a leader, bits of {@link BlockStates.flags}. */
export const enum Reach {
  /** A branch from reachable code comes here. */
  BRANCH = 1,
  /** The unwinder comes here. */
  UNWIND = 2,
}

/**
 * The stack's depth and kinds at the entry of each block, recorded by the first edge that reaches it and checked by all others; and the queue of blocks to
 * translate, which is simply a position: the lowest leader that may be reached and not translated.
 */
export class BlockStates {
  /** Operand-stack depth at entry, -1: not reached. */
  readonly depth = new Int32Array(MAX_CODE);
  /** IR index of the first instruction, -1: not translated. */
  readonly start = new Int32Array(MAX_CODE);
  /** IR index after the last instruction. */
  readonly end = new Int32Array(MAX_CODE);
  /** {@link Reach} bits. */
  readonly flags = new Uint8Array(MAX_CODE);
  /** No leader below this one waits to be translated. */
  pending = 0;

  /** Where in `kinds` the entry kinds of a leader stand. */
  private readonly kindsAt = new Int32Array(MAX_CODE);
  private kinds: Int32Array = new Int32Array(256);
  private kindsUsed = 0;
  private lastAt = 0;

  constructor(
    private readonly emitter: Emitter,
    private readonly stack: OperandStack,
  ) {}

  reset(leaderCount: number): void {
    this.depth.fill(-1, 0, leaderCount);
    this.start.fill(-1, 0, leaderCount);
    this.flags.fill(0, 0, leaderCount);
    this.kindsUsed = 0;
    this.lastAt = 0;
    this.pending = leaderCount;
  }

  /** An edge from the current abstract stack to a leader. The stack's values must be in their own slots. */
  flowTo(leader: number): void {
    const { depth, kinds } = this.stack;
    const known = this.depth[leader];
    if (known < 0) {
      this.depth[leader] = depth;
      if (depth > 0) this.kindsAt[leader] = this.record(kinds, depth);
      if (leader < this.pending) this.pending = leader;
      return;
    }
    if (known !== depth)
      this.emitter.fail(`the operand stack has ${depth} words here and ${known} on another path`);
    const at = this.kindsAt[leader];
    for (let i = 0; i < depth; i++)
      if (this.kinds[at + i] !== kinds[i]) this.conflict(kinds[i], this.kinds[at + i]);
  }

  /** Makes the stack what it is at the leader's entry. */
  enter(leader: number): void {
    this.stack.enterBlock(this.kinds, this.kindsAt[leader], this.depth[leader]);
  }

  /** Remembers kinds of stack words; returns where. What equals the last stack remembered, or is a part of it, takes no room. */
  record(kinds: Int32Array, count: number): number {
    const last = this.lastAt;
    if (count <= this.kindsUsed - last) {
      let i = 0;
      while (i < count && this.kinds[last + i] === kinds[i]) i++;
      if (i === count) return last;
    }
    const at = this.kindsUsed;
    if (at + count > MAX_KINDS) this.emitter.fail('too many blocks with a deep operand stack');
    while (at + count > this.kinds.length) this.kinds = grown(this.kinds);
    for (let i = 0; i < count; i++) this.kinds[at + i] = kinds[i];
    this.kindsUsed = at + count;
    this.lastAt = at;
    return at;
  }

  /** Whether two remembered stacks are the same. */
  equal(a: number, b: number, count: number): boolean {
    for (let i = 0; i < count; i++) if (this.kinds[a + i] !== this.kinds[b + i]) return false;
    return true;
  }

  /** Makes the stack a remembered one. */
  restore(at: number, count: number): void {
    this.stack.enterBlock(this.kinds, at, count);
  }

  private conflict(kind: number, known: number): never {
    const here = kind === TOP ? 'a smaller value' : stackKindName(kind);
    return this.emitter.fail(
      `the operand stack holds ${here} here and ${stackKindName(known)} on another path`,
    );
  }
}
