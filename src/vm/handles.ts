import type { RootVisitor, WeakVisitor } from '../heap/roots.js';

/** References kept by TypeScript across collections. A handle is an index into a table that the collector updates; 0 is the handle of null. */
export class HandleTable {
  slots: Int32Array = new Int32Array(256);
  private free: number[] = [];
  private top = 1;

  create(ref: number): number {
    if (ref === 0) return 0;
    const handle = this.free.pop() ?? this.top++;
    if (handle >= this.slots.length) {
      const grown = new Int32Array(this.slots.length * 2);
      grown.set(this.slots);
      this.slots = grown;
    }
    this.slots[handle] = ref;
    return handle;
  }

  get(handle: number): number {
    return this.slots[handle];
  }

  set(handle: number, ref: number): void {
    this.slots[handle] = ref;
  }

  release(handle: number): void {
    if (handle === 0) return;
    this.slots[handle] = 0;
    this.free.push(handle);
  }

  visit(visitor: RootVisitor): void {
    visitor.visitArray(this.slots, 1, this.top);
  }

  visitWeak(visitor: WeakVisitor): void {
    visitor.visitWeakArray(this.slots, 1, this.top);
  }
}
