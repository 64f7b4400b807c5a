/** References to Java objects in the hands of JavaScript. */
import type { ObjectTable } from './object-table.js';

/** What util.inspect shows of an object that is not valid any more. */
export const GIVEN_UP = '[Java object, given up]';

const IDENTITY = Symbol('Java object');

/**
 * A Java object. There is one JavaScript object for each Java object that JavaScript holds, so `===` tells whether two references are to the same object. It is valid as long as it is held,
 * or until it is given up: `using o = …`, `vm.scope`.
 */
export class JavaObject {
  readonly #table: ObjectTable;
  #handle: number;
  /** @internal Not for users of the API: tells objects apart where what is to be seen of them is compared (assert.deepStrictEqual). */
  readonly [IDENTITY]: number;

  /** @internal Not for users of the API: Java objects come from calls. */
  constructor(table: ObjectTable, handle: number) {
    this.#table = table;
    this.#handle = handle;
    this[IDENTITY] = handle;
  }

  /** Binary name of its class, such as `java.util.ArrayList`. */
  get className(): string {
    return this.#table.classNameOf(JavaObject.refOf(this));
  }

  /** Exempts the object from the scope in which JavaScript came to it (`vm.scope`); returns it. */
  keep(): this {
    JavaObject.refOf(this);
    this.#table.keep(this);
    return this;
  }

  /** Gives the reference up at once, instead of when V8's collector finds it: it can't be used any more. */
  [Symbol.dispose](): void {
    if (this.#handle === 0) return;
    const handle = this.#handle;
    this.#handle = 0;
    this.#table.released(this, handle);
  }

  /** @internal Not for users of the API: the address of the object now. Throws TypeError if the reference was given up. */
  static refOf(object: JavaObject): number {
    const ref = object.#table.handles.slots[object.#handle];
    if (!ref) throw new TypeError('this reference to a Java object was given up, or its VM was closed');
    return ref;
  }

  /** @internal Not for users of the API: the same for any value; 0 if it is no Java object. No code of a program is run. */
  static refIfJava(value: unknown): number {
    return typeof value === 'object' && value !== null && #handle in value
      ? JavaObject.refOf(value as JavaObject)
      : 0;
  }

  /** @internal Not for users of the API. */
  static isJava(value: unknown): value is JavaObject {
    return typeof value === 'object' && value !== null && #handle in value;
  }

  /** @internal Not for users of the API: has it neither been given up, nor its VM been closed? */
  static isValid(object: JavaObject): boolean {
    return !!object.#table.handles.slots[object.#handle];
  }
}
