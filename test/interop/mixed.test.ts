/** Synchronous and asynchronous calls at once; MIXED_OPERATIONS and MIXED_SEED for more of them. */
import t from 'tap';
import { mixedCalls } from './mixed.js';
import { testVm } from './vm.js';

const operations = Number(process.env.MIXED_OPERATIONS ?? 300);
const seed = Number(process.env.MIXED_SEED ?? 1);

const vm = testVm({ stressGc: process.env.MIXED_GC === '1' });

t.test('a synchronous call beside one in the background', async (t) => {
  const tight = vm.method('embed/Mixed.tight(I)I');
  const expected = tight(20_000_000);
  const sleeping = vm.callAsync('java/lang/Thread.sleep(J)V', 200n);
  // Long enough that the running thread gives way at its first poll.
  await new Promise((resolve) => setTimeout(resolve, 60));
  for (let i = 0; i < 4; i++) t.equal(tight(20_000_000), expected);
  t.equal(vm.call('java/lang/Math.floorMod(II)I', -1, 5), 4);
  await sleeping;
});

t.test('arguments whose elements are made by calls', async (t) => {
  const sum = vm.method('embed/Mixed.sum(I[II[I)I');
  const others: Promise<number>[] = [];
  const calling = (value: number): number[] =>
    Object.defineProperty([1, 2, 3], 1, {
      get() {
        others.push(vm.callAsync('embed/Mixed.sum(I[II[I)I', 1000, [1], 1000, [1]));
        return sum(0, [value], 0, []);
      },
    });
  // On `main`, and on a thread attached for the call.
  t.equal(sum(10, calling(100), 20, calling(200)), 10 + 104 + 20 + 204);
  const sleeping = vm.callAsync('java/lang/Thread.sleep(J)V', 20n);
  t.equal(sum(10, calling(100), 20, calling(200)), 10 + 104 + 20 + 204);
  t.strictSame(await Promise.all(others), [2002, 2002, 2002, 2002]);
  await sleeping;
});

t.test('a call is done long before it returns, other JavaScript being on top of it', async (t) => {
  const SLEEP = 'java/lang/Thread.sleep(J)V';
  const started: Promise<unknown>[] = [vm.callAsync(SLEEP, 300n)];
  vm.bind('embed/Natives.twice(I)I', (x) => {
    vm.call(SLEEP, 60n);
    // The thread of the call of 30 ms has nothing to do any more, but the call has not returned.
    started.push(vm.callAsync(SLEEP, 20n));
    return 2 * x;
  });
  started.push(vm.callAsync('embed/Natives.loop(I)J', 1));
  vm.call(SLEEP, 30n);
  t.equal(started.length, 3);
  t.strictSame(await Promise.all(started), [undefined, 0n, undefined]);
});

t.test('trees of calls', (t) => mixedCalls(t, vm, operations, seed));
