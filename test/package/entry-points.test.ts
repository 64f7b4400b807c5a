/** The package by its own name, as ES module and CommonJS, at run time and for the type checker. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { ROOT } from '../support/paths.js';
import { tsc } from '../support/tsc.js';

// The name is resolved from within the package.
mkdirSync(join(ROOT, 'dist', 'test'), { recursive: true });
const folder = mkdtempSync(join(ROOT, 'dist', 'test', 'package-'));
t.teardown(() => rmSync(folder, { recursive: true }));

const USE = `
const vm = createVM({});
const list = new (vm.load('java.util.ArrayList'))([1, 2]);
console.log(list.size(), typeof JavaError, vm.call('java/lang/Math.max(II)I', 1, 2));
vm.close();
`;

const programs: Readonly<Record<string, string>> = {
  'use.cjs': `const { createVM, JavaError } = require('gojdk');${USE}`,
  'use.mjs': `import { createVM, JavaError } from 'gojdk';${USE}`,
};

for (const [name, text] of Object.entries(programs)) {
  t.test(name, async (t) => {
    writeFileSync(join(folder, name), text);
    const { stdout, stderr } = spawnSync(process.execPath, [join(folder, name)], { encoding: 'utf8' });
    t.equal(stdout + stderr, '2 function 2\n');
  });
}

t.test('types', async (t) => {
  const typed = `
const vm: VM = createVM({ long: 'number' });
const sum: number = vm.call('java/lang/Math.max(II)I', 1, 2);
`;
  writeFileSync(
    join(folder, 'typed.cts'),
    `import gojdk = require('gojdk');
const { createVM } = gojdk;
type VM = gojdk.VM;${typed}// @ts-expect-error
createVM({ lang: 1 });
`,
  );
  writeFileSync(
    join(folder, 'typed.mts'),
    `import { createVM, type VM } from 'gojdk';${typed}// @ts-expect-error
vm.call('java/lang/Math.max(II)I', 'x', 2);
`,
  );
  const files = ['typed.cts', 'typed.mts'].map((f) => join(folder, f));
  for (const module of ['node16', 'nodenext']) {
    const options = ['--noEmit', '--strict', '--skipLibCheck', '--types', 'node', '--module', module];
    t.equal(tsc(ROOT, ...options, ...files), '', module);
  }
});
