/**
 * Memory for the stacks of Java threads in STACKS, each with a guard page at its low end. The first threads get what they ask for, later ones less; when the area is used up,
 * threads share: a stack belongs to one of its tenants at a time, the others' contents wait in native memory (frames hold absolute addresses, so a thread always runs in the
 * same place), and when that is used up outside the region.
 */

import { HostError } from '../../../native-trampoline/host-error.js';
import type { Trampoline } from '../../../native-trampoline/trampoline.js';
import { Region } from '../../layout/layout.js';
import type { NativeMemory } from '../native-memory.js';
import { FrameStore } from './frame-store.js';
import type { JavaThread } from './java-thread.js';

const PAGE = 4096;
const KB = 1 << 10;
/** Room below the limit: signal frames of handlers that don't use the alternate stack, stubs, the unwinder, the making of a StackOverflowError. */
const SLACK = 64 * KB;
const SMALL_SLACK = 32 * KB;

/** Usable bytes at most for the n-th stack. */
const STEPS: readonly (readonly [upTo: number, bytes: number])[] = [
  [24, 64 * KB * KB],
  [96, 512 * KB],
  // Threads share these: some thousands of frames deep still, as virtual threads are many and may recurse.
  [Number.POSITIVE_INFINITY, 256 * KB],
];
/** The first place that may be shared. */
const FIRST_SHARED = STEPS[STEPS.length - 2][0];
/** Usable bytes at least, whatever is asked for. */
const SMALLEST = 60 * KB;

/** Bytes at the end of the area that C stacks don't get. */
const JAVA_ONLY = 128 * KB * KB;

/** Bytes of native memory in use beyond which it lies in huge pages, once stacks are saved in it. */
const MANY = 16 * KB * KB;

/** A place for a stack. */
export class StackSlot {
  /** Whose frames lie in it now. */
  occupant: JavaThread | null = null;
  tenants = 0;

  constructor(
    readonly stacks: Stacks,
    /** Address of the guard page. */
    readonly low: number,
    /** First address above the stack. */
    readonly top: number,
    /** Limit of Java code: below lies the slack. */
    readonly end: number,
  ) {}

  get slack(): number {
    return this.end - this.low - PAGE;
  }
}

export class Stacks {
  private next = Region.STACKS as number;
  private readonly limit = Region.STACKS + Region.STACKS_SIZE;
  private readonly slots: StackSlot[] = [];
  /** Places without a tenant, by usable bytes, ascending. */
  private readonly free: { readonly bytes: number; readonly slots: StackSlot[] }[] = [];
  /** How many these are. */
  private vacant = 0;
  private nextShared = 0;
  /** Where frames that lie outside the region are looked at: as large as the largest place that threads share. */
  private window = 0;
  private windowSize = 0;
  private readonly frames: FrameStore;
  /** So many frames are saved that huge pages pay (RATIONALE.md, "Why huge pages once eden has been full?"). */
  private isLarge = false;

  constructor(
    private readonly trampoline: Trampoline,
    private readonly nativeMemory: NativeMemory,
    private readonly u8: Uint8Array,
  ) {
    this.frames = new FrameStore(nativeMemory);
  }

  /** A place with about so many usable bytes, or less if there are many threads. */
  allocate(bytes: number): StackSlot {
    const slot =
      this.reuse(bytes, this.most()) ?? this.create(bytes) ?? this.reuse(bytes, 0) ?? this.shared();
    slot.tenants++;
    return slot;
  }

  /** Room for a C stack, which stays its owner's; 0 if the rest of the area is better left to Java threads. */
  reserve(bytes: number): number {
    if (this.next + bytes > this.limit - JAVA_ONLY) return 0;
    const low = this.next;
    this.next += bytes;
    return low;
  }

  /** The smallest free place with so many bytes; if there is none the largest, if it has `enough` of them. */
  private reuse(bytes: number, enough: number): StackSlot | undefined {
    if (this.vacant === 0) return undefined;
    let largest: StackSlot[] | undefined;
    let largestBytes = 0;
    for (const { bytes: usable, slots } of this.free) {
      if (slots.length === 0) continue;
      if (usable >= bytes) return this.vacate(slots);
      largest = slots;
      largestBytes = usable;
    }
    return largestBytes >= Math.min(bytes, enough) && largest !== undefined
      ? this.vacate(largest)
      : undefined;
  }

  private vacate(slots: StackSlot[]): StackSlot | undefined {
    this.vacant--;
    return slots.pop();
  }

  private most(): number {
    let step = 0;
    while (this.slots.length >= STEPS[step][0]) step++;
    return STEPS[step][1];
  }

  private create(bytes: number): StackSlot | undefined {
    const usable = Math.max(Math.min(bytes, this.most()), SMALLEST);
    const slack = usable > SMALLEST ? SLACK : SMALL_SLACK;
    const whole = (usable + slack + PAGE + PAGE - 1) & -PAGE;
    if (this.next + whole > this.limit) return undefined;
    const low = this.next;
    this.next += whole;
    this.trampoline.protect(low, PAGE, 0);
    const slot = new StackSlot(this, low, low + whole, low + PAGE + slack);
    this.slots.push(slot);
    return slot;
  }

  /** One of the later places in turn. */
  private shared(): StackSlot {
    const first = Math.min(FIRST_SHARED, this.slots.length - 1);
    const slot = this.slots[first + (this.nextShared++ % (this.slots.length - first))];
    this.widenWindow(slot.top - slot.low);
    return slot;
  }

  private widenWindow(size: number): void {
    if (size <= this.windowSize) return;
    const wider = this.nativeMemory.allocate(size);
    this.nativeMemory.release(this.window);
    this.window = wider;
    this.windowSize = size;
  }

  /** The thread has ended. */
  release(thread: JavaThread): void {
    const { slot } = thread;
    this.forget(thread);
    if (slot.occupant === thread) slot.occupant = null;
    if (--slot.tenants > 0) return;
    // Virtual threads come and go, and are seldom deep: the next one would only touch the pages again.
    if (slot.top - slot.low > 256 * KB && !thread.isContinuation)
      this.trampoline.discard(slot.low + PAGE, slot.top - slot.low - PAGE);
    this.giveBack(slot);
  }

  private giveBack(slot: StackSlot): void {
    const bytes = slot.top - slot.end;
    let at = this.free.findIndex((bin) => bin.bytes >= bytes);
    if (at < 0) at = this.free.length;
    if (this.free[at]?.bytes !== bytes) this.free.splice(at, 0, { bytes, slots: [] });
    this.free[at].slots.push(slot);
    this.vacant++;
  }

  /** Before the thread runs: its frames must lie in their place. */
  occupy(thread: JavaThread): void {
    const { slot } = thread;
    if (slot.occupant === thread) return;
    if (slot.occupant !== null) this.save(slot.occupant);
    if (thread.saved !== 0) this.copy(thread.saved, thread.rsp, slot.top - thread.rsp);
    else if (thread.savedOutside !== 0)
      this.copyOutside(thread.rsp, thread.savedOutside, slot.top - thread.rsp);
    this.forget(thread);
    slot.occupant = thread;
  }

  private save(thread: JavaThread): void {
    const bytes = thread.slot.top - thread.rsp;
    if (!this.isLarge && this.nativeMemory.used > MANY) {
      this.isLarge = true;
      this.trampoline.adviseHugePages(Region.NATIVE, Region.NATIVE_SIZE);
    }
    thread.saved = this.frames.allocate(bytes);
    if (thread.saved !== 0) {
      this.copy(thread.rsp, thread.saved, bytes);
      return;
    }
    thread.savedOutside = this.trampoline.callC(this.trampoline.dlsym('malloc'), bytes + 1);
    if (thread.savedOutside === 0)
      throw new HostError(`the system has no memory left for the stacks of ${this.tenants()} threads`);
    this.copyOutside(thread.savedOutside, thread.rsp, bytes);
  }

  private forget(thread: JavaThread): void {
    if (thread.saved !== 0) this.frames.release(thread.saved, thread.slot.top - thread.rsp);
    if (thread.savedOutside !== 0) this.trampoline.callC(this.trampoline.dlsym('free'), thread.savedOutside);
    thread.saved = thread.savedOutside = 0;
  }

  private tenants(): number {
    return this.slots.reduce((sum, slot) => sum + slot.tenants, 0);
  }

  /**
   * What to add to an address in one of a waiting thread's frames to find it in memory. Frames from outside the region are copied into the window, where they are until the next
   * call; changes are kept by {@link keep}.
   */
  displacement(thread: JavaThread): number {
    if (thread.saved !== 0) return thread.saved - thread.rsp;
    if (thread.savedOutside === 0) return 0;
    this.copyOutside(this.window, thread.savedOutside, thread.slot.top - thread.rsp);
    return this.window - thread.rsp;
  }

  /** The thread's frames have been changed where {@link displacement} says that they are. */
  keep(thread: JavaThread): void {
    if (thread.savedOutside !== 0)
      this.copyOutside(thread.savedOutside, this.window, thread.slot.top - thread.rsp);
  }

  private copy(from: number, to: number, bytes: number): void {
    const start = from - Region.BASE;
    this.u8.copyWithin(to - Region.BASE, start, start + bytes);
  }

  private copyOutside(to: number, from: number, bytes: number): void {
    this.trampoline.callC(this.trampoline.dlsym('memcpy'), to, from, bytes);
  }

  /** In a new process: guard pages and addresses. Nothing may have been saved outside the region. */
  reopen(): void {
    for (const slot of this.slots) this.trampoline.protect(slot.low, PAGE, 0);
  }
}
