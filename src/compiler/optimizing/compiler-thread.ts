/** The thread that does {@link CompilationJob}s, one after the other, as they come through its port. Its other end is src/vm/tiers/compiler-thread.ts. */
import { type MessagePort, workerData } from 'node:worker_threads';
import { type CompilationJob, type JobSettings, runJob } from './compilation-job.js';
import type { OptimizedCode } from './optimized-code.js';

/** What the thread is started with. */
export interface ThreadStart {
  readonly port: MessagePort;
  readonly settings: JobSettings;
}

export type CompilerReply =
  /** It listens. */
  | { readonly kind: 'ready' }
  /** Jobs are answered in their order. milliseconds: spent on this one. */
  | { readonly kind: 'done'; readonly code: OptimizedCode; readonly milliseconds: number }
  | { readonly kind: 'failed'; readonly reason: string; readonly milliseconds: number };

const { port, settings } = workerData as ThreadStart;

function reply(job: CompilationJob): CompilerReply {
  const started = performance.now();
  try {
    const code = runJob(job, settings);
    return {
      kind: 'done',
      code: { ...code, bytes: code.bytes.slice() },
      milliseconds: performance.now() - started,
    };
  } catch (error) {
    return { kind: 'failed', reason: String(error), milliseconds: performance.now() - started };
  }
}

port.on('message', (job: CompilationJob) => port.postMessage(reply(job)));
port.postMessage({ kind: 'ready' } satisfies CompilerReply);
