/** What class files say of nesting, beyond what linking needs (JVMS §4.7.6, §4.7.7, §4.7.28, §4.7.29). */

import { Acc } from '../../jvms/access-flags.js';
import { elementOf, type JavaClass } from '../../vm/classes/java-class.js';
import { modifiersOf, ownInnerClass, ownName, WRITTEN_FLAGS } from '../../vm/classes/modifiers.js';
import { nestHostOf } from '../../vm/classes/nests.js';
import { JavaException, JavaThrow, type Steps } from '../../vm/steps.js';
import type { VM } from '../../vm/vm.js';

export { modifiersOf, nestHostOf, ownInnerClass };

/** Reflection.getClassAccessFlags: as the class file has them. */
export function accessFlagsOf(cls: JavaClass): number {
  if (cls.isPrimitive) return Acc.PUBLIC | Acc.FINAL | Acc.ABSTRACT;
  return cls.isArray ? 0 : cls.accessFlags & WRITTEN_FLAGS;
}

/** Binary name as Class.getName() has it, for arrays of hidden classes too. */
export function externalName(cls: JavaClass): string {
  if (!cls.isArray) return cls.javaName;
  const element = elementOf(cls);
  const dimensions = cls.name.lastIndexOf('[') + 1;
  const name = element.isPrimitive ? element.descriptor : `L${element.javaName};`;
  return '['.repeat(dimensions) + name;
}

/** Class of a Class entry; a hidden class's own entry is itself. */
export function* classAt(vm: VM, cls: JavaClass, index: number): Steps<JavaClass> {
  return yield* vm.resolver.class(cls, index);
}

/** Member classes: the rows of InnerClasses that name the class as their outer class. */
export function* declaredClasses(vm: VM, cls: JavaClass): Steps<JavaClass[]> {
  const file = cls.classFile;
  const members: JavaClass[] = [];
  if (file === null) return members;
  const name = ownName(cls);
  for (const row of file.innerClasses) {
    if (row.inner === 0 || row.outer === 0 || file.pool.className(row.outer) !== name) continue;
    if ((yield* classAt(vm, cls, row.outer)) !== cls) continue;
    members.push(yield* classAt(vm, cls, row.inner));
  }
  return members;
}

/** The class that the class is a member of; null for top-level, local and anonymous classes. */
export function* declaringClass(vm: VM, cls: JavaClass): Steps<JavaClass | null> {
  const row = ownInnerClass(cls);
  if (row !== null && row.outer !== 0) {
    const outer = yield* classAt(vm, cls, row.outer);
    yield* checkInner(vm, outer, cls, true);
    return outer;
  }
  const enclosing = cls.classFile?.enclosingMethod ?? null;
  if (row === null || enclosing === null || enclosing.classIndex === 0) return null;
  yield* checkInner(vm, yield* classAt(vm, cls, enclosing.classIndex), cls, false);
  return null;
}

/** Does the outer class agree that the inner one is its member, or a class inside one of its methods? */
function* checkInner(vm: VM, outer: JavaClass, inner: JavaClass, member: boolean): Steps<void> {
  const file = outer.classFile;
  const name = ownName(inner);
  for (const row of file?.innerClasses ?? []) {
    if (row.inner === 0 || (row.outer !== 0) !== member || file?.pool.className(row.inner) !== name) continue;
    if (member && file.pool.className(row.outer) !== ownName(outer)) continue;
    if ((yield* classAt(vm, outer, row.inner)) === inner) return;
  }
  throw new JavaThrow(
    'java/lang/IncompatibleClassChangeError',
    `${outer.javaName} and ${inner.javaName} disagree on InnerClasses attribute`,
  );
}

/** True for errors that reflection must not swallow. */
function isVirtualMachineError(vm: VM, error: unknown): boolean {
  if (error instanceof JavaThrow) {
    const cls = vm.classes.findBoot(error.className);
    return cls?.isSubclassOf(vm.classes.loadBoot('java/lang/VirtualMachineError')) === true;
  }
  if (!(error instanceof JavaException)) return true;
  return vm.classes.of(error.ref).isSubclassOf(vm.classes.loadBoot('java/lang/VirtualMachineError'));
}

/** The class of an entry, or null if it cannot be loaded. */
export function* classAtOrNull(vm: VM, cls: JavaClass, index: number): Steps<JavaClass | null> {
  try {
    return yield* classAt(vm, cls, index);
  } catch (error) {
    if (isVirtualMachineError(vm, error)) throw error;
    return null;
  }
}

/** The nest: its host first, then those of its members that can be loaded and agree. */
export function* nestMembersOf(vm: VM, cls: JavaClass): Steps<JavaClass[]> {
  const host = yield* nestHostOf(vm, cls);
  const members = [host];
  for (const name of host.classFile?.nestMembers ?? []) {
    let member: JavaClass;
    try {
      member = yield* vm.loading.load(host.loader, name);
    } catch (error) {
      if (isVirtualMachineError(vm, error)) throw error;
      continue;
    }
    if (!member.isArray && (yield* nestHostOf(vm, member)) === host) members.push(member);
  }
  return members;
}

/** What a sealed class permits and can be loaded; null for one that is not sealed. */
export function* permittedSubclassesOf(vm: VM, cls: JavaClass): Steps<JavaClass[] | null> {
  const names = cls.classFile?.permittedSubclasses ?? null;
  if (names === null) return null;
  const permitted: JavaClass[] = [];
  for (const name of names) {
    try {
      permitted.push(yield* vm.loading.load(cls.loader, name));
    } catch (error) {
      if (isVirtualMachineError(vm, error)) throw error;
    }
  }
  return permitted;
}
