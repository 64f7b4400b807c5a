/** Bounds of ints by how they are made: what is computed contains what can happen, and nothing more. */
import t from 'tap';
import { computeRange, high, low } from '../../../src/compiler/optimizing/passes/ranges.js';
import { parseGraph } from './parse.js';

const MIN = -0x80000000;
const MAX = 0x7fffffff;

/** Bounds of what the graph returns; v1 is an int of which nothing is known. */
function boundsOf(lines: string): [number, number] {
  const graph = parseGraph(`b0():\n v1:i = param #0\n ${lines}\n return v9\nstates:\n s0: m0 bci 0 {}`);
  for (let v = 1; v < graph.count; v++) {
    const next = graph.next[v];
    if (next >= 0 && graph.next[next] < 0) computeRange(graph, v);
  }
  return [low, high];
}

t.test('bounds', async (t) => {
  const table: readonly (readonly [lines: string, low: number, high: number])[] = [
    ['v9:i = iconst #7', 7, 7],
    ['v2:i = iconst #10\n v9:i = check_index v1, v2 @s0', 0, 9],
    ['v2:i = iconst #15\n v9:i = iand v1, v2', 0, 15],
    ['v2:i = iconst #28\n v9:i = iushr v1, v2', 0, 15],
    ['v2:i = iconst #28\n v9:i = ishr v1, v2', -8, 7],
    ['v9:i = i2c v1', 0, 0xffff],
    ['v9:i = i2b v1', -128, 127],
    ['v2:i = i2b v1\n v3:i = iconst #1\n v9:i = iadd v2, v3', -127, 128],
    ['v2:i = i2b v1\n v3:i = iconst #1\n v9:i = isub v3, v2', -126, 129],
    ['v3:i = iconst #1\n v9:i = iadd v1, v3', MIN, MAX],
    ['v2:i = i2c v1\n v3:i = iconst #2147483647\n v9:i = iadd v2, v3', MIN, MAX],
  ];
  for (const [lines, l, h] of table) t.same(boundsOf(lines), [l, h], lines);
});
