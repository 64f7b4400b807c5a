/** The one table of natives that the VM brings along: aggregated from the files of each class. */

import type { NativeFunction, NativeTable } from '../vm/native.js';
import type { VM } from '../vm/vm.js';
import { classNatives } from './class-natives.js';
import { invokeNatives } from './invoke-natives.js';
import { ioNatives } from './io-natives.js';
import { managementNatives } from './management-natives.js';
import { forgetEncoding } from './posix/encoding.js';
import { libraryMapping, mapLibraryAgain } from './posix/mapped-files.js';
import { forgetSymbols } from './posix/scratch.js';
import { forgetZlib } from './posix/zlib.js';
import { runtimeNatives } from './runtime-natives.js';
import { forgetDeadEnd } from './sun/nio/ch/FileDispatcherImpl.js';

const table = new Map<string, Readonly<Record<string, NativeFunction>>>();

function fill(): void {
  for (const group of [runtimeNatives, classNatives, ioNatives, invokeNatives, managementNatives])
    for (const entry of group) add(entry);
}

function add(entry: NativeTable): void {
  for (const [className, functions] of Object.entries(entry)) {
    const known = table.get(className);
    table.set(className, known === undefined ? functions : { ...known, ...functions });
  }
}

/** The function for a native method of the boot loader's classes; `signature` is name and descriptor. */
export function findNative(className: string, signature: string): NativeFunction | undefined {
  if (table.size === 0) fill();
  const own = table.get(className)?.[signature];
  if (own !== undefined) return own;
  // Every class that has natives registers them in the JDK; there is nothing to register here.
  return signature === 'registerNatives()V' || signature === 'initIDs()V' ? () => undefined : undefined;
}

/** What natives keep of a process in which the VM ends (src/vm/image), so that another can go on with it. Throws VmError if something cannot be had again. */
export function leaveProcess(vm: VM): (vm: VM) => void {
  const library = libraryMapping(vm);
  forgetDeadEnd(vm);
  forgetSymbols();
  forgetEncoding();
  forgetZlib();
  return (vm) => {
    if (library !== null) mapLibraryAgain(vm, library);
  };
}
