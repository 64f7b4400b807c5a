/** Throws. What is caught in the unit (in the method itself or one that it is inlined into) becomes a jump; everything else leaves the code. */
import { IrCond, Kind } from '../../../ir/ops.js';
import type { ClassInfo } from '../../env.js';
import { BlockInfo, type Graph, NO_STATE, NO_VALUE } from '../graph.js';
import { ENDS_UNIT, Op } from '../ops.js';
import { HANDLER_WORDS, type MethodContext } from './context.js';
import type { GraphBuilder } from './graph-builder.js';
import { leaveMonitors } from './locks.js';
import { instanceOf } from './objects.js';

/** A handler that the exception may come to. */
interface Handler {
  readonly context: MethodContext;
  /** Block of the slot IR. */
  readonly block: number;
  /** What the slots of its method hold. */
  readonly values: Int32Array;
  /** What it catches, if that has to be asked of the exception; null: this exception in any case. */
  readonly type: ClassInfo | null;
}

/** Handlers asked in the code at one throw. */
const MAX_TESTS = 4;

export function translateThrow(g: GraphBuilder): void {
  let thrown = g.operand(g.a, Kind.P);
  const handlers = handlersOf(g, g.classOf(thrown));
  // Null is no exception yet.
  if (handlers.length > 0) thrown = g.checkNull(thrown);
  for (const { type, context, block, values } of handlers) {
    if (type === null) {
      leaveMonitors(g, context);
      g.gotoHandler(context, block, values, thrown);
      return;
    }
    const rest = testFor(g, thrown, type);
    leaveMonitors(g, context);
    g.gotoHandler(context, block, values, thrown);
    g.block = rest;
  }
  if (handlers.length > 0) g.graph.blockFlags[g.block] |= BlockInfo.COLD;
  if (handlers.length === 0 && endsUnit(g)) endUnit(g, g.checkNull(thrown));
  else g.emitLeaving(Op.THROW, Kind.VOID, thrown);
  g.block = -1;
}

/** Does the unit end with whatever the current bytecode throws: no method has a handler around it, or a monitor to be left? */
function endsUnit(g: GraphBuilder): boolean {
  let { bci } = g;
  for (let context: MethodContext | null = g.context; context !== null; context = context.parent) {
    if (context.locked !== NO_VALUE) return false;
    const { handlers } = context.ir;
    for (let i = 0; i < handlers.length; i += HANDLER_WORDS)
      if (bci >= handlers[i] && bci < handlers[i + 1]) return false;
    if (context.callPlace !== null) ({ bci } = context.callPlace);
  }
  return true;
}

/** Nobody will ask what the frames hold, so nothing is kept for it. */
function endUnit(g: GraphBuilder, thrown: number): void {
  const { graph } = g;
  const v = g.emitLeaving(Op.THROW, Kind.VOID, thrown);
  graph.state[v] = withoutValues(graph, graph.state[v]);
  graph.imm[v] = ENDS_UNIT;
}

function withoutValues(graph: Graph, s: number): number {
  if (s === NO_STATE) return NO_STATE;
  return graph.newStateLike(s, withoutValues(graph, graph.stateParent[s]), graph.newList([]));
}

/** Goes on where the exception is of the class; the block where it is not. */
function testFor(g: GraphBuilder, thrown: number, type: ClassInfo): number {
  const { graph } = g;
  const branch = g.emit(Op.IF_I, Kind.VOID, instanceOf(g, thrown, type), graph.int(0));
  graph.aux[branch] = IrCond.NE;
  const caught = graph.newBlock();
  const rest = graph.newBlock();
  graph.addEdge(g.block, caught, graph.newList([]));
  graph.addEdge(g.block, rest, graph.newList([]));
  g.block = caught;
  return rest;
}

/**
 * The handlers of the unit for what the current bytecode throws, in order, up to the first that catches it in any case; fewer if one of them must be left to baseline code.
 * @param record the exception's class if that is known, else 0
 */
function handlersOf(g: GraphBuilder, record: number): Handler[] {
  const found: Handler[] = [];
  let { bci, values } = g;
  for (let context: MethodContext | null = g.context; context !== null; context = context.parent) {
    if (!addHandlers(g, found, context, bci, values, record)) break;
    if (context.callPlace !== null) ({ bci, values } = context.callPlace);
  }
  g.env.enter(g.context.method);
  return found;
}

/** Adds those of one method (JVMS 2.10). False: what comes behind them need not or cannot be asked. */
function addHandlers(
  g: GraphBuilder,
  found: Handler[],
  context: MethodContext,
  bci: number,
  values: Int32Array,
  record: number,
): boolean {
  const { env } = g;
  const { handlers, blockAt } = context.ir;
  env.enter(context.method);
  for (let i = 0; i < handlers.length; i += HANDLER_WORDS) {
    if (bci < handlers[i] || bci >= handlers[i + 1]) continue;
    const cpIndex = handlers[i + 3];
    const isCaught = cpIndex === 0 || (record !== 0 && env.catches(cpIndex, record));
    if (!isCaught && record !== 0) continue;
    const type = isCaught ? null : env.catchType(cpIndex);
    const block = blockAt[handlers[i + 2]];
    if (block < 0 || (!isCaught && (type === null || found.length === MAX_TESTS))) return false;
    found.push({ context, block, values, type });
    if (isCaught) return false;
  }
  return true;
}
