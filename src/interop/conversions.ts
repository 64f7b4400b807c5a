/**
 * Values between JavaScript and Java, by field descriptor. Numbers are not coerced: what a Java type does not hold is a TypeError. long is a bigint on the way out, and a bigint or a
 * safe integer on the way in. Arrays of primitives are typed arrays; whether they are views of Java's memory or copies is for the caller to say.
 */

import { primitiveNames } from '../jvms/descriptors.js';
import { Obj, Region } from '../layout/layout.js';
import type { JavaClass } from '../vm/classes/java-class.js';
import type { LoaderData } from '../vm/classes/loaders.js';
import type { VM } from '../vm/vm.js';
import type { ArrayViews } from './array-views.js';
import { JavaObject } from './java-object.js';
import { ObjectTable } from './object-table.js';
import type { JavaArray } from './types.js';

/** A value that a type does not hold; whoever converts says which one it was. */
export class Mismatch extends Error {}

/** Reads a value that lies in a 64-bit slot, given as an index of 32-bit words. */
export type Getter = (word: number) => unknown;
/** Stores a value in a 64-bit slot. */
export type Setter = (word: number, value: unknown) => void;
/** A JavaScript value as natives return it and calls take it: a number (references are addresses) or, for long, a bigint. */
export type ToJava = (value: unknown) => number | bigint;

export const STRING = 'Ljava/lang/String;';

type ArrayClass = {
  new (elements: readonly (number | bigint)[]): JavaArray;
  new (buffer: ArrayBuffer, offset: number, length: number): JavaArray;
  readonly name: string;
};

const ARRAYS: Readonly<Record<string, ArrayClass>> = {
  Z: Uint8Array,
  B: Int8Array,
  C: Uint16Array,
  S: Int16Array,
  I: Int32Array,
  J: BigInt64Array as unknown as ArrayClass,
  F: Float32Array,
  D: Float64Array,
} as Readonly<Record<string, ArrayClass>>;

export function mismatch(value: unknown, type: string): Mismatch {
  return new Mismatch(`${describe(value)} is no ${type}`);
}

export function describe(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 40));
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object' || value === null) return String(value);
  const name = value.constructor?.name;
  return !name || name === 'Object' ? 'an object' : `an instance of ${name}`;
}

// ---- primitives to Java

const LONG_MIN = -(2n ** 63n);
const LONG_MAX = 2n ** 63n - 1n;

export const primitives: Readonly<Record<string, ToJava>> = {
  Z: (v) => {
    if (v === true) return 1;
    if (v === false) return 0;
    throw mismatch(v, 'boolean');
  },
  B: (v) => {
    if (((v as number) << 24) >> 24 === v) return v as number;
    throw mismatch(v, 'byte');
  },
  C: (v) => {
    if (((v as number) & 0xffff) === v) return v as number;
    throw mismatch(v, 'char');
  },
  S: (v) => {
    if (((v as number) << 16) >> 16 === v) return v as number;
    throw mismatch(v, 'short');
  },
  I: (v) => {
    if (typeof v === 'number' && (v | 0) === v) return v;
    throw mismatch(v, 'int');
  },
  J: (v) => {
    if (typeof v === 'bigint' && v >= LONG_MIN && v <= LONG_MAX) return v;
    if (typeof v === 'number' && Number.isSafeInteger(v)) return v;
    throw mismatch(v, 'long');
  },
  F: (v) => {
    if (typeof v === 'number') return v;
    throw mismatch(v, 'float');
  },
  D: (v) => {
    if (typeof v === 'number') return v;
    throw mismatch(v, 'double');
  },
};
for (const type of ['B', 'C', 'S'] as const) guardNumber(type);

/** Shifts would take a bigint's TypeError for an answer, and an array of one number for a number. */
function guardNumber(type: 'B' | 'C' | 'S'): void {
  const check = primitives[type];
  (primitives as Record<string, ToJava>)[type] = (v) => {
    if (typeof v === 'number') return check(v);
    throw mismatch(v, primitiveNames[type]);
  };
}

/** Conversions for one VM. */
export class Conversions {
  readonly objects: ObjectTable;
  private readonly getters = new Map<string, Getter>();
  private readonly viewers = new Map<string, Getter>();

  constructor(
    private readonly vm: VM,
    private readonly views: ArrayViews,
    instance: (ref: number, handle: number) => JavaObject,
  ) {
    this.objects = new ObjectTable(vm, instance);
  }

  // ---- to JavaScript

  /** Reads values of a type; arrays are copied. */
  getter(descriptor: string): Getter {
    return memo(this.getters, descriptor, () => this.makeGetter(descriptor, false));
  }

  /** The same, but what is written to arrays is written to Java's (see {@link ArrayViews}). */
  viewer(descriptor: string): Getter {
    return memo(this.viewers, descriptor, () => this.makeGetter(descriptor, true));
  }

  private makeGetter(descriptor: string, asView: boolean): Getter {
    const { i32, f32, f64, i64 } = this.vm.memory;
    switch (descriptor) {
      case 'V':
        return () => undefined;
      case 'Z':
        return (w) => i32[w] !== 0;
      case 'B':
      case 'S':
      case 'C':
      case 'I':
        return (w) => i32[w];
      case 'J':
        return (w) => i64[w >> 1];
      case 'F':
        return (w) => f32[w];
      case 'D':
        return (w) => f64[w >> 1];
      case STRING: {
        const { strings } = this.vm;
        return (w) => (i32[w] === 0 ? null : strings.toJs(i32[w]));
      }
      default:
        return this.makeReferenceGetter(descriptor, asView);
    }
  }

  private makeReferenceGetter(descriptor: string, asView: boolean): Getter {
    const { i32 } = this.vm.memory;
    const arrayClass = descriptor.length === 2 ? ARRAYS[descriptor[1]] : undefined;
    const { objects, views } = this;
    if (arrayClass === undefined) return (w) => (i32[w] === 0 ? null : objects.wrap(i32[w]));
    return (w) => {
      if (i32[w] === 0) return null;
      const elements = this.viewOf(i32[w], arrayClass);
      return asView ? views.lend(elements) : elements.slice();
    };
  }

  /** A copy of an array of primitives, by their descriptor character. */
  copyOf(type: string, array: number): JavaArray {
    return this.viewOf(array, ARRAYS[type]).slice();
  }

  private viewOf(array: number, arrayClass: ArrayClass): JavaArray {
    const { memory } = this.vm;
    const length = memory.load32(array + Obj.ARRAY_LENGTH);
    return new arrayClass(memory.buffer, (array + Obj.ARRAY_DATA - Region.BASE) >>> 0, length);
  }

  // ---- to Java

  /** `loader`: that of the class in whose signature the type stands, once it is known. */
  toJava(descriptor: string, loader: LoaderData | null): ToJava {
    if (descriptor === 'V') return () => 0;
    const primitive = primitives[descriptor];
    if (primitive !== undefined) return primitive;
    if (descriptor === STRING) {
      const { strings } = this.vm;
      return (v) => {
        if (typeof v === 'string') return strings.fromJs(v);
        if (v === null) return 0;
        throw mismatch(v, 'String');
      };
    }
    if (descriptor.length === 2 && ARRAYS[descriptor[1]] !== undefined)
      return (v) => (v === null ? 0 : this.newArray(descriptor[1], v));
    return (v) => this.reference(v, descriptor, loader);
  }

  /** Stores values of a type. */
  setter(descriptor: string, loader: LoaderData | null): Setter {
    const { i32, f32, f64, i64 } = this.vm.memory;
    const toJava = this.toJava(descriptor, loader);
    switch (descriptor) {
      case 'I':
        return (w, v) => {
          i32[w] = typeof v === 'number' && (v | 0) === v ? v : (toJava(v) as number);
        };
      case 'J':
        return (w, v) => {
          i64[w >> 1] = typeof v === 'bigint' ? (toJava(v) as bigint) : BigInt(toJava(v));
        };
      case 'F':
        return (w, v) => {
          f32[w] = toJava(v) as number;
        };
      case 'D':
        return (w, v) => {
          f64[w >> 1] = typeof v === 'number' ? v : (toJava(v) as number);
        };
      default:
        return (w, v) => {
          i32[w] = toJava(v) as number;
          // References are extended to 64 bits.
          i32[w + 1] = 0;
        };
    }
  }

  /**
   * What is to be done with an argument before the call is prepared: reading an array of JavaScript's may run a program's code, which may call Java again. Null: nothing.
   */
  preparer(descriptor: string): ((value: unknown) => unknown) | null {
    const type = descriptor[1];
    if (descriptor.length !== 2 || ARRAYS[type] === undefined) return null;
    return (v) => (v === null ? null : elementsOf(type, v));
  }

  /** An array of primitives with these elements. Collects nothing. */
  newArray(type: string, value: unknown): number {
    const { vm } = this;
    const source = elementsOf(type, value);
    const array = vm.primitiveArrayToFill(type, typedArrayLength.call(source));
    (this.viewOf(array, ARRAYS[type]) as Uint8Array).set(source as unknown as Uint8Array);
    return array;
  }

  reference(value: unknown, descriptor: string, loader: LoaderData | null): number {
    if (value === null) return 0;
    const wanted = descriptor.startsWith('L') ? descriptor.slice(1, -1) : descriptor;
    const ref = JavaObject.refIfJava(value);
    if (ref === 0) throw mismatch(value, wanted.replaceAll('/', '.'));
    const cls = this.vm.classes.of(ref);
    if (!this.isInstance(cls, wanted, loader))
      throw new Mismatch(`an object of class ${cls.javaName} is no ${wanted.replaceAll('/', '.')}`);
    return ref;
  }

  isInstance(cls: JavaClass, wanted: string, loader: LoaderData | null): boolean {
    if (wanted === 'java/lang/Object') return true;
    const known = loader?.classes.get(wanted) ?? this.vm.classes.boot.classes.get(wanted);
    if (known !== undefined) return cls.isSubclassOf(known);
    // Not resolved by that loader yet: the name decides.
    for (let c: JavaClass | null = cls; c !== null; c = c.superClass) if (c.name === wanted) return true;
    return cls.allInterfaces.some((i) => i.name === wanted);
  }
}

function memo(map: Map<string, Getter>, key: string, make: () => Getter): Getter {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

/** A typed array's own length, whatever property the program may have given it. */
const typedArrayLength = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Uint8Array.prototype),
  'length',
)?.get as () => number;

/** The name of a typed array's type, undefined for all else: nothing of the value's own is asked. */
const typedArrayTag = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Uint8Array.prototype),
  Symbol.toStringTag,
)?.get as () => string | undefined;

/** Descriptor character of the elements of the Java array that a typed array stands for; null if it stands for none. boolean[] and byte[]: a Uint8Array is the latter. */
export function typedArrayType(value: object): string | null {
  switch (typedArrayTag.call(value)) {
    case 'Int8Array':
    case 'Uint8Array':
      return 'B';
    case 'Uint16Array':
      return 'C';
    case 'Int16Array':
      return 'S';
    case 'Int32Array':
      return 'I';
    case 'BigInt64Array':
      return 'J';
    case 'Float32Array':
      return 'F';
    case 'Float64Array':
      return 'D';
    default:
      return null;
  }
}

/** Elements of a JavaScript array or typed array as a typed array may be filled with them. Throws {@link Mismatch}. */
export function elementsOf(type: string, value: unknown): ArrayLike<number | bigint> {
  const tag = typedArrayTag.call(value);
  if (tag === ARRAYS[type].name || (type === 'B' && tag === 'Uint8Array'))
    return value as unknown as ArrayLike<number>;
  if (!Array.isArray(value)) throw mismatch(value, `${primitiveNames[type]}[]`);
  const convert = primitives[type];
  try {
    // Holes are undefined.
    const elements = Array.from(value, type === 'J' ? (v) => BigInt(convert(v)) : convert);
    return new ARRAYS[type](elements);
  } catch (error) {
    if (!(error instanceof Mismatch)) throw error;
    throw new Mismatch(`${error.message}, in an array`);
  }
}
