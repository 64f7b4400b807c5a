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

row(0x00, values.nop);
row(0x01, values.pushNull);
for (let value = -1; value <= 5; value++) row(0x03 + value, values.intConstant, 0, Kind.I, value);
for (let value = 0; value <= 1; value++) row(0x09 + value, values.constant, 0, Kind.L, value);
// The bits of 0.0f, 1.0f, 2.0f, and the upper halves of 0.0, 1.0.
row(0x0b, values.constant, 0, Kind.F, 0);
row(0x0c, values.constant, 0, Kind.F, 0x3f800000);
row(0x0d, values.constant, 0, Kind.F, 0x40000000);
row(0x0e, values.constant, 0, Kind.D, 0);
row(0x0f, values.constant, 0, Kind.D, 0x3ff00000);
row(0x10, values.bytePush);
row(0x11, values.shortPush);
row(0x12, values.loadConstant);
row(0x13, values.loadConstantWide);
row(0x14, values.loadConstant2);

// Loads and stores: i l f d a with an index operand, then each with the indices 0..3.
for (let k = 0; k < 5; k++) {
  row(0x15 + k, values.load, 0, Kind.I + k);
  row(0x36 + k, values.store, 0, Kind.I + k);
  for (let index = 0; index < 4; index++) {
    row(0x1a + 4 * k + index, values.loadFixed, 0, Kind.I + k, index);
    row(0x3b + 4 * k + index, values.storeFixed, 0, Kind.I + k, index);
  }
}
run(0x2e, 0x35, values.binary, IrOp.IALOAD);
for (let i = 0; i < 8; i++) {
  const op = IrOp.IASTORE + i;
  row(0x4f + i, values.arrayStore, op, cRole[op]);
}

row(0x57, values.pop, 0, 0, 1);
row(0x58, values.pop, 0, 0, 2);
for (let below = 0; below < 3; below++) {
  row(0x59 + below, values.duplicate, 0, 0, 1 | (below << 2));
  row(0x5c + below, values.duplicate, 0, 0, 2 | (below << 2));
}
row(0x5f, values.swap);

// add sub mul div rem neg: JVM opcodes go by operation and then kind, the IR's by kind and then operation.
for (let n = 0; n < 5; n++) {
  row(0x60 + 4 * n, values.binary, IrOp.IADD + n);
  row(0x61 + 4 * n, values.binary, IrOp.LADD + n);
  row(0x62 + 4 * n, values.binary, IrOp.FADD + n);
  row(0x63 + 4 * n, values.binary, IrOp.DADD + n);
}
row(0x74, values.unary, IrOp.INEG);
row(0x75, values.unary, IrOp.LNEG);
row(0x76, values.unary, IrOp.FNEG);
row(0x77, values.unary, IrOp.DNEG);
const bitwise = [IrOp.ISHL, IrOp.ISHR, IrOp.IUSHR, IrOp.IAND, IrOp.IOR, IrOp.IXOR];
const bitwiseLong = [IrOp.LSHL, IrOp.LSHR, IrOp.LUSHR, IrOp.LAND, IrOp.LOR, IrOp.LXOR];
for (let n = 0; n < 6; n++) {
  row(0x78 + 2 * n, values.binary, bitwise[n]);
  row(0x79 + 2 * n, values.binary, bitwiseLong[n]);
}
row(0x84, values.increment);
run(0x85, 0x93, values.unary, IrOp.I2L);

row(0x94, control.compare, IrOp.LCMP, Kind.L);
row(0x95, control.compare, IrOp.FCMPL, Kind.F);
row(0x96, control.compare, IrOp.FCMPG, Kind.F, IrCond.NAN_GREATER);
row(0x97, control.compare, IrOp.DCMPL, Kind.D);
row(0x98, control.compare, IrOp.DCMPG, Kind.D, IrCond.NAN_GREATER);
// Conditions stand in the order of IrCond.
for (let condition = 0; condition < 6; condition++) {
  row(0x99 + condition, control.ifZero, IrOp.IF_I, Kind.I, condition);
  row(0x9f + condition, control.ifCompare, IrOp.IF_I, Kind.I, condition);
}
for (let condition = 0; condition < 2; condition++) {
  row(0xa5 + condition, control.ifCompare, IrOp.IF_P, Kind.P, condition);
  row(0xc6 + condition, control.ifNull, IrOp.IF_P, Kind.P, condition);
}
row(0xa7, control.goto_);
row(0xa8, control.jsr);
row(0xa9, control.ret);
row(0xaa, control.tableSwitch);
row(0xab, control.lookupSwitch);
for (let k = 0; k < 5; k++) row(0xac + k, control.return_, IrOp.IRETURN + k, Kind.I + k);
row(0xb1, control.return_, IrOp.RETURN, Kind.VOID);

row(0xb2, objects.getStatic);
row(0xb3, objects.putStatic);
row(0xb4, objects.getField);
row(0xb5, objects.putField);
run(0xb6, 0xba, objects.invoke, IrOp.INVOKEVIRTUAL);
row(0xbb, objects.new_);
row(0xbc, objects.newArray);
row(0xbd, objects.withClass, IrOp.ANEWARRAY);
row(0xbe, values.unary, IrOp.ARRAYLENGTH);
row(0xbf, control.throw_);
row(0xc0, objects.withClass, IrOp.CHECKCAST);
row(0xc1, objects.withClass, IrOp.INSTANCEOF);
row(0xc2, objects.monitor, IrOp.MONITORENTER);
row(0xc3, objects.monitor, IrOp.MONITOREXIT);
row(0xc4, control.wide);
row(0xc5, objects.multiNewArray);
row(0xc8, control.gotoWide);
row(0xc9, control.jsrWide);

/** Indexed by opcode. The scan has rejected opcodes without a rule before they are looked up. */
export const rules: readonly Rule[] = table.slice(0, 0xca).map((rule, opcode) => {
  if (rule === undefined) throw new Error(`no rule for opcode 0x${opcode.toString(16)}`);
  return rule;
});
