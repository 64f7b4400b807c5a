/** java.lang.invoke: conversions of lambdas, what method handles lead to, concatenation; call sites are linked once. */
import t from 'tap';
import type { JavaClass, JavaMethod } from '../../src/vm/classes/java-class.js';
import { directTarget, interfaceTarget, TargetKind, virtualTarget } from '../../src/vm/invoke/call-target.js';
import {
  isAdaptable,
  isAdaptableAsReturn,
  isAdaptableAsReturnStrict,
} from '../../src/vm/invoke/conversions.js';
import {
  fieldAt,
  fieldOffset,
  fillMethod,
  Member,
  memberFlags,
  memberIndex,
  methodOf,
  RefKind,
  refKindOf,
} from '../../src/vm/invoke/member-names.js';
import { ACC, ClassWriter } from '../support/class-writer.js';
import { openSmallVm } from '../support/small-vm.js';

const { vm, run, define, call } = openSmallVm();
const { classes } = vm;
const load = (name: string): JavaClass =>
  name.length === 1 ? classes.primitive(name) : classes.loadBoot(name);

const INTEGER = 'java/lang/Integer';
const LONG = 'java/lang/Long';
const OBJECT = 'java/lang/Object';
const NUMBER = 'java/lang/Number';
const STRING = 'java/lang/String';

t.test('what may be passed for what', async (t) => {
  const table: [from: string, to: string, strict: boolean, loose: boolean][] = [
    ['I', 'I', true, true],
    ['I', 'J', true, true],
    ['J', 'I', false, false],
    ['S', 'C', false, false],
    ['B', 'C', false, false],
    ['C', 'S', false, false],
    ['C', 'I', true, true],
    ['F', 'D', true, true],
    ['Z', 'I', false, false],
    ['I', INTEGER, true, true],
    ['I', NUMBER, true, true],
    ['I', LONG, false, false],
    ['I', OBJECT, true, true],
    [INTEGER, 'I', true, true],
    [INTEGER, 'J', true, true],
    [LONG, 'I', false, false],
    [OBJECT, 'I', false, true],
    [STRING, OBJECT, true, true],
    [OBJECT, STRING, false, true],
    ['V', 'I', false, false],
    ['I', 'V', false, false],
  ];
  for (const [from, to, strict, loose] of table) {
    t.equal(isAdaptable(vm, load(from), load(to), true), strict, `${from} for ${to}`);
    t.equal(isAdaptable(vm, load(from), load(to), false), loose, `${from} for ${to}, with a cast`);
  }
  t.equal(isAdaptableAsReturn(vm, load('I'), load('V')), true, 'a result that is not wanted');
  t.equal(isAdaptableAsReturn(vm, load('V'), load('I')), false);
  t.equal(isAdaptableAsReturnStrict(vm, load('I'), load('V')), false);
  t.equal(isAdaptableAsReturnStrict(vm, load('V'), load('V')), true);
});

t.test('what a handle leads to', async (t) => {
  const method = (cls: string, signature: string): JavaMethod =>
    load(cls).declaredMethod(signature) as JavaMethod;
  const length = method('java/lang/String', 'length()I');
  const text = method(OBJECT, 'toString()Ljava/lang/String;');
  const getClass = method(OBJECT, 'getClass()Ljava/lang/Class;');
  const size = method('java/util/List', 'size()I');
  const kindOf = (target: { kind: TargetKind }): TargetKind => target.kind;
  t.equal(kindOf(virtualTarget(vm, length, load(STRING))), TargetKind.DIRECT, 'of a final class');
  t.equal(kindOf(virtualTarget(vm, getClass, load(OBJECT))), TargetKind.DIRECT, 'a final method');
  const virtual = virtualTarget(vm, text, load(OBJECT));
  t.equal(virtual.kind, TargetKind.VIRTUAL);
  t.equal(virtual.index, text.vtableIndex);
  const viaInterface = interfaceTarget(vm, size);
  t.equal(viaInterface.kind, TargetKind.INTERFACE);
  t.equal(viaInterface.index, size.id);
  const inherited = virtualTarget(vm, size, load('java/util/AbstractList'));
  t.equal(inherited.kind, TargetKind.VIRTUAL);
  t.not(inherited.record, size.record, 'a selector stands for it');
  t.equal(virtualTarget(vm, size, load('java/util/AbstractList')).record, inherited.record, 'made once');

  const member = vm.handles.create(vm.allocate(load('java/lang/invoke/MemberName')));
  for (const [target, kind, isMethod] of [
    [virtual, RefKind.INVOKE_VIRTUAL, Member.IS_METHOD],
    [viaInterface, RefKind.INVOKE_INTERFACE, Member.IS_METHOD],
    [directTarget(getClass), RefKind.INVOKE_SPECIAL, Member.IS_METHOD],
    [directTarget(method('java/lang/Math', 'abs(I)I')), RefKind.INVOKE_STATIC, Member.IS_METHOD],
    [directTarget(method(OBJECT, '<init>()V')), RefKind.INVOKE_SPECIAL, Member.IS_CONSTRUCTOR],
  ] as const) {
    fillMethod(vm, vm.handles.get(member), target);
    const flags = memberFlags.get(vm, vm.handles.get(member));
    t.equal(refKindOf(flags), kind, `${target.method}`);
    t.equal(flags & Member.ALL_KINDS, isMethod);
    t.equal(methodOf(vm, vm.handles.get(member)), target.method);
    t.equal(memberIndex.getLong(vm, vm.handles.get(member)), target.index);
  }
});

t.test('fields by their offsets', async (t) => {
  const a = define(new ClassWriter('OffA').field(0, 'x', 'I').field(ACC.STATIC, 's', 'I'));
  const b = define(new ClassWriter('OffB', { superName: 'OffA' }).field(0, 'y', 'I'));
  const [x, s] = a.fields;
  t.equal(fieldAt(b, fieldOffset(x), false), x, 'of a superclass');
  t.equal(fieldAt(b, fieldOffset(b.fields[0]), false), b.fields[0]);
  t.equal(fieldAt(a, fieldOffset(s), true), s);
  t.equal(fieldAt(b, fieldOffset(s), true), null, 'statics are the class’s own');
});

/** Index in the pool of a bootstrap method's static-method handle. */
function bootstrapHandle(writer: ClassWriter, owner: string, name: string, descriptor: string): number {
  return writer.pool.methodHandle(RefKind.INVOKE_STATIC, writer.pool.member(10, owner, name, descriptor));
}

const LOOKUP = 'Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;';

t.test('concatenation', async (t) => {
  const writer = new ClassWriter('Concat', { major: 55 });
  const factory = 'java/lang/invoke/StringConcatFactory';
  const handle = bootstrapHandle(
    writer,
    factory,
    'makeConcatWithConstants',
    `(${LOOKUP}Ljava/lang/String;[Ljava/lang/Object;)Ljava/lang/invoke/CallSite;`,
  );
  const index = writer.bootstrap(handle, [
    writer.pool.string('<\u0001|\u0002|\u0001|\u0001>'),
    writer.pool.string('c'),
  ]);
  const type = '(IJLjava/lang/Object;)Ljava/lang/String;';
  const site = writer.pool.dynamic(18, index, 'make', type);
  writer.method(
    ACC.STATIC,
    'text',
    type,
    `iload_0\n lload_1\n aload_3\n .bytes 0xba ${site >> 8} ${site & 255} 0 0\n areturn`,
  );
  const cls = define(writer);
  const text = (a: number, b: bigint, c: string | null): string | null =>
    vm.strings.toJsOrNull(
      call(cls, `text${type}`, a, b as unknown as number, c === null ? 0 : vm.strings.fromJs(c)),
    );
  t.equal(text(-7, -(1n << 40n), 'x'), '<-7|c|-1099511627776|x>');
  const { loadedCount } = classes;
  t.equal(text(0, 1n, null), '<0|c|1|null>');
  t.equal(classes.loadedCount, loadedCount, 'linked once');
  t.equal(cls.pool?.callSites.size, 1);
});

t.test('lambdas', async (t) => {
  const writer = new ClassWriter('Lambda', { major: 55 });
  const { pool } = writer;
  const factory = 'java/lang/invoke/LambdaMetafactory';
  const TYPE = 'Ljava/lang/invoke/MethodType;';
  const handle = bootstrapHandle(
    writer,
    factory,
    'metafactory',
    `(${LOOKUP}${TYPE}Ljava/lang/invoke/MethodHandle;${TYPE})Ljava/lang/invoke/CallSite;`,
  );
  writer.method(ACC.STATIC, 'body', '(JI)J', 'lload_0\n iload_2\n i2l\n lsub\n lreturn');
  const body = pool.methodHandle(RefKind.INVOKE_STATIC, pool.member(10, 'Lambda', 'body', '(JI)J'));
  // The interface's method takes and answers objects; the implementation an int, which becomes a long on its way.
  const row = writer.bootstrap(handle, [
    pool.methodType('(Ljava/lang/Object;)Ljava/lang/Object;'),
    body,
    pool.methodType('(Ljava/lang/Integer;)Ljava/lang/Long;'),
  ]);
  const site = pool.dynamic(18, row, 'apply', '(J)Ljava/util/function/Function;');
  writer.method(
    ACC.STATIC,
    'make',
    '(J)Ljava/util/function/Function;',
    `lload_0\n .bytes 0xba ${site >> 8} ${site & 255} 0 0\n areturn`,
  );
  const cls = define(writer);
  const function_ = vm.handles.create(
    call(cls, 'make(J)Ljava/util/function/Function;', 50n as unknown as number),
  );
  const eight = run(vm.callStatic(INTEGER, 'valueOf(I)Ljava/lang/Integer;', 8));
  const apply = 'apply(Ljava/lang/Object;)Ljava/lang/Object;';
  const result = run(vm.callVirtual('java/util/function/Function', apply, vm.handles.get(function_), eight));
  t.equal(classes.of(result).name, LONG);
  t.equal(run(vm.callVirtual(NUMBER, 'intValue()I', result)), 42);
  t.equal(classes.of(vm.handles.get(function_)).isHidden, true);
});
