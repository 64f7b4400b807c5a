/** Calling static Java methods from JavaScript. */
import t from 'tap';
import { BlockedError, createVM, JavaError, JavaObject } from '../../src/index.js';
import { testVm, thrownBy } from './vm.js';

const vm = testVm();

t.test('primitives', async (t) => {
  t.equal(vm.call('embed/Calls.not(Z)Z', true), false);
  t.equal(vm.call('embed/Calls.not(Z)Z', false), true);
  t.equal(vm.call('embed/Calls.nextByte(B)B', 127), -128);
  t.equal(vm.call('embed.Calls.nextChar(C)C', 0xffff), 0);
  t.equal(vm.call('embed/Calls.nextShort(S)S', 32767), -32768);
  t.equal(vm.call('embed/Calls.add(II)I', 0x7fffffff, 1), -0x80000000);
  t.equal(vm.call('embed/Calls.addLong(JJ)J', 2n ** 62n, 2n ** 62n), -(2n ** 63n));
  t.equal(vm.call('embed/Calls.addLong(JJ)J', Number.MAX_SAFE_INTEGER, 1), 2n ** 53n);
  t.equal(vm.call('embed/Calls.addFloat(FF)F', 0.1, 0.2), Math.fround(Math.fround(0.1) + Math.fround(0.2)));
  t.equal(vm.call('embed/Calls.addDouble(DD)D', 0.1, 0.2), 0.1 + 0.2);
  t.ok(Object.is(vm.call('embed/Calls.addDouble(DD)D', -0, -0), -0));
  t.ok(
    Number.isNaN(vm.call('embed/Calls.addDouble(DD)D', Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY)),
  );
  t.equal(vm.call('embed/Calls.nothing()V'), undefined);
});

t.test('more arguments than registers', async (t) => {
  const many = vm.method('embed/Calls.many(IJFDIJFDIJFDBSDFDFDI)D');
  const result = many(1, 2n, 3, 4, 5, 6n, 7, 8, 9, 10n, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20);
  let expected = 0;
  for (let i = 1; i <= 20; i++) expected += (i % 2 === 1 ? 1 : -1) * i * i;
  t.equal(result, expected);
  t.throws(() => many(1, 2n, 3, 4, 5, 6n, 7, 8, 9, 10n, 11, 12, 1300, 14, 15, 16, 17, 18, 19, 20), {
    message: /^argument 13 of embed\.Calls\.many\(.*\): 1300 is no byte$/,
  });
  t.equal(many(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1), 20);
});

t.test('strings', async (t) => {
  t.equal(
    vm.call('embed/Calls.join(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;', 'a', 'ü€😀'),
    'a|ü€😀',
  );
  const same = vm.method('embed/Calls.same(Ljava/lang/String;)Ljava/lang/String;');
  for (const text of ['', '\0', 'ÿ', '\ud800 alone', 'x'.repeat(100_000), '€'.repeat(30_000), null])
    t.equal(same(text), text);
});

t.test('arrays', async (t) => {
  t.strictSame(vm.call('embed/Calls.reversed([I)[I', [1, 2, 3]), Int32Array.of(3, 2, 1));
  t.strictSame(
    vm.call('embed/Calls.reversed([I)[I', Int32Array.of(-1, 2 ** 31 - 1)),
    Int32Array.of(2 ** 31 - 1, -1),
  );
  t.strictSame(vm.call('embed/Calls.notAll([Z)[Z', [true, false, true]), Uint8Array.of(0, 1, 0));
  t.strictSame(vm.call('embed/Calls.bytes([B)[B', Uint8Array.of(1, 255)), Int8Array.of(1, -1));
  t.strictSame(vm.call('embed/Calls.chars([C)[C', Uint16Array.of(1, 65535)), Uint16Array.of(1, 65535));
  t.strictSame(vm.call('embed/Calls.shorts([S)[S', [1, -1]), Int16Array.of(1, -1));
  t.strictSame(vm.call('embed/Calls.longs([J)[J', [1n, 2 ** 40]), BigInt64Array.of(1n, 2n ** 40n));
  t.strictSame(vm.call('embed/Calls.floats([F)[F', [0.5, Number.NaN]), Float32Array.of(0.5, Number.NaN));
  t.strictSame(vm.call('embed/Calls.doubles([D)[D', [0.1]), Float64Array.of(0.1));
  t.equal(vm.call('embed/Calls.length([I)I', null), -1);
  t.equal(vm.call('embed/Calls.length([I)I', []), 0);
  const kept = vm.call('embed/Calls.reversed([I)[I', [5, 6]);
  vm.call('embed/Calls.churn(I)I', 20_000);
  vm.call('embed/Calls.gc()V');
  t.strictSame(kept, Int32Array.of(6, 5), 'results are copies');
});

t.test('objects', async (t) => {
  const list = vm.call('embed/Calls.list()Ljava/util/List;') as JavaObject;
  t.ok(list instanceof JavaObject);
  t.equal(list.className, 'java.util.ArrayList');
  vm.call('embed/Calls.addTo(Ljava/util/List;Ljava/lang/String;)V', list, 'one');
  const hash = vm.call('embed/Calls.hash(Ljava/lang/Object;)I', list);
  vm.call('embed/Calls.churn(I)I', 20_000);
  vm.call('embed/Calls.gc()V');
  t.equal(vm.call('embed/Calls.hash(Ljava/lang/Object;)I', list), hash, 'the same object after collections');
  t.equal(vm.call('embed/Calls.sizeOf(Ljava/util/List;)I', list), 1);
  t.throws(() => vm.call('embed/Natives.nameOf(Lembed/Natives;)Ljava/lang/String;', list), {
    message: /an object of class java.util.ArrayList is no embed.Natives/,
  });
  t.throws(() => vm.call('embed/Calls.sizeOf(Ljava/util/List;)I', {} as never), TypeError);
});

t.test('values that do not fit', async (t) => {
  const wrong: [string, unknown][] = [
    ['not(Z)Z', 1],
    ['nextByte(B)B', 128],
    ['nextByte(B)B', [1]],
    ['nextChar(C)C', -1],
    ['nextChar(C)C', 'a'],
    ['nextShort(S)S', 1n],
    ['length([I)I', [1.5]],
    ['length([I)I', Float64Array.of(1)],
    ['length([I)I', undefined],
    ['length([I)I', 'x'],
    ['lengthOf(Ljava/lang/String;)I', 5],
    ['lengthOf(Ljava/lang/String;)I', undefined],
  ];
  for (const [method, value] of wrong)
    t.throws(() => vm.call(`embed/Calls.${method}` as string, value), {
      name: 'TypeError',
      message: /^argument 1 of /,
    });
  for (const value of [1.5, '1', 2 ** 31, undefined, null, Number.NaN, 1n])
    t.throws(() => vm.call('embed/Calls.add(II)I', 1, value as number), TypeError);
  for (const value of [2n ** 63n, 1.5, 2 ** 53, '1'])
    t.throws(() => vm.call('embed/Calls.addLong(JJ)J', 1n, value as bigint), TypeError);
  t.throws(() => vm.call('embed/Calls.add(II)I' as string, 1), { message: /takes 2 arguments, not 1/ });
  t.throws(() => vm.call('embed/Calls.add' as string), { message: /names no method/ });
  t.throws(() => vm.call('add(II)I' as string, 1, 2), { message: /names no method/ });
  t.equal(vm.call('embed/Calls.add(II)I', 1, -0), 1);
});

t.test('exceptions', async (t) => {
  const error = thrownBy(() => vm.call('embed/Calls.fail(Ljava/lang/String;)V', 'message')) as JavaError;
  t.ok(error instanceof JavaError);
  t.ok(error instanceof Error);
  t.equal(error.className, 'embed.Calls$Own');
  t.equal(error.message, 'own message');
  t.match(error.javaStack, /^embed\.Calls\$Own: own message\n\tat embed\.Calls\.fail\(Calls\.java:\d+\)\n$/);
  t.match(
    error.stack,
    /^embed\.Calls\$Own: own message\n\tat embed\.Calls\.fail\(Calls\.java:\d+\)\n {4}at .*calls\.test/,
  );
  t.equal(error.object?.className, 'embed.Calls$Own');
  const outer = thrownBy(() => vm.call('embed/Calls.failWithCause()V')) as JavaError;
  t.equal(outer.className, 'java.lang.IllegalStateException');
  t.equal((outer.cause as JavaError).className, 'java.lang.RuntimeException');
  t.equal((outer.cause as JavaError).message, 'inner');
  t.match(outer.javaStack, /Caused by: java\.lang\.RuntimeException: inner/);
  const overflow = thrownBy(() => vm.call('embed/Calls.deep(I)I', 0)) as JavaError;
  t.equal(overflow.className, 'java.lang.StackOverflowError');
  t.equal(vm.call('embed/Calls.add(II)I', 1, 2), 3, 'calls go on');
  t.equal(vm.exitStatus, null);
});

t.test('what is not there', async (t) => {
  const thrown = (call: () => unknown): string => (thrownBy(call) as JavaError).className;
  t.equal(
    thrown(() => vm.call('embed/Nowhere.x()V')),
    'java.lang.NoClassDefFoundError',
  );
  t.equal(
    thrown(() => vm.call('embed/Calls.nowhere()V')),
    'java.lang.NoSuchMethodError',
  );
  t.equal(
    thrown(() => vm.call('embed/Calls.add(IJ)I', 1, 2n)),
    'java.lang.NoSuchMethodError',
  );
  t.equal(
    thrown(() => vm.call('embed/Calls.instance()I')),
    'java.lang.IncompatibleClassChangeError',
  );
  t.equal(
    thrown(() => vm.call('embed/Calls$Bad.get()I')),
    'java.lang.ExceptionInInitializerError',
  );
  t.equal(
    thrown(() => vm.call('embed/Calls$Bad.get()I')),
    'java.lang.NoClassDefFoundError',
  );
  t.equal(vm.call('java/lang/Math.max(II)I', 3, 4), 4, 'classes of the JDK');
});

t.test('threads', async (t) => {
  t.equal(vm.call('embed/Calls.threadName()Ljava/lang/String;'), 'main');
  t.equal(vm.call('embed/Calls.spin()I'), 1, 'other threads run while a call spins');
  const start = performance.now();
  t.equal(vm.call('embed/Calls.sleep(I)Ljava/lang/String;', 20), 'main');
  t.ok(performance.now() - start >= 19, 'a call that sleeps takes its time');
  t.equal(vm.call('embed/Calls$Slow.get()I'), 7, 'a class whose initialisation sleeps');
  const stuck = thrownBy(() => vm.call('embed/Calls.take()Ljava/lang/String;')) as BlockedError;
  t.ok(stuck instanceof BlockedError, 'a call that would wait for ever');
  t.equal((stuck.cause as JavaError).className, 'java.lang.InterruptedException');
  t.equal(vm.call('embed/Calls.sleep(I)Ljava/lang/String;', 1), 'main', 'and the next one');
});

t.test('calls in the background', async (t) => {
  const taken = vm.callAsync('embed/Calls.take()Ljava/lang/String;');
  const barrier = new (vm.load('java.util.concurrent.CyclicBarrier'))(3);
  const arrivals = await Promise.all([1, 2, 3].map(() => barrier['await()I'].async([])));
  t.same(arrivals.sort(), [0, 1, 2], 'threads of their own: each waits for the others');
  vm.call('embed/Calls.put(Ljava/lang/String;)V', 'text');
  t.equal(await taken, 'text');
  t.equal(await vm.callAsync('embed/Calls.addLong(JJ)J', 1n, 2n), 3n);
  t.equal(await vm.callAsync('embed/Calls.addFloat(FF)F', 1, 0.5), 1.5);
  t.strictSame(await vm.callAsync('embed/Calls.reversed([I)[I', [1, 2]), Int32Array.of(2, 1));
  t.equal(await vm.callAsync('embed/Calls.hasClassLoader()Z'), true);
  await t.rejects(vm.callAsync('embed/Calls.fail(Ljava/lang/String;)V', 'x'), {
    className: 'embed.Calls$Own',
  } as never);
  await t.rejects(vm.callAsync('embed/Calls.add(II)I', 1, 1.5), TypeError);
  await t.rejects(vm.callAsync('embed/Calls.none()V'), { className: 'java.lang.NoSuchMethodError' } as never);
  const before = vm.call('embed/Calls.ticks()I');
  vm.call('embed/Calls.background(IZ)V', 5, false);
  await new Promise((resolve) => setTimeout(resolve, 200));
  t.equal(vm.call('embed/Calls.ticks()I'), before + 5, 'threads go on between calls');
});

t.test("the end of JavaScript's stack", async (t) => {
  const add = vm.method('embed/Calls.add(II)I');
  let depth = 0;
  const deep = (): number => add(depth++, 1) + deep();
  for (let i = 0; i < 20; i++) t.throws(deep, RangeError);
  t.ok(depth > 1000);
  t.equal(vm.call('embed/Calls.threadName()Ljava/lang/String;'), 'main');
});

t.test('a second VM', async (t) => {
  t.throws(() => createVM(), { message: /^there is a VM in this process already/ });
});

t.test('many calls', async (t) => {
  const reversed = vm.method('embed/Calls.reversed([I)[I');
  const join = vm.method('embed/Calls.join(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;');
  const data = Int32Array.from({ length: 1000 }, (_, i) => i);
  let wrong = 0;
  for (let i = 0; i < 20_000; i++) {
    if (reversed(data)?.[0] !== 999) wrong++;
    if (join('left', `${i}`) !== `left|${i}`) wrong++;
  }
  t.equal(wrong, 0);
});
