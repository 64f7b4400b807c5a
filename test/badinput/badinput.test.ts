import { join } from 'node:path';
import t from 'tap';
import { readNotYet } from '../differential/programs.js';
import { ROOT } from '../support/paths.js';
import { gojdk, pool } from '../support/process.js';
import { CASES } from './cases.js';
import { complaints, inCaseFolder } from './run-case.js';

const notYet = readNotYet(join(ROOT, 'test', 'badinput', 'not-yet.txt'));

await pool(CASES, 2, async (badCase) => {
  const reason = notYet.get(badCase.name.replaceAll(' ', '-'));
  if (reason !== undefined || notYet.has('*')) {
    t.pass(badCase.name, { todo: reason || 'not yet' });
    return;
  }
  const run = await inCaseFolder(badCase, (cwd) =>
    gojdk(badCase.args, { cwd, timeoutSeconds: 120, env: { ...process.env, ...badCase.env } }),
  );
  t.strictSame(complaints(badCase, run), [], badCase.name);
});
