/**
 * java.lang.reflect's Method, Constructor, Field, Parameter and RecordComponent objects: made field by field, without their constructors. `slot` is the index of the
 * member in its class file, which leads back to the VM's method or field.
 */

import type { AttributeHolder } from '../../classfile/attribute-holder.js';
import type { RecordComponent } from '../../classfile/class-file.js';
import { Acc } from '../../jvms/access-flags.js';
import type { JavaClass, JavaField, JavaMethod } from '../../vm/classes/java-class.js';
import { FieldAccess } from '../../vm/field-access.js';
import { internalError, type Steps } from '../../vm/steps.js';
import type { VM } from '../../vm/vm.js';
import { classArray, classOfDescriptor, type MethodTypes, typesOfMethod } from './member-types.js';

const METHOD = 'java/lang/reflect/Method';
const CONSTRUCTOR = 'java/lang/reflect/Constructor';
const FIELD = 'java/lang/reflect/Field';
const PARAMETER = 'java/lang/reflect/Parameter';
const RECORD_COMPONENT = 'java/lang/reflect/RecordComponent';

const STRING = 'Ljava/lang/String;';
const CLASS = 'Ljava/lang/Class;';
const CLASSES = '[Ljava/lang/Class;';

/** Access flags that getModifiers() of methods and fields shows. */
const METHOD_MODIFIERS = 0x1dff;
const FIELD_MODIFIERS = 0x50df;

/** The fields that Method and Constructor have in common. */
function executableFields(className: string) {
  return {
    clazz: new FieldAccess(className, 'clazz', CLASS),
    slot: new FieldAccess(className, 'slot', 'I'),
    parameterTypes: new FieldAccess(className, 'parameterTypes', CLASSES),
    exceptionTypes: new FieldAccess(className, 'exceptionTypes', CLASSES),
    modifiers: new FieldAccess(className, 'modifiers', 'I'),
    signature: new FieldAccess(className, 'signature', STRING),
    annotations: new FieldAccess(className, 'annotations', '[B'),
    parameterAnnotations: new FieldAccess(className, 'parameterAnnotations', '[B'),
  };
}

export const methodFields = {
  ...executableFields(METHOD),
  name: new FieldAccess(METHOD, 'name', STRING),
  returnType: new FieldAccess(METHOD, 'returnType', CLASS),
  annotationDefault: new FieldAccess(METHOD, 'annotationDefault', '[B'),
};

export const constructorFields = executableFields(CONSTRUCTOR);

export const fieldFields = {
  clazz: new FieldAccess(FIELD, 'clazz', CLASS),
  slot: new FieldAccess(FIELD, 'slot', 'I'),
  name: new FieldAccess(FIELD, 'name', STRING),
  type: new FieldAccess(FIELD, 'type', CLASS),
  modifiers: new FieldAccess(FIELD, 'modifiers', 'I'),
  trustedFinal: new FieldAccess(FIELD, 'trustedFinal', 'Z'),
  signature: new FieldAccess(FIELD, 'signature', STRING),
  annotations: new FieldAccess(FIELD, 'annotations', '[B'),
};

const parameterFields = {
  name: new FieldAccess(PARAMETER, 'name', STRING),
  modifiers: new FieldAccess(PARAMETER, 'modifiers', 'I'),
  executable: new FieldAccess(PARAMETER, 'executable', 'Ljava/lang/reflect/Executable;'),
  index: new FieldAccess(PARAMETER, 'index', 'I'),
};

const componentFields = {
  clazz: new FieldAccess(RECORD_COMPONENT, 'clazz', CLASS),
  name: new FieldAccess(RECORD_COMPONENT, 'name', STRING),
  type: new FieldAccess(RECORD_COMPONENT, 'type', CLASS),
  accessor: new FieldAccess(RECORD_COMPONENT, 'accessor', 'Ljava/lang/reflect/Method;'),
  signature: new FieldAccess(RECORD_COMPONENT, 'signature', STRING),
  annotations: new FieldAccess(RECORD_COMPONENT, 'annotations', '[B'),
  typeAnnotations: new FieldAccess(RECORD_COMPONENT, 'typeAnnotations', '[B'),
};

// ---- from objects to members

/** The VM's method of a Method or Constructor object. */
export function methodOf(vm: VM, executable: number): JavaMethod {
  const fields = vm.classes.of(executable).name === CONSTRUCTOR ? constructorFields : methodFields;
  const holder = vm.classes.ofMirror(fields.clazz.get(vm, executable));
  const method = holder.methods[fields.slot.get(vm, executable)];
  if (method === undefined) throw internalError('invoke');
  return method;
}

/** The VM's field of a Field object. */
export function fieldOf(vm: VM, field: number): JavaField {
  const holder = vm.classes.ofMirror(fieldFields.clazz.get(vm, field));
  const slot = fieldFields.slot.get(vm, field);
  const found = holder.fields.find((f) => f.index === slot);
  if (found === undefined) throw internalError('field');
  return found;
}

// ---- from members to objects

/** Contents of an attribute as a `byte[]`, null if there is none. */
export function attributeBytes(vm: VM, holder: AttributeHolder | null, attribute: string): number {
  const bytes = holder === null ? null : holder.rawAttribute(attribute);
  return bytes === null ? 0 : vm.newByteArray(bytes);
}

/** Generic signature as a String, null if there is none. */
export function signatureString(vm: VM, holder: AttributeHolder | null): number {
  return vm.strings.fromJsOrNull(holder === null ? null : holder.signature);
}

function fillExecutable(
  vm: VM,
  ref: number,
  method: JavaMethod,
  types: MethodTypes,
  fields: ReturnType<typeof executableFields>,
): void {
  const { info } = method;
  fields.clazz.setRef(vm, ref, method.holder.mirror);
  fields.slot.set(vm, ref, method.index);
  fields.parameterTypes.setRef(vm, ref, classArray(vm, types.parameters));
  fields.exceptionTypes.setRef(vm, ref, classArray(vm, types.exceptions));
  fields.modifiers.set(vm, ref, method.accessFlags & METHOD_MODIFIERS);
  fields.signature.setRef(vm, ref, signatureString(vm, info));
  fields.annotations.setRef(vm, ref, attributeBytes(vm, info, 'RuntimeVisibleAnnotations'));
  fields.parameterAnnotations.setRef(vm, ref, attributeBytes(vm, info, 'RuntimeVisibleParameterAnnotations'));
}

/** Prepares the class, so that its instances may be made without further steps. */
function* prepared(vm: VM, className: string): Steps<JavaClass> {
  const cls = vm.classes.loadBoot(className);
  if (!cls.isInitialized) yield* vm.initializer.initialize(cls);
  return cls;
}

/** A java.lang.reflect.Method; its types have been found and the class Method is initialised. */
function makeMethod(vm: VM, cls: JavaClass, method: JavaMethod, types: MethodTypes): number {
  const ref = vm.allocate(cls);
  fillExecutable(vm, ref, method, types, methodFields);
  methodFields.name.setRef(vm, ref, vm.strings.constant(method.name));
  methodFields.returnType.setRef(vm, ref, types.result.mirror);
  methodFields.annotationDefault.setRef(vm, ref, attributeBytes(vm, method.info, 'AnnotationDefault'));
  return ref;
}

function makeConstructor(vm: VM, cls: JavaClass, method: JavaMethod, types: MethodTypes): number {
  const ref = vm.allocate(cls);
  fillExecutable(vm, ref, method, types, constructorFields);
  return ref;
}

/** A Method, or for `<init>` a Constructor. The reference is valid until the next step. */
export function* newExecutable(vm: VM, method: JavaMethod): Steps<number> {
  const isConstructor = method.name === '<init>' && !method.isStatic;
  const cls = yield* prepared(vm, isConstructor ? CONSTRUCTOR : METHOD);
  const types = yield* typesOfMethod(vm, method);
  return isConstructor ? makeConstructor(vm, cls, method, types) : makeMethod(vm, cls, method, types);
}

/** A `Method[]` or `Constructor[]` of such methods. */
export function* newExecutables(
  vm: VM,
  methods: readonly JavaMethod[],
  constructors: boolean,
): Steps<number> {
  const name = constructors ? CONSTRUCTOR : METHOD;
  const cls = yield* prepared(vm, name);
  const types: MethodTypes[] = [];
  for (const m of methods) types.push(yield* typesOfMethod(vm, m));
  const array = vm.newObjectArray(name, methods.length);
  const make = constructors ? makeConstructor : makeMethod;
  methods.forEach((m, i) => {
    vm.setElement(array, i, make(vm, cls, m, types[i]));
  });
  return array;
}

/** A final field that not even reflection may change: static, of a record, or of a hidden class. */
function isTrustedFinal(field: JavaField): boolean {
  const { holder } = field;
  if ((field.accessFlags & Acc.FINAL) === 0) return false;
  return field.isStatic || holder.isHidden || isRecord(holder);
}

/** Final, a direct subclass of java.lang.Record, and with a Record attribute. */
export function isRecord(cls: JavaClass): boolean {
  return (
    (cls.accessFlags & Acc.FINAL) !== 0 &&
    cls.superClass?.name === 'java/lang/Record' &&
    cls.superClass.loader.isBoot &&
    cls.classFile?.record !== null
  );
}

function makeField(vm: VM, cls: JavaClass, field: JavaField, type: JavaClass): number {
  const ref = vm.allocate(cls);
  const { info } = field;
  fieldFields.clazz.setRef(vm, ref, field.holder.mirror);
  fieldFields.slot.set(vm, ref, field.index);
  fieldFields.name.setRef(vm, ref, vm.strings.constant(field.name));
  fieldFields.type.setRef(vm, ref, type.mirror);
  fieldFields.modifiers.set(vm, ref, field.accessFlags & FIELD_MODIFIERS);
  if (isTrustedFinal(field)) fieldFields.trustedFinal.setByte(vm, ref, 1);
  fieldFields.signature.setRef(vm, ref, signatureString(vm, info));
  fieldFields.annotations.setRef(vm, ref, attributeBytes(vm, info, 'RuntimeVisibleAnnotations'));
  return ref;
}

/** A java.lang.reflect.Field. The reference is valid until the next step. */
export function* newField(vm: VM, field: JavaField): Steps<number> {
  const cls = yield* prepared(vm, FIELD);
  const type = yield* classOfDescriptor(vm, field.holder, field.descriptor);
  return makeField(vm, cls, field, type);
}

/** A `Field[]`. */
export function* newFields(vm: VM, fields: readonly JavaField[]): Steps<number> {
  const cls = yield* prepared(vm, FIELD);
  const types: JavaClass[] = [];
  for (const f of fields) types.push(yield* classOfDescriptor(vm, f.holder, f.descriptor));
  const array = vm.newObjectArray(FIELD, fields.length);
  fields.forEach((f, i) => {
    vm.setElement(array, i, makeField(vm, cls, f, types[i]));
  });
  return array;
}

/** A `Parameter[]` from MethodParameters; null if the method has none. */
export function* newParameters(vm: VM, executable: number): Steps<number> {
  const parameters = methodOf(vm, executable).info?.methodParameters ?? null;
  if (parameters === null) return 0;
  const handle = vm.handles.local(executable);
  const cls = yield* prepared(vm, PARAMETER);
  const owner = vm.handles.get(handle);
  vm.handles.release(handle);
  const array = vm.newObjectArray(PARAMETER, parameters.length);
  parameters.forEach((parameter, i) => {
    const ref = vm.allocate(cls);
    parameterFields.name.setRef(vm, ref, vm.strings.fromJsOrNull(parameter.name));
    parameterFields.modifiers.set(vm, ref, parameter.accessFlags);
    parameterFields.executable.setRef(vm, ref, owner);
    parameterFields.index.set(vm, ref, i);
    vm.setElement(array, i, ref);
  });
  return array;
}

/** A `RecordComponent[]` from the Record attribute; null if the class has none. */
export function* newRecordComponents(vm: VM, holder: JavaClass): Steps<number> {
  const components = holder.classFile?.record ?? null;
  if (components === null) return 0;
  const cls = yield* prepared(vm, RECORD_COMPONENT);
  const methodClass = yield* prepared(vm, METHOD);
  const types: JavaClass[] = [];
  const accessors: ({ method: JavaMethod; types: MethodTypes } | null)[] = [];
  for (const c of components) {
    types.push(yield* classOfDescriptor(vm, holder, c.descriptor));
    const method = accessorOf(holder, c);
    accessors.push(method === null ? null : { method, types: yield* typesOfMethod(vm, method) });
  }
  const array = vm.newObjectArray(RECORD_COMPONENT, components.length);
  components.forEach((c, i) => {
    const ref = vm.allocate(cls);
    const accessor = accessors[i];
    componentFields.clazz.setRef(vm, ref, holder.mirror);
    componentFields.name.setRef(vm, ref, vm.strings.constant(c.name));
    componentFields.type.setRef(vm, ref, types[i].mirror);
    if (accessor !== null) {
      const object = makeMethod(vm, methodClass, accessor.method, accessor.types);
      componentFields.accessor.setRef(vm, ref, object);
    }
    // Interned, unlike the signatures of fields and methods.
    if (c.signature !== null) componentFields.signature.setRef(vm, ref, vm.strings.constant(c.signature));
    componentFields.annotations.setRef(vm, ref, attributeBytes(vm, c, 'RuntimeVisibleAnnotations'));
    componentFields.typeAnnotations.setRef(vm, ref, attributeBytes(vm, c, 'RuntimeVisibleTypeAnnotations'));
    vm.setElement(array, i, ref);
  });
  return array;
}

function accessorOf(holder: JavaClass, component: RecordComponent): JavaMethod | null {
  const method = holder.declaredMethod(`${component.name}()${component.descriptor}`);
  return method === undefined || method.isStatic ? null : method;
}
