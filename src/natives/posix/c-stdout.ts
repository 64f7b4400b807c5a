/** The `stdout` of the C library. */
import { isatty } from 'node:tty';
import type { VM } from '../../vm/vm.js';
import { foreignPointer } from './environment.js';
import { symbol } from './scratch.js';

/** Arguments of setvbuf. */
const IOFBF = 0;
const IOLBF = 1;
/** What the C library takes by itself for files and pipes. */
const BUFFER_SIZE = 4096;

let isBuffered = false;

/**
 * Before a library is loaded: Node takes the buffer of C's `stdout` away, so what printf writes would come earlier among what Java prints than under `java`. In a process that
 * is the VM's alone it is as programs in C find it, line by line on a terminal, else when the buffer is full and at exit.
 */
export function bufferCStdout(vm: VM): void {
  if (isBuffered || vm.options.ownsProcess !== true) return;
  const { trampoline } = vm;
  // The buffer must outlive the VM: it is written at exit.
  const buffer = trampoline.callC(symbol(vm, 'malloc'), BUFFER_SIZE);
  if (buffer === 0) return;
  const stream = foreignPointer(vm, symbol(vm, 'stdout'));
  trampoline.callC(symbol(vm, 'setvbuf'), stream, buffer, isatty(1) ? IOLBF : IOFBF, BUFFER_SIZE);
  isBuffered = true;
}

/** Whether there may be text that only the C library's exit writes. */
export function isCStdoutBuffered(): boolean {
  return isBuffered;
}
