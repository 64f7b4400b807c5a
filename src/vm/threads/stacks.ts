/**
 * Memory for the stacks of Java threads in STACKS, each with a guard page at its low end. The first threads get what they ask for, later ones less; when the area is used up,
 * threads share: a stack belongs to one of its tenants at a time, the others' contents wait in native memory (frames hold absolute addresses, so a thread always runs in the
 * same place).
 */
import type { Trampoline } from '../../../native-trampoline/trampoline.js';
import { Region } from '../../layout/layout.js';
import type { NativeMemory } from '../native-memory.js';
import { JavaThrow } from '../steps.js';
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
  [320, 256 * KB],
];
const SMALLEST = 60 * KB;

/** A place for a stack. */
export class StackSlot {
  /** Whose frames lie in it now. */
  occupant: JavaThread | null = null;
  tenants = 0;

  constructor(
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
  private readonly free: StackSlot[] = [];
  private nextShared = 0;

  constructor(
    private readonly trampoline: Trampoline,
    private readonly nativeMemory: NativeMemory,
    private readonly u8: Uint8Array,
  ) {}

  /** A place with about so many usable bytes, or less if there are many threads. */
  allocate(bytes: number): StackSlot {
    const slot = this.reuse(bytes) ?? this.create(bytes) ?? this.free.pop() ?? this.shared();
    slot.tenants++;
    return slot;
  }

  private reuse(bytes: number): StackSlot | undefined {
    const at = this.free.findIndex((s) => s.top - s.end >= Math.min(bytes, this.most()));
    return at < 0 ? undefined : this.free.splice(at, 1)[0];
  }

  private most(): number {
    for (const [upTo, bytes] of STEPS) if (this.slots.length < upTo) return bytes;
    return SMALLEST;
  }

  private create(bytes: number): StackSlot | undefined {
    const usable = Math.max(Math.min(bytes, this.most()), SMALLEST);
    const slack = usable > SMALLEST ? SLACK : SMALL_SLACK;
    const whole = (usable + slack + PAGE + PAGE - 1) & -PAGE;
    if (this.next + whole > this.limit) return undefined;
    const low = this.next;
    this.next += whole;
    this.trampoline.protect(low, PAGE, 0);
    const slot = new StackSlot(low, low + whole, low + PAGE + slack);
    this.slots.push(slot);
    return slot;
  }

  /** One of the small places in turn. */
  private shared(): StackSlot {
    const first = Math.min(STEPS[STEPS.length - 1][0], this.slots.length - 1);
    const slot = this.slots[first + (this.nextShared++ % (this.slots.length - first))];
    return slot;
  }

  /** The thread has ended. */
  release(thread: JavaThread): void {
    const { slot } = thread;
    if (thread.saved !== 0) this.nativeMemory.release(thread.saved);
    thread.saved = 0;
    if (slot.occupant === thread) slot.occupant = null;
    if (--slot.tenants > 0) return;
    if (slot.top - slot.low > 256 * KB) this.trampoline.discard(slot.low + PAGE, slot.top - slot.low - PAGE);
    this.free.push(slot);
  }

  /** Before the thread runs: its frames must lie in their place. */
  occupy(thread: JavaThread): void {
    const { u8, nativeMemory } = this;
    const { slot } = thread;
    if (slot.occupant === thread) return;
    const other = slot.occupant;
    if (other !== null) {
      const bytes = slot.top - other.rsp;
      const saved = nativeMemory.allocate(Math.max(bytes, 16));
      if (saved === 0) throw new JavaThrow('java/lang/OutOfMemoryError', 'no room for the stack of a thread');
      u8.copyWithin(saved - Region.BASE, other.rsp - Region.BASE, slot.top - Region.BASE);
      other.saved = saved;
    }
    if (thread.saved !== 0) {
      const from = thread.saved - Region.BASE;
      u8.copyWithin(thread.rsp - Region.BASE, from, from + (slot.top - thread.rsp));
      nativeMemory.release(thread.saved);
      thread.saved = 0;
    }
    slot.occupant = thread;
  }
}
