/**
 * Verification types as small integers (JVMS §4.10.1.2). Those of classes are {@link VType.CLASS} plus the number of a name in a {@link TypeTable}, which all
 * verified classes of a VM share, so that comparing types is comparing numbers.
 */

export const enum VType {
  TOP = 0,
  INTEGER = 1,
  FLOAT = 2,
  LONG = 3,
  /** Second slot of a long. */
  LONG_2 = 4,
  DOUBLE = 5,
  DOUBLE_2 = 6,
  NULL = 7,
  /** Only as components of arrays and as declared results. */
  BOOLEAN = 8,
  BYTE = 9,
  SHORT = 10,
  CHAR = 11,
  /** Not types but what an instruction may ask for: any reference, any value of one slot, either half of one of two slots. */
  ANY_REFERENCE = 12,
  CATEGORY_1 = 13,
  CATEGORY_2 = 14,
  CATEGORY_2_SECOND = 15,
  /** Plus the bytecode index of the `new` instruction. */
  UNINITIALIZED = 0x10000,
  UNINITIALIZED_THIS = 0x1ffff,
  /** Plus the number of the name. */
  CLASS = 0x20000,
}

/** Kinds of names, as {@link TypeTable.kind} has them: 0 for a class or interface, else the character behind the first `[` of an array. */
export const enum Kind {
  OBJECT = 0,
  ARRAY = 0x5b,
  CLASS_ARRAY = 0x4c,
}

export function isUninitialized(type: number): boolean {
  return type >= VType.UNINITIALIZED && type < VType.CLASS;
}

/** Does it take one slot? TOP does not count as a value. */
export function isCategory1(type: number): boolean {
  return type >= VType.NULL || type === VType.INTEGER || type === VType.FLOAT;
}

export function isCategory2Second(type: number): boolean {
  return type === VType.LONG_2 || type === VType.DOUBLE_2;
}

export function isCategory2(type: number): boolean {
  return type === VType.LONG || type === VType.DOUBLE;
}

const TEXTS: readonly string[] = [
  'top',
  'integer',
  'float',
  'long',
  'long_2nd',
  'double',
  'double_2nd',
  'null',
  'boolean',
  'byte',
  'short',
  'char',
  'reference type',
  'category1 type',
  'category2 type',
  'category2_2nd type',
];

/** A method descriptor as types. */
export interface Signature {
  /** Types of the arguments, receiver not included; long and double take two. */
  readonly arguments: Int32Array;
  /** Type of the result as pushed (two for long and double), empty for void. */
  readonly result: Int32Array;
  /** Type of the result as declared: boolean, byte, … instead of int; TOP for void. */
  readonly declaredResult: number;
}

/** Names of classes and arrays, and method descriptors, each known by a number. */
export class TypeTable {
  private readonly numbers = new Map<string, number>();
  private readonly names: string[] = [];
  private readonly kinds: number[] = [];
  /** Component types of arrays, -1 while unknown. */
  private readonly components: number[] = [];
  private readonly arrays: number[] = [];
  private readonly signatures = new Map<string, Signature>();
  readonly object: number;
  readonly string: number;
  readonly classClass: number;
  readonly throwable: number;
  readonly cloneable: number;
  readonly serializable: number;
  readonly methodHandle: number;
  readonly methodType: number;
  /** Arrays of primitive type by the operand of newarray, from 4. */
  readonly primitiveArrays: readonly number[];

  constructor() {
    this.object = this.of('java/lang/Object');
    this.string = this.of('java/lang/String');
    this.classClass = this.of('java/lang/Class');
    this.throwable = this.of('java/lang/Throwable');
    this.cloneable = this.of('java/lang/Cloneable');
    this.serializable = this.of('java/io/Serializable');
    this.methodHandle = this.of('java/lang/invoke/MethodHandle');
    this.methodType = this.of('java/lang/invoke/MethodType');
    this.primitiveArrays = [...'ZCFDBSIJ'].map((c) => this.of(`[${c}`));
  }

  /** The type of a class by internal name, or of an array by descriptor. */
  of(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    const type = VType.CLASS + this.names.length;
    this.numbers.set(name, type);
    this.names.push(name);
    this.kinds.push(name.charCodeAt(0) === Kind.ARRAY && name.length > 1 ? name.charCodeAt(1) : Kind.OBJECT);
    this.components.push(-1);
    this.arrays.push(-1);
    return type;
  }

  name(type: number): string {
    return this.names[type - VType.CLASS];
  }

  /** See {@link Kind}. Of types at or above CLASS only. */
  kind(type: number): number {
    return this.kinds[type - VType.CLASS];
  }

  isArray(type: number): boolean {
    return type >= VType.CLASS && this.kinds[type - VType.CLASS] !== Kind.OBJECT;
  }

  /** A class or interface, not an array. */
  isObject(type: number): boolean {
    return type >= VType.CLASS && this.kinds[type - VType.CLASS] === Kind.OBJECT;
  }

  dimensions(type: number): number {
    const name = this.name(type);
    let count = 0;
    while (name.charCodeAt(count) === Kind.ARRAY) count++;
    return count;
  }

  /** Component type of an array: boolean, byte, short and char are told apart from int. */
  component(array: number): number {
    const index = array - VType.CLASS;
    let component = this.components[index];
    if (component < 0) {
      component = this.makeComponent(this.names[index]);
      this.components[index] = component;
    }
    return component;
  }

  private makeComponent(name: string): number {
    switch (name[1]) {
      case 'Z':
        return VType.BOOLEAN;
      case 'B':
        return VType.BYTE;
      case 'C':
        return VType.CHAR;
      case 'S':
        return VType.SHORT;
      default:
        return this.ofDescriptor(name, 1, name.length);
    }
  }

  /** The array type with this class or array type as its component. */
  arrayOf(component: number): number {
    const index = component - VType.CLASS;
    let array = this.arrays[index];
    if (array < 0) {
      const name = this.names[index];
      array = this.of(this.kinds[index] === Kind.OBJECT ? `[L${name};` : `[${name}`);
      this.arrays[index] = array;
    }
    return array;
  }

  /** The type, as on the operand stack, of the field descriptor between `start` and `end`: its first slot if it takes two. TOP if it is none. */
  ofDescriptor(text: string, start: number, end: number): number {
    switch (text.charCodeAt(start)) {
      case 0x4c: // L
        return this.of(text.slice(start + 1, end - 1));
      case 0x5b: // [
        return this.of(text.slice(start, end));
      case 0x5a: // Z
      case 0x42: // B
      case 0x43: // C
      case 0x53: // S
      case 0x49: // I
        return VType.INTEGER;
      case 0x46: // F
        return VType.FLOAT;
      case 0x4a: // J
        return VType.LONG;
      case 0x44: // D
        return VType.DOUBLE;
      default:
        return VType.TOP;
    }
  }

  /** A well-formed method descriptor. */
  signature(descriptor: string): Signature {
    let signature = this.signatures.get(descriptor);
    if (signature === undefined) {
      signature = this.makeSignature(descriptor);
      this.signatures.set(descriptor, signature);
    }
    return signature;
  }

  private makeSignature(descriptor: string): Signature {
    const types: number[] = [];
    let at = 1;
    while (at < descriptor.length && descriptor.charCodeAt(at) !== 0x29) {
      const end = descriptorEnd(descriptor, at);
      const type = this.ofDescriptor(descriptor, at, end);
      types.push(type);
      if (isCategory2(type)) types.push(type + 1);
      at = end;
    }
    const result = this.ofDescriptor(descriptor, at + 1, descriptor.length);
    return {
      arguments: Int32Array.from(types),
      result: Int32Array.from(
        result === VType.TOP ? [] : isCategory2(result) ? [result, result + 1] : [result],
      ),
      declaredResult:
        result === VType.INTEGER ? declaredInteger(descriptor.charCodeAt(descriptor.length - 1)) : result,
    };
  }

  /** As HotSpot's messages print it. */
  text(type: number): string {
    if (type >= VType.CLASS) return `'${this.name(type)}'`;
    if (type === VType.UNINITIALIZED_THIS) return 'uninitializedThis';
    if (type >= VType.UNINITIALIZED) return `uninitialized ${type - VType.UNINITIALIZED}`;
    return TEXTS[type];
  }
}

function declaredInteger(character: number): number {
  switch (character) {
    case 0x5a:
      return VType.BOOLEAN;
    case 0x42:
      return VType.BYTE;
    case 0x53:
      return VType.SHORT;
    case 0x43:
      return VType.CHAR;
    default:
      return VType.INTEGER;
  }
}

/** Index behind the field descriptor at `at`. */
function descriptorEnd(text: string, at: number): number {
  while (text.charCodeAt(at) === 0x5b) at++;
  if (text.charCodeAt(at) !== 0x4c) return at + 1;
  const end = text.indexOf(';', at);
  return end < 0 ? text.length : end + 1;
}
