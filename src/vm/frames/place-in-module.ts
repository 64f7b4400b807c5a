/** Places as the VM itself prints them: in thread dumps, and when it does not start. */
import type { JavaMethod } from '../classes/java-class.js';
import { ModuleGraph } from '../classes/modules.js';
import type { VM } from '../vm.js';
import { lineOf, NATIVE_LINE } from './places.js';

/** `java.lang.Thread.run(java.base@17.0.15/Thread.java:840)`. */
export function placeInModule(vm: VM, method: JavaMethod, bci: number): string {
  const { holder } = method;
  const line = lineOf(method, bci);
  const source = holder.classFile?.sourceFile ?? null;
  let place = source === null ? 'Unknown Source' : line >= 0 ? `${source}:${line}` : source;
  if (line === NATIVE_LINE) place = 'Native Method';
  const module = ModuleGraph.of(vm).ofClass(holder);
  if (module?.name) place = `${module.name}${module.version === null ? '' : `@${module.version}`}/${place}`;
  return `${holder.javaName}.${method.name}(${place})`;
}
