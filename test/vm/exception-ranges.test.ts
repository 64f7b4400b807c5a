/** Which handler an exception comes to (JVMS §2.10): ranges, the order of rows, catch types, frames in between. */
import t from 'tap';
import { Request } from '../../src/layout/layout.js';
import type { JavaMethod } from '../../src/vm/classes/java-class.js';
import { CodeKind } from '../../src/vm/code/code-blob.js';
import { JavaThrow } from '../../src/vm/steps.js';
import { ACC, ClassWriter } from '../support/class-writer.js';
import { openSmallVm } from '../support/small-vm.js';

const small = openSmallVm({ tier: 'baseline' });
const { vm, run, define, call, thrown } = small;

let classes = 0;

/** A class with static methods: descriptor and code by name. */
function withMethods(methods: Readonly<Record<string, readonly [string, string]>>) {
  const writer = new ClassWriter(`Ranges${classes++}`);
  for (const [name, [descriptor, text]] of Object.entries(methods))
    writer.method(ACC.STATIC, name, descriptor, text.replaceAll('$', writer.name), { maxStack: 6 });
  return define(writer);
}

const DIVIDE = 'idiv';
/** Pushes 1 and 0, so that the division that follows fails. */
const ONE_BY_ZERO = 'iconst_1\n iconst_0';

t.test('the range begins with its start and ends before its end', async (t) => {
  const body = (at: 'first' | 'last' | 'end'): string => {
    const divisions = ['first', 'last', 'end'].map((name) => `${name === at ? DIVIDE : 'iadd'}`);
    return `${ONE_BY_ZERO}\n ${ONE_BY_ZERO}\n ${ONE_BY_ZERO}
      START:\n ${divisions[0]}\n pop\n ${divisions[1]}
      END:\n pop\n ${divisions[2]}\n ireturn
      HANDLER:\n pop\n bipush 42\n ireturn
      .catch any START END HANDLER`;
  };
  const cls = withMethods({
    first: ['()I', body('first')],
    last: ['()I', body('last')],
    end: ['()I', body('end')],
  });
  t.equal(call(cls, 'first()I'), 42);
  t.equal(call(cls, 'last()I'), 42);
  const end = cls.declaredMethod('end()I') as JavaMethod;
  t.equal(thrown(vm.call(end)), 'java.lang.ArithmeticException: / by zero');
});

t.test('the end of a range right behind the instruction that throws, and before one', async (t) => {
  const cls = withMethods({
    inside: [
      '()I',
      `${ONE_BY_ZERO}\n S:\n idiv\n E:\n ireturn\n H:\n pop\n bipush 7\n ireturn\n .catch any S E H`,
    ],
    behind: [
      '()I',
      `S:\n ${ONE_BY_ZERO}\n E:\n idiv\n ireturn\n H:\n pop\n bipush 7\n ireturn\n .catch any S E H`,
    ],
    call: [
      '()I',
      'S:\n invokestatic $.behind ()I\n E:\n ireturn\n H:\n pop\n bipush 8\n ireturn\n .catch any S E H',
    ],
    after: [
      '()I',
      'S:\n nop\n E:\n invokestatic $.behind ()I\n ireturn\n H:\n pop\n bipush 8\n ireturn\n .catch any S E H',
    ],
  });
  t.equal(call(cls, 'inside()I'), 7);
  t.match(thrown(vm.call(cls.declaredMethod('behind()I') as JavaMethod)), /by zero/);
  t.equal(call(cls, 'call()I'), 8, 'a call is in its range until it has returned');
  t.match(thrown(vm.call(cls.declaredMethod('after()I') as JavaMethod)), /by zero/);
});

t.test('null references', async (t) => {
  const length =
    'aload_0\n S:\n arraylength\n E:\n ireturn\n H:\n pop\n bipush 9\n ireturn\n .catch any S E H';
  const before =
    'S:\n aload_0\n E:\n arraylength\n ireturn\n H:\n pop\n bipush 9\n ireturn\n .catch any S E H';
  const cls = withMethods({ inside: ['([I)I', length], behind: ['([I)I', before] });
  t.equal(call(cls, 'inside([I)I', 0), 9);
  t.match(thrown(vm.call(cls.declaredMethod('behind([I)I') as JavaMethod, 0)), /NullPointerException/);
});

t.test('the first row that fits', async (t) => {
  const answer = (n: number): string => `pop\n bipush ${n}\n ireturn`;
  const rows = (first: string, second: string): string => `S:\n ${ONE_BY_ZERO}\n idiv\n E:\n ireturn
    A:\n ${answer(1)}\n B:\n ${answer(2)}
    .catch ${first} S E A\n .catch ${second} S E B`;
  const ARITHMETIC = 'java/lang/ArithmeticException';
  const cls = withMethods({
    exact: ['()I', rows(ARITHMETIC, 'any')],
    superclass: ['()I', rows('java/lang/RuntimeException', ARITHMETIC)],
    other: ['()I', rows('java/lang/ArrayStoreException', ARITHMETIC)],
    unloaded: ['()I', rows('no/such/Exception', 'any')],
    subclass: ['()I', rows('java/time/DateTimeException', 'java/lang/Throwable')],
    none: ['()I', rows('java/lang/Error', 'java/lang/ArrayStoreException')],
  });
  t.equal(call(cls, 'exact()I'), 1);
  t.equal(call(cls, 'superclass()I'), 1);
  t.equal(call(cls, 'other()I'), 2);
  t.equal(call(cls, 'unloaded()I'), 2, 'nothing is loaded to find out');
  t.equal(call(cls, 'subclass()I'), 2);
  t.equal(vm.classes.boot.classes.has('no/such/Exception'), false);
  t.match(thrown(vm.call(cls.declaredMethod('none()I') as JavaMethod)), /ArithmeticException/);
});

t.test('a handler may throw, and may be in its own range', async (t) => {
  const cls = withMethods({
    // Each exception is counted; the third ends it.
    again: [
      '()I',
      `iconst_0\n istore_0\n S:\n goto T\n H:\n pop\n iinc 0 1\n iload_0\n iconst_3\n if_icmpeq X
       T:\n ${ONE_BY_ZERO}\n idiv\n pop\n E:\n X:\n iload_0\n ireturn\n .catch any S E H`,
    ],
    outer: [
      '()I',
      `A:\n S:\n ${ONE_BY_ZERO}\n idiv\n E:\n ireturn\n H:\n athrow\n B:\n O:\n pop\n bipush 5\n ireturn
       .catch any S E H\n .catch any A B O`,
    ],
  });
  t.equal(call(cls, 'again()I'), 3);
  t.equal(call(cls, 'outer()I'), 5);
});

t.test('frames without a handler are left, and give up what they have locked', async (t) => {
  const writer = new ClassWriter('Locking');
  writer.method(ACC.STATIC | ACC.SYNCHRONIZED, 'inner', '()I', `${ONE_BY_ZERO}\n idiv\n ireturn`);
  writer.method(ACC.STATIC, 'middle', '()I', 'invokestatic Locking.inner ()I\n ireturn');
  const caught = 'S:\n invokestatic Locking.middle ()I\n E:\n ireturn\n H:\n pop\n bipush 6\n ireturn';
  writer.method(ACC.STATIC, 'outer', '()I', `${caught}\n .catch any S E H`);
  const cls = define(writer);
  t.equal(call(cls, 'outer()I'), 6);
  t.equal(vm.monitors.ownerOf(cls.mirror), null);
});

t.test('what throws asks once', async (t) => {
  const cls = withMethods({
    throws: [
      '()I',
      `S:\n ${ONE_BY_ZERO}\n idiv\n E:\n ireturn\n H:\n pop\n bipush 7\n ireturn\n .catch any S E H`,
    ],
  });
  call(cls, 'throws()I');
  const { counts } = vm.dispatcher;
  const before = counts.slice();
  call(cls, 'throws()I');
  t.equal(counts[Request.THROW_DIV_ZERO] - before[Request.THROW_DIV_ZERO], 1);
  t.equal(counts[Request.RESOLVE] - before[Request.RESOLVE], 0);
  t.equal(vm.code.byId((cls.declaredMethod('throws()I') as JavaMethod).codeId).kind, CodeKind.BASELINE);
});

t.test('the unwinder is asked once for each place and class, and where a monitor is held', async (t) => {
  const writer = new ClassWriter('Again');
  const pass = (callee: string): string =>
    `aload_0\n invokestatic Again.${callee} (Ljava/lang/Throwable;)I\n ireturn`;
  const takes = '(Ljava/lang/Throwable;)I';
  writer.method(ACC.STATIC, 'raise', takes, 'aload_0\n athrow');
  writer.method(ACC.STATIC, 'through', takes, pass('raise'));
  writer.method(ACC.STATIC | ACC.SYNCHRONIZED, 'locked', takes, pass('through'));
  const handler = (callee: string): string =>
    `S:\n aload_0\n invokestatic Again.${callee} ${takes}\n E:\n ireturn\n H:\n pop\n bipush 6\n ireturn
     F:\n pop\n bipush 9\n ireturn\n .catch java/lang/RuntimeException S E H\n .catch any S E F`;
  writer.method(ACC.STATIC, 'plain', takes, handler('through'));
  writer.method(ACC.STATIC, 'locking', takes, handler('locked'));
  const cls = define(writer);
  const object = (name: string): number => {
    const thrown = vm.classes.loadBoot(name);
    run(vm.initializer.initialize(thrown));
    return vm.allocate(thrown);
  };
  const runtime = vm.handles.local(object('java/lang/RuntimeException'));
  const error = vm.handles.local(object('java/lang/Error'));
  const { counts } = vm.dispatcher;
  /** The result, and how often the unwinder was asked. */
  const outcome = (name: string, handle: number): [number, number] => {
    const before = counts[Request.THROW];
    const result = call(cls, `${name}${takes}`, vm.handles.get(handle));
    return [result, counts[Request.THROW] - before];
  };
  t.same(outcome('plain', runtime), [6, 1]);
  t.same(outcome('plain', runtime), [6, 0]);
  t.same(outcome('plain', error), [9, 1], 'another class');
  t.same(outcome('plain', error), [9, 0]);
  t.same(outcome('plain', runtime), [6, 0]);
  for (let i = 0; i < 3; i++) {
    t.same(outcome('locking', runtime), [6, 1], 'the frame that has to be asked about asks');
    t.equal(vm.monitors.ownerOf(cls.mirror), null);
  }
  t.match(
    thrown(vm.call(cls.declaredMethod(`through${takes}`) as JavaMethod, vm.handles.get(error))),
    /Error/,
  );
  for (const code of vm.versions.of(cls.declaredMethod(`raise${takes}`) as JavaMethod))
    vm.versions.invalidate(code);
  t.ok(vm.versions.sweep() > 0);
  t.same(outcome('plain', runtime), [6, 1], 'where code was freed there may be other code');
  t.same(outcome('plain', runtime), [6, 0]);
});

t.test('an exception goes through TypeScript that has called Java', async (t) => {
  const cls = withMethods({ fails: ['()I', `${ONE_BY_ZERO}\n idiv\n ireturn`] });
  const fails = cls.declaredMethod('fails()I') as JavaMethod;
  const seen: string[] = [];
  const steps = function* () {
    try {
      yield* vm.call(fails);
    } catch {
      seen.push('caught');
    }
    return yield* vm.call(fails);
  };
  t.match(thrown(steps()), /by zero/);
  t.same(seen, ['caught']);
  t.equal(run(vm.callStatic('java/lang/Math', 'abs(I)I', -3)), 3, 'nothing is left on the stack');
});

t.test('common exceptions are made without running Java code, but not those with a cause', async (t) => {
  const name = 'java/lang/ArithmeticException';
  run(vm.initializer.initialize(vm.classes.loadBoot(name)));
  const cause = vm.allocate(vm.classes.loadBoot(name));
  const made = vm.exceptions.makeWithoutJava(new JavaThrow(name, 'text'));
  t.equal(vm.exceptions.describe(made), 'java.lang.ArithmeticException: text');
  t.equal(vm.exceptions.makeWithoutJava(new JavaThrow(name, null, cause)), 0);
  t.equal(vm.exceptions.makeWithoutJava(new JavaThrow('java/lang/LinkageError')), 0, 'another class');
});
