/** Access control (JVMS §5.4.4). */
import { Acc, type JavaClass, type JavaField, type JavaMethod } from './java-class.js';

/** Classes whose code may touch everything: serialization and reflection accessors that the JDK generates. */
const MAGIC = 'jdk/internal/reflect/MagicAccessorImpl';

export function isMagic(cls: JavaClass): boolean {
  for (let c: JavaClass | null = cls; c !== null; c = c.superClass)
    if (c.name === MAGIC && c.loader.isBoot) return true;
  return false;
}

/** Is the class public, or in the package of `from`? */
export function canAccessClass(from: JavaClass, to: JavaClass): boolean {
  if (from === to || (to.accessFlags & Acc.PUBLIC) !== 0) return true;
  let element = to;
  while (element.component !== null) element = element.component;
  if ((element.accessFlags & Acc.PUBLIC) !== 0 || element.isPrimitive) return true;
  return from.samePackage(element) || isMagic(from);
}

/** Name of the nest host as the class file states it. */
function nestHostName(cls: JavaClass): string {
  if (cls.nestHost !== null) return cls.nestHost.name;
  return cls.classFile?.nestHost ?? cls.name;
}

/** Do the two belong to one nest (JVMS §5.4.4)? */
export function areNestMates(a: JavaClass, b: JavaClass): boolean {
  if (a === b) return true;
  const host = nestHostName(a);
  if (host !== nestHostName(b)) return false;
  return a.samePackage(b) && isListed(a, host) && isListed(b, host);
}

/** Does the host list the class as a member? A host that is not loaded is taken at its word. */
function isListed(cls: JavaClass, hostName: string): boolean {
  if (cls.nestHost !== null || cls.name === hostName) return true;
  const host = cls.loader.classes.get(hostName);
  return host === undefined || host.classFile === null || host.classFile.nestMembers.includes(cls.name);
}

/**
 * May code of `from` use the member, which was named through class `through`? (What §4.10.1.8 asks of protected members and their receivers is the
 * verifier's part.)
 */
export function canAccessMember(
  from: JavaClass,
  member: JavaField | JavaMethod,
  through: JavaClass,
): boolean {
  const { accessFlags, holder } = member;
  if ((accessFlags & Acc.PUBLIC) !== 0 || holder === from) return true;
  if ((accessFlags & Acc.PRIVATE) !== 0) return areNestMates(from, holder) || isMagic(from);
  if (from.samePackage(holder)) return true;
  if ((accessFlags & Acc.PROTECTED) !== 0) {
    if (from.isSubclassOf(holder)) {
      if ((accessFlags & Acc.STATIC) !== 0) return true;
      return from.isSubclassOf(through) || through.isSubclassOf(from) || through.isArray;
    }
    // A hidden class has the access of its host.
    if (from.nestHost !== null && from.nestHost !== from)
      return canAccessMember(from.nestHost, member, through);
  }
  // Object.clone on arrays is public.
  if (through.isArray && member.name === 'clone') return true;
  return isMagic(from);
}
