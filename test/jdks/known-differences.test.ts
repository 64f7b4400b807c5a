/** The programs that are known to differ under JDK 25 (not-yet-25.txt) still do: one that does not any more is to be taken out of the list. */
import { join } from 'node:path';
import t from 'tap';
import { differences, readExpected, runUnderGojdk } from '../differential/outcome.js';
import { findPrograms, readNotYet } from '../differential/programs.js';
import { environmentOf, jdkOf, missingJdk } from '../support/other-jdks.js';
import { ROOT } from '../support/paths.js';

const RELEASE = 25;
const known = readNotYet(join(ROOT, 'test', 'jdks', `not-yet-${RELEASE}.txt`));
const programs = findPrograms().filter(({ id }) => known.has(id));

t.same(programs.map(({ id }) => id).sort(), [...known.keys()].sort(), 'all are programs of the suite');

t.test(`JDK ${RELEASE}`, { skip: missingJdk(RELEASE) }, async (t) => {
  const env = environmentOf(jdkOf(RELEASE) as string);
  for (const program of programs) {
    const want = readExpected(program, RELEASE);
    if (want === null) t.fail(`${program.id}: no expectation stored`);
    else
      t.not(
        differences(program, want, await runUnderGojdk(program, [], env), false).length,
        0,
        `${program.id} still differs`,
      );
  }
});
