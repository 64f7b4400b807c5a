/**
 * What applications use of the JDK beyond what the training program runs: its classes are loaded, its methods compiled and linked before the image is made. Nothing is initialized, so that no program can see
 * it: loading and resolution of the boot loader's classes leave no trace.
 */
import { Region } from '../../layout/layout.js';
import type { JavaClass } from '../../vm/classes/java-class.js';
import { CodeKind } from '../../vm/code/code-blob.js';
import { type MethodList, shortHash } from '../../vm/code/code-store-writer.js';
import type { VM } from '../../vm/vm.js';

const CALL = 0xe8;

/** Loads the classes of the list that this JDK has, and compiles the listed methods. */
export function preload(vm: VM, list: MethodList): void {
  const found: [cls: JavaClass, methods: ReadonlySet<number>][] = [];
  for (const [name, methods] of list) {
    const cls = vm.classes.findBoot(name);
    if (cls !== null) found.push([cls, methods]);
  }
  for (const [cls, methods] of found) {
    for (const method of cls.methods) {
      if (method.isAbstract || method.isNative) continue;
      if (methods.has(shortHash(method.name + method.descriptor))) vm.compilation.entryOf(method);
    }
  }
}

/** Links what all code refers to, as far as nothing needs to be loaded or initialized for it. */
export function linkAhead(vm: VM): void {
  const { codeRw } = vm.memory;
  for (const blob of vm.code.all()) {
    if (blob.kind !== CodeKind.BASELINE) continue;
    const at = blob.start - Region.CODE;
    for (const site of blob.code.sites)
      if (codeRw[at + site.callOffset] === CALL) vm.patching.tryPatch(blob, blob.method, site);
  }
}
