import { MAGIC } from '../jvms/versions.js';
import { AttributeHolder, skipAttributes } from './attribute-holder.js';
import { ClassFormatProblem, TRUNCATED } from './class-format-problem.js';
import { ConstantPool } from './constant-pool.js';
import { MemberInfo } from './member-info.js';

export { CodeAttribute, type LocalVariable } from './code-attribute.js';
export { MemberInfo, type MethodParameter } from './member-info.js';

/** A row of BootstrapMethods (JVMS §4.7.23): constant-pool indices. */
export interface BootstrapMethod {
  readonly methodRef: number;
  readonly args: number[];
}

/** A row of InnerClasses (JVMS §4.7.6): constant-pool indices, 0 where there is none. */
export interface InnerClass {
  readonly inner: number;
  readonly outer: number;
  readonly name: number;
  readonly flags: number;
}

/** EnclosingMethod (JVMS §4.7.7): Class entry, and NameAndType entry or 0. */
export interface EnclosingMethod {
  readonly classIndex: number;
  readonly methodIndex: number;
}

/** A component of a record class (JVMS §4.7.30). */
export class RecordComponent extends AttributeHolder {
  get nameIndex(): number {
    return this.u2(this.attributesAt - 4);
  }
  get descriptorIndex(): number {
    return this.u2(this.attributesAt - 2);
  }
  get name(): string {
    return this.pool.utf8(this.nameIndex);
  }
  get descriptor(): string {
    return this.pool.utf8(this.descriptorIndex);
  }
}

/** What parsing the header finds out; {@link ClassFile} is made from it. */
interface Layout {
  readonly accessAt: number;
  readonly attributesAt: number;
  readonly fields: MemberInfo[];
  readonly methods: MemberInfo[];
}

/** A class file (JVMS §4.1). Constant pool, fields and methods are found at once; attributes are decoded when they are asked for. */
export class ClassFile extends AttributeHolder {
  readonly minorVersion: number;
  readonly majorVersion: number;
  readonly accessFlags: number;
  /** Class entries; superClass is 0 for java.lang.Object and modules. */
  readonly thisClass: number;
  readonly superClass: number;
  /** Class entries. */
  readonly interfaces: Uint16Array;
  readonly fields: MemberInfo[];
  readonly methods: MemberInfo[];
  private bootstraps: BootstrapMethod[] | null = null;

  constructor(
    bytes: Uint8Array,
    pool: ConstantPool,
    layout: Layout,
    /** File, jar entry or image path that the bytes came from. */
    readonly origin: string,
  ) {
    super(bytes, pool, layout.attributesAt);
    this.minorVersion = this.u2(4);
    this.majorVersion = this.u2(6);
    const at = layout.accessAt;
    this.accessFlags = this.u2(at);
    this.thisClass = this.u2(at + 2);
    this.superClass = this.u2(at + 4);
    this.interfaces = new Uint16Array(this.u2(at + 6));
    for (let i = 0; i < this.interfaces.length; i++) this.interfaces[i] = this.u2(at + 8 + 2 * i);
    this.fields = layout.fields;
    this.methods = layout.methods;
  }

  /** Internal name, e.g. `java/lang/String`. */
  get thisName(): string {
    return this.pool.className(this.thisClass);
  }

  get superName(): string | null {
    return this.superClass === 0 ? null : this.pool.className(this.superClass);
  }

  get sourceFile(): string | null {
    const index = this.indexAttribute('SourceFile');
    return index === 0 ? null : this.pool.utf8(index);
  }

  get bootstrapMethods(): BootstrapMethod[] {
    if (this.bootstraps === null) this.bootstraps = this.readBootstraps();
    return this.bootstraps;
  }

  private readBootstraps(): BootstrapMethod[] {
    const at = this.findSized('BootstrapMethods', 2);
    if (at < 0) return [];
    const end = at + (this.rawAttribute('BootstrapMethods') as Uint8Array).length;
    const list: BootstrapMethod[] = [];
    let next = at + 2;
    for (let left = this.u2(at); left > 0; left--) {
      if (next + 4 > end) throw this.tooShort('BootstrapMethods', at);
      const count = this.u2(next + 2);
      if (next + 4 + 2 * count > end) throw this.tooShort('BootstrapMethods', at);
      const args: number[] = [];
      for (let i = 0; i < count; i++) args.push(this.u2(next + 4 + 2 * i));
      list.push({ methodRef: this.u2(next), args });
      next += 4 + 2 * count;
    }
    return list;
  }

  get innerClasses(): InnerClass[] {
    const words = this.table('InnerClasses', 4);
    const list: InnerClass[] = [];
    for (let i = 0; i < words.length; i += 4) {
      list.push({ inner: words[i], outer: words[i + 1], name: words[i + 2], flags: words[i + 3] });
    }
    return list;
  }

  get enclosingMethod(): EnclosingMethod | null {
    const at = this.findSized('EnclosingMethod', 4);
    return at < 0 ? null : { classIndex: this.u2(at), methodIndex: this.u2(at + 2) };
  }

  get nestHost(): string | null {
    const index = this.indexAttribute('NestHost');
    return index === 0 ? null : this.pool.className(index);
  }

  get nestMembers(): string[] {
    return this.classNames('NestMembers');
  }

  /** Null for a class that is not sealed. */
  get permittedSubclasses(): string[] | null {
    return this.hasAttribute('PermittedSubclasses') ? this.classNames('PermittedSubclasses') : null;
  }

  private classNames(attribute: string): string[] {
    return Array.from(this.table(attribute, 1), (index) => this.pool.className(index));
  }

  /** Null for a class that is no record. */
  get record(): RecordComponent[] | null {
    const at = this.findSized('Record', 2);
    if (at < 0) return null;
    const end = at + (this.rawAttribute('Record') as Uint8Array).length;
    const list: RecordComponent[] = [];
    let next = at + 2;
    for (let left = this.u2(at); left > 0; left--) {
      list.push(new RecordComponent(this.bytes, this.pool, next + 4));
      next = skipAttributes(this.bytes, next + 4, end, this.origin);
    }
    return list;
  }
}

/**
 * Reads a class file. Everything that it names lazily is checked when it is asked for; see format-check.ts for checking a whole class. `lenient` lets a wrong magic number and
 * bytes behind the end pass, as javap does.
 */
export function parseClassFile(bytes: Uint8Array, origin: string, lenient = false): ClassFile {
  const length = bytes.length;
  const truncated = (at: number, structure: string): ClassFormatProblem =>
    new ClassFormatProblem(origin, at, structure, 'truncated', TRUNCATED);
  if (length < 8) throw truncated(length, 'header');
  const magic = ((bytes[0] << 24) | (bytes[1] << 16) | (bytes[2] << 8) | bytes[3]) >>> 0;
  if (magic !== MAGIC && !lenient) {
    const text = `Incompatible magic value ${magic} in class file %s`;
    throw new ClassFormatProblem(
      origin,
      0,
      'magic',
      `is 0x${magic.toString(16).padStart(8, '0')}, not 0xcafebabe`,
      text,
    );
  }
  const pool = new ConstantPool(bytes, 8, origin);
  const accessAt = pool.end;
  if (accessAt + 8 > length) throw truncated(accessAt, 'class header');
  const interfaces = (bytes[accessAt + 6] << 8) | bytes[accessAt + 7];
  let at = accessAt + 8 + 2 * interfaces;
  if (at > length) throw truncated(accessAt + 8, 'interfaces');
  const fields: MemberInfo[] = [];
  at = readMembers(bytes, pool, at, fields, 'field');
  const methods: MemberInfo[] = [];
  at = readMembers(bytes, pool, at, methods, 'method');
  const end = skipAttributes(bytes, at, length, origin);
  if (end !== length && !lenient) {
    const text = 'Extra bytes at the end of class file %s';
    throw new ClassFormatProblem(origin, end, 'end', `${length - end} bytes too many`, text);
  }
  return new ClassFile(bytes, pool, { accessAt, attributesAt: at, fields, methods }, origin);
}

/** Reads the members whose number stands at `at`; answers the offset behind them. */
function readMembers(
  bytes: Uint8Array,
  pool: ConstantPool,
  at: number,
  members: MemberInfo[],
  what: string,
): number {
  const length = bytes.length;
  if (at + 2 > length) throw new ClassFormatProblem(pool.origin, at, `${what}s`, 'truncated', TRUNCATED);
  const count = (bytes[at] << 8) | bytes[at + 1];
  at += 2;
  for (let i = 0; i < count; i++) {
    if (at + 8 > length)
      throw new ClassFormatProblem(pool.origin, at, `${what} ${i}`, 'truncated', TRUNCATED);
    members.push(new MemberInfo(bytes, pool, at));
    at = skipAttributes(bytes, at + 6, length, pool.origin);
  }
  return at;
}
