/** Optimized code made by hand, which does nothing but leave: its values are put in all the places where a record may say that they are. */

import { TrapReason } from '../../src/compiler/optimizing/ops.js';
import { Loc, type OptimizedCode, PlaceKind } from '../../src/compiler/optimizing/optimized-code.js';
import { Kind } from '../../src/ir/ops.js';
import { Frame } from '../../src/layout/layout.js';
import type { StubAddresses } from '../../src/layout/stubs.js';
import { Assembler, Form, Reg } from '../../src/x64/assembler.js';

/** A value in a logical frame: its bits, or for a reference the u32 cell (a root) that holds it, 0 for null. */
export interface LeavingValue {
  readonly slot: number;
  readonly kind: Kind;
  readonly lo: number;
  readonly hi: number;
  readonly cell: number;
}

export interface LeavingFrame {
  readonly methodId: number;
  readonly bci: number;
  readonly flags: number;
  readonly values: readonly LeavingValue[];
}

export interface Leaving {
  readonly codeId: number;
  readonly origin: number;
  readonly stubs: StubAddresses;
  /** Innermost first. */
  readonly frames: readonly LeavingFrame[];
  readonly reason: TrapReason;
  /** Of the exception: references in cells. */
  readonly operands?: readonly number[];
  /** Leaves behind a call of the method with this record; else by a trap. */
  readonly callee?: number;
  random(n: number): number;
}

const SCRATCH = Reg.R11;
const REGISTERS = [
  Reg.RAX,
  Reg.RCX,
  Reg.RDX,
  Reg.RBX,
  Reg.RSI,
  Reg.RDI,
  Reg.R8,
  Reg.R9,
  Reg.R10,
  Reg.R12,
  Reg.R13,
  Reg.R14,
];
const XMM_COUNT = 14;
/** What no home may be taken for. */
const POISON = 0x7eadbee1;

const location = (kind: Loc, n: number): number => (n << Loc.SHIFT) | kind;

class LeavingCode {
  private readonly asm = new Assembler();
  private readonly constants: number[] = [];
  private readonly map: number[] = [];
  private freeRegisters = [...REGISTERS];
  private freeXmm = Array.from({ length: XMM_COUNT }, (_, i) => i);
  private readonly loads: (() => void)[] = [];
  private pointerHomes = 0;
  private scalarHomes = 0;
  private readonly scalarBase: number;
  private readonly maxPointers: number;
  private readonly frameSize: number;

  constructor(private readonly l: Leaving) {
    const count = l.frames.reduce((sum, frame) => sum + frame.values.length, 0);
    // Two homes more that hold nothing.
    this.maxPointers = count + 2;
    const pointerBytes = (4 * this.maxPointers + 7) & ~7;
    this.scalarBase = Frame.CODE_ID - pointerBytes - 8;
    this.frameSize = 8 + pointerBytes + 8 * count;
  }

  make(): OptimizedCode {
    const { asm, l } = this;
    const record = this.record();
    asm.reset(l.origin);
    asm.r(Form.PUSH_R64, Reg.RBP);
    asm.rr(Form.MOV_R64_RM64, Reg.RBP, Reg.RSP);
    asm.i(Form.PUSH_IMM32, l.codeId);
    asm.ri(Form.SUB_RM64_IMM32, Reg.RSP, this.frameSize - 8);
    for (let home = 0; home < this.maxPointers; home++)
      asm.mi(Form.MOV_RM32_IMM32, Reg.RBP, Frame.FIRST_POINTER - 4 * home, POISON);
    // Homes first: their values come through a register.
    for (const load of this.loads) load();
    if (l.callee === undefined) asm.callAbs(l.stubs.deopt);
    else asm.a(Form.CALL_RM64, l.callee);
    const place = asm.offset;
    asm.nop(8);
    asm.o(Form.UD2);
    return {
      bytes: asm.bytes().slice(),
      relocations: asm.relocations().slice(),
      codeEnd: asm.offset,
      frameSize: this.frameSize,
      pointerHomes: this.maxPointers,
      syncHome: -1,
      places: Int32Array.of(place, l.callee === undefined ? PlaceKind.TRAP : PlaceKind.SAFEPOINT, 0),
      records: Int32Array.from(record),
      constants: Int32Array.from(this.constants),
      osrEntry: -1,
      osrValues: new Int32Array(0),
    };
  }

  private record(): number[] {
    const { l } = this;
    const operands = (l.operands ?? []).map((cell) =>
      this.place({ slot: 0, kind: Kind.P, lo: 0, hi: 0, cell }),
    );
    const frames = l.frames.flatMap(({ methodId, bci, flags, values }) => [
      methodId,
      bci,
      flags,
      values.length,
      ...values.flatMap((value) => [value.slot, value.kind, this.place(value)]),
    ]);
    const map = l.callee === undefined ? [] : this.map;
    return [l.reason, operands.length, ...operands, map.length, ...map, 0, l.frames.length, ...frames];
  }

  private constant(lo: number, hi: number): number {
    return this.constants.push(lo, hi) / 2 - 1;
  }

  /** Decides where a value is, and notes how it comes there. */
  private place(value: LeavingValue): number {
    const { l } = this;
    const { kind, lo, hi, cell } = value;
    const inRegister = l.callee === undefined && l.random(3) > 0;
    if (kind === Kind.P && cell === 0) {
      if (l.random(2) === 0) return location(Loc.SMALL, 0);
    } else if (l.random(5) === 0) {
      if (kind === Kind.P) return location(Loc.CELL, this.constant(cell, 0));
      if (kind === Kind.I && lo >= -1000 && lo <= 1000) return location(Loc.SMALL, lo);
      return location(Loc.CONSTANT, this.constant(lo, hi));
    }
    const isFloat = kind === Kind.F || kind === Kind.D;
    const reg = (isFloat ? this.freeXmm : this.freeRegisters)[0];
    if (inRegister && reg !== undefined) {
      (isFloat ? this.freeXmm : this.freeRegisters).shift();
      this.loads.push(() => this.load(value, isFloat ? -1 : reg, isFloat ? reg : -1));
      return location(isFloat ? Loc.XMM : Loc.REGISTER, reg);
    }
    return kind === Kind.P ? this.pointerHome(value) : this.scalarHome(value);
  }

  private pointerHome(value: LeavingValue): number {
    const home = this.pointerHomes++;
    this.map.push(home);
    this.loads.unshift(() => {
      this.load(value, SCRATCH, -1);
      this.asm.rm(Form.MOV_RM32_R32, SCRATCH, Reg.RBP, Frame.FIRST_POINTER - 4 * home);
    });
    return location(Loc.POINTER_HOME, home);
  }

  private scalarHome(value: LeavingValue): number {
    const disp = this.scalarBase - 8 * this.scalarHomes++;
    this.loads.unshift(() => {
      this.load(value, SCRATCH, -1);
      this.asm.rm(Form.MOV_RM64_R64, SCRATCH, Reg.RBP, disp);
    });
    return location(Loc.SCALAR_HOME, disp);
  }

  private load({ kind, lo, hi, cell }: LeavingValue, reg: number, xmm: number): void {
    const { asm } = this;
    const to = xmm >= 0 ? SCRATCH : reg;
    if (kind === Kind.P) {
      if (cell === 0) asm.rr(Form.XOR_R32_RM32, to, to);
      else asm.ra(Form.MOV_R32_RM32, to, cell);
    } else asm.ri64(Form.MOV_R64_IMM64, to, lo, kind === Kind.I ? 0 : hi);
    if (xmm >= 0) asm.rr(Form.MOVQ_XMM_RM64, xmm, SCRATCH);
  }
}

/** Code for calls of the outermost frame's method. */
export function leavingCode(leaving: Leaving): OptimizedCode {
  return new LeavingCode(leaving).make();
}

/** Slots with the homes of their halves in a frame of baseline code: what a loop header's frame holds. */
export interface LoopState {
  readonly methodId: number;
  readonly bci: number;
  /** Slots whose pointer halves are live. */
  readonly pointers: readonly number[];
  /** Slots that have a scalar half. */
  readonly scalars: readonly number[];
}

/**
 * Code for on-stack replacement that calls `callee` (a safepoint) and leaves at once, by a trap or because it has become invalid meanwhile. Homes are not those of baseline code: in reverse
 * order.
 */
export function replacementCode(
  { origin, stubs, callee }: Omit<Leaving, 'codeId' | 'frames' | 'reason' | 'random'>,
  { methodId, bci, pointers, scalars }: LoopState,
): OptimizedCode {
  const asm = new Assembler();
  asm.reset(origin);
  const pointerHomes = pointers.length + 1;
  const pointerBytes = (4 * pointerHomes + 7) & ~7;
  const frameSize = 8 + pointerBytes + 8 * (scalars.length + 1);
  const homes = [
    ...pointers.map((slot, i) => [slot, Kind.P, location(Loc.POINTER_HOME, pointers.length - i)]),
    ...scalars.map((slot, i) => [
      slot,
      Kind.L,
      location(Loc.SCALAR_HOME, Frame.CODE_ID - pointerBytes - 8 * (scalars.length + 1 - i)),
    ]),
  ].flat();
  asm.o(Form.UD2); // Nobody calls it.
  const osrEntry = asm.offset;
  asm.mi(Form.MOV_RM32_IMM32, Reg.RBP, Frame.FIRST_POINTER, POISON);
  if (callee !== undefined) asm.a(Form.CALL_RM64, callee);
  const called = asm.offset;
  asm.nop(8);
  asm.callAbs(stubs.deopt);
  const left = asm.offset;
  const frame = [1, methodId, bci, 0, homes.length / 3, ...homes];
  const map = pointers.map((_, i) => i + 1);
  const safepoint = [TrapReason.NONE, 0, map.length, ...map, 0, ...frame];
  const trap = [TrapReason.UNSUPPORTED, 0, 0, 0, ...frame];
  return {
    bytes: asm.bytes().slice(),
    relocations: asm.relocations(),
    codeEnd: asm.offset,
    frameSize,
    pointerHomes,
    syncHome: -1,
    places: Int32Array.of(
      ...(callee === undefined ? [] : [called, PlaceKind.SAFEPOINT, 0]),
      ...[left, PlaceKind.TRAP, safepoint.length],
    ),
    records: Int32Array.of(...safepoint, ...trap),
    constants: new Int32Array(0),
    osrEntry,
    osrValues: Int32Array.from(homes),
  };
}
