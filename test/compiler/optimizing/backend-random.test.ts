import t from 'tap';
import { printGraph } from '../../../src/compiler/optimizing/print.js';
import { comparable, execute } from './execution.js';
import { GraphInterpreter } from './interpreter.js';
import { RandomGraph, randomWorld } from './random-graph.js';

const count = Number(process.env.BACKEND_GRAPHS ?? 300);
const first = Number(process.env.BACKEND_SEED ?? 1);

t.test('random graphs: generated code does what the interpreter does, records included', async (t) => {
  for (let seed = first; seed < first + count; seed++) {
    const options = { seed, size: 10 + (seed % 50), completeStates: seed % 3 === 0 };
    const reference = randomWorld(seed);
    const { graph } = new RandomGraph(options);
    const text = printGraph(graph);
    new GraphInterpreter(graph, reference.world).run(reference.args);
    const compiled = randomWorld(seed);
    try {
      execute(graph, compiled.world, compiled.args, seed, {
        bmi2: seed % 5 !== 0,
        registers: seed % 2 === 0 ? 6 + (seed % 7) : undefined,
      });
    } catch (error) {
      t.fail(`seed ${seed}: ${error instanceof Error ? error.stack : error}`);
      if (process.env.BACKEND_SHOW) console.log(text);
      break;
    }
    const actual = comparable(compiled.world.log);
    const wanted = comparable(reference.world.log);
    let at = 0;
    while (at < wanted.length && actual[at] === wanted[at]) at++;
    if (!t.equal(actual[at], wanted[at], `seed ${seed}, event ${at}`)) {
      if (process.env.BACKEND_SHOW) console.log(text);
      break;
    }
  }
});
