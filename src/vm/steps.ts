/**
 * TypeScript that needs Java code to run in the middle of its work is a generator: it yields, the dispatcher runs Java code, and it goes on. So a Java thread never depends on the
 * JavaScript stack (docs/ARCHITECTURE.md, "Requests").
 */

/** What a generator waits for when it yields. */
export const enum Suspend {
  /** A call has been prepared on the Java stack: enter, and resume when it has returned. */
  CALL = 1,
  /** The thread was put aside (its state says why): resume when the scheduler picks it again. */
  BLOCK = 2,
}

/**
 * Work in steps. Between two yields no collection happens; across a yield references must be kept in handles. A Java exception that leaves the
 * called code is thrown into the generator as a {@link JavaException}.
 */
export type Steps<T> = Generator<Suspend, T, void>;

/** A Java exception on its way through TypeScript. `ref` is valid until the next yield. */
export class JavaException {
  constructor(readonly ref: number) {}

  /** For reports of what should not have come so far. */
  toString(): string {
    return 'a Java exception';
  }
}

/**
 * A Java exception that has yet to be made: thrown by natives and the linker, turned into an object (its constructor is run) by the dispatcher.
 * Name in internal form; `message` null runs the constructor without arguments.
 */
export class JavaThrow {
  constructor(
    readonly className: string,
    readonly message: string | null = null,
    /** Exception to become the cause (initCause), 0 for none. Valid as long as no yield happens before the dispatcher sees it. */
    readonly cause = 0,
  ) {}

  toString(): string {
    const name = this.className.replaceAll('/', '.');
    return this.message === null ? name : `${name}: ${this.message}`;
  }
}

export const npe = (message: string | null = null): JavaThrow =>
  new JavaThrow('java/lang/NullPointerException', message);
export const illegalArgument = (message: string | null = null): JavaThrow =>
  new JavaThrow('java/lang/IllegalArgumentException', message);
export const internalError = (message: string): JavaThrow =>
  new JavaThrow('java/lang/InternalError', message);
