/**
 * Java's types as TypeScript sees them. Method descriptors are read by the type checker: the arguments and the result of `vm.call('pkg/Cls.add(II)I', 1, 2)` are
 * those of the method.
 */
import type { JavaObject } from './java-object.js';

/** A value that comes from Java. */
export type JavaValue = boolean | number | bigint | string | null | undefined | JavaArray | JavaObject;

/** Arrays of primitives: boolean[] as bytes 0 and 1, char[] as UTF-16 code units. */
export type JavaArray =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Int32Array
  | BigInt64Array
  | Float32Array
  | Float64Array;

/** Values of primitive types as they come from Java. */
interface Primitives {
  Z: boolean;
  B: number;
  C: number;
  S: number;
  I: number;
  J: bigint;
  F: number;
  D: number;
}

/** The same as Java takes them. */
interface PrimitiveInputs extends Omit<Primitives, 'J'> {
  J: bigint | number;
}

interface Arrays {
  Z: Uint8Array;
  B: Int8Array;
  C: Uint16Array;
  S: Int16Array;
  I: Int32Array;
  J: BigInt64Array;
  F: Float32Array;
  D: Float64Array;
}

interface ArrayInputs {
  Z: Uint8Array | readonly boolean[];
  B: Int8Array | Uint8Array | readonly number[];
  C: Uint16Array | readonly number[];
  S: Int16Array | readonly number[];
  I: Int32Array | readonly number[];
  J: BigInt64Array | readonly (bigint | number)[];
  F: Float32Array | readonly number[];
  D: Float64Array | readonly number[];
}

type Type = keyof Primitives;

/** The value of a field descriptor; `Maps` says how primitives and arrays look. */
type Reference<D extends string, A> = D extends 'Ljava/lang/String;'
  ? string | null
  : D extends `[${infer E}`
    ? E extends keyof A
      ? A[E] | null
      : JavaObject | null
    : JavaObject | null;

type Output<D extends string> = D extends Type ? Primitives[D] : Reference<D, Arrays>;
type Input<D extends string> = D extends Type ? PrimitiveInputs[D] : Reference<D, ArrayInputs>;

/** Splits the first field descriptor off: `[head, rest]`, or null. */
type Split<S extends string> = S extends `[${infer R}`
  ? Split<R> extends [infer H extends string, infer T extends string]
    ? [`[${H}`, T]
    : null
  : S extends `L${infer C};${infer R}`
    ? [`L${C};`, R]
    : S extends `${infer P extends Type}${infer R}`
      ? [P, R]
      : null;

type Outputs<S extends string, Found extends unknown[] = []> = S extends ''
  ? Found
  : Split<S> extends [infer H extends string, infer R extends string]
    ? Outputs<R, [...Found, Output<H>]>
    : JavaValue[];

type Inputs<S extends string, Found extends unknown[] = []> = S extends ''
  ? Found
  : Split<S> extends [infer H extends string, infer R extends string]
    ? Inputs<R, [...Found, Input<H>]>
    : JavaValue[];

/** Arguments of a call, by the descriptor in the method's signature. */
export type CallArguments<S extends string> = string extends S
  ? // biome-ignore lint/suspicious/noExplicitAny: nothing is known of a signature that is made at run time
    any[]
  : S extends `${string}(${infer P})${string}`
    ? Inputs<P>
    : never;

/** What a call returns. */
export type CallResult<S extends string> = string extends S
  ? // biome-ignore lint/suspicious/noExplicitAny: see above
    any
  : S extends `${string})${infer R}`
    ? R extends 'V'
      ? undefined
      : Output<R>
    : never;

/** Arguments with which a bound function is called. */
export type NativeArguments<S extends string> = string extends S
  ? // biome-ignore lint/suspicious/noExplicitAny: see above
    any[]
  : S extends `${string}(${infer P})${string}`
    ? Outputs<P>
    : never;

/** What a bound function returns. */
export type NativeResult<S extends string> = string extends S
  ? // biome-ignore lint/suspicious/noExplicitAny: see above
    any
  : S extends `${string})${infer R}`
    ? R extends 'V'
      ? // biome-ignore lint/suspicious/noConfusingVoidType: a function without result
        void
      : Input<R>
    : never;

/** A function that can be bound to a native method. `this` is the receiver of an instance method. */
export type BoundFunction<S extends string> = (
  this: JavaObject,
  ...args: NativeArguments<S>
) => NativeResult<S> | Promise<NativeResult<S>>;

// ---- what declarations of Java classes say (`gojdk types`)

// biome-ignore lint/suspicious/noExplicitAny: what is not declared can be anything
type Any = any;

/** Instances of a loaded class, by its type; any if it is not declared. */
export type InstanceOf<C> = 0 extends 1 & C
  ? Any
  : C extends { [Symbol.hasInstance](value: unknown): value is infer I }
    ? I
    : Any;

/** What a class is named by: its declaration is found by its name. */
type ClassOf<T> = T extends keyof GojdkJavaClasses ? GojdkJavaClasses[T] : T extends string ? Any : T;

/** The object for a type that `vm.implement`, `vm.extend` and `vm.array` are given: a name, or a loaded class. */
export type Named<T> = InstanceOf<ClassOf<T>>;

type AnyMethod = (this: Any, ...args: Any[]) => unknown;

/** Functions by the names of methods, or by name and descriptor, and what else the program keeps beside them; `This` is what they are called on. */
export type Implementation<I, This> = ThisType<This> &
  (0 extends 1 & I
    ? Partial<Record<string, AnyMethod>> | object
    : { readonly [K in keyof I & string]?: AnyMethod } & (
        | object
        | { readonly [named: `${string}(${string}`]: AnyMethod }
      ));

/** `M` itself, if each function in it implements a method of a declared type. */
export type OnlyMethods<M, I> = 0 extends 1 & I
  ? unknown
  : {
      readonly [K in keyof M]: K extends keyof I | `${string}(${string}`
        ? unknown
        : M[K] extends AnyMethod
          ? never
          : unknown;
    };

/** Elements of a Java array, as JavaScript sees them. */
export type ElementOf<T> = 0 extends 1 & T
  ? Any
  : T extends 'byte' | 'short' | 'int' | 'float' | 'double'
    ? number
    : T extends 'boolean'
      ? boolean
      : T extends 'char'
        ? string
        : T extends 'long'
          ? bigint
          : T extends 'java.lang.String'
            ? string | null
            : T extends keyof GojdkJavaClasses
              ? Named<T> | null
              : Any;
