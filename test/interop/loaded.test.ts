/** Java classes as JavaScript uses them: vm.load, vm.implement, vm.extend. */
import { inspect } from 'node:util';
import t from 'tap';
import { type JavaError, JavaObject } from '../../src/index.js';
import { testVm, thrownBy } from './vm.js';

const vm = testVm();
const Shapes = vm.load('embed.Shapes');
const ArrayList = vm.load('java.util.ArrayList');

t.test('fields', async (t) => {
  const o = new Shapes();
  t.strictSame([o.z, o.b, o.c, o.s, o.i, o.j, o.f, o.d], [true, -1, 'c', -300, 70000, 2n ** 60n, 0.5, 0.1]);
  t.equal(o.text, 'text');
  t.equal(o.any, 5);
  Object.assign(o, { z: false, b: 127, c: 'ü', s: 300, i: -1, j: 5, f: 1.5, d: 1e300, text: null, any: [1] });
  t.strictSame([o.z, o.b, o.c, o.s, o.i, o.j, o.f, o.d], [false, 127, 'ü', 300, -1, 5n, 1.5, 1e300]);
  t.equal(o.text, null);
  t.equal(o.any.size(), 1);
  t.throws(
    () => {
      o.b = 128;
    },
    { name: 'TypeError', message: 'embed.Shapes.b: 128 is no byte' },
  );
  t.throws(
    () => {
      o.names = 'x';
    },
    { name: 'TypeError', message: /^embed\.Shapes\.names: "x" is no java\.util\.List/ },
  );
  t.throws(
    () => {
      o.fixed = 2;
    },
    { message: 'embed.Shapes.fixed is final' },
  );
  t.equal(Shapes.count, 3);
  Shapes.count++;
  t.equal(Shapes.count, 4);
  t.equal(Shapes.NAME, 'shapes');
  t.equal(o.hidden, undefined);
  t.equal(o.guarded, undefined);
  t.equal(o.size(), 12);
  t.equal(o.size_, 'field');
  t.equal(vm.load('java.lang.Integer').MAX_VALUE, 0x7fffffff);
  t.throws(
    () => Object.getOwnPropertyDescriptor(Shapes.prototype, 'i')?.get?.call(new ArrayList()),
    TypeError,
  );
});

t.test('constructors', async (t) => {
  t.equal(new Shapes(5).i, 5);
  t.equal(new Shapes('x').text, 'x');
  t.equal(new Shapes(1, 'a', 'b').text, 'a+b');
  t.equal(new Shapes(1, ['a', 'b']).text, 'a+b');
  t.throws(() => new Shapes(true), { name: 'TypeError', message: /^no Shapes takes \(boolean\)/ });
  t.throws(() => Shapes(), { message: 'class embed.Shapes is called without new' });
  t.throws(() => new (vm.load('java.util.List'))(), { message: /interface java.util.List cannot be/ });
  t.throws(() => new (vm.load('java.util.AbstractList'))(), { message: /abstract class .* cannot be/ });
  t.throws(() => new (vm.load('java.lang.Math'))(), { message: /has no public constructor/ });
  t.throws(() => new (class extends Shapes {})(), { message: /use vm\.extend/ });
  const error = thrownBy(() => new ArrayList(-1)) as JavaError;
  t.equal(error.className, 'java.lang.IllegalArgumentException');
  t.match(error.stack, /ArrayList\.java[\s\S]*loaded\.test/);
});

t.test('overloads', async (t) => {
  const cases: [unknown, string][] = [
    [1, 'int'],
    [-1, 'int'],
    [2 ** 31, 'long'],
    [1n, 'long'],
    [0.5, 'double'],
    [-0, 'double'],
    [2 ** 53, 'double'],
    ['x', 'String'],
    ['xyz', 'String'],
    [true, 'boolean'],
    [[1, 2], 'int[]'],
    [Int32Array.of(1), 'int[]'],
    [['a'], 'Object[]'],
    [new ArrayList(), 'List'],
    [() => undefined, 'Runnable'],
    [new Shapes(), 'Object'],
    [Shapes, 'Object'],
  ];
  for (const [value, expected] of cases)
    t.equal(Shapes.over(value), expected, `${inspect(value)}: ${expected}`);
  t.equal(Shapes.over(1, 2, 3), 'varargs 2');
  t.equal(Shapes.over(1, 'a'), 'varargs 1');
  t.equal(Shapes['over(Ljava/lang/Object;)Ljava/lang/String;'](1), 'Object');
  t.equal(Shapes['over(C)Ljava/lang/String;']('x'), 'char');
  t.throws(() => Shapes.over(null), { name: 'TypeError', message: /several .*over take \(null\).*over\(/ });
  t.throws(() => Shapes.over(undefined), { name: 'TypeError', message: /no .*over takes \(undefined\)/ });
  t.throws(() => Shapes.over('x', 1), { message: /no .*over takes \(string, number\)/ });
  t.equal(Shapes.narrow(5), 'byte 5');
  t.equal(Shapes.narrow(300), 'char \u012c');
  t.equal(Shapes.narrow('x'), 'char x');
  t.equal(Shapes.boxed(5), 'Long 5');
  t.equal(Shapes.boxed(5n), 'Long 5');
  t.equal(Shapes.floating(0.1), 'float 0.1');
  t.throws(() => Shapes.either('x'), { message: /several/ });
  const sb = new (vm.load('java.lang.StringBuilder'))();
  t.equal(sb.append('a').append(1).append(1.5).append(true), sb);
});

t.test('values', async (t) => {
  const cases: [unknown, string][] = [
    [null, 'null'],
    ['x', 'String x'],
    [1, 'Integer 1'],
    [2 ** 40, 'Double 1.099511627776E12'],
    [-0, 'Double -0.0'],
    [2n ** 40n, 'Long 1099511627776'],
    [false, 'Boolean false'],
    [[1, ['a', null]], 'ArrayList [1, [a, null]]'],
    [new Map([['k', [1]]]), 'LinkedHashMap {k=[1]}'],
    [new Set([1, 'a']), 'LinkedHashSet [1, a]'],
    [{ a: 1, b: { c: null } }, 'LinkedHashMap {a=1, b={c=null}}'],
    [Int32Array.of(1, 2), 'int[][1, 2]'],
    [Buffer.from([1, 255]), 'byte[][1, -1]'],
    [Shapes, 'Class class embed.Shapes'],
  ];
  for (const [value, expected] of cases) t.equal(Shapes.describe(value), expected, expected);
  t.equal(Shapes.strings(['a', null]), '[a, null]');
  t.throws(() => Shapes.strings(['a', 1]), { message: /1 is no java\.lang\.String/ });
  t.equal(Shapes.nested([[1], Int32Array.of(2, 3), null]), '[[1], [2, 3], null]');
  t.equal(Shapes.list([1, 'a']), 'ArrayList[1, a]');
  t.equal(Shapes.map({ a: [1] }), 'LinkedHashMap{a=[1]}');
  t.throws(() => Shapes.map([1]), { name: 'TypeError' });
  t.throws(() => Shapes.describe(new Date()), { message: /an instance of Date is no java\.lang\.Object/ });
  for (const n of [0, 127, -128, 127]) t.equal(Shapes.isCached(n), true);
  t.strictSame(Shapes.objects(), ['a', 1, 2n, 'c', 1.5, true, null, Int32Array.of(1), ['x']]);
  t.equal(Shapes.charOf(), '€');
  t.ok(Array.isArray(Shapes.cyclic()));
  t.equal(Shapes.classOf(Shapes), Shapes.class);
  t.equal(Shapes.class.getName(), 'embed.Shapes');
});

t.test('arrays that are shared', async (t) => {
  const xs = vm.array('int', 4);
  Shapes.fill(xs);
  t.strictSame([...xs], [0, 1, 4, 9]);
  t.strictSame(xs.copy(), Int32Array.of(0, 1, 4, 9));
  xs[1] = 7;
  t.equal(xs[1], 7);
  t.equal(xs[4], undefined);
  t.throws(() => {
    xs[4] = 1;
  }, RangeError);
  t.throws(
    () => {
      xs[0] = 'x' as never;
    },
    { message: 'element 0: "x" is no int' },
  );
  t.equal(inspect(xs), 'int[4] [ 0, 7, 4, 9 ]');
  t.equal(JSON.stringify(xs), '[0,7,4,9]');
  const names = vm.array('java.lang.String', ['a', null]);
  t.equal(vm.load('java.util.Arrays').toString(names), '[a, null]');
  t.strictSame([...names], ['a', null]);
  t.equal(vm.array('int[]', [[1], [2, 3]]).length, 2);
  t.equal(vm.array(Shapes, 2)[0], null);
  t.throws(() => vm.array('int', -1), RangeError);
  t.equal(xs.length, 4);
});

t.test('names that JavaScript needs', async (t) => {
  const o = new Shapes();
  t.equal(await o, o, 'no thenable');
  t.equal(o.then_('x'), 'then x');
  t.equal(o['then(Ljava/lang/String;)Ljava/lang/String;']('x'), 'then x');
  t.equal(o.constructor, Shapes);
  t.equal(o.constructor_(), 'constructor');
  t.equal(Shapes.name, 'Shapes');
  t.equal(Shapes.name_(), 'name');
  t.equal(Shapes.length_(3), 3);
});

t.test('member classes, enums, records', async (t) => {
  const { Color, Point, Inner } = Shapes;
  t.equal(Color.RED, Color.valueOf('RED'));
  t.equal(Color.GREEN.weight(), 2);
  t.strictSame(Color.values(), [Color.RED, Color.GREEN]);
  t.equal(String(Color.RED), 'RED');
  t.equal(JSON.stringify([Color.RED]), '["RED"]');
  const p = new Point(1, 2.5);
  t.equal(p.x(), 1);
  t.equal(JSON.stringify(p), '{"x":1,"y":2.5}');
  t.equal(inspect(p), 'Shapes$Point { Point[x=1, y=2.5] }');
  t.ok(p.equals(new Point(1, 2.5)));
  t.equal(new Inner(new Shapes(9)).outer(), 9);
  t.equal(Shapes.Secret, undefined);
  t.equal(vm.load('java.util.Map$Entry'), vm.load('java.util.Map').Entry);
});

t.test('what is not public', async (t) => {
  const secret = Shapes.secret();
  t.equal(secret.get(), 'secret', 'through a public interface');
  t.equal(secret.other, undefined);
  t.equal(Shapes.reveal, undefined);
  t.throws(() => vm.load('embed.Shapes$Secret'), { name: 'TypeError', message: /not public/ });
  t.throws(() => vm.load('jdk.internal.misc.Unsafe'), { name: 'TypeError', message: /not public/ });
  t.match(
    thrownBy(() => vm.load('embed.Nothing')),
    { className: 'java.lang.NoClassDefFoundError' },
  );
  const Open = vm.load('embed.Shapes$Secret', { private: true });
  t.equal(new Open().other(), 'other');
  t.throws(() => vm.load('embed.Shapes', { privat: true } as object), { message: /did you mean "private"/ });
});

t.test('iteration, maps, text', async (t) => {
  const list = new ArrayList([3, 1, 2]);
  t.strictSame([...list], [3, 1, 2]);
  t.strictSame([...list.stream().sorted().iterator()], [1, 2, 3]);
  t.strictSame([...list.stream()], [3, 1, 2]);
  const map = new (vm.load('java.util.TreeMap'))({ b: 2, a: 1 });
  t.strictSame(
    new Map(map),
    new Map([
      ['a', 1],
      ['b', 2],
    ]),
  );
  t.strictSame(Object.fromEntries(map), { a: 1, b: 2 });
  t.strictSame([...map.keySet()], ['a', 'b']);
  t.equal(`${list} ${list}`, '[3, 1, 2] [3, 1, 2]');
  t.equal(JSON.stringify({ list, map }), '{"list":[3,1,2],"map":{"a":1,"b":2}}');
  t.equal(inspect(list), 'ArrayList(3) [ 3, 1, 2 ]');
  t.equal(inspect(map), "TreeMap(2) { 'a' => 1, 'b' => 2 }");
  t.equal(inspect(ArrayList), '[class java.util.ArrayList]');
  t.ok(list instanceof ArrayList);
  t.ok(list instanceof vm.load('java.util.List'));
  t.ok(list instanceof vm.load('java.lang.Object'));
  t.ok(list instanceof JavaObject);
  t.notOk(list instanceof vm.load('java.util.Map'));
  t.notOk({} instanceof ArrayList);
  t.equal(vm.call('embed/Calls.list()Ljava/util/List;')?.constructor, ArrayList);
  t.throws(() => list.add.call(map, 1), {
    name: 'TypeError',
    message: /ArrayList\.add.* on an object of class java\.util\.TreeMap/,
  });
  t.throws(() => list.add.call({}, 1), { name: 'TypeError', message: /without its object/ });
  t.throws(() => new (vm.load('java.lang.String'))(list, 1, 2, 3, 4, 5), TypeError);
});

t.test('interfaces', async (t) => {
  const { Greeter } = Shapes;
  const g = vm.implement(Greeter, {
    prefix: 'Hi ',
    greet(name: string) {
      return this.prefix + name;
    },
  } as { prefix: string; greet(name: string): string });
  t.equal(Shapes.use(g, 'A'), 'Hi AHi A', 'the default method is kept');
  t.equal(
    Shapes.use((name: string) => `Yo ${name}`, 'B'),
    'Yo BYo B',
  );
  t.equal(Shapes.use(Greeter.polite(), 'C'), 'Dear CDear C');
  t.equal(
    vm.implement(Greeter, { greet: () => 'g', twice: (n: string) => `2${n}` }) instanceof Greeter,
    true,
  );
  t.throws(() => vm.implement(Greeter, {}), {
    name: 'TypeError',
    message: /Greeter\.greet\(java\.lang\.String\) is not implemented/,
  });
  t.throws(() => vm.implement(Greeter, { greet: () => '', gret: () => '' }), {
    message: /no method "gret" to implement/,
  });
  t.throws(() => vm.implement(ArrayList, {}), { message: /use vm\.extend/ });
  t.throws(() => vm.implement('java.util.Comparator', 5 as never), TypeError);
  const two = vm.implement(['java.lang.Runnable', Greeter], { run() {}, greet: () => 'two' });
  t.ok(two instanceof Greeter && two instanceof vm.load('java.lang.Runnable'));
  const o = vm.implement('java.lang.Runnable', {
    run() {},
    equals: () => true,
    hashCode: () => 5,
    toString: () => 'me',
  });
  t.equal(Shapes.equalities(o, 1), 'true 5 me');
  t.equal(
    Shapes.apply((a: number, b: number) => a * b, 6, 7),
    42,
  );
  t.equal(
    Shapes.supply(() => 's'),
    's!',
  );
  t.equal(
    Shapes.sumOf(() => 2n, 1000),
    2000n,
  );
  t.equal(
    Shapes.compareAll((a: number, b: number) => a - b, 1000),
    -1,
  );
  t.throws(() => Shapes.apply((a: number) => `${a}`, 1, 2), {
    className: 'java.lang.RuntimeException',
    message: /"1" is no int/,
  });
  const thrown = new Error('mine');
  const error = thrownBy(() =>
    Shapes.supply(() => {
      throw thrown;
    }),
  ) as JavaError;
  t.equal(error.cause, thrown);
  t.throws(() => Shapes.describe(() => 1), { message: /a function is no java\.lang\.Object/ });
});

t.test('the same function is the same object', async (t) => {
  const f = (): string => 'x';
  t.equal(Shapes.sameSupplier(f), Shapes.sameSupplier(f));
  t.not(
    Shapes.sameSupplier(f),
    Shapes.sameSupplier(() => 'y'),
  );
  vm.call('embed/Calls.churn(I)I', 20_000);
  vm.call('embed/Calls.gc()V');
  t.equal(Shapes.sameSupplier(f).get(), 'x');
});

t.test('implementations that Java has dropped', async (t) => {
  let alive = 0;
  const registry = new FinalizationRegistry(() => alive--);
  for (let i = 0; i < 3000; i++) {
    const f = (a: number, b: number): number => a + b + i;
    registry.register(f, 0);
    alive++;
    if (Shapes.apply(f, 1, 2) !== 3 + i) t.fail(`call ${i}`);
    if (i % 500 === 499) {
      vm.call('embed/Calls.gc()V');
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  t.ok(alive >= 0);
});

t.test('classes that JavaScript extends', async (t) => {
  const { Base } = Shapes;
  const Own = vm.extend(Base, { part: (x: number) => `<${x}>`, times: () => 3 });
  const own = new Own('p');
  t.equal(own.whole(), 'p<0><1><2>');
  t.ok(own instanceof Base);
  const Louder = vm.extend(Base, {
    part(x: number) {
      return `${x}`;
    },
    times: () => 2,
    whole(): string {
      return `${Louder.super.whole.call(this)}!`;
    },
  });
  t.equal(new Louder('q').whole(), 'q01!');
  const Counting = vm.extend('java.io.InputStream', () => ({
    left: 3,
    'read()I'(this: { left: number }): number {
      return this.left-- > 0 ? this.left : -1;
    },
  }));
  t.strictSame([...new Counting().readAllBytes()], [2, 1, 0]);
  t.strictSame([...new Counting().readAllBytes()], [2, 1, 0], 'each has its own state');
  t.throws(() => new (vm.extend(Base, { part: () => '' }))('x'), { message: /times\(\) is not implemented/ });
  t.throws(() => vm.extend(Base, { last: () => 1 }), { message: /last\(\) is final/ });
  t.throws(() => vm.extend('java.lang.String', {}), { message: /is final/ });
  t.throws(() => vm.extend('java.util.List', {}), { message: /use vm\.implement/ });
});

t.test('exceptions', async (t) => {
  const IOException = vm.load('java.io.IOException');
  const error = thrownBy(() =>
    Shapes.supply(() => {
      throw new IOException('disk full');
    }),
  ) as JavaError;
  t.equal(error.className, 'java.io.IOException');
  t.equal(error.message, 'disk full');
  t.ok(error.object instanceof IOException);
  const Callable = vm.implement('java.util.concurrent.Callable', {
    async call() {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return 'late';
    },
  }) as unknown as { call: { async(): Promise<unknown> } };
  t.equal(await Callable.call.async(), 'late');
});

t.test('asynchronous calls', async (t) => {
  const Thread = vm.load('java.lang.Thread');
  await Thread.sleep.async([1n]);
  const list = new ArrayList([1, 2]);
  t.equal(await list.get.async([1]), 2);
  t.equal(await list.size.async(), 2);
  t.match(await list.get.async([5]).catch((e: unknown) => e), {
    className: 'java.lang.IndexOutOfBoundsException',
  });
  t.match(await list.get.async(['x']).catch((e: unknown) => e), { name: 'TypeError' });
  t.match(await list.get.async(5).catch((e: unknown) => e), { message: /takes its arguments as an array/ });
  const { get } = list;
  t.equal(list.get(0), 1);
  t.throws(() => get.async, { name: 'TypeError', message: /without its object/ });
  const controller = new AbortController();
  const sleeping = Thread.sleep.async([60_000n], { signal: controller.signal });
  setTimeout(() => controller.abort(new Error('enough')), 10);
  await t.rejects(sleeping, { message: 'enough' });
  await t.rejects(Thread.sleep.async([1n], { signal: AbortSignal.abort(new Error('before')) }), {
    message: 'before',
  });
  await Thread.sleep.async([1n]);
});

t.test('scopes', async (t) => {
  let inside: JavaObject | null = null;
  let kept: JavaObject | null = null;
  const result = vm.scope(() => {
    inside = new ArrayList() as JavaObject;
    kept = (new ArrayList() as JavaObject).keep();
    return new ArrayList([1]);
  });
  t.equal(result.size(), 1);
  t.equal((kept as unknown as { size(): number }).size(), 0);
  t.throws(() => (inside as unknown as { size(): number }).size(), {
    name: 'TypeError',
    message: /given up/,
  });
  const before = new ArrayList();
  vm.scope(() => before.add('x'));
  t.equal(before.size(), 1, 'what was there before stays');
});
