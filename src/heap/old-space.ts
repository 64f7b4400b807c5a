import { Card, Region, Starts } from '../layout/layout.js';
import { cardAddress, cardOf } from './card-table.js';
import type { CleanGap } from './clean-gap.js';
import type { HeapMemory } from './memory.js';

const FAR_CARDS = (Starts.FAR << 3) >> Card.SHIFT;

const FIRST_CARD = Region.HEAP >>> Card.SHIFT;

/**
 * Objects that have survived, contiguous in [base, top): every byte belongs to an object. Allocation bumps; compaction slides everything
 * down again. For the scanning of cards a table holds for each card the object that covers its first byte.
 */
export class OldSpace {
  /** End of the last object.  */
  top: number;
  /** By card of the heap, see {@link Starts}. */
  private readonly starts: Uint16Array;

  /** The space may grow from `base`, a multiple of the page size, to `end`. */
  constructor(
    memory: HeapMemory,
    private readonly gap: CleanGap,
    readonly base: number,
    end: number,
  ) {
    this.top = base;
    const cards = cardOf(end - 1) + 1 - FIRST_CARD;
    this.starts = new Uint16Array(memory.u8.buffer, Region.STARTS - Region.BASE, cards);
  }

  get used(): number {
    return this.top - this.base;
  }

  /** Zeroed memory for a new object. The caller has made sure that it fits. */
  allocate(bytes: number): number {
    const ref = this.top;
    this.top = ref + bytes;
    this.gap.prepare(ref, this.top);
    this.gap.oldReaches(this.top);
    this.recordStart(ref, bytes);
    return ref;
  }

  /** Enters an object into the table of starts; to be called for every object in the space. */
  recordStart(ref: number, bytes: number): void {
    const { starts } = this;
    const last = cardOf(ref + bytes - 1);
    for (let card = cardOf(ref + Card.SIZE - 1); card <= last; card++)
      starts[card - FIRST_CARD] = Math.min((cardAddress(card) - ref) >> 3, Starts.FAR);
  }

  /** The object that covers the first byte of a card below top. */
  objectCovering(card: number): number {
    const { starts } = this;
    let units = starts[card - FIRST_CARD];
    while (units === Starts.FAR) {
      card -= FAR_CARDS;
      units = starts[card - FIRST_CARD];
    }
    return cardAddress(card) - (units << 3);
  }

  /** A collector has written up to `top`, by itself. */
  setTop(top: number): void {
    this.top = top;
    this.gap.oldReaches(top);
  }
}
