import { IrError } from './ir-error.js';
import type { IrMethod } from './method.js';
import { IR_WORDS, type IrOp, Kind, W } from './ops.js';

const MIN_HASH = 256;

/** Appends instructions, constants and operand lists to an {@link IrMethod}. */
export class Emitter {
  method!: IrMethod;
  /** Bytecode index that emitted instructions get. */
  bci = 0;

  /** Open-addressing hash from constants to index + 1; always at least twice as large as the number of constants. */
  private hash: Int32Array = new Int32Array(MIN_HASH);

  reset(method: IrMethod): void {
    this.method = method;
    this.bci = 0;
    method.length = 0;
    method.constCount = 0;
    method.argsLength = 0;
    method.switches.length = 0;
    if (this.hash.length > 8 * MIN_HASH) this.hash = new Int32Array(MIN_HASH);
    else this.hash.fill(0);
  }

  fail(reason: string): never {
    throw new IrError(reason, this.bci);
  }

  emit(op: IrOp, dst: number, a: number, b: number, c: number): void {
    const method = this.method;
    const at = method.length * IR_WORDS;
    if (at + IR_WORDS > method.code.length) method.code = grown(method.code);
    const code = method.code;
    code[at] = op;
    code[at + W.DST] = dst;
    code[at + W.A] = a;
    code[at + W.B] = b;
    code[at + W.C] = c;
    code[at + W.BCI] = this.bci;
    method.length++;
  }

  /** Room for an operand list of `count` operands, whose count word is written. Returns its offset in args. */
  argumentList(count: number): number {
    const method = this.method;
    const at = method.argsLength;
    while (at + count + 1 > method.args.length) method.args = grown(method.args);
    method.args[at] = count;
    method.argsLength = at + count + 1;
    return at;
  }

  int(value: number): number {
    return this.constant(Kind.I, value, 0);
  }

  null(): number {
    return this.constant(Kind.P, 0, 0);
  }

  /** The operand that denotes a constant; equal constants share an index. */
  constant(kind: Kind, lo: number, hi: number): number {
    const method = this.method;
    if (2 * method.constCount >= this.hash.length) this.rehash();
    const hash = this.hash;
    const mask = hash.length - 1;
    let h = hashOf(kind, lo, hi) & mask;
    for (let entry = hash[h]; entry !== 0; entry = hash[h]) {
      const index = entry - 1;
      if (method.constLo[index] === lo && method.constHi[index] === hi && method.constKind[index] === kind)
        return ~index;
      h = (h + 1) & mask;
    }
    const index = method.constCount;
    if (index === method.constKind.length) this.growConstants();
    method.constKind[index] = kind;
    method.constLo[index] = lo;
    method.constHi[index] = hi;
    method.constCount = index + 1;
    hash[h] = index + 1;
    return ~index;
  }

  private growConstants(): void {
    const method = this.method;
    const kinds = new Uint8Array(2 * method.constCount);
    kinds.set(method.constKind);
    method.constKind = kinds;
    method.constLo = grown(method.constLo);
    method.constHi = grown(method.constHi);
  }

  private rehash(): void {
    const method = this.method;
    const hash = new Int32Array(2 * this.hash.length);
    const mask = hash.length - 1;
    for (let index = 0; index < method.constCount; index++) {
      let h = hashOf(method.constKind[index], method.constLo[index], method.constHi[index]) & mask;
      while (hash[h] !== 0) h = (h + 1) & mask;
      hash[h] = index + 1;
    }
    this.hash = hash;
  }
}

function hashOf(kind: number, lo: number, hi: number): number {
  const mixed = Math.imul(lo ^ (kind << 28), 0x9e3779b1) ^ Math.imul(hi, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

/** A copy of twice the length. */
export function grown(array: Int32Array): Int32Array {
  const copy = new Int32Array(2 * array.length);
  copy.set(array);
  return copy;
}
