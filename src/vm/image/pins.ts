/** Objects that a VM lets go of because they can be made again: those that something else refers to are found again by V8's collector, and kept. */

interface Pin {
  readonly ref: WeakRef<object>;
  readonly keep: (object: never) => void;
}

export class Pins {
  private pins: Pin[] = [];

  /** `keep` gets the object if it is still alive. */
  add<T extends object>(object: T, keep: (object: T) => void): void {
    this.pins.push({ ref: new WeakRef(object), keep });
  }

  /** To be called when V8 has collected. Returns how many objects have been kept. */
  settle(): number {
    let count = 0;
    for (const { ref, keep } of this.pins) {
      const object = ref.deref();
      if (object === undefined) continue;
      keep(object as never);
      count++;
    }
    this.pins = [];
    return count;
  }
}
