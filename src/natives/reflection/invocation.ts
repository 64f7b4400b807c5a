/** Method.invoke and Constructor.newInstance: checking and converting the arguments, the call, the result. */
import { Acc } from '../../jvms/access-flags.js';
import type { JavaClass, JavaMethod } from '../../vm/classes/java-class.js';
import { Conflict, defaultFailure, selectMethod } from '../../vm/classes/lookup.js';
import { illegalArgument, JavaException, JavaThrow, npe, type Steps } from '../../vm/steps.js';
import type { VM } from '../../vm/vm.js';
import { box, type Primitive, prepareBox, unbox } from './boxing.js';
import { constructorFields, methodFields, methodOf } from './reflect-objects.js';

const TARGET_EXCEPTION = 'java/lang/reflect/InvocationTargetException';

/** The exception that a call ended in, inside an InvocationTargetException. */
function* wrap(vm: VM, error: unknown): Steps<JavaException> {
  const target = yield* vm.exceptions.objectOf(error);
  return new JavaException(yield* vm.newObject(TARGET_EXCEPTION, '(Ljava/lang/Throwable;)V', target));
}

/** The method that a call on the receiver runs; an error of the selection is thrown to be wrapped. */
function select(vm: VM, method: JavaMethod, receiver: number): JavaMethod {
  if (method.isPrivate || method.name === '<init>') return method;
  const cls = vm.classes.of(receiver);
  const selected = selectMethod(cls, method);
  const failure = defaultFailure(cls, selected);
  if (failure !== null) throw failure;
  const signature = `'${vm.messages.signatureOf(cls.javaName, method.name, method.descriptor)}'`;
  if (selected === null || selected instanceof Conflict || selected.isAbstract)
    throw new JavaThrow('java/lang/AbstractMethodError', signature);
  if (method.holder.isInterface && (selected.accessFlags & Acc.PUBLIC) === 0)
    throw new JavaThrow('java/lang/IllegalAccessError', signature);
  return selected;
}

/** Appends the arguments in the array, each converted to its parameter's type. `types` is a `Class[]`. */
function convertArguments(vm: VM, types: number, array: number, args: Primitive[]): void {
  const count = array === 0 ? 0 : vm.arrayLength(array);
  if (vm.arrayLength(types) !== count) throw illegalArgument('wrong number of arguments');
  for (let i = 0; i < count; i++) {
    const type = vm.classes.ofMirror(vm.element(types, i));
    const value = vm.element(array, i);
    if (type.isPrimitive) args.push(unbox(vm, value, type.descriptor));
    else {
      if (value !== 0 && !vm.classes.of(value).isSubclassOf(type))
        throw illegalArgument('argument type mismatch');
      args.push(value);
    }
  }
}

/** The result of the call that has just returned, boxed if it is primitive. */
function* boxResult(vm: VM, type: string, value: number): Steps<number> {
  switch (type.charCodeAt(0)) {
    case 0x56: // V
      return 0;
    case 0x4c: // L
    case 0x5b: // [
      return value;
    default: {
      const exact = type === 'J' ? (BigInt(vm.resultHigh) << 32n) | BigInt(vm.resultLow >>> 0) : value;
      yield* prepareBox(vm, type);
      return box(vm, type, type === 'Z' ? (exact as number) & 1 : exact);
    }
  }
}

/** NativeMethodAccessorImpl.invoke0. */
export function* invokeMethod(vm: VM, methodObject: number, receiver: number, array: number): Steps<number> {
  const method = methodOf(vm, methodObject);
  const types = methodFields.parameterTypes.get(vm, methodObject);
  if (!method.holder.isInitialized) {
    const kept = [methodObject, receiver, array].map((ref) => vm.handles.local(ref));
    try {
      yield* vm.initializer.initialize(method.holder);
      const [m, r, a] = kept.map((h) => vm.handles.get(h));
      return yield* callMethod(vm, method, methodFields.parameterTypes.get(vm, m), r, a);
    } finally {
      for (const h of kept) vm.handles.release(h);
    }
  }
  return yield* callMethod(vm, method, types, receiver, array);
}

function* callMethod(
  vm: VM,
  method: JavaMethod,
  types: number,
  receiver: number,
  array: number,
): Steps<number> {
  const args: Primitive[] = [];
  let target = method;
  let failure: unknown = null;
  if (!method.isStatic) {
    if (receiver === 0) throw npe();
    if (!vm.classes.of(receiver).isSubclassOf(method.holder))
      throw illegalArgument('object is not an instance of declaring class');
    args.push(receiver);
    try {
      target = select(vm, method, receiver);
    } catch (error) {
      failure = error;
    }
  }
  if (failure !== null) throw yield* wrap(vm, failure);
  convertArguments(vm, types, array, args);
  let result: number;
  try {
    result = yield* vm.call(target, ...(args as number[]));
  } catch (error) {
    throw yield* wrap(vm, error);
  }
  return yield* boxResult(vm, method.descriptor.slice(method.descriptor.indexOf(')') + 1), result);
}

/** NativeConstructorAccessorImpl.newInstance0. */
export function* newInstance(vm: VM, constructorObject: number, array: number): Steps<number> {
  const method = methodOf(vm, constructorObject);
  const { holder } = method;
  const kept = [constructorObject, array].map((ref) => vm.handles.local(ref));
  let instance = 0;
  try {
    if (!holder.isInitialized) yield* vm.initializer.initialize(holder);
    checkInstantiable(holder);
    instance = vm.handles.local(vm.allocate(holder));
    const args = constructorArguments(vm, instance, kept);
    try {
      yield* vm.call(method, ...(args as number[]));
    } catch (error) {
      throw yield* wrap(vm, error);
    }
    return vm.handles.get(instance);
  } finally {
    for (const h of kept) vm.handles.release(h);
    vm.handles.release(instance);
  }
}

/** Handles: the new object; the Constructor and its `Object[]`. */
function constructorArguments(
  vm: VM,
  instance: number,
  [constructorObject, array]: readonly number[],
): Primitive[] {
  const args: Primitive[] = [vm.handles.get(instance)];
  const types = constructorFields.parameterTypes.get(vm, vm.handles.get(constructorObject));
  convertArguments(vm, types, vm.handles.get(array), args);
  return args;
}

function checkInstantiable(cls: JavaClass): void {
  if ((cls.accessFlags & (Acc.ABSTRACT | Acc.INTERFACE)) !== 0)
    throw new JavaThrow('java/lang/InstantiationException', cls.javaName);
  if (cls.name === 'java/lang/Class' && cls.loader.isBoot)
    throw new JavaThrow('java/lang/IllegalAccessException', cls.javaName);
}
