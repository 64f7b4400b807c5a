/** Linked constants, allocation, type tests, monitors. */
import { IrCond, IrOp, Kind } from '../../../ir/ops.js';
import type { ClassInfo } from '../../env.js';
import { Op, TrapReason, ValueFlag } from '../ops.js';
import type { GraphBuilder } from './graph-builder.js';

/** Type character of a kind's constant cell. */
const cellTypes: readonly number[] = [0, 0x49, 0x4a, 0x46, 0x44, 0x4c];

export function translateConstant(g: GraphBuilder, op: IrOp): void {
  const kind = Kind.I + op - IrOp.LDC_I;
  const constant = g.env.link.constant(g.c);
  if (constant === null) {
    g.trap(TrapReason.UNLINKED);
    return;
  }
  const { graph } = g;
  if (kind !== Kind.P) {
    const v = g.emit(Op.LOAD_STATIC, kind);
    graph.imm[v] = constant.value;
    graph.imm2[v] = constant.value;
    graph.aux[v] = cellTypes[kind];
    graph.flags[v] |= ValueFlag.IMMUTABLE;
    g.define(kind, v);
    return;
  }
  // A dynamic constant may be null, and is it for good; what a cell holds is taken for an object.
  if (!constant.immediate && g.env.classOfConstant(constant.value, true) === 0) {
    g.define(Kind.P, graph.nullReference());
    return;
  }
  const v = graph.constant(constant.immediate ? Op.PCONST : Op.PCELL, Kind.P, constant.value);
  g.define(Kind.P, v);
}

/** log2 of the element size by newarray type code, from 4 (boolean) on. */
const primitiveShifts: readonly number[] = [0, 1, 2, 3, 0, 1, 2, 3];
const REFERENCE_SHIFT = 2;

export function translateAllocation(g: GraphBuilder, op: IrOp): void {
  switch (op) {
    case IrOp.NEW:
      allocateObject(g);
      break;
    case IrOp.NEWARRAY:
      allocateArray(g, g.env.link.primitiveArrayClass(g.c), primitiveShifts[g.c - 4]);
      break;
    case IrOp.ANEWARRAY: {
      const info = g.env.link.arrayClassOf(g.c);
      if (info === null) g.trap(TrapReason.UNLINKED);
      else allocateArray(g, info.record, REFERENCE_SHIFT);
      break;
    }
    default:
      allocateArrays(g);
  }
}

function allocateObject(g: GraphBuilder): void {
  const info = g.env.link.classInfo(g.c, true);
  if (info === null) {
    g.trap(TrapReason.UNLINKED);
    return;
  }
  const { graph } = g;
  const v = g.emitLeaving(Op.NEW_OBJECT, Kind.P);
  graph.imm[v] = info.record;
  graph.imm2[v] = info.instanceSize;
  graph.flags[v] |= ValueFlag.NON_NULL;
  g.exactClass.set(v, info.record);
  g.define(Kind.P, v);
}

function allocateArray(g: GraphBuilder, record: number, shift: number): void {
  const { graph } = g;
  const v = g.emitLeaving(Op.NEW_ARRAY, Kind.P, g.operand(g.a, Kind.I));
  graph.imm[v] = record;
  graph.aux[v] = shift;
  graph.flags[v] |= ValueFlag.NON_NULL;
  g.exactClass.set(v, record);
  g.define(Kind.P, v);
}

function allocateArrays(g: GraphBuilder): void {
  const info = g.env.link.classInfo(g.c, false);
  if (info === null) {
    g.trap(TrapReason.UNLINKED);
    return;
  }
  const { graph, ir } = g;
  const lengths: number[] = [];
  for (let i = 1; i <= ir.args[g.b]; i++) lengths.push(g.operand(ir.args[g.b + i], Kind.I));
  const v = g.emitLeaving(Op.MULTI_NEW_ARRAY, Kind.P);
  graph.list[v] = graph.newList(lengths);
  graph.imm[v] = info.record;
  graph.flags[v] |= ValueFlag.NON_NULL;
  g.define(Kind.P, v);
}

/** imm2 of INSTANCE_OF and CHECK_CAST. */
const LEAF = -2;
const depthOf = (info: ClassInfo): number => (info.isLeaf ? LEAF : info.displayDepth);

export function translateTypeTest(g: GraphBuilder, op: IrOp): void {
  const { graph } = g;
  const isCast = op === IrOp.CHECKCAST;
  const ref = g.operand(g.a, Kind.P);
  if (graph.op[ref] === Op.NULL) {
    g.define(isCast ? Kind.P : Kind.I, isCast ? ref : graph.int(0));
    return;
  }
  const info = g.env.link.classInfo(g.c, false);
  if (info === null) {
    unlinkedTypeTest(g, ref, isCast);
    return;
  }
  if (!isCast) {
    g.define(Kind.I, instanceOf(g, ref, info));
    return;
  }
  const known = g.classOf(ref);
  if (known !== 0 && g.env.isSubtype(known, info.record)) {
    g.define(Kind.P, ref);
    return;
  }
  const v = g.emitLeaving(Op.CHECK_CAST, Kind.P, ref);
  graph.imm[v] = info.record;
  graph.imm2[v] = depthOf(info);
  graph.flags[v] |= graph.flags[ref] & ValueFlag.NON_NULL;
  g.substitute(ref, v);
  g.define(Kind.P, v);
}

/** Whether the object is an instance of a class: 1 or 0. */
export function instanceOf(g: GraphBuilder, ref: number, info: ClassInfo): number {
  const { graph } = g;
  const known = g.classOf(ref);
  if (graph.op[ref] === Op.NULL) return graph.int(0);
  if (known !== 0) return graph.int(g.env.isSubtype(known, info.record) ? 1 : 0);
  const v = g.emit(Op.INSTANCE_OF, Kind.I, ref);
  graph.imm[v] = info.record;
  graph.imm2[v] = depthOf(info);
  return v;
}

/** Null is an instance of nothing and can be cast to everything, whatever the class: nothing is loaded for it (JVMS 6.5 checkcast). */
function unlinkedTypeTest(g: GraphBuilder, ref: number, isCast: boolean): void {
  const { graph, env, context } = g;
  if (env.trapped(context.method, g.bci, TrapReason.UNLINKED)) {
    g.trap(TrapReason.UNLINKED);
    return;
  }
  const guard = g.emitLeaving(Op.GUARD_P, Kind.VOID, ref, graph.nullReference());
  graph.aux[guard] = IrCond.EQ;
  graph.imm[guard] = TrapReason.UNLINKED;
  g.define(isCast ? Kind.P : Kind.I, isCast ? graph.nullReference() : graph.int(0));
}

export function translateMonitor(g: GraphBuilder, op: IrOp): void {
  const { graph } = g;
  const object = g.checkNull(g.operand(g.a, Kind.P));
  const state = g.stateAfter(1, Kind.VOID);
  const v = g.emit(op === IrOp.MONITORENTER ? Op.MONITOR_ENTER : Op.MONITOR_EXIT, Kind.VOID, object);
  graph.state[v] = state;
}
