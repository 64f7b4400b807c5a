/** Room in the code area: against a model, at random. */
import fc from 'fast-check';
import t from 'tap';
import { CODE_ALIGNMENT, CodeSpace } from '../../src/vm/code/code-space.js';

const FIRST = 0x1000;
const END = 0x3000;

/** Lengths to allocate; or, if negative, which of what is there to free. */
const plans = fc.array(fc.oneof(fc.integer({ min: 1, max: 700 }), fc.integer({ min: -40, max: -1 })), {
  maxLength: 200,
});

t.test('nothing overlaps, everything comes back', async () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const space = new CodeSpace(FIRST, END);
      const live: { start: number; length: number }[] = [];
      const used = (): number =>
        live.reduce((sum, { length }) => sum + Math.ceil(length / CODE_ALIGNMENT) * CODE_ALIGNMENT, 0);
      for (const step of plan) {
        if (step < 0) {
          const [gone] = live.splice(-step % (live.length || 1), 1);
          if (gone !== undefined) space.free(gone.start, gone.length);
          continue;
        }
        const start = space.allocate(step);
        if (start === 0) {
          if (space.frontier + step <= END - CODE_ALIGNMENT) throw new Error('there was room');
          continue;
        }
        if (start % CODE_ALIGNMENT !== 0 || start < FIRST || start + step > END) throw new Error('outside');
        if (live.some((l) => start < l.start + l.length && l.start < start + step))
          throw new Error('overlap');
        live.push({ start, length: step });
        if (used() + space.holes !== space.frontier - FIRST) throw new Error('bytes are lost');
      }
      for (const { start, length } of live) space.free(start, length);
      if (space.frontier !== FIRST || space.holes !== 0) throw new Error('not all came back');
    }),
    { numRuns: 500, seed: 1 },
  );
});

t.test('the lowest hole that is large enough', async (t) => {
  const space = new CodeSpace(FIRST, END);
  const [a, , c] = [space.allocate(32), space.allocate(16), space.allocate(64), space.allocate(16)];
  space.free(a, 32);
  space.free(c, 64);
  t.equal(space.holes, 96);
  t.equal(space.allocate(48), c);
  t.equal(space.allocate(16), a);
  t.equal(space.allocate(16), a + 16);
  t.equal(space.allocate(17), space.frontier - 32);
});
