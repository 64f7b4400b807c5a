/** The start-up image's making: the process in which a VM ends. */
import type { VM } from '../vm/vm.js';
import { forgetEncoding } from './posix/encoding.js';
import { type LibraryMapping, libraryMapping, mapLibraryAgain } from './posix/mapped-files.js';
import { forgetDeadEnd } from './sun/nio/ch/FileDispatcherImpl.js';

export interface LeftProcess {
  readonly library: LibraryMapping | null;
}

/** What natives keep of a process in which the VM ends (src/vm/image), as plain data. Throws VmError if something cannot be had again. */
export function leaveProcess(vm: VM): LeftProcess {
  const library = libraryMapping(vm);
  forgetDeadEnd(vm);
  forgetEncoding(vm);
  return { library };
}

/** Another process goes on with the VM. */
export function enterProcess(vm: VM, left: unknown): void {
  const { library } = left as LeftProcess;
  if (library !== null) mapLibraryAgain(vm, library);
}
