/** Global and weak global references: cells in native memory, which the collector looks at. A handle is a cell's address. */
import type { RootVisitor, WeakVisitor } from '../../heap/roots.js';
import { Region } from '../../layout/layout.js';
import type { NativeMemory } from '../native-memory.js';

/** With the allocator's header a power of two. */
const CHUNK_SIZE = 4096 - 16;

export class ReferenceCells {
  private readonly chunks: number[] = [];
  private readonly free: number[] = [];
  private readonly inUse = new Set<number>();
  private next = 0;
  private end = 0;

  constructor(
    private readonly nativeMemory: NativeMemory,
    private readonly i32: Int32Array,
  ) {}

  create(ref: number): number {
    let cell = this.free.pop() ?? 0;
    if (cell === 0) {
      if (this.next === this.end) this.addChunk();
      cell = this.next;
      this.next += 4;
    }
    this.i32[(cell - Region.BASE) >> 2] = ref;
    this.inUse.add(cell);
    return cell;
  }

  private addChunk(): void {
    this.next = this.nativeMemory.allocate(CHUNK_SIZE);
    this.end = this.next + CHUNK_SIZE;
    this.chunks.push(this.next);
    this.i32.fill(0, (this.next - Region.BASE) >> 2, (this.end - Region.BASE) >> 2);
  }

  /** What is no cell of these is let be, as is one that has been released. */
  release(cell: number): void {
    if (!this.inUse.delete(cell)) return;
    this.i32[(cell - Region.BASE) >> 2] = 0;
    this.free.push(cell);
  }

  owns(cell: number): boolean {
    return this.inUse.has(cell);
  }

  get live(): number {
    return this.inUse.size;
  }

  visit(visitor: RootVisitor): void {
    for (const chunk of this.chunks) visitor.visitRange(chunk, CHUNK_SIZE >> 2);
  }

  visitWeak(visitor: WeakVisitor): void {
    for (const chunk of this.chunks) {
      const first = (chunk - Region.BASE) >> 2;
      visitor.visitWeakArray(this.i32, first, first + (CHUNK_SIZE >> 2));
    }
  }
}
