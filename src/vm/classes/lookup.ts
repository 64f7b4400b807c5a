/** Finding members (JVMS §5.4.3.2-4) and selecting implementations (§5.4.6). */
import { Acc } from '../../jvms/access-flags.js';
import { JavaThrow } from '../steps.js';
import type { JavaClass, JavaField, JavaMethod } from './java-class.js';

/** A field by name and descriptor: the class, its superinterfaces, its superclass. */
export function findField(cls: JavaClass, name: string, descriptor: string): JavaField | null {
  for (let c: JavaClass | null = cls; c !== null; c = c.superClass) {
    const own = c.declaredField(name, descriptor);
    if (own !== null && own.info !== null) return own;
    for (const i of c.allInterfaces) {
      const inherited = i.declaredField(name, descriptor);
      if (inherited !== null) return inherited;
    }
  }
  return null;
}

const POLYMORPHIC_HOLDERS = new Set(['java/lang/invoke/MethodHandle', 'java/lang/invoke/VarHandle']);
const POLYMORPHIC = '([Ljava/lang/Object;)';

/** The signature polymorphic method of that name (JVMS §2.9.3), whatever the descriptor asked for. */
export function findPolymorphic(cls: JavaClass, name: string): JavaMethod | null {
  if (!cls.loader.isBoot || !POLYMORPHIC_HOLDERS.has(cls.name)) return null;
  for (const m of cls.methods) {
    if (
      m.name === name &&
      m.isNative &&
      (m.accessFlags & Acc.VARARGS) !== 0 &&
      m.descriptor.startsWith(POLYMORPHIC)
    )
      return m;
  }
  return null;
}

/** Method resolution on a class (§5.4.3.3): its superclasses, then superinterfaces. */
export function findClassMethod(cls: JavaClass, signature: string): JavaMethod | null {
  for (let c: JavaClass | null = cls; c !== null; c = c.superClass) {
    const m = c.declaredMethod(signature);
    if (m !== undefined) return m;
  }
  return findInSuperinterfaces(cls, signature);
}

/** Method resolution on an interface (§5.4.3.4): itself, public instance methods of Object, superinterfaces. */
export function findInterfaceMethod(cls: JavaClass, object: JavaClass, signature: string): JavaMethod | null {
  const own = cls.declaredMethod(signature);
  if (own !== undefined) return own;
  const ofObject = object.declaredMethod(signature);
  if (ofObject !== undefined && (ofObject.accessFlags & (Acc.PUBLIC | Acc.STATIC)) === Acc.PUBLIC)
    return ofObject;
  return findInSuperinterfaces(cls, signature);
}

/** The maximally-specific method if there is exactly one that is not abstract, else any of them (§5.4.3.3 at the end). */
function findInSuperinterfaces(cls: JavaClass, signature: string): JavaMethod | null {
  const { concrete, any } = maximallySpecific(cls, signature);
  return concrete.length === 1 ? concrete[0] : any;
}

function maximallySpecific(
  cls: JavaClass,
  signature: string,
): { concrete: JavaMethod[]; any: JavaMethod | null } {
  let candidates: JavaMethod[] = [];
  for (const i of cls.allInterfaces) {
    const m = i.declaredMethod(signature);
    if (m !== undefined && (m.accessFlags & (Acc.PRIVATE | Acc.STATIC)) === 0) candidates.push(m);
  }
  if (candidates.length > 1) {
    const all = candidates;
    candidates = all.filter((m) => !all.some((o) => o !== m && o.holder.allInterfaces.includes(m.holder)));
  }
  return { concrete: candidates.filter((m) => !m.isAbstract), any: candidates[0] ?? null };
}

/** Two or more default methods that conflict: selection fails with an IncompatibleClassChangeError. */
export class Conflict {
  constructor(readonly methods: readonly JavaMethod[]) {}
}

/**
 * Selection (§5.4.6) of the method that a call of `method` on an instance of `cls` runs. Null: nothing implements it.
 * Private methods select themselves.
 */
export function selectMethod(cls: JavaClass, method: JavaMethod): JavaMethod | Conflict | null {
  if (method.isPrivate) return method;
  if (!method.holder.isInterface) {
    if (method.vtableIndex < 0) return method;
    return cls.vtable[method.vtableIndex] ?? null;
  }
  return selectInterfaceMethod(cls, method);
}

/**
 * The error of a class in which no single default method is selected. HotSpot throws it from a method that it gives to the class (an "overpass"), which is the first frame of the
 * stack trace; or from one that it has for the purpose.
 */
export class OverpassThrow extends JavaThrow {
  constructor(
    className: string,
    message: string | null,
    readonly cls: JavaClass,
    /** It, or the one that it stands for. */
    readonly method: JavaMethod,
  ) {
    super(className, message);
  }
}

/**
 * The error of a call on an instance of `cls` that selects no single default method, by a name that is not an interface's; null if it does select one, or if no superinterface has default
 * methods. HotSpot makes such a class a method that throws this, for the vtable only: calls by an interface's name end in an AbstractMethodError about the method that was named.
 */
export function defaultFailure(cls: JavaClass, selected: JavaMethod | Conflict | null): JavaThrow | null {
  if (selected instanceof Conflict) {
    const names = selected.methods.map((m) => `${m.holder.name}.${m.name}`).join(' ');
    return new OverpassThrow(
      'java/lang/IncompatibleClassChangeError',
      `Conflicting default methods: ${names}`,
      cls,
      selected.methods[0],
    );
  }
  if (selected === null || !selected.isAbstract || !selected.holder.isInterface) return null;
  if (!cls.allInterfaces.some((i) => i.methods.some(isConcreteInstanceMethod))) return null;
  const { name, descriptor } = selected;
  return new OverpassThrow(
    'java/lang/AbstractMethodError',
    `Method ${cls.name}.${name}${descriptor} is abstract`,
    cls,
    selected,
  );
}

const isConcreteInstanceMethod = (m: JavaMethod): boolean => !m.isAbstract && !m.isStatic;

function selectInterfaceMethod(cls: JavaClass, method: JavaMethod): JavaMethod | Conflict | null {
  for (let c: JavaClass | null = cls; c !== null; c = c.superClass) {
    const m = c.declaredMethod(method.signature);
    if (m !== undefined && !m.isStatic && !m.isPrivate) return m;
  }
  const { concrete, any } = maximallySpecific(cls, method.signature);
  if (concrete.length > 1) return new Conflict(concrete);
  return concrete.length === 1 ? concrete[0] : any;
}
