/** Monitors of inlined synchronized methods. All states of such a method say what it has locked, while it has (LOCK_SLOT). */
import { Kind } from '../../../ir/ops.js';
import type { Graph } from '../graph.js';
import { NO_STATE, NO_VALUE } from '../graph.js';
import { MONITOR_OF_METHOD, Op } from '../ops.js';
import { LOCK_SLOT } from '../optimized-code.js';
import type { MethodContext } from './context.js';
import type { GraphBuilder } from './graph-builder.js';

/** At the start of the method: if the code is given up while the thread waits for the monitor, the frame that takes its place owns it. */
export function enterMonitor(g: GraphBuilder, receiver: number): void {
  const { context, graph } = g;
  const { method } = context;
  context.locked = method.isStatic ? graph.constant(Op.PCONST, Kind.P, method.mirror) : receiver;
  context.isHolding = true;
  const state = g.stateAtBlock(context.start);
  emitMonitor(g, Op.MONITOR_ENTER, context.locked, state);
}

/** Before a return. Executed again in baseline code, it finds nothing locked. */
export function leaveMonitor(g: GraphBuilder): void {
  const { context } = g;
  if (context.locked === NO_VALUE) return;
  context.isHolding = false;
  g.before = NO_STATE;
  const state = g.stateBefore();
  context.isHolding = true;
  g.before = NO_STATE;
  emitMonitor(g, Op.MONITOR_EXIT, context.locked, state);
}

/** Before a jump to a handler of a method around: what the methods up to that one have locked, the innermost first. Executed again in baseline code, the throw finds them unlocked. */
export function leaveMonitors(g: GraphBuilder, outermost: MethodContext): void {
  const first = g.context;
  let state = NO_STATE;
  for (let context = first, depth = 0; context !== outermost; context = context.parent as MethodContext) {
    if (context.locked !== NO_VALUE) {
      state = withoutLock(g.graph, state === NO_STATE ? g.stateBefore() : state, depth);
      emitMonitor(g, Op.MONITOR_EXIT, context.locked, state);
    }
    depth++;
  }
}

function emitMonitor(g: GraphBuilder, op: Op, locked: number, state: number): void {
  const v = g.emit(op, Kind.VOID, locked);
  g.graph.state[v] = state;
  g.graph.aux[v] = MONITOR_OF_METHOD;
}

/** The state with nothing locked in its frame number `depth`, counted from the innermost. */
function withoutLock(graph: Graph, s: number, depth: number): number {
  const parent = graph.stateParent[s];
  const at = graph.stateEntries[s];
  if (depth > 0) return graph.newStateLike(s, withoutLock(graph, parent, depth - 1), at);
  const entries: number[] = [];
  for (let i = at + 1; i <= at + graph.lists[at]; i += 2)
    if (graph.lists[i] !== LOCK_SLOT) entries.push(graph.lists[i], graph.lists[i + 1]);
  return graph.newStateLike(s, parent, graph.newList(entries));
}
