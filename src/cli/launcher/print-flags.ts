/** -XX:+PrintCommandLineFlags and -XX:+PrintFlagsFinal: with what other options than flags have set, and with what gojdk chooses. */
import { totalmem } from 'node:os';
import { chooseSizes } from '../../heap/sizing.js';
import { hasCollector } from './flag-effects.js';
import type { Flags } from './flags.js';
import type { VmState } from './vm-options.js';

export function printFlags({ draft, output, sizes }: VmState, flags: Flags): void {
  const chosen = chooseSizes({
    physicalMemory: totalmem(),
    maxHeap: draft.maxHeap ?? undefined,
    initialHeap: draft.initialHeap ?? undefined,
  });
  const heap = [
    ['MaxHeapSize', sizes.max, chosen.max],
    ['InitialHeapSize', sizes.initial, chosen.initial],
  ] as const;
  for (const [name, given, choice] of heap)
    flags.set(name, given || BigInt(choice), given ? 'command line' : 'ergonomic');
  if (sizes.min) flags.set('MinHeapSize', sizes.min, 'command line');
  if (draft.stackSize !== null)
    flags.set('ThreadStackSize', BigInt(Math.ceil(draft.stackSize / 1024)), 'command line');
  if (!hasCollector(draft)) flags.set('UseSerialGC', true, 'ergonomic');
  if (draft.vmFlags.get('PrintCommandLineFlags') === true) output.out(`${flags.printSet()}\n`);
  if (draft.vmFlags.get('PrintFlagsFinal') === true) output.out(flags.print(false));
}
