/** Judgements of `java` on the hand-made classes, as recorded in expected.txt. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { jdkClass } from '../mutants/subjects.js';
import { ROOT } from '../support/paths.js';
import { HELPERS } from './bad-class.js';
import { CASES } from './cases.js';
import { type Judgement, judge, judgeByJava } from './judge.js';
import { World } from './world.js';

const FILE = join(ROOT, 'test', 'verifier', 'expected.txt');

export async function judgeCasesByJava(): Promise<Judgement[]> {
  const root = mkdtempSync(join(tmpdir(), 'gojdk-verifier-'));
  try {
    for (const [name, bytes] of Object.entries(HELPERS)) {
      const path = join(root, `${name}.class`);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes);
    }
    return await judgeByJava(CASES.map(({ bytes }) => ({ name: 'Bad', root, bytes })));
  } finally {
    rmSync(root, { recursive: true });
  }
}

export function judgeCases(): Judgement[] {
  return CASES.map(({ bytes }) => {
    const world = new World((name) => HELPERS[name] ?? jdkClass(name));
    return judge({ name: 'Bad', root: '', bytes }, world);
  });
}

/** Name, then the judgement, indented; messages on lines of their own. */
function text(judgements: readonly Judgement[]): string {
  return CASES.map(({ name }, i) => {
    const lines = judgements[i].replaceAll('\t', '\n').replaceAll('\\n', '\n').split('\n');
    return `${name}\n${lines.map((line) => `    ${line}\n`).join('')}`;
  }).join('');
}

export function writeExpected(judgements: readonly Judgement[]): void {
  writeFileSync(FILE, text(judgements));
}

/** By the name of the case. */
export function splitByCase(whole: string): Map<string, string> {
  const cases = new Map<string, string>();
  let name = '';
  for (const line of whole.split('\n')) {
    if (line.startsWith('    ')) cases.set(name, `${cases.get(name) ?? ''}${line.slice(4)}\n`);
    else name = line;
  }
  return cases;
}

export function readExpected(): Map<string, string> {
  return splitByCase(readFileSync(FILE, 'utf8'));
}

export function ownByCase(): Map<string, string> {
  return splitByCase(text(judgeCases()));
}
