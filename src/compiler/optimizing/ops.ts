/**
 * The operations of the optimizing compiler's SSA form: one table. An instruction is a row of flat arrays in {@link Graph}: operation, kind of its result, up to three
 * operands (values) or an operand list, and immediates; the comment of a row says what each means.
 *
 * Rules that hold everywhere:
 * - Values are typed by {@link Kind}: I, L, F, D, P (a reference). An I in a register is always zero-extended to 64 bits, a P too.
 * - Exceptional conditions are instructions of their own (`check_*`) that yield their operand again: what relies on a check uses the check's result, so no pass can move it
 *   above the check. A check's result has the bits of its first operand; the register allocator gives both one register.
 * - What may leave the code (a check, a guard, a call, an allocation, a poll) names a frame state: what the interpreter-like canonical frame(s) would hold there.
 * - Arithmetic never traps: division follows a check of its divisor, and MIN_VALUE / -1 gives MIN_VALUE.
 */
import { Kind } from '../../ir/ops.js';

/** What an operation does besides computing its result. */
export const enum Fx {
  NONE = 0,
  /** Reads memory that others write. */
  READ = 1,
  /** Writes memory. */
  WRITE = 2,
  /** May leave the code: names a frame state; stays in order with all others that write or may leave. */
  EXIT = 4,
  /** Other code may run here: all mutable memory may have changed afterwards, and objects have moved. */
  CALL = 8,
  /** Ends a block. */
  CONTROL = 16,
  COMMUTATIVE = 32,
  /** Stays where it is (parameters). */
  PINNED = 64,
  /** Has the bits of its first operand: shares its register. */
  ALIAS = 128,
}

// biome-ignore format: families of operations, a line each
export const enum Op {
  NONE = 0,
  ICONST, LCONST, FCONST, DCONST, NULL, PCONST, PCELL,
  PARAM, OSR_VALUE, BLOCK_PARAM,
  IADD, ISUB, IMUL, IDIV, IREM, IAND, IOR, IXOR, ISHL, ISHR, IUSHR, INEG,
  LADD, LSUB, LMUL, LDIV, LREM, LAND, LOR, LXOR, LSHL, LSHR, LUSHR, LNEG,
  FADD, FSUB, FMUL, FDIV, FREM, FNEG,
  DADD, DSUB, DMUL, DDIV, DREM, DNEG,
  I2L, I2F, I2D, L2I, L2F, L2D, F2I, F2L, F2D, D2I, D2L, D2F, I2B, I2C, I2S, U2L,
  LCMP, FCMPL, FCMPG, DCMPL, DCMPG,
  IROTL, IROTR, LROTL, LROTR, IMULH, LMULH, LUMULH,
  IMIN, IMAX, LMIN, LMAX, IABS, LABS, FABS, DABS, DSQRT, DFLOOR, DCEIL, DRINT,
  IPOPCNT, LPOPCNT, ILZCNT, LLZCNT, ITZCNT, LTZCNT, IBSWAP, LBSWAP, CBSWAP, SBSWAP,
  F2BITS, BITS2F, D2BITS, BITS2D,
  FFMA, DFMA,
  SETCC_I, SETCC_L, SETCC_P, SETCC_D, SETCC_F,
  SELECT_I, SELECT_L, SELECT_P,
  CLASS_OF, MIRROR_OF, CURRENT_THREAD, THREAD_NOW,
  ARRAY_LENGTH, LOAD, STORE, LOAD_STATIC, STORE_STATIC, LOAD_ELEMENT, STORE_ELEMENT,
  RAW_GET, RAW_PUT, UNSAFE_GET, UNSAFE_PUT, UNSAFE_CAS, UNSAFE_CAX, UNSAFE_GET_AND_ADD, UNSAFE_GET_AND_SET,
  INSTANCE_OF,
  CHECK_NULL, CHECK_INDEX, CHECK_ZERO_I, CHECK_ZERO_L, CHECK_CAST, CHECK_STORE, ASSUME,
  GUARD_I, GUARD_P,
  NEW_OBJECT, NEW_ARRAY, MULTI_NEW_ARRAY,
  MONITOR_ENTER, MONITOR_EXIT, SET_SYNC, GET_SYNC,
  VECTOR_LOOP, CALL, POLL,
  VIRTUAL_OBJECT,
  GOTO, IF_I, IF_L, IF_F, IF_D, IF_P, SWITCH, RETURN, THROW, TRAP,
  COUNT,
}

/**
 * A row: name; kinds of result, a, b, c (`i l f d p`, `*` any or by the instruction's kind, `-` none); effects. `@` in place of c: operands are the list.
 */
export interface OpRow {
  readonly name: string;
  readonly kinds: string;
  readonly effect: number;
}

const rows: OpRow[] = [];
function row(op: Op, name: string, kinds: string, effect: number = Fx.NONE): void {
  if (rows.length !== op) throw new Error(`SSA table: row '${name}' stands at ${rows.length}, not ${op}`);
  rows.push({ name, kinds, effect });
}
const COM = Fx.COMMUTATIVE;
const CHECK = Fx.EXIT | Fx.ALIAS;
const SAFEPOINT = Fx.EXIT | Fx.CALL | Fx.READ | Fx.WRITE;

row(Op.NONE, 'none', '----');
// Constants. imm (and imm2, the upper half) hold the bits. pconst: imm is the address of an object in PERM. pcell: imm is the address of a u32 cell (a root of the
// collector) whose content never changes but for moving: the reference in it.
row(Op.ICONST, 'iconst', 'i---');
row(Op.LCONST, 'lconst', 'l---');
row(Op.FCONST, 'fconst', 'f---');
row(Op.DCONST, 'dconst', 'd---');
row(Op.NULL, 'null', 'p---');
row(Op.PCONST, 'pconst', 'p---');
row(Op.PCELL, 'pcell', 'p---', Fx.NONE);
// imm: index of the parameter (receiver first). In the entry block, first.
row(Op.PARAM, 'param', '*---', Fx.PINNED);
// On-stack replacement. imm: slot of the root method's slot IR whose value it is. In the entry block, first.
row(Op.OSR_VALUE, 'osr_value', '*---', Fx.PINNED);
// imm: index among the block's parameters. First in its block, in order.
row(Op.BLOCK_PARAM, 'block_param', '*---', Fx.PINNED);
// Arithmetic as in the JVMS. Shift counts are I and masked.
row(Op.IADD, 'iadd', 'iii-', COM);
row(Op.ISUB, 'isub', 'iii-');
row(Op.IMUL, 'imul', 'iii-', COM);
row(Op.IDIV, 'idiv', 'iii-');
row(Op.IREM, 'irem', 'iii-');
row(Op.IAND, 'iand', 'iii-', COM);
row(Op.IOR, 'ior', 'iii-', COM);
row(Op.IXOR, 'ixor', 'iii-', COM);
row(Op.ISHL, 'ishl', 'iii-');
row(Op.ISHR, 'ishr', 'iii-');
row(Op.IUSHR, 'iushr', 'iii-');
row(Op.INEG, 'ineg', 'ii--');
row(Op.LADD, 'ladd', 'lll-', COM);
row(Op.LSUB, 'lsub', 'lll-');
row(Op.LMUL, 'lmul', 'lll-', COM);
row(Op.LDIV, 'ldiv', 'lll-');
row(Op.LREM, 'lrem', 'lll-');
row(Op.LAND, 'land', 'lll-', COM);
row(Op.LOR, 'lor', 'lll-', COM);
row(Op.LXOR, 'lxor', 'lll-', COM);
row(Op.LSHL, 'lshl', 'lli-');
row(Op.LSHR, 'lshr', 'lli-');
row(Op.LUSHR, 'lushr', 'lli-');
row(Op.LNEG, 'lneg', 'll--');
row(Op.FADD, 'fadd', 'fff-', COM);
row(Op.FSUB, 'fsub', 'fff-');
row(Op.FMUL, 'fmul', 'fff-', COM);
row(Op.FDIV, 'fdiv', 'fff-');
row(Op.FREM, 'frem', 'fff-');
row(Op.FNEG, 'fneg', 'ff--');
row(Op.DADD, 'dadd', 'ddd-', COM);
row(Op.DSUB, 'dsub', 'ddd-');
row(Op.DMUL, 'dmul', 'ddd-', COM);
row(Op.DDIV, 'ddiv', 'ddd-');
row(Op.DREM, 'drem', 'ddd-');
row(Op.DNEG, 'dneg', 'dd--');
row(Op.I2L, 'i2l', 'li--');
row(Op.I2F, 'i2f', 'fi--');
row(Op.I2D, 'i2d', 'di--');
row(Op.L2I, 'l2i', 'il--');
row(Op.L2F, 'l2f', 'fl--');
row(Op.L2D, 'l2d', 'dl--');
row(Op.F2I, 'f2i', 'if--');
row(Op.F2L, 'f2l', 'lf--');
row(Op.F2D, 'f2d', 'df--');
row(Op.D2I, 'd2i', 'id--');
row(Op.D2L, 'd2l', 'ld--');
row(Op.D2F, 'd2f', 'fd--');
row(Op.I2B, 'i2b', 'ii--');
row(Op.I2C, 'i2c', 'ii--');
row(Op.I2S, 'i2s', 'ii--');
// Zero extension of an int to a long.
row(Op.U2L, 'u2l', 'li--');
row(Op.LCMP, 'lcmp', 'ill-');
row(Op.FCMPL, 'fcmpl', 'iff-');
row(Op.FCMPG, 'fcmpg', 'iff-');
row(Op.DCMPL, 'dcmpl', 'idd-');
row(Op.DCMPG, 'dcmpg', 'idd-');
// Rotations (count I, masked), upper halves of products (imulh: of two ints, signed; lumulh unsigned).
row(Op.IROTL, 'irotl', 'iii-');
row(Op.IROTR, 'irotr', 'iii-');
row(Op.LROTL, 'lrotl', 'lli-');
row(Op.LROTR, 'lrotr', 'lli-');
row(Op.IMULH, 'imulh', 'iii-', COM);
row(Op.LMULH, 'lmulh', 'lll-', COM);
row(Op.LUMULH, 'lumulh', 'lll-', COM);
row(Op.IMIN, 'imin', 'iii-', COM);
row(Op.IMAX, 'imax', 'iii-', COM);
row(Op.LMIN, 'lmin', 'lll-', COM);
row(Op.LMAX, 'lmax', 'lll-', COM);
row(Op.IABS, 'iabs', 'ii--');
row(Op.LABS, 'labs', 'll--');
row(Op.FABS, 'fabs', 'ff--');
row(Op.DABS, 'dabs', 'dd--');
row(Op.DSQRT, 'dsqrt', 'dd--');
row(Op.DFLOOR, 'dfloor', 'dd--');
row(Op.DCEIL, 'dceil', 'dd--');
row(Op.DRINT, 'drint', 'dd--');
row(Op.IPOPCNT, 'ipopcnt', 'ii--');
row(Op.LPOPCNT, 'lpopcnt', 'il--');
row(Op.ILZCNT, 'ilzcnt', 'ii--');
row(Op.LLZCNT, 'llzcnt', 'il--');
row(Op.ITZCNT, 'itzcnt', 'ii--');
row(Op.LTZCNT, 'ltzcnt', 'il--');
row(Op.IBSWAP, 'ibswap', 'ii--');
row(Op.LBSWAP, 'lbswap', 'll--');
row(Op.CBSWAP, 'cbswap', 'ii--');
row(Op.SBSWAP, 'sbswap', 'ii--');
row(Op.F2BITS, 'f2bits', 'if--');
row(Op.BITS2F, 'bits2f', 'fi--');
row(Op.D2BITS, 'd2bits', 'ld--');
row(Op.BITS2D, 'bits2d', 'dl--');
// a * b + c, rounded once.
row(Op.FFMA, 'ffma', 'ffff');
row(Op.DFMA, 'dfma', 'dddd');
// 1 if the comparison holds, else 0. aux: IrCond (P: EQ or NE only; F, D: with NAN_GREATER as for branches; and {@link UNSIGNED} for I and L).
row(Op.SETCC_I, 'setcc_i', 'iii-');
row(Op.SETCC_L, 'setcc_l', 'ill-');
row(Op.SETCC_P, 'setcc_p', 'ipp-');
row(Op.SETCC_D, 'setcc_d', 'idd-');
row(Op.SETCC_F, 'setcc_f', 'iff-');
// Conditional move: list [a, b, x, y]: x if a <cond aux> b holds, else y. The kind of a and b is in the name, that of x, y the instruction's (I, L or P).
row(Op.SELECT_I, 'select_i', '*--@');
row(Op.SELECT_L, 'select_l', '*--@');
row(Op.SELECT_P, 'select_p', '*--@');
// a is known not to be null. class_of: address of the class record, an I. mirror_of: its java.lang.Class. Never changes for an object.
row(Op.CLASS_OF, 'class_of', 'ip--');
row(Op.MIRROR_OF, 'mirror_of', 'pp--');
// current_thread is the same wherever the method asks, thread_now need not be.
row(Op.CURRENT_THREAD, 'current_thread', 'p---', Fx.READ);
row(Op.THREAD_NOW, 'thread_now', 'p---', Fx.READ);
row(Op.ARRAY_LENGTH, 'array_length', 'ip--');
// Memory. a: object, known not to be null. imm: byte offset. aux: first character of the type's descriptor (Z B C S I J F D L). imm2: alias class: two accesses can only meet if
// their alias classes are equal (see Graph.aliasOf...). flags: {@link ValueFlag}. Stores: b is the value. A stored reference marks the card, unless it is null.
row(Op.LOAD, 'load', '*p--', Fx.READ);
row(Op.STORE, 'store', '-p*-', Fx.WRITE);
// imm: absolute address. The object whose card a stored reference marks lies there (statics are in PERM: the card of the address itself).
row(Op.LOAD_STATIC, 'load_static', '*---', Fx.READ);
row(Op.STORE_STATIC, 'store_static', '-*--', Fx.WRITE);
// a: array, not null; b: index, checked; aux: element type; imm2: alias class. Stores: c is the value; a boolean[] element is stored masked by the front end.
row(Op.LOAD_ELEMENT, 'load_element', '*pi-', Fx.READ);
row(Op.STORE_ELEMENT, 'store_element', '-pi*', Fx.WRITE);
// jdk.internal.misc.Unsafe. list [base (P, may be null), offset (L), values...]; aux: type. Without order: one processor runs all Java threads. A stored reference marks
// the card of its address, if base is not null.
// The same where base may be null: such an access can fault, in a mapped file that has become shorter. State: before the bytecode.
row(Op.RAW_GET, 'raw_get', '*--@', Fx.READ | Fx.EXIT);
row(Op.RAW_PUT, 'raw_put', '---@', Fx.WRITE | Fx.EXIT);
row(Op.UNSAFE_GET, 'unsafe_get', '*--@', Fx.READ);
row(Op.UNSAFE_PUT, 'unsafe_put', '---@', Fx.WRITE);
row(Op.UNSAFE_CAS, 'unsafe_cas', 'i--@', Fx.READ | Fx.WRITE);
row(Op.UNSAFE_CAX, 'unsafe_cax', '*--@', Fx.READ | Fx.WRITE);
row(Op.UNSAFE_GET_AND_ADD, 'unsafe_get_and_add', '*--@', Fx.READ | Fx.WRITE);
row(Op.UNSAFE_GET_AND_SET, 'unsafe_get_and_set', '*--@', Fx.READ | Fx.WRITE);
// 1 or 0. imm: class record; imm2: depth in the display, -1 if the stub must decide, -2 for a leaf class (compare the class word). a may be null.
row(Op.INSTANCE_OF, 'instance_of', 'ip--');
// Checks: leave with the operation's own reason if they fail; else a again. Null, index and zero checks: imm is a {@link TrapReason} in its place if not 0 (a pass has moved the
// check: it deoptimizes, so that baseline code finds out whether and where there is something to throw).
row(Op.CHECK_NULL, 'check_null', 'pp--', CHECK);
// a: index, b: length. imm2: the array, for the exception's text, is operand c.
row(Op.CHECK_INDEX, 'check_index', 'iiip', CHECK);
row(Op.CHECK_ZERO_I, 'check_zero_i', 'ii--', CHECK);
row(Op.CHECK_ZERO_L, 'check_zero_l', 'll--', CHECK);
// imm, imm2 as for instance_of. Null passes.
row(Op.CHECK_CAST, 'check_cast', 'pp--', CHECK);
// May the reference a be stored in array b (not null)? Null passes.
row(Op.CHECK_STORE, 'check_store', 'ppp-', CHECK);
// A reference of which a guard or branch has said what class it is of: a again. What relies on that (loads of fields of this class) uses this, and so stays behind the guard or branch: where it stands, it stays. imm: class record; imm2: 0 if it is
// exactly of that class (not null then), 1 if a cast to it cannot fail. A pass may drop it only where the value itself (no branch) says as much.
row(Op.ASSUME, 'assume', 'pp--', Fx.ALIAS);
// Deoptimizes unless a <cond aux> b. imm: {@link TrapReason}.
row(Op.GUARD_I, 'guard_i', '-ii-', Fx.EXIT);
row(Op.GUARD_P, 'guard_p', '-pp-', Fx.EXIT);
// imm: class record; imm2: size in bytes (inline) or 0 (always by the stub). Re-executed if the code is invalidated meanwhile: its state is that before the bytecode.
row(Op.NEW_OBJECT, 'new_object', 'p---', SAFEPOINT);
// imm: array class record; a: length; aux: log2 of the element size. Throws NegativeArraySizeException itself.
row(Op.NEW_ARRAY, 'new_array', 'pi--', SAFEPOINT);
// imm: array class record; list: lengths, outermost first.
row(Op.MULTI_NEW_ARRAY, 'multi_new_array', 'p--@', SAFEPOINT);
// a is not null. State: after the bytecode. aux: {@link MONITOR_OF_METHOD} (the state is that at the method's start, or before its return), else 0.
row(Op.MONITOR_ENTER, 'monitor_enter', '-p--', SAFEPOINT);
row(Op.MONITOR_EXIT, 'monitor_exit', '-p--', SAFEPOINT);
// Notes in the frame's syncHome what a synchronized method has locked, for the unwinder (null: nothing).
row(Op.SET_SYNC, 'set_sync', '-p--', Fx.WRITE);
// What the frame's syncHome holds (code for on-stack replacement, whose frame comes from baseline code); not null.
row(Op.GET_SYNC, 'get_sync', 'p---', Fx.READ);
// Several iterations of a loop over arrays at once (vector-loop.ts). list [counter, limit, arrays..., scalars...], imm: index in Graph.vectorLoops. The counter afterwards: the same if there was
// nothing to do, fewer elements than are done at a time, or an array is null.
row(Op.VECTOR_LOOP, 'vector_loop', 'i--@', Fx.READ | Fx.WRITE);
// list: arguments, receiver first (and not null). aux: CallKind; imm: method record (DIRECT, ADAPTER) or offset in the class record (VIRTUAL, INTERFACE); imm2: id of
// the interface's method, or address of the appendix cell (ADAPTER); MethodHandle.invokeBasic and linkTo* find their target in their arguments. Kind: that of the result, VOID if none. State: after the call, without its result.
row(Op.CALL, 'call', '*--@', SAFEPOINT);
row(Op.POLL, 'poll', '----', SAFEPOINT);
// Not in any block: an object that was never made, named by frame states. imm: class record; list: [offset, aux type, value]..., where a value may be another virtual object;
// fields that are not listed hold zero.
row(Op.VIRTUAL_OBJECT, 'virtual_object', 'p--@', Fx.NONE);
// Control. Successors are the block's edges: if: edge 0 if a <cond aux> b, else edge 1. switch: list of keys in Graph.switches[imm], edge i for key i, the last edge otherwise.
row(Op.GOTO, 'goto', '----', Fx.CONTROL);
row(Op.IF_I, 'if_i', '-ii-', Fx.CONTROL);
row(Op.IF_L, 'if_l', '-ll-', Fx.CONTROL);
row(Op.IF_F, 'if_f', '-ff-', Fx.CONTROL);
row(Op.IF_D, 'if_d', '-dd-', Fx.CONTROL);
row(Op.IF_P, 'if_p', '-pp-', Fx.CONTROL);
row(Op.SWITCH, 'switch', '-i--', Fx.CONTROL);
// a: the result, -1 if none.
row(Op.RETURN, 'return', '-*--', Fx.CONTROL);
// a: the exception (null: NullPointerException). imm: {@link ENDS_UNIT} (a is not null, and the state's frames hold nothing), else 0.
row(Op.THROW, 'throw', '-p--', Fx.CONTROL | Fx.EXIT);
// Deoptimizes. imm: {@link TrapReason}.
row(Op.TRAP, 'trap', '----', Fx.CONTROL | Fx.EXIT);

if (rows.length !== Op.COUNT) throw new Error(`SSA table: ${rows.length} rows for ${Op.COUNT} operations`);

export const opTable: readonly OpRow[] = rows;

/** Effects by operation. */
export const opEffect: Uint8Array = Uint8Array.from(rows, (r) => r.effect);

/** Kind of the result by operation: 0xff where it is the instruction's own. */
export const opKind: Uint8Array = Uint8Array.from(rows, (r) => kindOf(r.kinds[0]));

/** By 3 * operation + (0: a, 1: b, 2: c): kind of the operand, {@link Kind.VOID} if there is none, 0xff if any is allowed. */
export const opOperandKinds: Uint8Array = Uint8Array.from(
  rows.flatMap((r) => [kindOf(r.kinds[1]), kindOf(r.kinds[2]), kindOf(r.kinds[3])]),
);

/** By operation: its operands are a list. */
export const opTakesList: Uint8Array = Uint8Array.from(rows, (r) => (r.kinds[3] === '@' ? 1 : 0));

function kindOf(c: string): number {
  if (c === '*') return 0xff;
  return c === '-' || c === '@' ? Kind.VOID : ' ilfdp'.indexOf(c);
}

/** First characters of descriptors, as aux holds them. */
export const enum Type {
  Z = 90,
  B = 66,
  C = 67,
  S = 83,
  I = 73,
  J = 74,
  F = 70,
  D = 68,
  L = 76,
}

/** Kind of the values of a {@link Type}. */
export function kindOfType(type: number): Kind {
  switch (type) {
    case Type.J:
      return Kind.L;
    case Type.F:
      return Kind.F;
    case Type.D:
      return Kind.D;
    case Type.L:
      return Kind.P;
    default:
      return Kind.I;
  }
}

/** In aux of monitor_enter and monitor_exit: they are an inlined synchronized method's, whose states say that it is held. */
export const MONITOR_OF_METHOD = 1;

/** In imm of throw: nothing in the unit can handle the exception, or has a monitor to be left. */
export const ENDS_UNIT = 1;

/** Added to an IrCond in aux (if_i, if_l, setcc, select, guard_i): the comparison is unsigned. */
export const UNSIGNED = 16;

/** Bits of Graph.flags. */
export const enum ValueFlag {
  /** The location never changes once the object can be seen here (final fields that are trusted, array lengths): calls don't kill it. */
  IMMUTABLE = 1,
  /** A volatile access: kills and is killed by everything, never removed. */
  VOLATILE = 2,
  /** The reference is known not to be null (new objects, receivers). */
  NON_NULL = 4,
  /** A stored reference that needs no card: a field of an object made just before, with no safepoint between. */
  NO_BARRIER = 8,
}

/** Why code is left by a trap or a check. The VM's answer depends on it (docs/OPTIMIZING.md). */
export const enum TrapReason {
  NONE = 0,
  // Exceptions: thrown at the state. Operands in the record: as the check's.
  NULL_CHECK,
  INDEX,
  DIVIDE_BY_ZERO,
  CAST,
  STORE,
  /** Memory outside the heap that is not there (any more): the instruction faults. */
  ACCESS,
  THROW,
  // Deoptimizations: go on in baseline code at the state.
  /** A symbolic reference was not linked when this was compiled. */
  UNLINKED,
  /** An edge that had never been taken. */
  UNTAKEN,
  /** The receiver's class is another than expected. */
  RECEIVER,
  /** Code that is not compiled here. */
  UNSUPPORTED,
  /** A check that was moved out of a loop failed. */
  HOISTED,
}
