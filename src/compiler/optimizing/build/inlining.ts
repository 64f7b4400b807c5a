/** Which calls are inlined, and how. */
import { IrOp, Kind } from '../../../ir/ops.js';
import { isInline } from '../../intrinsics.js';
import type { MethodRef } from '../environment.js';
import { NO_VALUE } from '../graph.js';
import { Op } from '../ops.js';
import type { GraphBuilder } from './graph-builder.js';
import { MAX_VALUES } from './halves.js';
import { enterMonitor, leaveMonitor } from './locks.js';

/** Bytecode lengths and depths: OPTIMIZING.md says where they come from. */
const Limit = {
  /** A callee this small costs less than its call. */
  TINY: 35,
  /** One that runs often, while the graph has no more values than FEW; than MANY; or beyond. */
  HOT: 325,
  HOT_LATER: 100,
  FEW: 800,
  MANY: 2000,
  /** Bytes of machine code: what is so large by itself already is called. */
  CODE: 1500,
  /** A method's heat from which on it counts as running often. */
  HEAT: 250,
  FORCED: 1000,
  TINY_DEPTH: 9,
  HOT_DEPTH: 5,
  FORCED_DEPTH: 14,
  /** Of a method in itself: levels. */
  RECURSION: 1,
  TINY_RECURSION: 2,
} as const;

export function isWorthInlining(g: GraphBuilder, method: MethodRef): boolean {
  const { context, graph } = g;
  const { codeLength } = method;
  if (!method.mayInline || codeLength === 0) return false;
  // Code written by hand goes over many elements at a time. Short methods are mostly called for few: there the call would be dearer.
  if (codeLength > Limit.HOT_LATER && method.intrinsic !== 0 && !isInline(method.intrinsic)) return false;
  if (graph.count > MAX_VALUES / 4) return false;
  const isTiny = codeLength <= Limit.TINY;
  if (context.occurrences(method.id) > (isTiny ? Limit.TINY_RECURSION : Limit.RECURSION)) return false;
  const { depth } = context;
  if (method.forceInline) return codeLength <= Limit.FORCED && depth < Limit.FORCED_DEPTH;
  if (isTiny) return depth < Limit.TINY_DEPTH;
  if (codeLength > hotLimit(graph.count) || method.optimizedSize > Limit.CODE) return false;
  return method.heat >= Limit.HEAT && depth < Limit.HOT_DEPTH;
}

/** What is compiled takes time by its size, and the more is inlined the less does each call matter. */
function hotLimit(values: number): number {
  if (values <= Limit.FEW) return Limit.HOT;
  return values <= Limit.MANY ? Limit.HOT_LATER : Limit.TINY;
}

/**
 * Builds the method in place of the current call; the builder goes on behind it (if it returns). Its result, null if that cannot be done.
 * @param state the caller's state after the call.
 */
export function inline(
  g: GraphBuilder,
  method: MethodRef,
  args: readonly number[],
  state: number,
  result: Kind,
): number | null {
  const { graph } = g;
  const ir = g.env.irOf(method);
  if (ir === null) return null;
  const caller = g.context;
  const place = g.savePlace();
  const index = graph.methods.push({ id: method.id, name: method.toString() }) - 1;
  const context = g.enter(caller, method, index, ir, state, 0);
  context.callPlace = place;
  g.values = new Int32Array(2 * ir.slotCount).fill(NO_VALUE);
  for (let i = 0; i < ir.paramKinds.length; i++) g.setSlot(ir.paramSlots[i], ir.paramKinds[i], args[i]);
  if (method.isSynchronized) enterMonitor(g, args[0]);
  context.blockOf[0] = g.block;
  context.entry[0] = g.values;
  g.translateBody();
  g.resume(caller);
  g.restorePlace(place);
  g.block = context.returnBlock;
  if (g.block < 0 || result === Kind.VOID) return NO_VALUE;
  // From a single return, its value: what is known of it is known behind the call.
  const edge = graph.firstIn[g.block];
  return graph.edgeNextIn[edge] < 0 ? graph.lists[graph.edgeArgs[edge] + 1] : graph.first[g.block];
}

const returnKinds: readonly Kind[] = [Kind.I, Kind.L, Kind.F, Kind.D, Kind.P, Kind.VOID];

export function translateReturn(g: GraphBuilder, op: IrOp): void {
  const { graph, context } = g;
  const kind = returnKinds[op - IrOp.IRETURN];
  const v = kind === Kind.VOID ? -1 : g.operand(g.a, kind);
  if (context.parent === null) {
    g.unlock();
    g.emit(Op.RETURN, Kind.VOID, v);
  } else {
    leaveMonitor(g);
    g.emit(Op.GOTO, Kind.VOID);
    if (context.returnBlock < 0) {
      context.returnBlock = graph.newBlock();
      if (kind !== Kind.VOID) graph.addParam(context.returnBlock, kind);
    }
    graph.addEdge(g.block, context.returnBlock, graph.newList(kind === Kind.VOID ? [] : [v]));
  }
  g.block = -1;
}
