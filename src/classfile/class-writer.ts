/** Writing class files (JVMS chapter 4): what the VM needs for the classes that it makes itself. */

import { CpTag } from '../jvms/pool-tags.js';
import { MAGIC } from '../jvms/versions.js';
import { ByteSink } from './byte-sink.js';
import { CodeWriter } from './code-writer.js';

/** Version of the classes written: that of JDK 17. */
const MAJOR_VERSION = 61;

/** A constant pool being written: every method answers the index of an entry with that content. */
export class PoolWriter {
  private readonly out = new ByteSink();
  private readonly indices = new Map<string, number>();
  /** constant_pool_count so far: index of the next entry. */
  count = 1;

  private entry(key: string, tag: CpTag, a: number, b = -1): number {
    const known = this.indices.get(key);
    if (known !== undefined) return known;
    this.out.u1(tag).u2(a);
    if (b >= 0) this.out.u2(b);
    this.indices.set(key, this.count);
    return this.count++;
  }

  utf8(text: string): number {
    const key = `u${text}`;
    const known = this.indices.get(key);
    if (known !== undefined) return known;
    this.out.u1(CpTag.UTF8).utf8(text);
    this.indices.set(key, this.count);
    return this.count++;
  }

  /** By internal name or array descriptor. */
  class(name: string): number {
    return this.entry(`c${name}`, CpTag.CLASS, this.utf8(name));
  }

  string(text: string): number {
    return this.entry(`s${text}`, CpTag.STRING, this.utf8(text));
  }

  long(high: number, low: number): number {
    const key = `l${high}:${low}`;
    const known = this.indices.get(key);
    if (known !== undefined) return known;
    this.out.u1(CpTag.LONG).u4(high).u4(low);
    this.indices.set(key, this.count);
    this.count += 2;
    return this.count - 2;
  }

  nameAndType(name: string, descriptor: string): number {
    return this.entry(`n${name}:${descriptor}`, CpTag.NAME_AND_TYPE, this.utf8(name), this.utf8(descriptor));
  }

  field(owner: string, name: string, descriptor: string): number {
    return this.member(CpTag.FIELDREF, owner, name, descriptor);
  }

  method(owner: string, name: string, descriptor: string, isInterface = false): number {
    return this.member(isInterface ? CpTag.INTERFACE_METHODREF : CpTag.METHODREF, owner, name, descriptor);
  }

  private member(tag: CpTag, owner: string, name: string, descriptor: string): number {
    const key = `m${tag}:${owner}.${name}:${descriptor}`;
    return this.entry(key, tag, this.class(owner), this.nameAndType(name, descriptor));
  }

  writeTo(out: ByteSink): void {
    out.u2(this.count).bytes(this.out.toBytes());
  }
}

interface Member {
  readonly access: number;
  readonly name: string;
  readonly descriptor: string;
  readonly code: CodeWriter | null;
}

export class ClassWriter {
  readonly pool = new PoolWriter();
  private readonly fields: Member[] = [];
  private readonly methods: Member[] = [];

  constructor(
    /** Internal names. */
    readonly name: string,
    private readonly access: number,
    private readonly superName: string,
    private readonly interfaces: readonly string[],
  ) {}

  field(access: number, name: string, descriptor: string): void {
    this.fields.push({ access, name, descriptor, code: null });
  }

  /** Adds a method; its code is whatever has been written when {@link toBytes} is called. */
  method(access: number, name: string, descriptor: string, parameterSlots: number): CodeWriter {
    const code = new CodeWriter(parameterSlots);
    this.methods.push({ access, name, descriptor, code });
    return code;
  }

  /** Adds a method without code: native or abstract. */
  native(access: number, name: string, descriptor: string): void {
    this.methods.push({ access, name, descriptor, code: null });
  }

  toBytes(): Uint8Array {
    const { pool } = this;
    const tail = new ByteSink();
    tail.u2(this.access).u2(pool.class(this.name)).u2(pool.class(this.superName)).u2(this.interfaces.length);
    for (const name of this.interfaces) tail.u2(pool.class(name));
    for (const members of [this.fields, this.methods]) {
      tail.u2(members.length);
      for (const member of members) this.writeMember(tail, member);
    }
    tail.u2(0);
    const out = new ByteSink();
    out.u4(MAGIC).u2(0).u2(MAJOR_VERSION);
    pool.writeTo(out);
    return out.bytes(tail.toBytes()).toBytes();
  }

  private writeMember(out: ByteSink, member: Member): void {
    const { pool } = this;
    const { code } = member;
    out.u2(member.access).u2(pool.utf8(member.name)).u2(pool.utf8(member.descriptor));
    if (code === null) {
      out.u2(0);
      return;
    }
    const instructions = code.toBytes();
    out.u2(1).u2(pool.utf8('Code'));
    out
      .u4(12 + instructions.length)
      .u2(code.maxStack)
      .u2(code.maxLocals);
    out.u4(instructions.length).bytes(instructions).u2(0).u2(0);
  }
}
