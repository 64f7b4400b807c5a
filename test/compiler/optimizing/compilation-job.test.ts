/** Compilations that another thread finishes give the same code, to the byte, as those that are finished where they began. */
import fc from 'fast-check';
import t from 'tap';
import { generate } from '../../../src/compiler/optimizing/backend/generate.js';
import { collectFacts, StoredFacts } from '../../../src/compiler/optimizing/class-facts.js';
import { jobOf, runJob } from '../../../src/compiler/optimizing/compilation-job.js';
import type { Graph } from '../../../src/compiler/optimizing/graph.js';
import { Op } from '../../../src/compiler/optimizing/ops.js';
import { runPasses } from '../../../src/compiler/optimizing/passes/passes.js';
import { Kind } from '../../../src/ir/ops.js';
import { choiceNumbers, ListedChoices } from '../../support/choices.js';
import { stubs } from '../machine.js';
import { DECISIONS, RandomGraph } from './random-graph.js';

/** COMPILATION_JOBS and BACKEND_SEED choose how many graphs, and which. */
const count = Number(process.env.COMPILATION_JOBS ?? 200);
const seed = Number(process.env.BACKEND_SEED ?? 1);

const types = {
  isSubtype: (record: number, of: number): boolean => (record ^ of) % 3 === 0,
  classOfConstant: (address: number, isCell: boolean): number => (isCell ? address + 1 : address),
};
const noHandles = {
  methodHandles: () => {
    throw new Error('no call needs it');
  },
  nativeEntryPoint: () => {
    throw new Error('no call needs it');
  },
};
const ORIGIN = 0x1000_0000;

t.test('random graphs, one after the other in the same arrays', async (t) => {
  fc.assert(
    fc.property(
      fc.record({
        decisions: choiceNumbers(DECISIONS),
        size: fc.integer({ min: 3, max: 60 }),
        bmi2: fc.boolean(),
        avx2: fc.boolean(),
        codeId: fc.integer({ min: 1, max: 1 << 20 }),
      }),
      ({ decisions, size, bmi2, avx2, codeId }) => {
        const build = (): Graph => {
          const { graph } = new RandomGraph({
            choices: new ListedChoices(decisions),
            size,
            completeStates: true,
          });
          graph.types = types;
          graph.expandedFrames = size;
          return graph;
        };
        const job = structuredClone(jobOf(build(), types, noHandles, codeId, ORIGIN));
        const here = build();
        runPasses(here);
        const expected = generate(here, {
          codeId,
          origin: ORIGIN,
          stubs,
          bmi2,
          avx2,
          extraStack: here.expandedFrames,
          link: noHandles,
        });
        const copy = structuredClone({ ...expected, bytes: expected.bytes.slice() });
        const found = runJob(job, { stubs, bmi2, avx2 });
        for (const key of Object.keys(copy) as (keyof typeof copy)[]) {
          const [a, b] = [copy[key], found[key]];
          const same =
            typeof a === 'number'
              ? a === b
              : Buffer.compare(new Uint8Array(a), new Uint8Array(b as Uint8Array)) === 0;
          if (!same) throw new Error(`${key} differs`);
        }
      },
    ),
    { seed, numRuns: count },
  );
  t.pass();
});

t.test('what is asked of classes', (t) => {
  const { graph } = new RandomGraph({ choices: new ListedChoices([]), size: 3, completeStates: false });
  const value = (op: Op, imm: number, a = -1, b = -1): number => {
    const v = graph.newValue(op, op === Op.ICONST ? Kind.I : Kind.P, a, b);
    graph.imm[v] = imm;
    return v;
  };
  const cell = value(Op.PCELL, 100);
  value(Op.PCONST, 200);
  value(Op.NEW_OBJECT, 300);
  value(Op.GUARD_I, 0, value(Op.CLASS_OF, 0, cell), value(Op.ICONST, 400));
  value(Op.CHECK_CAST, 10, cell);
  value(Op.INSTANCE_OF, 11, cell);
  const facts = new StoredFacts(structuredClone(collectFacts(graph, types)));
  t.equal(facts.classOfConstant(100, true), 101);
  t.equal(facts.classOfConstant(200, false), 200);
  for (const known of [101, 200, 300, 400])
    for (const other of [10, 11])
      t.equal(facts.isSubtype(known, other), types.isSubtype(known, other), `${known} below ${other}`);
  t.throws(() => facts.isSubtype(10, 101), { message: /class 10 below 101/ });
  t.throws(() => facts.classOfConstant(100, false), { message: /constant at 100/ });
  t.end();
});
