/** A page of V8's that lies where the VM is to be is moved out of the way: also in processes that cannot begin anew. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import t from 'tap';
import { Region } from '../../src/layout/layout.js';
import { ROOT } from '../support/paths.js';

/** Seeds of V8's random numbers, and so of its pages' addresses, with which Node.js has a page in the region. */
const SEEDS: Readonly<Record<string, number>> = { '20.20.2': 416 };

const folder = mkdtempSync(join(tmpdir(), 'gojdk-taken-'));
t.teardown(() => rmSync(folder, { recursive: true, force: true }));

const PROGRAM = `
import { readFileSync } from 'node:fs';
const inRegion = () => readFileSync('/proc/self/maps', 'latin1').split('\\n').some((line) => {
  const [from, to] = line.split(' ', 1)[0].split('-').map((text) => parseInt(text, 16));
  return from < ${Region.END} && to > ${Region.BASE};
});
const before = inRegion();
const { openTrampoline } = await import('${pathToFileURL(join(ROOT, 'dist/native-trampoline/trampoline.js')).href}');
openTrampoline().close();
console.log(before ? 'moved' : 'nothing there');
`;

t.test('a page of V8’s', async (t) => {
  const seed = SEEDS[process.versions.node];
  if (seed === undefined) {
    t.comment(`no seed is known for Node.js ${process.versions.node}`);
    return;
  }
  const file = join(folder, 'open.mjs');
  writeFileSync(file, PROGRAM);
  const { status, stdout, stderr } = spawnSync(process.execPath, [`--random-seed=${seed}`, file], {
    encoding: 'utf8',
    env: {},
  });
  t.match(stdout, /^(moved|nothing there)\n$/, stderr);
  t.equal(status, 0);
  if (stdout !== 'moved\n') t.comment('this seed has no page there');
});
