/** Access flags by where they stand (JVMS tables 4.1-B, 4.5-A, 4.6-A, 4.7.6-A). */

import { Acc } from '../jvms/access-flags.js';

const general: readonly (readonly [number, string])[] = [
  [Acc.PUBLIC, 'ACC_PUBLIC'],
  [Acc.PRIVATE, 'ACC_PRIVATE'],
  [Acc.PROTECTED, 'ACC_PROTECTED'],
  [Acc.STATIC, 'ACC_STATIC'],
  [Acc.FINAL, 'ACC_FINAL'],
];

export const classFlags: readonly (readonly [number, string])[] = [
  [Acc.PUBLIC, 'ACC_PUBLIC'],
  [Acc.FINAL, 'ACC_FINAL'],
  [Acc.SUPER, 'ACC_SUPER'],
  [Acc.INTERFACE, 'ACC_INTERFACE'],
  [Acc.ABSTRACT, 'ACC_ABSTRACT'],
  [Acc.SYNTHETIC, 'ACC_SYNTHETIC'],
  [Acc.ANNOTATION, 'ACC_ANNOTATION'],
  [Acc.ENUM, 'ACC_ENUM'],
  [Acc.MODULE, 'ACC_MODULE'],
];

export const fieldFlags: readonly (readonly [number, string])[] = [
  ...general,
  [Acc.VOLATILE, 'ACC_VOLATILE'],
  [Acc.TRANSIENT, 'ACC_TRANSIENT'],
  [Acc.SYNTHETIC, 'ACC_SYNTHETIC'],
  [Acc.ENUM, 'ACC_ENUM'],
];

export const methodFlags: readonly (readonly [number, string])[] = [
  ...general,
  [Acc.SYNCHRONIZED, 'ACC_SYNCHRONIZED'],
  [Acc.BRIDGE, 'ACC_BRIDGE'],
  [Acc.VARARGS, 'ACC_VARARGS'],
  [Acc.NATIVE, 'ACC_NATIVE'],
  [Acc.ABSTRACT, 'ACC_ABSTRACT'],
  [Acc.STRICT, 'ACC_STRICT'],
  [Acc.SYNTHETIC, 'ACC_SYNTHETIC'],
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
