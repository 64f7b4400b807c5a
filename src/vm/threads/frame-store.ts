/** Room in native memory for the frames of threads that wait, in steps of {@link STEP} bytes: there may be a million of them, and most are small. */
import type { NativeMemory } from '../native-memory.js';

const STEP_SHIFT = 5;
const STEP = 1 << STEP_SHIFT;
/** Frames of more bytes get a block of native memory of their own. */
const LARGEST = 4 << 10;
/** Bytes that are taken from native memory at a time; with its header as much as one of its sizes. */
const CHUNK = (64 << 10) - 16;

export class FrameStore {
  private readonly free: number[][] = Array.from({ length: LARGEST / STEP + 1 }, () => []);
  private next = 0;
  private end = 0;

  constructor(private readonly nativeMemory: NativeMemory) {}

  /** Address of room for so many bytes; 0 if there is none. */
  allocate(bytes: number): number {
    if (bytes > LARGEST) return this.nativeMemory.tryAllocate(bytes);
    const steps = (bytes + STEP - 1) >> STEP_SHIFT;
    const free = this.free[steps];
    if (free.length > 0) return free.pop() as number;
    const size = steps << STEP_SHIFT;
    if (this.next + size > this.end && !this.refill()) return 0;
    const address = this.next;
    this.next += size;
    return address;
  }

  private refill(): boolean {
    const chunk = this.nativeMemory.tryAllocate(CHUNK);
    if (chunk === 0) return false;
    // What is left of the last one is less than a small frame most of the time.
    this.next = chunk;
    this.end = chunk + CHUNK;
    return true;
  }

  /** `bytes` as they were asked for. */
  release(address: number, bytes: number): void {
    if (bytes > LARGEST) this.nativeMemory.release(address);
    else this.free[(bytes + STEP - 1) >> STEP_SHIFT].push(address);
  }
}
