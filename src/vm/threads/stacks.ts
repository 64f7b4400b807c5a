/** Memory for the stacks of Java threads: size classes in STACKS, each stack with a guard page at its low end. */
import type { Trampoline } from '../../../native-trampoline/trampoline.js';
import { Region } from '../layout.js';

const PAGE = 4096;
/** Room below the limit: signal frames of handlers that don't use the alternate stack, stubs, the unwinder. */
export const STACK_SLACK = 64 << 10;

export interface StackMemory {
  readonly low: number;
  readonly top: number;
  readonly end: number;
}

export class Stacks {
  private next = Region.STACKS as number;
  private readonly limit = Region.STACKS + Region.STACKS_SIZE;
  private readonly free = new Map<number, StackMemory[]>();

  constructor(private readonly trampoline: Trampoline) {}

  /** A stack of about so many usable bytes; smaller ones when the area fills up; null if there is no room at all. */
  allocate(bytes: number): StackMemory | null {
    const left = this.limit - this.next;
    let size = bytes;
    // Many threads: the area is shared out ever more sparingly.
    while (size > 128 << 10 && size > left >> 5) size >>= 1;
    for (; ; size >>= 1) {
      const whole = (size + STACK_SLACK + PAGE + PAGE - 1) & -PAGE;
      const known = this.free.get(whole)?.pop();
      if (known !== undefined) return known;
      if (this.next + whole <= this.limit) {
        const low = this.next;
        this.next += whole;
        this.trampoline.protect(low, PAGE, 0);
        return { low, top: low + whole, end: low + PAGE + STACK_SLACK };
      }
      if (size <= 16 << 10) break;
    }
    for (const list of this.free.values()) {
      const any = list.pop();
      if (any !== undefined) return any;
    }
    return null;
  }

  release(stack: StackMemory): void {
    const whole = stack.top - stack.low;
    const list = this.free.get(whole);
    if (list === undefined) this.free.set(whole, [stack]);
    else list.push(stack);
    if (whole > 256 << 10) this.trampoline.discard(stack.low + PAGE, whole - PAGE);
  }
}
