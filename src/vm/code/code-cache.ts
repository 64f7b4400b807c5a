/** Compiled code: where it lies, and finding it by its id and by an address in it. Which code a method's calls go to is told by code-versions.ts. */
import type { Memory } from '../../../native-trampoline/memory.js';
import type { CompiledCode } from '../../compiler/env.js';
import { CodeId, Region } from '../../layout/layout.js';
import { type Assembler, relocate } from '../../x64/assembler.js';
import type { JavaMethod } from '../classes/java-class.js';
import { JavaThrow } from '../steps.js';
import { CODE_KINDS, CodeBlob, type CodeKind, type CodeTables, tablesOf } from './code-blob.js';
import { CodeSpace } from './code-space.js';

/** Bytes of the area that are given out only after it has been found full, a step each time. */
const KEPT = 1 << 20;
const KEPT_STEP = 64 << 10;

/** How much code of a kind there is. */
export interface CodeCount {
  readonly name: string;
  readonly count: number;
  readonly bytes: number;
}

export class CodeCache {
  private readonly space: CodeSpace;
  /** By id; freed ones are undefined. Ids are not used again: a frame of freed code would be noticed. */
  private readonly blobs: (CodeBlob | undefined)[] = [];
  /** All that is installed, by address. */
  private readonly sorted: CodeBlob[] = [];
  /** Their starts: what a search looks at. */
  private starts = new Int32Array(4096);
  private stubCount = 0;
  private stubBytes = 0;
  /** Bytes of all code that has been freed. */
  freedBytes = 0;
  /** Bytes of machine code installed. */
  bytes = 0;
  /** Asked for room when the area is full: true if code has been freed. */
  makeRoom: () => boolean = () => false;

  constructor(
    private readonly memory: Memory,
    firstAddress: number,
  ) {
    this.space = new CodeSpace(firstAddress, Region.THUNKS - KEPT);
  }

  /** Where code had best be compiled for: there it is likely to lie. */
  get origin(): number {
    return this.space.frontier;
  }

  /** Id of the next code. */
  get nextId(): number {
    return CodeId.FIRST + this.blobs.length;
  }

  /** Copies code, compiled for {@link origin} (unless said otherwise) and {@link nextId}, to a place of its own. */
  install(
    method: JavaMethod,
    compiled: CompiledCode,
    kind: CodeKind,
    localHomes = compiled.pointerHomes,
    origin = this.origin,
  ): CodeBlob {
    return this.installTables(method, compiled, tablesOf(compiled), kind, localHomes, origin);
  }

  /** The same for tables that lie elsewhere; code for {@link origin}, which is changed if it is put to another place. */
  installTables(
    method: JavaMethod,
    { bytes, relocations }: Pick<CompiledCode, 'bytes' | 'relocations'>,
    tables: CodeTables,
    kind: CodeKind,
    localHomes: number,
    origin: number,
  ): CodeBlob {
    const start = this.place(bytes, relocations, origin);
    const blob = new CodeBlob(this.nextId, kind, method, start, start + bytes.length, tables, localHomes);
    this.blobs.push(blob);
    this.insert(blob);
    return blob;
  }

  /** Installs code that belongs to no frame (decision lists), assembled for {@link origin}; returns its address. */
  installStub(asm: Assembler): number {
    const bytes = asm.bytes();
    this.stubCount++;
    this.stubBytes += bytes.length;
    return this.place(bytes, asm.relocations(), asm.origin);
  }

  /** Takes back what {@link installStub} gave. Nothing leads there any more, and no thread stands in it. */
  freeStub(address: number, length: number): void {
    this.stubCount--;
    this.stubBytes -= length;
    this.release(address, length);
  }

  private place(bytes: Uint8Array, relocations: Int32Array, origin: number): number {
    let start = this.space.allocate(bytes.length);
    if (start === 0 && this.makeRoom()) start = this.space.allocate(bytes.length);
    if (start === 0) {
      // Whoever handles the error may need code.
      this.space.extend(Math.min(KEPT_STEP, Region.THUNKS - this.space.limit));
      throw new JavaThrow('java/lang/OutOfMemoryError', 'CodeCache');
    }
    if (start !== origin) relocate(bytes, relocations, start - origin);
    this.memory.writeCode(start, bytes);
    this.bytes += bytes.length;
    return start;
  }

  /** Frees code that no frame is of and nothing leads to. */
  free(blob: CodeBlob): void {
    this.blobs[blob.id - CodeId.FIRST] = undefined;
    const at = this.indexOf(blob.start);
    this.sorted.splice(at, 1);
    this.starts.copyWithin(at, at + 1, this.sorted.length + 1);
    this.release(blob.start, blob.end - blob.start);
  }

  private release(start: number, length: number): void {
    this.space.free(start, length);
    this.bytes -= length;
    this.freedBytes += length;
  }

  private insert(blob: CodeBlob): void {
    const { sorted } = this;
    if (sorted.length === this.starts.length) {
      const grown = new Int32Array(this.starts.length * 2);
      grown.set(this.starts);
      this.starts = grown;
    }
    const at = sorted.length === 0 ? 0 : this.indexOf(blob.start) + 1;
    if (at === sorted.length) sorted.push(blob);
    else {
      this.starts.copyWithin(at + 1, at, sorted.length);
      sorted.splice(at, 0, blob);
    }
    this.starts[at] = blob.start;
  }

  /** Index of the last blob that does not start behind an address, -1 if there is none. */
  private indexOf(pc: number): number {
    let low = -1;
    let high = this.sorted.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= pc) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** By the code id in a frame. */
  byId(id: number): CodeBlob {
    const blob = this.blobs[id - CodeId.FIRST];
    if (blob === undefined) throw new Error(`a frame of code ${id}, which is not there`);
    return blob;
  }

  /** Is it the id of code, and not of a stub's frame? */
  hasId(id: number): boolean {
    return this.blobs[id - CodeId.FIRST] !== undefined;
  }

  /** The blob that covers an address, null if none does. */
  find(pc: number): CodeBlob | null {
    const at = this.indexOf(pc);
    if (at < 0) return null;
    const blob = this.sorted[at];
    return pc < blob.end ? blob : null;
  }

  /** Everything that is installed, by address. */
  all(): readonly CodeBlob[] {
    return this.sorted;
  }

  /** What is installed, by kind; kinds of which there is nothing are left out. */
  counts(): CodeCount[] {
    const rows = [...CODE_KINDS, 'stubs'].map((name) => ({ name, count: 0, bytes: 0 }));
    for (const { kind, start, end } of this.sorted) {
      rows[kind].count++;
      rows[kind].bytes += end - start;
    }
    const stubs = rows[CODE_KINDS.length];
    stubs.count = this.stubCount;
    stubs.bytes = this.stubBytes;
    return rows.filter((row) => row.count > 0);
  }
}
