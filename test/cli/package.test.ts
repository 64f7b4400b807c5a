/** package.json, the bundle and the sources must fit together. */
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import t from 'tap';
import { ROOT } from '../support/paths.js';

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const BUNDLE = join(ROOT, 'dist', 'bundle');

/** Specifiers of imports in a source: of static ones, or of all. */
function imports(source: string, dynamic: boolean): string[] {
  const found = [...source.matchAll(/^(?:import|export)\b(?:[^;'"]*\bfrom)? ?['"]([^'"]+)['"];?$/gm)];
  if (dynamic) found.push(...source.matchAll(/\b(?:import|require(?:\.resolve)?)\(['"]([^'"]+)['"]\)/g));
  return found.map((match) => match[1]);
}

/** Name of the package that a specifier belongs to; null for files and what Node has. */
function packageOf(specifier: string): string | null {
  if (specifier.startsWith('.') || isBuiltin(specifier)) return null;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(ROOT, folder, name), 'utf8'));
}

t.test('dependencies are what the sources import', async (t) => {
  const dependencies = Object.keys(manifest.dependencies);
  const texts = [...sources('src'), ...sources('native-trampoline')];
  const used = new Set(texts.flatMap((text) => imports(text, true)).map(packageOf));
  for (const name of used) if (name !== null) t.ok(dependencies.includes(name), `${name} is a dependency`);
  for (const name of dependencies)
    t.ok(
      texts.some((text) => text.includes(name)),
      `${name} is used`,
    );
});

/** Packages that are loaded with a file of the bundle. */
function loadedWith(file: string, seen = new Set<string>()): Set<string> {
  const packages = new Set<string>();
  if (seen.has(file)) return packages;
  seen.add(file);
  for (const specifier of imports(readFileSync(join(BUNDLE, file), 'utf8'), false)) {
    const name = packageOf(specifier);
    if (name !== null) packages.add(name);
    else if (specifier.startsWith('./'))
      for (const inner of loadedWith(specifier.slice(2), seen)) packages.add(inner);
  }
  return packages;
}

t.test('a run loads neither the disassembler nor what makes help texts', async (t) => {
  t.same([...loadedWith('main.js')], []);
  for (const file of readdirSync(BUNDLE)) {
    if (!/^run(-main)?-[0-9A-Z]+\.js$/.test(file)) continue;
    const packages = [...loadedWith(file)];
    t.same(
      packages.filter((name) => name !== 'ffi-rs'),
      [],
      file,
    );
  }
});

t.test('what is published', async (t) => {
  t.same(manifest.bin, { gojdk: 'bin/gojdk' });
  t.match(
    readFileSync(join(ROOT, 'bin', 'gojdk.js'), 'utf8'),
    /^#!\/usr\/bin\/env node\nimport '\.\.\/dist\/bundle\/main\.js';\n$/,
  );
  for (const path of ['bin', 'dist/bundle', 'dist/commonjs', 'docs', 'README.md', 'LICENSE'])
    t.ok(manifest.files.includes(path), path);
  t.notOk(manifest.files.includes('dist/src'), 'code is there as bundles only');
});

/** A declaration file and all that it imports. */
function declarations(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  const text = readFileSync(join(ROOT, file), 'utf8');
  for (const [, specifier] of text.matchAll(/(?:from |import\()'(\.[^']+)'/g))
    declarations(join(dirname(file), specifier.replace(/\.js$/, '.d.ts')), found);
  return found;
}

t.test('declarations that are published are those that the entry needs', async (t) => {
  const published = manifest.files.filter((file: string) => file.endsWith('.d.ts'));
  t.same([...declarations(join('dist', 'src', 'index.d.ts'))].sort(), published.sort());
});
