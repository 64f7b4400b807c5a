/**
 * The slot IR: one table of operations.
 *
 * Each local variable and each operand-stack position of a method is a *slot* with a scalar half (`s3`: int, long, float, double, 8 bytes)
 * and a pointer half (`p3`: a reference). Locals are slots 0 .. maxLocals-1, stack position d (counted in JVMS words) is slot maxLocals + d. A long or
 * double lives whole in the first of its two slots.
 *
 * An instruction is IR_WORDS consecutive int32: OP, DST, A, B, C, BCI. An operand >= 0 is a slot (its half follows from the operation's operand kind), an
 * operand < 0 is the constant with index ~operand. Words that an operation does not use hold -1 (DST) or 0.
 */

export const IR_WORDS = 6;

/** Word offsets in an instruction. */
export const enum W {
  OP = 0,
  DST = 1,
  A = 2,
  B = 3,
  C = 4,
  BCI = 5,
}

/** Value kinds, used for constants, results and operand kinds. */
export const enum Kind {
  VOID = 0,
  I = 1,
  L = 2,
  F = 3,
  D = 4,
  P = 5,
}

/** Conditions of `if_*` (word C). With NAN_GREATER a float comparison of unordered operands counts as "greater" (fcmpg), otherwise as "less" (fcmpl). */
export const enum IrCond {
  EQ = 0,
  NE = 1,
  LT = 2,
  GE = 3,
  GT = 4,
  LE = 5,
  MASK = 7,
  NAN_GREATER = 8,
}

/** What an operation does besides computing its result. */
export const enum Effect {
  NONE = 0,
  /** Reads memory that other instructions write. */
  READ = 1,
  WRITE = 2,
  /** May throw: the frame is canonical there. */
  THROW = 4,
  /** May run other code, collect, or be where a thread is preempted: a safepoint. All registers are lost. */
  CALL = 8,
  /** Ends a block. */
  CONTROL = 16,
  COMMUTATIVE = 32,
}

// biome-ignore format: families of operations, a line each
export const enum IrOp {
  ICOPY = 0, LCOPY, FCOPY, DCOPY, PCOPY,
  IADD, ISUB, IMUL, IDIV, IREM, IAND, IOR, IXOR, ISHL, ISHR, IUSHR, INEG,
  LADD, LSUB, LMUL, LDIV, LREM, LAND, LOR, LXOR, LSHL, LSHR, LUSHR, LNEG,
  FADD, FSUB, FMUL, FDIV, FREM, FNEG,
  DADD, DSUB, DMUL, DDIV, DREM, DNEG,
  I2L, I2F, I2D, L2I, L2F, L2D, F2I, F2L, F2D, D2I, D2L, D2F, I2B, I2C, I2S,
  LCMP, FCMPL, FCMPG, DCMPL, DCMPG,
  GOTO, IF_I, IF_L, IF_F, IF_D, IF_P, SWITCH,
  IRETURN, LRETURN, FRETURN, DRETURN, PRETURN, RETURN, THROW,
  LDC_I, LDC_L, LDC_F, LDC_D, LDC_P,
  GETFIELD_I, GETFIELD_L, GETFIELD_F, GETFIELD_D, GETFIELD_P,
  PUTFIELD_I, PUTFIELD_L, PUTFIELD_F, PUTFIELD_D, PUTFIELD_P,
  GETSTATIC_I, GETSTATIC_L, GETSTATIC_F, GETSTATIC_D, GETSTATIC_P,
  PUTSTATIC_I, PUTSTATIC_L, PUTSTATIC_F, PUTSTATIC_D, PUTSTATIC_P,
  ARRAYLENGTH,
  IALOAD, LALOAD, FALOAD, DALOAD, PALOAD, BALOAD, CALOAD, SALOAD,
  IASTORE, LASTORE, FASTORE, DASTORE, PASTORE, BASTORE, CASTORE, SASTORE,
  INVOKEVIRTUAL, INVOKESPECIAL, INVOKESTATIC, INVOKEINTERFACE, INVOKEDYNAMIC,
  NEW, NEWARRAY, ANEWARRAY, MULTIANEWARRAY, CHECKCAST, INSTANCEOF,
  MONITORENTER, MONITOREXIT, CATCH, POLL, NULLCHECK,
  COUNT,
}

/**
 * A row: name, kinds of DST, A, B, C, effects. Kinds: `i l f d p` a slot or constant of that kind; `b` a block index; `f:`-like auxiliaries are written
 * `x` (constant-pool index, newarray type code, switch index or args index: see the comment of the row); `-` unused.
 */
export interface IrRow {
  readonly name: string;
  readonly dst: string;
  readonly a: string;
  readonly b: string;
  readonly c: string;
  readonly effect: number;
}

const N = Effect.NONE;
const COM = Effect.COMMUTATIVE;
const TH = Effect.THROW;
const RD = Effect.READ;
const WR = Effect.WRITE;
const CALL = Effect.CALL | Effect.THROW | Effect.READ | Effect.WRITE;
const CTL = Effect.CONTROL;

const rows: (readonly [IrOp, string, string, number])[] = [];
function row(op: IrOp, name: string, kinds: string, effect: number): void {
  rows.push([op, name, kinds, effect]);
}

// Copies.
row(IrOp.ICOPY, 'icopy', 'ii--', N);
row(IrOp.LCOPY, 'lcopy', 'll--', N);
row(IrOp.FCOPY, 'fcopy', 'ff--', N);
row(IrOp.DCOPY, 'dcopy', 'dd--', N);
row(IrOp.PCOPY, 'pcopy', 'pp--', N);
// Arithmetic. Division by zero throws for int and long only.
row(IrOp.IADD, 'iadd', 'iii-', COM);
row(IrOp.ISUB, 'isub', 'iii-', N);
row(IrOp.IMUL, 'imul', 'iii-', COM);
row(IrOp.IDIV, 'idiv', 'iii-', TH);
row(IrOp.IREM, 'irem', 'iii-', TH);
row(IrOp.IAND, 'iand', 'iii-', COM);
row(IrOp.IOR, 'ior', 'iii-', COM);
row(IrOp.IXOR, 'ixor', 'iii-', COM);
row(IrOp.ISHL, 'ishl', 'iii-', N);
row(IrOp.ISHR, 'ishr', 'iii-', N);
row(IrOp.IUSHR, 'iushr', 'iii-', N);
row(IrOp.INEG, 'ineg', 'ii--', N);
row(IrOp.LADD, 'ladd', 'lll-', COM);
row(IrOp.LSUB, 'lsub', 'lll-', N);
row(IrOp.LMUL, 'lmul', 'lll-', COM);
row(IrOp.LDIV, 'ldiv', 'lll-', TH);
row(IrOp.LREM, 'lrem', 'lll-', TH);
row(IrOp.LAND, 'land', 'lll-', COM);
row(IrOp.LOR, 'lor', 'lll-', COM);
row(IrOp.LXOR, 'lxor', 'lll-', COM);
row(IrOp.LSHL, 'lshl', 'lli-', N);
row(IrOp.LSHR, 'lshr', 'lli-', N);
row(IrOp.LUSHR, 'lushr', 'lli-', N);
row(IrOp.LNEG, 'lneg', 'll--', N);
row(IrOp.FADD, 'fadd', 'fff-', COM);
row(IrOp.FSUB, 'fsub', 'fff-', N);
row(IrOp.FMUL, 'fmul', 'fff-', COM);
row(IrOp.FDIV, 'fdiv', 'fff-', N);
row(IrOp.FREM, 'frem', 'fff-', N);
row(IrOp.FNEG, 'fneg', 'ff--', N);
row(IrOp.DADD, 'dadd', 'ddd-', COM);
row(IrOp.DSUB, 'dsub', 'ddd-', N);
row(IrOp.DMUL, 'dmul', 'ddd-', COM);
row(IrOp.DDIV, 'ddiv', 'ddd-', N);
row(IrOp.DREM, 'drem', 'ddd-', N);
row(IrOp.DNEG, 'dneg', 'dd--', N);
row(IrOp.I2L, 'i2l', 'li--', N);
row(IrOp.I2F, 'i2f', 'fi--', N);
row(IrOp.I2D, 'i2d', 'di--', N);
row(IrOp.L2I, 'l2i', 'il--', N);
row(IrOp.L2F, 'l2f', 'fl--', N);
row(IrOp.L2D, 'l2d', 'dl--', N);
row(IrOp.F2I, 'f2i', 'if--', N);
row(IrOp.F2L, 'f2l', 'lf--', N);
row(IrOp.F2D, 'f2d', 'df--', N);
row(IrOp.D2I, 'd2i', 'id--', N);
row(IrOp.D2L, 'd2l', 'ld--', N);
row(IrOp.D2F, 'd2f', 'fd--', N);
row(IrOp.I2B, 'i2b', 'ii--', N);
row(IrOp.I2C, 'i2c', 'ii--', N);
row(IrOp.I2S, 'i2s', 'ii--', N);
row(IrOp.LCMP, 'lcmp', 'ill-', N);
row(IrOp.FCMPL, 'fcmpl', 'iff-', N);
row(IrOp.FCMPG, 'fcmpg', 'iff-', N);
row(IrOp.DCMPL, 'dcmpl', 'idd-', N);
row(IrOp.DCMPG, 'dcmpg', 'idd-', N);
// Control. DST = target block; a conditional branch falls through to the next block in order. C = IrCond.
row(IrOp.GOTO, 'goto', 'b---', CTL);
row(IrOp.IF_I, 'if_i', 'biix', CTL);
row(IrOp.IF_L, 'if_l', 'bllx', CTL);
row(IrOp.IF_F, 'if_f', 'bffx', CTL);
row(IrOp.IF_D, 'if_d', 'bddx', CTL);
row(IrOp.IF_P, 'if_p', 'bppx', CTL);
// C = index into IrMethod.switches (tableswitch, lookupswitch, and `ret` as a switch over the return points of its subroutines).
row(IrOp.SWITCH, 'switch', '-i-x', CTL);
row(IrOp.IRETURN, 'ireturn', '-i--', CTL | TH);
row(IrOp.LRETURN, 'lreturn', '-l--', CTL | TH);
row(IrOp.FRETURN, 'freturn', '-f--', CTL | TH);
row(IrOp.DRETURN, 'dreturn', '-d--', CTL | TH);
row(IrOp.PRETURN, 'preturn', '-p--', CTL | TH);
row(IrOp.RETURN, 'return', '----', CTL | TH);
row(IrOp.THROW, 'throw', '-p--', CTL | CALL);
// Constants that need linking. C = constant-pool index. LDC_I/L/F/D only for dynamic constants.
row(IrOp.LDC_I, 'ldc_i', 'i--x', CALL);
row(IrOp.LDC_L, 'ldc_l', 'l--x', CALL);
row(IrOp.LDC_F, 'ldc_f', 'f--x', CALL);
row(IrOp.LDC_D, 'ldc_d', 'd--x', CALL);
row(IrOp.LDC_P, 'ldc_p', 'p--x', CALL);
// Fields. C = constant-pool index of the Fieldref. Z B C S I fields are all `_i`; the width follows from the descriptor.
row(IrOp.GETFIELD_I, 'getfield_i', 'ip-x', CALL);
row(IrOp.GETFIELD_L, 'getfield_l', 'lp-x', CALL);
row(IrOp.GETFIELD_F, 'getfield_f', 'fp-x', CALL);
row(IrOp.GETFIELD_D, 'getfield_d', 'dp-x', CALL);
row(IrOp.GETFIELD_P, 'getfield_p', 'pp-x', CALL);
row(IrOp.PUTFIELD_I, 'putfield_i', '-pix', CALL);
row(IrOp.PUTFIELD_L, 'putfield_l', '-plx', CALL);
row(IrOp.PUTFIELD_F, 'putfield_f', '-pfx', CALL);
row(IrOp.PUTFIELD_D, 'putfield_d', '-pdx', CALL);
row(IrOp.PUTFIELD_P, 'putfield_p', '-ppx', CALL);
row(IrOp.GETSTATIC_I, 'getstatic_i', 'i--x', CALL);
row(IrOp.GETSTATIC_L, 'getstatic_l', 'l--x', CALL);
row(IrOp.GETSTATIC_F, 'getstatic_f', 'f--x', CALL);
row(IrOp.GETSTATIC_D, 'getstatic_d', 'd--x', CALL);
row(IrOp.GETSTATIC_P, 'getstatic_p', 'p--x', CALL);
row(IrOp.PUTSTATIC_I, 'putstatic_i', '-i-x', CALL);
row(IrOp.PUTSTATIC_L, 'putstatic_l', '-l-x', CALL);
row(IrOp.PUTSTATIC_F, 'putstatic_f', '-f-x', CALL);
row(IrOp.PUTSTATIC_D, 'putstatic_d', '-d-x', CALL);
row(IrOp.PUTSTATIC_P, 'putstatic_p', '-p-x', CALL);
// Arrays: A = array, B = index, C = value stored.
row(IrOp.ARRAYLENGTH, 'arraylength', 'ip--', TH);
row(IrOp.IALOAD, 'iaload', 'ipi-', RD | TH);
row(IrOp.LALOAD, 'laload', 'lpi-', RD | TH);
row(IrOp.FALOAD, 'faload', 'fpi-', RD | TH);
row(IrOp.DALOAD, 'daload', 'dpi-', RD | TH);
row(IrOp.PALOAD, 'paload', 'ppi-', RD | TH);
row(IrOp.BALOAD, 'baload', 'ipi-', RD | TH);
row(IrOp.CALOAD, 'caload', 'ipi-', RD | TH);
row(IrOp.SALOAD, 'saload', 'ipi-', RD | TH);
row(IrOp.IASTORE, 'iastore', '-pii', WR | TH);
row(IrOp.LASTORE, 'lastore', '-pil', WR | TH);
row(IrOp.FASTORE, 'fastore', '-pif', WR | TH);
row(IrOp.DASTORE, 'dastore', '-pid', WR | TH);
row(IrOp.PASTORE, 'pastore', '-pip', WR | TH);
row(IrOp.BASTORE, 'bastore', '-pii', WR | TH);
row(IrOp.CASTORE, 'castore', '-pii', WR | TH);
row(IrOp.SASTORE, 'sastore', '-pii', WR | TH);
// Calls. DST = result slot or -1, A = constant-pool index, B = offset into IrMethod.args ([count, operand...]; kinds by descriptor, receiver first),
// C = Kind of the result.
row(IrOp.INVOKEVIRTUAL, 'invokevirtual', '*xxx', CALL);
row(IrOp.INVOKESPECIAL, 'invokespecial', '*xxx', CALL);
row(IrOp.INVOKESTATIC, 'invokestatic', '*xxx', CALL);
row(IrOp.INVOKEINTERFACE, 'invokeinterface', '*xxx', CALL);
row(IrOp.INVOKEDYNAMIC, 'invokedynamic', '*xxx', CALL);
// Objects. C = constant-pool index of the class (NEWARRAY: type code 4..11 of JVMS newarray). MULTIANEWARRAY: B = offset into args (the lengths).
row(IrOp.NEW, 'new', 'p--x', CALL);
row(IrOp.NEWARRAY, 'newarray', 'pi-x', CALL);
row(IrOp.ANEWARRAY, 'anewarray', 'pi-x', CALL);
row(IrOp.MULTIANEWARRAY, 'multianewarray', 'p-xx', CALL);
row(IrOp.CHECKCAST, 'checkcast', 'pp-x', CALL);
row(IrOp.INSTANCEOF, 'instanceof', 'ip-x', CALL);
row(IrOp.MONITORENTER, 'monitorenter', '-p--', CALL);
row(IrOp.MONITOREXIT, 'monitorexit', '-p--', CALL);
/** First instruction of an exception handler: the caught exception. */
row(IrOp.CATCH, 'catch', 'p---', N);
/** First instruction of a loop header (after CATCH if both): safepoint, back-edge counter, place of on-stack replacement. */
row(IrOp.POLL, 'poll', '----', CALL);
row(IrOp.NULLCHECK, 'nullcheck', '-p--', TH);

/** The table, indexed by {@link IrOp}. A missing or misplaced row throws when the module loads. */
export const irTable: readonly IrRow[] = rows.map(([op, name, kinds, effect], index) => {
  if (op !== index) throw new Error(`IR table: row '${name}' stands at ${index}, its operation is ${op}`);
  return { name, dst: kinds[0], a: kinds[1], b: kinds[2], c: kinds[3], effect };
});
if (irTable.length !== IrOp.COUNT)
  throw new Error(`IR table: ${irTable.length} rows for ${IrOp.COUNT} operations`);

/** Effects by operation, for passes that only ask that. */
export const irEffect: Uint8Array = Uint8Array.from(irTable, (r) => r.effect);
