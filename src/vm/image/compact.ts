/**
 * What V8 would copy at each start from an image, put into the region, where it costs nothing until it is looked at: class files, of which most are never asked for again, and the tables of compiled code.
 */
import type { Memory } from '../../../native-trampoline/memory.js';
import { type ClassFile, parseClassFile } from '../../classfile/class-file.js';
import type { InlinedFrames, PatchSite, PointerMaps } from '../../compiler/env.js';
import { Region } from '../../layout/layout.js';
import type { StoredClassFile } from '../classes/java-class.js';
import type { CodeTables } from '../code/code-blob.js';
import type { VM } from '../vm.js';

/** Moves class files and tables into the region. The VM goes on working. */
export function compact(vm: VM): void {
  for (const cls of vm.classes.all()) {
    cls.pool?.trim();
    for (const method of cls.methods)
      if (method.vtableSlots.length > 0) method.vtableSlots = method.vtableSlots.slice();
    const file = cls.classFile;
    if (file === null || cls.isHidden) continue;
    const address = vm.metaspace.allocate(file.bytes.length);
    vm.memory.u8.set(file.bytes, address - Region.BASE);
    cls.storeClassFile(new ClassFileInRegion(vm.memory, address, file.bytes.length, file.pool.origin));
  }
  for (const blob of vm.code.all())
    if (blob.code.inlined === null && blob.code.pointerMaps === null)
      blob.code = TablesInRegion.of(vm, blob.code);
}

class ClassFileInRegion implements StoredClassFile {
  constructor(
    private readonly memory: Memory,
    private readonly address: number,
    private readonly length: number,
    private readonly origin: string,
  ) {}

  read(): ClassFile {
    const start = this.address - Region.BASE;
    // A copy: the readers of class files know arrays of their own only.
    return parseClassFile(this.memory.u8.slice(start, start + this.length), this.origin);
  }
}

/** The integer tables, in the order in which they lie in memory: each is its length, then its elements. */
const enum Table {
  PC,
  HANDLER,
  LOOP,
  FAULT,
  ENTRY,
  SITES,
  COUNT,
}

/** Words of a stored {@link PatchSite}. */
const SITE_WORDS = 8;

class TablesInRegion implements CodeTables {
  readonly inlined: InlinedFrames | null = null;
  readonly pointerMaps: PointerMaps | null = null;
  private knownSites: readonly PatchSite[] | null = null;
  /** Those that have been asked for. */
  private known: (Int32Array | undefined)[] | null = null;

  private constructor(
    private readonly memory: Memory,
    private readonly address: number,
    readonly codeEnd: number | undefined,
    readonly frameSize: number,
    readonly pointerHomes: number,
    readonly syncHome: number,
  ) {}

  static of(vm: VM, code: CodeTables): TablesInRegion {
    const sites = new Int32Array(code.sites.length * SITE_WORDS);
    for (const [i, s] of code.sites.entries())
      sites.set([s.kind, s.cpIndex, s.bci, s.opcode, s.callOffset, s.start, s.end, s.aux], i * SITE_WORDS);
    const tables = [code.pcTable, code.handlerTable, code.loopTable, code.faultTable, code.entryTable, sites];
    const words = tables.reduce((sum, table) => sum + 1 + table.length, 0);
    const address = vm.metaspace.allocate(4 * words);
    let at = (address - Region.BASE) >> 2;
    for (const table of tables) {
      vm.memory.i32[at] = table.length;
      vm.memory.i32.set(table, at + 1);
      at += 1 + table.length;
    }
    return new TablesInRegion(
      vm.memory,
      address,
      code.codeEnd,
      code.frameSize,
      code.pointerHomes,
      code.syncHome,
    );
  }

  private table(index: Table): Int32Array {
    this.known ??= [];
    const known = this.known[index];
    if (known !== undefined) return known;
    const table = this.readTable(index);
    this.known[index] = table;
    return table;
  }

  private readTable(index: Table): Int32Array {
    const { i32 } = this.memory;
    let at = (this.address - Region.BASE) >> 2;
    for (let i = 0; i < index; i++) at += 1 + i32[at];
    return i32.slice(at + 1, at + 1 + i32[at]);
  }

  get pcTable(): Int32Array {
    return this.table(Table.PC);
  }

  get handlerTable(): Int32Array {
    return this.table(Table.HANDLER);
  }

  get loopTable(): Int32Array {
    return this.table(Table.LOOP);
  }

  get faultTable(): Int32Array {
    return this.table(Table.FAULT);
  }

  get entryTable(): Int32Array {
    return this.table(Table.ENTRY);
  }

  get sites(): readonly PatchSite[] {
    this.knownSites ??= this.readSites();
    return this.knownSites;
  }

  private readSites(): PatchSite[] {
    const words = this.readTable(Table.SITES);
    return Array.from({ length: words.length / SITE_WORDS }, (_, i) => {
      const [kind, cpIndex, bci, opcode, callOffset, start, end, aux] = words.subarray(i * SITE_WORDS);
      return { kind, cpIndex, bci, opcode, callOffset, start, end, aux };
    });
  }
}
