import { Card } from '../layout/layout.js';
import { cardOf } from './card-table.js';
import type { CleanGap } from './clean-gap.js';

/**
 * Objects that have survived, contiguous in [base, top): every byte belongs to an object. Allocation bumps; compaction slides everything
 * down again. For the scanning of cards a table holds for each card the object that covers its first byte.
 */
export class OldSpace {
  /** End of the last object.  */
  top: number;
  private readonly starts: Int32Array;
  private readonly firstCard: number;

  /** The space may grow from `base`, a multiple of the page size, to `end`. */
  constructor(
    private readonly gap: CleanGap,
    readonly base: number,
    end: number,
  ) {
    this.top = base;
    this.firstCard = cardOf(base);
    this.starts = new Int32Array(cardOf(end - 1) + 1 - this.firstCard);
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
    const { starts, firstCard } = this;
    let card = ((ref + Card.SIZE - 1) >>> Card.SHIFT) - firstCard;
    const last = ((ref + bytes - 1) >>> Card.SHIFT) - firstCard;
    while (card <= last) starts[card++] = ref;
  }

  /** The object that covers the first byte of a card below top. */
  objectCovering(card: number): number {
    return this.starts[card - this.firstCard];
  }

  /** A collector has written up to `top`, by itself. */
  setTop(top: number): void {
    this.top = top;
    this.gap.oldReaches(top);
  }
}
