/**
 * Who depends on what was assumed of the loaded classes. Those assumptions are kept at the class that they are about; a class that is linked asks its supertypes for theirs.
 */
import type { JavaClass } from '../classes/java-class.js';
import type { CodeBlob } from '../code/code-blob.js';
import type { CallSiteTargets } from './call-site-targets.js';
import { type Assumption, type HierarchyAssumption, holdsFor } from './hierarchy.js';

/** Code that holds only as long as an assumption does. */
export interface Dependent {
  readonly assumption: HierarchyAssumption;
  readonly blob: CodeBlob;
}

/** Notes what code has assumed. */
export function register(blob: CodeBlob, assumptions: readonly Assumption[]): void {
  for (const assumption of assumptions) {
    if ('site' in assumption) {
      assumption.blob = blob;
      continue;
    }
    const { holder } = assumption;
    holder.dependents ??= [];
    holder.dependents.push({ assumption, blob });
  }
}

/** Forgets it: the code is not valid any more. */
export function unregister(blob: CodeBlob, assumptions: readonly Assumption[], sites: CallSiteTargets): void {
  for (const assumption of assumptions) {
    if ('site' in assumption) {
      sites.forget(assumption);
      continue;
    }
    const { holder } = assumption;
    if (holder.dependents === null) continue;
    holder.dependents = holder.dependents.filter((d) => d.blob !== blob);
    if (holder.dependents.length === 0) holder.dependents = null;
  }
}

/** Codes that are wrong now that a class has been linked. */
export function brokenBy(linked: JavaClass): CodeBlob[] {
  const found = new Set<CodeBlob>();
  const ask = ({ dependents }: JavaClass): void => {
    if (dependents === null) return;
    for (const { assumption, blob } of dependents) if (!holdsFor(assumption, linked)) found.add(blob);
  };
  for (let cls = linked.superClass; cls !== null; cls = cls.superClass) ask(cls);
  for (const cls of linked.allInterfaces) ask(cls);
  return [...found];
}
