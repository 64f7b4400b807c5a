/** What makes an error a JavaError. */
import type { JavaObject } from './java-object.js';

/** What is known of a Java exception. */
export interface Thrown {
  readonly className: string;
  readonly message: string | null;
  /** What Throwable.printStackTrace prints. */
  trace(): string;
  readonly object: JavaObject;
  readonly cause: unknown;
}

/** Who makes the text of `stack`. */
export const enum Stack {
  /** V8, as with any error. */
  PLAIN = 0,
  /** An accessor of JavaError's prototype. */
  ACCESSOR = 1,
  /** What V8 asks for the text, since the error is one of a realm of our own. */
  REALM = 2,
}

/** What a JavaError knows besides what everybody sees: one object, since each property of an error costs more than one of its. */
export class Inside {
  trace: string | null = null;
  stack = Stack.PLAIN;
  /** Made where JavaScript called Java, if the error itself was not: its stack is a text when it is read. */
  caller: Error | null = null;
  /** What is not the program's at the top of the JavaScript stack: so many frames, the first of them that of a function of this name. */
  ownFrames = 0;
  ownName = '';

  /** `thrown`: what came out of Java; null if the error was made in JavaScript. */
  constructor(public thrown: Thrown | null) {}
}

/** Its constructor answers what it is given: fields of classes derived from it are that's. */
class Given {
  constructor(error: Error) {
    // biome-ignore lint/correctness/noConstructorReturn: see above
    return error;
  }
}

/** `new Mark(error, inside)` gives an error the private field that says that it is a JavaError. */
export class Mark extends Given {
  readonly #inside: Inside;

  constructor(error: Error, inside: Inside) {
    super(error);
    this.#inside = inside;
  }

  /** Null if it is no JavaError. Runs no code of a program's. */
  static insideOf(error: unknown): Inside | null {
    return typeof error === 'object' && error !== null && #inside in error ? (error as Mark).#inside : null;
  }
}
