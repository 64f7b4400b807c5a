/** Every group under gojdk prints what `java` prints, also with a collection at every allocation; and between them they execute every opcode. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { readNotYet } from '../differential/programs.js';
import { OPCODE_LIST } from '../support/opcode-list.js';
import { ROOT } from '../support/paths.js';
import { gojdk, pool } from '../support/process.js';
import { writeGroup } from './build.js';
import type { Group } from './group.js';
import { GROUPS } from './groups.js';

const here = join(ROOT, 'test', 'opcodes');
const notYet = readNotYet(join(here, 'not-yet.txt'));
const folder = mkdtempSync(join(tmpdir(), 'gojdk-opcodes-'));
// Not t.teardown: with it tap ends the test as soon as nothing has been reported for a moment.
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

interface Variant {
  readonly group: Group;
  readonly name: string;
  readonly options: readonly string[];
  readonly traced: boolean;
}

const variants: Variant[] = GROUPS.flatMap((group) => [
  { group, name: 'plain', options: [], traced: false },
  { group, name: 'eager', options: ['--eager'], traced: false },
  { group, name: 'gc', options: ['--stress=gc'], traced: false },
  { group, name: 'traced', options: [], traced: true },
]);
const executed = new Set<number>();

await pool(variants, 2, async ({ group, name, options, traced }) => {
  const title = `${group.name} ${name}`;
  const reason = notYet.get(group.name);
  if (reason !== undefined) {
    t.pass(title, { todo: reason || 'not yet' });
    return;
  }
  const classes = join(folder, `${group.name}-${name}`);
  writeGroup(group, classes, traced);
  const run = await gojdk(['run', ...options, '-cp', classes, group.name]);
  const [output, opcodes] = run.stdout.toString().split('--\n');
  for (const number of (opcodes ?? '').split('\n')) if (number !== '') executed.add(Number(number));
  const expected = readFileSync(join(here, 'expected', `${group.name}.txt`), 'utf8');
  t.strictSame(output.split('\n'), expected.split('\n'), title);
  t.equal(run.stderr.toString(), '', `${title}: stderr`);
  t.equal(run.exit, 0, `${title}: exit code`);
});

const missing = OPCODE_LIST.filter((info) => !executed.has(info.code)).map((info) => info.name);
t.strictSame(
  missing,
  [],
  'every opcode was executed',
  notYet.size > 0 ? { todo: 'some groups do not run yet' } : {},
);
