/**
 * `npm run bench:event-loop`: how long clients of a Node server wait while Java computes in its process, beside the same server without Java; and how long the turns are that Java takes between the tasks of the event loop.
 * The latter in processor time of the main thread, so that other processes don't count.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createVM, type VM } from '../../src/index.js';
import { classfiles } from '../support/paths.js';
import { threadTime } from './main-thread-time.js';

/** Milliseconds for which turns are watched, and between requests. */
const WATCHED = 8000;
const PAUSE = 3;
const REQUESTS = 1500;

/** What Java does meanwhile, again and again; from its first call on, so that compiling it counts. */
const LOADS: Readonly<Record<string, ((vm: VM) => Promise<unknown>) | null>> = {
  'no Java': null,
  'arithmetic, one loop': (vm) => vm.callAsync('embed/Mixed.tight(I)I', 100_000_000),
  'small objects': (vm) => vm.run({ mainClass: 'BinaryTrees', args: ['14'] }),
  'maps and texts': (vm) => vm.run({ mainClass: 'HashMaps', args: ['200000'] }),
  'streams and lambdas': (vm) => vm.run({ mainClass: 'Streams', args: ['200000'] }),
  'javac, from its first class on': (vm) =>
    vm
      .load('com.sun.tools.javac.Main')
      .compile.async([['-d', '/tmp', '-proc:none', classfiles('bench', 'Richards.java')]]),
};

async function computeForEver(vm: VM, load: (vm: VM) => Promise<unknown>): Promise<void> {
  for (;;) {
    await load(vm);
    await sleep(0);
  }
}

/** Starting the VM is no part of what is measured: it is synchronous, and comes first. What it answers lets Java begin. */
function prepare(load: string): () => void {
  const compute = LOADS[load];
  if (!compute) return () => {};
  const vm = createVM({ classPath: [classfiles('interop'), classfiles('bench')], stdout: () => {} });
  return () => {
    computeForEver(vm, compute);
  };
}

/** Longest turns, in milliseconds. */
async function watchTurns(load: string): Promise<number[]> {
  const start = prepare(load);
  const turns: number[] = [];
  const end = performance.now() + WATCHED;
  let last = threadTime();
  start();
  while (performance.now() < end) {
    await new Promise((resolve) => setImmediate(resolve));
    const now = threadTime();
    turns.push((now - last) / 1e6);
    last = now;
  }
  return turns;
}

function serve(load: string): void {
  const start = prepare(load);
  const server = createServer((_, response) => response.end('ok'));
  server.listen(0, '127.0.0.1', () => {
    process.send?.((server.address() as AddressInfo).port);
    start();
  });
}

// ---- the process that asks

const child = (role: string, load: string): ChildProcess =>
  spawn(process.execPath, [fileURLToPath(import.meta.url), role, load], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });

async function latencies(load: string): Promise<number[]> {
  const server = child('serve', load);
  const [port] = await once(server, 'message');
  const agent = new Agent({ keepAlive: true });
  const waits: number[] = [];
  for (let i = 0; i < REQUESTS; i++) {
    const begun = performance.now();
    const [response] = await once(get({ port, host: '127.0.0.1', agent }), 'response');
    response.resume();
    await once(response, 'end');
    waits.push(performance.now() - begun);
    await sleep(PAUSE);
  }
  agent.destroy();
  server.kill('SIGKILL');
  return waits;
}

async function turns(load: string): Promise<number[]> {
  const watching = child('watch', load);
  const [found] = await once(watching, 'message');
  return found;
}

function figures(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number).toFixed(1).padStart(9);
  return at(0.5) + at(0.99) + at(1);
}

const [, , role, load = ''] = process.argv;
if (role === 'serve') serve(load);
else if (role === 'watch') {
  const found = await watchTurns(load);
  process.send?.(found, () => process.exit());
} else {
  const heading = ['median', '99 %', 'longest'].map((h) => h.padStart(9)).join('');
  console.log(`${'ms'.padEnd(34)}${'a client waits'.padEnd(27)}turns, processor time`);
  console.log(`${''.padEnd(32)}${heading}${heading}`);
  for (const name of Object.keys(LOADS))
    console.log(name.padEnd(32) + figures(await latencies(name)) + figures(await turns(name)));
  process.exit();
}
