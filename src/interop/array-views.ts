/**
 * The array arguments of bound functions. A function gets a copy of each array: a typed array with a buffer of its own, which reaches nothing else. What it has written there is in Java's array when the
 * function returns, throws, returns a promise, or calls Java, whichever comes first: before any Java code runs. From then on the copy is the function's own.
 */
import type { JavaArray } from './types.js';

interface Lent {
  /** The elements of Java's array. */
  readonly elements: JavaArray;
  readonly copy: JavaArray;
}

export class ArrayViews {
  private lent: Lent[] = [];

  /** `elements`: a view of an array in the heap, which does not move before {@link settle}. */
  lend(elements: JavaArray): JavaArray {
    const copy = elements.slice();
    this.lent.push({ elements, copy });
    return copy;
  }

  /** Has {@link settle} anything to do? */
  get isLent(): boolean {
    return this.lent.length !== 0;
  }

  /** To be called before Java code runs. */
  settle(): void {
    if (this.lent.length === 0) return;
    const { lent } = this;
    this.lent = [];
    // A buffer that was transferred leaves a copy of length 0.
    for (const { elements, copy } of lent)
      if (copy.length !== 0) (elements as Uint8Array).set(copy as Uint8Array);
  }
}
