/** Native methods that are called first: which C function serves them. */

import { ArgumentPlaces } from '../../compiler/native-stub.js';
import { Ctx, contextWord, Frame } from '../../layout/layout.js';
import type { JavaMethod } from '../classes/java-class.js';
import type { Steps } from '../steps.js';
import type { VM } from '../vm.js';
import { functionNames } from './names.js';

const JAVA_RBP = contextWord(Ctx.JAVA_RBP);

/**
 * Finds the function of a native method that stands in its stub for TypeScript, whose arguments lie at `args`, and makes calls go to it. Answers where this call is made anew, 0 if there is nothing to be
 * called. Throws UnsatisfiedLinkError.
 */
export function* linkNative(vm: VM, method: JavaMethod, args: number): Steps<number> {
  const { memory, handles } = vm;
  const kinds = method.kinds.slice(0, -1);
  const kept = [...kinds].map((kind, i) => (kind === 'P' ? handles.local(memory.load32(args + 8 * i)) : 0));
  const target = mayBeOfLibrary(vm, method) ? yield* findFunction(vm, method) : 0;
  if (target === 0) {
    const fallback = vm.options.natives(method.holder.name, method.signature);
    if (fallback === undefined || !method.holder.loader.isBoot) throw vm.messages.unsatisfiedLink(method);
    method.native = fallback;
    return 0;
  }
  const places = new ArgumentPlaces(kinds);
  const rbp = memory.i32[JAVA_RBP];
  kept.forEach((handle, i) => {
    if (kinds[i] !== 'P') return;
    const ref = handles.get(handle);
    memory.store32(args + 8 * i, ref);
    if (places.register[i] < 0) memory.store32(rbp + Frame.STACK_ARGS + 8 * places.word[i], ref);
  });
  if (vm.jni.helpers.serves(method)) {
    vm.jni.helpers.bind(method, target);
    vm.dispatcher.nativeResult(method, yield* vm.jni.helpers.call(method, target, args));
    return 0;
  }
  if (method.isSynchronized) unlock(vm, rbp);
  return vm.jni.install(method, target);
}

/**
 * Can a library serve the method? Not one of java.base: the JDK's libjava.so may be there, because others are linked with it, but its natives ask for a VM that is not.
 */
export function mayBeOfLibrary(vm: VM, { holder }: JavaMethod): boolean {
  return vm.jni.isUsed && !(holder.loader.isBoot && vm.classes.moduleName(holder) === 'java.base');
}

/** The stub has locked already; the new call will do so itself. */
function unlock(vm: VM, rbp: number): void {
  const home = rbp + Frame.FIRST_POINTER;
  vm.monitors.exit(vm.memory.load32(home), vm.threads.current);
  vm.memory.store32(home, 0);
}

/** Address of the C function in the libraries that the class's loader has loaded, 0 if there is none. */
export function* findFunction(vm: VM, method: JavaMethod): Steps<number> {
  const { handles, strings } = vm;
  const { holder } = method;
  const finders = vm.classes.loadBoot('java/lang/ClassLoader').methodMap;
  const find = finders.get('findNative(Ljava/lang/ClassLoader;Ljava/lang/String;)J');
  const findSince22 = finders.get(
    'findNative(Ljava/lang/ClassLoader;Ljava/lang/Class;Ljava/lang/String;Ljava/lang/String;)J',
  );
  for (const name of functionNames(holder.name, method.name, method.descriptor)) {
    const loader = handles.get(holder.loader.handle);
    let found = 0;
    if (find !== undefined) found = yield* vm.call(find, loader, strings.fromJs(name));
    else if (findSince22 !== undefined) {
      const text = strings.fromJs(name);
      found = yield* vm.call(findSince22, loader, holder.mirror, text, strings.fromJs(method.name));
    }
    if (found !== 0) return found;
  }
  return 0;
}
