import t from 'tap';
import { IrBuilder } from '../../src/ir/builder.js';
import { IrMethod } from '../../src/ir/method.js';
import { printIr } from '../../src/ir/printer.js';
import { verifyIr } from '../../src/ir/verifier.js';
import { forAllChoices } from '../support/choices.js';
import { evaluate } from './evaluate.js';
import { requireSame, STEP_LIMIT } from './execution.js';
import { interpret } from './interpret.js';
import { DECISIONS, RandomCode } from './random-code.js';

/** Random methods do the same when their bytecode is interpreted and when their IR is. IR_METHODS and IR_SEED choose how many, and which. */
const count = Number(process.env.IR_METHODS ?? 4000);
const seed = Number(process.env.IR_SEED ?? 1);

t.test('random bytecode and its IR do the same', (t) => {
  const builder = new IrBuilder();
  const into = new IrMethod();
  let observed = 0;
  let scratch = 0;
  let switches = 0;
  forAllChoices({ seed, runs: count, most: DECISIONS }, (choices) => {
    const source = new RandomCode(choices).build();
    const ir = builder.build(source, into);
    verifyIr(ir, source.constants);
    const expected = interpret(source);
    const found = evaluate(ir, source.constants);
    // Beyond the limit the two stop at different places.
    const common =
      expected.steps < STEP_LIMIT && found.steps < STEP_LIMIT
        ? Infinity
        : Math.min(expected.log.length, found.log.length);
    requireSame(expected.log.slice(0, common), found.log.slice(0, common), () => printIr(ir));
    observed += expected.log.length;
    if (ir.slotCount > ir.maxLocals + ir.maxStack) scratch++;
    if (ir.switches.length > 0) switches++;
  });
  t.ok(observed > 10 * count, `${observed} observations`);
  t.ok(scratch > count / 100, `${scratch} methods with scratch slots`);
  t.ok(switches > count / 10, `${switches} methods with switches`);
  t.end();
});
