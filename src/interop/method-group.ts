/** The methods of a name, as the function that JavaScript calls. */
import { Acc } from '../jvms/access-flags.js';
import { parseMethodDescriptor } from '../jvms/descriptors.js';
import type { JavaClass, JavaMethod } from '../vm/classes/java-class.js';
import { beginCaller, CallerError, withCaller, withCallerAt } from './errors.js';
import { Dispatch, FAILURE, type HostMethod } from './host-method.js';
import { JavaObject } from './java-object.js';
import type { LoadedClasses } from './loaded-classes.js';
import { type Candidate, Overloads } from './overloads.js';
import type { MethodSignature } from './signature.js';

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
    const any = function (this: unknown, ...args: unknown[]): unknown {
      return group.invoke(isStatic ? null : group.receiver(this), args);
    };
    const { call } = {
      call(this: unknown, a?: unknown, b?: unknown, c?: unknown): unknown {
        group.asked = undefined;
        let result: unknown;
        try {
          // biome-ignore lint/complexity/noArguments: an array costs a tenth of the call
          const given = arguments;
          const { length } = given;
          const direct: HostMethod | null = group.direct;
          if (direct === null || length !== group.directCount)
            result = any.apply(this, given as unknown as unknown[]);
          else {
            const self = isStatic ? null : group.receiver(this);
            if (length === 0) result = direct.tryCall0(self);
            else if (length === 1) result = direct.tryCall1(self, a);
            else if (length === 2) result = direct.tryCall2(self, a, b);
            else result = direct.tryCall3(self, a, b, c);
          }
        } catch (error) {
          throw withCaller(error);
        }
        if (result === FAILURE) throw withCallerAt(FAILURE.take(), beginCaller(), new CallerError(), simple);
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

/** @internal */
export function signatureOf(method: JavaMethod): MethodSignature {
  const { holder, name, descriptor } = method;
  const parsed = parseMethodDescriptor(descriptor);
  if (parsed === null) throw new Error(`${method} has no descriptor`);
  return { className: holder.name, name: name === '<init>' ? 'new' : name, descriptor, ...parsed };
}
