/** Compiled code: where it lies, whose it is, and its tables. */
import type { Memory } from '../../../native-trampoline/memory.js';
import type { CompiledCode, PatchSite } from '../../compiler/env.js';
import { CodeId, Region } from '../../layout/layout.js';
import type { JavaMethod } from '../classes/java-class.js';

/** A piece of installed code. */
export class CodeBlob {
  constructor(
    readonly id: number,
    readonly method: JavaMethod,
    /** Address of the first byte, and of the first behind the last. */
    readonly start: number,
    readonly end: number,
    readonly code: Omit<CompiledCode, 'bytes'>,
    readonly isNative: boolean,
    /** Pointer homes below this hold local variables (all of a native's); the others but syncHome hold operand-stack entries. */
    readonly localHomes: number,
  ) {}

  /** Bytecode index at an offset: the last entry of the pc table that is not beyond it. -1: prologue. */
  bciAt(offset: number): number {
    const table = this.code.pcTable;
    let low = 0;
    let high = (table.length >> 1) - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (table[2 * middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return table.length === 0 ? -1 : table[2 * low + 1];
  }

  /** Address of the code of the handler at a bytecode index. */
  handler(bci: number): number {
    const table = this.code.handlerTable;
    for (let i = 0; i < table.length; i += 2) if (table[i] === bci) return this.start + table[i + 1];
    throw new Error(`${this.method}: no code for the handler at ${bci}`);
  }

  /** The patch site whose call returns to `pc`, null if there is none. */
  findSite(pc: number): PatchSite | null {
    const { sites } = this.code;
    const offset = pc - this.start - 5;
    let low = 0;
    let high = sites.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const site = sites[middle];
      if (site.callOffset === offset) return site;
      if (site.callOffset < offset) low = middle + 1;
      else high = middle - 1;
    }
    // A site is noted when its code is complete: the list need not ascend everywhere.
    return sites.find((s) => s.callOffset === offset) ?? null;
  }

  /** The same, where there must be one. */
  siteAt(pc: number): PatchSite {
    const site = this.findSite(pc);
    if (site === null) throw new Error(`${this.method}: no patch site at ${pc.toString(16)}`);
    return site;
  }

  /** May the instruction at `pc` fault on a null reference? */
  mayFault(pc: number): boolean {
    const table = this.code.faultTable;
    const offset = pc - this.start;
    let low = 0;
    let high = table.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (table[middle] === offset) return true;
      if (table[middle] < offset) low = middle + 1;
      else high = middle - 1;
    }
    // Code out of line is emitted late: the table need not ascend there.
    return table.includes(offset);
  }
}

/** All but the bytes. Field by field: a rest pattern makes objects of many shapes, slowly. */
function tablesOf(compiled: CompiledCode): Omit<CompiledCode, 'bytes'> {
  return {
    codeEnd: compiled.codeEnd,
    frameSize: compiled.frameSize,
    pointerHomes: compiled.pointerHomes,
    syncHome: compiled.syncHome,
    pcTable: compiled.pcTable,
    handlerTable: compiled.handlerTable,
    loopTable: compiled.loopTable,
    sites: compiled.sites,
    faultTable: compiled.faultTable,
  };
}

const ALIGNMENT = 16;

export class CodeCache {
  private top: number;
  private readonly blobs: CodeBlob[] = [];
  /** Starts of all blobs, ascending. */
  private starts = new Int32Array(4096);
  /** Bytes of machine code installed. */
  bytes = 0;

  constructor(
    private readonly memory: Memory,
    firstAddress: number,
  ) {
    this.top = firstAddress;
  }

  /** Where the next code will lie. */
  get origin(): number {
    return this.top;
  }

  /** Id of the next code. */
  get nextId(): number {
    return CodeId.FIRST + this.blobs.length;
  }

  get count(): number {
    return this.blobs.length;
  }

  /** Copies code, compiled for {@link origin} and {@link nextId}, to its place. */
  install(
    method: JavaMethod,
    compiled: CompiledCode,
    isNative: boolean,
    localHomes = compiled.pointerHomes,
  ): CodeBlob {
    const start = this.top;
    const { bytes } = compiled;
    this.reserve(bytes.length);
    this.memory.writeCode(start, bytes);
    const blob = new CodeBlob(
      this.nextId,
      method,
      start,
      start + bytes.length,
      tablesOf(compiled),
      isNative,
      localHomes,
    );
    if (this.blobs.length === this.starts.length) {
      const grown = new Int32Array(this.starts.length * 2);
      grown.set(this.starts);
      this.starts = grown;
    }
    this.starts[this.blobs.length] = start;
    this.blobs.push(blob);
    return blob;
  }

  /** Installs code that belongs to no frame (decision lists); returns its address. */
  installStub(bytes: Uint8Array): number {
    const start = this.top;
    this.reserve(bytes.length);
    this.memory.writeCode(start, bytes);
    return start;
  }

  private reserve(length: number): void {
    this.top = (this.top + length + ALIGNMENT - 1) & -ALIGNMENT;
    this.bytes += length;
    if (this.top > Region.THUNKS) throw new Error('the code area is full');
  }

  /** By the code id in a frame. */
  byId(id: number): CodeBlob {
    return this.blobs[id - CodeId.FIRST];
  }

  /** The blob that covers an address, null if none does. */
  find(pc: number): CodeBlob | null {
    let low = 0;
    let high = this.blobs.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= pc) low = middle;
      else high = middle - 1;
    }
    const blob = this.blobs[low];
    return blob !== undefined && pc >= blob.start && pc < blob.end ? blob : null;
  }
}
