/** Objects, arrays and buffers. */
import { Acc } from '../../../jvms/access-flags.js';
import { ClassFlag } from '../../../layout/layout.js';
import type { JavaClass } from '../../classes/java-class.js';
import { FieldAccess } from '../../field-access.js';
import { JavaThrow, npe, type Steps } from '../../steps.js';
import { NULL_RECEIVER, PRIMITIVE_NAMES } from '../function-table.js';
import type { Jni } from '../jni.js';
import type { JniFunction, JniFunctions } from '../jni-function.js';

const DIRECT_BUFFER = 'java/nio/DirectByteBuffer';
const address = new FieldAccess('java/nio/Buffer', 'address', 'J');
const capacity = new FieldAccess('java/nio/Buffer', 'capacity', 'I');

/** Descriptor characters, in the order of {@link PRIMITIVE_NAMES}. */
const TYPES = 'ZBCSIJFD';

function* allocObject(jni: Jni, classHandle: number): Steps<number> {
  const vm = jni.vmOf;
  const cls = jni.classOf(classHandle);
  if (cls.isInterface || cls.isArray || cls.isPrimitive || (cls.accessFlags & Acc.ABSTRACT) !== 0)
    throw new JavaThrow('java/lang/InstantiationException', cls.javaName);
  if (cls === vm.classes.classClass) throw new JavaThrow('java/lang/IllegalAccessException', cls.javaName);
  if (!cls.isInitialized) yield* vm.initializer.initialize(cls);
  const ref = vm.heap.allocateSlow(cls.record, -1, vm.roots);
  if (ref === 0) throw new JavaThrow('java/lang/OutOfMemoryError', 'Java heap space');
  const handle = jni.local(ref);
  if ((cls.flags & ClassFlag.FINALIZER) !== 0) yield* vm.allocation.registerFinalizer(jni.ref(handle));
  return handle;
}

function newPrimitiveArray(jni: Jni, type: string): number {
  const vm = jni.vmOf;
  const length = jni.int(1);
  if (length < 0) throw new JavaThrow('java/lang/NegativeArraySizeException', String(length));
  return jni.local(vm.allocation.array(vm.classes.arrayOf(vm.classes.primitive(type)).record, length));
}

function newObjectArray(jni: Jni, _length: number, classHandle: number, initial: number): number {
  const vm = jni.vmOf;
  const length = jni.int(1);
  if (length < 0) throw new JavaThrow('java/lang/NegativeArraySizeException', String(length));
  const cls = vm.classes.arrayOf(jni.classOf(classHandle));
  const array = vm.allocation.array(cls.record, length);
  const value = jni.ref(initial);
  // Whatever it is: HotSpot does not look.
  if (value !== 0) for (let i = 0; i < length; i++) vm.setElement(array, i, value);
  return jni.local(array);
}

function checkStore(jni: Jni, array: number, index: number, value: number): void {
  const { classes } = jni.vmOf;
  const component = classes.of(array).component;
  const cls = classes.of(value);
  if (component !== null && !cls.isSubclassOf(component))
    throw new JavaThrow(
      'java/lang/ArrayStoreException',
      `type mismatch: can not store ${cls.javaName} to ${elementText(component, index)}`,
    );
}

/** A component that is an array has its first brackets around the index: int[0][]. */
function elementText(component: JavaClass, index: number): string {
  let element = component;
  let brackets = '';
  for (; element.component !== null; element = element.component) brackets += '[]';
  return `${element.javaName}[${index}]${brackets}`;
}

function outOfBounds(jni: Jni, array: number, index: number): JavaThrow {
  return jni.vmOf.messages.indexOutOfBounds(index, jni.vmOf.arrayLength(array));
}

function setElement(jni: Jni, handle: number, _index: number, value: number): void {
  const vm = jni.vmOf;
  const array = jni.ref(handle);
  const ref = jni.ref(value);
  const index = jni.int(2);
  if (index < 0 || index >= vm.arrayLength(array)) throw outOfBounds(jni, array, index);
  if (ref !== 0) checkStore(jni, array, index, ref);
  vm.setElement(array, index, ref);
}

/** Get…Region and Set…Region come here only if something is wrong. */
function badRegion(jni: Jni, handle: number): never {
  const length = jni.vmOf.arrayLength(jni.ref(handle));
  const start = jni.int(2);
  const count = jni.int(3);
  const text =
    count < 0
      ? `Length ${count} is negative`
      : `Array region ${start}..${start + count} out of bounds for length ${length}`;
  throw new JavaThrow('java/lang/ArrayIndexOutOfBoundsException', text);
}

function* newDirectByteBuffer(jni: Jni, at: number, size: number): Steps<number> {
  const vm = jni.vmOf;
  const cls = vm.classes.loadBoot(DIRECT_BUFFER);
  const descriptor = cls.declaredMethod('<init>(JI)V') === undefined ? '(JJ)V' : '(JI)V';
  return jni.local(yield* vm.newObject(DIRECT_BUFFER, descriptor, at, size));
}

function isDirect(jni: Jni, handle: number): boolean {
  const { classes } = jni.vmOf;
  const ref = jni.ref(handle);
  if (ref === 0) return false;
  const cls = classes.of(ref);
  return (
    cls.isSubclassOf(classes.loadBoot('java/nio/Buffer')) &&
    cls.isSubclassOf(classes.loadBoot('sun/nio/ch/DirectBuffer'))
  );
}

const arrayFunctions: Record<string, JniFunction> = {};
PRIMITIVE_NAMES.forEach((name, i) => {
  arrayFunctions[`New${name}Array`] = (jni) => newPrimitiveArray(jni, TYPES[i]);
  arrayFunctions[`Get${name}ArrayRegion`] = badRegion;
  arrayFunctions[`Set${name}ArrayRegion`] = badRegion;
});

export const objectFunctions: JniFunctions = {
  [NULL_RECEIVER]: () => {
    throw npe();
  },
  ...arrayFunctions,
  AllocObject: allocObject,
  NewObjectArray: newObjectArray,
  GetObjectArrayElement: (jni, handle) => {
    throw outOfBounds(jni, jni.ref(handle), jni.int(2));
  },
  SetObjectArrayElement: setElement,
  NewDirectByteBuffer: newDirectByteBuffer,
  GetDirectBufferAddress: (jni, handle) =>
    isDirect(jni, handle) ? address.getLong(jni.vmOf, jni.ref(handle)) : 0,
  GetDirectBufferCapacity: (jni, handle) =>
    isDirect(jni, handle) ? capacity.get(jni.vmOf, jni.ref(handle)) : -1,
  IsVirtualThread: (jni, handle) => {
    const vm = jni.vmOf;
    const ref = jni.ref(handle);
    for (let c = ref === 0 ? null : vm.classes.of(ref); c !== null; c = c.superClass)
      if (c.name === 'java/lang/BaseVirtualThread') return 1;
    return 0;
  },
};
