/** Loaders that must agree on what a name means (JVMS §5.3.4). */
import t from 'tap';
import type { JavaClass } from '../../src/vm/classes/java-class.js';
import { LoaderConstraints } from '../../src/vm/classes/loader-constraints.js';
import { LoaderData } from '../../src/vm/classes/loaders.js';

/** As much of a VM as messages need. */
const vm = {
  classes: {
    loaderName: (loader: LoaderData) => `L${loader.id}`,
    whereWithParent: (cls: JavaClass) => `somewhere ${cls.loader.id}`,
  },
} as never;

function world() {
  const loaders = [1, 2, 3].map((id) => new LoaderData(id, id));
  const define = (loader: LoaderData, name: string): JavaClass => {
    const cls = { name, loader, accessFlags: 1, descriptor: `L${name};` } as unknown as JavaClass;
    loader.classes.set(name, cls);
    return cls;
  };
  return { constraints: new LoaderConstraints(vm), loaders, define };
}

const failure = (f: () => void): string => {
  try {
    f();
    return '';
  } catch (error) {
    return String(error);
  }
};

t.test('loaders that have found different classes', async (t) => {
  const { constraints, loaders, define } = world();
  const [a, b] = loaders;
  define(a, 'p/T');
  define(b, 'p/T');
  t.equal(constraints.dispute('(Lp/T;)V', a, b), 'p/T');
  t.equal(constraints.dispute('(I)Lp/T;', a, b), 'p/T', 'results count');
  t.equal(constraints.dispute('([[Lp/T;)V', a, b), '[[Lp/T;', 'elements of arrays count');
  t.equal(constraints.dispute('(Lp/U;Lp/T;)V', a, b), 'p/T');
  t.equal(constraints.dispute('(Lp/T;)V', a, a), null, 'one loader agrees with itself');
  t.equal(constraints.dispute('(ILjava/lang/T;)V', a, b), null, 'java.* is nobody else’s');
});

t.test('loaders that have found the same class', async (t) => {
  const { constraints, loaders, define } = world();
  const [a, b] = loaders;
  const cls = define(a, 'p/T');
  b.classes.set('p/T', cls);
  t.equal(constraints.dispute('(Lp/T;)V', a, b), null);
  t.equal(constraints.dispute('(Lp/T;)V', a, b), null, 'asked again');
});

t.test('what they have agreed on before either has found a class', async (t) => {
  const { constraints, loaders, define } = world();
  const [a, b] = loaders;
  t.equal(constraints.dispute('(Lp/T;)V', a, b), null);
  const first = define(a, 'p/T');
  constraints.record(a, 'p/T', first);
  t.equal(
    failure(() => constraints.check(a, 'p/T', 1, first)),
    '',
    'the same class',
  );
  t.equal(
    failure(() => constraints.check(b, 'p/U', 1, null)),
    '',
    'another name',
  );
  t.equal(
    failure(() => constraints.check(b, 'p/T', 0x201, null)),
    'java.lang.LinkageError: loader constraint violation: loader L2 wants to load interface p.T. ' +
      'A different class with the same name was previously loaded by L1. (somewhere 1)',
  );
});

t.test('what the second of them has found binds the first', async (t) => {
  const { constraints, loaders, define } = world();
  const [a, b] = loaders;
  define(b, 'p/T');
  t.equal(constraints.dispute('(Lp/T;)V', a, b), null);
  t.match(
    failure(() => constraints.check(a, 'p/T', 1, null)),
    /constraint violation/,
  );
});

t.test('agreements are joined', async (t) => {
  const { constraints, loaders, define } = world();
  const [a, b, c] = loaders;
  t.equal(constraints.dispute('Lp/T;', a, b), null);
  t.equal(constraints.dispute('Lp/T;', b, c), null);
  const first = define(a, 'p/T');
  constraints.record(a, 'p/T', first);
  t.match(
    failure(() => constraints.check(c, 'p/T', 1, null)),
    /constraint violation/,
    'by way of the second',
  );
  define(c, 'p/T');
  t.equal(constraints.dispute('Lp/T;', a, c), null, 'they are of one mind already');
});

t.test('two agreements that have found different classes are not joined', async (t) => {
  const { constraints, loaders, define } = world();
  const [a, b, c] = loaders;
  define(a, 'p/T');
  t.equal(constraints.dispute('Lp/T;', a, b), null, 'the second has found nothing yet');
  define(c, 'p/T');
  t.equal(constraints.dispute('Lp/T;', b, c), 'p/T');
  t.equal(constraints.dispute('Lp/T;', c, b), 'p/T', 'from the other side');
});
