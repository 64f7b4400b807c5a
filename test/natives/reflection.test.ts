/** The parts of reflection that need no running VM. */
import t from 'tap';
import { assertionStatus } from '../../src/natives/reflection/assertion-status.js';
import { type Primitive, widen } from '../../src/natives/reflection/boxing.js';
import { isClassName } from '../../src/natives/reflection/finding-classes.js';
import type { JavaClass } from '../../src/vm/classes/java-class.js';
import { quickSort } from '../../src/vm/classes/method-order.js';
import { JavaThrow } from '../../src/vm/steps.js';
import type { VM } from '../../src/vm/vm.js';

const TYPES = 'ZBCSIJFD';
const WIDENINGS: Readonly<Record<string, string>> = {
  Z: 'Z',
  B: 'BSIJFD',
  C: 'CIJFD',
  S: 'SIJFD',
  I: 'IJFD',
  J: 'JFD',
  F: 'FD',
  D: 'D',
};

t.test('widening primitive conversions', (t) => {
  for (const from of TYPES) {
    const value: Primitive = from === 'J' ? 1n : 1;
    for (const to of TYPES) {
      if (WIDENINGS[from].includes(to)) t.equal(widen(value, from, to), to === 'J' ? 1n : 1, from + to);
      else
        t.throws(
          () => widen(value, from, to),
          new JavaThrow('java/lang/IllegalArgumentException', 'argument type mismatch'),
        );
    }
  }
  t.end();
});

t.test('long to float is rounded once', (t) => {
  const cases: readonly (readonly [bigint, number])[] = [
    // Halfway between two floats but for the last bit, which a double cannot hold.
    [0x4000_0040_0000_0001n, 2 ** 62 + 2 ** 39],
    [0x4000_0040_0000_0000n, 2 ** 62],
    [-0x4000_0040_0000_0001n, -(2 ** 62) - 2 ** 39],
    [0x7fff_ffff_ffff_ffffn, 2 ** 63],
    [-0x8000_0000_0000_0000n, -(2 ** 63)],
    [16777217n, 16777216],
    [16777219n, 16777220],
    [0n, 0],
  ];
  for (const [value, expected] of cases) t.equal(widen(value, 'J', 'F'), expected, String(value));
  t.equal(widen(9007199254740993n, 'J', 'D'), 9007199254740992);
  t.end();
});

t.test('names that can be those of classes', (t) => {
  for (const name of ['a', 'a/b', 'a$b', 'a b', 'ä', 'a/', '[I', '[[D', '[La/b;', '[[[LX;'])
    t.ok(isClassName(name), name);
  for (const name of [
    '',
    '/',
    '/a',
    'a//b',
    'a;',
    'a.b',
    'a[',
    '[',
    '[[',
    '[V',
    '[La',
    '[L;',
    '[I;',
    '[a',
    '[La;b',
  ])
    t.notOk(isClassName(name), name);
  t.end();
});

t.test('assertion options', (t) => {
  const enable = true;
  const vm = {
    options: {
      assertions: [
        { enable, target: 'a...' },
        { enable: false, target: 'a.b...' },
        { enable, target: 'a.b.C' },
        { enable: false, target: 'a.D' },
        { enable, target: 'a.D' },
        { enable: false, target: 'a.E$F' },
        { enable, target: '', system: true },
        { enable, target: '...' },
      ],
    },
  } as unknown as VM;
  const status = (name: string, isBoot = false): boolean => {
    const packageName = name.slice(0, Math.max(0, name.lastIndexOf('/')));
    return assertionStatus(vm, { name, packageName, loader: { isBoot } } as unknown as JavaClass);
  };
  t.ok(status('a/X'));
  t.ok(status('a/c/X'));
  t.notOk(status('a/b/X'));
  t.notOk(status('a/b/c/X'));
  t.ok(status('a/b/C'));
  t.ok(status('a/D'), 'the last option counts');
  t.notOk(status('a/E$F'));
  t.notOk(status('ab/X'));
  t.ok(status('X'), 'the unnamed package');
  t.ok(status('java/lang/X', true));
  t.end();
});

t.test('sorting of methods', (t) => {
  for (const length of [0, 1, 2, 3, 4, 5, 17, 100]) {
    const items = Array.from({ length }, (_, i) => (i * 7919) % 31);
    const sorted = [...items];
    quickSort(sorted, (a, b) => a - b);
    t.same(
      sorted,
      items.sort((a, b) => a - b),
      String(length),
    );
  }
  t.end();
});
