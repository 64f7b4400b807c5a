/** Instructions of the slot IR in SSA, one function a family. */
import { IrCond, IrOp, Kind } from '../../../ir/ops.js';
import { Op, TrapReason } from '../ops.js';
import { decide } from '../passes/conditions.js';
import { translateCall } from './calls.js';
import type { GraphBuilder } from './graph-builder.js';
import { translateReturn } from './inlining.js';
import { translateArrayLoad, translateArrayStore, translateField, translateStatic } from './memory.js';
import { translateAllocation, translateConstant, translateMonitor, translateTypeTest } from './objects.js';
import { translateThrow } from './throwing.js';

/** Operations that are the same in both forms and compute a value from one or two: [IR op, SSA op, kind of result, of a, of b]. */
const plain = new Map<number, readonly [Op, Kind, Kind, Kind]>();

function family(first: IrOp, op: Op, count: number, result: Kind, a: Kind, b: Kind): void {
  for (let i = 0; i < count; i++) plain.set(first + i, [op + i, result, a, b]);
}
const { I, L, F, D } = { I: Kind.I, L: Kind.L, F: Kind.F, D: Kind.D } as const;
const NONE = Kind.VOID;
family(IrOp.IADD, Op.IADD, 3, I, I, I);
family(IrOp.IAND, Op.IAND, 6, I, I, I);
family(IrOp.INEG, Op.INEG, 1, I, I, NONE);
family(IrOp.LADD, Op.LADD, 3, L, L, L);
family(IrOp.LAND, Op.LAND, 3, L, L, L);
family(IrOp.LSHL, Op.LSHL, 3, L, L, I);
family(IrOp.LNEG, Op.LNEG, 1, L, L, NONE);
family(IrOp.FADD, Op.FADD, 5, F, F, F);
family(IrOp.FNEG, Op.FNEG, 1, F, F, NONE);
family(IrOp.DADD, Op.DADD, 5, D, D, D);
family(IrOp.DNEG, Op.DNEG, 1, D, D, NONE);
const conversions: readonly (readonly [Kind, Kind])[] = [
  [L, I],
  [F, I],
  [D, I],
  [I, L],
  [F, L],
  [D, L],
  [I, F],
  [L, F],
  [D, F],
  [I, D],
  [L, D],
  [F, D],
  [I, I],
  [I, I],
  [I, I],
];
for (let i = 0; i < conversions.length; i++)
  plain.set(IrOp.I2L + i, [Op.I2L + i, conversions[i][0], conversions[i][1], NONE]);
plain.set(IrOp.LCMP, [Op.LCMP, I, L, L]);
family(IrOp.FCMPL, Op.FCMPL, 2, I, F, F);
family(IrOp.DCMPL, Op.DCMPL, 2, I, D, D);

/** Translates the builder's current instruction, in a block of the slot IR. */
export function translate(g: GraphBuilder, op: IrOp, block: number): void {
  const row = plain.get(op);
  if (row !== undefined) {
    const [to, kind, a, b] = row;
    const x = g.operand(g.a, a);
    g.define(kind, g.emit(to, kind, x, b === NONE ? -1 : g.operand(g.b, b)));
    return;
  }
  switch (op) {
    case IrOp.ICOPY:
    case IrOp.LCOPY:
    case IrOp.FCOPY:
    case IrOp.DCOPY:
    case IrOp.PCOPY: {
      const kind = Kind.I + op - IrOp.ICOPY;
      g.define(kind, g.operand(g.a, kind));
      return;
    }
    case IrOp.IDIV:
    case IrOp.IREM:
      divide(g, Kind.I, Op.CHECK_ZERO_I, op === IrOp.IDIV ? Op.IDIV : Op.IREM);
      return;
    case IrOp.LDIV:
    case IrOp.LREM:
      divide(g, Kind.L, Op.CHECK_ZERO_L, op === IrOp.LDIV ? Op.LDIV : Op.LREM);
      return;
    case IrOp.GOTO:
      g.goto(g.dst);
      return;
    case IrOp.IF_I:
    case IrOp.IF_L:
    case IrOp.IF_F:
    case IrOp.IF_D:
    case IrOp.IF_P:
      branch(g, op, block);
      return;
    case IrOp.SWITCH:
      switch_(g);
      return;
    case IrOp.THROW:
      translateThrow(g);
      return;
    case IrOp.CATCH:
      g.define(Kind.P, g.context.caught.get(block) as number);
      return;
    case IrOp.POLL: {
      const state = g.stateAtBlock(block);
      const v = g.emit(Op.POLL, Kind.VOID);
      g.graph.state[v] = state;
      return;
    }
    case IrOp.ARRAYLENGTH: {
      const array = g.checkNull(g.operand(g.a, Kind.P));
      g.define(Kind.I, g.lengthOf(array));
      return;
    }
    case IrOp.NULLCHECK:
      g.checkNull(g.operand(g.a, Kind.P));
      return;
    default:
      translateRest(g, op);
  }
}

function translateRest(g: GraphBuilder, op: IrOp): void {
  if (op >= IrOp.IRETURN && op <= IrOp.RETURN) translateReturn(g, op);
  else if (op <= IrOp.LDC_P) translateConstant(g, op);
  else if (op <= IrOp.PUTFIELD_P) translateField(g, op);
  else if (op <= IrOp.PUTSTATIC_P) translateStatic(g, op);
  else if (op <= IrOp.SALOAD) translateArrayLoad(g, op);
  else if (op <= IrOp.SASTORE) translateArrayStore(g, op);
  else if (op <= IrOp.INVOKEDYNAMIC) translateCall(g, op);
  else if (op <= IrOp.MULTIANEWARRAY) translateAllocation(g, op);
  else if (op <= IrOp.INSTANCEOF) translateTypeTest(g, op);
  else if (op <= IrOp.MONITOREXIT) translateMonitor(g, op);
  else throw new Error(`operation ${op} of the slot IR has no translation`);
}

function divide(g: GraphBuilder, kind: Kind, check: Op, op: Op): void {
  const dividend = g.operand(g.a, kind);
  let divisor = g.operand(g.b, kind);
  const { graph } = g;
  const isConstant = graph.op[divisor] === Op.ICONST || graph.op[divisor] === Op.LCONST;
  if (!isConstant || (graph.imm[divisor] | graph.imm2[divisor]) === 0)
    divisor = g.emitLeaving(check, kind, divisor);
  g.define(kind, g.emit(op, kind, dividend, divisor));
}

function branch(g: GraphBuilder, op: IrOp, block: number): void {
  const kind = Kind.I + op - IrOp.IF_I;
  const a = g.operand(g.a, kind);
  const b = g.operand(g.b, kind);
  const decided = kind === Kind.P ? decideReferences(g, a, b) : decide(g.graph, g.c, kind, a, b);
  if (decided >= 0) {
    g.goto(decided === 1 ? g.dst : block + 1);
    return;
  }
  const v = g.emit(Op.IF_I + op - IrOp.IF_I, Kind.VOID, a, b);
  g.graph.aux[v] = g.c;
  branchTo(g, g.dst, true);
  branchTo(g, block + 1, false);
  g.block = -1;
}

/** Does the current branch, which compares references, go to its target? 1, 0, -1 if that is not known. */
function decideReferences(g: GraphBuilder, a: number, b: number): number {
  const same = isSame(g, a, b);
  if (same === null) return -1;
  return same === (g.c === IrCond.EQ) ? 1 : 0;
}

function isSame(g: GraphBuilder, a: number, b: number): boolean | null {
  const { graph } = g;
  const first = g.knownObject(a);
  const second = g.knownObject(b);
  if (first !== null && second !== null) return g.env.objects.isSame(first, second);
  const isNull = graph.op[a] === Op.NULL;
  if (isNull && graph.op[b] === Op.NULL) return true;
  return (isNull && second !== null) || (first !== null && graph.op[b] === Op.NULL) ? false : null;
}

/** An edge of a branch; one that was never taken leaves the code. */
function branchTo(g: GraphBuilder, target: number, taken: boolean): void {
  if (mayGo(g, target, taken)) g.edge(target);
  else g.trapEdge(target, TrapReason.UNTAKEN);
}

/** Was the branch seen to go there, or left for having gone there? */
function mayGo(g: GraphBuilder, target: number, taken: boolean): boolean {
  const { env, context, ir } = g;
  if (env.wasTaken(context.method, g.bci, taken)) return true;
  return env.trapped(context.method, ir.blockBci[target], TrapReason.UNTAKEN);
}

function switch_(g: GraphBuilder): void {
  const { graph, ir } = g;
  const { keys, targets, fallback } = ir.switches[g.c];
  const v = g.emit(Op.SWITCH, Kind.VOID, g.operand(g.a, Kind.I));
  graph.imm[v] = graph.switches.push(keys) - 1;
  for (let i = 0; i < targets.length; i++) g.edge(targets[i]);
  g.edge(fallback);
  g.block = -1;
}
