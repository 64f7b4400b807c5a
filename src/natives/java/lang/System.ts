import { primitiveNames } from '../../../jvms/descriptors.js';
import { ClassRec, Obj } from '../../../layout/layout.js';
import type { JavaClass } from '../../../vm/classes/java-class.js';
import { FieldAccess } from '../../../vm/field-access.js';
import type { NativeTable } from '../../../vm/native.js';
import { JavaThrow, npe } from '../../../vm/steps.js';
import type { VM } from '../../../vm/vm.js';

const SYSTEM = 'java/lang/System';
const inField = new FieldAccess(SYSTEM, 'in', 'Ljava/io/InputStream;');
const outField = new FieldAccess(SYSTEM, 'out', 'Ljava/io/PrintStream;');
const errField = new FieldAccess(SYSTEM, 'err', 'Ljava/io/PrintStream;');

const isPrimitiveArray = (cls: JavaClass): boolean => cls.component?.isPrimitive === true;

/** `int`, or `object array`, as the messages name an array's elements. */
const elementName = (cls: JavaClass): string =>
  isPrimitiveArray(cls) ? primitiveNames[String.fromCharCode(cls.primitive)] : 'object array';

const storeError = (message: string): JavaThrow =>
  new JavaThrow('java/lang/ArrayStoreException', `arraycopy: ${message}`);

function checkTypes(from: JavaClass, to: JavaClass): void {
  if (!from.isArray) throw storeError(`source type ${from.javaName} is not an array`);
  if (!to.isArray) throw storeError(`destination type ${to.javaName} is not an array`);
  if (isPrimitiveArray(from) !== isPrimitiveArray(to) || (isPrimitiveArray(from) && from !== to)) {
    const name = (cls: JavaClass): string =>
      isPrimitiveArray(cls) ? `${elementName(cls)}[]` : 'object array[]';
    throw storeError(`type mismatch: can not copy ${name(from)} into ${name(to)}`);
  }
}

function checkBounds(
  from: JavaClass,
  to: JavaClass,
  fromAt: number,
  toAt: number,
  length: number,
  fromLength: number,
  toLength: number,
): void {
  const name = (cls: JavaClass, n: number): string => `${elementName(cls)}[${n}]`;
  const fail = (message: string): JavaThrow =>
    new JavaThrow('java/lang/ArrayIndexOutOfBoundsException', `arraycopy: ${message}`);
  if (fromAt < 0) throw fail(`source index ${fromAt} out of bounds for ${name(from, fromLength)}`);
  if (toAt < 0) throw fail(`destination index ${toAt} out of bounds for ${name(to, toLength)}`);
  if (length < 0) throw fail(`length ${length} is negative`);
  if (fromAt + length > fromLength)
    throw fail(`last source index ${fromAt + length} out of bounds for ${name(from, fromLength)}`);
  if (toAt + length > toLength)
    throw fail(`last destination index ${toAt + length} out of bounds for ${name(to, toLength)}`);
}

/** What the fast path of the intrinsic leaves: arrays of different classes, and all errors. */
function arraycopy(
  vm: VM,
  source: number,
  fromAt: number,
  destination: number,
  toAt: number,
  length: number,
): void {
  if (source === 0 || destination === 0) throw npe();
  const from = vm.classes.of(source);
  const to = vm.classes.of(destination);
  checkTypes(from, to);
  checkBounds(from, to, fromAt, toAt, length, vm.arrayLength(source), vm.arrayLength(destination));
  if (isPrimitiveArray(from) || (from.component as JavaClass).isSubclassOf(to.component as JavaClass)) {
    move(vm, from, source, fromAt, destination, toAt, length);
    return;
  }
  const component = to.component as JavaClass;
  for (let i = 0; i < length; i++) {
    const ref = vm.element(source, fromAt + i);
    if (ref !== 0 && !vm.classes.of(ref).isSubclassOf(component))
      throw elementError(from.component as JavaClass, component);
    vm.setElement(destination, toAt + i, ref);
  }
}

/** An element does not fit: none could, or this one does not. */
function elementError(from: JavaClass, to: JavaClass): JavaThrow {
  return storeError(
    to.isSubclassOf(from)
      ? `element type mismatch: can not cast one of the elements of ${from.javaName}[] to the type of the destination array, ${to.javaName}`
      : `type mismatch: can not copy ${from.javaName}[] into ${to.javaName}[]`,
  );
}

function move(
  vm: VM,
  cls: JavaClass,
  source: number,
  fromAt: number,
  destination: number,
  toAt: number,
  length: number,
): void {
  const shift = vm.memory.load32(cls.record + ClassRec.ELEM_SHIFT);
  const size = 2 ** shift;
  const from = vm.index(source + Obj.ARRAY_DATA) + fromAt * size;
  const target = destination + Obj.ARRAY_DATA + toAt * size;
  vm.memory.u8.copyWithin(vm.index(target), from, from + length * size);
  if (!isPrimitiveArray(cls) && length > 0) vm.heap.cards.markRange(target, target + length * size);
}

/** Nanoseconds of the monotonic clock, exactly as a long. */
function nanoTime(): bigint {
  return process.hrtime.bigint();
}

export const System: NativeTable = {
  [SYSTEM]: {
    'registerNatives()V': () => undefined,
    'currentTimeMillis()J': () => Date.now(),
    'nanoTime()J': nanoTime,
    'identityHashCode(Ljava/lang/Object;)I': (vm, ref) => (ref === 0 ? 0 : vm.monitors.identityHash(ref)),
    'arraycopy(Ljava/lang/Object;ILjava/lang/Object;II)V': arraycopy,
    'setIn0(Ljava/io/InputStream;)V': (vm, stream) => vm.storeRef(inField.offset(vm), stream),
    'setOut0(Ljava/io/PrintStream;)V': (vm, stream) => vm.storeRef(outField.offset(vm), stream),
    'setErr0(Ljava/io/PrintStream;)V': (vm, stream) => vm.storeRef(errField.offset(vm), stream),
    'mapLibraryName(Ljava/lang/String;)Ljava/lang/String;': (vm, name) => {
      if (name === 0) throw npe();
      return vm.strings.fromJs(`lib${vm.strings.toJs(name)}.so`);
    },
  },
};
