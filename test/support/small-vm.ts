/** A VM seen from inside, for tests of its parts: java.base is started, steps run on the main thread. One in a process. */
import { Host } from '../../src/interop/host.js';
import { findNative } from '../../src/natives/index.js';
import type { VmOptions } from '../../src/vm/options.js';
import type { Steps } from '../../src/vm/steps.js';
import type { VM } from '../../src/vm/vm.js';
import { classfiles } from './paths.js';

export interface SmallVm {
  readonly vm: VM;
  /** Runs steps to their end; throws what they throw. */
  run<T>(steps: Steps<T>): T;
}

export function openSmallVm(options: Partial<VmOptions> = {}): SmallVm {
  const host = new Host({
    classPath: [classfiles('examples')],
    natives: findNative,
    properties: [],
    mayRestart: true,
    reduceSignals: true,
    ...options,
  });
  return { vm: host.vm, run: (steps) => host.runSync(steps) };
}
