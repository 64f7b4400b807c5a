/** A piece of installed code: whose it is, where it lies, and its tables. */
import { ENTRY_WORDS } from '../../compiler/baseline/entries.js';
import type { CompiledCode, InlinedFrames, PatchSite, PointerMaps } from '../../compiler/env.js';
import { Patch } from '../../layout/layout.js';
import type { JavaMethod } from '../classes/java-class.js';
import type { FrameHomes } from '../tiers/frame-homes.js';
import type { OptimizedState } from '../tiers/optimized-state.js';

/** What made the code, and so what its frames look like to the collector and to the unwinder. */
export const enum CodeKind {
  /** All values in their homes wherever something can happen; what is live follows from the IR (live-homes.ts). */
  BASELINE = 0,
  /** A native method's stub, or an intrinsic's body: the arguments are its locals. */
  NATIVE = 1,
  /** Says by exact maps which homes hold live references; may show several methods in one frame. */
  OPTIMIZED = 2,
  /** The same, entered at a loop header of a baseline frame. */
  OSR = 3,
  /** Baseline code that can also be entered where optimized code is left. */
  CONTINUATION = 4,
}

/** Names of the kinds, for --stats. */
export const CODE_KINDS = ['baseline', 'native', 'optimized', 'osr', 'continuation'] as const;

/** What may be done with code: see code-versions.ts. */
export const enum CodeState {
  VALID = 0,
  /** Frames of it may exist, new ones must not be made. */
  INVALID = 1,
  FREED = 2,
}

/** The tables of compiled code, all of them present: objects of one shape. */
export interface CodeTables
  extends Omit<CompiledCode, 'bytes' | 'relocations' | 'inlined' | 'pointerMaps' | 'entryTable'> {
  readonly inlined: InlinedFrames | null;
  readonly pointerMaps: PointerMaps | null;
  readonly entryTable: Int32Array;
  /** Where making all of {@link sites} takes long: one of them, by the offset of its call. */
  findSite?(callOffset: number): PatchSite | null;
}

const NONE = new Int32Array(0);

/** All but the bytes. Field by field: a rest pattern makes objects of many shapes, slowly. */
export function tablesOf(compiled: CompiledCode): CodeTables {
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
    inlined: compiled.inlined ?? null,
    pointerMaps: compiled.pointerMaps ?? null,
    entryTable: compiled.entryTable ?? NONE,
  };
}

/** Code of which little or nothing is kept in objects (src/vm/image), by its id. */
export interface StoredCode {
  read(id: number): CodeTables;
  /** A new object for code that was stored, undefined if there is none. */
  blob(id: number): CodeBlob | undefined;
  /** The code has been freed. */
  forget(id: number): void;
}

export class CodeBlob {
  state: CodeState = CodeState.VALID;
  /** The method's next older code (code-versions.ts). */
  older: CodeBlob | null = null;
  /** What live-homes.ts has found out, by pc: it goes with the code. */
  liveHomes: Map<number, Int32Array> | null = null;
  readonly isNative: boolean;
  private stored: StoredCode | null = null;
  /** OPTIMIZED and OSR: how it can be left. */
  optimized: OptimizedState | null = null;
  /** CONTINUATION: further bytecode indices at which blocks start (MethodSource.entries). */
  leaders: Int32Array | undefined = undefined;
  /** Baseline code: where slots lie in its frames, once somebody has asked. */
  homes: FrameHomes | null = null;

  constructor(
    readonly id: number,
    readonly kind: CodeKind,
    /** The method that was compiled: the outermost of the frames that its machine frame shows. */
    readonly method: JavaMethod,
    /** Address of the first byte, and of the first behind the last. */
    readonly start: number,
    readonly end: number,
    private tables: CodeTables | null,
    /** Pointer homes below this hold local variables (all of a native's); the others but syncHome hold operand-stack entries. */
    readonly localHomes: number,
  ) {
    this.isNative = kind === CodeKind.NATIVE;
  }

  get code(): CodeTables {
    if (this.tables === null) this.tables = (this.stored as StoredCode).read(this.id);
    return this.tables;
  }

  /** Goes without its tables until they are asked for. */
  store(stored: StoredCode): void {
    this.stored = stored;
    this.tables = null;
  }

  /** Bytecode index at an offset, in the innermost method there: the last entry of the pc table that is not beyond it. -1: prologue. */
  bciAt(offset: number): number {
    return lastNotBeyond(this.code.pcTable, offset);
  }

  /** The inlined call that the code at an offset belongs to (an index into {@link InlinedFrames.calls}); -1: to the method itself. */
  inlinedAt(offset: number): number {
    const { inlined } = this.code;
    return inlined === null ? -1 : lastNotBeyond(inlined.pcTable, offset);
  }

  /** Address of the code of the handler at a bytecode index, of an inlined call's method or (-1) of the method itself. */
  handler(bci: number, inlinedCall = -1): number {
    const { handlerTable, inlined } = this.code;
    if (inlinedCall < 0) {
      for (let i = 0; i < handlerTable.length; i += 2)
        if (handlerTable[i] === bci) return this.start + handlerTable[i + 1];
    } else if (inlined !== null) {
      const table = inlined.handlerTable;
      for (let i = 0; i < table.length; i += 3)
        if (table[i] === inlinedCall && table[i + 1] === bci) return this.start + table[i + 2];
    }
    throw new Error(`${this.method}: no code for the handler at ${bci}`);
  }

  /**
   * Index in {@link PointerMaps.bits} of the first word of the map for a frame that goes on at `pc`. There must be one: homes of such code are neither cleared at
   * entry nor written where they are not needed, so whatever else they hold must not be looked at.
   */
  pointerMapAt(pc: number): number {
    const maps = this.code.pointerMaps;
    if (maps === null) throw new Error(`${this.method}: code without pointer maps`);
    const { offsets } = maps;
    const offset = pc - this.start;
    let low = 0;
    let high = offsets.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (offsets[middle] === offset) return middle * ((this.code.pointerHomes + 31) >>> 5);
      if (offsets[middle] < offset) low = middle + 1;
      else high = middle - 1;
    }
    throw new Error(`${this.method}: no pointer map at offset ${offset}`);
  }

  /** Index in the entry table of the entry at an address, -1 if there is none. */
  entryAt(pc: number): number {
    const { entryTable } = this.code;
    const offset = pc - this.start;
    for (let i = 0; i < entryTable.length; i += ENTRY_WORDS) if (entryTable[i] === offset) return i;
    return -1;
  }

  /** The patch site whose call returns to `pc`, null if there is none. */
  findSite(pc: number): PatchSite | null {
    const { code } = this;
    const offset = pc - this.start - Patch.CALL_LENGTH;
    if (code.findSite !== undefined) return code.findSite(offset);
    const { sites } = code;
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

/** Value of the last of the pairs (offset, value), ascending, that is not beyond an offset; -1 for an empty table. */
function lastNotBeyond(table: Int32Array, offset: number): number {
  let low = 0;
  let high = (table.length >> 1) - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (table[2 * middle] <= offset) low = middle;
    else high = middle - 1;
  }
  return table.length === 0 ? -1 : table[2 * low + 1];
}
