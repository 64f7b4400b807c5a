import { ModuleGraph } from '../../../../vm/classes/modules.js';
import type { NativeTable } from '../../../../vm/native.js';
import { illegalArgument, npe } from '../../../../vm/steps.js';
import type { VM } from '../../../../vm/vm.js';

/** Packages, in internal form, of the classes that the boot loader has loaded, with where they came from: their module's location, or the folder or jar. */
function loadedPackages(vm: VM): Map<string, string> {
  const locations = new Map<string, string>();
  const { boot } = vm.classes;
  const modules = ModuleGraph.of(vm);
  const seen = new Set<string>();
  for (const { isArray, packageName } of boot.classes.values()) {
    if (isArray || packageName === '' || seen.has(packageName)) continue;
    seen.add(packageName);
    const module = modules.ofPackage(boot, packageName);
    const location = module === null ? appendedLocation(vm, packageName) : module.location;
    // Those of dynamic modules (proxies) were never looked for anywhere.
    if (location !== null) locations.set(packageName, location);
  }
  return locations;
}

function packageLocation(vm: VM, name: number): number {
  if (name === 0) return 0;
  return vm.strings.fromJsOrNull(loadedPackages(vm).get(vm.strings.toJs(name)) ?? null);
}

/** Of a package from -Xbootclasspath/a. */
function appendedLocation(vm: VM, packageName: string): string | null {
  for (const cls of vm.classes.boot.classes.values())
    if (!cls.isArray && cls.packageName === packageName) return cls.origin;
  return null;
}

function setUnnamedModule(vm: VM, module: number): void {
  if (module === 0) throw npe('Null module object');
  if (!ModuleGraph.of(vm).isUnnamed(module))
    throw illegalArgument("boot loader's unnamed module's java.lang.Module has a name");
  const { boot } = vm.classes;
  vm.handles.release(boot.unnamedModule);
  boot.unnamedModule = vm.handles.create(module);
}

export const BootLoader: NativeTable = {
  'jdk/internal/loader/BootLoader': {
    'getSystemPackageNames()[Ljava/lang/String;': (vm) => vm.newStringArray([...loadedPackages(vm).keys()]),
    'getSystemPackageLocation(Ljava/lang/String;)Ljava/lang/String;': packageLocation,
    'setBootLoaderUnnamedModule0(Ljava/lang/Module;)V': setUnnamedModule,
  },
};
