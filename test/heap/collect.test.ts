import t from 'tap';
import { Mark, Obj } from '../../src/layout/layout.js';
import { TestHeap } from './test-heap.js';

const MB = 1 << 20;

t.test('a young collection copies what is reachable', async (t) => {
  const th = new TestHeap({ verify: true });
  const pair = th.defineClass(24, [[8, 2]]);
  const a = th.allocate(pair);
  const b = th.allocate(pair);
  th.allocate(pair);
  th.putField(a, 8, b);
  th.putField(b, 12, a);
  th.set(b + 16, 42);
  th.set(a + Obj.MARK, 0x123400 | Mark.NEUTRAL);
  th.handles[0] = a;
  const before = th.heap.usedMemory;
  th.young();
  const moved = th.handles[0];
  t.not(moved, a);
  t.equal(th.get(th.get(moved + 8) + 12), moved);
  t.equal(th.get(th.get(moved + 8) + 16), 42);
  t.equal(th.get(moved + Obj.MARK) >>> 8, 0x1234, 'the identity hash survives');
  t.equal(th.heap.usedMemory, before - 24);
});

t.test('a long list survives young and full collections', async (t) => {
  const th = new TestHeap({ maxHeap: 128 * MB }, 512 * MB);
  const node = th.defineClass(16, [[8, 1]]);
  const count = 3_000_000;
  for (let i = 0; i < count; i++) {
    const ref = th.allocate(node);
    th.set(ref + 12, i);
    th.putField(ref, 8, th.handles[0]);
    th.handles[0] = ref;
  }
  th.full();
  th.heap.verify();
  let ref = th.handles[0];
  let i = count;
  while (ref !== 0) {
    if (th.get(ref + 12) !== --i) break;
    ref = th.get(ref + 8);
  }
  t.equal(i, 0);
  t.equal(ref, 0);
  t.equal(th.heap.usedMemory, count * 16);
});

t.test('full collections slide the old space', async (t) => {
  const th = new TestHeap({ verify: true });
  const node = th.defineClass(16, [[8, 1]]);
  const bytes = th.defineArray(0, false);
  for (let i = 0; i < 60; i++) th.handles[i] = i % 3 === 0 ? th.allocate(node) : th.allocate(bytes, i * 37);
  th.full();
  for (let i = 0; i < 60; i += 2) th.handles[i] = 0;
  const used = th.heap.usedMemory;
  th.full();
  t.ok(th.heap.usedMemory < used);
  for (let i = 1; i < 60; i += 2) if (i % 3 !== 0) t.equal(th.get(th.handles[i] + Obj.ARRAY_LENGTH), i * 37);
});
