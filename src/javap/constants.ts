import { type ConstantPool, CpTag, tagNames } from '../classfile/constant-pool.js';
import { doubleToString, floatToString } from './java-numbers.js';
import { checkedName, escapeText } from './names.js';

const handleKinds = [
  '',
  'REF_getField',
  'REF_getStatic',
  'REF_putField',
  'REF_putStatic',
  'REF_invokeVirtual',
  'REF_invokeStatic',
  'REF_invokeSpecial',
  'REF_newInvokeSpecial',
  'REF_invokeInterface',
];

/** What javap calls an entry where it names the kind of a constant. */
const shortTagNames: Readonly<Record<number, string>> = {
  [CpTag.UTF8]: 'Utf8',
  [CpTag.INTEGER]: 'int',
  [CpTag.FLOAT]: 'float',
  [CpTag.LONG]: 'long',
  [CpTag.DOUBLE]: 'double',
  [CpTag.CLASS]: 'class',
  [CpTag.STRING]: 'String',
  [CpTag.FIELDREF]: 'Field',
  [CpTag.METHODREF]: 'Method',
  [CpTag.INTERFACE_METHODREF]: 'InterfaceMethod',
  [CpTag.NAME_AND_TYPE]: 'NameAndType',
  [CpTag.METHOD_HANDLE]: 'MethodHandle',
  [CpTag.METHOD_TYPE]: 'MethodType',
  [CpTag.DYNAMIC]: 'Dynamic',
  [CpTag.INVOKE_DYNAMIC]: 'InvokeDynamic',
};

/** Texts of constant-pool entries. */
export class ConstantTexts {
  private readonly cache: (string | undefined)[] = [];

  constructor(
    private readonly pool: ConstantPool,
    /** Class entry of the class itself: its own members are named without it. */
    private readonly thisClass: number,
  ) {}

  /** The value, names in quotes where they aren't Java's. */
  value(index: number): string {
    let text = this.cache[index];
    if (text === undefined) {
      text = this.makeValue(index);
      this.cache[index] = text;
    }
    return text;
  }

  private makeValue(index: number): string {
    const { pool } = this;
    switch (pool.tag(index)) {
      case CpTag.UTF8:
        return escapeText(pool.utf8(index));
      case CpTag.INTEGER:
        return String(pool.intBits(index));
      case CpTag.FLOAT:
        return `${floatToString(pool.floatValue(index))}f`;
      case CpTag.LONG:
        return `${pool.longValue(index)}l`;
      case CpTag.DOUBLE:
        return `${doubleToString(pool.doubleValue(index))}d`;
      case CpTag.CLASS:
        return checkedName(pool.className(index));
      case CpTag.STRING:
        return escapeText(pool.stringValue(index));
      case CpTag.FIELDREF:
      case CpTag.METHODREF:
      case CpTag.INTERFACE_METHODREF:
        return `${this.value(pool.memberClassIndex(index))}.${this.value(pool.nameAndTypeIndex(index))}`;
      case CpTag.NAME_AND_TYPE:
        return `${checkedName(pool.nameOf(index))}:${pool.descriptorOf(index)}`;
      case CpTag.METHOD_HANDLE:
        return `${handleKinds[pool.methodHandleKind(index)]} ${this.value(pool.methodHandleRef(index))}`;
      case CpTag.METHOD_TYPE:
        return pool.methodTypeDescriptor(index);
      case CpTag.DYNAMIC:
      case CpTag.INVOKE_DYNAMIC:
        return `#${pool.bootstrapIndex(index)}:${this.value(pool.nameAndTypeIndex(index))}`;
      case CpTag.MODULE:
        return checkedName(pool.moduleName(index));
      case CpTag.PACKAGE:
        return checkedName(pool.packageName(index));
      default:
        throw pool.problem(index, 'a constant');
    }
  }

  /** Kind and value, as in comments of instructions. */
  described(index: number): string {
    const { pool } = this;
    if (index === 0) return '#0';
    const tag = pool.tag(index);
    if (tag === CpTag.NONE) return `#${index}`;
    const isMember = tag >= CpTag.FIELDREF && tag <= CpTag.INTERFACE_METHODREF;
    const isOwn = isMember && pool.memberClassIndex(index) === this.thisClass;
    return `${shortTagNames[tag] ?? `(unknown tag ${tag})`} ${this.value(isOwn ? pool.nameAndTypeIndex(index) : index)}`;
  }

  /** What an entry consists of, as the listing of the pool shows it, without the comment. */
  parts(index: number): string | null {
    const { pool } = this;
    switch (pool.tag(index)) {
      case CpTag.CLASS:
      case CpTag.STRING:
      case CpTag.METHOD_TYPE:
      case CpTag.MODULE:
      case CpTag.PACKAGE:
        return `#${pool.textIndex(index)}`;
      case CpTag.FIELDREF:
      case CpTag.METHODREF:
      case CpTag.INTERFACE_METHODREF:
        return `#${pool.memberClassIndex(index)}.#${pool.nameAndTypeIndex(index)}`;
      case CpTag.NAME_AND_TYPE:
        return `#${pool.nameIndexOf(index)}:#${pool.descriptorIndexOf(index)}`;
      case CpTag.METHOD_HANDLE:
        return `${pool.methodHandleKind(index)}:#${pool.methodHandleRef(index)}`;
      case CpTag.DYNAMIC:
      case CpTag.INVOKE_DYNAMIC:
        return `#${pool.bootstrapIndex(index)}:#${pool.nameAndTypeIndex(index)}`;
      default:
        return null;
    }
  }

  tagName(index: number): string {
    return tagNames[this.pool.tag(index)];
  }
}
