/**
 * A thread beside the VM's that does the second half of compilations (src/compiler/optimizing/compilation-job.ts). It touches nothing of the VM: jobs and their results are messages, which are looked
 * for where the VM is at a safepoint anyway, as Node's event loop does not turn while Java computes.
 */
import { existsSync } from 'node:fs';
import type { MessagePort, Worker } from 'node:worker_threads';
import { workerThreads } from '../../../native-trampoline/worker-threads.js';
import type { CompilationJob, JobSettings } from '../../compiler/optimizing/compilation-job.js';
import type { CompilerReply, ThreadStart } from '../../compiler/optimizing/compiler-thread.js';
import { buffersOf } from '../../compiler/optimizing/flat-graph.js';

export type FinishedJob = Exclude<CompilerReply, { readonly kind: 'ready' }>;

/** Where it is in the package; or among the modules as they are compiled. */
const SCRIPTS = ['../bundle/compiler-thread.cjs', '../../compiler/optimizing/compiler-thread.js'];

function script(): URL | undefined {
  return SCRIPTS.map((path) => new URL(path, import.meta.url)).find((url) => existsSync(url));
}

export class CompilerThread {
  /** It can take jobs. */
  isReady = false;
  /** It will answer nothing any more. */
  hasEnded = false;
  private readonly worker: Worker;
  private readonly port: MessagePort;
  private readonly receiveOn: (port: MessagePort) => { readonly message: CompilerReply } | undefined;

  private constructor(url: URL, settings: JobSettings) {
    const { MessageChannel, Worker, receiveMessageOnPort } = workerThreads();
    const { port1, port2 } = new MessageChannel();
    this.receiveOn = receiveMessageOnPort;
    this.port = port1;
    const start: ThreadStart = { port: port2, settings };
    // Neither flags nor variables of this process are for it, least of all modules that they would load.
    this.worker = new Worker(url, { workerData: start, transferList: [port2], execArgv: [], env: {} });
    this.worker.on('error', () => this.close());
    this.worker.unref();
    port1.unref();
  }

  /** Null if the process may have no threads. */
  static start(settings: JobSettings): CompilerThread | null {
    const url = script();
    if (url === undefined) return null;
    try {
      return new CompilerThread(url, settings);
    } catch {
      return null;
    }
  }

  /** What has come since: the next finished job, in the order in which they were sent. */
  receive(): FinishedJob | null {
    const received = this.receiveOn(this.port);
    if (received === undefined) return null;
    const { message } = received;
    if (message.kind !== 'ready') return message;
    this.isReady = true;
    return this.receive();
  }

  send(job: CompilationJob): void {
    this.port.postMessage(job, buffersOf(job.graph));
  }

  close(): void {
    this.isReady = false;
    this.hasEnded = true;
    this.port.close();
    void this.worker.terminate();
  }
}
