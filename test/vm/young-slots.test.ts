/** Slots of tables that young collections look at. */
import t from 'tap';
import type { RootVisitor, WeakVisitor } from '../../src/heap/roots.js';
import { YoungSlots } from '../../src/vm/young-slots.js';

/** Young objects are at addresses below it, as signed numbers. */
const YOUNG_END = -1000;
/** What a collection makes of a young object that it promotes: as far above the nursery as it was below its end. */
const promoted = (ref: number): number => 2 * YOUNG_END - ref;

class Visitor implements RootVisitor, WeakVisitor {
  readonly seen: number[] = [];

  constructor(
    readonly youngEnd: number,
    private readonly move: (ref: number) => number,
  ) {}

  visitRange(): never {
    throw new Error('not a range of the region');
  }

  visitArray(slots: Int32Array, from: number, to: number): void {
    for (let i = from; i < to; i++) {
      this.seen.push(i);
      if (slots[i] < 0) slots[i] = this.move(slots[i]);
    }
  }

  survivor(ref: number): number {
    return ref < 0 ? this.move(ref) : ref;
  }

  visitWeakArray(slots: Int32Array, from: number, to: number): void {
    this.visitArray(slots, from, to);
  }
}

const same = (ref: number): number => ref;

t.test('a young collection sees what was written, and later what stayed young', async (t) => {
  const slots = new Int32Array(2000);
  const young = new YoungSlots();
  for (let i = 1; i < 2000; i++) {
    slots[i] = -3000 - i;
    young.add(i);
  }
  const first = new Visitor(YOUNG_END, (ref) => ((ref & 1) === 0 ? promoted(ref) : ref));
  young.visit(first, slots, 2000);
  t.equal(first.seen.length, 1999);
  const second = new Visitor(YOUNG_END, promoted);
  young.visit(second, slots, 2000);
  t.equal(second.seen.length, 1000, 'those that were not promoted');
  t.ok(second.seen.every((i) => (i & 1) === 1));
  const third = new Visitor(YOUNG_END, promoted);
  young.visit(third, slots, 2000);
  t.same(third.seen, []);
  young.add(7);
  young.add(7);
  young.visit(third, slots, 2000);
  t.same(third.seen, [7], 'written again: once, however often it was');
});

t.test('a full collection sees all, and changes nothing of what a young one sees', async (t) => {
  const slots = new Int32Array(10).fill(-5000);
  const young = new YoungSlots();
  young.add(3);
  const full = new Visitor(0, same);
  young.visit(full, slots, 10);
  t.same(full.seen, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const after = new Visitor(YOUNG_END, same);
  young.visit(after, slots, 10);
  t.same(after.seen, [3]);
});

t.test('slots held weakly: who dies young or in a full collection is told', async (t) => {
  const slots = new Int32Array(10).fill(-500);
  const young = new YoungSlots();
  for (const i of [2, 4, 6]) {
    slots[i] = -2000 - i;
    young.add(i);
  }
  const dead: number[] = [];
  young.visitWeak(new Visitor(YOUNG_END, (ref) => (ref === -2004 ? 0 : ref)), slots, 10, (i) => dead.push(i));
  t.same(dead, [4]);
  const again = new Visitor(YOUNG_END, same);
  young.visitWeak(again, slots, 10);
  t.same(again.seen, [2, 6], 'a slot without an object is forgotten');
  dead.length = 0;
  young.visitWeak(new Visitor(0, (ref) => (ref === -500 ? 0 : ref)), slots, 10, (i) => dead.push(i));
  t.same(dead, [0, 1, 3, 4, 5, 7, 8, 9]);
});
