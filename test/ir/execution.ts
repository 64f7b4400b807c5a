import { Call } from './random-code.js';

/** Steps after which both executions of random code stop: loops in subroutines in loops may run long. */
export const STEP_LIMIT = 20_000;

/** Thrown by a division by zero, caught by the handlers of the executed code. */
export class Thrown {
  constructor(readonly exception: string) {}
}

/** The world outside the executed method: what it calls, and what it is seen to do. */
export class World {
  readonly log: string[] = [];
  counter = 0;
  steps = 0;

  /** False once the limit is reached. */
  step(): boolean {
    return ++this.steps < STEP_LIMIT;
  }

  call(index: number, args: readonly unknown[]): unknown {
    switch (index) {
      case Call.NEXT_INT:
        return ++this.counter;
      case Call.NEXT_REFERENCE:
        return `object ${++this.counter}`;
      case Call.MIX:
        this.log.push(`mix ${args.join(' ')}`);
        return ++this.counter;
      default:
        this.log.push(`${index} ${args[0]}`);
        return undefined;
    }
  }

  divide(a: number, b: number): number {
    if (b === 0) throw new Thrown(`division ${++this.counter}`);
    return (a / b) | 0;
  }
}

/** Throws at the first difference of two logs, with what `details` adds. */
export function requireSame(
  expected: readonly string[],
  found: readonly string[],
  details?: () => string,
): void {
  for (let i = 0; i < Math.max(expected.length, found.length); i++) {
    if (expected[i] === found[i]) continue;
    const seen = `event ${i}: ${found[i] ?? 'the end'}, not ${expected[i] ?? 'the end'}`;
    throw new Error(details === undefined ? seen : `${seen}\n${details()}`);
  }
}
