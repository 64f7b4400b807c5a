/** State that a module keeps for a VM: it begins when it is asked for first, and ends with the VM. Modules outlive VMs, which may be closed and opened again. */
import type { VM } from './vm.js';

/** `end` is called when the VM is closed, while system calls can still be made. */
export function stateOf<T extends object>(
  begin: (vm: VM) => T,
  end: ((vm: VM, state: T) => void) | null = null,
): (vm: VM) => T {
  const states = new WeakMap<VM, T>();
  return (vm) => {
    let state = states.get(vm);
    if (state === undefined) {
      const made = begin(vm);
      states.set(vm, made);
      if (end !== null) vm.atEnd.push(() => end(vm, made));
      state = made;
    }
    return state;
  };
}
