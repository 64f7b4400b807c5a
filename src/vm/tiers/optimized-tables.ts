/** From what the optimizing compiler hands over to the tables by which frames are walked, unwound and collected (CompiledCode). */
import type { CompiledCode, InlinedFrames, PointerMaps } from '../../compiler/env.js';
import { TrapReason } from '../../compiler/optimizing/ops.js';
import { type OptimizedCode, PlaceKind } from '../../compiler/optimizing/optimized-code.js';
import { PLACE_WORDS, RecordReader } from './records.js';

const NONE = new Int32Array(0);

/** The calls of inlined methods, numbered as they are met. */
class Calls {
  readonly triples: number[] = [];
  private readonly known = new Map<string, number>();

  /** The number of the innermost frame of a record's chain: -1 if nothing is inlined there. */
  numberOf(reader: RecordReader): number {
    const chain: number[] = [];
    do chain.push(reader.methodId, reader.bci);
    while (reader.outward());
    let number = -1;
    for (let i = chain.length - 4; i >= 0; i -= 2) number = this.intern(chain[i], number, chain[i + 3]);
    return number;
  }

  private intern(methodId: number, caller: number, bci: number): number {
    const key = `${methodId} ${caller} ${bci}`;
    let number = this.known.get(key);
    if (number === undefined) {
      number = this.triples.length / 3;
      this.triples.push(methodId, caller, bci);
      this.known.set(key, number);
    }
    return number;
  }
}

/** Bit sets, one for each return address. */
class Maps {
  private readonly offsets: number[] = [];
  private readonly bits: number[] = [];
  private readonly words: number;

  constructor(pointerHomes: number) {
    this.words = (pointerHomes + 31) >>> 5;
  }

  add(offset: number, reader: RecordReader, syncHome: number): void {
    const at = this.bits.length;
    for (let i = 0; i < this.words; i++) this.bits.push(0);
    for (let i = 0; i < reader.mapCount; i++) this.set(at, reader.words[reader.map + i]);
    if (syncHome >= 0) this.set(at, syncHome);
    this.offsets.push(offset);
  }

  private set(at: number, home: number): void {
    this.bits[at + (home >>> 5)] |= 1 << (home & 31);
  }

  tables(): PointerMaps {
    return { offsets: Int32Array.from(this.offsets), bits: Int32Array.from(this.bits) };
  }
}

interface Row {
  /** The last byte of the call, or the first of the instruction that faults: where tables are asked. */
  readonly offset: number;
  readonly bci: number;
  readonly call: number;
}

export function walkingTables(code: OptimizedCode): Omit<CompiledCode, 'bytes' | 'relocations'> {
  const { places, records, syncHome } = code;
  const reader = new RecordReader();
  const calls = new Calls();
  const maps = new Maps(code.pointerHomes);
  const rows: Row[] = [];
  const faults: number[] = [];
  const addresses: { readonly pc: number; readonly record: number }[] = [];
  for (let at = 0; at < places.length; at += PLACE_WORDS) {
    const isFault = places[at + 1] === PlaceKind.FAULT;
    const offset = isFault ? places[at] : places[at] - 1;
    const record = places[at + 2];
    reader.open(records, record);
    if (isFault && reader.reason !== TrapReason.ACCESS) faults.push(offset);
    rows.push({ offset, bci: reader.bci, call: calls.numberOf(reader) });
    addresses.push({ pc: offset + 1, record });
  }
  rows.sort((a, b) => a.offset - b.offset);
  addresses.sort((a, b) => a.pc - b.pc);
  for (const { pc, record } of addresses) maps.add(pc, reader.open(records, record), syncHome);
  const inlined: InlinedFrames | undefined =
    calls.triples.length === 0
      ? undefined
      : {
          pcTable: Int32Array.from(rows.flatMap((row) => [row.offset, row.call])),
          calls: Int32Array.from(calls.triples),
          handlerTable: NONE,
        };
  return {
    codeEnd: code.codeEnd,
    frameSize: code.frameSize,
    pointerHomes: code.pointerHomes,
    syncHome,
    pcTable: Int32Array.from(rows.flatMap((row) => [row.offset, row.bci])),
    handlerTable: NONE,
    loopTable: NONE,
    sites: [],
    faultTable: Int32Array.from(faults),
    inlined,
    pointerMaps: maps.tables(),
  };
}
