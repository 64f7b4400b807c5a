/** What handlers catch. */
import { Acc } from '../../jvms/access-flags.js';
import type { JavaClass } from '../classes/java-class.js';
import type { VM } from '../vm.js';

/**
 * Does a handler for a class of the constant pool catch exceptions of class `thrown`? A class that is not loaded yet has no instances; so its name decides, and nothing needs to be
 * loaded.
 */
export function catches(vm: VM, holder: JavaClass, cpIndex: number, thrown: JavaClass): boolean {
  const known = vm.resolver.quickClass(holder, cpIndex);
  if (known !== null) return thrown.isSubclassOf(known);
  const name = holder.pool?.pool.className(cpIndex);
  for (let c: JavaClass | null = thrown; c !== null; c = c.superClass) if (c.name === name) return true;
  return false;
}

/** Packages that are the boot loader's whatever loader is asked, so that the class is known before the one that names it has asked for it. */
const CORE = /^java\/(lang|io|util|net|nio|time|math|text|security)\//;

/** The class that a handler catches, null if it is not loaded. */
export function catchType(vm: VM, holder: JavaClass, cpIndex: number): JavaClass | null {
  const known = vm.resolver.quickClass(holder, cpIndex);
  if (known !== null) return known;
  const name = holder.pool?.pool.className(cpIndex) ?? '';
  const found = CORE.test(name) ? vm.classes.boot.classes.get(name) : undefined;
  return found !== undefined && (found.accessFlags & Acc.PUBLIC) !== 0 ? found : null;
}
