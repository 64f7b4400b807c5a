/** Classes that descriptors and constant-pool entries name, as reflection sees them. */
import { parseMethodDescriptor } from '../../jvms/descriptors.js';
import type { JavaClass, JavaMethod } from '../../vm/classes/java-class.js';
import { internalError, type Steps } from '../../vm/steps.js';
import type { VM } from '../../vm/vm.js';

/** Types of a method or constructor. */
export interface MethodTypes {
  readonly parameters: readonly JavaClass[];
  readonly result: JavaClass;
  readonly exceptions: readonly JavaClass[];
}

/** The class of a field descriptor (or V), loaded by the holder's loader. Throws what loading throws. */
export function* classOfDescriptor(vm: VM, holder: JavaClass, descriptor: string): Steps<JavaClass> {
  const c = descriptor.charCodeAt(0);
  if (c === 0x4c) return yield* vm.loading.load(holder.loader, descriptor.slice(1, -1));
  if (c === 0x5b) return yield* vm.loading.load(holder.loader, descriptor);
  return vm.classes.primitive(descriptor);
}

/** Parameter, result and declared exception types of a method. */
export function* typesOfMethod(vm: VM, method: JavaMethod): Steps<MethodTypes> {
  const { holder } = method;
  const descriptor = parseMethodDescriptor(method.descriptor);
  if (descriptor === null) throw internalError(`invalid descriptor ${method.descriptor}`);
  const parameters: JavaClass[] = [];
  for (const type of descriptor.parameters) parameters.push(yield* classOfDescriptor(vm, holder, type));
  const result = yield* classOfDescriptor(vm, holder, descriptor.result);
  const exceptions: JavaClass[] = [];
  for (const index of method.info?.exceptions ?? []) exceptions.push(yield* vm.resolver.class(holder, index));
  return { parameters, result, exceptions };
}

/** A `Class[]`. */
export function classArray(vm: VM, classes: readonly JavaClass[]): number {
  const array = vm.newObjectArray('java/lang/Class', classes.length);
  for (let i = 0; i < classes.length; i++) vm.setElement(array, i, classes[i].mirror);
  return array;
}
