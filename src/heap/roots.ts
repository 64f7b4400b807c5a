/** Where the VM and the collector meet during a collection. */

/** Takes slots that hold references (0 is null), reads them and writes the new addresses back. */
export interface RootVisitor {
  /** Only references below it matter, those into the nursery: what can't hold one need not be visited. 0: all matter. */
  readonly youngEnd: number;
  /** `count` consecutive u32 slots of the region, at any address that is a multiple of 4. */
  visitRange(address: number, count: number): void;
  /** The slots [from, to) of an array outside the region. */
  visitArray(slots: Int32Array, from: number, to: number): void;
}

/** Asked about references that the VM holds weakly, when it is decided who lives. */
export interface WeakVisitor {
  /** As for {@link RootVisitor}. */
  readonly youngEnd: number;
  /**
   * The reference to hold from now on: where the object will be after the collection, 0 if it is dead. The object itself must not be looked
   * at: it may be anywhere.
   */
  survivor(ref: number): number;
  /** The same for the slots [from, to) of an array: dead ones become 0. */
  visitWeakArray(slots: Int32Array, from: number, to: number): void;
}

/** The VM's part in a collection. */
export interface Roots {
  /**
   * Shows every slot outside heap and PERM that holds a reference: frames, handles, constant cells. A full collection calls it twice (to mark, and
   * to write new addresses): both calls must show the same slots. A slot may be shown more than once by a call made to a young collection only.
   */
  visitRoots(visitor: RootVisitor): void;
  /** Called once per collection, when finalizable objects have been kept alive too: intern table, monitors, weak handles. */
  visitWeak(visitor: WeakVisitor): void;
}
