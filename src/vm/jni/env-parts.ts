/** What the code of the JNI's functions is put together from (env-stubs.ts). */
import type { Assembler, Label, Reg } from '../../x64/assembler.js';
import type { EnvHost } from './env-stubs.js';

export interface EnvParts {
  readonly asm: Assembler;
  readonly host: EnvHost;
  /** eax = reference -> rax = a new local one, and returns to C. Changes rcx, rdx. */
  readonly newLocal: Label;
  /** The code of a function begins. */
  begin(name: string): void;
  /** Has TypeScript serve the call, whose arguments are in their registers. */
  slowOf(name: string): Label;
  /** reg = the reference in a handle, 0 for none. */
  loadRef(reg: Reg, handle: Reg): void;
  /** Calls a function of the C library. Changes rax. */
  callToC(name: string): void;
  jumpToC(name: string): void;
}
