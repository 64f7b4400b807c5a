/** What a function of the JNI that TypeScript serves looks like. */
import { Ctx } from '../../layout/layout.js';
import type { JavaThrow, Steps } from '../steps.js';
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

/** jobjectRefType. */
export const enum RefType {
  INVALID = 0,
  LOCAL = 1,
  GLOBAL = 2,
  WEAK_GLOBAL = 3,
}

/** Where the exception is that is pending in the running thread's C code. */
export const PENDING = Ctx.ADDRESS + Ctx.JNI_EXCEPTION;

/** Leaves an exception pending for a function whose result is then {@link Status.ERR}, not 0. */
export function* failedCall(jni: Jni, error: JavaThrow): Steps<Status> {
  const vm = jni.vmOf;
  const ref = yield* vm.exceptions.make(error);
  vm.memory.store32(PENDING, ref);
  return Status.ERR;
}
