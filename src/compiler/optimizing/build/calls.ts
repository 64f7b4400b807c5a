/** Calls: bound where the target is known, inlined where that pays. */
import { IrCond, IrOp, Kind } from '../../../ir/ops.js';
import { type CallInfo, CallKind } from '../../env.js';
import type { MethodRef } from '../environment.js';
import { Op, TrapReason } from '../ops.js';
import { argumentKind, argumentWords, hasReceiver } from './call-shape.js';
import type { GraphBuilder } from './graph-builder.js';
import { inline, isWorthInlining } from './inlining.js';
import { translateIntrinsic } from './intrinsics.js';
import { Unsupported } from './unsupported.js';

const INVOKEVIRTUAL = 0xb6;

export function translateCall(g: GraphBuilder, op: IrOp): void {
  const { env, ir, instruction } = g;
  const opcode = INVOKEVIRTUAL + op - IrOp.INVOKEVIRTUAL;
  const info = env.link.call(g.a, opcode, g.bci);
  if (info === null) {
    g.trap(TrapReason.UNLINKED);
    return;
  }
  const count = ir.args[g.b];
  const args: number[] = [];
  for (let i = 0; i < count; i++)
    args.push(g.operand(ir.args[g.b + 1 + i], argumentKind(env.link, ir, instruction, i)));
  if (info.kind >= CallKind.INVOKE_BASIC && info.kind <= CallKind.LINK_TO_INTERFACE)
    throw new Unsupported('a call through a method handle');
  if (hasReceiver(op)) args[0] = g.checkNull(args[0]);
  if (info.intrinsic !== 0 && translateIntrinsic(g, info.intrinsic, args)) return;
  const target = bind(g, info, opcode, args);
  if (target !== null) callDirectly(g, op, info, target, args);
  else emitCall(g, op, info.kind, info.methodRecord, info.tableOffset, info.methodId, args);
}

/** The method that the call reaches, null if that depends on the receiver. */
function bind(g: GraphBuilder, info: CallInfo, opcode: number, args: readonly number[]): MethodRef | null {
  const { env, graph } = g;
  if (info.kind === CallKind.DIRECT || info.kind === CallKind.ADAPTER) return env.directTarget(info);
  if (info.kind !== CallKind.VIRTUAL && info.kind !== CallKind.INTERFACE) return null;
  const bound = env.bind(info, g.a, opcode, g.bci, g.exactClass.get(args[0]) ?? 0);
  if (bound === null) return null;
  if (bound.guard !== 0) {
    const record = g.emit(Op.CLASS_OF, Kind.I, args[0]);
    const guard = g.emitLeaving(Op.GUARD_I, Kind.VOID, record, graph.int(bound.guard));
    graph.aux[guard] = IrCond.EQ;
    graph.imm[guard] = TrapReason.RECEIVER;
  }
  return bound.method;
}

function callDirectly(g: GraphBuilder, op: IrOp, info: CallInfo, method: MethodRef, args: number[]): void {
  const { graph } = g;
  if (info.kind === CallKind.ADAPTER) args.push(graph.constant(Op.PCELL, Kind.P, info.appendixCell));
  if (isEmptyConstructor(g, method, args)) return;
  if (isWorthInlining(g, method)) {
    const state = g.stateAfter(argumentWords(g.env.link, op, g.a), g.c as Kind);
    if (inline(g, method, args, state, g.c as Kind)) return;
  }
  emitCall(g, op, CallKind.DIRECT, method.record, 0, 0, args);
}

/** The constructor of Object does nothing but register objects to be finalized. */
function isEmptyConstructor(g: GraphBuilder, method: MethodRef, args: readonly number[]): boolean {
  if (!method.isObjectConstructor) return false;
  const exact = g.exactClass.get(args[0]);
  return exact !== undefined && !g.env.isFinalizable(exact);
}

function emitCall(
  g: GraphBuilder,
  op: IrOp,
  kind: CallKind,
  record: number,
  tableOffset: number,
  methodId: number,
  args: readonly number[],
): void {
  const { graph } = g;
  const result = g.c as Kind;
  const state = g.stateAfter(argumentWords(g.env.link, op, g.a), result);
  const v = g.emit(Op.CALL, result);
  graph.aux[v] = kind;
  graph.imm[v] = kind === CallKind.DIRECT || kind === CallKind.ADAPTER ? record : tableOffset;
  graph.imm2[v] = methodId;
  graph.list[v] = graph.newList(args);
  graph.state[v] = state;
  if (result !== Kind.VOID) g.define(result, v);
}
