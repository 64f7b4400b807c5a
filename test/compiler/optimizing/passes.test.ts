import fc from 'fast-check';
import t from 'tap';
import type { Graph } from '../../../src/compiler/optimizing/graph.js';
import { TrapReason } from '../../../src/compiler/optimizing/ops.js';
import { runPasses } from '../../../src/compiler/optimizing/passes/passes.js';
import { printGraph } from '../../../src/compiler/optimizing/print.js';
import { verifyGraph } from '../../../src/compiler/optimizing/verify.js';
import { choiceNumbers, ListedChoices } from '../../support/choices.js';
import { GraphInterpreter, type World } from './interpreter.js';
import { DECISIONS, RandomGraph, type RandomOptions, randomWorld } from './random-graph.js';

/** Random graphs do the same before and after each pass. SSA_GRAPHS and SSA_SEED choose how many, and which. */
const count = Number(process.env.SSA_GRAPHS ?? 300);
const seed = Number(process.env.SSA_SEED ?? 1);

/** Loads are moved over polls out of loops that end: then what others store in the meantime is not seen, and executions differ (as they may). */
interface Options extends Omit<RandomOptions, 'choices'> {
  readonly decisions: readonly number[];
  /** Of the worlds in which the graph is executed. */
  readonly seed: number;
  readonly quietPolls: boolean;
}
const whenNotQuiet = new Set(['loop-invariants']);

/** What executing a graph looks like from outside. A check that was moved leaves the code where the original graph goes on. */
function observe(graph: Graph, original: Graph, options: Options, input: number): string[] {
  const { world, args } = randomWorld(input);
  world.quietPolls = options.quietPolls;
  const outcome = new GraphInterpreter(graph, world).run(args);
  if (outcome.reason !== TrapReason.HOISTED) return world.log;
  // What is noted at the exit is not seen: execution goes on.
  world.log.pop();
  world.events--;
  if (!options.completeStates) {
    world.log.push('?');
    return world.log;
  }
  const frame = outcome.frames[0];
  new GraphInterpreter(original, world).resume(args, frame.bci, frame.slots);
  return world.log;
}

function difference(expected: string[], actual: string[]): string | null {
  for (let i = 0; i < Math.max(expected.length, actual.length); i++) {
    if (actual[i] === '?') return null;
    if (expected[i] !== actual[i]) return `event ${i}:\n  before: ${expected[i]}\n  after:  ${actual[i]}`;
  }
  return null;
}

const graphOf = (options: Options): Graph =>
  new RandomGraph({ ...options, choices: new ListedChoices(options.decisions) }).graph;

/** Null, or how a graph behaves otherwise after a pass. */
function check(options: Options): string | null {
  const original = graphOf(options);
  const expected: World['log'][] = [];
  const inputs = [1, 2, 3].map((i) => options.seed * 8 + i);
  for (const input of inputs) expected.push(observe(original, original, options, input));
  const graph = graphOf(options);
  let problem: string | null = null;
  let before = printGraph(graph);
  runPasses(graph, {
    disabled: options.quietPolls ? undefined : whenNotQuiet,
    after: (name) => {
      if (problem !== null) return;
      const text = printGraph(graph);
      try {
        verifyGraph(graph, name);
        for (const [i, input] of inputs.entries()) {
          const found = difference(expected[i], observe(graph, original, options, input));
          if (found !== null) problem ??= `input ${input}, ${name}: ${found}`;
        }
      } catch (error) {
        problem ??= `${name}: ${(error as Error).message}`;
      }
      if (problem !== null && process.env.SSA_DUMP !== undefined) console.log(before, `-- ${name}:\n`, text);
      before = text;
    },
  });
  return problem;
}

t.test('random graphs do the same after each pass', async (t) => {
  fc.assert(
    fc.property(
      fc.record({
        decisions: choiceNumbers(DECISIONS),
        seed: fc.integer({ min: 1, max: 1 << 24 }),
        size: fc.integer({ min: 3, max: 60 }),
        completeStates: fc.boolean(),
        quietPolls: fc.boolean(),
      }),
      (options) => {
        const problem = check(options);
        if (problem !== null) throw new Error(problem);
      },
    ),
    { seed, numRuns: count },
  );
  t.pass();
});
