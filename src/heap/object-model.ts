/** How the collector reads objects: header words, sizes, class records. Indices named `w` or `...Word` are indices into HeapMemory.i32. */
import { ClassFlag, ClassRec, Mark, Obj } from '../layout/layout.js';
import { wordIndex } from './memory.js';

/** Word offsets in objects and class records. */
export const enum Word {
  MARK = Obj.MARK >> 2,
  LENGTH = Obj.ARRAY_LENGTH >> 2,
  DATA = Obj.ARRAY_DATA >> 2,
  FLAGS = ClassRec.FLAGS >> 2,
  INSTANCE_SIZE = ClassRec.INSTANCE_SIZE >> 2,
  ELEM_SHIFT = ClassRec.ELEM_SHIFT >> 2,
  RANGE_COUNT = ClassRec.PTR_RANGE_COUNT >> 2,
  RANGES = ClassRec.PTR_RANGES >> 2,
  STATIC_OFFSET = ClassRec.STATIC_PTR_OFFSET >> 2,
  STATIC_COUNT = ClassRec.STATIC_PTR_COUNT >> 2,
  /** In a java.lang.Class object, right behind the header: address of the described class's record, or 0. */
  MIRRORED_RECORD = Obj.HEADER_SIZE >> 2,
}

export const enum ReferenceKind {
  NONE = 0,
  SOFT = 1,
  WEAK = 2,
  PHANTOM = 3,
  FINAL = 4,
}

/** Set in the flags of the subclasses of java.lang.ref.Reference. */
export const REFERENCE_FLAGS = ClassFlag.REF_MASK | ClassFlag.FINAL_REF;

export function referenceKind(flags: number): ReferenceKind {
  return (flags & ClassFlag.FINAL_REF) !== 0
    ? ReferenceKind.FINAL
    : (flags & ClassFlag.REF_MASK) >>> ClassFlag.REF_SHIFT;
}

export const MAX_AGE = Mark.AGE_MASK >> Mark.AGE_SHIFT;
export const AGE_ONE = 1 << Mark.AGE_SHIFT;

/** Bytes of an array, rounded up to the alignment of objects. Exact (a double) however large. */
export function arrayBytes(length: number, elemShift: number): number {
  const bytes = Obj.ARRAY_DATA + length * (1 << elemShift) + Obj.ALIGNMENT - 1;
  return bytes - (bytes % Obj.ALIGNMENT);
}

/** Bytes of the object at word `w`. Not for mirrors, which carry statics behind their fields: they live in PERM, where sizes aren't needed. */
export function objectBytes(i32: Int32Array, w: number): number {
  const record = wordIndex(i32[w]);
  const bytes = i32[record + Word.INSTANCE_SIZE];
  if (bytes !== 0) return bytes;
  return (
    (Obj.ARRAY_DATA + Obj.ALIGNMENT - 1 + (i32[w + Word.LENGTH] << i32[record + Word.ELEM_SHIFT])) &
    -Obj.ALIGNMENT
  );
}
