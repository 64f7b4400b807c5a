/** References to Java objects in the hands of JavaScript. */
import type { HandleTable } from '../vm/handles.js';

/** Where the VM keeps the reference. */
export interface ObjectTable {
  readonly handles: HandleTable;
  /** Binary name of the class of an object. */
  classNameOf(ref: number): string;
}

/** Handles of objects that JavaScript has dropped are given back. */
const dropped = new FinalizationRegistry<{ handles: HandleTable; handle: number }>(({ handles, handle }) =>
  handles.release(handle),
);

/**
 * A Java object that has no form of its own in JavaScript: it can be kept and passed back. What a native method is given (its receiver, arguments) is valid until the function
 * returns, or until its promise is settled; {@link keep} makes a reference that stays.
 */
export class JavaObject {
  readonly #table: ObjectTable;
  #handle: number;

  /** Not for users of the API. */
  constructor(table: ObjectTable, ref: number, isLocal: boolean) {
    this.#table = table;
    this.#handle = table.handles.create(ref);
    if (!isLocal) dropped.register(this, { handles: table.handles, handle: this.#handle });
  }

  /** Binary name of its class, such as `java.util.ArrayList`. */
  get className(): string {
    return this.#table.classNameOf(JavaObject.refOf(this));
  }

  /** A reference to the same object that is valid as long as JavaScript holds it. */
  keep(): JavaObject {
    return new JavaObject(this.#table, JavaObject.refOf(this), false);
  }

  /** Not for users of the API: the address of the object now. */
  static refOf(object: JavaObject): number {
    if (object.#handle === 0)
      throw new TypeError(
        'this reference was valid during the native call only: keep() makes one that stays',
      );
    return object.#table.handles.get(object.#handle);
  }

  /** Not for users of the API: ends the validity of a local reference. */
  static release(object: JavaObject): void {
    object.#table.handles.release(object.#handle);
    object.#handle = 0;
  }
}
