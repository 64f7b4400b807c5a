import type { MethodSource } from '../../src/ir/method-source.js';
import type { PrintableConstants } from '../../src/ir/printer.js';
import { CpTag } from '../../src/jvms/pool-tags.js';

/** A deliberately small class-file reader: just what the IR's tests need, independent of src/classfile. */

/** A method with code, and what names it. */
export interface ReadMethod {
  readonly name: string;
  readonly source: MethodSource;
}

class Pool implements PrintableConstants {
  readonly offsets: number[] = [0];
  private readonly strings: string[] = [];

  constructor(private readonly view: DataView) {}

  tag(index: number): number {
    return index > 0 && index < this.offsets.length && this.offsets[index] > 0
      ? this.view.getUint8(this.offsets[index])
      : 0;
  }
  private u2(index: number, at: number): number {
    return this.view.getUint16(this.offsets[index] + at);
  }
  intBits(index: number): number {
    return this.view.getInt32(this.offsets[index] + 1);
  }
  lowBits(index: number): number {
    return this.view.getInt32(this.offsets[index] + 5);
  }
  highBits(index: number): number {
    return this.view.getInt32(this.offsets[index] + 1);
  }
  utf8(index: number): string {
    let text = this.strings[index];
    if (text === undefined) {
      const at = this.offsets[index];
      text = Buffer.from(
        this.view.buffer,
        this.view.byteOffset + at + 3,
        this.view.getUint16(at + 1),
      ).toString('utf8');
      this.strings[index] = text;
    }
    return text;
  }
  fieldDescriptor(index: number): string {
    return this.utf8(this.u2(this.u2(index, 3), 3));
  }
  methodDescriptor(index: number): string {
    return this.utf8(this.u2(this.u2(index, 3), 3));
  }
  describe(index: number): string {
    switch (this.tag(index)) {
      case CpTag.CLASS:
        return this.utf8(this.u2(index, 1));
      case CpTag.STRING:
        return JSON.stringify(this.utf8(this.u2(index, 1)));
      case CpTag.FIELDREF:
        return `${this.describe(this.u2(index, 1))}.${this.utf8(this.u2(this.u2(index, 3), 1))}`;
      case CpTag.METHODREF:
      case CpTag.INTERFACE_METHODREF:
        return `${this.describe(this.u2(index, 1))}.${this.utf8(this.u2(this.u2(index, 3), 1))}${this.methodDescriptor(index)}`;
      case CpTag.DYNAMIC:
      case CpTag.INVOKE_DYNAMIC:
        return `${this.utf8(this.u2(this.u2(index, 3), 1))}${this.methodDescriptor(index)}`;
      default:
        return `#${index}`;
    }
  }
}

const sizes: Record<number, number> = {
  3: 5,
  4: 5,
  5: 9,
  6: 9,
  7: 3,
  8: 3,
  9: 5,
  10: 5,
  11: 5,
  12: 5,
  15: 4,
  16: 3,
  17: 5,
  18: 5,
  19: 3,
  20: 3,
};

/** All methods with code of a class file. */
export function readMethods(bytes: Uint8Array): {
  readonly methods: ReadMethod[];
  readonly pool: PrintableConstants;
} {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pool = new Pool(view);
  const count = view.getUint16(8);
  let at = 10;
  for (let index = 1; index < count; index++) {
    pool.offsets[index] = at;
    const tag = view.getUint8(at);
    at += tag === 1 ? 3 + view.getUint16(at + 1) : sizes[tag];
    if (tag === CpTag.LONG || tag === CpTag.DOUBLE) pool.offsets[++index] = 0;
  }
  at += 6;
  at += 2 + 2 * view.getUint16(at);
  const skipAttributes = (): void => {
    let left = view.getUint16(at);
    at += 2;
    for (; left > 0; left--) at += 6 + view.getUint32(at + 2);
  };
  const fieldCount = view.getUint16(at);
  at += 2;
  for (let i = 0; i < fieldCount; i++) {
    at += 6;
    skipAttributes();
  }
  const methods: ReadMethod[] = [];
  const methodCount = view.getUint16(at);
  at += 2;
  for (let i = 0; i < methodCount; i++) {
    const isStatic = (view.getUint16(at) & 8) !== 0;
    const name = pool.utf8(view.getUint16(at + 2));
    const descriptor = pool.utf8(view.getUint16(at + 4));
    at += 6;
    let left = view.getUint16(at);
    at += 2;
    for (; left > 0; left--) {
      if (pool.utf8(view.getUint16(at)) === 'Code') {
        const length = view.getUint32(at + 10);
        const table = at + 14 + length;
        const entries = view.getUint16(table);
        const exceptionTable = new Int32Array(4 * entries);
        for (let w = 0; w < 4 * entries; w++) exceptionTable[w] = view.getUint16(table + 2 + 2 * w);
        methods.push({
          name: name + descriptor,
          source: {
            code: bytes.subarray(at + 14, at + 14 + length),
            maxStack: view.getUint16(at + 6),
            maxLocals: view.getUint16(at + 8),
            isStatic,
            descriptor,
            exceptionTable,
            constants: pool,
          },
        });
      }
      at += 6 + view.getUint32(at + 2);
    }
  }
  return { methods, pool };
}
