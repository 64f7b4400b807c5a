/** Fields and array elements. */
import { IrCond, IrOp, Kind } from '../../../ir/ops.js';
import type { ConstantBits, KnownObject } from '../environment.js';
import { Op, TrapReason, ValueFlag } from '../ops.js';
import type { GraphBuilder } from './graph-builder.js';

const CHAR_Z = 0x5a;
const CHAR_L = 0x4c;
const CHAR_ARRAY = 0x5b;

/** Newarray type code of boolean. */
const T_BOOLEAN = 4;

/** Type characters of array elements by operation from IALOAD and IASTORE on. byte[] and boolean[] are one: bytecode does not tell them apart. */
const elementTypes: readonly number[] = [...'IJFDLBCS'].map((c) => c.charCodeAt(0));
const elementKinds: readonly Kind[] = [Kind.I, Kind.L, Kind.F, Kind.D, Kind.P, Kind.I, Kind.I, Kind.I];

const typeOf = (descriptor: number): number => (descriptor === CHAR_ARRAY ? CHAR_L : descriptor);

/** A boolean is narrowed by its lowest bit (JVMS 6.5 putfield, putstatic). */
function narrowed(g: GraphBuilder, type: number, v: number): number {
  if (type !== CHAR_Z || isBoolean(g, v)) return v;
  return g.emit(Op.IAND, Kind.I, v, g.graph.int(1));
}

/** Is the int known to be 0 or 1? */
function isBoolean(g: GraphBuilder, v: number): boolean {
  const { graph } = g;
  const op = graph.op[v];
  if (op === Op.ICONST) return (graph.imm[v] & ~1) === 0;
  if (op === Op.INSTANCE_OF || (op >= Op.SETCC_I && op <= Op.SETCC_F)) return true;
  if ((op === Op.LOAD || op === Op.LOAD_STATIC) && graph.aux[v] === CHAR_Z) return true;
  return op === Op.IAND && graph.op[graph.b[v]] === Op.ICONST && graph.imm[graph.b[v]] === 1;
}

export function translateField(g: GraphBuilder, op: IrOp): void {
  const isStore = op >= IrOp.PUTFIELD_I;
  const kind = Kind.I + op - (isStore ? IrOp.PUTFIELD_I : IrOp.GETFIELD_I);
  const field = g.env.link.field(g.c, false, isStore);
  if (field === null) {
    g.trap(TrapReason.UNLINKED);
    return;
  }
  const { graph } = g;
  const traits = g.env.fieldTraits(g.c, false);
  const object = g.checkNull(g.operand(g.a, Kind.P));
  const type = typeOf(field.type);
  const known = isStore ? null : g.knownObject(object);
  const content =
    known === null ? null : (g.env.trustedField(known, g.c) ?? g.env.callSiteTarget(known, g.c));
  if (content !== null && defineKnown(g, kind, content)) return;
  const v = isStore
    ? g.emit(Op.STORE, Kind.VOID, object, narrowed(g, type, g.operand(g.b, kind)))
    : g.emit(Op.LOAD, kind, object);
  graph.imm[v] = field.location;
  graph.imm2[v] = traits.alias;
  graph.aux[v] = type;
  if (traits.isVolatile) graph.flags[v] |= ValueFlag.VOLATILE;
  if ((traits.isImmutable || content !== null) && !isStore) graph.flags[v] |= ValueFlag.IMMUTABLE;
  if (content !== null && content !== 'null' && 'isStableArray' in content) g.noteObject(v, content);
  if (!isStore) g.define(kind, known === null ? v : expected(g, known, v));
}

/** What a field of a known object was seen to hold, which the code is left for if it holds something else; `v`, what it holds, if nothing is expected. */
function expected(g: GraphBuilder, known: KnownObject, v: number): number {
  const { graph, env } = g;
  const cell = env.expectedContent(known, g.c);
  if (cell === 0 || env.trapped(g.context.method, g.bci, TrapReason.RECEIVER)) return v;
  const constant = graph.constant(Op.PCELL, Kind.P, cell);
  const guard = g.emitLeaving(Op.GUARD_P, Kind.VOID, v, constant);
  graph.aux[guard] = IrCond.EQ;
  graph.imm[guard] = TrapReason.RECEIVER;
  return constant;
}

/** Defines what a field holds for good as a constant. False for an object that may move: it must be loaded. */
function defineKnown(g: GraphBuilder, kind: Kind, content: ConstantBits | KnownObject | 'null'): boolean {
  const { graph } = g;
  if (content === 'null') g.define(kind, graph.nullReference());
  else if ('lo' in content) g.define(kind, g.constantOf(kind, content.lo, content.hi));
  else {
    const address = g.env.objects.fixedAddress(content);
    if (address === 0) return false;
    g.define(kind, graph.constant(Op.PCONST, Kind.P, address));
  }
  return true;
}

export function translateStatic(g: GraphBuilder, op: IrOp): void {
  const isStore = op >= IrOp.PUTSTATIC_I;
  const kind = Kind.I + op - (isStore ? IrOp.PUTSTATIC_I : IrOp.GETSTATIC_I);
  const field = g.env.link.field(g.c, true, isStore);
  if (field === null) {
    g.trap(TrapReason.UNLINKED);
    return;
  }
  if (!isStore && foldStatic(g, kind)) return;
  const { graph } = g;
  const traits = g.env.fieldTraits(g.c, true);
  const type = typeOf(field.type);
  const v = isStore
    ? g.emit(Op.STORE_STATIC, Kind.VOID, narrowed(g, type, g.operand(g.a, kind)))
    : g.emit(Op.LOAD_STATIC, kind);
  graph.imm[v] = field.location;
  graph.imm2[v] = traits.alias;
  graph.aux[v] = type;
  if (traits.isVolatile) graph.flags[v] |= ValueFlag.VOLATILE;
  if (traits.isImmutable && !isStore) graph.flags[v] |= ValueFlag.IMMUTABLE;
  if (isStore) return;
  if (traits.isImmutable && kind === Kind.P) noteObject(g, v);
  g.define(kind, v);
}

/** A static final field holds the same object for ever. */
function noteObject(g: GraphBuilder, v: number): void {
  const object = g.env.staticFinalObject(g.c);
  if (object === null) return;
  g.noteObject(v, object);
}

/** static final of an initialised class: its value. */
function foldStatic(g: GraphBuilder, kind: Kind): boolean {
  const { env, graph } = g;
  if (kind === Kind.P) {
    const address = env.staticFinalReference(g.c);
    if (address === 0) return false;
    g.define(kind, graph.constant(Op.PCONST, Kind.P, address));
    return true;
  }
  const bits = env.staticFinal(g.c);
  if (bits === null) return false;
  g.define(kind, g.constantOf(kind, bits.lo, bits.hi));
  return true;
}

/** The array, not null, and the index, within its bounds. */
function checkedElement(g: GraphBuilder): readonly [array: number, index: number] {
  const array = g.checkNull(g.operand(g.a, Kind.P));
  const index = g.operand(g.b, Kind.I);
  const length = g.lengthOf(array);
  return [array, g.emitLeaving(Op.CHECK_INDEX, Kind.I, index, length, array)];
}

export function translateArrayLoad(g: GraphBuilder, op: IrOp): void {
  const { graph } = g;
  const kind = elementKinds[op - IrOp.IALOAD];
  const type = elementTypes[op - IrOp.IALOAD];
  const [array, index] = checkedElement(g);
  const v = g.emit(Op.LOAD_ELEMENT, kind, array, index);
  graph.aux[v] = type;
  graph.imm2[v] = type;
  if (kind === Kind.P) noteElement(g, v, array, g.operand(g.b, Kind.I));
  g.define(kind, v);
}

/** An element of an array whose elements never change. */
function noteElement(g: GraphBuilder, v: number, array: number, index: number): void {
  const { graph } = g;
  const known = graph.op[index] === Op.ICONST ? g.knownObject(array) : null;
  const element = known === null ? null : g.env.objects.inArray(known, graph.imm[index]);
  if (element === null) return;
  graph.flags[v] |= ValueFlag.IMMUTABLE;
  g.noteObject(v, element);
}

export function translateArrayStore(g: GraphBuilder, op: IrOp): void {
  const { graph } = g;
  const kind = elementKinds[op - IrOp.IASTORE];
  const type = elementTypes[op - IrOp.IASTORE];
  const [array, index] = checkedElement(g);
  let value = g.operand(g.c, kind);
  if (kind === Kind.P && graph.op[value] !== Op.NULL)
    value = g.emitLeaving(Op.CHECK_STORE, Kind.P, value, array);
  if (op === IrOp.BASTORE) value = maskedByte(g, array, value);
  const v = g.emit(Op.STORE_ELEMENT, Kind.VOID, array, index, value);
  graph.aux[v] = type;
  graph.imm2[v] = type;
}

/** bastore: a boolean is narrowed to its lowest bit, and whether it is one shows only at the array. */
function maskedByte(g: GraphBuilder, array: number, value: number): number {
  if (isBoolean(g, value)) return value;
  const { graph, env } = g;
  const booleans = env.link.primitiveArrayClass(T_BOOLEAN);
  const known = g.classOf(array);
  if (known !== 0 && known !== booleans) return value;
  if (known === booleans) return g.emit(Op.IAND, Kind.I, value, graph.int(1));
  // The mask is the same for all elements of an array, so a loop need not ask each time.
  const record = g.emit(Op.CLASS_OF, Kind.I, array);
  const mask = g.emit(Op.SELECT_I, Kind.I);
  const list = graph.newList([record, graph.int(booleans), graph.int(1), graph.int(-1)]);
  graph.list[mask] = list;
  return g.emit(Op.IAND, Kind.I, value, mask);
}
