/**
 * `npm run bench:virtual`: virtual threads and functions of C through the linker, under `java` and under gojdk, on JDK 25 (JAVA_HOME, GOJDK_JDK_25 or one in /usr/lib/jvm): the least of some runs of each,
 * interleaved. `--runs=n`, default 3; `--million` adds a million sleepers, `--connections=n` is for the echo server, default 9900 (it needs two descriptors for each, and hangs under either where `ulimit -n` has fewer). gojdk starts as users start it,
 * from the image if there is one (docs/IMAGE.md).
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { environmentOf, jdkOf } from '../support/other-jdks.js';
import { classfiles, ROOT } from '../support/paths.js';
import { run } from '../support/process.js';

const RELEASE = 25;

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    million: { type: 'boolean', default: false },
    connections: { type: 'string', default: '9900' },
  },
});

type Row = readonly [title: string, folder: string, program: string, args: readonly string[]];
const SLEEPERS = options.million ? [10, 100_000, 1_000_000] : [10, 100_000];
const PROGRAMS: readonly Row[] = [
  ...SLEEPERS.map((n): Row => [n.toLocaleString('en'), 'java21', 'VirtualSleepers', [String(n)]]),
  ['', 'java21', 'VirtualPingPong', ['100000']],
  [`${options.connections} connections:`, 'java21', 'VirtualEcho', [options.connections, '3']],
  ['', 'java25', 'ForeignCalls', ['1000000']],
];

const home = jdkOf(RELEASE);
if (home === null) throw new Error(`no JDK ${RELEASE}`);
const env = environmentOf(home);
const contenders: readonly (readonly [string, string, readonly string[]])[] = [
  ['java', join(home, 'bin', 'java'), []],
  ['gojdk', join(ROOT, 'bin', 'gojdk'), ['run']],
];
const least = new Map(contenders.map(([name]) => [name, new Map<string, number>()]));
for (let i = 0; i < Number(options.runs); i++) {
  for (const [title, folder, program, args] of PROGRAMS) {
    for (const [name, command, before] of contenders) {
      const flags = ['-Dfigures=true', '--enable-native-access=ALL-UNNAMED'];
      const words = [...before, ...flags.slice(0, folder === 'java25' ? 2 : 1)];
      words.push('-cp', classfiles('later', folder), program, ...args);
      const { stderr, exit } = await run(command, words, { timeoutSeconds: 600, env });
      if (exit !== 0) throw new Error(`${name} ${program}: ${stderr}`);
      const figures = least.get(name) as Map<string, number>;
      for (const line of stderr.toString().trim().split('\n')) {
        const blank = line.indexOf(' ');
        const what = `${title} ${line.slice(blank + 1)}`.trim();
        const value = Number(line.slice(0, blank));
        figures.set(what, Math.min(figures.get(what) ?? Number.POSITIVE_INFINITY, value));
      }
    }
  }
}
const [java, gojdk] = contenders.map(([name]) => least.get(name) as Map<string, number>);
const table = new Table({
  head: [`JDK ${RELEASE}`, 'java', 'gojdk', 'ratio'],
  style: { head: [], border: [] },
});
for (const [what, figure] of java) {
  const ours = gojdk.get(what) ?? Number.NaN;
  table.push([what, figure, ours, (ours / figure).toFixed(2)]);
}
console.log(table.toString());
