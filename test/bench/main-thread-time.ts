/** Processor time of the thread that asks: not that of V8's threads, nor of other processes. */
import { readFileSync } from 'node:fs';

const cell = new Int32Array(new SharedArrayBuffer(4));
/** Milliseconds: any sleep will do. */
const NAP = 0.02;

/** Nanoseconds. The kernel brings the figure up to date when the thread leaves the processor, else at each tick of its clock only, 4 ms apart: so the thread takes a nap first. */
export function threadTime(): number {
  Atomics.wait(cell, 0, 0, NAP);
  return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]);
}
