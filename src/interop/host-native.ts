/** JavaScript functions as native methods. */

import { Region } from '../layout/layout.js';
import type { JavaMethod } from '../vm/classes/java-class.js';
import type { NativeFunction, NativeValue } from '../vm/native.js';
import { JavaException, JavaThrow, type Steps } from '../vm/steps.js';
import { type Conversions, type Getter, Mismatch, STRING, type ToJava } from './conversions.js';
import { ExitError } from './errors.js';
import type { Host } from './host.js';
import { JavaObject } from './java-object.js';
import { describeSignature, type MethodSignature } from './signature.js';
import type { Throwables } from './throwables.js';

// biome-ignore lint/suspicious/noExplicitAny: functions of all signatures
export type AnyFunction = (this: any, ...args: any[]) => unknown;

/** Turns what a function returned into what Java gets. */
class Results {
  private readonly toJava: ToJava;

  constructor(
    private readonly host: Host,
    private readonly throwables: Throwables,
    conversions: Conversions,
    private readonly signature: MethodSignature,
    method: JavaMethod,
  ) {
    this.toJava = conversions.toJava(signature.result, method.holder.loader);
  }

  /** `locals`: references that are valid until the method returns. */
  of(value: unknown, locals: readonly unknown[] | null): NativeValue | Steps<NativeValue> {
    const { host } = this;
    if (host.vm.exitStatus !== null) host.checkExit();
    if (isThenable(value)) return this.settled(value, locals);
    const result = this.convert(value);
    if (locals !== null) release(locals);
    return result;
  }

  private convert(value: unknown): number | bigint {
    try {
      return this.toJava(value);
    } catch (error) {
      if (!(error instanceof Mismatch)) throw error;
      throw new TypeError(
        `result of the function bound to ${describeSignature(this.signature)}: ${error.message}`,
      );
    }
  }

  private *settled(promise: PromiseLike<unknown>, locals: readonly unknown[] | null): Steps<NativeValue> {
    let value: NativeValue;
    try {
      value = this.convert(yield* this.host.vm.threads.await(Promise.resolve(promise)));
    } catch (error) {
      // Java's own: the wait was ended because it would last for ever.
      if (error instanceof ExitError || error instanceof JavaThrow || error instanceof JavaException)
        throw error;
      return yield* this.throwables.throwJs(error);
    } finally {
      if (locals !== null) release(locals);
    }
    return value;
  }

  failed(error: unknown, locals: readonly unknown[] | null): Steps<NativeValue> {
    if (error instanceof ExitError) throw error;
    this.host.checkExit();
    return this.throw(error, locals);
  }

  private *throw(error: unknown, locals: readonly unknown[] | null): Steps<never> {
    try {
      return yield* this.throwables.throwJs(error);
    } finally {
      if (locals !== null) release(locals);
    }
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === 'object' && value !== null && typeof (value as PromiseLike<unknown>).then === 'function'
  );
}

function release(locals: readonly unknown[]): void {
  for (const value of locals) if (value instanceof JavaObject) JavaObject.release(value);
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
  const results = new Results(host, throwables, conversions, signature, method);
  const getters = signature.parameters.map((p) => conversions.viewer(p));
  const objects = signature.parameters.some((p) => p.length > 2 && p !== STRING);
  if (!method.isStatic || objects) {
    const receiver = method.isStatic ? undefined : conversions.viewer('Ljava/lang/Object;');
    return general(host, results, getters, receiver, f);
  }
  const [a, b, c] = getters as [Getter, Getter, Getter];
  const word = (): number => (vm.nativeArguments - Region.BASE) >> 2;
  switch (getters.length) {
    case 0:
      return () => guarded(results, () => f());
    case 1:
      return () => {
        const at = word();
        try {
          return results.of(f(a(at)), null);
        } catch (error) {
          return results.failed(error, null);
        }
      };
    case 2:
      return () => {
        const at = word();
        try {
          return results.of(f(a(at), b(at + 2)), null);
        } catch (error) {
          return results.failed(error, null);
        }
      };
    case 3:
      return () => {
        const at = word();
        try {
          return results.of(f(a(at), b(at + 2), c(at + 4)), null);
        } catch (error) {
          return results.failed(error, null);
        }
      };
    default:
      return () => {
        const at = word();
        return guarded(results, () => f(...getters.map((get, i) => get(at + 2 * i))));
      };
  }
}

function guarded(results: Results, call: () => unknown): NativeValue | Steps<NativeValue> {
  try {
    return results.of(call(), null);
  } catch (error) {
    return results.failed(error, null);
  }
}

/** With a receiver, or with arguments that are objects. */
function general(
  host: Host,
  results: Results,
  getters: readonly Getter[],
  receiver: Getter | undefined,
  f: AnyFunction,
): NativeFunction {
  const { vm } = host;
  return () => {
    let at = (vm.nativeArguments - Region.BASE) >> 2;
    const locals: unknown[] = [];
    try {
      let self: unknown;
      if (receiver !== undefined) {
        self = receiver(at);
        locals.push(self);
        at += 2;
      }
      const args = getters.map((get, i) => get(at + 2 * i));
      locals.push(...args);
      return results.of(f.apply(self, args), locals);
    } catch (error) {
      return results.failed(error, locals);
    }
  };
}
