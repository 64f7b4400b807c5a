/** The tables of all compiled code in the region: for each piece an address, at which are scalars, then what {@link TablesInRegion} reads. */
import { CodeId, Region } from '../../layout/layout.js';
import type { CodeBlob, CodeTables, StoredTables } from '../code/code-blob.js';
import { TablesInRegion, tablesToStore, writeTables } from '../code/stored-tables.js';
import type { VM } from '../vm.js';

const enum Scalar {
  /** -1: undefined. */
  CODE_END,
  FRAME_SIZE,
  POINTER_HOMES,
  SYNC_HOME,
  COUNT,
}

export class TablesOfCode implements StoredTables {
  private readonly addresses: number;

  constructor(private readonly vm: VM) {
    this.addresses = vm.metaspace.allocate(4 * (vm.code.nextId - CodeId.FIRST));
  }

  private cell(id: number): number {
    return this.addresses + 4 * (id - CodeId.FIRST);
  }

  /** Code of the baseline compiler, and stubs: what others have more of is not written. */
  write(blob: CodeBlob): void {
    const { code } = blob;
    if (code.inlined !== null || code.pointerMaps !== null) return;
    const { metaspace, memory } = this.vm;
    const address = metaspace.allocate(4 * Scalar.COUNT);
    const scalars = [code.codeEnd ?? -1, code.frameSize, code.pointerHomes, code.syncHome];
    memory.i32.set(scalars, (address - Region.BASE) >> 2);
    // Right behind: memory is given out at multiples of 8 bytes.
    writeTables(this.vm, tablesToStore(code));
    memory.store32(this.cell(blob.id), address);
    blob.store(this);
  }

  read(id: number): CodeTables {
    const { memory } = this.vm;
    const address = memory.load32(this.cell(id));
    const at = (address - Region.BASE) >> 2;
    const { i32 } = memory;
    const codeEnd = i32[at + Scalar.CODE_END];
    return new TablesInRegion(
      memory,
      address + 4 * Scalar.COUNT,
      codeEnd < 0 ? undefined : codeEnd,
      i32[at + Scalar.FRAME_SIZE],
      i32[at + Scalar.POINTER_HOMES],
      i32[at + Scalar.SYNC_HOME],
    );
  }
}
