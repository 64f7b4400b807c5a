/** Images of programs: made in the background, or by training; what they say holds for the same bytes only. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { isUsed, Launcher, newCache, type Result, removeCache } from './launcher.js';

const place = newCache();
t.teardown(() => removeCache(place));
const launcher = new Launcher(place.cache);
const folder = launcher.make();
const OF_PROGRAM = /^\[image\] of the program: (.*)$/m;

function compile(name: string, sources: Readonly<Record<string, string>>): string {
  const classes = join(place.cache, name);
  mkdirSync(classes, { recursive: true });
  const files = Object.entries(sources).map(([file, text]) => {
    const path = join(classes, `${file}.java`);
    writeFileSync(path, text);
    return path;
  });
  const { status, stderr } = spawnSync('javac', ['-cp', classes, '-d', classes, ...files], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return classes;
}

/** More methods than it takes; `answer` is in the last one's code. */
function manyMethods(answer: number): string {
  const count = 200;
  const methods = Array.from(
    { length: count },
    (_, i) => `static int m${i}(int x) { return x + ${i === count - 1 ? answer : 1}; }`,
  );
  const calls = Array.from({ length: count }, (_, i) => `x = m${i}(x);`);
  return `public class Many { ${methods.join('\n')}
    public static void main(String[] args) { int x = 0; ${calls.join(' ')} System.out.println(x); } }`;
}

const ofProgram = ({ err }: Result): string => OF_PROGRAM.exec(err)?.[1] ?? '';

/** Stores that are finished. */
function stores(): string[] {
  const path = join(folder, 'programs');
  return existsSync(path) ? readdirSync(path).filter((name) => /^[0-9a-f]{16}$/.test(name)) : [];
}

async function untilThereIsOne(): Promise<void> {
  while (stores().length === 0) await new Promise((resolve) => setTimeout(resolve, 100));
}

t.test('made in the background after a run that compiled much, and used by the next', async (t) => {
  const classes = compile('many', { Many: manyMethods(1) });
  const args = ['-cp', classes, 'Many'];
  const first = launcher.run(args, { GOJDK_IMAGE_MAKE: undefined, CI: undefined });
  t.match(first, { out: '200\n', exit: 0 });
  t.equal(ofProgram(first), '');
  await untilThereIsOne();
  const second = launcher.run(args);
  t.match(second, { out: '200\n', exit: 0 });
  t.equal(ofProgram(second), 'used');
  compile('many', { Many: manyMethods(3) });
  const changed = launcher.run(args);
  t.match(changed, { out: '202\n', exit: 0 }, 'what is known of other bytes is not used');
  const path = join(folder, 'programs', stores()[0]);
  chmodSync(path, 0o644);
  t.match(ofProgram(launcher.run(args)), /open to others/);
  chmodSync(path, 0o600);
  const whole = readFileSync(path);
  for (const at of [0, 60, 4096, whole.length / 2, whole.length - 1]) {
    writeFileSync(path, whole.with(at, whole[at] ^ 1));
    const flipped = launcher.run(args);
    t.match(flipped, { out: '202\n', exit: 0 });
    t.match(ofProgram(flipped), /^not used: /, `a bit of byte ${at}`);
  }
  truncateSync(path, 10_000);
  const damaged = launcher.run(args);
  t.match(damaged, { out: '202\n', exit: 0 });
  t.match(ofProgram(damaged), /is damaged/);
  truncateSync(path, 0);
  t.match(launcher.run(args), { out: '202\n', exit: 0 });
});

t.test('none is made where nobody wants processes in the background', async (t) => {
  const before = stores().length;
  const classes = compile('quiet', { Many: manyMethods(1) });
  for (const env of [{ CI: '1', GOJDK_IMAGE_MAKE: undefined }, { GOJDK_IMAGE_MAKE: 'no' }])
    t.match(launcher.run(['-cp', classes, 'Many'], env), { out: '200\n', exit: 0 });
  t.equal(stores().length, before);
  t.notOk(readdirSync(join(folder, 'programs')).some((name) => name.endsWith('.spool')));
});

const BASE = 'public class Base { int value() { return 7; } }';
const OTHER = 'public class Other extends Base { protected int hidden = 4; }';
const MAIN = `public class Main {
  static Base make() { return new Other(); }
  public static void main(String[] args) {
    System.out.println(make().value());
    Runnable[] all = { () -> System.out.println("lambda"), new Inner() };
    for (Runnable r : all) r.run();
    try { Object o = args; System.out.println(((int[]) o).length); } catch (ClassCastException e) { System.out.println("cast"); }
    System.exit(args.length);
  }
  static class Inner extends Other implements Runnable {
    public void run() { synchronized (this) { hidden++; System.out.println(String.format("%d %s", hidden, new StringBuilder("ab").reverse())); } }
  }
}`;

t.test('made by training', async (t) => {
  const classes = compile('trained', { Base: BASE, Other: OTHER, Main: MAIN });
  const file = join(place.cache, 'main.img');
  const args = ['-cp', classes, 'Main', 'x'];
  const out = '7\nlambda\n5 ba\ncast\n';
  t.match(launcher.start(['image', '--train', file, '--', ...args]), { out, err: '', exit: 1 });
  const used = launcher.run([`--image=${file}`, ...args]);
  t.match(used, { out, exit: 1 });
  t.ok(isUsed(used), used.err);
  t.equal(ofProgram(used), 'used');

  // The same bytes of Main, in a world in which they are wrong.
  compile('trained', { Other: OTHER.replace('extends Base', '') });
  const java = spawnSync('java', args, { encoding: 'utf8' });
  const wrong = launcher.run([`--image=${file}`, ...args]);
  t.match(java.stderr, /VerifyError/);
  t.equal(wrong.err.replace(/^\[image\].*\n/gm, ''), java.stderr);
  t.equal(wrong.exit, java.status);

  const words = launcher.start(['image', '--train', file]);
  t.match(words, { exit: 1, err: /^gojdk: [^\n]+\n$/ });
  const unfit = launcher.start(['image', '--train', file, '--', '-Xint', ...args]);
  t.match(unfit.err, /has not run from the start-up image/);
  t.equal(unfit.exit, 1);
});

t.test('another image’s', async (t) => {
  const classes = compile('again', { Base: BASE, Other: OTHER, Main: MAIN });
  const file = join(place.cache, 'again.img');
  const args = ['-cp', classes, 'Main'];
  launcher.start(['image', '--train', file, '--', ...args]);
  launcher.make();
  const result = launcher.run([`--image=${file}`, ...args]);
  t.match(result, { out: /^7\n/, exit: 0 });
  t.match(ofProgram(result), /belongs to another start-up image/);
});
