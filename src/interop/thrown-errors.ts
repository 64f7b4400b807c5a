/**
 * Makes JavaErrors of Java exceptions, and what `stack` says of them. V8 gives every error a `stack` of its own, and to take that away, so that the text can be made when it is asked for, takes as long as a dozen calls. But
 * the text is asked of the realm that the error belongs to. So where exceptions are frequent, errors are made by the Error of a realm of our own (with the prototype that all JavaErrors have).
 */
import { createContext, Script } from 'node:vm';
import { Inside, Mark, Stack, type Thrown } from './error-inside.js';
import { JavaError } from './errors.js';

/** Frames of {@link withCaller} and of the function that calls it, which are no part of a stack trace. */
const OWN_FRAMES = 2;
/** Making a realm takes as long as thousands of calls: it is made after so many errors. */
const REALM_AFTER = 64;

type ErrorMaker = new (message?: string, options?: ErrorOptions) => Error;
type Frames = readonly unknown[];
/** Error, as V8 knows it: the limit need not be a number. */
const errors = Error as unknown as { stackTraceLimit: unknown; prepareStackTrace: unknown };

// ---- frames that V8 takes

/** The error that `make` makes while V8 takes no stack at all. Where the program has frozen Error, as much as it has decided. */
function withoutStack<T>(make: () => T): T {
  const { stackTraceLimit } = errors;
  if (!setLimit(undefined)) return make();
  try {
    return make();
  } finally {
    setLimit(stackTraceLimit);
  }
}

function setLimit(limit: unknown): boolean {
  try {
    errors.stackTraceLimit = limit;
    return true;
  } catch {
    return false;
  }
}

/** Makes room for frames of our own in the stack of the next error. What the limit was, undefined if it stays as it is. */
function raiseLimit(frames: number): number | undefined {
  const { stackTraceLimit: limit } = errors;
  return typeof limit === 'number' && setLimit(limit + frames) ? limit : undefined;
}

// ---- a realm of our own

let realm: ErrorConstructor | null = null;
/** Of {@link realm}'s Error. */
let realmLimit: number | undefined;
let made = 0;

/** The Error that is to be used; null: that of everybody. */
function realmError(): ErrorConstructor | null {
  return realm ?? (++made > REALM_AFTER && canFormat() ? makeRealm() : null);
}

/** Where Node does not say how it prints frames, source maps are its secret. */
function canFormat(): boolean {
  return typeof errors.prepareStackTrace === 'function' || process.sourceMapsEnabled === false;
}

function makeRealm(): ErrorConstructor {
  realm = new Script('Error').runInContext(createContext()) as ErrorConstructor;
  realm.prepareStackTrace = textOfStack;
  return realm;
}

function limitFrames(maker: ErrorConstructor, limit: number): void {
  if (limit === realmLimit) return;
  realmLimit = limit;
  maker.stackTraceLimit = limit;
}

/** Makes an error of our realm a JavaError. */
function adopt(error: Error, thrown: Thrown): Inside {
  Object.setPrototypeOf(error, JavaError.prototype);
  (error as { className?: string }).className = thrown.className;
  const inside = new Inside(thrown);
  inside.stack = Stack.REALM;
  new Mark(error, inside);
  return inside;
}

// ---- the errors

const optionsOf = ({ cause }: Thrown): ErrorOptions | undefined =>
  cause === undefined ? undefined : { cause };

/** The error for what came out of Java, without JavaScript's stack. */
export function errorOf(thrown: Thrown): JavaError {
  const { className, message } = thrown;
  const maker = realmError();
  if (maker !== null) {
    limitFrames(maker, 0);
    const error = new maker(message ?? '', optionsOf(thrown));
    adopt(error, thrown);
    return error as JavaError;
  }
  const error = withoutStack(() => new JavaError(className, message, optionsOf(thrown)));
  // Before the stack is uncovered: what is asked of the error afterwards takes V8 four times as long.
  const inside = Mark.insideOf(error) as Inside;
  inside.thrown = thrown;
  uncover(error, inside);
  return error;
}

/** The stack is the prototype's from now on. */
function uncover(error: JavaError, inside: Inside): void {
  if (inside.stack !== Stack.PLAIN) return;
  inside.stack = Stack.ACCESSOR;
  // To redefine what V8 gives every error takes it twice as long.
  delete error.stack;
}

/**
 * Adds where JavaScript stands to the Java stack trace: the caller of the function that calls this. An error of its own costs less than Error.captureStackTrace, which makes the object that it is given a
 * dictionary.
 */
export function withCaller(error: unknown): unknown {
  if (!JavaError.isJava(error)) return error;
  const limit = raiseLimit(OWN_FRAMES);
  const caller = new Error();
  if (limit !== undefined) setLimit(limit);
  addCaller(error, caller, OWN_FRAMES, withCaller.name);
  return error;
}

function addCaller(error: JavaError, caller: Error, ownFrames: number, ownName: string): void {
  const inside = Mark.insideOf(error) as Inside;
  inside.caller = caller;
  inside.ownFrames = ownFrames;
  inside.ownName = ownName;
  uncover(error, inside);
}

// ---- what a call answers when it fails

/**
 * What a call answers when an exception has come out of Java, or something else is to be thrown. Thrown once, by the function that the program has called: V8 takes as long for each function that an exception passes as for a
 * whole call. That function also makes the error, since each frame that V8 notes costs a twentieth of what an exception does:
 *
 *     if (result === FAILURE) throw endFailure(new (beginFailure())(failedMessage, failedOptions), nameOfTheFunction);
 *
 * V8 never optimizes a function that always throws, so the work is done in others.
 */
class Failure {
  thrown: Thrown | null = null;
  error: unknown = null;

  of(error: unknown): this {
    this.error = error;
    return this;
  }

  ofThrown(thrown: Thrown): this {
    this.thrown = thrown;
    failedMessage = thrown.message ?? '';
    failedOptions = optionsOf(thrown);
    return this;
  }

  /** What is to be thrown, without JavaScript's stack. */
  take(): unknown {
    const { thrown, error } = this;
    this.forget();
    return thrown === null ? error : errorOf(thrown);
  }

  forget(): void {
    failedMessage = undefined;
    failedOptions = undefined;
    this.thrown = null;
    this.error = null;
  }
}
export const FAILURE = new Failure();
/** What the error is made with. Variables, since properties cost code that is not optimized ten times as much. */
export let failedMessage: string | undefined;
export let failedOptions: ErrorOptions | undefined;

/** Between {@link beginFailure} and {@link endFailure}: is the error of our own realm, and what is Error's limit to be afterwards? */
let isOfRealm = false;
let limitBefore: number | undefined;

/** What the function that throws {@link FAILURE} is to make an object of. */
export function beginFailure(): ErrorMaker {
  const { thrown, error } = FAILURE;
  if (thrown === null && !JavaError.isJava(error)) return Object as unknown as ErrorMaker;
  const maker = thrown === null ? null : realmError();
  isOfRealm = maker !== null;
  if (maker === null) {
    limitBefore = raiseLimit(1);
    return Error;
  }
  const { stackTraceLimit: limit } = errors;
  limitFrames(maker, typeof limit === 'number' ? limit + 1 : 0);
  return maker;
}

/** What is to be thrown. `object` was made by the function that throws, whose name is `name`. */
export function endFailure(object: Error, name: string): unknown {
  const { thrown } = FAILURE;
  if (thrown !== null && isOfRealm) {
    FAILURE.forget();
    const inside = adopt(object, thrown);
    inside.ownFrames = 1;
    inside.ownName = name;
    return object;
  }
  if (limitBefore !== undefined) setLimit(limitBefore);
  limitBefore = undefined;
  const error = FAILURE.take();
  if (JavaError.isJava(error)) addCaller(error, object, 1, name);
  return error;
}

// ---- the text of `stack`

/** What V8 asks of our realm. */
function textOfStack(error: Error, frames: Frames): string {
  const inside = Mark.insideOf(error);
  if (inside === null) return printed(error, frames);
  return stackText(error as JavaError, inside, frames.length === 0 ? '' : printed(emptyError(), frames));
}

/** As Node prints errors, or the program has decided (Error.prepareStackTrace). */
function printed(error: Error, frames: Frames): string {
  const { prepareStackTrace } = errors;
  if (typeof prepareStackTrace === 'function') return prepareStackTrace.call(Error, error, frames);
  return [`${error}`, ...frames.map((frame) => `    at ${frame}`)].join('\n');
}

const emptyError = (): Error => withoutStack(() => new Error());

/** `own`: the error's own stack, if it has one. */
function stackText(error: JavaError, inside: Inside, own: unknown): string {
  const java = error.javaStack.trimEnd() || `${error}`;
  const lines = [...linesOf(own), ...linesOf(inside.caller?.stack)];
  const isOurs = lines[0]?.includes(inside.ownName) === true;
  return [java, ...lines.slice(isOurs ? inside.ownFrames : 0)].join('\n');
}

/** The frames. What the program's way to print them answers may be no text. */
function linesOf(stack: unknown): string[] {
  if (typeof stack !== 'string') return [];
  return stack.split('\n').filter((line) => line.startsWith('    at '));
}

function setStack(error: Error, value: unknown): void {
  const inside = Mark.insideOf(error);
  if (inside !== null) inside.stack = Stack.PLAIN;
  Object.defineProperty(error, 'stack', { value, configurable: true, writable: true });
}

/** For errors that have no stack of their own. */
const ACCESSOR: PropertyDescriptor & ThisType<JavaError> = {
  get(): string | undefined {
    const inside = Mark.insideOf(this);
    if (inside === null) return undefined;
    const text = stackText(this, inside, undefined);
    setStack(this, text);
    return text;
  },
  set(value: unknown): void {
    setStack(this, value);
  },
  configurable: true,
};
Object.defineProperty(JavaError.prototype, 'stack', ACCESSOR);
