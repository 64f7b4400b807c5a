/** What the optimizing compiler makes of calls and throws, seen from outside: how its code is left. */
import t from 'tap';
import type { JavaClass, JavaMethod } from '../../src/vm/classes/java-class.js';
import { CodeKind } from '../../src/vm/code/code-blob.js';
import { FAULTS_AT_PLACE, FIRST } from '../../src/vm/tiers/thresholds.js';
import { ACC, ClassWriter } from '../support/class-writer.js';
import { openSmallVm } from '../support/small-vm.js';

const { vm, run } = openSmallVm({ tier: 'hot', verify: 'none', verifyIr: true });
vm.tiers.start();
vm.tiers.hotFor = 0;
vm.tiers.trapsWithin = Number.POSITIVE_INFINITY;

const define = (writer: ClassWriter): JavaClass => {
  const cls = run(
    vm.loading.define(vm.classes.boot, writer.name, writer.toBuffer(), { protectionDomain: 0, origin: '' }),
  );
  run(vm.initializer.initialize(cls));
  return cls;
};
const STATIC = ACC.STATIC | ACC.PUBLIC;
const method = (cls: JavaClass, signature: string): JavaMethod => cls.declaredMethod(signature) as JavaMethod;
const { counts } = vm.tiers;

const shape = define(
  new ClassWriter('Shape', { access: ACC.PUBLIC | ACC.SUPER | ACC.ABSTRACT })
    .defaultConstructor()
    .method(ACC.PUBLIC | ACC.ABSTRACT, 'm', '(I)I', null)
    .method(
      STATIC,
      'f',
      '(LShape;I)I',
      'aload_0\n iload_1\n invokevirtual Shape.m (I)I\n iconst_1\n iadd\n ireturn',
    ),
);
const made = (name: string, code: string): number =>
  vm.handles.create(
    vm.allocate(
      define(
        new ClassWriter(name, { superName: 'Shape' })
          .defaultConstructor()
          .method(ACC.PUBLIC, 'm', '(I)I', code),
      ),
    ),
  );
const shapes = [
  made('Shape1', 'iload_1\n bipush 10\n iadd\n ireturn'),
  made('Shape2', 'iload_1\n bipush 20\n imul\n ireturn'),
  made('Shape3', 'iload_1\n ineg\n ireturn'),
];
const f = method(shape, 'f(LShape;I)I');
const call = (i: number, x: number): number => run(vm.call(f, vm.handles.get(shapes[i]), x));

t.test('a call whose receivers are of two classes', (t) => {
  for (let n = 0; n < FIRST.calls + 10; n++) call(n & 1, n);
  t.equal(vm.code.byId(f.codeId).kind, CodeKind.OPTIMIZED);
  const { traps } = counts;
  t.same([call(0, 5), call(1, 5)], [16, 101]);
  t.equal(counts.traps, traps);
  t.equal(call(2, 5), -4);
  t.equal(counts.traps, traps + 1, 'a third class leaves');
  for (let n = 0; n < FIRST.calls + 10; n++) call(n % 3, n);
  const { traps: later } = counts;
  t.equal(vm.code.byId(f.codeId).kind, CodeKind.OPTIMIZED);
  for (let n = 0; n < 100; n++) t.equal(call(n % 3, n), [n + 11, n * 20 + 1, 1 - n][n % 3]);
  t.equal(counts.traps, later, 'and is expected from then on');
  t.end();
});

const thrower = define(
  new ClassWriter('Thrower')
    .method(
      STATIC,
      'g',
      '(I)I',
      'iload_0\n iconst_3\n irem\n ifne FINE\n new java/lang/Exception\n dup\n invokespecial java/lang/Exception.<init> ()V\n athrow\n FINE:\n iload_0\n ireturn',
    )
    .method(
      STATIC,
      'h',
      '(I)I',
      '.catch java/lang/Error S E BAD\n .catch java/lang/Exception S E OTHER\n S:\n iload_0\n invokestatic Thrower.g (I)I\n E:\n ireturn\n BAD:\n pop\n iconst_m1\n ireturn\n OTHER:\n pop\n bipush -2\n ireturn',
    )
    .method(
      STATIC,
      'n',
      '(Ljava/lang/String;)I',
      '.catch java/lang/NullPointerException S E BAD\n S:\n aload_0\n invokevirtual java/lang/String.length ()I\n E:\n ireturn\n BAD:\n pop\n bipush -3\n ireturn',
    ),
);

t.test('a throw out of an inlined method to a handler around it is a jump', (t) => {
  const h = method(thrower, 'h(I)I');
  const expected = (i: number): number => (i % 3 === 0 ? -2 : i);
  for (let i = 0; i < FIRST.calls + 10; i++) run(vm.call(h, i));
  t.equal(vm.code.byId(h.codeId).kind, CodeKind.OPTIMIZED);
  const { exceptions } = counts;
  const { frames } = vm.tiers.deoptimizer;
  for (let i = 0; i < 50; i++) t.equal(run(vm.call(h, i)), expected(i));
  t.equal(counts.exceptions, exceptions);
  t.equal(vm.tiers.deoptimizer.frames, frames);
  t.end();
});

t.test('null that is found often is tested for', (t) => {
  const n = method(thrower, 'n(Ljava/lang/String;)I');
  const text = vm.handles.create(vm.strings.fromJs('four'));
  for (let i = 0; i < FIRST.calls + 10; i++) run(vm.call(n, vm.handles.get(text)));
  t.equal(vm.code.byId(n.codeId).kind, CodeKind.OPTIMIZED);
  for (let i = 0; i < FAULTS_AT_PLACE; i++) t.equal(run(vm.call(n, 0)), -3);
  t.not(vm.code.byId(n.codeId).kind, CodeKind.OPTIMIZED, 'is given up');
  for (let i = 0; i < FIRST.calls; i++) run(vm.call(n, vm.handles.get(text)));
  t.equal(vm.code.byId(n.codeId).kind, CodeKind.OPTIMIZED);
  const { invalidated } = counts;
  for (let i = 0; i < 3 * FAULTS_AT_PLACE; i++) t.equal(run(vm.call(n, 0)), -3);
  t.equal(counts.invalidated, invalidated);
  t.equal(run(vm.call(n, vm.handles.get(text))), 4);
  t.end();
});
