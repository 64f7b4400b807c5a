/** Pieces of intervals that are still to come, by their starts: a binary heap. */
export class PieceHeap {
  private pieces: Int32Array = new Int32Array(64);
  count = 0;

  /** The one that {@link take} takes next. */
  get first(): number {
    return this.pieces[0];
  }

  /** `start`: positions by piece. */
  add(piece: number, start: Int32Array): void {
    if (this.count === this.pieces.length) {
      const larger = new Int32Array(2 * this.count);
      larger.set(this.pieces);
      this.pieces = larger;
    }
    const { pieces } = this;
    let at = this.count++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (start[pieces[parent]] <= start[piece]) break;
      pieces[at] = pieces[parent];
      at = parent;
    }
    pieces[at] = piece;
  }

  /** The first piece, which is taken out. */
  take(start: Int32Array): number {
    const { pieces } = this;
    const top = pieces[0];
    const last = pieces[--this.count];
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.count) break;
      if (child + 1 < this.count && start[pieces[child + 1]] < start[pieces[child]]) child++;
      if (start[pieces[child]] >= start[last]) break;
      pieces[at] = pieces[child];
      at = child;
    }
    pieces[at] = last;
    return top;
  }
}
