/** Running one bad input in a folder of its own. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Run } from '../support/process.js';
import type { BadCase } from './cases.js';

/** Writes the files of the case and calls `start` with the folder. */
export async function inCaseFolder(badCase: BadCase, start: (folder: string) => Promise<Run>): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'gojdk-bad-'));
  try {
    for (const [path, content] of Object.entries(badCase.files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    return await start(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is wrong with the way in which the input was refused; empty if nothing is. */
export function complaints(badCase: BadCase, run: Run): string[] {
  const found: string[] = [];
  const stderr = run.stderr.toString();
  if (run.timedOut) found.push('does not end');
  else if (run.signal !== null) found.push(`ended by ${run.signal}`);
  else if (run.exit !== 1) found.push(`exit code ${run.exit}`);
  if (run.stdout.length > 0) found.push(`stdout: ${JSON.stringify(run.stdout.toString().slice(0, 200))}`);
  if (stderr.trim() === '') found.push('no message');
  else if (!badCase.says.test(stderr)) found.push(`message: ${JSON.stringify(stderr.slice(0, 300))}`);
  if (stderr.trim().split('\n').length > 12)
    found.push(`${stderr.trim().split('\n').length} lines on stderr`);
  if (/\.[jt]s:\d+|node:internal|\bundefined\b|\[object |NaN/.test(stderr))
    found.push(`a fault of our own shows: ${JSON.stringify(stderr.slice(0, 400))}`);
  return found;
}
