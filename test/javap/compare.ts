/**
 * Compares gojdk's javap with the JDK's, text by text: `node dist/test/javap/compare.js [--sample=n] [--module=m] [--jar=file] [--set=n]`. Without arguments, all classes of all
 * modules, with each of the option sets.
 */
import { writeFileSync } from 'node:fs';
import { findJdk } from '../../src/classpath/find-jdk.js';
import { Jar } from '../../src/classpath/jar.js';
import { JImage } from '../../src/classpath/jimage.js';
import { jdkJavap, type Operand, ourJavap } from './jdk-javap.js';

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

function operands(): Operand[] {
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
function sampled(all: readonly Operand[]): readonly Operand[] {
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
for (const set of sets) {
  const options = jar === undefined ? set : [...set, '-cp', jar];
  let identical = 0;
  const differing: string[] = [];
  let i = 0;
  for await (const theirs of jdkJavap(jdk.home, options, classes)) {
    const operand = classes[i++];
    let ours: string;
    try {
      ours = await ourJavap(options, operand);
    } catch (error) {
      ours = `thrown: ${(error as Error).stack}`;
    }
    if (theirs === ours) identical++;
    else {
      differing.push(`${operand.module} ${operand.name}`);
      if (differing.length <= Number(option('show') ?? 5)) {
        console.log(`  ${operand.module} ${operand.name}\n${firstDifference(theirs, ours)}`);
      }
    }
  }
  console.log(
    `${set.join(' ') || 'no options'}: ${identical} identical, ${differing.length} differing of ${classes.length}`,
  );
  if (differing.length > 0) {
    failed = true;
    const list = option('list');
    if (list !== undefined) writeFileSync(list, `${differing.join('\n')}\n`);
  }
}
process.exitCode = failed ? 1 : 0;
