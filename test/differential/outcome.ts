/**
 * What a program did: its stored form and the comparison.
 *
 * An `.expected` file is text with counted sections, so that any output can be stored exactly:
 *
 *     exit 0
 *     stdout 14
 *     Hello, World!
 *
 *     stderr 0
 *
 * where the number is the length of the section in bytes, and one line feed follows each section.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findJdk, releaseNumber } from '../../src/classpath/find-jdk.js';
import { ROOT } from '../support/paths.js';
import { gojdk, javaCommand, type Run, run, testEnvironment } from '../support/process.js';
import type { Program } from './programs.js';

export interface Outcome {
  readonly exit: number;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
}

export function formatOutcome(outcome: Outcome): Buffer {
  const parts: Buffer[] = [Buffer.from(`exit ${outcome.exit}\n`)];
  for (const [name, data] of [
    ['stdout', outcome.stdout],
    ['stderr', outcome.stderr],
  ] as const) {
    parts.push(Buffer.from(`${name} ${data.length}\n`), data, Buffer.from('\n'));
  }
  return Buffer.concat(parts);
}

export function parseOutcome(file: Buffer): Outcome {
  let at = 0;
  const line = (word: string): number => {
    const end = file.indexOf(10, at);
    const match = new RegExp(`^${word} (-?\\d+)$`).exec(file.toString('latin1', at, end));
    if (match === null) throw new Error(`expected file: "${word} <number>" expected at byte ${at}`);
    at = end + 1;
    return Number(match[1]);
  };
  const section = (word: string): Buffer => {
    const length = line(word);
    const data = file.subarray(at, at + length);
    at += length + 1;
    return data;
  };
  return { exit: line('exit'), stdout: section('stdout'), stderr: section('stderr') };
}

/** Where a release of the JDK has its own expectation, if it says something else. */
const ownExpectedFile = (program: Program, release: number): string => `${program.expectedFile}${release}`;

/** The stored expectation, or null: that of the release of the JDK where it has one of its own, else the program's. */
export function readExpected(program: Program, release: number = jdkRelease()): Outcome | null {
  const file = [ownExpectedFile(program, release), program.expectedFile].find((f) => existsSync(f));
  return file === undefined ? null : parseOutcome(readFileSync(file));
}

/** Warnings of later JDKs name the class path. */
function withoutRoot({ exit, stdout, stderr }: Outcome): Outcome {
  const stripped = (output: Buffer): Buffer =>
    Buffer.from(output.toString('latin1').replaceAll(ROOT, ''), 'latin1');
  return { exit, stdout: stripped(stdout), stderr: stripped(stderr) };
}

/** Stores what `java` of a later release did, if it is something else than what is stored for the program. */
export function writeOwnExpected(program: Program, done: Outcome, release: number): void {
  const file = ownExpectedFile(program, release);
  rmSync(file, { force: true });
  const outcome = withoutRoot(done);
  const usual = readExpected(program, release);
  if (
    usual === null ||
    differences(program, usual, { ...outcome, signal: null, timedOut: false }, false).length > 0
  )
    writeExpected(program, outcome, file);
}

export function writeExpected(program: Program, outcome: Outcome, file: string = program.expectedFile): void {
  writeFileSync(
    file,
    formatOutcome({ ...outcome, stderr: program.compareStderr ? outcome.stderr : Buffer.alloc(0) }),
  );
}

async function inEmptyFolder<T>(task: (cwd: string) => Promise<T>): Promise<T> {
  const cwd = mkdtempSync(join(tmpdir(), 'gojdk-program-'));
  try {
    return await task(cwd);
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

/** Environment of both: no settings of the developer's own may show in the output. */
function environment(): NodeJS.ProcessEnv {
  const env = { ...testEnvironment(), TZ: 'UTC' };
  for (const name of [
    'JAVA_TOOL_OPTIONS',
    '_JAVA_OPTIONS',
    'JDK_JAVA_OPTIONS',
    'CLASSPATH',
    'NODE_OPTIONS',
    'GOJDK_OPTIONS',
  ]) {
    delete (env as NodeJS.ProcessEnv)[name];
  }
  return env;
}

/** Runs the program under the real `java`, in an empty working directory. */
export function runUnderJava(program: Program): Promise<Run> {
  const args = [...program.vmOptions, '-cp', program.classPath, program.mainClass, ...program.args];
  return inEmptyFolder((cwd) =>
    run(javaCommand(), args, {
      cwd,
      stdin: program.stdin,
      timeoutSeconds: program.timeoutSeconds,
      env: environment(),
    }),
  );
}

/** Runs the program under gojdk with the options of the mode, in an empty working directory. */
export function runUnderGojdk(
  program: Program,
  modeOptions: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Run> {
  const what = program.gojdkArgs ?? [program.mainClass, ...program.args];
  const args = ['run', ...modeOptions, ...program.vmOptions, '-cp', program.classPath, ...what];
  return inEmptyFolder((cwd) =>
    gojdk(args, {
      cwd,
      stdin: program.stdin,
      timeoutSeconds: program.timeoutSeconds,
      env: { ...env, ...environment(), ...(env.JAVA_HOME === undefined ? {} : { JAVA_HOME: env.JAVA_HOME }) },
    }),
  );
}

/** The JDK whose `java` the stored expectations come from. */
const BLESSED_VERSION = '17.0.15';

/** What another update or release of the JDK says differently: lines of its own sources, its version, addresses in names of hidden classes, where the project lies. */
function withoutJdkDetails(output: Buffer): Buffer {
  const text = output
    .toString('latin1')
    .replace(/(\bjava\.[a-z.]+(?:@[\d.]+)?\/[\w.$<>]+\(\w+\.java):\d+\)/g, '$1)')
    .replace(/\b(java\.[a-z.]+)@\d[\d.]*\//g, '$1@/')
    .replace(/\/0x[\da-f]{16}\b/g, '/0x')
    .replace(/\(file:[^)]*\)/g, '(file:)');
  return Buffer.from(text, 'latin1');
}

let jdkVersion: string | null = null;

function version(): string {
  jdkVersion ??= findJdk().version;
  return jdkVersion;
}

/** Release of the JDK that the tests run with. */
export function jdkRelease(): number {
  return releaseNumber(version());
}

function firstDifference(name: string, expected: Buffer, seen: Buffer, exact: boolean): string | null {
  if (expected.equals(seen)) return null;
  const [want, have] = exact ? [expected, seen] : [expected, seen].map(withoutJdkDetails);
  if (want.equals(have)) return null;
  const wanted = want.toString().split('\n');
  const had = have.toString().split('\n');
  let i = 0;
  while (i < wanted.length && i < had.length && wanted[i] === had[i]) i++;
  const show = (line: string | undefined) =>
    line === undefined ? '(end)' : JSON.stringify(line.slice(0, 300));
  return `${name} line ${i + 1}: java ${show(wanted[i])}, gojdk ${show(had[i])}`;
}

/** Differences between what `java` and what gojdk did, one line each; empty if there are none. `exact`: to the letter, since both had the same JDK. */
export function differences(
  program: Program,
  want: Outcome,
  have: Outcome & Pick<Run, 'signal' | 'timedOut'>,
  exact: boolean = version() === BLESSED_VERSION,
): string[] {
  const found: string[] = [];
  if (have.timedOut) found.push(`no end after ${program.timeoutSeconds} s`);
  else if (have.signal !== null) found.push(`ended by ${have.signal}`);
  else if (have.exit !== want.exit) found.push(`exit code: java ${want.exit}, gojdk ${have.exit}`);
  const stdout = firstDifference('stdout', want.stdout, have.stdout, exact);
  if (stdout !== null) found.push(stdout);
  if (program.compareStderr) {
    const stderr = firstDifference('stderr', want.stderr, have.stderr, exact);
    if (stderr !== null) found.push(stderr);
  } else if (found.length > 0) {
    found.push(`stderr: ${JSON.stringify(have.stderr.toString().slice(0, 300))}`);
  }
  return found;
}
