/** What the code of the JNI's functions is put together from (env-stubs.ts). */

import type { StubAddresses } from '../../layout/stubs.js';
import type { Assembler, Label, Reg } from '../../x64/assembler.js';
import type { BufferLayout } from './env-objects.js';
import type { CellWords } from './reference-cells.js';

/** What the code needs to know of the VM. */
export interface EnvHost {
  readonly stubs: StubAddresses;
  readonly dlsym: (name: string) => number;
  /** Number of a function for the JNI request. */
  readonly numberOf: (name: string) => number;
  /** All that TypeScript serves. */
  readonly served: readonly string[];
  readonly strings: StringLayout;
  readonly foreign: ForeignHost;
  /** Addresses of the JNIEnv and the JavaVM, and the versions of the interface that there are. */
  readonly env: number;
  readonly javaVM: number;
  readonly versions: readonly number[];
  readonly globals: CellWords;
  readonly weaks: CellWords;
  /** Address of the kinds of cells by page (reference-cells.ts). */
  readonly cellPages: number;
  /** Address of what has been looked up (lookups.ts). */
  readonly lookups: number;
  readonly buffers: BufferLayout;
  /** With code that checks arguments (-Xcheck:jni). */
  readonly checked: boolean;
}

/** What threads of others, which are not the VM's, share with it (foreign-threads.ts). */
export interface ForeignHost {
  /** An eventfd that wakes the VM, and the address of the long that is written to it. */
  readonly fd: number;
  readonly one: number;
  /** Key of the thread-specific data: the thread's {@link ForeignBlock}. */
  readonly key: number;
  /** Address of the u32 key by which a thread that an upcall has attached detaches at its end. */
  readonly exitKey: number;
  /** Who attaches holds this mutex, and asks by this block. */
  readonly mutex: number;
  readonly attachBlock: number;
  /** pthread_self of the VM's thread. */
  readonly self: number;
}

/** java.lang.String: offsets of its fields; class records of it and of byte[]. */
export interface StringLayout {
  readonly value: number;
  readonly coder: number;
  readonly record: number;
  readonly size: number;
  readonly bytesRecord: number;
}

export interface EnvParts {
  readonly asm: Assembler;
  readonly host: EnvHost;
  /** eax = reference -> rax = a new local one, and returns to C. Changes rcx, rdx. */
  readonly newLocal: Label;
  /** The way back to C: rbp = the function's frame, result in rax or xmm0. */
  readonly resume: Label;
  /** The code of a function begins. */
  begin(name: string): void;
  /** The code of a function is that at a label. */
  define(name: string, label: Label): void;
  /** Has TypeScript serve the call, whose arguments are in their registers. */
  slowOf(name: string): Label;
  /** reg = the reference in a handle, 0 for none. */
  loadRef(reg: Reg, handle: Reg): void;
  /** Calls a function of the C library. Changes rax. */
  callToC(name: string): void;
  jumpToC(name: string): void;
}
