/** What the user reads when this machine or process cannot host the VM. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import t, { type Test } from 'tap';
import { doorImage } from '../../native-trampoline/door.js';
import { HostError } from '../../native-trampoline/host-error.js';
import { Errno, type LibC, loadLibC, MapFlag, Prot } from '../../native-trampoline/libc.js';
import { probeHost } from '../../native-trampoline/probe.js';
import { type HostEnvironment, openTrampoline } from '../../native-trampoline/trampoline.js';
import { Region } from '../../src/layout/layout.js';
import '../support/free-addresses.js';

const real = loadLibC();

/** A host whose C library answers some calls differently. */
const fake = (changes: Partial<LibC>, environment: Partial<HostEnvironment> = {}): HostEnvironment => ({
  platform: 'linux',
  arch: 'x64',
  loadLibC: () => ({ ...real, ...changes }),
  ...environment,
});

const isMapped = (address: number): boolean => {
  const start = address.toString(16).padStart(8, '0');
  return readFileSync('/proc/self/maps', 'utf8')
    .split('\n')
    .some((line) => line.startsWith(`${start}-`));
};

const refuses = (t: Test, host: HostEnvironment, message: RegExp): void => {
  t.throws(() => openTrampoline(host), { name: 'HostError', message });
  t.notOk(isMapped(Region.BASE), 'nothing stays mapped');
  const report = probeHost(host);
  t.notOk(report.ok);
  t.ok(report.problems.length > 0);
  t.match(report.problems[0], message);
};

t.test('other platforms', async (t) => {
  refuses(t, fake({}, { platform: 'darwin', arch: 'arm64' }), /Linux on x86-64; this is darwin on arm64/);
  refuses(t, fake({}, { arch: 'arm64' }), /linux on arm64/);
});

t.test('ffi-rs is missing', async (t) => {
  const missing = (): LibC => {
    throw new HostError('the npm package ffi-rs, the bridge to the C library, cannot be loaded: not found');
  };
  refuses(t, fake({}, { loadLibC: missing }), /ffi-rs.*cannot be loaded/);
});

t.test('the address range is taken', async (t) => {
  const flags = MapFlag.PRIVATE | MapFlag.ANONYMOUS | MapFlag.FIXED_NOREPLACE;
  const taken = Region.BASE + 0x1000_0000;
  t.equal(real.mmap(taken, 0x1000, Prot.READ, flags, -1, 0), taken);
  refuses(t, fake({}), /0x50000000-0xf0000000 is already in use/);
  real.munmap(taken, 0x1000);
});

t.test('an old kernel maps elsewhere', async (t) => {
  const unmapped: number[] = [];
  const host = fake({
    mmap: () => 0x7f00_0000_0000,
    munmap: (address) => {
      unmapped.push(address);
      return 0;
    },
  });
  refuses(t, host, /already in use/);
  t.ok(unmapped.includes(0x7f00_0000_0000));
});

t.test('the system refuses', async (t) => {
  refuses(t, fake({ mmap: () => -Errno.ENOMEM }), /refuses to reserve.*ENOMEM/);
  refuses(t, fake({ memfdCreate: () => -Errno.EPERM }), /memfd_create: EPERM/);
  const noExecution = fake({
    mmap: (address, length, prot, flags, fd, offset) =>
      prot & Prot.EXEC ? -Errno.EACCES : real.mmap(address, length, prot, flags, fd, offset),
  });
  refuses(t, noExecution, /map memory as executable.*EACCES/);
});

t.test('a kernel without MFD_EXEC', async (t) => {
  const flagsSeen: number[] = [];
  const host = fake({
    memfdCreate: (name, flags) => {
      flagsSeen.push(flags);
      return flags & 0x10 ? -Errno.EINVAL : real.memfdCreate(name, flags);
    },
  });
  t.ok(probeHost(host).ok);
  t.same(flagsSeen, [0x11, 0x01]);
});

t.test('a missing C symbol is named', async (t) => {
  t.throws(() => openTrampoline(fake({ dlsym: (name) => (name === 'raise' ? 0 : real.dlsym(name)) })), {
    name: 'HostError',
    message: /C symbol raise/,
  });
  t.notOk(isMapped(Region.BASE), 'nothing stays mapped');
});

t.test('the door is a well-formed shared object', async (t) => {
  const image = doorImage();
  const view = new DataView(image.buffer);
  t.equal(view.getUint32(0), 0x7f454c46);
  t.equal(view.getUint16(16, true), 3);
  t.equal(view.getUint16(56, true), 4);
});

t.test('this machine will do, and probing leaves nothing behind', async (t) => {
  const report = probeHost();
  t.same(report.problems, []);
  t.ok(report.ok);
  t.ok(report.cpuFeatures.has('sse2'));
  t.notOk(isMapped(Region.BASE));

  const trampoline = openTrampoline();
  t.throws(() => openTrampoline(), { name: 'HostError', message: /one VM per process/ });
  t.match(probeHost().problems[0], /already in use/);
  t.equal(trampoline.callC(trampoline.dlsym('getpid')) | 0, process.pid);
  t.throws(() => trampoline.dlsym('no_such_function'), { name: 'HostError', message: /no_such_function/ });

  const ours = readFileSync('/proc/self/maps', 'utf8')
    .split('\n')
    .filter((line) => line.includes('gojdk') || /^[5-9a-e][0-9a-f]{7}-/.test(line));
  t.ok(ours.length >= 4);
  t.same(
    ours.filter((line) => /^\S+ .w.?x/.test(line)),
    [],
    'no page is writable and executable',
  );
});

t.test('a worker thread may load the bridge and end', async (t) => {
  const script = `
    const { loadLibC } = await import(process.env.LIBC_MODULE);
    loadLibC().dlsym('getpid');
  `;
  const main = `
    import { Worker } from 'node:worker_threads';
    const worker = new Worker(new URL('data:text/javascript,' + encodeURIComponent(process.env.SCRIPT)));
    worker.on('exit', (code) => process.exit(code));
  `;
  const env = {
    ...process.env,
    SCRIPT: script,
    LIBC_MODULE: new URL('../../native-trampoline/libc.js', import.meta.url).href,
  };
  const { status, signal } = spawnSync(process.execPath, ['--input-type=module', '-e', main], { env });
  t.same({ status, signal }, { status: 0, signal: null });
});
