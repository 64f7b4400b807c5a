/** Whatever has happened to an image: the program runs as without one, and says why. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { renewKey } from '../../src/startup/folder.js';
import { GREETING, isUsed, Launcher, newCache, ranWithout, removeCache } from './launcher.js';

const place = newCache();
t.teardown(() => removeCache(place));

const launcher = new Launcher(place.cache);
const hello = launcher.hello.bind(launcher);
const folder = launcher.make();
const kept = mkdtempSync(join(place.top, 'kept-'));
const FILES = ['blob', 'region', 'door.node', 'graph', 'library', 'key'];

/** Puts the image back; the copy is as good as what was made. */
function heal(): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { mode: 0o700 });
  for (const name of FILES) copyFileSync(join(kept, name), join(folder, name));
  for (const name of FILES) chmodSync(join(folder, name), name === 'door.node' ? 0o700 : 0o600);
  renewKey(folder);
}

for (const name of FILES) copyFileSync(join(folder, name), join(kept, name));

function flip(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] ^= 4;
  writeFileSync(path, bytes);
}

t.test('what was changed is noticed, even if it has the time that it had', async (t) => {
  const other = process.getuid?.() === 0 ? 12345 : null;
  const changes: readonly (readonly [string, () => void])[] = [
    ['a bit of the snapshot', () => flip(join(folder, 'blob'), 9_000_000)],
    ['a bit of the region', () => flip(join(folder, 'region'), 500_000)],
    ['a shorter snapshot', () => truncateSync(join(folder, 'blob'), 9_000_000)],
    ['an empty snapshot', () => truncateSync(join(folder, 'blob'), 0)],
    ['an empty region', () => truncateSync(join(folder, 'region'), 0)],
    ['a foreign snapshot', () => copyFileSync(process.execPath, join(folder, 'blob'))],
    ['a file of others', () => other !== null && chownSync(join(folder, 'blob'), other, other)],
    ['a file open to others', () => chmodSync(join(folder, 'region'), 0o666)],
    ['a folder open to others', () => chmodSync(folder, 0o777)],
    ['a folder of others', () => other !== null && chownSync(folder, other, other)],
    ['no door', () => rmSync(join(folder, 'door.node'))],
    ['no snapshot', () => rmSync(join(folder, 'blob'))],
    ['an empty key', () => truncateSync(join(folder, 'key'), 0)],
    ['another start of the system', () => flip(join(folder, 'key'), 0)],
  ];
  for (const [name, change] of changes) {
    heal();
    const times = FILES.map((file) => statSync(join(folder, file)));
    change();
    FILES.forEach((file, i) => {
      if (existsSync(join(folder, file))) utimesSync(join(folder, file), times[i].atime, times[i].mtime);
    });
    if (name.includes('of others') && other === null) continue;
    ranWithout(t, hello(), /there is none in|was changed|since the machine was started/, name);
  }
  heal();
  t.ok(isUsed(hello()), 'as it was');
});

t.test('what the key cannot tell', async (t) => {
  const changes: readonly (readonly [string, () => void, RegExp])[] = [
    ['a region cut off', () => truncateSync(join(folder, 'region'), 100_000), /damaged/],
    ['an empty region', () => truncateSync(join(folder, 'region'), 0), /damaged/],
    ['a foreign region', () => copyFileSync(process.execPath, join(folder, 'region')), /damaged/],
    ['a region of another image', () => flip(join(folder, 'region'), 3), /another image/],
    ['an empty door', () => truncateSync(join(folder, 'door.node'), 0), /door\.node/],
    ['a foreign door', () => writeFileSync(join(folder, 'door.node'), 'no library'), /door\.node/],
  ];
  for (const [name, change, why] of changes) {
    heal();
    change();
    renewKey(folder);
    ranWithout(t, hello(), why, name);
  }
  heal();
});

t.test('an image is tried, and removed if it is damaged', async (t) => {
  flip(join(folder, 'key'), 0);
  t.match(launcher.start(['image', 'verify']), { exit: 0 });
  t.ok(isUsed(hello()), 'tried after a start of the system');
  for (const name of ['blob', 'region', 'graph', 'library']) {
    heal();
    flip(join(folder, name), 4096 + 100);
    renewKey(folder);
    const { exit, err } = launcher.start(['image', 'verify']);
    t.equal(exit, 1);
    t.match(err, new RegExp(`^gojdk: the image was removed: [^\n]*${name} is not what it was\n$`));
    t.notOk(existsSync(folder));
  }
  heal();
});

t.test('removed in the middle of a start', async (t) => {
  const bin = mkdtempSync(join(place.top, 'bin-'));
  // The launcher's last look at the image, after which all is gone.
  const stat = spawnSync('/bin/sh', ['-c', 'command -v stat'], { encoding: 'utf8' }).stdout.trim();
  writeFileSync(join(bin, 'stat'), `#!/bin/sh\n${stat} "$@"\nrm -r "$VICTIM"\n`, { mode: 0o755 });
  for (const victim of [folder, join(folder, 'region'), join(folder, 'blob')]) {
    heal();
    const result = hello([], { PATH: `${bin}:${process.env.PATH}`, VICTIM: victim });
    t.match(result, { out: GREETING, exit: 0 }, victim);
    t.match(result.err, /^\[image\] (not )?used: [^\n]+\n$/, victim);
  }
  heal();
});
