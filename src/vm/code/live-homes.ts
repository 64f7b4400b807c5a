/**
 * Which pointer homes of a suspended frame hold live references. A home keeps what was stored in it last: of an operand-stack position after that is used up, of a local
 * variable after its scope has ended. Taking that for live would keep garbage alive as long as the frame is there. What is live follows from the IR, which is built again
 * when a collector first meets a frame at some place; the answer is kept.
 */
import { blockEnd, depthAtEnd } from '../../compiler/baseline/liveness.js';
import { StateFlag } from '../../compiler/optimizing/graph.js';
import { IrBuilder } from '../../ir/builder.js';
import { IrMethod } from '../../ir/method.js';
import { aRole, bRole, cRole, dstRole, hasArgs, Role } from '../../ir/operand-kinds.js';
import { Effect, IR_WORDS, IrOp, irEffect, Kind, W } from '../../ir/ops.js';
import type { CodeBlob } from './code-blob.js';
import { LiveLocals } from './live-locals.js';
import { sourceOf } from './method-source.js';

/** The last version whose classes may have subroutines (jsr, ret). */
const LAST_WITH_SUBROUTINES = 49;

export class LiveHomes {
  /** Made when the first frame is met: many programs end before that. */
  private builder: IrBuilder | null = null;
  private readonly ir = new IrMethod();
  private readonly locals = new LiveLocals();
  private live = new Uint8Array(64);

  /** Homes of live local variables and operand-stack entries, but not of the object that a synchronized method has locked, in a frame that goes on at `pc`. */
  at(blob: CodeBlob, pc: number): Int32Array {
    blob.liveHomes ??= new Map();
    let homes = blob.liveHomes.get(pc);
    if (homes === undefined) {
      homes = this.compute(blob, pc);
      blob.liveHomes.set(pc, homes);
    }
    return homes;
  }

  private compute(blob: CodeBlob, pc: number): Int32Array {
    const bci = blob.isNative ? -1 : blob.bciAt(pc - blob.start - 1);
    // In the prologue the parameters are in their homes, and all others are zero.
    if (bci < 0) return allLocals(blob);
    this.builder ??= new IrBuilder();
    const ir = this.builder.build(sourceOf(blob.method, blob.leaders), this.ir);
    const entry = blob.entryAt(pc);
    if (entry >= 0) return this.atEntry(blob, ir, entry);
    // At a patch site the instruction has not been executed: its operands are still needed.
    const unexecuted = blob.findSite(pc) !== null;
    const instructions = find(ir, bci);
    if (instructions.length === 0) return homesOf(ir, new Uint8Array(ir.slotCount).fill(1));
    const union = new Uint8Array(ir.slotCount);
    for (const instruction of instructions) {
      this.scan(ir, instruction, unexecuted || ir.code[instruction * IR_WORDS] === IrOp.POLL);
      for (let slot = ir.maxLocals; slot < ir.slotCount; slot++) union[slot] |= this.live[slot];
    }
    this.addLocals(blob, ir, instructions, union);
    return homesOf(ir, union);
  }

  /** A frame that has been put at an entry in the middle of the code: what the block needs that goes on from there, but for the result of the call that it waits for. */
  private atEntry(blob: CodeBlob, ir: IrMethod, entry: number): Int32Array {
    const { entryTable } = blob.code;
    const flags = entryTable[entry + 2];
    const block = entryTable[entry + 3];
    const slots = new Uint8Array(ir.slotCount);
    const result = (flags & StateFlag.AFTER) === 0 ? Kind.VOID : (flags >> StateFlag.RESULT_SHIFT) & 7;
    const pending = result === Kind.VOID ? 0 : result === Kind.L || result === Kind.D ? 2 : 1;
    slots.fill(1, ir.maxLocals, ir.maxLocals + ir.blockDepth[block] - pending);
    if (hasSubroutines(blob)) slots.fill(1, 0, ir.maxLocals);
    else {
      this.locals.analyze(ir);
      this.locals.addBefore(block, ir.blockStart[block], slots);
    }
    return homesOf(ir, slots);
  }

  private addLocals(blob: CodeBlob, ir: IrMethod, instructions: readonly number[], slots: Uint8Array): void {
    if (hasSubroutines(blob)) {
      slots.fill(1, 0, ir.maxLocals);
      return;
    }
    this.locals.analyze(ir);
    for (const instruction of instructions)
      this.locals.addBefore(blockOf(ir, instruction), instruction, slots);
  }

  /** Leaves in `live` the stack slots that are live while an instruction is executed; with its operands if they are needed still. */
  private scan(ir: IrMethod, instruction: number, withOperands: boolean): void {
    if (this.live.length < ir.slotCount) this.live = new Uint8Array(2 * ir.slotCount);
    const { live } = this;
    const block = blockOf(ir, instruction);
    live.fill(0, 0, ir.slotCount);
    live.fill(1, ir.maxLocals, ir.maxLocals + depthAtEnd(ir, block));
    for (let i = blockEnd(ir, block) - 1; i >= instruction; i--) {
      const at = i * IR_WORDS;
      const op = ir.code[at];
      const result = dstRole[op];
      if ((result >= Kind.I && result <= Kind.P) || result === Role.CALL_RESULT) {
        if (ir.code[at + W.DST] >= 0) live[ir.code[at + W.DST]] = 0;
      }
      if (i === instruction && !withOperands) break;
      this.use(aRole[op], ir.code[at + W.A]);
      this.use(bRole[op], ir.code[at + W.B]);
      this.use(cRole[op], ir.code[at + W.C]);
      if (!hasArgs(op)) continue;
      const list = ir.code[at + W.B];
      for (let k = list + 1; k <= list + ir.args[list]; k++) if (ir.args[k] >= 0) live[ir.args[k]] = 1;
    }
  }

  private use(role: number, operand: number): void {
    if (role >= Kind.I && role <= Kind.P && operand >= 0) this.live[operand] = 1;
  }
}

const hasSubroutines = (blob: CodeBlob): boolean =>
  (blob.method.holder.classFile?.majorVersion ?? 0) <= LAST_WITH_SUBROUTINES;

/** The instructions at a bytecode index at which the frame may be suspended. */
function find(ir: IrMethod, bci: number): number[] {
  const found: number[] = [];
  for (let i = 0; i < ir.length; i++) {
    const at = i * IR_WORDS;
    if (ir.code[at + W.BCI] === bci && (irEffect[ir.code[at]] & (Effect.CALL | Effect.THROW)) !== 0)
      found.push(i);
  }
  return found;
}

function blockOf(ir: IrMethod, instruction: number): number {
  let block = 0;
  while (block + 1 < ir.blockCount && ir.blockStart[block + 1] <= instruction) block++;
  return block;
}

function homesOf(ir: IrMethod, slots: Uint8Array): Int32Array {
  const homes: number[] = [];
  for (let slot = 0; slot < ir.slotCount; slot++)
    if (slots[slot] !== 0 && ir.pointerHome[slot] >= 0) homes.push(ir.pointerHome[slot]);
  return Int32Array.from(homes);
}

function allLocals(blob: CodeBlob): Int32Array {
  const homes: number[] = [];
  for (let home = 0; home < blob.localHomes; home++) if (home !== blob.code.syncHome) homes.push(home);
  return Int32Array.from(homes);
}
