/**
 * `npm run bench:interop`: what calls between JavaScript and Java cost, in processor time, best of several rounds. Beside java-bridge if that can be imported (`npm i --no-save java-bridge`; it runs `java`'s
 * libjvm).
 */
import { createVM } from '../../src/index.js';
import { classfiles } from '../support/paths.js';

const ROUNDS = 5;

type Case = readonly [name: string, times: number, run: (times: number) => unknown];

const folder = classfiles('interop');
const vm = createVM({ classPath: [folder], mayRestart: true });

function ours(): Case[] {
  const Shapes = vm.load('embed.Shapes');
  const Calls = vm.load('embed.Calls');
  const JavaObject = vm.load('java.lang.Object');
  const list = new (vm.load('java.util.ArrayList'))();
  const shape = new Shapes();
  const add = vm.method('embed/Calls.add(II)I');
  const loop = vm.method('embed/Natives.loop(I)J');
  const length = vm.method('embed/Calls.byteLength([B)I');
  vm.bind('embed/Natives.twice(I)I', (x) => x + x);
  const bytes = new Int8Array(65536);
  const ten = '0123456789';
  const long = 'x'.repeat(10_000);
  const each = (f: (i: number) => unknown) => (times: number) => {
    for (let i = 0; i < times; i++) f(i);
  };
  return [
    ['static int call', 300_000, each((i) => add(i, 1))],
    ['static int call, loaded class', 300_000, each((i) => Calls.add(i, 1))],
    ['instance call', 300_000, each(() => list.size())],
    ['field read', 300_000, each(() => shape.i)],
    ['callback, bound native', 300_000, (n) => loop(n)],
    ['callback, function as interface', 300_000, (n) => Shapes.sumOf(() => 1n, n)],
    ['new and give up', 100_000, each(() => new JavaObject()[Symbol.dispose]())],
    ['new and drop', 100_000, each(() => new JavaObject())],
    ['String(10), both ways', 100_000, each(() => Calls.same(ten))],
    ['String(10,000), both ways', 3000, each(() => Calls.same(long))],
    ['byte[64k] in', 3000, each(() => length(bytes))],
    ['exception, thrown and caught', 2000, each(() => failing(() => Calls.fail('x')))],
    [
      'sort of 10,000, comparator',
      10,
      each(() => Shapes.compareAll((a: number, b: number) => a - b, 10_000)),
    ],
  ];
}

function failing(call: () => unknown): void {
  try {
    call();
  } catch {
    // that is what is measured
  }
}

/** The same calls by java-bridge; null if it is not installed. */
async function bridge(): Promise<Case[] | null> {
  const name = 'java-bridge';
  // biome-ignore lint/suspicious/noExplicitAny: not a dependency
  let java: any;
  try {
    java = (await import(name)).default;
  } catch {
    return null;
  }
  java.classpath.append(folder);
  const Calls = java.importClass('embed.Calls');
  const list = new (java.importClass('java.util.ArrayList'))();
  const each = (f: (i: number) => unknown) => (times: number) => {
    for (let i = 0; i < times; i++) f(i);
  };
  return [
    ['static int call', 20_000, each((i) => Calls.addSync(i, 1))],
    ['instance call', 20_000, each(() => list.sizeSync())],
    ['String(10), both ways', 20_000, each(() => Calls.sameSync('0123456789'))],
    ['exception, thrown and caught', 500, each(() => failing(() => Calls.failSync('x')))],
  ];
}

/** Nanoseconds of processor time for one. */
function measure([, times, run]: Case): number {
  run(Math.ceil(times / 4));
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const start = process.cpuUsage();
    run(times);
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, ((user + system) * 1000) / times);
  }
  return best;
}

const others = new Map((await bridge())?.map((c) => [c[0], c]));
console.log(`${'ns'.padEnd(34)} ${'gojdk'.padStart(12)} ${'java-bridge'.padStart(12)}`);
for (const own of ours()) {
  const other = others.get(own[0]);
  const figures = [measure(own), other === undefined ? null : measure(other)];
  const texts = figures.map((f) => (f === null ? '' : f.toFixed(0)).padStart(12));
  console.log(`${own[0].padEnd(34)} ${texts.join(' ')}`);
}
await vm.close();
