/** The rules of biome.json keep the folders in order: in a small copy of the tree whatever is planted against them is found, and nothing else is. */
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import t from 'tap';
import { ROOT } from '../support/paths.js';
import { run } from '../support/process.js';

/** No folder imports from one behind it (docs/ARCHITECTURE.md, "Rooms"). */
const ORDER = [
  'src/layout',
  'src/jvms',
  'src/x64',
  'src/ir',
  'src/classfile',
  'src/classpath',
  'native-trampoline',
  'src/compiler',
  'src/heap',
  'src/verifier',
  'src/vm',
  'src/natives',
  'src/startup',
  'src/interop',
  'src/javap',
  'src/jdeps',
  'src/cli',
];

const folder = mkdtempSync(join(tmpdir(), 'gojdk-walls-'));
t.teardown(() => rmSync(folder, { recursive: true, force: true }));

function plant(path: string, imported: string, isType = false): void {
  const from = join(folder, path);
  const to = relative(dirname(from), join(folder, imported)).replace(/\.ts$/, '.js');
  const specifier = to.startsWith('.') ? to : `./${to}`;
  mkdirSync(dirname(from), { recursive: true });
  writeFileSync(
    from,
    `import ${isType ? 'type ' : ''}{ x as y } from '${specifier}';\n\nexport ${isType ? 'type x = y' : 'const x = (): unknown => y'};\n`,
  );
}

/** What the linter says of the planted files: `rule file`. */
async function complaints(): Promise<string[]> {
  copyFileSync(join(ROOT, 'biome.json'), join(folder, 'biome.json'));
  const biome = join(ROOT, 'node_modules/@biomejs/biome/bin/biome');
  const options = ['lint', '--reporter=json', '--max-diagnostics=none', '.'];
  const { stdout } = await run(process.execPath, [biome, ...options], { cwd: folder });
  const { diagnostics } = JSON.parse(stdout.toString()) as {
    diagnostics: { category: string; location: { path: string | { file: string } } }[];
  };
  return diagnostics.map(({ category, location }) => {
    const path = typeof location.path === 'string' ? location.path : location.path.file;
    return `${category.replace(/^lint\/\w+\//, '')} ${path.slice(path.indexOf('plant-'))}`;
  });
}

t.test('every folder has its place', async (t) => {
  const folders = readdirSync(join(ROOT, 'src'), { withFileTypes: true })
    // Declarations of the CommonJS entry alone: no modules.
    .filter((entry) => entry.isDirectory() && entry.name !== 'commonjs')
    .map((entry) => `src/${entry.name}`);
  t.same([...folders, 'native-trampoline'].sort(), [...ORDER].sort());
});

t.test('imports against the order, and circles', async (t) => {
  const expected: string[] = [];
  const name = (path: string): string => path.replace('src/', '');
  for (const [i, from] of ORDER.entries()) {
    plant(`${from}/end.ts`, `${from}/none.ts`, true);
    for (const to of ORDER.slice(i + 1)) {
      const file = `plant-${name(from)}-to-${name(to)}.ts`;
      // From the folder itself and from one within it, types too.
      plant(`${from}/${file}`, `${to}/end.ts`);
      plant(`${from}/inner/inner-${file}`, `${to}/end.ts`, true);
      expected.push(`noRestrictedImports ${file}`, `noRestrictedImports ${file}`);
    }
    const circle = `plant-circle-${name(from)}`;
    plant(`${from}/${circle}-a.ts`, `${from}/inner/${circle}-b.ts`);
    plant(`${from}/inner/${circle}-b.ts`, `${from}/${circle}-a.ts`);
    expected.push(`noImportCycles ${circle}-a.ts`, `noImportCycles ${circle}-b.ts`);
  }
  t.same((await complaints()).sort(), expected.sort());
});

t.test('long functions and long files', async (t) => {
  rmSync(folder, { recursive: true });
  mkdirSync(join(folder, 'src/vm'), { recursive: true });
  const statements = (n: number): string => '  use(0);\n'.repeat(n);
  const functionOf = (n: number, name: string): string =>
    `export function ${name}(use: (x: number) => void): void {\n${statements(n)}}\n`;
  writeFileSync(join(folder, 'src/vm/plant-function.ts'), functionOf(81, 'f'));
  const functions = Array.from({ length: 9 }, (_, i) => functionOf(78, `f${i}`));
  writeFileSync(join(folder, 'src/vm/plant-file.ts'), functions.join(''));
  t.same((await complaints()).sort(), [
    'noExcessiveLinesPerFile plant-file.ts',
    'noExcessiveLinesPerFunction plant-function.ts',
  ]);
});
