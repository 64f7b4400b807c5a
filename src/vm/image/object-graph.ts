/**
 * A VM's objects as a file, for processes that cannot begin with a snapshot of V8: what {@link writeGraph} writes, and {@link readGraph} puts into a VM that has just been made (docs/IMAGE.md, "The library"). Objects are
 * numbered: data, class by class, then all others in the order in which they are reached from the root, so that whoever names one of these, but for data, comes before it.
 *
 *     header   {@link Header}, 4 bytes each
 *     index    JSON: {@link GraphIndex}
 *     kinds    for each object that is no data its place in `shapes`, 2 bytes each
 *     numbers  8 bytes each
 *     words    what objects hold, 4 bytes each: a {@link Tag} in the low bits of a value. First objects that are no data, one after another (arrays and sets have their length before it, maps the number of their
 *              entries), then data: for each shape, for each of its keys, the values of all objects
 *     bytes    contents of typed arrays
 *
 * Each section begins at a multiple of 8 bytes, as do the contents of each array.
 */

/** Words of the header. Lengths in bytes. */
export const enum Header {
  MAGIC,
  INDEX,
  KINDS,
  NUMBERS,
  WORDS,
  BYTES,
  SIZE,
}

export const MAGIC = 0x676a_6f67;

/** What a word that is a value says, by its low bits; the others are a number of that kind. */
export const enum Tag {
  INT,
  OBJECT,
  TEXT,
  /** In the index. */
  CONSTANT,
  /** A view of the region, in the index. */
  VIEW,
  /** What the VM that has just been made has there is right. */
  KEPT,
  /** A typed array, in the index. */
  TYPED,
  /** A number that is no small integer: its place in `numbers`. */
  NUMBER,
  BITS = 3,
  MASK = 7,
}

/** Numbers of constants that need no entry. */
export const enum Constant {
  UNDEFINED,
  NULL,
  FALSE,
  TRUE,
  FIRST_LISTED,
}

export const enum ShapeKind {
  /** Of a class of {@link dataClasses}. */
  DATA,
  /** Of another class: there is one in the VM that has just been made, at the same place. */
  PART,
  PLAIN,
  ARRAY,
  MAP,
  SET,
}

export interface Shape {
  readonly kind: ShapeKind;
  /** DATA: name of the class. */
  readonly name: string;
  /** Own properties, in their order. DATA: those in which not all objects are as they are made. */
  readonly keys: readonly string[];
  /** DATA: how many objects there are. */
  readonly count: number;
}

/** A view of the region: name of its class, its beginning and length as in the class's constructor. `codeRw`: of the code area as TypeScript writes it. */
export interface RegionView {
  readonly name: string;
  readonly codeRw: boolean;
  readonly offset: number;
  readonly length: number;
}

/** A typed array: name of its class, its length, where in `bytes` lies what comes before the zeros at its end, how many bytes that are. */
export type StoredArray = readonly [name: string, length: number, offset: number, used: number];

export interface GraphIndex {
  readonly shapes: readonly Shape[];
  readonly texts: readonly string[];
  /** From {@link Constant.FIRST_LISTED} on. */
  readonly bigints: readonly string[];
  readonly views: readonly RegionView[];
  readonly arrays: readonly StoredArray[];
  /** Beside the objects. */
  readonly notes: unknown;
}

type TypedArray =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array
  | BigInt64Array;
type TypedArrayClass = {
  new (length: number): TypedArray;
  new (buffer: ArrayBufferLike, offset: number, length: number): TypedArray;
};

/** Classes of typed arrays by name. */
export const TYPED_ARRAYS: ReadonlyMap<string, TypedArrayClass> = new Map(
  [
    Int8Array,
    Uint8Array,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
  ].map((c) => [c.name, c as unknown as TypedArrayClass]),
);

export type { TypedArray };
