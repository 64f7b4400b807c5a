import t from 'tap';
import { SeededChoices } from '../support/choices.js';
import { type Fate, fateOf } from './pipeline.js';
import { ownClasses, subjectOf, worldOf } from './subjects.js';

/** Mutated class files are refused in words or compiled; what has been verified can be compiled. MUTANTS says how many, SEED which. */
const count = Number(process.env.MUTANTS ?? 2000);
const seed = Number(process.env.SEED ?? 1);

t.test(`${count} mutants`, (t) => {
  const random = new SeededChoices(seed);
  const own = ownClasses();
  const fates: Partial<Record<Fate, number>> = {};
  let slowest = 0;
  for (let i = 0; i < count; i++) {
    const cls = random.of(own);
    const { bytes, change } = subjectOf(cls).mutate(random);
    const start = performance.now();
    try {
      const fate = fateOf(bytes, worldOf(cls.root));
      fates[fate] = (fates[fate] ?? 0) + 1;
      if (fate === 'translation') t.fail(`${cls.path}, ${change}: verified, but cannot be translated`);
    } catch (error) {
      t.fail(`${cls.path}, ${change}`, { error });
    }
    slowest = Math.max(slowest, performance.now() - start);
  }
  t.comment(`${JSON.stringify(fates)}; the slowest took ${Math.round(slowest)} ms`);
  // Generous: a machine that does other things as well is no fault of the compiler.
  t.ok(slowest < 60_000, 'none takes for ever');
  t.end();
});
