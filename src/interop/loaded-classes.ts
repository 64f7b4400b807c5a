/** All Java classes that JavaScript has seen, and what they share. */
import { Acc } from '../jvms/access-flags.js';
import type { JavaClass, JavaMethod } from '../vm/classes/java-class.js';
import type { LoaderData } from '../vm/classes/loaders.js';
import { loadBySystemLoader } from '../vm/start.js';
import { JavaThrow, type Steps } from '../vm/steps.js';
import type { VM } from '../vm/vm.js';
import type { Adapters } from './adapters.js';
import { makeArrayClass } from './array-object.js';
import { type Conversions, describe } from './conversions.js';
import { errorOfThrow } from './errors.js';
import type { Host } from './host.js';
import {
  argumentError,
  type DirectCalls,
  type Dispatch,
  HostMethod,
  resultWord,
  selectedMethod,
} from './host-method.js';
import { JavaObject } from './java-object.js';
import { type AnyClass, LoadedClass } from './loaded-class.js';
import type { AsyncOptions } from './method-group.js';
import type { ObjectTable } from './object-table.js';
import { checkOptions } from './options.js';
import type { MethodSignature } from './signature.js';
import type { Throwables } from './throwables.js';
import type { ValueMakers, Values } from './values.js';

const ASYNC_OPTIONS = ['signal'];

export class LoadedClasses implements ValueMakers {
  readonly vm: VM;
  readonly objects: ObjectTable;
  /** By what `vm.load` answers. */
  readonly loadedBy = new WeakMap<object, LoadedClass>();
  adapters!: Adapters;
  private readonly byClass = new Map<JavaClass, LoadedClass>();
  private readonly byRecord = new Map<number, LoadedClass>();

  constructor(
    readonly host: Host,
    private readonly calls: DirectCalls,
    readonly throwables: Throwables,
    readonly conversions: Conversions,
    readonly values: Values,
  ) {
    this.vm = host.vm;
    this.objects = conversions.objects;
    values.makers = this;
  }

  // ---- classes

  of(cls: JavaClass, open = false): LoadedClass {
    let known = this.byClass.get(cls);
    if (known === undefined) {
      const superClass = cls.superClass ?? (cls.isInterface ? this.vm.classes.objectClass : null);
      const superLoaded = superClass === null ? null : this.of(superClass);
      known = new LoadedClass(this, cls, superLoaded);
      if (cls.isArray) makeArrayClass(this, known, cls);
      this.byClass.set(cls, known);
    }
    if (open) known.open();
    return known;
  }

  /** The JavaScript object for a Java object. */
  instance(ref: number, handle: number): JavaObject {
    const record = this.vm.memory.load32(ref);
    let loaded = this.byRecord.get(record);
    if (loaded === undefined) {
      loaded = this.of(this.vm.classes.byRecord(record));
      this.byRecord.set(record, loaded);
    }
    return loaded.instance(handle);
  }

  /** By the loader of a class, or that of the class path. Throws JavaError. */
  load(loader: LoaderData | null, internalName: string): JavaClass {
    const { vm } = this;
    return this.run(
      loader === null
        ? loadBySystemLoader(vm, internalName)
        : (function* () {
            return yield* vm.loading.load(loader, internalName);
          })(),
    );
  }

  /** By the loader of the class path; `java.util.Map.Entry` will do for `java.util.Map$Entry`. Throws JavaError. */
  loadNamed(name: string): JavaClass {
    const internalName = name.replaceAll('.', '/');
    try {
      return this.load(null, internalName);
    } catch (error) {
      for (let inner = nested(internalName); inner !== null; inner = nested(inner)) {
        const cls = this.find(null, inner);
        if (cls !== null) return cls;
      }
      throw error;
    }
  }

  find(loader: LoaderData | null, name: string): JavaClass | null {
    try {
      return this.load(loader, name);
    } catch {
      return null;
    }
  }

  /** Throws JavaError. */
  initialize(cls: JavaClass): void {
    this.run(this.vm.initializer.initialize(cls));
  }

  /** Runs steps; Java's exceptions become JavaErrors. */
  run<T>(steps: Steps<T>): T {
    const { throwables } = this;
    return this.host.runSync(
      (function* () {
        try {
          return yield* steps;
        } catch (error) {
          throw yield* throwables.toJs(error);
        }
      })(),
    );
  }

  // ---- objects

  /** A new object, no constructor run. Throws JavaError if there is no memory. */
  allocate(cls: JavaClass): number {
    return this.converted(() => this.vm.allocate(cls)) as number;
  }

  /** Runs what allocates outside of a call; once more, after everything was collected, if there is no memory. */
  converted(convert: () => number | bigint): number | bigint {
    this.host.checkOpen();
    try {
      return convert();
    } catch (error) {
      if (!(error instanceof JavaThrow)) throw error;
    }
    const { vm, host } = this;
    const begun = host.begin();
    try {
      vm.heap.collectUrgently(vm.roots, 0);
    } finally {
      host.end(begun);
    }
    try {
      return convert();
    } catch (error) {
      throw error instanceof JavaThrow ? errorOfThrow(error) : error;
    }
  }

  /** The address of an object that is to be an instance of a class. */
  receiver(object: unknown, cls: JavaClass): number {
    const ref = JavaObject.refIfJava(object);
    if (ref === 0 || !this.vm.classes.of(ref).isSubclassOf(cls))
      throw new TypeError(`a field of class ${cls.javaName} was asked of something else`);
    return ref;
  }

  hostMethod(signature: MethodSignature, method: JavaMethod, dispatch: Dispatch): HostMethod {
    return new HostMethod(this.host, this.calls, this.throwables, this.values, signature, method, dispatch);
  }

  classOf(value: unknown): JavaClass | null {
    return typeof value === 'function' ? (this.loadedBy.get(value)?.cls ?? null) : null;
  }

  classObject(cls: JavaClass): JavaObject {
    this.host.checkOpen();
    return this.objects.wrap(cls.mirror);
  }

  // ---- calls in the background

  async callAsync(
    method: HostMethod,
    self: JavaObject | null,
    args: ArrayLike<unknown>,
    options: AsyncOptions,
  ): Promise<unknown> {
    checkOptions(options, ASYNC_OPTIONS, 'async');
    const { signal } = options;
    const wanted: unknown = signal;
    if (wanted !== undefined && (typeof wanted !== 'object' || wanted === null || !('aborted' in wanted)))
      throw new TypeError(`async: signal is an AbortSignal, not ${describe(wanted)}`);
    if (signal?.aborted === true) throw signal.reason;
    const given = this.keepArguments(method, args);
    const receiver = self === null ? 0 : this.vm.handles.create(JavaObject.refOf(self));
    return this.host.runAsync(this.steps(method, receiver, given), undefined, signal);
  }

  private keepArguments({ signature, method }: HostMethod, args: ArrayLike<unknown>): Kept[] {
    const { host, values } = this;
    const { handles } = this.vm;
    const { parameters } = signature;
    const { loader } = method.holder;
    if (parameters.length !== args.length)
      throw new TypeError(
        `${method} takes ${parameters.length} argument${parameters.length === 1 ? '' : 's'}, not ${args.length}`,
      );
    const given: Kept[] = [];
    let at = 0;
    try {
      const prepared = parameters.map((p, i) => {
        at = i;
        return p.length === 1 ? args[i] : values.prepare(args[i], p, loader);
      });
      const begun = host.begin();
      try {
        for (at = 0; at < parameters.length; at++) {
          const value = values.toJava(prepared[at], parameters[at], loader);
          const isReference = parameters[at].length > 1;
          given.push({
            handle: isReference ? handles.create(value as number) : -1,
            value: isReference ? 0 : value,
          });
        }
      } finally {
        host.end(begun);
      }
      return given;
    } catch (error) {
      for (const { handle } of given) if (handle > 0) handles.release(handle);
      throw error instanceof JavaThrow ? errorOfThrow(error) : argumentError(error, at, signature);
    }
  }

  private *steps(host: HostMethod, receiver: number, given: readonly Kept[]): Steps<unknown> {
    const { vm, throwables, values } = this;
    const { method, signature } = host;
    try {
      if (receiver === 0) yield* vm.initializer.initialize(method.holder);
      const args = given.map((g) => (g.handle < 0 ? g.value : vm.handles.get(g.handle)));
      for (const g of given) if (g.handle > 0) vm.handles.release(g.handle);
      if (receiver === 0) yield* vm.call(method, ...(args as number[]));
      else {
        const self = vm.handles.get(receiver);
        vm.handles.release(receiver);
        yield* vm.call(selectedMethod(vm.classes.of(self), method), self, ...(args as number[]));
      }
      return values.getter(signature.result)(resultWord(signature.result));
    } catch (error) {
      throw yield* throwables.toJs(error);
    }
  }

  // ---- what JavaScript's values become

  functional(f: (...args: never[]) => unknown, cls: JavaClass): JavaObject | null {
    return this.adapters.functional(f, cls);
  }

  isFunctional(_f: (...args: never[]) => unknown, cls: JavaClass): boolean {
    return this.functionalMethod(cls) !== null;
  }

  functionalMethod(cls: JavaClass): JavaMethod | null {
    return functionalMethod(this.vm, cls);
  }

  list(elements: readonly unknown[]): JavaObject {
    const list = new (this.byName('java/util/ArrayList'))(elements.length);
    for (const element of elements) list.add(element);
    return list;
  }

  map(entries: Iterable<readonly [unknown, unknown]>): JavaObject {
    const map = new (this.byName('java/util/LinkedHashMap'))();
    for (const [key, value] of entries) map.put(key, value);
    return map;
  }

  set(elements: Iterable<unknown>): JavaObject {
    const set = new (this.byName('java/util/LinkedHashSet'))();
    for (const element of elements) set.add(element);
    return set;
  }

  bigInteger(value: bigint): JavaObject {
    return new (this.byName('java/math/BigInteger'))(String(value));
  }

  private byName(internalName: string): AnyClass {
    return this.of(this.vm.classes.loadBoot(internalName)).constructorFunction;
  }
}

interface Kept {
  /** -1: a primitive value. */
  readonly handle: number;
  readonly value: number | bigint;
}

/** The name for which the last part but one names a class, not a package; null if it does not look like one. */
function nested(internalName: string): string | null {
  const inner = internalName.replace(/\/([^/]*)$/, '$$$1');
  return inner !== internalName && /[A-Z][^/]*$/.test(inner.slice(0, inner.indexOf('$'))) ? inner : null;
}

const functionalMethods = new WeakMap<JavaClass, JavaMethod | null>();

/** The one abstract method of a functional interface (JLS §9.8); null if it is none. */
function functionalMethod(vm: VM, cls: JavaClass): JavaMethod | null {
  const known = functionalMethods.get(cls);
  if (known !== undefined) return known;
  let found: JavaMethod | null = null;
  let count = 0;
  if (cls.isInterface) {
    for (const method of abstractMethods(vm, cls)) {
      found ??= method;
      if (method.name !== found.name || method.kinds.length !== found.kinds.length) count = 2;
      else count = Math.max(count, 1);
    }
  }
  const result = count === 1 ? found : null;
  functionalMethods.set(cls, result);
  return result;
}

/** The abstract methods of an interface, inherited ones too, but for those that every object has or that a default method implements. */
export function abstractMethods(vm: VM, cls: JavaClass): JavaMethod[] {
  const { objectClass } = vm.classes;
  const all = new Map<string, JavaMethod>();
  for (const i of [cls, ...cls.allInterfaces]) {
    for (const m of i.methods) {
      if (!m.isAbstract || m.isStatic) continue;
      const ofObject = objectClass.declaredMethod(m.signature);
      if (ofObject !== undefined && (ofObject.accessFlags & Acc.PUBLIC) !== 0) continue;
      const overridden = [cls, ...cls.allInterfaces].some(
        (o) => o !== i && o.allInterfaces.includes(i) && o.declaredMethod(m.signature) !== undefined,
      );
      if (!overridden) all.set(m.signature, m);
    }
  }
  return [...all.values()];
}
