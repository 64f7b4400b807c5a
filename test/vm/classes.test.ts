/** From class files to linked classes: layout, vtables, selection, access, initialisation. */
import t from 'tap';
import { InitState, Obj } from '../../src/layout/layout.js';
import { canAccessMember } from '../../src/vm/classes/access.js';
import type { JavaClass, JavaMethod } from '../../src/vm/classes/java-class.js';
import { Conflict, findClassMethod, findField, selectMethod } from '../../src/vm/classes/lookup.js';
import { ACC, ClassWriter } from '../support/class-writer.js';
import { openSmallVm } from '../support/small-vm.js';

const { vm, run, define, call, thrown, start, settle } = openSmallVm();
const { boot } = vm.classes;

const method = (cls: JavaClass, signature: string): JavaMethod => cls.declaredMethod(signature) as JavaMethod;
const instance = (name: string, superName = 'java/lang/Object', interfaces: string[] = []): ClassWriter =>
  new ClassWriter(name, { superName, interfaces });
const interfaceOf = (name: string, interfaces: string[] = []): ClassWriter =>
  new ClassWriter(name, { interfaces, access: ACC.PUBLIC | ACC.INTERFACE | ACC.ABSTRACT, major: 52 });
const answer = (n: number): string => `bipush ${n}\n ireturn`;

t.test('fields: none overlaps, references side by side', async (t) => {
  const types = ['Z', 'J', 'Ljava/lang/Object;', 'S', 'I', 'D', '[I', 'B', 'C', 'F', 'J'];
  const sizes: Record<string, number> = { Z: 1, B: 1, S: 2, C: 2, I: 4, F: 4, J: 8, D: 8 };
  const parent = instance('FieldsA');
  const child = instance('FieldsB', 'FieldsA');
  for (const writer of [parent, child])
    types.forEach((type, i) => {
      writer.field(0, `f${i}`, type);
    });
  const [a, b] = [define(parent), define(child)];
  const all = [...a.fields, ...b.fields].map(({ location, descriptor }) => ({
    location,
    size: sizes[descriptor] ?? 4,
    descriptor,
  }));
  all.sort((x, y) => x.location - y.location);
  t.ok(all[0].location >= Obj.HEADER_SIZE);
  for (let i = 0; i < all.length; i++) {
    t.equal(all[i].location % all[i].size, 0, `${all[i].descriptor} is aligned`);
    if (i > 0) t.ok(all[i].location >= all[i - 1].location + all[i - 1].size, 'behind the one before');
  }
  const last = all[all.length - 1];
  t.ok(b.instanceSize >= last.location + last.size);
  t.equal(b.instanceSize % Obj.ALIGNMENT, 0);
  const inRanges = new Set<number>();
  for (let i = 0; i < b.pointerRanges.length; i += 2)
    for (let n = 0; n < b.pointerRanges[i + 1]; n++) inRanges.add(b.pointerRanges[i] + 4 * n);
  const references = all.filter((f) => f.descriptor.length > 1).map((f) => f.location);
  t.same([...inRanges].sort(), references.sort(), 'the collector sees the references, and nothing else');
  t.equal(b.pointerRanges.length, 4, 'a range for each class');
});

t.test('a field is found in the class, its interfaces, its superclass', async (t) => {
  define(interfaceOf('LookupI').field(ACC.PUBLIC | ACC.STATIC | ACC.FINAL, 'x', 'I'));
  const a = define(instance('LookupA').field(0, 'x', 'I').field(0, 'y', 'I'));
  const b = define(instance('LookupB', 'LookupA', ['LookupI']).field(0, 'y', 'J'));
  t.equal(findField(b, 'x', 'I')?.holder.name, 'LookupI', 'superinterfaces before superclasses');
  t.equal(findField(b, 'y', 'J')?.holder, b);
  t.equal(findField(b, 'y', 'I')?.holder, a, 'descriptors count');
  t.equal(findField(b, 'z', 'I'), null);
});

t.test('overriding', async (t) => {
  const a = define(
    instance('OverA')
      .method(ACC.PUBLIC, 'pub', '()I', answer(1))
      .method(ACC.PRIVATE, 'priv', '()I', answer(2))
      .method(ACC.PUBLIC | ACC.STATIC, 'stat', '()I', answer(3))
      .method(0, 'pack', '()I', answer(4))
      .method(4, 'prot', '()I', answer(9)),
  );
  const b = define(
    instance('OverB', 'OverA')
      .method(ACC.PUBLIC, 'pub', '()I', answer(5))
      .method(ACC.PUBLIC, 'priv', '()I', answer(6))
      .method(0, 'pack', '()I', answer(7)),
  );
  const c = define(
    instance('other/OverC', 'OverB').method(0, 'pack', '()I', answer(8)).method(4, 'prot', '()I', answer(10)),
  );
  const selected = (cls: JavaClass, m: JavaMethod): string => {
    const found = selectMethod(cls, m);
    return found === null || found instanceof Conflict ? 'none' : found.holder.name;
  };
  t.equal(selected(b, method(a, 'pub()I')), 'OverB');
  t.equal(selected(b, method(a, 'priv()I')), 'OverA', 'private methods are not overridden');
  t.equal(selected(b, method(a, 'pack()I')), 'OverB');
  t.equal(selected(c, method(a, 'pack()I')), 'OverB', 'another package');
  t.equal(selected(c, method(c, 'pack()I')), 'other/OverC');
  t.equal(selected(c, method(a, 'prot()I')), 'other/OverC', 'protected methods are');
  t.equal(method(b, 'pub()I').vtableIndex, method(a, 'pub()I').vtableIndex);
  t.not(method(c, 'pack()I').vtableIndex, method(a, 'pack()I').vtableIndex);
  t.equal(findClassMethod(c, 'stat()I'), method(a, 'stat()I'));
  const final = instance('OverF').method(ACC.PUBLIC | ACC.FINAL, 'f', '()I', answer(1));
  define(final);
  const overriding = instance('OverG', 'OverF').method(ACC.PUBLIC, 'f', '()I', answer(2));
  const place = { protectionDomain: 0, origin: '' };
  t.match(
    thrown(vm.loading.define(boot, 'OverG', overriding.toBuffer(), place)),
    /IncompatibleClassChangeError: class OverG overrides final method OverF.f\(\)I/,
  );
});

t.test('default methods', async (t) => {
  const withDefault = (name: string, parents: string[], n: number): JavaClass =>
    define(interfaceOf(name, parents).method(ACC.PUBLIC, 'm', '()I', answer(n)));
  const i = withDefault('DefI', [], 1);
  withDefault('DefJ', ['DefI'], 2);
  withDefault('DefK', [], 3);
  const declared = method(i, 'm()I');
  const chosen = (cls: JavaClass): unknown => {
    const m = selectMethod(cls, declared);
    return m instanceof Conflict ? m.methods.map((x) => x.holder.name) : m?.holder.name;
  };
  t.equal(chosen(define(instance('DefA', undefined, ['DefI', 'DefJ']))), 'DefJ', 'the more specific one');
  t.same(chosen(define(instance('DefB', undefined, ['DefJ', 'DefK']))), ['DefJ', 'DefK'], 'a conflict');
  const own = instance('DefC', undefined, ['DefI']).method(ACC.PUBLIC, 'm', '()I', answer(4));
  t.equal(chosen(define(own)), 'DefC');
  const inherited = define(instance('DefD', 'DefC', ['DefJ']));
  t.equal(chosen(inherited), 'DefC', 'a superclass before interfaces');
});

t.test('access to members', async (t) => {
  const a = define(
    instance('pack/AccA')
      .field(ACC.PRIVATE, 'priv', 'I')
      .field(0, 'pack', 'I')
      .field(4, 'prot', 'I')
      .field(ACC.PUBLIC, 'pub', 'I'),
  );
  const mate = define(instance('pack/AccM'));
  const child = define(instance('other/AccC', 'pack/AccA'));
  const stranger = define(instance('other/AccS'));
  const may = (from: JavaClass, through: JavaClass): string =>
    a.fields
      .filter((f) => canAccessMember(from, f, through))
      .map((f) => f.name)
      .join();
  t.equal(may(a, a), 'priv,pack,prot,pub');
  t.equal(may(mate, a), 'pack,prot,pub');
  t.equal(may(child, child), 'prot,pub');
  t.equal(may(stranger, a), 'pub');
  const getLoader = 'getSystemClassLoader()Ljava/lang/ClassLoader;';
  const app = vm.loading.loaderOf(run(vm.callStatic('java/lang/ClassLoader', getLoader)));
  t.equal(may(define(instance('pack/AccL'), app), a), 'pub', 'a package of that name of another loader');
});

const failing = (name: string): ClassWriter =>
  instance(name)
    .field(ACC.STATIC, 'x', 'I')
    .method(ACC.STATIC, 'get', '()I', `getstatic ${name}.x I\n ireturn`)
    .method(ACC.STATIC, '<clinit>', '()V', 'iconst_1\n iconst_0\n idiv\n pop\n return');

t.test('initialisation that fails', async (t) => {
  const place = { protectionDomain: 0, origin: '' };
  const cls = run(vm.loading.define(boot, 'InitF', failing('InitF').toBuffer(), place));
  t.match(thrown(vm.initializer.initialize(cls)), /ExceptionInInitializerError/);
  t.equal(cls.state, InitState.ERRONEOUS);
  t.equal(
    thrown(vm.initializer.initialize(cls)),
    'java.lang.NoClassDefFoundError: Could not initialize class InitF',
  );
  t.match(thrown(vm.call(method(cls, 'get()I'))), /NoClassDefFoundError|^$/);
});

t.test('superclasses first, once; interfaces only with defaults', async (t) => {
  const log = define(instance('InitLog').field(ACC.STATIC, 'n', 'I'));
  const digit = (n: number): string =>
    `getstatic InitLog.n I\n bipush 10\n imul\n bipush ${n}\n iadd\n putstatic InitLog.n I\n return`;
  const noted = (writer: ClassWriter, n: number): ClassWriter =>
    writer.method(ACC.STATIC, '<clinit>', '()V', digit(n));
  const place = { protectionDomain: 0, origin: '' };
  const load = (writer: ClassWriter): JavaClass =>
    run(vm.loading.define(boot, writer.name, writer.toBuffer(), place));
  load(noted(interfaceOf('InitI'), 1));
  load(noted(interfaceOf('InitD').method(ACC.PUBLIC, 'd', '()I', answer(1)), 2));
  load(interfaceOf('InitP', ['InitD']));
  load(noted(instance('InitA', undefined, ['InitI', 'InitP']), 3));
  const b = load(noted(instance('InitB', 'InitA'), 4));
  run(vm.initializer.initialize(b));
  run(vm.initializer.initialize(b));
  const n = log.declaredField('n', 'I')?.location ?? 0;
  t.equal(vm.memory.load32(n), 234);
});

t.test('a thread waits until another has initialised the class', async (t) => {
  const place = { protectionDomain: 0, origin: '' };
  const writer = instance('InitW')
    .field(ACC.STATIC, 'x', 'I')
    .method(ACC.STATIC, 'get', '()I', 'getstatic InitW.x I\n ireturn')
    .method(ACC.STATIC | ACC.NATIVE, 'pause', '()V', null)
    .method(
      ACC.STATIC,
      '<clinit>',
      '()V',
      'invokestatic InitW.pause ()V\n bipush 7\n putstatic InitW.x I\n return',
    );
  const cls = run(vm.loading.define(boot, 'InitW', writer.toBuffer(), place));
  const order: string[] = [];
  method(cls, 'pause()V').native = function* () {
    order.push('paused');
    yield* vm.threads.block('test');
    return 0;
  } as never;
  for (const name of ['first', 'second'])
    start(
      name,
      (function* () {
        yield* vm.initializer.initialize(cls);
        order.push(`${name} sees ${vm.memory.load32(cls.fields[0].location)}`);
      })(),
    );
  settle();
  t.same(order, ['paused'], 'the second waits');
  t.equal(cls.state, InitState.IN_PROGRESS);
  for (const thread of vm.threads.all()) if (thread.blockedOn === 'test') vm.threads.wake(thread);
  settle();
  t.same(order, ['paused', 'first sees 7', 'second sees 7']);
  t.equal(call(cls, 'get()I'), 7);
});
