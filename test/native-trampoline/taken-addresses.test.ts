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

const BLOCKED = 0xc000_0000;
const BLOCKING = `
import { loadLibC, MapFlag, Prot } from '${pathToFileURL(join(ROOT, 'dist/native-trampoline/libc.js')).href}';
import { createVM } from '${pathToFileURL(join(ROOT, 'dist/src/index.js')).href}';
const flags = MapFlag.PRIVATE | MapFlag.ANONYMOUS | MapFlag.FIXED_NOREPLACE;
const block = (address) => loadLibC().mmap(address, 4096, Prot.READ | Prot.WRITE, flags, -1, 0) === address;
if (!block(${BLOCKED})) throw new Error('cannot map anything there');
`;
const blocked = (program: string): { status: number | null; stdout: string; stderr: string } => {
  const file = join(folder, 'blocked.mjs');
  writeFileSync(file, BLOCKING + program);
  return spawnSync(process.execPath, [file], { encoding: 'utf8', env: { PATH: process.env.PATH } });
};

t.test('something in the heap’s range that cannot be moved', async (t) => {
  const { status, stdout, stderr } = blocked(`
    const vm = createVM();
    const Runtime = vm.load('java.lang.Runtime');
    console.log(Number(Runtime.getRuntime().maxMemory()) < ${BLOCKED - Region.HEAP});
    const ArrayList = vm.load('java.util.ArrayList');
    let lists = [];
    for (let i = 0; i < 300; i++) {
      lists.push(vm.array('int', 100_000));
      if (lists.length > 100) lists = [];
    }
    vm.load('java.lang.System').gc();
    console.log(new ArrayList(lists.map((list) => list.length)).size() > 0);
    await vm.close();
    await createVM().close();
    console.log(block(${BLOCKED}) ? 'unmapped' : 'still there');`);
  t.same([status, stdout, stderr], [0, 'true\ntrue\nstill there\n', '']);
});

t.test('where the heap that is asked for has no room below', async (t) => {
  const { status, stdout, stderr } = blocked(`
    try {
      createVM({ maxHeap: 1200 * 2 ** 20 });
    } catch (error) {
      console.log(error.message);
    }`);
  t.same([status, stderr], [0, '']);
  t.match(stdout, /^the address range 0x50000000-0xf0000000 is already in use in this process/);
});
