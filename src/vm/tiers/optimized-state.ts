/** What the VM keeps of optimized code beside the tables for walking frames. */
import type { OptimizedCode } from '../../compiler/optimizing/optimized-code.js';
import type { Assumption } from './hierarchy.js';
import { TrapCount } from './trap-count.js';

export class OptimizedState {
  /** How often it has been left by traps other than exceptions. */
  readonly traps: TrapCount = new TrapCount();
  /** How often it has been left into handlers, and when that was looked at last (performance.now()). */
  handled = 0;
  handledAt = 0;

  constructor(
    readonly code: Omit<OptimizedCode, 'bytes'>,
    /** Loop header that it was compiled for, -1: calls. */
    readonly osrBci: number,
    readonly assumptions: readonly Assumption[],
  ) {}
}
