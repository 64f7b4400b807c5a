/** The library begins with the start-up image, and nobody can tell. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { renewKey } from '../../src/startup/folder.js';
import { ROOT } from '../support/paths.js';
import { Launcher, newCache, type Result, removeCache } from './launcher.js';

const place = newCache();
t.teardown(() => removeCache(place));

const launcher = new Launcher(place.cache);
const folder = launcher.make();
const LIBRARY = join(ROOT, 'dist', 'commonjs', 'index.cjs');
const JDK_25 = '/usr/lib/jvm/temurin-25-jdk-amd64';

/** Runs JavaScript in which `createVM` is the library's. */
function script(
  text: string,
  env: NodeJS.ProcessEnv = {},
  cwd = ROOT,
  node: string = process.execPath,
): Result {
  const whole = `const { createVM } = require(${JSON.stringify(LIBRARY)});
    (async () => { ${text} })().catch((error) => { console.error(error); process.exit(9); });`;
  const { status, stdout, stderr } = spawnSync(node, ['-e', whole], {
    env: launcher.environment({ ...env, NODE_OPTIONS: undefined }),
    cwd,
    encoding: 'utf8',
    input: 'typed\n',
  });
  return { exit: status, out: stdout, err: stderr };
}

const USED = /^\[image\] used: [^\n]+\n/;
const NOT_USED = /^\[image\] not used: [^\n]+\n/;

/** What a start from the image and one without print: the same, but for what the first line on stderr says. */
function bothWays(t: Test, text: string, env: NodeJS.ProcessEnv = {}, cwd = ROOT): Result {
  const from = script(text, env, cwd);
  const without = script(text, { ...env, GOJDK_IMAGE: 'off' }, cwd);
  t.match(from.err, USED);
  t.match(without.err, NOT_USED);
  t.equal(from.out, without.out);
  t.equal(from.err.replace(USED, ''), without.err.replace(NOT_USED, ''));
  t.equal(from.exit, without.exit);
  return from;
}

type Test = typeof t;

t.test('what programs see of their surroundings', async (t) => {
  const cwd = mkdtempSync(join(place.top, 'cwd-'));
  const { out, exit } = bothWays(
    t as Test,
    `const vm = createVM({ trace: ['image'], cwd: ${JSON.stringify(cwd)}, env: { OF_THE_TEST: 'here' }, maxHeap: 96 << 20,
       properties: { 'my.own': 'value' }, classPath: 'classes', args: ['-ea'] });
     const System = vm.load('java.lang.System');
     for (const name of ['user.dir', 'user.name', 'java.class.path', 'java.home', 'my.own', 'file.encoding', 'java.version'])
       console.log(name, System.getProperty(name));
     console.log(System.getenv('OF_THE_TEST'), System.getenv('PATH'), System.getenv().size());
     console.log(String(vm.load('java.nio.file.Path').of('x', []).toAbsolutePath()), new (vm.load('java.io.File'))('x').getAbsolutePath());
     console.log(vm.load('java.lang.Runtime').getRuntime().maxMemory());
     const Thread = vm.load('java.lang.Thread');
     console.log(Thread.currentThread().getName(), Thread.currentThread().getId(), new Thread().getName());
     // The cleaner's thread is there already.
     console.log([...Thread.getAllStackTraces().keySet()].map((thread) => thread.getName() + thread.getState())
       .filter((text) => !text.startsWith('Common-Cleaner')).sort().join());
     console.log(System.in.read(), vm.load('java.lang.ClassLoader').getSystemClassLoader().getDefaultAssertionStatus?.());
     console.log(await vm.close());`,
    {},
    ROOT,
  );
  t.equal(exit, 0);
  t.match(out, `user.dir ${cwd}\n`);
  t.match(out, 'my.own value\n');
});

t.test('members come in the order of HotSpot’s archive, which the image holds', async (t) => {
  const { out } = bothWays(
    t as Test,
    `const vm = createVM({ trace: ['image'] });
     for (const name of ['java.util.TreeMap', 'java.lang.String', 'javax.crypto.Cipher']) {
       const cls = vm.load('java.lang.Class').forName(name);
       for (const list of ['getDeclaredMethods', 'getMethods', 'getDeclaredConstructors', 'getDeclaredFields'])
         console.log(name, list, [...cls[list]()].map(String).join('; '));
     }
     console.log(await vm.close());`,
  );
  t.match(out, /^java\.util\.TreeMap getDeclaredMethods .+; /);
});

t.test('threads of the class library go on', async (t) => {
  const { out } = bothWays(
    t as Test,
    `const vm = createVM({ trace: ['image'] });
     const System = vm.load('java.lang.System');
     // The reference handler, the finalizer's thread, the cleaner's.
     const Queue = vm.load('java.lang.ref.ReferenceQueue');
     const queue = new Queue();
     const weak = new (vm.load('java.lang.ref.WeakReference'))(new (vm.load('java.lang.Object'))(), queue);
     require('node:v8').setFlagsFromString('--expose-gc');
     const gc = require('node:vm').runInNewContext('gc');
     const cleaned = [];
     const Cleaner = vm.load('java.lang.ref.Cleaner');
     const cleaner = Cleaner.create();
     cleaner.register(new (vm.load('java.util.Date'))(), () => cleaned.push('cleaned'));
     const executor = vm.load('java.util.concurrent.Executors').newSingleThreadExecutor();
     console.log(await executor['submit(Ljava/util/concurrent/Callable;)Ljava/util/concurrent/Future;'](() => 'task')['get()Ljava/lang/Object;'].async());
     executor.shutdown();
     for (let i = 0; i < 50 && (cleaned.length === 0 || weak.get() !== null); i++) {
       gc();
       System.gc();
       await vm.load('java.lang.Thread')['sleep(J)V'].async([20n]);
     }
     console.log(cleaned.join(), weak.get(), (await queue['remove(J)Ljava/lang/ref/Reference;'].async([1000n])) === weak);
     System.runFinalization();
     const direct = vm.load('java.nio.ByteBuffer').allocateDirect(1 << 20);
     console.log(direct.capacity());
     console.log(await vm.close());`.replace(
      'globalThis.gc();',
      'require("node:v8").setFlagsFromString("--expose-gc"); require("node:vm").runInNewContext("gc")();',
    ),
  );
  t.equal(out, 'task\ncleaned null true\n1048576\n0\n');
});

t.test('closed and opened again, in a worker as well', async (t) => {
  bothWays(
    t as Test,
    `const { Worker, isMainThread } = require('node:worker_threads');
     for (let round = 0; round < 3; round++) {
       const vm = createVM({ trace: round === 0 ? ['image'] : [] });
       const list = new (vm.load('java.util.ArrayList'))([3, 1, 2]);
       list.sort((a, b) => a - b);
       console.log(String(list), await vm.close(), require('node:fs').readFileSync('/proc/self/maps', 'latin1').includes('gojdk-code'));
     }
     const text = \`const vm = require(${JSON.stringify(LIBRARY)}).createVM();
       require('node:worker_threads').parentPort.postMessage(vm.load('java.lang.String').valueOf['(I)Ljava/lang/String;'](7)); setInterval(() => {}, 1000);\`;
     for (let round = 0; round < 2; round++) {
       const worker = new Worker(text, { eval: true });
       console.log((await require('node:events').once(worker, 'message'))[0]);
       // Without a word to the VM.
       await worker.terminate();
     }
     const vm = createVM();
     console.log(vm.call('java/lang/Math.abs(I)I', -3));
     await vm.close();`,
  );
});

t.test('what it is not for starts without it, and says why', async (t) => {
  const hello = (options: string, env: NodeJS.ProcessEnv = {}): Result =>
    script(
      `const vm = createVM({ trace: ['image'], ${options} });
       console.log(vm.call('java/lang/Math.abs(I)I', -3));
       await vm.close();`,
      env,
    );
  t.match(hello(''), { out: '3\n', err: USED });
  const cases: readonly (readonly [string, RegExp, NodeJS.ProcessEnv?])[] = [
    ['image: false', /it is not wanted/],
    ['', /GOJDK_IMAGE is off/, { GOJDK_IMAGE: 'off' }],
    ["properties: { 'java.io.tmpdir': '/var/tmp' }", /java\.io\.tmpdir/],
    ["args: ['-esa']", /assertions of system classes/],
    ["args: ['--add-modules', 'java.sql']", /moduleProperties/],
    ['stackSize: 1 << 20', /stackSize/],
    ['', /GOJDK_INVOKE is set/, { GOJDK_INVOKE: 'jdk' }],
    ['', /there is none/, { LC_ALL: 'C' }],
    ['', /there is none/, { GOJDK_IMAGE: place.top }],
    [`image: ${JSON.stringify(place.top)}`, /there is none/],
  ];
  for (const [options, why, env] of cases) {
    const { out, err } = hello(options, env);
    t.equal(out, '3\n', `${why}`);
    t.match(err, NOT_USED, `${why}`);
    t.match(err, why);
  }
  t.match(
    hello('', { NODE_OPTIONS: '--no-warnings' }),
    { out: '3\n', err: USED },
    'options of Node make no difference',
  );

  // Damaged ones, which the key does not know of.
  const kept = `${folder}.kept`;
  renameSync(folder, kept);
  const damages: readonly (readonly [string, () => void, RegExp])[] = [
    ['as it was', () => {}, /^\[image\] used/],
    ['an empty graph', () => truncateSync(join(folder, 'graph'), 0), /damaged/],
    ['half a graph', () => truncateSync(join(folder, 'graph'), 500_000), /damaged/],
    ['another graph', () => copyFileSync(join(folder, 'region'), join(folder, 'graph')), /damaged/],
    ['no graph', () => rmSync(join(folder, 'graph')), /cannot be read|ENOENT/],
    ['half a region', () => truncateSync(join(folder, 'region'), 500_000), /damaged/],
    ['another region', () => copyFileSync(join(folder, 'graph'), join(folder, 'region')), /damaged/],
    ['no code', () => truncateSync(join(folder, 'library'), 0), /^\[image\] used/],
    ['half of the code', () => truncateSync(join(folder, 'library'), 500_000), /^\[image\] used/],
    ['another code', () => copyFileSync(join(folder, 'graph'), join(folder, 'library')), /^\[image\] used/],
  ];
  for (const [name, damage, why] of damages) {
    mkdirSync(folder, { mode: 0o700 });
    for (const file of ['blob', 'region', 'graph', 'library', 'door.node', 'key'])
      copyFileSync(join(kept, file), join(folder, file));
    if (name !== 'no graph') {
      damage();
      renewKey(folder);
    } else {
      renewKey(folder);
      damage();
    }
    const { out, err } = hello('');
    t.equal(out, '3\n', name);
    t.match(err, why, name);
    if (name === 'as it was') {
      chmodSync(join(folder, 'graph'), 0o666);
      t.match(hello('').err, /was changed/, 'open to others');
      const bytes = readFileSync(join(folder, 'graph'));
      bytes[bytes.length >> 1] ^= 1;
      writeFileSync(join(folder, 'graph'), bytes);
      t.match(hello('').err, /was changed/, 'a bit');
    }
    rmSync(folder, { recursive: true });
  }
  renameSync(kept, folder);
});

t.test('V8’s code of the library', async (t) => {
  // A file that V8 has compiled for itself is in the cache of `require`.
  const asked = "console.log(Object.keys(require.cache).some((file) => file.endsWith('library.cjs')));";
  t.equal(script(asked).out, 'false\n', 'is used');
  t.equal(script(asked, { GOJDK_IMAGE: 'off' }).out, 'true\n', 'there is no image');
  const other = mkdtempSync(join(place.top, 'other-'));
  const program = join(other, 'program.cjs');
  writeFileSync(program, `console.log(typeof require(${JSON.stringify(LIBRARY)}).createVM);`);
  for (const flag of ['--max-old-space-size=300', '--stack-size=900'])
    t.equal(
      spawnSync(process.execPath, [flag, program], { env: launcher.environment({}), encoding: 'utf8' })
        .stdout,
      'function\n',
      `V8 refuses what was made with other flags (${flag})`,
    );
  // As test runners do that give each file globals of its own.
  const elsewhere = `
    const { createContext, runInContext } = require('node:vm');
    const text = require('node:fs').readFileSync(${JSON.stringify(LIBRARY)}, 'latin1');
    const load = runInContext('(function (exports, require, module, __filename, __dirname) {' + text + '})', createContext({ process }));
    const module_ = { exports: {} };
    load(module_.exports, (id) => id.endsWith('library.cjs') ? 'of this context' : require(id), module_, ${JSON.stringify(LIBRARY)}, '');
    console.log(module_.exports);`;
  t.equal(script(elsewhere).out, 'of this context\n');
});

t.test('one is made when the process has ended', async (t) => {
  const cache = mkdtempSync(join(place.top, 'made-'));
  const env = { XDG_CACHE_HOME: cache, GOJDK_IMAGE_MAKE: undefined, CI: undefined };
  const text = "await createVM({ trace: ['image'] }).close();";
  const app = join(place.top, 'app');
  copyFileSync(process.execPath, app);
  t.match(script(text, env, ROOT, app).err, /not used: .*there is none/);
  t.equal(
    spawnSync('find', [cache, '-type', 'f'], { encoding: 'utf8' }).stdout,
    '',
    'not by a program that is not Node',
  );
  t.match(script(text, env).err, /not used: .*there is none/);
  let err = '';
  for (let left = 600; left > 0 && !USED.test(err); left--) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    if (spawnSync('find', [cache, '-name', 'key'], { encoding: 'utf8' }).stdout !== '')
      err = script(text, env).err;
  }
  t.match(err, USED);
});

t.test('with another JDK', { skip: existsSync(JDK_25) ? false : 'there is no JDK 25' }, async (t) => {
  launcher.make({ JAVA_HOME: JDK_25 });
  const text = (options: string): string => `const vm = createVM({ trace: ['image'], ${options} });
    const list = new (vm.load('java.util.ArrayList'))([3, 1, 2]);
    console.log(String(list.reversed()), vm.load('java.lang.System').getProperty('java.version'));
    const thread = vm.load('java.lang.Thread').ofVirtual().start(() => console.log('virtual'));
    await thread.join['()V'].async();
    await vm.close();`;
  bothWays(t as Test, text(''), { JAVA_HOME: JDK_25 });
  const { out, err } = script(text(`javaHome: ${JSON.stringify(JDK_25)}`));
  t.match(out, '[2, 1, 3] 25');
  t.match(err, USED, 'named by an option');
});

t.test('the tests of the library pass', async (t) => {
  for (const name of ['features', 'natives', 'run', 'suite']) {
    const { status, stdout } = spawnSync(
      process.execPath,
      [join(ROOT, `dist/test/interop/${name}.test.js`)],
      {
        env: launcher.environment({ GOJDK_IMAGE: folder }),
        encoding: 'utf8',
        maxBuffer: 1 << 26,
      },
    );
    t.equal(status, 0, name);
    if (status !== 0)
      t.comment(
        stdout
          .split('\n')
          .filter((line) => /^ *not ok/.test(line))
          .join('\n'),
      );
  }
});
