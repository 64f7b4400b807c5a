/**
 * What C code prints by stdio. Node has taken stdout's buffer away; under `java` it has one, so that what C prints comes where it is flushed, or at the end, and not with a system call for each character. Only where the
 * process is the VM's alone.
 */
import type { VM } from '../vm.js';

/** Modes of setvbuf. */
const enum Buffering {
  FULL = 0,
  LINE = 1,
}
const STDOUT = 1;
/** glibc's sizes: of a terminal's buffer, and of others. */
const LINE_SIZE = 1024;
const FULL_SIZE = 4096;

/** Before a library is loaded: gives stdout the buffer that it has in a C program, once. The buffer outlives the VM: it is written at exit. */
export function bufferOutput({ jni, trampoline, options }: VM): void {
  if (jni.isOutputBuffered || options.ownsProcess !== true) return;
  const { memory } = jni;
  const isTerminal = memory.call('isatty', STDOUT) !== 0;
  const size = isTerminal ? LINE_SIZE : FULL_SIZE;
  const buffer = memory.call('malloc', size);
  if (buffer === 0) return;
  const stdout = memory.readPointer(trampoline.dlsym('stdout'));
  memory.call('setvbuf', stdout, buffer, isTerminal ? Buffering.LINE : Buffering.FULL, size);
  jni.isOutputBuffered = true;
}

/** What is in the buffers is written. */
export function flushOutput({ jni }: VM): void {
  if (jni.isUsed) jni.memory.call('fflush', 0);
}
