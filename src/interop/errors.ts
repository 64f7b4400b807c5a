/** What JavaScript sees of exceptions and of the VM's end. */
import type { JavaThrow } from '../vm/steps.js';
import type { JavaObject } from './java-object.js';

/** What is known of a Java exception. */
export interface Thrown {
  readonly className: string;
  readonly message: string | null;
  /** As Throwable.printStackTrace prints it. */
  readonly trace: string;
  readonly object: JavaObject | null;
  readonly cause: unknown;
}

const thrownDetails = new WeakMap<JavaError, Thrown>();

/**
 * A Java exception in JavaScript. `message` is what getMessage() returns (empty for null), `stack` the Java stack trace with the JavaScript one behind it, `cause` the Java
 * cause, or the JavaScript error that a bound function threw. A bound function that throws `new JavaError('java.io.IOException', 'disk full')` makes Java see that exception.
 */
export class JavaError extends Error {
  override readonly name: string = 'JavaError';
  /** Binary name of the exception's class. */
  readonly className: string;

  readonly #brand = true;

  /** Not for users of the API: runs no code of a program's. */
  static isJava(error: unknown): error is JavaError {
    return typeof error === 'object' && error !== null && #brand in error;
  }

  constructor(className: string, message: string | null = null, options?: ErrorOptions) {
    super(message ?? '', options);
    this.className = className;
  }

  /** The exception itself; null if it was made in JavaScript and Java has not seen it yet. */
  get object(): JavaObject | null {
    return thrownDetails.get(this)?.object ?? null;
  }

  /** The Java stack trace as printStackTrace() prints it; empty if Java has not seen the exception. */
  get javaStack(): string {
    return thrownDetails.get(this)?.trace ?? '';
  }
}

/** The error for an exception that Java has not seen. */
export function errorOfThrow({ className, message }: JavaThrow): JavaError {
  return new JavaError(className.replaceAll('/', '.'), message);
}

/** The error for an exception that came out of Java. */
export function errorOf(thrown: Thrown): JavaError {
  const error = new JavaError(
    thrown.className,
    thrown.message,
    thrown.cause === undefined ? undefined : { cause: thrown.cause },
  );
  thrownDetails.set(error, thrown);
  defineStack(error, thrown.trace.trimEnd());
  return error;
}

/** Adds where JavaScript stands to the Java stack trace; `above` and what it called are left out. */
export function withCaller(error: unknown, above: (...args: never[]) => unknown): unknown {
  if (!(error instanceof JavaError)) return error;
  const here: { stack?: string } = {};
  Error.captureStackTrace(here, above);
  const lines = (here.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  defineStack(error, [error.javaStack.trimEnd() || `${error}`, ...lines].join('\n'));
  return error;
}

function defineStack(error: Error, value: string): void {
  Object.defineProperty(error, 'stack', { value, configurable: true, writable: true });
}

/** Thrown by calls when Java code has called System.exit: the VM is over, the Node process is not. */
export class ExitError extends Error {
  override readonly name: string = 'ExitError';
  constructor(readonly status: number) {
    super(`the Java program has ended with exit status ${status}`);
  }
}

/** Thrown by a synchronous call that would have to wait for ever: for a promise, or for what only a later task of Node's event loop can bring. `cause` is what Java made of it. */
export class BlockedError extends Error {
  override readonly name: string = 'BlockedError';
  constructor(cause: unknown) {
    super('the method waits for what only a turn of the event loop can bring: call it with callAsync', {
      cause,
    });
  }
}
