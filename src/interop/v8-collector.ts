/** V8's collector, called by name: Java's need for memory must be able to reach it. */
import { setFlagsFromString } from 'node:v8';
import { createContext, runInNewContext, Script } from 'node:vm';

let gc: (() => void) | null = null;
let checkpoint: (() => void) | null = null;

/** Collects everything that JavaScript does not hold, at once. */
export function collectNow(): void {
  if (gc === null) {
    setFlagsFromString('--expose-gc');
    gc = runInNewContext('gc') as () => void;
    setFlagsFromString('--no-expose-gc');
  }
  gc();
}

/**
 * What a WeakRef refers to is kept by V8 until the end of the current job, so that a program sees it alive or dead, but not both, in between. A loop of a million calls is one job. V8 forgets what
 * it keeps at every microtask checkpoint, and a context with a queue of its own has one after each script. WeakRefs of the program's own may be found empty in the midst of a job after that.
 */
export function forgetKept(): void {
  if (checkpoint === null) {
    const script = new Script('0');
    const context = createContext({}, { microtaskMode: 'afterEvaluate' });
    checkpoint = () => script.runInContext(context);
  }
  checkpoint();
}
