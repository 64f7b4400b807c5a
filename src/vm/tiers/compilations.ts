/** Compilations of the optimizing tier, done on the spot or handed over to another thread; installing what comes of them. When there is to be one is tiers.ts's business. */
import { MethodRec } from '../../layout/layout.js';
import type { JavaMethod } from '../classes/java-class.js';
import { type CodeBlob, CodeKind } from '../code/code-blob.js';
import type { VM } from '../vm.js';
import { type Background, Hand, type PendingCompilation } from './background.js';
import type { FinishedJob } from './compiler-thread.js';
import { register } from './dependents.js';
import { type Assumption, holds } from './hierarchy.js';
import { mayOptimize } from './may-optimize.js';
import type { MethodTier } from './method-tier.js';
import { OptimizedState } from './optimized-state.js';
import { walkingTables } from './optimized-tables.js';
import { LOOPS_AFTER_CALLS, NEVER, PATIENCE, RECOMPILATIONS } from './thresholds.js';
import type { Optimized, OptimizingCompiler, Tiers } from './tiers.js';

/** What became of a compilation. */
export const enum Made {
  NOTHING = 0,
  CODE = 1,
  /** Another thread is at it. */
  PENDING = 2,
  /** Not now. */
  LATER = 3,
}

export class Compilations {
  /** The method that is compiled now. */
  root: MethodTier | null = null;
  private attempts = 0;

  constructor(
    private readonly vm: VM,
    private readonly tiers: Tiers,
  ) {}

  /** Has another thread compile it; null if it must be done here. */
  handOver(method: JavaMethod, tier: MethodTier, osrBci: number): Made | null {
    const { tiers, vm } = this;
    const { background, counts } = tiers;
    if (background === null) return null;
    tier.isPutOff = false;
    if (tier.pending.has(osrBci)) return Made.PENDING;
    if (tier.onlyHere) return null;
    const hand = background.hand(counts.milliseconds);
    if (hand === Hand.CLOSED) return null;
    if (hand === Hand.FULL) {
      tier.isPutOff = true;
      return Made.LATER;
    }
    const prepared = this.timed(tier, () =>
      (tiers.prepare as NonNullable<Tiers['prepare']>)(method, osrBci, vm.code.reserveId(), vm.code.origin),
    );
    if (prepared === null) {
      tiers.failed(tier, osrBci);
      this.noCode(method, osrBci);
      return Made.NOTHING;
    }
    background.send(prepared.job, method, osrBci, prepared.assumptions);
    tier.pending.add(osrBci);
    return Made.PENDING;
  }

  /** At a safepoint: takes what has been compiled elsewhere. */
  takeFinished(): void {
    this.tiers.background?.receive(this.take);
  }

  private readonly take = (pending: PendingCompilation, finished: FinishedJob): void => {
    const { method, osrBci, assumptions } = pending;
    const { tiers, vm } = this;
    const tier = method.tier as MethodTier;
    tier.pending.delete(osrBci);
    const isWanted =
      finished.kind === 'done' &&
      mayOptimize(method) &&
      tier.invalidations < RECOMPILATIONS &&
      assumptions.every(holds);
    if (!isWanted) {
      this.forget(assumptions);
      if (finished.kind === 'failed') {
        vm.trace.compile?.(`${method}: not compiled beside the program: ${finished.reason}`);
        tier.onlyHere = true;
      }
      (tiers.background as Background).counts.dropped++;
      tiers.arm(method, mayOptimize(method) && tier.invalidations < RECOMPILATIONS ? tiers.again : NEVER);
      return;
    }
    const blob = this.installed(
      method,
      { code: finished.code, assumptions },
      osrBci,
      finished.milliseconds,
      pending,
    );
    const isWaiting = vm.memory.load32(method.record + MethodRec.BACKEDGES) > tiers.first.loops * PATIENCE;
    if (osrBci >= 0) {
      tier.osr.set(osrBci, blob);
      tier.awaited = osrBci;
      tier.otherLoops = 0;
      tiers.setLoops(method, 1);
      return;
    }
    tier.optimized = blob;
    vm.versions.enter(blob);
    tiers.rearmCalls(method, tier);
    if (isWaiting) tiers.setLoops(method, LOOPS_AFTER_CALLS);
  };

  /** No code comes of a compilation. */
  private forget(assumptions: readonly Assumption[]): void {
    for (const assumption of assumptions) if ('site' in assumption) this.tiers.targets.forget(assumption);
  }

  compile(method: JavaMethod, tier: MethodTier, osrBci: number): CodeBlob | null {
    const { tiers, vm } = this;
    const { counts } = tiers;
    // To find the one compilation that goes wrong.
    if (this.attempts++ >= (vm.options.optimizeAtMost ?? Number.POSITIVE_INFINITY)) return null;
    const before = counts.milliseconds;
    const made = this.timed(tier, () =>
      (tiers.compiler as OptimizingCompiler)(method, osrBci, vm.code.nextId, vm.code.origin),
    );
    if (made === null) {
      this.noCode(method, osrBci);
      return null;
    }
    return this.installed(method, made, osrBci, counts.milliseconds - before);
  }

  /** A step of a compilation. */
  private timed<T>(tier: MethodTier, step: () => T): T {
    const started = performance.now();
    this.root = tier;
    try {
      return step();
    } finally {
      this.root = null;
      this.tiers.counts.milliseconds += performance.now() - started;
    }
  }

  private noCode(method: JavaMethod, osrBci: number): void {
    this.tiers.counts.failed++;
    this.vm.trace.compile?.(`${method}${placeText(osrBci)} not optimized`);
  }

  private installed(
    method: JavaMethod,
    made: Optimized,
    osrBci: number,
    milliseconds: number,
    pending?: PendingCompilation,
  ): CodeBlob {
    const { vm } = this;
    const { counts } = this.tiers;
    if (osrBci < 0) counts.compiled++;
    else counts.osrCompiled++;
    const blob = this.install(method, made, osrBci, pending);
    counts.bytecodeBytes += this.bytecodeOf(method, blob);
    counts.codeBytes += made.code.codeEnd;
    const where = pending === undefined ? '' : ' beside the program';
    vm.trace.compile?.(
      `${method}${placeText(osrBci)} optimized, ${made.code.bytes.length} bytes in ${milliseconds.toFixed(1)} ms${where}`,
    );
    return blob;
  }

  /** Bytes of bytecode, with those of inlined methods. */
  private bytecodeOf(method: JavaMethod, { code: { inlined } }: CodeBlob): number {
    let bytes = method.code?.code.length ?? 0;
    if (inlined === null) return bytes;
    const { calls } = inlined;
    for (let i = 0; i < calls.length; i += 3) bytes += this.vm.methods.get(calls[i]).code?.code.length ?? 0;
    return bytes;
  }

  private install(
    method: JavaMethod,
    { code, assumptions }: Optimized,
    osrBci: number,
    pending?: PendingCompilation,
  ): CodeBlob {
    const tables = { ...walkingTables(code), bytes: code.bytes, relocations: code.relocations };
    const kind = osrBci < 0 ? CodeKind.OPTIMIZED : CodeKind.OSR;
    const blob = this.vm.versions.install(method, tables, kind, undefined, Number.NaN, pending);
    blob.optimized = new OptimizedState(code, osrBci, assumptions);
    register(blob, assumptions);
    this.tiers.forced?.arm(blob, blob.optimized);
    return blob;
  }
}

const placeText = (osrBci: number): string => (osrBci < 0 ? '' : ` at ${osrBci}`);
