/** What a Java thread needs as soon as it runs C code: a C stack, and room for local references. Both are made at its first JNI call. */
import { HostError } from '../../../native-trampoline/host-error.js';
import { Sys } from '../../../native-trampoline/system-calls.js';
import type { RootVisitor } from '../../heap/roots.js';
import { Ctx, contextWord, Region } from '../../layout/layout.js';
import type { JavaMethod } from '../classes/java-class.js';
import type { VM } from '../vm.js';
import { C_STACK_MOST, C_STACK_ROOM, C_STACK_SIZE } from './c-stack.js';
import { LOCAL_BLOCK_SIZE } from './reference-cells.js';

const PAGE = 4096;

/** Index of the first word of the context that belongs to the running thread, and how many there are. */
const FIRST_WORD = contextWord(Ctx.NATIVE_RBP);
const WORDS = (Ctx.JNI_THREAD_END - Ctx.NATIVE_RBP) >> 2;
const wordOf = (offset: number): number => (offset - Ctx.NATIVE_RBP) >> 2;
const C_STACK = wordOf(Ctx.C_STACK);
const C_STACK_LIMIT = wordOf(Ctx.C_STACK_LIMIT);
const C_STACK_TOP = wordOf(Ctx.C_STACK_TOP);
const JNI_TOP = wordOf(Ctx.JNI_TOP);
const JNI_LIMIT = wordOf(Ctx.JNI_LIMIT);
const JNI_EXCEPTION = wordOf(Ctx.JNI_EXCEPTION);
const NATIVE_RSP = wordOf(Ctx.NATIVE_RSP);

/** A PushLocalFrame that has not been popped. */
interface PushedFrame {
  readonly top: number;
  readonly limit: number;
  /** Of the native method that made it: those of methods that have returned are forgotten. */
  readonly nativeRsp: number;
}

/** How things stood when a native method began whose C code a helper runs (helper-threads.ts). */
export interface HelpedFrame {
  readonly top: number;
  readonly limit: number;
  readonly pushed: number;
  readonly outer: JavaMethod | null;
}

/** C stacks; those of the usual size are kept when their threads have ended. */
export class CStacks {
  private readonly free: number[] = [];

  constructor(private readonly vm: VM) {}

  /** Bytes of the stack of a thread that has asked for so many, 0 if it has not. */
  sizeFor(bytes: number): number {
    return (Math.min(Math.max(bytes, C_STACK_SIZE), C_STACK_MOST) + PAGE - 1) & -PAGE;
  }

  /** Lowest address of a stack, a guard page. Within the region as long as there is room: faults on it are then told in full. */
  allocate(size: number): number {
    const { vm } = this;
    let low = 0;
    if (size === C_STACK_SIZE) {
      const known = this.free.pop();
      if (known !== undefined) return known;
      low = vm.threads.reserveStack(size);
    }
    if (low === 0) low = this.map(size);
    vm.trampoline.protect(low, PAGE, 0);
    return low;
  }

  private map(size: number): number {
    const READ_WRITE = 3;
    const PRIVATE_ANONYMOUS_NORESERVE = 0x4022;
    const { trampoline } = this.vm;
    // Not a system call of ours, which has five arguments only.
    const mmap = trampoline.dlsym('mmap');
    const low = trampoline.callC(mmap, 0, size, READ_WRITE, PRIVATE_ANONYMOUS_NORESERVE, -1, 0);
    if (low < 0) throw new HostError('the system has no memory left for the C stack of a thread');
    return low;
  }

  release(low: number, size: number): void {
    if (size === C_STACK_SIZE) this.free.push(low);
    else this.vm.trampoline.syscall(Sys.MUNMAP, low, size);
  }
}

export class NativeThread {
  /** The words of the context while the thread does not run. */
  private readonly saved = new Int32Array(WORDS);
  private readonly blocks: number[] = [];
  private readonly pushed: PushedFrame[] = [];
  /** Where the last search for an emptied cell ended. */
  private searched = 0;
  readonly low: number;
  private readonly size: number;
  /** The native method whose C code a helper runs for the thread. */
  helped: JavaMethod | null = null;

  constructor(
    private readonly vm: VM,
    private readonly stacks: CStacks,
    stackBytes: number,
  ) {
    this.size = stacks.sizeFor(stackBytes);
    this.low = stacks.allocate(this.size);
    const { saved } = this;
    const set64 = (word: number, value: number): void => {
      saved[word] = value;
      saved[word + 1] = Math.floor(value / 0x1_0000_0000);
    };
    set64(C_STACK, this.low + this.size);
    set64(C_STACK_TOP, this.low + this.size);
    set64(C_STACK_LIMIT, this.low + C_STACK_ROOM);
    this.addBlock();
    saved[JNI_TOP] = this.blocks[0];
    saved[JNI_LIMIT] = this.blocks[0] + LOCAL_BLOCK_SIZE;
  }

  private addBlock(): void {
    this.blocks.push(this.vm.nativeMemory.allocate(LOCAL_BLOCK_SIZE));
  }

  /** Is the address in the C stack? */
  ownsStack(address: number): boolean {
    return address >= this.low && address < this.low + this.size;
  }

  switchIn(): void {
    const { i32 } = this.vm.memory;
    const { saved } = this;
    for (let i = 0; i < WORDS; i++) i32[FIRST_WORD + i] = saved[i];
  }

  switchOut(): void {
    const { i32 } = this.vm.memory;
    const { saved } = this;
    for (let i = 0; i < WORDS; i++) {
      saved[i] = i32[FIRST_WORD + i];
      i32[FIRST_WORD + i] = 0;
    }
  }

  /** The thread has ended. */
  release(): void {
    for (const block of this.blocks) this.vm.nativeMemory.release(block);
    this.stacks.release(this.low, this.size);
  }

  // ---- local references (of the running thread)

  /** A cell for a reference (not null) where the current block is full. */
  newLocal(ref: number): number {
    const { i32 } = this.vm.memory;
    const limit = i32[FIRST_WORD + JNI_LIMIT];
    let top = i32[FIRST_WORD + JNI_TOP];
    if (top >= limit) {
      const emptied = this.findEmptied(limit);
      if (emptied !== 0) {
        i32[(emptied - Region.BASE) >> 2] = ref;
        return emptied;
      }
      const next = this.blocks.findIndex((b) => b + LOCAL_BLOCK_SIZE === limit) + 1;
      if (next === this.blocks.length) this.addBlock();
      top = this.blocks[next];
      i32[FIRST_WORD + JNI_LIMIT] = top + LOCAL_BLOCK_SIZE;
    }
    i32[(top - Region.BASE) >> 2] = ref;
    i32[FIRST_WORD + JNI_TOP] = top + 4;
    return top;
  }

  /** A cell of the running native method in the block that ends at `limit` whose reference has been deleted, 0 if there is none. */
  private findEmptied(limit: number): number {
    const { i32 } = this.vm.memory;
    const block = limit - LOCAL_BLOCK_SIZE;
    const base = this.frameTop();
    const first = base > block && base <= limit ? base : block;
    const cells = (limit - first) >> 2;
    if (this.searched < first || this.searched >= limit) this.searched = first;
    for (let i = 0; i < cells; i++) {
      const cell = this.searched;
      this.searched = cell + 4 >= limit ? first : cell + 4;
      if (i32[(cell - Region.BASE) >> 2] === 0) return cell;
    }
    return 0;
  }

  /** JNI_TOP as it was when the innermost native method, or the innermost frame that it has pushed, began. */
  private frameTop(): number {
    this.forgetReturned();
    const { i32 } = this.vm.memory;
    const nativeRsp = i32[FIRST_WORD + NATIVE_RSP];
    const last = this.pushed[this.pushed.length - 1];
    if (last !== undefined && last.nativeRsp === nativeRsp) return last.top;
    return i32[(nativeRsp - Region.BASE) >> 2];
  }

  /** A helper begins to run a method's C code: local references are those of the method from now on. */
  begin(method: JavaMethod): HelpedFrame {
    const { i32 } = this.vm.memory;
    const frame = {
      top: i32[FIRST_WORD + JNI_TOP],
      limit: i32[FIRST_WORD + JNI_LIMIT],
      pushed: this.pushed.length,
      outer: this.helped,
    };
    this.helped = method;
    return frame;
  }

  /** It has returned. */
  end(frame: HelpedFrame): void {
    const { i32 } = this.vm.memory;
    i32[FIRST_WORD + JNI_TOP] = frame.top;
    i32[FIRST_WORD + JNI_LIMIT] = frame.limit;
    this.pushed.length = Math.min(this.pushed.length, frame.pushed);
    this.helped = frame.outer;
  }

  /** PushLocalFrame. */
  push(): void {
    const { i32 } = this.vm.memory;
    this.forgetReturned();
    this.pushed.push({
      top: i32[FIRST_WORD + JNI_TOP],
      limit: i32[FIRST_WORD + JNI_LIMIT],
      nativeRsp: i32[FIRST_WORD + NATIVE_RSP],
    });
  }

  /** PopLocalFrame; false if none has been pushed. */
  pop(): boolean {
    const { i32 } = this.vm.memory;
    this.forgetReturned();
    const last = this.pushed.pop();
    if (last === undefined) return false;
    i32[FIRST_WORD + JNI_TOP] = last.top;
    i32[FIRST_WORD + JNI_LIMIT] = last.limit;
    return true;
  }

  /** Native methods that were called later lie lower. */
  private forgetReturned(): void {
    const nativeRsp = this.vm.memory.i32[FIRST_WORD + NATIVE_RSP];
    const { pushed } = this;
    while (pushed.length > 0 && pushed[pushed.length - 1].nativeRsp < nativeRsp) pushed.pop();
  }

  /** Is the address that of a cell in use? `isRunning`: the thread's words are in the context. */
  ownsLocal(cell: number, isRunning: boolean): boolean {
    const { top, limit } = this.bounds(isRunning);
    for (const block of this.blocks) {
      const end = block + LOCAL_BLOCK_SIZE;
      if (cell >= block && cell < end) return end === limit ? cell < top : true;
      if (end === limit) return false;
    }
    return false;
  }

  private bounds(isRunning: boolean): { top: number; limit: number } {
    const { i32 } = this.vm.memory;
    return isRunning
      ? { top: i32[FIRST_WORD + JNI_TOP], limit: i32[FIRST_WORD + JNI_LIMIT] }
      : { top: this.saved[JNI_TOP], limit: this.saved[JNI_LIMIT] };
  }

  /** Blocks before the current one are full. */
  visit(visitor: RootVisitor, isRunning: boolean): void {
    const { top, limit } = this.bounds(isRunning);
    if (isRunning) visitor.visitRange(Ctx.ADDRESS + Ctx.JNI_EXCEPTION, 1);
    else visitor.visitArray(this.saved, JNI_EXCEPTION, JNI_EXCEPTION + 1);
    for (const block of this.blocks) {
      const end = block + LOCAL_BLOCK_SIZE;
      visitor.visitRange(block, ((end === limit ? top : end) - block) >> 2);
      if (end === limit) return;
    }
  }

  /** How many local references there are, for tests. */
  countLocals(isRunning: boolean): number {
    const { top, limit } = this.bounds(isRunning);
    const { i32 } = this.vm.memory;
    let count = 0;
    for (const block of this.blocks) {
      const end = block + LOCAL_BLOCK_SIZE;
      for (let cell = block; cell < (end === limit ? top : end); cell += 4)
        if (i32[(cell - Region.BASE) >> 2] !== 0) count++;
      if (end === limit) break;
    }
    return count;
  }
}
