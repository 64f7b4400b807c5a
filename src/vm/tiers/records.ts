/** Reading the records of optimized code (src/compiler/optimizing/optimized-code.ts): what the frames of the bytecode would hold at a place. */

import type { TrapReason } from '../../compiler/optimizing/ops.js';
import { LOCK_SLOT, Loc, type OptimizedCode, PlaceKind } from '../../compiler/optimizing/optimized-code.js';

/** Words of a place: offset, kind, start of the record. */
export const PLACE_WORDS = 3;

/** Words of a frame before its entries: method id, bytecode index, flags, number of entries. */
const FRAME_WORDS = 4;
/** Words of an entry: slot, kind, location. */
const ENTRY_WORDS = 3;
/** Words of a virtual object's field: offset, type character, location. */
const FIELD_WORDS = 3;

/** A position in the records of a piece of code: one record, and in it one logical frame. Allocates nothing; may be moved to another. */
export class RecordReader {
  words!: Int32Array;
  reason: TrapReason = 0;
  /** Of the exception: see {@link OptimizedCode}. */
  operandCount = 0;
  operands = 0;
  /** Homes that hold live references: `mapCount` words from `map` on. */
  mapCount = 0;
  map = 0;
  virtualCount = 0;
  /** Start of the first virtual object: class record, number of fields, fields. */
  virtuals = 0;
  frameCount = 0;
  private frames = 0;

  /** The logical frame; innermost first. */
  frame = 0;
  methodId = 0;
  bci = 0;
  flags = 0;
  entryCount = 0;
  /** Start of the first entry: slot, kind, location. */
  entries = 0;

  /** Moves to a record and its innermost frame. */
  open(words: Int32Array, start: number): this {
    this.words = words;
    this.reason = words[start];
    this.operandCount = words[start + 1];
    this.operands = start + 2;
    let at = this.operands + this.operandCount;
    this.mapCount = words[at];
    this.map = at + 1;
    at = this.map + this.mapCount;
    this.virtualCount = words[at];
    this.virtuals = at + 1;
    at = this.virtuals;
    for (let i = 0; i < this.virtualCount; i++) at = this.nextVirtual(at);
    this.frameCount = words[at];
    this.frames = at + 1;
    this.first();
    return this;
  }

  /** Start of the virtual object behind the one at `at`. */
  nextVirtual(at: number): number {
    return at + 2 + FIELD_WORDS * this.words[at + 1];
  }

  /** Moves to the innermost frame. */
  first(): void {
    this.frame = 0;
    this.readFrame(this.frames);
  }

  /** Moves to the caller's frame; false if there is none in this record. */
  outward(): boolean {
    if (this.frame + 1 >= this.frameCount) return false;
    this.frame++;
    this.readFrame(this.entries + ENTRY_WORDS * this.entryCount);
    return true;
  }

  private readFrame(at: number): void {
    const { words } = this;
    this.methodId = words[at];
    this.bci = words[at + 1];
    this.flags = words[at + 2];
    this.entryCount = words[at + 3];
    this.entries = at + FRAME_WORDS;
  }

  /** Where the frame says what it has locked as an inlined synchronized method; null if it has not. */
  get lock(): number | null {
    for (let at = this.entry(this.entryCount - 1); at >= this.entries; at -= ENTRY_WORDS)
      if (this.words[at] === LOCK_SLOT) return this.words[at + 2];
    return null;
  }

  /** Start of the i-th entry of the frame: slot, kind, location. */
  entry(i: number): number {
    return this.entries + ENTRY_WORDS * i;
  }
}

/** Index in `places` of the place of a kind at an offset, -1 if there is none. Two places may have one offset if their kinds differ. */
export function findPlace(places: Int32Array, offset: number, isFault: boolean): number {
  let low = 0;
  let high = places.length / PLACE_WORDS;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[PLACE_WORDS * middle] < offset) low = middle + 1;
    else high = middle;
  }
  for (let at = PLACE_WORDS * low; at < places.length && places[at] === offset; at += PLACE_WORDS)
    if ((places[at + 1] === PlaceKind.FAULT) === isFault) return at;
  return -1;
}

/**
 * The place that a frame stands at which goes on at `offset`: behind a call, or one byte behind the start of an instruction that has faulted (no call returns there: an instruction
 * is longer).
 */
export function placeOf(places: Int32Array, offset: number): number {
  const behindCall = findPlace(places, offset, false);
  return behindCall >= 0 ? behindCall : findPlace(places, offset - 1, true);
}

/** What a location is, and its number. */
export const locationKind = (location: number): Loc => location & Loc.MASK;
export const locationNumber = (location: number): number => location >> Loc.SHIFT;

export type { OptimizedCode };
