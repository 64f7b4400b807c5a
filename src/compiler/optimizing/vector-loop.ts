import { INTEGER_ARGUMENTS } from '../../layout/calling-convention.js';
import type { Type } from './ops.js';

/** What a `vector_loop` does to each element (Graph.vectorLoops): its operands are counter, limit, arrays, scalars. */
export interface VectorLoop {
  /** Of all elements and scalars. */
  readonly type: Type;
  readonly arrays: number;
  readonly scalars: number;
  /**
   * Rows of three words. `load_element`: array, 0. `store_element`: array, value. Arithmetic: its operands. Values are numbered: the scalars, then the rows.
   */
  readonly code: Int32Array;
}

export const MAX_ARRAYS = 4;
/** Arrays and scalars that are passed in general registers, as a call's arguments behind the counter and the limit. */
export const MAX_INTEGERS = INTEGER_ARGUMENTS.length - 2;
/** Vector registers for scalars and results: all but the scratch register. */
export const MAX_REGISTERS = 15;

/** How many elements fit into a register. */
export function lanes(type: Type): number {
  return 'IF'.includes(String.fromCharCode(type)) ? 4 : 2;
}

/** So many registers full are done at a time. */
export const UNROLLED = 4;
/** No more elements without a look at the poll flag. A multiple of all that are done at a time. */
export const LONGEST = 0x1_0000;
