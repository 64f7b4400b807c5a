/** The lattice of types that inference works on (JVMS §4.10.2.2). Interfaces count as Object. */
import type { ClassContext } from '../class-context.js';
import { type ClassView, isSubclass } from '../host.js';
import { isUninitialized, Kind, VType } from '../types.js';

/** A return address of the subroutine that begins at that bytecode index: negative, unlike all other types. */
export function returnAddress(entry: number): number {
  return -1 - entry;
}

export function isReturnAddress(type: number): boolean {
  return type < 0;
}

/** The subroutine's first instruction. */
export function entryOf(address: number): number {
  return -1 - address;
}

/** null, or a class or array. */
export function isReference(type: number): boolean {
  return type >= VType.CLASS || type === VType.NULL;
}

export { isUninitialized };

/** An array type taken apart; a class is an array of no dimensions. */
interface Shape {
  readonly dimensions: number;
  /** Element class; Object for arrays of primitive type, which count as their component's array of objects. */
  readonly element: number;
}

function shapeOf(context: ClassContext, type: number): Shape {
  const { types } = context;
  if (!types.isArray(type)) return { dimensions: 0, element: type };
  const name = types.name(type);
  const dimensions = types.dimensions(type);
  if (name.charCodeAt(dimensions) === Kind.CLASS_ARRAY)
    return { dimensions, element: types.of(name.slice(dimensions + 1, -1)) };
  return { dimensions: dimensions - 1, element: types.object };
}

function arrayOf(context: ClassContext, element: number, dimensions: number): number {
  let type = element;
  for (let i = 0; i < dimensions; i++) type = context.types.arrayOf(type);
  return type;
}

function isArrayInterface(context: ClassContext, type: number): boolean {
  return type === context.types.cloneable || type === context.types.serializable;
}

/** May a value of type `from` stand where `to` is expected? Throws ClassNeeded. */
export function isAssignable(context: ClassContext, from: number, to: number): boolean {
  if (from === to || to === VType.TOP) return true;
  if (!isReference(from) || !isReference(to)) return false;
  const { types } = context;
  if (from === VType.NULL || to === types.object) return true;
  if (to === VType.NULL) return false;
  const toArray = types.isArray(to);
  if (from === types.object) return !toArray && context.classOf(to).isInterface;
  if (types.isArray(from) || toArray) return isArrayAssignable(context, from, to);
  const target = context.classOf(to);
  if (target.isInterface) return true;
  const cls = context.classOf(from);
  return !cls.isInterface && isSubclass(cls, target);
}

/** At least one is an array; neither is Object. */
function isArrayAssignable(context: ClassContext, from: number, to: number): boolean {
  if (isArrayInterface(context, to)) return true;
  if (isArrayInterface(context, from) || isPrimitiveArray(context, to)) return false;
  const a = shapeOf(context, from);
  const b = shapeOf(context, to);
  if (a.dimensions === b.dimensions) return isAssignable(context, a.element, b.element);
  if (a.dimensions < b.dimensions) return false;
  return isArrayInterface(context, b.element) || (b.element === context.types.object && b.dimensions > 0);
}

/** An array whose elements are no references. */
function isPrimitiveArray(context: ClassContext, type: number): boolean {
  const { types } = context;
  return types.isArray(type) && types.name(type).charCodeAt(types.dimensions(type)) !== Kind.CLASS_ARRAY;
}

/** The type of a value that is of one type or the other; TOP if none can be told. Throws ClassNeeded. */
export function merge(context: ClassContext, a: number, b: number): number {
  if (a === b) return a;
  if (!isReference(a) || !isReference(b)) return VType.TOP;
  if (a === VType.NULL) return b;
  if (b === VType.NULL) return a;
  const { types } = context;
  if (a === types.object || b === types.object) return types.object;
  if (types.isArray(a) || types.isArray(b)) return mergeArrays(context, a, b);
  return mergeClasses(context, a, b);
}

function mergeArrays(context: ClassContext, a: number, b: number): number {
  if (isArrayInterface(context, b)) return b;
  if (isArrayInterface(context, a)) return a;
  const x = shapeOf(context, a);
  const y = shapeOf(context, b);
  if (x.dimensions === y.dimensions)
    return arrayOf(context, merge(context, x.element, y.element), x.dimensions);
  const less = x.dimensions < y.dimensions ? x : y;
  const element = isArrayInterface(context, less.element) ? less.element : context.types.object;
  return arrayOf(context, element, less.dimensions);
}

function mergeClasses(context: ClassContext, a: number, b: number): number {
  const y = context.classOf(b);
  if (y.isInterface) return context.types.object;
  const x = context.classOf(a);
  if (x.isInterface) return context.types.object;
  for (let c: ClassView | null = x; c !== null; c = c.superClass) {
    if (!isSubclass(y, c)) continue;
    return c === x ? a : c === y ? b : context.typeOf(c);
  }
  return context.types.object;
}
