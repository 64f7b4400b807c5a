/** Primitive values and their boxes, as reflection converts between them (JLS §5.1.2 widening, §5.1.7 boxing; boxes are made without the caches of valueOf). */

import { Obj } from '../../layout/layout.js';
import type { JavaClass } from '../../vm/classes/java-class.js';
import { FieldAccess } from '../../vm/field-access.js';
import { illegalArgument, type Steps } from '../../vm/steps.js';
import type { VM } from '../../vm/vm.js';

/** A primitive value: a bigint for long, a number for everything else (boolean 0 or 1). */
export type Primitive = number | bigint;

const BOXES: Readonly<Record<string, FieldAccess>> = {
  Z: new FieldAccess('java/lang/Boolean', 'value', 'Z'),
  B: new FieldAccess('java/lang/Byte', 'value', 'B'),
  C: new FieldAccess('java/lang/Character', 'value', 'C'),
  S: new FieldAccess('java/lang/Short', 'value', 'S'),
  I: new FieldAccess('java/lang/Integer', 'value', 'I'),
  J: new FieldAccess('java/lang/Long', 'value', 'J'),
  F: new FieldAccess('java/lang/Float', 'value', 'F'),
  D: new FieldAccess('java/lang/Double', 'value', 'D'),
};

const TYPE_OF_BOX: ReadonlyMap<string, string> = new Map(
  Object.entries(BOXES).map(([type, field]) => [field.className, type]),
);

/** The types that a value of each type may become without loss of magnitude. */
const WIDER: Readonly<Record<string, string>> = {
  Z: '',
  B: 'SIJFD',
  C: 'IJFD',
  S: 'IJFD',
  I: 'JFD',
  J: 'FD',
  F: 'D',
  D: '',
};

const mismatch = () => illegalArgument('argument type mismatch');

const bits = new DataView(new ArrayBuffer(8));

/** Reads a value of a primitive type at an address. */
export function loadPrimitive(vm: VM, address: number, type: string): Primitive {
  const { memory } = vm;
  const index = vm.index(address);
  switch (type) {
    case 'Z':
    case 'B':
      return memory.i8[index];
    case 'C':
      return memory.u16[index >>> 1];
    case 'S':
      return memory.i16[index >>> 1];
    case 'I':
      return memory.i32[index >>> 2];
    case 'F':
      return memory.f32[index >>> 2];
    default:
      bits.setInt32(0, memory.i32[(index >>> 2) + 1]);
      bits.setInt32(4, memory.i32[index >>> 2]);
      return type === 'J' ? bits.getBigInt64(0) : bits.getFloat64(0);
  }
}

/** Stores a value of a primitive type at an address. */
export function storePrimitive(vm: VM, address: number, type: string, value: Primitive): void {
  const { memory } = vm;
  const index = vm.index(address);
  switch (type) {
    case 'Z':
    case 'B':
      memory.u8[index] = value as number;
      return;
    case 'C':
    case 'S':
      memory.u16[index >>> 1] = value as number;
      return;
    case 'I':
      memory.i32[index >>> 2] = value as number;
      return;
    case 'F':
      memory.f32[index >>> 2] = value as number;
      return;
    default:
      if (type === 'J') bits.setBigInt64(0, value as bigint);
      else bits.setFloat64(0, value as number);
      memory.i32[index >>> 2] = bits.getInt32(4);
      memory.i32[(index >>> 2) + 1] = bits.getInt32(0);
  }
}

/** Descriptor character of the value in a box; null if the object is no box. */
export function typeOfBox(vm: VM, ref: number): string | null {
  const cls = vm.classes.of(ref);
  return cls.loader.isBoot ? (TYPE_OF_BOX.get(cls.name) ?? null) : null;
}

/** The value in a box as one of `type`, widened if need be. Throws IllegalArgumentException. */
export function unbox(vm: VM, ref: number, type: string): Primitive {
  if (ref === 0) throw illegalArgument();
  const from = typeOfBox(vm, ref);
  if (from === null) throw mismatch();
  return widen(loadPrimitive(vm, ref + BOXES[from].offset(vm), from), from, type);
}

/** The value as one of type `to`. Throws IllegalArgumentException if that is no widening. */
export function widen(value: Primitive, from: string, to: string): Primitive {
  if (from === to) return value;
  if (WIDER[from]?.includes(to) !== true) throw mismatch();
  if (to === 'J') return BigInt(value);
  if (typeof value === 'bigint') return to === 'F' ? longToFloat(value) : Number(value);
  return to === 'F' ? Math.fround(value) : value;
}

/** Rounded once: a detour by way of double would round twice. */
function longToFloat(value: bigint): number {
  const magnitude = value < 0n ? -value : value;
  if (magnitude < 1n << 53n) return Math.fround(Number(value));
  // All bits that float has, and whether any bit below is set.
  const sticky = (magnitude & 0x7ffn) !== 0n ? 1n : 0n;
  const rounded = Math.fround(Number((magnitude >> 11n) | sticky)) * 2048;
  return value < 0n ? -rounded : rounded;
}

/** The class of the boxes of a primitive type. */
function boxClass(vm: VM, type: string): JavaClass {
  return vm.classes.loadBoot(BOXES[type].className);
}

/** A new box. The class must be initialised: see {@link prepareBox}. */
export function box(vm: VM, type: string, value: Primitive): number {
  const ref = vm.allocate(boxClass(vm, type));
  storePrimitive(vm, ref + BOXES[type].offset(vm), type, value);
  return ref;
}

/** Initialises the class of a primitive type's boxes. */
export function* prepareBox(vm: VM, type: string): Steps<void> {
  if (type === 'V') return;
  const cls = boxClass(vm, type);
  if (!cls.isInitialized) yield* vm.initializer.initialize(cls);
}

/** Address of an array's element. */
export function elementAddress(vm: VM, array: number, index: number): number {
  const shift = vm.allocation.elementShift(vm.memory.load32(array + Obj.CLASS));
  return array + Obj.ARRAY_DATA + (index << shift);
}

/** The exact long that is the native's argument number `i`. */
export function longArgument(vm: VM, i: number): bigint {
  return loadPrimitive(vm, vm.nativeArguments + 8 * i, 'J') as bigint;
}
