/** All compiled code in the region: for each piece an address, at which are what is known of the piece itself, then what {@link TablesInRegion} reads. An image keeps no objects for it but those that something refers to. */
import { CodeId, Region } from '../../layout/layout.js';
import { CodeBlob, type CodeKind, CodeState, type CodeTables, type StoredCode } from '../code/code-blob.js';
import { TablesInRegion, writeTables } from '../code/stored-tables.js';
import type { VM } from '../vm.js';
import type { Pins } from './pins.js';

const enum Piece {
  KIND,
  METHOD,
  START,
  END,
  LOCAL_HOMES,
  /** Id of the method's next older code, 0 if there is none. */
  OLDER,
  COUNT,
}

export class CodeInRegion implements StoredCode {
  private readonly addresses: number;
  private readonly end: number;
  /** What has been written, and can be made again. */
  private readonly blobs: CodeBlob[] = [];

  constructor(private readonly vm: VM) {
    this.end = vm.code.nextId;
    this.addresses = vm.metaspace.allocate(4 * (this.end - CodeId.FIRST));
  }

  private cell(id: number): number {
    return this.addresses + 4 * (id - CodeId.FIRST);
  }

  /** Address of what is written of a piece of code, 0 if there is nothing. */
  private at(id: number): number {
    return id >= CodeId.FIRST && id < this.end ? this.vm.memory.load32(this.cell(id)) : 0;
  }

  /** Code of the baseline compiler, and stubs: what others have more of is not written. */
  write(blob: CodeBlob): void {
    const { code } = blob;
    if (code.inlined !== null || code.pointerMaps !== null) return;
    const { metaspace, memory } = this.vm;
    const address = metaspace.allocate(4 * Piece.COUNT);
    const { kind, method, start, end, localHomes, older } = blob;
    const words = [kind, method.id, start, end, localHomes, older?.id ?? 0];
    memory.i32.set(words, (address - Region.BASE) >> 2);
    // Right behind: memory is given out at multiples of 8 bytes.
    writeTables(this.vm, code);
    memory.store32(this.cell(blob.id), address);
    blob.store(this);
    if (isPlain(blob)) this.blobs.push(blob);
  }

  read(id: number): CodeTables {
    return new TablesInRegion(this.vm.memory, this.at(id) + 4 * Piece.COUNT);
  }

  /** Lets go of all objects that can be made again; see {@link MembersInRegion.release}. */
  release(pins: Pins): void {
    const { code } = this.vm;
    for (const blob of this.blobs) {
      pins.add(blob, (kept) => code.keepObject(kept));
      code.forgetObject(blob);
    }
    this.blobs.length = 0;
  }

  blob(id: number): CodeBlob | undefined {
    const address = this.at(id);
    if (address === 0) return undefined;
    const { memory, methods, code } = this.vm;
    const { i32 } = memory;
    const at = (address - Region.BASE) >> 2;
    const blob = new CodeBlob(
      id,
      i32[at + Piece.KIND] as CodeKind,
      methods.get(i32[at + Piece.METHOD]),
      i32[at + Piece.START],
      i32[at + Piece.END],
      null,
      i32[at + Piece.LOCAL_HOMES],
    );
    blob.store(this);
    const older = i32[at + Piece.OLDER];
    if (older !== 0) blob.older = code.byId(older);
    return blob;
  }

  forget(id: number): void {
    if (this.at(id) !== 0) this.vm.memory.store32(this.cell(id), 0);
  }
}

/** Is there nothing to it but what is written down? */
const isPlain = (blob: CodeBlob): boolean =>
  blob.state === CodeState.VALID && blob.optimized === null && blob.leaders === undefined;
