/** The end of a process that has run a program from an image. */
import { Sys } from '../../../native-trampoline/system-calls.js';
import { isBlocking } from '../../natives/java/io/file-descriptors.js';
import type { VM } from '../../vm/vm.js';

/** Options of Node's and V8's that have something to do at the end. */
const LOOKING = /prof|trace|report|inspect|log/;

/**
 * Ends the process as process.exit does, listeners included; but where nothing depends on what Node itself does then (joining its threads, taking V8's heap apart page by page), the kernel ends it at once.
 */
export function leave(vm: VM, code: number): never {
  if (mayEndAtOnce(vm))
    (process as unknown as { reallyExit: (code: number) => void }).reallyExit = (code) =>
      vm.trampoline.syscall(Sys.EXIT_GROUP, code);
  process.exit(code);
}

function mayEndAtOnce(vm: VM): boolean {
  // Libraries may have functions to be called at exit (atexit, destructors), and text in the buffers of C.
  if (vm.jni.isUsed || vm.jni.isOutputBuffered || process.env.NODE_V8_COVERAGE !== undefined) return false;
  if (process.execArgv.some((option) => LOOKING.test(option))) return false;
  // Node puts back how it found the terminal, and pipes that it has made non-blocking.
  return [0, 1, 2].every((fd) => isBlocking(vm, fd));
}
