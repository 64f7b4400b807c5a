import t from 'tap';
import { openTrampoline, type Trampoline } from '../../native-trampoline/trampoline.js';
import type { HeapOptions } from '../../src/heap/heap.js';
import { copyingCode } from '../../src/vm/copying-code.js';
import { Random, ShadowMutator } from './shadow.js';
import { TestHeap } from './test-heap.js';

const KB = 1 << 10;
const MB = 1 << 20;

interface Setup {
  name: string;
  options: Partial<HeapOptions>;
  maxLength: number;
  steps: number;
  seeds: number;
}

const SETUPS: Setup[] = [
  {
    name: 'small heap',
    options: { maxHeap: 4 * MB, nursery: 256 * KB },
    maxLength: 60,
    steps: 15_000,
    seeds: 6,
  },
  {
    name: 'large arrays',
    options: { maxHeap: 24 * MB, nursery: 512 * KB },
    maxLength: 3000,
    steps: 6000,
    seeds: 4,
  },
  {
    name: 'stress',
    options: { maxHeap: 4 * MB, nursery: 256 * KB, stress: { interval: 1, fullEvery: 2 } },
    maxLength: 30,
    steps: 1200,
    seeds: 4,
  },
];

/** With a trampoline: in real memory, and young collections by machine code. */
function run(setup: Setup, seed: number, trampoline: Trampoline | null): TestHeap {
  const host = trampoline === null ? {} : { copying: copyingCode(trampoline) };
  const options = { verify: true, host, ...setup.options };
  const th = new TestHeap(options, 64 * MB, trampoline?.memory);
  const classes = [
    th.defineClass(16, [[8, 1]]),
    th.defineClass(32, [
      [8, 2],
      [24, 1],
    ]),
    th.defineClass(16, []),
    th.defineClass(600, [
      [8, 3],
      [560, 4],
    ]),
    th.defineArray(2, true),
    th.defineArray(0, false),
    th.defineArray(3, false),
  ];
  const random = new Random(seed * 7919);
  const mutator = new ShadowMutator(th, random, classes, setup.maxLength);
  for (let i = 0; i < setup.steps; i++) {
    if (mutator.step()) mutator.check(false);
    if (random.below(1500) === 0) {
      const full = random.below(3) === 0;
      th.heap.collect(th, full, 'test');
      mutator.check(full);
    }
  }
  th.full();
  mutator.check(true);
  return th;
}

/** By TypeScript, or by machine code in a region of its own. */
function runIn(machine: boolean, setup: Setup, seed: number): TestHeap {
  if (!machine) return run(setup, seed, null);
  const trampoline = openTrampoline();
  try {
    return run(setup, seed, trampoline);
  } finally {
    trampoline.dispose();
  }
}

for (const machine of [false, true])
  for (const setup of SETUPS) {
    t.test(`random mutator: ${setup.name}${machine ? ', machine code' : ''}`, async (t) => {
      let young = 0;
      let full = 0;
      for (let seed = 1; seed <= setup.seeds; seed++) {
        try {
          const th = runIn(machine, setup, seed);
          young += th.heap.stats.youngCollections;
          full += th.heap.stats.fullCollections;
        } catch (error) {
          t.fail(`seed ${seed}: ${(error as Error).stack}`);
        }
      }
      t.ok(young > 10 && full > 5, `${young} young and ${full} full collections`);
    });
  }
