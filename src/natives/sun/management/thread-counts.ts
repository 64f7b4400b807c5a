/** How many threads there are, were, and have been at most. */
import type { VM } from '../../../vm/vm.js';

export interface ThreadCounts {
  live: number;
  daemon: number;
  peak: number;
  started: number;
}

const peaks = new WeakMap<VM, number>();

/** The peak is what was seen when somebody asked: nobody can have seen more. */
export function threadCounts(vm: VM): ThreadCounts {
  const all = vm.threads.all().filter((thread) => thread.objectHandle !== 0);
  const live = all.length;
  const peak = Math.max(live, peaks.get(vm) ?? 0);
  peaks.set(vm, peak);
  const started = Math.max(live, ...all.map((thread) => thread.id));
  return { live, peak, started, daemon: all.filter((thread) => thread.daemon).length };
}

export function resetPeak(vm: VM): void {
  peaks.delete(vm);
}
