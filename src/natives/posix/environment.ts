/** The process's environment as it is in memory: bytes, not texts. */
import type { VM } from '../../vm/vm.js';
import { copyForeign, readForeignCString, structure, symbol } from './scratch.js';

/** Address of the array of strings that `environ` points at, 0 if there is none. */
export function environAddress(vm: VM): number {
  return foreignPointer(vm, symbol(vm, 'environ'));
}

/** The pointer at any address of the process. */
export function foreignPointer(vm: VM, address: number): number {
  const at = structure(vm);
  copyForeign(vm, at, address, 8);
  return vm.memory.load64(at);
}

/** A variable, as the VM's options or the process have it. */
export function variable(vm: VM, name: string): string | undefined {
  return (vm.options.environment ?? process.env)[name];
}

/** All strings of the environment, `NAME=value`. */
export function environment(vm: VM): Buffer[] {
  const given = vm.options.environment;
  if (given !== undefined)
    return Object.entries(given).map(([name, value]) => Buffer.from(`${name}=${value}`));
  const result: Buffer[] = [];
  const array = environAddress(vm);
  if (array === 0) return result;
  for (let i = 0; ; i++) {
    const text = foreignPointer(vm, array + 8 * i);
    if (text === 0) return result;
    result.push(readForeignCString(vm, text));
  }
}
