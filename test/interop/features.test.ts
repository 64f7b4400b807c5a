/** What docs/INTEROP.md, "Beside others", says of gojdk: a test for each row. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import t from 'tap';
import { createVM, ExitError, type VM } from '../../src/index.js';
import { ROOT } from '../support/paths.js';
import { testVm, thrownBy } from './vm.js';

const vm = testVm();
const ArrayList = vm.load('java.util.ArrayList');
const Shapes = vm.load('embed.Shapes');

/** By the row's first column: is it so? Rows that say no are checked by what is documented. */
const FEATURES: Readonly<Record<string, () => unknown>> = {
  'any public class, without Java written for it': () =>
    new (vm.load('java.math.BigInteger'))('12').pow(2).toString() === '144',
  'an overload by its types': () => {
    const list = new ArrayList(['a', 'b']);
    return list['remove(I)Ljava/lang/Object;'](0) === 'a' && list.remove('b') === true;
  },
  'a function where Java has a functional interface': () => {
    const list = new ArrayList([1, 2, 3]);
    list.removeIf((x: number) => x > 1);
    return list.size() === 1;
  },
  'several interfaces for one object': () => {
    const both = vm.implement(['java.lang.Runnable', 'java.util.function.IntSupplier'], {
      run: () => {},
      getAsInt: () => 5,
    });
    const { class: runnable } = vm.load('java.lang.Runnable');
    return runnable.isInstance(both) && vm.load('java.util.function.IntSupplier').class.isInstance(both);
  },
  "classes that extend Java's": () =>
    String(new (vm.extend('java.util.AbstractList', { get: (i: number) => i, size: () => 3 }))()) ===
    '[0, 1, 2]',
  'callbacks within synchronous calls': () => Shapes.sumOf(() => 2n, 10) === 20n,
  'callbacks that are async: the Java thread waits': async () =>
    (await Shapes.sumOf.async([async () => 2n, 10])) === 20n,
  'any method without blocking the event loop': async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 5);
    await vm.load('java.lang.Thread')['sleep(J)V'].async([50n]);
    clearInterval(timer);
    return turns > 0;
  },
  'an AbortSignal that interrupts the Java thread': async () => {
    const controller = new AbortController();
    const sleeping = vm.load('java.lang.Thread')['sleep(J)V'].async([60_000n], { signal: controller.signal });
    controller.abort(new Error('enough'));
    return sleeping.then(
      () => false,
      (error: Error) => error.message === 'enough',
    );
  },
  '`for…of`, JSON and inspect of collections': () => {
    const map = new (vm.load('java.util.TreeMap'))({ b: 2, a: 1 });
    const keys: unknown[] = [];
    for (const [key] of map) keys.push(key);
    return (
      keys.join() === 'a,b' &&
      JSON.stringify(map) === '{"a":1,"b":2}' &&
      inspect(new ArrayList([1])) === 'ArrayList(1) [ 1 ]'
    );
  },
  'native methods written in JavaScript': () => {
    vm.bind('embed/Natives.twice(I)I', (x) => x * 2);
    return vm.call('embed/Natives.loop(I)J', 10) === 90n;
  },
  'C functions as native methods': () => {
    vm.bind('embed/CFunctions.abs(I)I', {});
    return vm.call('embed/CFunctions.loop(I)J', 10) === 45n;
  },
  'methods that ask for their caller': () =>
    vm.load('java.lang.Class').forName('embed.Shapes').getSimpleName() === 'Shapes',
  '`using`, scopes': () => {
    let dropped: unknown;
    vm.scope(() => {
      dropped = new ArrayList();
    });
    let used: { size(): number };
    {
      using list = new ArrayList();
      used = list;
    }
    return thrownBy(() => String(dropped)) instanceof TypeError && thrownBy(() => used.size()) !== null;
  },
  'types for TypeScript': () => {
    const sum: number = vm.call('java/lang/Math.max(II)I', 1, 2);
    return sum === 2;
  },
  'needs no JVM, only its class library': () =>
    !readFileSync('/proc/self/maps', 'utf8').includes('libjvm.so'),
};

/** These end the VM. */
const ENDS: Readonly<Record<string, (vm: VM) => unknown>> = {
  'System.exit leaves the process': (vm) =>
    thrownBy(() => vm.load('java.lang.System').exit(3)) instanceof ExitError && vm.exitStatus === 3,
  'close, and open again': async (vm) => {
    await vm.close();
    const again = createVM();
    const size = again.call('java/lang/Math.abs(I)I', -4);
    await again.close();
    return size === 4;
  },
};

t.test('each row', async (t) => {
  const page = readFileSync(join(ROOT, 'docs', 'INTEROP.md'), 'utf8');
  const table = page.slice(page.indexOf('## Beside others'), page.indexOf('## How it works'));
  const rows = [...table.matchAll(/^\| ([^|]+?) \| (yes|no) \|/gm)];
  t.ok(rows.length > 15);
  for (const [, name, answer] of rows) {
    if (answer === 'no') continue;
    const check = FEATURES[name];
    if (check === undefined) t.ok(name in ENDS, `${name} has a test`);
    else t.equal(await check(), true, name);
  }
  t.equal(rows.filter((r) => r[2] === 'yes').length, Object.keys({ ...FEATURES, ...ENDS }).length);
  for (const [name, check] of Object.entries(ENDS)) t.equal(await check(vm), true, name);
});
