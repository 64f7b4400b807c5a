/** How many threads there are, were, and have been at most. */
import type { VM } from '../../../vm/vm.js';

export interface ThreadCounts {
  live: number;
  daemon: number;
  peak: number;
  started: number;
}

export function threadCounts(vm: VM): ThreadCounts {
  const all = vm.threads.platform();
  const live = all.length;
  const { started, peak } = vm.threads;
  return { live, peak: Math.max(live, peak), started, daemon: all.filter((thread) => thread.daemon).length };
}

export function resetPeak(vm: VM): void {
  vm.threads.peak = vm.threads.count;
}
