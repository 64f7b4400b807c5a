/** Classes: finding and defining them, their members' ids. */
import { ClassRec } from '../../../layout/layout.js';
import type { JavaClass, JavaField, JavaMethod } from '../../classes/java-class.js';
import { findClassMethod, findField } from '../../classes/lookup.js';
import { FieldAccess } from '../../field-access.js';
import { JavaThrow, type Steps } from '../../steps.js';
import type { VM } from '../../vm.js';
import type { Jni } from '../jni.js';
import type { JniFunctions } from '../jni-function.js';
import { isKnownSymbol } from '../known-symbol.js';
import { LookupFunction } from '../lookups.js';
import { textOf } from '../modified-utf8-text.js';

const NOT_FOUND = 'java/lang/NoClassDefFoundError';
const LIBRARIES = 'jdk/internal/loader/NativeLibraries';
const METHOD = 'java/lang/reflect/Method';
const CONSTRUCTOR = 'java/lang/reflect/Constructor';
const FIELD = 'java/lang/reflect/Field';
const slots = new Map(
  [METHOD, CONSTRUCTOR, FIELD].map((name) => [
    name,
    { clazz: new FieldAccess(name, 'clazz', 'Ljava/lang/Class;'), slot: new FieldAccess(name, 'slot', 'I') },
  ]),
);
const moduleField = new FieldAccess('java/lang/Class', 'module', 'Ljava/lang/Module;');

const NO_BYTES = new Uint8Array(0);

const stringAt = (jni: Jni, address: number): string => textOf(jni.memory.readString(address));

/** The loader that FindClass asks: that of the class whose native method has called; in JNI_OnLoad that of the class which loads the library. */
function* callersLoader(jni: Jni): Steps<number> {
  const vm = jni.vmOf;
  const caller = jni.callingMethod();
  if (caller !== null && caller.holder.name !== LIBRARIES) return vm.handles.get(caller.holder.loader.handle);
  if (jni.foreign.isAttached(vm.threads.current))
    return yield* vm.callStatic('java/lang/ClassLoader', 'getSystemClassLoader()Ljava/lang/ClassLoader;');
  const mirror = yield* vm.callStatic(LIBRARIES, 'getFromClass()Ljava/lang/Class;');
  return mirror === 0 ? 0 : vm.handles.get(vm.classes.ofMirror(mirror).loader.handle);
}

function* findClass(jni: Jni, nameAt: number): Steps<number> {
  const vm = jni.vmOf;
  if (nameAt === 0) throw new JavaThrow(NOT_FOUND, 'No class name given');
  const bytes = jni.memory.readString(nameAt);
  const code = jni.callingCode();
  const given = textOf(bytes);
  // A descriptor will do as well as a name.
  const name = given.startsWith('L') && given.endsWith(';') ? given.slice(1, -1) : given;
  const loader = vm.loading.loaderOf(yield* callersLoader(jni));
  const cls = yield* vm.loading.load(loader, name);
  yield* initialize(vm, cls);
  if (code !== 0) jni.lookups.keep(LookupFunction.FIND_CLASS, code, nameAt, bytes, 0, NO_BYTES, cls.mirror);
  return jni.local(cls.mirror);
}

function* initialize(vm: VM, cls: JavaClass): Steps<void> {
  if (!cls.isInitialized && !cls.isArray && !cls.isPrimitive) yield* vm.initializer.initialize(cls);
}

function* defineClass(
  jni: Jni,
  nameAt: number,
  loader: number,
  bytesAt: number,
  length: number,
): Steps<number> {
  const vm = jni.vmOf;
  const name = nameAt === 0 ? null : stringAt(jni, nameAt);
  const bytes = jni.memory.read(bytesAt, length);
  const data = vm.loading.loaderOf(jni.ref(loader));
  const cls = yield* vm.loading.define(data, name, bytes, {
    origin: '__JVM_DefineClass__',
    protectionDomain: 0,
  });
  return jni.local(cls.mirror);
}

function* methodId(
  jni: Jni,
  classHandle: number,
  nameAt: number,
  signatureAt: number,
  isStatic: boolean,
): Steps<number> {
  const vm = jni.vmOf;
  const cls = jni.classOf(classHandle);
  const nameBytes = jni.memory.readString(nameAt);
  const signatureBytes = jni.memory.readString(signatureAt);
  const name = textOf(nameBytes);
  const descriptor = textOf(signatureBytes);
  yield* initialize(vm, cls);
  let method: JavaMethod | null = null;
  if (!cls.isPrimitive)
    method =
      name === '<init>' || name === '<clinit>'
        ? (cls.declaredMethod(name + descriptor) ?? null)
        : findClassMethod(cls, name + descriptor);
  if (method === null || method.isStatic !== isStatic) {
    const known = isKnownSymbol(vm, name) && isKnownSymbol(vm, descriptor);
    throw new JavaThrow(
      'java/lang/NoSuchMethodError',
      known ? `${isStatic ? 'static ' : ''}${cls.descriptor}.${name}${descriptor}` : name,
    );
  }
  const id = jni.ids.ofMethod(method);
  const fn = isStatic ? LookupFunction.GET_STATIC_METHOD_ID : LookupFunction.GET_METHOD_ID;
  if (cls.isInitialized) jni.lookups.keep(fn, cls.record, nameAt, nameBytes, signatureAt, signatureBytes, id);
  return id;
}

function* fieldId(
  jni: Jni,
  classHandle: number,
  nameAt: number,
  signatureAt: number,
  isStatic: boolean,
): Steps<number> {
  const vm = jni.vmOf;
  const cls = jni.classOf(classHandle);
  const nameBytes = jni.memory.readString(nameAt);
  const signatureBytes = jni.memory.readString(signatureAt);
  const name = textOf(nameBytes);
  const descriptor = textOf(signatureBytes);
  yield* initialize(vm, cls);
  const field = cls.isArray || cls.isPrimitive ? null : findField(cls, name, descriptor);
  if (field === null || field.isStatic !== isStatic)
    throw new JavaThrow(
      'java/lang/NoSuchFieldError',
      isStatic ? name : `${cls.javaName}.${name} ${descriptor}`,
    );
  if (isStatic) yield* initialize(vm, field.holder);
  const id = jni.ids.ofField(field);
  const fn = isStatic ? LookupFunction.GET_STATIC_FIELD_ID : LookupFunction.GET_FIELD_ID;
  if (cls.isInitialized && field.holder.isInitialized)
    jni.lookups.keep(fn, cls.record, nameAt, nameBytes, signatureAt, signatureBytes, id);
  return id;
}

/** Class and slot that a reflection object names. */
function reflected(jni: Jni, object: number): { cls: JavaClass; slot: number; isField: boolean } {
  const vm = jni.vmOf;
  const ref = jni.ref(object);
  const { name } = vm.classes.of(ref);
  const access = slots.get(name);
  if (access === undefined) return { cls: vm.classes.objectClass, slot: -1, isField: false };
  return {
    cls: vm.classes.ofMirror(access.clazz.get(vm, ref)),
    slot: access.slot.get(vm, ref),
    isField: name === FIELD,
  };
}

function* fromReflectedMethod(jni: Jni, object: number): Steps<number> {
  const { cls, slot } = reflected(jni, object);
  const method = cls.methods.find((m) => m.index === slot);
  if (method === undefined) return 0;
  yield* initialize(jni.vmOf, cls);
  return jni.ids.ofMethod(method);
}

function* fromReflectedField(jni: Jni, object: number): Steps<number> {
  const { cls, slot } = reflected(jni, object);
  const field = cls.fields.find((f) => f.index === slot);
  if (field === undefined) return 0;
  yield* initialize(jni.vmOf, cls);
  return jni.ids.ofField(field);
}

/** The reflection object of a member: that among those of its class. */
function* toReflected(
  jni: Jni,
  cls: JavaClass,
  member: JavaMethod | JavaField,
  list: string,
  type: string,
): Steps<number> {
  const vm = jni.vmOf;
  const array = yield* vm.call(vm.findMethod('java/lang/Class', `${list}(Z)[L${type};`), cls.mirror, 0);
  const slot = slots.get(type)?.slot;
  for (let i = 0; i < vm.arrayLength(array); i++) {
    const object = vm.element(array, i);
    if (slot?.get(vm, object) === member.index) return jni.local(object);
  }
  return 0;
}

function toReflectedMethod(jni: Jni, _cls: number, id: number): Steps<number> {
  const method = jni.ids.methodIfKnown(id);
  if (method === null) throw jni.misuse('what is no jmethodID to ToReflectedMethod');
  return method.name === '<init>'
    ? toReflected(jni, method.holder, method, 'getDeclaredConstructors0', CONSTRUCTOR)
    : toReflected(jni, method.holder, method, 'getDeclaredMethods0', METHOD);
}

function toReflectedField(jni: Jni, _cls: number, id: number): Steps<number> {
  const field = jni.ids.fieldIfKnown(id);
  if (field === null) throw jni.misuse('what is no jfieldID to ToReflectedField');
  return toReflected(jni, field.holder, field, 'getDeclaredFields0', FIELD);
}

function superclass(jni: Jni, handle: number): number {
  const vm = jni.vmOf;
  const cls = jni.classOf(handle);
  if (cls.isInterface || cls.isPrimitive || cls.superClass === null) return 0;
  return jni.local(vm.memory.load32(cls.superClass.record + ClassRec.MIRROR));
}

export const classFunctions: JniFunctions = {
  FindClass: findClass,
  DefineClass: (jni, name, loader, bytes) => defineClass(jni, name, loader, bytes, jni.int(4)),
  GetSuperclass: superclass,
  GetMethodID: (jni, cls, name, signature) => methodId(jni, cls, name, signature, false),
  GetStaticMethodID: (jni, cls, name, signature) => methodId(jni, cls, name, signature, true),
  GetFieldID: (jni, cls, name, signature) => fieldId(jni, cls, name, signature, false),
  GetStaticFieldID: (jni, cls, name, signature) => fieldId(jni, cls, name, signature, true),
  FromReflectedMethod: fromReflectedMethod,
  FromReflectedField: fromReflectedField,
  ToReflectedMethod: toReflectedMethod,
  ToReflectedField: toReflectedField,
  GetModule: (jni, cls) => jni.local(moduleField.get(jni.vmOf, jni.ref(cls))),
};
