/**
 * `npm run test:mutation -- [options]`: makes one fault after another, in a copy, and runs tests until one notices.
 *
 *   --only=a,b      mutations of these areas, or whose files contain one of the words
 *   --jobs=n        copies at a time, default 1
 *
 * Prints a row for each, and the share that was noticed; ends with 1 if that is below the bar.
 */
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { pool } from '../support/process.js';
import { Copy } from './copy.js';
import { MUTATIONS, type Mutation } from './mutations.js';
import { passes } from './run-test.js';

/** Share of mutations that must be noticed. */
const BAR = 0.95;

const { values: options } = parseArgs({
  options: { only: { type: 'string', default: '' }, jobs: { type: 'string', default: '1' } },
});

/** Tests that pass without a mutation: only of those does a failure say something. */
const sound = new Map<string, Promise<boolean>>();

function isSound(root: string, test: string): Promise<boolean> {
  const known = sound.get(test) ?? passes(root, test);
  sound.set(test, known);
  return known;
}

/** The test that notices, null if none does. */
async function noticedBy(copy: Copy, mutation: Mutation): Promise<string | null> {
  for (const test of mutation.tests) {
    copy.put(mutation, false);
    if (!(await isSound(copy.root, test))) throw new Error(`${test} fails without a mutation`);
    copy.put(mutation, true);
    if (!(await passes(copy.root, test))) return test;
  }
  return null;
}

const only = options.only.split(',');
const chosen = MUTATIONS.filter(({ area, file }) => only.some((o) => area === o || file.includes(o)));
const jobs = Number(options.jobs);
const copies = Array.from({ length: jobs }, () => new Copy());
process.on('exit', () => {
  for (const copy of copies) copy.remove();
});
process.on('SIGINT', () => process.exit(130));

const results = await pool(chosen, jobs, async (mutation) => {
  const copy = copies.pop() as Copy;
  const test = await noticedBy(copy, mutation);
  copy.put(mutation, false);
  copies.push(copy);
  console.error(`${test ?? 'NOT NOTICED'}: ${mutation.file}: ${mutation.line}`);
  return test;
});

const table = new Table({ head: ['area', 'file', 'line', 'noticed by'], style: { head: [], border: [] } });
chosen.forEach(({ area, file, line }, i) => {
  const text = line.length > 60 ? `${line.slice(0, 57)}...` : line;
  table.push([area, file.replace('src/', ''), text, results[i] ?? 'NOTHING']);
});
console.log(table.toString());
const noticed = results.filter((test) => test !== null).length;
const share = noticed / chosen.length;
console.log(`${noticed} of ${chosen.length} noticed, ${(100 * share).toFixed(1)} % (bar: ${100 * BAR} %)`);
process.exitCode = share >= BAR ? 0 : 1;
