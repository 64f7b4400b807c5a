/** Class files written from scratch, for the tests (JVMS chapter 4). Code comes from the assembler; the version is free, so that jsr and ret can be used (48). */
import { Assembler, type Probe } from './assembler.js';
import { ByteWriter } from './bytes.js';
import { ConstantPoolWriter } from './constant-pool-writer.js';

export const ACC = {
  PUBLIC: 1,
  PRIVATE: 2,
  STATIC: 8,
  FINAL: 16,
  SUPER: 32,
  SYNCHRONIZED: 32,
  NATIVE: 256,
  INTERFACE: 512,
  ABSTRACT: 1024,
} as const;

export interface ClassOptions {
  readonly superName?: string | null;
  readonly interfaces?: readonly string[];
  readonly access?: number;
  /** Major version, default 48: no StackMapTable needed, subroutines allowed. */
  readonly major?: number;
  /** Called before each instruction: see the assembler. */
  readonly probe?: Probe;
}

export interface CodeOptions {
  readonly maxStack?: number;
  readonly maxLocals?: number;
}

interface Attribute {
  readonly name: number;
  readonly data: Buffer;
}

interface Member {
  readonly access: number;
  readonly name: number;
  readonly descriptor: number;
  readonly attributes: Attribute[];
}

function writeMembers(out: ByteWriter, members: readonly Member[]): void {
  out.u2(members.length);
  for (const m of members) {
    out.u2(m.access).u2(m.name).u2(m.descriptor);
    writeAttributes(out, m.attributes);
  }
}

function writeAttributes(out: ByteWriter, attributes: readonly Attribute[]): void {
  out.u2(attributes.length);
  for (const a of attributes) out.u2(a.name).u4(a.data.length).bytes(a.data);
}

export class ClassWriter {
  readonly pool = new ConstantPoolWriter();
  private readonly fields: Member[] = [];
  private readonly methods: Member[] = [];
  private readonly bootstraps: { handle: number; args: number[] }[] = [];

  constructor(
    readonly name: string,
    private readonly options: ClassOptions = {},
  ) {}

  field(access: number, name: string, descriptor: string, constant?: number): this {
    const attributes: Attribute[] = [];
    if (constant !== undefined) {
      attributes.push({
        name: this.pool.utf8('ConstantValue'),
        data: new ByteWriter().u2(constant).toBuffer(),
      });
    }
    this.fields.push({
      access,
      name: this.pool.utf8(name),
      descriptor: this.pool.utf8(descriptor),
      attributes,
    });
    return this;
  }

  /** A method with code from text, or without code if `text` is null. */
  method(
    access: number,
    name: string,
    descriptor: string,
    text: string | null,
    options: CodeOptions = {},
  ): this {
    const attributes: Attribute[] = [];
    if (text !== null) attributes.push({ name: this.pool.utf8('Code'), data: this.code(text, options) });
    this.methods.push({
      access,
      name: this.pool.utf8(name),
      descriptor: this.pool.utf8(descriptor),
      attributes,
    });
    return this;
  }

  /** A method whose Code attribute has exactly this body: for class files that must be wrong. */
  rawMethod(access: number, name: string, descriptor: string, codeAttribute: Buffer): this {
    const attributes = [{ name: this.pool.utf8('Code'), data: codeAttribute }];
    this.methods.push({
      access,
      name: this.pool.utf8(name),
      descriptor: this.pool.utf8(descriptor),
      attributes,
    });
    return this;
  }

  /** The constructor without arguments that calls the superclass's. */
  defaultConstructor(): this {
    const superName = this.options.superName ?? 'java/lang/Object';
    return this.method(
      ACC.PUBLIC,
      '<init>',
      '()V',
      `aload_0\n invokespecial ${superName}.<init> ()V\n return`,
    );
  }

  /** Adds a row of BootstrapMethods and returns its index. */
  bootstrap(handle: number, args: number[]): number {
    return this.bootstraps.push({ handle, args }) - 1;
  }

  private code(text: string, options: CodeOptions): Buffer {
    const assembled = new Assembler(this.pool, this.options.probe).assemble(text);
    const out = new ByteWriter();
    out.u2((options.maxStack ?? 16) + (this.options.probe === undefined ? 0 : 1)).u2(options.maxLocals ?? 16);
    out.u4(assembled.code.length).bytes(assembled.code);
    out.u2(assembled.handlers.length);
    for (const row of assembled.handlers) for (const v of row) out.u2(v);
    return out.u2(0).toBuffer();
  }

  toBuffer(): Buffer {
    const {
      superName = 'java/lang/Object',
      interfaces = [],
      access = ACC.PUBLIC | ACC.SUPER,
      major = 48,
    } = this.options;
    const pool = this.pool;
    const tail = new ByteWriter();
    tail.u2(access).u2(pool.classRef(this.name));
    tail.u2(superName === null ? 0 : pool.classRef(superName));
    tail.u2(interfaces.length);
    for (const name of interfaces) tail.u2(pool.classRef(name));
    writeMembers(tail, this.fields);
    writeMembers(tail, this.methods);
    const attributes: Attribute[] = [];
    if (this.bootstraps.length > 0) {
      const body = new ByteWriter().u2(this.bootstraps.length);
      for (const { handle, args } of this.bootstraps) {
        body.u2(handle).u2(args.length);
        for (const arg of args) body.u2(arg);
      }
      attributes.push({ name: pool.utf8('BootstrapMethods'), data: body.toBuffer() });
    }
    writeAttributes(tail, attributes);
    const out = new ByteWriter();
    out.u4(0xcafebabe).u2(0).u2(major).u2(pool.count).bytes(pool.toBuffer()).bytes(tail.toBuffer());
    return out.toBuffer();
  }
}
