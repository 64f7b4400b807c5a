import type { IrMethod } from '../../ir/method.js';

/** Pointer homes of parameters and local variables: they are numbered before those of the operand stack. */
export function localHomes(ir: IrMethod): number {
  let count = 0;
  for (let slot = 0; slot < ir.maxLocals; slot++) if (ir.pointerHome[slot] >= 0) count++;
  return count;
}
