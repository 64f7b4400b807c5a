/** The tables of code that lie in the region, where they cost nothing until somebody looks at them. */
import type { Memory } from '../../../native-trampoline/memory.js';
import type { CompiledCode, InlinedFrames, PatchSite, PointerMaps } from '../../compiler/env.js';
import { Region } from '../../layout/layout.js';
import type { VM } from '../vm.js';
import type { CodeTables } from './code-blob.js';

/** The integer tables, in the order in which they lie in memory: each is its length, then its elements. */
export const enum Table {
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

/** The tables of a piece of code, in the region; each is copied when it is asked for. */
export class TablesInRegion implements CodeTables {
  readonly inlined: InlinedFrames | null = null;
  readonly pointerMaps: PointerMaps | null = null;
  private knownSites: readonly PatchSite[] | null = null;
  /** Those that have been asked for. */
  private known: (Int32Array | undefined)[] | null = null;

  constructor(
    private readonly memory: Memory,
    private readonly address: number,
    readonly codeEnd: number | undefined,
    readonly frameSize: number,
    readonly pointerHomes: number,
    readonly syncHome: number,
  ) {}

  private table(index: Table): Int32Array {
    this.known ??= [];
    const known = this.known[index];
    if (known !== undefined) return known;
    const table = this.readTable(index);
    this.known[index] = table;
    return table;
  }

  private readTable(index: Table): Int32Array {
    return readTable(this.memory, this.address, index);
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

/** The tables that {@link TablesInRegion} reads, in its order. */
export function tablesToStore(code: CompiledCode | CodeTables): Int32Array[] {
  const sites = new Int32Array(code.sites.length * SITE_WORDS);
  for (const [i, s] of code.sites.entries())
    sites.set([s.kind, s.cpIndex, s.bci, s.opcode, s.callOffset, s.start, s.end, s.aux], i * SITE_WORDS);
  const entries = code.entryTable ?? new Int32Array(0);
  return [code.pcTable, code.handlerTable, code.loopTable, code.faultTable, entries, sites];
}

/** Writes tables one behind the other into META: each is its length, then its elements. Returns where. */
export function writeTables(vm: VM, tables: readonly Int32Array[]): number {
  const words = tables.reduce((sum, table) => sum + 1 + table.length, 0);
  const address = vm.metaspace.allocate(4 * words);
  let at = (address - Region.BASE) >> 2;
  for (const table of tables) {
    vm.memory.i32[at] = table.length;
    vm.memory.i32.set(table, at + 1);
    at += 1 + table.length;
  }
  return address;
}

/** A copy of the table with an index among those at an address. */
export function readTable({ i32 }: Memory, address: number, index: number): Int32Array {
  let at = (address - Region.BASE) >> 2;
  for (let i = 0; i < index; i++) at += 1 + i32[at];
  return i32.slice(at + 1, at + 1 + i32[at]);
}
