import type { ConstantSource, MethodSource } from '../../src/ir/method-source.js';
import type { CpTag } from '../../src/jvms/pool-tags.js';

/** A position in code that branches name before it is known. */
export class Label {
  at = -1;
  /** Where an offset must be filled in: position, bytecode index of its instruction, width in bytes. */
  readonly uses: { readonly position: number; readonly bci: number; readonly width: 2 | 4 }[] = [];
}

/** Writes bytecode for tests: plain bytes, labels, and switches. */
export class CodeWriter {
  readonly bytes: number[] = [];
  private readonly labels: Label[] = [];

  get bci(): number {
    return this.bytes.length;
  }

  emit(...bytes: number[]): void {
    for (const byte of bytes) this.bytes.push(byte & 255);
  }

  /** An opcode with a 16-bit operand. */
  emit2(opcode: number, operand: number): void {
    this.emit(opcode, operand >> 8, operand);
  }

  bind(label: Label): void {
    label.at = this.bci;
    if (!this.labels.includes(label)) this.labels.push(label);
  }

  branch(opcode: number, label: Label): void {
    const bci = this.bci;
    const width = opcode >= 0xc8 ? 4 : 2;
    this.emit(opcode);
    this.use(label, bci, width);
  }

  lookupswitch(keys: readonly number[], labels: readonly Label[], fallback: Label): void {
    const bci = this.bci;
    this.emit(0xab);
    while (this.bci % 4 !== 0) this.emit(0);
    this.use(fallback, bci, 4);
    this.word(keys.length);
    keys.forEach((key, i) => {
      this.word(key);
      this.use(labels[i], bci, 4);
    });
  }

  tableswitch(low: number, labels: readonly Label[], fallback: Label): void {
    const bci = this.bci;
    this.emit(0xaa);
    while (this.bci % 4 !== 0) this.emit(0);
    this.use(fallback, bci, 4);
    this.word(low);
    this.word(low + labels.length - 1);
    for (const label of labels) this.use(label, bci, 4);
  }

  private word(value: number): void {
    this.emit(value >> 24, value >> 16, value >> 8, value);
  }

  private use(label: Label, bci: number, width: 2 | 4): void {
    label.uses.push({ position: this.bci, bci, width });
    if (!this.labels.includes(label)) this.labels.push(label);
    for (let i = 0; i < width; i++) this.emit(0);
  }

  /** The code with all offsets filled in. */
  finish(): Uint8Array {
    for (const label of this.labels) {
      for (const { position, bci, width } of label.uses) {
        const offset = label.at - bci;
        for (let i = 0; i < width; i++) this.bytes[position + i] = (offset >> (8 * (width - 1 - i))) & 255;
      }
    }
    return Uint8Array.from(this.bytes);
  }
}

/** A constant pool for tests: entries are given as [tag, descriptor or value]. */
export class TestPool implements ConstantSource {
  constructor(private readonly entries: readonly (readonly [CpTag, string | number | bigint])[]) {}

  tag(index: number): number {
    return this.entries[index - 1]?.[0] ?? 0;
  }
  intBits(index: number): number {
    return Number(this.entries[index - 1][1]);
  }
  lowBits(index: number): number {
    return Number(BigInt.asIntN(32, BigInt(this.entries[index - 1][1])));
  }
  highBits(index: number): number {
    return Number(BigInt.asIntN(32, BigInt(this.entries[index - 1][1]) >> 32n));
  }
  fieldDescriptor(index: number): string {
    return `${this.entries[index - 1][1]}`;
  }
  methodDescriptor(index: number): string {
    return `${this.entries[index - 1][1]}`;
  }
  describe(index: number): string {
    return `${this.entries[index - 1]?.[1]}`;
  }
}

/** A static method for tests. */
export function testMethod(
  code: Uint8Array | readonly number[],
  more: Partial<MethodSource> = {},
): MethodSource {
  return {
    code: Uint8Array.from(code),
    maxStack: 10,
    maxLocals: 10,
    isStatic: true,
    descriptor: '()V',
    exceptionTable: new Int32Array(0),
    constants: new TestPool([]),
    ...more,
  };
}
