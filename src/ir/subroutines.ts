import { type BlockStates, Reach } from './block-states.js';
import type { Emitter } from './emitter.js';
import type { IrSwitch } from './method.js';
import { IR_WORDS, IrOp, W } from './ops.js';

interface Call {
  readonly subroutine: number;
  readonly returnBci: number;
  readonly returnLeader: number;
  /** The stack before the jsr, as remembered by BlockStates. */
  readonly stackAt: number;
  readonly depth: number;
}

interface Return {
  readonly bci: number;
  readonly local: number;
  /** Its SWITCH: IR index, and index in IrMethod.switches. */
  readonly instruction: number;
  readonly switchIndex: number;
  readonly stackAt: number;
  readonly depth: number;
  /** The jsrs whose return points it may go to. */
  readonly calls: Set<Call>;
}

/** Bound on the edges from rets to return points, which hostile code can make quadratic. */
const MAX_EDGES = 1 << 18;

/**
 * jsr and ret of class files before version 51. A return address is the int constant that names its return point (the bytecode index after the jsr); `ret` is a
 * switch over return points. Which ones: those of the subroutines whose return address some astore puts in ret's local variable. Where
 * several subroutines share the variable, a return point counts only if the stack before its jsr is the stack at the ret: the subroutines of
 * compilers leave the stack as they found it.
 */
export class Subroutines {
  /** Leader of each subroutine's first instruction; the index names the subroutine in stack kinds. */
  private readonly entries: number[] = [];
  private readonly calls: Call[] = [];
  private readonly returns: Return[] = [];
  private edges = 0;
  /** Subroutines whose return address is stored in a local variable. */
  private readonly stored = new Map<number, Set<number>>();

  constructor(
    private readonly emitter: Emitter,
    private readonly blocks: BlockStates,
  ) {}

  reset(): void {
    if (this.calls.length === 0 && this.returns.length === 0) return;
    this.entries.length = 0;
    this.calls.length = 0;
    this.returns.length = 0;
    this.stored.clear();
    this.edges = 0;
  }

  /** The method has a jsr or a ret. */
  get used(): boolean {
    return this.calls.length > 0 || this.returns.length > 0;
  }

  /** A jsr to a leader, with the stack as it is before the return address is pushed. Returns the subroutine's index. */
  call(
    entryLeader: number,
    returnBci: number,
    returnLeader: number,
    kinds: Int32Array,
    depth: number,
  ): number {
    let subroutine = this.entries.indexOf(entryLeader);
    if (subroutine < 0) subroutine = this.entries.push(entryLeader) - 1;
    const stackAt = this.blocks.record(kinds, depth);
    this.calls.push({ subroutine, returnBci, returnLeader, stackAt, depth });
    return subroutine;
  }

  store(local: number, subroutine: number): void {
    const known = this.stored.get(local);
    if (known === undefined) this.stored.set(local, new Set([subroutine]));
    else known.add(subroutine);
  }

  /** A ret, whose SWITCH is emitted next. Returns the index of the switch. */
  return(local: number, kinds: Int32Array, depth: number): number {
    const method = this.emitter.method;
    const switchIndex = method.switches.length;
    const stackAt = this.blocks.record(kinds, depth);
    method.switches.push({ keys: new Int32Array(0), targets: new Int32Array(0), fallback: 0 });
    const instruction = method.length;
    this.returns.push({
      bci: this.emitter.bci,
      local,
      instruction,
      switchIndex,
      stackAt,
      depth,
      calls: new Set(),
    });
    return switchIndex;
  }

  /** Adds the edges from rets to return points that are known by now; blocks may become reachable. */
  link(): void {
    for (const ret of this.returns) {
      const subroutines = this.stored.get(ret.local);
      if (subroutines === undefined) continue;
      for (const call of this.calls) {
        if (!subroutines.has(call.subroutine) || ret.calls.has(call)) continue;
        const same = ret.depth === call.depth && this.blocks.equal(ret.stackAt, call.stackAt, ret.depth);
        if (!same && subroutines.size > 1) continue;
        this.emitter.bci = ret.bci;
        if (call.returnLeader < 0) this.emitter.fail('a subroutine returns to the end of the code');
        if (++this.edges > MAX_EDGES) this.emitter.fail('too many returns of subroutines');
        ret.calls.add(call);
        this.blocks.restore(ret.stackAt, ret.depth);
        this.blocks.flowTo(call.returnLeader);
        this.blocks.flags[call.returnLeader] |= Reach.BRANCH;
      }
    }
  }

  /** Once all is translated: fills in the switches (targets are leaders still). A ret with one return point is a goto. */
  finish(): void {
    for (const ret of this.returns) {
      this.emitter.bci = ret.bci;
      if (ret.calls.size === 0) this.emitter.fail(`ret of local ${ret.local}, which holds no return address`);
      const calls = [...ret.calls].sort((a, b) => a.returnBci - b.returnBci);
      const last = calls[calls.length - 1];
      const method = this.emitter.method;
      if (calls.length === 1) {
        const at = ret.instruction * IR_WORDS;
        method.code[at + W.OP] = IrOp.GOTO;
        method.code[at + W.DST] = last.returnLeader;
        method.code[at + W.A] = 0;
        method.code[at + W.C] = 0;
      }
      const filled: IrSwitch = {
        keys: Int32Array.from(calls.slice(0, -1), (call) => call.returnBci),
        targets: Int32Array.from(calls.slice(0, -1), (call) => call.returnLeader),
        fallback: last.returnLeader,
      };
      method.switches[ret.switchIndex] = filled;
    }
  }
}
