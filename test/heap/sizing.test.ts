/** How large eden is made. */
import t from 'tap';
import { chooseSizes, EdenSizing } from '../../src/heap/sizing.js';

const MB = 1 << 20;
const sizes = chooseSizes({ physicalMemory: 16 * 1024 * MB, maxHeap: 1024 * MB, pauseGoal: 10 });

t.test('eden grows as long as collections are short', async (t) => {
  const sizing = new EdenSizing();
  t.equal(sizing.next(4 * MB, 1, 0, sizes), 8 * MB);
  t.equal(sizing.next(8 * MB, 6, 0, sizes), 8 * MB, 'twice as much would take too long');
  t.equal(sizing.next(8 * MB, 11, 0, sizes), 4 * MB);
  t.equal(sizing.next(MB, 1000, 0, sizes), MB, 'there is a least eden');
  t.equal(sizing.next(sizes.edenMax, 1, 0, sizes), sizes.edenMax);
});

t.test('a phase in which much survives is remembered', async (t) => {
  const sizing = new EdenSizing();
  let eden = sizing.next(8 * MB, 12, 6 * MB, sizes);
  t.equal(eden, 4 * MB);
  for (let i = 0; i < 10; i++) eden = sizing.next(eden, 1, 0, sizes);
  t.ok(eden < 12 * MB, `${eden / MB} MB while it may come again`);
  for (let i = 0; i < 200; i++) eden = sizing.next(eden, 1, 0, sizes);
  t.equal(eden, sizes.edenMax, 'but not for ever');
});

t.test('without a goal it grows', async (t) => {
  const free = chooseSizes({ physicalMemory: 16 * 1024 * MB, maxHeap: 1024 * MB });
  t.equal(new EdenSizing().next(4 * MB, 1e6, 4 * MB, free), 8 * MB);
});
