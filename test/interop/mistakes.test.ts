/** What newcomers do wrong: each is told so, in words that say what to do, and nothing hangs. */
import { inspect } from 'node:util';
import t from 'tap';
import { createVM } from '../../src/index.js';
import { testVm, thrownBy } from './vm.js';

t.test('options of the wrong types', async (t) => {
  const wrong: readonly (readonly [object, string])[] = [
    [{ classPath: 3 }, 'classPath is a text or an array of texts, not 3'],
    [{ classPath: [3] }, 'classPath is a text or an array of texts, not an instance of Array'],
    [{ maxHeap: '1g' }, 'maxHeap is a number of bytes, not "1g"'],
    [{ maxHeap: -1 }, 'maxHeap is a number of bytes, not -1'],
    [{ javaHome: 3 }, 'javaHome is a text, not 3'],
    [{ args: '-ea' }, 'args is an array of texts, not "-ea"'],
    [{ properties: { a: 1 } }, 'properties is an object with texts, not an object'],
    [{ long: 'string' }, `long is 'bigint' or 'number', not "string"`],
    [{ stdout: 3 }, 'stdout is a stream or a function, not 3'],
    [{ env: 3 }, 'env is an object, not 3'],
    [{ assertions: 'yes' }, 'assertions is a boolean, not "yes"'],
  ];
  for (const [options, message] of wrong)
    t.throws(() => createVM(options), { name: 'TypeError', message: `createVM: ${message}` });
});

// biome-ignore lint/suspicious/noExplicitAny: what the types forbid
const vm = testVm() as any;
const ArrayList = vm.load('java.util.ArrayList');
const list = new ArrayList(['a']);

/** Each with words of the message. */
const MISTAKES: readonly (readonly [() => unknown, RegExp])[] = [
  [() => vm.load(), /^a class is given by its name, .* not as undefined$/],
  [() => vm.load(3), /not as 3$/],
  [() => vm.load(''), /^a class without a name/],
  [() => vm.load('java.util.List', null), /^load takes its options as an object, not null$/],
  [() => vm.load('java.util.List', 'private'), /not "private"$/],
  [() => vm.load('java.util.List', { privat: true }), /did you mean "private"/],
  [() => vm.call(), /^a method is named by a text, not by undefined$/],
  [() => vm.call({}), /not by an object$/],
  [() => vm.bind(undefined, () => 1), /^a method is named by a text/],
  [() => vm.array('int'), /^an array is made from its length or its elements, not from undefined$/],
  [() => vm.array('void', 1), /^there are no arrays of void$/],
  [() => vm.array(null, 1), /^a class is given by its name/],
  [() => vm.implement([], {}), /^an object that implements no interface/],
  [() => vm.implement(undefined, {}), /^a class is given by its name/],
  [
    () => vm.extend('java.util.ArrayList'),
    /^what implements methods of java.util.ArrayList .* not undefined$/,
  ],
  [() => vm.extend('java.util.ArrayList', 'size'), /not "size"$/],
  [() => new (vm.extend('java.util.ArrayList', () => 5))(), /not 5$/],
  [() => vm.scope(), /^scope takes a function, not undefined$/],
  [() => vm.scope(async () => new ArrayList()), /^the function of a scope returns a promise: /],
];

t.test('mistakes are TypeErrors', async (t) => {
  for (const [mistake, message] of MISTAKES) {
    const error = thrownBy(mistake) as Error;
    t.equal(error.name, 'TypeError', String(mistake));
    t.match(error.message, message);
  }
  const rejected: readonly (readonly [() => Promise<unknown>, RegExp])[] = [
    [() => vm.run(), /^run takes its options as an object, not undefined$/],
    [() => vm.run({ mainclass: 'a.B' }), /did you mean "mainClass"/],
    [() => vm.run({}), /^run: mainClass is the name of a class, not undefined$/],
    [() => vm.run({ mainClass: 'embed.Calls', args: 'text' }), /^run: args is an array of texts$/],
    [() => list.size.async([], { signal: 1 }), /^async: signal is an AbortSignal, not 1$/],
    [() => list.size.async([], null), /^async takes its options as an object, not null$/],
    [() => vm.callAsync(undefined), /^a method is named by a text/],
  ];
  for (const [mistake, message] of rejected) {
    const error = (await mistake().catch((e) => e)) as Error;
    t.equal(error.name, 'TypeError', String(mistake));
    t.match(error.message, message);
  }
});

t.test('a function whose result does not fit', async (t) => {
  const error = thrownBy(() => list.removeIf(() => 'yes')) as Error;
  t.match(
    error.message,
    /^TypeError: result of the function bound to java\.util\.function\.Predicate\.test\(java\.lang\.Object\): "yes" is no boolean$/,
  );
});

t.test('objects after the end of the VM', async (t) => {
  const array = vm.array('int', 3);
  const objects = [list, array, new ArrayList(), vm.load('java.lang.Object').class];
  t.ok(list instanceof ArrayList);
  await vm.close();
  for (const object of objects) {
    t.equal(inspect(object), '[Java object, given up]');
    t.notOk(object instanceof ArrayList);
    t.throws(() => object.className, { name: 'TypeError', message: /closed/ });
    // As `using` does it at the end of its block.
    object[Symbol.dispose]();
    object[Symbol.dispose]();
  }
  t.throws(() => list.size(), { name: 'ExitError' });
  t.throws(() => ArrayList.class, { name: 'ExitError' });
});
