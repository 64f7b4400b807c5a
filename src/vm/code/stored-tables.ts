/** What is known of a piece of code, in the region, where it costs nothing until somebody looks at it: {@link Scalar}s, then tables. */
import type { Memory } from '../../../native-trampoline/memory.js';
import type { CompiledCode, InlinedFrames, PatchSite, PointerMaps } from '../../compiler/env.js';
import { Region } from '../../layout/layout.js';
import type { VM } from '../vm.js';
import type { CodeTables } from './code-blob.js';

const enum Scalar {
  /** -1: undefined. */
  CODE_END,
  FRAME_SIZE,
  POINTER_HOMES,
  SYNC_HOME,
  COUNT,
}

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

/** Words of a stored {@link PatchSite}, and which of them is where its call stands. */
const SITE_WORDS = 8;
const CALL_OFFSET = 4;

/** The tables of a piece of code, in the region; each is copied when it is asked for. */
export class TablesInRegion implements CodeTables {
  readonly inlined: InlinedFrames | null = null;
  readonly pointerMaps: PointerMaps | null = null;
  private knownSites: readonly PatchSite[] | null = null;
  /** Those that have been asked for. */
  private known: (Int32Array | undefined)[] | null = null;

  readonly codeEnd: number | undefined;
  readonly frameSize: number;
  readonly pointerHomes: number;
  readonly syncHome: number;

  /** `address`: as {@link writeTables} has returned it. */
  constructor(
    private readonly memory: Memory,
    private readonly address: number,
  ) {
    const { i32 } = memory;
    const at = (address - Region.BASE) >> 2;
    const codeEnd = i32[at + Scalar.CODE_END];
    this.codeEnd = codeEnd < 0 ? undefined : codeEnd;
    this.frameSize = i32[at + Scalar.FRAME_SIZE];
    this.pointerHomes = i32[at + Scalar.POINTER_HOMES];
    this.syncHome = i32[at + Scalar.SYNC_HOME];
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
    const sites: PatchSite[] = [];
    for (let at = 0; at < words.length; at += SITE_WORDS) sites.push(siteFrom(words, at));
    return sites;
  }

  /** One of the sites, by the offset of its call, without those around it; null if there is none. */
  findSite(callOffset: number): PatchSite | null {
    const { i32 } = this.memory;
    let at = tableAt(i32, this.address, Table.SITES);
    const end = at + 1 + i32[at];
    for (at++; at < end; at += SITE_WORDS) if (i32[at + CALL_OFFSET] === callOffset) return siteFrom(i32, at);
    return null;
  }
}

function siteFrom(words: Int32Array, at: number): PatchSite {
  return {
    kind: words[at],
    cpIndex: words[at + 1],
    bci: words[at + 2],
    opcode: words[at + 3],
    callOffset: words[at + CALL_OFFSET],
    start: words[at + 5],
    end: words[at + 6],
    aux: words[at + 7],
  };
}

/** The tables that {@link TablesInRegion} reads, in its order. */
function tablesToStore(code: CompiledCode | CodeTables): Int32Array[] {
  const sites = new Int32Array(code.sites.length * SITE_WORDS);
  for (const [i, s] of code.sites.entries())
    sites.set([s.kind, s.cpIndex, s.bci, s.opcode, s.callOffset, s.start, s.end, s.aux], i * SITE_WORDS);
  const entries = code.entryTable ?? new Int32Array(0);
  return [code.pcTable, code.handlerTable, code.loopTable, code.faultTable, entries, sites];
}

/** Writes what {@link TablesInRegion} reads into META, and `more` tables behind it. Returns where. */
export function writeTables(vm: VM, code: CompiledCode | CodeTables, ...more: readonly Int32Array[]): number {
  const tables = [...tablesToStore(code), ...more];
  const words = tables.reduce((sum, table) => sum + 1 + table.length, Scalar.COUNT as number);
  const address = vm.metaspace.allocate(4 * words);
  const { i32 } = vm.memory;
  let at = (address - Region.BASE) >> 2;
  i32[at + Scalar.CODE_END] = code.codeEnd ?? -1;
  i32[at + Scalar.FRAME_SIZE] = code.frameSize;
  i32[at + Scalar.POINTER_HOMES] = code.pointerHomes;
  i32[at + Scalar.SYNC_HOME] = code.syncHome;
  at += Scalar.COUNT;
  for (const table of tables) {
    i32[at] = table.length;
    i32.set(table, at + 1);
    at += 1 + table.length;
  }
  return address;
}

/** A copy of the table with an index (of {@link Table}, or behind those) among those that {@link writeTables} has written at an address. */
export function readTable({ i32 }: Memory, address: number, index: number): Int32Array {
  const at = tableAt(i32, address, index);
  return i32.slice(at + 1, at + 1 + i32[at]);
}

/** The word in which the length of a table stands. */
function tableAt(i32: Int32Array, address: number, index: number): number {
  let at = ((address - Region.BASE) >> 2) + Scalar.COUNT;
  for (let i = 0; i < index; i++) at += 1 + i32[at];
  return at;
}
