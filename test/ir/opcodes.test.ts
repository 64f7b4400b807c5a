import t from 'tap';
import { IrBuilder } from '../../src/ir/builder.js';
import type { MethodSource } from '../../src/ir/method-source.js';
import { printIr } from '../../src/ir/printer.js';
import { verifyIr } from '../../src/ir/verifier.js';
import { CpTag } from '../../src/jvms/pool-tags.js';
import { CodeWriter, Label, TestPool, testMethod } from './code-writer.js';

/** Bytecode that javac does not write today: wide forms, subroutines, odd stack shuffles, shared handlers. */

const pool = new TestPool([
  [CpTag.LONG, 0x123456789abcdefn],
  [CpTag.FLOAT, 0x40490fdb],
  [CpTag.DYNAMIC, 'J'],
  [CpTag.DYNAMIC, 'Ljava/lang/Object;'],
  [CpTag.CLASS, '[[[I'],
  [CpTag.INVOKE_DYNAMIC, '(IJ)Ljava/lang/Object;'],
  [CpTag.INTERFACE_METHODREF, '(DF)V'],
  [CpTag.METHOD_HANDLE, 'a handle'],
  [CpTag.INTEGER, -70000],
]);

function irText(source: MethodSource): string {
  const ir = new IrBuilder().build({ ...source, constants: pool });
  verifyIr(ir, pool);
  return printIr(ir, pool);
}

/** An expectation without its indentation. */
function lines(text: string): string {
  const all = text.split('\n').filter((line) => line.trim() !== '');
  const indent = all[0].search(/\S/);
  return all.map((line) => `${line.slice(indent)}\n`).join('');
}

t.test('wide', (t) => {
  const code = [
    ...[0x11, 0x01, 0x00, 0xc4, 0x36, 0x01, 0x00], // sipush 256, istore 256
    ...[0xc4, 0x84, 0x01, 0x00, 0xff, 0x00], // iinc 256, -256
    ...[0xc4, 0x15, 0x01, 0x00, 0x85, 0xc4, 0x37, 0x01, 0x01], // iload, i2l, lstore 257
    ...[0x01, 0xc4, 0x3a, 0x01, 0x03, 0xc4, 0x19, 0x01, 0x03, 0xbf], // aconst_null, astore 259, aload, athrow
  ];
  t.equal(
    irText(testMethod(code, { maxLocals: 260 })),
    lines(`
      B0 @0:
        s256 = icopy 256
        s256 = iadd s256, -256
        s257 = i2l s256
        p259 = pcopy null
        throw p259
    `),
  );
  t.end();
});

t.test('constants: numbers are operands, what needs linking is loaded', (t) => {
  const code = [
    ...[0x14, 0, 1, 0x37, 0], // ldc2_w, lstore 0
    ...[0x12, 2, 0x38, 2], // ldc float, fstore 2
    ...[0x14, 0, 3, 0x37, 0], // ldc2_w dynamic
    ...[0x12, 4, 0x4e, 0x12, 8, 0x4e], // ldc dynamic and a method handle, astore_3
    ...[0x13, 0, 9, 0xac], // ldc_w, ireturn
  ];
  t.equal(
    irText(testMethod(code, { descriptor: '()I' })),
    lines(`
      B0 @0:
        s0 = lcopy 81985529216486895L
        s2 = fcopy 3.1415927410125732f
        s0 = ldc_l J
        p3 = ldc_p Ljava/lang/Object;
        p3 = ldc_p a handle
        ireturn -70000
    `),
  );
  t.end();
});

t.test('calls and multianewarray', (t) => {
  const code = [
    ...[0x1a, 0x1f, 0xba, 0, 6, 0, 0], // iload_0, lload_1, invokedynamic
    ...[0x59, 0x0f, 0x0d, 0xb9, 0, 7, 4, 0], // dup, dconst_1, fconst_2, invokeinterface
    ...[0x57, 0x1a, 0x05, 0x1a, 0xc5, 0, 5, 3, 0xb0], // pop, iload_0, iconst_2, iload_0, multianewarray, areturn
  ];
  t.equal(
    irText(testMethod(code, { descriptor: '(IJ)Ljava/lang/Object;', maxLocals: 3 })),
    lines(`
      B0 @0:
        p3 = invokedynamic (IJ)Ljava/lang/Object; (s0, s1)
        invokeinterface (DF)V (p3, 1d, 2f)
        p3 = multianewarray (s0, 2, s0), [[[I
        preturn p3
    `),
  );
  t.end();
});

t.test('shuffles of long words', (t) => {
  const code = [
    ...[0x1e, 0x20, 0x5e, 0x61, 0x61, 0xad], // lload_0, lload_2, dup2_x2, ladd, ladd, lreturn
  ];
  t.equal(
    irText(testMethod(code, { descriptor: '(JJ)J', maxLocals: 4 })),
    lines(`
      B0 @0:
        s6 = ladd s0, s2
        s4 = ladd s2, s6
        lreturn s4
    `),
  );
  t.end();
});

t.test('entries that change places at the end of a block', (t) => {
  const w = new CodeWriter();
  const end = new Label();
  w.emit(0x1a, 0x74, 0x1a, 0x84, 0, 1, 0x5f); // iload_0, ineg, iload_0, iinc 0 1, swap
  w.emit(0x1a);
  w.branch(0x99, end);
  w.emit(0x04, 0x60);
  w.bind(end);
  w.emit(0x64, 0xac);
  t.equal(
    irText(testMethod(w.finish(), { descriptor: '(I)I', maxLocals: 1 })),
    lines(`
      B0 @0:
        s1 = ineg s0
        s2 = icopy s0
        s0 = iadd s0, 1
        s3 = icopy s0
        s11 = icopy s2
        s2 = icopy s1
        s1 = icopy s11
        if_i eq s3, 0 -> B2
      B1 @11 depth 2 fallthrough:
        s2 = iadd s2, 1
      B2 @13 depth 2:
        s1 = isub s1, s2
        ireturn s1
    `),
  );
  t.end();
});

t.test('a comparison that is not followed by its branch', (t) => {
  const code = [0x26, 0x28, 0x97, 0x3c, 0x1b, 0xac]; // dload_0, dload_2, dcmpl, istore_1 …
  t.equal(
    irText(testMethod(code, { descriptor: '(DD)I', maxLocals: 4 })),
    lines(`
      B0 @0:
        s1 = dcmpl s0, s2
        ireturn s1
    `),
  );
  t.end();
});

t.test('a comparison whose branch is a target of its own', (t) => {
  const w = new CodeWriter();
  const branch = new Label();
  w.emit(0x03);
  w.branch(0xa7, branch);
  w.emit(0x22, 0x23, 0x96);
  w.bind(branch);
  w.branch(0x9b, branch);
  w.emit(0xb1);
  t.throws(
    () => irText(testMethod(w.finish(), { descriptor: '(FF)V' })),
    /the operand stack has 0 words here and 1 on another path/,
  );
  t.end();
});

t.test('subroutines', (t) => {
  const w = new CodeWriter();
  const first = new Label();
  const second = new Label();
  w.branch(0xa8, first);
  w.branch(0xc9, first);
  w.branch(0xa8, second);
  w.emit(0xb1);
  w.bind(first);
  w.emit(0x4c, 0x84, 0, 1, 0xa9, 1); // astore_1, iinc 0 1, ret 1
  w.bind(second);
  w.emit(0x4d, 0xc4, 0xa9, 0, 2); // astore_2, wide ret 2
  t.equal(
    irText(testMethod(w.finish(), { descriptor: '(I)V' })),
    lines(`
      B0 @0:
        s10 = icopy 3
        goto B4
      B1 @3 loop:
        poll
        s10 = icopy 8
        goto B4
      B2 @8 loop:
        poll
        s10 = icopy 11
        goto B5
      B3 @11 loop:
        poll
        return
      B4 @12 depth 1:
        s1 = icopy s10
        s0 = iadd s0, 1
        switch s1: 3 -> B1, else -> B2
      B5 @18 depth 1:
        s2 = icopy s10
        goto B3
    `),
  );
  t.end();
});

t.test('a return address that is only dropped', (t) => {
  const w = new CodeWriter();
  const next = new Label();
  w.branch(0xa8, next);
  w.bind(next);
  w.emit(0x57, 0xb1);
  t.equal(
    irText(testMethod(w.finish())),
    lines(`
      B0 @0:
        s10 = icopy 3
      B1 @3 depth 1 loop:
        poll
        return
    `),
  );
  t.end();
});

t.test('a handler that ordinary control enters', (t) => {
  const w = new CodeWriter();
  w.emit(0x01, 0x04, 0x03, 0x6c, 0x57, 0x4b, 0xb1); // aconst_null, iconst_1, iconst_0, idiv, pop; astore_0, return
  const source = testMethod(w.finish(), { exceptionTable: Int32Array.from([0, 5, 5, 0]) });
  t.equal(
    irText(source),
    lines(`
      B0 @0:
        s11 = idiv 1, 0
        p10 = pcopy null
      B1 @5 depth 1:
        p0 = pcopy p10
        return
      B2 @5 handler:
        p10 = catch
        goto B1
    `),
  );
  const ir = new IrBuilder().build(source);
  t.equal(ir.blockAt[5], 2, 'the handler is found by its bytecode index');
  t.end();
});

t.test('code that only a backward branch reaches', (t) => {
  const w = new CodeWriter();
  const head = new Label();
  const test = new Label();
  w.branch(0xa7, test);
  w.bind(head);
  w.emit(0x84, 0, 255);
  w.bind(test);
  w.emit(0x1a);
  w.branch(0x9d, head);
  w.emit(0xb1, 0x00); // a nop that nothing reaches
  t.equal(
    irText(testMethod(w.finish(), { descriptor: '(I)V' })),
    lines(`
      B0 @0:
        goto B2
      B1 @3 loop:
        poll
        s0 = iadd s0, -1
      B2 @6:
        if_i gt s0, 0 -> B1
      B3 @10 fallthrough:
        return
    `),
  );
  t.end();
});
