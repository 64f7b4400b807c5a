/** `--method` on the command line: some of the calls of calls.txt as processes of their own, each printing what `java` computes. */
import t from 'tap';
import { classfiles } from '../support/paths.js';
import { gojdk, pool } from '../support/process.js';
import { readCalls } from './calls.js';
import { NOT_YET_FILE } from './ledger.js';
import { readNotYet } from './programs.js';

/** One of each kind: the others run in one process, in the tests of the public API. */
const CHOSEN =
  /^(add1 41|div 1 0|lmul|drem -7.5|d2l|even|i2c|factorial 20|manyArguments|nothing|sieve|casts 5|listSum|addTotal)/;

const reason = readNotYet(NOT_YET_FILE).get('examples/calls');
const calls = readCalls().filter((call) => CHOSEN.test([call.method, ...call.args].join(' ')));

await pool(calls, 2, async (call) => {
  const title = [call.type, call.method, ...call.args].join(' ');
  if (reason !== undefined) {
    t.pass(title, { todo: reason });
    return;
  }
  const run = await gojdk([
    'run',
    classfiles('examples', `${call.type}.class`),
    '--method',
    call.method,
    ...call.args,
  ]);
  t.equal(run.stdout.toString().trimEnd(), call.result ?? '', title);
  t.equal(run.exit, call.exception === null ? 0 : 1, `${title}: exit code`);
  if (call.exception === null) t.equal(run.stderr.toString(), '', `${title}: stderr`);
  else t.match(run.stderr.toString(), call.exception, `${title}: stderr`);
});
