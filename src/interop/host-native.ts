/** JavaScript functions as native methods. */

import type { Memory } from '../../native-trampoline/memory.js';
import { Ctx, contextWord, Region } from '../layout/layout.js';
import type { JavaMethod } from '../vm/classes/java-class.js';
import type { NativeFunction, NativeValue } from '../vm/native.js';
import { JavaException, JavaThrow, type Steps } from '../vm/steps.js';
import type { VM } from '../vm/vm.js';
import type { ArrayViews } from './array-views.js';
import { type Conversions, type Getter, Mismatch, type ToJava } from './conversions.js';
import { ExitError } from './errors.js';
import type { Host } from './host.js';
import { Kind, kindOf, readArgument } from './kinds.js';
import { describeSignature, type MethodSignature } from './signature.js';
import type { Throwables } from './throwables.js';

// biome-ignore lint/suspicious/noExplicitAny: functions of all signatures
export type AnyFunction = (this: any, ...args: any[]) => unknown;

const RESULT = contextWord(Ctx.RESULT);
const RESULT_F = contextWord(Ctx.RESULT_F);

/** Turns what a function returned into what Java gets. */
export class Results {
  private readonly vm: VM;
  private readonly memory: Memory;
  private readonly views: ArrayViews;
  private readonly kind: Kind;

  /** `descriptor`: of what the method returns; `name`: of the method, for messages. */
  constructor(
    private readonly host: Host,
    private readonly throwables: Throwables,
    descriptor: string,
    private readonly toJava: ToJava,
    private readonly name: string,
  ) {
    this.vm = host.vm;
    this.memory = host.vm.memory;
    this.views = host.views;
    this.kind = kindOf(descriptor);
  }

  /** Null: the result lies where the method's stub takes it. */
  of(value: unknown): NativeValue | Steps<NativeValue> | null {
    if (this.views.isLent) this.views.settle();
    if (this.vm.exitStatus !== null) this.host.checkExit();
    const { memory } = this;
    switch (this.kind) {
      case Kind.INT:
        if (typeof value !== 'number' || (value | 0) !== value) break;
        memory.i32[RESULT] = value;
        memory.i32[RESULT + 1] = 0;
        return null;
      case Kind.LONG:
        if (typeof value !== 'bigint' || BigInt.asIntN(64, value) !== value) break;
        memory.i64[RESULT >> 1] = value;
        return null;
      case Kind.DOUBLE:
        if (typeof value !== 'number') break;
        memory.f64[RESULT_F >> 1] = value;
        return null;
      case Kind.BOOLEAN:
        if (typeof value !== 'boolean') break;
        memory.i32[RESULT] = value ? 1 : 0;
        memory.i32[RESULT + 1] = 0;
        return null;
      case Kind.VOID:
        if (value === undefined) return null;
        break;
      default:
    }
    return isThenable(value) ? this.settled(value) : this.convert(value);
  }

  private convert(value: unknown): number | bigint {
    try {
      return this.toJava(value);
    } catch (error) {
      if (!(error instanceof Mismatch)) throw error;
      throw new TypeError(`result of the function bound to ${this.name}: ${error.message}`);
    }
  }

  private *settled(promise: PromiseLike<unknown>): Steps<NativeValue> {
    try {
      return this.convert(yield* this.host.vm.threads.await(Promise.resolve(promise)));
    } catch (error) {
      // Java's own: the wait was ended because it would last for ever.
      if (isOwn(error)) throw error;
      return yield* this.throwables.throwJs(error);
    }
  }

  failed(error: unknown): Steps<NativeValue> {
    this.views.settle();
    if (isOwn(error)) throw error;
    this.host.checkExit();
    return this.throwables.throwJs(error);
  }
}

/** Does the dispatcher know what to do with it? Whatever a program throws may be asked nothing: a proxy may throw. */
function isOwn(error: unknown): boolean {
  try {
    return error instanceof ExitError || error instanceof JavaThrow || error instanceof JavaException;
  } catch {
    return false;
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === 'object' && value !== null && typeof (value as PromiseLike<unknown>).then === 'function'
  );
}

/** The native that calls a JavaScript function. */
export function hostNative(
  host: Host,
  throwables: Throwables,
  conversions: Conversions,
  signature: MethodSignature,
  method: JavaMethod,
  f: AnyFunction,
): NativeFunction {
  const { vm } = host;
  const toJava = conversions.toJava(signature.result, method.holder.loader);
  const results = new Results(host, throwables, signature.result, toJava, describeSignature(signature));
  const { memory } = vm;
  const getters = signature.parameters.map((p) => conversions.viewer(p));
  const [kindA, kindB, kindC] = signature.parameters.map(kindOf);
  const word = (): number => (vm.nativeArguments - Region.BASE) >> 2;
  if (!method.isStatic) {
    const receiver = conversions.getter('Ljava/lang/Object;');
    return () => {
      const at = word();
      try {
        const args = getters.map((get, i) => get(at + 2 * i + 2));
        return results.of(f.apply(receiver(at), args));
      } catch (error) {
        return results.failed(error);
      }
    };
  }
  const [a, b, c] = getters as [Getter, Getter, Getter];
  switch (getters.length) {
    case 0:
      return () => {
        try {
          return results.of(f());
        } catch (error) {
          return results.failed(error);
        }
      };
    case 1:
      return () => {
        const at = word();
        try {
          return results.of(f(readArgument(kindA, a, memory, at)));
        } catch (error) {
          return results.failed(error);
        }
      };
    case 2:
      return () => {
        const at = word();
        try {
          return results.of(f(readArgument(kindA, a, memory, at), readArgument(kindB, b, memory, at + 2)));
        } catch (error) {
          return results.failed(error);
        }
      };
    case 3:
      return () => {
        const at = word();
        try {
          return results.of(
            f(
              readArgument(kindA, a, memory, at),
              readArgument(kindB, b, memory, at + 2),
              readArgument(kindC, c, memory, at + 4),
            ),
          );
        } catch (error) {
          return results.failed(error);
        }
      };
    default:
      return () => {
        const at = word();
        try {
          return results.of(f(...getters.map((get, i) => get(at + 2 * i))));
        } catch (error) {
          return results.failed(error);
        }
      };
  }
}
