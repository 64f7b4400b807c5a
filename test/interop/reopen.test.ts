/** VMs one after the other in one process, and in worker threads. */
import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import t from 'tap';
import { createVM, ExitError, type VM } from '../../src/index.js';
import { classfiles } from '../support/paths.js';
import { thrownBy } from './vm.js';

const classPath = [classfiles('interop'), classfiles('examples')];

/** Some of everything. */
async function use(t: Test, vm: VM): Promise<void> {
  const ArrayList = vm.load('java.util.ArrayList');
  const list = new ArrayList([3, 1, 2]);
  list.sort((a: number, b: number) => a - b);
  t.strictSame([...list], [1, 2, 3]);
  vm.bind('embed/Natives.twice(I)I', (x) => x * 2);
  t.equal(vm.call('embed/Natives.loop(I)J', 1000), 999_000n);
  t.equal(await vm.callAsync('embed/Calls.sleep(I)Ljava/lang/String;', 2), 'main');
  t.equal(vm.call('embed/Mixed.node(IIZ)I', 5, 3, false), vm.call('embed/Mixed.node(IIZ)I', 5, 3, false));
  vm.call('embed/Calls.background(IZ)V', 3, true);
  const Files = vm.load('java.nio.file.Files');
  const path = vm.load('java.nio.file.Path').of(classPath[1], ['Hello.class']);
  t.ok(Files.readAllBytes(path).length > 100);
  const zip = new (vm.load('java.util.zip.CRC32'))();
  zip.update([1, 2, 3]);
  t.equal(zip.getValue(), 1438416925n);
  const Thread = vm.load('java.lang.Thread');
  const thread = new Thread(() => undefined);
  thread.start();
  await thread.join.async();
}

type Test = typeof t;

t.test('closed and opened again', async (t) => {
  for (let round = 0; round < 2; round++) {
    const vm = createVM({ classPath, mayRestart: round === 0 });
    await use(t as Test, vm);
    const list = vm.load('java.util.ArrayList');
    const held = new list();
    const pending = vm.callAsync('embed/Calls.take()Ljava/lang/String;').catch((e) => e);
    t.throws(() => createVM(), { message: /a VM in this process already/ });
    t.equal(await vm.close(), 0);
    t.ok((await pending) instanceof ExitError);
    t.equal(vm.exitStatus, 0);
    t.ok(thrownBy(() => vm.call('embed/Calls.add(II)I', 1, 1)) instanceof ExitError);
    t.ok(thrownBy(() => vm.load('java.util.List')) instanceof ExitError);
    t.ok(thrownBy(() => vm.array('int', 5)) instanceof ExitError);
    t.ok(thrownBy(() => new list()) instanceof ExitError);
    t.throws(() => held.size());
    t.throws(() => held.className, TypeError);
    t.equal(await vm.close(), 0, 'closed twice');
    t.notMatch(readFileSync('/proc/self/maps', 'latin1'), /gojdk-code/, 'nothing is left mapped');
  }
});

t.test('each VM has its own mind about IPv6', async (t) => {
  const usesIPv6 = async (args: string[]): Promise<boolean> => {
    const vm = createVM({ args });
    vm.load('java.net.InetAddress').getLoopbackAddress();
    const answer = vm.load('sun.nio.ch.Net', { private: true }).isIPv6Available();
    await vm.close();
    return answer;
  };
  const first = await usesIPv6([]);
  t.equal(await usesIPv6(['-Djava.net.preferIPv4Stack=true']), false);
  t.equal(await usesIPv6([]), first);
});

t.test('each VM finds programs by the PATH of its own environment', async (t) => {
  const folder = t.testdir({ three: {}, four: {} });
  const exits = { three: 3, four: 4 };
  for (const [name, exit] of Object.entries(exits)) {
    writeFileSync(`${folder}/${name}/which-one`, `#!/bin/sh\nexit ${exit}\n`, { mode: 0o755 });
    const vm = createVM({ classPath, env: { PATH: `${folder}/${name}` } });
    const child = vm.load('java.lang.Runtime').getRuntime().exec('which-one');
    t.equal(await child.waitFor.async(), exit, name);
    await vm.close();
  }
});

t.test('listings and mappings that Java code has left open end with its VM', async (t) => {
  const vm = createVM({ classPath });
  const folder = classPath[1];
  const file = `${folder}/Hello.class`;
  const Path = vm.load('java.nio.file.Path');
  const Channel = vm.load('java.nio.channels.FileChannel');
  const Mode = vm.load('java.nio.channels.FileChannel$MapMode');
  const listing = vm.load('java.nio.file.Files').newDirectoryStream(Path.of(folder, []));
  const buffer = Channel.open(Path.of(file, []), []).map(Mode.READ_ONLY, 0, 8);
  t.equal(buffer.getInt(0), -0x35014542);
  t.ok(listing.iterator().hasNext());
  /** Descriptors of the folder. */
  const open = (): number =>
    readdirSync('/proc/self/fd').filter((fd) => {
      try {
        return readlinkSync(`/proc/self/fd/${fd}`) === folder;
      } catch {
        return false;
      }
    }).length;
  const mapped = (): boolean => readFileSync('/proc/self/maps', 'latin1').includes(file);
  t.equal(open(), 2, 'one of the listing, and one of the stream that Java code has dup made');
  t.ok(mapped());
  await vm.close();
  t.equal(open(), 1);
  t.notOk(mapped());
});

t.test('after System.exit', async (t) => {
  const vm = createVM({ classPath });
  const error = thrownBy(() => vm.call('embed/Calls.exit(I)V', 3)) as ExitError;
  t.equal(error.status, 3);
  t.equal(await vm.close(), 3);
});

t.test('in worker threads', async (t) => {
  const source = `
    const { parentPort, workerData } = require('node:worker_threads');
    import(workerData.index).then(async ({ createVM }) => {
      const vm = createVM({ classPath: workerData.classPath, mayRestart: true });
      parentPort.postMessage(vm.call('embed/Calls.add(II)I', 40, 2));
      if (workerData.how === 'terminate') vm.callAsync('embed/Mixed.tight(I)I', 2000000000);
      if (workerData.how === 'exit') process.exit(0);
      if (workerData.how === 'close') await vm.close();
    });`;
  const index = new URL('../../src/index.js', import.meta.url).href;
  for (const how of ['end', 'terminate', 'exit', 'close', 'terminate']) {
    const worker = new Worker(source, { eval: true, workerData: { index, classPath, how } });
    const [answer] = await once(worker, 'message');
    t.equal(answer, 42, how);
    if (how === 'terminate') {
      await new Promise((resolve) => setTimeout(resolve, 50));
      t.throws(
        () => createVM({ classPath, mayRestart: true }),
        { message: /already in use/ },
        'while it runs',
      );
      await worker.terminate();
    } else await once(worker, 'exit');
    t.notMatch(readFileSync('/proc/self/maps', 'latin1'), /gojdk-code/, `${how}: nothing is left mapped`);
  }
  const vm = createVM({ classPath });
  await use(t as Test, vm);
  await vm.close();
});
