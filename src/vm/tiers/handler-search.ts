/** Looking for handlers in frames of optimized code. */
import type { JavaClass, JavaMethod } from '../classes/java-class.js';

/** What became of an exception that came to a frame of optimized code. */
export const enum HandlerOutcome {
  /** None of its methods handles it. */
  NONE = 0,
  /** None handles it, but that may be otherwise with the next: a monitor was left, or there was no room for the handler's frame. */
  NONE_NOW = 1,
  ENTERED = 2,
}

/** Handler of a method for exceptions of a class that arise at a bytecode index, -1 if it has none. */
export type HandlerSearch = (method: JavaMethod, bci: number, thrown: JavaClass) => number;
