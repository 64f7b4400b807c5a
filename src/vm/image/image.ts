/**
 * A VM that has started, kept for later processes (docs/IMAGE.md): its region in a file, its TypeScript in a snapshot of V8. {@link VmImage.freeze} takes it out of this process, {@link VmImage.thaw} puts it
 * into another.
 */
import { writeFileSync } from 'node:fs';
import type { LibC } from '../../../native-trampoline/libc.js';
import { type CpuFeatures, cpuFeatures, hasFeatures } from '../../compiler/cpu-features.js';
import { Region, Thunk } from '../../layout/layout.js';
import { forgetNameOrder } from '../classes/method-order.js';
import { closeEventLoop } from '../threads/event-loop.js';
import { ThreadState } from '../threads/java-thread.js';
import { reattachSignals, suspendSignals } from '../threads/signals.js';
import type { VM } from '../vm.js';
import { VmError } from '../vm-error.js';
import { writeGraph } from './graph-writer.js';
import { ImageError, type Run, readRegion, writeRegion } from './region-file.js';
import { requireRevivable } from './revived-threads.js';
import { Views } from './views.js';
import { type GraphNotes, rootOf } from './vm-graph.js';

/** What other parts keep of the process, beside the VM. */
export interface ProcessState {
  /** Objects that may keep views of the region, or large arrays. */
  readonly roots: readonly object[];
  /** Forgets what another process has elsewhere; what is returned (plain data) is told `enter` there. */
  readonly leave: (vm: VM) => unknown;
  readonly enter: (vm: VM, left: unknown) => void;
}

export class VmImage {
  private runs: readonly Run[] = [];
  private views: Views | null = null;
  private left: unknown = null;
  private clock = 0;
  private features: CpuFeatures | null = null;

  /** `name`: what region file and snapshot know each other by, some random characters. */
  constructor(
    readonly vm: VM,
    readonly name: string,
    private readonly state: ProcessState,
  ) {}

  /** Writes the region to a new file, and makes the VM one that a snapshot can hold. No thread may be running. */
  freeze(path: string): void {
    const { vm, state } = this;
    requireQuiet(vm);
    this.left = state.leave(vm);
    vm.threads.events.forgetProcess();
    closeEventLoop();
    vm.findings.clear();
    suspendSignals();
    vm.trampoline.leaveProcess();
    this.runs = writeRegion(path, this.name, vm.memory, {
      codeEnd: vm.code.origin,
      thunksEnd: Region.THUNKS + Thunk.SIZE * (vm.methods.count + 1),
    });
    vm.classes.image.suspend();
    forgetNameOrder(vm);
    this.features = cpuFeatures();
    this.clock = vm.threads.now();
    this.views = new Views(vm.memory, [vm, ...state.roots]);
    vm.trampoline.forgetProcess();
  }

  /** Writes what {@link VmGraph} reads, when all that can be made anew has been let go of. Throws VmError, {@link UnwritableObject}. */
  writeGraph(path: string, surroundings: string): void {
    const { vm, views, features } = this;
    if (views === null || features === null) throw new VmError('the image was not frozen');
    requireRevivable(vm);
    const notes: GraphNotes = {
      name: this.name,
      runs: this.runs,
      clock: this.clock,
      features,
      stubsEnd: vm.trampoline.stubs.end,
      left: this.left,
      surroundings,
    };
    writeFileSync(path, writeGraph(rootOf(vm), views.takenOut(), notes), { flag: 'wx', mode: 0o600 });
  }

  /** Goes on in this process. Throws {@link ImageError} where the image doesn't fit, HostError where the process can't host a VM. */
  thaw(libc: LibC, path: string): void {
    const { vm, views } = this;
    if (views === null || this.features === null) throw new VmError('the image was not frozen');
    if (!hasFeatures(this.features)) throw new ImageError('the processor is another');
    vm.trampoline.reopen(
      libc,
      (memfd) => readRegion(path, this.name, this.runs, libc, memfd),
      (memory) => views.restore(memory),
    );
    this.views = null;
    vm.threads.setClock(this.clock);
    vm.threads.reopen();
    this.state.enter(vm, this.left);
    reattachSignals();
  }
}

/** Everything must lie in the region or in JavaScript's heap. Throws VmError that says what does not. */
function requireQuiet(vm: VM): void {
  if (vm.threads.events.waiting) throw new VmError('a thread waits for a descriptor');
  for (const thread of vm.threads.all()) {
    if (thread.state !== ThreadState.BLOCKED)
      throw new VmError(`the thread "${vm.threads.nameOf(thread)}" is not blocked`);
    if (thread.savedOutside !== 0) throw new VmError('the stack of a thread lies outside the region');
  }
}
