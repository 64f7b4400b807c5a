import { ModuleGraph } from '../../../vm/classes/modules.js';
import type { NativeTable } from '../../../vm/native.js';
import { npe } from '../../../vm/steps.js';
import type { VM } from '../../../vm/vm.js';

/** A package name as Java writes it, in internal form. */
function packageName(vm: VM, name: number): string {
  if (name === 0) throw npe('package is null');
  return vm.strings.toJs(name).replaceAll('.', '/');
}

/** `packages`: an Object[] of Strings. */
function defineModule(
  vm: VM,
  module: number,
  isOpen: number,
  version: number,
  location: number,
  packages: number,
): void {
  if (module === 0) throw npe('Null module object');
  const names: string[] = [];
  const count = packages === 0 ? 0 : vm.arrayLength(packages);
  for (let i = 0; i < count; i++) names.push(packageName(vm, vm.element(packages, i)));
  const { strings } = vm;
  const place = strings.toJsOrNull(location);
  ModuleGraph.of(vm).define(module, isOpen !== 0, strings.toJsOrNull(version), place, names);
  vm.trace.modules?.(`${vm.moduleObjectName(module)} location: ${place}`);
}

export const Module: NativeTable = {
  'java/lang/Module': {
    'defineModule0(Ljava/lang/Module;ZLjava/lang/String;Ljava/lang/String;[Ljava/lang/Object;)V':
      defineModule,
    'addReads0(Ljava/lang/Module;Ljava/lang/Module;)V': (vm, from, to) => {
      ModuleGraph.of(vm).addReads(from, to);
    },
    'addExports0(Ljava/lang/Module;Ljava/lang/String;Ljava/lang/Module;)V': (vm, from, name, to) => {
      if (to === 0) throw npe('to_module is null');
      ModuleGraph.of(vm).addExports(from, packageName(vm, name), to);
    },
    'addExportsToAll0(Ljava/lang/Module;Ljava/lang/String;)V': (vm, from, name) => {
      ModuleGraph.of(vm).addExports(from, packageName(vm, name), 'all');
    },
    'addExportsToAllUnnamed0(Ljava/lang/Module;Ljava/lang/String;)V': (vm, from, name) => {
      ModuleGraph.of(vm).addExports(from, packageName(vm, name), 'unnamed');
    },
  },
};
