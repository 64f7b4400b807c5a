/** Runs command lines under `java` and `gojdk run`, and says where they differ. */
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { put, zipOf } from '../classpath/scratch.js';
import { classfiles } from '../support/paths.js';
import { gojdk, javaCommand, type Run, run } from '../support/process.js';
import { COMMAND_LINES, FILES, JARS } from './command-lines.js';

export interface CommandLine {
  readonly text: string;
  readonly env: Readonly<Record<string, string>>;
  readonly args: readonly string[];
}

export function commandLines(): CommandLine[] {
  return COMMAND_LINES.split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(parseCommandLine);
}

/** Splits as a shell does, but that only quotes are special. */
function parseCommandLine(text: string): CommandLine {
  const words = text.match(/(?:'[^']*'|"[^"]*"|[^ '"])+/g) ?? [];
  const plain = words.map((word) => word.replace(/'([^']*)'|"([^"]*)"/g, '$1$2'));
  const first = words.findIndex((word) => !/^[A-Z_]+=/.test(word));
  const env = Object.fromEntries(
    plain.slice(0, first).map((word) => [word.split('=', 1)[0], word.slice(word.indexOf('=') + 1)]),
  );
  return { text, env, args: plain.slice(first) };
}

const CLASSES = ['ShowLaunch', 'NoMain', 'BadMain'];

/** Fills a folder with what the command lines speak of. */
export function furnish(folder: string): void {
  for (const [name, text] of Object.entries(FILES)) put(folder, name, text);
  for (const name of CLASSES)
    copyFileSync(classfiles('launcher', `${name}.class`), join(folder, `${name}.class`));
  const main = readFileSync(classfiles('launcher', 'ShowLaunch.class'));
  for (const [name, manifest] of Object.entries(JARS)) {
    const entries: Record<string, string | Uint8Array> = { 'ShowLaunch.class': main };
    if (manifest !== null) entries['META-INF/MANIFEST.MF'] = manifest;
    put(folder, name, zipOf(entries));
  }
}

function environment(given: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { JAVA_HOME, PATH, HOME } = process.env;
  return { JAVA_HOME, PATH, HOME, LANG: 'C.UTF-8', TZ: 'UTC', ...given };
}

/** What `java` did, times made equal. */
export async function runJava({ args, env }: CommandLine, folder: string): Promise<string> {
  return describe(await run(javaCommand(), args, { cwd: folder, env: environment(env) }));
}

/** What `gojdk run` did, times made equal. */
export async function runGojdk({ args, env }: CommandLine, folder: string): Promise<string> {
  return describe(await gojdk(['run', ...args], { cwd: folder, env: environment(env) }));
}

function describe({ exit, signal, stdout, stderr }: Run): string {
  const text = (data: Buffer): string => data.toString().replace(/\b\d+\.\d{3}s\b/g, '0.000s');
  return `exit ${signal ?? exit}\n--- stdout\n${text(stdout)}--- stderr\n${text(stderr)}`;
}

/** The first line in which the two differ, or null. */
export function firstDifference(java: string, ours: string): string | null {
  if (java === ours) return null;
  const [want, have] = [java.split('\n'), ours.split('\n')];
  const at = want.findIndex((line, i) => line !== have[i]);
  const i = at < 0 ? want.length : at;
  return `java ${JSON.stringify(want[i])}, gojdk ${JSON.stringify(have[i])}`;
}
