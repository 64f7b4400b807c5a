/** What verification asks of the world around it: classes, as the loader of the verified class finds them. */
import { Acc } from '../jvms/access-flags.js';
import { Kind, type TypeTable, VType } from './types.js';

export interface MemberView {
  readonly accessFlags: number;
}

/** A loaded class. The VM's JavaClass is one. */
export interface ClassView {
  /** Internal name. */
  readonly name: string;
  readonly isInterface: boolean;
  readonly superClass: ClassView | null;
  readonly interfaces: readonly ClassView[];
  /** A method that this class itself declares, by name and descriptor in one string. */
  declaredMethod(signature: string): MemberView | undefined;
  declaredField(name: string, descriptor: string): MemberView | null;
  /** Same run-time package (JVMS §5.3). */
  samePackage(other: ClassView): boolean;
}

/**
 * Thrown by verification when it cannot go on without a class that is not loaded: whoever drives it loads the class, which may run Java code, and verifies the
 * method anew. So verification itself never waits, and its working memory may be shared.
 */
export class ClassNeeded {
  constructor(readonly name: string) {}
}

/** Classes by type, as one class loader finds them. Kept as long as the loader: what a loader once answered for a name stays (JVMS §5.3). */
export class LoaderView {
  private readonly found: (ClassView | undefined)[] = [];

  constructor(
    readonly types: TypeTable,
    /** The class of that name if the loader is known to find it without running anything, else null. */
    private readonly find: (name: string) => ClassView | null,
  ) {}

  /** The class of an object type. Throws ClassNeeded. */
  classOf(type: number): ClassView {
    const known = this.found[type - VType.CLASS];
    if (known !== undefined) return known;
    const name = this.types.name(type);
    const cls = this.find(name);
    if (cls === null) throw new ClassNeeded(name);
    this.found[type - VType.CLASS] = cls;
    return cls;
  }
}

/** Has the method no receiver? A class initializer never has, whatever its flags say (JVMS §4.6). */
export function isStatic(method: MemberView & { readonly name: string }): boolean {
  return (method.accessFlags & Acc.STATIC) !== 0 || method.name === '<clinit>';
}

/** Is `cls` the class `target` or one of its subclasses? */
export function isSubclass(cls: ClassView, target: ClassView): boolean {
  for (let c: ClassView | null = cls; c !== null; c = c.superClass) if (c === target) return true;
  return false;
}

/** Has the class a superclass of that name? */
export function hasSuperclassNamed(cls: ClassView, name: string): boolean {
  for (let c = cls.superClass; c !== null; c = c.superClass) if (c.name === name) return true;
  return false;
}

/**
 * Is a member that `current` names through its superclass `target` protected and declared in another package, so that objects it is used on must be of class
 * `current` (JVMS §4.10.1.8)?
 */
export function isProtectedElsewhere(
  current: ClassView,
  target: ClassView,
  name: string,
  descriptor: string,
  isMethod: boolean,
): boolean {
  if (!isSubclass(current, target)) return false;
  for (let c: ClassView | null = target; c !== null; c = c.superClass) {
    const member = isMethod ? c.declaredMethod(name + descriptor) : c.declaredField(name, descriptor);
    if (member === undefined || member === null) continue;
    return (member.accessFlags & Acc.PROTECTED) !== 0 && !current.samePackage(c);
  }
  return false;
}

/** Finds classes by type: a loader, or the class being verified, which may know itself by a name that its loader does not. */
export interface ClassFinder {
  readonly types: TypeTable;
  classOf(type: number): ClassView;
}

/** Can a reference of type `from` be assigned to `to`? Both at or above CLASS; interfaces count as Object (§4.10.1.2). Throws ClassNeeded. */
export function isReferenceAssignable(
  loader: ClassFinder,
  from: number,
  to: number,
  protectedUse = false,
): boolean {
  const { types } = loader;
  if (from === to || to === types.object) return true;
  const fromKind = types.kind(from);
  if (types.kind(to) === Kind.OBJECT) {
    const target = loader.classOf(to);
    if (target.isInterface && (!protectedUse || from !== types.object))
      return fromKind === Kind.OBJECT || to === types.cloneable || to === types.serializable;
    return fromKind === Kind.OBJECT && isSubclass(loader.classOf(from), target);
  }
  if (fromKind === Kind.OBJECT) return false;
  const a = types.component(from);
  const b = types.component(to);
  if (a === b) return true;
  return a >= VType.CLASS && b >= VType.CLASS && isReferenceAssignable(loader, a, b, protectedUse);
}
