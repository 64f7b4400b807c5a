/**
 * What a native method bound to TypeScript looks like.
 *
 * Arguments come as numbers, receiver first: references as signed addresses, ints (and the narrower types) as int32, longs as numbers (exact within 2^53; the exact halves
 * lie at `vm.nativeArguments`), floats and doubles as they are. The result likewise; a long may also be a bigint, a boolean a boolean.
 *
 * A plain function may hold raw references as long as it runs: nothing moves meanwhile. A native that must run Java code, initialise a class or wait is a
 * generator (see src/vm/steps.ts): across each `yield` references are kept in handles. Exceptions are thrown as JavaThrow (by name) or JavaException (an object).
 */
import type { Steps } from './steps.js';
import type { VM } from './vm.js';

// biome-ignore lint/suspicious/noConfusingVoidType: a native without result returns nothing
export type NativeValue = number | bigint | boolean | void;

/** Null: the result lies in the context already (embedders' functions, `JavaMethod.readsArguments`). */
export type NativeFunction = (vm: VM, ...args: number[]) => NativeValue | Steps<NativeValue> | null;

/** Natives of classes by internal name; then by name and descriptor, `read([BII)I`. */
export type NativeTable = Readonly<Record<string, Readonly<Record<string, NativeFunction>>>>;
