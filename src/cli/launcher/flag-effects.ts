/** The flags of HotSpot that mean something to gojdk. All others are checked and forgotten. */
import type { RunDraft } from '../run-draft.js';
import type { FlagValue } from './flags.js';
import { failInitialization } from './launch-exit.js';
import type { VmState } from './vm-options.js';

type Effect = (vm: VmState, value: FlagValue) => void;

const EFFECTS: Readonly<Record<string, Effect>> = {
  InitialHeapSize: ({ sizes }, value) => {
    sizes.initial = value as bigint;
  },
  MinHeapSize: ({ sizes }, value) => {
    sizes.min = value as bigint;
  },
  MaxNewSize: ({ draft }, value) => {
    draft.youngHeap = Number(value);
  },
  ThreadStackSize: ({ draft }, value) => {
    draft.stackSize = Number(value) * 1024;
  },
  BytecodeVerificationRemote: ({ draft }, value) => {
    draft.verify = value === true ? 'remote' : 'none';
  },
  ReduceSignalUsage: ({ draft }, value) => {
    draft.reduceSignals = value === true;
  },
  UseSharedSpaces: (vm, value) => {
    vm.sharing = value === true;
  },
  MaxDirectMemorySize: ({ draft }, value) => {
    // The JDK learns it by a property, which it takes away at once.
    if (value !== 0n) draft.properties.set('sun.nio.MaxDirectMemorySize', String(value));
  },
};

/** Notes the flag for the VM. */
export function applyFlag(vm: VmState, name: string, value: FlagValue): void {
  vm.draft.vmFlags.set(name, typeof value === 'boolean' ? value : String(value));
  EFFECTS[name]?.(vm, value);
}

const COLLECTORS = ['UseSerialGC', 'UseParallelGC', 'UseG1GC', 'UseZGC', 'UseShenandoahGC', 'UseEpsilonGC'];
/** HotSpot's choice on machines of some size. */
const DEFAULT_COLLECTOR = 'UseG1GC';

/** Whether a collector was chosen by a flag. */
export function hasCollector({ vmFlags }: RunDraft): boolean {
  return COLLECTORS.some((name) => vmFlags.get(name) === true);
}

/** gojdk has one collector, but contradictions are errors all the same. Throws LaunchExit. */
export function selectCollector({ draft, output }: VmState): void {
  const selected = COLLECTORS.filter((name) => draft.vmFlags.get(name) === true);
  if (selected.length > 1) throw failInitialization(output, 'Multiple garbage collectors selected');
  if (selected.length === 0 && draft.vmFlags.get(DEFAULT_COLLECTOR) === false)
    throw failInitialization(
      output,
      'Garbage collector not selected (default collector explicitly disabled)',
    );
}
