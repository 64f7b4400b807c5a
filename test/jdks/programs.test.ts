/**
 * The programs for releases after 17, on each JDK that is found and has that release or a later one. What is expected was printed by `java` of JDK 25; `<Name>.expected21` has what 21
 * says otherwise.
 */
import t from 'tap';
import { TESTED_RELEASES } from '../../src/vm/jdk/releases.js';
import { differences, readExpected, runUnderGojdk } from '../differential/outcome.js';
import { findLaterPrograms, REFERENCE } from '../differential/programs.js';
import { environmentOf, jdkOf, missingJdk } from '../support/other-jdks.js';
import { pool } from '../support/process.js';

const JOBS = 2;
const programs = findLaterPrograms();

for (const release of TESTED_RELEASES.filter((r) => r > REFERENCE))
  t.test(`JDK ${release}`, { skip: missingJdk(release) }, async (t) => {
    const env = environmentOf(jdkOf(release) as string);
    const chosen = programs.filter((p) => p.release <= release);
    await pool(chosen, JOBS, async (program) => {
      const want = readExpected(program, release);
      if (want === null) t.fail(`${program.id}: no expectation stored`);
      else
        t.strictSame(
          differences(program, want, await runUnderGojdk(program, [], env), false),
          [],
          program.id,
        );
    });
  });
