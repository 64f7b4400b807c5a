/** `--format=json`: the decoded class. docs/JAVAP-JSON.md describes the members. */

import type { Annotation, ElementValue } from '../../classfile/annotations.js';
import type { AttributeHolder } from '../../classfile/attribute-holder.js';
import { type Attribute, decodeAttribute } from '../../classfile/attributes.js';
import type { ClassFile, CodeAttribute, MemberInfo } from '../../classfile/class-file.js';
import { instructionLength } from '../../jvms/opcodes.js';
import { CpTag } from '../../jvms/pool-tags.js';
import { instructionText, mnemonicAt } from '../code-printer.js';
import { ConstantTexts } from '../constants.js';
import { classFlags, fieldFlags, flagNames, methodFlags } from '../flags.js';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** One class as a JSON value. */
export function classJson(file: ClassFile): Json {
  return new JsonView(file).classFile();
}

class JsonView {
  private readonly texts: ConstantTexts;

  constructor(private readonly file: ClassFile) {
    this.texts = new ConstantTexts(file.pool, file.thisClass);
  }

  classFile(): Json {
    const { file } = this;
    return {
      name: file.thisName,
      superclass: file.superName,
      interfaces: Array.from(file.interfaces, (index) => file.pool.className(index)),
      version: { major: file.majorVersion, minor: file.minorVersion },
      flags: flagNames(file.accessFlags, classFlags),
      constantPool: this.constantPool(),
      fields: file.fields.map((field) => this.member(field, fieldFlags)),
      methods: file.methods.map((method) => this.member(method, methodFlags)),
      attributes: this.attributes(file),
    };
  }

  private constantPool(): Json {
    const { pool } = this.file;
    const list: Json[] = [];
    for (let i = 1; i < pool.size; i++) {
      const tag = pool.tag(i);
      if (tag === CpTag.NONE) continue;
      const raw =
        tag === CpTag.UTF8 ? pool.utf8(i) : tag === CpTag.STRING ? pool.stringValue(i) : this.texts.value(i);
      list.push({ index: i, tag: this.texts.tagName(i), value: raw });
    }
    return list;
  }

  private member(member: MemberInfo, known: readonly (readonly [number, string])[]): Json {
    return {
      name: member.name,
      descriptor: member.descriptor,
      signature: member.signature,
      flags: flagNames(member.accessFlags, known),
      ...(member.code === null ? {} : { code: this.code(member.code) }),
      attributes: this.attributes(member),
    };
  }

  private code(code: CodeAttribute): Json {
    const bytes = code.code;
    const instructions: Json[] = [];
    for (let pc = 0; pc < bytes.length; pc += Math.max(1, instructionLength(bytes, pc))) {
      instructions.push({ pc, opcode: mnemonicAt(bytes, pc), text: instructionText(this.texts, bytes, pc) });
    }
    const handlers: Json[] = [];
    const table = code.exceptionTable;
    for (let i = 0; i < table.length; i += 4) {
      const type = table[i + 3] === 0 ? null : this.file.pool.className(table[i + 3]);
      handlers.push({ start: table[i], end: table[i + 1], handler: table[i + 2], type });
    }
    return {
      maxStack: code.maxStack,
      maxLocals: code.maxLocals,
      instructions,
      exceptionTable: handlers,
      attributes: this.attributes(code),
    };
  }

  private attributes(holder: AttributeHolder): Json {
    return holder.attributes
      .filter((info) => info.name !== 'Code')
      .map((info): Json => {
        if (info.name === 'Record') return { name: info.name, components: this.record() };
        return { name: info.name, ...this.attribute(decodeAttribute(info, this.file.origin, false)) };
      });
  }

  private record(): Json {
    return (this.file.record ?? []).map((component) => ({
      name: component.name,
      descriptor: component.descriptor,
      attributes: this.attributes(component),
    }));
  }

  private attribute(attribute: Attribute): { [key: string]: Json } {
    const { texts } = this;
    switch (attribute.kind) {
      case 'marker':
        return {};
      case 'index':
        return { value: texts.value(attribute.index) };
      case 'indices':
        return { values: attribute.indices.map((index) => texts.value(index)) };
      case 'raw':
        return { bytes: Buffer.from(attribute.bytes).toString('hex') };
      case 'annotations':
        return { annotations: attribute.annotations.map((a) => this.annotation(a)) };
      case 'parameterAnnotations':
        return { parameters: attribute.parameters.map((list) => list.map((a) => this.annotation(a))) };
      case 'typeAnnotations':
        return {
          annotations: attribute.annotations.map(({ target, path, annotation }) => ({
            target: { ...target, ranges: target.ranges.map((range) => ({ ...range })) },
            path: path.map((step) => ({ ...step })),
            annotation: this.annotation(annotation),
          })),
        };
      case 'annotationDefault':
        return { value: this.element(attribute.value) };
      default:
        return this.resolved(attribute);
    }
  }

  /** Structures of numbers: members whose names end in `Index` get their constants' texts in place of the indices. */
  private resolved(value: object): { [key: string]: Json } {
    const result: { [key: string]: Json } = {};
    for (const [key, member] of Object.entries(value)) {
      if (key === 'kind') continue;
      const name = key.endsWith('Index') ? key.slice(0, -5) : key;
      result[name] = key.endsWith('Index') ? this.textOrNull(member as number) : this.plain(member);
    }
    return result;
  }

  private textOrNull(index: number): Json {
    return index === 0 ? null : this.texts.value(index);
  }

  private plain(value: unknown): Json {
    if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
    if (Array.isArray(value)) return value.map((item) => this.plain(item));
    if (typeof value === 'object' && value !== null) return this.resolved(value);
    return value as Json;
  }

  private annotation({ typeIndex, elements }: Annotation): Json {
    const values: { [key: string]: Json } = {};
    for (const { nameIndex, value } of elements) values[this.file.pool.utf8(nameIndex)] = this.element(value);
    return { type: this.file.pool.utf8(typeIndex), elements: values };
  }

  private element(value: ElementValue): Json {
    const { pool } = this.file;
    switch (value.tag) {
      case 'constant':
        return { constant: value.type, value: this.texts.value(value.constIndex) };
      case 'enum':
        return { enum: pool.utf8(value.typeIndex), name: pool.utf8(value.nameIndex) };
      case 'class':
        return { class: pool.utf8(value.classIndex) };
      case 'annotation':
        return this.annotation(value.annotation);
      case 'array':
        return value.values.map((element) => this.element(element));
    }
  }
}
