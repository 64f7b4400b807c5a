/** A million calls each way, and 300,000 objects: both heaps are where they were. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import t, { type Test } from 'tap';
import { testVm } from './vm.js';

const MIB = 1 << 20;
const CALLS = 1_000_000;
const HANDLES = 300_000;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const vm = testVm({ maxHeap: 64 * MIB });
const runtime = vm.load('java.lang.Runtime').getRuntime();

/** Bytes that both heaps hold when everything that can be collected was. */
async function used(): Promise<{ java: number; javascript: number }> {
  // WeakRefs keep what they refer to until the job ends.
  await new Promise((resolve) => setImmediate(resolve));
  collect();
  runtime.gc();
  runtime.gc();
  collect();
  const java = Number(runtime.totalMemory() - runtime.freeMemory());
  return { java, javascript: process.memoryUsage().heapUsed };
}

const add = vm.method('embed/Calls.add(II)I');
const loop = vm.method('embed/Natives.loop(I)J');
const JavaObject = vm.load('java.lang.Object');
const Calls = vm.load('embed.Calls');

function calls(times: number): number {
  let sum = 0;
  for (let i = 0; i < times; i++) sum = add(sum, 1);
  return sum;
}

function objects(times: number): void {
  for (let i = 0; i < times; i++) Calls.hash(new JavaObject());
}

async function unchanged(t: Test, run: () => void): Promise<void> {
  run();
  const before = await used();
  run();
  const after = await used();
  t.ok(Math.abs(after.java - before.java) < 2 * MIB, `Java: ${before.java} -> ${after.java}`);
  const grown = after.javascript - before.javascript;
  t.ok(grown < 8 * MIB, `JavaScript: ${before.javascript} -> ${after.javascript}`);
}

t.test('a million calls of Java', (t) =>
  unchanged(t, () => {
    t.equal(calls(CALLS), CALLS);
  }),
);

t.test('a million calls of JavaScript', (t) => {
  vm.bind('embed/Natives.twice(I)I', (x) => x * 2);
  return unchanged(t, () => {
    t.equal(loop(CALLS), BigInt(CALLS) * BigInt(CALLS - 1));
  });
});

t.test('objects that are dropped', (t) => unchanged(t, () => objects(HANDLES)));

t.test('objects that are given up', (t) =>
  unchanged(t, () => {
    for (let i = 0; i < HANDLES; i++) {
      using object = new JavaObject();
      Calls.hash(object);
    }
  }),
);

t.test('objects of scopes', (t) =>
  unchanged(t, () => {
    for (let i = 0; i < 300; i++) vm.scope(() => objects(HANDLES / 300));
  }),
);
