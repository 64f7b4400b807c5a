import type { AttributeHolder, AttributeInfo } from '../classfile/attribute-holder.js';
import { type Attribute, decodeAttribute } from '../classfile/attributes.js';
import type { ClassFile, MemberInfo } from '../classfile/class-file.js';
import { ClassFormatProblem } from '../classfile/class-format-problem.js';
import type { ModuleDescription } from '../classfile/module-attribute.js';
import { Acc } from '../jvms/access-flags.js';
import { CpTag } from '../jvms/pool-tags.js';
import { codeOf, fieldTypeText, printAttribute, printAttributes } from './attribute-printer.js';
import { printExceptionTable, printInstructions } from './code-printer.js';
import { parameterTypesOf, returnTypeOf } from './descriptor-text.js';
import {
  classFlags,
  classModifiers,
  fieldFlags,
  fieldModifiers,
  flagNames,
  hex4,
  methodFlags,
  methodModifiers,
} from './flags.js';
import { moduleHead, printDirectives } from './module-printer.js';
import { escapeLiteral } from './names.js';
import { type DisplayOptions, isShown } from './options.js';
import { Printing } from './printing.js';
import {
  classSignatureText,
  isObject,
  type MethodSignature,
  parseClassSignature,
  parseMethodSignature,
  rawTypeText,
  SignatureError,
  typeList,
  typeParametersText,
  typeText,
} from './signatures.js';

/** Where a class came from, for the lines that only -v and -sysinfo print. */
export interface SystemInfo {
  /** A path, or a URL that is none of a file. */
  readonly location: string;
  /** Date as it is to be printed, or null if it is unknown. */
  readonly modified: string | null;
  readonly size: number;
  readonly checksum: string;
}

/** The text of one class as javap prints it. */
export function printClass(file: ClassFile, options: DisplayOptions, info: SystemInfo | null): string {
  const p = new Printing(file, options);
  const { out } = p;
  const system = options.sysinfo || options.verbose;
  if (system && info !== null) printSystemInfo(p, info);
  if (system) out.indent(1);
  printSourceFile(p);
  if (system) out.indent(-1);
  const module = moduleOf(p);
  printHead(p, module);
  if (options.verbose) printVerboseHead(p);
  else out.print(' ');
  out.println('{');
  out.indented(() => {
    if (module !== null && !options.verbose) printDirectives(p, module);
    for (const field of file.fields) if (isShown(field.accessFlags, options.access)) printField(p, field);
    for (const method of file.methods)
      if (isShown(method.accessFlags, options.access)) printMethod(p, method);
    out.pendingNewline = false;
  });
  out.println('}');
  if (options.verbose) printAttributes(p, file);
  return out.toString();
}

function printSourceFile(p: Printing): void {
  const info = p.attributesOf(p.file).find(({ name, length }) => name === 'SourceFile' && length >= 2);
  if (info === undefined) return;
  const name = p.utf8((info.bytes[0] << 8) | info.bytes[1]);
  p.out.println(`Compiled from "${name}"`);
}

function printSystemInfo(p: Printing, info: SystemInfo): void {
  const { out } = p;
  out.block(`Classfile ${info.location}`, () => {
    if (info.modified !== null) out.println(`Last modified ${info.modified}; size ${info.size} bytes`);
    else out.println(`Size ${info.size} bytes`);
    out.println(`SHA-256 checksum ${info.checksum}`);
  });
}

function moduleOf(p: Printing): ModuleDescription | null {
  const { file } = p;
  if ((file.accessFlags & Acc.MODULE) === 0) return null;
  const info = p.attributesOf(file).find(({ name }) => name === 'Module');
  if (info === undefined) return null;
  try {
    const attribute = decodeAttribute(info, file.origin, false);
    return attribute.kind === 'module' ? attribute.module : null;
  } catch (error) {
    if (error instanceof ClassFormatProblem) return null;
    throw error;
  }
}

function printHead(p: Printing, module: ModuleDescription | null): void {
  const { out, file } = p;
  out.print(
    classModifiers(file.accessFlags)
      .map((word) => `${word} `)
      .join(''),
  );
  const isInterface = (file.accessFlags & Acc.INTERFACE) !== 0;
  if (module !== null) out.print(moduleHead(p, module));
  else out.print(`${isInterface ? 'interface' : 'class'} ${p.className(file.thisClass)}`);
  const signature = signatureText(p, file);
  if (signature !== null) printSignatureHead(p, signature, isInterface);
  else {
    const superName =
      isInterface || file.superClass === 0 ? 'java.lang.Object' : p.className(file.superClass);
    if (superName !== 'java.lang.Object') out.print(` extends ${superName}`);
    const names = Array.from(file.interfaces, (index) => p.className(index));
    if (names.length > 0) out.print(`${isInterface ? ' extends ' : ' implements '}${names.join(',')}`);
  }
}

function printSignatureHead(p: Printing, text: string, isInterface: boolean): void {
  const { verbose } = p.options;
  let signature: ReturnType<typeof parseClassSignature>;
  try {
    signature = parseClassSignature(text);
  } catch (error) {
    if (!(error instanceof SignatureError)) throw error;
    p.report(error);
    return;
  }
  if (signature.kind === 'classSignature') p.out.print(classSignatureText(signature, isInterface, verbose));
  else if (verbose || !isObject(signature)) p.out.print(` extends ${typeText(signature)}`);
}

function printFlags(p: Printing, flags: number, known: readonly (readonly [number, string])[]): void {
  p.out.println(`flags: (0x${hex4(flags)}) ${flagNames(flags, known).join(', ')}`);
}

function printVerboseHead(p: Printing): void {
  const { out, file, texts } = p;
  out.println();
  out.indented(() => {
    out.println(`minor version: ${file.minorVersion}`);
    out.println(`major version: ${file.majorVersion}`);
    printFlags(p, file.accessFlags, classFlags);
    for (const [name, index] of [
      ['this_class', file.thisClass],
      ['super_class', file.superClass],
    ] as const) {
      if (index === 0) out.println(`${name}: #0`);
      else p.withComment(`${name}: #${index}`, texts.value(index));
    }
    const { interfaces, fields, methods } = file;
    const attributes = p.attributesOf(file).length;
    out.print(`interfaces: ${interfaces.length}, fields: ${fields.length}, methods: ${methods.length}`);
    out.println(`, attributes: ${attributes}`);
  });
  printConstantPool(p);
}

function printConstantPool(p: Printing): void {
  const { out, pool, texts } = p;
  out.block('Constant pool:', () => {
    const width = String(pool.size).length + 1;
    for (let i = 1; i < pool.size; i++) {
      const tag = pool.tag(i);
      if (tag === CpTag.NONE) continue;
      out.print(`${`#${i}`.padStart(width)} = ${texts.tagName(i).padEnd(18)} `);
      const parts = texts.parts(i);
      if (parts === null) out.println(texts.value(i));
      else p.withComment(parts, (tag === CpTag.METHOD_TYPE ? ' ' : '') + texts.value(i));
    }
  });
}

function printField(p: Printing, field: MemberInfo): void {
  const { out, options } = p;
  out.print(
    fieldModifiers(field.accessFlags)
      .map((word) => `${word} `)
      .join(''),
  );
  out.print(`${fieldTypeText(p, field)} ${p.utf8(field.nameIndex)}`);
  if (options.constants) printConstantLiteral(p, field);
  out.println(';');
  out.indented(() => {
    if (options.descriptors) out.println(`descriptor: ${p.utf8(field.descriptorIndex)}`);
    if (!options.verbose) return;
    printFlags(p, field.accessFlags, fieldFlags);
    printAttributes(p, field);
  });
  if (options.code || options.lines) out.println();
}

function printConstantLiteral(p: Printing, field: MemberInfo): void {
  const info = p.attributesOf(field).find(({ name, length }) => name === 'ConstantValue' && length >= 2);
  if (info === undefined) return;
  const index = (info.bytes[0] << 8) | info.bytes[1];
  p.out.print(` = ${p.attempt(() => constantLiteral(p, field.descriptor, index))}`);
}

function constantLiteral(p: Printing, descriptor: string, index: number): string {
  const { pool, texts } = p;
  switch (pool.tag(index)) {
    case CpTag.INTEGER: {
      const value = pool.intBits(index);
      if (descriptor === 'C') return `'${escapeLiteral(String.fromCharCode(value & 0xffff), "'")}'`;
      return descriptor === 'Z' ? String(value === 1) : String(value);
    }
    case CpTag.STRING:
      return `"${escapeLiteral(pool.stringValue(index), '"')}"`;
    default:
      return texts.value(index);
  }
}

/** The Signature attribute's text; null if there is none or it leads nowhere. */
function signatureText(p: Printing, holder: AttributeHolder): string | null {
  const info = p.attributesOf(holder).find(({ name, length }) => name === 'Signature' && length >= 2);
  if (info === undefined) return null;
  const index = (info.bytes[0] << 8) | info.bytes[1];
  return p.isUtf8(index) ? p.pool.utf8(index) : null;
}

function signatureOf(p: Printing, method: MemberInfo): MethodSignature | null {
  const text = signatureText(p, method);
  if (text === null) return null;
  try {
    return parseMethodSignature(text);
  } catch (error) {
    if (error instanceof SignatureError) return null;
    throw error;
  }
}

/** A method's declaration in one line, without the semicolon. */
export function methodHeading(p: Printing, method: MemberInfo): string {
  printMethodHead(p, method);
  return p.out.toString().replace(/;\n$/, '');
}

function printMethodHead(p: Printing, method: MemberInfo): void {
  const { out, file, options } = p;
  const flags = method.accessFlags;
  const name = p.utf8(method.nameIndex);
  const generic = signatureOf(p, method);
  const words = methodModifiers(flags);
  const isInterface = (file.accessFlags & Acc.INTERFACE) !== 0;
  const isDefault = (flags & (Acc.ABSTRACT | Acc.STATIC | Acc.PRIVATE)) === 0 && name !== '<clinit>';
  if (isInterface && isDefault) words.push('default');
  out.print(words.map((word) => `${word} `).join(''));
  if (generic !== null && generic.parameters.length > 0) {
    out.print(`${typeParametersText(generic.parameters, options.verbose)} `);
  }
  if (name === '<init>') out.print(p.className(file.thisClass) + parametersText(p, method, generic));
  else if (name === '<clinit>') out.print('{}');
  else {
    const result =
      generic === null ? p.attempt(() => returnTypeOf(method.descriptor)) : typeText(generic.result);
    out.print(`${result} ${name}${parametersText(p, method, generic)}`);
  }
  const exceptions = p.attributesOf(method).find((info) => info.name === 'Exceptions');
  if (exceptions !== undefined) printThrows(p, exceptions, generic);
  out.println(';');
}

function parametersText(p: Printing, method: MemberInfo, generic: MethodSignature | null): string {
  const text =
    generic === null
      ? p.attempt(() => parameterTypesOf(method.descriptor))
      : `(${typeList(generic.arguments)})`;
  return (method.accessFlags & Acc.VARARGS) === 0 ? text : withDots(text);
}

function printThrows(p: Printing, info: AttributeInfo, generic: MethodSignature | null): void {
  let attribute: Attribute;
  try {
    attribute = decodeAttribute(info, p.file.origin, false);
  } catch (error) {
    if (!(error instanceof ClassFormatProblem)) throw error;
    p.out.report('Unexpected or invalid value for Exceptions attribute');
    return;
  }
  const thrown = generic === null ? [] : generic.exceptions.map(rawTypeText);
  const erased =
    attribute.kind === 'indices' && thrown.length === 0
      ? attribute.indices.map((i) => p.className(i))
      : thrown;
  p.out.print(` throws ${erased.join(', ')}`);
}

/** `String[]` as the last parameter becomes `String...`. */
function withDots(parameters: string): string {
  const at = parameters.lastIndexOf('[]');
  return at <= 0 ? parameters : `${parameters.slice(0, at)}...${parameters.slice(at + 2)}`;
}

function printMethod(p: Printing, method: MemberInfo): void {
  const { out, options } = p;
  printMethodHead(p, method);
  out.indented(() => {
    if (options.descriptors) out.println(`descriptor: ${p.utf8(method.descriptorIndex)}`);
    if (options.verbose) printFlags(p, method.accessFlags, methodFlags);
    const code = codeOf(method);
    if (code === null && p.attributesOf(method).some((info) => info.name === 'Code')) {
      out.report('Unexpected or invalid value for Code attribute');
    }
    if (options.verbose) {
      printAttributes(p, method);
      return;
    }
    if (code === null) return;
    if (options.code) {
      out.println('Code:');
      printInstructions(p, code);
      printExceptionTable(p, code);
    }
    if (!options.lines) return;
    for (const wanted of ['LineNumberTable', 'LocalVariableTable']) {
      const info = p.attributesOf(code).find(({ name }) => name === wanted);
      if (info !== undefined) printAttribute(p, code, info);
    }
  });
  out.pendingNewline = options.code || options.lines || options.descriptors || options.verbose;
}
