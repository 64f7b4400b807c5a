/**
 * Java objects that JavaScript implements. For each combination of types and implemented methods the VM makes a class, whose methods are natives bound to JavaScript directly: a call of one costs what a call of
 * a bound native costs. An instance knows its implementation by a number. The implementation is held as long as the Java object lives.
 */

import { ClassWriter } from '../classfile/class-writer.js';
import { Acc } from '../jvms/access-flags.js';
import { parseMethodDescriptor, slotsOf } from '../jvms/descriptors.js';
import { Op } from '../jvms/opcodes.js';
import { Region } from '../layout/layout.js';
import type { JavaClass, JavaField, JavaMethod } from '../vm/classes/java-class.js';
import { selectMethod } from '../vm/classes/lookup.js';
import { defineHidden, Links } from '../vm/invoke/hidden-classes.js';
import type { NativeFunction } from '../vm/native.js';
import { byteIndex } from './boxes.js';
import { describe } from './conversions.js';
import { Results } from './host-native.js';
import type { JavaObject } from './java-object.js';
import { kindOf, readArgument } from './kinds.js';
import { type AnyClass, isAccessible } from './loaded-class.js';
import { abstractMethods, type LoadedClasses } from './loaded-classes.js';
import { type JavaFunction, MethodGroup, signatureOf } from './method-group.js';
import { describeSignature } from './signature.js';

// biome-ignore lint/suspicious/noExplicitAny: functions of all signatures
type AnyFunction = (this: any, ...args: any[]) => unknown;

/** Methods by name, or by name and descriptor. */
export type Implementation = object;

const FIELD = 'implementation';
const OBJECT_METHODS = ['equals(Ljava/lang/Object;)Z', 'hashCode()I', 'toString()Ljava/lang/String;'];
/** Look for implementations that Java has dropped after so many new ones. */
const SWEEP_AFTER = 1000;
/** Ask Java's collector to look when there are so many more than were left. */
const COLLECT_AFTER = 20_000;

/** A class that the VM made. */
interface AdapterClass {
  readonly cls: JavaClass;
  /** Byte offset of the implementation's number. */
  readonly offset: number;
}

/** The implementation of one object. */
interface Implemented {
  /** `this` of the functions; {@link THE_OBJECT} if that is the Java object. */
  readonly self: unknown;
  readonly functions: readonly AnyFunction[];
  /** Weak handle of the Java object. */
  handle: number;
}

export class Adapters {
  private readonly classes = new Map<string, AdapterClass>();
  private readonly implemented: (Implemented | undefined)[] = [];
  private readonly free: number[] = [];
  private readonly byFunction = new WeakMap<object, { cls: JavaClass; id: number; made: Implemented }[]>();
  private live = 0;
  private sweepAt = SWEEP_AFTER;
  private collectAt = COLLECT_AFTER;
  private collections = 0;

  constructor(private readonly loaded: LoadedClasses) {
    loaded.adapters = this;
  }

  // ---- interfaces

  /** The object that implements a functional interface by a function: the same one, as long as Java holds it. Null if the class is none. */
  functional(f: AnyFunction, cls: JavaClass): JavaObject | null {
    const { weakHandles } = this.loaded.vm;
    const known = this.byFunction.get(f)?.find((k) => k.cls === cls && this.implemented[k.id] === k.made);
    if (known !== undefined) {
      const ref = weakHandles.get(known.made.handle);
      if (ref !== 0) return this.loaded.objects.wrap(ref);
    }
    const method = this.loaded.functionalMethod(cls);
    if (method === null) return null;
    const methods = abstractMethods(this.loaded.vm, cls);
    const object = this.make(
      [cls],
      this.loaded.vm.classes.objectClass,
      methods,
      undefined,
      methods.map(() => f),
    );
    const list = (this.byFunction.get(f) ?? []).filter((k) => this.implemented[k.id] === k.made);
    list.push({ cls, id: this.lastId, made: this.implemented[this.lastId] as Implemented });
    this.byFunction.set(f, list);
    return object;
  }

  /** An object that implements interfaces. Throws TypeError if a method is missing. */
  implement(interfaces: readonly JavaClass[], implementation: Implementation): JavaObject {
    const { vm } = this.loaded;
    for (const i of interfaces) {
      if (!i.isInterface) throw new TypeError(`${i.javaName} is a class: use vm.extend`);
      if (!isAccessible(vm, i)) throw new TypeError(`interface ${i.javaName} is not public`);
    }
    const methods = overridable(vm.classes.objectClass, interfaces);
    const { chosen, functions } = chooseMethods(methods, implementation, interfaces[0].javaName);
    const missing = interfaces
      .flatMap((i) => abstractMethods(vm, i))
      .find((m) => !chosen.some((c) => c.signature === m.signature) && !hasDefault(interfaces, m));
    if (missing !== undefined)
      throw new TypeError(`${describeSignature(signatureOf(missing))} is not implemented`);
    return this.make(interfaces, vm.classes.objectClass, chosen, implementation, functions);
  }

  private lastId = 0;

  private make(
    interfaces: readonly JavaClass[],
    superClass: JavaClass,
    methods: readonly JavaMethod[],
    self: unknown,
    functions: readonly AnyFunction[],
  ): JavaObject {
    const { loaded } = this;
    const adapter = this.adapterClass(interfaces, superClass, methods);
    const object = loaded.objects.wrap(loaded.allocate(adapter.cls));
    this.attach(adapter, object, self, functions);
    return object;
  }

  /** Ties an object to its implementation. */
  private attach(
    adapter: AdapterClass,
    object: JavaObject,
    self: unknown,
    functions: readonly AnyFunction[],
  ): void {
    const { vm } = this.loaded;
    this.sweepIfNeeded();
    const id = this.free.pop() ?? this.implemented.length + 1;
    const ref = this.loaded.receiver(object, adapter.cls);
    vm.memory.i32[byteIndex(ref, adapter.offset) >>> 2] = id;
    this.implemented[id] = { self, functions, handle: vm.weakHandles.create(ref) };
    this.lastId = id;
    this.live++;
  }

  private sweepIfNeeded(): void {
    const { vm } = this.loaded;
    if (this.live < this.sweepAt) return;
    const { youngCollections, fullCollections } = vm.heap.stats;
    const collections = youngCollections + fullCollections;
    if (collections !== this.collections) {
      this.collections = collections;
      this.sweep();
    }
    this.sweepAt = this.live + SWEEP_AFTER;
    if (this.live > this.collectAt) vm.heap.collectionWanted = true;
  }

  /** Forgets the implementations of objects that Java has collected. */
  private sweep(): void {
    const { weakHandles } = this.loaded.vm;
    for (let id = 1; id < this.implemented.length; id++) {
      const entry = this.implemented[id];
      if (entry === undefined || weakHandles.get(entry.handle) !== 0) continue;
      weakHandles.release(entry.handle);
      this.implemented[id] = undefined;
      this.free.push(id);
      this.live--;
    }
    this.collectAt = 2 * this.live + COLLECT_AFTER;
  }

  // ---- classes

  /**
   * A class derived from a Java class: what it answers is used like a loaded class. `methods`: functions by name, whose `this` is the Java object; or a function that makes such an object for each instance, whose
   * functions then have that as `this`.
   */
  extend(
    superClass: JavaClass,
    interfaces: readonly JavaClass[],
    methods: Implementation | ((self: JavaObject) => Implementation),
  ): AnyClass {
    const { loaded } = this;
    const { vm } = loaded;
    const { accessFlags } = superClass;
    if (superClass.isInterface)
      throw new TypeError(`${superClass.javaName} is an interface: use vm.implement`);
    if ((accessFlags & Acc.FINAL) !== 0) throw new TypeError(`class ${superClass.javaName} is final`);
    if (!isAccessible(vm, superClass)) throw new TypeError(`class ${superClass.javaName} is not public`);
    loaded.initialize(superClass);
    const all = overridable(superClass, interfaces);
    const shared = typeof methods === 'function' ? null : chooseMethods(all, methods, superClass.javaName);
    let adapter: AdapterClass | null = null;
    if (shared !== null)
      adapter = this.concrete(superClass, interfaces, shared.chosen, SHARED_ARRAYS in methods);
    const construct = function (this: unknown, ...args: unknown[]): JavaObject {
      if (new.target === undefined) throw new TypeError('a class is called without new');
      let current = adapter;
      let chosen = shared;
      let self: unknown;
      let late: { self: JavaObject | null } | null = null;
      if (chosen === null) {
        late = { self: null };
        self = (methods as (self: JavaObject) => Implementation)(lateObject(late));
        chosen = chooseMethods(all, self as Implementation, superClass.javaName);
        current = adapters.concrete(superClass, interfaces, chosen.chosen, SHARED_ARRAYS in (self as object));
      }
      const { cls } = current as AdapterClass;
      const { functions } = chosen;
      return loaded
        .of(cls)
        .constructorGroup()
        .construct(() => {
          const object = loaded.objects.wrap(loaded.allocate(cls));
          if (late !== null) late.self = object;
          adapters.attach(current as AdapterClass, object, late === null ? THE_OBJECT : self, functions);
          return object;
        }, args);
    };
    const adapters = this;
    Object.defineProperties(construct, {
      name: { value: `${superClass.javaName.slice(superClass.javaName.lastIndexOf('.') + 1)}Extension` },
      prototype: { value: loaded.of(superClass).prototype },
      super: { value: this.superMethods(superClass) },
    });
    return construct;
  }

  private concrete(
    superClass: JavaClass,
    interfaces: readonly JavaClass[],
    methods: readonly JavaMethod[],
    shared: boolean,
  ): AdapterClass {
    const { vm } = this.loaded;
    const missing = [...abstractOf(superClass), ...interfaces.flatMap((i) => abstractMethods(vm, i))].find(
      (m) => !methods.some((c) => c.signature === m.signature) && !hasConcrete(superClass, m),
    );
    if (missing !== undefined)
      throw new TypeError(`${describeSignature(signatureOf(missing))} is not implemented`);
    const adapter = this.adapterClass(interfaces, superClass, methods, shared);
    // The object's own class has the prototype of what it extends, and its constructors.
    this.loaded.of(adapter.cls).open();
    return adapter;
  }

  /** What `super.method(…)` is in Java: `Extension.super.method.call(this, …)`. */
  private superMethods(superClass: JavaClass): object {
    const groups = new Map<string, JavaFunction>();
    const { loaded } = this;
    return new Proxy(Object.create(null), {
      get(_, name) {
        if (typeof name !== 'string') return undefined;
        let f = groups.get(name);
        if (f === undefined) {
          const found = overridable(superClass, []).filter(
            (m) => !m.isAbstract && (m.name === name || m.signature === name),
          );
          if (found.length === 0) return undefined;
          const group = new MethodGroup(
            loaded,
            superClass,
            `${superClass.javaName}.${name}`,
            found,
            'special',
          );
          f = group.call;
          groups.set(name, f);
        }
        return f;
      },
    });
  }

  /** The class that implements these methods by natives; one for each combination. */
  private adapterClass(
    interfaces: readonly JavaClass[],
    superClass: JavaClass,
    methods: readonly JavaMethod[],
    shared = false,
  ): AdapterClass {
    const key =
      [superClass, ...interfaces].map((c) => c.id).join() + methods.map((m) => `:${m.id}`).join('') + shared;
    let known = this.classes.get(key);
    if (known === undefined) {
      known = this.makeClass(interfaces, superClass, methods, shared);
      this.classes.set(key, known);
    }
    return known;
  }

  private makeClass(
    interfaces: readonly JavaClass[],
    superClass: JavaClass,
    methods: readonly JavaMethod[],
    shared: boolean,
  ): AdapterClass {
    const { loaded } = this;
    const { vm } = loaded;
    // In the loader that sees them all: the first that is not the boot loader.
    const types = superClass.superClass === null ? interfaces : [superClass, ...interfaces];
    const host = types.find((c) => !c.loader.isBoot) ?? types[0];
    for (const type of types) if (type.loader !== host.loader) loaded.load(host.loader, type.name);
    const simple = host.name.slice(host.name.lastIndexOf('/') + 1);
    const name = `${host.packageName === '' ? '' : `${host.packageName}/`}${simple}$JavaScript`;
    const writer = new ClassWriter(
      name,
      Acc.FINAL | Acc.SUPER | Acc.SYNTHETIC,
      superClass.name,
      interfaces.map((i) => i.name),
    );
    writer.field(Acc.PRIVATE | Acc.FINAL, FIELD, 'I');
    for (const m of methods) writer.native(methodAccess(m), m.name, m.descriptor);
    const links = new Links();
    if (superClass.superClass !== null) writeConstructors(writer, links, superClass);
    const cls = defineHidden(vm, host, writer, links);
    loaded.initialize(cls);
    const offset = (cls.declaredField(FIELD, 'I') as JavaField).location;
    methods.forEach((m, index) => {
      const own = cls.declaredMethod(m.signature) as JavaMethod;
      own.native = this.native(m, index, offset, shared);
      own.readsArguments = true;
    });
    return { cls, offset };
  }

  /** Calls the function that implements a method. */
  private native(declared: JavaMethod, index: number, offset: number, shared: boolean): NativeFunction {
    const { loaded, implemented } = this;
    const { vm, values, host, conversions } = loaded;
    const signature = signatureOf(declared);
    const { loader } = declared.holder;
    const getters = signature.parameters.map((p) => {
      if (p.length !== 2 || !p.startsWith('[')) return values.getter(p);
      // What is written to them is written to Java's, as with natives.
      return shared ? conversions.getter('Ljava/lang/Object;') : conversions.viewer(p);
    });
    const { result } = signature;
    const reference = (value: unknown): number | bigint =>
      values.toJava(values.prepare(value === undefined ? null : value, result, loader), result, loader);
    const convert = result.length === 1 ? values.primitiveToJava(result) : reference;
    const name = describeSignature(signature);
    const results = new Results(host, loaded.throwables, result, convert, name);
    const { memory } = vm;
    const { i32 } = memory;
    const word = (): number => (vm.nativeArguments - Region.BASE) >> 2;
    const find = (at: number): Implemented =>
      implemented[i32[byteIndex(i32[at], offset) >>> 2]] as Implemented;
    const [a, b] = getters;
    const [kindA, kindB] = signature.parameters.map(kindOf);
    // A function that is an object of its own has no `this`, and is called without Function.prototype.call, which costs a twentieth of the callback.
    const selfOf = (entry: Implemented, at: number): unknown =>
      entry.self === THE_OBJECT ? loaded.objects.wrap(i32[at]) : entry.self;
    switch (getters.length) {
      case 0:
        return () => {
          const at = word();
          try {
            const entry = find(at);
            const f = entry.functions[index];
            return results.of(entry.self === undefined ? f() : f.call(selfOf(entry, at)));
          } catch (error) {
            return results.failed(error);
          }
        };
      case 1:
        return () => {
          const at = word();
          try {
            const entry = find(at);
            const first = readArgument(kindA, a, memory, at + 2);
            const f = entry.functions[index];
            return results.of(entry.self === undefined ? f(first) : f.call(selfOf(entry, at), first));
          } catch (error) {
            return results.failed(error);
          }
        };
      case 2:
        return () => {
          const at = word();
          try {
            const entry = find(at);
            const first = readArgument(kindA, a, memory, at + 2);
            const second = readArgument(kindB, b, memory, at + 4);
            const f = entry.functions[index];
            return results.of(
              entry.self === undefined ? f(first, second) : f.call(selfOf(entry, at), first, second),
            );
          } catch (error) {
            return results.failed(error);
          }
        };
      default:
        return () => {
          const at = word();
          try {
            const entry = find(at);
            const args = getters.map((get, i) => get(at + 2 + 2 * i));
            return results.of(entry.functions[index].apply(selfOf(entry, at), args));
          } catch (error) {
            return results.failed(error);
          }
        };
    }
  }
}

/** A property of implementations: arrays of primitives are given to the functions as objects, which can be written to at any time (see {@link JavaArrayObject}), instead of as copies. */
export const SHARED_ARRAYS = Symbol('shared arrays');

/** Stands for `this` where it is the Java object. */
const THE_OBJECT = Symbol('the object');

/** The Java object, which exists only when its constructor runs: a function that makes an implementation is called before. */
function lateObject(late: { self: JavaObject | null }): JavaObject {
  return new Proxy(Object.create(null), {
    get(_, name) {
      if (late.self === null) throw new TypeError('the object does not exist yet');
      const value = Reflect.get(late.self, name, late.self);
      return typeof value === 'function' ? value.bind(late.self) : value;
    },
  }) as JavaObject;
}

const methodAccess = (m: JavaMethod): number =>
  Acc.NATIVE | ((m.accessFlags & Acc.PROTECTED) !== 0 ? Acc.PROTECTED : Acc.PUBLIC);

/** Methods that an implementation may have: of the class, its superclasses, and interfaces; subclasses first. */
function overridable(superClass: JavaClass, interfaces: readonly JavaClass[]): JavaMethod[] {
  const found = new Map<string, JavaMethod>();
  const look = (c: JavaClass): void => {
    for (const m of c.methods) {
      if (m.isStatic || m.isInitializer || m.isPrivate || found.has(m.signature)) continue;
      if ((m.accessFlags & (Acc.PUBLIC | Acc.PROTECTED)) === 0) continue;
      if (c.superClass === null && !c.isInterface && !OBJECT_METHODS.includes(m.signature)) continue;
      found.set(m.signature, m);
    }
  };
  for (let c: JavaClass | null = superClass; c !== null; c = c.superClass) look(c);
  for (const i of [...interfaces, ...interfaces.flatMap((i) => i.allInterfaces), ...superClass.allInterfaces])
    look(i);
  return [...found.values()];
}

/** The methods that an object of functions implements. */
function chooseMethods(
  methods: readonly JavaMethod[],
  implementation: Implementation,
  of: string,
): { chosen: JavaMethod[]; functions: AnyFunction[] } {
  const given: unknown = implementation;
  if (typeof given !== 'object' || given === null)
    throw new TypeError(
      `what implements methods of ${of} is an object with functions, not ${describe(given)}`,
    );
  const chosen: JavaMethod[] = [];
  const functions: AnyFunction[] = [];
  const used = new Set<string>();
  const get = (name: string): unknown => {
    const value = (implementation as Record<string, unknown>)[name];
    return value === (Object.prototype as unknown as Record<string, unknown>)[name] ? undefined : value;
  };
  for (const m of methods) {
    const exact = get(m.signature);
    const f = exact ?? get(m.name);
    if (f === undefined) continue;
    const name = exact !== undefined ? m.signature : m.name;
    used.add(name);
    if (typeof f !== 'function') continue;
    if ((m.accessFlags & Acc.FINAL) !== 0)
      throw new TypeError(`${describeSignature(signatureOf(m))} is final`);
    chosen.push(m);
    functions.push(f as AnyFunction);
  }
  if (Object.getPrototypeOf(implementation) === Object.prototype) {
    for (const [name, value] of Object.entries(implementation))
      if (typeof value === 'function' && !used.has(name))
        throw new TypeError(`${of} has no method ${JSON.stringify(name)} to implement`);
  }
  return { chosen, functions };
}

/** The abstract methods of a class and its superclasses. */
function abstractOf(cls: JavaClass): JavaMethod[] {
  const found: JavaMethod[] = [];
  for (let c: JavaClass | null = cls; c !== null; c = c.superClass)
    for (const m of c.methods) if (m.isAbstract && !hasConcrete(cls, m)) found.push(m);
  for (const i of cls.allInterfaces)
    for (const m of i.methods) if (m.isAbstract && !hasConcrete(cls, m)) found.push(m);
  return found;
}

function hasConcrete(cls: JavaClass, method: JavaMethod): boolean {
  for (let c: JavaClass | null = cls; c !== null; c = c.superClass) {
    const own = c.declaredMethod(method.signature);
    if (own !== undefined && !own.isStatic) return !own.isAbstract;
  }
  const selected = cls.allInterfaces.includes(method.holder) ? selectMethod(cls, method) : null;
  return selected !== null && 'isAbstract' in selected && !selected.isAbstract;
}

/** Does one of several interfaces implement what another leaves abstract? */
function hasDefault(interfaces: readonly JavaClass[], method: JavaMethod): boolean {
  return interfaces.some((i) =>
    [i, ...i.allInterfaces].some((c) => {
      const own = c.declaredMethod(method.signature);
      return own !== undefined && !own.isAbstract && !own.isStatic;
    }),
  );
}

/** Constructors that pass everything on. */
function writeConstructors(writer: ClassWriter, links: Links, superClass: JavaClass): void {
  for (const m of superClass.methods) {
    if (m.name !== '<init>' || (m.accessFlags & (Acc.PUBLIC | Acc.PROTECTED)) === 0) continue;
    const parameters = parseMethodDescriptor(m.descriptor)?.parameters ?? [];
    const slots = parameters.reduce((sum, p) => sum + slotsOf(p), 1);
    const code = writer.method(Acc.PUBLIC | (m.accessFlags & Acc.VARARGS), '<init>', m.descriptor, slots);
    code.load('Ljava/lang/Object;', 0);
    let local = 1;
    for (const p of parameters) {
      code.load(p, local);
      local += slotsOf(p);
    }
    const index = writer.pool.method(superClass.name, '<init>', m.descriptor);
    code.call(Op.INVOKESPECIAL, links.method(index, m), slots, 'V');
    code.return('V');
  }
}
