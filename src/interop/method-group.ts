/** The methods of a name, as the function that JavaScript calls. */
import { Acc } from '../jvms/access-flags.js';
import { parseMethodDescriptor } from '../jvms/descriptors.js';
import type { JavaClass, JavaMethod } from '../vm/classes/java-class.js';
import { Dispatch, type HostMethod } from './host-method.js';
import { JavaObject } from './java-object.js';
import type { LoadedClasses } from './loaded-classes.js';
import { type Candidate, Overloads } from './overloads.js';
import type { MethodSignature } from './signature.js';
import { beginFailure, endFailure, FAILURE, failedMessage, failedOptions } from './thrown-errors.js';

/** What `object.method.async` takes besides the arguments. */
export interface AsyncOptions {
  /** Interrupts the Java thread when it is aborted; the promise is rejected with the signal's reason at once. */
  readonly signal?: AbortSignal;
}

export interface JavaFunction {
  (this: unknown, ...args: unknown[]): unknown;
  /** The same on a Java thread of its own. */
  readonly async: (args?: readonly unknown[], options?: AsyncOptions) => Promise<unknown>;
}

const DISPATCH = {
  static: Dispatch.STATIC,
  virtual: Dispatch.VIRTUAL,
  special: Dispatch.SPECIAL,
} as const;

/** So many arguments are passed on without an array. */
const MAX_DIRECT = 3;

/** @internal */
export class MethodGroup {
  readonly call: JavaFunction;
  private made: Overloads | null = null;
  /** For whom the function was asked last, until it is called. */
  private asked: unknown;
  /** What the last call with so few arguments meant, if their number decides alone. */
  private direct: HostMethod | null = null;
  private directCount = 0;

  /** `found`: what the name means; none of them overrides another. */
  constructor(
    private readonly classes: LoadedClasses,
    private readonly cls: JavaClass,
    private readonly name: string,
    private readonly found: readonly JavaMethod[],
    private readonly kind: keyof typeof DISPATCH,
  ) {
    this.call = this.makeFunction();
  }

  askedFor(self: unknown): void {
    this.asked = self;
  }

  private makeFunction(): JavaFunction {
    const group = this;
    const isStatic = this.kind === 'static';
    const simple = this.name.slice(this.name.lastIndexOf('.') + 1);
    const callDirect = (self: unknown, length: number, a: unknown, b: unknown, c: unknown): unknown =>
      group.callDirect(self, length, a, b, c);
    const { call } = {
      call(this: unknown, a?: unknown, b?: unknown, c?: unknown): unknown {
        // biome-ignore lint/complexity/noArguments: an array costs a tenth of the call
        const given = arguments;
        const { length } = given;
        const result =
          length <= MAX_DIRECT
            ? callDirect(this, length, a, b, c)
            : group.callAny(this, Array.prototype.slice.call(given));
        if (result === FAILURE) throw endFailure(new (beginFailure())(failedMessage, failedOptions), simple);
        return result;
      },
    };
    Object.defineProperties(call, {
      length: { value: 0, configurable: true },
      name: { value: simple, configurable: true },
      async: {
        get: () => {
          // What comes behind the dot belongs to the object before it.
          const self = isStatic ? null : group.takeAsked();
          return (args: readonly unknown[] = [], options: AsyncOptions = {}) =>
            group.invokeAsync(self, args, options);
        },
      },
    });
    return call as unknown as JavaFunction;
  }

  /** Calls it with the first `length` of the arguments. What is to be thrown is in {@link FAILURE}, which is the answer then. */
  private callDirect(self: unknown, length: number, a: unknown, b: unknown, c: unknown): unknown {
    this.asked = undefined;
    const { direct } = this;
    if (direct === null || length !== this.directCount) return this.callAny(self, arrayOf(length, a, b, c));
    try {
      const receiver = this.kind === 'static' ? null : this.receiver(self);
      if (length === 0) return direct.tryCall0(receiver);
      if (length === 1) return direct.tryCall1(receiver, a);
      if (length === 2) return direct.tryCall2(receiver, a, b);
      return direct.tryCall3(receiver, a, b, c);
    } catch (error) {
      return FAILURE.of(error);
    }
  }

  private callAny(self: unknown, args: readonly unknown[]): unknown {
    this.asked = undefined;
    try {
      return this.invoke(this.kind === 'static' ? null : this.receiver(self), args);
    } catch (error) {
      return FAILURE.of(error);
    }
  }

  private takeAsked(): JavaObject {
    const { asked } = this;
    this.asked = undefined;
    return this.receiver(asked);
  }

  private receiver(value: unknown): JavaObject {
    if (JavaObject.isJava(value)) return value;
    throw new TypeError(`${this.name} is called without its object`);
  }

  private get overloads(): Overloads {
    if (this.made === null) {
      const { classes } = this;
      const candidates = this.found.map((method): Candidate => {
        const signature = signatureOf(method);
        return {
          host: classes.hostMethod(signature, method, DISPATCH[this.kind]),
          isVarargs: (method.accessFlags & Acc.VARARGS) !== 0,
        };
      });
      this.made = new Overloads(classes.vm, classes.values, this.name, candidates);
    }
    return this.made;
  }

  /** What the method returns; {@link FAILURE}. */
  private invoke(self: JavaObject | null, args: readonly unknown[]): unknown {
    const { overloads } = this;
    const single = overloads.single(args.length);
    if (single !== null) {
      // Before the call, in which the class may be found not to be initialised.
      if (args.length <= MAX_DIRECT && (self !== null || single.method.holder.isInitialized)) {
        this.direct = single;
        this.directCount = args.length;
      }
      return this.run(single, self, args);
    }
    return overloads.choose(args, (host, all) => this.run(host, self, all));
  }

  private run(host: HostMethod, self: JavaObject | null, args: ArrayLike<unknown>): unknown {
    if (self !== null) return host.tryCallOn(self, args);
    const { holder } = host.method;
    if (!holder.isInitialized) this.classes.initialize(holder);
    return host.tryCall(args);
  }

  /** A new object: `allocate` is called when it is clear which constructor is meant. */
  construct(allocate: () => JavaObject, args: readonly unknown[]): JavaObject {
    const { overloads } = this;
    const use = (host: HostMethod, all: ArrayLike<unknown>): JavaObject => {
      const object = allocate();
      try {
        host.callOn(object, all);
        return object;
      } catch (error) {
        object[Symbol.dispose]();
        throw error;
      }
    };
    const single = overloads.single(args.length);
    return single !== null ? use(single, args) : overloads.choose(args, use);
  }

  private async invokeAsync(
    self: JavaObject | null,
    args: readonly unknown[],
    options: AsyncOptions,
  ): Promise<unknown> {
    const { overloads, classes } = this;
    if (!Array.isArray(args)) throw new TypeError(`${this.name}.async takes its arguments as an array`);
    const single = overloads.single(args.length);
    const start = (host: HostMethod, all: ArrayLike<unknown>): Promise<unknown> =>
      classes.callAsync(host, self, all, options);
    return single !== null ? start(single, args) : overloads.choose(args, start);
  }

  /** For messages. */
  toString(): string {
    return `${this.cls.javaName}.${this.name}`;
  }
}

/** The first `length` of three values. */
function arrayOf(length: number, a: unknown, b: unknown, c: unknown): unknown[] {
  if (length === 0) return [];
  if (length === 1) return [a];
  return length === 2 ? [a, b] : [a, b, c];
}

/** @internal */
export function signatureOf(method: JavaMethod): MethodSignature {
  const { holder, name, descriptor } = method;
  const parsed = parseMethodDescriptor(descriptor);
  if (parsed === null) throw new Error(`${method} has no descriptor`);
  return { className: holder.name, name: name === '<init>' ? 'new' : name, descriptor, ...parsed };
}
