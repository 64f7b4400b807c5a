/** Moves that happen at once, one after the other: against the simultaneous assignment, at random. */
import fc from 'fast-check';
import t from 'tap';
import { XMM } from '../../../src/compiler/optimizing/backend/intervals.js';
import {
  ParallelMove,
  pointerLocation,
  scalarLocation,
} from '../../../src/compiler/optimizing/backend/parallel-move.js';
import { Kind } from '../../../src/ir/ops.js';

/** A place, its kind of value told by its number: general registers and homes hold ints and longs, the others doubles. */
interface Place {
  readonly location: number;
  readonly kind: Kind;
}

const PLACES: readonly Place[] = [
  ...[0, 1, 2, 3].map((r) => ({ location: r, kind: Kind.L })),
  ...[6, 7].map((r) => ({ location: r, kind: Kind.P })),
  ...[0, 1, 2].map((r) => ({ location: XMM + r, kind: Kind.D })),
  ...[0, 1].map((h) => ({ location: pointerLocation(h), kind: Kind.P })),
  ...[0, 1].map((h) => ({ location: scalarLocation(h), kind: Kind.L })),
];

/** For each place the place that it takes its value from: one of its own kind. */
const sources = fc.tuple(
  ...PLACES.map(({ kind }) => fc.constantFrom(...PLACES.filter((p) => p.kind === kind))),
);

t.test('each place gets what its source held before', async () => {
  const moves = new ParallelMove();
  fc.assert(
    fc.property(
      sources,
      fc.array(fc.boolean(), { minLength: PLACES.length, maxLength: PLACES.length }),
      (from, isMoved) => {
        const held = new Map(PLACES.map(({ location }) => [location, location]));
        const kinds = new Map(PLACES.map(({ location, kind }) => [location, kind]));
        PLACES.forEach(({ location, kind }, i) => {
          if (isMoved[i]) moves.add(from[i].location, location, kind);
        });
        moves.emit({
          move: (source, target, kind) => {
            if (source === target) throw new Error('a move to itself');
            const value = held.get(source);
            if (value === undefined) throw new Error(`nothing is in ${source}`);
            if (kinds.get(value) !== kind)
              throw new Error(`a value of kind ${kinds.get(value)} as one of ${kind}`);
            held.set(target, value);
          },
        });
        PLACES.forEach(({ location }, i) => {
          const expected = isMoved[i] ? from[i].location : location;
          if (held.get(location) !== expected) throw new Error(`${location} got ${held.get(location)}`);
        });
        if (!moves.isEmpty) throw new Error('moves are left');
      },
    ),
    { numRuns: 3000, seed: 3 },
  );
});

t.test('constants come last, and no scratch register is needed without a cycle', async (t) => {
  const moves = new ParallelMove();
  const made: string[] = [];
  moves.add(~5, 0, Kind.I);
  moves.add(0, 1, Kind.I);
  moves.add(2, 2, Kind.I);
  moves.emit({ move: (from, to) => made.push(`${from} ${to}`) });
  t.same(made, ['0 1', '-6 0']);
});
