import { type BlockScan, MAX_CODE, Mark } from './block-scan.js';
import { type BlockStates, Reach } from './block-states.js';
import { BlockFlag, type IrMethod } from './method.js';
import { dstRole, Role } from './operand-kinds.js';
import { IR_WORDS, W } from './ops.js';

/**
 * Last step of building: brings the translated blocks into bytecode order, numbers them, and turns leaders into block indices in branches and switches. Blocks were
 * translated in the order in which they were reached, which is bytecode order unless code is reached only by a backward branch.
 */
export class BlockLayout {
  private scratch: Int32Array = new Int32Array(0);
  /** Block index per leader. */
  private readonly blockOf = new Int32Array(MAX_CODE);

  /**
   * @param catches leaders of the handlers whose CATCH has a block of its own (CATCH, GOTO); these blocks' code stands at the end, from IR index
   *   `catchStart`, and there they stay: nothing falls into them.
   */
  run(
    method: IrMethod,
    scan: BlockScan,
    blocks: BlockStates,
    catches: readonly number[],
    catchStart: number,
  ): void {
    reserveBlocks(method, scan.leaderCount + catches.length + 1);
    this.number(method, scan, blocks);
    this.order(method, scan, blocks);
    for (let i = 0; i < catches.length; i++) {
      const bci = scan.leaders[catches[i]];
      method.blockAt[bci] = method.blockCount;
      addBlock(method, catchStart + 2 * i, bci, 0, BlockFlag.HANDLER);
    }
    this.link(method);
  }

  /** Numbers the reached leaders and sets where their blocks start. */
  private number(method: IrMethod, scan: BlockScan, blocks: BlockStates): void {
    const { leaders, leaderCount, marks } = scan;
    method.blockCount = 0;
    let at = 0;
    if (needsEntryBlock(scan, blocks)) addBlock(method, 0, 0, 0, 0);
    for (let leader = 0; leader < leaderCount; leader++) {
      if (blocks.start[leader] < 0) continue;
      const bci = leaders[leader];
      const reach = blocks.flags[leader];
      let flags = 0;
      if ((marks[bci] & Mark.LOOP) !== 0) flags |= BlockFlag.LOOP_HEADER;
      if ((reach & Reach.UNWIND) !== 0) flags |= BlockFlag.HANDLER;
      const entered = reach | flags | (marks[bci] & Mark.ENTRY);
      if (entered === 0 && method.blockCount > 0) flags = BlockFlag.FALLTHROUGH_ONLY;
      this.blockOf[leader] = method.blockCount;
      method.blockAt[bci] = bci === 0 ? 0 : method.blockCount;
      addBlock(method, at, bci, blocks.depth[leader], flags);
      at += blocks.end[leader] - blocks.start[leader];
    }
  }

  /** Moves the code of blocks that were not translated in order. */
  private order(method: IrMethod, scan: BlockScan, blocks: BlockStates): void {
    let moved = false;
    let end = 0;
    for (let leader = 0; leader < scan.leaderCount; leader++) {
      const start = blocks.start[leader];
      if (start < 0) continue;
      if (start !== method.blockStart[this.blockOf[leader]]) moved = true;
      if (blocks.end[leader] > end) end = blocks.end[leader];
    }
    if (!moved) return;
    const words = end * IR_WORDS;
    if (this.scratch.length < words) this.scratch = new Int32Array(2 * words);
    this.scratch.set(method.code.subarray(0, words));
    for (let leader = 0; leader < scan.leaderCount; leader++) {
      const start = blocks.start[leader];
      if (start < 0) continue;
      const code = this.scratch.subarray(start * IR_WORDS, blocks.end[leader] * IR_WORDS);
      method.code.set(code, method.blockStart[this.blockOf[leader]] * IR_WORDS);
    }
  }

  /** Only the last instruction of a block names blocks. */
  private link(method: IrMethod): void {
    const { code, blockStart, blockCount, length } = method;
    for (let block = 0; block < blockCount; block++) {
      const end = block + 1 < blockCount ? blockStart[block + 1] : length;
      if (end === blockStart[block]) continue;
      const at = (end - 1) * IR_WORDS;
      if (dstRole[code[at]] === Role.BLOCK) code[at + W.DST] = this.blockOf[code[at + W.DST]];
    }
    const { switches } = method;
    for (let i = 0; i < switches.length; i++) {
      const { keys, targets, fallback } = switches[i];
      for (let k = 0; k < targets.length; k++) targets[k] = this.blockOf[targets[k]];
      switches[i] = { keys, targets, fallback: this.blockOf[fallback] };
    }
  }
}

/** Block 0 is never entered but by a call: if the code at bytecode index 0 is, an empty block goes before it. */
function needsEntryBlock(scan: BlockScan, blocks: BlockStates): boolean {
  return (scan.marks[0] & (Mark.LOOP | Mark.ENTRY)) !== 0 || (blocks.flags[0] & Reach.BRANCH) !== 0;
}

function addBlock(method: IrMethod, start: number, bci: number, depth: number, flags: number): void {
  const index = method.blockCount++;
  method.blockStart[index] = start;
  method.blockBci[index] = bci;
  method.blockDepth[index] = depth;
  method.blockFlags[index] = flags;
}

function reserveBlocks(method: IrMethod, count: number): void {
  if (method.blockStart.length >= count) return;
  method.blockStart = new Int32Array(count);
  method.blockBci = new Int32Array(count);
  method.blockDepth = new Int32Array(count);
  method.blockFlags = new Uint8Array(count);
}
