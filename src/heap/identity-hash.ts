import { Ctx, Mark, Obj } from '../layout/layout.js';
import { type HeapMemory, wordIndex } from './memory.js';

/** The monitor table's part: an inflated monitor keeps the hash that the mark word has no room for. */
export interface DisplacedHashes {
  /** Hash kept by the monitor of this index, 0 if none yet. */
  hashOf(monitor: number): number;
  setHash(monitor: number, hash: number): void;
  /** Inflates the thin lock of an object and returns the monitor's index; the mark word is the table's to write. */
  inflate(ref: number): number;
}

const MAX_HASH = 0xff_ffff;
const STATE = wordIndex(Ctx.ADDRESS + Ctx.HASH_STATE);
const FIRST_STATE = 0x2545_f491;

/**
 * System.identityHashCode: 24 bits, assigned when first asked for and kept in the mark word, so that moving the object doesn't matter. The sequence
 * is the same in every run; its state lies in the context, for machine code goes on with it (src/compiler/bodies/objects.ts).
 */
export class IdentityHash {
  private readonly i32: Int32Array;

  constructor(
    memory: HeapMemory,
    private readonly monitors: DisplacedHashes,
  ) {
    this.i32 = memory.i32;
    this.i32[STATE] = FIRST_STATE;
  }

  /** The hash of an object, never 0. `ref` is not null. */
  of(ref: number): number {
    const { i32, monitors } = this;
    const w = wordIndex(ref + Obj.MARK);
    const mark = i32[w];
    if ((mark & Mark.STATE_MASK) === Mark.NEUTRAL) {
      const known = mark >>> Mark.PAYLOAD_SHIFT;
      if (known !== 0) return known;
      const hash = this.next();
      i32[w] = mark | (hash << Mark.PAYLOAD_SHIFT);
      return hash;
    }
    const inflated = (mark & Mark.STATE_MASK) === Mark.INFLATED;
    const monitor = inflated ? mark >>> Mark.PAYLOAD_SHIFT : monitors.inflate(ref);
    const known = monitors.hashOf(monitor);
    if (known !== 0) return known;
    const hash = this.next();
    monitors.setHash(monitor, hash);
    return hash;
  }

  /** Marsaglia's xorshift. */
  private next(): number {
    const { i32 } = this;
    let x = i32[STATE];
    do {
      x ^= x << 13;
      x ^= x >>> 17;
      x ^= x << 5;
    } while ((x & MAX_HASH) === 0);
    i32[STATE] = x;
    return x & MAX_HASH;
  }
}
