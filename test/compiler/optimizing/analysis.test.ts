import fc from 'fast-check';
import t from 'tap';
import { Dominators } from '../../../src/compiler/optimizing/analysis/dominators.js';
import { insertPreheaders, LoopForest } from '../../../src/compiler/optimizing/analysis/loops.js';
import { ReversePostOrder } from '../../../src/compiler/optimizing/analysis/reverse-post-order.js';
import { Graph } from '../../../src/compiler/optimizing/graph.js';
import { Op } from '../../../src/compiler/optimizing/ops.js';

/** A graph of empty blocks: for each, the blocks that it leads to. */
function blocks(successors: number[][]): Graph {
  const graph = new Graph();
  for (const _ of successors) graph.newBlock();
  const none = graph.newList([]);
  for (const [from, targets] of successors.entries()) {
    const op = targets.length === 0 ? Op.RETURN : targets.length === 1 ? Op.GOTO : Op.SWITCH;
    graph.append(from, graph.newValue(op, 0));
    for (const to of targets) graph.addEdge(from, to, none);
  }
  return graph;
}

/** Up to 14 blocks with up to three successors each; none leads to the entry. */
const anyFlow = fc.integer({ min: 1, max: 14 }).chain((n) =>
  fc.array(
    n === 1 ? fc.constant<number[]>([]) : fc.array(fc.integer({ min: 1, max: n - 1 }), { maxLength: 3 }),
    {
      minLength: n,
      maxLength: n,
    },
  ),
);

/** What can be reached from `start` without passing `without`. */
function reachable(successors: number[][], start: number, without: number): Set<number> {
  const seen = new Set<number>();
  const work = start === without ? [] : [start];
  for (let at = work.pop(); at !== undefined; at = work.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    for (const to of successors[at]) if (to !== without) work.push(to);
  }
  return seen;
}

// Kept from one graph to the next, as the compiler does.
const rpo = new ReversePostOrder();
const dominators = new Dominators();
const loops = new LoopForest();

function analyse(graph: Graph): void {
  dominators.compute(graph, rpo.compute(graph));
  loops.compute(graph, rpo, dominators);
}

t.test('dominators are the blocks that no way from the entry avoids', async (t) => {
  fc.assert(
    fc.property(anyFlow, (successors) => {
      analyse(blocks(successors));
      const all = reachable(successors, 0, -1);
      for (let a = 0; a < successors.length; a++) {
        if (rpo.position[a] >= 0 !== all.has(a)) return false;
        if (!all.has(a)) continue;
        const rest = reachable(successors, 0, a);
        for (const b of all) if (dominators.dominates(a, b) !== !rest.has(b)) return false;
      }
      return true;
    }),
    { seed: 1, numRuns: 3000 },
  );
  t.pass();
});

/** The blocks of the loop of a header: those from which it is reached by an edge back without passing it. */
function naturalLoop(successors: number[][], header: number): Set<number> {
  const members = new Set<number>();
  const all = reachable(successors, 0, -1);
  const back = [...all].filter((b) => successors[b].includes(header) && dominators.dominates(header, b));
  if (back.length === 0) return members;
  members.add(header);
  const work = back;
  for (let at = work.pop(); at !== undefined; at = work.pop()) {
    if (members.has(at)) continue;
    members.add(at);
    for (const from of all) if (successors[from].includes(at as number)) work.push(from);
  }
  return members;
}

t.test('loops', async (t) => {
  fc.assert(
    fc.property(anyFlow, (successors) => {
      const graph = blocks(successors);
      analyse(graph);
      if (loops.irreducible) return loops.count === 0;
      const headers = new Map<number, number>();
      for (let i = 0; i < loops.count; i++) headers.set(loops.header[i], i);
      const innermost = new Map<number, number>();
      for (let b = 0; b < successors.length; b++) {
        const members = rpo.position[b] < 0 ? new Set<number>() : naturalLoop(successors, b);
        const loop = headers.get(b);
        if (members.size > 0 !== (loop !== undefined)) return false;
        if (loop === undefined) continue;
        for (let m = 0; m < successors.length; m++)
          if (loops.contains(loop, m) !== members.has(m)) return false;
        for (const m of members) {
          const before = innermost.get(m);
          if (before === undefined || loops.depth[loop] > loops.depth[before]) innermost.set(m, loop);
        }
      }
      for (let b = 0; b < successors.length; b++)
        if (rpo.position[b] >= 0 && loops.loopOf[b] !== (innermost.get(b) ?? -1)) return false;
      // The order is one of all reachable blocks, and only edges back lead backwards in it.
      if (loops.orderCount !== rpo.count) return false;
      for (let e = 0; e < graph.edgeCount; e++) {
        const from = loops.position[graph.edgeFrom[e]];
        if (from >= 0 && loops.position[graph.edgeTo[e]] <= from && !loops.isBackEdge(graph, e)) return false;
      }
      return true;
    }),
    { seed: 2, numRuns: 5000 },
  );
  t.pass();
});

t.test('preheaders', async (t) => {
  fc.assert(
    fc.property(anyFlow, (successors) => {
      const graph = blocks(successors);
      analyse(graph);
      const { count } = loops;
      insertPreheaders(graph, loops);
      analyse(graph);
      if (loops.count !== count) return false;
      for (let i = 0; i < count; i++) {
        const block = loops.preheader(graph, i);
        if (block < 0 || dominators.idom[loops.header[i]] !== block || loops.contains(i, block)) return false;
      }
      return !insertPreheaders(graph, loops);
    }),
    { seed: 3, numRuns: 3000 },
  );
  t.pass();
});

t.test('a loop in a loop, with two exits', async (t) => {
  // 0 -> 1; 1 -> 2 | 7; 2 -> 3; 3 -> 4 | 6; 4 -> 3 | 5; 5 -> 7 (out of both); 6 -> 1
  const graph = blocks([[1], [2, 7], [3], [4, 6], [3, 5], [7], [1], []]);
  analyse(graph);
  t.equal(loops.count, 2);
  t.strictSame([...loops.header.subarray(0, 2)], [1, 3]);
  t.strictSame([...loops.parent.subarray(0, 2)], [-1, 0]);
  t.strictSame([...loops.depth.subarray(0, 2)], [1, 2]);
  t.strictSame([...loops.loopOf.subarray(0, 8)], [-1, 0, 0, 1, 1, -1, 0, -1]);
  const exits: number[] = [];
  loops.forEachExit(graph, 0, (e) => exits.push(graph.edgeTo[e]));
  t.strictSame(exits.sort(), [5, 7]);
  t.equal(loops.preheader(graph, 0), 0);
  t.equal(loops.preheader(graph, 1), 2);
});
