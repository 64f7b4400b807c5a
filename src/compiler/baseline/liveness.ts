import { BlockFlag, type IrMethod } from '../../ir/method.js';
import { aRole, bRole, cRole, dstRole, hasArgs, Role } from '../../ir/operand-kinds.js';
import { IR_WORDS, IrOp, Kind, W } from '../../ir/ops.js';
import { INTEGER_ARGUMENTS } from '../../layout/calling-convention.js';

/** Bits of {@link Deaths.flags}: the temporary in this word is not used after the instruction. */
export const enum Dies {
  A = 1,
  B = 2,
  C = 4,
  /** The temporary that the instruction defines is never used. */
  RESULT = 8,
}

/** Words that hold slots, by operation: bits A, B, C of {@link Dies}, RESULT for DST. */
const slotWords: Uint8Array = Uint8Array.from(aRole, (a, op) => {
  const isSlot = (role: number): boolean => role >= Kind.I && role <= Kind.P;
  const result = isSlot(dstRole[op]) || dstRole[op] === Role.CALL_RESULT;
  return (
    (isSlot(a) ? Dies.A : 0) |
    (isSlot(bRole[op]) ? Dies.B : 0) |
    (isSlot(cRole[op]) ? Dies.C : 0) |
    (result ? Dies.RESULT : 0)
  );
});

/**
 * Where stack temporaries die: one backward pass over each block. A temporary that lives across a block boundary is an operand-stack entry of the successor
 * (scratch slots never are), so no data-flow iteration is needed. A slot is treated as one value: at most one half of a stack position is live.
 * Local variables are never marked: their homes are always up to date.
 */
export class Deaths {
  /** {@link Dies} by instruction. */
  flags: Uint8Array = new Uint8Array(256);
  /** 1 for each operand in IrMethod.args (same offsets) that dies in its call. */
  args: Uint8Array = new Uint8Array(256);
  /** Upper bound of the words that outgoing stack arguments (and dimensions of multianewarray) take. */
  outgoingWords = 0;

  private live: Uint8Array = new Uint8Array(64);

  compute(ir: IrMethod): void {
    if (this.flags.length < ir.length) this.flags = new Uint8Array(2 * ir.length);
    if (this.args.length < ir.argsLength) this.args = new Uint8Array(2 * ir.argsLength);
    if (this.live.length < ir.slotCount) this.live = new Uint8Array(2 * ir.slotCount);
    this.outgoingWords = 0;
    for (let block = ir.blockCount - 1; block >= 0; block--) this.block(ir, block);
  }

  private block(ir: IrMethod, block: number): void {
    const { code, maxLocals } = ir;
    const { live, flags } = this;
    live.fill(0, maxLocals, ir.slotCount);
    live.fill(1, maxLocals, maxLocals + depthAtEnd(ir, block));
    const start = ir.blockStart[block];
    for (let i = blockEnd(ir, block) - 1; i >= start; i--) {
      const at = i * IR_WORDS;
      const op = code[at];
      const words = slotWords[op];
      let dies = 0;
      if ((words & Dies.RESULT) !== 0) {
        const slot = code[at + W.DST];
        if (slot >= maxLocals) {
          if (live[slot] === 0) dies = Dies.RESULT;
          live[slot] = 0;
        }
      }
      // Flags of all operands before any becomes live: an operand named twice dies in both words.
      const a = (words & Dies.A) !== 0 ? code[at + W.A] : -1;
      const b = (words & Dies.B) !== 0 ? code[at + W.B] : -1;
      const c = (words & Dies.C) !== 0 ? code[at + W.C] : -1;
      if (a >= maxLocals && live[a] === 0) dies |= Dies.A;
      if (b >= maxLocals && live[b] === 0) dies |= Dies.B;
      if (c >= maxLocals && live[c] === 0) dies |= Dies.C;
      if (a >= maxLocals) live[a] = 1;
      if (b >= maxLocals) live[b] = 1;
      if (c >= maxLocals) live[c] = 1;
      if (hasArgs(op)) this.operandList(ir, op, code[at + W.B]);
      flags[i] = dies;
    }
  }

  private operandList(ir: IrMethod, op: number, offset: number): void {
    const { args: operands, maxLocals } = ir;
    const { args, live } = this;
    const count = operands[offset];
    for (let i = offset + 1; i <= offset + count; i++) {
      const slot = operands[i];
      args[i] = slot >= maxLocals && live[slot] === 0 ? 1 : 0;
    }
    for (let i = offset + 1; i <= offset + count; i++) {
      if (operands[i] >= maxLocals) live[operands[i]] = 1;
    }
    // One more argument for the appendix of an adapter. Lists that are no longer than the integer registers surely need no stack.
    const words = op === IrOp.MULTIANEWARRAY ? count : count + 1 - INTEGER_ARGUMENTS.length;
    if (words > this.outgoingWords) this.outgoingWords = words;
  }
}

/** Index after the last instruction of a block. */
export function blockEnd(ir: IrMethod, block: number): number {
  return block + 1 < ir.blockCount ? ir.blockStart[block + 1] : ir.length;
}

/** Words on the operand stack where control leaves a block. */
export function depthAtEnd(ir: IrMethod, block: number): number {
  const end = blockEnd(ir, block);
  if (end > ir.blockStart[block]) {
    const at = (end - 1) * IR_WORDS;
    const op = ir.code[at];
    if (op >= IrOp.GOTO && op <= IrOp.IF_P) return ir.blockDepth[ir.code[at + W.DST]];
    if (op === IrOp.SWITCH) return ir.blockDepth[ir.switches[ir.code[at + W.C]].fallback];
    if (op >= IrOp.IRETURN && op <= IrOp.THROW) return 0;
  }
  return block + 1 < ir.blockCount ? ir.blockDepth[block + 1] : 0;
}

/** True if nothing is known of the registers where a block is entered. */
export function startsAfresh(ir: IrMethod, block: number): boolean {
  return (ir.blockFlags[block] & BlockFlag.FALLTHROUGH_ONLY) === 0;
}
