import t from 'tap';
import { openOrRestart } from '../../native-trampoline/restart.js';
import type { Trampoline } from '../../native-trampoline/trampoline.js';
import type { HeapOptions } from '../../src/heap/heap.js';
import { wordIndex } from '../../src/heap/memory.js';
import { Region } from '../../src/layout/layout.js';
import { copyingCode } from '../../src/vm/copying-code.js';
import { type Choices, forAllChoices } from '../support/choices.js';
import { ShadowMutator } from './shadow.js';
import { createMemory, TestHeap } from './test-heap.js';

const KB = 1 << 10;
const MB = 1 << 20;
const HEAP_BYTES = 64 * MB;

interface Setup {
  name: string;
  options: Partial<HeapOptions>;
  maxLength: number;
  /** Decisions of a case, at the most: a step takes two to ten. */
  decisions: number;
  cases: number;
}

const SETUPS: Setup[] = [
  {
    name: 'small heap',
    options: { maxHeap: 4 * MB, nursery: 256 * KB },
    maxLength: 60,
    decisions: 150_000,
    cases: 6,
  },
  {
    name: 'large arrays',
    options: { maxHeap: 24 * MB, nursery: 512 * KB },
    maxLength: 3000,
    decisions: 80_000,
    cases: 4,
  },
  {
    name: 'stress',
    options: { maxHeap: 4 * MB, nursery: 256 * KB, stress: { interval: 1, fullEvery: 2 } },
    maxLength: 30,
    decisions: 25_000,
    cases: 4,
  },
];

/** With a trampoline: in real memory, and young collections by machine code. */
function run(setup: Setup, choices: Choices, trampoline: Trampoline | null): TestHeap {
  const memory = trampoline?.memory ?? createMemory(HEAP_BYTES);
  const discard = (address: number, bytes: number): void => {
    if (trampoline !== null) trampoline.discard(address, bytes);
    else memory.i32.fill(0, wordIndex(address), wordIndex(address + bytes));
  };
  const host = trampoline === null ? { discard } : { copying: copyingCode(trampoline), discard };
  const options = { verify: true, host, ...setup.options };
  const th = new TestHeap(options, HEAP_BYTES, memory);
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
  const mutator = new ShadowMutator(th, choices, classes, setup.maxLength);
  while (!choices.isAtEnd) {
    if (mutator.step()) mutator.check(false);
    if (choices.below(1500) === 0) {
      const full = choices.below(3) === 0;
      th.heap.collect(th, full, 'test');
      mutator.check(full);
    }
  }
  th.full();
  mutator.check(true);
  return th;
}

/** The region is opened before there is much else: later something may lie at its addresses. */
const trampoline = openOrRestart();
t.teardown(() => trampoline.dispose());

/** By TypeScript, or by machine code in the region, which is as new. */
function runIn(machine: boolean, setup: Setup, choices: Choices): TestHeap {
  if (!machine) return run(setup, choices, null);
  const { u8 } = trampoline.memory;
  u8.fill(0, Region.CARDS - Region.BASE, Region.STACKS - Region.BASE);
  u8.fill(0, Region.HEAP - Region.BASE, Region.HEAP - Region.BASE + HEAP_BYTES);
  return run(setup, choices, trampoline);
}

for (const machine of [false, true])
  for (const setup of SETUPS) {
    t.test(`random mutator: ${setup.name}${machine ? ', machine code' : ''}`, async (t) => {
      let young = 0;
      let full = 0;
      forAllChoices({ seed: 1, runs: setup.cases, most: setup.decisions }, (choices) => {
        const th = runIn(machine, setup, choices);
        young += th.heap.stats.youngCollections;
        full += th.heap.stats.fullCollections;
      });
      t.ok(young > 10 && full > 5, `${young} young and ${full} full collections`);
    });
  }
