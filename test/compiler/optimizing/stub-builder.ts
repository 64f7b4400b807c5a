/** A builder for tests of what asks one: a real graph, in which a test has put where the builder stands; what it would be told about methods and classes is handed in. */
import type { MethodContext } from '../../../src/compiler/optimizing/build/context.js';
import type { GraphBuilder } from '../../../src/compiler/optimizing/build/graph-builder.js';
import { Graph, NO_STATE, NO_VALUE } from '../../../src/compiler/optimizing/graph.js';
import { Op } from '../../../src/compiler/optimizing/ops.js';
import { LOCK_SLOT } from '../../../src/compiler/optimizing/optimized-code.js';
import { Kind } from '../../../src/ir/ops.js';

/** A method that is being built, inlined in `parent` if there is one. States of it are at its bytecode index `bci`. */
export interface StubContext {
  readonly name: string;
  readonly parent: StubContext | null;
  readonly bci: number;
  readonly isStatic?: boolean;
  readonly mirror?: number;
  /** Words of a handler: from, to, handler, catch type. A handler's block is its bytecode index. */
  readonly handlers?: readonly number[];
}

/** Jumps to handlers, as told. */
export interface Jump {
  readonly from: number;
  readonly method: string;
  readonly block: number;
  readonly thrown: number;
}

export class StubBuilder {
  readonly graph = new Graph();
  readonly jumps: Jump[] = [];
  readonly exact = new Map<number, number>();
  /** Methods whose constant pool is asked, in order. */
  readonly entered: string[] = [];
  context: MethodContext;
  block: number;
  a = 0;
  bci = 0;
  before = NO_STATE;
  values: Int32Array = new Int32Array(0);

  constructor(
    innermost: StubContext,
    private readonly questions: object = {},
  ) {
    this.graph.reset();
    this.block = this.graph.newBlock();
    this.context = this.contextOf(innermost);
    this.bci = innermost.bci;
  }

  private contextOf({ name, parent, bci, isStatic, mirror, handlers }: StubContext): MethodContext {
    const { graph } = this;
    const above = parent === null ? null : this.contextOf(parent);
    const index = graph.methods.push({ id: graph.methods.length, name }) - 1;
    const parentState =
      above === null
        ? NO_STATE
        : graph.newState(above.index, parent?.bci ?? 0, 0, above.parentState, graph.newList([]));
    return {
      parent: above,
      index,
      parentState,
      start: 0,
      bci,
      method: { isStatic: isStatic ?? false, mirror: mirror ?? 0, toString: () => name },
      ir: { handlers: handlers ?? [], blockAt: Int32Array.from({ length: 100 }, (_, at) => at) },
      locked: NO_VALUE,
      isHolding: false,
      callPlace: parent === null ? null : { bci: parent.bci, values: Int32Array.of(parent.bci) },
    } as unknown as MethodContext;
  }

  get env(): object {
    const enter = (method: { toString(): string }) => this.entered.push(String(method));
    return { enter, ...this.questions };
  }

  asBuilder(): GraphBuilder {
    return this as unknown as GraphBuilder;
  }

  object(): number {
    return this.emit(Op.NEW_OBJECT, Kind.P);
  }

  operand(v: number): number {
    return v;
  }

  classOf(v: number): number {
    return this.exact.get(v) ?? 0;
  }

  checkNull(v: number): number {
    return this.emit(Op.CHECK_NULL, Kind.P, v);
  }

  emit(op: Op, kind: number, a = NO_VALUE, b = NO_VALUE, c = NO_VALUE): number {
    const v = this.graph.newValue(op, kind, a, b, c);
    this.graph.append(this.block, v);
    return v;
  }

  emitLeaving(op: Op, kind: number, a = NO_VALUE): number {
    const v = this.emit(op, kind, a);
    this.graph.state[v] = this.stateBefore();
    return v;
  }

  stateBefore(): number {
    if (this.before === NO_STATE) this.before = this.stateAt(this.bci);
    return this.before;
  }

  stateAtBlock(block: number): number {
    return this.stateAt(block);
  }

  private stateAt(bci: number): number {
    const { graph, context } = this;
    const entries = context.isHolding ? [LOCK_SLOT, context.locked] : [];
    return graph.newState(context.index, bci, 0, context.parentState, graph.newList(entries));
  }

  gotoHandler(context: MethodContext, block: number, values: Int32Array, thrown: number): void {
    this.emit(Op.GOTO, Kind.VOID);
    this.jumps.push({ from: this.block, method: String(context.method), block, thrown });
    this.values = values;
    this.block = -1;
  }

  /** Operations of a block. */
  operations(block: number): Op[] {
    const { graph } = this;
    const found: Op[] = [];
    for (let v = graph.first[block]; v >= 0; v = graph.next[v]) found.push(graph.op[v]);
    return found;
  }

  /** What the frames of a state say is locked, innermost first; NO_VALUE: nothing. */
  locks(state: number): number[] {
    const { graph } = this;
    const found: number[] = [];
    for (let s = state; s !== NO_STATE; s = graph.stateParent[s]) {
      const at = graph.stateEntries[s];
      let lock = NO_VALUE;
      for (let i = at + 1; i <= at + graph.lists[at]; i += 2)
        if (graph.lists[i] === LOCK_SLOT) lock = graph.lists[i + 1];
      found.push(lock);
    }
    return found;
  }
}
