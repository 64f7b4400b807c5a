import { AT_ONCE, type Counts, EARLY, FIRST } from './thresholds.js';

/** How much is optimized. */
export const enum TierMode {
  /** Baseline code without counters. */
  BASELINE = 0,
  /** What is hot. */
  HOT = 1,
  /** Each method at its first call. */
  AT_ONCE = 2,
  /** What is called a little oftener, whatever it costs. */
  EARLY = 3,
}

/** Counts that methods begin with, by mode. */
export const COUNTS: Readonly<Record<TierMode, Counts>> = {
  [TierMode.BASELINE]: FIRST,
  [TierMode.HOT]: FIRST,
  [TierMode.AT_ONCE]: AT_ONCE,
  [TierMode.EARLY]: EARLY,
};
