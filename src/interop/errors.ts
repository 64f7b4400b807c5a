/** What JavaScript sees of exceptions and of the VM's end. */
import type { JavaThrow } from '../vm/steps.js';
import type { JavaObject } from './java-object.js';

/** @internal What is known of a Java exception. */
export interface Thrown {
  readonly className: string;
  readonly message: string | null;
  /** What Throwable.printStackTrace prints. */
  trace(): string;
  readonly object: JavaObject;
  readonly cause: unknown;
}

/** Frames of {@link withCaller} and of the function that calls it, which are no part of a stack trace. */
const OWN_FRAMES = 2;

/** The error that `make` makes while V8 takes so many frames of a stack; undefined: takes none at all. Where the program has frozen Error, as many as it has decided. */
function withStackLimit<T>(limit: number | undefined, make: () => T): T {
  const { stackTraceLimit } = Error;
  if (!setStackLimit(limit)) return make();
  try {
    return make();
  } finally {
    setStackLimit(stackTraceLimit);
  }
}

function setStackLimit(limit: number | undefined): boolean {
  try {
    Error.stackTraceLimit = limit as number;
    return true;
  } catch {
    return false;
  }
}

/** What a JavaError knows besides what everybody sees: one object, since each property of an error costs more than one of its. */
class Inside {
  thrown: Thrown | null = null;
  trace: string | null = null;
  /** Made where JavaScript called Java: its stack is a text when it is read. */
  caller: Error | null = null;
  /** What is not the program's at the top of that stack: so many frames, the first of them that of a function of this name. */
  ownFrames = 0;
  ownName = '';
  /** `stack` is the prototype's, {@link LAZY_STACK}. */
  isLazy = false;
}

/**
 * A Java exception in JavaScript. `message` is what getMessage() returns (empty for null), `stack` the Java stack trace with the JavaScript one behind it, `cause` the Java
 * cause, or the JavaScript error that a bound function threw. A bound function that throws `new JavaError('java.io.IOException', 'disk full')` makes Java see that exception.
 */
export class JavaError extends Error {
  declare readonly name: string;
  /** Binary name of the exception's class. */
  readonly className: string;

  /** What came out of Java; null if this was made in JavaScript. */
  readonly #inside = new Inside();

  /** @internal Not for users of the API: runs no code of a program's. */
  static isJava(error: unknown): error is JavaError {
    return typeof error === 'object' && error !== null && #inside in error;
  }

  constructor(className: string, message: string | null = null, options?: ErrorOptions) {
    super(message ?? '', options);
    this.className = className;
  }

  /** The exception itself; null if it was made in JavaScript and Java has not seen it yet. */
  get object(): JavaObject | null {
    return this.#inside.thrown?.object ?? null;
  }

  /** The Java stack trace as printStackTrace() prints it; empty if Java has not seen the exception. */
  get javaStack(): string {
    this.#inside.trace ??= this.#inside.thrown?.trace() ?? '';
    return this.#inside.trace;
  }

  /** @internal Not for users of the API. */
  static of(thrown: Thrown): JavaError {
    const { className, message, cause } = thrown;
    // Its own stack would cost more than all the rest, and even an empty one costs as much as the error.
    const error = withStackLimit(
      undefined,
      () => new JavaError(className, message, cause === undefined ? undefined : { cause }),
    );
    // Before the stack is uncovered: what is asked of the error afterwards takes V8 four times as long.
    const inside = error.#inside;
    inside.thrown = thrown;
    JavaError.#makeLazy(error, inside);
    return error;
  }

  static #makeLazy(error: JavaError, inside: Inside): void {
    if (inside.isLazy) return;
    inside.isLazy = true;
    // Uncovers the prototype's: to redefine what V8 gives every error takes it twice as long.
    delete error.stack;
  }

  /** @internal Not for users of the API. */
  static setStack(error: JavaError, value: unknown): void {
    if (JavaError.isJava(error)) error.#inside.isLazy = false;
    Object.defineProperty(error, 'stack', { value, configurable: true, writable: true });
  }

  /** @internal Not for users of the API: the stack of what is a JavaError ends where `caller` was made by {@link withCaller}. */
  static addCaller(error: unknown, caller: Error, ownFrames: number, ownName: string): void {
    if (!JavaError.isJava(error)) return;
    const inside = error.#inside;
    inside.caller = caller;
    inside.ownFrames = ownFrames;
    inside.ownName = ownName;
    JavaError.#makeLazy(error, inside);
  }

  /** @internal Not for users of the API. */
  static stackOf(error: JavaError): string {
    const java = error.javaStack.trimEnd() || `${error}`;
    const { caller, ownFrames, ownName } = error.#inside;
    return [java, ...callerLines(caller, ownFrames, ownName)].join('\n');
  }
}

/** The text is made when it is asked for. */
const LAZY_STACK: PropertyDescriptor & ThisType<JavaError> = {
  get(): string | undefined {
    if (!JavaError.isJava(this)) return undefined;
    const text = JavaError.stackOf(this);
    JavaError.setStack(this, text);
    return text;
  },
  set(value: unknown): void {
    JavaError.setStack(this, value);
  },
  configurable: true,
};
Object.defineProperty(JavaError.prototype, 'stack', LAZY_STACK);
setName(JavaError.prototype, 'JavaError');

/** On the prototype, as JavaScript's own errors have it. */
function setName(prototype: Error, name: string): void {
  Object.defineProperty(prototype, 'name', { value: name, writable: true, configurable: true });
}

/** @internal The error for an exception that Java has not seen. */
export function errorOfThrow({ className, message }: JavaThrow): JavaError {
  return new JavaError(className.replaceAll('/', '.'), message);
}

/** The lines of a stack without our own, if the first is such a one. A program may have its own way to print them (Error.prepareStackTrace). */
function callerLines(caller: Error | null, ownFrames: number, ownName: string): string[] {
  const stack: unknown = caller?.stack;
  if (typeof stack !== 'string') return [];
  const lines = stack.split('\n').filter((line) => line.startsWith('    at '));
  return lines.slice(lines[0]?.includes(ownName) ? ownFrames : 0);
}

/**
 * @internal Adds where JavaScript stands to the Java stack trace: the caller of the function that calls this. An error of its own costs less than Error.captureStackTrace, which makes the object that it is given a
 * dictionary.
 */
export function withCaller(error: unknown): unknown {
  if (!JavaError.isJava(error)) return error;
  const { stackTraceLimit: limit } = Error;
  const raised = typeof limit === 'number' && setStackLimit(limit + OWN_FRAMES);
  const caller = new CallerError();
  if (raised) setStackLimit(limit);
  JavaError.addCaller(error, caller, OWN_FRAMES, withCaller.name);
  return error;
}

/** @internal Error, for functions that V8 never optimizes, since they always throw: a global is looked up by its name there. */
export const CallerError = Error;

/** @internal The first half of {@link withCallerAt}: makes room for the frame of the function that asks in the next error's stack. What the limit was, undefined if it stays as it is. */
export function beginCaller(): number | undefined {
  const { stackTraceLimit: limit } = Error;
  return typeof limit === 'number' && setStackLimit(limit + 1) ? limit : undefined;
}

/** @internal {@link withCaller} where the error that knows the stack is made by the function that the program has called, of this name: each frame that V8 notes costs a twentieth of what an exception does. */
export function withCallerAt(
  error: unknown,
  limit: number | undefined,
  caller: Error,
  name: string,
): unknown {
  if (limit !== undefined) setStackLimit(limit);
  JavaError.addCaller(error, caller, 1, name);
  return error;
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
