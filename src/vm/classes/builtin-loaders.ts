/** The JDK's own class loaders, whose classes from the JDK's image are trusted like the boot loader's. */
import type { VM } from '../vm.js';
import type { JavaClass } from './java-class.js';
import type { LoaderData } from './loaders.js';

const BUILTIN = new Set([
  'jdk/internal/loader/ClassLoaders$PlatformClassLoader',
  'jdk/internal/loader/ClassLoaders$AppClassLoader',
  'jdk/internal/loader/ClassLoaders$BootClassLoader',
]);

/** The boot, platform or application class loader. */
export function isBuiltinLoader(vm: VM, loader: LoaderData): boolean {
  if (loader.isBoot) return true;
  const cls = vm.classes.of(vm.handles.get(loader.handle));
  return cls.loader.isBoot && BUILTIN.has(cls.name);
}

/** Does the class come from the JDK's image, by way of one of its own loaders? */
export function isOfImage(vm: VM, cls: JavaClass): boolean {
  return cls.loader.isBoot || (cls.origin.startsWith('jrt:') && isBuiltinLoader(vm, cls.loader));
}
