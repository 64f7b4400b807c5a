import { Region } from '../layout/layout.js';

/**
 * What the heap asks of the region: typed arrays over it whose index 0 is the byte at Region.BASE. The trampoline's Memory has this shape; a
 * test may pass arrays over any ArrayBuffer that reaches from Region.BASE to the end of the address space given to the heap.
 */
export interface HeapMemory {
  readonly u8: Uint8Array;
  readonly i32: Int32Array;
}

/** The young collector's inner loops as machine code. Their state is in the words of {@link Copying} (layout.ts). */
export interface CopyingCode {
  /** Scans copies until there are no new ones or one is a Reference object. */
  drain(): void;
  scanSlots(from: number, to: number): void;
  /** Scans the objects from `ref` on that begin before `stop`, of arrays [start, stop) only, up to a Reference object or mirror. */
  scanObjects(ref: number, start: number, stop: number): void;
}

/** What the operating system and the processor can do for the heap; all of it optional. Addresses and lengths are whole pages. */
export interface HeapHost {
  /** Gives pages back to the system; afterwards they read as zero. */
  discard?(address: number, bytes: number): void;
  /** Many of these pages will be touched for the first time soon. */
  expectUse?(address: number, bytes: number): void;
  /** Machine code for the young collector. */
  readonly copying?: CopyingCode;
}

/** The heap's bounds as signed addresses: in the heap signed comparison is address order, and below START there is nothing. */
export const enum HeapBounds {
  START = Region.HEAP - 0x1_0000_0000,
  END = Region.END - 0x1_0000_0000,
}

/** The unit in which large objects are laid out and memory is given back. */
export const PAGE_SIZE = 4096;

/** Index into `i32` of the word at an address, signed or unsigned. The form matters: V8 keeps it in 32-bit arithmetic. */
export function wordIndex(address: number): number {
  return ((address - Region.BASE) | 0) >>> 2;
}

/** The signed address of a word. */
export function addressOfWord(index: number): number {
  return ((index << 2) + Region.BASE) | 0;
}

/** Sets [from, to) to zero; addresses multiples of 4. */
export function zero(i32: Int32Array, from: number, to: number): void {
  if (from < to) i32.fill(0, wordIndex(from), wordIndex(to));
}

export function alignUp(value: number, alignment: number): number {
  return (value + alignment - 1) & -alignment;
}

/** Below so many words a loop beats the call of a builtin. */
const SHORT_COPY = 48;

/** Copies words upwards in memory: source and destination may overlap if the destination is the lower one. Counts of words are even. */
export function copyWords(i32: Int32Array, from: number, to: number, count: number): void {
  if (count > SHORT_COPY) {
    i32.copyWithin(to, from, from + count);
    return;
  }
  // Not through a Float64Array: V8 may silence a NaN pattern.
  for (let i = 0; i < count; i += 2) {
    const low = i32[from + i];
    const high = i32[from + i + 1];
    i32[to + i] = low;
    i32[to + i + 1] = high;
  }
}
