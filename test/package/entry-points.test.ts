/** The package as it is published: as ES module and CommonJS, at run time and for the type checker, and its command. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { classfiles, ROOT } from '../support/paths.js';
import { tsc } from '../support/tsc.js';

// A project in which the package is installed as npm packs it; what it depends on is that of the clone.
const folder = mkdtempSync(join(tmpdir(), 'gojdk-package-'));
const modules = join(folder, 'node_modules');
const installed = join(modules, 'gojdk');
mkdirSync(installed, { recursive: true });
t.teardown(() => rmSync(folder, { recursive: true }));
const packing = spawnSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], {
  cwd: ROOT,
  encoding: 'utf8',
});
spawnSync('tar', ['xzf', join(folder, packing.stdout.trim()), '--strip-components=1', '-C', installed]);
const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
for (const name of [...Object.keys(manifest.dependencies), '@types'])
  symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));

const USE = `
const vm = createVM({ mayRestart: true });
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

t.test('one copy of the code', async (t) => {
  const program = `
import { createRequire } from 'node:module';
import * as imported from 'gojdk';
const required = createRequire(import.meta.url)('gojdk');
console.log(Object.keys(required).sort().join(), Object.keys(required).every((k) => required[k] === imported[k]));
`;
  writeFileSync(join(folder, 'both.mjs'), program);
  const { stdout, stderr } = spawnSync(process.execPath, [join(folder, 'both.mjs')], { encoding: 'utf8' });
  t.equal(stdout + stderr, 'BlockedError,ExitError,JavaError,JavaObject,VM,createVM true\n');
});

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
  const options = ['--noEmit', '--strict', '--types', 'node', '--target', 'es2022'];
  const lib = ['--lib', 'es2022,esnext.disposable'];
  for (const module of ['node16', 'nodenext'])
    t.equal(tsc(folder, ...options, ...lib, '--module', module, ...files), '', module);
  const bundler = ['--module', 'esnext', '--moduleResolution', 'bundler'];
  t.equal(tsc(folder, ...options, ...lib, ...bundler, files[1]), '', 'bundler');
});

t.test('the command', async (t) => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(installed, 'bin', 'gojdk.js'), 'run', '-cp', classfiles('examples'), 'Hello'],
    { encoding: 'utf8' },
  );
  const expected = readFileSync(classfiles('examples', 'Hello.expected'), 'utf8').split('\n')[2];
  t.equal(stdout + stderr, `${expected}\n`);
});
