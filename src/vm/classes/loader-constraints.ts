/** Loader constraints (JVMS §5.3.4): where a class uses or overrides a member of a class of another loader, both loaders must mean the same by the types in its descriptor. */
import { Acc } from '../../jvms/access-flags.js';
import { JavaThrow } from '../steps.js';
import type { VM } from '../vm.js';
import { type JavaClass, type JavaField, type JavaMethod, kindOf } from './java-class.js';
import type { LoaderData } from './loaders.js';
import { Conflict, selectMethod } from './lookup.js';

/** Loaders that agree on a name, and what they mean by it once one of them has found it. */
interface Agreement {
  readonly loaders: Set<LoaderData>;
  cls: JavaClass | null;
}

/** A type in a descriptor on which loaders can differ: programs define nothing in packages that begin with `java`. */
const DEBATABLE = /\[*L(?!java\/)([^;]+);/g;

const linkageError = (message: string): JavaThrow => new JavaThrow('java/lang/LinkageError', message);

export class LoaderConstraints {
  /** By internal class name. */
  private readonly agreements = new Map<string, Agreement[]>();

  constructor(private readonly vm: VM) {}

  /** Makes the loaders agree on the types of a descriptor. Answers the one on which they cannot, as messages write it: a class's name or an array's descriptor. */
  dispute(descriptor: string, a: LoaderData, b: LoaderData): string | null {
    if (a === b || !descriptor.includes('L')) return null;
    for (const [type, name] of descriptor.matchAll(DEBATABLE))
      if (!this.unite(name, a, b)) return type.charCodeAt(0) === 0x5b ? type : name;
    return null;
  }

  private unite(name: string, a: LoaderData, b: LoaderData): boolean {
    const of = this.agreements.get(name) ?? [];
    const first = of.find((g) => g.loaders.has(a)) ?? { loaders: new Set([a]), cls: null };
    const second = of.find((g) => g.loaders.has(b)) ?? { loaders: new Set([b]), cls: null };
    const one = first.cls ?? a.classes.get(name) ?? null;
    const two = second.cls ?? b.classes.get(name) ?? null;
    if (one !== null && two !== null && one !== two) return false;
    if (first === second) return true;
    for (const loader of second.loaders) first.loaders.add(loader);
    first.cls = one ?? two;
    const others = of.filter((g) => g !== first && g !== second);
    this.agreements.set(name, [...others, first]);
    return true;
  }

  /** Before the loader is recorded as one that finds a class by this name: throws LinkageError if it has agreed on another. `accessFlags` are the new class's. */
  check(loader: LoaderData, name: string, accessFlags: number, cls: JavaClass | null): void {
    const agreement = this.agreements.get(name)?.find((g) => g.loaders.has(loader));
    if (agreement === undefined || agreement.cls === null || agreement.cls === cls) return;
    const { classes } = this.vm;
    const other = agreement.cls;
    throw linkageError(
      `loader constraint violation: loader ${classes.loaderName(loader)} wants to load ${kindOf(accessFlags)} ${name.replaceAll('/', '.')}. A different ${kindOf(other.accessFlags)} with the same name was previously loaded by ${classes.loaderName(other.loader)}. (${classes.whereWithParent(other)})`,
    );
  }

  /** The loader has found the class. */
  record(loader: LoaderData, name: string, cls: JavaClass): void {
    const agreement = this.agreements.get(name)?.find((g) => g.loaders.has(loader));
    if (agreement !== undefined) agreement.cls = cls;
  }

  /** May code of `cls` use the method? Null if so, else why not. `holder`: Java name of the class through which it is named. */
  methodRefusal(cls: JavaClass, m: JavaMethod, holder: JavaClass): string | null {
    const type = this.dispute(m.descriptor, cls.loader, m.holder.loader);
    if (type === null) return null;
    const { classes, messages } = this.vm;
    const kind = holder.isInterface ? 'interface method' : 'method';
    const signature = messages.signatureOf(holder.javaName, m.name, m.descriptor);
    return `loader constraint violation: when resolving ${kind} '${signature}' the class loader ${classes.loaderName(cls.loader)} of the current class, ${cls.name}, and the class loader ${classes.loaderName(m.holder.loader)} for the method's defining class, ${m.holder.name}, have different Class objects for the type ${type} used in the signature (${classes.whereWithParent(cls)}; ${classes.whereWithParent(m.holder)})`;
  }

  fieldRefusal(cls: JavaClass, f: JavaField): string | null {
    const dispute = this.dispute(f.descriptor, cls.loader, f.holder.loader);
    if (dispute === null) return null;
    const { classes } = this.vm;
    const type = dispute.replaceAll('/', '.');
    return `loader constraint violation: when resolving field "${f.name}" of type ${type}, the class loader ${classes.loaderName(cls.loader)} of the current class, ${cls.javaName}, and the class loader ${classes.loaderName(f.holder.loader)} for the field's defining ${kindOf(f.holder.accessFlags)}, ${f.holder.javaName}, have different Class objects for type ${type} (${classes.whereWithParent(cls)}; ${classes.whereWithParent(f.holder)})`;
  }

  /** Overriding and implementing methods, before a class is initialised (JVMS §5.4.2). Throws LinkageError. */
  checkOverriding(cls: JavaClass): void {
    if (cls.loader.isBoot || cls.isInterface || cls.superClass === null) return;
    const { vtable } = cls.superClass;
    for (const m of cls.methods) {
      const overridden = m.vtableIndex < 0 ? undefined : vtable[m.vtableIndex];
      if (overridden !== undefined) this.checkOverride(cls, m, overridden);
    }
    for (const i of cls.allInterfaces)
      if (!i.loader.isBoot)
        for (const m of i.methods)
          if ((m.accessFlags & (Acc.STATIC | Acc.PRIVATE)) === 0) this.checkImplementation(cls, m);
  }

  private checkOverride(cls: JavaClass, m: JavaMethod, overridden: JavaMethod): void {
    const type = this.dispute(m.descriptor, cls.loader, overridden.holder.loader);
    if (type === null) return;
    const { classes, messages } = this.vm;
    const parent = overridden.holder;
    throw linkageError(
      `loader constraint violation for class ${cls.javaName}: when selecting overriding method '${messages.signature(m)}' the class loader ${classes.loaderName(cls.loader)} of the selected method's type ${cls.javaName}, and the class loader ${classes.loaderName(parent.loader)} for its super type ${parent.javaName} have different Class objects for the type ${type} used in the signature (${classes.whereWithParent(cls)}; ${classes.whereWithParent(parent)})`,
    );
  }

  private checkImplementation(cls: JavaClass, m: JavaMethod): void {
    const selected = selectMethod(cls, m);
    if (selected === null || selected instanceof Conflict || selected.isAbstract) return;
    if ((selected.accessFlags & Acc.PUBLIC) === 0) return;
    const { holder } = selected;
    const type = this.dispute(m.descriptor, holder.loader, m.holder.loader);
    if (type === null) return;
    const { classes, messages } = this.vm;
    throw linkageError(
      `loader constraint violation in interface itable initialization for class ${cls.javaName}: when selecting method '${messages.signature(m)}' the class loader ${classes.loaderName(m.holder.loader)} for super interface ${m.holder.javaName}, and the class loader ${classes.loaderName(holder.loader)} of the selected method's ${kindOf(holder.accessFlags)}, ${holder.javaName} have different Class objects for the type ${type} used in the signature (${classes.whereWithParent(m.holder)}; ${classes.whereWithParent(holder)})`,
    );
  }
}
