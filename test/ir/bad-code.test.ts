import t from 'tap';
import { IrBuilder } from '../../src/ir/builder.js';
import { IrError } from '../../src/ir/ir-error.js';
import type { MethodSource } from '../../src/ir/method-source.js';
import { CpTag } from '../../src/jvms/pool-tags.js';
import { TestPool, testMethod } from './code-writer.js';

/** Each kind of bad code: reason and bytecode index. */

const pool = new TestPool([
  [CpTag.FIELDREF, 'I'],
  [CpTag.METHODREF, '(JI)V'],
  [CpTag.INTERFACE_METHODREF, '()V'],
  [CpTag.CLASS, 'A'],
  [CpTag.LONG, 1n],
  [CpTag.DYNAMIC, 'J'],
  [CpTag.METHODREF, '(Q)V'],
  [CpTag.FIELDREF, 'V'],
]);

function handlers(...words: number[]): Partial<MethodSource> {
  return { exceptionTable: Int32Array.from(words) };
}

const cases: readonly (readonly [string, readonly number[], RegExp, number, Partial<MethodSource>?])[] = [
  ['no code', [], /empty/, 0],
  ['too much code', new Array<number>(65536).fill(0), /longer than 65535/, 0],
  ['a reserved opcode', [0x00, 0xca], /bad opcode 0xca/, 1],
  ['an opcode that is none', [0xfe], /bad opcode/, 0],
  ['a truncated instruction', [0x00, 0x11, 0x00], /truncated/, 1],
  ['a truncated branch', [0x03, 0x99, 0x00], /truncated/, 1],
  ['a truncated switch', [0x03, 0xaa, 0, 0, 0, 0, 0, 0], /truncated/, 1],
  ['a huge tableswitch', [0x03, 0xaa, 0, 0, 0, 0, 0, 0, 0x80, 0, 0, 0, 0x7f, 255, 255, 255], /truncated/, 1],
  ['a tableswitch upside down', [0x03, 0xaa, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0], /tableswitch/, 1],
  ['a huge lookupswitch', [0x03, 0xab, 0, 0, 0, 0, 0, 0, 0x7f, 255, 255, 255], /truncated/, 1],
  ['a negative lookupswitch', [0x03, 0xab, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255], /lookupswitch/, 1],
  [
    'lookupswitch keys out of order',
    [
      0x03,
      0xab,
      0,
      0,
      ...[0, 0, 0, 27],
      ...[0, 0, 0, 2],
      ...[0, 0, 0, 5, 0, 0, 0, 27],
      ...[0, 0, 0, 5, 0, 0, 0, 27],
      0xb1,
    ],
    /ascend/,
    1,
  ],
  ['wide of what has no wide form', [0xc4, 0x60], /wide/, 0],
  ['wide at the end', [0xc4], /wide/, 0],
  ['a branch out of the code', [0xa7, 0x00, 0x10], /branch to 16/, 0],
  ['a branch before the code', [0xa7, 0xff, 0xff], /branch to -1/, 0],
  ['a branch into an instruction', [0x11, 0x00, 0x00, 0xa7, 0xff, 0xfe], /does not meet/, 1],
  ['falling off the end', [0x00], /falls off/, 0],
  ['a branch at the end', [0x03, 0x99, 0xff, 0xff], /falls off/, 1],
  ['underflow', [0x57, 0xb1], /underflows/, 0],
  ['underflow by half a long', [0x03, 0x58, 0xb1], /underflows/, 1],
  ['overflow', [0x03, 0x03, 0xb1], /overflows/, 1, { maxStack: 1 }],
  ['overflow by half a long', [0x03, 0x09, 0xb1], /overflows/, 1, { maxStack: 2 }],
  ['overflow by dup2', [0x09, 0x5c, 0xb1], /overflows/, 1, { maxStack: 3 }],
  ['overflow by a handler', [0xb1, 0xb1], /overflows/, 1, { maxStack: 0, ...handlers(0, 1, 1, 0) }],
  ['int where a reference is needed', [0x03, 0xb0], /another kind/, 1],
  ['a reference as operand', [0x01, 0x74, 0xb1], /int expected on the operand stack, reference found/, 1],
  ['a float as operand', [0x03, 0x0b, 0x60, 0xb1], /int expected on the operand stack, float found/, 2],
  ['pop of half a long', [0x09, 0x57, 0xb1], /half of a long/, 1],
  ['pop2 of half a long', [0x09, 0x03, 0x58, 0xb1], /half of a long/, 2],
  ['dup of half a long', [0x09, 0x59, 0xb1], /half of a long/, 1],
  ['dup_x1 below half a long', [0x09, 0x03, 0x5a, 0xb1], /half of a long/, 2],
  ['swap of a long', [0x09, 0x5f, 0xb1], /half of a long/, 1],
  ['a local out of range', [0x15, 10, 0xb1], /local variable 10/, 0],
  ['a long local out of range', [0x16, 9, 0xb1], /local variable 9/, 0],
  ['iinc of a local out of range', [0x84, 10, 1, 0xb1], /local variable 10/, 0],
  ['ret of a local out of range', [0xa9, 10], /local variable 10/, 0],
  ['ret without a return address', [0xa9, 0], /no return address/, 0],
  ['a return address used as int', [0xa8, 0, 3, 0x74, 0xb1], /return address found/, 3],
  ['a return address stored as int', [0xa8, 0, 3, 0x3c, 0xb1], /return address found/, 3],
  ['a subroutine returning to the end', [0xa7, 0, 6, 0x4c, 0xa9, 1, 0xa8, 255, 253], /returns to the end/, 4],
  [
    'depths that differ',
    [0x03, 0x99, 0x00, 0x04, 0x03, 0xb1],
    /0 words here and 1 on another path|1 words here and 0/,
    4,
  ],
  ['kinds that differ', [0x03, 0x0b, 0x5f, 0x99, 0, 5, 0x57, 0x03, 0x57, 0xb1], /float|int/, 7],
  ['a depth that grows in a loop', [0x03, 0xa7, 0xff, 0xff], /words here/, 1],
  ['no constant', [0x12, 99, 0xb1], /constant-pool entry 99/, 0],
  ['constant 0', [0x12, 0, 0xb1], /constant-pool entry 0/, 0],
  ['ldc of a long', [0x12, 5, 0xb1], /constant-pool entry 5/, 0],
  ['ldc of a dynamic long', [0x12, 6, 0xb1], /constant-pool entry 6/, 0],
  ['ldc2_w of a class', [0x14, 0, 4, 0xb1], /constant-pool entry 4/, 0],
  ['getstatic of a method', [0xb2, 0, 2, 0xb1], /constant-pool entry 2/, 0],
  ['getstatic of a field without type', [0xb2, 0, 8, 0xb1], /constant-pool entry 8/, 0],
  ['invokevirtual of an interface method', [0x01, 0xb6, 0, 3, 0xb1], /constant-pool entry 3/, 1],
  ['a malformed descriptor', [0xb8, 0, 7, 0xb1], /constant-pool entry 7/, 0],
  [
    'arguments of the wrong kind',
    [0x03, 0x03, 0x03, 0xb8, 0, 2, 0xb1],
    /long expected on the operand stack, int found/,
    3,
  ],
  ['a wrong count in invokeinterface', [0x01, 0xb9, 0, 3, 2, 0, 0xb1], /operand bytes/, 1],
  ['a fourth byte in invokeinterface', [0x01, 0xb9, 0, 3, 1, 1, 0xb1], /operand bytes/, 1],
  ['new of a field', [0xbb, 0, 1, 0xb1], /constant-pool entry 1/, 0],
  ['newarray of no type', [0x03, 0xbc, 3, 0xb1], /newarray of type 3/, 1],
  ['multianewarray without dimensions', [0xc5, 0, 4, 0, 0xb1], /dimensions/, 0],
  ['return of nothing', [0xb1], /another kind/, 0, { descriptor: '()I' }],
  ['return of a value', [0x03, 0xac], /another kind/, 1],
  ['a malformed method descriptor', [0xb1], /descriptor/, 0, { descriptor: '(' }],
  ['too many parameters', [0xb1], /parameters/, 0, { descriptor: '(J)V', maxLocals: 1 }],
  ['a range that ends before it starts', [0xb1, 0xb1], /out of range/, 1, handlers(1, 1, 0, 0)],
  ['a range beyond the code', [0xb1, 0xb1], /out of range/, 0, handlers(0, 3, 0, 0)],
  ['a handler beyond the code', [0xb1, 0xb1], /out of range/, 0, handlers(0, 1, 2, 0)],
  ['a handler inside an instruction', [0x11, 0, 0, 0x57, 0xb1], /does not meet/, 1, handlers(0, 3, 1, 0)],
  ['a range inside an instruction', [0x11, 0, 0, 0x57, 0xb1], /does not meet/, 2, handlers(0, 2, 4, 0)],
  ['a handler that is the entry', [0xb1], /words here/, 0, handlers(0, 1, 0, 0)],
];

const builder = new IrBuilder();
for (const [name, code, reason, bci, more] of cases) {
  t.test(name, (t) => {
    try {
      builder.build(testMethod(code, { constants: pool, ...more }));
      t.fail('built');
    } catch (error) {
      if (!(error instanceof IrError)) throw error;
      t.match(error.reason, reason);
      t.equal(error.bci, bci, 'bytecode index');
    }
    t.end();
  });
}
