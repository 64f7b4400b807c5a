/** Programs with one class replaced by a mutant, run by gojdk or `java` in child processes, many to a process. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseClassFile } from '../../src/classfile/class-file.js';
import { ByteWriter } from '../support/bytes.js';
import { SeededChoices } from '../support/choices.js';
import { classfiles } from '../support/paths.js';
import { gojdkCommand, javaCommand, type Run, run } from '../support/process.js';
import { fateOf } from './pipeline.js';
import { type OwnClass, ownClasses, subjectOf, worldOf } from './subjects.js';

/** Parts of classfiles/programs whose programs neither touch files nor start threads nor fill the heap, whatever becomes of them. */
const PARTS = [
  'algorithms',
  'arithmetic',
  'arrays',
  'collections',
  'control',
  'exceptions',
  'invoke',
  'java8',
  'lambdas',
  'objects',
  'oldversions',
  'reflection',
  'strings',
];

export interface MutatedProgram {
  readonly main: string;
  readonly root: string;
  readonly mutant: string;
  readonly bytes: Uint8Array;
  readonly change: string;
}

interface Candidate {
  readonly cls: OwnClass;
  readonly main: string;
}

/** Classes of programs, with the class whose main uses them: the outermost one. */
function candidates(): Candidate[] {
  const found: Candidate[] = [];
  for (const cls of ownClasses()) {
    if (!PARTS.some((part) => cls.path.includes(`/programs/${part}/`))) continue;
    const main = cls.name.split('$')[0];
    try {
      const file = parseClassFile(new Uint8Array(readFileSync(join(cls.root, `${main}.class`))), main);
      if (file.methods.some((m) => m.name === 'main')) found.push({ cls, main });
    } catch {
      // No such class: nested in something that is not here.
    }
  }
  return found;
}

/** Mutants are tried until one verifies, so that something wrong is run; but not for ever. */
const TRIES = 12;

/** Every other program's mutant is one that verifies, if one is found soon. */
export function mutatedPrograms(seed: number, count: number): MutatedProgram[] {
  const random = new SeededChoices(seed);
  const all = candidates();
  return Array.from({ length: count }, (_, i) => {
    const { cls, main } = random.of(all);
    const subject = subjectOf(cls);
    let mutant = subject.mutate(random);
    for (let tries = i % 2 === 0 ? TRIES : 0; tries > 0; tries--) {
      if (fateOf(mutant.bytes, worldOf(cls.root)) === 'compiled') break;
      mutant = subject.mutate(random);
    }
    const { bytes, change } = mutant;
    return { main, root: cls.root, mutant: cls.name, bytes, change: `${cls.path}, ${change}` };
  });
}

function container(programs: readonly MutatedProgram[]): Buffer {
  const out = new ByteWriter().u4(programs.length);
  for (const { main, root, mutant, bytes } of programs) {
    for (const text of [main, root, mutant]) out.u2(Buffer.byteLength(text)).bytes(Buffer.from(text));
    out.u4(bytes.length).bytes(bytes);
  }
  return out.toBuffer();
}

/** How a program ended: the line that RunMutants prints, or how the process came to its end with it. */
export type Ending = string;

export interface RunnerOptions {
  /** `gojdk`, with options of its own, or `java`. */
  readonly runner: 'gojdk' | 'java';
  readonly options?: readonly string[];
  /** A program that takes longer is taken to hang. */
  readonly seconds?: number;
}

/** A program whose end was the end of the process: an exit that it asked for, or a crash. */
function suddenEnd(child: Run): Ending {
  const reason = child.timedOut
    ? 'hangs'
    : child.signal !== null
      ? `signal ${child.signal}`
      : `exit ${child.exit}`;
  const said = child.stderr.toString().split('\n').slice(0, 20).join('\n');
  return `process ends: ${reason}\n${said}`.trim();
}

/** Runs them all, in as many processes as it takes. */
export async function endings(
  programs: readonly MutatedProgram[],
  options: RunnerOptions,
): Promise<Ending[]> {
  const folder = mkdtempSync(join(tmpdir(), 'gojdk-mutants-'));
  const seconds = options.seconds ?? 10;
  try {
    const file = join(folder, 'programs');
    writeFileSync(file, container(programs));
    const found: Ending[] = [];
    while (found.length < programs.length) {
      const [command, leading] = options.runner === 'java' ? [javaCommand(), []] : gojdkCommand();
      const args = [
        ...leading,
        ...(options.runner === 'java' ? [] : ['run']),
        ...(options.options ?? []),
        '-Xmx256m',
        ...['-cp', classfiles('tools'), 'RunMutants', file, String(found.length), String(seconds)],
      ];
      const child = await run(command, args, { cwd: folder, timeoutSeconds: 60 + 2 * programs.length });
      const before = found.length;
      collect(child, found);
      // Whatever ended the process ended the program that ran.
      if (found.length < programs.length && (found.length === before || child.exit !== 3))
        found.push(suddenEnd(child));
    }
    return found;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The endings that a process has told of. */
function collect(child: Run, found: Ending[]): void {
  for (const part of child.stdout.toString().split(/^#/m).slice(1)) {
    const [number, ...lines] = part.split('\n');
    const ending = lines.join('\n').trim();
    if (Number(number) === found.length && ending !== '') found.push(ending);
  }
}

/** An ending that no class file may bring about, unless it does so under `java` as well. */
function isSuspicious(ending: Ending): boolean {
  return /^(process ends|did not end|java\.lang\.(InternalError|VirtualMachineError))/.test(ending);
}

export interface Defect {
  readonly program: MutatedProgram;
  readonly own: Ending;
  readonly java: Ending;
}

/** Programs that crash gojdk, hang, or end the process. */
export async function defects(
  programs: readonly MutatedProgram[],
  options: readonly string[] = [],
): Promise<Defect[]> {
  const own = await endings(programs, { runner: 'gojdk', options, seconds: 20 });
  const suspects = programs.flatMap((program, i) => (isSuspicious(own[i]) ? [{ program, own: own[i] }] : []));
  const found: Defect[] = [];
  for (const { program, own: ending } of suspects) {
    const [java] = await endings([program], { runner: 'java', seconds: 5 });
    if (java.split('\n')[0] !== ending.split('\n')[0]) found.push({ program, own: ending, java });
  }
  return found;
}
