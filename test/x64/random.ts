/** Seeded random numbers (mulberry32): the same operands in every run. */
export class Random {
  constructor(private state: number) {}

  /** 0 … n-1. */
  below(n: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let x = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) % n;
  }

  /** Any 32-bit number. */
  int(): number {
    return (this.below(0x1_0000) << 16) | this.below(0x1_0000);
  }

  pick<T>(values: readonly T[]): T {
    return values[this.below(values.length)];
  }
}
