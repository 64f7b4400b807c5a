/**
 * `npm run bench:awfy -- <folder> [--runs=n] [benchmarks]`: the 14 programs of are-we-fast-yet in steady state, gojdk beside `java`. The folder is a checkout of
 * https://github.com/smarr/are-we-fast-yet at the commit below; nothing of it is kept here.
 *
 * Each program times its iterations by the clock. The least of the second half is taken, of which a loaded machine takes least away, and the median beside it.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { gojdkCommand, javaCommand, run } from '../support/process.js';

const REPOSITORY = 'https://github.com/smarr/are-we-fast-yet';
const COMMIT = '50e34b17e5fced7b8fe7afd14dc04b0ebd84a75a';

/** Name, iterations, inner iterations: some ten milliseconds an iteration. */
const BENCHMARKS: readonly (readonly [name: string, iterations: number, inner: number])[] = [
  ['Bounce', 100, 400],
  ['List', 100, 300],
  ['Permute', 100, 300],
  ['Queens', 100, 300],
  ['Sieve', 60, 800],
  ['Storage', 100, 200],
  ['Towers', 100, 120],
  ['Richards', 60, 8],
  ['DeltaBlue', 60, 3000],
  ['Json', 60, 10],
  ['Mandelbrot', 30, 500],
  ['NBody', 60, 250000],
  ['Havlak', 6, 1],
  ['CD', 60, 10],
];

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '1' } },
});
const [folder, ...filters] = positionals;

/** Microseconds of an iteration. */
interface Timing {
  readonly least: number;
  readonly median: number;
}

const javac = (): string =>
  process.env.JAVA_HOME === undefined ? 'javac' : join(process.env.JAVA_HOME, 'bin/javac');

function complain(message: string): never {
  process.stderr.write(`bench:awfy: ${message}\n`);
  process.exit(2);
}

/** Compiles the programs; the folder with the classes. */
function compile(checkout: string): string {
  const source = join(checkout, 'benchmarks/Java/src');
  if (!existsSync(join(source, 'Harness.java')))
    complain(`${checkout} is no checkout of ${REPOSITORY} (commit ${COMMIT})`);
  const head = execFileSync('git', ['-C', checkout, 'rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
  if (head !== COMMIT)
    process.stderr.write(`bench:awfy: at commit ${head}, figures are kept for ${COMMIT}\n`);
  const classes = mkdtempSync(join(tmpdir(), 'gojdk-awfy-'));
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.java'))
    .map((name) => join(source, name));
  execFileSync(javac(), ['-nowarn', '-d', classes, ...files], { stdio: ['ignore', 'ignore', 'inherit'] });
  return classes;
}

/** The best of some runs, null if one fails. */
async function time(command: string, args: readonly string[]): Promise<Timing | null> {
  const found: Timing[] = [];
  for (let i = 0; i < Number(options.runs); i++) {
    const { exit, stdout } = await run(command, args, { timeoutSeconds: 600 });
    if (exit !== 0) return null;
    const all = [...stdout.toString().matchAll(/runtime: (\d+)us/g)].map((match) => Number(match[1]));
    const steady = all.slice(all.length >> 1).sort((a, b) => a - b);
    found.push({ least: steady[0], median: steady[steady.length >> 1] });
  }
  return found.reduce((a, b) => (a.least <= b.least ? a : b));
}

const geometricMean = (values: readonly number[]): number =>
  Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);

if (folder === undefined) complain(`a folder with a checkout of ${REPOSITORY} at commit ${COMMIT} is needed`);
const classes = compile(folder);
try {
  const table = new Table({
    head: ['program', 'gojdk us', 'java us', '/ java, least', '/ java, median'],
    style: { head: [], border: [], compact: true },
    colAligns: ['left', 'right', 'right', 'right', 'right'],
  });
  const ratios: Timing[] = [];
  for (const [name, iterations, inner] of BENCHMARKS) {
    if (filters.length > 0 && !filters.includes(name)) continue;
    const args = ['-cp', classes, 'Harness', name, String(iterations), String(inner)];
    const [command, leading] = gojdkCommand();
    const ours = await time(command, [...leading, 'run', ...args]);
    const theirs = await time(javaCommand(), args);
    if (ours === null || theirs === null) {
      table.push([name, ours === null ? 'fails' : '', theirs === null ? 'fails' : '', '', '']);
      continue;
    }
    const ratio = { least: ours.least / theirs.least, median: ours.median / theirs.median };
    ratios.push(ratio);
    table.push([name, ours.least, theirs.least, ratio.least.toFixed(2), ratio.median.toFixed(2)]);
  }
  if (ratios.length > 0)
    table.push([
      'geometric mean',
      '',
      '',
      geometricMean(ratios.map(({ least }) => least)).toFixed(2),
      geometricMean(ratios.map(({ median }) => median)).toFixed(2),
    ]);
  process.stdout.write(`${table.toString()}\n`);
} finally {
  rmSync(classes, { recursive: true });
}
