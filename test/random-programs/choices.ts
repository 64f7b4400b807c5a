/** Decisions of a generator, read from a list of numbers: fast-check makes the list, and shrinks a program by shrinking it. When the list ends all decisions are the first. */
export class Choices {
  private at = 0;

  constructor(private readonly numbers: readonly number[]) {}

  /** 0 .. count-1. */
  below(count: number): number {
    const n = this.at < this.numbers.length ? this.numbers[this.at++] : 0;
    return n % count;
  }

  /** True in `percent` of a hundred cases; false when the list has ended. */
  chance(percent: number): boolean {
    return this.below(100) >= 100 - percent;
  }

  of<T>(options: readonly T[]): T {
    return options[this.below(options.length)];
  }

  get isAtEnd(): boolean {
    return this.at >= this.numbers.length;
  }
}
