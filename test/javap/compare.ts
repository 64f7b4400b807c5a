/**
 * Compares gojdk's javap with the JDK's, text by text: `node dist/test/javap/compare.js [--sample=n] [--module=m] [--jar=file] [--set=n]`. Without arguments, all classes of all
 * modules, with each of the option sets.
 */
import { writeFileSync } from 'node:fs';
import { findJdk } from '../../src/classpath/find-jdk.js';
import { Jar } from '../../src/classpath/jar.js';
import { JImage } from '../../src/classpath/jimage.js';
import { batches, jdkJavap, type Operand, ourJavap } from './jdk-javap.js';

const OPTION_SETS: readonly (readonly string[])[] = [
  [],
  ['-p'],
  ['-c', '-p', '-s', '-l', '-constants'],
  ['-v', '-p'],
];

function option(name: string): string | undefined {
  const prefix = `--${name}=`;
  return process.argv.find((arg) => arg.startsWith(prefix))?.slice(prefix.length);
}

const jdk = findJdk();

interface Named {
  readonly module: string | null;
  readonly name: string;
}

function operands(): Named[] {
  const jar = option('jar');
  if (jar !== undefined) {
    const names = new Jar(jar)
      .names()
      .filter((name) => name.endsWith('.class') && !name.startsWith('META-INF/'));
    return names.map((name) => ({ module: null, name: name.slice(0, -6).replaceAll('/', '.') }));
  }
  const image = JImage.open(jdk.modulesFile);
  const only = option('module');
  const modules = only === undefined ? image.modules() : [only];
  return modules.flatMap((module) =>
    image
      .list(module)
      .filter((name) => name.endsWith('.class'))
      .map((name) => ({ module, name: name.slice(0, -6).replaceAll('/', '.') })),
  );
}

/** Every k-th of the classes. */
function sampled(all: readonly Named[]): readonly Named[] {
  const size = Number(option('sample') ?? all.length);
  const step = all.length / size;
  return step <= 1 ? all : Array.from({ length: size }, (_, i) => all[Math.floor(i * step)]);
}

/** The first lines that differ. */
function firstDifference(theirs: string, ours: string): string {
  const a = theirs.split('\n');
  const b = ours.split('\n');
  const at = a.findIndex((line, i) => line !== b[i]);
  const i = at < 0 ? a.length : at;
  return `    line ${i + 1}\n    javap: ${a[i]}\n    gojdk: ${b[i]}`;
}

const classes = sampled(operands());
const jar = option('jar');
const sets = option('set') === undefined ? OPTION_SETS : [OPTION_SETS[Number(option('set'))]];
let failed = false;
/** The runs that differ; the first lines that do are shown. */
async function differences(
  options: readonly string[],
  runs: readonly Operand[],
  show: number,
): Promise<Operand[]> {
  const differing: Operand[] = [];
  let i = 0;
  for await (const theirs of jdkJavap(jdk.home, options, runs)) {
    const run = runs[i++];
    const ours = await ourJavap(options, run).catch((error) => `thrown: ${(error as Error).stack}`);
    if (theirs === ours) continue;
    differing.push(run);
    if (differing.length <= show) {
      console.log(`  ${run.module} ${run.names.join(' ')}\n${firstDifference(theirs, ours)}`);
    }
  }
  return differing;
}

for (const set of sets) {
  const options = jar === undefined ? set : [...set, '-cp', jar];
  const suspects = await differences(options, batches(classes, 20), 0);
  const singles = suspects.flatMap(({ module, names }) => names.map((name) => ({ module, names: [name] })));
  const differing =
    singles.length === 0 ? [] : await differences(options, singles, Number(option('show') ?? 5));
  const identical = classes.length - differing.length;
  console.log(
    `${set.join(' ') || 'no options'}: ${identical} identical, ${differing.length} differing of ${classes.length}`,
  );
  if (differing.length === 0) continue;
  failed = true;
  const list = option('list');
  if (list !== undefined)
    writeFileSync(list, differing.map(({ module, names }) => `${module} ${names}\n`).join(''));
}
process.exitCode = failed ? 1 : 0;
