/** What every start of a VM has in common: the command line's and the embedder's. */
import { boot, describeFailure, prepare } from './boot.js';
import type { JavaClass, JavaMethod } from './classes/java-class.js';
import type { VmOptions } from './options.js';
import { JavaException, JavaThrow, type Steps } from './steps.js';
import type { JavaThread } from './threads/java-thread.js';
import { uncaught } from './threads/thread-main.js';
import { ThreadKind } from './threads/threads.js';
import { bindOptimizer } from './tiers/optimizer.js';
import { VM } from './vm.js';
import { VmError } from './vm-error.js';

/** A VM with its main thread, in the queue to run `steps`, which begin with {@link bootSteps}. */
export function openVm(
  options: VmOptions,
  steps: (vm: VM) => Steps<void>,
): { readonly vm: VM; readonly main: JavaThread } {
  const vm = new VM(options);
  prepare(vm);
  bindOptimizer(vm, options.verifyIr === true);
  const main = vm.threads.create(0, ThreadKind.MAIN);
  vm.dispatcher.begin(main, steps(vm));
  vm.threads.start(main);
  return { vm, main };
}

/** An exception came out of the start of java.base: a property that it reads may name what is not there. */
export class InitializationError extends VmError {
  /** `thrown` is class and message of the exception. */
  constructor(readonly thrown: string) {
    super(`java.base did not start: ${thrown}`);
  }
}

/** Starts java.base. Throws {@link InitializationError} if it does not start. */
export function* bootSteps(vm: VM): Steps<void> {
  try {
    yield* boot(vm);
  } catch (error) {
    if (!(error instanceof JavaException) && !(error instanceof JavaThrow)) throw error;
    throw new InitializationError(describeFailure(vm, error));
  }
  vm.heap.armStress();
  vm.tiers.start();
}

/** A class by the loader of the class path. Throws what that throws. */
export function* loadBySystemLoader(vm: VM, internalName: string): Steps<JavaClass> {
  const loader = yield* vm.callStatic(
    'java/lang/ClassLoader',
    'getSystemClassLoader()Ljava/lang/ClassLoader;',
  );
  return yield* vm.loading.load(vm.loading.loaderOf(loader), internalName);
}

/** `main` of a class or inherited by it; null if there is none. */
export function findMain(cls: JavaClass): JavaMethod | null {
  for (let c: JavaClass | null = cls; c !== null; c = c.superClass) {
    const method = c.declaredMethod('main([Ljava/lang/String;)V');
    if (method !== undefined) return method;
  }
  return null;
}

/** Runs `main`; 1 if an exception came out, which has been printed then as `java` does it. */
export function* runMainMethod(
  vm: VM,
  cls: JavaClass,
  main: JavaMethod,
  args: readonly string[],
): Steps<number> {
  try {
    yield* vm.initializer.initialize(cls);
    yield* vm.call(main, vm.newStringArray(args));
    return 0;
  } catch (error) {
    yield* uncaught(vm, vm.threads.current, error);
    return 1;
  }
}
