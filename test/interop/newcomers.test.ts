/** What developers who come from Node try first: each of these once surprised somebody. */
import { isDeepStrictEqual } from 'node:util';
import t from 'tap';
import { testVm } from './vm.js';

const vm = testVm();
const List = vm.load('java.util.List');
const BigInteger = vm.load('java.math.BigInteger');
const Shapes = vm.load('embed.Shapes');

t.test('what is no class says so', async (t) => {
  for (const name of ['[I', 'int[]', 'java.lang.String[]'])
    t.throws(() => vm.load(name), { name: 'TypeError', message: /is an array: vm\.array makes them/ });
  for (const name of ['int', 'void'])
    t.throws(() => vm.load(name), { name: 'TypeError', message: /is a primitive type/ });
  t.throws(() => vm.load('java.util.List.Nope'), { message: 'java/util/List/Nope' });
  t.throws(() => vm.load('no.such.Thing'), { message: 'no/such/Thing' });
});

t.test('member classes by dots', async (t) => {
  t.equal(vm.load('java.util.Map.Entry'), vm.load('java.util.Map$Entry'));
  t.equal(
    vm.load('java.lang.ProcessBuilder.Redirect.Type'),
    vm.load('java.lang.ProcessBuilder$Redirect$Type'),
  );
});

t.test('bigints where a BigInteger is declared', async (t) => {
  t.equal(BigInt(BigInteger.ONE.add(2n ** 80n)), 2n ** 80n + 1n);
  t.equal(BigInt(BigInteger.ONE.add(-2n)), -1n);
  const BigDecimal = vm.load('java.math.BigDecimal');
  // Chosen by the value: the first is a long.
  t.strictSame(
    [String(new BigDecimal(5n)), String(new BigDecimal(2n ** 70n))],
    ['5', '1180591620717411303424'],
  );
});

t.test('entries of maps, taken apart', async (t) => {
  const seen: unknown[] = [];
  for (const [key, value] of new (vm.load('java.util.TreeMap'))({ a: 1, b: [2] }).entrySet())
    seen.push(key, String(value));
  t.strictSame(seen, ['a', '1', 'b', '[2]']);
});

t.test('JSON', async (t) => {
  const map = vm.load('java.util.Map').of('long', 7n);
  const list = List.of(5n, Int32Array.of(1, 2), vm.array('java.lang.Object', [1n, null]), map);
  t.equal(JSON.stringify(list), '[5,[1,2],[1,null],{"long":7}]');
  t.throws(() => JSON.stringify(List.of(2n ** 60n)), { name: 'TypeError', message: /BigInt/ });
});

t.test('an Array where arrays and lists are declared', async (t) => {
  t.equal(Shapes.joined([1, 2], ','), 'Object[]');
  t.equal(Shapes.joined(['a'], ','), 'Object[]');
  t.equal(Shapes.joined(List.of(1), ','), 'List');
});

t.test('different objects are not deeply equal', async (t) => {
  const list = List.of(1);
  t.equal(isDeepStrictEqual(list, List.of(2)), false);
  t.equal(isDeepStrictEqual([list], [list]), true);
  t.strictSame(Object.keys(list), []);
});

t.test('messages name what they mean', async (t) => {
  t.throws(() => List.copyOf((function* () {})()), { message: /an object is no java\.util\.Collection/ });
  t.throws(() => List.of(1).forEach(async () => {}), { message: /call it with \.async/ });
});

t.test('the VM is closed', async (t) => {
  const list = List.of(1);
  const load = vm.load.bind(vm);
  await vm.close();
  for (const use of [() => list.size(), () => List.of(), () => load('java.util.Map'), () => String(list)])
    t.throws(use, { name: 'ExitError', message: 'the VM is closed', status: 0 });
  t.equal(list instanceof List, false);
});
