/**
 * `npm run test:differential -- [options] [filters]`: runs programs under gojdk and compares with `java`.
 *
 *   --bless         store what the real `java` prints as the expectation (programs without one; with --force all selected ones); with JAVA_HOME a later JDK that of its release, where it differs
 *   --live          compare with `java` run now instead of the stored expectation
 *   --mode=a,b      modes of modes.ts, default plain; `all` for every one
 *   --jobs=n        processes at a time, default 2
 *   --later         programs for JDKs after 17 (with JAVA_HOME such a one)
 *   --ready         leave out the programs of not-yet.txt
 *   --update        rewrite not-yet.txt by the result of this run in plain mode, and docs/LEDGER.md
 *   --ledger        only rewrite docs/LEDGER.md
 */
import { parseArgs } from 'node:util';
import { ROOT } from '../support/paths.js';
import { pool } from '../support/process.js';
import { NOT_YET_FILE, writeLedger, writeNotYet } from './ledger.js';
import { MODES } from './modes.js';
import {
  differences,
  jdkRelease,
  type Outcome,
  readExpected,
  runUnderGojdk,
  runUnderJava,
  writeExpected,
  writeOwnExpected,
} from './outcome.js';
import {
  findLaterPrograms,
  findPrograms,
  type Program,
  REFERENCE,
  readNotYet,
  selectPrograms,
} from './programs.js';

const { values: options, positionals: filters } = parseArgs({
  allowPositionals: true,
  options: {
    bless: { type: 'boolean', default: false },
    force: { type: 'boolean', default: false },
    live: { type: 'boolean', default: false },
    mode: { type: 'string', default: 'plain' },
    jobs: { type: 'string', default: '2' },
    ready: { type: 'boolean', default: false },
    update: { type: 'boolean', default: false },
    ledger: { type: 'boolean', default: false },
    later: { type: 'boolean', default: false },
  },
});

const jobs = Number(options.jobs);
const all = options.later
  ? findLaterPrograms().filter(({ release }) => release <= jdkRelease())
  : findPrograms();

/** Stores what `java` does as the expectation; what differs between two runs is reported, as it must not be in the suite. */
async function bless(programs: readonly Program[]): Promise<number> {
  let bad = 0;
  await pool(programs, jobs, async (program) => {
    const [first, second] = [await runUnderJava(program), await runUnderJava(program)];
    const complaints = differences(program, first, second).map((d) => `two runs of java differ: ${d}`);
    if (first.stderr.includes('Could not find or load main class')) complaints.push('not compiled');
    else if (first.exit !== program.exit) {
      complaints.push(
        `head says exit ${program.exit}, java exits with ${first.exit}: ${first.stderr.toString().slice(0, 500)}`,
      );
    }
    for (const complaint of complaints) console.log(`${program.id}: ${complaint}`);
    if (complaints.length > 0) bad++;
    else if (jdkRelease() === REFERENCE || program.release > REFERENCE) writeExpected(program, first);
    else writeOwnExpected(program, first, jdkRelease());
  });
  console.log(`${programs.length - bad} blessed, ${bad} refused`);
  return bad;
}

async function compare(programs: readonly Program[], mode: string): Promise<Map<string, string[]>> {
  const failures = new Map<string, string[]>();
  const modeOptions = MODES.get(mode);
  if (modeOptions === undefined)
    throw new Error(`no mode ${mode}; there are ${[...MODES.keys()].join(', ')}`);
  const chosen = mode === 'gc' ? programs.filter((p) => p.stress) : programs;
  const started = Date.now();
  await pool(chosen, jobs, async (program) => {
    const want: Outcome | null = options.live ? await runUnderJava(program) : readExpected(program);
    const found =
      want === null
        ? ['no expectation stored']
        : differences(program, want, await runUnderGojdk(program, modeOptions));
    if (found.length === 0) return;
    failures.set(program.id, found);
    console.log(`FAIL ${program.id} (${mode})\n  ${found.join('\n  ')}`);
  });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${mode}: ${chosen.length - failures.size} of ${chosen.length} identical, ${seconds} s`);
  return failures;
}

async function main(): Promise<number> {
  let programs = selectPrograms(all, filters);
  if (options.ledger) {
    writeLedger(all, readNotYet(NOT_YET_FILE));
    return 0;
  }
  if (options.bless)
    return bless(options.force ? programs : programs.filter((p) => readExpected(p) === null));
  const notYet = readNotYet(NOT_YET_FILE);
  if (options.ready) programs = programs.filter((p) => !notYet.has(p.id));
  let failed = 0;
  for (const mode of options.mode === 'all' ? MODES.keys() : options.mode.split(',')) {
    const failures = await compare(programs, mode);
    failed += failures.size;
    if (options.update && mode === 'plain') {
      for (const program of programs) notYet.delete(program.id);
      for (const [id, found] of failures) notYet.set(id, found[0]);
      writeNotYet(notYet);
      writeLedger(all, notYet);
    }
  }
  return failed;
}

process.chdir(ROOT);
process.exitCode = (await main()) > 0 ? 1 : 0;
