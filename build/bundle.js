/**
 * Bundles the command (dist/bundle), the library (dist/commonjs), and the parts that both load when they need them.
 *
 * V8 looks at all code that it is given, which costs a start more than what it runs of most of it; and half of the VM most starts never ask for. A *part* is what can be reached by way of one module
 * only, its root: a file of its own, read when a function of the root is first called. In the bundles the root is replaced by functions that do so. All other modules a part shares with the bundle
 * that loads it: they are handed to it. To everybody else, tests without bundles and the start-up image, a root is a module like any other.
 */
import { readFileSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { build } from 'esbuild';

/** Roots of the parts, by name. Whoever else imports them gets their functions, nothing else. */
const PARTS = {
  inference: 'src/verifier/inference/inference.js',
  invoke: 'src/vm/invoke/invoke.js',
  'ir-verifier': 'src/ir/verifier.js',
  libraries: 'src/vm/jni/library-code.js',
  natives: 'src/natives/further-natives.js',
  optimizing: 'src/vm/tiers/optimizer.js',
};

const OUT = resolve('dist');
const BUNDLE = join(OUT, 'bundle');
const LIBRARY = join(OUT, 'commonjs');
/** A program of its own, which the VM starts in another thread. */
const THREAD_ENTRY = join(OUT, 'src/compiler/optimizing/compiler-thread.js');
const COMMAND_ENTRY = join(OUT, 'src/cli/main.js');
const LIBRARY_ENTRY = join(OUT, 'src/index.js');
/** What is run by who requires the library, and what makes V8's code of it (src/startup/library-script.ts). */
const LIBRARY_LOADER = join(OUT, 'src/startup/library-entry.js');
const LIBRARY_CODE = join(OUT, 'src/startup/library-code.js');

/** GOJDK_BUNDLE=readable: for whoever looks for something in the bundles, or at profiles. */
const isReadable = process.env.GOJDK_BUNDLE === 'readable';

const COMMON = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  packages: 'external',
  logLevel: 'error',
  minifyWhitespace: !isReadable,
  minifySyntax: !isReadable,
  // Of an error that nobody catches Node prints the line.
  lineLimit: 110,
};

/** CommonJS files know where they are by `__filename`. */
const MODULE_URL = {
  define: { 'import.meta.url': 'moduleUrl', GOJDK_BUNDLED: 'true' },
  banner: { js: "const moduleUrl = require('node:url').pathToFileURL(__filename).href;" },
};

/** Paths of all modules, each with those of the modules that it imports. */
async function importGraph() {
  const { metafile } = await build({
    ...COMMON,
    entryPoints: [COMMAND_ENTRY, LIBRARY_ENTRY],
    format: 'esm',
    outdir: OUT,
    write: false,
    metafile: true,
  });
  return new Map(
    Object.entries(metafile.inputs).map(([path, { imports }]) => [
      resolve(path),
      imports.filter((i) => !i.external).map((i) => resolve(i.path)),
    ]),
  );
}

function reachableWithout(graph, module) {
  const found = new Set();
  const open = [COMMAND_ENTRY, LIBRARY_ENTRY];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (path === module || found.has(path)) continue;
    found.add(path);
    open.push(...graph.get(path));
  }
  return found;
}

/** A part: its root, and the modules that it shares with others. */
function partOf(graph, name) {
  const root = join(OUT, PARTS[name]);
  const others = reachableWithout(graph, root);
  const own = [...graph.keys()].filter((path) => !others.has(path));
  if (!own.includes(root)) throw new Error(`${PARTS[name]}: nobody imports it`);
  for (const path of Object.values(PARTS))
    if (path !== PARTS[name] && own.includes(join(OUT, path)))
      throw new Error(`${path}: a part within a part`);
  const shared = new Set(own.flatMap((path) => graph.get(path)).filter((path) => others.has(path)));
  for (const path of shared)
    if (/^export let /m.test(readFileSync(path, 'utf8')))
      throw new Error(`${path}: a part would keep an old value`);
  return { name, root, shared: [...shared].sort() };
}

const keyOf = (path) => relative(OUT, path);
const literal = JSON.stringify;

/** What stands in a bundle for the root of a part. */
async function standIn({ name, root, shared }) {
  const lines = ["import { createRequire } from 'node:module';"];
  for (const [i, path] of shared.entries()) lines.push(`import * as m${i} from ${literal(path)};`);
  lines.push('let part;');
  lines.push('const load = () => (part ??= createRequire(import.meta.url)');
  lines.push(`(${literal(`../bundle/${name}.cjs`)})({`);
  for (const [i, path] of shared.entries()) lines.push(`${literal(keyOf(path))}: m${i},`);
  lines.push('}));');
  for (const [exported, value] of Object.entries(await import(root)))
    if (isPlainFunction(value))
      lines.push(`export const ${exported} = (...args) => load().${exported}(...args);`);
  return lines.join('\n');
}

function isPlainFunction(value) {
  return typeof value === 'function' && !/^class\b/.test(Function.prototype.toString.call(value));
}

/** What stands in a part for a module that it shares. Values that nobody asks for are left out. */
async function fromOutside(path) {
  const names = Object.keys(await import(path));
  return [
    'const get = (value) => value;',
    ...names.map((n) => `export const ${n} = /* @__PURE__ */ get(shared[${literal(keyOf(path))}].${n});`),
  ].join('\n');
}

/** Makes others answer for some modules: by path, their texts. */
function replacing(texts) {
  return {
    name: 'replacing',
    setup({ onLoad }) {
      onLoad({ filter: /\.js$/ }, ({ path }) => {
        const contents = texts.get(path);
        return contents === undefined ? undefined : { contents, resolveDir: OUT };
      });
    },
  };
}

async function bundleAll() {
  const graph = await importGraph();
  const parts = Object.keys(PARTS).map((name) => partOf(graph, name));
  const standIns = replacing(new Map(await Promise.all(parts.map(async (p) => [p.root, await standIn(p)]))));
  await build({
    ...COMMON,
    entryPoints: [COMMAND_ENTRY],
    splitting: true,
    format: 'esm',
    outdir: BUNDLE,
    chunkNames: '[name]-[hash]',
    plugins: [standIns],
  });
  await build({
    ...COMMON,
    ...MODULE_URL,
    entryPoints: [LIBRARY_ENTRY],
    format: 'cjs',
    outfile: join(LIBRARY, 'library.cjs'),
    plugins: [standIns],
  });
  await build({
    ...COMMON,
    ...MODULE_URL,
    entryPoints: [LIBRARY_LOADER],
    format: 'cjs',
    outfile: join(LIBRARY, 'index.cjs'),
    footer: { js: 'module.exports = module.exports.loadLibrary(require);' },
  });
  await build({
    ...COMMON,
    ...MODULE_URL,
    entryPoints: [LIBRARY_CODE],
    format: 'cjs',
    outfile: join(BUNDLE, 'library-code.cjs'),
  });
  await build({
    ...COMMON,
    entryPoints: [THREAD_ENTRY],
    format: 'cjs',
    outfile: join(BUNDLE, 'compiler-thread.cjs'),
  });
  for (const { name, root, shared } of parts)
    await build({
      ...COMMON,
      entryPoints: [root],
      format: 'cjs',
      outfile: join(BUNDLE, `${name}.cjs`),
      plugins: [replacing(new Map(await Promise.all(shared.map(async (p) => [p, await fromOutside(p)]))))],
      banner: { js: '"use strict"; module.exports = (shared) => { const module = { exports: {} };' },
      footer: { js: 'return module.exports; };' },
    });
}

await rm(BUNDLE, { recursive: true, force: true });
await rm(LIBRARY, { recursive: true, force: true });
await bundleAll();
for (const file of ['index.d.cts', 'index.mjs']) await cp(join('src/commonjs', file), join(LIBRARY, file));
