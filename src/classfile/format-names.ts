/** Which names and descriptors are legal (JVMS §4.2, §4.3), by the rules of HotSpot's format check, which depend on the version. */
import { MajorVersion } from '../jvms/versions.js';

export const enum NameKind {
  CLASS,
  FIELD,
  METHOD,
}

/** JVMS §4.2: from version 49 on almost everything goes. Patterns that begin at the beginning: V8 takes several times as long to look for a bad character anywhere. */
const UNQUALIFIED: Readonly<Record<NameKind, RegExp>> = {
  [NameKind.CLASS]: /^[^.;[/]+(?:\/[^.;[/]+)*$/,
  [NameKind.FIELD]: /^[^.;[/]+$/,
  [NameKind.METHOD]: /^[^.;[/<>]+$/,
};

function isUnqualifiedName(name: string, kind: NameKind): boolean {
  return UNQUALIFIED[kind].test(name);
}

/** Before version 49 names were Java identifiers. */
const IDENTIFIER = /^[\p{L}\p{Nl}\p{Sc}\p{Pc}][\p{L}\p{Nl}\p{Sc}\p{Pc}\p{Nd}\p{Mn}\p{Mc}\p{Cf}]*$/u;

function isOldName(name: string, kind: NameKind): boolean {
  const parts = kind === NameKind.CLASS ? name.split('/') : [name];
  return parts.every((part) => IDENTIFIER.test(part));
}

export function isLegalClassName(name: string, major: number): boolean {
  if (name.startsWith('[')) return fieldDescriptorEnd(name, 0, major) === name.length;
  return isLegalName(name, NameKind.CLASS, major);
}

function isLegalName(name: string, kind: NameKind, major: number): boolean {
  return major < MajorVersion.JAVA_5 ? isOldName(name, kind) : isUnqualifiedName(name, kind);
}

export function isLegalFieldName(name: string, major: number): boolean {
  return isLegalName(name, NameKind.FIELD, major);
}

export function isLegalMethodName(name: string, major: number): boolean {
  if (name.startsWith('<')) return name === '<init>' || name === '<clinit>';
  return isLegalName(name, NameKind.METHOD, major);
}

/** Why a descriptor is none, in the cases that HotSpot has words of its own for. */
export const enum DescriptorFault {
  ILLEGAL = -1,
  CLASS_NAME = -2,
  DIMENSIONS = -3,
}

export const descriptorFaultTexts: Readonly<Record<number, string>> = {
  [DescriptorFault.CLASS_NAME]:
    'Class name is empty or contains illegal character in descriptor in class file %s',
  [DescriptorFault.DIMENSIONS]: 'Array type descriptor has more than 255 dimensions in class file %s',
};

/** Index behind the field descriptor at `at`, or a DescriptorFault. */
export function fieldDescriptorEnd(text: string, at: number, major: number): number {
  let dimensions = 0;
  for (; text[at] === '['; at++) {
    if (++dimensions > 255) return DescriptorFault.DIMENSIONS;
  }
  if (at >= text.length) return DescriptorFault.ILLEGAL;
  if (text[at] !== 'L') return 'BCDFIJSZ'.includes(text[at]) ? at + 1 : DescriptorFault.ILLEGAL;
  const end = text.indexOf(';', at);
  if (end < 0) return DescriptorFault.ILLEGAL;
  if (isLegalName(text.slice(at + 1, end), NameKind.CLASS, major)) return end + 1;
  return major < MajorVersion.JAVA_5 ? DescriptorFault.ILLEGAL : DescriptorFault.CLASS_NAME;
}

/** Slots of the parameters of a method descriptor, without the receiver, or a DescriptorFault. */
export function methodDescriptorSlots(name: string, text: string, major: number): number {
  if (name === '<clinit>' && text !== '()V' && major >= MajorVersion.JAVA_7) return DescriptorFault.ILLEGAL;
  if (text[0] !== '(') return DescriptorFault.ILLEGAL;
  let slots = 0;
  let at = 1;
  while (at < text.length && text[at] !== ')') {
    slots += text[at] === 'J' || text[at] === 'D' ? 2 : 1;
    at = fieldDescriptorEnd(text, at, major);
    if (at < 0) return at;
  }
  if (at >= text.length) return DescriptorFault.ILLEGAL;
  if (text[at + 1] === 'V') return at + 2 === text.length ? slots : DescriptorFault.ILLEGAL;
  if (name.startsWith('<')) return DescriptorFault.ILLEGAL;
  const end = fieldDescriptorEnd(text, at + 1, major);
  return end < 0 || end === text.length ? (end < 0 ? end : slots) : DescriptorFault.ILLEGAL;
}
