/** Pages that large objects leave: whoever comes next finds zeros, whatever lives is left alone, against a model at random. */
import fc from 'fast-check';
import t from 'tap';
import { CleanGap } from '../../src/heap/clean-gap.js';
import { HeapBounds, PAGE_SIZE } from '../../src/heap/memory.js';
import { Region } from '../../src/layout/layout.js';

const PAGES = 48;
const START = HeapBounds.START;
const OFFSET = Region.HEAP - Region.BASE;
const u8 = new Uint8Array(OFFSET + PAGES * PAGE_SIZE);
const i32 = new Int32Array(u8.buffer);

const at = (address: number): number => address - START + OFFSET;
const page = (n: number): number => START + n * PAGE_SIZE;

type Step = readonly [what: 'object' | 'end' | 'old' | 'shrink' | 'keep', n: number, m: number];

const plans = fc.array(
  fc.tuple(
    fc.constantFrom('object', 'object', 'end', 'old', 'shrink', 'keep'),
    fc.nat(PAGES - 1),
    fc.nat(6),
  ) as fc.Arbitrary<Step>,
  // As many as that, not the few that fast-check prefers.
  { maxLength: 80, size: 'max' },
);

class Model {
  readonly discarded: [number, number][] = [];
  readonly gap: CleanGap;
  /** Pages that objects have, by their number. */
  readonly objects = new Map<number, number>();
  oldTop: number = START;

  constructor() {
    u8.fill(0, OFFSET);
    const discard = (address: number, bytes: number): void => {
      if (address % PAGE_SIZE !== 0 || bytes % PAGE_SIZE !== 0 || bytes <= 0)
        throw new Error('no whole pages');
      u8.fill(0, at(address), at(address + bytes));
      this.discarded.push([address, bytes]);
    };
    this.gap = new CleanGap({ u8, i32 }, { discard }, START, page(PAGES));
  }

  private isFree(from: number, to: number): boolean {
    if (from < this.oldTop || to > page(PAGES)) return false;
    return [...this.objects].every(([first, count]) => page(first + count) <= from || page(first) >= to);
  }

  private use(from: number, to: number): void {
    this.gap.prepare(from, to);
    if (u8.subarray(at(from), at(to)).some((byte) => byte !== 0)) throw new Error('memory is not zero');
    u8.fill(1, at(from), at(to));
  }

  step([what, n, m]: Step): void {
    const { gap } = this;
    if (what === 'object') {
      if (!this.isFree(page(n), page(n + m + 1))) return;
      this.use(page(n), page(n + m + 1));
      gap.largeReaches(page(n));
      this.objects.set(n, m + 1);
    } else if (what === 'end') {
      const ended = [...this.objects.keys()].filter((first) => (first + n) % 3 === 0).sort((a, b) => a - b);
      gap.soil(ended.flatMap((first) => [page(first), page(first + (this.objects.get(first) as number))]));
      for (const first of ended) this.objects.delete(first);
    } else if (what === 'old') {
      const top = this.oldTop + 8 * n + m * PAGE_SIZE;
      if (!this.isFree(this.oldTop, top)) return;
      // A collection copies to the end of the old space; nothing has to be zero for that.
      if (m % 2 === 0) this.use(this.oldTop, top);
      else u8.fill(1, at(this.oldTop), at(top));
      this.oldTop = top;
      gap.oldReaches(top);
    } else if (what === 'shrink') this.oldTop = Math.max(START, this.oldTop - 8 * n * (m + 1));
    else gap.giveBack(m === 0 ? 0 : n * PAGE_SIZE);
    this.check();
  }

  private check(): void {
    const isWhole = (from: number, to: number): boolean =>
      u8.subarray(at(from), at(to)).every((byte) => byte === 1);
    if (!isWhole(START, this.oldTop)) throw new Error('the old space has changed');
    for (const [first, count] of this.objects)
      if (!isWhole(page(first), page(first + count))) throw new Error('a large object has changed');
  }
}

t.test('at random', async () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const model = new Model();
      for (const step of plan) model.step(step);
    }),
    { numRuns: 300, seed: 1 },
  );
});

t.test('the highest pages are kept, and are not given back twice', async (t) => {
  const model = new Model();
  for (const step of [
    ['object', 10, 3],
    ['object', 20, 3],
    ['end', 1, 0],
    ['end', 2, 0],
    ['end', 0, 0],
  ] as const)
    model.step(step);
  model.gap.giveBack(6 * PAGE_SIZE);
  t.strictSame(model.discarded, [[page(10), 2 * PAGE_SIZE]]);
  model.gap.giveBack(6 * PAGE_SIZE);
  t.equal(model.discarded.length, 1);
  model.step(['object', 20, 3]);
  model.gap.giveBack(0);
  t.strictSame(model.discarded.slice(1), [[page(12), 2 * PAGE_SIZE]], 'an object has taken the others');
});

t.test('the old space comes to pages that a large object has left', async (t) => {
  const model = new Model();
  for (const step of [
    ['object', 2, 3],
    ['end', 1, 0],
    ['old', 1, 3],
  ] as const)
    model.step(step);
  model.gap.giveBack(0);
  t.strictSame(model.discarded, [[page(4), 2 * PAGE_SIZE]], 'what the old space has is not given back');
  t.ok(u8.subarray(at(model.oldTop), at(page(4))).every((byte) => byte === 0));
  t.ok(u8.subarray(at(START), at(model.oldTop)).every((byte) => byte === 1));
});
