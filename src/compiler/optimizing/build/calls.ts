/** Calls: bound where the target is known, inlined where that pays. */
import { IrCond, IrOp, Kind } from '../../../ir/ops.js';
import { type CallInfo, CallKind } from '../../env.js';
import { Intrinsic } from '../../intrinsics.js';
import type { BoundCall, KnownObject, MethodRef } from '../environment.js';
import { NO_VALUE } from '../graph.js';
import { Op, TrapReason, Type, ValueFlag } from '../ops.js';
import { argumentKind, argumentWords, hasReceiver } from './call-shape.js';
import type { GraphBuilder } from './graph-builder.js';
import { inline, isWorthInlining } from './inlining.js';
import { translateIntrinsic } from './intrinsics.js';
import { instanceOf } from './objects.js';

const INVOKEVIRTUAL = 0xb6;

/** By Kind, as in {@link MethodRef.kinds}. */
const KIND_CHARACTERS: readonly string[] = [...'VIJFDP'];

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
  const selects = info.kind >= CallKind.LINK_TO_SPECIAL && info.kind <= CallKind.LINK_TO_INTERFACE;
  if (hasReceiver(op) || selects) args[0] = g.checkNull(args[0]);
  if (info.intrinsic !== 0 && translateIntrinsic(g, info.intrinsic, args)) return;
  const result = translateTarget(g, op, info, opcode, args);
  if (g.block >= 0 && g.c !== Kind.VOID) g.define(g.c, result);
}

/** Emits the call itself, or what it does; its result. Where it never returns, the builder has no current block. */
function translateTarget(
  g: GraphBuilder,
  op: IrOp,
  info: CallInfo,
  opcode: number,
  args: readonly number[],
): number {
  const { env } = g;
  const call: UnboundCall = { op, kind: info.kind, offset: info.tableOffset, methodId: info.methodId };
  switch (info.kind) {
    case CallKind.DIRECT:
    case CallKind.ADAPTER: {
      const method = env.directTarget(info);
      if (method === null) return emitCall(g, call, info.methodRecord, args);
      if (info.kind === CallKind.DIRECT) return callDirectly(g, op, method, args);
      return callDirectly(g, op, method, [...args, g.graph.constant(Op.PCELL, Kind.P, info.appendixCell)]);
    }
    case CallKind.VIRTUAL:
    case CallKind.INTERFACE: {
      const bound = env.bind(info, g.a, opcode, g.bci, g.classOf(args[0]));
      return bound === null ? emitCall(g, call, 0, args) : callByClass(g, call, bound, args);
    }
    case CallKind.INVOKE_BASIC:
    case CallKind.LINK_TO_STATIC:
    case CallKind.LINK_TO_SPECIAL:
    case CallKind.LINK_TO_VIRTUAL:
    case CallKind.LINK_TO_INTERFACE: {
      const result = callThroughHandle(g, call, args);
      return result === null ? emitCall(g, call, info.methodRecord, args) : result;
    }
    default:
      return emitCall(g, call, info.methodRecord, args);
  }
}

/** A call through a method handle or MemberName that is known: of the method that it leads to. Null if it is not. */
function callThroughHandle(g: GraphBuilder, call: UnboundCall, args: readonly number[]): number | null {
  const { env } = g;
  const isBasic = call.kind === CallKind.INVOKE_BASIC;
  const known = g.knownObject(isBasic ? args[0] : args[args.length - 1]);
  if (known === null) return null;
  const method = isBasic ? env.handleTarget(known) : env.memberTarget(known);
  const passed = isBasic ? args : args.slice(0, -1);
  if (method === null || !takes(g, method, passed)) return null;
  if (call.kind === CallKind.LINK_TO_VIRTUAL || call.kind === CallKind.LINK_TO_INTERFACE)
    return callBySelection(g, call, known, method, passed);
  if (method.isStatic !== (isBasic || call.kind === CallKind.LINK_TO_STATIC)) return null;
  return callDirectly(g, call.op, method, passed);
}

function callBySelection(
  g: GraphBuilder,
  call: UnboundCall,
  member: KnownObject,
  method: MethodRef,
  args: readonly number[],
): number | null {
  const info = g.env.memberCall(member);
  if (info === null) return null;
  const { kind, tableOffset, methodId } = info;
  if (kind !== (call.kind === CallKind.LINK_TO_VIRTUAL ? CallKind.VIRTUAL : CallKind.INTERFACE)) return null;
  const named: UnboundCall = { op: call.op, kind, offset: tableOffset, methodId };
  const bound = g.env.bind(info, g.a, 0, g.bci, g.classOf(args[0]));
  return bound === null ? emitCall(g, named, method.record, args) : callByClass(g, named, bound, args);
}

/** Do the arguments and the current call's result fit the method? Not so in code that is never reached. */
function takes({ graph, c }: GraphBuilder, { kinds }: MethodRef, args: readonly number[]): boolean {
  if (kinds.length !== args.length + 1 || kinds[args.length] !== KIND_CHARACTERS[c]) return false;
  return args.every((v, i) => kinds[i] === KIND_CHARACTERS[graph.kind[v]]);
}

/** A call as the bytecode has it. */
interface UnboundCall {
  readonly op: IrOp;
  readonly kind: CallKind;
  /** In the class record. */
  readonly offset: number;
  readonly methodId: number;
}

/** A call of which is known what it reaches with receivers of some classes. */
function callByClass(g: GraphBuilder, call: UnboundCall, bound: BoundCall, args: readonly number[]): number {
  const { graph } = g;
  const { targets, othersLeave } = bound;
  const only = targets.length === 1 && othersLeave;
  const [receiver] = args;
  if (only && (targets[0].receiver === 0 || g.classOf(receiver) === targets[0].receiver))
    return callDirectly(g, call.op, targets[0].method, args);
  const record = g.emit(Op.CLASS_OF, Kind.I, receiver);
  const arms: number[] = [];
  for (let i = 0; i < targets.length; i++) {
    if (othersLeave && i === targets.length - 1) {
      guardClass(g, record, targets[i].receiver);
      arms.push(g.block);
      break;
    }
    const branch = g.emit(Op.IF_I, Kind.VOID, record, graph.int(targets[i].receiver));
    graph.aux[branch] = IrCond.EQ;
    const arm = graph.newBlock();
    const rest = graph.newBlock();
    graph.addEdge(g.block, arm, graph.newList([]));
    graph.addEdge(g.block, rest, graph.newList([]));
    arms.push(arm);
    g.block = rest;
  }
  const others = g.block;
  const join = new Join(g, g.c as Kind, targets.length + (othersLeave ? 0 : 1));
  for (let i = 0; i < targets.length; i++) {
    g.block = arms[i];
    const known = assumeClass(g, receiver, targets[i].receiver);
    const own = args.map((v) => (v === receiver ? known : v));
    join.add(callDirectly(g, call.op, targets[i].method, own));
  }
  if (!othersLeave) {
    g.block = others;
    join.add(emitCall(g, call, 0, args));
  }
  return join.result();
}

/** Leaves the code unless the class record is this one. */
function guardClass(g: GraphBuilder, record: number, expected: number): void {
  const { graph } = g;
  const guard = g.emitLeaving(Op.GUARD_I, Kind.VOID, record, graph.int(expected));
  graph.aux[guard] = IrCond.EQ;
  graph.imm[guard] = TrapReason.RECEIVER;
}

/** The reference where it has been found to be of exactly this class. */
function assumeClass(g: GraphBuilder, v: number, record: number): number {
  const { graph } = g;
  if (g.classOf(v) === record) return v;
  const known = g.emit(Op.ASSUME, Kind.P, v);
  graph.imm[known] = record;
  graph.flags[known] |= ValueFlag.NON_NULL;
  g.exactClass.set(known, record);
  return known;
}

/** Where the ways of a call meet again. */
class Join {
  private block = -1;
  private value = -1;

  constructor(
    private readonly g: GraphBuilder,
    private readonly kind: Kind,
    private readonly ways: number,
  ) {}

  /** The end of a way, at the builder's current block (if there is one), with the call's result. */
  add(result: number): void {
    const { g, kind } = this;
    const { graph } = g;
    if (this.ways === 1) {
      this.block = g.block;
      this.value = result;
    }
    if (this.ways === 1 || g.block < 0) return;
    g.emit(Op.GOTO, Kind.VOID);
    if (this.block < 0) {
      this.block = graph.newBlock();
      if (kind !== Kind.VOID) this.value = graph.addParam(this.block, kind);
    }
    graph.addEdge(g.block, this.block, graph.newList(kind === Kind.VOID ? [] : [result]));
  }

  /** Goes on behind the call. */
  result(): number {
    this.g.block = this.block;
    return this.value;
  }
}

function callDirectly(g: GraphBuilder, op: IrOp, method: MethodRef, args: readonly number[]): number {
  if (isEmptyConstructor(g, method, args)) return NO_VALUE;
  const answer = answerOf(g, method, args);
  if (answer !== NO_VALUE) return answer;
  const kind = g.c as Kind;
  if (isWorthInlining(g, method)) {
    const state = g.stateAfter(argumentWords(g.env.link, op, g.a), kind);
    const result = inline(g, method, args, state, kind);
    if (result !== null) return result;
  }
  return emitCall(g, { op, kind: CallKind.DIRECT, offset: 0, methodId: 0 }, method.record, args);
}

/** The result of a method that asks something about a known object; NO_VALUE of others. */
function answerOf(g: GraphBuilder, method: MethodRef, args: readonly number[]): number {
  const isInstance = (method.intrinsic & Intrinsic.MASK) === Intrinsic.IS_INSTANCE;
  if (!isInstance && !method.asksForConstant && !method.asksForTarget) return NO_VALUE;
  const object = g.knownObject(args[0]);
  if (object === null) return NO_VALUE;
  if (method.asksForTarget) return targetOf(g, method, args[0], object);
  if (method.asksForConstant) return g.graph.int(1);
  const info = g.env.objects.describedClass(object);
  return info === null ? NO_VALUE : instanceOf(g, args[1], info);
}

/** What a call site leads to. */
function targetOf(g: GraphBuilder, method: MethodRef, site: number, known: KnownObject): number {
  const read = g.env.targetRead(method, known);
  if (read === null) return NO_VALUE;
  const v = g.emit(Op.LOAD, Kind.P, site);
  g.graph.imm[v] = read.offset;
  g.graph.imm2[v] = read.alias;
  g.graph.aux[v] = Type.L;
  g.graph.flags[v] |= ValueFlag.IMMUTABLE;
  g.noteObject(v, read.object);
  return v;
}

/** The constructor of Object does nothing but register objects to be finalized. */
function isEmptyConstructor(g: GraphBuilder, method: MethodRef, args: readonly number[]): boolean {
  if (!method.isObjectConstructor) return false;
  const exact = g.classOf(args[0]);
  return exact !== 0 && !g.env.isFinalizable(exact);
}

/** A call that remains one. */
function emitCall(g: GraphBuilder, call: UnboundCall, record: number, args: readonly number[]): number {
  const { graph } = g;
  const result = g.c as Kind;
  const state = g.stateAfter(argumentWords(g.env.link, call.op, g.a), result);
  const v = g.emit(Op.CALL, result);
  graph.aux[v] = call.kind;
  graph.imm[v] = call.kind === CallKind.DIRECT || call.kind === CallKind.ADAPTER ? record : call.offset;
  graph.imm2[v] = call.methodId;
  graph.list[v] = graph.newList(args);
  graph.state[v] = state;
  return v;
}
