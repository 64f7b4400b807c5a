/** Annotations of the JDK's methods and fields that the VM heeds. */
import { readAnnotation } from '../../classfile/annotations.js';
import { AttributeReader } from '../../classfile/attribute-reader.js';
import type { VM } from '../vm.js';
import type { JavaField, JavaMethod } from './java-class.js';

const HIDDEN = ['Ljdk/internal/vm/annotation/Hidden;', 'Ljava/lang/invoke/LambdaForm$Hidden;'];
const PLATFORM_LOADER = 'jdk/internal/loader/ClassLoaders$PlatformClassLoader';
const CALLER_SENSITIVE = 'Ljdk/internal/reflect/CallerSensitive;';
const FORCE_INLINE = 'Ljdk/internal/vm/annotation/ForceInline;';
const DONT_INLINE = 'Ljdk/internal/vm/annotation/DontInline;';
const STABLE = 'Ljdk/internal/vm/annotation/Stable;';

const enum Bit {
  HIDDEN = 1,
  CALLER_SENSITIVE = 2,
  FORCE_INLINE = 4,
  DONT_INLINE = 8,
}

/** The markers among the method's runtime-visible annotations (JVMS §4.7.16). */
function bits(method: JavaMethod): number {
  if (method.annotationBits < 0) method.annotationBits = readBits(method);
  return method.annotationBits;
}

function readBits(method: JavaMethod): number {
  let result = 0;
  const attribute = method.info?.attribute('RuntimeVisibleAnnotations') ?? null;
  const pool = method.holder.classFile?.pool;
  if (attribute !== null && pool !== undefined) {
    const reader = new AttributeReader(attribute, method.holder.name);
    for (const { typeIndex } of reader.list2(() => readAnnotation(reader))) {
      const type = pool.utf8(typeIndex);
      if (HIDDEN.includes(type)) result |= Bit.HIDDEN;
      else if (type === CALLER_SENSITIVE) result |= Bit.CALLER_SENSITIVE;
      else if (type === FORCE_INLINE) result |= Bit.FORCE_INLINE;
      else if (type === DONT_INLINE) result |= Bit.DONT_INLINE;
    }
  }
  return result;
}

/** Is the frame left out of stack traces? */
export function isHiddenFrame(method: JavaMethod): boolean {
  return method.hidden || (method.holder.loader.isBoot && (bits(method) & Bit.HIDDEN) !== 0);
}

/** Heeded in classes of the boot and the platform loader. */
export function isCallerSensitive(vm: VM, method: JavaMethod): boolean {
  const { loader } = method.holder;
  if (!loader.isBoot && vm.classes.of(vm.handles.get(loader.handle)).name !== PLATFORM_LOADER) return false;
  return (bits(method) & Bit.CALLER_SENSITIVE) !== 0;
}

/** @ForceInline: the library counts on its calls being free. Heeded in classes of the boot loader. */
export function isForceInline(method: JavaMethod): boolean {
  return method.holder.loader.isBoot && (bits(method) & Bit.FORCE_INLINE) !== 0;
}

/** @DontInline, or @CallerSensitive wherever that stands. */
export function mustBeCalled(method: JavaMethod): boolean {
  return method.holder.loader.isBoot && (bits(method) & (Bit.DONT_INLINE | Bit.CALLER_SENSITIVE)) !== 0;
}

const stable = new WeakMap<JavaField, boolean>();

/** @Stable: once it is not 0 or null it never changes, nor do elements of the array that it holds. Heeded in classes of the boot loader. */
export function isStable(field: JavaField): boolean {
  const known = stable.get(field);
  if (known !== undefined) return known;
  const { holder, info } = field;
  const attribute = holder.loader.isBoot ? (info?.attribute('RuntimeVisibleAnnotations') ?? null) : null;
  const pool = holder.classFile?.pool;
  let result = false;
  if (attribute !== null && pool !== undefined) {
    const reader = new AttributeReader(attribute, holder.name);
    result = reader
      .list2(() => readAnnotation(reader))
      .some(({ typeIndex }) => pool.utf8(typeIndex) === STABLE);
  }
  stable.set(field, result);
  return result;
}
