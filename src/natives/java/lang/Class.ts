import { Acc } from '../../../jvms/access-flags.js';
import { ClassRec, InitState, Modifiers } from '../../../layout/layout.js';
import type { JavaClass, JavaField, JavaMethod } from '../../../vm/classes/java-class.js';
import { orderedMethods } from '../../../vm/classes/method-order.js';
import { FieldAccess } from '../../../vm/field-access.js';
import type { NativeTable } from '../../../vm/native.js';
import { JavaThrow, npe, type Steps } from '../../../vm/steps.js';
import type { VM } from '../../../vm/vm.js';
import { assertionStatus } from '../../reflection/assertion-status.js';
import {
  accessFlagsOf,
  classAt,
  declaredClasses,
  declaringClass,
  externalName,
  modifiersOf,
  nestHostOf,
  nestMembersOf,
  ownInnerClass,
  permittedSubclassesOf,
} from '../../reflection/class-info.js';
import { findClass, isClassName } from '../../reflection/finding-classes.js';
import { classArray } from '../../reflection/member-types.js';
import {
  attributeBytes,
  isRecord,
  newExecutables,
  newFields,
  newRecordComponents,
  signatureString,
} from '../../reflection/reflect-objects.js';

const CONSTANT_POOL = 'jdk/internal/reflect/ConstantPool';

const nameField = new FieldAccess('java/lang/Class', 'name', 'Ljava/lang/String;');
const constantPoolOop = new FieldAccess(CONSTANT_POOL, 'constantPoolOop', 'Ljava/lang/Object;');

/** Class.forName0: `name` as Class.forName takes it. */
function* forName(vm: VM, name: number, initialize: boolean, loader: number): Steps<number> {
  if (name === 0) throw npe();
  const text = vm.strings.toJs(name);
  if (text.includes('/')) throw new JavaThrow('java/lang/ClassNotFoundException', text);
  const internal = text.replaceAll('.', '/');
  if (!isClassName(internal)) throw new JavaThrow('java/lang/ClassNotFoundException', internal);
  const cls = yield* findClass(vm, vm.loading.loaderOf(loader), internal);
  if (initialize && cls.state !== InitState.INITIALIZED) yield* vm.initializer.initialize(cls);
  return cls.mirror;
}

/** What must be true before the members of a class are listed: it is verified. */
function* link(vm: VM, cls: JavaClass): Steps<void> {
  if (!cls.verified || cls.verifyError !== null) yield* vm.verification.verify(cls);
}

const isPublic = (member: JavaField | JavaMethod): boolean => (member.accessFlags & Acc.PUBLIC) !== 0;

function* declaredFields(vm: VM, cls: JavaClass, publicOnly: number): Steps<number> {
  yield* link(vm, cls);
  const fields = cls.fields.filter((f) => f.info !== null && (publicOnly === 0 || isPublic(f)));
  return yield* newFields(vm, fields);
}

function* declaredExecutables(
  vm: VM,
  cls: JavaClass,
  publicOnly: number,
  constructors: boolean,
): Steps<number> {
  yield* link(vm, cls);
  const isAsked = (m: JavaMethod): boolean =>
    (constructors ? m.name === '<init>' && !m.isStatic : !m.isInitializer) &&
    (publicOnly === 0 || isPublic(m));
  const asked = cls.methods.filter(isAsked);
  // One has no order, and lambdas are made by asking for the only constructor of a class.
  const methods = asked.length < 2 ? asked : orderedMethods(vm, cls).filter(isAsked);
  return yield* newExecutables(vm, methods, constructors);
}

/** `{class, name, descriptor}` of EnclosingMethod; null if there is none. HotSpot does not look at it where InnerClasses is missing. */
function* enclosingMethod(vm: VM, cls: JavaClass): Steps<number> {
  const file = cls.classFile;
  const enclosing = file?.enclosingMethod ?? null;
  if (file === null || enclosing === null || enclosing.classIndex === 0) return 0;
  if (file.attribute('InnerClasses') === null) return 0;
  const outer = yield* classAt(vm, cls, enclosing.classIndex);
  const array = vm.newObjectArray('java/lang/Object', 3);
  vm.setElement(array, 0, outer.mirror);
  if (enclosing.methodIndex !== 0) {
    const { pool } = file;
    vm.setElement(array, 1, vm.strings.fromJs(pool.nameOf(enclosing.methodIndex)));
    vm.setElement(array, 2, vm.strings.fromJs(pool.descriptorOf(enclosing.methodIndex)));
  }
  return array;
}

function* newConstantPool(vm: VM, cls: JavaClass): Steps<number> {
  if (cls.classFile === null) return 0;
  yield* vm.initializer.initialize(vm.classes.loadBoot(CONSTANT_POOL));
  const ref = vm.allocate(vm.classes.loadBoot(CONSTANT_POOL));
  // Any object that leads to the class will do.
  constantPoolOop.setRef(vm, ref, cls.mirror);
  return ref;
}

function initClassName(vm: VM, mirror: number): number {
  const name = vm.strings.constant(externalName(vm.classes.ofMirror(mirror)));
  nameField.setRef(vm, mirror, name);
  return name;
}

function primitiveClass(vm: VM, name: number): number {
  if (name === 0) throw npe();
  const text = vm.strings.toJs(name);
  const cls = vm.classes.primitiveByName(text);
  if (cls === null) throw new JavaThrow('java/lang/ClassNotFoundException', text);
  return cls.mirror;
}

function superclass(cls: JavaClass): number {
  return cls.superClass === null || cls.isInterface ? 0 : cls.superClass.mirror;
}

function isAssignableFrom(vm: VM, self: number, other: number): boolean {
  if (other === 0) throw npe();
  const to = vm.classes.ofMirror(self);
  const from = vm.classes.ofMirror(other);
  return to === from || (!to.isPrimitive && !from.isPrimitive && from.isSubclassOf(to));
}

/** A copy of the signers: `Object[]` of the array's own class. */
function signers(vm: VM, cls: JavaClass): number {
  if (cls.signers === 0) return 0;
  const from = vm.handles.get(cls.signers);
  const length = vm.arrayLength(from);
  const copy = vm.newArray(vm.classes.of(from), length);
  for (let i = 0; i < length; i++) vm.setElement(copy, i, vm.element(from, i));
  return copy;
}

function setSigners(vm: VM, cls: JavaClass, array: number): void {
  if (cls.isPrimitive || cls.isArray) return;
  vm.handles.release(cls.signers);
  cls.signers = vm.handles.create(array);
}

function simpleBinaryName(vm: VM, cls: JavaClass): number {
  const row = ownInnerClass(cls);
  if (row === null || row.name === 0 || cls.classFile === null) return 0;
  return vm.strings.fromJs(cls.classFile.pool.utf8(row.name));
}

/** Class.getModifiers: the answer stays in the class record, for machine code. */
function modifiers(vm: VM, cls: JavaClass): number {
  const flags = modifiersOf(cls);
  vm.memory.store32(cls.record + ClassRec.MODIFIERS, flags | Modifiers.KNOWN);
  return flags;
}

const of = (vm: VM, mirror: number): JavaClass => vm.classes.ofMirror(mirror);

export const Class: NativeTable = {
  'java/lang/Class': {
    'registerNatives()V': () => {},
    'forName0(Ljava/lang/String;ZLjava/lang/ClassLoader;Ljava/lang/Class;)Ljava/lang/Class;': (
      vm,
      name,
      initialize,
      loader,
    ) => forName(vm, name, initialize !== 0, loader),
    'getPrimitiveClass(Ljava/lang/String;)Ljava/lang/Class;': primitiveClass,
    'isInstance(Ljava/lang/Object;)Z': (vm, self, ref) =>
      ref !== 0 && vm.classes.of(ref).isSubclassOf(of(vm, self)),
    'isAssignableFrom(Ljava/lang/Class;)Z': isAssignableFrom,
    'isInterface()Z': (vm, self) => of(vm, self).isInterface,
    'isArray()Z': (vm, self) => of(vm, self).isArray,
    'isPrimitive()Z': (vm, self) => of(vm, self).isPrimitive,
    'isHidden()Z': (vm, self) => of(vm, self).isHidden,
    'isRecord0()Z': (vm, self) => isRecord(of(vm, self)),
    'initClassName()Ljava/lang/String;': initClassName,
    'getSuperclass()Ljava/lang/Class;': (vm, self) => superclass(of(vm, self)),
    'getInterfaces0()[Ljava/lang/Class;': (vm, self) => classArray(vm, of(vm, self).interfaces),
    'getModifiers()I': (vm, self) => modifiers(vm, of(vm, self)),
    'getSigners()[Ljava/lang/Object;': (vm, self) => signers(vm, of(vm, self)),
    'setSigners([Ljava/lang/Object;)V': (vm, self, array) => setSigners(vm, of(vm, self), array),
    'getProtectionDomain0()Ljava/security/ProtectionDomain;': (vm, self) =>
      vm.handles.get(of(vm, self).protectionDomain),
    'getClassFileVersion0()I': (vm, self) => {
      const file = of(vm, self).classFile;
      return file === null ? 0 : (file.minorVersion << 16) | file.majorVersion;
    },
    'getClassAccessFlagsRaw0()I': (vm, self) => accessFlagsOf(of(vm, self)),
    'getEnclosingMethod0()[Ljava/lang/Object;': (vm, self) => enclosingMethod(vm, of(vm, self)),
    *'getDeclaringClass0()Ljava/lang/Class;'(vm, self) {
      return (yield* declaringClass(vm, of(vm, self)))?.mirror ?? 0;
    },
    'getSimpleBinaryName0()Ljava/lang/String;': (vm, self) => simpleBinaryName(vm, of(vm, self)),
    'getGenericSignature0()Ljava/lang/String;': (vm, self) => signatureString(vm, of(vm, self).classFile),
    'getRawAnnotations()[B': (vm, self) =>
      attributeBytes(vm, of(vm, self).classFile, 'RuntimeVisibleAnnotations'),
    'getRawTypeAnnotations()[B': (vm, self) =>
      attributeBytes(vm, of(vm, self).classFile, 'RuntimeVisibleTypeAnnotations'),
    'getConstantPool()Ljdk/internal/reflect/ConstantPool;': (vm, self) => newConstantPool(vm, of(vm, self)),
    'getDeclaredFields0(Z)[Ljava/lang/reflect/Field;': (vm, self, publicOnly) =>
      declaredFields(vm, of(vm, self), publicOnly),
    'getDeclaredMethods0(Z)[Ljava/lang/reflect/Method;': (vm, self, publicOnly) =>
      declaredExecutables(vm, of(vm, self), publicOnly, false),
    'getDeclaredConstructors0(Z)[Ljava/lang/reflect/Constructor;': (vm, self, publicOnly) =>
      declaredExecutables(vm, of(vm, self), publicOnly, true),
    *'getDeclaredClasses0()[Ljava/lang/Class;'(vm, self) {
      return classArray(vm, yield* declaredClasses(vm, of(vm, self)));
    },
    'getRecordComponents0()[Ljava/lang/reflect/RecordComponent;': (vm, self) =>
      newRecordComponents(vm, of(vm, self)),
    'desiredAssertionStatus0(Ljava/lang/Class;)Z': (vm, mirror) => assertionStatus(vm, of(vm, mirror)),
    *'getNestHost0()Ljava/lang/Class;'(vm, self) {
      return (yield* nestHostOf(vm, of(vm, self))).mirror;
    },
    *'getNestMembers0()[Ljava/lang/Class;'(vm, self) {
      return classArray(vm, yield* nestMembersOf(vm, of(vm, self)));
    },
    *'getPermittedSubclasses0()[Ljava/lang/Class;'(vm, self) {
      const permitted = yield* permittedSubclassesOf(vm, of(vm, self));
      return permitted === null ? 0 : classArray(vm, permitted);
    },
  },
};
