import fc from 'fast-check';
import t from 'tap';
import { printGraph } from '../../../src/compiler/optimizing/print.js';
import { requireSame } from '../../ir/execution.js';
import { choiceNumbers, ListedChoices } from '../../support/choices.js';
import { comparable, execute } from './execution.js';
import { GraphInterpreter } from './interpreter.js';
import { DECISIONS, RandomGraph, randomWorld } from './random-graph.js';

/** BACKEND_GRAPHS and BACKEND_SEED choose how many graphs, and which. */
const count = Number(process.env.BACKEND_GRAPHS ?? 300);
const seed = Number(process.env.BACKEND_SEED ?? 1);

t.test('random graphs: generated code does what the interpreter does, records included', async (t) => {
  fc.assert(
    fc.property(
      fc.record({
        decisions: choiceNumbers(DECISIONS),
        seed: fc.integer({ min: 1, max: 1 << 24 }),
        size: fc.integer({ min: 3, max: 60 }),
        completeStates: fc.boolean(),
        bmi2: fc.boolean(),
        registers: fc.option(fc.integer({ min: 6, max: 12 }), { nil: undefined }),
      }),
      ({ decisions, seed, size, completeStates, bmi2, registers }) => {
        const { graph } = new RandomGraph({ choices: new ListedChoices(decisions), size, completeStates });
        const text = printGraph(graph);
        const reference = randomWorld(seed);
        new GraphInterpreter(graph, reference.world).run(reference.args);
        const compiled = randomWorld(seed);
        execute(graph, compiled.world, compiled.args, seed, { bmi2, registers });
        requireSame(comparable(reference.world.log), comparable(compiled.world.log), () => text);
      },
    ),
    { seed, numRuns: count },
  );
  t.pass();
});
