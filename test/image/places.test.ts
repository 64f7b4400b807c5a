/** Whatever hinders an image from being made or used: the program runs as without one, and says why. */
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import t from 'tap';
import {
  GREETING,
  isUsed,
  LAUNCHER,
  Launcher,
  newCache,
  type Result,
  ranWithout,
  removeCache,
} from './launcher.js';

const place = newCache();
t.teardown(() => removeCache(place));

const launcher = new Launcher(place.cache);
const hello = launcher.hello.bind(launcher);
const folder = launcher.make();

t.test('no room for it', async (t) => {
  const small = mkdtempSync(join(place.top, 'small-'));
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'none', small]).status !== 0) {
    t.comment('file systems cannot be mounted here');
    return;
  }
  try {
    const { exit, err } = launcher.start(['image', 'make'], { XDG_CACHE_HOME: small });
    t.equal(exit, 1);
    t.match(err, /^gojdk: [^\n]+\n$/);
    t.match(launcher.start(['image', 'show'], { XDG_CACHE_HOME: small }), { exit: 1 });
    const left = spawnSync('find', [small, '-type', 'f', '-size', '+0'], { encoding: 'utf8' }).stdout;
    t.equal(left, '', 'nothing is left');
    ranWithout(t, hello([], { XDG_CACHE_HOME: small }), /there is none/, 'a full disk');
  } finally {
    spawnSync('umount', [small]);
  }
});

t.test('makers: one that is killed, one at a time, one for those that are gone', async (t) => {
  const maker = spawn(LAUNCHER, ['image', 'make'], {
    env: launcher.environment({ NODE_OPTIONS: undefined }),
    stdio: 'ignore',
    detached: true,
  });
  const ended = new Promise((resolve) => maker.once('exit', resolve));
  const parent = dirname(folder);
  const leftovers = (): string[] => readdirSync(parent).filter((name) => name.startsWith('.making-'));
  while (leftovers().length === 0 && maker.exitCode === null) await setTimeout(10);
  t.equal(leftovers().length, 1);
  // Of the whole group: the maker, and Node that makes the snapshot.
  process.kill(-(maker.pid as number), 'SIGKILL');
  await ended;
  t.ok(isUsed(hello()), 'the image that was there is not touched');

  const before = statSync(join(folder, 'blob')).ino;
  const held = launcher.shell(
    `flock "$lock" sh -c '"$gojdk" image make --background; "$gojdk" image verify --background'`,
    { lock: `${folder}.lock` },
  );
  t.match(held, { exit: 0 }, held.err);
  t.equal(statSync(join(folder, 'blob')).ino, before, 'whoever works in the background goes away');
  t.ok(leftovers().length === 1, 'what a dead maker has left is still there');

  const [forsaken, other] = ['0123456789abcdef', 'fedcba9876543210'].map((id, i) => {
    const old = join(place.cache, 'gojdk', id, 'node/usr/bin/node/jdk/.C');
    mkdirSync(old, { recursive: true });
    const key = readFileSync(join(folder, 'key'), 'utf8');
    writeFileSync(join(old, 'key'), i === 0 ? key.replace(/"node":"[^"]+/, '"node":"/nowhere/node') : key);
    return join(place.cache, 'gojdk', id);
  });
  launcher.make();
  t.same(leftovers(), [], 'the next maker removes it');
  t.not(statSync(join(folder, 'blob')).ino, before);
  t.notOk(existsSync(forsaken), 'images of a Node that is gone');
  t.ok(existsSync(other), 'others stay');
  t.ok(isUsed(hello()));
});

t.test('strange places', async (t) => {
  const home = mkdtempSync(join(place.top, 'home-'));
  const shown = (env: NodeJS.ProcessEnv): string => launcher.start(['image', 'show'], env).out;
  t.match(shown({ XDG_CACHE_HOME: 'relative', HOME: home }), `${home}/.cache/gojdk/`);
  t.match(shown({ XDG_CACHE_HOME: '', HOME: home }), `${home}/.cache/gojdk/`);
  const nowhere = join(place.top, 'nowhere');
  const background = { XDG_CACHE_HOME: undefined, HOME: nowhere, GOJDK_IMAGE_MAKE: undefined, CI: undefined };
  ranWithout(t, hello([], background), /there is none/, 'no home');
  t.match(launcher.start(['image', 'make'], background), {
    exit: 1,
    err: /^gojdk: there is no folder [^\n]+\n$/,
  });
  t.notOk(existsSync(nowhere), 'the home of a user who has none is not made');
  ranWithout(t, hello([], { XDG_CACHE_HOME: undefined, HOME: undefined }), /no folder for images/, 'nothing');

  const shim = mkdtempSync(join(place.top, 'shim-'));
  writeFileSync(join(shim, 'node'), `#!/bin/sh\nexec '${process.execPath}' "$@"\n`, { mode: 0o755 });
  const shimmed = { PATH: `${shim}:${process.env.PATH}` };
  t.match(launcher.start(['image', 'make'], shimmed), { exit: 1, err: /not Node’s binary\n$/ });
  ranWithout(t, hello([], shimmed), /there is none/, 'a script in place of Node');
});

t.test('Node or the JDK changed in place', async (t) => {
  const bin = mkdtempSync(join(place.top, 'node-'));
  const node = join(bin, 'node');
  copyFileSync(process.execPath, node);
  const env = { PATH: `${bin}:${process.env.PATH}` };
  const own = launcher.make(env);
  t.not(own, folder, 'each Node has its own');
  t.ok(isUsed(hello([], env)));
  // As package managers do it.
  copyFileSync(node, `${node}.new`);
  chmodSync(`${node}.new`, 0o755);
  renameSync(`${node}.new`, node);
  ranWithout(t, hello([], env), /was changed/, 'another Node');
});

t.test('limits and descriptors', async (t) => {
  const line = '"$gojdk" run --trace=image -cp "$examples" Hello';
  const limited = launcher.shell(`ulimit -v 3000000; ${line}`);
  const without = launcher.shell(`ulimit -v 3000000; GOJDK_IMAGE=off ${line}`);
  t.same([limited.exit, limited.out], [without.exit, without.out], 'little address space');

  t.match(launcher.shell(`${line} <&-`), { exit: 0, out: GREETING });
  t.match(launcher.shell(`${line} 2>&-`), { exit: 0, out: GREETING });
  t.match(launcher.shell(`${line} >&-`), { err: /used/ });

  const classes = mkdtempSync(join(place.top, 'classes-'));
  writeFileSync(
    join(classes, 'Descriptors.java'),
    `public class Descriptors {
       public static void main(String[] args) throws Exception {
         System.out.println(new String(new java.io.FileInputStream("/proc/self/fd/9").readAllBytes()));
         for (String name : new java.util.TreeSet<>(java.util.List.of(new java.io.File("/proc/self/fd").list()))) {
           java.nio.file.Path path = java.nio.file.Path.of("/proc/self/fd", name);
           if (java.nio.file.Files.isSymbolicLink(path))
             System.out.println(java.nio.file.Files.readSymbolicLink(path).toString().replaceAll("[0-9]+", "N"));
         }
       }
     }`,
  );
  t.equal(spawnSync('javac', ['-d', classes, join(classes, 'Descriptors.java')]).status, 0);
  const list = (image: string): Result =>
    launcher.shell(
      `echo of the caller >"$file"; "$gojdk" run --trace=image ${image} -cp "$classes" Descriptors 9<"$file"`,
      {
        classes,
        file: join(place.top, 'file'),
      },
    );
  const [used, off] = [list(''), list('--image=off')];
  t.ok(isUsed(used), used.err);
  t.match(used.out, /^of the caller\n/);
  t.same(used.out.split('\n').sort(), off.out.split('\n').sort(), 'no descriptor of the image stays open');
});
