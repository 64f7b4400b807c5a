/** Where each operation wants its operands, and which registers it destroys. The emitters rely on this table. */
import { Op } from '../ops.js';

/** What an operand needs. LATE: it must not share a register with the result, because the result is written before the operand is read for the last time. */
export const enum Want {
  NONE = 0,
  /** A register. */
  REG = 1,
  /** A register or memory. */
  ANY = 2,
  /** Named by a record only. */
  WEAK = 3,
  KIND = 3,
  LATE = 4,
  REG_LATE = 5,
  ANY_LATE = 6,
}

/** What an operation does to registers. */
export const enum Clobber {
  NONE = 0,
  /** All: a call. Values that live on are in memory. */
  ALL = 1,
  /** rax and rdx. */
  RAX_RDX = 2,
  /** None, but somewhere out of line there is a call at which everything is saved and loaded again: polls, allocation. */
  COLD = 3,
}

/** By 3 * operation + (0: a, 1: b, 2: c); operands in a list by {@link listWant}. */
export const operandWant: Uint8Array = new Uint8Array(3 * Op.COUNT);
export const listWant: Uint8Array = new Uint8Array(Op.COUNT);
export const clobbers: Uint8Array = new Uint8Array(Op.COUNT);

function want(ops: readonly Op[], a: Want, b: Want = Want.NONE, c: Want = Want.NONE): void {
  for (const op of ops) {
    operandWant[3 * op] = a;
    operandWant[3 * op + 1] = b;
    operandWant[3 * op + 2] = c;
  }
}

function list(ops: readonly Op[], each: Want): void {
  for (const op of ops) listWant[op] = each;
}

function clobber(ops: readonly Op[], what: Clobber): void {
  for (const op of ops) clobbers[op] = what;
}

const { REG, ANY, WEAK, REG_LATE, ANY_LATE } = {
  REG: Want.REG,
  ANY: Want.ANY,
  WEAK: Want.WEAK,
  REG_LATE: Want.REG_LATE,
  ANY_LATE: Want.ANY_LATE,
} as const;

want([Op.IADD, Op.IMUL, Op.IAND, Op.IOR, Op.IXOR, Op.LADD, Op.LMUL, Op.LAND, Op.LOR, Op.LXOR], REG, ANY);
want([Op.ISUB, Op.LSUB, Op.FSUB, Op.FDIV, Op.DSUB, Op.DDIV], REG, ANY_LATE);
want([Op.IDIV, Op.IREM, Op.LDIV, Op.LREM, Op.LMULH, Op.LUMULH], ANY, ANY);
want([Op.ISHL, Op.ISHR, Op.IUSHR, Op.LSHL, Op.LSHR, Op.LUSHR], REG, REG_LATE);
want([Op.IROTL, Op.IROTR, Op.LROTL, Op.LROTR], REG, REG_LATE);
want([Op.INEG, Op.LNEG, Op.FNEG, Op.DNEG, Op.FABS, Op.DABS, Op.IBSWAP, Op.LBSWAP, Op.CBSWAP, Op.SBSWAP], REG);
want([Op.FADD, Op.FMUL, Op.DADD, Op.DMUL], REG, ANY);
want([Op.FREM, Op.DREM], ANY, ANY);
want([Op.I2L, Op.I2F, Op.I2D, Op.L2I, Op.L2F, Op.L2D, Op.F2D, Op.D2F, Op.I2B, Op.I2C, Op.I2S, Op.U2L], ANY);
want([Op.F2I, Op.F2L, Op.D2I, Op.D2L], REG);
want([Op.LCMP], REG, ANY);
want([Op.FCMPL, Op.FCMPG, Op.DCMPL, Op.DCMPG], REG, REG);
want([Op.IMULH], ANY, ANY);
want([Op.IMIN, Op.IMAX, Op.LMIN, Op.LMAX], REG, REG);
want([Op.IABS, Op.LABS], REG_LATE);
want([Op.DSQRT, Op.DFLOOR, Op.DCEIL, Op.DRINT], ANY);
want([Op.FFMA, Op.DFMA], REG, REG_LATE, REG_LATE);
want([Op.IPOPCNT, Op.LPOPCNT, Op.ILZCNT, Op.LLZCNT, Op.ITZCNT, Op.LTZCNT], ANY);
want([Op.F2BITS, Op.BITS2F, Op.D2BITS, Op.BITS2D], ANY);
want([Op.SETCC_I, Op.SETCC_L, Op.SETCC_P], REG, ANY);
want([Op.SETCC_D, Op.SETCC_F], REG, REG);
list([Op.SELECT_I, Op.SELECT_L, Op.SELECT_P], ANY);
want([Op.CLASS_OF, Op.MIRROR_OF, Op.ARRAY_LENGTH, Op.LOAD], REG);
want([Op.STORE], REG, REG);
want([Op.STORE_STATIC], REG);
want([Op.LOAD_ELEMENT], REG, REG);
want([Op.STORE_ELEMENT], REG, REG, REG);
list([Op.RAW_GET, Op.RAW_PUT, Op.UNSAFE_GET, Op.UNSAFE_PUT], REG);
list([Op.UNSAFE_CAS, Op.UNSAFE_CAX, Op.UNSAFE_GET_AND_ADD, Op.UNSAFE_GET_AND_SET], REG_LATE);
want([Op.INSTANCE_OF], REG_LATE);
want([Op.CHECK_NULL], REG);
want([Op.CHECK_INDEX], REG, ANY, WEAK);
want([Op.CHECK_ZERO_I, Op.CHECK_ZERO_L], ANY);
want([Op.CHECK_CAST], REG);
want([Op.CHECK_STORE], REG, REG);
want([Op.GUARD_I, Op.GUARD_P], REG, ANY);
want([Op.NEW_ARRAY], REG_LATE);
list([Op.MULTI_NEW_ARRAY, Op.CALL, Op.VECTOR_LOOP], ANY);
want([Op.MONITOR_ENTER, Op.MONITOR_EXIT], REG);
want([Op.SET_SYNC], REG);
want([Op.IF_I, Op.IF_L, Op.IF_P], REG, ANY);
want([Op.IF_F, Op.IF_D], REG, REG);
want([Op.SWITCH], REG);
want([Op.RETURN], ANY);
want([Op.THROW], WEAK);

clobber([Op.CALL, Op.VECTOR_LOOP, Op.MULTI_NEW_ARRAY, Op.FREM, Op.DREM], Clobber.ALL);
clobber([Op.IDIV, Op.IREM, Op.LDIV, Op.LREM, Op.LMULH, Op.LUMULH], Clobber.RAX_RDX);
clobber([Op.NEW_OBJECT, Op.NEW_ARRAY, Op.MONITOR_ENTER, Op.MONITOR_EXIT, Op.POLL], Clobber.COLD);
