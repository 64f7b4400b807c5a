import { ModuleGraph } from '../../../../vm/classes/modules.js';
import { illegalArgument, npe } from '../../../../vm/steps.js';
import type { VM } from '../../../../vm/vm.js';
import type { NativeTable } from '../../../native.js';

/** Packages, in internal form, of the classes that the boot loader has loaded. */
function loadedPackages(vm: VM): Set<string> {
  const names = new Set<string>();
  const { boot } = vm.classes;
  for (const cls of boot.classes.values())
    if (!cls.isArray && cls.packageName !== '') names.add(cls.packageName);
  return names;
}

/** Where a package that has loaded classes came from: its module's location, or the folder or jar; null for others. */
function packageLocation(vm: VM, name: number): number {
  if (name === 0) return 0;
  const text = vm.strings.toJs(name);
  if (!loadedPackages(vm).has(text)) return 0;
  const module = ModuleGraph.of(vm).ofPackage(vm.classes.boot, text);
  return vm.strings.fromJsOrNull(module === null ? appendedLocation(vm, text) : module.location);
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
    'getSystemPackageNames()[Ljava/lang/String;': (vm) => vm.newStringArray([...loadedPackages(vm)]),
    'getSystemPackageLocation(Ljava/lang/String;)Ljava/lang/String;': packageLocation,
    'setBootLoaderUnnamedModule0(Ljava/lang/Module;)V': setUnnamedModule,
  },
};
