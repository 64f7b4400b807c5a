import type { CpTag } from '../jvms/pool-tags.js';
import { BlockScan, Mark, u2 } from './block-scan.js';
import { BlockStates, Reach } from './block-states.js';
import { Emitter } from './emitter.js';
import { Homes } from './homes.js';
import type { IrMethod } from './method.js';
import type { ConstantSource, MethodSource } from './method-source.js';
import { OperandStack } from './operand-stack.js';
import type { IrOp } from './ops.js';
import { Snapshots } from './snapshots.js';
import { Subroutines } from './subroutines.js';

/** How one JVM opcode is translated. */
export interface Rule {
  /** Translates the instruction at `t.pc`. */
  readonly translate: (t: Translator, rule: Rule) => void;
  /** The IR operation, or the first of its family. */
  readonly op: IrOp;
  /** Kind of the value loaded, stored, returned or pushed. */
  readonly kind: number;
  /** What `translate` says: a local's index, a value, a condition. */
  readonly aux: number;
  /** Kinds that the operation's table row demands. */
  readonly dst: number;
  readonly a: number;
  readonly b: number;
}

/** All that the translation of one method works on; reused from method to method. */
export class Translator {
  readonly emitter = new Emitter();
  readonly stack = new OperandStack(this.emitter);
  readonly scan = new BlockScan();
  readonly blocks = new BlockStates(this.emitter, this.stack);
  readonly subroutines = new Subroutines(this.emitter, this.blocks);
  readonly homes = new Homes();
  readonly snapshots = new Snapshots(this.stack);

  source!: MethodSource;
  constants!: ConstantSource;
  code!: Uint8Array;
  method!: IrMethod;
  maxLocals = 0;
  /** Bytecode index of the current instruction and of the one after it. */
  pc = 0;
  next = 0;
  /** Set by the instructions after which control does not go on to `next`, or which have recorded that edge themselves. */
  ended = false;

  reset(source: MethodSource, method: IrMethod): void {
    this.source = source;
    this.constants = source.constants;
    this.code = source.code;
    this.method = method;
    this.maxLocals = source.maxLocals;
    this.emitter.reset(method);
    this.stack.reset(source.maxLocals, source.maxStack);
    this.scan.scan(source);
    this.blocks.reset(this.scan.leaderCount);
    this.subroutines.reset();
    this.homes.reset(source.maxLocals);
  }

  fail(reason: string): never {
    return this.emitter.fail(reason);
  }

  /** The 16-bit constant-pool index after the opcode, which must name an entry with this tag. */
  poolIndex(tag: CpTag): number {
    const index = u2(this.code, this.pc + 1);
    if (this.constants.tag(index) !== tag) this.badConstant(index);
    return index;
  }

  badConstant(index: number): never {
    return this.fail(`constant-pool entry ${index} is not what this instruction needs`);
  }

  /** A local variable's index, checked. `words` = 2 for long and double. */
  local(index: number, words: number): number {
    if (index + words > this.maxLocals) this.fail(`local variable ${index} is out of range`);
    return index;
  }

  /** A branch edge from the current stack, whose values are in their own slots. Returns the leader. */
  branchTo(target: number): number {
    const leader = this.scan.leaderAt[target];
    this.blocks.flowTo(leader);
    this.blocks.flags[leader] |= Reach.BRANCH;
    return leader;
  }

  /** The edge to the next instruction, at the end of a block. */
  fallThrough(): void {
    if (this.next >= this.code.length) this.fail('control falls off the end of the code');
    this.blocks.flowTo(this.scan.leaderAt[this.next]);
    this.ended = true;
  }

  /** Whether the handler at a leader is entered by ordinary control too, so that its CATCH needs a block of its own. */
  isSharedHandler(leader: number): boolean {
    const mark = this.scan.marks[this.scan.leaders[leader]];
    return (mark & Mark.HANDLER) !== 0 && (mark & (Mark.TARGET | Mark.FALLS | Mark.ENTRY)) !== 0;
  }
}
