import type { JavaClass } from '../../../../vm/classes/java-class.js';
import type { NativeTable } from '../../../../vm/native.js';
import { illegalArgument, JavaThrow, npe, type Steps } from '../../../../vm/steps.js';
import type { VM } from '../../../../vm/vm.js';
import {
  box,
  elementAddress,
  loadPrimitive,
  longArgument,
  type Primitive,
  prepareBox,
  storePrimitive,
  unbox,
  widen,
} from '../../../reflection/boxing.js';

const MAX_DIMENSIONS = 255;

/** The class of an array. Throws if the object is none. */
function arrayClass(vm: VM, array: number, primitive = false): JavaClass {
  if (array === 0) throw npe();
  const cls = vm.classes.of(array);
  if (!cls.isArray) throw illegalArgument('Argument is not an array');
  if (primitive && cls.component?.isPrimitive !== true)
    throw illegalArgument('Argument is not an array of primitive type');
  return cls;
}

function checkIndex(vm: VM, array: number, index: number): void {
  if (index < 0 || index >= vm.arrayLength(array))
    throw new JavaThrow('java/lang/ArrayIndexOutOfBoundsException');
}

/** Descriptor character of a primitive array's elements; null for an array of references. */
function elementType(cls: JavaClass): string | null {
  return cls.component?.isPrimitive === true ? cls.component.descriptor : null;
}

function get(vm: VM, array: number, index: number): number | Steps<number> {
  const type = elementType(arrayClass(vm, array));
  checkIndex(vm, array, index);
  if (type === null) return vm.element(array, index);
  return boxed(vm, type, loadPrimitive(vm, elementAddress(vm, array, index), type));
}

function* boxed(vm: VM, type: string, value: Primitive): Steps<number> {
  yield* prepareBox(vm, type);
  return box(vm, type, value);
}

function getPrimitive(vm: VM, array: number, index: number, wanted: string): Primitive {
  const type = elementType(arrayClass(vm, array, true)) as string;
  checkIndex(vm, array, index);
  return widen(loadPrimitive(vm, elementAddress(vm, array, index), type), type, wanted);
}

function set(vm: VM, array: number, index: number, value: number): void {
  const cls = arrayClass(vm, array);
  const type = elementType(cls);
  if (type === null) {
    checkIndex(vm, array, index);
    if (value !== 0 && !vm.classes.of(value).isSubclassOf(cls.component as JavaClass))
      throw illegalArgument('array element type mismatch');
    vm.setElement(array, index, value);
    return;
  }
  if (value === 0) throw illegalArgument();
  checkIndex(vm, array, index);
  storePrimitive(vm, elementAddress(vm, array, index), type, unbox(vm, value, type));
}

function setPrimitive(vm: VM, array: number, index: number, value: Primitive, from: string): void {
  const type = elementType(arrayClass(vm, array, true)) as string;
  checkIndex(vm, array, index);
  storePrimitive(vm, elementAddress(vm, array, index), type, widen(value, from, type));
}

function dimensionsOf(cls: JavaClass): number {
  return cls.isArray ? cls.name.lastIndexOf('[') + 1 : 0;
}

/** The class of the elements that a new array is to have. */
function componentOf(vm: VM, mirror: number): JavaClass {
  if (mirror === 0) throw npe();
  return vm.classes.ofMirror(mirror);
}

function checkNotVoid(component: JavaClass): void {
  if (component.isPrimitive && component.descriptor === 'V') throw illegalArgument();
}

function newArray(vm: VM, mirror: number, length: number): number {
  const component = componentOf(vm, mirror);
  if (length < 0) throw new JavaThrow('java/lang/NegativeArraySizeException', String(length));
  checkNotVoid(component);
  if (dimensionsOf(component) >= MAX_DIMENSIONS) throw illegalArgument();
  return vm.allocation.array(vm.classes.arrayOf(component).record, length);
}

function multiNewArray(vm: VM, mirror: number, dimensions: number): number {
  const component = componentOf(vm, mirror);
  if (dimensions === 0) throw npe();
  const count = vm.arrayLength(dimensions);
  if (count <= 0 || count > MAX_DIMENSIONS) throw illegalArgument();
  const lengths: number[] = [];
  for (let i = 0; i < count; i++) {
    const length = vm.element(dimensions, i);
    if (length < 0) throw new JavaThrow('java/lang/NegativeArraySizeException', String(length));
    lengths.push(length);
  }
  checkNotVoid(component);
  if (dimensionsOf(component) + count > MAX_DIMENSIONS) throw illegalArgument();
  let cls = component;
  for (let i = 0; i < count; i++) cls = vm.classes.arrayOf(cls);
  return vm.allocation.nestedArrays(cls, lengths);
}

export const ReflectArray: NativeTable = {
  'java/lang/reflect/Array': {
    'getLength(Ljava/lang/Object;)I': (vm, array) => {
      arrayClass(vm, array);
      return vm.arrayLength(array);
    },
    'get(Ljava/lang/Object;I)Ljava/lang/Object;': get,
    'getBoolean(Ljava/lang/Object;I)Z': (vm, array, index) => getPrimitive(vm, array, index, 'Z'),
    'getByte(Ljava/lang/Object;I)B': (vm, array, index) => getPrimitive(vm, array, index, 'B'),
    'getChar(Ljava/lang/Object;I)C': (vm, array, index) => getPrimitive(vm, array, index, 'C'),
    'getShort(Ljava/lang/Object;I)S': (vm, array, index) => getPrimitive(vm, array, index, 'S'),
    'getInt(Ljava/lang/Object;I)I': (vm, array, index) => getPrimitive(vm, array, index, 'I'),
    'getLong(Ljava/lang/Object;I)J': (vm, array, index) => getPrimitive(vm, array, index, 'J'),
    'getFloat(Ljava/lang/Object;I)F': (vm, array, index) => getPrimitive(vm, array, index, 'F'),
    'getDouble(Ljava/lang/Object;I)D': (vm, array, index) => getPrimitive(vm, array, index, 'D'),
    'set(Ljava/lang/Object;ILjava/lang/Object;)V': set,
    'setBoolean(Ljava/lang/Object;IZ)V': (vm, array, index, value) =>
      setPrimitive(vm, array, index, value & 1, 'Z'),
    'setByte(Ljava/lang/Object;IB)V': (vm, array, index, value) => setPrimitive(vm, array, index, value, 'B'),
    'setChar(Ljava/lang/Object;IC)V': (vm, array, index, value) => setPrimitive(vm, array, index, value, 'C'),
    'setShort(Ljava/lang/Object;IS)V': (vm, array, index, value) =>
      setPrimitive(vm, array, index, value, 'S'),
    'setInt(Ljava/lang/Object;II)V': (vm, array, index, value) => setPrimitive(vm, array, index, value, 'I'),
    'setLong(Ljava/lang/Object;IJ)V': (vm, array, index) =>
      setPrimitive(vm, array, index, longArgument(vm, 2), 'J'),
    'setFloat(Ljava/lang/Object;IF)V': (vm, array, index, value) =>
      setPrimitive(vm, array, index, value, 'F'),
    'setDouble(Ljava/lang/Object;ID)V': (vm, array, index, value) =>
      setPrimitive(vm, array, index, value, 'D'),
    'newArray(Ljava/lang/Class;I)Ljava/lang/Object;': newArray,
    'multiNewArray(Ljava/lang/Class;[I)Ljava/lang/Object;': multiNewArray,
  },
};
