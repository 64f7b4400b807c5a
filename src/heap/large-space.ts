import type { CleanGap } from './clean-gap.js';
import { alignUp, type HeapHost, type HeapMemory, PAGE_SIZE, wordIndex } from './memory.js';

/**
 * Large arrays: whole pages at the upper end of the heap, never copied except when a full collection must close the holes between them. The
 * space grows downwards towards the old space. There are at most some thousands of objects, so sorted arrays do.
 */
export class LargeSpace {
  /** Addresses ascending, and bytes in whole pages. */
  readonly starts: number[] = [];
  readonly sizes: number[] = [];
  /** Bytes in use, whole pages. */
  used = 0;
  private readonly i32: Int32Array;

  constructor(
    memory: HeapMemory,
    private readonly host: HeapHost,
    private readonly gap: CleanGap,
    readonly end: number,
  ) {
    this.i32 = memory.i32;
  }

  /** Address of the lowest object. */
  get bottom(): number {
    return this.starts.length === 0 ? this.end : this.starts[0];
  }

  /** Zeroed memory for an object, as high as possible; 0 if there is no room above `floor`. */
  allocate(bytes: number, floor: number): number {
    const size = alignUp(bytes, PAGE_SIZE);
    const { starts, sizes } = this;
    let gapEnd = this.end;
    let index = starts.length;
    while (index > 0) {
      const gapStart = starts[index - 1] + sizes[index - 1];
      if (gapEnd - gapStart >= size) break;
      index--;
      gapEnd = starts[index];
    }
    if (index === 0 && gapEnd - floor < size) return 0;
    const ref = gapEnd - size;
    starts.splice(index, 0, ref);
    sizes.splice(index, 0, size);
    this.used += size;
    this.gap.prepare(ref, ref + size);
    this.gap.largeReaches(ref);
    return ref;
  }

  /** Drops the objects that `isLive` doesn't know. Of the pages that they leave, `keep` bytes are kept for the next ones. */
  sweep(isLive: (ref: number) => boolean, keep: number): void {
    const { starts, sizes } = this;
    const left: number[] = [];
    let kept = 0;
    for (let i = 0; i < starts.length; i++) {
      if (isLive(starts[i])) {
        starts[kept] = starts[i];
        sizes[kept++] = sizes[i];
      } else {
        this.used -= sizes[i];
        left.push(starts[i], starts[i] + sizes[i]);
      }
    }
    starts.length = kept;
    sizes.length = kept;
    this.gap.soil(left);
    this.gap.giveBack(keep);
  }

  /** Where the i-th object lies if all holes are closed. */
  compactedAddress(index: number): number {
    let address = this.end;
    for (let i = this.starts.length - 1; i >= index; i--) address -= this.sizes[i];
    return address;
  }

  /** Closes the holes: moves every object up to its {@link compactedAddress}. */
  compact(): void {
    const { starts, sizes, i32 } = this;
    this.gap.giveBack(0);
    let to = this.end;
    for (let i = starts.length - 1; i >= 0; i--) {
      const from = starts[i];
      const size = sizes[i];
      to -= size;
      if (to === from) continue;
      const source = wordIndex(from);
      i32.copyWithin(wordIndex(to), source, source + (size >> 2));
      starts[i] = to;
      this.host.discard?.(from, Math.min(size, to - from));
    }
  }
}
