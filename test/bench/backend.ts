/** How fast the optimizing compiler's back end is: microseconds per instruction of the graph, by size, each size on graphs of its own. `node dist/test/bench/backend.js` */
import { Backend } from '../../src/compiler/optimizing/backend/generate.js';
import type { Graph } from '../../src/compiler/optimizing/graph.js';
import { backendOptions } from '../compiler/optimizing/execution.js';
import { RandomGraph } from '../compiler/optimizing/random-graph.js';
import { SeededChoices } from '../support/choices.js';

function instructions(graph: Graph): number {
  let count = 0;
  for (let block = 0; block < graph.blockCount; block++)
    for (let v = graph.first[block]; v >= 0; v = graph.next[v]) count++;
  return count;
}

const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

/** Random graphs with so many instructions at least. */
function graphs(count: number, least: number, seed: number): Graph[] {
  const made: Graph[] = [];
  for (let n = seed; made.length < count; n++) {
    const { graph } = new RandomGraph({
      choices: new SeededChoices(n),
      size: least,
      completeStates: n % 2 === 0,
    });
    if (instructions(graph) >= least) made.push(graph);
  }
  return made;
}

const backend = new Backend();
const options = backendOptions();
for (const [count, least] of [
  [300, 50],
  [300, 50],
  [300, 50],
  [200, 200],
  [60, 600],
]) {
  const set = graphs(count, least, least);
  let total = 0;
  let bytes = 0;
  for (const graph of set) total += instructions(graph);
  const start = cpu();
  for (const graph of set) backend.allocate(graph);
  const middle = cpu();
  for (const graph of set) bytes += backend.generate(graph, options).bytes.length;
  const all = cpu() - middle;
  const allocation = middle - start;
  console.log(
    `${count} graphs of ${least} or more instructions: ${total} in all, ${(all / total).toFixed(3)} µs an instruction (allocation ${(allocation / total).toFixed(3)}), ${(bytes / total).toFixed(1)} bytes of code`,
  );
}
