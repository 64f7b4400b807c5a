/** Whoever wants to see what is compiled: handed to the VM by whoever starts it (VmOptions.observers). */
import type { JavaMethod } from '../classes/java-class.js';
import type { VM } from '../vm.js';
import type { CodeBlob } from './code-blob.js';

export interface CodeObserver {
  /** Are the stages of the method's compilation to be shown? */
  wants?(method: JavaMethod): boolean;
  /** A stage of the compilation of such a method: the name of a pass, and what it has left, as text. */
  stage?(method: JavaMethod, name: string, text: string): void;
  /** Code has been installed, and stands where it will run. `milliseconds` is what compiling took, NaN if nobody measured. */
  installed?(vm: VM, blob: CodeBlob, milliseconds: number): void;
}

/** The line of --trace=compile. */
export function compiledText(blob: CodeBlob, kind: string, milliseconds: number): string {
  const { code } = blob.method;
  const bytecode = code === null ? '' : `${code.code.length} bytes of bytecode, `;
  const time = Number.isNaN(milliseconds) ? '' : `, ${milliseconds.toFixed(3)} ms`;
  return `${blob.method} ${kind}: ${bytecode}${blob.end - blob.start} of code at 0x${blob.start.toString(16)}${time}`;
}

/** Shows a stage to those who want it; the text is made for them only. */
export function showStage(vm: VM, method: JavaMethod, name: string, text: () => string): void {
  for (const observer of vm.options.observers ?? [])
    if (observer.stage !== undefined && observer.wants?.(method) === true)
      observer.stage(method, name, text());
}
