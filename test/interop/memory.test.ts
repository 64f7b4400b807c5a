/** Arrays and objects between two heaps, each with a collector of its own. */
import t from 'tap';
import { JavaError, type JavaObject } from '../../src/index.js';
import { testVm, thrownBy } from './vm.js';

const MIB = 1 << 20;
const vm = testVm({ maxHeap: 64 * MIB });

t.test('the array of a bound function reaches nothing else', async (t) => {
  const seen: ArrayBufferLike[] = [];
  vm.bind('embed/Natives.sorted([I)[I', (xs) => {
    if (xs === null) return null;
    seen.push(xs.buffer);
    t.strictSame(structuredClone(xs), xs);
    t.equal(xs.buffer.byteLength, xs.byteLength);
    xs[0] = 42;
    return xs;
  });
  t.equal(vm.call('embed/Natives.first([I)I', [3, 1, 2]), 42, 'what it writes is written to the array');
  vm.bind('embed/Natives.sorted([I)[I', (xs) => {
    if (xs !== null) structuredClone(xs, { transfer: [xs.buffer as ArrayBuffer] });
    return [];
  });
  t.equal(vm.call('embed/Natives.first([I)I', [3, 1, 2]), 3, 'a buffer that was transferred');
  let late: Int32Array | null = null;
  vm.bind('embed/Natives.sorted([I)[I', (xs) => {
    if (xs !== null) {
      late = xs;
      xs[0] = 7;
      t.equal(vm.call('embed/Calls.add(II)I', 1, 1), 2);
      xs[0] = 8;
    }
    throw new Error('and fails');
  });
  t.throws(() => vm.call('embed/Natives.first([I)I', [3]), { message: 'and fails' });
  t.strictSame(late, Int32Array.of(8));
  t.equal(vm.call('embed/Natives.firstAfter([I)I', [3]), 7, 'nothing is written after a call of Java');
});

t.test('full collections beside threads that stand between calls', async (t) => {
  await Promise.all([1, 2, 3].map(() => vm.callAsync('java/lang/Thread.sleep(J)V', 5n)));
  const ArrayList = vm.load('java.util.ArrayList');
  const runtime = vm.load('java.lang.Runtime').getRuntime();
  const texts = Array.from({ length: 20 }, (_, i) => `text ${i}`);
  const garbage = texts.map(() => vm.array('int', 10_000));
  const list = new ArrayList(texts);
  const seen: string[] = [];
  list.forEach((text: string) => {
    garbage.pop()?.[Symbol.dispose]();
    runtime.gc();
    seen.push(text);
  });
  t.strictSame(seen, texts);
});

t.test('what a bound function can throw', async (t) => {
  const nameless = Object.create(null);
  const hostile = new Error('x');
  Object.defineProperty(hostile, 'message', {
    get() {
      throw new Error('message');
    },
  });
  const proxy = new Proxy(function f() {}, {
    getPrototypeOf() {
      throw new Error('prototype');
    },
  });
  const refusing = new Proxy(
    {},
    {
      get() {
        throw new Error('get');
      },
    },
  );
  for (const thrown of [nameless, hostile, proxy, refusing, undefined, null, Symbol('s'), 1n]) {
    vm.bind('embed/Natives.fails(Ljava/lang/String;)I', () => {
      throw thrown;
    });
    const error = thrownBy(() => vm.call('embed/Natives.fails(Ljava/lang/String;)I', '')) as JavaError;
    t.equal(error.className, 'java.lang.RuntimeException');
    t.ok(error.cause === thrown);
  }
  t.equal(vm.call('embed/Calls.add(II)I', 1, 1), 2);
});

t.test('an array that does not fit', async (t) => {
  // Beyond what Java can count.
  for (const length of [2 ** 31, 2 ** 32 + 2, 2 ** 53])
    t.throws(() => vm.array('byte', length), { name: 'RangeError', message: /cannot have length/ });
  for (const call of [
    () => vm.call('embed/Calls.bytes([B)[B', new Int8Array(100 * MIB)),
    () => vm.call('embed/Calls.lengthOf(Ljava/lang/String;)I', 'x'.repeat(100 * MIB)),
  ]) {
    const error = thrownBy(call) as JavaError;
    t.ok(error instanceof JavaError);
    t.equal(error.className, 'java.lang.OutOfMemoryError');
    t.match(error.stack, /JavaError: Java heap space\n +at .*memory\.test/);
  }
  const promise = vm.callAsync('embed/Calls.bytes([B)[B', new Int8Array(100 * MIB));
  t.match(await promise.catch((e) => e), { className: 'java.lang.OutOfMemoryError' });
  vm.bind('embed/Natives.greet(Ljava/lang/String;)Ljava/lang/String;', () => 'x'.repeat(100 * MIB));
  const greet = 'embed/Natives.greet(Ljava/lang/String;)Ljava/lang/String;';
  t.match(
    thrownBy(() => vm.call(greet, '')),
    { className: 'java.lang.OutOfMemoryError' },
  );
  t.equal(vm.call('embed/Calls.add(II)I', 1, 1), 2);
});

t.test('one JavaScript object for each Java object', async (t) => {
  const list = vm.call('embed/Calls.list()Ljava/util/List;') as JavaObject;
  const same = vm.method('embed/Calls.sameObject(Ljava/lang/Object;)Ljava/lang/Object;');
  t.equal(same(list), list);
  vm.call('embed/Calls.churn(I)I', 20_000);
  vm.call('embed/Calls.gc()V');
  t.equal(same(list), list);
  vm.bind('embed/Natives.same(Ljava/lang/Object;)Ljava/lang/Object;', (x) => {
    t.equal(x, list);
    return x;
  });
  t.equal(vm.call('embed/Natives.same(Ljava/lang/Object;)Ljava/lang/Object;', list), list);
  t.equal(list.keep(), list);
  list[Symbol.dispose]();
  list[Symbol.dispose]();
  t.throws(() => same(list), { name: 'TypeError', message: /given up/ });
  t.throws(() => list.className, { name: 'TypeError', message: /given up/ });
});

t.test('what JavaScript drops makes room for Java', async (t) => {
  // In one job, in which V8 keeps what WeakRefs refer to.
  for (let i = 0; i < 300; i++) vm.call('embed/Calls.mebibyte()Ljava/lang/Object;');
  const kept: (JavaObject | null)[] = [];
  for (let i = 0; i < 10_000; i++) {
    const made = vm.call('embed/Calls.some(I)Ljava/lang/Object;', 4096);
    if (i % 1000 === 0) kept.push(made);
  }
  t.ok(kept.every((k) => vm.call('embed/Calls.sizeOf(Ljava/lang/Object;)I', k) === 4096));
  const error = thrownBy(() => {
    for (;;) kept.push(vm.call('embed/Calls.mebibyte()Ljava/lang/Object;'));
  });
  t.match(error, { className: 'java.lang.OutOfMemoryError' }, 'but not for what it keeps');
  kept.length = 0;
  for (let i = 0; i < 100; i++) vm.call('embed/Calls.mebibyte()Ljava/lang/Object;');
  // Arguments that JavaScript has no reference to.
  for (let i = 0; i < 300; i++) vm.call('embed/Calls.bytes([B)[B', new Int8Array(MIB));
});

t.test('many handles', async (t) => {
  const some = vm.method('embed/Calls.some(I)Ljava/lang/Object;');
  for (let round = 0; round < 3; round++) {
    for (let i = 0; i < 50_000; i++) some(1);
    await new Promise((resolve) => setImmediate(resolve));
  }
  t.equal(vm.call('embed/Calls.add(II)I', 1, 1), 2);
});

t.test('names that are not there', async (t) => {
  const f = (): never => {
    throw new Error();
  };
  t.match(
    thrownBy(() => vm.bind('embed/Nowhere.f()V' as string, f)),
    {
      className: 'java.lang.NoClassDefFoundError',
    },
  );
  t.throws(() => vm.bind('embed/Natives.nothing()V' as string, f), {
    name: 'TypeError',
    message: 'embed.Natives.nothing()V cannot be bound: the class has no such method',
  });
  t.throws(() => vm.bind('embed/Natives.twice(J)I' as string, f), {
    message: /no such method; there is twice\(I\)I$/,
  });
  t.throws(() => vm.bind('embed/Calls.add(II)I' as string, f), { message: /it is not native$/ });
  t.throws(() => vm.bind('embed/Natives.twice(I)I', f, { lasy: true } as object), {
    name: 'TypeError',
    message: 'bind has no option "lasy": did you mean "lazy"?',
  });
  vm.bind('embed/Nowhere.f()V' as string, f, { lazy: true });
  t.match(
    thrownBy(() => vm.call('embed/Calls.secret()I' as string)),
    {
      className: 'java.lang.IllegalAccessError',
      message: 'method embed.Calls.secret()I is private',
    },
  );
});
