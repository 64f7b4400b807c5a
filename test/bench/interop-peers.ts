/**
 * The calls of `npm run bench:interop` by java-bridge (over JNI, into `java`'s libjvm) and by koffi (into C, the floor). Neither is a dependency: npm fetches them into a folder of their own. Run as a process of its
 * own, since libjvm and the VM would share its signals; prints `{ name: [nanoseconds for java-bridge, for koffi] }` as JSON.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findJdk } from '../../src/classpath/find-jdk.js';
import { classfiles } from '../support/paths.js';
import { each, failing, measure } from './interop-measure.js';

const PEERS = ['java-bridge@2.4.0', 'koffi@2.16.3'];
const folder = join(tmpdir(), 'gojdk-bench-peers');

mkdirSync(folder, { recursive: true });
if (!existsSync(join(folder, 'node_modules', 'java-bridge'))) {
  const options = ['--no-save', '--no-audit', '--no-fund', '--prefix', folder];
  spawnSync('npm', ['install', ...options, ...PEERS], { cwd: folder, stdio: 'ignore' });
}
const require = createRequire(join(folder, 'index.js'));
const found: Record<string, [number | null, number | null]> = {};

// biome-ignore lint/suspicious/noExplicitAny: no dependency, so no types
function load(name: string): any {
  try {
    return require(name);
  } catch {
    return null;
  }
}

process.env.JAVA_HOME = findJdk(process.env).home;
const java = load('java-bridge');
if (java !== null) {
  java.appendClasspath(classfiles('interop'));
  const Calls = java.importClass('embed.Calls');
  const Shapes = java.importClass('embed.Shapes');
  const JavaObject = java.importClass('java.lang.Object');
  const list = new (java.importClass('java.util.ArrayList'))();
  const shape = new Shapes();
  const bytes = Buffer.alloc(65536);
  const ten = '0123456789';
  const long = 'x'.repeat(10_000);
  const add = async (name: string, times: number, run: (n: number) => unknown): Promise<void> => {
    found[name] = [await measure(times, run), null];
  };
  await add(
    'static int call',
    20_000,
    each((i) => Calls.addSync(i, 1)),
  );
  await add(
    'instance call',
    20_000,
    each(() => list.sizeSync()),
  );
  await add(
    'field read',
    20_000,
    each(() => shape.i),
  );
  await add(
    'new and drop',
    20_000,
    each(() => new JavaObject()),
  );
  await add(
    'String(10), both ways',
    20_000,
    each(() => Calls.sameSync(ten)),
  );
  await add(
    'String(10,000), both ways',
    2000,
    each(() => Calls.sameSync(long)),
  );
  await add(
    'byte[64k] in',
    500,
    each(() => Calls.byteLengthSync(bytes)),
  );
  await add(
    'exception, thrown and caught',
    500,
    each(() => failing(() => Calls.failSync('x'))),
  );
  const supplier = java.newProxy('java.util.function.LongSupplier', { getAsLong: () => 1n });
  await add('callback, function as interface', 2000, (n) => Shapes.sumOf(supplier, n));
  const comparator = java.newProxy('java.util.Comparator', { compare: (a: number, b: number) => a - b });
  await add('sort of 10,000, comparator', 1, () => Shapes.compareAll(comparator, 10_000));
}
const koffi = load('koffi');
if (koffi !== null) {
  const abs = koffi.load('libc.so.6').func('int abs(int)');
  found['static int call'] ??= [null, null];
  found['static int call'][1] = await measure(
    300_000,
    each((i) => abs(i)),
  );
}
process.stdout.write(`${JSON.stringify(found)}\n`);
process.exit(0);
