/** The stubs of native-trampoline/stubs/copying.ts, as the heap calls them. */
import type { Trampoline } from '../../native-trampoline/trampoline.js';
import type { CopyingCode } from '../heap/memory.js';

export function copyingCode(trampoline: Trampoline): CopyingCode {
  const { drainCopies, scanSlots, scanObjects } = trampoline.stubs.copying;
  return {
    drain(): void {
      trampoline.callC(drainCopies);
    },
    scanSlots(from, to): void {
      trampoline.callC(scanSlots, from, to);
    },
    scanObjects(ref, start, stop): void {
      trampoline.callC(scanObjects, ref, start, stop);
    },
  };
}
