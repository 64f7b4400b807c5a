import t from 'tap';
import { IrBuilder } from '../../src/ir/builder.js';
import { BlockFlag, type IrMethod } from '../../src/ir/method.js';
import { IR_WORDS, IrOp, Kind, W } from '../../src/ir/ops.js';
import { IrVerifyError, verifyIr } from '../../src/ir/verifier.js';
import { CodeWriter, Label, testMethod } from './code-writer.js';

/**
 *     B0 @0:                                  B3 @12 fallthrough:
 *       s3 = icopy s0                           s3 = isub s3, s1
 *       s1 = idiv 7, s1                       B4 @14 depth 1:
 *     B1 @5 depth 1 loop:                       ireturn s3
 *       poll                                  B5 @15 handler:
 *       …                                       p2 = catch …
 */
function method(): IrMethod {
  const w = new CodeWriter();
  const head = new Label();
  const end = new Label();
  w.emit(0x1a, 0x84, 0, 1, 0x10, 7, 0x1b, 0x6c, 0x3c); // iload_0, iinc 0 1, bipush 7, iload_1, idiv, istore_1
  const tried = w.bci;
  w.bind(head);
  w.emit(0x1b, 0x84, 1, 255);
  w.branch(0x9d, head); // ifgt
  w.emit(0x1b);
  w.branch(0x99, end);
  w.emit(0x1b, 0x64);
  w.bind(end);
  w.emit(0xac);
  const handler = w.bci;
  w.emit(0x4d, 0x2c, 0xbf); // astore_2, aload_2, athrow
  return new IrBuilder().build(
    testMethod(w.finish(), {
      descriptor: '(II)I',
      maxLocals: 3,
      maxStack: 3,
      exceptionTable: Int32Array.from([0, tried, handler, 0]),
    }),
  );
}

/** Index of the first instruction with an operation, in words. */
function find(ir: IrMethod, op: IrOp): number {
  for (let i = 0; i < ir.length; i++) if (ir.code[i * IR_WORDS] === op) return i * IR_WORDS;
  throw new Error(`no operation ${op}`);
}

/** Index of the block that carries a flag. */
function flagged(ir: IrMethod, flag: BlockFlag): number {
  return ir.blockFlags.findIndex((flags) => (flags & flag) !== 0);
}

const faults: readonly (readonly [string, (ir: IrMethod) => void, RegExp])[] = [
  ['no such operation', (ir) => (ir.code[0] = IrOp.COUNT), /no operation/],
  ['no such slot', (ir) => (ir.code[find(ir, IrOp.ISUB) + W.A] = ir.slotCount), /no slot/],
  ['no such constant', (ir) => (ir.code[find(ir, IrOp.IDIV) + W.A] = ~99), /no constant/],
  [
    'a constant of another kind',
    (ir) => (ir.constKind[~ir.code[find(ir, IrOp.IDIV) + W.A]] = Kind.F),
    /another kind/,
  ],
  ['a reference constant that is not null', (ir) => (ir.constKind[0] = Kind.P), /not null/],
  ['an undefined stack slot', (ir) => (ir.code[find(ir, IrOp.ISUB) + W.B] = 4), /not defined in this block/],
  ['an unused word that is used', (ir) => (ir.code[find(ir, IrOp.ICOPY) + W.B] = 1), /unused word/],
  ['a destination too many', (ir) => (ir.code[find(ir, IrOp.THROW) + W.DST] = 1), /unused destination/],
  ['no such block', (ir) => (ir.code[find(ir, IrOp.IF_I) + W.DST] = 99), /branch to block/],
  ['a branch to the entry', (ir) => (ir.code[find(ir, IrOp.IF_I) + W.DST] = 0), /branch to block/],
  ['a condition that is none', (ir) => (ir.code[find(ir, IrOp.IF_I) + W.C] = 6), /condition/],
  ['a float condition for ints', (ir) => (ir.code[find(ir, IrOp.IF_I) + W.C] |= 8), /condition/],
  ['no POLL', (ir) => (ir.code[find(ir, IrOp.POLL)] = IrOp.RETURN), /return|follows/],
  ['a POLL elsewhere', (ir) => (ir.blockFlags[flagged(ir, BlockFlag.LOOP_HEADER)] = 0), /POLL outside/],
  ['no CATCH', (ir) => (ir.code[find(ir, IrOp.CATCH)] = IrOp.PCOPY), /no home/],
  ['a CATCH elsewhere', (ir) => (ir.blockFlags[flagged(ir, BlockFlag.HANDLER)] = 0), /CATCH is not/],
  ['another kind returned', (ir) => (ir.returnKind = Kind.L), /another kind/],
  ['falling off the end', (ir) => ir.length--, /falls off the end/],
  ['instructions after a branch', (ir) => (ir.blockStart[2] += 1), /follows the end|not defined/],
  [
    'a stack deeper than at the branch',
    (ir) => (ir.blockDepth[flagged(ir, BlockFlag.LOOP_HEADER)] = 2),
    /on the way to/,
  ],
  [
    'a handler with a stack',
    (ir) => (ir.blockDepth[flagged(ir, BlockFlag.HANDLER)] = 1),
    /handler with stack/,
  ],
  ['a branch to a block marked FALLTHROUGH_ONLY', (ir) => (ir.blockFlags[4] = 4), /marked FALLTHROUGH_ONLY/],
  ['a missing home', (ir) => (ir.scalarHome[3] = -1), /home/],
  ['a home given twice', (ir) => (ir.scalarHome[3] = 0), /home/],
  ['parameters out of order', (ir) => ir.scalarHome.subarray(0, 2).reverse(), /parameter 0 has home/],
  ['a handler that is missing', (ir) => ir.blockAt.fill(-1), /no handler block/],
  ['a range inside a block', (ir) => ir.handlers.fill(5, 1, 2), /crosses the border/],
];

t.test('the method as it is built', (t) => {
  verifyIr(method());
  t.end();
});

for (const [name, corrupt, message] of faults) {
  t.test(name, (t) => {
    const ir = method();
    corrupt(ir);
    try {
      verifyIr(ir);
      t.fail('accepted');
    } catch (error) {
      if (!(error instanceof IrVerifyError)) throw error;
      t.match(error.message, message);
    }
    t.end();
  });
}
