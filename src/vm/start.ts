/** What every start of a VM has in common: the command line's and the embedder's. */

import { Acc } from '../jvms/access-flags.js';
import { boot, describeFailure, prepare } from './boot.js';
import type { JavaClass, JavaMethod } from './classes/java-class.js';
import { selectMethod } from './classes/lookup.js';
import type { VmGraph } from './image/vm-graph.js';
import type { VmOptions } from './options.js';
import { JavaException, JavaThrow, type Steps } from './steps.js';
import { type JavaThread, ThreadState } from './threads/java-thread.js';
import { uncaught } from './threads/thread-main.js';
import { ThreadKind } from './threads/threads.js';
import { Background } from './tiers/background.js';
import { makeOptimizer } from './tiers/optimizer.js';
import { heapLimits, VM } from './vm.js';
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

/** The same for a VM that is given what one had that has started elsewhere; `steps` begin with {@link refreshEnvironment}. Throws ImageError, HostError: then nothing of it is left. */
export function openVmFrom(
  graph: VmGraph,
  options: VmOptions,
  process: { readonly surroundings: (vm: VM) => string; readonly enter: (vm: VM, left: unknown) => void },
  steps: (vm: VM) => Steps<void>,
): { readonly vm: VM; readonly main: JavaThread } {
  const vm = new VM(options);
  try {
    bindOptimizer(vm, false);
    graph.restore(vm, process.surroundings(vm), process.enter);
  } catch (error) {
    vm.dispose();
    throw error;
  }
  vm.heap.setLimits(heapLimits(options));
  const main = vm.threads.current;
  vm.dispatcher.begin(main, steps(vm));
  main.state = ThreadState.BLOCKED;
  vm.threads.wake(main);
  return { vm, main };
}

/** Gives the VM its optimizing compiler, which is loaded and made when a method is hot for the first time. */
function bindOptimizer(vm: VM, verify: boolean): void {
  let optimizer: ReturnType<typeof makeOptimizer> | null = null;
  const get = (): ReturnType<typeof makeOptimizer> => {
    optimizer ??= makeOptimizer(vm, verify);
    return optimizer;
  };
  vm.tiers.compiler = (method, osrBci, codeId, origin) => get().compile(method, osrBci, codeId, origin);
  if (!mayCompileBeside(vm.options)) return;
  vm.tiers.background = new Background(vm, vm.options.background === 'stress');
  vm.tiers.prepare = (method, osrBci, codeId, origin) => get().prepare(method, osrBci, codeId, origin);
}

/** May another thread finish compilations? Whoever looks at them, or counts them, wants them one by one. */
function mayCompileBeside(options: VmOptions): boolean {
  const { background, observers, optimizeAtMost, stressDeopt, tier, verifyIr } = options;
  if (background === 'off' || verifyIr === true || optimizeAtMost !== undefined) return false;
  if (observers?.some((observer) => observer.stage !== undefined) === true) return false;
  const isOnTheSpot = tier === 'optimizing' || tier === 'early' || (stressDeopt ?? false) !== false;
  return background === 'stress' || !isOnTheSpot;
}

/** An exception came out of the start of java.base: a property that it reads may name what is not there. */
export class InitializationError extends VmError {
  /** `thrown` is the exception as HotSpot prints it, lines. */
  constructor(readonly thrown: string) {
    super(`java.base did not start: ${thrown.split('\n')[0]}`);
  }
}

/** Starts java.base. Throws {@link InitializationError} if it does not start. */
export function* bootSteps(vm: VM): Steps<void> {
  yield* bootLibrary(vm);
  beginProgram(vm);
}

/** The VM has started: what is only for programs begins. */
export function beginProgram(vm: VM): void {
  vm.heap.armStress();
  vm.tiers.start();
}

/** {@link bootSteps} without {@link beginProgram}. */
export function* bootLibrary(vm: VM): Steps<void> {
  try {
    yield* boot(vm);
  } catch (error) {
    if (!(error instanceof JavaException) && !(error instanceof JavaThrow)) throw error;
    throw new InitializationError(describeFailure(vm, error));
  }
}

/** A class by the loader of the class path. Throws what that throws. */
export function* loadBySystemLoader(vm: VM, internalName: string): Steps<JavaClass> {
  const loader = yield* vm.callStatic(
    'java/lang/ClassLoader',
    'getSystemClassLoader()Ljava/lang/ClassLoader;',
  );
  return yield* vm.loading.load(vm.loading.loaderOf(loader), internalName);
}

const MAIN = 'main([Ljava/lang/String;)V';
const MAIN_WITHOUT_ARGUMENTS = 'main()V';
/** Release since which `main` may be an instance method, go without arguments and need not be public (JLS 12.1.4); in 21 to 24 it is a preview feature. */
const INSTANCE_MAIN = 25;
const INSTANCE_MAIN_PREVIEW = 21;

/** `main` of a class or inherited by it; null if there is none. */
export function findMain(vm: VM, cls: JavaClass): JavaMethod | null {
  const first = vm.options.enablePreview === true ? INSTANCE_MAIN_PREVIEW : INSTANCE_MAIN;
  if (vm.release < first) return inherited(cls, MAIN, (m) => m.isStatic);
  return (
    inherited(cls, MAIN, (m) => (m.accessFlags & Acc.PUBLIC) !== 0) ??
    inherited(cls, MAIN, (m) => !m.isPrivate) ??
    inherited(cls, MAIN_WITHOUT_ARGUMENTS, (m) => !m.isPrivate)
  );
}

/** The nearest method of a class, its superclasses, and its interfaces where they have a body for it. */
function inherited(
  cls: JavaClass,
  signature: string,
  suits: (method: JavaMethod) => boolean,
): JavaMethod | null {
  for (let c: JavaClass | null = cls; c !== null; c = c.superClass) {
    const method = c.declaredMethod(signature);
    if (method !== undefined && suits(method)) return method;
    for (const i of c.allInterfaces) {
      const provided = i.declaredMethod(signature);
      if (provided !== undefined && !provided.isAbstract && !provided.isStatic && suits(provided))
        return provided;
    }
  }
  return null;
}

/** An instance `main` is called on a new object. */
function* callMain(vm: VM, cls: JavaClass, main: JavaMethod, args: readonly string[]): Steps<void> {
  if (main.isStatic) {
    if (main.signature === MAIN) yield* vm.call(main, vm.newStringArray(args));
    else yield* vm.call(main);
    return;
  }
  const object = vm.handles.local(vm.allocate(cls));
  const initializer = cls.declaredMethod('<init>()V');
  if (initializer !== undefined) yield* vm.call(initializer, vm.handles.get(object));
  const selected = selectMethod(cls, main);
  const method = selected !== null && 'holder' in selected ? selected : main;
  if (main.signature !== MAIN) yield* vm.call(method, vm.handles.get(object));
  else {
    const array = vm.newStringArray(args);
    yield* vm.call(method, vm.handles.get(object), array);
  }
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
    yield* callMain(vm, cls, main, args);
    return 0;
  } catch (error) {
    yield* uncaught(vm, vm.threads.current, error);
    return 1;
  }
}
