/** The parallel move of a call's arguments. */
import { Kind } from '../../ir/ops.js';
import { ArgumentSequence, ON_STACK } from '../../layout/calling-convention.js';
import { Form, Reg } from '../../x64/assembler.js';
import type { BaselineCompiler } from './compiler.js';
import { Half, SCRATCH, XMM_SCRATCH } from './register-cache.js';

/** Most arguments that a method can have (JVMS 4.3.3). */
const MAX_ARGUMENTS = 256;

/**
 * Collects the arguments of one call with the registers that hold them at that time, then moves all to where the calling convention wants
 * them. In between the caller may drop and flush values, but not allocate registers.
 */
export class ArgumentMoves {
  private c!: BaselineCompiler;
  private count = 0;
  private readonly operand: Int32Array = new Int32Array(MAX_ARGUMENTS);
  private readonly kind: Uint8Array = new Uint8Array(MAX_ARGUMENTS);
  /** Register that holds it (xmm number for floating point), -1: constant or home. */
  private readonly source: Int8Array = new Int8Array(MAX_ARGUMENTS);
  /** Register number, or ON_STACK + word of the outgoing area. */
  private readonly target: Int16Array = new Int16Array(MAX_ARGUMENTS);
  private readonly sequence = new ArgumentSequence();
  private last = 0;
  /** Register moves still to be made: source by target, -1 if none. */
  private readonly pendingSource: Int8Array = new Int8Array(16);

  begin(c: BaselineCompiler): void {
    this.c = c;
    this.count = this.last = 0;
    this.sequence.begin();
  }

  add(operand: number, kind: Kind): void {
    const { c } = this;
    const i = this.count++;
    this.operand[i] = operand;
    this.kind[i] = kind;
    if (kind === Kind.F || kind === Kind.D) {
      this.source[i] = operand < 0 ? -1 : c.cachedXmm(operand);
      this.target[i] = this.sequence.nextRegister(true);
      return;
    }
    this.source[i] = operand < 0 ? -1 : c.cached(operand, kind === Kind.P ? Half.POINTER : Half.SCALAR);
    this.last = this.target[i] = this.sequence.nextRegister(false);
  }

  /** Where one more integer argument goes. */
  nextInteger(): number {
    return this.sequence.peekInteger();
  }

  /** Where the last integer argument went. */
  lastInteger(): number {
    return this.last;
  }

  emit(): void {
    for (let i = 0; i < this.count; i++) if (this.target[i] >= ON_STACK) this.toStack(i);
    this.moveRegisters(false);
    this.moveRegisters(true);
    for (let i = 0; i < this.count; i++) {
      if (this.target[i] < ON_STACK && this.source[i] < 0) this.load(i);
    }
  }

  private isFloat(i: number): boolean {
    return this.kind[i] === Kind.F || this.kind[i] === Kind.D;
  }

  private toStack(i: number): void {
    const { c } = this;
    const { asm, ir } = c;
    const operand = this.operand[i];
    const kind = this.kind[i];
    const disp = 8 * (this.target[i] - ON_STACK);
    const source = this.source[i];
    if (source >= 0) {
      asm.rm(this.isFloat(i) ? Form.MOVSD_XMMM64_XMM : Form.MOV_RM64_R64, source, Reg.RSP, disp);
      return;
    }
    const wide = kind === Kind.L || kind === Kind.D;
    if (operand < 0 && (!wide || ir.constHi[~operand] === ir.constLo[~operand] >> 31)) {
      asm.mi(Form.MOV_RM64_IMM32, Reg.RSP, disp, ir.constLo[~operand]);
      return;
    }
    c.moveLocated(SCRATCH, -1, operand, kind === Kind.P ? Half.POINTER : Half.SCALAR, wide);
    asm.rm(Form.MOV_RM64_R64, SCRATCH, Reg.RSP, disp);
  }

  private load(i: number): void {
    const { c } = this;
    const kind = this.kind[i];
    const wide = kind === Kind.L || kind === Kind.D;
    if (this.isFloat(i)) {
      if (this.operand[i] < 0) c.loadXmmConstant(this.target[i], this.operand[i], wide);
      else {
        const form = wide ? Form.MOVSD_XMM_XMMM64 : Form.MOVSS_XMM_XMMM32;
        c.asm.rm(form, this.target[i], Reg.RBP, c.homeOf(this.operand[i], Half.SCALAR));
      }
      return;
    }
    c.moveLocated(this.target[i], -1, this.operand[i], kind === Kind.P ? Half.POINTER : Half.SCALAR, wide);
  }

  /** Register to register: first those whose target nobody still reads; a cycle goes through the scratch register. */
  private moveRegisters(floats: boolean): void {
    const { pendingSource } = this;
    let pending = 0;
    let wide = 0;
    for (let i = 0; i < this.count; i++) {
      const target = this.target[i];
      if (target >= ON_STACK || this.isFloat(i) !== floats) continue;
      const source = this.source[i];
      if (source < 0 || source === target) continue;
      pendingSource[target] = source;
      pending |= 1 << target;
      if (this.kind[i] === Kind.L) wide |= 1 << target;
    }
    while (pending !== 0) {
      let read = 0;
      for (let m = pending; m !== 0; m &= m - 1) read |= 1 << pendingSource[31 - Math.clz32(m & -m)];
      let ready = pending & ~read;
      if (ready === 0) {
        // Only cycles are left: whoever reads the first target's register reads the scratch register instead.
        const target = 31 - Math.clz32(pending & -pending);
        const scratch = floats ? XMM_SCRATCH : SCRATCH;
        this.move(floats, true, scratch, target);
        for (let m = pending; m !== 0; m &= m - 1) {
          const other = 31 - Math.clz32(m & -m);
          if (pendingSource[other] === target) pendingSource[other] = scratch;
        }
        continue;
      }
      pending &= ~ready;
      for (; ready !== 0; ready &= ready - 1) {
        const target = 31 - Math.clz32(ready & -ready);
        this.move(floats, (wide & (1 << target)) !== 0, target, pendingSource[target]);
      }
    }
  }

  private move(floats: boolean, wide: boolean, to: number, from: number): void {
    if (floats) this.c.asm.rr(Form.MOVAPS_XMM_XMMM128, to, from);
    else this.c.asm.rr(wide ? Form.MOV_R64_RM64 : Form.MOV_R32_RM32, to, from);
  }
}
