/** What the optimizing tier knows of a method. Made when there is something to know. */
import type { CodeBlob } from '../code/code-blob.js';
import type { Continuation } from './continuations.js';
import type { TrapCount } from './trap-count.js';

export class MethodTier {
  /** Where calls go, null: to baseline code. */
  optimized: CodeBlob | null = null;
  /** By loop header, for frames of baseline code. */
  readonly osr: Map<number, CodeBlob> = new Map();
  /** Compilations that gave nothing: for calls; by loop header. */
  failures = 0;
  readonly osrFailures: Map<number, number> = new Map();
  /** What another thread compiles at the moment: loop headers, -1 for calls. */
  readonly pending: Set<number> = new Set();
  /** Too much was waiting for the other thread: it is to be asked again soon. */
  isPutOff = false;
  /** The other thread could not compile it. */
  onlyHere = false;
  /** A loop header whose code has come from there and waits for the frame it was made for, -1 if none does; other loops that came since. */
  awaited = -1;
  otherLoops = 0;
  /** Codes of this method that have become invalid. */
  invalidations = 0;
  /** Codes of this method that have become invalid since a call site was given another target. */
  changedTargets = 0;
  /** Exceptions come to its handlers all the time: it stays baseline, and is not inlined. */
  handlesOften = false;
  /** Its last continuation, and how many were made. */
  continuation: Continuation | null = null;
  continuations = 0;
  /** How often code was left because of this method's bytecode: by index and reason. */
  readonly traps: Map<number, TrapCount> = new Map();
  /** What the count of calls has begun with last, -1: with the first count. */
  callsFrom = -1;
}
