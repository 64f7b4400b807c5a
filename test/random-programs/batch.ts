/** Makes, compiles and runs batches of random programs. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { gojdk, javaCommand, type Run, run } from '../support/process.js';
import { javaProgram } from './program.js';

/** Numbers of the choices of `count` programs; the same for the same seed. */
export function choiceLists(seed: number, count: number): number[][] {
  return fc.sample(fc.array(fc.nat(99_999), { minLength: 300, maxLength: 3000, size: 'max' }), {
    seed,
    numRuns: count,
  });
}

export interface Batch {
  readonly folder: string;
  readonly packages: readonly string[];
  dispose(): void;
}

/** Writes and compiles programs, one package each. */
export async function compileBatch(lists: readonly (readonly number[])[]): Promise<Batch> {
  const folder = mkdtempSync(join(tmpdir(), 'gojdk-random-'));
  const packages = lists.map((_, i) => `p${i}`);
  const files = packages.map((name, i) => {
    mkdirSync(join(folder, name));
    const file = join(folder, name, 'Program.java');
    writeFileSync(file, javaProgram(lists[i], name));
    return file;
  });
  const all = join(folder, 'All.java');
  writeFileSync(all, allOf(packages));
  const javac = javaCommand('javac');
  const compiled = await run(javac, ['-nowarn', '-d', folder, all, ...files], { timeoutSeconds: 900 });
  if (compiled.exit !== 0) throw new Error(`${folder}: javac\n${compiled.stderr}`);
  return { folder, packages, dispose: () => rmSync(folder, { recursive: true }) };
}

/** One class that runs all programs of a batch: most of a short program's time is its VM's start. */
function allOf(packages: readonly string[]): string {
  const calls = packages.map(
    (name) =>
      `    System.out.println("${name}");\n    try { ${name}.Program.main(args); } catch (Throwable x) { System.out.println(x); }`,
  );
  return `public class All {\n  public static void main(String[] args) {\n${calls.join('\n')}\n  }\n}\n`;
}

/** The class to run: that of a program, or of all if null. */
const mainClass = (name: string | null): string => (name === null ? 'All' : `${name}.Program`);

/** HotSpot's stack traces must not be left out where it has seen an exception often. */
const JAVA_OPTIONS = ['-XX:-OmitStackTraceInFastThrow', '-Xshare:auto', '-XX:TieredStopAtLevel=1'];

export function underJava({ folder }: Batch, name: string | null, rounds: number): Promise<Run> {
  return run(javaCommand(), [...JAVA_OPTIONS, '-cp', folder, mainClass(name), `${rounds}`]);
}

export function underGojdk(
  { folder }: Batch,
  name: string | null,
  rounds: number,
  options: readonly string[],
): Promise<Run> {
  return gojdk(['run', ...options, '-cp', folder, mainClass(name), `${rounds}`], { timeoutSeconds: 900 });
}
