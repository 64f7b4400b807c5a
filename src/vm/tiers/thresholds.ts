/** When code is optimized, and when that is given up: all numbers of it. */

/** Counts that a method's record starts with, and what it is given later. */
export interface Counts {
  readonly calls: number;
  /** Back edges, of all loops of the method. */
  readonly loops: number;
}

/** From baseline code, as measured where the gain covers the compilation: HotSpot's client compiler takes over at 200 and 2,000, its server compiler at 5,000 and 40,000. */
export const FIRST: Counts = { calls: 2000, loops: 20_000 };
/**
 * Milliseconds that a method must have cost in baseline code: as long as a compilation takes with V8 cold. Who waits until baseline code has cost as much as optimized code will cost to make, pays at most
 * twice what would have been best; and most programs end before hundreds of their methods are worth ten milliseconds each.
 */
export const HOT_FOR = 10;
/**
 * Nanoseconds that a call or a turn of a loop costs, roughly: so much, and more by each byte of bytecode of the method, of which a turn runs a part. What is called twenty times a millisecond costs little
 * of each: the time between two calls says only what it cannot exceed.
 */
export interface Cost {
  readonly base: number;
  readonly perByte: number;
}
export const CALL_COST: Cost = { base: 30, perByte: 1 / 4 };
export const LOOP_COST: Cost = { base: 15, perByte: 1 / 8 };

export function costAt({ base, perByte }: Cost, bytes: number): number {
  return base + perByte * bytes;
}
/** After the optimized code has become invalid. */
export const AGAIN: Counts = { calls: 1000, loops: 10_000 };
/** --tier=early: after what shows of which classes receivers are and which ways are taken, whatever it has cost. For tests: what is compiled so relies on all that, and few programs are hot enough for it. */
export const EARLY: Counts = { calls: 60, loops: 500 };
/** --tier=optimizing, -Xcomp: as soon as there is something to be learned from a first run. */
export const AT_ONCE: Counts = { calls: 2, loops: 2 };
/** Never: as good as that. Once in two thousand million times it is asked again, and answered the same. */
export const NEVER: Counts = { calls: 0x7fff_ffff, loops: 0x7fff_ffff };

/** When the compilation would come late in a slice between turns of Node's event loop. */
export const SOON: Counts = { calls: 50, loops: 1000 };

/** A back edge counter that ran out in a method called so often: the method is compiled for calls first, the loop only if it goes on for so many more back edges. */
export const CALLED_OFTEN = 50;
export const LOOPS_AFTER_CALLS = 4000;

/**
 * Milliseconds that compilations have taken before there is a thread for them: it costs some fifty, on another processor, and is ready a little later. A program that optimizes a loop or two does without.
 */
export const THREAD_AFTER = 40;
/** Compilations that wait for the thread at most. */
export const MOST_PENDING = 8;
/** Milliseconds after which one that still waits shows that the thread does not get on. */
export const LATE = 150;
/** Back edges until the frame that a loop was compiled for is looked for again, where another loop of the method came first; and how often. */
export const OTHER_LOOPS = 100;

/** A compilation that gave nothing is repeated so many times, after so many times the counts. */
export const FAILURES = 2;
export const PATIENCE = 10;

/** So many times the code of a method is compiled again because what it had assumed was wrong; the last of them assume nothing that could be wrong. Then it stays baseline. */
export const RECOMPILATIONS = 8;
export const CAUTIOUS_FROM = 5;

/** So many times a method is compiled again because call sites have changed their targets; then it asks them each time. */
export const CHANGED_TARGETS = 2;

/**
 * So many times code is left at one place, and at all its places together, before it is taken for wrong: within so many milliseconds, as leaving costs some ten microseconds and baseline code until
 * the next entry, where a compilation takes as many milliseconds. What happens less often is waited for a little longer: the next phase of a program may have no use for the code.
 */
export const TRAPS_AT_PLACE = 3;
export const TRAPS_IN_CODE = 12;
export const TRAPS_WITHIN = 50;
export const RARE_TRAPS_AT_PLACE = 10;
export const RARE_TRAPS_IN_CODE = 40;

/** So often a null reference is found at one place by a signal; then the method is compiled anew, with a test there. */
export const FAULTS_AT_PLACE = 5;

/** A code is left so many times into handlers of exceptions, within so many milliseconds: then that, at a third of a microsecond each time, is what the program does, and the method stays baseline. */
export const HANDLED = 5000;
export const HANDLED_WITHIN = 20;

/** Continuations of a method that are made for one place more; the next is made for all places of the code that is left. */
export const CONTINUATIONS = 3;
