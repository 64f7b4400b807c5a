import t from 'tap';
import { areAlike, type Outcome } from './alike.js';

const outcome = (stdout: string, stderr = '', exit = 0): Outcome => ({
  exit,
  stdout: Buffer.from(stdout),
  stderr: Buffer.from(stderr),
});
const FULL = 'java.lang.OutOfMemoryError: Java heap space\n';

t.test('all of the output counts', async (t) => {
  t.ok(areAlike(outcome('p0\n1\n'), outcome('p0\n1\n')));
  t.notOk(areAlike(outcome('p0\n1\n'), outcome('p0\n2\n')));
  t.notOk(areAlike(outcome('p0\n1\n'), outcome('p0\n1\n2\n')), 'one goes on');
  t.notOk(areAlike(outcome('1\n', 'a'), outcome('1\n', 'b')));
  t.notOk(areAlike(outcome('1\n', '', 0), outcome('1\n', '', 1)));
});

t.test('but for where a heap ends', async (t) => {
  const [less, more] = [`p0\n1\n${FULL}p1\n7\n`, `p0\n1\n2\n${FULL}p1\n7\n`];
  t.ok(areAlike(outcome(less), outcome(more)));
  t.notOk(areAlike(outcome(less), outcome(more.replace('7', '8'))), 'the next program');
  t.notOk(areAlike(outcome(less), outcome(more.replace('1', '3'))), 'what was printed before');
  t.notOk(areAlike(outcome(less), outcome('p0\n1\n2\np1\n7\n')), 'in one of them');
  const trace = `Exception in thread "main" ${FULL}\tat p0.Program.main(Program.java:9)\n`;
  t.ok(areAlike(outcome('1\n', trace, 1), outcome('1\n2\n', trace.replace('9', '12'), 1)));
  t.notOk(areAlike(outcome('3\n', trace, 1), outcome('1\n2\n', trace, 1)));
});
