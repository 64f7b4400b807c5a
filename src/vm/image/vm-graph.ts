/**
 * A VM that has started, for processes that cannot begin with a snapshot of V8 (docs/IMAGE.md): its region in a file, its objects in another. A VM is made as ever, but instead of starting java.base it is given
 * what those hold.
 */
import { readFileSync } from 'node:fs';
import { type CpuFeatures, hasFeatures } from '../../compiler/cpu-features.js';
import { Region } from '../../layout/layout.js';
import { ModuleGraph } from '../classes/modules.js';
import type { VM } from '../vm.js';
import { GraphFile, readGraph } from './graph-reader.js';
import { ImageError, type Run, readRegion } from './region-file.js';
import { reviveThreads } from './revived-threads.js';
import { Views } from './views.js';

/** What is written beside the objects. */
export interface GraphNotes {
  readonly name: string;
  readonly runs: readonly Run[];
  readonly clock: number;
  readonly features: CpuFeatures;
  readonly stubsEnd: number;
  /** See {@link ProcessState.leave}. */
  readonly left: unknown;
  /** What of the machine and the environment is settled, as a text. */
  readonly surroundings: string;
}

/** What leads to all objects of a VM. */
export const rootOf = (vm: VM): object => ({ vm, modules: ModuleGraph.of(vm) });

export class VmGraph {
  private readonly file: GraphFile;
  private readonly notes: GraphNotes;

  /** Reads the file of the objects. Throws {@link ImageError}. */
  constructor(
    readonly path: string,
    private readonly regionPath: string,
  ) {
    let bytes: Buffer;
    try {
      bytes = readFileSync(path);
    } catch (error) {
      throw new ImageError(`${path} cannot be read: ${(error as Error).message}`);
    }
    this.file = new GraphFile(bytes, path);
    this.notes = this.file.index.notes as GraphNotes;
  }

  /**
   * Makes a VM that has just been made one that has started. Its main thread has nothing to do. Throws {@link ImageError}, HostError; then it can only be disposed of. `enter`: see {@link ProcessState}; `surroundings`:
   * what they are here.
   */
  restore(vm: VM, surroundings: string, enter: (vm: VM, left: unknown) => void): void {
    const { name, runs, clock, features, stubsEnd, left } = this.notes;
    const { trampoline, memory } = vm;
    if (surroundings !== this.notes.surroundings)
      throw new ImageError(`it is for ${this.notes.surroundings}, here is ${surroundings}`);
    if (!hasFeatures(features)) throw new ImageError('the processor is another');
    if (trampoline.stubs.end !== stubsEnd) throw new ImageError('the stubs are others');
    // It is made when it is asked for, but the graph has one.
    vm.invoke;
    const views = new Views(memory, [vm]);
    trampoline.refill(
      (libc, memfd) => readRegion(this.regionPath, name, runs, libc, memfd),
      (memory) => views.restore(memory),
    );
    if (trampoline.end !== Region.END) throw new ImageError('something lies in the heap');
    readGraph(this.file, rootOf(vm), memory);
    vm.threads.setClock(clock);
    vm.threads.reopen();
    reviveThreads(vm);
    enter(vm, left);
  }
}
