import type { IrMethod } from '../../ir/method.js';
import { Frame } from '../../layout/layout.js';
import { type Assembler, Form, Reg } from '../../x64/assembler.js';

/** Which half of a slot. The value with id `2 * slot + half` is what the cache maps to a register. */
export const enum Half {
  SCALAR = 0,
  POINTER = 1,
}

/** Scratch registers, never allocated: any emitter may clobber them. */
export const SCRATCH = Reg.R11;
export const XMM_SCRATCH = 15;

/** In masks and in {@link RegisterCache.valueIn} the xmm registers follow the general ones: xmm n is register XMM + n. */
const XMM = 16;
const GENERAL_MASK = 0xffff & ~((1 << Reg.RSP) | (1 << Reg.RBP) | (1 << Reg.R15) | (1 << SCRATCH));
const XMM_MASK = 0x7fff0000;
const NOTHING = -1;

/**
 * What is known of the registers between two instructions of a block.
 *
 * A value is in its home, in a register, or in both. Locals are written to their homes when they are defined, so the register is a copy. A stack temporary is
 * defined in a register alone (*dirty*) and reaches its home only if it is flushed or evicted while still live.
 * Registers that the current instruction works with are *pinned*; they are never evicted. All masks have a bit per register, xmm above bit 16.
 */
export class RegisterCache {
  asm!: Assembler;
  ir!: IrMethod;

  /** Register of each value, -1 if it is in its home. Xmm registers count from 16. */
  private regOf: Int8Array = new Int8Array(128).fill(NOTHING);
  /** Value in each register, -1 if none. */
  private readonly valueIn: Int32Array = new Int32Array(32).fill(NOTHING);
  private occupied = 0;
  private dirty = 0;
  /** Ints whose register has garbage above bit 31. */
  private unextended = 0;
  private pinned = 0;
  /** Where the next search for a victim starts. */
  private victim = 0;

  /** rbp offset of scalar home 0; home i lies 8*i below. */
  private scalarBase = 0;
  /** True: the current instruction's result is never used (a temporary that is popped). */
  protected resultDead = false;

  protected resetCache(ir: IrMethod): void {
    this.ir = ir;
    if (this.regOf.length < 2 * ir.slotCount) this.regOf = new Int8Array(4 * ir.slotCount);
    this.regOf.fill(NOTHING);
    this.valueIn.fill(NOTHING);
    this.occupied = this.dirty = this.unextended = this.pinned = this.victim = 0;
  }

  // ---------------------------------------------------------------- homes

  setScalarBase(disp: number): void {
    this.scalarBase = disp;
  }

  /** rbp offset of a value's home. */
  homeOf(slot: number, half: Half): number {
    return half === Half.POINTER
      ? Frame.FIRST_POINTER - 4 * this.ir.pointerHome[slot]
      : this.scalarBase - 8 * this.ir.scalarHome[slot];
  }

  // ---------------------------------------------------------------- mappings

  private map(value: number, reg: number): void {
    this.regOf[value] = reg;
    this.valueIn[reg] = value;
    this.occupied |= 1 << reg;
  }

  private remap(value: number, reg: number): void {
    const old = this.regOf[value];
    if (old >= 0) this.unmapRegister(old);
    this.map(value, reg);
  }

  private unmapRegister(reg: number): void {
    const value = this.valueIn[reg];
    if (value < 0) return;
    this.regOf[value] = NOTHING;
    this.valueIn[reg] = NOTHING;
    const keep = ~(1 << reg);
    this.occupied &= keep;
    this.dirty &= keep;
    this.unextended &= keep;
  }

  /** The slot's value is dead: forgets it, whichever half. */
  drop(slot: number): void {
    const scalar = this.regOf[2 * slot];
    if (scalar >= 0) this.unmapRegister(scalar);
    const pointer = this.regOf[2 * slot + 1];
    if (pointer >= 0) this.unmapRegister(pointer);
  }

  /** Forgets all registers. Dirty ones must have been flushed or be dead. */
  clear(): void {
    let mask = this.occupied;
    while (mask !== 0) {
      const reg = 31 - Math.clz32(mask & -mask);
      mask &= mask - 1;
      this.regOf[this.valueIn[reg]] = NOTHING;
      this.valueIn[reg] = NOTHING;
    }
    this.occupied = this.dirty = this.unextended = 0;
  }

  /** Stores every dirty value in its home. Registers keep their contents; flags are not changed. */
  flush(): void {
    let mask = this.dirty;
    while (mask !== 0) {
      const reg = 31 - Math.clz32(mask & -mask);
      mask &= mask - 1;
      this.spill(reg);
    }
  }

  private spill(reg: number): void {
    const value = this.valueIn[reg];
    const home = this.homeOf(value >> 1, value & 1);
    // All 64 bits of a scalar: its kind is not known here, and a narrower load from the home is served all the same.
    if (reg >= XMM) this.asm.rm(Form.MOVSD_XMMM64_XMM, reg - XMM, Reg.RBP, home);
    else if ((value & 1) === Half.POINTER) this.asm.rm(Form.MOV_RM32_R32, reg, Reg.RBP, home);
    else this.asm.rm(Form.MOV_RM64_R64, reg, Reg.RBP, home);
    this.dirty &= ~(1 << reg);
  }

  // ---------------------------------------------------------------- allocation

  /** Ends an instruction: nothing is pinned any longer. */
  unpinAll(): void {
    this.pinned = 0;
  }

  pin(reg: Reg): void {
    this.pinned |= 1 << reg;
  }

  pinXmm(xmm: number): void {
    this.pinned |= 1 << (XMM + xmm);
  }

  /** Mask of the general registers that hold something the code after this point may need. */
  busyRegisters(): number {
    return (this.occupied | this.pinned) & 0xffff;
  }

  private allocate(candidates: number): number {
    const usable = candidates & ~this.pinned;
    const free = usable & ~this.occupied;
    let reg: number;
    if (free !== 0) {
      reg = 31 - Math.clz32(free & -free);
    } else {
      reg = this.pickVictim(usable);
      if ((this.dirty & (1 << reg)) !== 0) this.spill(reg);
      this.unmapRegister(reg);
    }
    this.pinned |= 1 << reg;
    return reg;
  }

  /** Round robin, clean registers before dirty ones. */
  private pickVictim(usable: number): number {
    const clean = usable & ~this.dirty;
    const pool = clean !== 0 ? clean : usable;
    if (pool === 0) throw new Error('register cache: all registers are pinned');
    const later = pool & (-1 << this.victim);
    const chosen = later !== 0 ? later : pool;
    const reg = 31 - Math.clz32(chosen & -chosen);
    this.victim = (reg + 1) & 31;
    return reg;
  }

  /** A pinned general register with no value; the caller defines it. */
  allocGeneral(): Reg {
    return this.allocate(GENERAL_MASK);
  }

  /** The same, but none of `mask`. */
  allocGeneralExcept(mask: number): Reg {
    return this.allocate(GENERAL_MASK & ~mask);
  }

  allocXmm(): number {
    return this.allocate(XMM_MASK) - XMM;
  }

  /**
   * Makes a certain register free and pins it. What it held moves to another register if one is free, else to its home. If it was pinned (it holds an operand of this
   * instruction), the caller must have taken care of that.
   */
  claim(reg: Reg): void {
    const bit = 1 << reg;
    const value = this.valueIn[reg];
    if (value >= 0) {
      const free = GENERAL_MASK & ~(this.occupied | this.pinned | bit);
      if (free !== 0) {
        const other = 31 - Math.clz32(free & -free);
        this.moveValue(value, reg, other);
      } else {
        if ((this.dirty & bit) !== 0) this.spill(reg);
        this.unmapRegister(reg);
      }
    }
    this.pinned |= bit;
  }

  private moveValue(value: number, from: number, to: number): void {
    const dirty = (this.dirty >> from) & 1;
    const unextended = (this.unextended >> from) & 1;
    this.unmapRegister(from);
    this.asm.rr((value & 1) === Half.POINTER ? Form.MOV_R32_RM32 : Form.MOV_R64_RM64, to, from);
    this.map(value, to);
    this.dirty |= dirty << to;
    this.unextended |= unextended << to;
  }

  // ---------------------------------------------------------------- operands

  /** General register that caches a slot's half, pinned; -1 if the value is in its home. */
  cached(slot: number, half: Half): number {
    const reg = this.generalOf(slot, half);
    if (reg >= 0) this.pinned |= 1 << reg;
    return reg;
  }

  /** Xmm register that caches a slot, pinned; -1 if the value is in its home. */
  cachedXmm(slot: number): number {
    const reg = this.regOf[2 * slot];
    if (reg < XMM) return NOTHING;
    this.pinned |= 1 << reg;
    return reg - XMM;
  }

  /** Code that no verifier has seen may read a local as another kind than it was written with: then the home's bits count. */
  private generalOf(slot: number, half: Half): number {
    const reg = this.regOf[2 * slot + half];
    return reg < XMM ? reg : NOTHING;
  }

  useInt(operand: number): Reg {
    if (operand < 0) return this.intoFresh(operand, false);
    const reg = this.cached(operand, Half.SCALAR);
    return reg >= 0 ? reg : this.load(Form.MOV_R32_RM32, operand, Half.SCALAR);
  }

  useLong(operand: number): Reg {
    if (operand < 0) return this.intoFresh(operand, true);
    const reg = this.cached(operand, Half.SCALAR);
    return reg >= 0 ? reg : this.load(Form.MOV_R64_RM64, operand, Half.SCALAR);
  }

  /** A reference, zero-extended to 64 bits. */
  useRef(operand: number): Reg {
    if (operand < 0) return this.intoFresh(operand, false);
    const reg = this.cached(operand, Half.POINTER);
    return reg >= 0 ? reg : this.load(Form.MOV_R32_RM32, operand, Half.POINTER);
  }

  /** An int whose upper half is zero, so that it can be used in an address. */
  useIndex(operand: number): Reg {
    const reg = this.useInt(operand);
    this.extend(reg);
    return reg;
  }

  /** Clears the upper half of a register that caches an int, if it may hold garbage. */
  extend(reg: Reg): void {
    const bit = 1 << reg;
    if ((this.unextended & bit) === 0) return;
    this.asm.rr(Form.MOV_R32_RM32, reg, reg);
    this.unextended &= ~bit;
  }

  useFloat(operand: number): number {
    if (operand < 0) return this.xmmConstant(operand, false);
    const xmm = this.cachedXmm(operand);
    return xmm >= 0 ? xmm : this.loadXmm(Form.MOVSS_XMM_XMMM32, operand);
  }

  useDouble(operand: number): number {
    if (operand < 0) return this.xmmConstant(operand, true);
    const xmm = this.cachedXmm(operand);
    return xmm >= 0 ? xmm : this.loadXmm(Form.MOVSD_XMM_XMMM64, operand);
  }

  private load(form: Form, slot: number, half: Half): Reg {
    const reg = this.allocGeneral();
    this.asm.rm(form, reg, Reg.RBP, this.homeOf(slot, half));
    this.remap(2 * slot + half, reg);
    return reg;
  }

  private loadXmm(form: Form, slot: number): number {
    const xmm = this.allocXmm();
    this.asm.rm(form, xmm, Reg.RBP, this.homeOf(slot, Half.SCALAR));
    this.remap(2 * slot, XMM + xmm);
    return xmm;
  }

  private intoFresh(constant: number, wide: boolean): Reg {
    const reg = this.allocGeneral();
    this.loadConstant(reg, constant, wide);
    return reg;
  }

  private xmmConstant(constant: number, wide: boolean): number {
    const xmm = this.allocXmm();
    this.loadXmmConstant(xmm, constant, wide);
    return xmm;
  }

  /** Loads an IR constant (operand < 0). May change flags. */
  loadConstant(reg: Reg, constant: number, wide: boolean): void {
    const lo = this.ir.constLo[~constant];
    const hi = wide ? this.ir.constHi[~constant] : 0;
    if ((lo | hi) === 0) this.asm.rr(Form.XOR_R32_RM32, reg, reg);
    else if (!wide || hi === 0) this.asm.ri(Form.MOV_R32_IMM32, reg, lo);
    else if (hi === lo >> 31) this.asm.ri(Form.MOV_RM64_IMM32, reg, lo);
    else this.asm.ri64(Form.MOV_R64_IMM64, reg, lo, hi);
  }

  loadXmmConstant(xmm: number, constant: number, wide: boolean): void {
    const lo = this.ir.constLo[~constant];
    const hi = wide ? this.ir.constHi[~constant] : 0;
    if ((lo | hi) === 0) {
      this.asm.rr(Form.XORPS_XMM_XMMM128, xmm, xmm);
      return;
    }
    this.loadConstant(SCRATCH, constant, wide);
    this.asm.rr(wide ? Form.MOVQ_XMM_RM64 : Form.MOVD_XMM_RM32, xmm, SCRATCH);
  }

  /**
   * A general register that holds the operand's value and may be overwritten with a result: the operand's own if it `dies` here (or is itself
   * the destination), else a copy. Locate the instruction's other operands first: a temporary that is taken is forgotten.
   */
  takeGeneral(operand: number, half: Half, wide: boolean, dies: boolean, excluded: number): Reg {
    if (operand >= 0) {
      const reg = this.generalOf(operand, half);
      if (reg >= 0) {
        if (dies && (excluded & (1 << reg)) === 0) {
          this.unmapRegister(reg);
          this.pinned |= 1 << reg;
          return reg;
        }
        this.pinned |= 1 << reg;
        const copy = this.allocate(GENERAL_MASK & ~excluded);
        this.asm.rr(wide ? Form.MOV_R64_RM64 : Form.MOV_R32_RM32, copy, reg);
        return copy;
      }
      const fresh = this.allocate(GENERAL_MASK & ~excluded);
      const form = wide ? Form.MOV_R64_RM64 : Form.MOV_R32_RM32;
      this.asm.rm(form, fresh, Reg.RBP, this.homeOf(operand, half));
      return fresh;
    }
    const fresh = this.allocate(GENERAL_MASK & ~excluded);
    this.loadConstant(fresh, operand, wide);
    return fresh;
  }

  /** The same for a float or double. */
  takeXmm(operand: number, wide: boolean, dies: boolean): number {
    if (operand < 0) return this.xmmConstant(operand, wide);
    const reg = this.regOf[2 * operand];
    if (reg >= XMM) {
      this.pinned |= 1 << reg;
      if (dies) {
        this.unmapRegister(reg);
        return reg - XMM;
      }
      const copy = this.allocXmm();
      this.asm.rr(Form.MOVAPS_XMM_XMMM128, copy, reg - XMM);
      return copy;
    }
    const fresh = this.allocXmm();
    const form = wide ? Form.MOVSD_XMM_XMMM64 : Form.MOVSS_XMM_XMMM32;
    this.asm.rm(form, fresh, Reg.RBP, this.homeOf(operand, Half.SCALAR));
    return fresh;
  }

  /** Puts an operand into a given register, which must be free or not needed; no mapping is made. */
  loadGeneral(reg: Reg, operand: number, half: Half, wide: boolean): void {
    if (operand < 0) {
      this.loadConstant(reg, operand, wide);
      return;
    }
    const form = wide ? Form.MOV_R64_RM64 : Form.MOV_R32_RM32;
    const source = this.generalOf(operand, half);
    if (source < 0) this.asm.rm(form, reg, Reg.RBP, this.homeOf(operand, half));
    else if (source !== reg) this.asm.rr(form, reg, source);
  }

  loadXmmRegister(xmm: number, operand: number, wide: boolean): void {
    if (operand < 0) {
      this.loadXmmConstant(xmm, operand, wide);
      return;
    }
    const source = this.regOf[2 * operand];
    if (source < XMM) {
      const form = wide ? Form.MOVSD_XMM_XMMM64 : Form.MOVSS_XMM_XMMM32;
      this.asm.rm(form, xmm, Reg.RBP, this.homeOf(operand, Half.SCALAR));
    } else if (source !== XMM + xmm) {
      this.asm.rr(Form.MOVAPS_XMM_XMMM128, xmm, source - XMM);
    }
  }

  // ---------------------------------------------------------------- results

  /** The instruction's result is in `reg`. A local variable is stored at once. */
  defineInt(slot: number, reg: Reg): void {
    if (this.define(slot, Half.SCALAR, reg)) {
      this.asm.rm(Form.MOV_RM32_R32, reg, Reg.RBP, this.homeOf(slot, Half.SCALAR));
    }
  }

  /** An int with garbage in the upper half of its register. */
  defineUnextendedInt(slot: number, reg: Reg): void {
    this.defineInt(slot, reg);
    if (this.valueIn[reg] >= 0) this.unextended |= 1 << reg;
  }

  defineLong(slot: number, reg: Reg): void {
    if (this.define(slot, Half.SCALAR, reg)) {
      this.asm.rm(Form.MOV_RM64_R64, reg, Reg.RBP, this.homeOf(slot, Half.SCALAR));
    }
  }

  defineRef(slot: number, reg: Reg): void {
    if (this.define(slot, Half.POINTER, reg)) {
      this.asm.rm(Form.MOV_RM32_R32, reg, Reg.RBP, this.homeOf(slot, Half.POINTER));
    }
  }

  defineFloat(slot: number, xmm: number): void {
    if (this.define(slot, Half.SCALAR, XMM + xmm)) {
      this.asm.rm(Form.MOVSS_XMMM32_XMM, xmm, Reg.RBP, this.homeOf(slot, Half.SCALAR));
    }
  }

  defineDouble(slot: number, xmm: number): void {
    if (this.define(slot, Half.SCALAR, XMM + xmm)) {
      this.asm.rm(Form.MOVSD_XMMM64_XMM, xmm, Reg.RBP, this.homeOf(slot, Half.SCALAR));
    }
  }

  /** A local variable becomes a constant that fits a sign-extended 32-bit immediate: stored at once, no register needed. */
  defineImmediate(slot: number, half: Half, wide: boolean, value: number): void {
    this.drop(slot);
    const form = wide ? Form.MOV_RM64_IMM32 : Form.MOV_RM32_IMM32;
    this.asm.mi(form, Reg.RBP, this.homeOf(slot, half), value);
  }

  /** The value already stands in its home, and in the register, whose upper half may be garbage. */
  defineClean(slot: number, half: Half, reg: Reg, unextended: boolean): void {
    this.map(2 * slot + half, reg);
    if (unextended) this.unextended |= 1 << reg;
  }

  defineCleanXmm(slot: number, xmm: number): void {
    this.map(2 * slot, XMM + xmm);
  }

  /** Maps the value; true if it must be stored in its home now. */
  private define(slot: number, half: Half, reg: number): boolean {
    this.drop(slot);
    this.unmapRegister(reg);
    if (this.resultDead) return false;
    this.map(2 * slot + half, reg);
    if (slot < this.ir.maxLocals) return true;
    this.dirty |= 1 << reg;
    return false;
  }
}
