import t from 'tap';
import { IrBuilder } from '../../src/ir/builder.js';
import { IrMethod } from '../../src/ir/method.js';
import { printIr } from '../../src/ir/printer.js';
import { verifyIr } from '../../src/ir/verifier.js';
import { type ReadMethod, readMethods } from './class-methods.js';
import { findModules, moduleClasses } from './jdk-classes.js';

/** The methods of java.base build, verify, and build the same way twice. Every eighth class, with IR_JDK=all every class. */
const every = process.env.IR_JDK === 'all' ? 1 : 8;

const modules = findModules();
if (modules === null) {
  t.test('java.base', { skip: 'no JDK found' }, (t) => t.end());
} else {
  const methods: ReadMethod[] = [];
  let index = 0;
  for (const { name, bytes } of moduleClasses(modules, 'java.base')) {
    if (index++ % every !== 0 || name.endsWith('module-info')) continue;
    methods.push(...readMethods(bytes).methods);
  }
  const size = methods.reduce((sum, { source }) => sum + source.code.length, 0);

  t.test('all verify', (t) => {
    const builder = new IrBuilder();
    const into = new IrMethod();
    let instructions = 0;
    for (const { source } of methods) {
      verifyIr(builder.build(source, into), source.constants);
      instructions += into.length;
    }
    t.ok(
      methods.length > 1000,
      `${methods.length} methods, ${size} bytes of bytecode, ${instructions} IR instructions`,
    );
    t.end();
  });

  t.test('a builder leaves no trace of one method in another', (t) => {
    const builder = new IrBuilder();
    const into = new IrMethod();
    const fresh = new IrBuilder();
    // Backwards on one side, so that each method has other predecessors.
    const texts = methods.map(({ source }) => printIr(builder.build(source, into), null));
    for (let i = methods.length - 1; i >= 0; i--) {
      const text = printIr(fresh.build(methods[i].source), null);
      if (text !== texts[i]) t.equal(text, texts[i], methods[i].name);
    }
    t.pass('the same text in both orders');
    t.end();
  });

  t.test('speed', (t) => {
    const builder = new IrBuilder();
    const into = new IrMethod();
    const speeds: string[] = [];
    for (let round = 0; round < 3; round++) {
      const start = process.hrtime.bigint();
      for (const { source } of methods) builder.build(source, into);
      const seconds = Number(process.hrtime.bigint() - start) / 1e9;
      speeds.push((size / seconds / 1e6).toFixed(1));
    }
    t.comment(`${speeds.join(', ')} MB of bytecode per second`);
    t.pass();
    t.end();
  });
}
