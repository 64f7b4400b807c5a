/** What the classes that are loaded say about calls: class-hierarchy analysis. */
import { Acc } from '../../jvms/access-flags.js';
import { type JavaClass, JavaMethod } from '../classes/java-class.js';
import { selectMethod } from '../classes/lookup.js';
import type { TargetAssumption } from './call-site-targets.js';

/** Classes looked at, at most. */
const MANY = 300;

/** What compiled code relies on. */
export type Assumption = HierarchyAssumption | TargetAssumption;

/** Compiled code holds only as long as a call of `method` on any instance of `holder` runs `target`. */
export interface HierarchyAssumption {
  readonly holder: JavaClass;
  readonly method: JavaMethod;
  readonly target: JavaMethod;
}

/** Does what was assumed when a compilation began still hold? */
export function holds(assumption: Assumption): boolean {
  if ('site' in assumption) return !assumption.isBroken;
  return uniqueTarget(assumption.holder, assumption.method) === assumption.target;
}

const isConcrete = (cls: JavaClass): boolean => (cls.accessFlags & (Acc.ABSTRACT | Acc.INTERFACE)) === 0;

/** Does the assumption hold for a class that is being linked? */
export function holdsFor({ holder, method, target }: HierarchyAssumption, cls: JavaClass): boolean {
  if (!isConcrete(cls) || !cls.isSubclassOf(holder)) return true;
  return selectMethod(cls, method) === target;
}

/** Calls `visit` for a class and all below it that can have instances, until it returns false; false if there are too many. */
function eachConcrete(cls: JavaClass, visit: (cls: JavaClass) => boolean): boolean {
  const seen = new Set<JavaClass>([cls]);
  for (const c of seen) {
    if (isConcrete(c) && !visit(c)) return false;
    for (const below of c.subclasses) seen.add(below);
    if (seen.size > MANY) return false;
  }
  return true;
}

/** The one method that a call of a class's virtual method runs, whatever loaded class the receiver is of; null if there are several or none. */
export function uniqueTarget(holder: JavaClass, method: JavaMethod): JavaMethod | null {
  let target: JavaMethod | null = null;
  const same = eachConcrete(holder, (c) => {
    const selected = selectMethod(c, method);
    if (!(selected instanceof JavaMethod) || selected.isAbstract) return false;
    if (target !== null) return selected === target;
    target = selected;
    return true;
  });
  return same ? target : null;
}

/** The one loaded class below (or equal to) a class or interface that can have instances; null if there are several or none. */
export function uniqueClass(holder: JavaClass): JavaClass | null {
  let found: JavaClass | null = null;
  const one = eachConcrete(holder, (c) => {
    if (found !== null) return false;
    found = c;
    return true;
  });
  return one ? found : null;
}
