import { Op } from '../jvms/opcodes.js';
import { aRole, bRole, cRole, dstRole } from './operand-kinds.js';
import { IrCond, IrOp, Kind } from './ops.js';
import * as control from './translate-control.js';
import * as objects from './translate-objects.js';
import * as values from './translate-values.js';
import type { Rule, Translator } from './translator.js';

/** How each JVM opcode becomes IR: one row for each opcode of JVMS 17 chapter 6. */
const table: (Rule | undefined)[] = new Array(256).fill(undefined);

type Translate = (t: Translator, rule: Rule) => void;

function row(opcode: number, translate: Translate, op: IrOp = 0, kind = 0, aux = 0): void {
  if (table[opcode] !== undefined) throw new Error(`two rules for opcode 0x${opcode.toString(16)}`);
  table[opcode] = { translate, op, kind, aux, dst: dstRole[op], a: aRole[op], b: bRole[op] };
}

/** Opcodes that map to consecutive IR operations. */
function run(first: number, last: number, translate: Translate, op: IrOp): void {
  for (let i = 0; i <= last - first; i++) row(first + i, translate, op + i);
}

row(Op.NOP, values.nop);
row(Op.ACONST_NULL, values.pushNull);
for (let value = -1; value <= 5; value++) row(Op.ICONST_0 + value, values.intConstant, 0, Kind.I, value);
for (let value = 0; value <= 1; value++) row(Op.LCONST_0 + value, values.constant, 0, Kind.L, value);
// The bits of 0.0f, 1.0f, 2.0f, and the upper halves of 0.0, 1.0.
row(Op.FCONST_0, values.constant, 0, Kind.F, 0);
row(Op.FCONST_1, values.constant, 0, Kind.F, 0x3f800000);
row(Op.FCONST_2, values.constant, 0, Kind.F, 0x40000000);
row(Op.DCONST_0, values.constant, 0, Kind.D, 0);
row(Op.DCONST_1, values.constant, 0, Kind.D, 0x3ff00000);
row(Op.BIPUSH, values.bytePush);
row(Op.SIPUSH, values.shortPush);
row(Op.LDC, values.loadConstant);
row(Op.LDC_W, values.loadConstantWide);
row(Op.LDC2_W, values.loadConstant2);

// Loads and stores: i l f d a with an index operand, then each with the indices 0..3.
for (let k = 0; k < 5; k++) {
  row(Op.ILOAD + k, values.load, 0, Kind.I + k);
  row(Op.ISTORE + k, values.store, 0, Kind.I + k);
  for (let index = 0; index < 4; index++) {
    row(Op.ILOAD_0 + 4 * k + index, values.loadFixed, 0, Kind.I + k, index);
    row(Op.ISTORE_0 + 4 * k + index, values.storeFixed, 0, Kind.I + k, index);
  }
}
run(Op.IALOAD, Op.SALOAD, values.binary, IrOp.IALOAD);
for (let i = 0; i < 8; i++) {
  const op = IrOp.IASTORE + i;
  row(Op.IASTORE + i, values.arrayStore, op, cRole[op]);
}

row(Op.POP, values.pop, 0, 0, 1);
row(Op.POP2, values.pop, 0, 0, 2);
for (let below = 0; below < 3; below++) {
  row(Op.DUP + below, values.duplicate, 0, 0, 1 | (below << 2));
  row(Op.DUP2 + below, values.duplicate, 0, 0, 2 | (below << 2));
}
row(Op.SWAP, values.swap);

// add sub mul div rem neg: JVM opcodes go by operation and then kind, the IR's by kind and then operation.
for (let n = 0; n < 5; n++) {
  row(Op.IADD + 4 * n, values.binary, IrOp.IADD + n);
  row(Op.LADD + 4 * n, values.binary, IrOp.LADD + n);
  row(Op.FADD + 4 * n, values.binary, IrOp.FADD + n);
  row(Op.DADD + 4 * n, values.binary, IrOp.DADD + n);
}
row(Op.INEG, values.unary, IrOp.INEG);
row(Op.LNEG, values.unary, IrOp.LNEG);
row(Op.FNEG, values.unary, IrOp.FNEG);
row(Op.DNEG, values.unary, IrOp.DNEG);
const bitwise = [IrOp.ISHL, IrOp.ISHR, IrOp.IUSHR, IrOp.IAND, IrOp.IOR, IrOp.IXOR];
const bitwiseLong = [IrOp.LSHL, IrOp.LSHR, IrOp.LUSHR, IrOp.LAND, IrOp.LOR, IrOp.LXOR];
for (let n = 0; n < 6; n++) {
  row(Op.ISHL + 2 * n, values.binary, bitwise[n]);
  row(Op.LSHL + 2 * n, values.binary, bitwiseLong[n]);
}
row(Op.IINC, values.increment);
run(Op.I2L, Op.I2S, values.unary, IrOp.I2L);

row(Op.LCMP, control.compare, IrOp.LCMP, Kind.L);
row(Op.FCMPL, control.compare, IrOp.FCMPL, Kind.F);
row(Op.FCMPG, control.compare, IrOp.FCMPG, Kind.F, IrCond.NAN_GREATER);
row(Op.DCMPL, control.compare, IrOp.DCMPL, Kind.D);
row(Op.DCMPG, control.compare, IrOp.DCMPG, Kind.D, IrCond.NAN_GREATER);
// Conditions stand in the order of IrCond.
for (let condition = 0; condition < 6; condition++) {
  row(Op.IFEQ + condition, control.ifZero, IrOp.IF_I, Kind.I, condition);
  row(Op.IF_ICMPEQ + condition, control.ifCompare, IrOp.IF_I, Kind.I, condition);
}
for (let condition = 0; condition < 2; condition++) {
  row(Op.IF_ACMPEQ + condition, control.ifCompare, IrOp.IF_P, Kind.P, condition);
  row(Op.IFNULL + condition, control.ifNull, IrOp.IF_P, Kind.P, condition);
}
row(Op.GOTO, control.goto_);
row(Op.JSR, control.jsr);
row(Op.RET, control.ret);
row(Op.TABLESWITCH, control.tableSwitch);
row(Op.LOOKUPSWITCH, control.lookupSwitch);
for (let k = 0; k < 5; k++) row(Op.IRETURN + k, control.return_, IrOp.IRETURN + k, Kind.I + k);
row(Op.RETURN, control.return_, IrOp.RETURN, Kind.VOID);

row(Op.GETSTATIC, objects.getStatic);
row(Op.PUTSTATIC, objects.putStatic);
row(Op.GETFIELD, objects.getField);
row(Op.PUTFIELD, objects.putField);
run(Op.INVOKEVIRTUAL, Op.INVOKEDYNAMIC, objects.invoke, IrOp.INVOKEVIRTUAL);
row(Op.NEW, objects.new_);
row(Op.NEWARRAY, objects.newArray);
row(Op.ANEWARRAY, objects.withClass, IrOp.ANEWARRAY);
row(Op.ARRAYLENGTH, values.unary, IrOp.ARRAYLENGTH);
row(Op.ATHROW, control.throw_);
row(Op.CHECKCAST, objects.withClass, IrOp.CHECKCAST);
row(Op.INSTANCEOF, objects.withClass, IrOp.INSTANCEOF);
row(Op.MONITORENTER, objects.monitor, IrOp.MONITORENTER);
row(Op.MONITOREXIT, objects.monitor, IrOp.MONITOREXIT);
row(Op.WIDE, control.wide);
row(Op.MULTIANEWARRAY, objects.multiNewArray);
row(Op.GOTO_W, control.gotoWide);
row(Op.JSR_W, control.jsrWide);

/** Indexed by opcode. The scan has rejected opcodes without a rule before they are looked up. */
export const rules: readonly Rule[] = table.slice(0, 0xca).map((rule, opcode) => {
  if (rule === undefined) throw new Error(`no rule for opcode 0x${opcode.toString(16)}`);
  return rule;
});
