/**
 * `npm run bench:steady [-- programs]`: libraries of Debian's in steady state, gojdk beside `java`. Each program of test/bench/steady-state does the same again and again and says what the processor spent on its
 * thread in the first round, and in the median of the last third.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import Table from 'cli-table3';
import { ROOT } from '../support/paths.js';
import { gojdkCommand, javaCommand, run } from '../support/process.js';

const JARS = '/usr/share/java';
const SOURCES = join(ROOT, 'test/bench/steady-state');

interface SteadyProgram {
  readonly name: string;
  /** Files in {@link JARS}, and the Debian package that they are of. */
  readonly jars: readonly string[];
  readonly from: string;
}

const PROGRAMS: readonly SteadyProgram[] = [
  {
    name: 'LuceneQueries',
    jars: ['lucene-core-8.7.0.jar', 'lucene-analyzers-common-8.7.0.jar'],
    from: 'liblucene8-java',
  },
  {
    name: 'ClojureSequences',
    jars: ['clojure.jar', 'spec.alpha.jar', 'core.specs.alpha.jar'],
    from: 'clojure',
  },
  { name: 'CompiledFiles', jars: [], from: '' },
  {
    name: 'JacksonRoundTrips',
    jars: ['jackson-core.jar', 'jackson-databind.jar', 'jackson-annotations.jar'],
    from: 'libjackson2-databind-java',
  },
];
const TIME_LIMIT_S = 600;

interface Figures {
  readonly answer: string;
  readonly first: number;
  readonly last: number;
}

async function measure(command: string, args: readonly string[]): Promise<Figures> {
  const { exit, stdout, stderr } = await run(command, args, { timeoutSeconds: TIME_LIMIT_S });
  const match = /^answer (.+)\nfirst (\d+) last (\d+)\n$/.exec(stdout.toString());
  if (match === null) throw new Error(`${[command, ...args].join(' ')}: exit code ${exit}\n${stderr}`);
  return { answer: match[1], first: Number(match[2]), last: Number(match[3]) };
}

async function compare({ name, jars }: SteadyProgram, folder: string): Promise<(string | number)[]> {
  const path = [folder, ...jars.map((jar) => join(JARS, jar))].join(delimiter);
  const javac = javaCommand('javac');
  const sources = ['Rounds', name].map((source) => join(SOURCES, `${source}.java`));
  execFileSync(javac, ['-d', folder, '-cp', path, ...sources]);
  const java = await measure(javaCommand(), ['-XX:+UseSerialGC', '-cp', path, name]);
  const [command, args] = gojdkCommand();
  const ours = await measure(command, [...args, 'run', '-cp', path, name]);
  if (ours.answer !== java.answer) throw new Error(`${name}: ${ours.answer}, under java ${java.answer}`);
  const ratio = (a: number, b: number): string => (a / b).toFixed(2);
  return [
    name,
    ours.first,
    java.first,
    ratio(ours.first, java.first),
    ours.last,
    java.last,
    ratio(ours.last, java.last),
  ];
}

const wanted = process.argv.slice(2);
const table = new Table({
  head: ['program', 'first round, ms', 'java', 'ratio', 'warm, ms', 'java', 'ratio'],
  style: { head: [], border: [] },
});
const folder = mkdtempSync(join(tmpdir(), 'gojdk-steady-'));
try {
  for (const program of PROGRAMS) {
    if (wanted.length > 0 && !wanted.includes(program.name)) continue;
    const missing = program.jars.find((jar) => !existsSync(join(JARS, jar)));
    if (missing === undefined) table.push(await compare(program, folder));
    else console.log(`${program.name}: there is no ${join(JARS, missing)} (Debian’s ${program.from})`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(table.toString());
