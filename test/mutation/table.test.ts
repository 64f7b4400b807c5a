/** The mutations still apply to the sources, and the tests that are to notice them are there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { findPrograms, selectPrograms } from '../differential/programs.js';
import { ROOT } from '../support/paths.js';
import { mutate } from './mutate.js';
import { MUTATIONS } from './mutations.js';
import { exists } from './run-test.js';

t.test('each line is there, once', async (t) => {
  for (const mutation of MUTATIONS) {
    const text = readFileSync(join(ROOT, mutation.file), 'utf8');
    t.doesNotThrow(() => t.not(mutate(text, mutation), text, 'the replacement is another'), mutation.line);
  }
});

t.test('the tests are there', async (t) => {
  const programs = findPrograms();
  for (const test of new Set(MUTATIONS.flatMap((m) => m.tests))) {
    const [, program] = /^program (.*)/.exec(test) ?? [];
    if (program === undefined) t.equal(exists(test), true, test);
    else t.ok(selectPrograms(programs, [program]).length > 0, test);
  }
});

t.test('all subsystems have some', async (t) => {
  t.ok(MUTATIONS.length >= 60, `${MUTATIONS.length} mutations`);
  const keys = MUTATIONS.map((m) => m.file + m.line);
  t.equal(new Set(keys).size, keys.length, 'none is there twice');
});
