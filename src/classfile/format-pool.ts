import { CpTag } from '../jvms/pool-tags.js';
import { MajorVersion } from '../jvms/versions.js';
import type { ConstantPool } from './constant-pool.js';

import type { FormatFaults, PoolOwner } from './format-faults.js';
import {
  fieldDescriptorEnd,
  isLegalClassName,
  isLegalFieldName,
  isLegalMethodName,
  methodDescriptorSlots,
} from './format-names.js';

/** Cross references, names and descriptors of a constant pool, in the order in which HotSpot looks at them. */
export function checkConstantPool(faults: FormatFaults<PoolOwner>): void {
  const { pool } = faults.file;
  for (let i = 1; i < pool.size; i++) {
    checkVersion(faults, i, pool.tag(i));
    if (pool.tag(i) === CpTag.UTF8 && !pool.isValidUtf8(i)) {
      faults.fail(entry(i), 'Illegal UTF8 string in constant pool in class file %s');
    }
  }
  for (let i = 1; i < pool.size; i++) checkReferences(faults, pool, i);
  for (let i = 1; i < pool.size; i++) checkTexts(faults, pool, i);
}

/** What a fault is said to be in. It is not made before there is one: of the time that a class takes, checking texts of faults that it has not is a good part. */
function entry(index: number): string {
  return `constant pool entry ${index}`;
}

/** Tags that came with later versions. */
function checkVersion(faults: FormatFaults<PoolOwner>, index: number, tag: number): void {
  const { major } = faults;
  const since =
    tag === CpTag.DYNAMIC
      ? MajorVersion.JAVA_11
      : tag === CpTag.METHOD_HANDLE || tag === CpTag.METHOD_TYPE || tag === CpTag.INVOKE_DYNAMIC
        ? MajorVersion.JAVA_7
        : 0;
  if (major < since)
    faults.fail(entry(index), `Class file version does not support constant tag ${tag} in class file %s`);
  const isModule = tag === CpTag.MODULE || tag === CpTag.PACKAGE;
  if (isModule && (major < MajorVersion.JAVA_9 || (faults.file.accessFlags & 0x8000) === 0)) {
    faults.fail(entry(index), `Unknown constant tag ${tag} in class file %s`);
  }
}

/** Entry `i` refers to another: it must have the wanted tag. */
function expect(faults: FormatFaults<PoolOwner>, i: number, index: number, wanted: number): void {
  if (faults.file.pool.tag(index) !== wanted)
    faults.fail(entry(i), `Invalid constant pool index ${index} in class file %s`);
}

function checkReferences(faults: FormatFaults<PoolOwner>, pool: ConstantPool, i: number): void {
  switch (pool.tag(i)) {
    case CpTag.CLASS:
    case CpTag.STRING:
    case CpTag.METHOD_TYPE:
      expect(faults, i, pool.textIndex(i), CpTag.UTF8);
      break;
    case CpTag.FIELDREF:
    case CpTag.METHODREF:
    case CpTag.INTERFACE_METHODREF:
      expect(faults, i, pool.memberClassIndex(i), CpTag.CLASS);
      expect(faults, i, pool.nameAndTypeIndex(i), CpTag.NAME_AND_TYPE);
      break;
    case CpTag.DYNAMIC:
    case CpTag.INVOKE_DYNAMIC:
      expect(faults, i, pool.nameAndTypeIndex(i), CpTag.NAME_AND_TYPE);
      break;
    case CpTag.NAME_AND_TYPE:
      expect(faults, i, pool.nameIndexOf(i), CpTag.UTF8);
      expect(faults, i, pool.descriptorIndexOf(i), CpTag.UTF8);
      break;
    case CpTag.METHOD_HANDLE:
      checkHandle(faults, pool, i);
      break;
  }
}

function checkHandle(faults: FormatFaults<PoolOwner>, pool: ConstantPool, i: number): void {
  const kind = pool.methodHandleKind(i);
  const index = pool.methodHandleRef(i);
  const tag = pool.tag(index);
  const structure = entry(i);
  const text = `Invalid constant pool index ${index} in class file %s`;
  faults.check(tag !== CpTag.NONE, structure, text);
  if (kind < 1 || kind > 9)
    faults.fail(structure, `Bad method handle kind at constant pool index ${i} in class file %s`);
  if (kind <= 4) faults.check(tag === CpTag.FIELDREF, structure, `${text} (not a field)`);
  else if (kind === 9)
    faults.check(tag === CpTag.INTERFACE_METHODREF, structure, `${text} (not an interface method)`);
  else {
    const interfaces = (kind === 6 || kind === 7) && faults.major >= MajorVersion.JAVA_8;
    const fits = tag === CpTag.METHODREF || (interfaces && tag === CpTag.INTERFACE_METHODREF);
    faults.check(fits, structure, `${text} (not a method)`);
  }
}

function checkTexts(faults: FormatFaults<PoolOwner>, pool: ConstantPool, i: number): void {
  switch (pool.tag(i)) {
    case CpTag.CLASS:
      if (!isLegalClassName(pool.className(i), faults.major)) faults.className(pool.className(i), entry(i));
      break;
    case CpTag.NAME_AND_TYPE:
      if (!isLegalNameAndType(pool.nameOf(i), pool.descriptorOf(i), faults.major))
        checkNameAndType(faults, pool, i);
      break;
    case CpTag.FIELDREF:
    case CpTag.DYNAMIC:
      if (pool.fieldDescriptor(i).startsWith('(')) {
        const name = pool.nameOf(pool.nameAndTypeIndex(i));
        faults.illegalSignature('Field', name, pool.fieldDescriptor(i), entry(i));
      }
      break;
    case CpTag.METHODREF:
    case CpTag.INTERFACE_METHODREF:
    case CpTag.INVOKE_DYNAMIC:
      checkMethodReference(faults, pool, i);
      break;
    case CpTag.METHOD_HANDLE:
      checkHandleName(faults, pool, i);
      break;
    case CpTag.METHOD_TYPE:
      faults.methodDescriptor('', pool.methodTypeDescriptor(i), entry(i));
      break;
  }
}

function isLegalNameAndType(name: string, descriptor: string, major: number): boolean {
  return descriptor.startsWith('(')
    ? isLegalMethodName(name, major) && methodDescriptorSlots(name, descriptor, major) >= 0
    : isLegalFieldName(name, major) &&
        descriptor !== '' &&
        fieldDescriptorEnd(descriptor, 0, major) === descriptor.length;
}

/** Says what is wrong with one. */
function checkNameAndType(faults: FormatFaults<PoolOwner>, pool: ConstantPool, i: number): void {
  const structure = entry(i);
  const name = pool.nameOf(i);
  const descriptor = pool.descriptorOf(i);
  const empty = (index: number): string => `Illegal zero length constant pool entry at ${index} in class %s`;
  faults.check(descriptor !== '', structure, empty(pool.descriptorIndexOf(i)));
  faults.check(name !== '', structure, empty(pool.nameIndexOf(i)));
  if (descriptor.startsWith('(')) {
    faults.methodName(name, structure);
    faults.methodDescriptor(name, descriptor, structure);
  } else {
    faults.fieldName(name, structure);
    faults.fieldDescriptor(name, descriptor, structure);
  }
}

function checkMethodReference(faults: FormatFaults<PoolOwner>, pool: ConstantPool, i: number): void {
  const nameAndType = pool.nameAndTypeIndex(i);
  const name = pool.nameOf(nameAndType);
  const descriptor = pool.descriptorOf(nameAndType);
  if (!descriptor.startsWith('(')) faults.illegalSignature('Method', name, descriptor, entry(i));
  if (pool.tag(i) === CpTag.METHODREF && name.startsWith('<') && name !== '<init>') {
    faults.fail(
      entry(i),
      `Bad method name at constant pool index ${pool.nameIndexOf(nameAndType)} in class file %s`,
    );
  }
}

function checkHandleName(faults: FormatFaults<PoolOwner>, pool: ConstantPool, i: number): void {
  const kind = pool.methodHandleKind(i);
  if (kind < 5) return;
  const nameAndType = pool.nameAndTypeIndex(pool.methodHandleRef(i));
  const isInit = pool.nameOf(nameAndType) === '<init>';
  const at = `at constant pool index ${pool.nameIndexOf(nameAndType)} in class file %s`;
  const structure = entry(i);
  if (kind === 8) faults.check(isInit, structure, `Bad constructor name ${at}`);
  else faults.check(!isInit, structure, `Bad method name ${at}`);
}
