import t from 'tap';
import { parseClassFile } from '../../src/classfile/class-file.js';
import { ClassWriter } from '../../src/classfile/class-writer.js';
import { checkClassFormat } from '../../src/classfile/format-check.js';
import { IrBuilder } from '../../src/ir/builder.js';
import { printIr } from '../../src/ir/printer.js';
import { verifyIr } from '../../src/ir/verifier.js';
import { Op } from '../../src/jvms/opcodes.js';

function sample(): ClassWriter {
  const writer = new ClassWriter('p/Made', 0x1031, 'java/lang/Object', ['java/lang/Runnable']);
  const { pool } = writer;
  writer.field(0x12, 'a', 'J');
  const code = writer.method(0x9, 'pick', '(JLjava/lang/Object;)Ljava/lang/String;', 3);
  code.ldc2(pool.long(1, -2));
  code.load('J', 0);
  code.op(Op.LCMP, -3);
  const other = code.jump(Op.IFNE, 1);
  code.load('Ljava/lang/Object;', 2);
  code.type(Op.CHECKCAST, pool.class('java/lang/String'));
  code.return('Ljava/lang/String;');
  code.bind(other);
  const local = code.newLocal('D');
  code.load('J', 0);
  code.op(Op.L2D, 0);
  code.store('D', local);
  code.load('D', local);
  code.call(
    Op.INVOKESTATIC,
    pool.method('java/lang/String', 'valueOf', '(D)Ljava/lang/String;'),
    2,
    'Ljava/lang/String;',
  );
  code.return('Ljava/lang/String;');
  return writer;
}

t.test('what is written is a class file, and comes back', (t) => {
  const file = parseClassFile(sample().toBytes(), 'Made');
  checkClassFormat(file);
  t.match(file, { thisName: 'p/Made', superName: 'java/lang/Object', accessFlags: 0x1031 });
  t.match(file.fields[0], { name: 'a', descriptor: 'J', accessFlags: 0x12 });
  t.match(file.methods[0], { name: 'pick', accessFlags: 9, code: { maxStack: 4, maxLocals: 5 } });
  t.end();
});

t.test('the code can be compiled', (t) => {
  const file = parseClassFile(sample().toBytes(), 'Made');
  const { code, descriptor } = file.methods[0];
  if (code === null) throw new Error('no code');
  const ir = new IrBuilder().build({
    code: code.code,
    maxStack: code.maxStack,
    maxLocals: code.maxLocals,
    isStatic: true,
    descriptor,
    exceptionTable: code.exceptionTable,
    constants: file.pool,
  });
  verifyIr(ir, file.pool);
  t.match(printIr(ir), /ret/);
  t.end();
});

t.test('texts of all kinds, long ones included', (t) => {
  const writer = sample();
  const texts = ['', 'a\0b', '\u00e9\u4e2d\ud83d\ude00\ud800', 'x'.repeat(60_000)];
  const indices = texts.map((text) => writer.pool.string(text));
  const { pool } = parseClassFile(writer.toBytes(), 'Made');
  t.same(
    indices.map((i) => pool.stringValue(i)),
    texts,
  );
  t.equal(writer.pool.string(texts[1]), indices[1], 'one entry for equal contents');
  t.end();
});

t.test('more than 255 constants and locals', (t) => {
  const writer = new ClassWriter('Big', 0x21, 'java/lang/Object', []);
  const code = writer.method(8, 'm', '()I', 0);
  for (let i = 0; i < 300; i++) writer.pool.string(`s${i}`);
  for (let i = 0; i < 300; i++) code.newLocal('I');
  code.op(Op.ICONST_1, 1);
  code.store('I', 299);
  code.ldc(writer.pool.string('s299'));
  code.store('Ljava/lang/String;', 298);
  code.load('I', 299);
  code.return('I');
  const file = parseClassFile(writer.toBytes(), 'Big');
  t.match(file.methods[0].code, { maxStack: 1, maxLocals: 300, code: { length: 1 + 4 + 3 + 4 + 4 + 1 } });
  t.end();
});
