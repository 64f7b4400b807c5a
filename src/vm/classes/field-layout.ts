/** Where the fields of a class lie: instances (pointer fields side by side) and statics in the mirror. */
import { ClassFlag, Obj } from '../../layout/layout.js';
import type { JavaClass, JavaField } from './java-class.js';

/** Bytes of a field by the first character of its descriptor. */
export function fieldSize(descriptor: string): number {
  switch (descriptor.charCodeAt(0)) {
    case 0x4a: // J
    case 0x44: // D
      return 8;
    case 0x5a: // Z
    case 0x42: // B
      return 1;
    case 0x43: // C
    case 0x53: // S
      return 2;
    default:
      return 4;
  }
}

const align = (value: number, to: number): number => (value + to - 1) & -to;

/** Places fields of one size and kind from `at` on; returns the end. */
function place(fields: readonly JavaField[], size: number, references: boolean, at: number): number {
  let end = at;
  for (const field of fields) {
    if (fieldSize(field.descriptor) !== size || field.isReference !== references) continue;
    field.location = end;
    end += size;
  }
  return end;
}

/** Lays out `fields` from `start` on (relative): 8-byte ones, references, then the smaller ones. */
function layOut(
  fields: readonly JavaField[],
  start: number,
): { end: number; refs: number; refCount: number } {
  const wide = fields.some((f) => fieldSize(f.descriptor) === 8);
  let at = start;
  let gap = -1;
  if (wide) {
    at = align(at, 8);
    // The gap before the first wide field takes one int, if there is one.
    if (at - start >= 4) gap = align(start, 4);
    at = place(fields, 8, false, at);
  }
  at = align(at, 4);
  const refs = at;
  at = place(fields, 4, true, at);
  const refCount = (at - refs) >> 2;
  for (const field of fields) {
    if (fieldSize(field.descriptor) !== 4 || field.isReference) continue;
    if (gap >= 0) {
      field.location = gap;
      gap = -1;
      continue;
    }
    field.location = at;
    at += 4;
  }
  at = place(fields, 2, false, at);
  at = place(fields, 1, false, at);
  return { end: at, refs, refCount };
}

/** Assigns offsets to the instance fields of a class whose superclass is laid out; `first` fields (injected ones) come before all others. */
export function layOutInstance(cls: JavaClass): void {
  const parent = cls.superClass;
  const start = parent === null ? Obj.HEADER_SIZE : parent.fieldsEnd;
  const own = cls.fields.filter((f) => !f.isStatic);
  if (parent !== null) cls.pointerRanges.push(...parent.pointerRanges);
  cls.fieldsEnd = start;
  if (own.length > 0) {
    // The collector finds the class of a mirror right behind its header.
    const leading = (cls.flags & ClassFlag.MIRROR) !== 0 && parent !== null && parent.superClass === null;
    let from = start;
    if (leading) {
      own[0].location = start;
      from = start + 4;
    }
    const { end, refs, refCount } = layOut(leading ? own.slice(1) : own, from);
    if (refCount > 0) addRange(cls.pointerRanges, refs, refCount);
    cls.fieldsEnd = end;
  }
  cls.instanceSize = align(cls.fieldsEnd, Obj.ALIGNMENT);
}

function addRange(ranges: number[], offset: number, count: number): void {
  const last = ranges.length - 2;
  if (last >= 0 && ranges[last] + 4 * ranges[last + 1] === offset) ranges[last + 1] += count;
  else ranges.push(offset, count);
}

/** Places of the static fields relative to the mirror: locations are offsets until the mirror's address is added. */
export interface StaticLayout {
  readonly end: number;
  readonly refs: number;
  readonly refCount: number;
}

/** Assigns mirror offsets to the static fields, behind the instance part of a java.lang.Class object. */
export function layOutStatics(cls: JavaClass, mirrorSize: number): StaticLayout {
  const statics = cls.fields.filter((f) => f.isStatic);
  if (statics.length === 0) return { end: mirrorSize, refs: mirrorSize, refCount: 0 };
  return layOut(statics, mirrorSize);
}
