/** How the cases of `npm run bench:interop` are measured. */
import { threadTime } from './main-thread-time.js';

const ROUNDS = 5;

/**
 * Nanoseconds of processor time of the main thread for one of `times`: the best of several rounds. The first round is so long that V8 has optimized what is measured: it does that on threads of its own, which
 * would count for the first calls.
 */
export async function measure(times: number, run: (times: number) => unknown): Promise<number> {
  await run(times);
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const start = threadTime();
    await run(times);
    best = Math.min(best, (threadTime() - start) / times);
  }
  return best;
}

export const each =
  (f: (i: number) => unknown) =>
  (times: number): void => {
    for (let i = 0; i < times; i++) f(i);
  };

/** A call that throws. */
export function failing(call: () => unknown): void {
  try {
    call();
  } catch {
    // that is what is measured
  }
}
