import type { Assembler, Label } from '../../../x64/assembler.js';

/** Constants behind the code, reached relative to rip: 8 bytes each, and masks of 16 for operations on whole xmm registers. */
export class ConstantPool {
  private asm!: Assembler;
  private count = 0;
  private readonly lo: number[] = [];
  private readonly hi: number[] = [];
  private readonly isMask: boolean[] = [];
  private readonly labels: Label[] = [];

  begin(asm: Assembler): void {
    this.asm = asm;
    this.count = 0;
  }

  get isEmpty(): boolean {
    return this.count === 0;
  }

  wide(lo: number, hi: number): Label {
    return this.find(lo, hi, false);
  }

  /** The 8 bytes twice, on a multiple of 16. */
  mask(lo: number, hi: number): Label {
    return this.find(lo, hi, true);
  }

  private find(lo: number, hi: number, isMask: boolean): Label {
    for (let i = 0; i < this.count; i++)
      if (this.lo[i] === lo && this.hi[i] === hi && this.isMask[i] === isMask) return this.labels[i];
    const i = this.count++;
    this.lo[i] = lo;
    this.hi[i] = hi;
    this.isMask[i] = isMask;
    this.labels[i] = this.asm.newLabel();
    return this.labels[i];
  }

  /** Writes all, masks first. */
  emit(): void {
    if (this.count === 0) return;
    const { asm } = this;
    asm.align(16);
    for (const masks of [true, false]) {
      for (let i = 0; i < this.count; i++) {
        if (this.isMask[i] !== masks) continue;
        asm.bind(this.labels[i]);
        for (let n = masks ? 2 : 1; n > 0; n--) {
          asm.dword(this.lo[i]);
          asm.dword(this.hi[i]);
        }
      }
    }
  }
}
