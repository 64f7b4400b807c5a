/** Access flags of classes as reflection tells them. */
import type { InnerClass } from '../../classfile/class-file.js';
import { Acc } from '../../jvms/access-flags.js';
import { elementOf, type JavaClass } from './java-class.js';

/** Access flags that a class file may state for a class. */
export const WRITTEN_FLAGS = 0x7fff;
const ACCESS = Acc.PUBLIC | Acc.PRIVATE | Acc.PROTECTED;

/** The class's name in its own constant pool: for a hidden class the one that it was defined with. */
export function ownName(cls: JavaClass): string {
  return cls.isHidden && cls.classFile !== null ? cls.classFile.thisName : cls.name;
}

/** The class's own row of InnerClasses: it is a member, local or anonymous class. */
export function ownInnerClass(cls: JavaClass): InnerClass | null {
  const file = cls.classFile;
  if (file === null) return null;
  const name = ownName(cls);
  return file.innerClasses.find((row) => row.inner !== 0 && file.pool.className(row.inner) === name) ?? null;
}

/** Class.getModifiers: for a nested class those of its declaration. */
export function modifiersOf(cls: JavaClass): number {
  if (cls.isPrimitive) return Acc.PUBLIC | Acc.FINAL | Acc.ABSTRACT;
  if (cls.isArray) return (modifiersOf(elementOf(cls)) & ACCESS) | Acc.FINAL | Acc.ABSTRACT;
  return (ownInnerClass(cls)?.flags ?? cls.accessFlags) & WRITTEN_FLAGS & ~Acc.SUPER;
}
