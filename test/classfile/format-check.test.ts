import { readdirSync, readFileSync } from 'node:fs';
import t from 'tap';
import { parseClassFile } from '../../src/classfile/class-file.js';
import { ClassFormatProblem } from '../../src/classfile/class-format-problem.js';
import { checkClassFormat } from '../../src/classfile/format-check.js';
import { earlierFault } from '../../src/classfile/format-order.js';
import { findModules, moduleClasses } from '../ir/jdk-classes.js';
import { ByteWriter } from '../support/bytes.js';
import { ACC, type ClassOptions, ClassWriter } from '../support/class-writer.js';
import { classfiles } from '../support/paths.js';

/** What HotSpot would say of the class `A` that `write` makes; '' if nothing. */
function fault(write: (writer: ClassWriter) => void, options: ClassOptions = {}): string {
  const writer = new ClassWriter('A', { major: 61, ...options });
  write(writer);
  try {
    checkClassFormat(parseClassFile(writer.toBuffer(), 'A.class'));
    return '';
  } catch (error) {
    if (!(error instanceof ClassFormatProblem)) throw error;
    return error.vmText('A');
  }
}

const INTERFACE = ACC.INTERFACE | ACC.ABSTRACT;

/** Code attribute: one `return`, with that exception table. */
function code(table: readonly number[], maxLocals = 8, length = 1): Buffer {
  const out = new ByteWriter()
    .u2(1)
    .u2(maxLocals)
    .u4(length)
    .bytes(Buffer.alloc(length, 0xb1))
    .u2(table.length / 4);
  for (const word of table) out.u2(word);
  return out.u2(0).toBuffer();
}

t.test('members', (t) => {
  const method = (
    access: number,
    name: string,
    type: string,
    text: string | null,
    options?: ClassOptions,
  ): string => fault((w) => w.method(access, name, type, text), options);
  t.equal(method(ACC.PUBLIC, 'm', '()V', 'return'), '');
  t.equal(
    method(ACC.PUBLIC | ACC.PRIVATE, 'm', '()V', 'return'),
    'Method m in class A has illegal modifiers: 0x3',
  );
  t.equal(
    method(ACC.PUBLIC, 'm', '()V', null),
    'Absent Code attribute in method that is not native or abstract in class file A',
  );
  t.equal(
    method(ACC.NATIVE, 'm', '()V', 'return'),
    'Code attribute in native or abstract methods in class file A',
  );
  t.equal(method(ACC.PUBLIC, 'a.b', '()V', 'return'), 'Illegal method name "a.b" in class A');
  t.equal(method(ACC.PUBLIC, '<x>', '()V', 'return'), 'Illegal method name "<x>" in class A');
  t.equal(method(ACC.PUBLIC, 'm', '(V)V', 'return'), 'Method "m" in class A has illegal signature "(V)V"');
  t.equal(
    method(ACC.PUBLIC, '<init>', '()I', 'return'),
    'Method "<init>" in class A has illegal signature "()I"',
  );
  t.equal(
    method(ACC.PUBLIC, 'm', '(L;)V', 'return'),
    'Class name is empty or contains illegal character in descriptor in class file A',
  );
  t.equal(
    method(ACC.STATIC, 'm', `(${'J'.repeat(128)})V`, 'return'),
    'Too many arguments in method signature in class file A',
  );
  t.equal(
    method(ACC.PUBLIC, 'm', '(JJJJJJJJ)V', 'return'),
    "Arguments can't fit into locals in class file A",
  );
  t.equal(method(0, '<clinit>', '()V', 'return'), 'Method <clinit> is not static in class file A');
  t.equal(method(0, '<clinit>', '()V', 'return', { major: 50 }), '');
  t.equal(
    method(ACC.PUBLIC, '<init>', '()V', 'return', { access: INTERFACE }),
    'Interface cannot have a method named <init>, class file A',
  );
  t.equal(
    method(ACC.STATIC, 'm', '()V', 'return', { access: INTERFACE }),
    'Method m in class A has illegal modifiers: 0x8',
  );
  t.equal(
    fault((w) => w.method(0, 'm', '()V', 'return').method(0, 'm', '()V', 'return')),
    'Duplicate method name "m" with signature "()V" in class file A',
  );
  t.equal(
    fault((w) => w.field(0, 'f', 'I').field(0, 'f', 'I')),
    'Duplicate field name "f" with signature "I" in class file A',
  );
  t.equal(
    fault((w) => w.field(ACC.FINAL | 0x40, 'f', 'I')),
    'Illegal field modifiers in class A: 0x50',
  );
  t.equal(
    fault((w) => w.field(0, 'f', `${'['.repeat(256)}I`)),
    'Array type descriptor has more than 255 dimensions in class file A',
  );
  t.equal(
    fault((w) => w.field(ACC.STATIC, 'f', 'J', w.pool.int(1))),
    'Inconsistent constant value type in class file A',
  );
  t.equal(
    fault((w) => w.field(ACC.STATIC, 'f', 'Ljava/lang/String;', w.pool.int(1))),
    'Bad string initial value in class file A',
  );
  t.equal(
    fault((w) => w.field(ACC.STATIC, 'f', 'I', 999)),
    'Bad initial value index 999 in ConstantValue attribute in class file A',
  );
  t.end();
});

t.test('code', (t) => {
  const raw = (attribute: Buffer): string => fault((w) => w.rawMethod(0, 'm', '()V', attribute));
  t.equal(raw(code([])), '');
  t.equal(raw(code([0, 1, 0, 0])), '');
  t.equal(raw(code([0, 0, 0, 0])), 'Illegal exception table range in class file A');
  t.equal(raw(code([0, 2, 0, 0])), 'Illegal exception table range in class file A');
  t.equal(raw(code([0, 1, 1, 0])), 'Illegal exception table handler in class file A');
  t.equal(raw(code([0, 1, 0, 999])), 'Catch type in exception table has bad constant type in class file A');
  t.equal(raw(code([], 0)), "Arguments can't fit into locals in class file A");
  t.equal(raw(code([], 1, 0)), 'Invalid method Code length 0 in class file A');
  t.equal(raw(code([], 1, 65536)), 'Invalid method Code length 65536 in class file A');
  t.end();
});

t.test('class and constant pool', (t) => {
  const none = (): void => {};
  t.equal(fault(none, { access: ACC.FINAL | ACC.ABSTRACT }), 'Illegal class modifiers in class A: 0x410');
  t.equal(fault(none, { access: ACC.INTERFACE }), 'Illegal class modifiers in class A: 0x200');
  t.equal(fault(none, { superName: null }), 'Invalid superclass index 0 in class file A');
  t.equal(fault(none, { superName: '[I' }), 'Bad superclass name in class file A');
  t.equal(
    fault(none, { access: INTERFACE, superName: 'B' }),
    'Interfaces must have java.lang.Object as superclass in class file A',
  );
  t.equal(
    fault((w) => w.pool.classRef('a//b')),
    'Illegal class name "a//b" in class file A',
  );
  t.equal(
    fault((w) => w.pool.classRef('[V')),
    'Illegal class name "[V" in class file A',
  );
  t.equal(
    fault((w) => w.pool.methodHandle(10, w.pool.member(10, 'A', 'm', '()V'))),
    'Bad method handle kind at constant pool index 7 in class file A',
  );
  t.match(
    fault((w) => w.pool.methodHandle(1, w.pool.member(10, 'A', 'm', '()V'))),
    /^Invalid constant pool index 6 in class file A \(not a field\)$/,
  );
  t.equal(
    fault((w) => w.pool.dynamic(18, 0, 'm', '()V')),
    'Missing BootstrapMethods attribute in class file A',
  );
  t.equal(
    fault((w) => w.pool.dynamic(18, 0, 'm', '()V'), { major: 50 }),
    'Class file version does not support constant tag 18 in class file A',
  );
  t.equal(
    fault((w) => w.pool.member(10, 'A', '<clinit>', '()V')),
    'Bad method name at constant pool index 3 in class file A',
  );
  t.equal(
    fault((w) => w.pool.member(9, 'A', 'f', '()V')),
    'Field "f" in class A has illegal signature "()V"',
  );
  t.end();
});

t.test('faults that HotSpot meets before the one that reading fails with', (t) => {
  const bytes = new ClassWriter('A', { major: 61 }).method(0, 'm', '()V', 'return').toBuffer();
  const vmText = (broken: Uint8Array): string => {
    try {
      parseClassFile(broken, 'A.class');
      return '';
    } catch (error) {
      return earlierFault(broken, error as ClassFormatProblem).vmText('A');
    }
  };
  const cut = bytes.subarray(0, bytes.length - 4);
  t.equal(vmText(cut), 'Truncated class file');
  // The first entry's text, and a class name that is none.
  const badText = Buffer.from(cut);
  badText[13] = 0xff;
  t.equal(vmText(badText), 'Illegal UTF8 string in constant pool in class file A');
  t.equal(vmText(badText.subarray(0, 40)), 'Illegal UTF8 string in constant pool in class file A');
  const badName = Buffer.from(cut);
  badName[badName.indexOf('java/lang/Object')] = 0x3b;
  t.equal(vmText(badName), 'Illegal class name ";ava/lang/Object" in class file A');
  t.end();
});

t.test('classes from compilers pass', (t) => {
  let count = 0;
  const check = (bytes: Uint8Array, name: string): void => {
    count++;
    checkClassFormat(parseClassFile(bytes, name));
  };
  for (const name of readdirSync(classfiles('bench'))) {
    if (name.endsWith('.class')) check(readFileSync(classfiles('bench', name)), name);
  }
  const modules = findModules();
  if (modules !== null) {
    for (const { name, bytes } of moduleClasses(modules, 'java.base')) {
      if (!name.endsWith('module-info')) check(bytes, name);
    }
  }
  t.ok(count > 20, `${count} classes`);
  t.end();
});
