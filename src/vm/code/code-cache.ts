/** Compiled code: where it lies, and finding it by its id and by an address in it. Which code a method's calls go to is told by code-versions.ts. */
import type { Memory } from '../../../native-trampoline/memory.js';
import type { CompiledCode } from '../../compiler/env.js';
import { CodeId, Region } from '../../layout/layout.js';
import { type Assembler, relocate } from '../../x64/assembler.js';
import type { JavaMethod } from '../classes/java-class.js';
import { JavaThrow } from '../steps.js';
import {
  CODE_KINDS,
  CodeBlob,
  type CodeKind,
  type CodeTables,
  type StoredCode,
  tablesOf,
} from './code-blob.js';
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
  /** By id; freed ones are undefined, and so are those that have no object yet. Ids are not used again: a frame of freed code would be noticed. */
  private readonly blobs: (CodeBlob | undefined)[] = [];
  /** Makes objects of code that has none. */
  stored: StoredCode | null = null;
  /** Ids of all that is installed, by address. */
  private ids = new Int32Array(4096);
  /** Their starts: what a search looks at. */
  private starts = new Int32Array(4096);
  private installed = 0;
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

  /** The same for code that is installed later, or never: no other gets it. */
  reserveId(): number {
    const id = this.nextId;
    this.blobs.push(undefined);
    return id;
  }

  /** Copies code, compiled for {@link origin} and {@link nextId} (unless said otherwise), to a place of its own. */
  install(
    method: JavaMethod,
    compiled: CompiledCode,
    kind: CodeKind,
    localHomes = compiled.pointerHomes,
    origin = this.origin,
    id?: number,
  ): CodeBlob {
    return this.installTables(method, compiled, tablesOf(compiled), kind, localHomes, origin, id);
  }

  /** The same for tables that lie elsewhere; code for {@link origin}, which is changed if it is put to another place. */
  installTables(
    method: JavaMethod,
    { bytes, relocations }: Pick<CompiledCode, 'bytes' | 'relocations'>,
    tables: CodeTables,
    kind: CodeKind,
    localHomes: number,
    origin: number,
    id?: number,
  ): CodeBlob {
    const start = this.place(bytes, relocations, origin);
    const own = id ?? this.reserveId();
    const blob = new CodeBlob(own, kind, method, start, start + bytes.length, tables, localHomes);
    this.blobs[own - CodeId.FIRST] = blob;
    this.insert(blob);
    return blob;
  }

  /** Installs code that belongs to no frame (decision lists), assembled for {@link origin}; returns its address. */
  installStub(asm: Assembler): number {
    const bytes = asm.view();
    this.stubCount++;
    this.stubBytes += bytes.length;
    return this.place(bytes, asm.relocationView(), asm.origin);
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
    this.stored?.forget(blob.id);
    this.ids.copyWithin(at, at + 1, this.installed);
    this.starts.copyWithin(at, at + 1, this.installed);
    this.installed--;
    this.release(blob.start, blob.end - blob.start);
  }

  private release(start: number, length: number): void {
    this.space.free(start, length);
    this.bytes -= length;
    this.freedBytes += length;
  }

  private insert(blob: CodeBlob): void {
    const { installed } = this;
    if (installed === this.starts.length) {
      this.ids = twice(this.ids);
      this.starts = twice(this.starts);
    }
    const at = installed === 0 ? 0 : this.indexOf(blob.start) + 1;
    this.ids.copyWithin(at + 1, at, installed);
    this.starts.copyWithin(at + 1, at, installed);
    this.ids[at] = blob.id;
    this.starts[at] = blob.start;
    this.installed++;
  }

  /** Index of the last blob that does not start behind an address, -1 if there is none. */
  private indexOf(pc: number): number {
    let low = -1;
    let high = this.installed - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= pc) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** By the code id in a frame. */
  byId(id: number): CodeBlob {
    const blob = this.get(id);
    if (blob === undefined) throw new Error(`a frame of code ${id}, which is not there`);
    return blob;
  }

  /** Is it the id of code, and not of a stub's frame? */
  hasId(id: number): boolean {
    return this.get(id) !== undefined;
  }

  private get(id: number): CodeBlob | undefined {
    return this.blobs[id - CodeId.FIRST] ?? this.make(id);
  }

  private make(id: number): CodeBlob | undefined {
    const blob = this.stored?.blob(id);
    if (blob !== undefined) this.blobs[id - CodeId.FIRST] = blob;
    return blob;
  }

  /** Lets go of an object, which is made anew when it is asked for. */
  forgetObject({ id }: CodeBlob): void {
    this.blobs[id - CodeId.FIRST] = undefined;
  }

  /** Has the object back that was let go of. */
  keepObject(blob: CodeBlob): void {
    this.blobs[blob.id - CodeId.FIRST] = blob;
  }

  /** The blob that covers an address, null if none does. */
  find(pc: number): CodeBlob | null {
    const at = this.indexOf(pc);
    if (at < 0) return null;
    const blob = this.byId(this.ids[at]);
    return pc < blob.end ? blob : null;
  }

  /** Everything that is installed, by address. */
  all(): CodeBlob[] {
    return Array.from(this.ids.subarray(0, this.installed), (id) => this.byId(id));
  }

  /** What is installed, by kind; kinds of which there is nothing are left out. */
  counts(): CodeCount[] {
    const rows = [...CODE_KINDS, 'stubs'].map((name) => ({ name, count: 0, bytes: 0 }));
    for (const { kind, start, end } of this.all()) {
      rows[kind].count++;
      rows[kind].bytes += end - start;
    }
    const stubs = rows[CODE_KINDS.length];
    stubs.count = this.stubCount;
    stubs.bytes = this.stubBytes;
    return rows.filter((row) => row.count > 0);
  }
}

function twice(array: Int32Array): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(array.length * 2);
  grown.set(array);
  return grown;
}
