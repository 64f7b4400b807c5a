/** What has been found out about places in code, where machine code finds it: {@link PlaceTable}. */
import type { Memory } from '../../../native-trampoline/memory.js';
import { wordIndex } from '../../heap/memory.js';
import { PlaceTable } from '../../layout/layout.js';

const WORDS = 1 << (PlaceTable.BITS + PlaceTable.SHIFT - 2);

class Findings {
  private readonly table: number;
  private isEmpty = true;

  constructor(
    private readonly memory: Memory,
    address: PlaceTable,
  ) {
    this.table = wordIndex(address);
  }

  note(key: number, secondKey: number, value: number, secondValue: number): void {
    const { i32 } = this.memory;
    const hash = Math.imul(key ^ secondKey, PlaceTable.MULTIPLIER);
    const at = this.table + ((hash >>> (32 - PlaceTable.BITS)) << (PlaceTable.SHIFT - 2));
    i32[at + PlaceTable.KEY / 4] = key;
    i32[at + PlaceTable.SECOND_KEY / 4] = secondKey;
    i32[at + PlaceTable.VALUE / 4] = value;
    i32[at + PlaceTable.SECOND_VALUE / 4] = secondValue;
    this.isEmpty = false;
  }

  clear(): void {
    if (this.isEmpty) return;
    this.memory.i32.fill(0, this.table, this.table + WORDS);
    this.isEmpty = true;
  }
}

/** Both tables: they hold as long as no code is freed. Classes are never unloaded, and their mirrors don't move. */
export class PlaceFindings {
  private readonly unwinding: Findings;
  private readonly callers: Findings;

  constructor(memory: Memory) {
    this.unwinding = new Findings(memory, PlaceTable.UNWINDING);
    this.callers = new Findings(memory, PlaceTable.CALLERS);
  }

  /**
   * What happens to a frame when an exception comes to it depends on the place in its code and on the exception's class, unless the frame holds a monitor: one that goes on at `pc` handles exceptions of a
   * class (by its record) at `handler`, entered with rsp `frameSize` bytes below rbp; or, if `handler` is 0, is ended by them without further ado.
   */
  noteUnwinding(pc: number, thrown: number, handler: number, frameSize: number): void {
    this.unwinding.note(pc, thrown, handler, frameSize);
  }

  /** Code that goes on at `pc` asks for its caller, in a frame below which one goes on at `callerPc`: it is the class of a mirror. */
  noteCaller(pc: number, callerPc: number, mirror: number): void {
    this.callers.note(pc, callerPc, mirror, 0);
  }

  clear(): void {
    this.unwinding.clear();
    this.callers.clear();
  }
}
