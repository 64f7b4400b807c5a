import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import t from 'tap';
import { parseClassFile } from '../../src/classfile/class-file.js';
import { ClassFormatProblem } from '../../src/classfile/class-format-problem.js';
import { findModules, moduleClasses } from '../ir/jdk-classes.js';
import { ACC, ClassWriter } from '../support/class-writer.js';
import { classfiles } from '../support/paths.js';
import { Toucher } from './touch.js';

t.test('a class from the writer comes back', (t) => {
  const writer = new ClassWriter('p/Sample', { major: 61, interfaces: ['java/lang/Runnable'] });
  const { pool } = writer;
  const long = pool.long(-5n);
  const double = pool.double(-0.5);
  const handle = pool.methodHandle(6, pool.member(10, 'p/Sample', 'boot', '()V'));
  const dynamic = pool.dynamic(18, writer.bootstrap(handle, [long, double]), 'site', '(I)J');
  const text = pool.string('a\0\ud800');
  writer.field(ACC.STATIC, 'f', 'J', long);
  writer.method(ACC.PUBLIC, 'run', '()V', 'return', { maxStack: 3, maxLocals: 2 });
  writer.method(ACC.ABSTRACT, 'none', '()V', null);
  const file = parseClassFile(writer.toBuffer(), 'Sample.class');
  t.match(file, {
    thisName: 'p/Sample',
    superName: 'java/lang/Object',
    majorVersion: 61,
    minorVersion: 0,
    sourceFile: null,
  });
  t.same(
    Array.from(file.interfaces, (i) => file.pool.className(i)),
    ['java/lang/Runnable'],
  );
  t.match(file.fields[0], { name: 'f', descriptor: 'J', accessFlags: ACC.STATIC, constantValue: long });
  t.match(file.methods[0].code, { maxStack: 3, maxLocals: 2, code: { length: 1 } });
  t.equal(file.methods[1].code, null);
  t.same(file.bootstrapMethods, [{ methodRef: handle, args: [long, double] }]);
  t.equal(file.pool.longValue(long), -5n);
  t.same([file.pool.lowBits(long), file.pool.highBits(long)], [-5, -1]);
  t.equal(file.pool.doubleValue(double), -0.5);
  t.equal(file.pool.stringValue(text), 'a\0\ud800');
  t.equal(file.pool.dynamicName(dynamic) + file.pool.dynamicDescriptor(dynamic), 'site(I)J');
  t.equal(file.pool.memberName(file.pool.methodHandleRef(handle)), 'boot');
  t.equal(file.pool.tag(long + 1), 0);
  t.end();
});

t.test('errors say where and what', (t) => {
  const good = new ClassWriter('A').defaultConstructor().toBuffer();
  const parse = (bytes: Uint8Array) => () => parseClassFile(bytes, 'A.class');
  const patched = (at: number, ...values: number[]): Buffer => {
    const copy = Buffer.from(good);
    copy.set(values, at);
    return copy;
  };
  t.throws(parse(Buffer.from('PK\x03\x04PK\x03\x04')), {
    message: 'A.class: offset 0, magic: is 0x504b0304, not 0xcafebabe',
  });
  const vmText = (bytes: Uint8Array): string => {
    try {
      parseClassFile(bytes, 'A.class');
    } catch (error) {
      return (error as ClassFormatProblem).vmText('A');
    }
    return '';
  };
  t.equal(vmText(Buffer.from('PK\x03\x04PK\x03\x04')), 'Incompatible magic value 1347093252 in class file A');
  t.equal(vmText(patched(10, 99)), 'Unknown constant tag 99 in class file A');
  t.equal(vmText(patched(8, 0, 0)), 'Illegal constant pool size 0 in class file A');
  t.equal(vmText(Buffer.concat([good, Buffer.alloc(2)])), 'Extra bytes at the end of class file A');
  t.equal(vmText(good.subarray(0, 20)), 'Truncated class file');
  t.throws(() => parseClassFile(good, 'A.class').pool.className(999), {
    message: 'A.class: constant pool entry 999: is nothing, not Class',
  });
  t.end();
});

t.test('cut after every byte', (t) => {
  const bytes = readFileSync(classfiles('bench', 'Dispatch.class'));
  let refused = 0;
  for (let length = 0; length < bytes.length; length++) {
    try {
      parseClassFile(bytes.subarray(0, length), 'cut');
    } catch (error) {
      if (error instanceof ClassFormatProblem && error.vmText() === 'Truncated class file') refused++;
    }
  }
  t.equal(refused, bytes.length);
  t.end();
});

t.test('mutated files raise nothing but ClassFormatProblem', (t) => {
  const modules = findModules();
  const samples = ['Dispatch', 'HashMaps', 'Exceptions'].map(
    (name) => readFileSync(classfiles('bench', `${name}.class`)) as Uint8Array,
  );
  if (modules !== null) {
    for (const { name, bytes } of moduleClasses(modules, 'java.base')) {
      if (/\/(HashMap\$Node|ProcessHandleImpl|Runtime\$Version|ClassDesc|module-info)$/.test(name))
        samples.push(bytes);
    }
  }
  const toucher = new Toucher(true);
  const changes = fc.array(fc.tuple(fc.nat(), fc.oneof(fc.nat(255), fc.nat(3))), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(fc.constantFrom(...samples), changes, (bytes, changes) => {
      const copy = Uint8Array.from(bytes);
      for (const [at, byte] of changes) copy[at % copy.length] = byte;
      toucher.bytes(copy, 'mutated');
    }),
    { seed: 7, numRuns: 150 * samples.length },
  );
  t.ok(toucher.census.problems.length > 100, `${toucher.census.problems.length} problems found`);
  for (const problem of toucher.census.problems.slice(0, 200)) {
    if (!/^(mutated|test): (offset \d+, )?[^:]+: [^\n]+$/.test(problem.message)) t.fail(problem.message);
  }
  t.end();
});

t.test('every class of java.base and jdk.compiler', (t) => {
  const modules = findModules();
  if (modules === null) {
    t.pass('no JDK: nothing to read');
    t.end();
    return;
  }
  const toucher = new Toucher();
  for (const module of ['java.base', 'jdk.compiler']) {
    for (const { name, bytes } of moduleClasses(modules, module)) toucher.bytes(bytes, name);
  }
  t.same(
    toucher.census.problems.map((p) => p.message),
    [],
  );
  const seen = [...toucher.census.attributes.keys()].sort();
  t.same(
    seen.filter((name) => name.endsWith('(raw)')),
    ['Code (raw)', 'Record (raw)'],
  );
  for (const name of [
    'AnnotationDefault',
    'BootstrapMethods',
    'EnclosingMethod',
    'Module',
    'NestHost',
    'PermittedSubclasses',
    'StackMapTable',
  ]) {
    t.ok(seen.includes(name), name);
  }
  t.end();
});
