import { CpTag, entrySize, tagNames } from '../jvms/pool-tags.js';
import { ClassFormatProblem, ConstantPoolProblem, TRUNCATED } from './class-format-problem.js';
import { decodeModifiedUtf8 } from './modified-utf8.js';
import type { TextTable } from './text-table.js';

const floatBits = new DataView(new ArrayBuffer(8));

/**
 * The constant pool (JVMS §4.4). Construction only finds where each entry starts; strings are decoded when asked for, and kept. Accessors check the tag of
 * what they are asked for, so any index may be passed to any of them: the wrong ones throw {@link ClassFormatProblem}.
 */
export class ConstantPool {
  /** constant_pool_count: valid indices are below it. */
  readonly size: number;
  /** Offset of the first byte behind the pool. */
  readonly end: number;
  private readonly tags: Uint8Array;
  /** Offset of each entry's first byte behind the tag. */
  private readonly offsets: Int32Array;
  private readonly strings: (string | undefined)[];

  /** Reads the pool whose constant_pool_count stands at `at`. */
  constructor(
    private readonly bytes: Uint8Array,
    at: number,
    readonly origin: string,
  ) {
    const length = bytes.length;
    if (at + 2 > length) throw new ClassFormatProblem(origin, at, 'constant pool', 'truncated', TRUNCATED);
    const size = (bytes[at] << 8) | bytes[at + 1];
    if (size === 0) {
      throw new ClassFormatProblem(
        origin,
        at,
        'constant pool',
        'count is 0',
        'Illegal constant pool size 0 in class file %s',
      );
    }
    const tags = new Uint8Array(size);
    const offsets = new Int32Array(size);
    this.size = size;
    this.tags = tags;
    this.offsets = offsets;
    this.strings = new Array<string | undefined>(size);
    at += 2;
    for (let i = 1; i < size; i++) {
      if (at >= length) throw this.truncated(i, at);
      const tag = bytes[at];
      let bytesOfEntry = tag <= 20 ? entrySize[tag] : 0;
      if (bytesOfEntry === 0) {
        const text = `Unknown constant tag ${tag} in class file %s`;
        throw new ClassFormatProblem(origin, at, `constant pool entry ${i}`, `unknown tag ${tag}`, text);
      }
      if (at + bytesOfEntry > length) throw this.truncated(i, at);
      if (tag === CpTag.UTF8) bytesOfEntry += (bytes[at + 1] << 8) | bytes[at + 2];
      tags[i] = tag;
      offsets[i] = at + 1;
      at += bytesOfEntry;
      if (at > length) throw this.truncated(i, at - bytesOfEntry);
      if (tag === CpTag.LONG || tag === CpTag.DOUBLE) {
        i++;
        if (i >= size) {
          const text = `Invalid constant pool entry ${i - 1} in class file %s`;
          throw new ClassFormatProblem(
            origin,
            at,
            `constant pool entry ${i - 1}`,
            'has no room for its second half',
            text,
          );
        }
      }
    }
    this.end = at;
  }

  private truncated(index: number, at: number): ClassFormatProblem {
    return new ClassFormatProblem(this.origin, at, `constant pool entry ${index}`, 'truncated', TRUNCATED);
  }

  /** Tag of an entry; 0 if there is none, also for the second half of a long or double. */
  tag(index: number): number {
    return index > 0 && index < this.size ? this.tags[index] : CpTag.NONE;
  }

  /** The error for an index that does not lead to what it should. */
  problem(index: number, expected: string, expectedTag = 0): ConstantPoolProblem {
    const tag = this.tag(index);
    const found = tag === CpTag.NONE ? 'nothing' : tagNames[tag];
    const offset = tag === CpTag.NONE ? -1 : this.offsets[index] - 1;
    const reason = `is ${found}, not ${expected}`;
    return new ConstantPoolProblem(this.origin, offset, index, reason, expectedTag, tag);
  }

  private at(index: number, tag: CpTag): number {
    if (this.tag(index) !== tag) throw this.problem(index, tagNames[tag], tag);
    return this.offsets[index];
  }

  private u2(at: number): number {
    return (this.bytes[at] << 8) | this.bytes[at + 1];
  }

  private s4(at: number): number {
    const bytes = this.bytes;
    return (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
  }

  /** Is there an entry of this text? A search through all of them. */
  hasUtf8(text: string): boolean {
    for (let i = 1; i < this.size; i++) if (this.tags[i] === CpTag.UTF8 && this.utf8(i) === text) return true;
    return false;
  }

  /** Text of a Utf8 entry. */
  utf8(index: number): string {
    const known = this.strings[index];
    return known === undefined ? this.decode(index) : known;
  }

  private decode(index: number): string {
    const at = this.at(index, CpTag.UTF8);
    const text = decodeModifiedUtf8(this.bytes, at + 2, at + 2 + this.u2(at));
    if (text === null) {
      const vmText = 'Illegal UTF8 string in constant pool in class file %s';
      throw new ClassFormatProblem(
        this.origin,
        at - 1,
        `constant pool entry ${index}`,
        'is not modified UTF-8',
        vmText,
      );
    }
    this.strings[index] = text;
    return text;
  }

  /** The bytes of a Utf8 entry as they stand. */
  utf8Bytes(index: number): Uint8Array {
    const at = this.at(index, CpTag.UTF8);
    return this.bytes.subarray(at + 2, at + 2 + this.u2(at));
  }

  /** Adds the texts of all Utf8 entries to a table, in their order. */
  addTexts(table: TextTable): void {
    const { bytes, tags, offsets } = this;
    for (let i = 1; i < this.size; i++)
      if (tags[i] === CpTag.UTF8) table.add(bytes, offsets[i] + 2, this.u2(offsets[i]));
  }

  /** Whether a Utf8 entry is well-formed. */
  isValidUtf8(index: number): boolean {
    const at = this.at(index, CpTag.UTF8);
    const end = at + 2 + this.u2(at);
    const zero = this.bytes.indexOf(0, at + 2);
    if (zero >= 0 && zero < end) return false;
    if (this.strings[index] !== undefined) return true;
    const text = decodeModifiedUtf8(this.bytes, at + 2, end);
    if (text === null) return false;
    this.strings[index] = text;
    return true;
  }

  /** Internal name or array descriptor of a Class entry. */
  className(index: number): string {
    return this.utf8(this.u2(this.at(index, CpTag.CLASS)));
  }

  stringValue(index: number): string {
    return this.utf8(this.u2(this.at(index, CpTag.STRING)));
  }

  methodTypeDescriptor(index: number): string {
    return this.utf8(this.u2(this.at(index, CpTag.METHOD_TYPE)));
  }

  moduleName(index: number): string {
    return this.utf8(this.u2(this.at(index, CpTag.MODULE)));
  }

  packageName(index: number): string {
    return this.utf8(this.u2(this.at(index, CpTag.PACKAGE)));
  }

  /** The Utf8 entry that a Class, String, MethodType, Module or Package entry names. */
  textIndex(index: number): number {
    const tag = this.tag(index);
    if (
      tag !== CpTag.CLASS &&
      tag !== CpTag.STRING &&
      tag !== CpTag.METHOD_TYPE &&
      tag !== CpTag.MODULE &&
      tag !== CpTag.PACKAGE
    ) {
      throw this.problem(index, 'an entry with one name');
    }
    return this.u2(this.offsets[index]);
  }

  private memberAt(index: number): number {
    const tag = this.tag(index);
    if (tag < CpTag.FIELDREF || tag > CpTag.INTERFACE_METHODREF)
      throw this.problem(index, 'a field or method');
    return this.offsets[index];
  }

  private dynamicAt(index: number): number {
    const tag = this.tag(index);
    if (tag !== CpTag.DYNAMIC && tag !== CpTag.INVOKE_DYNAMIC)
      throw this.problem(index, 'Dynamic or InvokeDynamic');
    return this.offsets[index];
  }

  /** Offset of any entry that ends in a NameAndType index. */
  private namedAt(index: number): number {
    const tag = this.tag(index);
    return tag === CpTag.DYNAMIC || tag === CpTag.INVOKE_DYNAMIC ? this.offsets[index] : this.memberAt(index);
  }

  /** Class entry of a Fieldref, Methodref or InterfaceMethodref. */
  memberClassIndex(index: number): number {
    return this.u2(this.memberAt(index));
  }

  memberClassName(index: number): string {
    return this.className(this.u2(this.memberAt(index)));
  }

  memberName(index: number): string {
    return this.nameOf(this.u2(this.memberAt(index) + 2));
  }

  memberDescriptor(index: number): string {
    return this.descriptorOf(this.u2(this.memberAt(index) + 2));
  }

  /** NameAndType entry of a field, method or dynamic entry. */
  nameAndTypeIndex(index: number): number {
    return this.u2(this.namedAt(index) + 2);
  }

  /** Name of a NameAndType entry. */
  nameOf(index: number): string {
    return this.utf8(this.u2(this.at(index, CpTag.NAME_AND_TYPE)));
  }

  /** Descriptor of a NameAndType entry. */
  descriptorOf(index: number): string {
    return this.utf8(this.u2(this.at(index, CpTag.NAME_AND_TYPE) + 2));
  }

  /** Utf8 entries of a NameAndType entry. */
  nameIndexOf(index: number): number {
    return this.u2(this.at(index, CpTag.NAME_AND_TYPE));
  }

  descriptorIndexOf(index: number): number {
    return this.u2(this.at(index, CpTag.NAME_AND_TYPE) + 2);
  }

  dynamicName(index: number): string {
    return this.nameOf(this.u2(this.dynamicAt(index) + 2));
  }

  dynamicDescriptor(index: number): string {
    return this.descriptorOf(this.u2(this.dynamicAt(index) + 2));
  }

  /** Row of BootstrapMethods. */
  bootstrapIndex(index: number): number {
    return this.u2(this.dynamicAt(index));
  }

  /** Descriptor of a Fieldref or Dynamic entry. */
  fieldDescriptor(index: number): string {
    return this.descriptorOf(this.u2(this.namedAt(index) + 2));
  }

  /** Descriptor of a Methodref, InterfaceMethodref or InvokeDynamic entry. */
  methodDescriptor(index: number): string {
    return this.descriptorOf(this.u2(this.namedAt(index) + 2));
  }

  /** reference_kind of a MethodHandle (JVMS §4.4.8), not checked to be 1 to 9. */
  methodHandleKind(index: number): number {
    return this.bytes[this.at(index, CpTag.METHOD_HANDLE)];
  }

  /** The member that a MethodHandle names. */
  methodHandleRef(index: number): number {
    return this.u2(this.at(index, CpTag.METHOD_HANDLE) + 1);
  }

  /** The 32 bits of an Integer or Float. */
  intBits(index: number): number {
    const tag = this.tag(index);
    if (tag !== CpTag.INTEGER && tag !== CpTag.FLOAT) throw this.problem(index, 'Integer or Float');
    return this.s4(this.offsets[index]);
  }

  private wideAt(index: number): number {
    const tag = this.tag(index);
    if (tag !== CpTag.LONG && tag !== CpTag.DOUBLE) throw this.problem(index, 'Long or Double');
    return this.offsets[index];
  }

  /** The lower 32 bits of a Long or Double, signed. */
  lowBits(index: number): number {
    return this.s4(this.wideAt(index) + 4);
  }

  highBits(index: number): number {
    return this.s4(this.wideAt(index));
  }

  floatValue(index: number): number {
    floatBits.setInt32(0, this.s4(this.at(index, CpTag.FLOAT)));
    return floatBits.getFloat32(0);
  }

  doubleValue(index: number): number {
    const at = this.at(index, CpTag.DOUBLE);
    floatBits.setInt32(0, this.s4(at));
    floatBits.setInt32(4, this.s4(at + 4));
    return floatBits.getFloat64(0);
  }

  longValue(index: number): bigint {
    const at = this.at(index, CpTag.LONG);
    return (BigInt(this.s4(at)) << 32n) | BigInt(this.s4(at + 4) >>> 0);
  }
}
