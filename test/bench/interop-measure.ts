/** How the cases of `npm run bench:interop` are measured. */

const ROUNDS = 5;

/** Nanoseconds of processor time for one of `times`: the best of several rounds. */
export async function measure(times: number, run: (times: number) => unknown): Promise<number> {
  await run(Math.ceil(times / 4));
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const start = process.cpuUsage();
    await run(times);
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, ((user + system) * 1000) / times);
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
