/**
 * Which blocks of a method have been executed: a byte for each block of its slot IR, set by baseline code when it enters the block. The optimizing compiler takes ways to the others for
 * ways that are never taken.
 */
import type { Memory } from '../../../native-trampoline/memory.js';
import type { IrMethod } from '../../ir/method.js';
import { Region } from '../../layout/layout.js';
import type { Metaspace } from '../metaspace.js';
import { ReceiverProfile } from './receiver-profile.js';

export class BlockProfile {
  constructor(
    /** What its calls have seen. */
    readonly calls: ReceiverProfile,
    /** Address of the byte of block 0. */
    readonly address: number,
    /** Bytecode indices of the blocks, ascending. Handlers that ordinary control enters too have a block of their own behind all others: without it. */
    readonly bcis: Int32Array,
    /** When the method's counts began, by the clock of the threads. */
    public armedAt: number,
  ) {}

  /** How often they have run out and begun again (thresholds.ts). */
  rounds = 0;
  /** Milliseconds that the method has cost until then, roughly. */
  hotFor = 0;

  static of(
    metaspace: Pick<Metaspace, 'allocate'>,
    { blockBci, blockCount }: Pick<IrMethod, 'blockBci' | 'blockCount'>,
    armedAt: number,
  ): BlockProfile {
    let count = blockCount;
    while (count > 1 && blockBci[count - 1] < blockBci[count - 2]) count--;
    const address = metaspace.allocate(count);
    return new BlockProfile(new ReceiverProfile(metaspace), address, blockBci.slice(0, count), armedAt);
  }

  /** Address of the byte of the block that starts at a bytecode index (the last, if there are two), 0 if none does. */
  byteAt(bci: number): number {
    const { bcis } = this;
    let low = 0;
    let high = bcis.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (bcis[middle] <= bci) low = middle;
      else high = middle - 1;
    }
    return bcis[low] === bci ? this.address + low : 0;
  }

  /** Address of the {@link ReceiverRec} of a call. */
  receiverAt(bci: number): number {
    return this.calls.recordAt(bci);
  }

  /** Has the block at a bytecode index been executed? True if none starts there. */
  wasEntered(memory: Memory, bci: number): boolean {
    const address = this.byteAt(bci);
    return address === 0 || memory.u8[address - Region.BASE] !== 0;
  }
}
