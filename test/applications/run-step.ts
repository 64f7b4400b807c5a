/** Runs one step under `java` and under gojdk and tells the first difference: exit code, stdout, stderr, files written. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gojdk, javaCommand, type Run, run } from '../support/process.js';
import type { Step } from './application.js';

export interface StepResult {
  readonly title: string;
  /** null if all is the same. */
  readonly difference: string | null;
  readonly javaMilliseconds: number;
  readonly gojdkMilliseconds: number;
}

const TIMEOUT_SECONDS = 900;

/** `folders`: working folders of the two, in which earlier steps may have left files. */
export async function runStep(
  step: Step,
  folders: { readonly java: string; readonly gojdk: string },
): Promise<StepResult> {
  const options = { stdin: step.stdin, timeoutSeconds: TIMEOUT_SECONDS };
  const want = await run(javaCommand(), step.args, { ...options, cwd: folders.java });
  const got = await gojdk(['run', ...step.args], { ...options, cwd: folders.gojdk });
  return {
    title: step.title,
    difference: compareRuns(step, want, got) ?? compareFolders(folders.java, folders.gojdk),
    javaMilliseconds: want.milliseconds,
    gojdkMilliseconds: got.milliseconds,
  };
}

function compareRuns(step: Step, want: Run, got: Run): string | null {
  if (got.timedOut) return `not finished after ${TIMEOUT_SECONDS} s`;
  if (got.signal !== null) return `ended by ${got.signal}`;
  return (
    compareTexts('stdout', step, want.stdout, got.stdout) ??
    compareTexts('stderr', step, want.stderr, got.stderr) ??
    (want.exit === got.exit ? null : `exit code ${got.exit} instead of ${want.exit}`)
  );
}

function compareTexts(stream: string, step: Step, want: Buffer, got: Buffer): string | null {
  if (want.equals(got)) return null;
  const lines = (bytes: Buffer) =>
    bytes
      .toString()
      .split('\n')
      .map((line) => (step.volatile === undefined ? line : line.replace(step.volatile, '…')));
  const [a, b] = [lines(want), lines(got)];
  for (let i = 0; i < Math.max(a.length, b.length); i++)
    if (a[i] !== b[i])
      return `${stream} line ${i + 1}: ${quoted(b[i])} instead of ${quoted(a[i])}`.replaceAll(
        '\u001b',
        '\\e',
      );
  return null;
}

function quoted(line: string | undefined): string {
  return line === undefined ? 'nothing' : JSON.stringify(line.slice(0, 300));
}

function compareFolders(want: string, got: string): string | null {
  const files = (folder: string) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1))
      .sort();
  const [a, b] = [files(want), files(got)];
  const missing = a.find((file) => !b.includes(file));
  if (missing !== undefined) return `${missing} is not written`;
  const extra = b.find((file) => !a.includes(file));
  if (extra !== undefined) return `${extra} is written`;
  const different = a.filter((file) => !readFileSync(join(want, file)).equals(readFileSync(join(got, file))));
  return different.length === 0
    ? null
    : `${different.length} of ${a.length} files differ, first ${different[0]}`;
}
