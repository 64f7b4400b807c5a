/** Patch sites: what an instruction names is resolved when it is executed first, and never asked for again. */
import t from 'tap';
import { Frame, InitState, Request } from '../../src/layout/layout.js';
import type { JavaClass, JavaMethod } from '../../src/vm/classes/java-class.js';
import { LiveHomes } from '../../src/vm/code/live-homes.js';
import { framesOf } from '../../src/vm/frames/frame-cursor.js';
import { ACC, ClassWriter } from '../support/class-writer.js';
import { openSmallVm } from '../support/small-vm.js';

const { vm, run, define, call, thrown } = openSmallVm({ tier: 'baseline' });
const place = { protectionDomain: 0, origin: '' };
const load = (writer: ClassWriter): JavaClass =>
  run(vm.loading.define(vm.classes.boot, writer.name, writer.toBuffer(), place));

/** How often machine code asked for something to be resolved meanwhile. */
function asked(what: () => void): number {
  const before = vm.dispatcher.counts[Request.RESOLVE];
  what();
  return vm.dispatcher.counts[Request.RESOLVE] - before;
}

let classes = 0;

/** Two classes: the methods of the first name members of the second, `$`, which nothing has touched yet. */
function pair(descriptor: string, text: string, other: (writer: ClassWriter) => ClassWriter) {
  const name = `Other${classes++}`;
  const used = load(other(new ClassWriter(name)).defaultConstructor());
  const writer = new ClassWriter(`User${classes++}`);
  writer.method(ACC.STATIC, 'm', descriptor, text.replaceAll('$', name));
  const cls = define(writer);
  return {
    used,
    m: () => call(cls, `m${descriptor}`),
    method: cls.declaredMethod(`m${descriptor}`) as JavaMethod,
  };
}

t.test('static members: initialised by the first use', async (t) => {
  const init = (writer: ClassWriter): ClassWriter =>
    writer
      .field(ACC.STATIC, 'x', 'I')
      .method(ACC.STATIC, '<clinit>', '()V', `bipush 5\n putstatic ${writer.name}.x I\n return`)
      .method(ACC.STATIC, 'f', '()I', `getstatic ${writer.name}.x I\n ireturn`);
  for (const text of ['getstatic $.x I\n ireturn', 'invokestatic $.f ()I\n ireturn']) {
    const { used, m } = pair('()I', text, init);
    t.equal(used.state, InitState.LINKED);
    t.ok(asked(() => t.equal(m(), 5)) > 0);
    t.equal(used.state, InitState.INITIALIZED);
    t.equal(
      asked(() => t.equal(m(), 5)),
      0,
      'patched',
    );
  }
});

t.test('objects, fields, casts', async (t) => {
  const withField = (writer: ClassWriter): ClassWriter => writer.field(0, 'y', 'J').field(0, 'x', 'I');
  const text =
    'new $\n dup\n invokespecial $.<init> ()V\n dup\n bipush 9\n putfield $.x I\n checkcast $\n getfield $.x I\n ireturn';
  const { used, m } = pair('()I', text, withField);
  t.equal(m(), 9);
  t.equal(used.state, InitState.INITIALIZED);
  t.equal(
    asked(() => t.equal(m(), 9)),
    0,
  );
});

t.test('while the class is being initialised, others still have to wait', async (t) => {
  // <clinit> calls a method of another class, which reads this one's field.
  const twice = 'invokestatic Reader.m ()I\n pop\n invokestatic Reader.m ()I\n putstatic Busy.x I\n return';
  load(new ClassWriter('Busy').field(ACC.STATIC, 'x', 'I').method(ACC.STATIC, '<clinit>', '()V', twice));
  const body = 'getstatic Busy.x I\n iconst_1\n iadd\n ireturn';
  const cls = define(new ClassWriter('Reader').method(ACC.STATIC, 'm', '()I', body));
  const first = asked(() => t.equal(call(cls, 'm()I'), 2, 'the inner calls saw 0, the outer one 1'));
  t.equal(first, 3, 'the site goes on asking while the class is not initialised');
  t.equal(
    asked(() => t.equal(call(cls, 'm()I'), 2)),
    0,
  );
});

t.test('what cannot be resolved is not, each time', async (t) => {
  const { method } = pair('()I', 'getstatic $.nothing I\n ireturn', (writer) => writer);
  for (let i = 0; i < 2; i++) t.match(thrown(vm.call(method)), /NoSuchFieldError: nothing/);
  const { method: second } = pair('()I', 'new no/such/Class\n pop\n iconst_0\n ireturn', (writer) => writer);
  for (let i = 0; i < 2; i++) t.match(thrown(vm.call(second)), /NoClassDefFoundError: no\/such\/Class/);
});

t.test('an abstract class has no instances', async (t) => {
  load(new ClassWriter('Abs', { access: ACC.ABSTRACT | ACC.PUBLIC | ACC.SUPER }).defaultConstructor());
  const { method } = pair('()I', 'new Abs\n pop\n iconst_0\n ireturn', (writer) => writer);
  t.equal(thrown(vm.call(method)), 'java.lang.InstantiationError: Abs');
});

t.test('which homes are live in a frame that has stopped', async (t) => {
  const writer = new ClassWriter('Live', { major: 50 });
  const object = 'Ljava/lang/Object;';
  writer.method(ACC.STATIC | ACC.NATIVE, 'look', `(${object})V`, null);
  // A variable that holds an int by then, and one that holds a reference; on the stack one that is still needed, and the argument, which is used up.
  const signature = `m(${object}${object}${object})${object}`;
  writer.method(
    ACC.STATIC,
    'm',
    signature.slice(1),
    `new java/lang/Object\n new java/lang/Object\n iconst_3\n istore_0\n invokestatic Live.look (${object})V\n areturn`,
  );
  const cls = define(writer);
  const [a, b, c] = ['Object', 'String', 'Class'].map(
    (name) => vm.classes.loadBoot(`java/lang/${name}`).mirror,
  );
  let live: number[] = [];
  (cls.declaredMethod(`look(${object})V`) as JavaMethod).native = () => {
    const cursor = framesOf(vm);
    cursor.next();
    cursor.next();
    const { blob, pc, frame } = cursor;
    const homes = [...new LiveHomes().at(blob, pc)];
    live = homes.map((home) => vm.memory.load32(frame + Frame.FIRST_POINTER - 4 * home));
    return 0;
  };
  const returned = call(cls, signature, a, b, c);
  t.same(live, [b, c, returned], 'two variables, and what is returned');
});
