import { IrOp, irTable, Kind } from './ops.js';

/** What a word of an instruction holds: a {@link Kind} (a slot or constant of that kind; in DST a slot), or one of these. */
export const enum Role {
  UNUSED = 0,
  /** 1..5 are the kinds. */
  BLOCK = 6,
  AUX = 7,
  /** Result of a call: slot of the kind named in word C, or -1. */
  CALL_RESULT = 8,
}

function role(letter: string): number {
  const kind = 'ilfdp'.indexOf(letter);
  if (kind >= 0) return Kind.I + kind;
  switch (letter) {
    case 'b':
      return Role.BLOCK;
    case 'x':
      return Role.AUX;
    case '*':
      return Role.CALL_RESULT;
    case '-':
      return Role.UNUSED;
    default:
      throw new Error(`IR table: unknown operand kind '${letter}'`);
  }
}

/** Roles of the words of each operation, indexed by {@link IrOp}: the table of ops.ts in the form that passes loop over. */
export const dstRole: Uint8Array = Uint8Array.from(irTable, (row) => role(row.dst));
export const aRole: Uint8Array = Uint8Array.from(irTable, (row) => role(row.a));
export const bRole: Uint8Array = Uint8Array.from(irTable, (row) => role(row.b));
export const cRole: Uint8Array = Uint8Array.from(irTable, (row) => role(row.c));

/** True for the operations whose word B is an offset into IrMethod.args. */
export function hasArgs(op: number): boolean {
  return (op >= IrOp.INVOKEVIRTUAL && op <= IrOp.INVOKEDYNAMIC) || op === IrOp.MULTIANEWARRAY;
}

/** True for the five calls: their word A is a constant-pool index and C the kind of the result. */
export function isCall(op: number): boolean {
  return op >= IrOp.INVOKEVIRTUAL && op <= IrOp.INVOKEDYNAMIC;
}
