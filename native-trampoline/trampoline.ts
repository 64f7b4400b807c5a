/**
 * The machine under the VM: the region, the shared stubs, the way into machine code and out of it, signals, and the C library. One per process.
 */

import { writeSync } from 'node:fs';
import { C_FUNCTIONS, Ctx, cFunctionAt, Region } from '../src/layout/layout.js';
import { HostError } from './host-error.js';
import { errnoName, type LibC, loadLibC, MapFlag, Prot } from './libc.js';
import { LoopWatch } from './loop-watch.js';
import { Memory } from './memory.js';
import { createMemfd, openRegion } from './region.js';
import { Signals } from './signals.js';
import { assembleStubs, type Stubs } from './stubs/stubs.js';
import { Sys } from './system-calls.js';
import { isMainThread } from './worker-threads.js';

const MADV_DONTNEED = 4;
const MADV_HUGEPAGE = 14;

const CLOCK_THREAD_CPUTIME = 3;

const RTLD_NOW = 2;
const RTLD_GLOBAL = 0x100;

/** Words of a system call in a list: its number and six arguments. */
const CALL_WORDS = 7;

/** JavaScript functions whose bodies are stubs. They return undefined and never throw. */
interface Entries {
  /** Goes on with Java code at Ctx.RESUME_PC; returns when Java code makes a request (see Request). */
  readonly enter: () => void;
  /** Calls the C function in Ctx.C_FUNCTION. */
  readonly callC: () => void;
  /** Takes an ArrayBuffer's memory away from it: it and its views have length 0 then. */
  readonly detach: (buffer: ArrayBuffer) => void;
}

const closed = (): never => {
  throw new HostError('the VM was closed');
};
const CLOSED: Entries = { enter: closed, callC: closed, detach: closed };
const NO_LIBC = {} as LibC;

/** What the trampoline asks of its surroundings; tests put others in their place. */
export interface HostEnvironment {
  readonly platform: string;
  readonly arch: string;
  loadLibC(): LibC;
}

export const REAL_HOST: HostEnvironment = { platform: process.platform, arch: process.arch, loadLibC };

export class Trampoline {
  readonly memory: Memory;
  readonly stubs: Stubs;
  readonly signals: Signals;
  /**
   * Goes on with Java code: rsp, rbp, rax and xmm0 from Ctx.JAVA_RSP, JAVA_RBP, RESULT and RESULT_F, at Ctx.RESUME_PC. Returns when Java code makes a
   * request (Ctx.REQUEST). May be called again while an outer call is on the JavaScript stack; the caller keeps the outer one's words.
   */
  enter: () => void;
  private entries: Entries;
  private libc: LibC;
  private unmap: () => void;
  /** Where the region ends: see OpenRegion. */
  end: number;

  /** Use {@link openTrampoline}. */
  constructor(libc: LibC, leastHeap: number) {
    this.libc = libc;
    const { buffer, codeBuffer, codeRw, end, unmap } = openRegion(libc, undefined, leastHeap);
    this.end = end;
    this.unmap = unmap;
    try {
      this.memory = new Memory(buffer, codeBuffer);
      this.stubs = assembleStubs(this.memory);
      this.bindFunctions();
      this.entries = makeEntries(libc, this.stubs);
    } catch (error) {
      unmap();
      throw error;
    }
    this.enter = this.entries.enter;
    this.signals = new Signals(this, libc, this.stubs);
    if (!isMainThread()) this.undoAtEnd(codeRw);
  }

  /**
   * Lets go of this process: handlers, timer, functions. The region and its views are the caller's business ({@link libc} still works). Afterwards only {@link reopen} may be called, in this process or in one
   * that V8 has restored from a snapshot of this one.
   */
  leaveProcess(): void {
    this.signals.close();
    this.entries = CLOSED;
    this.enter = CLOSED.enter;
  }

  /** Forgets the C library and the buffers, which no snapshot can hold. */
  forgetProcess(): void {
    this.libc = NO_LIBC;
    this.symbols.clear();
    this.unmap = () => {};
    this.memory.attach(new ArrayBuffer(0), new ArrayBuffer(0));
  }

  /** Goes on in a new process: reserves the region, has it filled with what it held (`memfd`: the code area's file), has views of it put back, and installs all that {@link leaveProcess} gave up. Throws {@link HostError}. */
  reopen(libc: LibC, fill: (memfd: number) => void, attached: (memory: Memory) => void): void {
    this.libc = libc;
    const { buffer, codeBuffer, codeRw, end, unmap } = openRegion(libc, fill);
    this.end = end;
    this.unmap = unmap;
    this.memory.attach(buffer, codeBuffer);
    attached(this.memory);
    this.bindFunctions();
    this.entries = makeEntries(libc, this.stubs);
    this.enter = this.entries.enter;
    this.signals.reopen(libc);
    if (!isMainThread()) this.undoAtEnd(codeRw);
  }

  /**
   * The same for one that has just been opened in this process: the region is reserved anew, and `fill` writes what it held elsewhere. The stubs must be those that are there now. Throws {@link HostError}; then nothing
   * but {@link dispose} may be called.
   */
  refill(fill: (libc: LibC, memfd: number) => void, attached: (memory: Memory) => void): void {
    const { libc } = this;
    this.dispose();
    this.reopen(libc, (memfd) => fill(libc, memfd), attached);
  }

  /** Fills in the table of what machine code calls. */
  private bindFunctions(): void {
    for (const name of C_FUNCTIONS) this.memory.store64(Ctx.ADDRESS + cFunctionAt(name), this.dlsym(name));
  }

  /**
   * A worker thread may end at any time, and no JavaScript runs then; the process goes on. Node calls a hook of ours at its end: a list of system calls, outside of the region, that puts back handlers and unmaps
   * everything.
   */
  private undoAtEnd(codeRw: number): void {
    const { libc } = this;
    const size = 0x1000;
    const page = libc.mmap(0, size, Prot.READ | Prot.WRITE, MapFlag.PRIVATE | MapFlag.ANONYMOUS, -1, 0);
    if (page < 0) throw new HostError(`the system refuses memory (mmap: ${errnoName(-page)})`);
    const bytes = Buffer.from(libc.wrap(page, size));
    const fill = (): void => {
      const undoing = this.signals.undoingCalls(page + size / 2, (address, action) =>
        bytes.set(action, address - page),
      );
      const calls = [
        ...undoing,
        [Sys.MUNMAP, codeRw, Region.CODE_SIZE],
        [Sys.MUNMAP, Region.BASE, this.end - Region.BASE],
        [-1],
      ];
      calls.forEach((call, i) => {
        for (let k = 0; k < CALL_WORDS; k++)
          bytes.writeBigInt64LE(BigInt(call[k] ?? 0), 8 * (CALL_WORDS * i + k));
      });
    };
    fill();
    this.signals.onChange = fill;
    const { env, runCalls: run } = libc;
    this.callC(this.dlsym('napi_add_env_cleanup_hook'), env, run, page);
    this.forgetEnd = () => this.callC(this.dlsym('napi_remove_env_cleanup_hook'), env, run, page);
  }

  private forgetEnd: (() => void) | null = null;

  /** Addresses of C functions and variables by name: the one table of them for TypeScript, as the context page has the one for machine code. In another process they lie elsewhere. */
  private readonly symbols = new Map<string, number>();

  /** Address of a C function or variable visible to this process. Throws {@link HostError} if there is none. */
  dlsym(name: string): number {
    const known = this.symbols.get(name);
    if (known !== undefined) return known;
    const address = this.libc.dlsym(name);
    if (address === 0)
      throw new HostError(`the C symbol ${name}, which the VM needs, is missing in this process`);
    this.symbols.set(name, address);
    return address;
  }

  /** The same for functions of a certain library, which `bind` looks up, all of them when the first is asked for; `name` has the library's before a colon. */
  symbolOf(name: string, bind: () => ReadonlyMap<string, number>): number {
    if (!this.symbols.has(name)) for (const [key, address] of bind()) this.symbols.set(key, address);
    return this.symbols.get(name) as number;
  }

  /** Opens an image of a shared object so that libraries opened later find its symbols. Throws {@link HostError}. */
  openSharedObject(name: string, image: Uint8Array): void {
    const fd = createMemfd(this.libc, name);
    try {
      writeSync(fd, image);
      // Not by the path that the door was opened by: what has the same path is not opened again.
      const path = Buffer.from(`/proc/${process.pid}/fd/${fd}\0`);
      const at = Ctx.ADDRESS + Ctx.SCRATCH;
      this.memory.u8.set(path, at - Region.BASE);
      if (this.callC(this.dlsym('dlopen'), at, RTLD_NOW | RTLD_GLOBAL) === 0)
        throw new HostError(`the system refuses to load ${name} (dlopen)`);
    } finally {
      this.libc.close(fd);
    }
  }

  /**
   * Calls a C function with integer or pointer arguments (numbers within 2^53, negative ones sign-extended) and returns rax as a signed number. The upper
   * half of a result narrower than 64 bits is garbage: write `callC(…) | 0` for an int. Costs about 30 ns. The function must return.
   */
  callC(address: number, a = 0, b = 0, c = 0, d = 0, e = 0, f = 0): number {
    const { memory } = this;
    memory.store64(Ctx.ADDRESS + Ctx.C_FUNCTION, address);
    memory.store64(Ctx.ADDRESS + Ctx.C_INT, a);
    memory.store64(Ctx.ADDRESS + Ctx.C_INT + 8, b);
    memory.store64(Ctx.ADDRESS + Ctx.C_INT + 16, c);
    memory.store64(Ctx.ADDRESS + Ctx.C_INT + 24, d);
    memory.store64(Ctx.ADDRESS + Ctx.C_INT + 32, e);
    memory.store64(Ctx.ADDRESS + Ctx.C_INT + 40, f);
    this.entries.callC();
    return memory.load64(Ctx.ADDRESS + Ctx.C_RESULT);
  }

  /** Has Node's event loop wait for a descriptor, see {@link LoopWatch}. Null if it cannot. */
  watchInLoop(fd: number, ready: () => void): LoopWatch | null {
    const { libc, stubs } = this;
    const keep = libc.makeFunction('keep', stubs.loop.keep) as (f: () => void) => void;
    try {
      return new LoopWatch(this, libc.env, stubs.loop, keep, fd, ready);
    } catch (error) {
      if (error instanceof HostError) return null;
      throw error;
    }
  }

  /** Calls the C function at Ctx.C_FUNCTION with Ctx.C_INT and C_XMM; leaves Ctx.C_RESULT and C_RESULT_F. */
  enterC(): void {
    this.entries.callC();
  }

  /** A system call where no bit of an argument or of the result may be lost: what a number does not hold exactly is a bigint. */
  exactSyscall(number: number, ...args: (number | bigint)[]): number | bigint {
    const { memory } = this;
    memory.store64(Ctx.ADDRESS + Ctx.C_FUNCTION, this.stubs.systemCall);
    memory.store64(Ctx.ADDRESS + Ctx.C_INT, number);
    for (let i = 0; i < 5; i++) memory.storeExact(Ctx.ADDRESS + Ctx.C_INT + 8 * (i + 1), args[i] ?? 0);
    this.entries.callC();
    return memory.loadExact(Ctx.ADDRESS + Ctx.C_RESULT);
  }

  /** Calls a C function of doubles, such as libm's. */
  callCDouble(address: number, x: number, y = 0): number {
    const { memory } = this;
    memory.store64(Ctx.ADDRESS + Ctx.C_FUNCTION, address);
    memory.storeF64(Ctx.ADDRESS + Ctx.C_XMM, x);
    memory.storeF64(Ctx.ADDRESS + Ctx.C_XMM + 8, y);
    this.entries.callC();
    return memory.loadF64(Ctx.ADDRESS + Ctx.C_RESULT_F);
  }

  /** A system call of at most five arguments; -errno if it fails. */
  syscall(number: number, a = 0, b = 0, c = 0, d = 0, e = 0): number {
    return this.callC(this.stubs.systemCall, number, a, b, c, d, e);
  }

  /** Milliseconds of processor time that the VM's thread has taken. */
  threadTime(): number {
    const { memory } = this;
    const at = Ctx.ADDRESS + Ctx.SCRATCH;
    this.callC(this.dlsym('clock_gettime'), CLOCK_THREAD_CPUTIME, at);
    return memory.load64(at) * 1000 + memory.load64(at + 8) / 1_000_000;
  }

  /** Changes the protection of whole pages (see Prot), e.g. to make guard pages. Throws {@link HostError}. */
  protect(address: number, length: number, prot: number): void {
    const result = this.syscall(Sys.MPROTECT, address < 0 ? address >>> 0 : address, length, prot);
    if (result < 0)
      throw new HostError(`the system refuses to protect memory (mprotect: ${errnoName(-result)})`);
  }

  /** Gives whole pages of the region back to the system; they read as zero afterwards. Not for CODE. */
  discard(address: number, length: number): void {
    const result = this.syscall(Sys.MADVISE, address >>> 0, length, MADV_DONTNEED);
    if (result < 0)
      throw new HostError(`the system refuses to take memory back (madvise: ${errnoName(-result)})`);
  }

  /** Asks for huge pages: fewer faults and TLB misses in a heap. A hint; where the system has none nothing happens. */
  adviseHugePages(address: number, length: number): void {
    this.syscall(Sys.MADVISE, address >>> 0, length, MADV_HUGEPAGE);
  }

  /** Puts signal handlers back. The region stays: JavaScript holds views of it. */
  close(): void {
    this.signals.close();
  }

  /**
   * Gives everything back: the region is unmapped, views of it have length 0, and another trampoline can be opened. No Java code may lie on the stack; nothing of this one may be used afterwards.
   */
  dispose(): void {
    this.signals.close();
    this.forgetEnd?.();
    this.forgetEnd = null;
    const { memory, entries } = this;
    this.entries = CLOSED;
    this.enter = CLOSED.enter;
    if (entries !== CLOSED) {
      entries.detach(memory.buffer);
      entries.detach(memory.codeRw.buffer as ArrayBuffer);
    }
    this.unmap();
    this.unmap = () => {};
  }
}

function makeEntries(libc: LibC, stubs: Stubs): Entries {
  return {
    enter: libc.makeFunction('enter', stubs.enter) as () => void,
    callC: libc.makeFunction('callC', stubs.callCDoor) as () => void,
    detach: libc.makeFunction('detach', stubs.detach) as (buffer: ArrayBuffer) => void,
  };
}

/** Checks what can be known before anything is tried. */
export function checkPlatform(host: HostEnvironment): void {
  if (host.platform !== 'linux' || host.arch !== 'x64') {
    throw new HostError(
      `gojdk makes machine code for Linux on x86-64; this is ${host.platform} on ${host.arch}`,
    );
  }
}

/** Opens the region and the door and installs the signal handlers. Throws {@link HostError}: one sentence that says why this process can't host the VM. */
export function openTrampoline(
  host: HostEnvironment = REAL_HOST,
  leastHeap: number = Region.HEAP_SIZE,
): Trampoline {
  checkPlatform(host);
  return new Trampoline(host.loadLibC(), leastHeap);
}
