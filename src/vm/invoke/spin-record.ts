/** toString, hashCode and equals of records: call sites of ObjectMethods.bootstrap, made without java.lang.invoke. */

import { ClassWriter } from '../../classfile/class-writer.js';
import type { CodeWriter } from '../../classfile/code-writer.js';
import { Acc } from '../../jvms/access-flags.js';
import { slotsOf } from '../../jvms/descriptors.js';
import { Op } from '../../jvms/opcodes.js';
import { CpTag } from '../../jvms/pool-tags.js';
import type { JavaClass, JavaField, JavaMethod } from '../classes/java-class.js';
import type { LinkedAdapter } from '../classes/runtime-constant-pool.js';
import type { Steps } from '../steps.js';
import type { VM } from '../vm.js';
import type { CallSiteInfo } from './bootstrap-row.js';
import { ConcatCode, ConcatHelper, type Part } from './concat-code.js';
import { defineHidden, Links } from './hidden-classes.js';
import { RefKind } from './member-names.js';

const STRING = 'Ljava/lang/String;';
const OBJECT = 'Ljava/lang/Object;';
const GETFIELD = 0xb4;
/** Since this release toString() leaves it to the concatenation to make Strings of the components. */
const CONCATENATED_SINCE = 21;

/** Classes with the static hashCode and compare methods, by descriptor character. */
const BOXES: Readonly<Record<string, string>> = {
  Z: 'java/lang/Boolean',
  B: 'java/lang/Byte',
  C: 'java/lang/Character',
  S: 'java/lang/Short',
  I: 'java/lang/Integer',
  J: 'java/lang/Long',
  F: 'java/lang/Float',
  D: 'java/lang/Double',
};

interface RecordShape {
  readonly cls: JavaClass;
  readonly names: readonly string[];
  readonly fields: readonly JavaField[];
}

export class RecordSpinner {
  private helper: ConcatHelper | null | undefined;

  constructor(private readonly vm: VM) {}

  /** Null: not for us. */
  *link(site: CallSiteInfo): Steps<LinkedAdapter | null> {
    const shape = yield* this.shapeOf(site);
    if (shape === null) return null;
    const self = shape.cls.descriptor;
    switch (site.name + site.descriptor) {
      case `toString(${self})${STRING}`:
        return this.toString_(site, shape);
      case `hashCode(${self})I`:
        return this.hashCode_(site, shape);
      case `equals(${self}${OBJECT})Z`:
        return this.equals_(site, shape);
      default:
        return null;
    }
  }

  /** The record as the static arguments describe it: its class, `a;b;c`, and a handle on each field. */
  private *shapeOf(site: CallSiteInfo): Steps<RecordShape | null> {
    const { caller, args, rcp } = site;
    const { pool } = rcp;
    if (args.length < 2 || pool.tag(args[0]) !== CpTag.CLASS || pool.tag(args[1]) !== CpTag.STRING)
      return null;
    const cls = yield* this.vm.resolver.class(caller, args[0]);
    if (cls !== caller || cls.isHidden || cls.isArray) return null;
    const text = pool.stringValue(args[1]);
    const names = text === '' ? [] : text.split(';');
    if (names.length !== args.length - 2) return null;
    const fields: JavaField[] = [];
    for (const arg of args.slice(2)) {
      if (pool.tag(arg) !== CpTag.METHOD_HANDLE || pool.methodHandleKind(arg) !== RefKind.GET_FIELD)
        return null;
      const field = yield* this.vm.resolver.field(caller, pool.methodHandleRef(arg), GETFIELD);
      if (field.holder !== cls) return null;
      fields.push(field);
    }
    return { cls, names, fields };
  }

  private begin(shape: RecordShape): { writer: ClassWriter; links: Links } {
    const access = Acc.FINAL | Acc.SYNTHETIC | Acc.SUPER;
    const writer = new ClassWriter(`${shape.cls.name}$$Record`, access, 'java/lang/Object', []);
    return { writer, links: new Links() };
  }

  private end(site: CallSiteInfo, writer: ClassWriter, links: Links): LinkedAdapter {
    const cls = defineHidden(this.vm, site.caller, writer, links);
    return { method: cls.methods[0], appendixCell: 0 };
  }

  private toString_(site: CallSiteInfo, shape: RecordShape): LinkedAdapter | null {
    if (this.helper === undefined) this.helper = ConcatHelper.find(this.vm);
    if (this.helper === null) return null;
    const { writer, links } = this.begin(shape);
    const code = writer.method(Acc.STATIC, 'toString', site.descriptor, 1);
    const parts: Part[] = [];
    let text = `${simpleName(shape.cls)}[`;
    shape.fields.forEach((field, i) => {
      parts.push(`${text}${shape.names[i]}=`);
      text = ', ';
      parts.push({
        descriptor: field.descriptor,
        push: (c) => {
          pushField(c, writer, links, field, 0);
          if (field.descriptor.length > 1 && this.vm.release < CONCATENATED_SINCE)
            this.callStatic(c, writer, links, 'java/util/Objects', `toString(${OBJECT})${STRING}`);
        },
      });
    });
    parts.push(shape.fields.length === 0 ? `${text}]` : ']');
    new ConcatCode(writer, links, this.helper, code).write(parts);
    return this.end(site, writer, links);
  }

  private hashCode_(site: CallSiteInfo, shape: RecordShape): LinkedAdapter {
    const { writer, links } = this.begin(shape);
    const code = writer.method(Acc.STATIC, 'hashCode', site.descriptor, 1);
    code.op(Op.ICONST_0, 1);
    for (const field of shape.fields) {
      const { descriptor } = field;
      code.bipush(31);
      code.op(Op.IMUL, -1);
      pushField(code, writer, links, field, 0);
      if (descriptor.length > 1)
        this.callStatic(code, writer, links, 'java/util/Objects', `hashCode(${OBJECT})I`);
      else this.callStatic(code, writer, links, BOXES[descriptor], `hashCode(${descriptor})I`);
      code.op(Op.IADD, -1);
    }
    code.return('I');
    return this.end(site, writer, links);
  }

  private equals_(site: CallSiteInfo, shape: RecordShape): LinkedAdapter {
    const { writer, links } = this.begin(shape);
    const code = writer.method(Acc.STATIC, 'equals', site.descriptor, 2);
    const self = links.class(writer.pool.class(shape.cls.name), shape.cls);
    code.load(OBJECT, 0);
    code.load(OBJECT, 1);
    const different = code.jump(Op.IF_ACMPNE, 2);
    answer(code, 1);
    code.bind(different);
    code.load(OBJECT, 1);
    code.type(Op.INSTANCEOF, self);
    const isRecord = code.jump(Op.IFNE, 1);
    answer(code, 0);
    code.bind(isRecord);
    code.load(OBJECT, 1);
    code.type(Op.CHECKCAST, self);
    code.store(OBJECT, 1);
    const unequal: number[] = [];
    // The JDK's handles compare the last component first.
    for (const field of [...shape.fields].reverse()) unequal.push(this.compare(code, writer, links, field));
    answer(code, 1);
    for (const jump of unequal) code.bind(jump);
    answer(code, 0);
    return this.end(site, writer, links);
  }

  /** Compares a component of both records; answers the jump that is taken if they differ. */
  private compare(code: CodeWriter, writer: ClassWriter, links: Links, field: JavaField): number {
    const { descriptor } = field;
    pushField(code, writer, links, field, 0);
    pushField(code, writer, links, field, 1);
    if (descriptor.length > 1) {
      this.callStatic(code, writer, links, 'java/util/Objects', `equals(${OBJECT}${OBJECT})Z`);
      return code.jump(Op.IFEQ, 1);
    }
    if (descriptor === 'F' || descriptor === 'D')
      this.callStatic(code, writer, links, BOXES[descriptor], `compare(${descriptor}${descriptor})I`);
    else if (descriptor === 'J') code.op(Op.LCMP, -3);
    else return code.jump(Op.IF_ICMPNE, 2);
    return code.jump(Op.IFNE, 1);
  }

  private callStatic(
    code: CodeWriter,
    writer: ClassWriter,
    links: Links,
    owner: string,
    signature: string,
  ): void {
    const method: JavaMethod = this.vm.findMethod(owner, signature);
    const index = writer.pool.method(owner, method.name, method.descriptor);
    let slots = 0;
    for (const kind of method.kinds.slice(0, -1)) slots += slotsOf(kind);
    code.call(
      Op.INVOKESTATIC,
      links.method(index, method),
      slots,
      signature.slice(signature.indexOf(')') + 1),
    );
  }
}

function pushField(
  code: CodeWriter,
  writer: ClassWriter,
  links: Links,
  field: JavaField,
  local: number,
): void {
  code.load(OBJECT, local);
  const index = links.field(writer.pool.field(field.holder.name, field.name, field.descriptor), field);
  code.field(Op.GETFIELD, index, field.descriptor);
}

function answer(code: CodeWriter, value: 0 | 1): void {
  code.op(value === 0 ? Op.ICONST_0 : Op.ICONST_1, 1);
  code.return('I');
}

/** Class.getSimpleName() of a record, which is never anonymous. */
function simpleName(cls: JavaClass): string {
  const file = cls.classFile;
  if (file !== null) {
    for (const row of file.innerClasses) {
      if (row.name !== 0 && file.pool.className(row.inner) === cls.name) return file.pool.utf8(row.name);
    }
  }
  return cls.name.slice(cls.name.lastIndexOf('/') + 1);
}
