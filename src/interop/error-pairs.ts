/** JavaScript errors and the Java exceptions that stand for them, as long as Java holds those. */
import type { VM } from '../vm/vm.js';

interface Pair {
  /** In the VM's weak handles: 0 when Java has dropped the exception. */
  readonly handle: number;
  readonly error: unknown;
}

/** Look for exceptions that Java has dropped when there are so many more than were left. */
const SWEEP_AFTER = 1000;

export class ErrorPairs {
  /** By the exception's identity hash, which stays when the collector moves it. */
  private readonly byHash = new Map<number, Pair[]>();
  private count = 0;
  private sweepAt = SWEEP_AFTER;

  constructor(private readonly vm: VM) {}

  remember(ref: number, error: unknown): void {
    if (this.count >= this.sweepAt) this.sweep();
    const hash = this.vm.monitors.identityHash(ref);
    const pair = { handle: this.vm.weakHandles.create(ref), error };
    const chain = this.byHash.get(hash);
    if (chain === undefined) this.byHash.set(hash, [pair]);
    else chain.push(pair);
    this.count++;
  }

  /** The JavaScript error behind an exception; undefined if there is none. */
  find(ref: number): unknown {
    if (this.count === 0) return undefined;
    const { weakHandles, monitors } = this.vm;
    return this.byHash.get(monitors.identityHash(ref))?.find((p) => weakHandles.get(p.handle) === ref)?.error;
  }

  private sweep(): void {
    const { weakHandles } = this.vm;
    for (const [hash, chain] of this.byHash) {
      const live = chain.filter((p) => weakHandles.get(p.handle) !== 0);
      for (const p of chain) if (!live.includes(p)) weakHandles.release(p.handle);
      this.count -= chain.length - live.length;
      if (live.length === 0) this.byHash.delete(hash);
      else this.byHash.set(hash, live);
    }
    this.sweepAt = 2 * this.count + SWEEP_AFTER;
  }
}
