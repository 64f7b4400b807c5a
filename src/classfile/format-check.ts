/**
 * The structural check of a whole class (JVMS §4.8), as HotSpot makes it when a class is defined: the same faults in the same order, with the same words in
 * {@link ClassFormatProblem.vmText}. Left out for classes of the JDK's image, which javac and jlink have made.
 */

import { Acc } from '../jvms/access-flags.js';
import { CpTag } from '../jvms/pool-tags.js';
import { MajorVersion } from '../jvms/versions.js';
import type { AttributeInfo } from './attribute-holder.js';
import type { ClassFile } from './class-file.js';

import { FormatFaults } from './format-faults.js';
import { checkFields, checkMethods } from './format-members.js';
import { checkConstantPool } from './format-pool.js';

/** Flags that a class can have; HotSpot ignores the others. */
const CLASS_FLAGS = 0x7631;
const INNER_CLASS_FLAGS = CLASS_FLAGS | 0x000e;

/** Throws ClassFormatProblem for the first fault. */
export function checkClassFormat(file: ClassFile): void {
  checkClassHeader(file);
  checkClassBody(file);
}

/** Up to the list of interfaces, which HotSpot loads before it reads on. */
export function checkClassHeader(file: ClassFile): void {
  const faults = new FormatFaults(file);
  checkConstantPool(faults);
  checkClassFlags(faults);
  checkNames(faults);
  checkInterfaces(faults);
}

/** What is left of {@link checkClassFormat}. */
export function checkClassBody(file: ClassFile): void {
  const faults = new FormatFaults(file);
  checkRepeatedInterfaces(faults);
  checkFields(faults);
  checkMethods(faults);
  checkClassAttributes(faults);
  checkHierarchy(faults);
}

function checkClassFlags(faults: FormatFaults): void {
  checkModifiers(faults, faults.file.accessFlags & CLASS_FLAGS, 'access flags');
}

function checkModifiers(faults: FormatFaults, flags: number, structure: string): void {
  const { major } = faults;
  if ((flags & Acc.INTERFACE) !== 0 && major < MajorVersion.JAVA_6) flags |= Acc.ABSTRACT;
  const is = (mask: number): boolean => (flags & mask) !== 0;
  const five = major >= MajorVersion.JAVA_5;
  const illegal =
    (is(Acc.ABSTRACT) && is(Acc.FINAL)) ||
    (is(Acc.INTERFACE) && !is(Acc.ABSTRACT)) ||
    (is(Acc.INTERFACE) && five && is(Acc.SUPER | Acc.ENUM)) ||
    (!is(Acc.INTERFACE) && five && is(Acc.ANNOTATION));
  if (illegal)
    faults.fail(structure, `Illegal class modifiers in class %s: 0x${flags.toString(16).toUpperCase()}`);
}

function checkNames(faults: FormatFaults): void {
  const { file } = faults;
  const text = `Invalid this class index ${file.thisClass} in constant pool in class file %s`;
  faults.check(faults.isClass(file.thisClass), 'this class', text);
  faults.check(!file.thisName.startsWith('['), 'this class', 'Bad class name in class file %s');
  const bad = `Invalid superclass index ${file.superClass} in class file %s`;
  if (file.superClass === 0) {
    faults.check(file.thisName === 'java/lang/Object', 'superclass', bad);
    return;
  }
  faults.check(faults.isClass(file.superClass), 'superclass', bad);
  faults.check(
    file.superName?.startsWith('[') !== true,
    'superclass',
    'Bad superclass name in class file %s',
  );
}

function checkInterfaces(faults: FormatFaults): void {
  const { interfaces, pool } = faults.file;
  for (const index of interfaces) {
    const text = `Interface name has bad constant pool index ${index} in class file %s`;
    faults.check(faults.isClass(index), 'interfaces', text);
    const name = pool.className(index);
    faults.check(!name.startsWith('['), 'interfaces', 'Bad interface name in class file %s');
  }
}

function checkRepeatedInterfaces(faults: FormatFaults): void {
  const { interfaces, pool } = faults.file;
  const seen = new Set<string>();
  for (const index of interfaces) {
    const name = pool.className(index);
    faults.check(!seen.has(name), 'interfaces', `Duplicate interface name "${name}" in class file %s`);
    seen.add(name);
  }
}

/** Attributes that a class may have once, by the version that HotSpot begins to look at them. */
const singleAttributes: ReadonlyMap<string, number> = new Map([
  ['SourceFile', 0],
  ['SourceDebugExtension', 0],
  ['InnerClasses', 0],
  ['Signature', MajorVersion.JAVA_5],
  ['RuntimeVisibleAnnotations', MajorVersion.JAVA_5],
  ['RuntimeInvisibleAnnotations', MajorVersion.JAVA_5],
  ['RuntimeVisibleTypeAnnotations', MajorVersion.JAVA_5],
  ['RuntimeInvisibleTypeAnnotations', MajorVersion.JAVA_5],
  ['EnclosingMethod', MajorVersion.JAVA_5],
  ['BootstrapMethods', MajorVersion.JAVA_7],
  ['NestHost', MajorVersion.JAVA_11],
  ['NestMembers', MajorVersion.JAVA_11],
  ['Record', MajorVersion.JAVA_16],
  ['PermittedSubclasses', MajorVersion.JAVA_17],
]);

function checkClassAttributes(faults: FormatFaults): void {
  const { file, major } = faults;
  faults.attributeNames(file, 'attributes', 'Attribute name has bad constant pool index');
  const seen = new Map<string, AttributeInfo>();
  for (const info of file.attributes) {
    const since = singleAttributes.get(info.name);
    if (since === undefined || major < since) continue;
    if (seen.has(info.name))
      faults.fail(`attribute ${info.name}`, `Multiple ${info.name} attributes in class file %s`);
    seen.set(info.name, info);
    checkClassAttribute(faults, info);
    if (info.name === 'NestMembers' && seen.has('NestHost')) {
      faults.fail('attributes', 'Conflicting NestHost and NestMembers attributes in class file %s');
    }
    if (info.name === 'NestHost' && seen.has('NestMembers')) {
      faults.fail('attributes', 'Conflicting NestMembers and NestHost attributes in class file %s');
    }
  }
  const { pool } = file;
  if (seen.has('BootstrapMethods')) return;
  for (let i = 1; i < pool.size; i++) {
    const tag = pool.tag(i);
    if (tag === CpTag.DYNAMIC || tag === CpTag.INVOKE_DYNAMIC) {
      faults.fail('attributes', 'Missing BootstrapMethods attribute in class file %s');
    }
  }
}

function checkClassAttribute(faults: FormatFaults, info: AttributeInfo): void {
  const { name, length, bytes } = info;
  const { file } = faults;
  const structure = `attribute ${name}`;
  const first = length >= 2 ? (bytes[0] << 8) | bytes[1] : 0;
  const second = length >= 4 ? (bytes[2] << 8) | bytes[3] : 0;
  switch (name) {
    case 'SourceFile':
      faults.check(length === 2, structure, 'Wrong SourceFile attribute length in class file %s');
      faults.check(
        faults.isUtf8(first),
        structure,
        `Invalid SourceFile attribute at constant pool index ${first} in class file %s`,
      );
      break;
    case 'Signature':
      faults.check(length === 2, structure, `Wrong Signature attribute length ${length} in class file %s`);
      faults.check(
        faults.isUtf8(first),
        structure,
        `Invalid constant pool index ${first} in Signature attribute in class file %s`,
      );
      break;
    case 'NestHost':
      faults.check(length === 2, structure, 'Wrong NestHost attribute length in class file %s');
      faults.check(
        faults.isClass(first),
        structure,
        `Nest-host class_info_index ${first} has bad constant type in class file %s`,
      );
      break;
    case 'EnclosingMethod':
      checkEnclosingMethod(faults, length, first, second);
      break;
    case 'InnerClasses':
      checkInnerClasses(faults, length);
      break;
    case 'BootstrapMethods':
      checkBootstraps(faults, length);
      break;
    case 'NestMembers':
      checkClassList(faults, info, 'Nest member');
      break;
    case 'PermittedSubclasses':
      if ((file.accessFlags & Acc.FINAL) !== 0) {
        faults.fail(structure, 'PermittedSubclasses attribute in final class file %s');
      }
      checkClassList(faults, info, 'Permitted subclass');
      break;
    case 'Record':
      checkRecord(faults);
      break;
  }
}

function checkEnclosingMethod(faults: FormatFaults, length: number, first: number, second: number): void {
  const structure = 'attribute EnclosingMethod';
  const { pool } = faults.file;
  faults.check(length === 4, structure, `Wrong EnclosingMethod attribute length ${length} in class file %s`);
  faults.check(first !== 0, structure, 'Invalid class index in EnclosingMethod attribute in class file %s');
  const outOf = (what: string): string =>
    `Invalid or out-of-bounds ${what} index in EnclosingMethod attribute in class file %s`;
  faults.check(faults.isClass(first), structure, outOf('class'));
  faults.check(second === 0 || pool.tag(second) === CpTag.NAME_AND_TYPE, structure, outOf('method'));
}

function checkClassList(faults: FormatFaults, info: AttributeInfo, what: string): void {
  const { name, length, bytes } = info;
  const structure = `attribute ${name}`;
  const wrong = `Wrong ${name} attribute length in class file %s`;
  faults.check(length >= 2, structure, wrong);
  const count = (bytes[0] << 8) | bytes[1];
  faults.check(length === 2 + 2 * count, structure, wrong);
  for (let i = 0; i < count; i++) {
    const index = (bytes[2 + 2 * i] << 8) | bytes[3 + 2 * i];
    faults.check(
      faults.isClass(index),
      structure,
      `${what} class_info_index ${index} has bad constant type in class file %s`,
    );
  }
}

function checkInnerClasses(faults: FormatFaults, length: number): void {
  const { file } = faults;
  const structure = 'attribute InnerClasses';
  const rows = file.innerClasses;
  const bad = 'has bad constant type in class file %s';
  for (const { inner, outer, name, flags } of rows) {
    faults.check(faults.isClass(inner), structure, `inner_class_info_index ${inner} ${bad}`);
    faults.check(outer === 0 || faults.isClass(outer), structure, `outer_class_info_index ${outer} ${bad}`);
    const array = outer !== 0 && file.pool.className(outer).startsWith('[');
    faults.check(!array, structure, 'Outer class is an array class in class file %s');
    faults.check(name === 0 || faults.isUtf8(name), structure, `inner_name_index ${name} ${bad}`);
    faults.check(inner !== outer, structure, 'Class is both outer and inner class in class file %s');
    checkModifiers(faults, flags & INNER_CLASS_FLAGS, structure);
  }
  const keys = new Set(rows.map((row) => `${row.inner} ${row.outer} ${row.name} ${row.flags}`));
  faults.check(
    keys.size === rows.length || faults.major < MajorVersion.JAVA_5,
    structure,
    'Duplicate entry in InnerClasses attribute in class file %s',
  );
  faults.check(
    length === 2 + 8 * rows.length || faults.major < MajorVersion.JAVA_5,
    structure,
    'Wrong InnerClasses attribute length in class file %s',
  );
}

function checkBootstraps(faults: FormatFaults, length: number): void {
  const { pool, bootstrapMethods } = faults.file;
  const structure = 'attribute BootstrapMethods';
  for (let i = 1; i < pool.size; i++) {
    const tag = pool.tag(i);
    if (
      (tag === CpTag.DYNAMIC || tag === CpTag.INVOKE_DYNAMIC) &&
      pool.bootstrapIndex(i) >= bootstrapMethods.length
    ) {
      faults.fail(structure, 'Short length on BootstrapMethods in class file %s');
    }
  }
  let size = 2;
  for (const { methodRef, args } of bootstrapMethods) {
    const isHandle = pool.tag(methodRef) === CpTag.METHOD_HANDLE;
    faults.check(
      isHandle,
      structure,
      `bootstrap_method_index ${methodRef} has bad constant type in class file %s`,
    );
    for (const index of args) {
      const tag = pool.tag(index);
      const loadable =
        (tag >= CpTag.INTEGER && tag <= CpTag.STRING) || (tag >= CpTag.METHOD_HANDLE && tag <= CpTag.DYNAMIC);
      faults.check(loadable, structure, `argument_index ${index} has bad constant type in class file %s`);
    }
    size += 4 + 2 * args.length;
  }
  faults.check(size === length, structure, 'Bad length on BootstrapMethods in class file %s');
}

function checkRecord(faults: FormatFaults): void {
  const { file } = faults;
  const structure = 'attribute Record';
  for (const component of file.record ?? []) {
    const index = (n: number, what: string): void =>
      faults.check(
        faults.isUtf8(n),
        structure,
        `Invalid constant pool index ${n} for ${what} in Record attribute in class file %s`,
      );
    index(component.nameIndex, 'name');
    faults.fieldName(component.name, structure);
    index(component.descriptorIndex, 'descriptor');
    faults.fieldDescriptor(component.name, component.descriptor, structure);
  }
}

function checkHierarchy(faults: FormatFaults): void {
  const { file } = faults;
  if (file.superClass === 0) {
    faults.check(
      file.interfaces.length === 0,
      'interfaces',
      'java.lang.Object cannot implement an interface in class file %s',
    );
  }
  const isInterface = (file.accessFlags & Acc.INTERFACE) !== 0;
  if (isInterface && file.superName !== 'java/lang/Object') {
    faults.fail('superclass', 'Interfaces must have java.lang.Object as superclass in class file %s');
  }
}
