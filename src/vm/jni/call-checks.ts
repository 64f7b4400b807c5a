/** What -Xcheck:jni remembers from one call of C code to the next. */
import type { VM } from '../vm.js';

export class CallChecks {
  /** The function after whose call C code has to ask for exceptions, and the native method that has called it, by its place on its thread's stack. */
  private unchecked = '';
  private nativeRsp = 0;
  /** How many arrays and strings C code has got the addresses of and not given back. */
  critical = 0;
  private address = 0;

  constructor(private readonly vm: VM) {}

  /** Address of a word that is 0 if nothing is expected: each native method begins so. */
  get word(): number {
    if (this.address === 0) this.address = this.vm.metaspace.allocate(8);
    return this.address;
  }

  expect(name: string, nativeRsp: number): void {
    this.unchecked = name;
    this.nativeRsp = nativeRsp;
    this.vm.memory.store32(this.word, 1);
  }

  /** The function that the native method has called and not asked after, null if there is none; that is forgotten. */
  take(nativeRsp: number): string | null {
    const { memory } = this.vm;
    const isExpected = memory.load32(this.word) !== 0 && this.nativeRsp === nativeRsp;
    memory.store32(this.word, 0);
    return isExpected ? this.unchecked : null;
  }
}
