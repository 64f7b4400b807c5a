/** Throws. What is caught in the unit (in the method itself or one that it is inlined into) becomes a jump; everything else leaves the code. */
import { Kind } from '../../../ir/ops.js';
import { Op } from '../ops.js';
import { HANDLER_WORDS, type MethodContext } from './context.js';
import type { GraphBuilder } from './graph-builder.js';

interface Handler {
  readonly context: MethodContext;
  /** Block of the slot IR. */
  readonly block: number;
  /** What the slots of its method hold. */
  readonly values: Int32Array;
}

export function translateThrow(g: GraphBuilder): void {
  const thrown = g.operand(g.a, Kind.P);
  const record = g.classOf(thrown);
  const handler = record === 0 ? null : findHandler(g, record);
  if (handler === null) {
    g.emitLeaving(Op.THROW, Kind.VOID, thrown);
    g.block = -1;
    return;
  }
  g.gotoHandler(handler.context, handler.block, handler.values, thrown);
}

/** The handler for exceptions of exactly this class that are thrown by the current bytecode; null if the unit has none, or if a catch type on the way is not linked. */
function findHandler(g: GraphBuilder, record: number): Handler | null {
  let found: Handler | null = null;
  let { bci, values } = g;
  for (let context: MethodContext | null = g.context; context !== null && found === null; ) {
    const block = handlerIn(g, context, bci, record);
    if (block === UNKNOWN) break;
    if (block !== NONE) found = { context, block, values };
    const place = context.callPlace;
    context = context.parent;
    if (place !== null) ({ bci, values } = place);
  }
  g.env.enter(g.context.method);
  return found;
}

const NONE = -1;
const UNKNOWN = -2;

/** Block of the first handler of a method that catches the exception (JVMS 2.10). */
function handlerIn(g: GraphBuilder, { method, ir }: MethodContext, bci: number, record: number): number {
  const { env } = g;
  const { handlers } = ir;
  env.enter(method);
  for (let i = 0; i < handlers.length; i += HANDLER_WORDS) {
    if (bci < handlers[i] || bci >= handlers[i + 1]) continue;
    const type = handlers[i + 3];
    if (type !== 0) {
      const info = env.link.classInfo(type, false);
      if (info === null) return UNKNOWN;
      if (!env.isSubtype(record, info.record)) continue;
    }
    const block = ir.blockAt[handlers[i + 2]];
    return block < 0 ? UNKNOWN : block;
  }
  return NONE;
}
