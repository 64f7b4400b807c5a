/** Which code relies on what call sites lead to: it is given up when `setTarget` changes that. */
import type { KnownObject } from '../../compiler/optimizing/environment.js';
import type { CodeBlob } from '../code/code-blob.js';

/** A call site leads where it led when this was assumed. */
export interface TargetAssumption {
  readonly site: KnownObject;
  /** The code that relies on it, null while that is being made. */
  blob: CodeBlob | null;
  /** It does not hold any more. */
  isBroken: boolean;
}

export class CallSiteTargets {
  private readonly assumed = new Set<TargetAssumption>();

  /** @param locate where a known object lies now */
  constructor(private readonly locate: (object: KnownObject) => number) {}

  assume(site: KnownObject): TargetAssumption {
    const assumption: TargetAssumption = { site, blob: null, isBroken: false };
    this.assumed.add(assumption);
    return assumption;
  }

  /** Nobody relies on it any more. */
  forget(assumption: TargetAssumption): void {
    this.assumed.delete(assumption);
  }

  /** The target of the site at an address is about to change: the codes that are wrong then. */
  change(address: number): CodeBlob[] {
    const broken = new Set<CodeBlob>();
    for (const assumption of this.assumed) {
      if (this.locate(assumption.site) !== address) continue;
      assumption.isBroken = true;
      if (assumption.blob !== null) broken.add(assumption.blob);
    }
    return [...broken];
  }
}
