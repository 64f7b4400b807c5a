/**
 * Java exceptions that JavaScript has caught, until somebody asks for the object. Few do, and a JavaScript object for each, with a handle and a WeakRef of its own, costs a third of what throwing costs. So the handles
 * are held in batches: the errors of a batch share an object, and when V8 has collected that, none of them is left. An error that is kept keeps the exceptions of its batch.
 */
import type { HandleTable } from '../vm/handles.js';
import type { JavaObject } from './java-object.js';
import { forgetKept } from './kept-objects.js';

/** Exceptions in a batch: what one error that is kept keeps at most. */
const BATCH = 32;
/** Look for batches that V8 has collected when there are so many more than were left. */
const SWEEP_AFTER = 500;
/** So many WeakRefs made without a turn of the event loop: V8 keeps what they refer to until then, unless it is told. */
const MAX_KEPT = 2000;

/** What the errors of a batch hold. */
export class Batch {
  /** By index; 0: the object has been made. */
  readonly handles: number[] = [];

  constructor(private readonly owner: HeldExceptions) {}

  /** The object of an exception. To be asked for once. */
  take(index: number): JavaObject {
    const handle = this.handles[index];
    this.handles[index] = 0;
    return this.owner.take(handle);
  }
}

export class HeldExceptions {
  private filling: Batch | null = null;
  private weak: { readonly reference: WeakRef<Batch>; readonly handles: readonly number[] }[] = [];
  private sweepAt = SWEEP_AFTER;
  private kept = 0;

  /** `wrap`: the JavaScript object of a Java object; `gone`: what stands for one of a VM that was closed. */
  constructor(
    private readonly handles: HandleTable,
    private readonly wrap: (ref: number) => JavaObject,
    private readonly gone: () => JavaObject,
  ) {}

  /** The batch that holds the exception, as the last one in it. Collects nothing. */
  hold(ref: number): Batch {
    let batch = this.filling;
    if (batch === null || batch.handles.length === BATCH) batch = this.begin();
    batch.handles.push(this.handles.create(ref));
    return batch;
  }

  private begin(): Batch {
    this.age();
    if (this.weak.length >= this.sweepAt) this.sweep();
    this.filling = new Batch(this);
    return this.filling;
  }

  /** From now on the errors alone hold the batch that is being filled. */
  age(): void {
    if (this.filling === null) return;
    const { handles } = this.filling;
    this.weak.push({ reference: new WeakRef(this.filling), handles });
    this.filling = null;
    if (++this.kept < MAX_KEPT) return;
    this.kept = 0;
    forgetKept();
  }

  /** Releases the handles of batches that V8 has collected. */
  sweep(): void {
    this.weak = this.weak.filter(({ reference, handles }) => {
      if (reference.deref() !== undefined) return true;
      for (const handle of handles) this.handles.release(handle);
      return false;
    });
    this.sweepAt = 2 * this.weak.length + SWEEP_AFTER;
  }

  get isEmpty(): boolean {
    return this.filling === null && this.weak.length === 0;
  }

  /** The object behind a handle, which is released. */
  take(handle: number): JavaObject {
    const ref = this.handles.get(handle);
    if (!ref) return this.gone();
    const object = this.wrap(ref);
    this.handles.release(handle);
    return object;
  }
}
