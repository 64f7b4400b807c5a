/**
 * Compilations that another thread finishes while the program goes on in baseline code. What needs the VM, building the graph, is done when the compilation is asked for; passes and back end,
 * two thirds of the time, are the thread's. Nothing waits for a result: it is taken at the next poll or request for a compilation after it has come.
 */
import { availableParallelism } from 'node:os';
import { cpuFeatures } from '../../compiler/cpu-features.js';
import type { CompilationJob } from '../../compiler/optimizing/compilation-job.js';
import type { JavaMethod } from '../classes/java-class.js';
import type { VM } from '../vm.js';
import { CompilerThread, type FinishedJob } from './compiler-thread.js';
import type { Assumption } from './hierarchy.js';
import { LATE, MOST_PENDING, THREAD_AFTER } from './thresholds.js';

/** What is in another thread's hands. */
export interface PendingCompilation {
  readonly method: JavaMethod;
  readonly osrBci: number;
  /** {@link CompilationJob.codeId} and origin: what the code is made for. */
  readonly codeId: number;
  readonly origin: number;
  readonly assumptions: readonly Assumption[];
  /** performance.now() */
  readonly since: number;
}

/** May a compilation be handed over? */
export const enum Hand {
  /** There is no thread that takes it: it is to be done here. */
  CLOSED = 0,
  OPEN = 1,
  /** Too much is waiting already: the method had better ask again later, which the hottest will do first. */
  FULL = 2,
}

/** Milliseconds that --stress=background waits for the thread. */
const PATIENCE = 30_000;

function waitFor(thread: CompilerThread): void {
  const end = performance.now() + PATIENCE;
  while (!thread.isReady && performance.now() < end) thread.receive();
}

export class Background {
  /** For --stats: compilations handed over, and milliseconds that the thread spent, and from handing over to taking. */
  readonly counts = { jobs: 0, dropped: 0, milliseconds: 0, waited: 0 };
  private thread: CompilerThread | null = null;
  private isTried = false;
  /** In the order in which they were handed over, which is that of the results. */
  private readonly pending: PendingCompilation[] = [];

  /** atOnce: --stress=background, the thread is there before the first compilation. */
  constructor(
    private readonly vm: VM,
    private readonly atOnce: boolean,
  ) {}

  /** spent: milliseconds that compilations have taken here so far. The thread is started when it has been so long that there will be more to come. */
  hand(spent: number): Hand {
    if (!this.isTried && (this.atOnce || spent >= THREAD_AFTER)) this.start();
    const { thread } = this;
    if (thread === null) return Hand.CLOSED;
    if (this.atOnce) waitFor(thread);
    if (!thread.isReady || (!this.atOnce && this.isLate())) return Hand.CLOSED;
    return this.pending.length < MOST_PENDING ? Hand.OPEN : Hand.FULL;
  }

  /** Has the thread hardly any processor? Then what is hot need not wait for it. */
  private isLate(): boolean {
    return this.pending.length > 0 && performance.now() - this.pending[0].since > LATE;
  }

  private start(): void {
    this.isTried = true;
    // With one processor it would only be in the way.
    if (availableParallelism() < 2 && !this.atOnce) return;
    const { vm } = this;
    const { bmi2, avx2 } = cpuFeatures();
    this.thread = CompilerThread.start({ stubs: vm.trampoline.stubs, bmi2, avx2 });
    vm.atEnd.push(() => this.close());
  }

  send(job: CompilationJob, method: JavaMethod, osrBci: number, assumptions: readonly Assumption[]): void {
    const { codeId, origin } = job;
    this.pending.push({ method, osrBci, codeId, origin, assumptions, since: performance.now() });
    this.counts.jobs++;
    (this.thread as CompilerThread).send(job);
  }

  /** Calls `take` for all that has been finished. */
  receive(take: (pending: PendingCompilation, finished: FinishedJob) => void): void {
    const { thread, counts } = this;
    if (thread === null) return;
    for (let finished = thread.receive(); finished !== null; finished = thread.receive()) {
      const pending = this.pending.shift() as PendingCompilation;
      counts.milliseconds += finished.milliseconds;
      counts.waited += performance.now() - pending.since;
      take(pending, finished);
    }
    if (!thread.hasEnded) return;
    this.thread = null;
    const lost: FinishedJob = { kind: 'failed', reason: 'the thread has ended', milliseconds: 0 };
    for (const pending of this.pending.splice(0)) take(pending, lost);
  }

  private close(): void {
    this.thread?.close();
    this.thread = null;
    this.pending.length = 0;
  }
}
