/** Annotations as they stand in class files (JVMS §4.7.16 to §4.7.22). All numbers named `…Index` are constant-pool indices. */
import type { AttributeReader } from './attribute-reader.js';

export interface Annotation {
  /** Utf8: field descriptor of the annotation interface. */
  readonly typeIndex: number;
  readonly elements: readonly AnnotationElement[];
}

export interface AnnotationElement {
  readonly nameIndex: number;
  readonly value: ElementValue;
}

/** A value by its tag (JVMS table 4.7.16.1-A): `BCDFIJSZs` constants, `e` enum constants, `c` classes, `@` annotations, `[` arrays. */
export type ElementValue =
  | { readonly tag: 'constant'; readonly type: string; readonly constIndex: number }
  | { readonly tag: 'enum'; readonly typeIndex: number; readonly nameIndex: number }
  | { readonly tag: 'class'; readonly classIndex: number }
  | { readonly tag: 'annotation'; readonly annotation: Annotation }
  | { readonly tag: 'array'; readonly values: readonly ElementValue[] };

/** What a type annotation stands on (JVMS §4.7.20.1), by target_type. */
export const enum TargetType {
  CLASS_TYPE_PARAMETER = 0x00,
  METHOD_TYPE_PARAMETER = 0x01,
  CLASS_EXTENDS = 0x10,
  CLASS_TYPE_PARAMETER_BOUND = 0x11,
  METHOD_TYPE_PARAMETER_BOUND = 0x12,
  FIELD = 0x13,
  METHOD_RETURN = 0x14,
  METHOD_RECEIVER = 0x15,
  METHOD_FORMAL_PARAMETER = 0x16,
  THROWS = 0x17,
  LOCAL_VARIABLE = 0x40,
  RESOURCE_VARIABLE = 0x41,
  EXCEPTION_PARAMETER = 0x42,
  INSTANCEOF = 0x43,
  NEW = 0x44,
  CONSTRUCTOR_REFERENCE = 0x45,
  METHOD_REFERENCE = 0x46,
  CAST = 0x47,
  CONSTRUCTOR_INVOCATION_TYPE_ARGUMENT = 0x48,
  METHOD_INVOCATION_TYPE_ARGUMENT = 0x49,
  CONSTRUCTOR_REFERENCE_TYPE_ARGUMENT = 0x4a,
  METHOD_REFERENCE_TYPE_ARGUMENT = 0x4b,
}

export interface LocalRange {
  readonly startPc: number;
  readonly length: number;
  readonly index: number;
}

/** target_info: the parts that the target type has; the others are -1, or empty. */
export interface AnnotationTarget {
  readonly type: TargetType;
  /** Type parameter, supertype, formal parameter, thrown type, exception-table row, or bytecode offset. */
  readonly index: number;
  /** Bound of a type parameter, or type argument. */
  readonly second: number;
  readonly ranges: readonly LocalRange[];
}

export interface TypePathStep {
  /** 0 array, 1 nested type, 2 wildcard bound, 3 type argument. */
  readonly kind: number;
  readonly argument: number;
}

export interface TypeAnnotation {
  readonly target: AnnotationTarget;
  readonly path: readonly TypePathStep[];
  readonly annotation: Annotation;
}

/** Annotations nested deeper than this are refused: no compiler makes them, and hostile ones would exhaust the stack. */
const DEEPEST = 200;

export function readAnnotation(reader: AttributeReader, depth = 0): Annotation {
  const typeIndex = reader.u2();
  const elements = reader.list2(() => ({
    nameIndex: reader.u2(),
    value: readElementValue(reader, depth + 1),
  }));
  return { typeIndex, elements };
}

export function readElementValue(reader: AttributeReader, depth = 0): ElementValue {
  if (depth > DEEPEST) throw reader.problem('annotations nested too deep');
  const type = String.fromCharCode(reader.u1());
  switch (type) {
    case 'e':
      return { tag: 'enum', typeIndex: reader.u2(), nameIndex: reader.u2() };
    case 'c':
      return { tag: 'class', classIndex: reader.u2() };
    case '@':
      return { tag: 'annotation', annotation: readAnnotation(reader, depth) };
    case '[':
      return { tag: 'array', values: reader.list2(() => readElementValue(reader, depth + 1)) };
    default:
      if (!'BCDFIJSZs'.includes(type))
        throw reader.problem(`unknown element value tag ${type.charCodeAt(0)}`);
      return { tag: 'constant', type, constIndex: reader.u2() };
  }
}

export function readTypeAnnotation(reader: AttributeReader): TypeAnnotation {
  const target = readTarget(reader);
  const path = reader.list(reader.u1(), () => ({ kind: reader.u1(), argument: reader.u1() }));
  return { target, path, annotation: readAnnotation(reader) };
}

function readTarget(reader: AttributeReader): AnnotationTarget {
  const type = reader.u1() as TargetType;
  let index = -1;
  let second = -1;
  let ranges: LocalRange[] = [];
  switch (type) {
    case TargetType.CLASS_TYPE_PARAMETER:
    case TargetType.METHOD_TYPE_PARAMETER:
    case TargetType.METHOD_FORMAL_PARAMETER:
      index = reader.u1();
      break;
    case TargetType.CLASS_TYPE_PARAMETER_BOUND:
    case TargetType.METHOD_TYPE_PARAMETER_BOUND:
      index = reader.u1();
      second = reader.u1();
      break;
    case TargetType.FIELD:
    case TargetType.METHOD_RETURN:
    case TargetType.METHOD_RECEIVER:
      break;
    case TargetType.LOCAL_VARIABLE:
    case TargetType.RESOURCE_VARIABLE:
      ranges = reader.list2(() => ({ startPc: reader.u2(), length: reader.u2(), index: reader.u2() }));
      break;
    case TargetType.CLASS_EXTENDS:
    case TargetType.THROWS:
    case TargetType.EXCEPTION_PARAMETER:
    case TargetType.INSTANCEOF:
    case TargetType.NEW:
    case TargetType.CONSTRUCTOR_REFERENCE:
    case TargetType.METHOD_REFERENCE:
      index = reader.u2();
      break;
    case TargetType.CAST:
    case TargetType.CONSTRUCTOR_INVOCATION_TYPE_ARGUMENT:
    case TargetType.METHOD_INVOCATION_TYPE_ARGUMENT:
    case TargetType.CONSTRUCTOR_REFERENCE_TYPE_ARGUMENT:
    case TargetType.METHOD_REFERENCE_TYPE_ARGUMENT:
      index = reader.u2();
      second = reader.u1();
      break;
    default:
      throw reader.problem(`unknown target type ${type}`);
  }
  return { type, index, second, ranges };
}
