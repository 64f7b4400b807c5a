/**
 * Values as loaded classes convert them (docs/INTEROP.md, "Loaded classes"): strings, boxes, arrays and lists behind every type that admits them, both ways.
 */

import { javaTypeName } from '../jvms/descriptors.js';
import { ClassFlag, Obj, Region } from '../layout/layout.js';
import type { JavaClass, JavaMethod } from '../vm/classes/java-class.js';
import type { LoaderData } from '../vm/classes/loaders.js';
import { JavaThrow } from '../vm/steps.js';
import type { VM } from '../vm/vm.js';
import { type Boxes, byteIndex } from './boxes.js';
import {
  type Conversions,
  describe,
  elementsOf,
  type Getter,
  Mismatch,
  mismatch,
  primitives,
  type Setter,
  STRING,
  type ToJava,
  typedArrayType,
} from './conversions.js';
import type { Codec } from './host-method.js';
import { JavaObject } from './java-object.js';
import { slotReader } from './slots.js';

/** Arrays in arrays: deeper ones are references. */
const MAX_NESTING = 32;

const INTEGERS: Readonly<Record<string, readonly [number, number]>> = {
  B: [-0x80, 0x7f],
  S: [-0x8000, 0x7fff],
  I: [-0x8000_0000, 0x7fff_ffff],
};

/** What fits a parameter, and how well: the phases of overload resolution (JLS §15.12.2), and one more. */
export const enum Fit {
  NONE = 0,
  /** Subtyping and widening only. */
  STRICT = 1,
  /** Boxing; lists, maps and functions as what they stand for. */
  LOOSE = 2,
  /** Narrowing: only if nothing else fits. */
  NARROW = 3,
  /** A number as a char. */
  ODD = 4,
}

/** An array of JavaScript's on its way into an array of Java's: its elements are prepared. */
class ArrayInput {
  constructor(
    readonly descriptor: string,
    readonly elements: readonly unknown[],
  ) {}
}

/** What other parts make of JavaScript's values. */
export interface ValueMakers {
  /** The object that implements a functional interface by a function; null if the class is none. */
  functional(f: (...args: never[]) => unknown, cls: JavaClass): JavaObject | null;
  functionalMethod(cls: JavaClass): JavaMethod | null;
  isFunctional(f: (...args: never[]) => unknown, cls: JavaClass): boolean;
  /** Loads a class; null if that fails. */
  find(loader: LoaderData | null, name: string): JavaClass | null;
  /** The class that a loaded class stands for, if the value is one. */
  classOf(value: unknown): JavaClass | null;
  classObject(cls: JavaClass): JavaObject;
  list(elements: readonly unknown[]): JavaObject;
  map(entries: Iterable<readonly [unknown, unknown]>): JavaObject;
  set(elements: Iterable<unknown>): JavaObject;
  bigInteger(value: bigint): JavaObject;
}

export class Values implements Codec {
  makers!: ValueMakers;
  private readonly getters = new Map<string, Getter>();
  /** By class record: what makes JavaScript's value of an object. */
  private readonly converters = new Map<number, (ref: number, depth: number) => unknown>();
  private lastRecord = 0;
  private lastConverter: (ref: number, depth: number) => unknown;

  /** `safeLongs`: a long within 2^53 is a number. */
  constructor(
    private readonly vm: VM,
    private readonly conversions: Conversions,
    readonly boxes: Boxes,
    private readonly safeLongs: boolean,
  ) {
    this.lastConverter = (ref) => this.conversions.objects.wrap(ref);
  }

  // ---- to JavaScript

  getter(descriptor: string): Getter {
    let known = this.getters.get(descriptor);
    if (known === undefined) {
      known = this.makeGetter(descriptor);
      this.getters.set(descriptor, known);
    }
    return known;
  }

  private makeGetter(descriptor: string): Getter {
    const { i32, i64 } = this.vm.memory;
    switch (descriptor) {
      case 'C':
        return (w) => String.fromCharCode(i32[w]);
      case 'J':
        return this.safeLongs ? (w) => safeLong(i64[w >> 1]) : this.conversions.getter('J');
      default:
        if (descriptor.length === 1 || descriptor === STRING) return this.conversions.getter(descriptor);
        return (w) => (i32[w] === 0 ? null : this.toJs(i32[w]));
    }
  }

  /** JavaScript's value of a Java object that is not null. */
  toJs(ref: number, depth = 0): unknown {
    const record = this.vm.memory.i32[((ref + Obj.CLASS - Region.BASE) | 0) >>> 2];
    if (record !== this.lastRecord) {
      this.lastConverter = this.converters.get(record) ?? this.converter(record);
      this.lastRecord = record;
    }
    return this.lastConverter(ref, depth);
  }

  /** The same for a value of a field or element, as it lies in memory. */
  ofSlot(descriptor: string, raw: number | bigint): unknown {
    switch (descriptor) {
      case 'Z':
        return raw !== 0;
      case 'C':
        return String.fromCharCode(raw as number);
      case 'J':
        return this.safeLongs ? safeLong(raw as bigint) : raw;
      case 'B':
      case 'S':
      case 'I':
      case 'F':
      case 'D':
        return raw;
      default:
        return raw === 0 ? null : this.toJs(raw as number);
    }
  }

  private converter(record: number): (ref: number, depth: number) => unknown {
    const { vm } = this;
    const cls = vm.classes.byRecord(record);
    const converter = this.makeConverter(cls, record);
    this.converters.set(record, converter);
    return converter;
  }

  private makeConverter(cls: JavaClass, record: number): (ref: number, depth: number) => unknown {
    const { vm, conversions } = this;
    const { strings, memory } = vm;
    if (cls.name === 'java/lang/String') return (ref) => strings.toJs(ref);
    const box = this.boxes.byRecord.get(record);
    if (box !== undefined) {
      const read = slotReader(memory, box.type);
      return (ref) => this.ofSlot(box.type, read(byteIndex(ref, box.offset)));
    }
    if (cls.isArray) {
      if ((cls.flags & ClassFlag.PRIMITIVE_ARRAY) !== 0) return (ref) => conversions.copyOf(cls.name[1], ref);
      return (ref, depth) =>
        depth > MAX_NESTING ? conversions.objects.wrap(ref) : this.elements(ref, depth);
    }
    return (ref) => conversions.objects.wrap(ref);
  }

  private elements(array: number, depth: number): unknown[] {
    const { vm } = this;
    const length = vm.arrayLength(array);
    const result: unknown[] = [];
    for (let i = 0; i < length; i++) {
      const ref = vm.element(array, i);
      result.push(ref === 0 ? null : this.toJs(ref, depth + 1));
    }
    return result;
  }

  // ---- to Java

  setter(descriptor: string, loader: LoaderData | null): Setter {
    const { i32 } = this.vm.memory;
    if (descriptor === 'C') {
      return (w, v) => {
        i32[w] = charOf(v);
      };
    }
    if (descriptor.length === 1) return this.conversions.setter(descriptor, loader);
    return (w, v) => {
      i32[w] = this.reference(v, descriptor, loader);
      i32[w + 1] = 0;
    };
  }

  /** {@link toJava} for a primitive type, or for void. */
  primitiveToJava(descriptor: string): ToJava {
    return descriptor === 'C' ? charOf : this.conversions.toJava(descriptor, null);
  }

  /** A value as natives return it and fields hold it; what {@link preparer} is for has been done. Throws {@link Mismatch}. */
  toJava(value: unknown, descriptor: string, loader: LoaderData | null): number | bigint {
    if (descriptor === 'C') return charOf(value);
    if (descriptor.length === 1) return this.conversions.toJava(descriptor, loader)(value);
    return this.reference(value, descriptor, loader);
  }

  private reference(value: unknown, descriptor: string, loader: LoaderData | null): number {
    switch (typeof value) {
      case 'object': {
        if (value === null) return 0;
        if (value instanceof ArrayInput) return this.array(value, loader);
        return this.conversions.reference(value, descriptor, loader);
      }
      case 'string':
        if (this.admits(STRING, descriptor, loader)) return this.vm.strings.fromJs(value);
        if (value.length === 1 && this.admits('Ljava/lang/Character;', descriptor, loader))
          return this.boxes.box('C', value.charCodeAt(0));
        break;
      case 'boolean':
        if (this.admits('Ljava/lang/Boolean;', descriptor, loader)) return this.boxes.box('Z', value);
        break;
      case 'number': {
        const type = this.boxFor(value, descriptor, loader);
        if (type !== null) return this.boxes.box(type, value);
        break;
      }
      case 'bigint':
        if (this.admits('Ljava/lang/Long;', descriptor, loader))
          return this.boxes.box('J', primitives.J(value));
        break;
    }
    throw mismatch(value, typeText(descriptor));
  }

  /** The box for a number where a reference is wanted: Integer or Double if both fit, else that which the type names. */
  private boxFor(value: number, descriptor: string, loader: LoaderData | null): string | null {
    const named = BOX_TYPES[descriptor];
    if (named !== undefined) {
      if (named === 'F' || named === 'D') return named;
      if (named === 'J') return Number.isSafeInteger(value) ? 'J' : null;
      const range = INTEGERS[named];
      return range !== undefined && Number.isInteger(value) && value >= range[0] && value <= range[1]
        ? named
        : null;
    }
    const type = (value | 0) === value && !Object.is(value, -0) ? 'I' : 'D';
    return this.admits(`L${this.boxes.byType.get(type)?.className as string};`, descriptor, loader)
      ? type
      : null;
  }

  /** Is an object of the JDK's class assignable to the type? */
  private admits(of: string, descriptor: string, loader: LoaderData | null): boolean {
    if (of === descriptor || descriptor === 'Ljava/lang/Object;') return true;
    if (descriptor.charCodeAt(0) !== 0x4c) return false;
    const cls = this.vm.classes.loadBoot(of.slice(1, -1));
    return this.conversions.isInstance(cls, descriptor.slice(1, -1), loader);
  }

  /** Makes a Java array; collects nothing. */
  private array(input: ArrayInput, loader: LoaderData | null): number {
    const { vm } = this;
    const component = input.descriptor.slice(1);
    if (component.length === 1) return this.conversions.newArray(component, input.elements);
    const { elements } = input;
    const array = vm.newArray(this.classOf(input.descriptor, loader), elements.length);
    for (let i = 0; i < elements.length; i++)
      vm.setElement(array, i, this.reference(elements[i], component, loader));
    return array;
  }

  private classOf(descriptor: string, loader: LoaderData | null): JavaClass {
    const { classes } = this.vm;
    if (descriptor.startsWith('[')) {
      const component = descriptor.slice(1);
      return classes.arrayOf(
        component.length === 1 ? classes.primitive(component) : this.classOf(component, loader),
      );
    }
    const name = descriptor.slice(1, -1);
    const known = loader?.classes.get(name) ?? classes.findBoot(name);
    if (known === null || known === undefined) throw new JavaThrow('java/lang/NoClassDefFoundError', name);
    return known;
  }

  preparer(descriptor: string, loader: LoaderData | null): ((value: unknown) => unknown) | null {
    // Nothing stands for a text or a box but itself.
    if (descriptor.length === 1 || VALUE_TYPES.has(descriptor)) return null;
    return (v) => this.prepare(v, descriptor, loader);
  }

  /** What may run a program's code, or Java's: functions, arrays, maps and sets become Java objects. */
  prepare(value: unknown, descriptor: string, loader: LoaderData | null): unknown {
    if (typeof value === 'function') {
      const loaded = this.makers.classOf(value);
      if (loaded !== null) return this.makers.classObject(loaded);
      const cls = this.target(descriptor, loader);
      const made = cls === null ? null : this.makers.functional(value as () => unknown, cls);
      if (made === null) throw new Mismatch(`a function is no ${javaTypeName(descriptor)}`);
      return made;
    }
    if (typeof value === 'bigint' && descriptor === BIG_INTEGER) return this.makers.bigInteger(value);
    if (typeof value !== 'object' || value === null || JavaObject.isJava(value)) return value;
    const type = typedArrayType(value);
    if (type !== null && !descriptor.startsWith('[')) return new ArrayInput(`[${type}`, value as never);
    if (descriptor.startsWith('[')) {
      const component = descriptor.slice(1);
      if (component.length === 1) return new ArrayInput(descriptor, elementsOf(component, value) as never);
      if (!Array.isArray(value)) throw mismatch(value, typeText(descriptor));
      return new ArrayInput(
        descriptor,
        Array.from(value, (v) => this.prepare(v, component, loader)),
      );
    }
    if (Array.isArray(value)) return this.makers.list(value);
    if (value instanceof Map) return this.makers.map(value);
    if (value instanceof Set) return this.makers.set(value);
    const prototype = Object.getPrototypeOf(value);
    if (prototype === Object.prototype || prototype === null) {
      const cls = this.target(descriptor, loader);
      if (cls?.name === 'java/util/Map' || cls?.name === 'java/lang/Object')
        return this.makers.map(Object.entries(value));
    }
    return value;
  }

  private target(descriptor: string, loader: LoaderData | null): JavaClass | null {
    if (!descriptor.startsWith('L')) return null;
    const name = descriptor.slice(1, -1);
    return loader?.classes.get(name) ?? this.vm.classes.findBoot(name) ?? this.makers.find(loader, name);
  }

  // ---- overloads

  /** How well a value fits a parameter; nothing is converted. */
  fit(value: unknown, descriptor: string, loader: LoaderData | null): Fit {
    switch (typeof value) {
      case 'number':
        return this.fitNumber(value, descriptor, loader);
      case 'bigint':
        if (descriptor === BIG_INTEGER) return Fit.LOOSE;
        if (value < -(2n ** 63n) || value >= 2n ** 63n) return Fit.NONE;
        if (descriptor === 'J') return Fit.STRICT;
        return this.boxFit('Ljava/lang/Long;', descriptor, loader);
      case 'boolean':
        if (descriptor === 'Z') return Fit.STRICT;
        return this.boxFit('Ljava/lang/Boolean;', descriptor, loader);
      case 'string':
        if (descriptor.length > 1 && this.admits(STRING, descriptor, loader)) return Fit.STRICT;
        if (value.length !== 1) return Fit.NONE;
        return descriptor === 'C' || descriptor === 'Ljava/lang/Character;' ? Fit.NARROW : Fit.NONE;
      case 'function': {
        const cls = this.target(descriptor, loader);
        if (cls === null) return Fit.NONE;
        if (this.makers.classOf(value) !== null)
          return cls.name === 'java/lang/Class' || cls.name === 'java/lang/Object' ? Fit.STRICT : Fit.NONE;
        return this.makers.isFunctional(value as () => unknown, cls) ? Fit.LOOSE : Fit.NONE;
      }
      case 'object':
        return this.fitObject(value, descriptor, loader);
      default:
        return Fit.NONE;
    }
  }

  private boxFit(box: string, descriptor: string, loader: LoaderData | null): Fit {
    return descriptor.length > 1 && this.admits(box, descriptor, loader) ? Fit.LOOSE : Fit.NONE;
  }

  private fitNumber(value: number, descriptor: string, loader: LoaderData | null): Fit {
    const isInt = (value | 0) === value && !Object.is(value, -0);
    switch (descriptor) {
      case 'I':
        return isInt ? Fit.STRICT : Fit.NONE;
      case 'J':
        return Number.isSafeInteger(value) && !Object.is(value, -0) ? Fit.STRICT : Fit.NONE;
      case 'D':
        return Fit.STRICT;
      case 'F':
        return Fit.NARROW;
      case 'B':
      case 'S': {
        const [min, max] = INTEGERS[descriptor];
        return isInt && value >= min && value <= max ? Fit.NARROW : Fit.NONE;
      }
      case 'C':
        return isInt && value >= 0 && value <= 0xffff ? Fit.ODD : Fit.NONE;
      case 'Z':
        return Fit.NONE;
      default: {
        if (descriptor.length === 1 || descriptor.startsWith('[')) return Fit.NONE;
        const type = this.boxFor(value, descriptor, loader);
        if (type === null) return Fit.NONE;
        return type === (isInt ? 'I' : 'D') ? Fit.LOOSE : Fit.NARROW;
      }
    }
  }

  private fitObject(value: object | null, descriptor: string, loader: LoaderData | null): Fit {
    if (descriptor.length === 1) return Fit.NONE;
    if (value === null) return Fit.STRICT;
    const ref = JavaObject.refIfJava(value);
    const wanted = descriptor.startsWith('L') ? descriptor.slice(1, -1) : descriptor;
    if (ref !== 0)
      return this.conversions.isInstance(this.vm.classes.of(ref), wanted, loader) ? Fit.STRICT : Fit.NONE;
    const type = typedArrayType(value);
    if (type !== null) {
      if (descriptor === `[${type}` || wanted === 'java/lang/Object') return Fit.STRICT;
      return descriptor === '[B' && value instanceof Uint8Array ? Fit.LOOSE : Fit.NONE;
    }
    if (Array.isArray(value)) {
      if (!descriptor.startsWith('[')) return this.stands(LIST, descriptor, loader);
      const component = descriptor.slice(1);
      let worst = Fit.STRICT;
      for (const element of value) {
        const fit = this.fit(element, component, loader);
        if (fit === Fit.NONE) return Fit.NONE;
        if (fit > worst) worst = fit;
      }
      return worst;
    }
    if (value instanceof Map) return this.stands(MAP, descriptor, loader);
    if (value instanceof Set) return this.stands(SET, descriptor, loader);
    const prototype = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) return Fit.NONE;
    return wanted === 'java/util/Map' || wanted === 'java/lang/Object' ? Fit.NARROW : Fit.NONE;
  }

  /** The method that a function implements, if the type is a functional interface. */
  functionalMethod(descriptor: string, loader: LoaderData | null): JavaMethod | null {
    const cls = this.target(descriptor, loader);
    return cls === null ? null : this.makers.functionalMethod(cls);
  }

  /** JLS §4.10, by descriptors. */
  isSubtype(a: string, b: string, loaderOfA: LoaderData | null, loaderOfB: LoaderData | null): boolean {
    if (a === b) return true;
    if (a.length === 1 || b.length === 1) {
      const from = WIDENING.indexOf(a);
      const to = WIDENING.indexOf(b);
      if (a.length > 1 || b.length > 1) return a.length === 1 && b.length > 1;
      return a === 'C' ? to > WIDENING.indexOf('S') : from >= 0 && from < to;
    }
    if (b === 'Ljava/lang/Object;') return true;
    if (a.startsWith('[')) {
      if (!b.startsWith('[')) return b === 'Ljava/lang/Cloneable;' || b === 'Ljava/io/Serializable;';
      return a.length > 2 && b.length > 2 && this.isSubtype(a.slice(1), b.slice(1), loaderOfA, loaderOfB);
    }
    const cls = this.target(a, loaderOfA);
    return cls !== null && b.startsWith('L') && this.conversions.isInstance(cls, b.slice(1, -1), loaderOfB);
  }

  /** A collection that an object of a class is made for. */
  private stands(made: string, descriptor: string, loader: LoaderData | null): Fit {
    if (!this.admits(made, descriptor, loader)) return Fit.NONE;
    return descriptor === 'Ljava/lang/Object;' ? Fit.NARROW : Fit.LOOSE;
  }
}

/** Primitive types, each a subtype of the next (JLS §4.10.1); char is one of int. */
const WIDENING = ['B', 'S', 'I', 'J', 'F', 'D'];

const BIG_INTEGER = 'Ljava/math/BigInteger;';
const LIST = 'Ljava/util/ArrayList;';
const MAP = 'Ljava/util/LinkedHashMap;';
const SET = 'Ljava/util/LinkedHashSet;';

/** Descriptors of the boxes of numbers, and what they hold. */
const BOX_TYPES: Readonly<Record<string, string>> = {
  'Ljava/lang/Byte;': 'B',
  'Ljava/lang/Short;': 'S',
  'Ljava/lang/Integer;': 'I',
  'Ljava/lang/Long;': 'J',
  'Ljava/lang/Float;': 'F',
  'Ljava/lang/Double;': 'D',
};

const VALUE_TYPES: ReadonlySet<string> = new Set([
  STRING,
  'Ljava/lang/Boolean;',
  'Ljava/lang/Character;',
  ...Object.keys(BOX_TYPES),
]);

function safeLong(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** A char: its code, or a string of one. */
function charOf(value: unknown): number {
  if (typeof value === 'string' && value.length === 1) return value.charCodeAt(0);
  if (typeof value === 'string')
    throw new Mismatch(`${describe(value)} is no char: it has ${value.length} code units`);
  return primitives.C(value) as number;
}

const typeText = (descriptor: string): string => javaTypeName(descriptor) ?? descriptor;
