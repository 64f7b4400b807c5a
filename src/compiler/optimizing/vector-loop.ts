import { INTEGER_ARGUMENTS } from '../../layout/calling-convention.js';
import type { Type } from './ops.js';

/** What a `vector_loop` does to each element (Graph.vectorLoops): its operands are counter, limit, arrays, scalars. */
export interface VectorLoop {
  /** Of all elements and scalars. */
  readonly type: Type;
  readonly arrays: number;
  readonly scalars: number;
  /**
   * Rows of three words. `load_element`: array, 0. `store_element`: array, value. Arithmetic: its operands. Values are numbered: the scalars, then the rows. Of values in
   * loops over bytes, chars and shorts only as many bits count as an element has.
   */
  readonly code: Int32Array;
}

export const MAX_ARRAYS = 4;
/** Arrays and scalars that are passed in general registers, as a call's arguments behind the counter and the limit. */
export const MAX_INTEGERS = INTEGER_ARGUMENTS.length - 2;
/** Vector registers for scalars and results: all but the scratch register. */
export const MAX_REGISTERS = 15;

/** Nothing less is done: a register of AVX or two of SSE. */
export const UNIT_BYTES = 32;
/** So many units are done at a time as long as there are as many. */
export const UNROLLED = 4;
/** No more elements without a look at the poll flag. A multiple of all that are done at a time. */
export const LONGEST = 0x1_0000;

/** log2 of an element's bytes. */
export function shiftOf(type: Type): number {
  const letter = String.fromCharCode(type);
  return 'B'.includes(letter) ? 0 : 'CS'.includes(letter) ? 1 : 'IF'.includes(letter) ? 2 : 3;
}

/** Elements in a unit. */
export function unitOf(type: Type): number {
  return UNIT_BYTES >> shiftOf(type);
}
