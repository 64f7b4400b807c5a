/** C code that blocks on threads of its own, and threads of C's own that call back, while JavaScript goes on. */
import t from 'tap';
import { classfiles } from '../support/paths.js';
import { testVm } from './vm.js';

const vm = testVm({
  classPath: [classfiles('programs', 'jni')],
  properties: { 'gojdk.blockingNatives': 'JniBlocking' },
});
vm.call('JniBlocking.load()V');
vm.call('JniBlocking.openPipe()I');

t.test('Java code that waits in C holds nobody up', async (t) => {
  const read = vm.callAsync('JniBlocking.readLater()I');
  // Not before the other call has been made, by a later turn of the event loop.
  await new Promise((resolve) => setTimeout(resolve, 1));
  vm.call('JniBlocking.writeNow(I)V', 42);
  t.equal(await read, 42);
});

t.test('a thread of the library calls back while nothing else is to be done', async (t) => {
  let calls = 0;
  // A VM that only looks for such threads keeps no process alive.
  const alive = setInterval(() => {}, 1000);
  await new Promise<void>((resolve) => {
    vm.load('JniBlocking').callLater(() => {
      if (++calls === 3) resolve();
    });
  });
  clearInterval(alive);
  t.equal(calls, 3);
});

t.test('the VM is closed while C code waits', async (t) => {
  const read = vm.callAsync('JniBlocking.readLater()I');
  await new Promise((resolve) => setTimeout(resolve, 1));
  const [, ended] = await Promise.all([vm.close(), read.then(() => 'returned').catch((e: Error) => e.name)]);
  t.equal(ended, 'ExitError');
});
