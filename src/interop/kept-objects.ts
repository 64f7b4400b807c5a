import { createContext, Script } from 'node:vm';

let checkpoint: (() => void) | null = null;

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
