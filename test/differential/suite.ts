/** One tap assertion a program: same stdout, stderr and exit code as the stored expectation from `java`. */
import t from 'tap';
import { pool } from '../support/process.js';
import { NOT_YET_FILE } from './ledger.js';
import { MODES } from './modes.js';
import { differences, readExpected, runUnderGojdk } from './outcome.js';
import { findPrograms, type Program, readNotYet } from './programs.js';

/** Programs at a time: the machine that tests has two cores. */
const JOBS = 2;

/** Runs every program that `chosen` lets through in the mode; those of not-yet.txt are reported as to do. */
export async function testPrograms(
  mode: string,
  chosen: (program: Program) => boolean = () => true,
): Promise<void> {
  const options = MODES.get(mode);
  if (options === undefined) throw new Error(`no mode ${mode}`);
  const notYet = readNotYet(NOT_YET_FILE);
  await pool(findPrograms().filter(chosen), JOBS, async (program) => {
    const reason = notYet.get(program.id);
    if (reason !== undefined) {
      t.pass(program.id, { todo: reason || 'not yet' });
      return;
    }
    const want = readExpected(program);
    if (want === null) {
      t.fail(`${program.id}: no expectation stored, run npm run test:differential -- --bless`);
      return;
    }
    t.strictSame(differences(program, want, await runUnderGojdk(program, options)), [], program.id);
  });
}
