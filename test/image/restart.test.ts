/** V8's memory may lie where the VM's is to be: the command begins anew, and nobody notices. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import t from 'tap';
import { SNAPSHOT_FLAGS } from '../../src/cli/image/flags.js';
import { Region } from '../../src/layout/layout.js';
import { ROOT } from '../support/paths.js';
import { GREETING, isUsed, Launcher, newCache, removeCache } from './launcher.js';

const place = newCache();
t.teardown(() => removeCache(place));
const launcher = new Launcher(place.cache);

/** A module that takes the VM's addresses from the first `count` processes. */
function taker(count: number): string {
  const folder = mkdtempSync(join(place.top, 'taker-'));
  const libc = pathToFileURL(join(ROOT, 'dist/native-trampoline/libc.js')).href;
  writeFileSync(
    join(folder, 'taker.mjs'),
    `import { loadLibC } from '${libc}';
     const { GOJDK_RESTARTS: restarts } = process.env;
     if (Number(restarts ?? 0) < ${count}) loadLibC().mmap(${Region.HEAP}, 4096, 0, 0x22, -1, 0);`,
  );
  return `--import=${pathToFileURL(join(folder, 'taker.mjs')).href}`;
}

t.test('without an image', async (t) => {
  const env = { NODE_OPTIONS: taker(3), XDG_CACHE_HOME: join(place.top, 'none') };
  t.match(launcher.hello([], env), {
    exit: 0,
    out: GREETING,
    err: /^\[image\] not used: NODE_OPTIONS is set\n$/,
  });
  const said = launcher.run(
    ['-XX:SuspendRetryCount=5', '-Xlog:gc', '-cp', 'classfiles/examples', 'Hello'],
    env,
  );
  t.match(said, { exit: 0, out: /^\[[^\n]+Using Serial\n(Hello, World!\n)$/ });
  t.match(said.err, /^[^\n]+SuspendRetryCount[^\n]+\n\[image\] not used: [^\n]+\n$/);
});

t.test('too often', async (t) => {
  const { exit, out, err } = launcher.hello([], { NODE_OPTIONS: taker(100) });
  t.equal(exit, 1);
  t.equal(out, '');
  t.match(err, /^\[image\] not used: [^\n]+\ngojdk: the address range [^\n]+ is already in use [^\n]+\n$/);
});

t.test('with an image', async (t) => {
  const folder = launcher.make();
  const start = (count: number, ...options: readonly string[]) =>
    launcher.start(
      [
        taker(count),
        ...SNAPSHOT_FLAGS,
        '--snapshot-blob',
        join(folder, 'blob'),
        '--',
        '--trace=image',
        ...options,
        '-cp',
        'classfiles/examples',
        'Hello',
      ],
      {},
      ROOT,
      process.execPath,
    );
  t.ok(isUsed(start(0)));
  const again = start(1);
  t.match(again, { exit: 0, out: GREETING });
  t.match(again.err, /^\[image\] used: [^\n]+\n$/);
  const unfit = start(0, '-XX:SuspendRetryCount=5', '-Xint');
  t.match(unfit, { exit: 0, out: GREETING });
  t.match(
    unfit.err,
    /^[^\n]+SuspendRetryCount[^\n]+\n\[image\] not used: [^\n]+\n$/,
    'a warning is given once',
  );
});
