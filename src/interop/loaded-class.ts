/**
 * Java classes as JavaScript sees them: for each a constructor, whose prototype holds the methods and fields of its instances. Prototypes follow the superclasses. Names are defined when the class is seen first;
 * what stands behind a name is looked up when it is used first.
 */

import { inspect } from 'node:util';
import { Acc } from '../jvms/access-flags.js';
import { InitState } from '../layout/layout.js';
import type { JavaClass, JavaField, JavaMethod } from '../vm/classes/java-class.js';
import { ModuleGraph } from '../vm/classes/modules.js';
import type { VM } from '../vm/vm.js';
import { byteIndex } from './boxes.js';
import { Mismatch } from './conversions.js';
import { JavaObject } from './java-object.js';
import type { LoadedClasses } from './loaded-classes.js';
import { MethodGroup } from './method-group.js';
import { addProtocols } from './protocols.js';
import { slotReader, slotWriter } from './slots.js';
import { withCaller } from './thrown-errors.js';

// biome-ignore lint/suspicious/noExplicitAny: what a class has is known at run time only
export type AnyClass = any;

/** Names of properties that JavaScript or this library needs; Java's get an underscore. */
const RESERVED = new Set(['constructor', '__proto__', 'then', 'toJSON', 'className', 'keep']);
const RESERVED_STATIC = new Set([
  'prototype',
  'name',
  'length',
  'class',
  'arguments',
  'caller',
  'constructor',
  '__proto__',
  'then',
]);

/** @internal */
export class LoadedClass {
  /** What `vm.load` answers. */
  readonly constructorFunction: AnyClass;
  readonly prototype: object;
  private readonly instanceClass: new (
    table: LoadedClasses['objects'],
    handle: number,
  ) => JavaObject;
  private readonly groups = new Map<string, MethodGroup | null>();
  private readonly statics = new Map<string, MethodGroup | null>();
  private constructors: MethodGroup | null | undefined;
  /** Members that are not public are there, too. */
  private isOpen = false;

  constructor(
    readonly classes: LoadedClasses,
    readonly cls: JavaClass,
    superClass: LoadedClass | null,
  ) {
    this.instanceClass = class extends JavaObject {};
    this.prototype = this.instanceClass.prototype;
    if (superClass !== null) Object.setPrototypeOf(this.prototype, superClass.prototype);
    this.constructorFunction = this.makeConstructor();
    Object.defineProperty(this.prototype, 'constructor', {
      value: this.constructorFunction,
      configurable: true,
      writable: true,
    });
    this.defineMembers();
    addProtocols(this.prototype as Record<PropertyKey, unknown>, cls);
  }

  /** The JavaScript object for an instance. */
  instance(handle: number): JavaObject {
    return new this.instanceClass(this.classes.objects, handle);
  }

  /** Makes members reachable that are not public. */
  open(): void {
    if (this.isOpen) return;
    this.isOpen = true;
    this.groups.clear();
    this.statics.clear();
    this.constructors = undefined;
    this.defineMembers();
  }

  // ---- the constructor

  private makeConstructor(): AnyClass {
    const loaded = this;
    const { cls, classes } = this;
    const construct = function (this: unknown, ...args: unknown[]): JavaObject {
      if (new.target === undefined) throw new TypeError(`class ${cls.javaName} is called without new`);
      if (new.target !== construct)
        throw new TypeError(`use vm.extend to derive a class from ${cls.javaName}`);
      try {
        return loaded.construct(args);
      } catch (error) {
        throw withCaller(error);
      }
    };
    Object.defineProperties(construct, {
      name: { value: simpleName(cls), configurable: true },
      prototype: { value: this.prototype },
      class: { get: () => classes.classObject(cls), configurable: true },
      [Symbol.hasInstance]: {
        value: (value: unknown) => {
          const ref = JavaObject.isJava(value) && JavaObject.isValid(value) ? JavaObject.refOf(value) : 0;
          // An object of a later VM's is no instance of an earlier one's class.
          return ref !== 0 && !classes.host.isOver && classes.vm.classes.of(ref).isSubclassOf(cls);
        },
      },
      [inspect.custom]: { value: () => `[${kind(cls)} ${cls.javaName}]` },
    });
    classes.loadedBy.set(construct, this);
    return construct;
  }

  private construct(args: readonly unknown[]): JavaObject {
    const { cls, classes } = this;
    if (cls.isInterface || (cls.accessFlags & Acc.ABSTRACT) !== 0 || cls.isArray)
      throw new TypeError(`${kind(cls)} ${cls.javaName} cannot be instantiated`);
    this.initialize();
    const group = this.constructorGroup();
    return group.construct(() => classes.objects.wrap(classes.allocate(cls)), args) as JavaObject;
  }

  constructorGroup(): MethodGroup {
    if (this.constructors === undefined) {
      const found = this.cls.methods.filter((m) => m.name === '<init>' && this.isVisible(m));
      this.constructors =
        found.length === 0
          ? null
          : new MethodGroup(this.classes, this.cls, simpleName(this.cls), found, 'special');
    }
    if (this.constructors === null)
      throw new TypeError(`class ${this.cls.javaName} has no public constructor`);
    return this.constructors;
  }

  initialize(): void {
    if (this.cls.state !== InitState.INITIALIZED) this.classes.initialize(this.cls);
  }

  // ---- members

  private isVisible(member: JavaMethod | JavaField): boolean {
    return this.isOpen || (member.accessFlags & Acc.PUBLIC) !== 0;
  }

  private defineMembers(): void {
    const { cls, prototype, constructorFunction } = this;
    const accessible = this.isOpen || isAccessible(this.classes.vm, cls);
    const methods = accessible ? cls.methods.filter((m) => !m.isInitializer && !isBridge(m)) : [];
    const inherited = newInterfaces(cls).filter((i) => isAccessible(this.classes.vm, i));
    for (const i of inherited)
      for (const m of i.methods)
        if (!m.isStatic && !m.isInitializer && !isBridge(m) && isPublic(m))
          this.defineMethod(prototype, m, false);
    for (const m of methods) {
      if (!this.isVisible(m)) continue;
      if (m.isStatic) this.defineMethod(constructorFunction, m, true);
      else this.defineMethod(prototype, m, false);
    }
    for (let c: JavaClass | null = cls.superClass; c !== null; c = c.superClass)
      if (isAccessible(this.classes.vm, c))
        for (const m of c.methods)
          if (m.isStatic && isPublic(m) && !m.isInitializer && !isBridge(m))
            this.defineMethod(constructorFunction, m, true);
    this.defineFields(accessible);
    this.defineMemberClasses();
  }

  private defineMethod(on: object, method: JavaMethod, isStatic: boolean): void {
    const name = nameFor(method.name, isStatic);
    if (!Object.hasOwn(on, name))
      this.defineGroup(on, name, isStatic, () => this.group(method.name, isStatic));
    if (!Object.hasOwn(on, method.signature))
      this.defineGroup(on, method.signature, isStatic, () => this.group(method.signature, isStatic));
  }

  /** A property that answers a function, which is made when it is asked for first. It notes for whom it was asked, for `object.method.async`. */
  private defineGroup(on: object, name: string, isStatic: boolean, group: () => MethodGroup): void {
    let made: MethodGroup | null = null;
    const isOpen = this.isOpen;
    const loaded = this;
    Object.defineProperty(on, name, {
      get(this: unknown) {
        if (made === null || isOpen !== loaded.isOpen) made = group();
        if (!isStatic) made.askedFor(this);
        return made.call;
      },
      configurable: true,
      enumerable: false,
    });
  }

  /** `key`: a name, or name and descriptor. */
  private group(key: string, isStatic: boolean): MethodGroup {
    const groups = isStatic ? this.statics : this.groups;
    let group = groups.get(key);
    if (group === undefined || group === null) {
      const { cls } = this;
      const found = this.find(key, isStatic);
      group = new MethodGroup(
        this.classes,
        cls,
        `${cls.javaName}.${key}`,
        found,
        isStatic ? 'static' : 'virtual',
      );
      groups.set(key, group);
    }
    return group;
  }

  /** All methods that a name means, those of subclasses before what they override. */
  private find(key: string, isStatic: boolean): JavaMethod[] {
    const { cls } = this;
    const { vm } = this.classes;
    const byParameters = new Map<string, JavaMethod>();
    const look = (c: JavaClass): void => {
      if (!this.isOpen && !isAccessible(vm, c)) return;
      for (const m of c.methods) {
        if (m.isStatic !== isStatic || (m.name !== key && m.signature !== key) || isBridge(m)) continue;
        if (c === cls ? !this.isVisible(m) : !isPublic(m)) continue;
        const parameters = m.descriptor.slice(0, m.descriptor.indexOf(')'));
        if (!byParameters.has(parameters)) byParameters.set(parameters, m);
      }
    };
    for (let c: JavaClass | null = cls; c !== null; c = c.superClass) look(c);
    if (!isStatic) for (const i of cls.allInterfaces) look(i);
    if (cls.isInterface && !isStatic) look(vm.classes.objectClass);
    return [...byParameters.values()];
  }

  // ---- fields

  private defineFields(accessible: boolean): void {
    const { cls, prototype, constructorFunction } = this;
    const visible = accessible ? cls.fields.filter((f) => f.info !== null && this.isVisible(f)) : [];
    for (const f of visible) this.defineField(f.isStatic ? constructorFunction : prototype, f);
    // Constants of interfaces, and static fields of superclasses.
    const supers = [...cls.allInterfaces];
    for (let c = cls.superClass; c !== null; c = c.superClass) supers.push(c);
    for (const c of supers)
      if (isAccessible(this.classes.vm, c))
        for (const f of c.fields)
          if (f.isStatic && f.info !== null && (f.accessFlags & Acc.PUBLIC) !== 0)
            this.defineField(constructorFunction, f);
  }

  private defineField(on: object, field: JavaField): void {
    const { classes } = this;
    const name = nameFor(field.name, field.isStatic);
    const free = Object.hasOwn(on, name) ? `${field.name}_` : name;
    if (Object.hasOwn(on, free)) return;
    const { memory } = classes.vm;
    const { values } = classes;
    const { descriptor, holder, location } = field;
    const read = slotReader(memory, descriptor);
    const isPlain = 'ZBCSIFD'.includes(descriptor) && descriptor !== 'Z' && descriptor !== 'C';
    const set = this.fieldSetter(field);
    if (field.isStatic) {
      Object.defineProperty(on, free, {
        get: () => {
          classes.host.checkOpen();
          if (holder.state !== InitState.INITIALIZED) classes.initialize(holder);
          return values.ofSlot(descriptor, read(byteIndex(location, 0)));
        },
        set: (value: unknown) => {
          classes.host.checkOpen();
          if (holder.state !== InitState.INITIALIZED) classes.initialize(holder);
          set(0, value);
        },
        configurable: true,
        enumerable: true,
      });
      return;
    }
    Object.defineProperty(on, free, {
      get(this: JavaObject) {
        const raw = read(byteIndex(classes.receiver(this, holder), location));
        return isPlain ? raw : values.ofSlot(descriptor, raw);
      },
      set(this: JavaObject, value: unknown) {
        classes.receiver(this, holder);
        set(this, value);
      },
      configurable: true,
      enumerable: false,
    });
  }

  /** `object`: 0 for a static field. */
  private fieldSetter(field: JavaField): (object: JavaObject | 0, value: unknown) => void {
    const { classes } = this;
    const { descriptor, holder, location } = field;
    const write = slotWriter(classes.vm.memory, descriptor);
    const text = `${holder.javaName}.${field.name}`;
    if ((field.accessFlags & Acc.FINAL) !== 0) {
      return () => {
        throw new TypeError(`${text} is final`);
      };
    }
    return (object, value) => {
      const { vm } = classes;
      let converted: number | bigint;
      try {
        const prepared =
          descriptor.length === 1 ? value : classes.values.prepare(value, descriptor, holder.loader);
        converted = classes.converted(() => classes.values.toJava(prepared, descriptor, holder.loader));
      } catch (error) {
        throw error instanceof Mismatch ? new TypeError(`${text}: ${error.message}`) : error;
      }
      if (object === 0) {
        if (descriptor.length === 1) write(byteIndex(location, 0), converted);
        else vm.storeRef(location, converted as number);
        return;
      }
      const ref = JavaObject.refOf(object);
      if (descriptor.length === 1) write(byteIndex(ref, location), converted);
      else vm.storeField(ref, location, converted as number);
    };
  }

  // ---- member classes

  private defineMemberClasses(): void {
    const { cls, classes, constructorFunction } = this;
    const { classFile } = cls;
    if (classFile === null) return;
    const { pool } = classFile;
    for (const { inner, outer, name, flags } of classFile.innerClasses) {
      if (outer === 0 || name === 0 || pool.className(outer) !== cls.name) continue;
      if ((flags & Acc.PUBLIC) === 0 && !this.isOpen) continue;
      const key = nameFor(pool.utf8(name), true);
      const free = Object.hasOwn(constructorFunction, key) ? `${key}_` : key;
      if (Object.hasOwn(constructorFunction, free)) continue;
      const internalName = pool.className(inner);
      let member: JavaClass | null = null;
      Object.defineProperty(constructorFunction, free, {
        get: () => {
          classes.host.checkOpen();
          member ??= classes.load(cls.loader, internalName);
          return classes.of(member, this.isOpen).constructorFunction;
        },
        configurable: true,
        enumerable: true,
      });
    }
  }
}

const isPublic = (m: JavaMethod | JavaField): boolean => (m.accessFlags & Acc.PUBLIC) !== 0;
const isBridge = (m: JavaMethod): boolean => (m.accessFlags & (Acc.BRIDGE | Acc.SYNTHETIC)) !== 0;

function nameFor(name: string, isStatic: boolean): string {
  return (isStatic ? RESERVED_STATIC : RESERVED).has(name) ? `${name}_` : name;
}

/** @internal Is a class public, and in a package that its module exports to everybody? */
export function isAccessible(vm: VM, cls: JavaClass): boolean {
  if ((cls.accessFlags & Acc.PUBLIC) === 0) return false;
  return ModuleGraph.of(vm).ofClass(cls)?.exportsTo(cls.packageName, null) ?? true;
}

/** Interfaces of a class that its superclass doesn't have; of an interface all. */
function newInterfaces(cls: JavaClass): readonly JavaClass[] {
  const { superClass } = cls;
  if (superClass === null || cls.isInterface) return cls.allInterfaces;
  return cls.allInterfaces.filter((i) => !superClass.allInterfaces.includes(i));
}

function kind(cls: JavaClass): string {
  if (cls.isInterface) return 'interface';
  return (cls.accessFlags & Acc.ABSTRACT) !== 0 ? 'abstract class' : 'class';
}

function simpleName(cls: JavaClass): string {
  return cls.javaName.slice(Math.max(cls.javaName.lastIndexOf('.'), cls.javaName.lastIndexOf('$')) + 1);
}
