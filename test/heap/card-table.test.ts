/** The table of cards: a byte for 512 bytes, and which of them a range touches. */
import t from 'tap';
import { CardTable, cardAddress, cardOf } from '../../src/heap/card-table.js';
import { Card, Region } from '../../src/layout/layout.js';

const START = 0x9000_0000;
const first = cardOf(START);
const bytes = new Uint8Array((Region.CARDS - Region.BASE + first + 64 + 3) & ~3);
const cards = new CardTable({ u8: bytes, i32: new Int32Array(bytes.buffer) } as never);
const marked = (): number[] =>
  Array.from({ length: 16 }, (_, i) => i).filter((i) => cards.isMarked(first + i));

t.beforeEach(() => cards.clearRange(START, START + 16 * Card.SIZE));

t.test('ranges', async (t) => {
  cards.markRange(START + Card.SIZE - 1, START + 3 * Card.SIZE);
  t.same(marked(), [0, 1, 2], 'the end is not part of it');
  cards.markRange(START + 5 * Card.SIZE, START + 5 * Card.SIZE + 1);
  cards.markRange(START + 7 * Card.SIZE, START + 7 * Card.SIZE);
  t.same(marked(), [0, 1, 2, 5], 'nothing is an empty range');
  cards.clearRange(START + Card.SIZE, START + 2 * Card.SIZE + 1);
  t.same(marked(), [0, 5]);
});

t.test('the next one', async (t) => {
  for (const card of [3, 4, 11]) cards.mark(cardAddress(first + card) + 100);
  t.same(marked(), [3, 4, 11]);
  const next = (from: number, end = 16): number => cards.nextMarked(first + from, first + end) - first;
  t.same(
    [0, 3, 4, 5, 11, 12].map((from) => next(from)),
    [3, 3, 4, 11, 11, 16],
  );
  t.equal(next(0, 3), 3, 'the end if there is none before');
  t.equal(next(5, 10), 10);
});
