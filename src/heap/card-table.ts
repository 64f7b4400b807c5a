import { Card, Region } from '../layout/layout.js';
import type { HeapMemory } from './memory.js';

/** Index into `u8` of the byte of card number 0. Cards are numbered by `address >>> Card.SHIFT`. */
const CARDS_INDEX = Region.CARDS - Region.BASE;

export function cardOf(address: number): number {
  return address >>> Card.SHIFT;
}

/** Signed address of a card's first byte. */
export function cardAddress(card: number): number {
  return card << Card.SHIFT;
}

/**
 * One byte per 512 bytes of the region, written by the write barrier (see docs/ARCHITECTURE.md): nonzero means that an object that starts in the card,
 * or the part of an object that lies in it, may hold a reference into the nursery.
 */
export class CardTable {
  private readonly u8: Uint8Array;
  private readonly i32: Int32Array;

  constructor(memory: HeapMemory) {
    this.u8 = memory.u8;
    this.i32 = memory.i32;
  }

  mark(address: number): void {
    this.u8[CARDS_INDEX + (address >>> Card.SHIFT)] = 1;
  }

  /** Marks all cards that [from, to) touches. */
  markRange(from: number, to: number): void {
    if (from < to) this.u8.fill(1, CARDS_INDEX + cardOf(from), CARDS_INDEX + cardOf(to - 1) + 1);
  }

  isMarked(card: number): boolean {
    return this.u8[CARDS_INDEX + card] !== 0;
  }

  clear(card: number): void {
    this.u8[CARDS_INDEX + card] = 0;
  }

  /** Clears all cards that [from, to) touches. */
  clearRange(from: number, to: number): void {
    if (from < to) this.u8.fill(0, CARDS_INDEX + cardOf(from), CARDS_INDEX + cardOf(to - 1) + 1);
  }

  /** The first marked card in [card, end), or `end`. */
  nextMarked(card: number, end: number): number {
    const { u8, i32 } = this;
    while (card < end && (card & 3) !== 0) {
      if (u8[CARDS_INDEX + card] !== 0) return card;
      card++;
    }
    // Four at a time: nearly all are clean.
    let word = (CARDS_INDEX + card) >>> 2;
    const last = (CARDS_INDEX + end) >>> 2;
    while (word < last && i32[word] === 0) word++;
    card = Math.max(card, (word << 2) - CARDS_INDEX);
    while (card < end) {
      if (u8[CARDS_INDEX + card] !== 0) return card;
      card++;
    }
    return end;
  }
}
