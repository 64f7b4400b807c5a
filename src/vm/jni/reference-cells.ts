/**
 * Global and weak global references: cells in native memory, which the collector looks at. A handle is a cell's address. Machine code makes and deletes them (env-references.ts); TypeScript where it has none left.
 *
 *     page    16 bytes unused, cells (u32 references), then a byte for each: 1 if it is given out
 *     stack   u32 addresses of the cells that are free
 */
import type { RootVisitor, WeakVisitor } from '../../heap/roots.js';
import { Region } from '../../layout/layout.js';
import type { NativeMemory } from '../native-memory.js';

/** Shape of a page. */
export const enum CellPage {
  SHIFT = 12,
  SIZE = 1 << SHIFT,
  /** First cell. */
  FIRST = 16,
  /** End of the cells: where the state of the cell at offset `o` stands is this + o / 4. */
  STATES = 3264,
}

/** Bytes of a block of a thread's local references: with the allocator's header a power of two. */
export const LOCAL_BLOCK_SIZE = 4096 - 16;

/** Which kind of cells a page has. */
export const enum CellKind {
  NONE = 0,
  GLOBAL = 1,
  WEAK = 2,
}

/** Words that machine code shares: addresses of u32 each. */
export interface CellWords {
  readonly kind: CellKind;
  /** Top and base of the stack of free cells. */
  readonly top: number;
  readonly base: number;
}

/** A byte for each page of the NATIVE area: its {@link CellKind}. */
export class CellPages {
  readonly address: number;

  constructor(
    private readonly nativeMemory: NativeMemory,
    readonly u8: Uint8Array,
  ) {
    const size = Region.NATIVE_SIZE >> CellPage.SHIFT;
    this.address = nativeMemory.allocate(size);
    u8.fill(0, this.address - Region.BASE, this.address + size - Region.BASE);
  }

  private next = 0;
  private end = 0;
  /** A power of two with the allocator's header. */
  private static readonly SLAB = 16 * CellPage.SIZE - 16;

  /** A new page, zeroed. */
  take(kind: CellKind): number {
    if (this.next === this.end) {
      const slab = this.nativeMemory.allocate(CellPages.SLAB);
      this.next = (slab + CellPage.SIZE - 1) & -CellPage.SIZE;
      this.end = (slab + CellPages.SLAB) & -CellPage.SIZE;
    }
    const page = this.next;
    this.next += CellPage.SIZE;
    this.u8.fill(0, page - Region.BASE, page + CellPage.SIZE - Region.BASE);
    this.u8[this.address - Region.BASE + ((page - Region.NATIVE) >> CellPage.SHIFT)] = kind;
    return page;
  }

  kindOf(address: number): CellKind {
    if (address < Region.NATIVE || address >= Region.NATIVE + Region.NATIVE_SIZE) return CellKind.NONE;
    return this.u8[this.address - Region.BASE + ((address - Region.NATIVE) >> CellPage.SHIFT)];
  }
}

const CELLS = (CellPage.STATES - CellPage.FIRST) >> 2;
const isFirstOrLater = (cell: number): boolean => {
  const offset = cell & (CellPage.SIZE - 1);
  return offset >= CellPage.FIRST && offset < CellPage.STATES;
};

export class ReferenceCells {
  private readonly pages: number[] = [];
  private stack = 0;

  constructor(
    private readonly nativeMemory: NativeMemory,
    private readonly i32: Int32Array,
    private readonly cellPages: CellPages,
    readonly words: CellWords,
  ) {}

  /** How many there are, for tests. */
  get live(): number {
    return this.pages.length * CELLS - ((this.word(this.words.top) - this.word(this.words.base)) >> 2);
  }

  private word(address: number): number {
    return this.i32[(address - Region.BASE) >> 2];
  }

  private setWord(address: number, value: number): void {
    this.i32[(address - Region.BASE) >> 2] = value;
  }

  create(ref: number): number {
    const { top, base } = this.words;
    if (this.word(top) === this.word(base)) this.addPage();
    const at = this.word(top) - 4;
    this.setWord(top, at);
    const cell = this.word(at);
    this.setWord(cell, ref);
    this.cellPages.u8[stateOf(cell) - Region.BASE] = 1;
    return cell;
  }

  /** Only while no cell is free: the stack, which gets another place with room for all, is empty. */
  private addPage(): void {
    const page = this.cellPages.take(this.words.kind);
    this.pages.push(page);
    if (this.stack !== 0) this.nativeMemory.release(this.stack);
    this.stack = this.nativeMemory.allocate(4 * CELLS * this.pages.length);
    for (let i = 0; i < CELLS; i++) this.setWord(this.stack + 4 * i, page + CellPage.STATES - 4 * (i + 1));
    this.setWord(this.words.base, this.stack);
    this.setWord(this.words.top, this.stack + 4 * CELLS);
  }

  /** What is no cell of these is let be, as is one that has been released. */
  release(cell: number): void {
    if (!this.owns(cell)) return;
    const { top } = this.words;
    this.setWord(cell, 0);
    this.cellPages.u8[stateOf(cell) - Region.BASE] = 0;
    this.setWord(this.word(top), cell);
    this.setWord(top, this.word(top) + 4);
  }

  owns(cell: number): boolean {
    return (
      (cell & 3) === 0 &&
      this.cellPages.kindOf(cell) === this.words.kind &&
      isFirstOrLater(cell) &&
      this.cellPages.u8[stateOf(cell) - Region.BASE] !== 0
    );
  }

  visit(visitor: RootVisitor): void {
    for (const page of this.pages) visitor.visitRange(page + CellPage.FIRST, CELLS);
  }

  visitWeak(visitor: WeakVisitor): void {
    for (const page of this.pages) {
      const first = (page + CellPage.FIRST - Region.BASE) >> 2;
      visitor.visitWeakArray(this.i32, first, first + CELLS);
    }
  }
}

/** Where it says whether a cell is given out. */
const stateOf = (cell: number): number =>
  (cell & -CellPage.SIZE) + CellPage.STATES + ((cell & (CellPage.SIZE - 1)) >> 2);
