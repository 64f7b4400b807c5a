/** Calling natives that are bound to TypeScript. */

import type { Memory } from '../../../native-trampoline/memory.js';
import { Region } from '../../layout/layout.js';
import { isOfImage } from '../classes/builtin-loaders.js';
import type { JavaMethod } from '../classes/java-class.js';
import { registrationNative } from '../code/object-constructor.js';
import { mayBeOfLibrary } from '../jni/linking.js';
import type { NativeFunction, NativeValue } from '../native.js';
import type { Steps } from '../steps.js';
import type { VM } from '../vm.js';

/** Methods by which a class of the JDK tells its library that it is there: where our own functions serve the class, there is nothing to be told. */
const isIntroduction = (method: JavaMethod): boolean =>
  method.signature === 'registerNatives()V' || method.signature === 'initIDs()V';

/** The embedder's function for a native method; undefined if it has none. It reads the arguments itself. */
const embeddersNative = (vm: VM, method: JavaMethod): NativeFunction | undefined =>
  vm.bound.get(`${method.holder.name}.${method.signature}`)?.(method);

/** The function of our own that serves a native method. */
const ownNative = (vm: VM, { holder, signature }: JavaMethod): NativeFunction | undefined =>
  isOfImage(vm, holder) ? vm.options.natives(holder.name, signature) : undefined;

/** The function of a native method that no class file has: the VM has made it itself. */
const nativeOfVm = (vm: VM, method: JavaMethod): NativeFunction =>
  registrationNative(method) ?? vm.invoke.linkers.nativeOf(method);

/** Is there one? It comes before a library's. */
export function hasOwnNative(vm: VM, method: JavaMethod): boolean {
  return (
    vm.bound.has(`${method.holder.name}.${method.signature}`) ||
    (isOfImage(vm, method.holder) &&
      !isIntroduction(method) &&
      vm.options.natives(method.holder.name, method.signature) !== undefined)
  );
}

/** Binds a native method to the function that serves it; false if only a library may have one. */
export function bindNative(vm: VM, method: JavaMethod): boolean {
  if (method.native !== null) return true;
  if (method.index < 0) {
    method.native = nativeOfVm(vm, method);
    return true;
  }
  if (isIntroduction(method) && mayBeOfLibrary(vm, method) && !hasOwnNative(vm, method)) return false;
  const embedders = embeddersNative(vm, method);
  method.readsArguments = embedders !== undefined;
  const bound = embedders ?? ownNative(vm, method);
  if (bound === undefined) return false;
  method.native = bound;
  return true;
}

/** Calls a native that is bound, whose arguments lie at `args`, 8 bytes each. A generator if it works in steps; null if it has left its result in the context. */
export function callNative(
  vm: VM,
  method: JavaMethod,
  args: number,
): NativeValue | Steps<NativeValue> | null {
  const f = method.native as NativeFunction;
  method.nativeCalls++;
  vm.trace.natives?.(method.toString());
  if (method.readsArguments) return f(vm);
  const { kinds } = method;
  const { memory } = vm;
  switch (kinds.length) {
    case 1:
      return f(vm);
    case 2:
      return f(vm, argument(memory, kinds, args, 0));
    case 3:
      return f(vm, argument(memory, kinds, args, 0), argument(memory, kinds, args, 1));
    case 4:
      return f(
        vm,
        argument(memory, kinds, args, 0),
        argument(memory, kinds, args, 1),
        argument(memory, kinds, args, 2),
      );
    default: {
      const values: number[] = [];
      for (let i = 0; i < kinds.length - 1; i++) values.push(argument(memory, kinds, args, i));
      return f(vm, ...values);
    }
  }
}

function argument(memory: Memory, kinds: string, args: number, i: number): number {
  const word = (args + 8 * i - Region.BASE) >> 2;
  switch (kinds.charCodeAt(i)) {
    case 0x44: // D
      return memory.f64[word >> 1];
    case 0x46: // F
      return memory.f32[word];
    case 0x4a: // J
      return memory.i32[word + 1] * 0x1_0000_0000 + (memory.i32[word] >>> 0);
    default:
      return memory.i32[word];
  }
}
