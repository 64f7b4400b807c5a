/** What JavaScript sees of exceptions and of the VM's end. */
import type { JavaThrow } from '../vm/steps.js';
import type { JavaObject } from './java-object.js';

/** @internal What is known of a Java exception. */
export interface Thrown {
  readonly className: string;
  readonly message: string | null;
  /** Makes what Throwable.printStackTrace prints. */
  readonly trace: () => string;
  readonly object: JavaObject | null;
  readonly cause: unknown;
}

/** An error without a stack of its own: taking that costs more than all the rest, and even an empty one costs as much as the error. */
function withoutStack<T>(make: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = undefined as unknown as number;
  try {
    return make();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/**
 * A Java exception in JavaScript. `message` is what getMessage() returns (empty for null), `stack` the Java stack trace with the JavaScript one behind it, `cause` the Java
 * cause, or the JavaScript error that a bound function threw. A bound function that throws `new JavaError('java.io.IOException', 'disk full')` makes Java see that exception.
 */
export class JavaError extends Error {
  override readonly name: string = 'JavaError';
  /** Binary name of the exception's class. */
  readonly className: string;

  /** What came out of Java; null if this was made in JavaScript. */
  #thrown: Thrown | null = null;
  #trace: string | null = null;

  /** @internal Not for users of the API: runs no code of a program's. */
  static isJava(error: unknown): error is JavaError {
    return typeof error === 'object' && error !== null && #thrown in error;
  }

  constructor(className: string, message: string | null = null, options?: ErrorOptions) {
    super(message ?? '', options);
    this.className = className;
  }

  /** The exception itself; null if it was made in JavaScript and Java has not seen it yet. */
  get object(): JavaObject | null {
    return this.#thrown?.object ?? null;
  }

  /** The Java stack trace as printStackTrace() prints it; empty if Java has not seen the exception. */
  get javaStack(): string {
    this.#trace ??= this.#thrown?.trace() ?? '';
    return this.#trace;
  }

  /** Where JavaScript called Java: its stack is a text when it is read. */
  #caller: { stack?: string } | null = null;
  /** `stack` is {@link LAZY_STACK}. */
  #isLazy = false;

  /** @internal Not for users of the API. */
  static of(thrown: Thrown): JavaError {
    const { className, message, cause } = thrown;
    const error = withoutStack(
      () => new JavaError(className, message, cause === undefined ? undefined : { cause }),
    );
    error.#thrown = thrown;
    JavaError.#makeLazy(error);
    return error;
  }

  static #makeLazy(error: JavaError): void {
    if (error.#isLazy) return;
    error.#isLazy = true;
    Object.defineProperty(error, 'stack', LAZY_STACK);
  }

  /** @internal Not for users of the API. */
  static setStack(error: JavaError, value: unknown): void {
    if (JavaError.isJava(error)) error.#isLazy = false;
    Object.defineProperty(error, 'stack', { value, configurable: true, writable: true });
  }

  /** @internal Not for users of the API: the stack ends where `caller` was captured. */
  static addCaller(error: JavaError, caller: { stack?: string }): void {
    error.#caller = caller;
    JavaError.#makeLazy(error);
  }

  /** @internal Not for users of the API. */
  static stackOf(error: JavaError): string {
    const java = error.javaStack.trimEnd() || `${error}`;
    const caller = error.#caller?.stack ?? '';
    return [java, ...caller.split('\n').filter((line) => line.startsWith('    at '))].join('\n');
  }
}

/** The text is made when it is asked for. One pair of functions for all errors: each other pair would be another hidden class of V8's. */
const LAZY_STACK: PropertyDescriptor & ThisType<JavaError> = {
  get(): string {
    const text = JavaError.stackOf(this);
    JavaError.setStack(this, text);
    return text;
  },
  set(value: unknown): void {
    JavaError.setStack(this, value);
  },
  configurable: true,
};

/** @internal The error for an exception that Java has not seen. */
export function errorOfThrow({ className, message }: JavaThrow): JavaError {
  return new JavaError(className.replaceAll('/', '.'), message);
}

/** @internal Adds where JavaScript stands to the Java stack trace; `above` and what it called are left out. */
export function withCaller(error: unknown, above: (...args: never[]) => unknown): unknown {
  if (!JavaError.isJava(error)) return error;
  const here: { stack?: string } = {};
  Error.captureStackTrace(here, above);
  JavaError.addCaller(error, here);
  return error;
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
