/** `--perf-map`: the file in which Linux `perf` looks up names of code that no file on disk holds: a line `start size name` for each piece, in hexadecimal. */
import { openSync, writeSync } from 'node:fs';
import { Region } from '../layout/layout.js';
import { CODE_KINDS, type CodeBlob } from '../vm/code/code-blob.js';
import type { CodeObserver } from '../vm/code/code-observer.js';
import type { VM } from '../vm/vm.js';

/** Where `perf` looks. */
export const perfMapFile = (pid: number): string => `/tmp/perf-${pid}.map`;

/** Writes each code as it is installed; the stubs with the first. Code that replaces freed code comes later in the file, as perf wants it. */
export class PerfMap implements CodeObserver {
  private descriptor = -1;

  installed(vm: VM, { start, end, method, kind }: CodeBlob): void {
    if (this.descriptor < 0) {
      this.descriptor = openSync(perfMapFile(process.pid), 'w');
      this.write(Region.CODE, vm.trampoline.stubs.end - Region.CODE, 'gojdk stubs');
    }
    this.write(start, end - start, `${method} [${CODE_KINDS[kind]}]`);
  }

  private write(start: number, size: number, name: string): void {
    writeSync(this.descriptor, `${start.toString(16)} ${size.toString(16)} ${name}\n`);
  }
}
