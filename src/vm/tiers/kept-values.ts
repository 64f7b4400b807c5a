/** Values that optimized code keeps where they outlive a call: in homes of its frame, or as constants. */

import type { Memory } from '../../../native-trampoline/memory.js';
import { Loc, type OptimizedCode } from '../../compiler/optimizing/optimized-code.js';
import { Frame, Region } from '../../layout/layout.js';
import { locationKind, locationNumber } from './records.js';

/** Reads one value at a time. */
export class KeptValues {
  /** Its halves; the higher of a reference or an int means nothing. */
  lo = 0;
  hi = 0;

  constructor(private readonly memory: Memory) {}

  /** False if the location is a register or an object that has not been made. */
  read({ constants }: Pick<OptimizedCode, 'constants'>, rbp: number, location: number): boolean {
    const { i32 } = this.memory;
    const n = locationNumber(location);
    let at: number;
    this.hi = 0;
    switch (locationKind(location)) {
      case Loc.POINTER_HOME:
        this.lo = i32[(rbp + Frame.FIRST_POINTER - 4 * n - Region.BASE) >>> 2];
        return true;
      case Loc.SCALAR_HOME:
        at = (rbp + n - Region.BASE) >>> 2;
        this.lo = i32[at];
        this.hi = i32[at + 1];
        return true;
      case Loc.CONSTANT:
        this.lo = constants[2 * n];
        this.hi = constants[2 * n + 1];
        return true;
      case Loc.SMALL:
        this.lo = n;
        this.hi = n >> 31;
        return true;
      case Loc.CELL:
        this.lo = this.memory.load32(constants[2 * n]);
        return true;
      default:
        return false;
    }
  }
}
