/**
 * `npm run bench -- [options] [programs]`: gojdk beside `java`, `java -XX:TieredStopAtLevel=1` and `java -Xint`, the same program at the same size in the same
 * run. The runs of the four are interleaved, and the median of each is taken, so that a disturbance of the machine hits all alike.
 *
 *   --runs=n       runs of each, default 3
 *   --json=file    the figures as JSON too
 *   --large        sizes of about a second under `java`, without -Xint: what start-up costs weighs less
 *   --compare=file the change of each of gojdk's figures against those stored by --json
 *   --only-gojdk   leave out `java`
 *   --startup      only the time to Hello and the cost of calls between JavaScript and Java
 *   --pauses       only the collector: throughput and pauses beside `java -XX:+UseSerialGC` with the same -Xmx
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { classfiles } from '../support/paths.js';
import { gojdkCommand, javaCommand, type Run, run } from '../support/process.js';
import { type CallFigure, printCalls } from './calls.js';
import { printJavap } from './javap.js';
import { measurePauses } from './pauses.js';
import { BENCH_PROGRAMS } from './programs.js';

const { values: options, positionals: filters } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '3' },
    json: { type: 'string' },
    large: { type: 'boolean', default: false },
    compare: { type: 'string' },
    'only-gojdk': { type: 'boolean', default: false },
    startup: { type: 'boolean', default: false },
    pauses: { type: 'boolean', default: false },
  },
});
const runs = Number(options.runs);

/** A way to run something, measured as a column. */
interface Contender {
  readonly name: string;
  readonly start: (classPath: string, main: string, args: readonly string[]) => Promise<Run>;
}

function java(name: string, ...flags: string[]): Contender {
  return {
    name,
    start: (cp, main, args) =>
      run(javaCommand(), [...flags, '-cp', cp, main, ...args], { timeoutSeconds: 600 }),
  };
}

const gojdkContender: Contender = {
  name: 'gojdk',
  start: (cp, main, args) => {
    const [command, leading] = gojdkCommand();
    return run(command, [...leading, 'run', '-cp', cp, main, ...args], { timeoutSeconds: 600 });
  },
};

const JAVA: readonly Contender[] = [
  java('java'),
  java('java C1', '-XX:TieredStopAtLevel=1'),
  ...(options.large ? [] : [java('java -Xint', '-Xint')]),
];
const contenders = options['only-gojdk'] ? [gojdkContender] : [gojdkContender, ...JAVA];

interface Figure {
  readonly program: string;
  readonly size: string;
  /** Median milliseconds by contender, null if it failed. */
  readonly milliseconds: Readonly<Record<string, number | null>>;
}

function firstLine(text: string): string {
  return (
    text
      .trim()
      .split('\n')
      .find((line) => /error|exception/i.test(line)) ?? text.trim().split('\n')[0].slice(0, 200)
  );
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Runs all contenders in turn, `runs` times, and compares what they print. */
async function measure(
  program: string,
  size: string,
  classPath: string,
  args: readonly string[],
): Promise<Figure> {
  const times = new Map<string, number[]>(contenders.map((c) => [c.name, []]));
  const failed = new Set<string>();
  let output: string | undefined;
  for (let i = 0; i < runs; i++) {
    for (const contender of contenders) {
      if (failed.has(contender.name)) continue;
      const result = await contender.start(classPath, program, args);
      const printed = result.stdout.toString();
      if (result.exit !== 0 || (output ?? printed) !== printed) {
        failed.add(contender.name);
        console.error(
          `${program} under ${contender.name}: exit ${result.exit}, ${JSON.stringify(firstLine(result.stderr.toString() || printed))}`,
        );
        continue;
      }
      output = printed;
      times.get(contender.name)?.push(result.milliseconds);
    }
  }
  const milliseconds = Object.fromEntries(
    [...times].map(([name, list]) => [name, failed.has(name) ? null : median(list)]),
  );
  return { program, size, milliseconds };
}

function seconds(ms: number | null): string {
  return ms === null ? 'failed' : (ms / 1000).toFixed(2);
}

/** How many times as long as the other gojdk takes, without the time to Hello of each. */
function ratio(figure: Figure, startup: Figure, other: string): string {
  const net = (name: string) => {
    const [total, base] = [figure.milliseconds[name], startup.milliseconds[name]];
    return total === null || base === null ? Number.NaN : Math.max(total - base, 1);
  };
  const value = net('gojdk') / net(other);
  return Number.isNaN(value) ? '' : value.toFixed(value < 10 ? 2 : 1);
}

function print(figures: readonly Figure[], startup: Figure): void {
  const others = contenders.slice(1).map((c) => c.name);
  const table = new Table({
    head: ['program', 'size', ...contenders.map((c) => `${c.name} s`), ...others.map((name) => `/ ${name}`)],
    colAligns: [
      'left',
      ...Array.from({ length: 1 + contenders.length + others.length }, () => 'right' as const),
    ],
    style: { head: [], border: [], compact: true },
  });
  table.push([
    'Hello',
    '',
    ...contenders.map((c) => seconds(startup.milliseconds[c.name])),
    ...others.map(() => ''),
  ]);
  for (const f of figures) {
    table.push([
      f.program,
      f.size,
      ...contenders.map((c) => seconds(f.milliseconds[c.name])),
      ...others.map((name) => ratio(f, startup, name)),
    ]);
  }
  console.log(table.toString());
  if (others.length > 0)
    console.log('Seconds of wall clock; the ratios leave out the time to Hello of each.');
}

async function nodeStartup(): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < runs; i++) times.push((await run(process.execPath, ['-e', '0'])).milliseconds);
  return median(times);
}

/** Measured in a process of its own. Empty if that fails. */
async function measureCalls(): Promise<CallFigure[]> {
  const script = fileURLToPath(new URL('./calls.js', import.meta.url));
  const result = await run(process.execPath, [script, '--json'], { timeoutSeconds: 300 });
  if (result.exit === 0) return JSON.parse(result.stdout.toString());
  console.error(`calls between JavaScript and Java: ${firstLine(result.stderr.toString())}`);
  return [];
}

/** How gojdk's figures have changed against those stored by `--json`, of the same machine one hopes. */
function printChanges(file: string, now: readonly Figure[]): void {
  const before = JSON.parse(readFileSync(file, 'utf8')) as { readonly figures: readonly Figure[] };
  const table = new Table({
    head: ['program', 'before s', 'now s', 'change'],
    style: { head: [], border: [], compact: true },
  });
  for (const figure of now) {
    const old = before.figures.find((f) => f.program === figure.program && f.size === figure.size);
    const [from, to] = [old?.milliseconds.gojdk ?? null, figure.milliseconds.gojdk];
    const change = from === null || to === null ? '' : `${(100 * (to / from - 1)).toFixed(0)} %`;
    table.push([figure.program, seconds(from), seconds(to), change]);
  }
  console.log(table.toString());
}

const machine = `${cpus()[0].model}, ${cpus().length} processors, Node ${process.version}`;
console.log(machine);
const node = await nodeStartup();
const hello = await measure('Hello', '', classfiles('examples'), []);
console.log(
  `time to Hello: ${contenders.map((c) => `${c.name} ${seconds(hello.milliseconds[c.name])} s`).join(', ')}; node -e 0 ${seconds(node)} s`,
);
const calls = await measureCalls();
printCalls(calls);
const figures: Figure[] = [];
if (!options.startup && !options.pauses) {
  for (const { name, size: ordinary, large } of BENCH_PROGRAMS) {
    const size = options.large ? large : ordinary;
    if (filters.length > 0 && !filters.some((f) => name.includes(f))) continue;
    figures.push(await measure(name, size, classfiles('bench'), [size]));
  }
  print(figures, hello);
}
if (!options.startup && !options.pauses && !options['only-gojdk'] && filters.length === 0)
  await printJavap(runs);
const pauses = options.startup ? [] : await measurePauses(filters, options['only-gojdk']);
if (options.compare !== undefined) printChanges(options.compare, figures);
if (options.json !== undefined)
  writeFileSync(options.json, `${JSON.stringify({ machine, node, hello, figures, pauses }, null, 2)}\n`);
