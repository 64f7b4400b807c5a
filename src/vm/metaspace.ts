/** Memory for records, cells and tables in META: given out once, never freed. */
import type { Memory } from '../../native-trampoline/memory.js';
import type { RootVisitor } from '../heap/roots.js';
import { Ctx, Region, Thunk } from '../layout/layout.js';
import { JavaThrow } from './steps.js';

const CELLS_PER_CHUNK = 1024;
/** Bytes that are kept for handling the errors of a full area, and how many are given out at each. */
const RESERVE = 1 << 20;
const RESERVE_STEP = 64 << 10;

export class Metaspace {
  private top = Ctx.ADDRESS + Ctx.SIZE;
  private readonly end = Region.META + Region.META_SIZE;
  /** Chunks of u32 cells that hold references: roots of the collector. */
  private readonly cellChunks: number[] = [];
  private cellsUsed = CELLS_PER_CHUNK;
  private reserve = RESERVE;

  constructor(private readonly memory: Memory) {}

  get used(): number {
    return this.top - Region.META;
  }

  /** Zeroed memory at a multiple of 8. OutOfMemoryError if META is full. */
  allocate(bytes: number): number {
    const address = this.top;
    const next = (address + bytes + 7) & ~7;
    if (next > this.end - this.reserve) throw this.full();
    this.top = next;
    return address;
  }

  /** The error for an area that is full. Each time a little of the reserve is set free: whoever handles the error may need classes and code. */
  full(): JavaThrow {
    this.reserve = Math.max(0, this.reserve - RESERVE_STEP);
    return new JavaThrow('java/lang/OutOfMemoryError', 'Metaspace');
  }

  /** A u32 cell for a reference, which the collector updates. */
  allocateCell(ref: number): number {
    if (this.cellsUsed === CELLS_PER_CHUNK) {
      this.cellChunks.push(this.allocate(4 * CELLS_PER_CHUNK));
      this.cellsUsed = 0;
    }
    const cell = this.cellChunks[this.cellChunks.length - 1] + 4 * this.cellsUsed++;
    this.memory.store32(cell, ref);
    return cell;
  }

  visit(visitor: RootVisitor): void {
    const last = this.cellChunks.length - 1;
    for (let i = 0; i <= last; i++)
      visitor.visitRange(this.cellChunks[i], i === last ? this.cellsUsed : CELLS_PER_CHUNK);
  }

  /** Writes the thunk of a method: `call compileStub`. Returns its address. */
  writeThunk(methodId: number, compileStub: number): number {
    const address = Region.THUNKS + Thunk.SIZE * methodId;
    if (methodId * Thunk.SIZE >= Region.THUNKS_SIZE - Thunk.SIZE * (this.reserve >> 8)) throw this.full();
    const code = this.memory.codeRw;
    const at = address - Region.CODE;
    const rel = compileStub - (address + Thunk.CALL_LENGTH);
    code[at] = 0xe8;
    code[at + 1] = rel;
    code[at + 2] = rel >> 8;
    code[at + 3] = rel >> 16;
    code[at + 4] = rel >> 24;
    return address;
  }
}
