/** Compiled code: where it lies, whose it is, and its tables. */
import type { Memory } from '../../../native-trampoline/memory.js';
import type { CompiledCode } from '../../compiler/env.js';
import { CodeId, Region } from '../../layout/layout.js';
import type { JavaMethod } from '../classes/java-class.js';
import { CodeBlob, type CodeKind, tablesOf } from './code-blob.js';

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
    kind: CodeKind,
    localHomes = compiled.pointerHomes,
  ): CodeBlob {
    const start = this.top;
    const { bytes } = compiled;
    this.reserve(bytes.length);
    this.memory.writeCode(start, bytes);
    const blob = new CodeBlob(
      this.nextId,
      kind,
      method,
      start,
      start + bytes.length,
      tablesOf(compiled),
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
