/** What the unwinder has found out, where the throwing stub finds it: {@link UnwindEntry}. */
import type { Memory } from '../../../native-trampoline/memory.js';
import { wordIndex } from '../../heap/memory.js';
import { UnwindEntry } from '../../layout/layout.js';

const TABLE = wordIndex(UnwindEntry.TABLE);
const WORDS = 1 << (UnwindEntry.BITS + UnwindEntry.SHIFT - 2);

/**
 * What happens to a frame when an exception comes to it depends on the place in its code and on the exception's class, unless the frame holds a monitor. So a program that throws often
 * asks the unwinder once for each. An entry lasts until another needs its room, or code is freed, whose addresses may then be other code's. Classes are never unloaded.
 */
export class UnwindTable {
  private isEmpty = true;

  constructor(private readonly memory: Memory) {}

  /**
   * A frame that goes on at `pc` handles exceptions of a class (by its record) at `handler`, entered with rsp `frameSize` bytes below rbp; or, if `handler` is 0, is ended by them without further ado.
   */
  note(pc: number, thrown: number, handler: number, frameSize: number): void {
    const { i32 } = this.memory;
    const hash = Math.imul(pc ^ thrown, UnwindEntry.MULTIPLIER);
    const at = TABLE + ((hash >>> (32 - UnwindEntry.BITS)) << (UnwindEntry.SHIFT - 2));
    i32[at + UnwindEntry.PC / 4] = pc;
    i32[at + UnwindEntry.CLASS / 4] = thrown;
    i32[at + UnwindEntry.HANDLER / 4] = handler;
    i32[at + UnwindEntry.FRAME_SIZE / 4] = frameSize;
    this.isEmpty = false;
  }

  clear(): void {
    if (this.isEmpty) return;
    this.memory.i32.fill(0, TABLE, TABLE + WORDS);
    this.isEmpty = true;
  }
}
