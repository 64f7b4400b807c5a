/** All empty tables: most methods have no handlers, loops or faults. */
const EMPTY = new Int32Array(0);

/** A growing array of int32, emptied and refilled for each method. */
export class IntList {
  items: Int32Array = new Int32Array(64);
  length = 0;

  clear(): void {
    this.length = 0;
  }

  push(value: number): void {
    if (this.length === this.items.length) this.grow();
    this.items[this.length++] = value;
  }

  push2(first: number, second: number): void {
    this.push(first);
    this.push(second);
  }

  /** A copy of the contents, of exact length. */
  copy(): Int32Array {
    return this.length === 0 ? EMPTY : this.items.slice(0, this.length);
  }

  private grow(): void {
    const items = new Int32Array(2 * this.items.length);
    items.set(this.items);
    this.items = items;
  }
}
