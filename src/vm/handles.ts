import type { RootVisitor, WeakVisitor } from '../heap/roots.js';
import { YoungSlots } from './young-slots.js';

/** What local handles belong to: work in steps, that is over some time ({@link HandleTable.close}). */
export interface HandleScope {
  /** 0: has made none so far. */
  scope: number;
  handles: number[] | null;
}

/**
 * References kept by TypeScript across collections. A handle is an index into a table that the collector updates; 0 is the handle of null. A *local* handle dies with the
 * activation that made it, as JNI's do with the native method's frame; others live until they are released.
 */
export class HandleTable {
  slots: Int32Array = new Int32Array(256);
  /** By handle: the scope that it dies with, 0 if none. */
  private owners = new Int32Array(256);
  private free: number[] = [];
  private readonly young = new YoungSlots();
  private top = 1;
  private lastScope = 0;
  /** The activation whose steps run just now. */
  current: HandleScope | null = null;

  create(ref: number): number {
    if (ref === 0) return 0;
    const handle = this.free.pop() ?? this.top++;
    if (handle >= this.slots.length) this.grow();
    this.slots[handle] = ref;
    this.young.add(handle);
    return handle;
  }

  private grow(): void {
    const grown = new Int32Array(this.slots.length * 2);
    grown.set(this.slots);
    this.slots = grown;
    const owners = new Int32Array(grown.length);
    owners.set(this.owners);
    this.owners = owners;
  }

  /** A handle that need not be released, but may be: it dies with the activation that runs. (Outside of any it is an ordinary one.) */
  local(ref: number): number {
    const handle = this.create(ref);
    const { current } = this;
    if (handle === 0 || current === null) return handle;
    if (current.scope === 0) current.scope = ++this.lastScope;
    current.handles ??= [];
    current.handles.push(handle);
    this.owners[handle] = current.scope;
    return handle;
  }

  get(handle: number): number {
    return this.slots[handle];
  }

  set(handle: number, ref: number): void {
    this.slots[handle] = ref;
    this.young.add(handle);
  }

  release(handle: number): void {
    if (handle === 0) return;
    this.slots[handle] = 0;
    this.owners[handle] = 0;
    this.free.push(handle);
  }

  /** The activation is over. */
  close(scope: HandleScope): void {
    const { handles } = scope;
    if (handles === null) return;
    // Some were released before; their numbers may be others' by now.
    for (const handle of handles) if (this.owners[handle] === scope.scope) this.release(handle);
    scope.handles = null;
  }

  /** How many there are. */
  get live(): number {
    return this.top - 1 - this.free.length;
  }

  visit(visitor: RootVisitor): void {
    this.young.visit(visitor, this.slots, this.top);
  }

  visitWeak(visitor: WeakVisitor): void {
    this.young.visitWeak(visitor, this.slots, this.top);
  }
}
