/** Nests: classes that share their private members (JVMS §5.4.4). */
import { JavaException, type Steps } from '../steps.js';
import type { VM } from '../vm.js';
import type { JavaClass } from './java-class.js';

/** The class itself if what it names as its host does not agree. */
export function* nestHostOf(vm: VM, cls: JavaClass): Steps<JavaClass> {
  const known = knownNestHost(cls);
  if (known !== null) return known;
  const name = cls.classFile?.nestHost ?? cls.name;
  try {
    return settle(cls, yield* vm.loading.load(cls.loader, name));
  } catch (error) {
    const ref = vm.handles.local(yield* vm.exceptions.objectOf(error));
    const thrown = vm.handles.get(ref);
    const isVirtualMachineError = vm.classes
      .of(thrown)
      .isSubclassOf(vm.classes.loadBoot('java/lang/VirtualMachineError'));
    vm.handles.release(ref);
    if (isVirtualMachineError) throw new JavaException(thrown);
    cls.nestHostFault = `Nest host resolution of ${cls.javaName} with host ${name} failed: ${vm.exceptions.describe(thrown)}`;
    cls.nestHost = cls;
    return cls;
  }
}

/** The nest host if nothing has to be loaded to find it, else null. */
export function knownNestHost(cls: JavaClass): JavaClass | null {
  if (cls.nestHost !== null) return cls.nestHost;
  const name = cls.classFile?.nestHost ?? null;
  if (name === null || name === cls.name) {
    cls.nestHost = cls;
    return cls;
  }
  const host = cls.loader.classes.get(name);
  return host === undefined ? null : settle(cls, host);
}

/** A host is one only if it is in the same package and lists the class. */
function settle(cls: JavaClass, host: JavaClass): JavaClass {
  let reason: string | null = null;
  if (!host.samePackage(cls)) reason = 'types are in different packages';
  else if (host.isArray) reason = 'host is not an instance class';
  else if (host.classFile?.nestMembers.includes(cls.name) !== true)
    reason = 'current type is not listed as a nest member';
  cls.nestHost = reason === null ? host : cls;
  if (reason !== null) cls.nestHostFault = { host, reason };
  return cls.nestHost;
}

/** Do the two belong to one nest, as far as is known? */
export function areKnownNestMates(a: JavaClass, b: JavaClass): boolean {
  if (a === b) return true;
  const host = knownNestHost(a);
  if (host !== null) return host === knownNestHost(b);
  // In the JDK's image hosts may be taken at their word.
  return a.loader.isBoot && b.loader.isBoot && a.classFile?.nestHost === (b.classFile?.nestHost ?? b.name);
}

/** `, (…)` behind a message that a private member may not be used: what was wrong with the nest hosts, if anything. */
export function nestFaults(vm: VM, a: JavaClass, b: JavaClass): string {
  const faults = [a, b].map((cls) => faultText(vm, cls)).filter((text) => text !== null);
  return faults.length === 0 ? '' : `, (${faults.join(', ')})`;
}

function faultText(vm: VM, cls: JavaClass): string | null {
  const fault = cls.nestHostFault;
  if (fault === null || typeof fault === 'string') return fault;
  const { host, reason } = fault;
  const loaderOf = (c: JavaClass): string => vm.classes.loaderName(c.loader);
  return `Type ${cls.javaName} (loader: ${loaderOf(cls)}) is not a nest member of type ${host.javaName} (loader: ${loaderOf(host)}): ${reason}`;
}
