import t from 'tap';
import { defects, mutatedPrograms } from './programs.js';

/** Mutated programs bring no process down: no signal, no hang, no internal error. MUTANTS says how many (the long run takes a tenth of them), SEED which. */
const count = process.env.MUTANTS === undefined ? 80 : Math.ceil(Number(process.env.MUTANTS) / 10);
const seed = Number(process.env.SEED ?? 1);
const BATCH = 500;

for (let first = 0; first < count; first += BATCH) {
  const batch = Math.min(BATCH, count - first);
  t.test(`programs ${first} to ${first + batch - 1}`, async (t) => {
    const found = await defects(mutatedPrograms(seed + first, batch));
    for (const { program, own, java } of found) t.equal(own, java, program.change);
    t.equal(found.length, 0, 'defects');
  });
}
