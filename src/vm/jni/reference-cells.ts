/** Global and weak global references: cells in native memory, which the collector looks at. A handle is a cell's address. */
import type { RootVisitor, WeakVisitor } from '../../heap/roots.js';
import { Region } from '../../layout/layout.js';
import type { NativeMemory } from '../native-memory.js';

/** With the allocator's header a power of two. */
const CHUNK_SIZE = 4096 - 16;

/** Cells side by side. */
interface Chunk {
  readonly start: number;
  /** 1 for those that are given out. */
  readonly inUse: Uint8Array;
}

export class ReferenceCells {
  private readonly chunks: Chunk[] = [];
  private readonly free: number[] = [];
  /** The one that was looked for last: it is likely to be the next. */
  private last: Chunk | null = null;
  live = 0;

  constructor(
    private readonly nativeMemory: NativeMemory,
    private readonly i32: Int32Array,
  ) {}

  create(ref: number): number {
    if (this.free.length === 0) this.addChunk();
    const cell = this.free.pop() as number;
    this.i32[(cell - Region.BASE) >> 2] = ref;
    this.mark(cell, 1);
    this.live++;
    return cell;
  }

  private addChunk(): void {
    const start = this.nativeMemory.allocate(CHUNK_SIZE);
    const end = start + CHUNK_SIZE;
    this.chunks.push({ start, inUse: new Uint8Array(CHUNK_SIZE >> 2) });
    this.i32.fill(0, (start - Region.BASE) >> 2, (end - Region.BASE) >> 2);
    for (let cell = end - 4; cell >= start; cell -= 4) this.free.push(cell);
  }

  private chunkOf(cell: number): Chunk | null {
    const { last } = this;
    if (last !== null && cell >= last.start && cell < last.start + CHUNK_SIZE) return last;
    for (const chunk of this.chunks)
      if (cell >= chunk.start && cell < chunk.start + CHUNK_SIZE) {
        this.last = chunk;
        return chunk;
      }
    return null;
  }

  private mark(cell: number, value: number): void {
    const chunk = this.chunkOf(cell);
    if (chunk !== null) chunk.inUse[(cell - chunk.start) >> 2] = value;
  }

  /** What is no cell of these is let be, as is one that has been released. */
  release(cell: number): void {
    if (!this.owns(cell)) return;
    this.i32[(cell - Region.BASE) >> 2] = 0;
    this.mark(cell, 0);
    this.free.push(cell);
    this.live--;
  }

  owns(cell: number): boolean {
    if ((cell & 3) !== 0) return false;
    const chunk = this.chunkOf(cell);
    return chunk !== null && chunk.inUse[(cell - chunk.start) >> 2] !== 0;
  }

  visit(visitor: RootVisitor): void {
    for (const { start } of this.chunks) visitor.visitRange(start, CHUNK_SIZE >> 2);
  }

  visitWeak(visitor: WeakVisitor): void {
    for (const { start } of this.chunks) {
      const first = (start - Region.BASE) >> 2;
      visitor.visitWeakArray(this.i32, first, first + (CHUNK_SIZE >> 2));
    }
  }
}
