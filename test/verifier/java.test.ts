import t from 'tap';
import { compareWithJava } from './compare.js';

/** Seeded mutants get from gojdk the verdicts and the messages that they get from the `java` on this machine. */
const all = process.env.VERIFIER === 'all';

for (const seed of all ? [1, 2, 3, 4, 5] : [1]) {
  t.test(`mutants of seed ${seed}`, async (t) => {
    const differences = await compareWithJava(seed, all ? 5000 : 400);
    for (const { change, own, java } of differences.slice(0, 10)) t.equal(own, java, change);
    t.equal(differences.length, 0);
  });
}
