/** V8's collector, called by name. */
import { setFlagsFromString, startupSnapshot } from 'node:v8';
import { runInNewContext } from 'node:vm';

let known: (() => void) | null = null;

/** Collects everything that JavaScript does not hold, at once. */
export function collectNow(): void {
  known ??= collector();
  known();
}

function collector(): () => void {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as () => void;
  setFlagsFromString('--no-expose-gc');
  return gc;
}

/**
 * Collects, and moves everything that can be moved to other pages; those that were left are given back to the system. Not in a process that makes a snapshot: its contexts lack the function, and a second one could not
 * be stored.
 */
export function compactNow(): void {
  if (startupSnapshot.isBuildingSnapshot()) return;
  // Not kept: a snapshot of this process could not hold it.
  const gc = collector();
  setFlagsFromString('--compact-on-every-full-gc');
  try {
    // What the first one has moved is given back by the second at the latest.
    gc();
    gc();
  } finally {
    setFlagsFromString('--no-compact-on-every-full-gc');
  }
}
