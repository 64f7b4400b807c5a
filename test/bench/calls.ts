/** What a call costs between JavaScript and Java, in nanoseconds. `node dist/test/bench/calls.js` prints a table; bench.ts does it too. */
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { createVM } from '../../src/index.js';
import { classfiles } from '../support/paths.js';

export interface CallFigure {
  readonly name: string;
  readonly nanoseconds: number;
}

/** Best of several runs, each of `count` calls of the body, or one that does it `count` times. */
function best(count: number, body: (count: number) => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 7; run++) {
    const start = process.hrtime.bigint();
    body(count);
    least = Math.min(least, Number(process.hrtime.bigint() - start));
  }
  return least / count;
}

/** Starts a VM: once in a process. */
export function measureCalls(): CallFigure[] {
  const vm = createVM({ classPath: classfiles('interop'), mayRestart: true });
  vm.bind('embed/Natives.twice(I)I', (x) => x + x);
  vm.bind('embed/Natives.add(JDILjava/lang/String;)J', (a) => a);
  const nothing = vm.method('embed/Calls.nothing()V');
  const add = vm.method('embed/Calls.add(II)I');
  const addDouble = vm.method('embed/Calls.addDouble(DD)D');
  const addLong = vm.method('embed/Calls.addLong(JJ)J');
  const length = vm.method('embed/Calls.lengthOf(Ljava/lang/String;)I');
  const loop = vm.method('embed/Natives.loop(I)J');
  const javaLoop = vm.method('embed/Natives.javaLoop(I)J');
  const repeat = (f: (i: number) => unknown): number =>
    best(500_000, (count) => {
      for (let i = 0; i < count; i++) f(i);
    });
  const fromJava = best(1_000_000, loop) - best(1_000_000, javaLoop);
  return [
    { name: 'Node -> Java: ()V', nanoseconds: repeat(() => nothing()) },
    { name: 'Node -> Java: (II)I', nanoseconds: repeat((i) => add(i, 1)) },
    {
      name: 'Node -> Java: (II)I, by its name',
      nanoseconds: repeat((i) => vm.call('embed/Calls.add(II)I', i, 1)),
    },
    { name: 'Node -> Java: (DD)D', nanoseconds: repeat((i) => addDouble(i, 0.5)) },
    { name: 'Node -> Java: (JJ)J, as bigints', nanoseconds: repeat(() => addLong(1n, 2n)) },
    { name: 'Node -> Java: (String)I, ten characters', nanoseconds: repeat(() => length('characters')) },
    { name: 'Java -> JavaScript: (I)I', nanoseconds: fromJava },
  ];
}

export function printCalls(figures: readonly CallFigure[]): void {
  for (const { name, nanoseconds } of figures)
    console.log(`${nanoseconds.toFixed(0).padStart(8)} ns  ${name}`);
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const figures = measureCalls();
  if (argv.includes('--json')) console.log(JSON.stringify(figures));
  else printCalls(figures);
}
