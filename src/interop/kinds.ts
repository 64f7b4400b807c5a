/** Types that are so frequent, and so simple, that calls convert them themselves: a closure for each would cost more than what it does. */
import type { Memory } from '../../native-trampoline/memory.js';
import { type Getter, STRING } from './conversions.js';

export const enum Kind {
  OTHER,
  INT,
  DOUBLE,
  BOOLEAN,
  STRING,
  VOID,
  LONG,
}

const KINDS: Readonly<Record<string, Kind>> = {
  I: Kind.INT,
  D: Kind.DOUBLE,
  Z: Kind.BOOLEAN,
  [STRING]: Kind.STRING,
  V: Kind.VOID,
  J: Kind.LONG,
};

export function kindOf(descriptor: string): Kind {
  return KINDS[descriptor] ?? Kind.OTHER;
}

/** An argument of a native method, which lies in the 64-bit slot at a word. `get`: reads what is no primitive of these. */
export function readArgument(kind: Kind, get: Getter, { i32, f64 }: Memory, word: number): unknown {
  switch (kind) {
    case Kind.INT:
      return i32[word];
    case Kind.DOUBLE:
      return f64[word >> 1];
    case Kind.BOOLEAN:
      return i32[word] !== 0;
    default:
      return get(word);
  }
}
