/** Access flags by where they stand (JVMS tables 4.1-B, 4.5-A, 4.6-A, 4.7.6-A). */

export const enum Acc {
  PUBLIC = 0x0001,
  PRIVATE = 0x0002,
  PROTECTED = 0x0004,
  STATIC = 0x0008,
  FINAL = 0x0010,
  SUPER = 0x0020,
  VARARGS = 0x0080,
  INTERFACE = 0x0200,
  ABSTRACT = 0x0400,
  MODULE = 0x8000,
}

const general: readonly (readonly [number, string])[] = [
  [0x0001, 'ACC_PUBLIC'],
  [0x0002, 'ACC_PRIVATE'],
  [0x0004, 'ACC_PROTECTED'],
  [0x0008, 'ACC_STATIC'],
  [0x0010, 'ACC_FINAL'],
];

export const classFlags: readonly (readonly [number, string])[] = [
  [0x0001, 'ACC_PUBLIC'],
  [0x0010, 'ACC_FINAL'],
  [0x0020, 'ACC_SUPER'],
  [0x0200, 'ACC_INTERFACE'],
  [0x0400, 'ACC_ABSTRACT'],
  [0x1000, 'ACC_SYNTHETIC'],
  [0x2000, 'ACC_ANNOTATION'],
  [0x4000, 'ACC_ENUM'],
  [0x8000, 'ACC_MODULE'],
];

export const fieldFlags: readonly (readonly [number, string])[] = [
  ...general,
  [0x0040, 'ACC_VOLATILE'],
  [0x0080, 'ACC_TRANSIENT'],
  [0x1000, 'ACC_SYNTHETIC'],
  [0x4000, 'ACC_ENUM'],
];

export const methodFlags: readonly (readonly [number, string])[] = [
  ...general,
  [0x0020, 'ACC_SYNCHRONIZED'],
  [0x0040, 'ACC_BRIDGE'],
  [0x0080, 'ACC_VARARGS'],
  [0x0100, 'ACC_NATIVE'],
  [0x0400, 'ACC_ABSTRACT'],
  [0x0800, 'ACC_STRICT'],
  [0x1000, 'ACC_SYNTHETIC'],
];

/** Names of the flags that are set, lowest first; behind them the bits without a name, highest first. */
export function flagNames(flags: number, known: readonly (readonly [number, string])[]): string[] {
  const names: string[] = [];
  for (const [bit, name] of known) {
    if ((flags & bit) === 0) continue;
    names.push(name);
    flags &= ~bit;
  }
  for (let bit = 0x8000; bit > 0; bit >>= 1) if ((flags & bit) !== 0) names.push(`0x${bit.toString(16)}`);
  return names;
}

const words: readonly (readonly [number, string])[] = [
  [0x0001, 'public'],
  [0x0002, 'private'],
  [0x0004, 'protected'],
  [0x0008, 'static'],
  [0x0010, 'final'],
  [0x0020, 'synchronized'],
  [0x0040, 'volatile'],
  [0x0080, 'transient'],
  [0x0100, 'native'],
  [0x0400, 'abstract'],
  [0x0800, 'strictfp'],
];

const CLASS_WORDS = 0x0411;
const INNER_CLASS_WORDS = 0x041f;
const FIELD_WORDS = 0x00df;
const METHOD_WORDS = 0x0d3f;

function modifiers(flags: number): string[] {
  return words.filter(([bit]) => (flags & bit) !== 0).map(([, word]) => word);
}

/** Interfaces are abstract anyway. */
const withoutAbstract = (flags: number): number =>
  (flags & Acc.INTERFACE) !== 0 ? flags & ~Acc.ABSTRACT : flags;

export const classModifiers = (flags: number): string[] => modifiers(withoutAbstract(flags) & CLASS_WORDS);
export const innerClassModifiers = (flags: number): string[] =>
  modifiers(withoutAbstract(flags) & INNER_CLASS_WORDS);
export const fieldModifiers = (flags: number): string[] => modifiers(flags & FIELD_WORDS);
export const methodModifiers = (flags: number): string[] => modifiers(flags & METHOD_WORDS);

export const hex4 = (n: number): string => n.toString(16).padStart(4, '0');
