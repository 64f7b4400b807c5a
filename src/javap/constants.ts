import { ClassFormatProblem } from '../classfile/class-format-problem.js';
import type { ConstantPool } from '../classfile/constant-pool.js';
import { CpTag, tagNames } from '../jvms/pool-tags.js';
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
  /** Faults met so far: texts with faults in them are not kept, so that each use tells of them. */
  private problems = 0;

  constructor(
    private readonly pool: ConstantPool,
    /** Class entry of the class itself: its own members are named without it. */
    private readonly thisClass: number,
    /** What to put in the place of a text that cannot be had. */
    private readonly onProblem: (problem: ClassFormatProblem) => string = () => '???',
  ) {}

  private part(ask: () => string): string {
    try {
      return ask();
    } catch (error) {
      if (!(error instanceof ClassFormatProblem)) throw error;
      this.problems++;
      return this.onProblem(error);
    }
  }

  /** The value, names in quotes where they aren't Java's. */
  value(index: number): string {
    let text = this.cache[index];
    if (text === undefined) {
      const before = this.problems;
      text = this.part(() => this.makeValue(index));
      if (this.problems === before) this.cache[index] = text;
    }
    return text;
  }

  private className(index: number): string {
    return this.part(() => checkedName(this.pool.className(index)));
  }

  private nameAndType(index: number): string {
    if (this.pool.tag(index) === CpTag.NAME_AND_TYPE) return this.value(index);
    return this.part(() => this.pool.nameOf(index));
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
        return `${this.className(pool.memberClassIndex(index))}.${this.nameAndType(pool.nameAndTypeIndex(index))}`;
      case CpTag.NAME_AND_TYPE: {
        const name = this.part(() => checkedName(pool.nameOf(index)));
        return `${name}:${this.part(() => pool.descriptorOf(index))}`;
      }
      case CpTag.METHOD_HANDLE:
        return `${handleKinds[pool.methodHandleKind(index)]} ${this.value(pool.methodHandleRef(index))}`;
      case CpTag.METHOD_TYPE:
        return pool.methodTypeDescriptor(index);
      case CpTag.DYNAMIC:
      case CpTag.INVOKE_DYNAMIC:
        return `#${pool.bootstrapIndex(index)}:${this.nameAndType(pool.nameAndTypeIndex(index))}`;
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
    const isOwn =
      isMember &&
      pool.memberClassIndex(index) === this.thisClass &&
      pool.tag(pool.nameAndTypeIndex(index)) === CpTag.NAME_AND_TYPE;
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
