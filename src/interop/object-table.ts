/**
 * The JavaScript objects that stand for Java objects: one for each Java object, as long as JavaScript holds it.
 *
 * A handle keeps the Java object, and the JavaScript object knows its handle. From a Java object to its JavaScript object leads a hash table over identity hash codes, which don't change when the
 * collector moves things. New JavaScript objects are held strongly for a while: making a WeakRef costs ten times what the object costs, and many are given up before. Later they are held
 * weakly; a sweep finds those that V8's collector has taken and releases their handles. Sweeps come when there are many, and before Java's collector collects everything. If that is not enough, V8 is made
 * to collect at once (`v8-collector.ts`), before Java sees an OutOfMemoryError.
 */

import { collectNow } from '../../native-trampoline/v8-collector.js';
import type { HandleTable } from '../vm/handles.js';
import type { VM } from '../vm/vm.js';
import { HeldExceptions } from './held-exceptions.js';
import { JavaObject } from './java-object.js';
import { forgetKept } from './kept-objects.js';

/** So many new objects are held strongly. */
const MAX_YOUNG = 2048;
/** Sweep when there are so many more weak references than were left by the sweep before. */
const SWEEP_AFTER = 20_000;
/** So many WeakRefs made without a turn of the event loop: V8 keeps what they refer to until then, unless it is told. */
const MAX_KEPT = 30_000;

type Maker = (ref: number, handle: number) => JavaObject;

export class ObjectTable {
  readonly handles: HandleTable;
  /** By handle: one of the two is set. */
  private readonly strong: (JavaObject | undefined)[] = [];
  private readonly weak: (WeakRef<JavaObject> | undefined)[] = [];
  private young: number[] = [];
  private weakCount = 0;
  private sweepAt = SWEEP_AFTER;
  private keptRefs = 0;
  /** Chains of handles by identity hash. */
  private heads = new Int32Array(1024);
  private next = new Int32Array(1024);
  private count = 0;
  /** Objects that came to JavaScript in the innermost scope; null outside of scopes. */
  private scope: Set<JavaObject> | null = null;
  /** Exceptions that no JavaScript object stands for yet. */
  readonly exceptions: HeldExceptions;

  /** `make`: the JavaScript object for a Java object. */
  constructor(
    private readonly vm: VM,
    private readonly make: Maker,
  ) {
    this.handles = vm.handles;
    this.exceptions = new HeldExceptions(
      vm.handles,
      (ref) => this.wrap(ref),
      () => new JavaObject(this, 0),
    );
  }

  classNameOf(ref: number): string {
    return this.vm.classes.of(ref).javaName;
  }

  /** Java objects that JavaScript holds, or that V8 has not collected yet. */
  get size(): number {
    return this.count;
  }

  /** The JavaScript object of a Java object (not null). Collects nothing. */
  wrap(ref: number): JavaObject {
    if (!ref) throw new Error('there is no object');
    const hash = this.vm.monitors.identityHash(ref);
    const { slots } = this.handles;
    for (let h = this.heads[hash & (this.heads.length - 1)]; h !== 0; h = this.next[h]) {
      if (slots[h] !== ref) continue;
      const known = this.strong[h] ?? this.weak[h]?.deref();
      if (known !== undefined) return known;
      this.drop(h);
      break;
    }
    return this.add(ref, hash);
  }

  private add(ref: number, hash: number): JavaObject {
    if (this.young.length >= MAX_YOUNG) this.age();
    const handle = this.handles.create(ref);
    const object = this.make(ref, handle);
    if (++this.count > this.heads.length) this.grow();
    if (handle >= this.next.length) {
      const grown = new Int32Array(Math.max(this.next.length * 2, handle + 1));
      grown.set(this.next);
      this.next = grown;
    }
    const bucket = hash & (this.heads.length - 1);
    this.next[handle] = this.heads[bucket];
    this.heads[bucket] = handle;
    this.strong[handle] = object;
    this.young.push(handle);
    this.scope?.add(object);
    return object;
  }

  private grow(): void {
    const { heads } = this;
    this.heads = new Int32Array(heads.length * 4);
    const mask = this.heads.length - 1;
    for (let bucket = 0; bucket < heads.length; bucket++) {
      for (let h = heads[bucket]; h !== 0; ) {
        const after = this.next[h];
        const to = this.vm.monitors.identityHash(this.handles.slots[h]) & mask;
        this.next[h] = this.heads[to];
        this.heads[to] = h;
        h = after;
      }
    }
  }

  /** A reference was given up: see {@link JavaObject}. */
  released(object: JavaObject, handle: number): void {
    // The VM may have been closed.
    if (this.strong[handle] === object || this.weak[handle]?.deref() === object) this.drop(handle);
    this.scope?.delete(object);
  }

  private drop(handle: number): void {
    const bucket = this.vm.monitors.identityHash(this.handles.slots[handle]) & (this.heads.length - 1);
    let h = this.heads[bucket];
    if (h === handle) this.heads[bucket] = this.next[handle];
    else {
      while (this.next[h] !== handle) h = this.next[h];
      this.next[h] = this.next[handle];
    }
    this.count--;
    if (this.weak[handle] !== undefined) this.weakCount--;
    this.strong[handle] = undefined;
    this.weak[handle] = undefined;
    this.handles.release(handle);
  }

  // ---- what V8 has collected

  /** Those that are held strongly are held weakly from now on. */
  private age(): void {
    for (const handle of this.young) {
      // It may have been given up, and its handle be another's, even one that was aged already.
      const object = this.strong[handle];
      if (object === undefined) continue;
      this.strong[handle] = undefined;
      this.weak[handle] = new WeakRef(object);
      this.weakCount++;
      this.keptRefs++;
    }
    this.young = [];
    if (this.keptRefs > MAX_KEPT) {
      this.keptRefs = 0;
      forgetKept();
    }
    if (this.weakCount > this.sweepAt) this.sweep();
  }

  /** Releases the handles of objects that V8 has collected. */
  sweep(): void {
    const { weak } = this;
    for (let h = 1; h < weak.length; h++) {
      const reference = weak[h];
      if (reference !== undefined && reference.deref() === undefined) this.drop(h);
    }
    this.sweepAt = 2 * this.weakCount + SWEEP_AFTER;
  }

  /** Java is about to collect everything; `urgently`: before it runs out of memory. */
  beforeCollection(urgently: boolean): void {
    const { exceptions } = this;
    if (this.count === 0 && exceptions.isEmpty) return;
    this.age();
    exceptions.age();
    if (urgently) {
      forgetKept();
      collectNow();
    }
    this.sweep();
    exceptions.sweep();
  }

  /** The VM was closed: no object is valid any more, and none need be given up. */
  clear(): void {
    for (const table of [this.strong, this.weak, this.young]) table.length = 0;
    this.heads.fill(0);
    this.count = 0;
    this.weakCount = 0;
  }

  // ---- scopes

  keep(object: JavaObject): void {
    this.scope?.delete(object);
  }

  /** Runs a function; what came to JavaScript meanwhile is given up, but for what the function returns, and what {@link JavaObject.keep} was called for. */
  scoped<T>(run: () => T): T {
    const outer = this.scope;
    const own = new Set<JavaObject>();
    this.scope = own;
    let result: T | undefined;
    try {
      result = run();
      if (result instanceof Promise) {
        result.catch(() => {
          // What is thrown here says more than what the objects that were given up make of it.
        });
        throw new TypeError(
          'the function of a scope returns a promise: a scope ends when its function returns, so an async function has none (use `using`, or keep())',
        );
      }
      return result;
    } finally {
      this.scope = outer;
      for (const object of own) {
        if (object !== (result as unknown)) object[Symbol.dispose]();
        else outer?.add(object);
      }
    }
  }
}
