/** `npm run bench:jni`: what calls between Java and C cost, in nanoseconds, under `java` and under gojdk; the least of some runs of each, interleaved. `--runs=n`, default 3. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { classfiles, ROOT } from '../support/paths.js';
import { javaCommand, run } from '../support/process.js';

const { values: options } = parseArgs({ options: { runs: { type: 'string', default: '3' } } });
/** Calls of native methods and what they do; then each group of the JNI's functions, called by C. */
const PROGRAMS = ['JniBench', 'JniTable'];
const contenders: readonly (readonly [string, string, readonly string[]])[] = [
  ['java', javaCommand(), []],
  ['gojdk', process.execPath, [join(ROOT, 'bin', 'gojdk.js'), 'run']],
];
const least = new Map<string, Map<string, number>>(contenders.map(([name]) => [name, new Map()]));
for (let i = 0; i < Number(options.runs); i++) {
  for (const [name, command, before, program] of contenders.flatMap((contender) =>
    PROGRAMS.map((program) => [...contender, program] as const),
  )) {
    const args = [...before, '-cp', classfiles('programs/jni'), program];
    const { stdout, stderr, exit } = await run(command, args, { timeoutSeconds: 600 });
    if (exit !== 0) throw new Error(`${name}: ${stderr}`);
    const figures = least.get(name) as Map<string, number>;
    for (const line of stdout.toString().trim().split('\n')) {
      const blank = line.indexOf(' ');
      const what = line.slice(blank + 1);
      figures.set(
        what,
        Math.min(figures.get(what) ?? Number.POSITIVE_INFINITY, Number(line.slice(0, blank))),
      );
    }
  }
}
const [java, gojdk] = contenders.map(([name]) => least.get(name) as Map<string, number>);
const table = new Table({ head: ['ns per call', 'java', 'gojdk', 'ratio'], style: { head: [], border: [] } });
for (const [what, figure] of java) {
  const ours = gojdk.get(what) ?? Number.NaN;
  table.push([what, figure.toFixed(1), ours.toFixed(1), (ours / figure).toFixed(2)]);
}
console.log(table.toString());
