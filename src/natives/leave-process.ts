/** The start-up image's making: the process in which a VM ends. */
import type { VM } from '../vm/vm.js';
import { forgetEncoding } from './posix/encoding.js';
import { libraryMapping, mapLibraryAgain } from './posix/mapped-files.js';
import { forgetDeadEnd } from './sun/nio/ch/FileDispatcherImpl.js';

/** What natives keep of a process in which the VM ends (src/vm/image), so that another can go on with it. Throws VmError if something cannot be had again. */
export function leaveProcess(vm: VM): (vm: VM) => void {
  const library = libraryMapping(vm);
  forgetDeadEnd(vm);
  forgetEncoding(vm);
  return (vm) => {
    if (library !== null) mapLibraryAgain(vm, library);
  };
}
