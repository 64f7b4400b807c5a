/** What JavaScript sees of exceptions and of the VM's end. */
import type { JavaThrow } from '../vm/steps.js';
import { Inside, Mark } from './error-inside.js';
import type { JavaObject } from './java-object.js';

/**
 * A Java exception in JavaScript. `message` is what getMessage() returns (empty for null), `stack` the Java stack trace with the JavaScript one behind it, `cause` the Java
 * cause, or the JavaScript error that a bound function threw. A bound function that throws `new JavaError('java.io.IOException', 'disk full')` makes Java see that exception.
 */
export class JavaError extends Error {
  declare readonly name: string;
  /** Binary name of the exception's class. */
  readonly className: string;

  /** @internal Not for users of the API: runs no code of a program's. */
  static isJava(error: unknown): error is JavaError {
    return Mark.insideOf(error) !== null;
  }

  constructor(className: string, message: string | null = null, options?: ErrorOptions) {
    super(message ?? '', options);
    this.className = className;
    new Mark(this, new Inside(null));
  }

  /** The exception itself; null if it was made in JavaScript and Java has not seen it yet. */
  get object(): JavaObject | null {
    return Mark.insideOf(this)?.thrown?.object ?? null;
  }

  /** The Java stack trace as printStackTrace() prints it; empty if Java has not seen the exception. */
  get javaStack(): string {
    const inside = Mark.insideOf(this);
    if (inside === null) return '';
    inside.trace ??= inside.thrown?.trace() ?? '';
    return inside.trace;
  }
}
setName(JavaError.prototype, 'JavaError');

/** On the prototype, as JavaScript's own errors have it. */
function setName(prototype: Error, name: string): void {
  Object.defineProperty(prototype, 'name', { value: name, writable: true, configurable: true });
}

/** @internal The error for an exception that Java has not seen. */
export function errorOfThrow({ className, message }: JavaThrow): JavaError {
  return new JavaError(className.replaceAll('/', '.'), message);
}

/** Thrown by calls when Java code has called System.exit, or the VM was closed: the VM is over, the Node process is not. */
export class ExitError extends Error {
  declare readonly name: string;
  constructor(
    readonly status: number,
    wasClosed = false,
  ) {
    super(wasClosed ? 'the VM is closed' : `the Java program has ended with exit status ${status}`);
  }
}
setName(ExitError.prototype, 'ExitError');

/** Thrown by a synchronous call that would have to wait for ever: for a promise, or for what only a later task of Node's event loop can bring. `cause` is what Java made of it. */
export class BlockedError extends Error {
  declare readonly name: string;
  constructor(cause: unknown) {
    super(
      'the method waits for what only a turn of the event loop can bring: call it with .async, or with vm.callAsync',
      {
        cause,
      },
    );
  }
}
setName(BlockedError.prototype, 'BlockedError');
