import type { AttributeHolder } from '../../src/classfile/attribute-holder.js';
import { type Attribute, decodeAttribute } from '../../src/classfile/attributes.js';
import { type ClassFile, parseClassFile } from '../../src/classfile/class-file.js';
import { ClassFormatProblem } from '../../src/classfile/class-format-problem.js';
import type { ConstantPool } from '../../src/classfile/constant-pool.js';
import { CpTag } from '../../src/jvms/pool-tags.js';

/** What a class file contains, by attribute kind and constant tag. */
export interface Census {
  readonly attributes: Map<string, number>;
  readonly problems: ClassFormatProblem[];
}

/** Asks for everything that a class file can be asked for. ClassFormatProblems are collected; anything else that is thrown gets out. */
export class Toucher {
  readonly census: Census = { attributes: new Map(), problems: [] };

  /** With `absent`, constant-pool entries that aren't there are asked for, too: that gives problems in every class. */
  constructor(private readonly absent = false) {}

  try<T>(ask: () => T): T | null {
    try {
      return ask();
    } catch (error) {
      if (!(error instanceof ClassFormatProblem)) throw error;
      this.census.problems.push(error);
      return null;
    }
  }

  bytes(bytes: Uint8Array, origin: string): void {
    const file = this.try(() => parseClassFile(bytes, origin));
    if (file !== null) this.classFile(file);
  }

  classFile(file: ClassFile): void {
    this.pool(file.pool);
    this.try(() => file.thisName);
    this.try(() => file.superName);
    this.try(() => file.sourceFile);
    this.try(() => file.bootstrapMethods);
    this.try(() => file.innerClasses);
    this.try(() => file.enclosingMethod);
    this.try(() => file.nestHost);
    this.try(() => file.nestMembers);
    this.try(() => file.permittedSubclasses);
    for (const component of this.try(() => file.record) ?? []) {
      this.try(() => component.name + component.descriptor);
      this.holder(component);
    }
    for (const member of [...file.fields, ...file.methods]) {
      this.try(() => member.name);
      this.try(() => member.descriptor);
      this.try(() => member.constantValue);
      this.try(() => member.exceptions);
      this.try(() => member.methodParameters);
      this.holder(member);
      const code = this.try(() => member.code);
      if (code === null) continue;
      this.try(() => code.exceptionTable);
      this.try(() => code.lineNumber(3));
      this.try(() => code.localVariableTable);
      this.try(() => code.localVariableTypeTable);
      this.try(() => code.stackMapTable);
      this.holder(code);
    }
    this.holder(file);
  }

  private holder(holder: AttributeHolder): void {
    this.try(() => holder.signature);
    for (const info of this.try(() => holder.attributes) ?? []) {
      const attribute = this.try<Attribute>(() => decodeAttribute(info, 'test'));
      const key = attribute === null || attribute.kind === 'raw' ? `${info.name} (raw)` : info.name;
      this.census.attributes.set(key, (this.census.attributes.get(key) ?? 0) + 1);
    }
  }

  /** Asks every entry, and some that aren't there, for everything. */
  private pool(pool: ConstantPool): void {
    for (let i = -1; i <= pool.size; i++) {
      const tag = pool.tag(i);
      if (tag === CpTag.UTF8) this.try(() => pool.utf8(i));
      else if (tag !== CpTag.NONE || this.absent) this.entry(pool, i, tag);
    }
  }

  private entry(pool: ConstantPool, i: number, tag: number): void {
    const all = tag === CpTag.NONE;
    const ask = (tags: number[], question: () => unknown): void => {
      if (all || tags.includes(tag)) this.try(question);
    };
    ask([CpTag.CLASS], () => pool.className(i));
    ask([CpTag.STRING], () => pool.stringValue(i));
    ask([CpTag.METHOD_TYPE], () => pool.methodTypeDescriptor(i));
    ask([CpTag.MODULE], () => pool.moduleName(i));
    ask([CpTag.PACKAGE], () => pool.packageName(i));
    const members = [CpTag.FIELDREF, CpTag.METHODREF, CpTag.INTERFACE_METHODREF];
    ask(members, () => pool.memberClassName(i));
    ask(members, () => pool.memberName(i));
    ask(members, () => pool.memberDescriptor(i));
    const dynamic = [CpTag.DYNAMIC, CpTag.INVOKE_DYNAMIC];
    ask(dynamic, () => pool.dynamicName(i) + pool.dynamicDescriptor(i) + pool.bootstrapIndex(i));
    ask([...members, ...dynamic], () => pool.fieldDescriptor(i) + pool.methodDescriptor(i));
    ask([CpTag.METHOD_HANDLE], () => pool.methodHandleKind(i) + pool.methodHandleRef(i));
    ask([CpTag.INTEGER, CpTag.FLOAT], () => pool.intBits(i));
    ask([CpTag.LONG, CpTag.DOUBLE], () => pool.lowBits(i) + pool.highBits(i));
    ask([CpTag.FLOAT], () => pool.floatValue(i));
    ask([CpTag.DOUBLE], () => pool.doubleValue(i));
    ask([CpTag.LONG], () => pool.longValue(i));
  }
}
