import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { passes, runPasses } from '../../../src/compiler/optimizing/passes/passes.js';
import { printGraph } from '../../../src/compiler/optimizing/print.js';
import { verifyGraph } from '../../../src/compiler/optimizing/verify.js';
import { ROOT } from '../../support/paths.js';
import { parseGraph } from './parse.js';

/**
 * Files in golden/: `passes:` and names (without: all), a sentence, a graph, `after:`, and what the passes make of it. With BLESS=1 in the environment the latter is rewritten.
 */
const folder = join(ROOT, 'test/compiler/optimizing/golden');
const separator = '\nafter:\n';

function optimize(text: string): string {
  const names = /^passes: (.*)$/m.exec(text)?.[1].split(', ');
  const graph = parseGraph(text.slice(text.indexOf('\nb0(')));
  verifyGraph(graph, 'reading');
  const disabled = new Set(
    passes.map((pass) => pass.name).filter((name) => names !== undefined && !names.includes(name)),
  );
  for (const name of names ?? [])
    if (!passes.some((pass) => pass.name === name)) throw new Error(`no pass ${name}`);
  runPasses(graph, { disabled, after: (name) => verifyGraph(graph, name) });
  return printGraph(graph);
}

for (const file of readdirSync(folder).sort()) {
  t.test(file, async (t) => {
    const path = join(folder, file);
    const [input, expected] = readFileSync(path, 'utf8').split(separator);
    const made = optimize(input);
    if (process.env.BLESS === '1') writeFileSync(path, `${input.trimEnd()}\n${separator}${made}`);
    else t.equal(made, expected);
  });
}
