/**
 * Entering baseline code in the middle: pieces out of line at which a frame can be let go on whose values have been written to their homes from outside
 * (docs/OPTIMIZING.md, "Leaving"). Before each piece stand bytes of the same bytecode index, so that its address is good for a return address.
 */
import type { IrMethod } from '../../ir/method.js';
import { BlockFlag } from '../../ir/method.js';
import { lengthOf } from '../../ir/opcode-flow.js';
import { Kind } from '../../ir/ops.js';
import { Form, type Label, Reg } from '../../x64/assembler.js';
import { StateFlag } from '../optimizing/graph.js';
import type { BaselineCompiler } from './compiler.js';
import { reloadParameters } from './frame.js';
import { Half } from './register-cache.js';

/** Words of an entry that is asked for: bytecode index (-1: the prologue), {@link StateFlag}. */
export const ENTRY_REQUEST_WORDS = 2;
/** Words of {@link CompiledCode.entryTable}: offset, bytecode index, flags, block. */
export const ENTRY_WORDS = 4;

/** Longer than the call of a patch site, so that no site's return address is that of a piece. */
const PADDING = 8;

/** Bytecode index at which a block must start for an entry; -1: none. */
export function leaderOf(code: Uint8Array, bci: number, flags: number): number {
  return bci >= 0 && (flags & StateFlag.AFTER) !== 0 ? bci + lengthOf[code[bci]] : bci;
}

/** The block that ordinary control enters at a bytecode index. */
function blockAt(ir: IrMethod, bci: number): number {
  for (let block = ir.blockCount - 1; block >= 0; block--)
    if (ir.blockBci[block] === bci && (ir.blockFlags[block] & BlockFlag.HANDLER) === 0) return block;
  throw new Error(`no block starts at bytecode index ${bci}`);
}

export function emitEntries(c: BaselineCompiler): void {
  const { entries, bytecode } = c.options;
  if (entries === undefined || bytecode === undefined) return;
  for (let i = 0; i < entries.length; i += ENTRY_REQUEST_WORDS)
    emitEntry(c, entries[i], entries[i + 1], leaderOf(bytecode, entries[i], entries[i + 1]));
}

function emitEntry(c: BaselineCompiler, bci: number, flags: number, leader: number): void {
  const { asm, ir } = c;
  c.notePcAt(bci);
  asm.nop(PADDING);
  const offset = asm.offset;
  const isAfter = (flags & StateFlag.AFTER) !== 0;
  let block = -1;
  if (bci >= 0) {
    block = blockAt(ir, leader);
    if (isAfter) storeResult(c, (flags >> StateFlag.RESULT_SHIFT) & 7, ir.blockDepth[block]);
    asm.jmp(c.blockLabels[block]);
  } else if (isAfter) asm.jmp(c.locked as Label);
  else {
    reloadParameters(c);
    asm.jmp(c.entered as Label);
  }
  c.entryTable.push2(offset, bci);
  c.entryTable.push2(flags, block);
}

/** The result of a call that has returned here goes to the top of the operand stack, which has `depth` words with it. */
function storeResult(c: BaselineCompiler, kind: number, depth: number): void {
  if (kind === Kind.VOID) return;
  const { asm, ir } = c;
  const slot = ir.maxLocals + depth - (kind === Kind.L || kind === Kind.D ? 2 : 1);
  const half = kind === Kind.P ? Half.POINTER : Half.SCALAR;
  if ((half === Half.POINTER ? ir.pointerHome : ir.scalarHome)[slot] < 0) return;
  const home = c.homeOf(slot, half);
  if (kind === Kind.F || kind === Kind.D)
    asm.rm(kind === Kind.D ? Form.MOVSD_XMMM64_XMM : Form.MOVSS_XMMM32_XMM, 0, Reg.RBP, home);
  else asm.rm(kind === Kind.L ? Form.MOV_RM64_R64 : Form.MOV_RM32_R32, Reg.RAX, Reg.RBP, home);
}
