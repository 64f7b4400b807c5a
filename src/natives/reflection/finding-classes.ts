/** Finding classes by names that programs give. */
import type { JavaClass } from '../../vm/classes/java-class.js';
import type { LoaderData } from '../../vm/classes/loaders.js';
import { JavaThrow, type Steps } from '../../vm/steps.js';
import type { VM } from '../../vm/vm.js';

const IDENTIFIER = '[^.;[/]+';
const CLASS_NAME = new RegExp(`^${IDENTIFIER}(?:/${IDENTIFIER})*/?$`);
const ARRAY_NAME = new RegExp(`^\\[+(?:[BCDFIJSZ]|L${IDENTIFIER}(?:/${IDENTIFIER})*/?;)$`);

/** May a name in internal form be that of a class or an array class? */
export function isClassName(name: string): boolean {
  return name.charCodeAt(0) === 0x5b ? ARRAY_NAME.test(name) : CLASS_NAME.test(name);
}

const notFound = (name: string): JavaThrow => new JavaThrow('java/lang/ClassNotFoundException', name);

/**
 * The class of a name in internal form (arrays too), as `loader` finds it. Throws ClassNotFoundException as the loader does; if the VM itself finds that there is none, it
 * names `wanted`, as it stands.
 */
export function* findClass(
  vm: VM,
  loader: LoaderData,
  name: string,
  wanted: string = name,
): Steps<JavaClass> {
  const known = loader.classes.get(name);
  if (known !== undefined) return known;
  if (name.charCodeAt(0) === 0x5b) return yield* findArrayClass(vm, loader, name);
  if (loader.isBoot) {
    const cls = vm.classes.findBoot(name);
    if (cls === null) throw notFound(wanted);
    return cls;
  }
  try {
    return yield* vm.loading.loadByLoader(loader, name);
  } catch (error) {
    // Thrown by the VM itself: the loader answered null, or another class.
    if (error instanceof JavaThrow && error.className === 'java/lang/NoClassDefFoundError')
      throw notFound(wanted);
    throw error;
  }
}

function* findArrayClass(vm: VM, loader: LoaderData, name: string): Steps<JavaClass> {
  const dimensions = name.lastIndexOf('[') + 1;
  if (dimensions > 255) throw notFound(name);
  let cls: JavaClass;
  if (name.charCodeAt(dimensions) !== 0x4c) cls = vm.classes.primitive(name.slice(dimensions));
  else cls = yield* findClass(vm, loader, name.slice(dimensions + 1, -1), name);
  for (let i = 0; i < dimensions; i++) cls = vm.classes.arrayOf(cls);
  return cls;
}
