/** AsyncLocalStorage: what Java calls back finds what the call of Java had around it, whichever turn of the event loop it happens in. */
import { AsyncLocalStorage, executionAsyncResource } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import t from 'tap';
import { testVm } from './vm.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const vm = testVm();
const storage = new AsyncLocalStorage<string>();
const Thread = vm.load('java.lang.Thread');
const Executors = vm.load('java.util.concurrent.Executors');
const Callable = 'java.util.concurrent.Callable';
const Optional = vm.load('java.util.Optional');

/** Java that calls a function. */
const through = (f: (x: unknown) => unknown): unknown => Optional.of('x').map(f).get();
const throughAsync = (f: (x: unknown) => unknown): Promise<unknown> => Optional.of('x').map.async([f]);
const store = (): string => storage.getStore() ?? 'none';

t.test('within a synchronous call', async (t) => {
  t.equal(
    storage.run('a', () => through(store)),
    'a',
  );
  t.equal(through(store), 'none');
  t.equal(
    storage.run('a', () => through(() => storage.run('b', () => through(store) as string) + store())),
    'ba',
  );
});

t.test('within a synchronous call that waits, while others have their turns', async (t) => {
  const other = storage.run('other', () => {
    const thread = new Thread(() => {
      seen.push(store());
    });
    thread.start();
    return thread;
  });
  const seen: string[] = [];
  storage.run('a', () => {
    other.join();
    seen.push(through(store) as string);
    const call = vm.implement(Callable, { call: () => (Thread.sleep(5n), store()) });
    seen.push(call.call());
  });
  t.strictSame(seen, ['other', 'a', 'a']);
  t.equal(store(), 'none');
});

t.test('within asynchronous calls, interleaved', async (t) => {
  const calls = ['a', 'b', 'c', 'd'].map((name) =>
    storage.run(name, async () => {
      const seen: string[] = [];
      await throughAsync(() => {
        seen.push(store());
        Thread.sleep(BigInt(3 + seen.length));
        seen.push(store());
        seen.push(through(store) as string);
        return 1;
      });
      seen.push(store());
      await throughAsync(async () => {
        seen.push(store());
        await sleep(3);
        seen.push(store());
        return 1;
      });
      return [...seen, store()];
    }),
  );
  for (const [i, seen] of (await Promise.all(calls)).entries())
    t.strictSame(new Set(seen), new Set(['abcd'[i]]));
  t.equal(store(), 'none');
});

t.test('when Java goes on after a promise', async (t) => {
  const seen: string[] = [];
  const list = new (vm.load('java.util.ArrayList'))([1, 2, 3]);
  await storage.run('a', () =>
    list.forEach.async([
      vm.implement('java.util.function.Consumer', {
        accept: async () => {
          seen.push(store());
          await storage.run('within', () => sleep(2));
          seen.push(store());
        },
      }),
    ]),
  );
  t.strictSame(seen, ['a', 'a', 'a', 'a', 'a', 'a']);
});

t.test('on threads that Java starts', async (t) => {
  const run = async (name: string): Promise<string[]> => {
    const pool = Executors.newSingleThreadExecutor();
    try {
      const future = pool['submit(Ljava/util/concurrent/Callable;)Ljava/util/concurrent/Future;'](
        vm.implement(Callable, {
          call: async () => {
            await sleep(2);
            return store();
          },
        }),
      );
      return [(await future.get.async()) as string, store()];
    } finally {
      pool.shutdown();
    }
  };
  const found = await Promise.all(['a', 'b', 'c'].map((name) => storage.run(name, () => run(name))));
  t.strictSame(found, [
    ['a', 'a'],
    ['b', 'b'],
    ['c', 'c'],
  ]);
});

t.test('in bound functions', async (t) => {
  const seen: string[] = [];
  vm.bind('embed/Natives.twice(I)I', (async (x: number) => {
    seen.push(store());
    await sleep(1);
    seen.push(store());
    return 2 * x;
  }) as unknown as (x: number) => number);
  const two = await Promise.all(
    ['a', 'b'].map((name) => storage.run(name, () => vm.callAsync('embed/Natives.loop(I)J', 3))),
  );
  t.strictSame(two, [6n, 6n]);
  t.strictSame(seen.toSorted(), [...'aaaaaabbbbbb']);
});

t.test('nothing of it is left', async (t) => {
  const seen: string[] = [];
  await storage.run('a', () => throughAsync(() => (Thread.sleep(2n), 1)));
  await throughAsync(() => (seen.push(store()), 1));
  through(() => seen.push(store()));
  setImmediate(() => seen.push(store()));
  await sleep(5);
  seen.push(store());
  t.strictSame(seen, ['none', 'none', 'none', 'none']);
  t.ok(executionAsyncResource());
});

t.test('what a context holds can be collected when the call is over', { timeout: 60_000 }, async (t) => {
  const objects = new AsyncLocalStorage<object>();
  let gone = 0;
  const registry = new FinalizationRegistry(() => gone++);
  const CALLS = 50;
  for (let i = 0; i < CALLS; i++) {
    const object = {};
    registry.register(object, i);
    await objects.run(object, () => throughAsync(() => 1));
    objects.run(object, () => through(() => (Thread.sleep(1n), 1)));
  }
  vm.load('java.lang.System').gc();
  for (let i = 0; i < 50 && gone < CALLS - 5; i++) {
    collect();
    await sleep(10);
  }
  t.ok(gone >= CALLS - 5, `${gone} of ${CALLS}`);
});

t.test('an error of a callback leaves no context behind', async (t) => {
  await t.rejects(
    storage.run('a', () =>
      throughAsync(() => {
        throw new RangeError('callback');
      }),
    ),
    /callback/,
  );
  t.equal(store(), 'none');
  t.throws(() =>
    storage.run('b', () =>
      through(() => {
        Thread.sleep(1n);
        throw new RangeError('callback');
      }),
    ),
  );
  t.equal(store(), 'none');
});
