import { Acc } from '../jvms/access-flags.js';
import { CpTag } from '../jvms/pool-tags.js';
import { MajorVersion } from '../jvms/versions.js';

import { checkCode } from './format-code.js';
import type { FormatFaults } from './format-faults.js';
import type { MemberInfo } from './member-info.js';

/** Flags that fields and methods can have; HotSpot ignores the others. */
const FIELD_FLAGS = 0x50df;
const METHOD_FLAGS = 0x1dff;

const hex = (flags: number): string => `0x${flags.toString(16).toUpperCase()}`;

function hasTwoVisibilities(flags: number): boolean {
  const visibility = flags & (Acc.PUBLIC | Acc.PRIVATE | Acc.PROTECTED);
  return (visibility & (visibility - 1)) !== 0;
}

function checkDuplicates(faults: FormatFaults, members: readonly MemberInfo[], what: string): void {
  const first = new Map<string, MemberInfo>();
  /** Of names that have occurred twice. */
  const keys = new Set<string>();
  const keyOf = ({ name, descriptor }: MemberInfo): string => `${name} ${descriptor}`;
  for (const member of members) {
    const { name, descriptor } = member;
    const other = first.get(name);
    if (other === undefined) {
      first.set(name, member);
      continue;
    }
    keys.add(keyOf(other));
    const key = keyOf(member);
    if (keys.has(key)) {
      const text = `Duplicate ${what} name "${name}" with signature "${descriptor}" in class file %s`;
      faults.fail(`${what} ${name}`, text);
    }
    keys.add(key);
  }
}

export function checkFields(faults: FormatFaults): void {
  const { file, major } = faults;
  const isInterface = (file.accessFlags & Acc.INTERFACE) !== 0;
  for (const [i, field] of file.fields.entries()) {
    const structure = `field ${i}`;
    const flags = field.accessFlags & FIELD_FLAGS;
    const five = major >= MajorVersion.JAVA_5;
    const constant = Acc.PUBLIC | Acc.STATIC | Acc.FINAL;
    const barred = Acc.PRIVATE | Acc.PROTECTED | Acc.VOLATILE | Acc.TRANSIENT | (five ? Acc.ENUM : 0);
    const illegal = isInterface
      ? (flags & constant) !== constant || (flags & barred) !== 0
      : hasTwoVisibilities(flags) || (flags & (Acc.FINAL | Acc.VOLATILE)) === (Acc.FINAL | Acc.VOLATILE);
    if (illegal) faults.fail(structure, `Illegal field modifiers in class %s: ${hex(flags)}`);
    const index = (n: number, what: string): void => {
      if (faults.isUtf8(n)) return;
      faults.fail(structure, `Invalid constant pool index ${n} for field ${what} in class file %s`);
    };
    index(field.nameIndex, 'name');
    faults.fieldName(field.name, structure);
    index(field.descriptorIndex, 'signature');
    faults.fieldDescriptor(field.name, field.descriptor, structure);
    faults.attributeNames(field, structure, 'Invalid field attribute index');
    if ((flags & Acc.STATIC) !== 0) checkConstantValue(faults, field, structure);
    checkSignature(faults, field, structure);
  }
  checkDuplicates(faults, file.fields, 'field');
}

function checkConstantValue(faults: FormatFaults, field: MemberInfo, structure: string): void {
  const values = field.attributes.filter((info) => info.name === 'ConstantValue');
  if (values.length === 0) return;
  faults.check(values.length === 1, structure, 'Duplicate ConstantValue attribute in class file %s');
  const { length } = values[0];
  faults.check(
    length === 2,
    structure,
    `Invalid ConstantValue field attribute length ${length} in class file %s`,
  );
  const { pool } = faults.file;
  const index = field.constantValue;
  const tag = pool.tag(index);
  const text = `Bad initial value index ${index} in ConstantValue attribute in class file %s`;
  faults.check(tag !== CpTag.NONE, structure, text);
  const wanted: Readonly<Record<string, number>> = {
    J: CpTag.LONG,
    F: CpTag.FLOAT,
    D: CpTag.DOUBLE,
    B: CpTag.INTEGER,
    C: CpTag.INTEGER,
    S: CpTag.INTEGER,
    Z: CpTag.INTEGER,
    I: CpTag.INTEGER,
  };
  const type = field.descriptor;
  if (wanted[type] !== undefined) {
    faults.check(tag === wanted[type], structure, 'Inconsistent constant value type in class file %s');
  } else if (type === 'Ljava/lang/String;') {
    faults.check(tag === CpTag.STRING, structure, 'Bad string initial value in class file %s');
  } else faults.fail(structure, `Unable to set initial value ${tag} in class file %s`);
}

function checkSignature(faults: FormatFaults, member: MemberInfo, structure: string): void {
  if (member.timesNamed('Signature') === 0 || faults.major < MajorVersion.JAVA_5) return;
  const what = structure.startsWith('field') ? 'field' : 'method';
  const all = member.attributes.filter((info) => info.name === 'Signature');
  faults.check(all.length === 1, structure, `Multiple Signature attributes for ${what} in class file %s`);
  const { length, bytes } = all[0];
  const text =
    what === 'field'
      ? `Wrong size ${length} for field's Signature attribute in class file %s`
      : `Invalid Signature attribute length ${length} in class file %s`;
  faults.check(length === 2, structure, text);
  const index = (bytes[0] << 8) | bytes[1];
  const bad = `Invalid Signature attribute at constant pool index ${index} in class file %s`;
  faults.check(faults.isUtf8(index), structure, bad);
}

/** Method flags of interfaces, by version (JVMS §4.6). */
function illegalInInterface(flags: number, major: number): boolean {
  const is = (mask: number): boolean => (flags & mask) !== 0;
  if (major >= MajorVersion.JAVA_8) {
    const strict = major >= MajorVersion.JAVA_17 ? 0 : Acc.STRICT;
    return (
      is(Acc.PUBLIC) === is(Acc.PRIVATE) ||
      is(Acc.NATIVE | Acc.PROTECTED | Acc.FINAL | Acc.SYNCHRONIZED) ||
      (is(Acc.ABSTRACT) && is(Acc.PRIVATE | Acc.STATIC | strict))
    );
  }
  const old = Acc.STATIC | Acc.FINAL | Acc.NATIVE;
  const barred =
    major >= MajorVersion.JAVA_5 ? old | Acc.PRIVATE | Acc.PROTECTED | Acc.SYNCHRONIZED | Acc.STRICT : old;
  return !is(Acc.PUBLIC) || !is(Acc.ABSTRACT) || is(barred);
}

function illegalInClass(flags: number, name: string, major: number): boolean {
  if (hasTwoVisibilities(flags)) return true;
  const five = major >= MajorVersion.JAVA_5;
  if (name === '<init>') {
    const barred =
      Acc.STATIC | Acc.FINAL | Acc.SYNCHRONIZED | Acc.NATIVE | Acc.ABSTRACT | (five ? Acc.BRIDGE : 0);
    return (flags & barred) !== 0;
  }
  if ((flags & Acc.ABSTRACT) === 0) return false;
  const strict = major >= MajorVersion.JAVA_17 ? 0 : Acc.STRICT;
  const barred = Acc.FINAL | Acc.NATIVE | Acc.PRIVATE | Acc.STATIC | (five ? Acc.SYNCHRONIZED | strict : 0);
  return (flags & barred) !== 0;
}

export function checkMethods(faults: FormatFaults): void {
  for (const [i, method] of faults.file.methods.entries()) checkMethod(faults, method, `method ${i}`);
  checkDuplicates(faults, faults.file.methods, 'method');
}

function checkMethod(faults: FormatFaults, method: MemberInfo, structure: string): void {
  const { file, major } = faults;
  const isInterface = (file.accessFlags & Acc.INTERFACE) !== 0;
  const index = (n: number, what: string): void => {
    if (faults.isUtf8(n)) return;
    faults.fail(structure, `Illegal constant pool index ${n} for method ${what} in class file %s`);
  };
  index(method.nameIndex, 'name');
  const { name } = method;
  faults.methodName(name, structure);
  index(method.descriptorIndex, 'signature');
  let flags = method.accessFlags & METHOD_FLAGS;
  if (name === '<clinit>') {
    if (major < MajorVersion.JAVA_7) flags = Acc.STATIC;
    else if ((flags & Acc.STATIC) !== 0) flags &= Acc.STATIC | Acc.STRICT;
    else faults.fail(structure, 'Method <clinit> is not static in class file %s');
  } else if (isInterface ? illegalInInterface(flags, major) : illegalInClass(flags, name, major)) {
    faults.fail(structure, `Method ${name} in class %s has illegal modifiers: ${hex(flags)}`);
  }
  if (name === '<init>' && isInterface) {
    faults.fail(structure, 'Interface cannot have a method named <init>, class file %s');
  }
  const receiver = (flags & Acc.STATIC) === 0 ? 1 : 0;
  const slots = receiver + faults.methodDescriptor(name, method.descriptor, structure);
  faults.check(slots <= 255, structure, 'Too many arguments in method signature in class file %s');
  faults.attributeNames(method, structure, 'Invalid method attribute name index');
  const codes = method.timesNamed('Code');
  const bodiless = (flags & (Acc.NATIVE | Acc.ABSTRACT)) !== 0;
  faults.check(
    codes === 0 || !bodiless,
    structure,
    'Code attribute in native or abstract methods in class file %s',
  );
  faults.check(codes < 2, structure, 'Multiple Code attributes in class file %s');
  const absent = 'Absent Code attribute in method that is not native or abstract in class file %s';
  faults.check(codes === 1 || bodiless, structure, absent);
  if (method.code !== null) checkCode(faults, method.code, slots, structure);
  checkExceptions(faults, method, structure);
  checkSignature(faults, method, structure);
}

function checkExceptions(faults: FormatFaults, method: MemberInfo, structure: string): void {
  if (method.timesNamed('Exceptions') === 0) return;
  const all = method.attributes.filter((info) => info.name === 'Exceptions');
  faults.check(all.length < 2, structure, 'Multiple Exceptions attributes in class file %s');
  const { exceptions } = method;
  for (const index of exceptions) {
    if (!faults.isClass(index))
      faults.fail(structure, `Exception name has bad type at constant pool ${index} in class file %s`);
  }
  const fits = all[0].length === 2 + 2 * exceptions.length;
  faults.check(fits, structure, 'Exceptions attribute has wrong length in class file %s');
}
