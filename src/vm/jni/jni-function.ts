/** What a function of the JNI that TypeScript serves looks like. */
import type { Steps } from '../steps.js';
import type { Jni } from './jni.js';

// biome-ignore lint/suspicious/noConfusingVoidType: many functions return nothing
export type JniResult = number | boolean | void;

/**
 * Gets the arguments behind JNIEnv (or JavaVM) as pointers and handles; an int is asked of {@link Jni.int}, by its place in the C function's list. A generator if Java code must run; handles
 * stay good across its steps, raw references do not. What it throws is pending when C goes on, and the result 0.
 */
export type JniFunction = (
  jni: Jni,
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
) => JniResult | Steps<JniResult>;

export type JniFunctions = Readonly<Record<string, JniFunction>>;

/** Results of functions that return a status. */
export const enum Status {
  OK = 0,
  ERR = -1,
  EDETACHED = -2,
  EVERSION = -3,
}
