/**
 * `npm run bench:interop`: what calls between JavaScript and Java cost, in processor time of the main thread, best of several rounds; beside java-bridge and koffi, if npm can fetch them (interop-peers.ts).
 * `npm run bench:interop -- exception byte`: only rows whose names have one of these words, ours alone.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createVM } from '../../src/index.js';
import { classfiles } from '../support/paths.js';
import { each, failing, measure } from './interop-measure.js';

type Case = readonly [name: string, times: number, run: (times: number) => unknown];

const vm = createVM({ classPath: [classfiles('interop')], mayRestart: true });

function cases(): Case[] {
  const Shapes = vm.load('embed.Shapes');
  const Calls = vm.load('embed.Calls');
  const JavaObject = vm.load('java.lang.Object');
  const list = new (vm.load('java.util.ArrayList'))();
  const shape = new Shapes();
  const add = vm.method('embed/Calls.add(II)I');
  const loop = vm.method('embed/Natives.loop(I)J');
  const cLoop = vm.method('embed/CFunctions.loop(I)J');
  const length = vm.method('embed/Calls.byteLength([B)I');
  vm.bind('embed/Natives.twice(I)I', (x) => x + x);
  vm.bind('embed/CFunctions.abs(I)I', {});
  const bytes = new Int8Array(65536);
  const ten = '0123456789';
  const long = 'x'.repeat(10_000);
  return [
    ['static int call', 300_000, each((i) => add(i, 1))],
    ['static int call, loaded class', 300_000, each((i) => Calls.add(i, 1))],
    ['instance call', 300_000, each(() => list.size())],
    ['field read', 300_000, each(() => shape.i)],
    ['callback, bound native', 300_000, (n) => loop(n)],
    ['callback, function as interface', 300_000, (n) => Shapes.sumOf(() => 1n, n)],
    ['C function from Java', 3_000_000, (n) => cLoop(n)],
    ['new and give up', 100_000, each(() => new JavaObject()[Symbol.dispose]())],
    ['new and drop', 100_000, each(() => new JavaObject())],
    ['String(10), both ways', 100_000, each(() => Calls.same(ten))],
    ['String(10,000), both ways', 3000, each(() => Calls.same(long))],
    ['byte[64k] in', 3000, each(() => length(bytes))],
    ['exception, thrown and caught', 20_000, each(() => failing(() => Calls.fail('x')))],
    [
      'sort of 10,000, comparator',
      10,
      each(() => Shapes.compareAll((a: number, b: number) => a - b, 10_000)),
    ],
  ];
}

/** Nanoseconds by java-bridge and koffi, as far as there are any. */
function peers(): Record<string, [number | null, number | null]> {
  const script = fileURLToPath(new URL('interop-peers.js', import.meta.url));
  const { stdout } = spawnSync(process.execPath, [script], { encoding: 'utf8' });
  try {
    return JSON.parse(stdout.trimEnd().split('\n').at(-1) as string);
  } catch {
    return {};
  }
}

const words = process.argv.slice(2);
const isAsked = (name: string): boolean => words.length === 0 || words.some((word) => name.includes(word));

const others = words.length === 0 ? peers() : {};
const text = (figure: number | null | undefined): string =>
  (figure == null ? '' : figure.toFixed(figure < 10 ? 1 : 0)).padStart(12);
console.log(`${'ns'.padEnd(34)}${'gojdk'.padStart(12)}${'java-bridge'.padStart(12)}${'koffi'.padStart(12)}`);
for (const [name, times, run] of cases()) {
  if (!isAsked(name)) continue;
  const own = await measure(times, run);
  const figures = [own, ...(others[name] ?? [null, null])];
  console.log(name.padEnd(34) + figures.map(text).join(''));
}
await vm.close();
