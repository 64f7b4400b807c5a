/** JavaScript functions as native methods. */
import t from 'tap';
import { BlockedError, JavaError, type JavaObject } from '../../src/index.js';
import { testVm, thrownBy } from './vm.js';

const vm = testVm();

t.test('values', async (t) => {
  vm.bind('embed/Natives.twice(I)I', (x) => x * 2);
  t.equal(vm.call('embed/Natives.loop(I)J', 1000), 999_000n);
  vm.bind(
    'embed/Natives.add(JDILjava/lang/String;)J',
    (a, b, c, d) => a + BigInt(b) + BigInt(c) + BigInt(d?.length ?? 0),
  );
  t.equal(
    vm.call('embed/Natives.add(JDILjava/lang/String;)J', 2n ** 60n, 2, 3, 'four'),
    2n ** 60n + 9n,
    'a native, called directly',
  );
  vm.bind('embed.Natives.greet(Ljava/lang/String;)Ljava/lang/String;', (name) =>
    name === null ? null : `Hello, ${name} ☺`,
  );
  t.equal(vm.call('embed/Natives.greet(Ljava/lang/String;)Ljava/lang/String;', 'Java'), 'Hello, Java ☺');
  t.equal(vm.call('embed/Natives.greet(Ljava/lang/String;)Ljava/lang/String;', null), null);
});

t.test('arrays are written to', async (t) => {
  vm.bind('embed/Natives.sorted([I)[I', (xs) => {
    const result = xs === null ? null : Int32Array.from(xs).sort();
    if (xs !== null) xs[0] = -1;
    return result;
  });
  t.strictSame(vm.call('embed/Natives.sortedCopy([I)[I', [3, 1, 2]), Int32Array.of(1, 2, 3));
  t.equal(vm.call('embed/Natives.first([I)I', [3, 1, 2]), -1);
  vm.bind('embed/Natives.flip([Z)[Z', (xs) => (xs === null ? null : xs.map((x) => 1 - x)));
  t.strictSame(vm.call('embed/Natives.flip([Z)[Z', [true, false]), Uint8Array.of(0, 1));
});

t.test('objects', async (t) => {
  let leaked: JavaObject | null = null;
  let kept: JavaObject | null = null;
  vm.bind('embed/Natives.same(Ljava/lang/Object;)Ljava/lang/Object;', (x) => {
    leaked = x;
    kept = x?.keep() ?? null;
    return x;
  });
  t.equal(vm.call('embed/Natives.isSame(Ljava/lang/String;)Z', 'text'), true);
  t.equal((leaked as unknown as JavaObject).className, 'java.lang.StringBuilder');
  t.equal(kept, leaked);
  vm.bind('embed/Natives.describe(I)Ljava/lang/String;', function (x) {
    return `${this.className} ${vm.call('embed/Natives.nameOf(Lembed/Natives;)Ljava/lang/String;', this)} ${x}`;
  });
  t.equal(
    vm.call('embed/Natives.describeOne(Ljava/lang/String;I)Ljava/lang/String;', 'one', 5),
    'embed.Natives one 5',
  );
  vm.bind('embed/Natives.locked(I)I', (x) => x + 1);
  t.equal(vm.call('embed/Natives.lockedOne(I)I', 1), 2, 'a synchronized native');
});

t.test('exceptions of JavaScript in Java', async (t) => {
  const thrown = new RangeError('out of range');
  vm.bind('embed/Natives.fails(Ljava/lang/String;)I', (how) => {
    switch (how) {
      case 'error':
        throw new Error('plain');
      case 'range':
        throw thrown;
      case 'text':
        throw 'a text';
      case 'java':
        throw new JavaError('java.io.IOException', 'disk full');
      case 'own':
        throw new JavaError('embed.Calls$Own', 'from JavaScript');
      case 'none':
        throw new JavaError('embed.Nowhere', 'x');
      case 'no exception':
        throw new JavaError('embed.Calls', 'x');
      case 'again':
        return vm.call('embed/Calls.fail(Ljava/lang/String;)V', 'again') as unknown as number;
      case 'result':
        return 'no number' as unknown as number;
      default:
        return 1;
    }
  });
  const caught = vm.method('embed/Natives.catching(Ljava/lang/String;)Ljava/lang/String;');
  t.equal(caught('error'), 'java.lang.RuntimeException: plain at fails');
  t.equal(caught('range'), 'java.lang.RuntimeException: RangeError: out of range at fails');
  t.equal(caught('text'), 'java.lang.RuntimeException: a text at fails');
  t.equal(caught('java'), 'java.io.IOException: disk full at fails');
  t.equal(caught('own'), 'embed.Calls$Own: own from JavaScript at fails');
  t.equal(caught('again'), 'embed.Calls$Own: own again at fail');
  t.match(caught('none'), /^java\.lang\.NoClassDefFoundError/);
  t.match(caught('no exception'), /^java\.lang\.ClassCastException/);
  t.match(
    caught('result'),
    /^java\.lang\.RuntimeException: TypeError: result of .*fails.*: "no number" is no int/,
  );
  t.equal(caught('fine'), 'returned 1');
  t.equal(vm.call('embed/Natives.finishedCount()I'), 10, 'finally blocks have run');
  const error = thrownBy(() => vm.call('embed/Natives.fails(Ljava/lang/String;)I', 'range')) as JavaError;
  t.equal(error.className, 'java.lang.RuntimeException');
  t.equal(error.cause, thrown, 'and back in JavaScript');
});

t.test('messages that exceptions make themselves', async (t) => {
  const runtime = vm.load('java.lang.Runtime').getRuntime();
  const thrownWith = (getMessage: () => string | null): unknown => {
    const Odd = vm.extend('java.lang.IllegalStateException', { getMessage });
    vm.bind('embed/Natives.twice(I)I', () => {
      throw new Odd();
    });
    return thrownBy(() => vm.call('embed/Natives.loop(I)J', 1));
  };
  const told = thrownWith(() => {
    runtime.gc();
    return 'told';
  }) as JavaError;
  t.equal(told.message, 'told');
  t.match(told.stack, /: told\n\tat embed\.Natives\.twice/);
  t.equal((thrownWith(() => null) as JavaError).message, '');
  const failing = thrownWith(() => {
    runtime.gc();
    throw new Error('no message');
  }) as JavaError;
  t.equal(failing.className, 'java.lang.RuntimeException', 'what getMessage() throws');
  t.equal(failing.message, 'no message');
  vm.bind('embed/Natives.twice(I)I', (x) => x * 2);
});

t.test('calls on top of each other', async (t) => {
  vm.bind('embed/Natives.callsBack(I)I', (depth) => {
    if (depth % 10 === 3) vm.call('embed/Calls.churn(I)I', 5000);
    return vm.call('embed/Natives.recurse(I)I', depth);
  });
  t.equal(vm.call('embed/Natives.recurse(I)I', 100), 100);
  const error = thrownBy(() => vm.call('embed/Natives.recurse(I)I', 100_000)) as JavaError;
  t.equal(error.className, 'java.lang.StackOverflowError');
  t.equal(vm.call('embed/Natives.recurse(I)I', 50), 50);
});

t.test('promises', async (t) => {
  vm.bind('embed/Natives.later(I)I', async (x) => {
    await new Promise((resolve) => setTimeout(resolve, 10));
    if (x < 0) throw new Error('negative');
    return x * 10;
  });
  const results = await Promise.all([1, 2, 3].map((i) => vm.callAsync('embed/Natives.awaits(I)I', i)));
  t.strictSame(results, [11, 21, 31]);
  await t.rejects(vm.callAsync('embed/Natives.awaits(I)I', -1), {
    className: 'java.lang.RuntimeException',
    message: 'negative',
  });
  const error = thrownBy(() => vm.call('embed/Natives.awaits(I)I', 1));
  t.ok(error instanceof BlockedError, 'a synchronous call cannot wait for one');
  await new Promise((resolve) => setTimeout(resolve, 30));
  t.equal(vm.call('embed/Natives.loop(I)J', 10), 90n);
});

t.test('calls in the background from within a native', async (t) => {
  const others: Promise<unknown>[] = [];
  vm.bind('embed/Natives.later(I)I', async (x) => {
    const sum = vm.callAsync('embed/Calls.add(II)I', x, 100);
    const name = vm.callAsync('embed/Calls.sleep(I)Ljava/lang/String;', 5);
    others.push(name);
    return await sum;
  });
  vm.bind('embed/Natives.twice(I)I', (x) => {
    others.push(vm.callAsync('embed/Calls.add(II)I', x, x));
    return vm.call('embed/Calls.add(II)I', x, x);
  });
  t.equal(vm.call('embed/Natives.loop(I)J', 3), 6n);
  const results = await Promise.all([1, 2].map((x) => vm.callAsync('embed/Natives.awaits(I)I', x)));
  t.strictSame(results, [102, 103]);
  t.strictSame((await Promise.all(others)).slice(0, 3), [0, 2, 4]);
  vm.bind('embed/Natives.twice(I)I', (x) => x * 2);
});

t.test('what is not bound', async (t) => {
  const error = thrownBy(() => vm.call('embed/Natives.unbound(I)I', 1)) as JavaError;
  t.equal(error.className, 'java.lang.UnsatisfiedLinkError');
  vm.bind('embed/Natives.unbound(I)I', (x) => x);
  t.equal(vm.call('embed/Natives.unbound(I)I', 5), 5, 'bound after a failed call');
  vm.bind('embed/Natives.unbound(I)I', (x) => x + 1);
  t.equal(vm.call('embed/Natives.unbound(I)I', 5), 6, 'bound again');
  vm.bind('embed/Natives.narrow(I)B', (x) => x);
  t.equal(vm.call('embed/Natives.narrow(I)B', -128), -128);
  t.throws(() => vm.call('embed/Natives.narrow(I)B', 128), {
    message: /TypeError: result of .*narrow.*: 128 is no byte/,
  });
  t.throws(() => vm.bind('embed/Natives.unbound(I)I', 5 as never), TypeError);
  t.throws(() => vm.bind('unbound' as string, () => 1), TypeError);
});

t.test('many calls, with collections', async (t) => {
  const table: JavaObject[] = [];
  for (let i = 0; i < 2000; i++)
    table.push(vm.call('embed/Natives.make(Ljava/lang/String;)Lembed/Natives;', `n${i}`) as JavaObject);
  t.equal(vm.call('embed/Natives.loop(I)J', 200_000), 39_999_800_000n);
  vm.call('embed/Calls.churn(I)I', 50_000);
  vm.call('embed/Calls.gc()V');
  const names = table.map((n) => vm.call('embed/Natives.nameOf(Lembed/Natives;)Ljava/lang/String;', n));
  t.ok(names.every((name, i) => name === `n${i}`));
});
