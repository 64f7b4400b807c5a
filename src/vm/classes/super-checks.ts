/** What a class may have as superclass and superinterfaces (JVMS §5.3.5). */
import { Acc } from '../../jvms/access-flags.js';
import { JavaThrow } from '../steps.js';
import type { VM } from '../vm.js';
import { canAccessClass } from './access.js';
import { type JavaClass, packageOf } from './java-class.js';
import type { LoaderData } from './loaders.js';
import { ModuleGraph } from './modules.js';

const REFLECTION = 'jdk/internal/reflect';
const REFLECTION_LOADER = 'jdk/internal/reflect/DelegatingClassLoader';

const incompatible = (message: string): JavaThrow =>
  new JavaThrow('java/lang/IncompatibleClassChangeError', message);
const denied = (message: string): JavaThrow => new JavaThrow('java/lang/IllegalAccessError', message);

/** Throws IncompatibleClassChangeError or IllegalAccessError. The supertypes are set; nothing else of the class needs to be. */
export function checkSupertypes(vm: VM, cls: JavaClass): void {
  const parent = cls.superClass;
  const name = cls.javaName;
  if (parent?.isInterface)
    throw incompatible(`class ${name} has interface ${parent.javaName} as super class`);
  for (const i of cls.interfaces) checkIsInterface(vm, name, i);
  if (parent !== null) {
    if ((parent.accessFlags & Acc.FINAL) !== 0)
      throw incompatible(`class ${name} cannot inherit from final class ${parent.javaName}`);
    if (!permits(vm, parent, cls)) throw notPermitted(vm, cls, parent);
    checkReflection(vm, cls, parent);
    if (!canAccessClass(vm, cls, parent)) throw denied(vm.messages.superAccess(cls, parent, false));
  }
  for (const i of cls.interfaces) {
    if (!permits(vm, i, cls)) throw notPermitted(vm, cls, i);
    if (!canAccessClass(vm, cls, i)) throw denied(vm.messages.superAccess(cls, i, true));
  }
}

function notPermitted(vm: VM, cls: JavaClass, parent: JavaClass): JavaThrow {
  const { javaName } = cls;
  if (vm.release >= 25) return incompatible(failedCheck(vm, cls, parent));
  if (!parent.isInterface)
    return incompatible(`class ${javaName} cannot inherit from sealed class ${parent.javaName}`);
  const verb = cls.isInterface ? 'extend' : 'implement';
  return incompatible(`class ${javaName} cannot ${verb} sealed interface ${parent.javaName}`);
}

/** What 25 says: which of the conditions does not hold. */
function failedCheck(vm: VM, cls: JavaClass, parent: JavaClass): string {
  const { javaName } = cls;
  const loaderOf = (c: JavaClass): string => vm.classes.loaderName(c.loader);
  if (!isSameModule(vm, parent, cls)) {
    const graph = ModuleGraph.of(vm);
    const module = (c: JavaClass): string =>
      `module '${graph.ofClass(c)?.name ?? 'unnamed module'}' with loader ${loaderOf(c)}`;
    return `Failed same module check: subclass ${javaName} is in ${module(cls)}, and sealed class ${parent.javaName} is in ${module(parent)}`;
  }
  if (!isInReach(parent, cls)) {
    const where = (c: JavaClass): string =>
      `package '${c.packageName || 'unnamed package'}' with classloader ${loaderOf(c)}`;
    return `Failed same package check: non-public subclass ${javaName} is in ${where(cls)}, and sealed class ${parent.javaName} is in ${where(parent)}`;
  }
  return `Failed listed permitted subclass check: class ${javaName} is not a permitted subclass of ${parent.javaName}`;
}

/** `name`: Java name of the class that names the other among its interfaces. */
export function checkIsInterface(vm: VM, name: string, parent: JavaClass): void {
  if (parent.isInterface) return;
  throw incompatible(
    `class ${name} can not implement ${parent.javaName}, because it is not an interface (${vm.classes.where(parent)})`,
  );
}

/** A sealed class permits what it lists, in its own module; in its own package only, unless that is public. */
function permits(vm: VM, parent: JavaClass, cls: JavaClass): boolean {
  const permitted = parent.classFile?.permittedSubclasses ?? null;
  if (permitted === null || parent.loader.isBoot) return permitted?.includes(cls.name) !== false;
  return isSameModule(vm, parent, cls) && isInReach(parent, cls) && permitted.includes(cls.name);
}

function isSameModule(vm: VM, parent: JavaClass, cls: JavaClass): boolean {
  const graph = ModuleGraph.of(vm);
  const module = graph.ofClass(cls);
  return module === graph.ofClass(parent) && (module !== null || cls.loader === parent.loader);
}

const isInReach = (parent: JavaClass, cls: JavaClass): boolean =>
  (cls.accessFlags & Acc.PUBLIC) !== 0 || cls.samePackage(parent);

/** The JDK's own accessors have access to everything: nobody else may derive from them. */
function checkReflection(vm: VM, cls: JavaClass, parent: JavaClass): void {
  if (cls.loader.isBoot || parent.packageName !== REFLECTION) return;
  const loader = vm.classes.of(vm.handles.get(cls.loader.handle));
  if (loader.name === REFLECTION_LOADER && loader.loader.isBoot) return;
  throw denied(
    `class ${cls.javaName} loaded by ${vm.classes.loaderName(cls.loader)} cannot access ${REFLECTION} superclass ${parent.javaName}`,
  );
}

const PLATFORM_LOADER = 'jdk/internal/loader/ClassLoaders$PlatformClassLoader';

/** Only the JDK's own loaders define classes in packages whose names begin with `java`. */
export function checkPackage(vm: VM, loader: LoaderData, name: string): void {
  if (loader.isBoot || !name.startsWith('java/')) return;
  if (vm.classes.isBuiltIn(loader) && vm.classes.of(vm.handles.get(loader.handle)).name === PLATFORM_LOADER)
    return;
  const prohibited = packageOf(name).replaceAll('/', '.');
  throw new JavaThrow(
    'java/lang/SecurityException',
    `Class loader (instance of): ${vm.classes.loaderName(loader)} tried to load prohibited package name: ${prohibited}`,
  );
}
