/** Whether a start from the image is what the command line asks for: all that the image has settled must be as this process would settle it. */
import { isLibraryProperty, unfitVariable } from '../../startup/fitness.js';
import type { RunOptions } from '../run-options.js';
import { givenStore } from './given-store.js';

/** Why an image does not do for these options; null if it does. */
export function unfitOption(options: RunOptions): string | null {
  if (options.image !== null && givenStore(options.image) === null)
    return options.image === 'off' ? 'it is not wanted' : 'another one is wanted';
  const variable = unfitVariable(process.env);
  if (variable !== null) return `${variable} is set`;
  const { target, tasks, properties, assertions, vmFlags } = options;
  if (target === null || tasks !== null) return 'the launcher has more to do than to run a class';
  if (target.kind === 'module') return 'a module is run';
  for (const name of properties.keys()) if (isLibraryProperty(name)) return `the property ${name} is given`;
  if (assertions.some(({ scope }) => scope === 'system')) return 'assertions of system classes';
  if (options.stackSize !== null) return 'the size of stacks is given';
  if (options.bootAppend.length > 0) return 'the boot class path is longer';
  if (options.enablePreview) return 'preview features';
  if (options.verify !== 'remote') return 'another set of classes is verified';
  if (vmFlags.size > 0) return 'flags of the VM are given';
  if (options.vmInfo !== 'mixed mode, sharing') return `the mode is ${options.vmInfo}`;
  if (options.reduceSignals) return '-Xrs';
  if (options.log !== null) return 'the VM logs';
  const looking =
    options.eager ||
    options.stats ||
    [...options.trace].some((topic) => topic !== 'image') ||
    options.stress.size > 0 ||
    options.perfMap;
  const verifying = options.verifyHeap || options.checkJni || options.verifyIr || options.dump.length > 0;
  if (looking || verifying || options.tier !== null) return 'a switch for looking inside is given';
  return null;
}
