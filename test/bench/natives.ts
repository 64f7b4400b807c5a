/**
 * `npm run bench:natives -- [names]`: what calls of native methods cost, under `java` and under gojdk, and under another build if `--before=<its main script>` names one. The runs are
 * interleaved, and the least of each is taken: single calls are measured by the wall clock, which other processes disturb in one direction only.
 *
 *   --runs=n       runs of each, default 3
 *   --before=file  bin/gojdk.js of a build to compare with
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { classfiles, ROOT } from '../support/paths.js';
import { javaCommand, run } from '../support/process.js';

const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '3' }, before: { type: 'string' } },
});

const PROGRAM = ['-cp', classfiles('tools'), 'NativeCalls', ...names];
const gojdkOf = (script: string): [string, string[]] => [process.execPath, [script, 'run', ...PROGRAM]];

const contenders: (readonly [string, readonly [string, string[]]])[] = [['java', [javaCommand(), PROGRAM]]];
if (options.before !== undefined) contenders.push(['before', gojdkOf(options.before)]);
contenders.push(['gojdk', gojdkOf(join(ROOT, 'bin', 'gojdk.js'))]);

/** Least nanoseconds by name of what is called, for each contender. */
const figures = new Map<string, Map<string, number>>(contenders.map(([name]) => [name, new Map()]));

for (let i = 0; i < Number(options.runs); i++) {
  for (const [name, [command, args]] of contenders) {
    const { stdout, stderr, exit } = await run(command, args, { timeoutSeconds: 600 });
    if (exit !== 0) throw new Error(`${name}: ${stderr}`);
    const least = figures.get(name) as Map<string, number>;
    for (const line of stdout.toString().trim().split('\n')) {
      const blank = line.indexOf(' ');
      const what = line.slice(blank + 1);
      const nanoseconds = Number(line.slice(0, blank));
      least.set(what, Math.min(least.get(what) ?? Number.POSITIVE_INFINITY, nanoseconds));
    }
  }
}

const head = ['ns per call', ...contenders.map(([name]) => name)];
const table = new Table({ head, style: { head: [], border: [] } });
for (const what of figures.get('gojdk')?.keys() ?? [])
  table.push([what, ...contenders.map(([name]) => figures.get(name)?.get(what)?.toFixed(1) ?? '')]);
console.log(table.toString());
