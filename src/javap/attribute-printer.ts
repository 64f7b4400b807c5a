import type { AttributeHolder, AttributeInfo } from '../classfile/attribute-holder.js';
import { type Attribute, decodeAttribute, type VariableRow } from '../classfile/attributes.js';
import { type CodeAttribute, MemberInfo, type RecordComponent } from '../classfile/class-file.js';
import { ClassFormatProblem } from '../classfile/class-format-problem.js';
import { decodeModifiedUtf8 } from '../classfile/modified-utf8.js';
import { CpTag } from '../jvms/pool-tags.js';
import { printAnnotation, printDefaultValue, printTypeAnnotation } from './annotation-printer.js';
import { printCodeSizes, printExceptionTable, printInstructions } from './code-printer.js';
import { fieldTypeOf } from './descriptor-text.js';
import { innerClassModifiers } from './flags.js';
import { printModule } from './module-printer.js';
import { isShown } from './options.js';
import { faultText, type Printing } from './printing.js';
import { parseFieldSignature, SignatureError, typeText } from './signatures.js';
import { printStackMap } from './stack-map-printer.js';

/** All attributes of a class, member, code or record component, in the file's order. */
export function printAttributes(p: Printing, holder: AttributeHolder): void {
  for (const info of p.attributesOf(holder)) printAttribute(p, holder, info);
}

export function printAttribute(p: Printing, holder: AttributeHolder, info: AttributeInfo): void {
  if (info.name === 'Code' && holder instanceof MemberInfo) {
    const code = codeOf(holder);
    if (code === null) printUnknown(p, info, 'java.lang.reflect.InvocationTargetException');
    else printCode(p, holder, code);
    return;
  }
  if (info.name === 'Record') {
    printRecord(p);
    return;
  }
  if (info.name === 'SourceDebugExtension') {
    printDebugExtension(p, info.bytes);
    return;
  }
  let attribute: Attribute;
  try {
    attribute = decodeAttribute(info, p.file.origin, false);
  } catch (error) {
    if (!(error instanceof ClassFormatProblem)) throw error;
    printUnknown(p, info, 'java.lang.reflect.InvocationTargetException');
    return;
  }
  if (attribute.kind === 'raw') printUnknown(p, info, 'unknown attribute');
  else printDecoded(p, info.name, attribute);
}

/** A method's code, or null if it has none or its attribute cannot be read. */
export function codeOf(method: MemberInfo): CodeAttribute | null {
  try {
    return method.code;
  } catch (error) {
    if (error instanceof ClassFormatProblem) return null;
    throw error;
  }
}

function printCode(p: Printing, method: MemberInfo, code: CodeAttribute): void {
  p.out.block('Code:', () => {
    printCodeSizes(p, method, code);
    printInstructions(p, code);
    printExceptionTable(p, code);
    printAttributes(p, code);
  });
}

function printDecoded(p: Printing, name: string, attribute: Attribute): void {
  const { out } = p;
  switch (attribute.kind) {
    case 'index':
      printIndex(p, name, attribute.index);
      break;
    case 'indices':
      printIndices(p, name, attribute.indices);
      break;
    case 'marker':
      out.println(`${name}: true`);
      break;
    case 'stackMap':
      printStackMap(p, attribute.frames);
      break;
    case 'innerClasses':
      printInnerClasses(p, attribute.rows);
      break;
    case 'enclosingMethod':
      printEnclosingMethod(p, attribute.classIndex, attribute.methodIndex);
      break;
    case 'lines':
      printLines(p, attribute.rows);
      break;
    case 'variables':
      printVariables(p, name, attribute.rows);
      break;
    case 'annotations':
    case 'parameterAnnotations':
    case 'typeAnnotations':
    case 'annotationDefault':
      out.block(`${name}:`, () => printAnnotations(p, attribute));
      break;
    case 'bootstrapMethods':
      printBootstraps(p, attribute.rows);
      break;
    case 'methodParameters':
      printParameters(p, attribute.rows);
      break;
    case 'module':
      printModule(p, attribute.module);
      break;
    case 'moduleHashes':
      printModuleHashes(p, attribute);
      break;
    case 'moduleResolution':
      printResolution(p, attribute.flags);
      break;
    case 'characterRanges':
      printCharacterRanges(p, attribute.rows);
      break;
  }
}

type Of<K extends Attribute['kind']> = Extract<Attribute, { kind: K }>;

function printAnnotations(
  p: Printing,
  attribute: Of<'annotations' | 'parameterAnnotations' | 'typeAnnotations' | 'annotationDefault'>,
): void {
  switch (attribute.kind) {
    case 'annotations':
      for (const [i, annotation] of attribute.annotations.entries()) printAnnotation(p, i, annotation);
      break;
    case 'parameterAnnotations':
      for (const [i, annotations] of attribute.parameters.entries()) {
        p.out.block(`parameter ${i}: `, () => {
          for (const [j, annotation] of annotations.entries()) printAnnotation(p, j, annotation);
        });
      }
      break;
    case 'typeAnnotations':
      for (const [i, annotation] of attribute.annotations.entries()) printTypeAnnotation(p, i, annotation);
      break;
    case 'annotationDefault':
      printDefaultValue(p, attribute.value);
  }
}

function printEnclosingMethod(p: Printing, classIndex: number, methodIndex: number): void {
  const owner = p.className(classIndex);
  const method = methodIndex === 0 ? '' : `.${p.attempt(() => p.pool.nameOf(methodIndex))}`;
  p.withComment(`EnclosingMethod: #${classIndex}.#${methodIndex}`, owner + method);
}

function printModuleHashes(p: Printing, { algorithmIndex, rows }: Of<'moduleHashes'>): void {
  p.out.block('ModuleHashes:', () => {
    p.withComment(`algorithm: #${algorithmIndex}`, p.texts.value(algorithmIndex));
    p.withComment(String(rows.length), 'hashes');
    for (const { moduleIndex, hash } of rows) {
      p.withComment(`#${moduleIndex}`, p.moduleName(moduleIndex));
      p.out.println(`hash_length: ${hash.length}`);
      p.out.println(`hash: [${Buffer.from(hash).toString('hex')}]`);
    }
  });
}

function printIndex(p: Printing, name: string, index: number): void {
  const { out, texts } = p;
  switch (name) {
    case 'ConstantValue':
    case 'NestHost':
      out.println(`${name}: ${texts.described(index)}`);
      break;
    case 'Signature':
      p.withComment(`Signature: #${index}`, p.utf8(index));
      break;
    case 'SourceFile':
      out.println(`SourceFile: "${p.utf8(index)}"`);
      break;
    case 'ModuleMainClass':
      p.withComment(`ModuleMainClass: #${index}`, p.className(index));
      break;
    case 'ModuleTarget':
      out.block('ModuleTarget:', () => {
        out.print(`target_platform: #${index}`);
        if (index !== 0) {
          out.tab();
          out.print(`// ${p.utf8(index)}`);
        }
        out.println();
      });
      break;
    default:
      // SourceID, CompilationID: javap prints the bare constant, and goes on in the same line.
      out.print(texts.described(index));
  }
}

function printIndices(p: Printing, name: string, indices: readonly number[]): void {
  const { out, texts } = p;
  out.block(`${name}:${name === 'ModulePackages' ? ' ' : ''}`, () => {
    if (name === 'Exceptions') {
      out.println(`throws ${indices.map((index) => p.className(index)).join(', ')}`);
    } else if (name === 'ModulePackages') {
      for (const index of indices) p.withComment(`#${index}`, p.packageName(index));
    } else for (const index of indices) out.println(texts.value(index));
  });
}

function printInnerClasses(p: Printing, rows: readonly (readonly [number, number, number, number])[]): void {
  const { out, texts } = p;
  const shown = rows.filter(([, , , flags]) => isShown(flags, p.options.access));
  if (shown.length === 0) return;
  out.block('InnerClasses:', () => {
    for (const [inner, outer, name, flags] of shown) {
      const words = innerClassModifiers(flags).map((word) => `${word} `);
      const ofOuter = outer === 0 ? '' : ` of #${outer}`;
      out.print(`${words.join('')}${name === 0 ? '' : `#${name}= `}#${inner}${ofOuter};`);
      const comment = name === 0 ? '' : `${p.utf8(name)}=`;
      out.tab();
      out.println(
        `// ${comment}${texts.described(inner)}${outer === 0 ? '' : ` of ${texts.described(outer)}`}`,
      );
    }
  });
}

export function printLines(p: Printing, rows: readonly (readonly [number, number])[]): void {
  p.out.block('LineNumberTable:', () => {
    for (const [pc, line] of rows) p.out.println(`line ${line}: ${pc}`);
  });
}

export function printVariables(p: Printing, name: string, rows: readonly VariableRow[]): void {
  p.out.block(`${name}:`, () => {
    p.out.println('Start  Length  Slot  Name   Signature');
    for (const row of rows) {
      const column = (value: number | string, width: number): string => String(value).padStart(width);
      const numbers = `${column(row.startPc, 5)} ${column(row.length, 7)} ${column(row.index, 5)}`;
      p.out.println(
        `${numbers} ${column(p.texts.value(row.nameIndex), 5)}   ${p.texts.value(row.typeIndex)}`,
      );
    }
  });
}

function printBootstraps(p: Printing, rows: readonly { methodRef: number; args: readonly number[] }[]): void {
  const { out, texts } = p;
  out.block('BootstrapMethods:', () => {
    for (const [i, { methodRef, args }] of rows.entries()) {
      out.println(`${i}: #${methodRef} ${texts.value(methodRef)}`);
      out.indented(() => {
        out.block('Method arguments:', () => {
          for (const index of args) out.println(`#${index} ${texts.value(index)}`);
        });
      });
    }
  });
}

const FINAL = 0x0010;
const SYNTHETIC = 0x1000;
const MANDATED = 0x8000;

function printParameters(p: Printing, rows: readonly (readonly [number, number])[]): void {
  p.out.block('MethodParameters:', () => {
    p.out.println(`${'Name'.padEnd(30)} Flags`);
    for (const [nameIndex, flags] of rows) {
      const name = nameIndex === 0 ? '<no name>' : p.texts.value(nameIndex);
      const words = [
        (flags & FINAL) === 0 ? '' : 'final ',
        (flags & MANDATED) === 0 ? '' : 'mandated ',
        (flags & SYNTHETIC) === 0 ? '' : 'synthetic',
      ];
      p.out.println(`${name.padEnd(30)} ${words.join('')}`);
    }
  });
}

function printResolution(p: Printing, flags: number): void {
  const names: readonly (readonly [number, string])[] = [
    [1, 'DO_NOT_RESOLVE_BY_DEFAULT'],
    [2, 'WARN_DEPRECATED'],
    [4, 'WARN_DEPRECATED_FOR_REMOVAL'],
    [8, 'WARN_INCUBATING'],
  ];
  p.out.block('ModuleResolution:', () => {
    p.out.print(flags.toString(16));
    p.out.tab();
    p.out.print('// ');
    for (const [bit, name] of names) if ((flags & bit) !== 0) p.out.print(` ${name}`);
    p.out.println();
  });
}

/** CRT_ flags by bit. */
const rangeFlags = [
  'statement',
  'block',
  'assignment',
  'flow-controller',
  'flow-target',
  'invoke',
  'create',
  'branch-true',
  'branch-false',
];

function printCharacterRanges(
  p: Printing,
  rows: readonly { startPc: number; endPc: number; start: number; end: number; flags: number }[],
): void {
  p.out.block('CharacterRangeTable:', () => {
    for (const { startPc, endPc, start, end, flags } of rows) {
      const place = (packed: number): string =>
        `${String(packed >>> 10).padStart(4)}:${String(packed & 0x3ff).padStart(2, '0')}`;
      const hex = (n: number, width: number): string => n.toString(16).padStart(width);
      const pcs = `${String(startPc).padStart(2)}, ${String(endPc).padStart(2)}`;
      const words = rangeFlags.filter((_, bit) => (flags & (1 << bit)) !== 0).map((word) => `, ${word}`);
      const comment = `${pcs}, ${place(start)}, ${place(end)}${words.join('')}`;
      p.withComment(`    ${pcs}, ${hex(start, 6)}, ${hex(end, 6)}, ${hex(flags, 4)}`, comment);
    }
  });
}

function printRecord(p: Printing): void {
  const { out } = p;
  out.block('Record:', () => {
    for (const component of p.file.record ?? []) {
      const type = fieldTypeText(p, component);
      out.println(`${type} ${p.utf8(component.nameIndex)};`);
      out.indented(() => {
        out.println(`descriptor: ${p.utf8(component.descriptorIndex)}`);
        printAttributes(p, component);
        out.println();
      });
    }
  });
}

/** Type of a field or record component, by its signature if that can be read. */
export function fieldTypeText(p: Printing, member: MemberInfo | RecordComponent): string {
  try {
    const { signature } = member;
    if (signature !== null) return typeText(parseFieldSignature(signature));
  } catch (error) {
    if (!(error instanceof SignatureError || error instanceof ClassFormatProblem)) throw error;
  }
  return p.attempt(() => fieldTypeOf(member.descriptor));
}

function printDebugExtension(p: Printing, bytes: Uint8Array): void {
  const text = decodeModifiedUtf8(bytes, 0, bytes.length) ?? Buffer.from(bytes).toString('utf8');
  p.out.block('SourceDebugExtension:', () => {
    for (const line of text.replace(/[\r\n]+$/, '').split(/[\r\n]+/)) p.out.println(line);
  });
}

function printUnknown(p: Printing, info: AttributeInfo, reason: string): void {
  const { out } = p;
  const { bytes } = info;
  let name = `attribute name = #${info.nameIndex}`;
  let text = reason;
  if (p.isUtf8(info.nameIndex)) name = info.name;
  else {
    const problem = p.pool.problem(info.nameIndex, 'Utf8', CpTag.UTF8);
    p.report(problem);
    const type = problem.foundTag === 0 ? 'InvalidIndex' : 'UnexpectedEntry';
    text = `com.sun.tools.classfile.ConstantPool$${type}: ${faultText(problem)}`;
  }
  const hex = (byte: number): string => byte.toString(16).toUpperCase().padStart(2, '0');
  out.println(`  ${name}: length = 0x${bytes.length.toString(16).toUpperCase()} (${text})`);
  // A full last line is followed by an empty one.
  for (let i = 0; i <= bytes.length; i += 16) {
    out.println(`   ${Array.from(bytes.subarray(i, i + 16), hex).join(' ')}`);
  }
}
