/** What the optimizing compiler hands to the VM: machine code, and for each place where it can be left what the frames of the bytecode would hold. */

/**
 * Where a value is, one int32: a {@link Loc} in the low three bits, the rest above (arithmetic shift by 3).
 */
export const enum Loc {
  /** General register, encoding number. Only at traps and faults: nothing survives a call in registers. */
  REGISTER = 0,
  XMM = 1,
  /** Pointer home i: u32 at rbp + Frame.FIRST_POINTER - 4*i. */
  POINTER_HOME = 2,
  /** Scalar: 8 bytes at rbp + (the number), which is negative (or a stack argument of this frame). */
  SCALAR_HOME = 3,
  /** Index of a constant in {@link OptimizedCode.constants} (pairs lo, hi). */
  CONSTANT = 4,
  /** A small int constant itself (I; P: only 0, null, and addresses in PERM through CONSTANT). */
  SMALL = 5,
  /** Index of a virtual object in the record: it must be made. */
  VIRTUAL = 6,
  /** A reference in the u32 cell at the address CONSTANT index. */
  CELL = 7,
  SHIFT = 3,
  MASK = 7,
}

/**
 * In place of a slot, in the frame of an inlined synchronized method: what it has locked. While it holds the monitor, its frames have this entry; the unwinder unlocks what is there.
 */
export const LOCK_SLOT: number = -1;

/** What a place in the code is. */
export const enum PlaceKind {
  /** The return address of a call, stub call or request that goes on here. Values are in homes. */
  SAFEPOINT = 0,
  /** The return address of `call deopt`: see the reason. Values are where they were. */
  TRAP = 1,
  /** The address of an instruction that faults if a reference is null. Values are where they were. */
  FAULT = 2,
  /** The return address of the call of the throwing stub, for what nothing in this code handles. There are no values, and nothing comes back. */
  THROW = 3,
}

/**
 * A record, words from `at` in {@link OptimizedCode.records}:
 *
 *     reason (TrapReason), operand count, location...      operands of the exception: INDEX: array, index; CAST: ref, SMALL class record ...; THROW: ref
 *     pointer map: count, pointer home...                   live references in homes (SAFEPOINT; empty otherwise)
 *     virtual object count, then for each: class record, field count, (offset, type character, location)...
 *     frame count, then innermost first for each: method id, bci, flags (StateFlag), entry count, (slot, kind, location)...
 *
 * The safepoint of the prologue has bytecode index -1: nothing is executed yet, no handler of the method is asked, and baseline code starts at its first bytecode.
 */
export interface OptimizedCode {
  readonly bytes: Uint8Array;
  /** Where it names addresses relative to or of itself: see {@link CompiledCode.relocations}. */
  readonly relocations: Int32Array;
  /** Where the instructions end and tables of switches begin. */
  readonly codeEnd: number;
  /** rbp - frameSize is rsp in the body. */
  readonly frameSize: number;
  readonly pointerHomes: number;
  /** Pointer home with what a synchronized method has locked, -1. */
  readonly syncHome: number;
  /** Triples (offset, {@link PlaceKind}, start of the record), offsets ascending. */
  readonly places: Int32Array;
  readonly records: Int32Array;
  readonly constants: Int32Array;
  /** On-stack replacement: offset of its entry, -1; and triples (slot, kind, location) of what it expects in homes. */
  readonly osrEntry: number;
  readonly osrValues: Int32Array;
}
