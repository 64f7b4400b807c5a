import { CpTag } from '../jvms/pool-tags.js';
import type { AttributeHolder } from './attribute-holder.js';
import type { ClassFile } from './class-file.js';
import { ClassFormatProblem } from './class-format-problem.js';
import type { ConstantPool } from './constant-pool.js';
import {
  descriptorFaultTexts,
  fieldDescriptorEnd,
  isLegalClassName,
  isLegalFieldName,
  isLegalMethodName,
  methodDescriptorSlots,
} from './format-names.js';

/** As much of a class as its constant pool needs to be checked. */
export interface PoolOwner {
  readonly pool: ConstantPool;
  readonly origin: string;
  readonly majorVersion: number;
  readonly accessFlags: number;
  readonly bytes: Uint8Array;
}

const enum Text {
  FIELD_NAME = 1,
  FIELD_DESCRIPTOR = 2,
}

/** What the parts of the format check share: the class, and how to complain. */
export class FormatFaults<T extends PoolOwner = ClassFile> {
  readonly major: number;
  /** By entry of the pool: as what it has been found right ({@link Text}). The tables of local variables say the same names again and again. */
  private readonly passed: Uint8Array;

  constructor(readonly file: T) {
    this.major = file.majorVersion;
    this.passed = new Uint8Array(file.pool.size);
  }

  /** `text` is HotSpot's, with `%s` for the class. */
  fail(structure: string, text: string, offset = -1): never {
    const reason = text.replace(/,? in class( file)? %s/, '').replace(/ in class$/, '');
    throw new ClassFormatProblem(this.file.origin, offset, structure, reason, text);
  }

  check(condition: boolean, structure: string, text: string): void {
    if (!condition) this.fail(structure, text);
  }

  isUtf8(index: number): boolean {
    return this.file.pool.tag(index) === CpTag.UTF8;
  }

  isClass(index: number): boolean {
    return this.file.pool.tag(index) === CpTag.CLASS;
  }

  /** Every attribute's name must be one. `text` stands before the bad index. */
  attributeNames(holder: AttributeHolder, structure: string, text: string): void {
    const { bytes } = this.file;
    let at = holder.attributesAt + 2;
    for (let left = (bytes[at - 2] << 8) | bytes[at - 1]; left > 0; left--) {
      const index = (bytes[at] << 8) | bytes[at + 1];
      if (!this.isUtf8(index)) this.fail(structure, `${text} ${index} in class file %s`, at);
      at +=
        6 + (((bytes[at + 2] << 24) | (bytes[at + 3] << 16) | (bytes[at + 4] << 8) | bytes[at + 5]) >>> 0);
    }
  }

  className(name: string, structure: string): void {
    if (!isLegalClassName(name, this.major))
      this.fail(structure, `Illegal class name "${name}" in class file %s`);
  }

  fieldName(name: string, structure: string): void {
    if (!isLegalFieldName(name, this.major)) this.fail(structure, `Illegal field name "${name}" in class %s`);
  }

  /** {@link fieldName} of an entry that is a text. */
  fieldNameAt(index: number, structure: string): void {
    if ((this.passed[index] & Text.FIELD_NAME) !== 0) return;
    this.fieldName(this.file.pool.utf8(index), structure);
    this.passed[index] |= Text.FIELD_NAME;
  }

  /** {@link fieldDescriptor}, likewise. */
  fieldDescriptorAt(nameIndex: number, index: number, structure: string): void {
    if ((this.passed[index] & Text.FIELD_DESCRIPTOR) !== 0) return;
    const { pool } = this.file;
    this.fieldDescriptor(pool.utf8(nameIndex), pool.utf8(index), structure);
    this.passed[index] |= Text.FIELD_DESCRIPTOR;
  }

  methodName(name: string, structure: string): void {
    if (!isLegalMethodName(name, this.major))
      this.fail(structure, `Illegal method name "${name}" in class %s`);
  }

  fieldDescriptor(name: string, descriptor: string, structure: string): void {
    const end = fieldDescriptorEnd(descriptor, 0, this.major);
    if (end !== descriptor.length) this.descriptorFault(end, 'Field', name, descriptor, structure);
  }

  /** Answers the slots of the parameters. */
  methodDescriptor(name: string, descriptor: string, structure: string): number {
    const slots = methodDescriptorSlots(name, descriptor, this.major);
    if (slots < 0) this.descriptorFault(slots, 'Method', name, descriptor, structure);
    return slots;
  }

  private descriptorFault(
    fault: number,
    what: string,
    name: string,
    descriptor: string,
    structure: string,
  ): never {
    const text = fault < 0 ? descriptorFaultTexts[fault] : undefined;
    if (text !== undefined) this.fail(structure, text);
    return this.illegalSignature(what, name, descriptor, structure);
  }

  illegalSignature(what: string, name: string, descriptor: string, structure: string): never {
    return this.fail(structure, `${what} "${name}" in class %s has illegal signature "${descriptor}"`);
  }
}
