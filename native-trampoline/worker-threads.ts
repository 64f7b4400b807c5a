/**
 * Node's worker_threads, loaded when it is needed: in a process that begins with a snapshot of V8 threads can be made only if the process that made the snapshot has not loaded it (in Node 20 a worker
 * fails then, in 22 it ends the process).
 */
import { createRequire } from 'node:module';
import { startupSnapshot } from 'node:v8';

type WorkerThreads = typeof import('node:worker_threads');

let loaded: WorkerThreads | undefined;
let isMain: boolean | undefined;

export function workerThreads(): WorkerThreads {
  loaded ??= createRequire(import.meta.url)('node:worker_threads') as WorkerThreads;
  return loaded;
}

/** Is this the process's first thread? What makes a snapshot, and what begins with one, is. */
export function isMainThread(): boolean {
  isMain ??= startupSnapshot.isBuildingSnapshot() || workerThreads().isMainThread;
  return isMain;
}
