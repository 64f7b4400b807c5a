/** All attributes of JVMS 17 §4.7, and those that JDK tools add, decoded for tools. The VM asks ClassFile, MemberInfo and CodeAttribute for the few that it needs. */
import {
  type Annotation,
  type ElementValue,
  readAnnotation,
  readElementValue,
  readTypeAnnotation,
  type TypeAnnotation,
} from './annotations.js';
import type { AttributeInfo } from './attribute-holder.js';
import { AttributeReader } from './attribute-reader.js';
import { type ModuleDescription, readModule } from './module-attribute.js';
import { readStackMapFrame, type StackMapFrame } from './stack-map.js';

/** A row of a local variable table, with constant-pool indices. */
export interface VariableRow {
  readonly startPc: number;
  readonly length: number;
  readonly nameIndex: number;
  readonly typeIndex: number;
  readonly index: number;
}

/** An attribute's contents by kind. All numbers named `…Index` or listed as `indices` are constant-pool indices. */
export type Attribute =
  /** ConstantValue, Signature, SourceFile, NestHost, ModuleMainClass, ModuleTarget, SourceID, CompilationID. */
  | { readonly kind: 'index'; readonly index: number }
  /** Exceptions, NestMembers, PermittedSubclasses, ModulePackages. */
  | { readonly kind: 'indices'; readonly indices: readonly number[] }
  /** Synthetic, Deprecated. */
  | { readonly kind: 'marker' }
  | { readonly kind: 'stackMap'; readonly frames: readonly StackMapFrame[] }
  | { readonly kind: 'innerClasses'; readonly rows: readonly (readonly [number, number, number, number])[] }
  | { readonly kind: 'enclosingMethod'; readonly classIndex: number; readonly methodIndex: number }
  | { readonly kind: 'lines'; readonly rows: readonly (readonly [number, number])[] }
  | { readonly kind: 'variables'; readonly rows: readonly VariableRow[] }
  | { readonly kind: 'annotations'; readonly annotations: readonly Annotation[] }
  | { readonly kind: 'parameterAnnotations'; readonly parameters: readonly (readonly Annotation[])[] }
  | { readonly kind: 'typeAnnotations'; readonly annotations: readonly TypeAnnotation[] }
  | { readonly kind: 'annotationDefault'; readonly value: ElementValue }
  | {
      readonly kind: 'bootstrapMethods';
      readonly rows: readonly { readonly methodRef: number; readonly args: readonly number[] }[];
    }
  | { readonly kind: 'methodParameters'; readonly rows: readonly (readonly [number, number])[] }
  | { readonly kind: 'module'; readonly module: ModuleDescription }
  | {
      readonly kind: 'moduleHashes';
      readonly algorithmIndex: number;
      readonly rows: readonly { readonly moduleIndex: number; readonly hash: Uint8Array }[];
    }
  | { readonly kind: 'moduleResolution'; readonly flags: number }
  | {
      readonly kind: 'characterRanges';
      readonly rows: readonly {
        readonly startPc: number;
        readonly endPc: number;
        readonly start: number;
        readonly end: number;
        readonly flags: number;
      }[];
    }
  /** Code and Record, which their owners read; SourceDebugExtension; whatever is not known. */
  | { readonly kind: 'raw'; readonly bytes: Uint8Array };

type Decode = (reader: AttributeReader) => Attribute;

const index: Decode = (r) => ({ kind: 'index', index: r.u2() });
const indices: Decode = (r) => ({ kind: 'indices', indices: r.words() });
const marker: Decode = () => ({ kind: 'marker' });
const annotations: Decode = (r) => ({ kind: 'annotations', annotations: r.list2(() => readAnnotation(r)) });
const parameterAnnotations: Decode = (r) => ({
  kind: 'parameterAnnotations',
  parameters: r.list(r.u1(), () => r.list2(() => readAnnotation(r))),
});
const typeAnnotations: Decode = (r) => ({
  kind: 'typeAnnotations',
  annotations: r.list2(() => readTypeAnnotation(r)),
});
const variables: Decode = (r) => ({
  kind: 'variables',
  rows: r.list2(() => ({
    startPc: r.u2(),
    length: r.u2(),
    nameIndex: r.u2(),
    typeIndex: r.u2(),
    index: r.u2(),
  })),
});

const decoders: ReadonlyMap<string, Decode> = new Map<string, Decode>([
  ['ConstantValue', index],
  ['Signature', index],
  ['SourceFile', index],
  ['NestHost', index],
  ['ModuleMainClass', index],
  ['ModuleTarget', index],
  ['SourceID', index],
  ['CompilationID', index],
  ['Exceptions', indices],
  ['NestMembers', indices],
  ['PermittedSubclasses', indices],
  ['ModulePackages', indices],
  ['Synthetic', marker],
  ['Deprecated', marker],
  ['StackMapTable', (r) => ({ kind: 'stackMap', frames: r.list2(() => readStackMapFrame(r)) })],
  [
    'InnerClasses',
    (r) => ({ kind: 'innerClasses', rows: r.list2(() => [r.u2(), r.u2(), r.u2(), r.u2()] as const) }),
  ],
  ['EnclosingMethod', (r) => ({ kind: 'enclosingMethod', classIndex: r.u2(), methodIndex: r.u2() })],
  ['LineNumberTable', (r) => ({ kind: 'lines', rows: r.list2(() => [r.u2(), r.u2()] as const) })],
  ['LocalVariableTable', variables],
  ['LocalVariableTypeTable', variables],
  ['RuntimeVisibleAnnotations', annotations],
  ['RuntimeInvisibleAnnotations', annotations],
  ['RuntimeVisibleParameterAnnotations', parameterAnnotations],
  ['RuntimeInvisibleParameterAnnotations', parameterAnnotations],
  ['RuntimeVisibleTypeAnnotations', typeAnnotations],
  ['RuntimeInvisibleTypeAnnotations', typeAnnotations],
  ['AnnotationDefault', (r) => ({ kind: 'annotationDefault', value: readElementValue(r) })],
  [
    'BootstrapMethods',
    (r) => ({ kind: 'bootstrapMethods', rows: r.list2(() => ({ methodRef: r.u2(), args: r.words() })) }),
  ],
  [
    'MethodParameters',
    (r) => ({ kind: 'methodParameters', rows: r.list(r.u1(), () => [r.u2(), r.u2()] as const) }),
  ],
  ['Module', (r) => ({ kind: 'module', module: readModule(r) })],
  [
    'ModuleHashes',
    (r) => ({
      kind: 'moduleHashes',
      algorithmIndex: r.u2(),
      rows: r.list2(() => ({ moduleIndex: r.u2(), hash: r.data(r.u2()) })),
    }),
  ],
  ['ModuleResolution', (r) => ({ kind: 'moduleResolution', flags: r.u2() })],
  [
    'CharacterRangeTable',
    (r) => ({
      kind: 'characterRanges',
      rows: r.list2(() => ({ startPc: r.u2(), endPc: r.u2(), start: r.u4(), end: r.u4(), flags: r.u2() })),
    }),
  ],
]);

/** Decodes an attribute by its name. Throws ClassFormatProblem if its contents are too short, or, unless told otherwise, too long. */
export function decodeAttribute(info: AttributeInfo, origin: string, exact = true): Attribute {
  const decode = decoders.get(info.name);
  if (decode === undefined) return { kind: 'raw', bytes: info.bytes };
  const reader = new AttributeReader(info, origin);
  const attribute = decode(reader);
  if (exact) reader.end();
  return attribute;
}
