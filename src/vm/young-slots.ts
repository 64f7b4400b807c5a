import type { RootVisitor, WeakVisitor } from '../heap/roots.js';

/**
 * Which slots of a table of references may lead into the nursery: those written since the last young collection, and those whose object was still young after it. A young collection looks at no others, so that a table
 * that is large, or once was, costs nothing.
 */
export class YoungSlots {
  private indices = new Int32Array(64);
  private count = 0;
  /** By slot: 1 if it is among the indices. */
  private listed = new Uint8Array(256);

  /** A reference has been written to the slot. */
  add(index: number): void {
    if (index >= this.listed.length) {
      const grown = new Uint8Array(Math.max(this.listed.length * 2, index + 1));
      grown.set(this.listed);
      this.listed = grown;
    }
    if (this.listed[index] !== 0) return;
    this.listed[index] = 1;
    if (this.count === this.indices.length) {
      const grown = new Int32Array(this.count * 2);
      grown.set(this.indices);
      this.indices = grown;
    }
    this.indices[this.count++] = index;
  }

  /** Shows a collection the slots that it must see of the first `end`. */
  visit(visitor: RootVisitor, slots: Int32Array, end: number): void {
    if (visitor.youngEnd === 0) {
      visitor.visitArray(slots, 0, end);
      return;
    }
    const { indices } = this;
    for (let i = 0; i < this.count; i++) visitor.visitArray(slots, indices[i], indices[i] + 1);
    this.forget(slots, visitor.youngEnd);
  }

  /** The same for slots that are held weakly; `died` is told which have become 0, or were before (once or more). */
  visitWeak(visitor: WeakVisitor, slots: Int32Array, end: number, died?: (index: number) => void): void {
    if (visitor.youngEnd === 0) {
      visitor.visitWeakArray(slots, 0, end);
      if (died !== undefined) for (let i = 0; i < end; i++) if (slots[i] === 0) died(i);
      return;
    }
    const { indices } = this;
    for (let i = 0; i < this.count; i++) {
      const index = indices[i];
      visitor.visitWeakArray(slots, index, index + 1);
      if (died !== undefined && slots[index] === 0) died(index);
    }
    this.forget(slots, visitor.youngEnd);
  }

  /** Only slots stay that still lead into the nursery. */
  private forget(slots: Int32Array, youngEnd: number): void {
    const { indices, listed } = this;
    let kept = 0;
    for (let i = 0; i < this.count; i++) {
      const index = indices[i];
      const ref = slots[index];
      if (ref !== 0 && ref < youngEnd) indices[kept++] = index;
      else listed[index] = 0;
    }
    this.count = kept;
  }
}
