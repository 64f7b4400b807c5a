/** A constant pool being written: every method returns the index of an entry with that content, adding it if it is new (JVMS 4.4). */
import { ByteWriter, modifiedUtf8 } from './bytes.js';

export class ConstantPoolWriter {
  private readonly out = new ByteWriter();
  private readonly indexes = new Map<string, number>();
  /** Index of the next entry: constant_pool_count of the class file. */
  count = 1;

  private entry(key: string, slots: number, write: (out: ByteWriter) => void): number {
    const known = this.indexes.get(key);
    if (known !== undefined) return known;
    const body = new ByteWriter();
    write(body);
    const index = this.count;
    this.count += slots;
    this.indexes.set(key, index);
    this.out.bytes(body.toBuffer());
    return index;
  }

  utf8(text: string): number {
    const data = modifiedUtf8(text);
    return this.entry(`u${text}`, 1, (o) => o.u1(1).u2(data.length).bytes(data));
  }

  int(value: number): number {
    return this.entry(`i${value}`, 1, (o) => o.u1(3).u4(value));
  }

  float(value: number): number {
    const bits = new DataView(new ArrayBuffer(4));
    bits.setFloat32(0, value);
    return this.entry(`f${bits.getInt32(0)}`, 1, (o) => o.u1(4).u4(bits.getInt32(0)));
  }

  long(value: bigint): number {
    return this.entry(`l${value}`, 2, (o) =>
      o
        .u1(5)
        .u4(Number(BigInt.asIntN(32, value >> 32n)))
        .u4(Number(BigInt.asIntN(32, value))),
    );
  }

  double(value: number): number {
    const bits = new DataView(new ArrayBuffer(8));
    bits.setFloat64(0, value);
    return this.entry(`d${bits.getBigInt64(0)}`, 2, (o) => o.u1(6).u4(bits.getInt32(0)).u4(bits.getInt32(4)));
  }

  /** `name` is an internal name (`java/lang/String`) or an array descriptor. */
  classRef(name: string): number {
    const utf8 = this.utf8(name);
    return this.entry(`c${name}`, 1, (o) => o.u1(7).u2(utf8));
  }

  string(text: string): number {
    const utf8 = this.utf8(text);
    return this.entry(`s${text}`, 1, (o) => o.u1(8).u2(utf8));
  }

  nameAndType(name: string, descriptor: string): number {
    const n = this.utf8(name);
    const d = this.utf8(descriptor);
    return this.entry(`n${name}:${descriptor}`, 1, (o) => o.u1(12).u2(n).u2(d));
  }

  /** Tag 9 (field), 10 (method) or 11 (interface method). */
  member(tag: 9 | 10 | 11, owner: string, name: string, descriptor: string): number {
    const c = this.classRef(owner);
    const nt = this.nameAndType(name, descriptor);
    return this.entry(`m${tag}:${c}:${nt}`, 1, (o) => o.u1(tag).u2(c).u2(nt));
  }

  methodHandle(kind: number, reference: number): number {
    return this.entry(`h${kind}:${reference}`, 1, (o) => o.u1(15).u1(kind).u2(reference));
  }

  methodType(descriptor: string): number {
    const d = this.utf8(descriptor);
    return this.entry(`t${descriptor}`, 1, (o) => o.u1(16).u2(d));
  }

  /** Tag 17 (dynamic constant) or 18 (dynamic call site); `bootstrap` is an index into BootstrapMethods. */
  dynamic(tag: 17 | 18, bootstrap: number, name: string, descriptor: string): number {
    const nt = this.nameAndType(name, descriptor);
    return this.entry(`y${tag}:${bootstrap}:${nt}`, 1, (o) => o.u1(tag).u2(bootstrap).u2(nt));
  }

  toBuffer(): Buffer {
    return this.out.toBuffer();
  }
}
