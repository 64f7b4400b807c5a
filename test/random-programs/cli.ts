/**
 * `npm run test:random -- [--count N] [--seed S] [--rounds R] [--mode='options'] [--keep]`: random programs, each compared with `java` in all modes. Prints the seed and the
 * program's folder where one differs.
 */
import { parseArgs } from 'node:util';
import { areAlike } from './alike.js';
import { type Batch, choiceLists, compileBatch, underGojdk, underJava } from './batch.js';

const BATCH = 40;

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '600' },
    mode: { type: 'string', multiple: true },
    keep: { type: 'boolean', default: false },
  },
});
const modes = (values.mode ?? ['', '--tier=early', '--tier=optimizing', '--stress=deopt']).map((m) =>
  m.split(' ').filter((o) => o !== ''),
);
const rounds = Number(values.rounds);
let same = 0;
let different = 0;

/** Compares one program, or (null) all of a batch in one process. */
async function isSame(batch: Batch, name: string | null, report: boolean): Promise<boolean> {
  const expected = await underJava(batch, name, rounds);
  let ok = true;
  for (const mode of modes) {
    const found = await underGojdk(batch, name, rounds, mode);
    if (areAlike(found, expected)) continue;
    ok = false;
    const how =
      found.signal !== null ? `signal ${found.signal}` : found.timedOut ? 'timed out' : `exit ${found.exit}`;
    if (report)
      console.log(
        `differs: ${batch.folder}/${name ?? ''} [${mode.join(' ')}] ${how} (java: exit ${expected.exit})`,
      );
  }
  return ok;
}

for (let done = 0; done < Number(values.count); done += BATCH) {
  const seed = Number(values.seed) + done;
  const batch = await compileBatch(choiceLists(seed, Math.min(BATCH, Number(values.count) - done)));
  if (await isSame(batch, null, false)) {
    same += batch.packages.length;
    if (!values.keep) batch.dispose();
    continue;
  }
  console.log(`seed ${seed}:`);
  const before = different;
  for (const name of batch.packages) {
    if (await isSame(batch, name, true)) same++;
    else different++;
  }
  if (different === before) {
    different++;
    console.log(`differs: ${batch.folder}, only when all run in one process`);
  }
}
console.log(`${same} the same, ${different} different`);
process.exitCode = different === 0 ? 0 : 1;
