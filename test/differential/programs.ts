/**
 * Finding the programs of the differential suite, and what their head comments say.
 *
 * A program is a Java source with a `main` under classfiles/examples, classfiles/bench or classfiles/programs/<area>; under classfiles/later/<area> those for releases of the JDK after
 * 17. Comment lines at its head may say:
 *
 *     // args: one "two three"     arguments of the program
 *     // vm: -ea -Dkey=value       options for both `java` and gojdk
 *     // stdin: "line\n"           a JSON string
 *     // exit: 1                   expected exit code, for the reader; it is checked when the expectation is blessed
 *     // stderr: ignore            stderr is not deterministic
 *     // stress: no (reason)       not run under --stress=gc
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { classfiles } from '../support/paths.js';
import { TIME_LIMIT } from '../support/process.js';

export interface Program {
  /** `area/Name`, unique. */
  readonly id: string;
  readonly area: string;
  /** Release of the JDK that it needs. */
  readonly release: number;
  readonly source: string;
  readonly classPath: string;
  /** Binary name of the main class. */
  readonly mainClass: string;
  readonly args: readonly string[];
  /** What gojdk is given instead of the main class and its arguments, where that differs from what `java` is given. */
  readonly gojdkArgs?: readonly string[];
  readonly vmOptions: readonly string[];
  readonly stdin: string;
  readonly exit: number;
  readonly compareStderr: boolean;
  readonly timeoutSeconds: number;
  readonly stress: boolean;
  /** Where the expectation is stored. */
  readonly expectedFile: string;
}

/** The release that the suite's own expectations come from. */
export const REFERENCE = 17;

/** Splits a command line at blanks, keeping what stands in double quotes together. */
export function splitArguments(text: string): string[] {
  const words: string[] = [];
  for (const match of text.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)) {
    words.push(match[1] !== undefined ? JSON.parse(`"${match[1]}"`) : match[2]);
  }
  return words;
}

function headComments(source: string): Map<string, string> {
  const settings = new Map<string, string>();
  for (const line of source.split('\n')) {
    if (!line.startsWith('//')) break;
    const match = /^\/\/ (args|vm|stdin|exit|stderr|timeout|stress): (.*)$/.exec(line);
    if (match === null) throw new Error(`head comment not understood: ${line}`);
    settings.set(match[1], match[2].trim());
  }
  return settings;
}

function sourcesBelow(dir: string): string[] {
  const found: string[] = [];
  for (const name of readdirSync(dir).sort()) {
    const path = join(dir, name);
    if (statSync(path).isDirectory()) found.push(...sourcesBelow(path));
    else if (name.endsWith('.java')) found.push(path);
  }
  return found;
}

function programOf(area: string, release: number, root: string, path: string): Program | null {
  const source = readFileSync(path, 'utf8');
  if (release === REFERENCE && !/^ {0,2}public static void main\(String(\[\]|\.\.\.) \w+\)/m.test(source))
    return null;
  const settings = headComments(source);
  const pkg = /^package ([\w.]+);/m.exec(source)?.[1];
  const name = basename(path, '.java');
  return {
    id: `${area}/${relative(root, path).slice(0, -'.java'.length)}`,
    area,
    release,
    source: path,
    classPath: root,
    mainClass: pkg === undefined ? name : `${pkg}.${name}`,
    args: splitArguments(settings.get('args') ?? ''),
    vmOptions: splitArguments(settings.get('vm') ?? ''),
    stdin: settings.has('stdin') ? JSON.parse(settings.get('stdin') as string) : '',
    exit: Number(settings.get('exit') ?? 0),
    compareStderr: settings.get('stderr') !== 'ignore',
    timeoutSeconds: TIME_LIMIT,
    stress: !(settings.get('stress') ?? '').startsWith('no'),
    expectedFile: `${path.slice(0, -'.java'.length)}.expected`,
  };
}

/** Arguments of go-jdk's cases where they are not 5. */
const SUITE_INPUTS: Readonly<Record<string, number>> = {
  intvalues: 400,
  longvalues: 400,
  values: 7,
  arith: 100,
};

/** The cases of gojdk-suite: under `java` through a main class, under gojdk as a static method called from the command line. */
function suiteCases(): Program[] {
  const cases = classfiles('gojdk-suite', 'cases');
  const classPath = `${cases}:${classfiles('gojdk-suite', 'java')}`;
  const names = readdirSync(cases).filter((name) => statSync(join(cases, name)).isDirectory());
  return names.sort().map((name) => {
    const input = String(SUITE_INPUTS[name] ?? 5);
    return {
      id: `gojdk-suite/${name}`,
      area: 'gojdk-suite',
      release: REFERENCE,
      source: join(cases, name, 'Case.java'),
      classPath,
      mainClass: 'testutil.Main',
      args: [name, input],
      gojdkArgs: ['--method', 'run', `${name}.Case`, input],
      vmOptions: [],
      stdin: '',
      exit: 0,
      compareStderr: true,
      timeoutSeconds: TIME_LIMIT,
      stress: true,
      expectedFile: join(cases, name, 'Case.expected'),
    };
  });
}

/** All programs, by area and name. */
export function findPrograms(): Program[] {
  const roots: [string, string][] = ['examples', 'bench'].map((area) => [area, classfiles(area)]);
  const areas = classfiles('programs');
  if (existsSync(areas)) for (const area of readdirSync(areas).sort()) roots.push([area, join(areas, area)]);
  const programs: Program[] = suiteCases();
  for (const [area, root] of roots) {
    for (const path of sourcesBelow(root)) {
      const program = programOf(area, REFERENCE, root, path);
      if (program !== null) programs.push(program);
    }
  }
  return programs;
}

/** The programs for later releases: the name of their area ends with the release that they need. */
export function findLaterPrograms(): Program[] {
  const areas = classfiles('later');
  return readdirSync(areas)
    .sort()
    .flatMap((area) => {
      const root = join(areas, area);
      const release = Number(/\d+$/.exec(area)?.[0]);
      return sourcesBelow(root).map((path) => programOf(area, release, root, path));
    })
    .filter((program) => program !== null);
}

/** Programs whose id contains one of the filters; all of them without filters. */
export function selectPrograms(programs: readonly Program[], filters: readonly string[]): Program[] {
  return programs.filter((p) => filters.length === 0 || filters.some((f) => p.id.includes(f)));
}

/** The programs that gojdk cannot run yet, with the reason: lines `area/Name reason` of not-yet.txt. */
export function readNotYet(file: string): Map<string, string> {
  const reasons = new Map<string, string>();
  if (!existsSync(file)) return reasons;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const blank = line.search(/\s/);
    if (blank < 0) reasons.set(line, '');
    else reasons.set(line.slice(0, blank), line.slice(blank).trim());
  }
  return reasons;
}
