/** Access control (JVMS §5.4.4). */
import { Acc } from '../../jvms/access-flags.js';
import type { VM } from '../vm.js';
import { elementOf, type JavaClass, type JavaField, type JavaMethod } from './java-class.js';
import { ModuleGraph } from './modules.js';
import { areKnownNestMates } from './nests.js';

/** Classes whose code may touch everything: serialization and reflection accessors that the JDK generates. */
const MAGIC = 'jdk/internal/reflect/MagicAccessorImpl';

export function isMagic(cls: JavaClass): boolean {
  for (let c: JavaClass | null = cls; c !== null; c = c.superClass)
    if (c.name === MAGIC && c.loader.isBoot) return true;
  return false;
}

/** May code of `from` use the class: is it in the same package, or public and in a package that its module exports to the module of `from`? */
export function canAccessClass(vm: VM, from: JavaClass, to: JavaClass): boolean {
  if (from === to) return true;
  const element = elementOf(to);
  if (element.isPrimitive || from.samePackage(element) || isMagic(from)) return true;
  if ((element.accessFlags & Acc.PUBLIC) === 0) return false;
  return moduleRefusal(vm, from, element) === null;
}

/** Why the module of a public class denies it to code of `from`, in HotSpot's words; null if it doesn't. */
export function moduleRefusal(vm: VM, from: JavaClass, to: JavaClass): string | null {
  const element = elementOf(to);
  // The JDK's own classes were compiled against each other.
  if (from.loader.isBoot && element.loader.isBoot) return null;
  return (element.accessFlags & Acc.PUBLIC) === 0 ? null : ModuleGraph.of(vm).refusal(from, element);
}

/**
 * May code of `from` use the member, which was named through class `through`? Private members need nest hosts that are known. (What §4.10.1.8 asks of protected members and their
 * receivers is the verifier's part.)
 */
export function canAccessMember(
  from: JavaClass,
  member: JavaField | JavaMethod,
  through: JavaClass,
): boolean {
  const { accessFlags, holder } = member;
  if ((accessFlags & Acc.PUBLIC) !== 0 || holder === from) return true;
  if ((accessFlags & Acc.PRIVATE) !== 0) return isMagic(from) || areKnownNestMates(from, holder);
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
