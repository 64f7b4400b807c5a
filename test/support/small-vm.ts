/** A VM seen from inside, for tests of its parts: java.base is started, steps run on the main thread. One in a process. */
import { Host } from '../../src/interop/host.js';
import { findNative } from '../../src/natives/index.js';
import type { JavaClass, JavaMethod } from '../../src/vm/classes/java-class.js';
import type { LoaderData } from '../../src/vm/classes/loaders.js';
import type { VmOptions } from '../../src/vm/options.js';
import { JavaException, JavaThrow, type Steps } from '../../src/vm/steps.js';
import { startThread, VmThread } from '../../src/vm/threads/thread-main.js';
import type { VM } from '../../src/vm/vm.js';
import type { ClassWriter } from './class-writer.js';
import { classfiles } from './paths.js';

export interface SmallVm {
  readonly vm: VM;
  /** Runs steps to their end; throws what they throw. */
  run<T>(steps: Steps<T>): T;
  /** Defines and initialises a class; the loader is the boot loader unless said otherwise. */
  define(writer: ClassWriter, loader?: LoaderData): JavaClass;
  /** Calls a static method by its name and descriptor. */
  call(cls: JavaClass, signature: string, ...args: number[]): number;
  /** What steps throw: the exception's class and message, as `java` prints it; '' if they throw nothing. */
  thrown(steps: Steps<unknown>): string;
  /** Starts a daemon thread that runs the steps; its turn comes in {@link settle}. */
  start(name: string, steps: Steps<void>): void;
  /** Lets the other threads run until each waits for something or has ended. */
  settle(): void;
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
  const { vm } = host;
  const run = <T>(steps: Steps<T>): T => host.runSync(steps);
  return {
    vm,
    run,
    define: (writer, loader = vm.classes.boot) => {
      const place = { protectionDomain: 0, origin: '' };
      const cls = run(vm.loading.define(loader, writer.name, writer.toBuffer(), place));
      run(vm.initializer.initialize(cls));
      return cls;
    },
    call: (cls, signature, ...args) => run(vm.call(cls.declaredMethod(signature) as JavaMethod, ...args)),
    thrown: (steps) => {
      try {
        run(steps);
        return '';
      } catch (error) {
        if (error instanceof JavaThrow) return error.toString();
        if (error instanceof JavaException) return vm.exceptions.describe(error.ref);
        throw error;
      }
    },
    start: (name, steps) => run(startThread(vm, steps, name, VmThread.DAEMON)),
    settle: () => run(giveWay(vm)),
  };
}

function* giveWay({ threads }: VM): Steps<void> {
  while (threads.runnable) yield* threads.giveWay();
}
