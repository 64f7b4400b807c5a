import { decodeAttribute } from '../classfile/attributes.js';
import type { ClassFile, MemberInfo } from '../classfile/class-file.js';
import { CpTag } from '../classfile/constant-pool.js';
import type { ModuleDescription } from '../classfile/module-attribute.js';
import { fieldTypeText, printAttribute, printAttributes } from './attribute-printer.js';
import { printExceptionTable, printInstructions } from './code-printer.js';
import {
  Acc,
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
import { escapeLiteral, javaName } from './names.js';
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
  if (file.sourceFile !== null) out.println(`Compiled from "${file.sourceFile}"`);
  if (system) out.indent(-1);
  const module = moduleOf(file);
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

function printSystemInfo(p: Printing, info: SystemInfo): void {
  const { out } = p;
  out.block(`Classfile ${info.location}`, () => {
    if (info.modified !== null) out.println(`Last modified ${info.modified}; size ${info.size} bytes`);
    else out.println(`Size ${info.size} bytes`);
    out.println(`SHA-256 checksum ${info.checksum}`);
  });
}

function moduleOf(file: ClassFile): ModuleDescription | null {
  if ((file.accessFlags & Acc.MODULE) === 0) return null;
  const info = file.attribute('Module');
  if (info === null) return null;
  const attribute = decodeAttribute(info, file.origin, false);
  return attribute.kind === 'module' ? attribute.module : null;
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
  else out.print(`${isInterface ? 'interface' : 'class'} ${javaName(file.thisName)}`);
  const signature = file.signature;
  if (signature !== null) printSignatureHead(p, signature, isInterface);
  else {
    const superName = file.superName;
    if (!isInterface && superName !== null && superName !== 'java/lang/Object') {
      out.print(` extends ${javaName(superName)}`);
    }
    const names = Array.from(file.interfaces, (index) => javaName(p.pool.className(index)));
    if (names.length > 0) out.print(`${isInterface ? ' extends ' : ' implements '}${names.join(',')}`);
  }
}

function printSignatureHead(p: Printing, text: string, isInterface: boolean): void {
  const { verbose } = p.options;
  const signature = parseClassSignature(text);
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
    const attributes = file.attributes.length;
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
  out.print(`${fieldTypeText(field.descriptor, field.signature)} ${field.name}`);
  if (options.constants && field.constantValue !== 0) {
    out.print(` = ${constantLiteral(p, field.descriptor, field.constantValue)}`);
  }
  out.println(';');
  out.indented(() => {
    if (options.descriptors) out.println(`descriptor: ${field.descriptor}`);
    if (!options.verbose) return;
    printFlags(p, field.accessFlags, fieldFlags);
    printAttributes(p, field);
  });
  if (options.code || options.lines) out.println();
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

function signatureOf(method: MemberInfo): MethodSignature | null {
  const text = method.signature;
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
  const { name, accessFlags: flags } = method;
  const generic = signatureOf(method);
  const signature = generic ?? parseMethodSignature(method.descriptor);
  const words = methodModifiers(flags);
  const isInterface = (file.accessFlags & Acc.INTERFACE) !== 0;
  const isDefault = (flags & (Acc.ABSTRACT | Acc.STATIC | Acc.PRIVATE)) === 0 && name !== '<clinit>';
  if (isInterface && isDefault) words.push('default');
  out.print(words.map((word) => `${word} `).join(''));
  if (generic !== null && generic.parameters.length > 0) {
    out.print(`${typeParametersText(generic.parameters, options.verbose)} `);
  }
  let parameters = `(${typeList(signature.arguments)})`;
  if ((flags & Acc.VARARGS) !== 0) parameters = withDots(parameters);
  if (name === '<init>') out.print(javaName(file.thisName) + parameters);
  else if (name === '<clinit>') out.print('{}');
  else out.print(`${typeText(signature.result)} ${name}${parameters}`);
  if (method.hasAttribute('Exceptions')) {
    const erased = method.exceptions.map((index) => javaName(p.pool.className(index)));
    const thrown = generic === null ? [] : generic.exceptions.map(rawTypeText);
    out.print(` throws ${(thrown.length > 0 ? thrown : erased).join(', ')}`);
  }
  out.println(';');
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
    if (options.descriptors) out.println(`descriptor: ${method.descriptor}`);
    if (options.verbose) {
      printFlags(p, method.accessFlags, methodFlags);
      printAttributes(p, method);
      return;
    }
    const code = method.code;
    if (code === null) return;
    if (options.code) {
      out.println('Code:');
      printInstructions(p, code);
      printExceptionTable(p, code);
    }
    if (!options.lines) return;
    for (const name of ['LineNumberTable', 'LocalVariableTable']) {
      const info = code.attribute(name);
      if (info !== null) printAttribute(p, code, info);
    }
  });
  out.pendingNewline = options.code || options.lines || options.descriptors || options.verbose;
}
