/** Room in the code area: a frontier that code is appended to, and the holes that freed code has left below it. */

/** Starts of code: what calls and jumps lead to is fetched in lines of 16 bytes. */
export const CODE_ALIGNMENT = 16;

const aligned = (length: number): number => (length + CODE_ALIGNMENT - 1) & -CODE_ALIGNMENT;

export class CodeSpace {
  /** Holes by address, none beside another: starts and ends. */
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private top: number;

  /** `first` must be a multiple of {@link CODE_ALIGNMENT}; `end` is the first address that does not belong to the area. */
  constructor(
    first: number,
    private end: number,
  ) {
    this.top = first;
  }

  /** Where code goes for which there is no hole. */
  get frontier(): number {
    return this.top;
  }

  /** The first address that is not given out. */
  get limit(): number {
    return this.end;
  }

  /** Adds bytes at the end. */
  extend(bytes: number): void {
    this.end += bytes;
  }

  /** Bytes that lie in holes. */
  get holes(): number {
    return this.starts.reduce((sum, start, i) => sum + this.ends[i] - start, 0);
  }

  /** Address of `length` bytes, in the lowest hole that is large enough; 0 if the area is full. */
  allocate(length: number): number {
    const size = aligned(length);
    const { starts, ends } = this;
    for (let i = 0; i < starts.length; i++) {
      const start = starts[i];
      const rest = ends[i] - start - size;
      if (rest < 0) continue;
      if (rest > 0) starts[i] = start + size;
      else {
        starts.splice(i, 1);
        ends.splice(i, 1);
      }
      return start;
    }
    const start = this.top;
    if (start + size > this.end) return 0;
    this.top = start + size;
    return start;
  }

  /** Gives back what {@link allocate} gave out. */
  free(start: number, length: number): void {
    const { starts, ends } = this;
    let i = starts.length;
    while (i > 0 && starts[i - 1] > start) i--;
    let from = start;
    let to = start + aligned(length);
    const joinsBelow = i > 0 && ends[i - 1] === from;
    const joinsAbove = i < starts.length && starts[i] === to;
    if (joinsBelow) from = starts[i - 1];
    if (joinsAbove) to = ends[i];
    const first = joinsBelow ? i - 1 : i;
    starts.splice(first, (joinsBelow ? 1 : 0) + (joinsAbove ? 1 : 0));
    ends.splice(first, (joinsBelow ? 1 : 0) + (joinsAbove ? 1 : 0));
    if (to === this.top) {
      this.top = from;
      return;
    }
    starts.splice(first, 0, from);
    ends.splice(first, 0, to);
  }
}
