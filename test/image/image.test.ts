/** The start-up image, by way of bin/gojdk: made once for this file, in a cache folder of its own. */

import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { ROOT } from '../support/paths.js';
import { EXAMPLES, isUsed, LAUNCHER, Launcher, newCache, type Result, removeCache } from './launcher.js';

const place = newCache();
const CACHE = place.cache;
const SENTINEL = 'gojdkSentinelOfTheMaker';

t.teardown(() => removeCache(place));

const launcher = new Launcher(CACHE);
const start = launcher.start.bind(launcher);
const run = launcher.run.bind(launcher);
const hello = launcher.hello.bind(launcher);
const folder = launcher.make({ [SENTINEL]: SENTINEL });

t.test('a program starts from it', async (t) => {
  const result = hello();
  t.equal(result.out, 'Hello, World!\n');
  t.ok(isUsed(result), result.err);
  t.equal(result.exit, 0);
});

t.test('what it is not for starts without it, and says why', async (t) => {
  const cases: readonly (readonly [readonly string[], NodeJS.ProcessEnv, RegExp])[] = [
    [['--image=off'], {}, /not wanted/],
    [[], { GOJDK_IMAGE: 'off' }, /GOJDK_IMAGE is off/],
    [[], { NODE_OPTIONS: '--no-warnings' }, /NODE_OPTIONS/],
    [['-Djava.io.tmpdir=/var/tmp'], {}, /java\.io\.tmpdir/],
    [['-esa'], {}, /assertions of system classes/],
    [['-Xint'], {}, /mode is interpreted/],
    [['--stress=gc'], {}, /looking inside/],
    [['-Xverify:all'], {}, /another set of classes/],
    [[], { LC_ALL: 'C' }, /there is none/],
    [[], { GOJDK_DEBUG: '1' }, /GOJDK_DEBUG/],
  ];
  for (const [args, env, why] of cases) {
    const result = hello(args, env);
    t.equal(result.out, 'Hello, World!\n', `${why}`);
    t.match(result.err, /\[image\] not used: /, `${why}`);
    t.match(result.err, why);
    t.equal(result.exit, 0);
  }
});

t.test('the environment is that of the process', async (t) => {
  const bin = mkdtempSync(join(CACHE, 'env-'));
  const source = join(bin, 'Surroundings.java');
  writeFileSync(
    source,
    `import java.io.File; import java.nio.file.Paths;
     public class Surroundings {
       public static void main(String[] args) throws Exception {
         for (String name : new String[] {"user.dir", "user.home", "user.name", "java.class.path", "java.home", "my.own", "file.encoding", "sun.java.command"})
           System.out.println(name + "=" + System.getProperty(name));
         System.out.println(new File("x").getAbsolutePath() + " " + Paths.get("x").toAbsolutePath());
         System.out.println(System.getenv("OF_THE_TEST") + " " + System.getenv().keySet().stream().filter(n -> n.startsWith("GOJDK")).count());
         System.out.println(Runtime.getRuntime().maxMemory() / (1 << 20));
         System.out.println(ProcessHandle.current().pid() > 0);
         System.out.println(Thread.currentThread().getName() + " " + new Thread().getName() + " " + Thread.currentThread().getId());
         Runnable r = () -> {};
         System.out.println(r.getClass().getName().replaceAll("0x.*", ""));
         System.out.println(System.in.read());
         assert args.length == 0 : "on";
       }
     }`,
  );
  t.equal(spawnSync('javac', ['-d', bin, source]).status, 0);
  const cwd = realpathSync(mkdtempSync(join(CACHE, 'cwd-')));
  const options = ['-ea', '-Xmx96m', '-Dmy.own=value', '-cp', bin, 'Surroundings', 'a', 'b'];
  const env = { OF_THE_TEST: 'here', NODE_EXTRA_CA_CERTS: '' };
  const from = run(options, env, cwd);
  const without = run(['--image=off', ...options], env, cwd);
  t.ok(isUsed(from), from.err);
  t.equal(from.out, without.out);
  t.match(from.out, new RegExp(`user.dir=${cwd}\n`));
  const problem = (text: string): string => text.replace(/^\[image\].*\n/gm, '');
  t.equal(problem(from.err), problem(without.err));
  t.match(from.err, /AssertionError: on/);
  t.equal(from.exit, without.exit);
});

t.test('by a symbolic link, as npm installs it', async (t) => {
  const link = join(CACHE, 'linked');
  symlinkSync(LAUNCHER, link);
  t.equal(start(['run', '-cp', EXAMPLES, 'Hello'], {}, ROOT, link).out, 'Hello, World!\n');
});

t.test('a damaged, open or foreign image is not used', async (t) => {
  const copies = mkdtempSync(join(CACHE, 'copies-'));
  const copy = (name: string, change: (folder: string) => void): Result => {
    const own = join(copies, name);
    cpSync(folder, own, { recursive: true });
    chmodSync(own, 0o700);
    change(own);
    return hello([], { GOJDK_IMAGE: own });
  };
  const results = [
    copy('copied', () => {}),
    copy('truncated', (own) => truncateSync(join(own, 'region'), 100_000)),
    copy('open', (own) => chmodSync(own, 0o755)),
    copy('keyless', (own) => rmSync(join(own, 'key'))),
  ];
  for (const result of results) {
    t.equal(result.out, 'Hello, World!\n');
    t.notOk(isUsed(result), result.err);
    t.equal(result.exit, 0);
  }
});

t.test('nowhere to put it', async (t) => {
  const file = join(CACHE, 'file');
  writeFileSync(file, '');
  for (const place of [file, '/proc', join(CACHE, 'not there')]) {
    const result = hello([], { XDG_CACHE_HOME: place, GOJDK_IMAGE: '' });
    t.equal(result.out, 'Hello, World!\n');
    t.equal(result.exit, 0);
  }
  for (const place of [file, '/proc']) {
    const { exit, err } = start(['image', 'make'], { XDG_CACHE_HOME: place });
    t.equal(exit, 1, place);
    t.match(err, /^gojdk: [^\n]+\n$/);
  }
});

t.test('nothing of the maker is in it, and it is not too large', async (t) => {
  for (const [file, most] of [
    ['blob', 12e6],
    ['region', 75e6],
    ['graph', 1.5e6],
    ['library', 2e6],
  ] as const) {
    const bytes = readFileSync(join(folder, file));
    t.notOk(bytes.includes(SENTINEL), file);
    t.ok(bytes.length < most, `${file}: ${bytes.length}`);
  }
  t.same(readdirSync(folder).sort(), ['blob', 'door.node', 'graph', 'key', 'library', 'region']);
});

t.test('restored again and again', async (t) => {
  for (let i = 0; i < 20; i++) {
    const { out, exit } = hello();
    if (out !== 'Hello, World!\n' || exit !== 0) t.fail(`${i}: ${out}`);
  }
});

t.test('removed', async (t) => {
  t.equal(start(['image', 'remove']).exit, 0);
  t.match(start(['image', 'show']), { exit: 1 });
  mkdirSync(CACHE, { recursive: true });
});
