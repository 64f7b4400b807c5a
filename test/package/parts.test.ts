/** Parts of the bundles (build/bundle.js) are loaded when they are needed, not before. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import t from 'tap';
import { classfiles, ROOT } from '../support/paths.js';

const folder = mkdtempSync(join(tmpdir(), 'gojdk-parts-'));
t.teardown(() => rmSync(folder, { recursive: true }));
const hook = join(folder, 'hook.cjs');
writeFileSync(
  hook,
  `process.on('exit', () => {
  for (const path of Object.keys(require.cache)) if (/dist.bundle/.test(path)) console.error('part ' + path);
});
`,
);

/** The parts that a program has had loaded. */
function partsOf(...args: string[]): string {
  const words = ['--require', hook, join(ROOT, 'bin/gojdk.js'), 'run', '--image=off', ...args];
  const { stderr, status } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  t.equal(status, 0, stderr);
  const paths = [...stderr.matchAll(/^part (.*)$/gm)].map((match) => basename(match[1]));
  return paths.sort().join(' ');
}

t.equal(partsOf(classfiles('examples/Hello.class')), '');
t.match(partsOf('-cp', classfiles('bench'), 'Sieve', '4'), 'optimizing.cjs');
