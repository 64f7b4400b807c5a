import {
  type Annotation,
  type AnnotationTarget,
  type ElementValue,
  TargetType,
  type TypeAnnotation,
  type TypePathStep,
} from '../classfile/annotations.js';
import { ClassFormatProblem } from '../classfile/class-format-problem.js';
import { CpTag } from '../jvms/pool-tags.js';

import { BadDescriptor, fieldTypeOf } from './descriptor-text.js';
import { escapeText } from './names.js';
import type { Printing } from './printing.js';

/** Annotations: a line of constant-pool indices, and below it what they stand for. */
export function printAnnotation(p: Printing, number: number, annotation: Annotation, where = ''): void {
  p.out.println(`${number}: ${indexText(annotation)}${where}`);
  p.out.indented(() => {
    printResolved(p, annotation);
    p.out.println();
  });
}

export function printTypeAnnotation(p: Printing, number: number, annotation: TypeAnnotation): void {
  const path = annotation.path.length === 0 ? '' : `, location=[${annotation.path.map(stepText).join(', ')}]`;
  printAnnotation(p, number, annotation.annotation, `: ${targetText(annotation.target)}${path}`);
}

/** AnnotationDefault's value. */
export function printDefaultValue(p: Printing, value: ElementValue): void {
  p.out.println(`default_value: ${valueIndexText(value)}`);
  p.out.indented(() => {
    printResolvedValue(p, value);
    p.out.println();
  });
}

function indexText(annotation: Annotation): string {
  const pairs = annotation.elements.map(({ nameIndex, value }) => `#${nameIndex}=${valueIndexText(value)}`);
  return `#${annotation.typeIndex}(${pairs.join(',')})`;
}

function valueIndexText(value: ElementValue): string {
  switch (value.tag) {
    case 'constant':
      return `${value.type}#${value.constIndex}`;
    case 'enum':
      return `e#${value.typeIndex}.#${value.nameIndex}`;
    case 'class':
      return `c#${value.classIndex}`;
    case 'annotation':
      return `@${indexText(value.annotation)}`;
    case 'array':
      return `[${value.values.map(valueIndexText).join(',')}]`;
  }
}

function printResolved(p: Printing, annotation: Annotation): void {
  const { out } = p;
  out.print(typeName(p, annotation.typeIndex));
  if (annotation.elements.length === 0) return;
  out.println('(');
  out.indented(() => {
    for (const { nameIndex, value } of annotation.elements) {
      out.print(`${p.texts.value(nameIndex)}=`);
      printResolvedValue(p, value);
      out.println();
    }
  });
  out.print(')');
}

/** The annotation's interface, or its index if it is not named well. */
function typeName(p: Printing, index: number): string {
  try {
    return fieldTypeOf(p.pool.utf8(index));
  } catch (error) {
    if (error instanceof ClassFormatProblem || error instanceof BadDescriptor) return `#${index}`;
    throw error;
  }
}

function printResolvedValue(p: Printing, value: ElementValue): void {
  const { out, texts } = p;
  switch (value.tag) {
    case 'constant':
      out.print(constantText(p, value.type, value.constIndex));
      break;
    case 'enum':
      out.print(`${texts.value(value.typeIndex)}.${texts.value(value.nameIndex)}`);
      break;
    case 'class':
      out.print(`class ${texts.value(value.classIndex)}`);
      break;
    case 'annotation':
      out.print('@');
      printResolved(p, value.annotation);
      break;
    case 'array':
      out.print('[');
      for (const [i, element] of value.values.entries()) {
        if (i > 0) out.print(',');
        printResolvedValue(p, element);
      }
      out.print(']');
      break;
  }
}

function constantText(p: Printing, type: string, index: number): string {
  const { pool, texts } = p;
  switch (type) {
    case 'B':
      return `(byte) ${texts.value(index)}`;
    case 'S':
      return `(short) ${texts.value(index)}`;
    case 'C':
      return `'${escapeText(String.fromCharCode(pool.intBits(index) & 0xffff))}'`;
    case 'Z':
      return pool.tag(index) !== CpTag.INTEGER
        ? `#${index}`
        : (['false', 'true'][pool.intBits(index)] ?? `#${index}`);
    case 's':
      return `"${texts.value(index)}"`;
    default:
      return texts.value(index);
  }
}

const targetNames: Readonly<Record<TargetType, string>> = {
  [TargetType.CLASS_TYPE_PARAMETER]: 'CLASS_TYPE_PARAMETER',
  [TargetType.METHOD_TYPE_PARAMETER]: 'METHOD_TYPE_PARAMETER',
  [TargetType.CLASS_EXTENDS]: 'CLASS_EXTENDS',
  [TargetType.CLASS_TYPE_PARAMETER_BOUND]: 'CLASS_TYPE_PARAMETER_BOUND',
  [TargetType.METHOD_TYPE_PARAMETER_BOUND]: 'METHOD_TYPE_PARAMETER_BOUND',
  [TargetType.FIELD]: 'FIELD',
  [TargetType.METHOD_RETURN]: 'METHOD_RETURN',
  [TargetType.METHOD_RECEIVER]: 'METHOD_RECEIVER',
  [TargetType.METHOD_FORMAL_PARAMETER]: 'METHOD_FORMAL_PARAMETER',
  [TargetType.THROWS]: 'THROWS',
  [TargetType.LOCAL_VARIABLE]: 'LOCAL_VARIABLE',
  [TargetType.RESOURCE_VARIABLE]: 'RESOURCE_VARIABLE',
  [TargetType.EXCEPTION_PARAMETER]: 'EXCEPTION_PARAMETER',
  [TargetType.INSTANCEOF]: 'INSTANCEOF',
  [TargetType.NEW]: 'NEW',
  [TargetType.CONSTRUCTOR_REFERENCE]: 'CONSTRUCTOR_REFERENCE',
  [TargetType.METHOD_REFERENCE]: 'METHOD_REFERENCE',
  [TargetType.CAST]: 'CAST',
  [TargetType.CONSTRUCTOR_INVOCATION_TYPE_ARGUMENT]: 'CONSTRUCTOR_INVOCATION_TYPE_ARGUMENT',
  [TargetType.METHOD_INVOCATION_TYPE_ARGUMENT]: 'METHOD_INVOCATION_TYPE_ARGUMENT',
  [TargetType.CONSTRUCTOR_REFERENCE_TYPE_ARGUMENT]: 'CONSTRUCTOR_REFERENCE_TYPE_ARGUMENT',
  [TargetType.METHOD_REFERENCE_TYPE_ARGUMENT]: 'METHOD_REFERENCE_TYPE_ARGUMENT',
};

function targetText({ type, index, second, ranges }: AnnotationTarget): string {
  const name = targetNames[type];
  switch (type) {
    case TargetType.CLASS_TYPE_PARAMETER:
    case TargetType.METHOD_TYPE_PARAMETER:
    case TargetType.METHOD_FORMAL_PARAMETER:
      return `${name}, param_index=${index}`;
    case TargetType.CLASS_TYPE_PARAMETER_BOUND:
    case TargetType.METHOD_TYPE_PARAMETER_BOUND:
      return `${name}, param_index=${index}, bound_index=${second}`;
    case TargetType.CLASS_EXTENDS:
    case TargetType.THROWS:
      return `${name}, type_index=${index}`;
    case TargetType.EXCEPTION_PARAMETER:
      return `${name}, exception_index=${index}`;
    case TargetType.LOCAL_VARIABLE:
    case TargetType.RESOURCE_VARIABLE: {
      const rows = ranges.map(
        (range) => `start_pc=${range.startPc}, length=${range.length}, index=${range.index}`,
      );
      return `${name}, {${rows.join('; ')}}`;
    }
    case TargetType.FIELD:
    case TargetType.METHOD_RETURN:
    case TargetType.METHOD_RECEIVER:
      return name;
    default:
      return second < 0 ? `${name}, offset=${index}` : `${name}, offset=${index}, type_index=${second}`;
  }
}

function stepText({ kind, argument }: TypePathStep): string {
  return ['ARRAY', 'INNER_TYPE', 'WILDCARD'][kind] ?? `TYPE_ARGUMENT(${argument})`;
}
