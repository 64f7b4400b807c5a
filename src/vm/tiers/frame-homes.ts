/** Where the values of slots lie in a frame of baseline code. */
import { scalarBase } from '../../compiler/baseline/frame.js';
import type { IrMethod } from '../../ir/method.js';
import { Kind } from '../../ir/ops.js';
import { Frame } from '../../layout/layout.js';

/** No home: the code never uses that half of the slot. */
export const NO_HOME = 0;

export class FrameHomes {
  private readonly pointers: Int32Array;
  private readonly scalars: Int32Array;

  /** `pointerHomes`: of the code, that of the monitor included. */
  constructor(ir: IrMethod, pointerHomes: number) {
    const base = scalarBase(pointerHomes);
    const { slotCount } = ir;
    this.pointers = new Int32Array(slotCount);
    this.scalars = new Int32Array(slotCount);
    for (let slot = 0; slot < slotCount; slot++) {
      if (ir.pointerHome[slot] >= 0) this.pointers[slot] = Frame.FIRST_POINTER - 4 * ir.pointerHome[slot];
      if (ir.scalarHome[slot] >= 0) this.scalars[slot] = base - 8 * ir.scalarHome[slot];
    }
  }

  /** rbp offset of the home for a value of a kind in a slot; {@link NO_HOME}. */
  of(slot: number, kind: number): number {
    const homes = kind === Kind.P ? this.pointers : this.scalars;
    return slot < homes.length ? homes[slot] : NO_HOME;
  }
}
